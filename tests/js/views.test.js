/** The parts of views that are plain functions: nesting of annotations, links to sentences, rows of a comparison. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPassage, linkTo } from '../../www/src/state/passage.js';
import { activeFilters, questionOf, requestOf, setFilter } from '../../www/src/state/question.js';
import { emptyState } from '../../www/src/state/address.js';
import { countsOf, pieces, rowsOf, unify } from '../../www/src/views/compare-model.js';
import { factWords } from '../../www/src/views/compare-facts.js';
import { layer, nest } from '../../www/src/views/read-text.js';
import { withoutDateline } from '../../www/src/ui/words.js';

/** @param {string} name @returns {(inner: unknown) => string} */
const tag = (name) => (inner) => `<${name}>${/** @type {string[]} */ (inner).join('')}</${name}>`;

/** @param {string} text @param {[string, string][][]} layers names and words, outermost first */
function nested(text, ...layers) {
  const items = layers.map((list) =>
    layer(
      list.map(([name, words]) => {
        const start = text.indexOf(words);
        return { start, end: start + words.length, draw: tag(name) };
      }),
    ),
  );
  return nest(text, 0, text.length, items).join('');
}

test('annotations nest, and are cut where the one around them ends', () => {
  assert.equal(nested('a bb ccc d', [['q', 'bb ccc']], [['n', 'ccc']]), 'a <q>bb <n>ccc</n></q> d');
  assert.equal(nested('a bb ccc d', [['q', 'a bb']], [['n', 'bb ccc']]), '<q>a <n>bb</n></q><n> ccc</n> d');
  assert.equal(nested('one two', [['a', 'one two']], [['b', 'one']], [['m', 'ne']]), '<a><b>o<m>ne</m></b> two</a>');
});

test('of two that overlap in a layer the first stays', () => {
  const draw = tag('x');
  assert.deepEqual(
    layer([
      { start: 4, end: 9, draw },
      { start: 0, end: 5, draw },
      { start: 0, end: 3, draw },
      { start: 7, end: 7, draw },
    ]).map(({ start, end }) => [start, end]),
    [[0, 5]],
  );
});

const TEXT = 'The first one. The second sentence is here. The last.';
const LINK = linkTo(TEXT, [15, 43]);

test('a link finds its sentence', () => {
  assert.equal(LINK.says, 'The second sentence is here.');
  assert.deepEqual(findPassage(TEXT, LINK), { span: [15, 43], changed: false });
  assert.equal(findPassage(TEXT, { at: '', says: '' }), null);
});

test('a link into a changed text says so', () => {
  assert.deepEqual(findPassage(`New. ${TEXT}`, LINK), { span: [20, 48], changed: true });
  assert.deepEqual(findPassage('All of it is gone.', LINK), { span: null, changed: true });
  assert.deepEqual(findPassage(`${TEXT} ${TEXT}`, LINK), { span: null, changed: true });
  assert.deepEqual(findPassage(TEXT, { at: 'nonsense', says: '' }), { span: null, changed: true });
});

/** @param {number[]} a @param {number[]} b @param {'same' | 'edited' | 'only'} label @param {boolean} [moved] */
const row = (a, b, label, moved = false) => ({ of: [a, b], label: [label], moved: [false, moved], changes: [[], []] });

test('a moved sentence stands in both places and counts once', () => {
  const rows = rowsOf(
    /** @type {any} */ ({
      rows: [row([0], [0], 'same'), row([1], [3], 'edited', true), row([2], [1], 'same'), row([], [2], 'only')],
    }),
  );
  assert.deepEqual(
    rows.map(({ state, a, b }) => [state, a, b]),
    [
      ['same', [0], [0]],
      ['moved', [1], []],
      ['same', [2], [1]],
      ['onlyb', [], [2]],
      ['moved', [], [3]],
    ],
  );
  assert.deepEqual(countsOf(rows), { same: 2, edited: 0, moved: 1, onlya: 0, onlyb: 1 });
});

test('words that differ are cut out of their sentence', () => {
  assert.deepEqual(pieces('ab cd ef', [0, 8], [[3, 5]]), [
    { text: 'ab ', changed: false },
    { text: 'cd', changed: true },
    { text: ' ef', changed: false },
  ]);
  assert.deepEqual(
    pieces(
      'ab cd ef',
      [3, 8],
      [
        [0, 5],
        [6, 99],
      ],
    ),
    [
      { text: 'cd', changed: true },
      { text: ' ', changed: false },
      { text: 'ef', changed: true },
    ],
  );
});

/** @param {string} text words that differ in brackets */
const cut = (text) =>
  text
    .split(/[[\]]/)
    .map((part, index) => ({ text: part, changed: index % 2 === 1 }))
    .filter((part) => part.text);
const mixed = (/** @type {string} */ a, /** @type {string} */ b) =>
  unify(cut(a), cut(b))
    .map(({ text, side }) => (side ? `${side}{${text}}` : text))
    .join('');

test('two versions in one line', () => {
  assert.equal(
    mixed('talks [ended] Sunday[, late].', 'talks [closed on] Sunday.'),
    'talks a{ended} b{closed on} Sundaya{, late}.',
  );
  assert.equal(mixed('[About] 250 came', '[Roughly] 250 came'), 'a{About} b{Roughly} 250 came');
  assert.equal(mixed('he said', 'he said [again]'), 'he said b{again}');
});

test('where the common words are not the same, one sentence follows the other', () => {
  assert.equal(mixed('one two', 'one three'), 'a{one two}b{one three}');
});

test('a filter is on, not, or off, never two of them', () => {
  const on = { ...emptyState(), ...setFilter(emptyState(), 'who', 'x', 'on') };
  const not = { ...on, ...setFilter(on, 'who', 'x', 'not') };
  assert.deepEqual([on.who, on.notWho, not.who, not.notWho], [['x'], [], [], ['x']]);
  assert.deepEqual(activeFilters(not), [{ filter: 'who', value: 'x', not: true }]);
});

test('only days, months and years reach the engine', () => {
  assert.deepEqual(questionOf({ ...emptyState(), from: '2003-6', to: '2003-06' }), {
    ...questionOf(emptyState()),
    to: '2003-06',
  });
});

test('a comparison needs two articles', () => {
  assert.deepEqual(requestOf({ ...emptyState(), view: 'compare', a: 'x' }), { op: 'matrix', ids: [] });
  assert.deepEqual(requestOf({ ...emptyState(), view: 'compare', a: 'x', b: 'y' }), { op: 'compare', ids: ['x', 'y'], typography: false });
  const several = { ...emptyState(), view: /** @type {const} */ ('compare'), a: 'x', b: 'y', also: ['z', 'x'], type: /** @type {const} */ ('exact') };
  assert.deepEqual(requestOf(several), { op: 'compare', ids: ['x', 'y', 'z'], typography: true });
});

test('a dateline that is printed in front is not repeated', () => {
  const runs = [
    { text: 'CAIRO (AW) — Four days of ', hit: false },
    { text: 'talks', hit: true },
  ];
  assert.equal(withoutDateline(runs, 'Cairo')[0]?.text, 'Four days of ');
  assert.equal(withoutDateline(runs, 'Gaza City'), runs);
});

test('days of a comparison are read as words', () => {
  assert.equal(factWords('2003-06-06'), '6 Jun 2003');
  assert.equal(factWords('2003-06-06/2003-06-08'), '6–8 Jun 2003');
  assert.equal(factWords('four days'), 'four days');
});
