/** TIMEX3 values that are not days, in words: durations and references without a date. */
import { number, t } from '../strings.js';

/** @param {string} unit letter of ISO 8601 @param {boolean} time after the `T` @returns {string[] | undefined} one, many */
const unitNames = (unit, time) => (time ? t.timex.clock : t.timex.units)[/** @type {'M'} */ (unit)];

/**
 * @param {string} value such as `P32M`, `PT2H`, `PXY`, `PAST_REF`
 * @returns {string} empty where it says nothing a reader would understand
 */
export function timexWords(value) {
  const fixed = t.timex.refs[/** @type {'PAST_REF'} */ (value)];
  if (fixed) return fixed;
  const match = /^P(T?)(\d+(?:\.\d+)?|X+)([YMWDHSQ]|DE|CE)$/.exec(value);
  if (!match) return '';
  const [, time, amount = '', unit = ''] = match;
  const [one, many = ''] = unitNames(unit, time === 'T') ?? [];
  if (!one) return '';
  if (amount.startsWith('X')) return t.timex.some(many);
  return `${number(Number(amount))} ${Number(amount) === 1 ? one : many}`;
}
