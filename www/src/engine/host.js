/** The engine's host: what each operation does with a started engine. */
import { answering } from './answering.js';

/** @import {CorpusText, Glue, Host, Ops} from './types.js' */

/** @param {CorpusText['text']} text */
const bytesOf = (text) => (typeof text === 'string' ? new TextEncoder().encode(text) : text);

/** @type {{ [Op in Exclude<keyof Ops, 'start'>]: (engine: wasm_bindgen.Engine, payload: Ops[Op]['payload']) => Ops[Op]['value'] }} */
const OPS = {
  request: (engine, request) => engine.request(request),
  add: (engine, { kind, name, text }) => engine.add(kind, name, bytesOf(text)),
  prepare: (engine, limit) => engine.prepare(limit),
  open: (engine, bytes) => engine.open(bytes),
  segment: (engine) => engine.segment(),
};

/**
 * @param {Glue} glue
 * @returns {Host}
 */
export const createHost = (glue) => answering(glue, () => new glue.Engine(), OPS);
