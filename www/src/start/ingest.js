/**
 * Hands a corpus to the engine a piece at a time: pieces can be shown as progress, other requests get
 * in between, and where the engine runs on the page itself it never holds it for long.
 */

/** @import {Engine} from '../engine/types.js' */
/** @import {Corpus} from './types.js' */

/** What one message may carry: a worker may work for a while, the page may not. */
const PIECE = {
  worker: { characters: 200_000, articles: 40 },
  inline: { characters: 4_000, articles: 1 },
};

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
 * The messages that hand over one file. Only lists of articles are cut; a later piece begins with as many
 * empty lines as came before it, so that problems name the right line.
 * @param {Corpus['files'][number]} file
 * @param {number} size
 */
function* messages({ entry, text }, size) {
  const kind = entry.name ?? entry.kind;
  let before = 0;
  for (const piece of entry.kind === 'articles' ? pieces(text, size) : [text]) {
    yield { kind, name: entry.path, text: '\n'.repeat(before) + piece };
    before += piece.split('\n').length - 1;
  }
}

/** Layers first: what arrives after the articles makes them be analysed again. @param {Corpus['files']} files */
const layersFirst = (files) => [...files].sort((a, b) => Number(b.entry.kind === 'layer') - Number(a.entry.kind === 'layer'));

/**
 * @param {Engine} engine
 * @param {Corpus} corpus
 * @param {(done: number, all: number) => void} [onProgress] counts articles
 * @returns {Promise<string[]>} sentences about layers that could not be used
 */
export async function addCorpus(engine, { files }, onProgress = () => {}) {
  const limit = PIECE[engine.mode];
  const problems = [];
  let all = 0;
  for (const file of layersFirst(files)) {
    try {
      for (const message of messages(file, limit.characters)) all += (await engine.add(message)).articles;
    } catch (error) {
      problems.push(`${file.entry.path}: ${error instanceof Error ? error.message : error}`);
    }
  }
  await prepare(engine, (left) => onProgress(all - left, all));
  return problems;
}

/**
 * Has everything analysed that is new, or that newer knowledge changes, a few articles a message.
 * @param {Pick<Engine, 'mode' | 'prepare'>} engine
 * @param {(left: number) => void} [onProgress]
 */
export async function prepare(engine, onProgress = () => {}) {
  for (let left = 1; left > 0; ) {
    left = await engine.prepare(PIECE[engine.mode].articles);
    onProgress(left);
  }
}
