/** Quotes and Figures: everything that the matching articles say of one sort, as a table that sorts and finds. */
import { html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { csv } from '../export/csv.js';
import { linkWith } from '../state/passage.js';
import { PAGE } from '../state/keys.js';
import { icon } from '../ui/icons.js';
import { fileName, save } from '../ui/save.js';
import { dateLine, outlet } from '../ui/words.js';
import { failure, problems, waiting } from './notices.js';
import { rail } from './rail.js';
import { search } from './search.js';
import { COLUMNS, arranged, exported, kindsOf, nextOrder, rowsOf } from './statement-model.js';
import { number, t } from '../strings.js';

/** @import {Explored, FigureView, Statements} from '../protocol.d.ts' */
/** @import {Context} from './context.js' */
/** @import {Column, Row} from './statement-model.js' */

/** Rows on screen at first, and how many more "show more" brings. */
const FIRST = 60;
const MORE = 120;

/** @param {Context} context */
export function statements(context) {
  const { data, state } = context;
  const figures = state.view === 'figures';
  /** @type {Explored | null} */
  const explored = data.main?.value ?? null;
  const failed = [data.main, data.told].find((answer) => answer?.status === 'failed');
  return html`<header class="names-head"><h1>${figures ? t.tables.figures : t.tables.quotes}</h1>
      <p class="standfirst">${figures ? t.tables.figuresText : t.tables.quotesText}</p></header>
    ${problems(context)}
    ${
      failed
        ? failure(context, failed.error)
        : explored
          ? html`<div class="cols">${rail(context, explored)}<div class="stage">${search(context, explored)}${body(context, figures)}</div></div>`
          : waiting()
    }`;
}

/** @param {Context} context @param {boolean} figures */
function body(context, figures) {
  const { data, state } = context;
  /** @type {Statements | null} */
  const value = data.told?.value ?? null;
  if (!value) return waiting();
  const all = rowsOf(value);
  const left = arranged(all, state);
  const done = data.told?.status === 'ready';
  return html`<section class="list told" id="list" aria-labelledby="ls-h">
    <div class="sec-head"><h2 id="ls-h" tabindex="-1">${t.tables.rows(left.length, figures)}
        <span>${left.length < all.length ? t.tables.ofAll(all.length) : t.tables.inArticles(value.heads.length)}</span></h2>
      ${tools(context, all, left, figures)}</div>
    ${done ? nothing : html`<p class="note" role="status">${t.tables.reading(Math.min(value.articles, value.heads.length), value.articles)}</p>`}
    ${left.length ? table(context, left, figures) : done ? html`<p class="note" role="status">${all.length ? t.tables.noneFound : t.tables.none}</p>` : nothing}
  </section>`;
}

/** @param {Context} context @param {Row[]} all @param {Row[]} left @param {boolean} figures */
function tools(context, all, left, figures) {
  const { state, store, say, corpus } = context;
  /** @type {Record<string, string>} */
  const names = figures ? t.tables.statuses : t.tables.kinds;
  const kinds = [...kindsOf(all)].filter(([kind]) => kind !== '');
  const name = `${corpus.title} ${figures ? t.tables.figures : t.tables.quotes}`;
  const keep = (/** @type {'csv' | 'json'} */ ending) => () => {
    const rows = left.map(exported);
    const file = fileName(name, ending);
    save(file, ending === 'csv' ? csv(rows) : `${JSON.stringify(rows, null, 2)}\n`);
    say(t.save.saved(file));
  };
  return html`<div class="list-tools">
    <label class="typeahead"><span class="vh">${t.tables.find}</span><input id="find" type="search" autocomplete="off"
        spellcheck="false" placeholder=${t.tables.find} .value=${live(state.find)}
        @input=${(/** @type {Event} */ event) => store.go({ find: /** @type {HTMLInputElement} */ (event.target).value, shown: PAGE }, { replace: state.find !== '' })}></label>
    <label class="sel">${t.tables.only}<select @change=${(/** @type {Event} */ event) => store.go({ only: /** @type {HTMLSelectElement} */ (event.target).value, shown: PAGE })}>
      <option value="" .selected=${live(state.only === '')}>${t.tables.all}</option>
      ${kinds.map(([kind, n]) => html`<option value=${kind} .selected=${live(kind === state.only)}>${names[kind] ?? kind} (${number(n)})</option>`)}
    </select>${icon('down')}</label>
    ${left.length ? html`<button class="btn" type="button" @click=${keep('csv')}>${t.save.csv}</button><button class="btn" type="button" @click=${keep('json')}>${t.save.json}</button>` : nothing}
  </div>`;
}

/** @param {Context} context @param {Row[]} left @param {boolean} figures */
function table(context, left, figures) {
  const { state, store } = context;
  const columns = COLUMNS[figures ? 'figures' : 'quotes'];
  const shown = Math.max(FIRST, state.shown);
  const cells = figures ? figureCells : quoteCells;
  return html`<div class="told-scroll" tabindex="0" role="group" aria-label=${figures ? t.tables.figures : t.tables.quotes}><table class=${figures ? 'tt figures' : 'tt quotes'}>
      <thead><tr>${columns.map((column) => head(context, column))}</tr></thead>
      <tbody>${left.slice(0, shown).map((row) => html`<tr><td class="t-when">${dateLine(row.head.published)}</td>${cells(context, row)}<td class="t-src"><a
            href=${store.href({ view: 'read', id: row.head.id, at: '', says: '' })} title=${row.head.headline}>${outlet(row.head)}</a></td></tr>`)}</tbody></table></div>
    ${left.length > shown ? html`<p class="after"><button class="btn" type="button"
        @click=${() => store.go({ shown: shown + MORE }, { replace: true })}>${t.more(Math.min(MORE, left.length - shown))}</button></p>` : nothing}`;
}

/** @param {Context} context @param {Column} column */
function head({ state, store }, column) {
  const now = state.order.replace('-', '') === column;
  const down = state.order.startsWith('-');
  const name = t.tables.columns[column];
  return html`<th scope="col" aria-sort=${now ? (down ? 'descending' : 'ascending') : nothing}><button class="th" type="button"
      title=${t.tables.sortBy(name)} @click=${() => store.go({ order: nextOrder(state.order, column) }, { replace: true })}>${name}<span
      aria-hidden="true">${now ? (down ? '↓' : '↑') : ''}</span></button></th>`;
}

/** Address of the row's sentence. @param {Context} context @param {Row} row */
const sentenceLink = ({ store }, { told, head: of }) =>
  store.href({ view: 'read', id: of.id, ...linkWith(told.hash, told.at, told.sentence) });

/** @param {Context} context @param {Row} row */
function quoteCells(context, row) {
  const { quote, text } = row.told;
  const who = quote?.key
    ? html`<a href=${context.store.href({ view: 'entity', entity: quote.key })}>${quote.speaker}</a>`
    : (quote?.speaker ?? html`<span class="meta">${t.read.unattributed}</span>`);
  return html`<td class="t-who" dir="auto">${who}</td><td class="t-words" lang=${row.head.language || nothing} dir="auto"><a
      href=${sentenceLink(context, row)}>${quote?.kind === 'indirect' ? text : `“${text}”`}</a></td>`;
}

/** @param {Context} context @param {Row} row */
function figureCells(context, row) {
  const { figure, sentence, text, at } = row.told;
  const from = Math.max(0, (figure?.start ?? 0) - at[0]);
  const { counts, status, of } = row.by;
  /** @type {Record<string, string>} */
  const statuses = t.tables.statuses;
  return html`<td class="t-words" lang=${row.head.language || nothing} dir="auto"><a href=${sentenceLink(context, row)}><b>${text}</b></a>
      ${bounds(figure)}<span class="t-in">${sentence.slice(0, from)}<b>${text}</b>${sentence.slice(from + text.length)}</span></td>
    <td dir="auto">${counts ?? ''}</td><td>${status ? (statuses[status] ?? status) : ''}</td><td dir="auto">${of ?? ''}</td>`;
}

/** What a vague figure allows, where it is not one number. @param {FigureView | null} figure */
function bounds(figure) {
  if (!figure || figure.value !== null) return nothing;
  const { low, high } = figure;
  if (low !== null && high !== null) return html`<span class="meta">${number(low)}–${number(high)}</span>`;
  if (low !== null) return html`<span class="meta">${t.tables.atLeast(number(low))}</span>`;
  return high !== null ? html`<span class="meta">${t.tables.atMost(number(high))}</span>` : nothing;
}
