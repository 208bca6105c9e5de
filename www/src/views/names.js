/** Names: every person, organization and place, with the number of articles. */
import { html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { KINDS } from '../state/keys.js';
import { icon, kindIcon } from '../ui/icons.js';
import { countBar } from '../ui/meter.js';
import { failure, waiting } from './notices.js';
import { number, t } from '../strings.js';

/** @import {Named} from '../protocol.d.ts' */
/** @import {Context} from './context.js' */

/** Names of a kind before "show more". */
const FIRST = 24;

/** @param {Context} context */
export function names(context) {
  const { data, state, store } = context;
  const kind = (/** @type {'' | typeof KINDS[number]} */ value, /** @type {string} */ label) =>
    html`<button type="button" aria-pressed=${state.kind === value} @click=${() => store.go({ kind: value })}>${label}</button>`;
  return html`<header class="names-head"><h1>${t.names.title}</h1><p class="standfirst">${t.names.standfirst}</p>
      <search class="search"><label class="vh" for="find">${t.names.find}</label>${icon('search')}<input id="find"
            type="search" autocomplete="off" spellcheck="false" placeholder=${t.names.placeholder} .value=${live(state.find)}
        @input=${(/** @type {Event} */ event) => store.go({ find: /** @type {HTMLInputElement} */ (event.target).value }, { replace: state.find !== '' })}><kbd
              aria-hidden="true">/</kbd></search>
      <div class="seg" role="group" aria-label=${t.names.kinds}>${kind('', t.names.all)}${KINDS.map((value) => kind(value, t.kinds[value].many))}</div></header>
    ${data.main?.status === 'failed' ? failure(context, data.main.error) : data.main?.value ? columns(context, data.main.value.names) : waiting()}`;
}

/** @param {Context} context @param {Named[]} list */
function columns(context, list) {
  const { state, store, ui } = context;
  if (!list.length)
    return html`<p class="note" role="status">${state.find ? t.names.none(state.find) : t.names.empty}</p>`;
  const most = Math.max(...list.map(({ count }) => count));
  return html`<div class="names-cols">${KINDS.map((kind) => {
    const all = list.filter((name) => name.kind === kind);
    if (!all.length) return nothing;
    const key = `names ${kind}`;
    const shown = ui.unfolded[key] || state.kind ? all : all.slice(0, FIRST);
    return html`<section aria-labelledby=${`n-${kind}`}><h2
          id=${`n-${kind}`}>${kindIcon(kind)}${t.kinds[kind].many}<span>${number(all.length)}</span></h2>
      <ul>${shown.map(({ key: of, name, count }) => html`<li class="nm-row"><a dir="auto"
            href=${store.href({ view: 'entity', entity: of })}>${name}</a><span
            class="n">${number(count)}</span>${countBar(count / most, count / most)}</li>`)}</ul>
      ${shown.length < all.length ? html`<button class="btn link" type="button"
            @click=${() => store.setUi({ unfolded: { ...ui.unfolded, [key]: true } })}>${t.more(all.length - shown.length)}</button>` : nothing}</section>`;
  })}</div>`;
}
