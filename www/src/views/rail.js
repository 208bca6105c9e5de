/** The filters: every facet with its counts in the results and in the whole corpus. */
import { html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { FILTER_OF, activeFilters, cleared, setFilter } from '../state/question.js';
import { icon, kindIcon } from '../ui/icons.js';
import { countBar } from '../ui/meter.js';
import { number, t } from '../strings.js';

/** @import {Explored, Facet, FacetField, FacetValue} from '../protocol.d.ts' */
/** @import {Context} from './context.js' */

/** Values shown before "show more", and from which a type-ahead is offered. */
const FIRST = 7;
const MANY = 9;

/** @type {Record<FacetField, () => unknown>} */
const ICONS = {
  people: () => kindIcon('person'),
  organizations: () => kindIcon('organization'),
  places: () => kindIcon('place'),
  sources: () => icon('stack'),
  agencies: () => icon('link'),
  retold: () => icon('quote', 'k-quote'),
  dated: () => icon('inferred'),
};

/** @param {Context} context @param {Explored} explored */
export function rail(context, explored) {
  const { store, state, ui } = context;
  const count = activeFilters(state).length;
  const narrowed = explored.total !== explored.all;
  // Beside the stage the filters are always open; the disclosure only works where they stand above it.
  return html`<details class="rail" id="filters" ?open=${ui.rail || ui.wide} @toggle=${(/** @type {Event} */ event) =>
    !ui.wide &&
    event.target === event.currentTarget &&
    store.setUi({ rail: /** @type {HTMLDetailsElement} */ (event.target).open })}>
    <summary>${icon('filter')}<span>${t.facets.title}</span><b>${count ? t.facets.active(count) : t.facets.none}</b>${icon('down', 'chev')}</summary>
    <div class="rail-in" @keydown=${(/** @type {KeyboardEvent} */ event) => onKey(event)}>
      <div class="rail-head"><h2>${t.facets.title}</h2>${count ? html`<button class="btn link" type="button"
            @click=${() => store.go({ ...cleared(), q: state.q, from: state.from, to: state.to })}>${t.clearAll}</button>` : nothing}</div>
      <p class="rail-key">${
        narrowed
          ? html`<span class="kb"></span>${t.facets.inResults}<span class="kb all"></span>${t.facets.inAll(explored.all)}`
          : t.facets.barsAll(explored.all)
      }</p>
      ${explored.facets.filter(tells).map((facet) => facetView(context, explored, facet))}
    </div></details>`;
}

/** A source or a certainty that all articles share tells nothing; names are worth a list of one. @param {Facet} facet */
function tells({ field, values }) {
  const named = field === 'people' || field === 'organizations' || field === 'places';
  return values.length > (named ? 0 : 1) || values.some(({ state }) => state !== 'off');
}

/** @param {Context} context @param {Explored} explored @param {Facet} facet */
function facetView(context, explored, facet) {
  const { store, ui } = context;
  const { field, values } = facet;
  const name = t.facets[field];
  const typed = (ui.typed[field] ?? '').trim();
  const fits = typed ? values.filter(({ label }) => includes(label, typed)) : values;
  const all = typed !== '' || (ui.unfolded[field] ?? false);
  const shown = all ? fits : fits.filter(({ state }, index) => index < FIRST || state !== 'off');
  const most = Math.max(1, ...values.map((value) => value.all));
  return html`<fieldset class="facet"><legend>${ICONS[field]()}${name}<span
        class="n">${number(Math.max(facet.total, values.length))}</span></legend>
    ${values.length >= MANY ? typeahead(context, field, name, ui.typed[field] ?? '') : nothing}
    ${typed ? html`<p class="ta-note" role="status">${t.facets.contain(fits.length, values.length, typed)}</p>` : nothing}
    <ul>${repeat(
      shown,
      ({ key }) => key,
      (value) => row(context, explored, field, value, most, typed),
    )}</ul>
    ${!typed && fits.length > shown.length ? unfold(context, field, true, t.more(fits.length - shown.length)) : nothing}
    ${!typed && all && fits.length > FIRST ? unfold(context, field, false, t.less) : nothing}
  </fieldset>`;
}

/** @param {Context} context @param {FacetField} field @param {boolean} open @param {string} label */
const unfold = ({ store, ui }, field, open, label) => html`<button class="btn link" type="button"
  @click=${() => store.setUi({ unfolded: { ...ui.unfolded, [field]: open } })}>${label}</button>`;

/** @param {Context} context @param {FacetField} field @param {string} name @param {string} value */
const typeahead = (
  { store, ui },
  field,
  name,
  value,
) => html`<label class="typeahead"><span class="vh">${t.facets.find(name)}</span>
  <input type="search" autocomplete="off" spellcheck="false" placeholder=${t.facets.find(name)} .value=${value}
    @input=${(/** @type {Event} */ event) => store.setUi({ typed: { ...ui.typed, [field]: /** @type {HTMLInputElement} */ (event.target).value } })}></label>`;

/** @param {string} text @returns {string} without case and accents */
const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** @param {string} label @param {string} typed */
const includes = (label, typed) => fold(label).includes(fold(typed));

/** The label with the typed letters underlined. @param {string} label @param {string} typed */
function underlined(label, typed) {
  const at = typed ? fold(label).indexOf(fold(typed)) : -1;
  // Folding may change the length of a text; then the place is not certain, and nothing is underlined.
  if (at < 0 || fold(label).length !== label.length) return label;
  return html`${label.slice(0, at)}<u>${label.slice(at, at + typed.length)}</u>${label.slice(at + typed.length)}`;
}

/**
 * @param {Context} context @param {Explored} explored @param {FacetField} field @param {FacetValue} value
 * @param {number} most articles of the most frequent value @param {string} typed
 */
function row({ store, state }, explored, field, value, most, typed) {
  const filter = FILTER_OF[field];
  const label =
    field === 'dated' ? (t.facets.datedValues[/** @type {'stated'} */ (value.key)] ?? value.label) : value.label;
  const set = (/** @type {'on' | 'not' | 'off'} */ wanted) => () =>
    store.go(setFilter(state, filter, value.key, wanted));
  const on = value.state === 'on';
  const not = value.state === 'not';
  const plain = explored.total === explored.all && value.count === value.all;
  return html`<li class="fx ${on ? 'in' : not ? 'ex' : ''} ${value.count === 0 && !on && !not ? 'nil' : ''}">
    <label class="fx-in"><input type="checkbox" .checked=${live(on)} @change=${set(on || not ? 'off' : 'on')}>
      <span class="box">${icon(not ? 'minus' : 'check')}</span><span class="nm">${underlined(label, typed)}</span></label>
    <span class="n" title=${t.facets.count(value.count, value.all)}>${number(value.count)}${plain ? nothing : html`<i>/${number(value.all)}</i>`}</span>
    <button class="fx-ex" type="button" aria-pressed=${not}
          aria-label=${not ? t.facets.include(label) : t.facets.exclude(label)} title=${t.facets.excludeShort}
      @click=${set(not ? 'off' : 'not')}>${icon('minus')}</button>
    ${countBar(value.count / most, value.all / most)}</li>`;
}

/** `x` on a value excludes it. @param {KeyboardEvent} event */
function onKey(event) {
  const target = /** @type {HTMLElement} */ (event.target);
  if (
    event.key !== 'x' ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    !(target instanceof HTMLInputElement) ||
    target.type !== 'checkbox'
  )
    return;
  event.preventDefault();
  /** @type {HTMLElement | null | undefined} */ (target.closest('.fx')?.querySelector('.fx-ex'))?.click();
}
