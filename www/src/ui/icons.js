/** The icons, drawn once as symbols and used by name. Shapes carry the meaning; color repeats it. */
import { html, svg } from 'lit/html.js';

/** @typedef {'person' | 'organization' | 'place' | 'time' | 'figure' | 'quote'} Mark */

const line = (/** @type {string} */ d, width = 1.5) =>
  svg`<path d=${d} fill="none" stroke="currentColor" stroke-width=${width} stroke-linecap="round" stroke-linejoin="round"/>`;
const solid = (/** @type {string} */ d) => svg`<path d=${d} fill="currentColor"/>`;

/** @type {Record<string, [box: string, drawing: unknown]>} */
const SHAPES = {
  person: ['0 0 10 10', svg`<circle cx="5" cy="5" r="4.2" fill="currentColor"/>`],
  organization: ['0 0 10 10', solid('M1.2 1.2h7.6v7.6H1.2z')],
  place: ['0 0 10 10', solid('M.6 1.2h8.8L5 9.4z')],
  time: ['0 0 10 10', solid('M5 .3 9.7 5 5 9.7.3 5z')],
  figure: ['0 0 10 10', line('M3.7.8 2.9 9.2M7.1.8 6.3 9.2M.9 3.4h8.4M.7 6.6h8.4', 1.3)],
  quote: [
    '0 0 10 10',
    solid(
      'M4.3 1.4C2 2.2.9 3.9.9 6.2v2.4h3.3V5.3H2.6c0-1.1.7-2 2-2.6zM9.3 1.4C7 2.2 5.9 3.9 5.9 6.2v2.4h3.3V5.3H7.6c0-1.1.7-2 2-2.6z',
    ),
  ],
  stated: ['0 0 10 12', svg`<rect x="1" y=".8" width="8" height="10.4" rx="1" fill="currentColor"/>`],
  inferred: [
    '0 0 10 12',
    svg`<rect x="1.8" y="1.6" width="6.4" height="8.8" rx=".8" fill="none" stroke="currentColor" stroke-width="1.6"/>`,
  ],
  unknown: [
    '0 0 10 12',
    svg`<rect x="1.8" y="1.6" width="6.4" height="8.8" rx=".8" fill="none" stroke="currentColor" stroke-width="1.2"
          stroke-dasharray="1.6 1.4"/>`,
  ],
  stack: [
    '0 0 14 14',
    svg`${line('M5 2.2h7v8.6', 1.3)}<rect x="2" y="4.4" width="7.6" height="8.6" rx="1" fill="currentColor"/>`,
  ],
  bookmark: ['0 0 12 12', line('M3 1.8h6v8.600l-3-2.400-3 2.400z', 1.3)],
  x: ['0 0 12 12', line('m2.5 2.5 7 7m0-7-7 7', 1.6)],
  minus: ['0 0 12 12', line('M2.5 6h7', 1.6)],
  plus: ['0 0 12 12', line('M2 6h8M6 2v8', 1.6)],
  search: [
    '0 0 20 20',
    svg`<circle cx="8.6" cy="8.6" r="5.6" fill="none" stroke="currentColor"
          stroke-width="1.7"/>${line('m12.9 12.9 4.4 4.4', 1.7)}`,
  ],
  down: ['0 0 12 12', line('m2.5 4.5 3.5 3.5 3.5-3.5')],
  right: ['0 0 12 12', line('M4.5 2.5 8 6 4.5 9.5')],
  left: ['0 0 12 12', line('M7.5 2.5 4 6l3.5 3.5')],
  out: ['0 0 12 12', line('M4.5 2H2v8h8V7.5M7 2h3v3M10 2 5.4 6.6', 1.3)],
  swap: ['0 0 14 14', line('M2 4.5h9M8.5 2 11 4.5 8.5 7M12 9.5H3M5.5 7 3 9.5 5.500 12', 1.3)],
  check: ['0 0 12 12', line('m2.4 6.3 2.5 2.5 4.8-5.4', 1.8)],
  differs: ['0 0 12 12', line('M2 4.3h8M2 7.7h8M8.4 1.6 3.6 10.4', 1.4)],
  same: ['0 0 12 12', line('M2 4.3h8M2 7.7h8', 1.4)],
  edited: [
    '0 0 12 12',
    line('M1.8 4.7c1.4-1.6 2.8-1.6 4.2-.5s2.8 1.1 4.2-.5M1.8 8.3c1.4-1.6 2.8-1.6 4.2-.5s2.8 1.1 4.2-.5', 1.4),
  ],
  moved: ['0 0 12 12', line('M6 1.4v9.2M3.6 3.6 6 1.200l2.400 2.400M3.600 8.400 6 10.800l2.400-2.400', 1.4)],
  theme: [
    '0 0 16 16',
    svg`<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.4"/>${solid('M8 2a6 6 0 0 1 0 12z')}`,
  ],
  light: [
    '0 0 16 16',
    svg`<circle cx="8" cy="8" r="3.4" fill="none" stroke="currentColor"
          stroke-width="1.4"/>${line('M8 1.400v1.400M8 13.200v1.400M1.400 8h1.400M13.200 8h1.400M3.300 3.300l1 1M11.700 11.700l1 1M3.300 12.700l1-1M11.700 4.300l1-1', 1.4)}`,
  ],
  dark: ['0 0 16 16', line('M13 9.800A5.600 5.600 0 1 1 6.200 3 4.600 4.600 0 0 0 13 9.800z', 1.4)],
  warn: [
    '0 0 14 14',
    svg`${line('M7 1.6 13 12.400H1z', 1.4)}${line('M7 5.600v3.200')}<circle cx="7" cy="10.600" r=".85" fill="currentColor"/>`,
  ],
  lock: [
    '0 0 14 14',
    svg`<rect x="2.6" y="6" width="8.8" height="6.4" rx="1" fill="none" stroke="currentColor"
          stroke-width="1.3"/>${line('M4.700 6V4.200a2.300 2.300 0 0 1 4.600 0V6', 1.3)}`,
  ],
  filter: ['0 0 14 14', line('M1.500 3.500h11M3.500 7h7M5.500 10.500h3')],
  link: [
    '0 0 14 14',
    line(
      'M6 8.200a2.600 2.600 0 0 0 3.700 0l2-2A2.600 2.600 0 0 0 8 2.500l-.8.8M8 5.800a2.600 2.600 0 0 0-3.700 0l-2 2A2.600 2.600 0 0 0 6 11.500l.8-.8',
      1.3,
    ),
  ],
};

/** The symbols; once per page. */
export const sprite = () => html`<svg class="sprite" width="0" height="0" aria-hidden="true" focusable="false">
  <defs>
    ${Object.entries(SHAPES).map(([name, [box, drawing]]) => svg`<symbol id=${`i-${name}`} viewBox=${box}>${drawing}</symbol>`)}
  </defs>
</svg>`;

/**
 * @param {string} name
 * @param {string} [classes]
 */
export const icon = (name, classes = '') =>
  html`<svg class="ic ${classes}" aria-hidden="true"><use href=${`#i-${name}`}></use></svg>`;

/** The icon of a kind of mark in its color. @param {Mark} kind */
export const kindIcon = (kind) => icon(kind, `k-${kind}`);
