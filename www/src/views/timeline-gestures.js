/**
 * Wheel and touch on the plot. A plain wheel scrolls the page as everywhere; with Ctrl (which is also what a pinch on a
 * trackpad sends) it zooms around the pointer, sideways it moves the window. Two fingers zoom and move, one scrolls.
 */

/** @import {Layout} from './timeline-layout.js' */

/** @typedef {(start: number, end: number) => [number, number]} Zoom */

/** Pixels of a wheel that halve or double the window; of a line and a page, where a wheel counts in those. */
const DOUBLE = 240;
const UNITS = [1, 20, 400];

/**
 * @param {number} day that stays where it is
 * @param {number} factor above 1 shows more
 * @returns {Zoom}
 */
export const around = (day, factor) => (start, end) => [day - (day - start) * factor, day + (end - day) * factor];

/** @param {number} share of the window @returns {Zoom} */
export const along = (share) => (start, end) => [start + (end - start) * share, end + (end - start) * share];

/** @param {Element} box @param {number} x client */
function shareAt(box, x) {
  const { left, width } = box.getBoundingClientRect();
  return Math.min(1, Math.max(0, (x - left) / (width || 1)));
}

/**
 * @param {Layout} layout
 * @param {(change: Zoom) => void} zoom
 * @returns {(event: WheelEvent) => void}
 */
export const onWheel = (layout, zoom) => (event) => {
  const unit = UNITS[event.deltaMode] ?? 1;
  const box = /** @type {Element} */ (event.currentTarget);
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    zoom(around(layout.axis.day(shareAt(box, event.clientX)), 2 ** ((event.deltaY * unit) / DOUBLE)));
    return;
  }
  const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
  if (Math.abs(sideways) <= Math.abs(event.shiftKey ? 0 : event.deltaY)) return;
  event.preventDefault();
  zoom(along((sideways * unit) / box.clientWidth));
};

/** Fingers on the plot, by pointer. @type {Map<number, number>} */
const fingers = new Map();

/**
 * @param {Layout} layout
 * @param {(change: Zoom) => void} zoom
 * @returns {(event: PointerEvent) => void} for down, move, up and cancel
 */
export const onTouch = (layout, zoom) => (event) => {
  if (event.pointerType !== 'touch') return;
  const before = [...fingers.values()];
  if (event.type === 'pointerup' || event.type === 'pointercancel') return void fingers.delete(event.pointerId);
  if (event.type === 'pointermove' && !fingers.has(event.pointerId)) return;
  fingers.set(event.pointerId, event.clientX);
  const now = [...fingers.values()];
  if (event.type !== 'pointermove' || now.length !== 2 || before.length !== 2) return;
  const box = /** @type {Element} */ (event.currentTarget);
  const middle = (/** @type {number[]} */ two) => ((two[0] ?? 0) + (two[1] ?? 0)) / 2;
  const apart = (/** @type {number[]} */ two) => Math.max(8, Math.abs((two[0] ?? 0) - (two[1] ?? 0)));
  const moved = along((middle(before) - middle(now)) / (box.clientWidth || 1));
  const grown = around(layout.axis.day(shareAt(box, middle(now))), apart(before) / apart(now));
  zoom((start, end) => moved(...grown(start, end)));
};
