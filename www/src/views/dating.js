/**
 * How an article was dated: one row for each piece of evidence with the days it allows, from years down to days, and
 * what all of them leave.
 */
import { html, nothing, svg } from 'lit/html.js';
import { axisOf, monthEnd, monthStart, ticksOf } from '../ui/axis.js';
import { dayNumber, dayWords, openRange, placeOf, weekday } from '../ui/days.js';
import { anyDay, funnel, range, sheet } from '../ui/marks.js';
import { at, pct } from '../ui/meter.js';
import { paragraphAt, paragraphLink } from './read-text.js';
import { t } from '../strings.js';

/** @import {ArticleView, EvidenceView, Published} from '../protocol.d.ts' */
/** @import {Axis} from '../ui/axis.js' */

/** The second, finer scale is drawn when it is at least this much finer. */
const FINER = 6;
/** px: the ladder stands in the margin. */
const WIDTH = 320;

/** @param {ArticleView} article */
export function dating(article) {
  const { published } = article.head;
  const used = article.evidence.filter(({ setAside }) => !setAside);
  const aside = article.evidence.filter(({ setAside }) => setAside);
  if (!article.evidence.length && published.dated !== 'stated') return html`<p class="meta">${t.read.noEvidence}</p>`;
  return html`<div class="dating">${used.length ? ladder(article, used, published) : nothing}
    ${verdict(published)}
    ${
      aside.length
        ? html`<details class="aside"><summary>${t.read.setAside} <span class="n">${aside.length}</span></summary>
      <ol>${aside.map((evidence) => html`<li>${reason(article, evidence, null)}<p
            class="meta why-not">${evidence.setAside}</p></li>`)}</ol></details>`
        : nothing
    }
  </div>`;
}

/** @param {Published} published */
function verdict(published) {
  const all = openRange(published.first, published.last, true);
  if (!all) return nothing;
  const exact = published.first !== null && published.first === published.last;
  const best = published.best
    ? t.read.mostLikely(`${weekday(published.best)} ${dayWords(published.best, true)}`)
    : t.read.anyDay;
  return html`<p class="verdict"><b>${exact && published.first ? `${weekday(published.first)} ` : ''}${all}</b>${exact ? nothing : html`<br>${best}`}</p>`;
}

/** @param {ArticleView} article @param {EvidenceView[]} used @param {Published} published */
function ladder(article, used, published) {
  const place = placeOf(published);
  const bounds = used
    .flatMap(({ first, last }) => [first, last])
    .filter((day) => day !== null)
    .map((day) => dayNumber(day));
  if (!place || !bounds.length)
    return html`<ol>${used.map((evidence, index) => html`<li>${reason(article, evidence, index + 1)}</li>`)}</ol>`;
  const coarse = axisOf([
    [monthStart(Math.min(...bounds, place.best) - 40), monthEnd(Math.max(...bounds, place.best) + 40)],
  ]);
  const fine = fineAxis(place, coarse);
  const [near, far] = fine ? split(used, fine) : [[], used];
  let number = 0;
  const rows = (/** @type {EvidenceView[]} */ list, /** @type {Axis} */ axis) =>
    html`${head(axis)}<ol>${list.map((evidence) => html`<li>${reason(article, evidence, (number += 1))}${bar(axis, evidence.first, evidence.last)}</li>`)}</ol>`;
  return html`${far.length || !fine ? rows(far, coarse) : nothing}
    ${fine ? html`${far.length ? zoom(coarse, fine) : nothing}${rows(near, fine)}` : nothing}
    <div class="sum" title=${t.read.agree}>${sumBar(fine ?? coarse, published)}</div>`;
}

/** @param {{first: number | null, last: number | null, best: number}} place @param {Axis} coarse @returns {Axis | null} */
function fineAxis(place, coarse) {
  if (place.first === null || place.last === null) return null;
  const length = Math.max(14, (place.last - place.first) * 2);
  const middle = (place.first + place.last) / 2;
  const axis = axisOf([[Math.round(middle - length / 2), Math.round(middle + length / 2)]]);
  return (coarse.end - coarse.start) / (axis.end - axis.start) >= FINER ? axis : null;
}

/** What bounds the range closely, and what only bounds it from afar. @param {EvidenceView[]} used @param {Axis} fine @returns {[EvidenceView[], EvidenceView[]]} */
function split(used, fine) {
  const close = (/** @type {string | null} */ day) =>
    day !== null && dayNumber(day) >= fine.start && dayNumber(day) <= fine.end;
  const near = used.filter(({ first, last }) => close(first) || close(last));
  return [near, used.filter((evidence) => !near.includes(evidence))];
}

/** @param {Axis} axis */
const head = (axis) =>
  html`<svg class="fluid" width="100%" height="30" aria-hidden="true">${ticksOf(axis, WIDTH).map(
    (tick) => svg`
  <line class="grid" x1=${pct(tick.x)} x2=${pct(tick.x)} y1="0" y2="30"/><text class="yr" x=${pct(tick.x)} dx="4"
        y="11">${tick.top}</text><text x=${pct(tick.x)} dx="4" y="25">${tick.label}</text>`,
  )}</svg>`;

/** @param {Axis} coarse @param {Axis} fine */
const zoom = (coarse, fine) =>
  html`<svg class="funnel" width="100%" height="22" viewBox="0 0 1000 22" preserveAspectRatio="none" aria-hidden="true">${funnel(
    [[coarse.x(fine.start), coarse.x(fine.end)]],
    [[0, 1]],
  )}</svg>`;

/** @param {ArticleView} article @param {EvidenceView} evidence @param {number | null} number */
function reason(article, evidence, number) {
  const paragraph = evidence.at ? paragraphAt(article, evidence.at[0]) : 0;
  const allows = openRange(evidence.first, evidence.last);
  return html`<p><span class="en">${number ?? ''}</span><span>${evidence.text ? html`<b
        dir="auto">“${evidence.text}”</b>` : html`<b>${evidence.says}</b>`} ${paragraphLink(paragraph)}
      ${evidence.text && evidence.says ? html`<span class="meta">${evidence.says}</span>` : nothing}
      ${allows ? html`<span class="meta allows">${allows}</span>` : nothing}</span>
    <span class="wt ${evidence.strong ? 'strong' : 'fair'}">${evidence.strong ? t.read.strong : t.read.fair}</span></p>`;
}

/** The days that evidence allows; arrows where it does not end. @param {Axis} axis @param {string | null} first @param {string | null} last */
function bar(axis, first, last) {
  const x1 = first ? axis.x(dayNumber(first)) : 0;
  const x2 = last ? axis.x(dayNumber(last) + 1) : 1;
  return html`<svg class="fluid mk inferred" width="100%" height="16" aria-hidden="true">
    <line class="tr" x1="0" x2="100%" y1="8" y2="8"/><line class="r90" x1=${pct(x1)} x2=${pct(x2)} y1="8" y2="8"/>
    ${x1 > 0 ? at(x1, 8, svg`<path class="cap" fill="none" d="M3.5-4.5H0v9h3.5"/>`) : svg`<path class="cap" fill="none"
          d="M5 4 1 8l4 4"/>`}
    ${x2 < 1 ? at(x2, 8, svg`<path class="cap" fill="none" d="M-3.5-4.5H0v9h-3.5"/>`) : at(1, 8, svg`<path class="cap"
          fill="none" d="M-5-4-1 0l-4 4"/>`)}</svg>`;
}

/** @param {Axis} axis @param {Published} published */
function sumBar(axis, published) {
  const place = placeOf(published);
  if (!place) return nothing;
  const x1 = place.first === null ? 0 : axis.x(place.first);
  const x2 = place.last === null ? 1 : axis.x(place.last + 1);
  return html`<svg class="fluid mk inferred sel" width="100%" height="22" aria-hidden="true">
    <rect class="win" x=${pct(x1)} width=${pct(x2 - x1)} y="1" height="20"/><line class="tr" x1="0" x2="100%" y1="11" y2="11"/>
    ${(published.best ? range : anyDay)({ x1, x2, y: 11, openFirst: place.first === null, openLast: place.last === null })}
    ${published.best ? sheet(published.dated, axis.x(place.best + 0.5), 11, 'centered') : nothing}</svg>`;
}
