/** Finding and reading a corpus, without a page: the parts that need one are told where it lies. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

Object.assign(globalThis, {
  document: { currentScript: { src: 'https://example.org/site/pkg/dateline.js' }, baseURI: 'https://example.org/site/www/' },
  location: new URL('https://example.org/site/www/'),
  self: { origin: 'https://example.org' },
});
const { checkManifest, corpusAddress, listArticles } = await import('../../www/src/start/corpus.js');

/** @param {string} query */
const address = (query) => corpusAddress(new URL(`https://example.org/site/www/${query}`)).href;

test('the corpus lies beside the page unless the address names another one of this site', () => {
  assert.equal(address(''), 'https://example.org/site/www/corpus/manifest.json');
  assert.equal(address('?embed=1'), 'https://example.org/site/www/corpus/manifest.json');
  assert.equal(address('?corpus=../other/manifest.json'), 'https://example.org/site/other/manifest.json');
  assert.equal(address('?corpus=/top/manifest.json'), 'https://example.org/top/manifest.json');
});

test('a corpus elsewhere is refused with a sentence', () => {
  for (const wanted of ['https://example.com/m.json', '//example.com/m.json', 'http://example.org/m.json', 'data:,x', 'javascript:0']) {
    assert.throws(() => address(`?corpus=${encodeURIComponent(wanted)}`), /not an address on this site.*open the page without it/);
  }
});

const HERE = new URL('https://example.org/m.json');

test('a manifest of another kind says so, one of a newer version too', () => {
  for (const value of [undefined, null, 'text', [], {}, { format: 1 }, { format: '1', files: [] }]) {
    assert.throws(() => checkManifest(value, HERE), /There is no corpus at https:\/\/example\.org\/m\.json/);
  }
  assert.throws(() => checkManifest({ format: 2 }, HERE), /newer version of Dateline \(format 2/);
});

test('entries of a manifest that make no sense are left out', () => {
  const manifest = checkManifest({ format: 1, files: [null, { path: 3 }, { kind: 'articles', path: 'a' }] }, HERE);
  assert.deepEqual(manifest.files, [{ kind: 'articles', path: 'a' }]);
  assert.equal(manifest.title, '');
});

test('the first list holds what can be read and names the lines that cannot', () => {
  const lines = [
    '{"headline":"One","source":"Gazette","isBasedOn":{"source":"Courier"},"text":"First."}',
    '',
    '{"headline":"Tw',
    '"just text"',
    '{}',
  ];
  const { articles, problems } = listArticles(lines.join('\r\n'), 'a.jsonl');
  assert.deepEqual(articles, [
    { headline: 'One', source: 'Gazette, retold from Courier', body: 'First.' },
    { headline: 'Untitled', source: '', body: '' },
  ]);
  assert.deepEqual(problems, ['2 lines (the first is 3) of a.jsonl could not be read. Everything else is shown.']);
});

test('one broken line is named alone', () => {
  assert.deepEqual(listArticles('{', 'a.jsonl').problems, ['Line 1 of a.jsonl could not be read. Everything else is shown.']);
});
