/** Words: every place of what is searched with what stands around it, its neighbors, and what sets the articles apart. */
import { html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { csv } from '../export/csv.js';
import { ofContext } from '../export/rows.js';
import { LINES, wordsOf } from '../state/question.js';
import { linkWith } from '../state/passage.js';
import { icon } from '../ui/icons.js';
import { countBar } from '../ui/meter.js';
import { fileName, save } from '../ui/save.js';
import { dateLine, outlet } from '../ui/words.js';
import { failure, problems, waiting } from './notices.js';
import { rail } from './rail.js';
import { search } from './search.js';
import { number, t } from '../strings.js';

/** @import {Apart, Beside, Explored, InContext, Line} from '../protocol.d.ts' */
/** @import {Context} from './context.js' */

/** How lines are sorted: values of the key `order`. */
const ORDERS = /** @type {const} */ (['when', 'before', 'after']);

/** @param {Context} context */
export function words(context) {
  const { data } = context;
  /** @type {Explored | null} */
  const explored = data.main?.value ?? null;
  const failed = [data.main, data.context].find((answer) => answer?.status === 'failed');
  return html`<header class="names-head"><h1>${t.inContext.title}</h1><p class="standfirst">${t.inContext.standfirst}</p></header>
    ${problems(context)}
    ${
      failed
        ? failure(context, failed.error)
        : explored
          ? html`<div class="cols">${rail(context, explored)}<div class="stage">${search(context, explored)}${body(context)}</div></div>`
          : waiting()
    }`;
}

/** @param {Context} context */
function body(context) {
  const { data, state } = context;
  const found = data.context?.value ?? null;
  if (!found) return waiting();
  const asked = state.q.trim() !== '';
  return html`<div class="in-context">
    ${asked ? lines(context, found) : found.apart.length ? nothing : html`<p class="note" role="status">${t.inContext.ask}</p>`}
    <div class="word-lists">
      ${found.total ? beside(context, found.beside) : nothing}
      ${asked || found.apart.length ? apart(context, found.apart) : nothing}
    </div></div>`;
}

/** @param {Context} context @param {InContext} found */
function lines(context, found) {
  const { state, store } = context;
  if (!found.total) return html`<p class="note" role="status">${t.inContext.none}</p>`;
  const rest = found.total - found.lines.length;
  const order = ORDERS.find((name) => name === state.order) ?? 'when';
  return html`<section class="list told" id="list" aria-labelledby="ls-h">
    <div class="sec-head"><h2 id="ls-h" tabindex="-1">${t.inContext.places(found.total)} <span>${t.inContext.inArticles(found.articles)}</span></h2>
      <div class="list-tools"><label class="sel">${t.inContext.order}<select
          @change=${(/** @type {Event} */ event) => store.go({ order: /** @type {HTMLSelectElement} */ (event.target).value }, { replace: true })}>
        ${ORDERS.map((name) => html`<option value=${name} .selected=${live(name === order)}>${t.inContext.orders[name]}</option>`)}
      </select>${icon('down')}</label>
      <button class="btn" type="button" @click=${() => void keep(context, found)}>${t.save.csv}</button></div></div>
    <div class="told-scroll" tabindex="0" role="region" aria-labelledby="ls-h"><table class="tt kwic">
      <thead><tr><th scope="col">${t.inContext.before}</th><th scope="col">${t.inContext.word}</th><th
            scope="col">${t.inContext.after}</th><th scope="col">${t.inContext.source}</th></tr></thead>
      <tbody>${found.lines.map((line) => row(context, found, line))}</tbody></table></div>
    ${
      rest > 0
        ? html`<p class="after"><button class="btn" type="button"
            @click=${() => store.go({ shown: found.lines.length + LINES }, { replace: true })}>${t.more(Math.min(LINES, rest))}</button></p>`
        : nothing
    }</section>`;
}

/** @param {Context} context @param {InContext} found @param {Line} line */
function row({ store }, found, { of, left, found: words, right, at, sentence, hash }) {
  const head = found.heads[of];
  if (!head) return nothing;
  const link = store.href({ view: 'read', id: head.id, ...linkWith(hash, at, sentence) });
  const lang = head.language || nothing;
  // Isolated, so that the end of what stands before is cut off, not its beginning.
  return html`<tr><td class="k-left" lang=${lang}><span dir="auto">${left}</span></td><td class="k-word" lang=${lang} dir="auto"><a
      href=${link}>${words}</a></td><td class="k-right" lang=${lang} dir="auto">${right}</td><td class="t-src"><a
      href=${store.href({ view: 'read', id: head.id, at: '', says: '' })} title=${head.headline}>${outlet(head)}</a> <span
      class="meta">${dateLine(head.published)}</span></td></tr>`;
}

/** Every line, not only those on screen. @param {Context} context @param {InContext} found */
async function keep(context, found) {
  const asked = wordsOf(context.state);
  if (!asked) return;
  const all = found.lines.length < found.total ? await context.ask({ ...asked, limit: found.total }) : found;
  const file = fileName(`${context.corpus.title} ${t.inContext.title} ${context.state.q}`, 'csv');
  save(file, csv(ofContext(all)));
  context.say(t.save.saved(file));
}

/** @param {Context} context @param {string} word */
const follow = ({ store }, word) => html`<a dir="auto" href=${store.href({ q: word })} aria-label=${t.inContext.follow(word)}>${word}</a>`;

/** @param {Context} context @param {Beside[]} list */
function beside(context, list) {
  const most = Math.max(1, ...list.map(({ lines: n }) => n));
  return html`<section aria-labelledby="beside-h"><h2 id="beside-h">${t.inContext.beside}</h2><p class="meta">${t.inContext.besideText}</p>
    ${
      list.length
        ? html`<table class="tt"><thead><tr><th scope="col">${t.inContext.word}</th><th scope="col" class="num">${t.inContext.near}</th><th
            scope="col" class="num">${t.inContext.inAll}</th></tr></thead><tbody>${list.map(
              ({ word, lines: n, articles }) => html`<tr><th scope="row">${follow(context, word)}${countBar(n / most, n / most)}</th><td
              class="num">${number(n)}</td><td class="num">${number(articles)}</td></tr>`,
            )}</tbody></table>`
        : html`<p>${t.inContext.besideNone}</p>`
    }</section>`;
}

/** @param {Context} context @param {Apart[]} list */
function apart(context, list) {
  const most = Math.max(1, ...list.map(({ inside }) => inside));
  return html`<section aria-labelledby="apart-h"><h2 id="apart-h">${t.inContext.apart}</h2><p class="meta">${t.inContext.apartText}</p>
    ${
      list.length
        ? html`<table class="tt"><thead><tr><th scope="col">${t.inContext.word}</th><th scope="col" class="num">${t.inContext.inside}</th><th
            scope="col" class="num">${t.inContext.outside}</th></tr></thead><tbody>${list.map(
              ({ word, inside, outside }) => html`<tr><th scope="row">${follow(context, word)}${countBar(inside / most, inside / most)}</th><td
              class="num">${number(inside)}</td><td class="num">${number(outside)}</td></tr>`,
            )}</tbody></table>`
        : html`<p>${t.inContext.apartNone}</p>`
    }</section>`;
}
