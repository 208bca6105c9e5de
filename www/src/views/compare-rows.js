/** The aligned sentences of two articles. State is written in each row; shapes and ribbons only repeat it. */
import { html, nothing } from 'lit/html.js';
import { ref } from 'lit/directives/ref.js';
import { icon } from '../ui/icons.js';
import { drawRibbons } from '../ui/ribbons.js';
import { pieces, unify } from './compare-model.js';
import { t } from '../strings.js';

/** @import {ComparedArticle} from '../protocol.d.ts' */
/** @import {Context} from './context.js' */
/** @import {Shown} from './compare-model.js' */

/** @typedef {[ComparedArticle, ComparedArticle]} Pair */

/** @param {Context} context @param {Pair} pair @param {Shown[]} rows */
export function rowsView(context, pair, rows) {
  const { state, ui } = context;
  const shown = rows.filter((row) => !state.hide.includes(row.state));
  return html`<div class="cmp ${state.layout}" ${ref(drawRibbons)}><svg class="ribbons" aria-hidden="true"></svg>
    <ol>${shown.map((row) => rowView(pair, row, rows.indexOf(row), rows.indexOf(row) === ui.row))}</ol>
    ${shown.length < rows.length ? html`<p class="meta">${t.compare.hidden(rows.length - shown.length)}</p>` : nothing}</div>`;
}

/** @param {Pair} pair @param {Shown} row @param {number} index @param {boolean} current */
function rowView(pair, row, index, current) {
  const side = row.state !== 'moved' ? '' : row.a.length ? 'ma' : 'mb';
  const twin = row.state === 'moved' ? `twin-${(row.a.length ? row.a : row.twin)[0]}` : '';
  return html`<li class="row ${row.state} ${side} ${row.edited ? 'is-edited' : ''} ${current ? 'current' : ''}"
        id=${`row-${index}`} data-twin=${twin || nothing} tabindex="-1">
    ${row.a.length ? block(pair, row, 'a') : nothing}
    ${row.state === 'onlya' || row.state === 'onlyb' ? nothing : html`<div class="gut"><span
          class="tag">${icon(row.state)}<span>${row.state === 'moved' && row.edited ? t.compare.movedEdited : t.compare.gutter[row.state]}</span></span></div>`}
    ${row.b.length ? block(pair, row, 'b') : nothing}
    ${row.state === 'edited' ? unified(pair, row) : nothing}</li>`;
}

/** @param {ComparedArticle} article @param {number[]} sentences @returns {[number, number]} */
function spanOf(article, sentences) {
  const first = article.sentences[sentences[0] ?? 0];
  const last = article.sentences[sentences.at(-1) ?? 0];
  return [first?.[0] ?? 0, last?.[1] ?? 0];
}

/** @param {Pair} pair @param {Shown} row @param {'a' | 'b'} side */
function block(pair, row, side) {
  const index = side === 'a' ? 0 : 1;
  const article = pair[index];
  const sentences = row[side];
  const only = row.state === `only${side}`;
  const changes = row.edited ? row.changes[index] : [];
  return html`<div class="blk ${side}"><span class="bn" aria-hidden="true">${(sentences[0] ?? 0) + 1}</span>
    ${only ? html`<p class="only"><b
          class="ab ${side}">${side.toUpperCase()}</b>${t.compare.states[row.state].name}</p>` : nothing}
    <p dir="auto" lang=${article.head.language || nothing}>${pieces(
      article.text,
      spanOf(article, sentences),
      changes,
    ).map(({ text, changed }) =>
      changed ? (side === 'a' ? html`<del class="wa">${text}</del>` : html`<ins class="wb">${text}</ins>`) : text,
    )}
      ${row.state === 'moved' ? twinLink(row, side) : nothing}</p></div>`;
}

/** @param {Shown} row @param {'a' | 'b'} side */
function twinLink(row, side) {
  const twin = `twin-${(side === 'a' ? row.a : row.twin)[0]}`;
  const other = side === 'a' ? 'mb' : 'ma';
  const number = (row.twin[0] ?? 0) + 1;
  return html`<button class="mvl" type="button" @click=${() => {
    const element = document.querySelector(`.row.${other}[data-twin="${twin}"]`);
    element?.scrollIntoView({ block: 'center' });
    if (element instanceof HTMLElement) element.focus({ preventScroll: true });
  }}>${icon('moved')}${side === 'a' ? t.compare.inB(number) : t.compare.inA(number)}</button>`;
}

/** Both versions in one line, for narrow pages and the unified layout. @param {Pair} pair @param {Shown} row */
function unified([a, b], row) {
  const mixed = unify(
    pieces(a.text, spanOf(a, row.a), row.changes[0]),
    pieces(b.text, spanOf(b, row.b), row.changes[1]),
  );
  return html`<div class="blk u"><p dir="auto">${mixed.map(({ text, side }) =>
    side === 'a'
      ? html`<del class="wa"><b class="abx">A</b>${text}</del>`
      : side === 'b'
        ? html`<ins class="wb"><b class="abx">B</b>${text}</ins>`
        : text,
  )}</p></div>`;
}
