import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pieces } from '../../www/src/start/ingest.js';

test('pieces end after a line and join to the whole', () => {
  const text = 'one\ntwo\nthree is long\nfour';
  for (let size = 1; size <= text.length + 1; size += 1) {
    const cut = pieces(text, size);
    assert.equal(cut.join(''), text);
    for (const piece of cut.slice(0, -1)) assert.ok(piece.endsWith('\n'), `${size}: ${JSON.stringify(piece)}`);
  }
});

test('pieces are about as large as asked for', () => {
  assert.deepEqual(pieces('aa\nbb\ncc\n', 6), ['aa\nbb\n', 'cc\n']);
  assert.deepEqual(pieces('', 6), []);
});
