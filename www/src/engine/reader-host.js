/** The reader's host: one file at a time goes in, its articles come out in pieces; what is open goes in, a site comes out. */
import { answering } from './answering.js';

/** @import {Host, ReaderGlue, ReaderOps} from './types.js' */

/**
 * @param {ReaderGlue} glue
 * @returns {Host}
 */
export function createHost(glue) {
  /** @type {{ [Op in Exclude<keyof ReaderOps, 'start'>]: (state: {file: InstanceType<ReaderGlue['Reader']> | null}, payload: ReaderOps[Op]['payload']) => ReaderOps[Op]['value'] }} */
  const ops = {
    read(state, { name, bytes }) {
      state.file?.free();
      state.file = new glue.Reader(name, bytes);
      return null;
    },
    next(state) {
      const piece = state.file?.next();
      if (piece) return piece;
      state.file?.free();
      state.file = null;
      return null;
    },
    save(_, { about, files, shell }) {
      const site = new glue.Site();
      for (const { kind, name, text } of files) site.take(kind, name, bytesOf(text));
      for (const { path, bytes } of shell) site.shell(path, bytes);
      return site.zip(JSON.stringify(about));
    },
  };
  /** The engine takes texts as well as bytes. @param {string | Uint8Array} text */
  const bytesOf = (text) => (typeof text === 'string' ? new TextEncoder().encode(text) : text);
  return answering(glue, () => ({ file: null }), ops);
}
