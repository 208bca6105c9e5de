/** What became of each file the reader brought: what was read, what was left out, what needs a look. */
import { html, nothing } from 'lit/html.js';
import { icon } from '../ui/icons.js';
import { t } from '../strings.js';

/** @import {Context, Imported, Own, OwnFile} from './context.js' */

/** While files are being read, only the last ones are on screen. */
const LAST = 12;

/** @param {Context} context */
export function report(context) {
  const { own: mine, store } = context;
  const { files, progress } = mine;
  const notes = html`${mine.note ? html`<p class="note" role="status">${mine.note}</p>` : nothing}
    ${mine.stopped ? html`<p class="note">${t.own.stopped}</p>` : nothing}`;
  if (!files.length) return html`${notes}${undo(mine)}`;
  const articles = files.reduce((sum, file) => sum + file.articles, 0);
  const look = files.filter((file) => file.notes.length).length;
  const head = articles ? t.own.done(articles, files.length) : t.own.nothing;
  return html`<section class="ix" aria-labelledby="own-files"><div class="sec-head"><h2 id="own-files">${head}</h2>
      <p class="ix-act">${articles && !progress ? html`<a class="btn primary" href=${store.href({ view: 'explore' })}>${t.own.explore}</a>` : nothing}</p></div>
    ${notes}${articles ? nothing : html`<p>${t.own.nothingText}</p>`}
    <p class="meta">${look ? `${t.own.look(look)}, ` : ''}${t.own.clean(files.length - look)}</p>
    ${undo(mine)}${table(context)}${keeping(mine)}</section>`;
}

/** @param {Own} mine */
const undo = ({ undo: last }) =>
  last
    ? html`<p class="own-undo" role="status">${last.said}
        <button class="btn" type="button" @click=${() => last.back()}>${t.own.undo}</button></p>`
    : nothing;

/** Files that need a look come first. @param {Context} context */
function table(context) {
  const { files } = context.own;
  const count = context.own.shown;
  const rank = (/** @type {OwnFile} */ file) => (file.lost ? 2 : file.notes.length ? 1 : 0);
  const order = context.own.progress
    ? files.slice(-LAST).reverse()
    : [...files].sort((a, b) => rank(b) - rank(a)).slice(0, count);
  const more = files.length - order.length;
  return html`<table class="pt"><caption class="vh">${t.own.report}</caption><thead
        class="vh"><tr><th>${t.own.columns.kind}</th><th>${t.own.columns.file}</th><th>${t.own.columns.what}</th><th>${t.own.columns.change}</th></tr></thead>
    <tbody>${order.map((file) => row(context, file))}</tbody></table>
    ${more > 0 ? html`<p><button class="btn" type="button" @click=${() => context.own.more()}>${t.own.more(more)}</button></p>` : nothing}`;
}

/** @param {Context} context @param {OwnFile} file */
function row(context, file) {
  const { name, articles, lost, notes } = file;
  const out = isOut(context.own, file);
  const [kind, mark, word] = out
    ? ['out', 'x', t.own.out]
    : lost
      ? ['err', 'x', t.own.skipped]
      : notes.length
        ? ['warn', 'warn', t.own.check]
        : ['info', 'check', t.own.added];
  return html`<tr class=${kind}><td class="pk"><span>${icon(mark)}${word}</span></td><th scope="row">${name}</th>
    <td>${notes.map((note) => html`<p>${note}</p>`)}
      ${articles ? html`<details class="own-in" @toggle=${(/** @type {Event} */ event) => opened(context, file, event)}>
          <summary>${t.own.articlesAdded(articles)}${icon('down', 'chev')}</summary>${brought(context, file)}</details>` : nothing}</td>
    <td class="own-act">${articles && !context.own.progress ? change(context.own, file, out, name) : nothing}</td></tr>`;
}

/** @param {Own} mine @param {OwnFile} file */
const isOut = (mine, { brought: all }) => !!all?.length && all.every(({ head }) => mine.isOut(head.id));

/** @param {Own} mine @param {OwnFile} file @param {boolean} out @param {string} what @param {string} [id] */
const change = (mine, file, out, what, id) =>
  html`<button class="btn" type="button" aria-label=${out ? t.own.putBackOf(what) : t.own.removeOf(what)}
    @click=${() => (out ? mine.putBack(file, id) : mine.remove(file, id))}>${out ? t.own.putBack : t.own.remove}</button>`;

/** @param {Context} context @param {OwnFile} file @param {Event} event */
function opened({ own: mine }, file, event) {
  if (/** @type {HTMLDetailsElement} */ (event.target).open && !file.brought) void mine.open(file);
}

/** @param {Context} context @param {OwnFile} file */
function brought(context, file) {
  if (!file.brought) return nothing;
  if (!file.brought.length) return html`<p>${t.own.copies}</p>`;
  return html`<ul class="own-list">${file.brought.map((article) => one(context, file, article))}</ul>`;
}

/** What was guessed of an article, and what was taken out of it. @param {Context} context @param {OwnFile} file @param {Imported} article */
function one({ own: mine, store }, file, { head, byline, words, dropped }) {
  const out = mine.isOut(head.id);
  const facts = [
    head.source ?? t.unknownSource,
    head.agency,
    byline,
    head.dateline,
    head.published.edtf ? `${head.published.edtf} (${t.own.dated[head.published.dated]})` : t.own.dated.unknown,
    t.own.words(words),
  ];
  return html`<li><p><a href=${store.href({ view: 'read', id: head.id })} class=${out ? 'is-out' : ''}>${head.headline}</a>
      ${file.articles > 1 ? change(mine, file, out, head.headline, head.id) : nothing}</p>
    <p class="meta">${facts.filter(Boolean).join(' · ')}</p>
    ${dropped.length ? html`<details><summary>${t.own.dropped(dropped.length)}${icon('down', 'chev')}</summary>
        <ul class="own-dropped">${dropped.map(({ text, reason }) => html`<li><q>${text}</q> <span class="meta">${reason}</span></li>`)}</ul></details>` : nothing}</li>`;
}

/** @param {Own} mine */
function keeping(mine) {
  if (mine.keeps === 'never') return html`<p class="meta own-keep">${icon('lock')}${t.own.notKept}</p>`;
  return html`<p class="own-keep"><label><input type="checkbox" .checked=${mine.keeps === 'yes'}
      @change=${(/** @type {Event} */ event) => mine.keep(/** @type {HTMLInputElement} */ (event.target).checked)}>
      ${t.own.keep}</label> <span class="meta">${t.own.keepText}</span>
    <button class="btn" type="button" ?disabled=${!!mine.progress} @click=${() => mine.forget()}>${t.own.forget}</button></p>`;
}
