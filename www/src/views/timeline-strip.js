/** The overview above the timeline: the whole corpus on a true scale, and the window cut out of it. */
import { html, nothing, svg } from 'lit/html.js';
import { axisOf, monthEnd, monthStart, ticksOf, windowWords } from '../ui/axis.js';
import { openRange, dayOf, rangeWords } from '../ui/days.js';
import { funnel } from '../ui/marks.js';
import { at, pct } from '../ui/meter.js';
import { firstPage } from '../state/question.js';
import { placed, windowOf } from './timeline-layout.js';
import { t } from '../strings.js';

/** @import {Timeline} from '../protocol.d.ts' */
/** @import {Axis} from '../ui/axis.js' */
/** @import {Context} from './context.js' */
/** @import {Layout} from './timeline-layout.js' */

const HEIGHT = 46;
const FLOOR = 27;
/** A drag shorter than this is a slip, days. */
const LEAST_WINDOW = 1;
/** Corpora shorter than this need no overview, days. */
const LEAST_EXTENT = 430;

/** @param {Layout} layout @param {boolean} windowed */
export const needsStrip = (layout, windowed) =>
  windowed || layout.axis.folds.length > 0 || layout.extent[1] - layout.extent[0] > LEAST_EXTENT;

/** @param {Context} context @param {Timeline} timeline @param {Layout} layout */
export function strip(context, timeline, layout) {
  const axis = axisOf([layout.extent]);
  const [from, to] = windowOf(context.state);
  const windowed = from !== null || to !== null;
  const cut = windowed ? /** @type {[number, number]} */ ([from ?? layout.extent[0], to ?? layout.extent[1]]) : null;
  const brushed = context.ui.brushing ?? null;
  /** @type {[number, number][]} */
  const windows = brushed
    ? [[Number(brushed[0]), Number(brushed[1])]]
    : cut
      ? [cut]
      : layout.stretches.length > 1
        ? layout.stretches
        : [];
  const label = t.timeline.overview(rangeWords(dayOf(layout.extent[0]), dayOf(layout.extent[1] - 1), true));
  return html`<div class="ov" @pointerdown=${(/** @type {PointerEvent} */ event) => drag(context, layout, axis, event)}>
      <svg class="fluid" width="100%" height=${HEIGHT} role="img" aria-label=${label}>
        ${ticksOf(axis, layout.width)
          .filter((tick) => tick.top)
          .map(
            (tick) => svg`<line class="tick" x1=${pct(tick.x)} x2=${pct(tick.x)} y1="0" y2="43"/>
          <text class="yr" x=${pct(tick.x)} dx="5" y="41">${tick.top}</text>`,
          )}
        ${windows.map(([a, b]) => veil(axis, a, b))}
        <line class="axis" x1="0" x2="100%" y1=${FLOOR} y2=${FLOOR}/>
        ${layout.titled && timeline.articles.length <= 24 ? sheets(timeline, axis) : bars(timeline, axis, layout)}
        ${windows.map(([a, b]) => frame(axis, a, b))}
      </svg>
      ${cut ? grips(context, layout, axis, cut) : nothing}
    </div>
    <svg class="funnel" width="100%" height="22" viewBox="0 0 1000 22" preserveAspectRatio="none" aria-hidden="true">
      ${funnel(
        sources(axis, layout, cut),
        layout.axis.stretches.map(({ x1, x2 }) => [x1, x2]),
      )}
    </svg>`;
}

/** What the funnel starts from. @param {Axis} axis @param {Layout} layout @param {[number, number] | null} cut @returns {[number, number][]} */
function sources(axis, layout, cut) {
  const stretches = cut && layout.stretches.length === 1 ? [cut] : layout.stretches;
  return stretches.map(([a, b]) => [axis.x(a), axis.x(b)]);
}

/** @param {Axis} axis @param {number} from @param {number} to */
const veil = (axis, from, to) =>
  svg`<rect class="win" x=${pct(axis.x(from))} width=${pct(Math.max(0.002, axis.x(to) - axis.x(from)))} y="-3"
        height=${HEIGHT + 3}/>`;

/** @param {Axis} axis @param {number} from @param {number} to */
function frame(axis, from, to) {
  const [x1, x2] = [axis.x(from), axis.x(to)];
  return svg`${[x1, x2].map((x) => svg`<line class="win-e" x1=${pct(x)} x2=${pct(x)} y1="-3" y2=${HEIGHT}/>`)}
    <line class="win-e" x1=${pct(x1)} x2=${pct(x2)} y1="-3" y2="-3"/>`;
}

/** @param {Timeline} timeline @param {Axis} axis */
const sheets = (timeline, axis) =>
  placed(timeline.articles).map(({ article, place }) => {
    const classes = `b-m ${article.published.dated} ${article.found ? '' : 'out'}`;
    if (article.published.best || place.first === null || place.last === null || place.last - place.first < 21) {
      return at(
        axis.x(place.best + 0.5),
        19,
        svg`<rect class=${classes} x="-3" y="-4.5" width="6" height="9" rx="1"/>`,
      );
    }
    return svg`<rect class=${classes} x=${pct(axis.x(place.first))}
          width=${pct(axis.x(place.last + 1) - axis.x(place.first))} y="14.5" height="9" rx="1"/>`;
  });

/** One bar a month: every article pale, the found ones before it, stated below and inferred above. @param {Timeline} timeline @param {Axis} axis @param {Layout} layout */
function bars(timeline, axis, layout) {
  /** @type {Map<number, {all: number, stated: number, inferred: number}>} */ const months = new Map();
  for (const { article, place } of placed(timeline.articles)) {
    const month = monthStart(place.best);
    const bar = months.get(month) ?? { all: 0, stated: 0, inferred: 0 };
    months.set(month, bar);
    bar.all += 1;
    if (article.found) bar[article.published.dated === 'stated' ? 'stated' : 'inferred'] += 1;
  }
  const most = Math.max(1, ...[...months.values()].map(({ all }) => all));
  const unit = (FLOOR - 2) / most;
  return [...months].map(([month, bar]) => {
    const [x1, x2] = [axis.x(month), axis.x(monthEnd(month))];
    const out = layout.axis.shows(month, monthEnd(month) - 1) ? '' : 'out';
    const width = Math.max((x2 - x1) * 0.8, 2 / layout.width);
    const low = bar.stated * unit;
    const high = bar.inferred * unit;
    return svg`<rect class="b-a" x=${pct(x1)} width=${pct(width)} y=${FLOOR - bar.all * unit} height=${bar.all * unit}/>
      ${bar.stated ? svg`<rect class=${`b-s ${out}`} x=${pct(x1)} width=${pct(width)} y=${FLOOR - low} height=${low}/>` : nothing}
      ${bar.inferred ? svg`<rect class=${`b-i ${out}`} x=${pct(x1)} width=${pct(width)} y=${FLOOR - low - high}
            height=${Math.max(1, high - 0.5)}/>` : nothing}`;
  });
}

/** @param {Context} context @param {Layout} layout @param {Axis} axis @param {[number, number]} cut */
function grips(context, layout, axis, cut) {
  return /** @type {const} */ (['lo', 'hi']).map((end, index) => {
    const day = cut[index] ?? 0;
    return html`<svg class="grip-box" x="0" aria-hidden="true" width="100%" height=${HEIGHT + 4}>
        ${at(axis.x(day), 21, svg`<rect class="grip-mark" x="-4" y="-11" width="8" height="22" rx="2"/>`)}</svg>
      <input class="grip vh" type="range" min=${layout.extent[0]} max=${layout.extent[1]} .value=${String(day)}
        aria-label=${end === 'lo' ? t.timeline.start : t.timeline.end}
        aria-valuetext=${openRange(dayOf(end === 'lo' ? day : day - 1), dayOf(end === 'lo' ? day : day - 1), true)}
        @keydown=${(/** @type {KeyboardEvent} */ event) => gripKey(context, layout, cut, index, event)}>`;
  });
}

/** Arrows move an end by a month, with Shift by a day. @param {Context} context @param {Layout} layout @param {[number, number]} cut @param {number} index @param {KeyboardEvent} event */
function gripKey(context, layout, cut, index, event) {
  const step =
    event.key === 'ArrowRight' || event.key === 'ArrowUp'
      ? 1
      : event.key === 'ArrowLeft' || event.key === 'ArrowDown'
        ? -1
        : 0;
  if (!step) return;
  event.preventDefault();
  const day = cut[index] ?? 0;
  const moved = event.shiftKey ? day + step : step > 0 ? monthEnd(day) : monthStart(day - 1);
  const next = /** @type {[number, number]} */ ([...cut]);
  next[index] = Math.min(Math.max(moved, layout.extent[0]), layout.extent[1]);
  if (next[1] - next[0] >= LEAST_WINDOW) setWindow(context, next[0], next[1], true);
}

/** @param {Context} context @param {number} start @param {number} end @param {boolean} [replace] */
export function setWindow(context, start, end, replace = false) {
  context.store.go({ ...windowWords(start, end), ...firstPage() }, { replace });
}

/**
 * A drag on the strip: on an edge of the window it moves that edge, inside it the whole window, elsewhere it makes a
 * new one. Longer windows snap to months.
 * @param {Context} context @param {Layout} layout @param {Axis} axis @param {PointerEvent} event
 */
function drag(context, layout, axis, event) {
  const box = /** @type {HTMLElement} */ (event.currentTarget);
  if (event.button !== 0 || event.target instanceof HTMLInputElement) return;
  event.preventDefault();
  const bounds = box.getBoundingClientRect();
  const dayAt = (/** @type {PointerEvent} */ move) =>
    axis.day(Math.min(1, Math.max(0, (move.clientX - bounds.left) / bounds.width)));
  const [from, to] = windowOf(context.state);
  const cut = from !== null || to !== null ? [from ?? layout.extent[0], to ?? layout.extent[1]] : null;
  const begin = dayAt(event);
  const near = (12 / bounds.width) * (layout.extent[1] - layout.extent[0]);
  const edge = cut ? cut.findIndex((day) => Math.abs(day - begin) < near) : -1;
  const inside = cut !== null && edge < 0 && begin > (cut[0] ?? 0) && begin < (cut[1] ?? 0);
  /** @param {number} day @returns {[number, number]} */
  const next = (day) => {
    if (cut && inside) return [(cut[0] ?? 0) + day - begin, (cut[1] ?? 0) + day - begin];
    const fixed = cut && edge >= 0 ? (cut[1 - edge] ?? begin) : begin;
    return [Math.min(fixed, day), Math.max(fixed, day)];
  };
  box.setPointerCapture(event.pointerId);
  const move = (/** @type {PointerEvent} */ at) => {
    const [a, b] = next(dayAt(at));
    context.store.setUi({ brushing: [String(a), String(b)] });
  };
  const done = (/** @type {PointerEvent} */ at) => {
    box.removeEventListener('pointermove', move);
    context.store.setUi({ brushing: null });
    if (at.type === 'pointerup') finish(context, layout, next(dayAt(at)));
  };
  box.addEventListener('pointermove', move);
  box.addEventListener('pointerup', done, { once: true });
  box.addEventListener('pointercancel', done, { once: true });
}

/** @param {Context} context @param {Layout} layout @param {[number, number]} window */
function finish(context, { extent }, [a, b]) {
  if (b - a < LEAST_WINDOW) return;
  const coarse = extent[1] - extent[0] > 730;
  const start = Math.max(extent[0], coarse ? monthStart(a) : a);
  const end = Math.min(extent[1], coarse ? monthEnd(Math.max(a, b - 1)) : b);
  setWindow(context, start, end);
}
