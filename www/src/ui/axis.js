/**
 * The time axis: which days it covers, which quiet stretches are folded, where a day stands, and the ticks. Plain
 * numbers in and out (day numbers, shares of the width), so that it is tested without a page.
 */
import { dayNumber, dayOf, monthName, parts } from './days.js';

/** Quiet stretches longer than this are folded. */
const QUIET_DAYS = 183;
/** Ranges longer than this do not stretch the axis if their best day is known. */
const WIDE_DAYS = 400;
/** More folds than this would make the axis unreadable; the longest ones are folded. */
const MOST_FOLDS = 4;
/** A stretch between folds gets at least this many days, so that its month can be read. */
const SHORTEST_STRETCH = 45;

/** @typedef {{first: number | null, last: number | null, best: number}} Place */
/** @typedef {{start: number, end: number, x1: number, x2: number}} Stretch days (end exclusive) and 0-1 */
/** @typedef {{x1: number, x2: number, months: number}} Fold */

/**
 * @typedef {object} Axis
 * @property {number} start first day
 * @property {number} end day after the last
 * @property {Stretch[]} stretches
 * @property {Fold[]} folds
 * @property {(day: number) => number} x 0-1, days outside clamped
 * @property {(x: number) => number} day the day at a share of the width
 * @property {(from: number, to?: number) => boolean} shows whether some of these days lie inside a stretch
 */

/** A corpus has few months and thousands of dates, and each drawing asks for all of them. @type {Map<number, number>} */
const starts = new Map();

/** @param {number} day @returns {number} first day of its month */
export function monthStart(day) {
  const whole = Math.ceil(day);
  let start = starts.get(whole);
  if (start === undefined) {
    start = whole - parts(dayOf(whole)).day + 1;
    starts.set(whole, start);
  }
  return start;
}
/** @param {number} day @returns {number} first day of the next month */
export const monthEnd = (day) => monthStart(monthStart(day) + 31);

/** @typedef {[from: number, to: number][]} Pairs rising in both */

/**
 * Linear between given pairs, clamped outside them. A folded axis is such a line with steep pieces where it is folded;
 * a scale library would bring colors and formats along that the page never uses.
 * @param {Pairs} pairs
 * @returns {(value: number) => number}
 */
export function piecewise(pairs) {
  return (value) => {
    const next = pairs.findIndex(([from]) => value <= from);
    const [a, b] = [pairs[next - 1], pairs[next]];
    if (!b) return pairs.at(-1)?.[1] ?? 0;
    if (!a) return b[1];
    return a[1] + ((value - a[0]) / (b[0] - a[0] || 1)) * (b[1] - a[1]);
  };
}

/** The days a date takes on the axis. @param {Place} place @returns {[number, number]} */
export function taken({ first, last, best }) {
  const from = first ?? last ?? best;
  const to = last ?? first ?? best;
  return to - from > WIDE_DAYS ? [best, best] : [Math.min(from, best), Math.max(to, best)];
}

/**
 * The whole months that hold every date.
 * @param {Place[]} places
 * @returns {[number, number] | null} first day and day after the last; null without dates
 */
export function extentOf(places) {
  if (!places.length) return null;
  const spans = places.map(taken);
  const start = Math.min(...spans.map(([from]) => from));
  const end = Math.max(...spans.map(([, to]) => to));
  return [monthStart(start), monthEnd(end)];
}

/** @param {Place[]} places @param {number} start @param {number} end @returns {[number, number][]} stretches with dates, in whole months */
function busy(places, start, end) {
  const spans = places
    .map(taken)
    .filter(([from, to]) => to >= start && from < end)
    .map(
      ([from, to]) =>
        /** @type {[number, number]} */ ([Math.max(start, monthStart(from)), Math.min(end, monthEnd(to))]),
    )
    .sort((a, b) => a[0] - b[0]);
  /** @type {[number, number][]} */ const merged = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last && span[0] - last[1] <= QUIET_DAYS) last[1] = Math.max(last[1], span[1]);
    else merged.push([...span]);
  }
  return merged;
}

/** Joins the closest neighbors until few enough stretches are left. @param {[number, number][]} stretches */
function fewer(stretches) {
  const list = [...stretches];
  while (list.length > MOST_FOLDS + 1) {
    let best = 1;
    for (let i = 2; i < list.length; i += 1) if (gap(list, i) < gap(list, best)) best = i;
    const [before, after] = list.splice(best - 1, 2);
    if (before && after) list.splice(best - 1, 0, [before[0], after[1]]);
  }
  return list;
}

/** @param {[number, number][]} list @param {number} i */
const gap = (list, i) => (list[i]?.[0] ?? 0) - (list[i - 1]?.[1] ?? 0);

/**
 * The stretches that stay when quiet ones are folded.
 * @param {Place[]} places
 * @param {[number, number]} extent
 * @returns {[number, number][]} one stretch where there is nothing to fold
 */
export function stretchesOf(places, [start, end]) {
  const list = fewer(busy(places, start, end));
  if (list.length < 2) return [[start, end]];
  return list.map(([from, to], index) => {
    const a = index === 0 ? start : from;
    const b = index === list.length - 1 ? end : to;
    return b - a < SHORTEST_STRETCH && index > 0 ? [monthStart(a - 1), b] : [a, b];
  });
}

/**
 * @param {[number, number][]} stretches in order
 * @param {number} foldWidth share of the width that a fold takes
 * @returns {Axis}
 */
export function axisOf(stretches, foldWidth = 0.05) {
  const days = stretches.reduce((sum, [from, to]) => sum + to - from, 0) || 1;
  const room = 1 - foldWidth * (stretches.length - 1);
  /** @type {Stretch[]} */ const placed = [];
  /** @type {Fold[]} */ const folds = [];
  let x = 0;
  stretches.forEach(([start, end], index) => {
    const before = placed.at(-1);
    if (before) {
      folds.push({ x1: x, x2: x + foldWidth, months: Math.round((start - before.end) / 30.44) });
      x += foldWidth;
    }
    const x2 = index === stretches.length - 1 ? 1 : x + ((end - start) / days) * room;
    placed.push({ start, end, x1: x, x2 });
    x = x2;
  });
  const pairs = placed.flatMap(
    ({ start, end, x1, x2 }) =>
      /** @type {Pairs} */ ([
        [start, x1],
        [end, x2],
      ]),
  );
  const back = piecewise(pairs.map(([day, share]) => [share, day]));
  return {
    start: placed[0]?.start ?? 0,
    end: placed.at(-1)?.end ?? 1,
    stretches: placed,
    folds,
    x: piecewise(pairs),
    day: (share) => Math.round(back(share)),
    shows: (from, to = from) => placed.some((stretch) => to >= stretch.start && from < stretch.end),
  };
}

/** @typedef {{x: number, top: string, label: string, strong: boolean}} Tick `top` names the larger unit where it begins */

/** Least room for a tick's label, px. */
const ROOM = { day: 30, month: 34, year: 40 };

/**
 * Ticks of an axis drawn that wide.
 * @param {Axis} axis
 * @param {number} width px
 * @returns {Tick[]}
 */
export function ticksOf(axis, width) {
  const ticks = axis.stretches.flatMap((stretch) => {
    const px = ((stretch.x2 - stretch.x1) * width) / Math.max(1, stretch.end - stretch.start);
    if (stretch.end - stretch.start <= 70 && px * 10 >= ROOM.day) return dayTicks(axis, stretch, px);
    return px * 30.44 * 6 >= ROOM.month ? monthTicks(axis, stretch, px) : yearTicks(axis, stretch, px);
  });
  return declutter(ticks, axis, width);
}

/** px a character of a label takes, with the space after it. */
const LETTER = 7;

/** Takes labels away that would run into the one before, or out of their stretch. @param {Tick[]} ticks @param {Axis} axis @param {number} width */
function declutter(ticks, axis, width) {
  /** @type {{top: number, label: number}} */ const ends = { top: -1, label: -1 };
  const fits = (/** @type {'top' | 'label'} */ line, /** @type {Tick} */ tick) => {
    const from = tick.x * width;
    const to = from + tick[line].length * LETTER + 4;
    const stretch = axis.stretches.find(({ x1, x2 }) => tick.x >= x1 && tick.x < x2);
    if (from < ends[line] || to > (stretch?.x2 ?? 1) * width + (stretch?.x2 === 1 ? LETTER : 0)) return false;
    if (tick[line]) ends[line] = to;
    return true;
  };
  return ticks.map((tick) => ({
    ...tick,
    top: fits('top', tick) ? tick.top : '',
    label: fits('label', tick) ? tick.label : '',
  }));
}

/** @param {number[]} steps @param {number} unit px @param {number} room px */
const stepFor = (steps, unit, room) => steps.find((step) => step * unit >= room) ?? steps.at(-1) ?? 1;

/** @param {Axis} axis @param {Stretch} stretch @param {number} px a day */
function dayTicks(axis, stretch, px) {
  const step = stepFor([1, 2, 3, 5, 10, 31], px, ROOM.day);
  /** @type {Tick[]} */ const ticks = [];
  for (let day = stretch.start; day < stretch.end; day += 1) {
    const { year, month, day: date } = parts(dayOf(day));
    const begins = day === stretch.start || date === 1;
    const regular = (date - 1) % step === 0 && (step === 1 || date < 30);
    if (!begins && !regular) continue;
    const label = regular || day === stretch.start ? `${date}` : '';
    ticks.push({ x: axis.x(day), top: begins ? `${monthName(month)} ${year}` : '', label, strong: date === 1 });
  }
  return ticks;
}

/** @param {Axis} axis @param {Stretch} stretch @param {number} px a day */
function monthTicks(axis, stretch, px) {
  const step = stepFor([1, 2, 3, 6], px * 30.44, ROOM.month);
  /** @type {Tick[]} */ const ticks = [];
  for (let day = stretch.start; day < stretch.end; day = monthEnd(day)) {
    const { year, month } = parts(dayOf(day));
    const begins = day === stretch.start || month === 1;
    if (!begins && (month - 1) % step !== 0) continue;
    const label = (month - 1) % step === 0 || step === 1 ? monthName(month) : '';
    ticks.push({ x: axis.x(day), top: begins ? `${year}` : '', label, strong: month === 1 });
  }
  return ticks;
}

/** @param {Axis} axis @param {Stretch} stretch @param {number} px a day */
function yearTicks(axis, stretch, px) {
  const step = stepFor([1, 2, 5, 10, 20, 50, 100], px * 365.25, ROOM.year);
  /** @type {Tick[]} */ const ticks = [];
  for (
    let year = parts(dayOf(stretch.start)).year;
    dayNumber(`${String(year).padStart(4, '0')}-01-01`) < stretch.end;
    year += 1
  ) {
    const day = Math.max(stretch.start, dayNumber(`${String(year).padStart(4, '0')}-01-01`));
    if (year % step === 0 || day === stretch.start)
      ticks.push({ x: axis.x(day), top: `${year}`, label: '', strong: true });
  }
  return ticks;
}

/**
 * A window in the words of the address: months where it covers whole months.
 * @param {number} start
 * @param {number} end day after the last
 * @returns {{from: string, to: string}}
 */
export function windowWords(start, end) {
  const whole = start === monthStart(start) && end === monthStart(end);
  const cut = whole ? 7 : 10;
  return { from: dayOf(start).slice(0, cut), to: dayOf(end - 1).slice(0, cut) };
}
