/** What surrounds every view: the bar at the top, the foot, the dialogs and the live region. */
import { html, nothing } from 'lit/html.js';
import { icon, sprite } from '../ui/icons.js';
import { nextTheme, theme } from '../ui/theme.js';
import { keysDialog } from './help.js';
import { jumpDialog } from './jump.js';
import { notesDialog } from './notes.js';
import { shareDialog } from './share.js';
import { available } from '../language.js';
import { LANGUAGES } from '../languages/list.js';
import { t } from '../strings.js';

/** @import {Context} from './context.js' */

/** @param {Context} context @param {unknown} view */
export function shell(context, view) {
  const { state, ui, embed } = context;
  const tray = (state.a || state.b) && state.view === 'explore';
  return html`${sprite()}
    ${embed ? nothing : html`<a class="skip" href="#main" @click=${skip}>${t.skip}</a>${top(context)}`}
    <main id="main" tabindex="-1" class="${state.view} wrap ${embed ? 'is-embed' : ''} ${tray ? 'has-tray' : ''}">${ui.outdated ? outdated() : nothing}${view}</main>
    ${embed ? nothing : html`<footer class="foot wrap"><p><span class="wordmark sm">${t.product}</span> ${t.foot}</p>${languages(context)}</footer>`}
    ${keysDialog(context)}${embed ? nothing : [shareDialog, jumpDialog, notesDialog].map((dialog) => dialog(context))}
    <p class="said" role="status">${ui.said}</p>`;
}

/** @param {Context} context @param {'jump' | 'notes'} dialog @param {string} sign @param {string} label */
const tool = ({ store }, dialog, sign, label) => html`<button class="btn quiet icon" type="button" aria-haspopup="dialog" aria-label=${label}
  title=${label} @click=${() => store.setUi({ dialog })}>${icon(sign)}</button>`;

/** The page goes on with what it has; nothing is reloaded under a reader. */
const outdated = () => html`<p class="note" role="status">${t.about.outdated}
  <button class="btn link" type="button" @click=${() => location.reload()}>${t.notices.reload}</button></p>`;

/** Each language is named in itself, so that its readers find it. @param {Context} context */
function languages({ choose }) {
  const list = available();
  if (list.length < 2) return nothing;
  return html`<p class="tongues"><span class="vh">${t.language}</span>${list.map(
    (tag) => html`<button class="btn link" type="button" lang=${tag} aria-pressed=${tag === t.tag}
      @click=${() => choose(tag)}>${LANGUAGES[tag]}</button>`,
  )}</p>`;
}

/** The fragment is the view's; the skip link moves the focus by itself. @param {Event} event */
function skip(event) {
  event.preventDefault();
  event.stopPropagation();
  document.getElementById('main')?.focus();
}

/** @param {Context} context */
function top(context) {
  const { store, state, redraw } = context;
  const views = /** @type {const} */ ([
    ['explore', t.nav.explore],
    ['compare', t.nav.compare],
    ['names', t.nav.names],
    ['quotes', t.nav.quotes],
    ['figures', t.nav.figures],
    ['words', t.nav.words],
    ['own', t.nav.own],
  ]);
  const current = state.view === 'read' ? 'explore' : state.view === 'entity' ? 'names' : state.view;
  const shown = theme();
  return html`<header class="top wrap">
    <a class="wordmark" href=${store.href({ view: 'explore' })}>${t.product}<span class="dash" aria-hidden="true"></span></a>
    <span class="top-rule" aria-hidden="true"></span>
    <nav class="top-nav" aria-label=${t.nav.label}><ul>${views.map(
      ([view, name]) => html`<li><a href=${store.href({ view })}
      aria-current=${current === view ? 'page' : nothing}>${name}</a></li>`,
    )}</ul></nav>
    <div class="top-tools">
      ${tool(context, 'jump', 'search', t.jump.open)}${tool(context, 'notes', 'bookmark', t.notes.open)}
      ${state.view === 'own' ? nothing : html`<button class="btn quiet icon" type="button" aria-haspopup="dialog" aria-label=${t.share.open}
        title=${t.share.open} @click=${() => store.setUi({ dialog: 'share' })}>${icon('out')}</button>`}
      <button class="btn quiet icon" type="button" aria-haspopup="dialog" aria-label=${t.help.open} title="${t.help.open} (?)"
        @click=${() => store.setUi({ dialog: 'keys' })}><kbd aria-hidden="true">?</kbd></button>
      <button class="btn quiet icon" type="button" aria-label=${t.theme[shown]} title=${t.theme[shown]}
        @click=${() => (nextTheme(), redraw())}>${icon(shown === 'system' ? 'theme' : shown)}</button>
    </div></header>`;
}
