/**
 * Hands a corpus to the engine in whole lines, a piece at a time: pieces can be shown as progress, other
 * requests get in between, and where the engine runs on the page itself it never holds it for long.
 */

/** @import {Engine} from '../engine/types.js' */
/** @import {Corpus} from './types.js' */

/** Characters per piece: a worker may work for a while, the page may not. */
const PIECE = { worker: 200_000, inline: 4_000 };

/**
 * Cuts a text after line ends into pieces of about the given size; a longer line stays whole.
 * @param {string} text
 * @param {number} size in UTF-16 units
 * @returns {string[]} joined, they are the text
 */
export function pieces(text, size) {
  const cut = [];
  for (let from = 0; from < text.length; ) {
    const wanted = from + size;
    const end = wanted >= text.length ? -1 : text.indexOf('\n', wanted - 1);
    const to = end === -1 ? text.length : end + 1;
    cut.push(text.slice(from, to));
    from = to;
  }
  return cut;
}

/**
 * @param {Engine} engine
 * @param {Corpus} corpus
 */
export async function addCorpus(engine, { files }) {
  for (const { entry, text } of files) {
    // A layer is one document; only lists of articles may be cut.
    const size = entry.kind === 'articles' ? PIECE[engine.mode] : Infinity;
    for (const piece of pieces(text, size)) {
      await engine.add({ kind: entry.name ?? entry.kind, name: entry.path, text: piece });
    }
  }
}
