/** Your articles: drop, choose or paste; then what was read, and a site of it. */
import { html, nothing, svg } from 'lit/html.js';
import { fromField } from '../own/gather.js';
import { icon } from '../ui/icons.js';
import { at, pct } from '../ui/meter.js';
import { t } from '../strings.js';
import { report } from './own-report.js';
import { site } from './own-site.js';

/** @import {Context} from './context.js' */

/** @param {Context} context */
export function own(context) {
  const { own: mine } = context;
  return html`<div class="drop-all">
    ${mine.over ? html`<section class="dz over"><p
          class="dz-over"><b>${t.own.over}</b><span>${t.own.privacy}</span></p></section>` : zone(context)}
    ${mine.progress ? progress(context, mine.progress) : nothing}
    ${report(context)}
    ${mine.over || mine.progress ? nothing : html`${paste(context)}${site(context)}`}
  </div>`;
}

/** @param {Context} context */
const zone = (context) => html`<section class="dz" aria-labelledby="d1">
  ${context.own.files.length ? nothing : falling()}
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
  ?disabled=${!!context.own.progress} @change=${(/** @type {Event} */ event) =>
    choose(context, /** @type {HTMLInputElement} */ (event.target))}></label>`;

/** @param {Context} context @param {HTMLInputElement} field */
function choose(context, field) {
  const gather = fromField(field.files);
  field.value = '';
  void context.own.add(gather);
}

/** @param {Context} context @param {NonNullable<import('./context.js').Own['progress']>} progress */
function progress({ own: mine }, { phase, done, total, articles }) {
  const gathering = phase === 'gathering';
  const said = gathering ? t.own.gathering(done) : t.own.reading(Math.min(done + 1, total), total, articles);
  return html`<section class="ix"><div class="sec-head"><h2>${said}</h2>
      <p class="ix-act"><button class="btn" type="button" @click=${mine.stop}>${t.own.stop}</button></p></div>
    ${gathering
      ? html`<progress class="pbar" aria-label=${said}></progress>`
      : html`<progress class="pbar" max=${total} .value=${done} aria-label=${said}></progress>`}</section>`;
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
  const name = String(fields.get('name') || t.own.pastePlaceholder);
  const text = String(fields.get('text'));
  form.reset();
  void context.own.paste(name, text);
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
