/** TIMEX3 values that are not days, in words: durations and references without a date. */
import { counted, t } from '../strings.js';

/** @param {string} unit letter of ISO 8601 @param {boolean} time after the `T` @returns {string} */
const unitName = (unit, time) => (time ? t.timex.clock : t.timex.units)[/** @type {'M'} */ (unit)] ?? '';

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
  const name = unitName(unit, time === 'T');
  if (!name) return '';
  return amount.startsWith('X') ? t.timex.some(name) : counted(Number(amount), name);
}
