/** The client of the fuller reader against a host that the test answers for. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient } from '../../www/src/engine/client.js';
import { fileReader } from '../../www/src/engine/reader.js';

/** @import {Port, Reader} from '../../www/src/engine/types.js' */

/**
 * A port whose host answers at once.
 * @param {(message: any) => any} answer the value, or an object with `error` and `fatal`
 * @returns {Port}
 */
function portOf(answer) {
  /** @type {Port} */
  const port = {
    mode: 'worker',
    post: (message) => {
      const given = answer(message);
      queueMicrotask(() => port.onanswer(given?.error ? { id: message.id, ...given } : { id: message.id, value: given }));
    },
    onanswer: () => {},
    ondeath: () => {},
    close: () => {},
  };
  return port;
}

const PIECE = new Uint8Array([1]);

/** A host that gives `count` pieces of every file, and notes what it was asked. @param {number} count */
function givingHost(count) {
  /** @type {string[]} */ const asked = [];
  let left = 0;
  const port = portOf(({ op, payload }) => {
    asked.push(op === 'read' ? `read ${payload.name}` : op);
    if (op === 'read') left = count;
    if (op !== 'next') return null;
    left -= 1;
    return left >= 0 ? PIECE : null;
  });
  return { asked, port };
}

/** @param {Reader} reader @param {string} name @param {AbortSignal} [signal] */
async function pieces(reader, name, signal) {
  const found = [];
  for await (const piece of reader.read(name, PIECE, signal)) found.push(piece);
  return found;
}

test('nothing is loaded before the first file, and then once', async () => {
  let loads = 0;
  const { asked, port } = givingHost(2);
  const reader = fileReader(async () => {
    loads += 1;
    return port;
  });
  assert.equal(loads, 0);
  const both = await Promise.all([pieces(reader, 'a.html'), pieces(reader, 'b.zip')]);
  assert.deepEqual(both, [[PIECE, PIECE], [PIECE, PIECE]]);
  assert.equal(loads, 1);
  assert.deepEqual(asked, ['read a.html', 'next', 'next', 'next', 'read b.zip', 'next', 'next', 'next']);
});

test('a load that failed is tried again for the next file', async () => {
  const { port } = givingHost(1);
  const loads = [async () => Promise.reject(new Error('could not be loaded')), async () => port];
  const reader = fileReader(() => /** @type {any} */ (loads.shift())());
  await assert.rejects(pieces(reader, 'a.html'), /could not be loaded/);
  assert.deepEqual(await pieces(reader, 'a.html'), [PIECE]);
});

test('a host that stops costs its file only', async () => {
  const original = console.error;
  console.error = () => {};
  const hosts = [portOf(({ op }) => (op === 'next' ? { error: 'unreachable', fatal: true } : null)), givingHost(1).port];
  const reader = fileReader(async () => /** @type {Port} */ (hosts.shift()));
  await assert.rejects(pieces(reader, 'a.zip'), /stopped at this file/).finally(() => (console.error = original));
  assert.deepEqual(await pieces(reader, 'b.zip'), [PIECE]);
});

test('a file that is stopped lets the next one in', async () => {
  const reader = fileReader(async () => givingHost(1).port);
  await assert.rejects(pieces(reader, 'a.zip', AbortSignal.abort()), { name: 'AbortError' });
  assert.deepEqual(await pieces(reader, 'b.zip'), [PIECE]);
});

test('the engine takes what the reader read, and says so as one answer', async () => {
  /** @type {string[]} */ const kinds = [];
  const engine = portOf(({ op, payload }) => {
    if (op === 'start') return null;
    kinds.push(payload.kind);
    if (payload.kind === 'articles') return { articles: 0, problems: [], unfit: true };
    return { articles: 2, problems: [{ what: 'x', place: '', handled: '', lost: false }], unfit: false };
  });
  const client = await createClient([() => engine], new ArrayBuffer(0), fileReader(async () => givingHost(2).port));
  const added = await client.add({ kind: 'articles', name: 'a.zip', text: PIECE });
  assert.deepEqual([added.articles, added.problems.length, added.unfit], [4, 2, false]);
  assert.deepEqual(kinds, ['articles', 'reading', 'reading']);
});
