/** How articles, ranges and events are drawn on a time axis: solid is stated, outlined is inferred. */
import { nothing, svg } from 'lit/html.js';
import { at, pct } from './meter.js';

/** Sheet standing on a line. */
const solidSheet = svg`<rect class="f" x="-3.5" y="-10" width="7" height="10" rx="1"/>`;
/** Sheet centered on a line. */
const openSheet = svg`<rect class="o" x="-3.2" y="-4.7" width="6.4" height="9.4" rx="1"/>`;
const solidCentered = svg`<rect class="f" x="-3.5" y="-5" width="7" height="10" rx="1"/>`;

const BRACKET = { first: 'M3.5-4.5H0v9h3.5', last: 'M-3.5-4.5H0v9h-3.5' };
const OPEN = { first: 'M-3 0h-2.5M-8 0h-2M-12.5 0h-1.5', last: 'M3 0h2.5M8 0h2M12.5 0h1.5' };

/**
 * One end of a range: a bracket where evidence bounds it, three shrinking dashes where it is open.
 * @param {'first' | 'last'} end @param {number} x 0-1 @param {number} y @param {boolean} open
 */
const cap = (end, x, y, open) => at(x, y, svg`<path class="cap" fill="none" d=${open ? OPEN[end] : BRACKET[end]}/>`);

/**
 * The possible days of an inferred date, without its sheet.
 * @param {{x1: number, x2: number, y: number, openFirst?: boolean, openLast?: boolean}} range 0-1 and px
 */
export const range = ({ x1, x2, y, openFirst = false, openLast = false }) => svg`
  <line class="r90" x1=${pct(x1)} x2=${pct(x2)} y1=${y} y2=${y}/>
  ${cap('first', x1, y, openFirst)}${cap('last', x2, y, openLast)}`;

/**
 * A date of which only the range is known: the sheet stretched over every day that is possible, so that no day stands
 * out that nothing speaks for.
 * @param {{x1: number, x2: number, y: number, openFirst?: boolean, openLast?: boolean}} range 0-1 and px
 */
export const anyDay = ({ x1, x2, y, openFirst = false, openLast = false }) => svg`
  <rect class="o" x=${pct(x1)} width=${pct(Math.max(x2 - x1, 0.003))} y=${y - 4.7} height="9.4" rx="1"/>
  ${openFirst ? cap('first', x1, y, true) : nothing}${openLast ? cap('last', x2, y, true) : nothing}`;

/** @param {'stated' | 'inferred' | 'unknown'} dated @param {number} x @param {number} y @param {'standing' | 'centered'} how */
export const sheet = (dated, x, y, how) =>
  at(x, y, dated === 'stated' ? (how === 'standing' ? solidSheet : solidCentered) : openSheet);

/** @param {number} x @param {number} y @param {number} size half the diagonal, px */
export const diamond = (x, y, size) =>
  at(x, y, svg`<path class="dia" d=${`M0-${size}L${size} 0 0 ${size}-${size} 0z`}/>`);

/** @param {number} x @param {number} y */
export const ring = (x, y) => at(x, y, svg`<circle class="focus-ring" r="11"/>`);

/**
 * The shape that leads from a stretch of one scale to the same stretch on a larger one.
 * @param {[number, number][]} from stretches above, 0-1
 * @param {[number, number][]} to the same ones below
 */
export const funnel = (from, to) =>
  svg`${from.map(([a1, b1], index) => {
    const [a2, b2] = to[index] ?? [0, 1];
    const [p, q, r, s] = [a1, b1, b2, a2].map((x) => Math.round(x * 1e4) / 10);
    const right = `C${q} 15.4 ${r} 6.6 ${r} 22`;
    return svg`<path class="ff" d=${`M${p} 0H${q}${right}H${s}C${s} 6.6 ${p} 15.4 ${p} 0z`}/>
    <path class="e" d=${`M${p} 0C${p} 15.4 ${s} 6.6 ${s} 22M${q} 0${right}`}/>`;
  })}`;

/** @param {boolean} condition @param {() => unknown} draw */
export const when = (condition, draw) => (condition ? draw() : nothing);
