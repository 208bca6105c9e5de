/** The rows of the tables of quotes and figures: what a column shows, how it sorts, which rows are left. */
import { placeOf, publishedWords } from '../ui/days.js';
import { outlet } from '../ui/words.js';

/** @import {Head, Statement, Statements} from '../protocol.d.ts' */
/** @import {State} from '../state/keys.js' */

/** @typedef {'when' | 'who' | 'words' | 'source' | 'value' | 'counts' | 'status' | 'of'} Column */

/**
 * @typedef {object} Row
 * @property {Statement} told
 * @property {Head} head
 * @property {string} kind what the row is, for the choice above the table
 * @property {Record<Column, string | number | null>} by what each column sorts by
 * @property {string} folded everything that can be found in the row, without case and accents
 */

/** @type {{quotes: Column[], figures: Column[]}} */
export const COLUMNS = {
  quotes: ['when', 'who', 'words', 'source'],
  figures: ['when', 'value', 'counts', 'status', 'of', 'source'],
};

/** @param {string} text */
const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Rows come in parts; what is made of a part stays. @type {WeakMap<Statement, Row>} */
const known = new WeakMap();

/** @param {Statement} told @param {Head} head @returns {Row} */
function rowOf(told, head) {
  const before = known.get(told);
  if (before) return before;
  const { quote, figure } = told;
  const when = placeOf(head.published)?.best ?? null;
  const source = outlet(head);
  const by = {
    when,
    who: quote?.speaker ?? null,
    words: told.text,
    source,
    value: figure ? (figure.value ?? figure.low ?? figure.high) : null,
    counts: figure?.counts ?? figure?.currency ?? figure?.unit ?? null,
    status: figure?.status ?? null,
    of: figure?.of ?? null,
  };
  const kind = quote ? quote.kind : (figure?.status ?? (figure?.currency ? 'money' : 'other'));
  const folded = fold([told.sentence, by.who, by.counts, by.of, source, publishedWords(head.published).date].filter(Boolean).join(' '));
  const row = { told, head, kind, by, folded };
  known.set(told, row);
  return row;
}

/** @param {Statements} value @returns {Row[]} */
export function rowsOf({ heads, rows }) {
  return rows.flatMap((told) => {
    const head = heads[told.of];
    return head ? [rowOf(told, head)] : [];
  });
}

/** @param {Row[]} rows @returns {Map<string, number>} kinds with their number of rows */
export function kindsOf(rows) {
  /** @type {Map<string, number>} */ const kinds = new Map();
  for (const { kind, told } of rows) {
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    if (told.quote && !told.quote.speaker) kinds.set('unattributed', (kinds.get('unattributed') ?? 0) + 1);
  }
  return kinds;
}

/** @param {Row} row @param {string} only */
const isOf = ({ kind, told }, only) => kind === only || (only === 'unattributed' && told.quote !== null && !told.quote.speaker);

const { compare } = new Intl.Collator(undefined, { numeric: true });

/** What is not known stands at the end, whichever way the column is sorted. @param {string | number | null} a @param {string | number | null} b @param {number} sign */
function order(a, b, sign) {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
  return sign * compare(String(a), String(b));
}

/**
 * The rows that are left, in the order asked for; equal ones in the order of the articles.
 * @param {Row[]} rows
 * @param {Pick<State, 'find' | 'only' | 'order'>} state
 * @returns {Row[]}
 */
export function arranged(rows, { find, only, order: wanted }) {
  const words = fold(find).split(/\s+/).filter(Boolean);
  const left = rows.filter((row) => (!only || isOf(row, only)) && words.every((word) => row.folded.includes(word)));
  const column = /** @type {Column} */ (wanted.replace('-', ''));
  const sign = wanted.startsWith('-') ? -1 : 1;
  return left.sort((a, b) => order(a.by[column], b.by[column], sign));
}

/** @param {string} now order in force @param {Column} column @returns {string} the order after a click on its head */
export const nextOrder = (now, column) => (now === column ? `-${column}` : column);

/** @param {Row} row @returns {Record<string, unknown>} one line of an exported file */
export function exported({ told, head }) {
  const { published } = head;
  const where = {
    article: head.id,
    headline: head.headline,
    source: head.source,
    agency: head.agency,
    retold_from: head.retold?.source ?? null,
    published: published.edtf,
    published_is: published.dated,
    sentence: told.sentence,
  };
  if (told.quote) {
    const { speaker, key, kind } = told.quote;
    return { speaker, speaker_key: key, kind, text: told.text, ...where };
  }
  const { value = null, low = null, high = null, unit = null, currency = null, counts = null, status = null, of = null } = told.figure ?? {};
  return { text: told.text, value, low, high, unit, currency, counts, status, of, ...where };
}
