/** Bars of similarity and of counts. Lengths go into SVG attributes: the page's policy allows no style attributes. */
import { html, svg } from 'lit/html.js';
import { t } from '../strings.js';

/** @param {number} share 0-100 */
export const similarity = (share) => html`<span class="v-sim" title=${t.list.sameOf}>
  <svg class="meter" aria-hidden="true" width="36" height="4" preserveAspectRatio="none">
    <rect class="m-all" width="100%" height="4" /><rect class="m-part" width=${`${share}%`} height="4" />
  </svg>${t.list.same(share)}</span>`;

/**
 * Two counts on one scale: the results before the whole corpus.
 * @param {number} part 0-1
 * @param {number} whole 0-1
 */
export const countBar = (part, whole) => html`<svg class="bar" aria-hidden="true" width="100%" height="3">
  <rect class="b-whole" width=${`${whole * 100}%`} height="3" /><rect class="b-part" width=${`${part * 100}%`} height="3" />
</svg>`;

/**
 * Widths of the summary bar's parts.
 * @template {{count: number}} T
 * @param {T[]} parts
 * @returns {(T & {x: number, width: number})[]} both 0-1
 */
export function shares(parts) {
  const total = parts.reduce((sum, part) => sum + part.count, 0) || 1;
  let from = 0;
  return parts.map((part) => {
    const x = from;
    from += part.count / total;
    return { ...part, x, width: part.count / total };
  });
}

/** A glyph drawn at a share of the width, so that it keeps its size. @param {number} x 0-1 @param {number} y @param {unknown} drawing */
export const at = (x, y, drawing) =>
  svg`<svg x=${pct(x)} y=${y} width="1" height="1" overflow="visible">${drawing}</svg>`;

/** @param {number} x 0-1 @returns {string} */
export const pct = (x) => `${Math.round(x * 1e4) / 100}%`;
