/**
 * Who appears with whom: the name in the middle, those beside it on a ring, thicker lines for more articles together.
 * The table beside it says the same in words; the drawing is for the eye only. Places on the ring follow the order of
 * the table, so that the same corpus always gives the same picture.
 */
import { html, svg } from 'lit/html.js';
import { t } from '../strings.js';

/** @import {EntityView, Named} from '../protocol.d.ts' */
/** @import {Context} from './context.js' */

/** Names on the ring: more would run into each other. */
const MOST = 12;
const SIZE = { width: 420, height: 300 };
const RADIUS = { x: 128, y: 112 };
const CHARACTER = 6.2;

/** @typedef {{named: Named, x: number, y: number, share: number}} Spot */

/**
 * @param {Named[]} list most shared articles first
 * @returns {Spot[]} clockwise from the top, heavy and light ones in turn so that neighbors differ
 */
export function spots(list) {
  const shown = list.slice(0, MOST);
  const most = Math.max(1, ...shown.map(({ count }) => count));
  const half = Math.ceil(shown.length / 2);
  const mixed = shown.slice(0, half).flatMap((named, index) => [named, ...shown.slice(half + index, half + index + 1)]);
  return mixed.map((named, index) => {
    const angle = (index / mixed.length) * 2 * Math.PI - Math.PI / 2;
    const round = (/** @type {number} */ value) => Math.round(value * 10) / 10;
    return {
      named,
      x: round(SIZE.width / 2 + RADIUS.x * Math.cos(angle)),
      y: round(SIZE.height / 2 + RADIUS.y * Math.sin(angle)),
      share: named.count / most,
    };
  });
}

/** @param {Named['kind']} kind */
const dot = (kind) => {
  if (kind === 'organization') return svg`<rect x="-5" y="-5" width="10" height="10"/>`;
  return kind === 'place' ? svg`<path d="M-6-4h12L0 6z"/>` : svg`<circle r="5.5"/>`;
};

/** @param {string} text @param {number} room px */
const cut = (text, room) => {
  const most = Math.max(4, Math.floor(room / CHARACTER));
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
};

/** @param {Context} context @param {EntityView} view */
export function network({ store }, view) {
  const list = spots(view.with);
  if (list.length < 3) return html``;
  const [cx, cy] = [SIZE.width / 2, SIZE.height / 2];
  return html`<figure class="net"><svg class="net-svg" viewBox=${`0 0 ${SIZE.width} ${SIZE.height}`} width=${SIZE.width} height=${SIZE.height}
      aria-hidden="true" focusable="false">
    ${list.map(({ x, y, share }) => svg`<line class="net-l" x1=${cx} y1=${cy} x2=${x} y2=${y} stroke-width=${1 + 5 * share}/>`)}
    <g class=${`net-n me ${view.kind}`} transform=${`translate(${cx} ${cy})`}>${dot(view.kind)}</g>
    ${list.map(({ named, x, y }) => spot(store.href({ view: 'entity', entity: named.key }), named, x, y))}
  </svg><figcaption class="meta">${t.net.caption}</figcaption></figure>`;
}

/** @param {string} href @param {Named} named @param {number} x @param {number} y */
function spot(href, named, x, y) {
  const middle = Math.abs(x - SIZE.width / 2) < 30;
  const right = x > SIZE.width / 2;
  const room = middle ? 150 : right ? SIZE.width - x - 12 : x - 12;
  const above = y < SIZE.height / 2;
  return svg`<a class=${`net-n ${named.kind}`} href=${href} tabindex="-1"><g transform=${`translate(${x} ${y})`}>${dot(named.kind)}
    <text text-anchor=${middle ? 'middle' : right ? 'start' : 'end'} x=${middle ? 0 : right ? 10 : -10} y=${middle ? (above ? -10 : 18) : 4}>${cut(named.name, room)}<tspan class="c" dx="4">${named.count}</tspan></text>
    <title>${named.name}</title></g></a>`;
}
