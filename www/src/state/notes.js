/**
 * Bookmarks and notes of the reader, on articles and on sentences. They stay on this device, keyed by the site's path,
 * and every change can be undone. A note on a sentence holds its link, so that it notices when the text changes.
 */
import { recall, remember } from '../ui/theme.js';

/**
 * @typedef {object} Note
 * @property {string} id article
 * @property {string} at sentence, see `passage.js`; empty for the whole article
 * @property {string} says its first words
 * @property {string} headline of the article, for the list
 * @property {string} text the reader's own words; empty for a bookmark
 */

/** @typedef {{notes: Note[], undo: Note[][]}} Notes */

const KEY = 'notes';
/** Steps that can be undone. */
const STEPS = 50;

/** @param {unknown} value @returns {value is Note} */
const isNote = (value) =>
  typeof value === 'object' && value !== null && ['id', 'at', 'says', 'headline', 'text'].every((name) => typeof (/** @type {any} */ (value)[name]) === 'string');

/** @param {string} text @returns {Note[]} what of it are notes */
export function parseNotes(text) {
  try {
    const value = JSON.parse(text);
    return Array.isArray(value) ? value.filter(isNote) : [];
  } catch {
    return [];
  }
}

/** @param {Note} a @param {{id: string, at: string}} b */
const same = (a, b) => a.id === b.id && a.at === b.at;

/**
 * @param {() => void} changed
 * @param {{read: () => string, write: (text: string | null) => void}} [store]
 */
export function createNotes(changed, store = { read: () => recall(KEY) ?? '', write: (text) => remember(KEY, text) }) {
  let list = parseNotes(store.read());
  /** @type {Note[][]} */ const undo = [];
  /** @param {Note[]} next */
  const set = (next) => {
    undo.push(list);
    if (undo.length > STEPS) undo.shift();
    list = next;
    store.write(list.length ? JSON.stringify(list) : null);
    changed();
  };
  return {
    /** @returns {readonly Note[]} in the order they were made */
    all: () => list,
    /** @param {{id: string, at: string}} place @returns {Note | undefined} */
    find: (place) => list.find((note) => same(note, place)),
    /** Makes a note or changes it. @param {Note} note */
    put: (note) => set(list.some((old) => same(old, note)) ? list.map((old) => (same(old, note) ? note : old)) : [...list, note]),
    /** @param {{id: string, at: string}} place */
    remove: (place) => set(list.filter((note) => !same(note, place))),
    erase: () => set([]),
    canUndo: () => undo.length > 0,
    undo: () => {
      const before = undo.pop();
      if (!before) return;
      list = before;
      store.write(list.length ? JSON.stringify(list) : null);
      changed();
    },
  };
}
