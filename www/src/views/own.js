/** Your articles: drop, choose or paste; then a report for each file. */
import { html, nothing, svg } from 'lit/html.js';
import { filesOf, inOrder } from '../own.js';
import { icon } from '../ui/icons.js';
import { at, pct } from '../ui/meter.js';
import { t } from '../strings.js';

/** @import {Context, FileReport} from './context.js' */

/** @param {Context} context */
export function own(context) {
  const { own: mine } = context;
  return html`<div class="drop-all" @dragover=${(/** @type {DragEvent} */ event) => hover(context, event)}
      @dragleave=${(/** @type {DragEvent} */ event) => leave(context, event)}
            @drop=${(/** @type {DragEvent} */ event) => drop(context, event)}>
    ${mine.over ? html`<section class="dz over"><p
          class="dz-over"><b>${t.own.over}</b><span>${t.own.privacy}</span></p></section>` : zone(context)}
    ${mine.progress ? progress(context, mine.progress) : nothing}
    ${!mine.progress && (mine.reports.length || mine.note) ? report(context) : nothing}
    ${mine.over || mine.progress ? nothing : paste(context)}
  </div>`;
}

/** @param {Context} context */
const zone = (context) => html`<section class="dz" aria-labelledby="d1">
  ${falling()}
  <div class="dz-in"><h1 id="d1">${t.own.title}</h1><p class="standfirst">${t.own.standfirst}</p>
    <p class="dz-act">${picker(context, t.own.folder, 'primary', true)}${picker(context, t.own.files, 'lg', false)}
      <a href=${context.store.href({ view: 'explore' })}>${t.own.open(context.corpus.title)}</a></p>
    <ul class="dz-f"><li>${icon('lock')}${t.own.privacy}</li><li>${t.own.formats}</li></ul></div></section>`;

/** A button over a file field, because fields cannot be styled. @param {Context} context @param {string} label @param {string} look @param {boolean} folder */
const picker = (
  context,
  label,
  look,
  folder,
) => html`<label class="btn ${look} file">${label}<input class="vh" type="file" multiple ?webkitdirectory=${folder}
  @change=${(/** @type {Event} */ event) => choose(context, /** @type {HTMLInputElement} */ (event.target))}></label>`;

/** @param {Context} context @param {HTMLInputElement} field */
function choose(context, field) {
  const files = [...(field.files ?? [])].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
  field.value = '';
  void context.own.add(inOrder(files));
}

/** @param {Context} context @param {DragEvent} event */
function hover(context, event) {
  if (!event.dataTransfer?.types.includes('Files')) return;
  event.preventDefault();
  context.own.hover(true);
}

/** @param {Context} context @param {DragEvent} event */
function leave(context, event) {
  const to = /** @type {Node | null} */ (event.relatedTarget);
  if (!to || !(/** @type {Node} */ (event.currentTarget).contains(to))) context.own.hover(false);
}

/** @param {Context} context @param {DragEvent} event */
async function drop(context, event) {
  if (!event.dataTransfer) return;
  event.preventDefault();
  context.own.hover(false);
  await context.own.add(await filesOf(event.dataTransfer));
}

/** @param {Context} context @param {{done: number, total: number}} progress */
function progress({ own: mine }, { done, total }) {
  return html`<section class="ix"><div class="sec-head"><h2 role="status">${t.own.reading(done + 1, total)}</h2>
      <p class="ix-act"><button class="btn" type="button" @click=${mine.stop}>${t.own.stop}</button></p></div>
    <progress class="pbar" max=${total} .value=${done} aria-label=${t.own.reading(done + 1, total)}></progress></section>`;
}

/** @param {Context} context */
function report({ own: mine, store }) {
  const { reports } = mine;
  const articles = reports.reduce((sum, file) => sum + file.articles, 0);
  const look = reports.filter(({ notes }) => notes.length).length;
  if (!reports.length) return html`<p class="note" role="status">${mine.note}</p>`;
  if (!articles)
    return html`<section class="er soft"><p
          class="er-m">${icon('unknown')}</p><div><h2>${t.own.nothing}</h2><p>${t.own.nothingText}</p>${table(reports)}</div></section>`;
  return html`<section class="ix"><div class="sec-head"><h2 role="status">${t.own.done(articles, reports.length)}</h2>
      <p class="ix-act"><a class="btn primary" href=${store.href({ view: 'explore' })}>${t.own.explore}</a></p></div>
    ${mine.stopped ? html`<p class="note">${t.own.stopped}</p>` : nothing}
    <p class="meta">${look ? `${t.own.look(look)}, ` : ''}${t.own.clean(reports.length - look)}</p>${table(reports)}</section>`;
}

/** Files that need a look come first. @param {FileReport[]} reports */
function table(reports) {
  const order = [...reports].sort((a, b) => Number(b.lost) - Number(a.lost) || b.notes.length - a.notes.length);
  return html`<table class="pt"><caption class="vh">${t.own.report}</caption><thead
        class="vh"><tr><th>${t.own.columns.kind}</th><th>${t.own.columns.file}</th><th>${t.own.columns.what}</th></tr></thead>
    <tbody>${order.map(({ name, articles, lost, notes }) => {
      const [kind, mark, word] = lost
        ? ['err', 'x', t.own.skipped]
        : notes.length
          ? ['warn', 'warn', t.own.check]
          : ['info', 'check', t.own.added];
      return html`<tr class=${kind}><td class="pk"><span>${icon(mark)}${word}</span></td><th scope="row">${name}</th>
        <td>${lost ? nothing : t.own.articlesAdded(articles)}${notes.map((note, index) => html`${lost && !index ? '' : html`<br>`}${note}`)}</td></tr>`;
    })}</tbody></table>`;
}

/** @param {Context} context */
const paste = (context) => html`<details class="paste"><summary>${t.own.paste}${icon('down', 'chev')}</summary>
  <form @submit=${(/** @type {SubmitEvent} */ event) => pasted(context, event)}>
    <label>${t.own.pasteTitle}<textarea name="text" rows="9" required></textarea></label>
    <p class="meta">${t.own.pasteHelp}</p>
    <p class="paste-act"><label>${t.own.pasteName} <input type="text" name="name" autocomplete="off"
          placeholder=${t.own.pastePlaceholder}></label>
      <button class="btn primary" type="submit">${t.own.add}</button></p></form></details>`;

/** @param {Context} context @param {SubmitEvent} event */
function pasted(context, event) {
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.target);
  const fields = new FormData(form);
  const name = String(fields.get('name') || t.own.pastePlaceholder).replace(/[/\\]/g, '-');
  form.reset();
  void context.own.add([{ name: `${name}.txt`, file: new Blob([String(fields.get('text'))]) }]);
}

/** Sheets falling onto a line: the stated ones onto points, the others onto ranges. */
const SHEETS = /** @type {const} */ ([
  [6, 22, -14, 0],
  [13, 58, 8, 1],
  [21, 34, -6, 1],
  [27, 74, 4, 0],
  [35, 18, 12, 1],
  [41, 56, -8, 1],
  [49, 40, 6, 0],
  [56, 76, -4, 1],
  [63, 26, 14, 1],
  [70, 62, -10, 0],
  [77, 36, 8, 1],
  [85, 66, -6, 1],
  [92, 30, 10, 0],
]);

const falling =
  () => html`<svg class="fluid fall" width="100%" height="118" aria-hidden="true"><line class="axis" x1="0" x2="100%"
        y1="112" y2="112"/>
  ${SHEETS.map(
    ([x, y, turn, stated]) => svg`<line class="drop-l" x1=${pct(x / 100)} x2=${pct(x / 100)} y1=${y + 14} y2="112"/>
    ${at(x / 100, y, svg`<g transform=${`rotate(${turn})`}><rect class=${stated ? 'sh' : 'sh o'} x="-6.5" y="-9" width="13"
          height="18" rx="1.5"/></g>`)}
    ${stated ? at(x / 100, 112, svg`<circle class="pt" r="2.5"/>`) : svg`<line class="r" x1=${pct(x / 100 - 0.026)}
          x2=${pct(x / 100 + 0.026)} y1="112" y2="112"/>`}`,
  )}</svg>`;
