/** Starting a host: the first kind of port that comes up. */

/** @import {Port} from './types.js' */

/** The engine could not do what it was asked; the message is a sentence for the reader. */
export class EngineError extends Error {
  /** @override */
  name = 'EngineError';
}

/** How long a worker may take to report that it runs: a browser that refuses it may stay silent. */
const START_MILLISECONDS = 20_000;

/**
 * @param {Port} port
 * @param {BufferSource | WebAssembly.Module} wasm
 * @returns {Promise<void>} rejects when the host does not come up
 */
function startHost(port, wasm) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => fail('it did not answer'), START_MILLISECONDS);
    /** @param {string} reason */
    const fail = (reason) => {
      clearTimeout(late);
      port.close();
      reject(new EngineError(`The engine could not start: ${reason}.`));
    };
    port.ondeath = fail;
    port.onanswer = (answer) => {
      if ('error' in answer) return fail(answer.error);
      clearTimeout(late);
      resolve();
    };
    port.post({ id: 0, op: 'start', payload: { wasm } });
  });
}

/**
 * Starts the first kind of host that comes up.
 * @param {(() => Port)[]} kinds in order of preference
 * @param {BufferSource | WebAssembly.Module} wasm
 * @returns {Promise<Port>}
 */
export async function firstPort(kinds, wasm) {
  /** @type {unknown} */
  let failure = new EngineError('The engine could not start: nothing here can run it.');
  for (const kind of kinds) {
    try {
      const port = kind();
      await startHost(port, wasm);
      return port;
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}
