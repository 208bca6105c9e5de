/** The tables of quotes and figures: finding, sorting, and what leaves as CSV. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csv } from '../../www/src/export/csv.js';
import { fileName } from '../../www/src/ui/save.js';
import { arranged, exported, kindsOf, nextOrder, rowsOf } from '../../www/src/views/statement-model.js';

/** @import {Statements} from '../../www/src/protocol.d.ts' */

/** @param {string} id @param {string | null} day @returns {any} */
const head = (id, day) => ({
  id,
  headline: `On ${id}`,
  source: 'The Harbor Ledger',
  agency: null,
  retold: null,
  dateline: null,
  language: 'en',
  published: { edtf: day ?? '', first: day, last: day, best: day, dated: day ? 'stated' : 'unknown', corrected: false },
});

/** @param {number} of @param {string} text @param {string | null} speaker @param {string} kind @returns {any} */
const quote = (of, text, speaker, kind = 'full') => ({
  of,
  text,
  sentence: `“${text},” was said.`,
  at: [0, 20],
  hash: '0badcafe',
  quote: { start: 1, end: 9, kind, speaker, key: null, speakerAt: null },
  figure: null,
});

/** @type {Statements} */
const TOLD = {
  articles: 3,
  heads: [head('a', '2003-06-04'), head('b', '2003-06-01'), head('c', null)],
  rows: [
    quote(0, 'we are glad', 'Zoé Ibn'),
    quote(1, 'we are not', 'Nadim Haddad', 'fragment'),
    quote(2, '=1+1', null, 'indirect'),
  ],
};
const START = { find: '', only: '', order: 'when' };
const texts = (/** @type {Partial<typeof START>} */ state) =>
  arranged(rowsOf(TOLD), { ...START, ...state }).map(({ told }) => told.text);

test('what is not known stands last, whichever way a column is sorted', () => {
  assert.deepEqual(texts({}), ['we are not', 'we are glad', '=1+1']);
  assert.deepEqual(texts({ order: '-when' }), ['we are glad', 'we are not', '=1+1']);
  assert.deepEqual(texts({ order: 'who' }), ['we are not', 'we are glad', '=1+1']);
  assert.deepEqual(texts({ order: '-who' }), ['we are glad', 'we are not', '=1+1']);
});

test('all words have to be found, without case and accents', () => {
  assert.deepEqual(texts({ find: 'WE zoe' }), ['we are glad']);
  assert.deepEqual(texts({ find: 'we 1 Jun' }), ['we are not']);
  assert.deepEqual(texts({ find: 'nobody' }), []);
});

test('kinds are counted and chosen', () => {
  const kinds = kindsOf(rowsOf(TOLD));
  assert.deepEqual([...kinds], [['full', 1], ['fragment', 1], ['indirect', 1], ['unattributed', 1]]);
  assert.deepEqual(texts({ only: 'unattributed' }), ['=1+1']);
  assert.deepEqual(texts({ only: 'full' }), ['we are glad']);
});

test('a second click on a head turns the order round', () => {
  assert.equal(nextOrder('when', 'who'), 'who');
  assert.equal(nextOrder('who', 'who'), '-who');
  assert.equal(nextOrder('-who', 'who'), 'who');
});

test('a file of the table is safe to open in a spreadsheet', () => {
  const lines = csv(rowsOf(TOLD).map(exported)).split('\r\n');
  assert.match(lines[0] ?? '', /^speaker,speaker_key,kind,text,article,/);
  assert.equal(lines.length, 5);
  assert.match(lines[3] ?? '', /,'=1\+1,/);
  assert.equal(csv([{ a: 'x"y', b: '\t=2', c: -3, d: 'p,q', e: null }]), 'a,b,c,d,e\r\n"x""y",\'\t=2,-3,"p,q",\r\n');
});

test('names of files hold letters and digits of any script', () => {
  assert.equal(fileName('Truce talks: “2003”', 'csv'), 'truce-talks-2003.csv');
  assert.equal(fileName('  ', 'json'), 'dateline.json');
});
