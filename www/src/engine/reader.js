/**
 * The fuller reader of files: web pages, archives, old encodings. Its module is loaded when the first such file
 * arrives and runs beside the engine, in a worker of its own, so that a large archive does not stop the page's
 * answers. What it reads it hands over in pieces that the engine takes.
 */
import { EngineError } from './ports.js';

/** @import {Port, Reader, ReaderMessage} from './types.js' */

/**
 * @param {() => Promise<Port>} open loads and starts a host
 * @returns {Reader}
 */
export function fileReader(open) {
  /** @type {Promise<Port> | null} */ let port = null;
  /** Files wait for each other: a host reads one at a time. @type {Promise<void>} */ let last = Promise.resolve();

  /** A host that stopped is not asked again; the next file starts another. @param {unknown} reason */
  const fail = (reason) => {
    port?.then((dead) => dead.close()).catch(() => {});
    port = null;
    console.error(`The reader of files stopped: ${reason}`);
    return new EngineError('The reader of web pages and archives stopped at this file.');
  };

  /**
   * @param {Port} to
   * @param {ReaderMessage} message
   * @returns {Promise<any>}
   */
  const ask = (to, message) =>
    new Promise((resolve, reject) => {
      to.ondeath = (reason) => reject(fail(reason));
      to.onanswer = (answer) => {
        if (!('error' in answer)) resolve(answer.value);
        else reject(answer.fatal ? fail(answer.error) : new EngineError(answer.error));
      };
      to.post(message);
    });

  /** @returns {Promise<Port>} */
  const opened = async () => {
    port ??= open();
    try {
      return await port;
    } catch (error) {
      // A failed load may succeed for the next file.
      port = null;
      throw error;
    }
  };

  /** Waits for the files before; the next one waits for the promise that is left. */
  const turn = async () => {
    const before = last;
    /** @type {() => void} */ let done = () => {};
    last = new Promise((resolve) => (done = resolve));
    await before;
    return done;
  };

  return {
    async save(site) {
      const done = await turn();
      try {
        return await ask(await opened(), { id: 0, op: 'save', payload: site });
      } finally {
        done();
      }
    },
    async *read(name, bytes, signal) {
      const done = await turn();
      try {
        const to = await opened();
        await ask(to, { id: 0, op: 'read', payload: { name, bytes } });
        for (;;) {
          signal?.throwIfAborted();
          const piece = await ask(to, { id: 0, op: 'next', payload: null });
          if (!piece) return;
          yield piece;
        }
      } finally {
        done();
      }
    },
  };
}
