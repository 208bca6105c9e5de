/**
 * Annotations of an article as W3C Web Annotations, in the same form as the command line writes them: positions are
 * Unicode code points into the article's text, and the words with their surroundings stand beside them.
 */

/** @import {ArticleView} from '../protocol.d.ts' */

/** Characters of context on each side. */
const CONTEXT = 32;

/** @param {string} purpose @param {string} value */
const text = (purpose, value) => ({ type: 'TextualBody', purpose, value });

/** @param {ArticleView} article @returns {object[]} */
export function annotations(article) {
  const letters = [...article.text];
  // Code points before each UTF-16 offset: the second half of a pair counts with its first.
  const places = new Uint32Array(article.text.length + 1);
  let at = 0;
  letters.forEach((letter, index) => {
    for (let unit = 0; unit < letter.length; unit += 1) places[at + unit] = index;
    at += letter.length;
  });
  places[at] = letters.length;
  const id = encodeURIComponent(article.head.id);
  const part = (/** @type {number} */ from, /** @type {number} */ to) => letters.slice(Math.max(0, from), to).join('');

  /** @param {string} kind @param {string} motivation @param {{start: number, end: number}} span @param {object[]} body */
  const annotation = (kind, motivation, span, body) => {
    const [start, end] = [places[span.start] ?? 0, places[span.end] ?? 0];
    return {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: `urn:dateline:annotation:${id}:${kind}:${start}-${end}`,
      type: 'Annotation',
      motivation,
      body,
      target: {
        source: `urn:dateline:article:${id}`,
        selector: [
          { type: 'TextPositionSelector', start, end },
          { type: 'TextQuoteSelector', exact: part(start, end), prefix: part(start - CONTEXT, start), suffix: part(end, end + CONTEXT) },
        ],
      },
    };
  };
  const tags = { person: 'PER', organization: 'ORG', place: 'LOC' };
  const more = (/** @type {string} */ purpose, /** @type {string | null} */ value) => (value ? [text(purpose, value)] : []);
  return [
    ...article.mentions.map((m) => annotation('entity', 'identifying', m, [text('tagging', tags[m.kind]), ...more('identifying', m.key || m.name)])),
    ...article.quotes.map((q) => annotation('quote', 'describing', q, [text('tagging', q.kind), ...more('identifying', q.key ?? q.speaker)])),
    ...article.times.map((x) => annotation('time', 'describing', x, [text('tagging', x.kind.toUpperCase()), ...more('describing', x.value)])),
    ...article.figures.map((f) => annotation('figure', 'describing', f, [text('tagging', f.status ?? 'figure'), ...more('describing', f.counts)])),
  ];
}
