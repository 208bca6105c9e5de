/**
 * The annotated text. Annotations overlap (a figure inside a quotation, a hit inside a name), so they are nested by
 * layers: sentence, quotation, figure or time, name, hit. Each layer is cut where the one around it ends.
 */
import { html, nothing } from 'lit/html.js';
import { linkTo } from '../state/passage.js';
import { openRange } from '../ui/days.js';
import { timexWords } from '../ui/timex.js';
import { t } from '../strings.js';

/** @import {ArticleView, FigureView, MentionView, QuoteView, TimeView} from '../protocol.d.ts' */
/** @import {Context} from './context.js' */

/**
 * @typedef {object} Item
 * @property {number} start
 * @property {number} end
 * @property {(inner: unknown, whole: {first: boolean, last: boolean}) => unknown} draw `whole` says which ends of the
 *   item lie in this piece
 */

/** @typedef {Item[]} Layer sorted, without overlaps */

/**
 * @param {Item[]} items
 * @returns {Layer} sorted; of two that overlap the first and longer one stays
 */
export function layer(items) {
  const sorted = items.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start || b.end - a.end);
  /** @type {Layer} */ const kept = [];
  for (const item of sorted) if (item.start >= (kept.at(-1)?.end ?? 0)) kept.push(item);
  return kept;
}

/**
 * Draws a stretch of text through its layers.
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @param {Layer[]} layers outermost first
 * @returns {unknown[]} strings and templates
 */
export function nest(text, start, end, layers) {
  const [outer, ...inner] = layers;
  if (!outer) return [text.slice(start, end)];
  /** @type {unknown[]} */ const out = [];
  let at = start;
  for (let index = firstAfter(outer, start); index < outer.length; index += 1) {
    const item = outer[index];
    if (!item || item.start >= end) break;
    const from = Math.max(item.start, start);
    const to = Math.min(item.end, end);
    if (from > at) out.push(...nest(text, at, from, inner));
    out.push(item.draw(nest(text, from, to, inner), { first: from === item.start, last: to === item.end }));
    at = to;
  }
  if (at < end) out.push(...nest(text, at, end, inner));
  return out;
}

/** Index of the first item that ends after a place, by bisection. @param {Layer} items @param {number} place */
function firstAfter(items, place) {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.end ?? 0) > place) high = middle;
    else low = middle + 1;
  }
  return low;
}

const OPENING = /[“„«‘"']/;
const CLOSING = /[”“»’"']/;

/** A quotation with its marks, which the engine's span leaves out. @param {string} text @param {QuoteView} quote @returns {Item} */
function quoteItem(text, quote) {
  if (quote.kind === 'indirect') return { ...quote, draw: (inner) => html`<span class="e e-indirect">${inner}</span>` };
  const opens = OPENING.test(text.charAt(quote.start - 1));
  const closes = CLOSING.test(text.charAt(quote.end));
  const draw = (/** @type {unknown} */ inner) => html`<q class="e e-quote">${inner}</q>`;
  return { start: quote.start - (opens ? 1 : 0), end: quote.end + (closes ? 1 : 0), draw };
}

/** The marks of quotations, drawn heavier. @param {string} text @param {QuoteView[]} quotes @returns {Item[]} */
const quoteMarks = (text, quotes) =>
  quotes
    .filter(({ kind }) => kind !== 'indirect')
    .flatMap(({ start, end }) => [
      ...(OPENING.test(text.charAt(start - 1)) ? [markItem(start - 1)] : []),
      ...(CLOSING.test(text.charAt(end)) ? [markItem(end)] : []),
    ]);

/** @param {number} place @returns {Item} */
const markItem = (place) => ({ start: place, end: place + 1, draw: (inner) => html`<b class="qm">${inner}</b>` });

/** What words about time were resolved to; empty where they were not. @param {TimeView} time */
export const resolved = (time) => openRange(time.first, time.last) || timexWords(time.value ?? '');

/** @param {TimeView} time @returns {Item} */
const timeItem = (time) => ({
  start: time.start,
  end: time.end,
  draw: (inner) =>
    html`<span class="e e-time" title=${resolved(time) || t.read.unresolved} data-r=${resolved(time) || nothing}>${inner}</span>`,
});

/** @param {FigureView} figure @returns {Item} */
const figureItem = (figure) => ({
  start: figure.start,
  end: figure.end,
  draw: (inner) => html`<span class="e e-figure">${inner}</span>`,
});

/** @param {Context} context @param {MentionView} mention @returns {Item} */
function mentionItem({ store }, mention) {
  const title = [mention.name, mention.role, mention.why].filter(Boolean).join('. ');
  return {
    start: mention.start,
    end: mention.end,
    draw: (inner) =>
      html`<a class="e e-${mention.kind}" href=${store.href({ view: 'entity', entity: mention.key })}
            title=${title}>${inner}</a>`,
  };
}

/** @param {Context} context @param {ArticleView} article @param {[number, number] | null} target @returns {Layer[]} */
function layersOf(context, article, target) {
  const { text } = article;
  const sentences = article.sentences.map(([start, end]) => sentenceItem(context, text, start, end, target));
  const dateline = article.dateline;
  return [
    layer(sentences),
    layer(
      dateline
        ? [{ start: dateline[0], end: dateline[1], draw: (inner) => html`<span class="dl-read">${inner}</span>` }]
        : [],
    ),
    layer(article.quotes.map((quote) => quoteItem(text, quote))),
    layer(quoteMarks(text, article.quotes)),
    layer(article.figures.map(figureItem)),
    layer(article.times.map(timeItem)),
    layer(article.mentions.map((mention) => mentionItem(context, mention))),
    layer(article.matches.map(([start, end]) => ({ start, end, draw: (inner) => html`<mark>${inner}</mark>` }))),
  ];
}

/** @param {Context} context @param {string} text @param {number} start @param {number} end @param {[number, number] | null} target @returns {Item} */
function sentenceItem({ store, notes }, text, start, end, target) {
  const hit = target !== null && start < target[1] && end > target[0];
  const link = linkTo(text, [start, end]);
  const noted = notes.find({ id: store.state.id, at: link.at });
  const href = store.href(link);
  return {
    start,
    end,
    draw: (inner, { last }) =>
      html`<span class="st-s ${hit ? 'is-target' : ''} ${noted ? 'noted' : ''}" title=${noted?.text || nothing} data-start=${start}>${inner}${
        last
          ? html`<a class="sl" href=${href} tabindex="-1" aria-label=${t.read.sentence} title=${t.read.sentence}></a>`
          : nothing
      }</span>`,
  };
}

/** @param {ArticleView} article @param {number} place offset @returns {number} its paragraph, from 1; 0 outside */
export const paragraphAt = (article, place) =>
  article.paragraphs.findIndex(({ start, end }) => place >= start && place < end) + 1;

/** @param {Context} context @param {ArticleView} article @param {[number, number] | null} target */
export function articleText(context, article, target) {
  const layers = layersOf(context, article, target);
  const { text } = article;
  return article.paragraphs.map(({ start, end, kind }, index) => {
    const body = nest(text, start, end, layers);
    if (kind === 'subhead') return html`<h2 class="sub" id=${`p${index + 1}`} dir="auto">${body}</h2>`;
    const first = article.sentences.find((sentence) => sentence[1] > start) ?? [start, end];
    const link = context.store.href(linkTo(text, [Math.max(first[0], start), Math.min(first[1], end)]));
    return html`<p class=${kind} id=${`p${index + 1}`} dir="auto"><a class="pn" href=${link}
          aria-label=${t.read.paragraphLink(index + 1)}>${index + 1}</a>${body}</p>`;
  });
}

/** A link that moves to a paragraph without changing the address. @param {number} n paragraph, from 1 */
export const paragraphLink = (n) =>
  n > 0
    ? html`<button class="pl" type="button" aria-label=${t.paragraph(n)} @click=${() => {
        const element = document.getElementById(`p${n}`);
        element?.scrollIntoView({ block: 'center' });
        /** @type {HTMLElement | null | undefined} */ (element?.querySelector('.pn'))?.focus({ preventScroll: true });
      }}>¶${n}</button>`
    : nothing;
