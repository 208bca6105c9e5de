/**
 * What a view shows, as lines of a table: the whole result, also where the screen shows its first part only. Names of
 * fields are the same in every view and do not follow the language of the page, so that files can be put together.
 */
import { arranged, exported, rowsOf } from '../views/statement-model.js';
import { questionOf, sortOf, wordsOf } from '../state/question.js';

/** @import {ArticleView, Comparison, EntityView, Explored, Head, InContext, Named, Request} from '../protocol.d.ts' */
/** @import {Data} from '../state/loader.js' */
/** @import {State} from '../state/keys.js' */

/** @typedef {Record<string, unknown>} Line */

/** @param {Head} head @returns {Line} what every file says of an article */
export const headLine = (head) => ({
  article: head.id,
  headline: head.headline,
  source: head.source,
  agency: head.agency,
  retold_from: head.retold?.source ?? null,
  published: head.published.edtf,
  published_first: head.published.first,
  published_last: head.published.last,
  published_best: head.published.best,
  published_is: head.published.dated,
  language: head.language,
});

/** @param {Explored} explored @returns {Line[]} */
const ofExplored = ({ hits }) =>
  hits.map(({ head, words, matches, snippet, entities, versions }) => ({
    ...headLine(head),
    words,
    matches,
    passage: snippet.map(({ text }) => text).join('').trim(),
    names: entities.map(({ name }) => name).join('; '),
    versions: versions.map((version) => version.head.id).join('; '),
  }));

/** One line per thing found in the text. @param {ArticleView} article @returns {Line[]} */
export function ofArticle({ head, text, mentions, quotes, times, figures }) {
  const line = (/** @type {string} */ kind, /** @type {{start: number, end: number}} */ { start, end }, /** @type {Line} */ more) => ({
    article: head.id,
    kind,
    start,
    end,
    text: text.slice(start, end),
    name: null,
    value: null,
    first: null,
    last: null,
    ...more,
  });
  return [
    ...mentions.map((found) => line(found.kind, found, { name: found.name })),
    ...quotes.map((found) => line(`${found.kind} quote`, found, { name: found.speaker })),
    ...times.map((found) => line('time', found, { value: found.value, first: found.first, last: found.last })),
    ...figures.map((found) => line('figure', found, { name: found.counts, value: found.value ?? found.low })),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** More places than any corpus of a page has. */
const ALL_LINES = 1_000_000;

/** One line per place of the words asked for; without words, one per word that sets the articles apart.
 * @param {InContext} found @returns {Line[]} */
export const ofContext = ({ heads, lines, total, apart }) =>
  total
    ? lines.flatMap(({ of, left, found, right, sentence }) => {
        const head = heads[of];
        return head ? [{ before: left.trim(), words: found, after: right.trim(), sentence, ...headLine(head) }] : [];
      })
    : apart.map(({ word, inside, outside }) => ({ word, articles_inside: inside, articles_outside: outside }));

/** One line per row of the comparison. @param {Comparison} comparison @returns {Line[]} */
function ofComparison({ articles, rows }) {
  const words = (/** @type {number} */ index, /** @type {number[]} */ sentences) => {
    const article = articles[index];
    return sentences.map((number) => article?.text.slice(...(article.sentences[number] ?? [0, 0]))).join(' ');
  };
  return rows.map((row) => ({
    ...Object.fromEntries(articles.map(({ head }, index) => [head.id, words(index, row.of[index] ?? [])])),
    relation: row.label.join('; '),
    moved: row.moved.some(Boolean),
  }));
}

/** @param {EntityView} entity @returns {Line[]} */
const ofEntity = ({ key, name, kind, articles }) =>
  articles.map(({ head, count, passages }) => ({
    name,
    key,
    kind,
    ...headLine(head),
    mentions: count,
    passages: passages.map((runs) => runs.map(({ text }) => text).join('')).join(' … '),
  }));

/** @param {Named[]} names @returns {Line[]} */
const ofNames = (names) => names.map(({ name, kind, count, key }) => ({ name, kind, articles: count, key }));

/**
 * @param {State} state
 * @param {Data} data
 * @param {(request: Request) => Promise<any>} ask the engine, for what the screen does not hold
 * @returns {Promise<{lines: Line[], value: any}>} lines, and the answer they come from
 */
export async function linesOf(state, data, ask) {
  const value = data.main?.value;
  if (!value) return { lines: [], value: null };
  switch (state.view) {
    case 'explore': {
      const all = await ask({ op: 'explore', question: questionOf(state), sort: sortOf(state), offset: 0, limit: value.total });
      return { lines: ofExplored(all), value: all };
    }
    case 'read':
      return { lines: ofArticle(value), value };
    case 'compare':
      return { lines: ofComparison(value), value };
    case 'entity':
      return { lines: ofEntity(value), value };
    case 'names':
      return { lines: ofNames(value.names), value };
    case 'quotes':
    case 'figures': {
      const told = data.told?.value;
      return { lines: told ? arranged(rowsOf(told), state).map(exported) : [], value: told };
    }
    case 'words': {
      const asked = wordsOf(state);
      const all = asked && (await ask({ ...asked, limit: ALL_LINES }));
      return { lines: all ? ofContext(all) : [], value: all };
    }
    default:
      return { lines: [], value: null };
  }
}
