/** Compare: three and more articles. The base text in full, and with each sentence what every other makes of it. */
import { html, nothing } from 'lit/html.js';
import { icon } from '../ui/icons.js';
import { dateLine, dotted, outlet } from '../ui/words.js';
import { matrixTable } from './compare-matrix.js';
import { pieces } from './compare-model.js';
import { comparedIds } from '../state/question.js';
import { t } from '../strings.js';

/** @import {Comparison, Row} from '../protocol.d.ts' */
/** @import {Context} from './context.js' */

/** @param {number} index @returns {string} A for the base, B, C, ...; numbers after Z */
export const letter = (index) => (index < 26 ? String.fromCharCode(65 + index) : `#${index + 1}`);

/** @param {number} index */
export const badge = (index) => html`<b class="ab ${index < 2 ? 'ab'[index] : 'more'}">${letter(index)}</b>`;

/** @typedef {Row & {alike: boolean}} Told a row, and whether every article has it in the same words */

/** @param {Comparison} comparison @returns {Told[]} */
export const toldRows = ({ rows }) =>
  rows.map((row) => ({ ...row, alike: row.label.every((label) => label === 'same') && !row.moved.includes(true) }));

/** @param {Context} context @param {Comparison} comparison @param {Told[]} rows */
export function several(context, comparison, rows) {
  const { state, ui } = context;
  const hidden = state.hide.includes('same') ? rows.filter(({ alike }) => alike).length : 0;
  return html`<ol class="several" aria-label=${t.compare.severalRows}>${rows.map((row, index) =>
    row.alike && state.hide.includes('same') ? nothing : rowView(comparison, row, index, index === ui.row),
  )}</ol>${hidden ? html`<p class="meta">${t.compare.hidden(hidden)}</p>` : nothing}`;
}

/** @param {Context} context @param {Comparison} comparison */
export function severalHeads(context, comparison) {
  const { articles, similarity, relation } = comparison;
  return html`<ol class="sev-heads">${articles.map(
    ({ head, words }, index) => html`<li class=${index ? '' : 'base'}>
      <p class="st-l">${badge(index)}${dotted([outlet(head), dateLine(head.published)])}</p>
      <h2 dir="auto"><a href=${context.store.href({ view: 'read', id: head.id, at: '', says: '' })}>${head.headline}</a></h2>
      <p class="meta">${index ? dotted([t.compare.shareOfBase(similarity[index - 1] ?? 0, shorter(comparison, index)), relation[index - 1] ?? '']) : dotted([t.compare.base, t.words(words)])}</p>
      <p class="sev-b">${index ? button(context, t.compare.makeBase, [head.id, ...without(context, head.id)]) : nothing}
        ${articles.length > 2 ? button(context, t.compare.takeOut(letter(index)), without(context, head.id)) : nothing}</p></li>`,
  )}</ol>
  <details class="sev-matrix"><summary>${t.compare.matrix}${icon('down', 'chev')}</summary>
    ${matrixTable(context, articles.map(({ head }) => head), comparison.shares)}</details>`;
}

/** @param {Comparison} comparison @param {number} index @returns {string} which of the base and another is counted */
const shorter = ({ articles }, index) => ((articles[index]?.words ?? 0) <= (articles[0]?.words ?? 0) ? letter(index) : 'A');

/** @param {Context} context @param {string} id */
const without = ({ state }, id) => comparedIds(state).filter((other) => other !== id);

/** @param {Context} context @param {string} label @param {string[]} ids */
const button = ({ store }, label, [a = '', b = '', ...also]) =>
  html`<button class="btn link" type="button" @click=${() => store.go({ a, b, also }, { keepScroll: true })}>${label}</button>`;

/** @param {Comparison} comparison @param {Told} row @param {number} index @param {boolean} current */
function rowView(comparison, row, index, current) {
  const others = comparison.articles.slice(1).map((_, place) => place + 1);
  const has = (/** @type {number} */ article) => (row.of[article]?.length ?? 0) > 0;
  const based = has(0);
  const same = others.filter((other) => row.label[other - 1] === 'same');
  const shown = others.filter((other) => has(other) && row.label[other - 1] !== 'same');
  const absent = others.filter((other) => !has(other));
  return html`<li class="sev ${row.alike ? 'alike' : ''} ${based ? '' : 'added'} ${current ? 'current' : ''}" id=${`row-${index}`} tabindex="-1">
    <div class="sev-a">${based ? sentence(comparison, row, 0) : html`<p class="meta">${t.compare.notInBase}</p>`}</div>
    <div class="sev-o">
      ${same.length ? html`<p class="sev-n">${same.map(badge)}${icon('same')}${t.compare.gutter.same}${same.some((other) => row.moved[other]) ? `, ${t.compare.gutter.moved}` : nothing}</p>` : nothing}
      ${shown.map(
        (other) => html`<div class="sev-x"><p class="sev-n">${badge(other)}${icon(based ? 'edited' : 'plus')}${based ? t.compare.gutter.edited : t.compare.adds}${row.moved[other] ? `, ${t.compare.gutter.moved}` : nothing}</p>${sentence(comparison, row, other)}</div>`,
      )}
      ${based && absent.length ? html`<p class="sev-n drops">${absent.map(badge)}${t.compare.leavesOut(absent.length)}</p>` : nothing}
    </div></li>`;
}

/** Sentences of an article in a row, which need not stand together. @param {Comparison} comparison @param {Row} row @param {number} index */
function sentence({ articles }, row, index) {
  const article = articles[index];
  if (!article) return nothing;
  const changes = row.changes[index] ?? [];
  return html`<p dir="auto" lang=${article.head.language || nothing}>${(row.of[index] ?? []).map((number) => {
    const span = article.sentences[number] ?? [0, 0];
    return html`<span class="sev-s"><span class="bn" aria-hidden="true">${number + 1}</span>${pieces(article.text, span, changes).map(({ text, changed }) =>
      changed ? (index ? html`<ins class="wb">${text}</ins>` : html`<del class="wa">${text}</del>`) : text,
    )}</span> `;
  })}</p>`;
}
