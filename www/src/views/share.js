/** Save and share: what the view on screen shows, as files, as a reference, as a link, and inside another page. */
import { html, nothing } from 'lit/html.js';
import { annotations } from '../export/annotation.js';
import { chartPng, chartSvg } from '../export/chart.js';
import { bibtex, csl, plain } from '../export/cite.js';
import { csv } from '../export/csv.js';
import { linesOf } from '../export/rows.js';
import { timelineJs } from '../export/timelinejs.js';
import { copy } from '../ui/copy.js';
import { modal } from '../ui/dialog.js';
import { fileName, save } from '../ui/save.js';
import { embedding } from './embedding.js';
import { t } from '../strings.js';

/** @import {ArticleView, EntityView, Explored} from '../protocol.d.ts' */
/** @import {Context} from './context.js' */

/** The charts that can be saved, the first that is on screen. */
const CHARTS = '.tl-svg, .life svg.fluid, .net-svg, .reach svg.fluid';

/** @param {Context} context */
export function shareDialog(context) {
  const { store, ui } = context;
  return modal({
    id: 'share',
    title: t.share.title,
    open: ui.dialog === 'share',
    closed: () => store.ui.dialog === 'share' && store.setUi({ dialog: '' }),
    content: () => content(context),
  });
}

/** @param {Context} context */
function content(context) {
  const { state, data } = context;
  const article = /** @type {ArticleView | null} */ (state.view === 'read' ? (data.main?.value ?? null) : null);
  const page = location.href;
  return html`<div class="share-g">
    <section><h3>${t.share.link}</h3>${copyable(context, page, t.share.linkHelp)}</section>
    ${
      article
        ? html`<section><h3>${t.share.cite}</h3>
      ${copyable(context, plain(article, page), '')}
      <p class="share-b">${button(t.share.bibtex, () => keep(context, 'bib', bibtex(article, page)))}${button(t.share.csl, () => keep(context, 'csl.json', `${JSON.stringify([csl(article, page)], null, 2)}\n`))}</p></section>`
        : nothing
    }
    ${data.main?.value ? files(context) : nothing}
    ${embedding(context)}</div>`;
}

/** @param {string} label @param {() => unknown} act */
const button = (label, act) => html`<button class="btn" type="button" @click=${act}>${label}</button>`;

/** A text that is selected when it is reached, with a button that copies it. @param {Context} context @param {string} text @param {unknown} help */
export const copyable = ({ say }, text, help) => html`<p class="copyable"><textarea readonly rows="2" aria-label=${t.share.text}
      @focus=${(/** @type {Event} */ event) => /** @type {HTMLTextAreaElement} */ (event.target).select()} .value=${text}></textarea>
    ${button(t.share.copy, async () => say((await copy(text)) ? t.share.copied : t.search.copyFailed))}</p>
  ${help ? html`<p class="meta">${help}</p>` : nothing}`;

/** @param {Context} context */
function files(context) {
  const { view } = context.state;
  const chart = document.querySelector(CHARTS);
  return html`<section><h3>${t.share.files}</h3><p class="meta">${t.share.filesHelp}</p><p class="share-b">
    ${button(t.save.csv, () => table(context, 'csv'))}${button(t.save.json, () => table(context, 'json'))}
    ${view === 'read' ? button(t.share.annotations, () => keep(context, 'annotations.jsonld', lines(annotations(context.data.main?.value)))) : nothing}
    ${view === 'explore' || view === 'entity' ? button(t.share.timelineJs, () => timelineFile(context)) : nothing}
    ${chart instanceof SVGSVGElement ? html`${button(t.share.svg, () => keep(context, 'svg', chartSvg(chart).svg))}${button(t.share.png, async () => keep(context, 'png', await chartPng(chartSvg(chart))))}` : nothing}
    ${button(t.share.print, () => (context.store.setUi({ dialog: '' }), setTimeout(print, 200)))}</p></section>`;
}

/** @param {object[]} list one line each, as the command line writes them */
const lines = (list) => list.map((item) => `${JSON.stringify(item)}\n`).join('');

/** @param {Context} context @returns {string} what the file is about */
function titleOf({ state, data, corpus }) {
  const value = data.main?.value;
  if (state.view === 'read') return value.head.headline;
  if (state.view === 'entity') return value.name;
  if (state.view === 'compare') return `${state.a} ${state.b}`;
  return state.view === 'explore' ? corpus.title : `${corpus.title} ${state.view}`;
}

/** @param {Context} context @param {string} ending @param {string | Blob} content */
function keep(context, ending, content) {
  const name = fileName(titleOf(context), ending);
  save(name, content);
  context.say(t.save.saved(name));
}

/** @param {Context} context @param {'csv' | 'json'} ending */
async function table(context, ending) {
  const { lines: all, value } = await linesOf(context.state, context.data, context.ask);
  if (ending === 'csv') return keep(context, 'csv', csv(all));
  // A comparison and an article say more than fits into lines.
  const whole = context.state.view === 'compare' || context.state.view === 'read' ? { ...value, op: undefined } : all;
  keep(context, 'json', `${JSON.stringify(whole, null, 2)}\n`);
}

/** @param {Context} context */
async function timelineFile(context) {
  const { value } = await linesOf(context.state, context.data, context.ask);
  const { corpus, state } = context;
  const explored = /** @type {Explored} */ (value);
  const entity = /** @type {EntityView} */ (value);
  const heads = state.view === 'entity' ? entity.articles.map(({ head }) => head) : explored.hits.map(({ head }) => head);
  const events = state.view === 'entity' ? [] : explored.timeline.events;
  const file = timelineJs(titleOf(context), corpus.description, heads, events, t.timeline.events);
  keep(context, 'timeline.json', `${JSON.stringify(file, null, 2)}\n`);
}
