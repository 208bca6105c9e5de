/** The search box and the filters in force. */
import { html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { activeFilters, cleared, firstPage, isNarrowed, setFilter } from '../state/question.js';
import { rangeWords, firstDay, lastDay, openRange } from '../ui/days.js';
import { copy } from '../ui/copy.js';
import { icon, kindIcon } from '../ui/icons.js';
import { t } from '../strings.js';

/** @import {Explored, FacetField} from '../protocol.d.ts' */
/** @import {Context} from './context.js' */

/** @param {Context} context @param {Explored | null} explored */
export function search(context, explored) {
  const { state, data } = context;
  const stale = data.main?.status === 'loading';
  return html`<search>
      <form class="search ${stale ? 'stale' : ''}" @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
        <label for="q" class="vh">${t.search.label}</label>${icon('search')}
        <input id="q" type="search" autocomplete="off" spellcheck="false" enterkeyhint="search"
              placeholder=${t.search.placeholder} .value=${live(state.q)}
          @input=${(/** @type {Event} */ event) => typed(context, event)}
                @keydown=${(/** @type {KeyboardEvent} */ event) => onKey(context, event)}>
        ${
          state.q && explored
            ? html`<span class="search-n">${t.search.hits(explored.matches, explored.total)}</span>
          <button class="btn quiet icon" type="button" aria-label=${t.search.clear}
                @click=${() => context.store.go({ q: '', ...firstPage() })}>${icon('x')}</button>`
            : html`<kbd aria-hidden="true">/</kbd>`
        }
      </form></search>
    ${explored?.notes.map((note) => html`<p class="note" role="status">${note}</p>`)}
    ${explored && isNarrowed(state) ? active(context, explored) : nothing}`;
}

/** A first letter makes an entry in the history, further ones change it: going back leads to before the search.
 * @param {Context} context @param {Event} event */
function typed({ store, state }, event) {
  const q = /** @type {HTMLInputElement} */ (event.target).value;
  store.go({ q, ...firstPage() }, { replace: state.q !== '' });
}

/** @param {Context} context @param {KeyboardEvent} event */
function onKey({ store, state }, event) {
  if (event.key !== 'Escape') return;
  event.preventDefault();
  if (state.q) store.go({ q: '', ...firstPage() });
  else /** @type {HTMLElement} */ (event.target).blur();
}

/** @type {Record<FacetField, import('../ui/icons.js').Mark | null>} */
const KIND_OF = {
  people: 'person',
  organizations: 'organization',
  places: 'place',
  sources: null,
  agencies: null,
  retold: null,
  dated: null,
};

/**
 * What a filter's value is called, from the facets that came with the results.
 * @param {Explored} explored @param {string} filter @param {string} value
 */
export function labelOf(explored, filter, value) {
  if (filter === 'dated') return { label: t.facets.datedValues[/** @type {'stated'} */ (value)] ?? value, kind: null };
  for (const facet of explored.facets) {
    const found = facet.values.find(({ key }) => key === value);
    if (found && (filter === 'who') === (KIND_OF[facet.field] !== null))
      return { label: found.label, kind: KIND_OF[facet.field] };
  }
  return { label: value, kind: null };
}

/** @param {Context} context @param {Explored} explored */
function active(context, explored) {
  const { store, state } = context;
  const { n, rest } = t.search.shown(explored.total, explored.all);
  return html`<div class="active"><span role="status"><b>${n}</b> ${rest}</span><ul>
      ${activeFilters(state).map(({ filter, value, not }) => {
        const { label, kind } = labelOf(explored, filter, value);
        return html`<li><button class="fchip ${not ? 'not' : ''}" type="button"
              aria-label=${t.search.remove(not ? `${t.search.not} ${label}` : label)}
          @click=${() => store.go(setFilter(state, filter, value, 'off'))}>${not ? html`<em>${t.search.not}</em>` : nothing}${kind ? kindIcon(kind) : nothing}${
            not ? html`<s>${label}</s>` : html`<span>${label}</span>`
          }${icon('x', 'x')}</button></li>`;
      })}
      ${
        state.from || state.to
          ? html`<li><button class="fchip" type="button" aria-label=${t.search.remove(windowLabel(state))}
          @click=${() => store.go({ from: '', to: '', ...firstPage() })}>${windowLabel(state)}${icon('x', 'x')}</button></li>`
          : nothing
      }
    </ul>
    <button class="btn link" type="button" @click=${() => store.go(cleared())}>${t.clearAll}</button>
    <button class="btn link copy" type="button" @click=${() => copyLink(context)}>${t.search.copy}</button></div>`;
}

/** @param {{from: string, to: string}} window @returns {string} */
export function windowLabel({ from, to }) {
  return from && to ? rangeWords(firstDay(from), lastDay(to)) : openRange(from || null, to || null);
}

/** @param {Context} context */
export async function copyLink(context) {
  context.say((await copy(location.href)) ? t.search.copied : t.search.copyFailed);
}
