/** The timeline: its head with the window, the overview, the plot, and one line that describes the lit mark. */
import { html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { isDay, firstPage } from '../state/question.js';
import { dayOf, publishedWords, rangeWords } from '../ui/days.js';
import { icon } from '../ui/icons.js';
import { onTouch, onWheel } from './timeline-gestures.js';
import { layoutOf, windowOf } from './timeline-layout.js';
import { plot } from './timeline-plot.js';
import { needsStrip, setWindow, strip } from './timeline-strip.js';
import { t } from '../strings.js';

/** @import {Explored, Timeline} from '../protocol.d.ts' */
/** @import {Context} from './context.js' */
/** @import {Zoom} from './timeline-gestures.js' */
/** @import {Layout} from './timeline-layout.js' */

/** The last layout: lighting a mark must not lay everything out again. @type {{key: unknown[], layout: Layout | null}} */
let last = { key: [], layout: null };

/** @param {Timeline} timeline @param {Context} context */
function layoutFor(timeline, { state, ui }) {
  const key = [timeline, state.from, state.to, state.scale, ui.width];
  if (key.some((value, index) => value !== last.key[index]))
    last = { key, layout: layoutOf(timeline, state, ui.width) };
  return last.layout;
}

/** @param {Context} context @param {Explored} explored */
export function timeline(context, explored) {
  const layout = layoutFor(explored.timeline, context);
  if (!layout)
    return html`<section class="tl" id="timeline"><h2>${t.timeline.title}</h2><p
          class="meta">${t.timeline.undated(explored.timeline.articles.length)}</p></section>`;
  const [from, to] = windowOf(context.state);
  const windowed = from !== null || to !== null;
  return html`<section class="tl" id="timeline" aria-labelledby="tl-h"
        @keydown=${(/** @type {KeyboardEvent} */ event) => onKey(context, layout, event)}>
    <div class="sec-head">
      <h2 id="tl-h">${t.timeline.title}</h2>
      <p class="range"><b>${rangeWords(dayOf(layout.axis.start), dayOf(layout.axis.end - 1), true)}</b> <span>${t.timeline.inRange(layout.inRange)}</span></p>
      ${layout.canFold ? foldSwitch(context) : nothing}
    </div>
    ${needsStrip(layout, windowed) ? strip(context, explored.timeline, layout) : nothing}
    ${plotBox(context, layout)}
    ${readout(context, explored.timeline)}
    ${windowFields(context, layout, windowed)}
    ${legend(layout)}
    ${eventList(context, explored.timeline)}
    ${layout.undated ? html`<p class="meta">${t.timeline.undated(layout.undated)}</p>` : nothing}
  </section>`;
}

/** @param {Context} context @param {Layout} layout */
function plotBox(context, layout) {
  // A gesture is one step back for the reader: its parts replace each other in the history.
  const change = (/** @type {Zoom} */ how) => zoom(context, layout, how, context.state.from !== '' || context.state.to !== '');
  const touch = onTouch(layout, change);
  return html`<div class="tl-plot" @wheel=${onWheel(layout, change)} @pointerdown=${touch} @pointermove=${touch}
      @pointerup=${touch} @pointercancel=${touch}>${plot(context, layout)}</div>`;
}

/** @param {Context} context */
const foldSwitch = ({ store, state }) => html`<label class="switch">
  <input type="checkbox" .checked=${live(state.scale === 'folded')}
        @change=${() => store.go({ scale: state.scale === 'folded' ? 'true' : 'folded' })}>
  <span class="tr"></span>${t.timeline.fold}</label>`;

/** @param {Context} context @param {Timeline} data */
function readout(context, { articles, events }) {
  const { state, ui, store } = context;
  const event = events[ui.event];
  if (event) {
    return html`<p class="readout"><span class="ro-d">${icon('time', 'k-time')}${rangeWords(event.first, event.last)}</span>
      <span class="ro-t">${event.text}</span><span class="meta">${t.timeline.mentionedBy(event.ids.length)}</span></p>`;
  }
  const id = ui.focus || state.a || state.b;
  const article = articles.find((member) => member.id === id);
  if (!article) return html`<p class="readout"><span class="meta">${t.timeline.hint}</span></p>`;
  const { date, sub } = publishedWords(article.published);
  const slot = id === state.a ? 'a' : id === state.b ? 'b' : '';
  const mentions = events.filter(({ ids }) => ids.includes(id)).length;
  return html`<p class="readout">${slot ? html`<b class="ab ${slot}">${slot.toUpperCase()}</b>` : nothing}
    <span class="ro-d">${icon(article.published.dated)}${date}</span>
    <a href=${store.href({ view: 'read', id, at: '', says: '' })}>${article.headline}</a>
    <span class="meta">${article.source}${article.source ? ', ' : ''}${sub}. ${mentions ? t.timeline.links(mentions) : nothing}</span></p>`;
}

/** @param {Context} context @param {Layout} layout @param {boolean} windowed */
function windowFields(context, layout, windowed) {
  const { state } = context;
  const wrong = [state.from, state.to].filter((text) => text && !isDay(text));
  const [from, to] = windowOf(state);
  const upside = from !== null && to !== null && from >= to;
  return html`<form class="window" @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
      ${field(context, 'from', t.timeline.from)} ${field(context, 'to', t.timeline.to)}
      <span class="zoom">
        ${
          windowed
            ? html`
          ${zoomButton(context, layout, 'left', t.timeline.earlier, (a, b) => [a - (b - a) / 2, b - (b - a) / 2])}
          ${zoomButton(context, layout, 'right', t.timeline.later, (a, b) => [a + (b - a) / 2, b + (b - a) / 2])}
          ${zoomButton(context, layout, 'minus', t.timeline.zoomOut, (a, b) => [a - (b - a) / 2, b + (b - a) / 2])}`
            : nothing
        }
        ${zoomButton(context, layout, 'plus', t.timeline.zoomIn, zoomIn(context, layout))}
        ${windowed ? html`<button class="btn" type="button"
              @click=${() => context.store.go({ from: '', to: '', ...firstPage() })}>${t.timeline.showAll}</button>` : nothing}
      </span>
    </form>
    ${wrong.map((text) => html`<p class="bad" role="alert">${icon('warn')} ${t.timeline.bad(text)}</p>`)}
    ${upside ? html`<p class="bad" role="alert">${icon('warn')} ${t.timeline.order}</p>` : nothing}`;
}

/** @param {Context} context @param {'from' | 'to'} name @param {string} label */
const field = ({ store, state }, name, label) => html`<label class="day">${label}
  <input type="text" inputmode="numeric" autocomplete="off" spellcheck="false" size="11" maxlength="10"
        placeholder="2003-06" title=${t.timeline.placeholder}
    .value=${live(state[name])} @change=${(/** @type {Event} */ event) => store.go({ [name]: /** @type {HTMLInputElement} */ (event.target).value.trim(), ...firstPage() })}></label>`;

/** Half of the window, around the lit mark if there is one. @param {Context} context @param {Layout} layout @returns {Zoom} */
const zoomIn =
  ({ ui, state }, layout) =>
  (a, b) => {
    const lit = layout.lanes.flatMap((lane) => lane.marks).find((mark) => mark.article.id === (ui.focus || state.a));
    const center = lit ? lit.place.best : (a + b) / 2;
    return [center - (b - a) / 4, center + (b - a) / 4];
  };

/** @param {Context} context @param {Layout} layout @param {Zoom} change @param {boolean} [replace] */
function zoom(context, layout, change, replace = false) {
  const { axis, extent } = layout;
  let [start, end] = change(axis.start, axis.end).map(Math.round);
  start ??= extent[0];
  end ??= extent[1];
  const length = Math.min(end - start, extent[1] - extent[0]);
  if (length < 2) return;
  start = Math.min(Math.max(start, extent[0]), extent[1] - length);
  end = start + length;
  if (start <= extent[0] && end >= extent[1]) context.store.go({ from: '', to: '', ...firstPage() }, { replace });
  else setWindow(context, start, end, replace);
}

/** @param {Context} context @param {Layout} layout @param {string} name @param {string} label @param {Zoom} change */
const zoomButton = (
  context,
  layout,
  name,
  label,
  change,
) => html`<button class="btn icon" type="button" aria-label=${label} title=${label}
  @click=${() => zoom(context, layout, change)}>${icon(name)}</button>`;

/** @param {Context} context @param {Layout} layout @param {KeyboardEvent} event */
function onKey(context, layout, event) {
  if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return;
  /** @type {Zoom | undefined} */
  const change = {
    '+': zoomIn(context, layout),
    '=': zoomIn(context, layout),
    '-': /** @type {Zoom} */ ((a, b) => [a - (b - a) / 2, b + (b - a) / 2]),
    ArrowLeft: /** @type {Zoom | undefined} */ (
      event.shiftKey ? (a, b) => [a - (b - a) / 4, b - (b - a) / 4] : undefined
    ),
    ArrowRight: /** @type {Zoom | undefined} */ (
      event.shiftKey ? (a, b) => [a + (b - a) / 4, b + (b - a) / 4] : undefined
    ),
  }[event.key];
  if (!change) return;
  event.preventDefault();
  zoom(context, layout, change);
}

/** @param {Layout} layout */
function legend(layout) {
  const has = (/** @type {string} */ name) => layout.lanes.some((lane) => lane.name === name);
  return html`<ul class="tl-legend">
    ${has('stated') ? html`<li>${icon('stated')}${t.timeline.legend.stated}</li>` : nothing}
    ${has('inferred') ? html`<li>${icon('inferred')}${t.timeline.legend.inferred}</li><li><span
          aria-hidden="true">⊢ ┄</span>${t.timeline.legend.bound}</li>` : nothing}
    ${layout.events.length ? html`<li>${icon('time', 'k-time')}${t.timeline.legend.event}</li>` : nothing}
  </ul>`;
}

/** The events as text: what the diamonds hold, also for those who do not see them. @param {Context} context @param {Timeline} data */
function eventList({ store, ui }, { events, articles }) {
  if (!events.length) return nothing;
  const title = (/** @type {string} */ id) => articles.find((article) => article.id === id);
  return html`<details class="events" ?open=${ui.unfolded.events} @toggle=${(/** @type {Event} */ event) =>
    store.setUi({ unfolded: { ...ui.unfolded, events: /** @type {HTMLDetailsElement} */ (event.target).open } })}>
    <summary>${icon('time', 'k-time')}${t.timeline.eventsList(events.length)}${icon('down', 'chev')}</summary>
    ${
      ui.unfolded.events
        ? html`<ol class="event-list">${events.map(
            (event) => html`<li>
      <span class="ev-d">${rangeWords(event.first, event.last)}</span>
      <span class="ev-t">${event.text} <span class="meta">${event.ids.map(
        (id, index) => html`${index ? ', ' : ''}<a href=${store.href({ view: 'read', id, at: '', says: '' })}
        >${title(id)?.source || title(id)?.headline || id}</a>`,
      )}</span></span></li>`,
          )}</ol>`
        : nothing
    }
  </details>`;
}
