/** The reader's host: one file at a time goes in, its articles come out in pieces. */
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
  };
  return answering(glue, () => ({ file: null }), ops);
}
