/** The results as cards: date and certainty first, then what the article says and who is in it. */
import { html, nothing, svg } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { PAGE } from '../state/keys.js';
import { sortOf } from '../state/question.js';
import { axisOf, extentOf, ticksOf } from '../ui/axis.js';
import { placeOf, publishedWords } from '../ui/days.js';
import { icon, kindIcon } from '../ui/icons.js';
import { anyDay, sheet } from '../ui/marks.js';
import { pct, similarity } from '../ui/meter.js';
import { dateLine, dotted, marked, origin, shortOutlet, withoutDateline } from '../ui/words.js';
import { placed } from './timeline-layout.js';
import { t } from '../strings.js';

/** @import {Explored, Hit, Named, Published, Related} from '../protocol.d.ts' */
/** @import {Axis} from '../ui/axis.js' */
/** @import {Context} from './context.js' */

/** Entities on a card. */
const CHIPS = 6;
/** Versions named before "show more". */
const VERSIONS = 12;

/** @param {Context} context @param {Explored} explored */
export function list(context, explored) {
  const { store, state } = context;
  const extent = extentOf(placed(explored.timeline.articles).map(({ place }) => place));
  const axis = extent ? axisOf([extent]) : null;
  const left = explored.total - explored.hits.length;
  return html`<section class="list" id="list" aria-labelledby="ls-h">
    <div class="sec-head"><h2 id="ls-h"
          tabindex="-1">${t.list.title(explored.total)} ${explored.stories < explored.total ? html`<span>${t.list.stories(explored.stories)}</span>` : nothing}</h2>
      <div class="list-tools"><label class="sel">${t.list.sort}
        <select @change=${(/** @type {Event} */ event) => store.go({ sort: /** @type {any} */ (/** @type {HTMLSelectElement} */ (event.target).value) })}>
          ${/** @type {const} */ (['newest', 'oldest', 'relevance']).filter((sort) => sort !== 'relevance' || state.q).map((sort) => html`<option
                value=${sort} .selected=${live(sort === sortOf(state))}>${t.list.sorts[sort]}</option>`)}
        </select>${icon('down')}</label></div></div>
    <ol class="cards">${repeat(
      explored.hits,
      ({ head }) => head.id,
      (hit) => html`<li>${card(context, hit, axis)}</li>`,
    )}</ol>
    ${left > 0 ? html`<p class="after"><button class="btn" type="button"
          @click=${() => store.go({ shown: state.shown + PAGE }, { replace: true })}>${t.more(Math.min(PAGE, left))}</button></p>` : nothing}
  </section>`;
}

/** @param {Context} context @param {Hit} hit @param {Axis | null} axis */
function card(context, hit, axis) {
  const { store, state, ui } = context;
  const { head } = hit;
  const read = store.href({ view: 'read', id: head.id, at: '', says: '' });
  const slot = head.id === state.a ? 'a' : head.id === state.b ? 'b' : '';
  const { date, sub } = publishedWords(head.published);
  const light = () => store.setUi({ focus: head.id, event: -1 });
  return html`<article class="card ${slot ? 'is-picked' : ''} ${ui.focus === head.id ? 'lit' : ''}"
        aria-labelledby=${`h-${head.id}`} data-card=${head.id}
      @pointerenter=${light} @focusin=${light}>
    <div class="when"><p><span class="d">${icon(head.published.dated)}<span>${date}</span></span><span
          class="sub">${sub}</span></p>
      ${axis ? locator(axis, head.published) : nothing}</div>
    <div class="what">
      <h3 id=${`h-${head.id}`} dir="auto"><a href=${read}>${head.headline}</a></h3>
      <p class="src">${dotted([...origin(head), t.words(hit.words)])}</p>
      <p class="snip" dir="auto">${head.dateline ? html`<span
            class="dl">${head.dateline}</span> ` : nothing}${marked(withoutDateline(hit.snippet, head.dateline))}
        ${state.q && hit.matches > 1 ? html` <a class="more" href=${read}>${t.list.moreHits(hit.matches)}</a>` : nothing}</p>
      ${hit.entities.length ? html`<p
            class="chips">${hit.entities.slice(0, CHIPS).map((entity) => chip(context, entity))}</p>` : nothing}
      ${hit.why.length && state.q ? html`<details
            class="why"><summary>${t.list.why}${icon('down', 'chev')}</summary><ul>${hit.why.map((reason) => html`<li>${reason}</li>`)}</ul></details>` : nothing}
      ${hit.versions.length ? versions(context, head.id, hit.versions) : nothing}
    </div>
    ${pick(context, head.id, slot)}
  </article>`;
}

/** @param {Context} context @param {Named} entity */
const chip = (
  { store, state },
  { key, name, kind, count },
) => html`<a class="chip ${state.who.includes(key) ? 'on' : ''}"
  href=${store.href({ view: 'entity', entity: key })}>${kindIcon(kind)}${name}<b>${count}</b></a>`;

/** Where the date stands in the whole corpus. @param {Axis} axis @param {Published} published */
function locator(axis, published) {
  const place = placeOf(published);
  if (!place) return nothing;
  const x1 = axis.x(place.first ?? place.best);
  const x2 = axis.x((place.last ?? place.best) + 1);
  const dated = published.dated;
  return html`<svg class="fluid loc" width="100%" height="20" aria-hidden="true">
    <line class="axis" x1="0" x2="100%" y1="10" y2="10"/>
    ${ticksOf(axis, 150)
      .filter(({ top }) => top)
      .map(({ x }) => svg`<line class="tk" x1=${pct(x)} x2=${pct(x)} y1="8" y2="12"/>`)}
    <g class=${`mk ${dated}`}>${dated === 'stated' ? nothing : svg`<line class="r90" x1=${pct(x1)} x2=${pct(x2)} y1="10"
          y2="10"/>`}
      ${published.best || dated === 'stated' || x2 - x1 < 0.05 ? sheet(dated, axis.x(place.best + 0.5), 10, 'centered') : anyDay({ x1, x2, y: 10 })}</g></svg>`;
}

/** The change of state that puts an article into a free slot, or takes it out. @param {Context['state']} state @param {string} id */
export function picked(state, id) {
  if (state.a === id) return { a: state.b, b: '' };
  if (state.b === id) return { b: '' };
  return state.a ? { b: id } : { a: id };
}

/** @param {Context} context @param {string} id @param {'a' | 'b' | ''} slot */
const pick = (
  { store, state },
  id,
  slot,
) => html`<label class="pick"><input type="checkbox" .checked=${live(slot !== '')}
    @change=${() => store.go(picked(state, id))}><span class="box">${icon('check')}</span>
  <span class="lb">${t.list.compare}${slot ? html`<b class="ab ${slot}">${slot.toUpperCase()}</b>` : nothing}</span></label>`;

/** @param {Context} context @param {string} id @param {Related[]} related */
function versions({ store, ui }, id, related) {
  const key = `versions ${id}`;
  const open = ui.unfolded[key] ?? related.length <= 3;
  // A wire story may have hundreds of versions on every one of its cards: what is folded is not drawn.
  const shown = !open ? [] : ui.unfolded[`all ${key}`] ? related : related.slice(0, VERSIONS);
  return html`<details class="versions" ?open=${open} @toggle=${(/** @type {Event} */ event) =>
    store.setUi({ unfolded: { ...ui.unfolded, [key]: /** @type {HTMLDetailsElement} */ (event.target).open } })}>
    <summary>${icon('stack')}${t.list.versions(related.length)}${icon('down', 'chev')}</summary>
    <ul>${shown.map(
      ({ head, similarity: share }) => html`<li>
      <a class="v-src" href=${store.href({ view: 'read', id: head.id, at: '', says: '' })}>${shortOutlet(head)}</a>
      <span class="v-date">${dateLine(head.published)}</span>${similarity(share)}
      <span class="v-note" dir="auto">${head.headline}</span>
      <a class="v-cmp" href=${store.href({ view: 'compare', a: id, b: head.id })}>${t.list.compare}</a></li>`,
    )}</ul>${open && shown.length < related.length ? html`<button class="btn link" type="button"
      @click=${() => store.setUi({ unfolded: { ...ui.unfolded, [`all ${key}`]: true } })}>${t.more(related.length - shown.length)}</button>` : nothing}</details>`;
}
