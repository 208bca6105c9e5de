/** Notes are kept, changed, taken away, and every step can be undone; what is no note is left alone. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createNotes, parseNotes } from '../../www/src/state/notes.js';
import { fits } from '../../www/src/views/jump.js';
import { spots } from '../../www/src/views/network.js';

/** @param {string} id @param {string} [text] */
const note = (id, text = '') => ({ id, at: '', says: '', headline: `On ${id}`, text });

function made(kept = '') {
  const storage = { text: kept };
  let changes = 0;
  const notes = createNotes(() => (changes += 1), { read: () => storage.text, write: (text) => (storage.text = text ?? '') });
  return { notes, storage, changes: () => changes };
}

test('a note is made once, changed in place and undone step by step', () => {
  const { notes, storage, changes } = made();
  notes.put(note('a'));
  notes.put(note('b'));
  notes.put(note('a', 'look again'));
  assert.deepEqual(notes.all().map(({ id, text }) => [id, text]), [['a', 'look again'], ['b', '']]);
  assert.equal(parseNotes(storage.text).length, 2);
  notes.erase();
  assert.equal(storage.text, '');
  notes.undo();
  notes.undo();
  assert.equal(notes.find({ id: 'a', at: '' })?.text, '');
  notes.remove({ id: 'a', at: '' });
  assert.equal(notes.find({ id: 'a', at: '' }), undefined);
  assert.equal(changes(), 7);
});

test('notes of the last visit are there, and broken ones are not', () => {
  const { notes } = made(JSON.stringify([note('a', 'x'), { id: 7 }, null]));
  assert.deepEqual(notes.all(), [note('a', 'x')]);
  assert.equal(notes.canUndo(), false);
  assert.deepEqual(parseNotes('{'), []);
  assert.deepEqual(parseNotes('{}'), []);
});

test('the palette finds words in any order, without case and accents', () => {
  assert.ok(fits('Le Méridien ends strike', 'strike meri'));
  assert.ok(!fits('Le Méridien', 'merida'));
  assert.ok(fits('anything', '  '));
});

test('names stand on a ring, each once, and no more than fit', () => {
  const names = Array.from({ length: 30 }, (_, index) => ({ key: `k${index}`, name: `N${index}`, kind: /** @type {const} */ ('person'), count: 30 - index }));
  const ring = spots(names);
  assert.equal(ring.length, 12);
  assert.equal(new Set(ring.map(({ named }) => named.key)).size, 12);
  assert.equal(ring[0]?.share, 1);
  assert.ok(ring.every(({ x, y }) => x > 0 && x < 420 && y > 0 && y < 300));
  assert.deepEqual(spots([]), []);
});
