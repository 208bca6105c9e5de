/** The days an article mentions, before and after its own. */
import { html, nothing, svg } from 'lit/html.js';
import { axisOf, monthEnd, monthStart, ticksOf } from '../ui/axis.js';
import { dayNumber, placeOf, rangeWords } from '../ui/days.js';
import { anyDay, diamond, range, sheet } from '../ui/marks.js';
import { at, pct } from '../ui/meter.js';
import { t } from '../strings.js';

/** @import {ArticleView} from '../protocol.d.ts' */
/** @import {Axis} from '../ui/axis.js' */
/** @import {Context} from './context.js' */

/** Days further away than this are left to the table of times. */
const FAR = 1500;
/** A time longer than this is an age, not a day. */
const LONG = 400;
const LINE = 58;

/** @typedef {{first: number, last: number, words: string}} Day */

/** @param {ArticleView} article @returns {Day[]} different days mentioned, in order */
function daysOf(article) {
  /** @type {Map<string, Day>} */ const days = new Map();
  for (const { first, last } of article.times) {
    if (!first || !last) continue;
    days.set(`${first} ${last}`, { first: dayNumber(first), last: dayNumber(last), words: rangeWords(first, last) });
  }
  return [...days.values()].filter(({ first, last }) => last - first <= LONG).sort((a, b) => a.first - b.first);
}

/** @param {Context} context @param {ArticleView} article */
export function reach({ ui }, article) {
  const place = placeOf(article.head.published);
  if (!place || place.first === null || place.last === null || place.last - place.first > 62) return nothing;
  const days = daysOf(article).filter(({ first, last }) => first > place.best - FAR && last < place.best + FAR);
  if (days.length < 2) return nothing;
  const start = Math.min(place.first, ...days.map(({ first }) => first));
  const end = Math.max(place.last, ...days.map(({ last }) => last));
  if (end - start < 20) return nothing;
  const axis = axisOf([[monthStart(start), monthEnd(end)]]);
  return html`<figure class="reach" aria-label=${t.read.reach}><svg class="fluid" width="100%" height="98" role="img"
        aria-label=${`${t.read.reach}: ${days.map(({ words }) => words).join('; ')}`}>
    ${ticksOf(axis, ui.width)
      .filter(({ top }) => top)
      .map(
        (tick) =>
          svg`<line class="grid" x1=${pct(tick.x)} x2=${pct(tick.x)} y1="18" y2="94"/><text class="yr" x=${pct(tick.x)}
                dx="5" y="93">${tick.top}</text>`,
      )}
    <line class="axis" x1="0" x2="100%" y1=${LINE} y2=${LINE}/>
    ${arcs(axis, place.best, days)}
    ${labelled(axis, days, ui.width).map(
      ({ day, label }) => svg`<g class="evm">
      ${day.last - day.first > 4 ? svg`<rect class="span" x=${pct(axis.x(day.first))}
            width=${pct(axis.x(day.last + 1) - axis.x(day.first))} y=${LINE - 3} height="6"/>` : nothing}
      ${diamond(axis.x((day.first + day.last + 1) / 2), LINE, 5)}
      ${label ? svg`<text class="rd halo" x=${pct(axis.x((day.first + day.last + 1) / 2))} text-anchor="middle"
            y=${LINE + 17}>${label}</text>` : nothing}</g>`,
    )}
    ${own(axis, article, place)}</svg></figure>`;
}

/** @param {Axis} axis @param {number} best @param {Day[]} days */
function arcs(axis, best, days) {
  const from = axis.x(best + 0.5) * 1000;
  return svg`<svg class="links" x="0" y="14" width="100%" height="44" viewBox="0 0 1000 44" preserveAspectRatio="none">${days.map(
    (day) => {
      const to = axis.x((day.first + day.last + 1) / 2) * 1000;
      const top = 40 - Math.min(38, Math.abs(to - from) / 14 + 8);
      return Math.abs(to - from) < 2
        ? nothing
        : svg`<path class=${day.first > best ? 'plan' : ''} d=${`M${from} 44C${from} ${top} ${to} ${top} ${to} 44`}/>`;
    },
  )}</svg>`;
}

/** Labels where there is room for them. @param {Axis} axis @param {Day[]} days @param {number} width */
function labelled(axis, days, width) {
  let end = -Infinity;
  return days.map((day) => {
    const x = axis.x((day.first + day.last + 1) / 2) * width;
    const label = day.words.replace(/ \d{4}$/, '');
    const half = label.length * 3.2 + 4;
    if (x - half < end || x - half < -half || x + half > width + half) return { day, label: '' };
    end = x + half;
    return { day, label };
  });
}

/** @param {Axis} axis @param {ArticleView} article @param {{first: number | null, last: number | null, best: number}} place */
function own(axis, article, place) {
  const x = axis.x(place.best + 0.5);
  const stated = article.head.published.dated === 'stated';
  const best = article.head.published.best !== null;
  return svg`<g class="mk sel ${article.head.published.dated}"><line class="publine" x1=${pct(x)} x2=${pct(x)} y1="2" y2=${LINE}/>
    ${stated ? nothing : (best ? range : anyDay)({ x1: axis.x(place.first ?? place.best), x2: axis.x((place.last ?? place.best) + 1), y: LINE })}
    ${stated || best ? sheet(article.head.published.dated, x, LINE, 'centered') : nothing}
    ${x > 0.12 ? at(x, 9, svg`<text text-anchor="end" x="-7">${t.read.looksBack}</text>`) : nothing}
    ${x < 0.88 ? at(x, 9, svg`<text x="7">${t.read.looksAhead}</text>`) : nothing}</g>`;
}
