/**
 * A corpus in slices: when the engine lacks some for an answer, they are fetched, handed over, and the question is
 * asked again. Who asks does not notice.
 */
import { LoadError, loadSlice } from './load.js';

/** @import {Engine, Request, RequestOptions} from './types.js' */

/** Rounds of fetching for one answer: words, their spellings, what they lead to, the articles. More is a fault. */
const ROUNDS = 12;

/**
 * Hands the head of the slices to an engine and teaches it to fetch the others.
 * @param {Engine} engine
 * @param {URL} head address of the head
 * @throws {LoadError} when it cannot be fetched, or the engine cannot use it
 */
export async function useSlices(engine, head) {
  const give = async (/** @type {string} */ name) => {
    const text = new Uint8Array(await loadSlice(new URL(`${name}.dlz`, head)));
    await engine.add({ kind: 'slice', name, text });
  };
  await give('head');
  /** Fetched once, also where two questions lack it. @type {Map<string, Promise<void>>} */
  const given = new Map();
  const fetched = (/** @type {string} */ name) => {
    const before = given.get(name);
    if (before) return before;
    const now = give(name);
    given.set(name, now);
    // What failed may be tried again.
    now.catch(() => given.delete(name));
    return now;
  };
  const ask = engine.request.bind(engine);
  engine.request = async (/** @type {any} */ request, /** @type {RequestOptions | undefined} */ options) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const answer = /** @type {any} */ (await ask(request, options));
      if (answer.op !== 'lacks') return answer;
      await Promise.all(answer.names.map(fetched));
      options?.signal?.throwIfAborted();
    }
    throw new LoadError('The parts of this corpus do not fit together. Build the site again.');
  };
}
