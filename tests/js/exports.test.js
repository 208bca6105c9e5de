/** What leaves the page as files: annotations, references, TimelineJS, snippets. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { annotations } from '../../www/src/export/annotation.js';
import { bibtex, csl, plain } from '../../www/src/export/cite.js';
import { ofArticle } from '../../www/src/export/rows.js';
import { timelineJs } from '../../www/src/export/timelinejs.js';
import { snippets } from '../../www/src/views/embedding.js';

/** @import {ArticleView, Published} from '../../www/src/protocol.d.ts' */

/** @type {Published} */
const INFERRED = { edtf: '2003-06-05/2003-06-07', first: '2003-06-05', last: '2003-06-07', best: '2003-06-06', dated: 'inferred', corrected: false };
/** @type {Published} */
const STATED = { edtf: '2003-06-06', first: '2003-06-06', last: '2003-06-06', best: '2003-06-06', dated: 'stated', corrected: false };

/** An article with a letter of two UTF-16 units before its names. @param {Published} [published] @returns {ArticleView} */
const article = (published = STATED) =>
  /** @type {any} */ ({
    head: { id: 'a b', headline: 'Doves & {hawks}', source: 'The Ledger', agency: null, retold: null, dateline: null, language: 'en', published },
    byline: 'By Laila Saadeh',
    url: 'https://example.org/doves',
    text: '🕊 Nadim Haddad counted 40 doves.',
    mentions: [{ start: 3, end: 15, kind: 'person', key: 'nadim-haddad', name: 'Nadim Haddad', role: null, confidence: 90, why: '' }],
    quotes: [],
    times: [],
    figures: [{ start: 24, end: 26, value: 40, low: null, high: null, unit: null, currency: null, counts: 'doves', status: null, of: null }],
  });

test('annotations count code points and bring their words', async () => {
  const [name, figure] = /** @type {any[]} */ (annotations(article()));
  assert.equal(name.target.source, 'urn:dateline:article:a%20b');
  assert.deepEqual(name.target.selector[0], { type: 'TextPositionSelector', start: 2, end: 14 });
  assert.deepEqual(name.target.selector[1], { type: 'TextQuoteSelector', exact: 'Nadim Haddad', prefix: '🕊 ', suffix: ' counted 40 doves.' });
  assert.equal(figure.target.selector[1].exact, '40');
  const schema = JSON.parse(await readFile(new URL('../../schemas/web-annotation.schema.json', import.meta.url), 'utf8'));
  for (const one of [name, figure]) {
    for (const field of schema.required ?? []) assert.ok(field in one, field);
    for (const field of Object.keys(one)) assert.ok(field in schema.properties, field);
    assert.ok(schema.properties.motivation.enum.includes(one.motivation));
  }
});

test('a stated day is cited, an inferred one says that it is', () => {
  assert.equal(plain(article(), 'p'), 'By Laila Saadeh, “Doves & {hawks}”, The Ledger, 6 June 2003, https://example.org/doves.');
  assert.match(plain(article(INFERRED), 'p'), /inferred/);
  assert.match(bibtex(article(), 'p'), /date = \{2003-06-06\}/);
  assert.match(bibtex(article(), 'p'), /title = \{Doves \\& hawks\}/);
  assert.doesNotMatch(bibtex(article(INFERRED), 'p'), /\bdate =/);
  assert.match(bibtex(article(INFERRED), 'p'), /note = \{Date inferred/);
  assert.deepEqual(/** @type {any} */ (csl(article(), 'p')).issued, { 'date-parts': [[2003, 6, 6]] });
  assert.equal(/** @type {any} */ (csl(article(INFERRED), 'p')).issued, undefined);
  assert.deepEqual(/** @type {any} */ (csl(article(), 'p')).author, [{ literal: 'Laila Saadeh' }]);
});

test('lines of an article are in the order of its text', () => {
  assert.deepEqual(ofArticle(article()).map(({ kind, text, value }) => [kind, text, value]), [
    ['person', 'Nadim Haddad', null],
    ['figure', '40', 40],
  ]);
});

test('texts are no HTML in TimelineJS, and articles without a date are left out', () => {
  const heads = [article().head, { ...article().head, published: { ...STATED, first: null, last: null, best: null } }];
  const told = [{ first: '2003-06-01', last: '2003-06-02', text: '<img src=x>', ids: ['a b'] }];
  const file = timelineJs('T', 'D', heads, told, 'Days');
  assert.equal(file.events.length, 2);
  assert.deepEqual(file.events[0]?.start_date, { year: 2003, month: 6, day: 6 });
  assert.equal(file.events[1]?.text.headline, '&#60;img src=x&#62;');
  assert.deepEqual(/** @type {any} */ (file.events[1]).end_date, { year: 2003, month: 6, day: 2 });
});

test('a snippet holds the view and cannot be broken out of', () => {
  const { frame, element } = snippets('https://x.org/s/?corpus=c#old', 'v=1&q="a"', 'Talks "now" <b>');
  assert.equal(
    frame,
    '<iframe src="https://x.org/s/?corpus=c&amp;embed=1#v=1&amp;q=&quot;a&quot;" title="Talks &quot;now&quot; &lt;b>" width="640" height="480" loading="lazy" style="border:0;width:100%"></iframe>',
  );
  assert.match(element, /src="https:\/\/x\.org\/s\/embed\.js"/);
});

test('the script that follows the height stays under a kilobyte', async () => {
  assert.ok((await readFile(new URL('../../www/resize.js', import.meta.url))).length < 1024);
});
