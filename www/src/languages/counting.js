/**
 * Numbers and plurals as a language writes them, from what the browser knows (`Intl`). Each language's file makes its
 * own with its own tag, so that its sentences are right while another language is on screen.
 */

/** Of one formatter per page and tag: making one costs more than a thousand uses. @type {Map<string, Intl.NumberFormat>} */
const formats = new Map();

/** @param {string} tag @returns {Intl.NumberFormat} */
function formatOf(tag) {
  const known = formats.get(tag) ?? new Intl.NumberFormat(tag);
  formats.set(tag, known);
  return known;
}

/**
 * Small whole numbers are the same in every language that is written in Latin digits; the browser's first formatter
 * takes ten milliseconds to come, which the first view does not wait for.
 * @param {string} tag BCP 47, of a language written in Latin digits
 * @returns {{
 *   number: (n: number) => string,
 *   plural: (n: number, one: string, many?: string) => string,
 *   counted: (n: number, one: string, many?: string) => string,
 * }} `number` separates thousands; `plural` chooses a form (the many form is the one form with an s unless it is
 *   given); `counted` is both: "1 article", "1,200 articles". For languages with two forms; one with more chooses by
 *   `Intl.PluralRules` in its own file.
 */
export function counting(tag) {
  /** @type {Intl.PluralRules | undefined} */ let rules;
  const number = (/** @type {number} */ n) => (n >= 0 && n < 1000 && Number.isInteger(n) ? String(n) : formatOf(tag).format(n));
  /** @param {number} n @param {string} one @param {string} [many] */
  const plural = (n, one, many = `${one}s`) => ((rules ??= new Intl.PluralRules(tag)).select(n) === 'one' ? one : many);
  return { number, plural, counted: (n, one, many) => `${number(n)} ${plural(n, one, many)}` };
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** English is on screen first, so its names are here: see `counting`. @type {Map<string, string[]>} */
const names = new Map([
  ['en month long', MONTHS],
  ['en month short', MONTHS.map((name) => name.slice(0, 3))],
  ['en weekday long', 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')],
]);

/**
 * @param {string} tag
 * @param {'month' | 'weekday'} unit
 * @param {'long' | 'short'} style
 * @returns {string[]} from January, or from Sunday
 */
export function calendarNames(tag, unit, style) {
  const key = `${tag} ${unit} ${style}`;
  let list = names.get(key);
  if (!list) {
    const format = new Intl.DateTimeFormat(tag, { [unit]: style, timeZone: 'UTC' });
    // 2 January 2000 was a Sunday.
    const days = unit === 'month' ? [...Array(12).keys()].map((m) => Date.UTC(2000, m, 1)) : [...Array(7).keys()].map((d) => Date.UTC(2000, 0, 2 + d));
    list = days.map((day) => format.format(day));
    names.set(key, list);
  }
  return list;
}
