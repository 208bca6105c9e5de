/**
 * Answers messages for one module, the engine or the reader of files: a table of operations over what its glue
 * exports. The same source runs in a worker and, where no worker can start, on the page; the build puts it beside
 * the glue in one function.
 */

/** @import {Host} from './types.js' */

/**
 * A trap or an exhausted stack leaves the module's memory in an unknown state; an error that the module
 * itself returned does not.
 * @param {unknown} error
 */
function isFatal(error) {
  return error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
}

/**
 * @template State
 * @param {(source: {module_or_path: any}) => Promise<unknown>} glue starts the module
 * @param {() => State} begin what the operations work on, once the module has started
 * @param {Record<string, (state: State, payload: any) => any>} ops what each operation does
 * @returns {Host}
 */
export function answering(glue, begin, ops) {
  /** @type {{state: State} | null} */
  let started = null;

  /** @param {{op: string, payload: any}} message */
  async function run({ op, payload }) {
    if (op === 'start') {
      await glue({ module_or_path: payload.wasm });
      started = { state: begin() };
      return null;
    }
    if (!started) throw new Error('it was not started');
    return ops[op]?.(started.state, payload);
  }

  /** @type {Host['answer']} */
  async function answer(message) {
    try {
      return { id: message.id, value: await run(message) };
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      return { id: message.id, error: text, fatal: message.op === 'start' || isFatal(error) };
    }
  }

  return {
    answer,
    listen(scope) {
      // Messages wait for each other: only `start` takes several turns, and nothing may overtake it.
      let last = Promise.resolve();
      scope.onmessage = (/** @type {MessageEvent} */ { data }) => {
        last = last.then(async () => scope.postMessage(await answer(data)));
      };
    },
  };
}
