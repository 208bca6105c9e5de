/**
 * Days in words and as numbers. A day is `YYYY-MM-DD`; its number counts days since 1970-01-01, so that the time axis
 * is plain arithmetic and no time zone can enter.
 */
import { calendarNames } from '../languages/counting.js';
import { t } from '../strings.js';

/** @import {Published} from '../protocol.d.ts' */

const MILLISECONDS = 86_400_000;

/** @typedef {{year: number, month: number, day: number}} Parts `month` 1-12 */

/** @param {string} day @returns {Parts} */
export function parts(day) {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return { year, month, day: date };
}

/** @param {string} day a day, a month or a year (its first day) @returns {number} */
export function dayNumber(day) {
  const { year, month, day: date } = parts(day);
  const value = new Date(0);
  value.setUTCFullYear(year, month - 1, date);
  return Math.round(value.getTime() / MILLISECONDS);
}

/** @param {number} number @returns {string} */
export function dayOf(number) {
  return new Date(Math.round(number) * MILLISECONDS).toISOString().slice(0, 10);
}

/** @param {string} text a day, a month or a year @returns {string} its last day */
export function lastDay(text) {
  const { year, month } = parts(text);
  if (text.length === 4) return `${text}-12-31`;
  if (text.length === 7) return dayOf(dayNumber(month === 12 ? `${year + 1}-01` : `${year}-${month + 1}`) - 1);
  return text;
}

/** @param {string} text a day, a month or a year @returns {string} its first day */
export const firstDay = (text) => (text.length === 4 ? `${text}-01-01` : text.length === 7 ? `${text}-01` : text);

/** @param {number} month 1-12 @param {boolean} [long] @returns {string} */
export const monthName = (month, long = false) => calendarNames(t.tag, 'month', long ? 'long' : 'short')[month - 1] ?? '';

/** @param {string} day @returns {string} "Monday" */
export const weekday = (day) => calendarNames(t.tag, 'weekday', 'long')[(((dayNumber(day) + 4) % 7) + 7) % 7] ?? '';

/**
 * @param {string} day a day, a month or a year
 * @param {boolean} [long] months in full
 * @returns {string} "8 Dec 2003", "Dec 2003", "2003"
 */
export function dayWords(day, long = false) {
  const { year, month, day: date } = parts(day);
  if (day.length === 4) return day;
  if (day.length === 7) return `${monthName(month, long)} ${year}`;
  return `${t.date.day(date)} ${monthName(month, long)} ${year}`;
}

/** @param {string} first @param {string} last @returns {'year' | 'month' | 'day'} the largest unit both ends fill */
function unitOf(first, last) {
  if (first.endsWith('-01-01') && last.endsWith('-12-31')) return 'year';
  return first.endsWith('-01') && lastDay(last.slice(0, 7)) === last ? 'month' : 'day';
}

/**
 * @param {string} first
 * @param {string} last
 * @param {boolean} [long]
 * @returns {string} "7–8 Dec 2003", "30 Nov – 2 Dec 2003", "Jun–Oct 2003", "2003–2005"
 */
export function rangeWords(first, last, long = false) {
  if (first === last) return dayWords(first, long);
  const a = parts(first);
  const b = parts(last);
  const unit = unitOf(first, last);
  if (unit === 'year') return a.year === b.year ? `${a.year}` : `${a.year}–${b.year}`;
  if (unit === 'month') {
    if (a.year !== b.year) return `${dayWords(first.slice(0, 7), long)} – ${dayWords(last.slice(0, 7), long)}`;
    if (a.month === b.month) return dayWords(first.slice(0, 7), long);
    return `${monthName(a.month, long)}–${monthName(b.month, long)} ${b.year}`;
  }
  if (a.year !== b.year) return `${dayWords(first, long)} – ${dayWords(last, long)}`;
  if (a.month !== b.month) return `${t.date.day(a.day)} ${monthName(a.month, long)} – ${dayWords(last, long)}`;
  return `${t.date.day(a.day)}–${dayWords(last, long)}`;
}

/** @param {string | null} first @param {string | null} last @param {boolean} [long] @returns {string} also for open ends; empty without any */
export function openRange(first, last, long = false) {
  if (first && last) return rangeWords(first, last, long);
  if (first) return t.date.from(dayWords(first, long));
  return last ? t.date.until(dayWords(last, long)) : '';
}

/** Ranges up to this many days are named whole; longer ones by their best day, if they have one. */
const SHORT_RANGE = 4;

/**
 * What a list says about a date: the day, and how sure it is.
 * @param {Published} published
 * @param {boolean} [long]
 * @returns {{date: string, sub: string}}
 */
export function publishedWords(published, long = false) {
  const { first, last, best, dated, corrected } = published;
  if (dated === 'unknown' || (!first && !last)) return { date: t.date.unknown, sub: t.date.noEvidence };
  if (dated === 'stated') {
    const sub = first && first === last ? weekday(first) : t.date.stated;
    return { date: openRange(first, last, long), sub: corrected ? `${sub}, ${t.date.corrected}` : sub };
  }
  const wide = !first || !last || dayNumber(last) - dayNumber(first) >= SHORT_RANGE;
  if (!wide || !best) return { date: openRange(first, last, long), sub: t.date.inferred };
  return { date: t.date.about(dayWords(best, long)), sub: t.date.inferredIn(openRange(first, last)) };
}

/** @param {Published} published @returns {string} one line: date and certainty */
export function publishedLine(published) {
  const { date, sub } = publishedWords(published);
  return published.dated === 'stated' ? date : `${date}, ${sub}`;
}

/**
 * Where a date stands on an axis.
 * @param {Published} published
 * @returns {{first: number | null, last: number | null, best: number} | null} day numbers; `best` is the best day, or
 *   the middle of the range, or its only end
 */
export function placeOf(published) {
  const first = published.first ? dayNumber(published.first) : null;
  const last = published.last ? dayNumber(published.last) : null;
  if (first === null && last === null) return null;
  const middle = first !== null && last !== null ? Math.round((first + last) / 2) : (first ?? last ?? 0);
  return { first, last, best: published.best ? dayNumber(published.best) : middle };
}
