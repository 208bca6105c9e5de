/** The engine is asked once for each change, and stale answers never reach the page. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Loader } from '../../www/src/state/loader.js';
import { emptyState } from '../../www/src/state/address.js';

/** @import {Request} from '../../www/src/protocol.d.ts' */

/** @param {(request: Request) => any} answer */
function engineOf(answer) {
  /** @type {{request: Request, signal: AbortSignal | undefined}[]} */ const asked = [];
  const request = async (/** @type {Request} */ of, /** @type {{signal?: AbortSignal}} */ { signal } = {}) => {
    asked.push({ request: of, signal });
    await new Promise((done) => setImmediate(done));
    return answer(of);
  };
  return { engine: /** @type {any} */ ({ request }), asked };
}

const echo = (/** @type {any} */ request) => ({ op: request.op, q: request.question?.q });

test('asks once for a state, and not again for the same', async () => {
  const { engine, asked } = engineOf(echo);
  const loader = new Loader(engine, () => {});
  await loader.follow(emptyState());
  await loader.follow(emptyState());
  assert.deepEqual(
    asked.map(({ request }) => request.op),
    ['explore', 'overview'],
  );
});

test('a later question cancels the earlier one, whose answer is dropped', async () => {
  const { engine, asked } = engineOf(echo);
  const loader = new Loader(engine, () => {});
  const first = loader.follow({ ...emptyState(), q: 'a' });
  const second = loader.follow({ ...emptyState(), q: 'ab' });
  await Promise.all([first, second]);
  const explored = asked.filter(({ request }) => request.op === 'explore');
  assert.deepEqual(
    explored.map(({ signal }) => signal?.aborted),
    [true, false],
  );
  assert.equal(loader.data.main?.value.q, 'ab');
});

test('the last answer stays while the next one is made, but not in another view', async () => {
  const { engine } = engineOf(echo);
  const loader = new Loader(engine, () => {});
  await loader.follow({ ...emptyState(), q: 'a' });
  const next = loader.follow({ ...emptyState(), q: 'ab' });
  assert.equal(loader.data.main?.status, 'loading');
  assert.equal(loader.data.main?.value.q, 'a');
  await next;
  const other = loader.follow({ ...emptyState(), view: 'names' });
  assert.equal(loader.data.main?.value, null);
  await other;
});

test('a failure is kept as a sentence and asked again on reload', async () => {
  let broken = true;
  const { engine } = engineOf((request) => {
    if (broken && request.op === 'explore') throw new Error('The engine stopped.');
    return echo(request);
  });
  const loader = new Loader(engine, () => {});
  await loader.follow(emptyState());
  assert.equal(loader.data.main?.error, 'The engine stopped.');
  broken = false;
  await loader.reload(emptyState());
  assert.equal(loader.data.main?.status, 'ready');
});
