/**
 * Where everything on the timeline stands. Few articles stand in rows with their titles; many are stacked by days,
 * inferred ones packed into rows of ranges.
 */
import { axisOf, extentOf, stretchesOf } from '../ui/axis.js';
import { dayNumber, lastDay, firstDay, placeOf } from '../ui/days.js';
import { isDay } from '../state/question.js';

/** @import {Timeline, TimelineArticle, TimelineEvent} from '../protocol.d.ts' */
/** @import {Axis, Place} from '../ui/axis.js' */
/** @import {State} from '../state/keys.js' */

/** Up to this many articles carry their titles. */
const TITLED = 12;
/** px: rows of titled articles; of packed ranges; steps of stacked sheets; lane heads; ticks. */
const ROW = { titled: 28, titledCompact: 22, titledNarrow: 42, range: 13, stack: 12, head: 22, ticks: 38 };
const MOST_STACKED = 10;
const MOST_ROWS = 9;
const BIN = 9;
/** px a label of an event takes. */
const LABEL = 74;

/**
 * @typedef {object} Mark
 * @property {TimelineArticle} article
 * @property {Place} place
 * @property {number} x 0-1, of its best day
 * @property {number} x1 0-1
 * @property {number} x2 0-1
 * @property {number} y px, of the line its sheet is centered or stands on
 */

/** @typedef {{name: 'stated' | 'inferred', y: number, count: number, marks: Mark[], hidden: number, more: More[]}} Lane `more`: stacks that go on */
/** @typedef {{x: number, y: number, count: number, from: number, to: number}} More `count` articles from one day to another that are not drawn */
/** @typedef {{event: TimelineEvent, index: number, x: number, x1: number, x2: number, size: number, tier: number, back: boolean}} EventMark `back`: its label stands before it */

/**
 * @typedef {object} Layout
 * @property {Axis} axis
 * @property {[number, number]} extent of the whole corpus
 * @property {[number, number][]} stretches
 * @property {boolean} canFold
 * @property {boolean} titled
 * @property {boolean} narrow
 * @property {Lane[]} lanes
 * @property {EventMark[]} events
 * @property {number} earlier events before the axis
 * @property {number} later events after it
 * @property {number} baseline px, where events stand
 * @property {number} height px
 * @property {number} inRange articles
 * @property {number} undated
 * @property {number} width px
 */

/** @typedef {{width: number, titled: boolean, narrow: boolean, compact: boolean}} How */

/** @param {State} state @returns {[number | null, number | null]} window as day numbers, end exclusive */
export function windowOf(state) {
  const from = isDay(state.from) ? dayNumber(firstDay(state.from)) : null;
  const to = isDay(state.to) ? dayNumber(lastDay(state.to)) + 1 : null;
  return [from, to];
}

/** Lighting a mark draws the page again; where thousands of articles stand does not change by it. @type {WeakMap<TimelineArticle[], Placed[]>} */
const known = new WeakMap();

/** @typedef {{article: TimelineArticle, place: Place}} Placed */

/** @param {TimelineArticle[]} articles @returns {Placed[]} those with a date */
export function placed(articles) {
  const before = known.get(articles);
  if (before) return before;
  const list = articles.flatMap((article) => {
    const place = placeOf(article.published);
    return place ? [{ article, place }] : [];
  });
  known.set(articles, list);
  return list;
}

/**
 * @param {Timeline} timeline
 * @param {State} state
 * @param {number} width px
 * @param {boolean} [compact] fewer rows and no labels of events, for embeds
 * @returns {Layout | null} null where no article has a date
 */
export function layoutOf(timeline, state, width, compact = false) {
  const dated = placed(timeline.articles);
  const extent = extentOf(dated.map(({ place }) => place));
  if (!extent) return null;
  const [from, to] = windowOf(state);
  const start = from ?? Math.min(extent[0], (to ?? Infinity) - 31);
  const end = Math.max(to ?? extent[1], start + 1);
  const folded = stretchesOf(
    dated.map(({ place }) => place),
    [start, end],
  );
  const stretches = state.scale === 'folded' ? folded : [/** @type {[number, number]} */ ([start, end])];
  const narrow = width < (compact ? 480 : 640);
  const axis = axisOf(stretches, narrow ? 0.08 : 0.05);
  const inside = dated.filter(({ place }) => reaches(axis, place));
  const titled = inside.length <= TITLED;
  const lanes = lanesOf(inside, axis, { width, titled, narrow, compact });
  const events = eventsOf(timeline.events, axis, width, compact ? [] : [0, 1]);
  const last = lanes.at(-1);
  const baseline = (last ? last.y : ROW.ticks) + 16 + (events.length ? 18 : 0);
  const tiers = Math.max(-1, ...events.map(({ tier }) => tier)) + 1;
  return {
    axis,
    extent,
    stretches,
    titled,
    narrow,
    lanes,
    events,
    baseline,
    width,
    canFold: folded.length > 1,
    earlier: timeline.events.filter((event) => dayNumber(event.last) < axis.start).length,
    later: timeline.events.filter((event) => dayNumber(event.first) >= axis.end).length,
    height: baseline + 12 + tiers * 36,
    inRange: inside.length,
    undated: timeline.articles.length - dated.length,
  };
}

/** @param {Axis} axis @param {Place} place */
function reaches(axis, place) {
  return axis.shows(place.first ?? place.best, place.last ?? place.best);
}

/**
 * @param {{article: TimelineArticle, place: Place}[]} inside
 * @param {Axis} axis
 * @param {How} how
 * @returns {Lane[]} with `y` at the end of each lane
 */
function lanesOf(inside, axis, how) {
  let y = ROW.ticks;
  /** @type {Lane[]} */ const lanes = [];
  for (const name of /** @type {const} */ (['stated', 'inferred'])) {
    const members = inside.filter(({ article }) => (article.published.dated === 'stated') === (name === 'stated'));
    if (!members.length) continue;
    const marks = members
      .sort((a, b) => a.place.best - b.place.best || (a.article.id < b.article.id ? -1 : 1))
      .map(({ article, place }) => markOf(article, place, axis));
    /** @type {(marks: Mark[], top: number, how: How) => {height: number, shown: Mark[], more?: More[]}} */
    const fill = how.titled ? titledRows : name === 'stated' ? stacks : packedRows;
    const { height, shown, more = [] } = fill(marks, y + ROW.head, how);
    lanes.push({
      name,
      y: y + ROW.head + height,
      count: members.length,
      marks: shown,
      hidden: marks.length - shown.length,
      more,
    });
    y += ROW.head + height + 6;
  }
  return lanes;
}

/** @param {TimelineArticle} article @param {Place} place @param {Axis} axis @returns {Mark} */
function markOf(article, place, axis) {
  const first = place.first ?? place.best;
  const last = place.last ?? place.best;
  // A day is drawn at its middle, a range from the start of its first day to the end of its last.
  return { article, place, x: axis.x(place.best + 0.5), x1: axis.x(first), x2: axis.x(last + 1), y: 0 };
}

/** @param {Mark[]} marks @param {number} top @param {How} how */
function titledRows(marks, top, { narrow, compact }) {
  const row = narrow ? ROW.titledNarrow : compact ? ROW.titledCompact : ROW.titled;
  marks.forEach((mark, index) => (mark.y = top + index * row + 10));
  return { height: marks.length * row, shown: marks };
}

/** @param {Mark[]} marks @param {number} top @param {How} how */
function stacks(marks, top, { width, compact }) {
  const most = compact ? 6 : MOST_STACKED;
  /** @type {Map<number, number>} */ const heights = new Map();
  const bins = marks.map((mark) => Math.floor((mark.x * width) / BIN));
  for (const bin of bins) heights.set(bin, (heights.get(bin) ?? 0) + 1);
  const tallest = Math.min(most, Math.max(...heights.values()));
  const floor = top + tallest * ROW.stack;
  /** @type {Map<number, number>} */ const filled = new Map();
  /** @type {Map<number, More>} */ const more = new Map();
  const shown = marks.filter((mark, index) => {
    const bin = bins[index] ?? 0;
    const level = filled.get(bin) ?? 0;
    filled.set(bin, level + 1);
    mark.x = ((bin + 0.5) * BIN) / width;
    mark.y = floor - level * ROW.stack;
    const { best } = mark.place;
    const known = more.get(bin) ?? { x: mark.x, y: floor - most * ROW.stack, count: 0, from: best, to: best };
    more.set(bin, { ...known, count: known.count + Number(level >= most), to: best });
    return level < most;
  });
  return { height: tallest * ROW.stack, shown, more: [...more.values()].filter(({ count }) => count > 0) };
}

/** @param {Mark[]} marks @param {number} top @param {How} how */
function packedRows(marks, top, { width, compact }) {
  /** @type {number[]} */ const ends = [];
  const shown = marks.filter((mark) => {
    const left = Math.min(mark.x1, mark.x) * width - 14;
    let row = ends.findIndex((end) => end < left);
    if (row < 0) row = ends.length;
    if (row >= (compact ? 3 : MOST_ROWS)) return false;
    ends[row] = Math.max(mark.x2, mark.x) * width + 14;
    mark.y = top + row * ROW.range + 6;
    return true;
  });
  return { height: Math.max(1, ends.length) * ROW.range, shown };
}

/** @param {TimelineEvent[]} events @param {Axis} axis @param {number} width @param {number[]} tiers for labels @returns {EventMark[]} */
function eventsOf(events, axis, width, tiers) {
  const most = Math.max(1, ...events.map(({ ids }) => ids.length));
  /** @type {number[]} */ const ends = [];
  return events.flatMap((event, index) => {
    const first = dayNumber(event.first);
    const last = dayNumber(event.last);
    if (!axis.shows(first, last) || last - first > 92) return [];
    const x1 = axis.x(first);
    const x2 = axis.x(last + 1);
    const x = (x1 + x2) / 2;
    // Labels hang below the axis in up to two tiers; where there is no room the mark stands alone.
    const back = x * width + LABEL > width;
    const left = x * width - (back ? LABEL : 0);
    const tier = tiers.findIndex((t) => (ends[t] ?? -1) < left);
    if (tier >= 0) ends[tier] = left + LABEL + 10;
    return [{ event, index, x, x1, x2, size: 4 + 3 * Math.sqrt(event.ids.length / most), tier, back }];
  });
}
