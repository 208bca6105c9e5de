/**
 * References to an article: as a line, as BibTeX and as CSL-JSON. An inferred date is never given as if the article
 * stated it: in the line it says so, in the other two it stands as a range in a note.
 */
import { dayWords, publishedWords } from '../ui/days.js';
import { outlet } from '../ui/words.js';
import { t } from '../strings.js';

/** @import {ArticleView} from '../protocol.d.ts' */

/** @typedef {Pick<ArticleView, 'head' | 'byline' | 'url'>} Cited */

/** @param {Cited} article @param {string} page address of the view @returns {string} headline, outlet, date with its certainty, address */
export function plain({ head, byline, url }, page) {
  const { published } = head;
  const { date, sub } = publishedWords(published, true);
  const when =
    published.dated === 'stated' && published.first
      ? dayWords(published.first, true)
      : published.dated === 'unknown'
        ? t.read.accessed
        : `${date} (${sub})`;
  const names = [byline, `“${head.headline}”`, outlet(head), when, url ?? page];
  return `${names.filter(Boolean).join(', ')}.`;
}

/** @param {Cited} article */
const statedDay = ({ head: { published } }) =>
  published.dated === 'stated' && published.first === published.last ? published.first : null;

/** @param {Cited} article @returns {string} what has to be said of a date that the article does not state */
const note = ({ head: { published } }) =>
  published.dated === 'inferred' ? `Date inferred by Dateline, EDTF ${published.edtf}` : '';

/** Braces keep BibTeX from reading anything into a text. @param {string} text */
const braced = (text) => `{${text.replace(/[\\{}]/g, '').replace(/([&%$#_])/g, '\\$1')}}`;

/** @param {string} byline @returns {string} names only */
const author = (byline) => byline.replace(/^\s*(by|von|par|por)\s+/i, '').trim();

/** @param {Cited} article @param {string} page @returns {string} */
export function bibtex(article, page) {
  const { head, byline, url } = article;
  const day = statedDay(article);
  const key = head.id.replace(/[^\w-]/g, '-');
  const fields = [
    ['title', head.headline],
    ['author', byline ? author(byline) : ''],
    ['journal', head.retold?.source ?? head.source ?? head.agency ?? ''],
    ['date', day ?? ''],
    ['year', day?.slice(0, 4) ?? ''],
    ['url', url ?? page],
    ['note', note(article)],
  ];
  const lines = fields.filter(([, value]) => value).map(([name, value = '']) => `  ${name} = ${name === 'url' ? `{${value.replace(/[{}\\]/g, encodeURIComponent)}}` : braced(value)},`);
  return `@article{${key},\n${lines.join('\n')}\n}\n`;
}

/** @param {Cited} article @param {string} page @returns {object} CSL-JSON 1.0 */
export function csl(article, page) {
  const { head, byline, url } = article;
  const day = statedDay(article);
  return {
    id: head.id,
    type: 'article-newspaper',
    title: head.headline,
    ...(byline ? { author: [{ literal: author(byline) }] } : {}),
    'container-title': head.retold?.source ?? head.source ?? head.agency ?? undefined,
    ...(day ? { issued: { 'date-parts': [day.split('-').map(Number)] } } : {}),
    URL: url ?? page,
    language: head.language,
    ...(note(article) ? { note: note(article) } : {}),
  };
}
