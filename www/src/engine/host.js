/**
 * Answers messages for one engine: a table of operations over the exported struct. The same source runs in
 * the worker and, where no worker can start, on the page; the build puts it beside the glue in one function.
 */

/** @import {Answer, CorpusText, Glue, Host, Message, Ops} from './types.js' */

/** @param {CorpusText['text']} text */
const bytesOf = (text) => (typeof text === 'string' ? new TextEncoder().encode(text) : text);

/**
 * What each operation does with a started engine.
 * @type {{ [Op in Exclude<keyof Ops, 'start'>]: (engine: wasm_bindgen.Engine, payload: Ops[Op]['payload']) => Ops[Op]['value'] }}
 */
const OPS = {
  request: (engine, request) => engine.request(request),
  add: (engine, { kind, name, text }) => engine.add(kind, name, bytesOf(text)),
  prepare: (engine, limit) => engine.prepare(limit),
  open: (engine, bytes) => engine.open(bytes),
  segment: (engine) => engine.segment(),
};

/**
 * A trap or an exhausted stack leaves the engine's memory in an unknown state; an error that the engine
 * itself returned does not.
 * @param {unknown} error
 */
function isFatal(error) {
  return error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
}

/**
 * @param {Glue} glue
 * @returns {Host}
 */
export function createHost(glue) {
  /** @type {wasm_bindgen.Engine | null} */
  let engine = null;

  /** @param {Message} message */
  async function run(message) {
    if (message.op === 'start') {
      await glue({ module_or_path: message.payload.wasm });
      engine = new glue.Engine();
      return null;
    }
    if (!engine) throw new Error('the engine was not started');
    return /** @type {any} */ (OPS[message.op])(engine, message.payload);
  }

  /** @param {Message} message @returns {Promise<Answer>} */
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
      scope.onmessage = (/** @type {MessageEvent<Message>} */ { data }) => {
        last = last.then(async () => scope.postMessage(await answer(data)));
      };
    },
  };
}
