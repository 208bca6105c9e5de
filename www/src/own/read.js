/** One of the reader's files on its way into the engine. */
import { t } from '../strings.js';

/** @import {AddingEngine} from '../own.js' */
/** @import {OwnFile} from '../views/context.js' */

/** Larger files would have to fit into memory several times. */
const LARGEST = 200_000_000;
const READABLE = /\.(txt|text|md|markdown|html?|json|jsonl|ndjson|csv|tsv|zip)$/i;
/** Files that speak about a folder, as the command line knows them. */
const ABOUT = /^(readme|licen[sc]e|changelog)[^/]*$|^(corpus|corrections)\.toml$/i;
const FACTS = 'chronology.jsonl';

/**
 * @param {AddingEngine} engine
 * @param {string} name
 * @param {Blob} file
 * @param {AbortSignal} signal
 * @returns {Promise<OwnFile | null>} none when reading was stopped
 */
export async function readOne(engine, name, file, signal) {
  const refused = refuse(name, file.size);
  if (refused) return lost(name, file, refused);
  /** @type {Uint8Array} */ let text;
  try {
    text = new Uint8Array(await file.arrayBuffer());
  } catch {
    return lost(name, file, t.own.unreadable);
  }
  if (signal.aborted) return null;
  const kind = name === FACTS ? 'chronology' : 'articles';
  try {
    const { articles, problems } = await engine.add({ kind, name, text, own: true }, { signal });
    const notes = problems.map(({ what, place, handled }) =>
      [what, place === name ? '' : place, handled].filter(Boolean).join(' '),
    );
    if (kind === 'chronology') return row(name, file, 0, [t.own.facts, ...notes]);
    return { ...row(name, file, articles, notes), lost: articles === 0 };
  } catch (error) {
    if (signal.aborted) return null;
    return lost(name, file, error instanceof Error ? error.message : String(error));
  }
}

/** @param {string} name @param {number} size @returns {string} why a file is not even tried, or nothing */
function refuse(name, size) {
  const own = name.slice(name.lastIndexOf('/') + 1);
  if (ABOUT.test(own)) return t.own.aboutFolder;
  const type = /\.([a-z0-9]{1,8})$/i.exec(own)?.[1];
  if (type && !READABLE.test(own)) return t.own.unsupported(type.toUpperCase());
  return size > LARGEST ? t.own.tooLarge(`${Math.round(size / 1e6)} MB`) : '';
}

/** @param {string} name @param {Blob} file @param {number} articles @param {string[]} notes @returns {OwnFile} */
const row = (name, file, articles, notes) => ({ name, file, articles, lost: false, notes, brought: null });

/** @param {string} name @param {Blob} file @param {string} why */
const lost = (name, file, why) => ({ ...row(name, file, 0, [why]), lost: true });
