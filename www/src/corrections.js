/**
 * What the reader corrects: names that are one or two, other names and kinds, names that are none, publication days.
 * The engine lays the corrections over the corpus and never touches a text. They are kept on this device, for this
 * corpus; as a file they can be given on, and a corpus folder takes the same file (`corrections.toml`).
 */
import { recall, remember } from './ui/theme.js';

/** @import {Correction, ProblemView} from './protocol.d.ts' */

/** @typedef {import('./state/loader.js').Asks} Asks */

/**
 * @typedef {object} Corrections
 * @property {Correction[]} list in the order in which they were made
 * @property {ProblemView[]} problems corrections that do not fit this corpus, and lines of a file that could not be read
 * @property {string} toml the list as a file
 * @property {(key: string) => string} nameOf how a name was shown when it was corrected, else its key
 * @property {() => Promise<void>} restore lays those that are kept over the corpus, once, when it is there
 * @property {(correction: Correction, names?: Record<string, string>) => Promise<void>} add with the names behind the
 *   keys in it; of two fixed days of one article the later one stays
 * @property {(index: number) => Promise<void>} remove takes one back
 * @property {(text: string) => Promise<void>} read adds what a corrections file holds
 * @property {(article: string) => number} dateOf the index of the correction that fixes the article's day, or -1
 */

const KEY = 'corrections';
/** A page can show several corpora. */
const keyOf = () => `${KEY}:${new URLSearchParams(location.search).get('corpus') ?? ''}`;

/**
 * @typedef {object} Kept
 * @property {Correction[]} list
 * @property {Record<string, string>} names
 */

/** What is kept on this device; nothing where it is broken. @returns {Kept} */
function kept() {
  try {
    const value = JSON.parse(recall(keyOf()) ?? '{}');
    return { list: Array.isArray(value.list) ? value.list : [], names: value.names ?? {} };
  } catch {
    return { list: [], names: {} };
  }
}

/**
 * @param {Asks} engine
 * @param {() => void} changed something to draw
 * @param {() => Promise<void>} reload asks every question again
 * @returns {Corrections}
 */
export function readerCorrections(engine, changed, reload) {
  /** @type {Record<string, string>} */ let names = {};

  /** @param {Correction[]} list @param {ProblemView[]} unread */
  const lay = async (list, unread) => {
    const answer = await engine.request({ op: 'correct', corrections: list });
    if (answer.op !== 'correct') return;
    Object.assign(all, { list, toml: answer.toml, problems: [...unread, ...answer.problems] });
    remember(keyOf(), list.length ? JSON.stringify({ list, names }) : null);
    changed();
    await reload();
  };

  /** @type {Corrections} */
  const all = {
    list: [],
    problems: [],
    toml: '',
    nameOf: (key) => names[key] ?? key,
    async restore() {
      const before = kept();
      names = before.names;
      if (!before.list.length) return;
      try {
        await lay(before.list, []);
      } catch {
        // Kept by another version of the page: it cannot be used, and is written anew with the next correction.
        all.list = [];
      }
    },
    add(correction, known = {}) {
      names = { ...names, ...known };
      const fixed = 'date' in correction ? all.dateOf(correction.date.article) : -1;
      return lay([...all.list.filter((_, index) => index !== fixed), correction], []);
    },
    remove: (index) => lay(all.list.filter((_, at) => at !== index), []),
    async read(text) {
      const answer = await engine.request({ op: 'readCorrections', text });
      if (answer.op !== 'readCorrections') return;
      const known = new Set(all.list.map((correction) => JSON.stringify(correction)));
      const fresh = answer.corrections.filter((correction) => !known.has(JSON.stringify(correction)));
      await lay([...all.list, ...fresh], answer.problems);
    },
    dateOf: (article) => all.list.findIndex((one) => 'date' in one && one.date.article === article),
  };
  return all;
}
