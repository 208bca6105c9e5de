/** What the page says in English, second part: tables, saving, sharing, notes. Part of `strings.js`, never read alone. */
import { counting } from './languages/counting.js';

const { number, plural, counted } = counting('en');

export const tools = {
  tables: {
    quotes: 'Quotes',
    quotesText: 'Who said what, and when it was reported. Each line leads to its sentence.',
    figures: 'Figures',
    figuresText: 'What was counted, of whom, and when it was reported. Each line leads to its sentence.',
    rows: (/** @type {number} */ n, /** @type {boolean} */ figures) =>
      figures ? counted(n, 'figure') : counted(n, 'quotation'),
    ofAll: (/** @type {number} */ n) => `of ${number(n)}`,
    inArticles: (/** @type {number} */ n) => `in ${counted(n, 'article')}`,
    reading: (/** @type {number} */ done, /** @type {number} */ all) =>
      `Reading: ${number(done)} of ${counted(all, 'article')}`,
    find: 'Find in the table',
    only: 'Show',
    all: 'All',
    kinds: {
      full: 'Whole statements',
      fragment: 'Fragments',
      block: 'Block quotations',
      indirect: 'Reported speech',
      unattributed: 'Not attributed',
    },
    statuses: {
      killed: 'Killed',
      wounded: 'Wounded',
      arrested: 'Arrested',
      missing: 'Missing',
      displaced: 'Displaced',
      money: 'Amounts of money',
      other: 'Everything else',
    },
    columns: {
      when: 'Reported',
      who: 'Who',
      words: 'Words',
      source: 'Source',
      value: 'Figure',
      counts: 'Counts',
      status: 'Status',
      of: 'Of whom',
    },
    sortBy: (/** @type {string} */ column) => `Sort by ${column}`,
    none: 'Nothing in the articles that match is of this kind',
    noneFound: 'No line of the table matches.',
    atLeast: (/** @type {string} */ n) => `at least ${n}`,
    atMost: (/** @type {string} */ n) => `at most ${n}`,
  },
  save: {
    csv: 'CSV',
    json: 'JSON',
    saved: (/** @type {string} */ name) => `Saved as ${name}`,
    lines: (/** @type {number} */ n) => `${number(n)} ${plural(n, 'line', 'lines')}`,
  },
};
