/** The command palette: type some letters and go to a view, an article, a name, or do something. */
import { html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { cleared } from '../state/question.js';
import { modal } from '../ui/dialog.js';
import { publishedWords } from '../ui/days.js';
import { icon, kindIcon } from '../ui/icons.js';
import { nextTheme } from '../ui/theme.js';
import { t } from '../strings.js';

/** @import {Explored, Named} from '../protocol.d.ts' */
/** @import {Context} from './context.js' */

/** @typedef {{label: string, sub: string, sign: unknown, act: () => void}} Target */

/** Of each sort. */
const MOST = 8;

/** What was typed, the names that answer it, and which line is chosen: gone when the dialog closes. */
let typed = '';
let chosen = 0;
/** @type {Named[]} */ let names = [];

/** @param {string} text */
const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * @param {string} label
 * @param {string} letters
 * @returns {boolean} whether every typed word begins a word of the label, or stands in it
 */
export function fits(label, letters) {
  const text = fold(label);
  return fold(letters).split(/\s+/).filter(Boolean).every((word) => text.includes(word));
}

/** @param {Context} context @returns {Target[]} */
function commands(context) {
  const { store, redraw } = context;
  const views = /** @type {const} */ (['explore', 'compare', 'names', 'quotes', 'figures', 'own']);
  const act = (/** @type {string} */ label, /** @type {() => void} */ run) => ({ label, sub: t.jump.command, sign: icon('right'), act: run });
  return [
    ...views.map((view) => ({ label: t.nav[view], sub: t.jump.view, sign: icon('right'), act: () => store.go({ view }) })),
    act(t.share.title, () => setTimeout(() => store.setUi({ dialog: 'share' }))),
    act(t.clearAll, () => store.go({ view: 'explore', ...cleared() })),
    act(t.help.open, () => setTimeout(() => store.setUi({ dialog: 'keys' }))),
    act(t.jump.scheme, () => (nextTheme(), redraw())),
  ];
}

/** @param {Context} context @returns {Target[]} */
function targets(context) {
  const { store, data } = context;
  const found = commands(context).filter(({ label }) => fits(label, typed));
  if (!typed.trim()) return found;
  const all = /** @type {Explored | null} */ (data.index?.value ?? data.results?.value ?? null)?.timeline.articles ?? [];
  const articles = all.filter(({ headline, source }) => fits(`${headline} ${source}`, typed)).slice(0, MOST);
  return [
    ...articles.map((article) => ({
      label: article.headline,
      sub: [article.source, publishedWords(article.published).date].filter(Boolean).join(' · '),
      sign: icon(article.published.dated),
      act: () => store.go({ view: 'read', id: article.id, at: '', says: '' }),
    })),
    ...names.map((name) => ({
      label: name.name,
      sub: t.kinds[name.kind].one,
      sign: kindIcon(name.kind),
      act: () => store.go({ view: 'entity', entity: name.key }),
    })),
    ...found.slice(0, MOST),
  ];
}

/** @param {Context} context */
export function jumpDialog(context) {
  const { store, ui } = context;
  return modal({
    id: 'jump',
    title: t.jump.title,
    open: ui.dialog === 'jump',
    closed: () => {
      typed = '';
      names = [];
      chosen = 0;
      if (store.ui.dialog === 'jump') store.setUi({ dialog: '' });
    },
    content: () => content(context),
  });
}

/** @param {Context} context */
function content(context) {
  const list = targets(context);
  chosen = Math.max(0, Math.min(chosen, list.length - 1));
  return html`<div class="jump"><input id="jump-q" type="text" autofocus autocomplete="off" spellcheck="false" role="combobox" aria-expanded="true"
      aria-controls="jump-l" aria-autocomplete="list" aria-activedescendant=${list.length ? `jump-${chosen}` : nothing}
      aria-label=${t.jump.label} placeholder=${t.jump.label} .value=${live(typed)}
      @input=${(/** @type {Event} */ event) => onType(context, event)} @keydown=${(/** @type {KeyboardEvent} */ event) => onKey(context, event, list)}>
    <ul id="jump-l" role="listbox" aria-label=${t.jump.title}>${repeat(
      list,
      (_, index) => index,
      (target, index) => html`<li id=${`jump-${index}`} role="option" aria-selected=${index === chosen}
        @click=${() => go(context, target)}>${target.sign}<span dir="auto">${target.label}</span><small>${target.sub}</small></li>`,
    )}</ul>${list.length ? nothing : html`<p class="note" role="status">${t.jump.none}</p>`}</div>`;
}

/** @param {Context} context @param {Event} event */
async function onType({ ask, redraw }, event) {
  const now = (typed = /** @type {HTMLInputElement} */ (event.target).value);
  chosen = 0;
  redraw();
  if (!now.trim()) return;
  const answer = await ask({ op: 'names', typed: now, kind: null, limit: MOST }).catch(() => null);
  if (typed !== now || !answer) return;
  names = answer.names;
  redraw();
}

/** @param {Context} context @param {KeyboardEvent} event @param {Target[]} list */
function onKey(context, event, list) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const target = list[chosen];
  if (step) chosen = (chosen + step + list.length) % Math.max(1, list.length);
  else if (event.key === 'Enter' && target) go(context, target);
  else return;
  event.preventDefault();
  context.redraw();
  requestAnimationFrame(() => document.getElementById(`jump-${chosen}`)?.scrollIntoView({ block: 'nearest' }));
}

/** @param {Context} context @param {Target} target */
function go({ store }, target) {
  store.setUi({ dialog: '' });
  target.act();
}
