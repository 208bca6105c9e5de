/**
 * What a comparison of two articles shows: rows in reading order with their state. A sentence that stands elsewhere
 * in B is shown in both places, each pointing at the other.
 */

/** @import {Comparison, Row} from '../protocol.d.ts' */

/** @typedef {'same' | 'edited' | 'moved' | 'onlya' | 'onlyb'} RowState */

/**
 * @typedef {object} Shown
 * @property {RowState} state
 * @property {number[]} a sentences of A in this place
 * @property {number[]} b sentences of B in this place
 * @property {number[]} twin where a moved sentence stands in the other article
 * @property {[[number, number][], [number, number][]]} changes words that only one of them has
 * @property {boolean} edited whether words differ
 */

/** @param {Row} row @returns {RowState} */
function stateOf({ of, label, moved }) {
  if (!of[0]?.length) return 'onlyb';
  if (!of[1]?.length) return 'onlya';
  if (moved[1] || moved[0]) return 'moved';
  return label[0] === 'same' ? 'same' : label[0] === 'edited' ? 'edited' : 'onlya';
}

/** @param {Comparison} comparison @returns {Shown[]} */
export function rowsOf({ rows }) {
  /** @type {Shown[]} */ const shown = [];
  /** @type {Shown[]} */ const elsewhere = [];
  for (const row of rows) {
    const state = stateOf(row);
    const [a = [], b = []] = row.of;
    /** @type {Shown['changes']} */ const changes = [row.changes[0] ?? [], row.changes[1] ?? []];
    const edited = row.label[0] === 'edited';
    if (state !== 'moved') {
      shown.push({ state, a, b, twin: [], changes, edited });
      continue;
    }
    shown.push({ state, a, b: [], twin: b, changes, edited });
    elsewhere.push({ state, a: [], b, twin: a, changes, edited });
  }
  for (const row of elsewhere.sort((x, y) => (x.b[0] ?? 0) - (y.b[0] ?? 0))) insert(shown, row);
  return shown;
}

/** Puts a moved sentence of B after the sentence of B that precedes it. @param {Shown[]} rows @param {Shown} row */
function insert(rows, row) {
  const place = row.b[0] ?? 0;
  let after = -1;
  rows.forEach((other, index) => {
    const last = other.b.at(-1);
    if (last !== undefined && last < place) after = Math.max(after, index);
  });
  rows.splice(after + 1, 0, row);
}

/** @typedef {Record<RowState, number>} Counts a moved sentence counts once */

/** @param {Shown[]} rows @returns {Counts} */
export function countsOf(rows) {
  /** @type {Counts} */ const counts = { same: 0, edited: 0, moved: 0, onlya: 0, onlyb: 0 };
  for (const { state, a } of rows) if (state !== 'moved' || a.length) counts[state] += 1;
  return counts;
}

/**
 * A stretch of a text cut at the words that only it has.
 * @param {string} text
 * @param {[number, number]} span
 * @param {[number, number][]} changes
 * @returns {{text: string, changed: boolean}[]}
 */
export function pieces(text, [start, end], changes) {
  /** @type {{text: string, changed: boolean}[]} */ const out = [];
  let at = start;
  for (const [from, to] of [...changes].sort((x, y) => x[0] - y[0])) {
    if (to <= at || from >= end) continue;
    if (from > at) out.push({ text: text.slice(at, from), changed: false });
    out.push({ text: text.slice(Math.max(from, at), Math.min(to, end)), changed: true });
    at = Math.min(to, end);
  }
  if (at < end) out.push({ text: text.slice(at, end), changed: false });
  return out;
}

/** @typedef {{text: string, side: '' | 'a' | 'b'}} Mixed */

/** @param {string} text @returns {string} for comparing words that both have */
const plain = (text) => text.replace(/\s+/g, ' ').trim();

/**
 * Both versions of a sentence in one line: what both have once, A's words before B's. Where what should be common is
 * not, the whole sentences follow each other.
 * @param {{text: string, changed: boolean}[]} a
 * @param {{text: string, changed: boolean}[]} b
 * @returns {Mixed[]}
 */
export function unify(a, b) {
  /** @type {Mixed[]} */ const out = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (left?.changed) out.push({ text: left.text, side: 'a' }), (i += 1);
    else if (right?.changed) out.push({ text: right.text, side: 'b' }), (j += 1);
    else if (left && right && plain(left.text) === plain(right.text)) out.push({ text: left.text, side: '' }), (i += 1), (j += 1);
    else if (left && !plain(left.text)) i += 1;
    else if (right && !plain(right.text)) j += 1;
    else return [...a.map(({ text }) => ({ text, side: /** @type {const} */ ('a') })), ...b.map(({ text }) => ({ text, side: /** @type {const} */ ('b') }))];
  }
  return out;
}
