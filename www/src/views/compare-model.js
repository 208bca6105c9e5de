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

/** Words, spaces and single marks, each with what its piece says of it. @param {{text: string, changed: boolean}[]} list */
const tokensOf = (list) =>
  list.flatMap(({ text, changed }) =>
    (text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? []).map((token) => ({ text: token, changed })),
  );

/** Joins neighbors of one side. @param {Mixed[]} list @returns {Mixed[]} */
function joined(list) {
  /** @type {Mixed[]} */ const out = [];
  for (const part of list) {
    const last = out.at(-1);
    if (last?.side === part.side) last.text += part.text;
    else out.push({ ...part });
  }
  return out;
}

/**
 * Both versions of a sentence in one line: what both have once, A's words before B's. Where what should be common is
 * not, the whole sentences follow each other.
 * @param {{text: string, changed: boolean}[]} a
 * @param {{text: string, changed: boolean}[]} b
 * @returns {Mixed[]}
 */
export function unify(a, b) {
  const [left, right] = [tokensOf(a), tokensOf(b)];
  /** @type {Mixed[]} */ const out = [];
  let space = '';
  let j = 0;
  /** Puts what only B has before the next word that both have. @returns {string | undefined} that word in B */
  const nextCommon = () => {
    const from = j;
    while (j < right.length && (right[j]?.changed || !right[j]?.text.trim())) j += 1;
    const only = right
      .slice(from, j)
      .filter(({ changed }) => changed)
      .map(({ text }) => text)
      .join('');
    if (only) out.push({ text: space || (out.length ? ' ' : ''), side: '' }, { text: only, side: 'b' });
    out.push({ text: space, side: '' });
    space = '';
    return right[j++]?.text;
  };
  for (const token of left) {
    if (token.changed) out.push({ text: space, side: '' }, { text: token.text, side: 'a' });
    else if (token.text.trim()) {
      if (nextCommon() !== token.text) return apart(a, b);
      out.push({ text: token.text, side: '' });
    }
    space = !token.changed && !token.text.trim() ? token.text : '';
  }
  return nextCommon() === undefined ? joined(out.filter(({ text }) => text)) : apart(a, b);
}

/** @param {{text: string}[]} a @param {{text: string}[]} b @returns {Mixed[]} one sentence after the other */
const apart = (a, b) => [
  { text: a.map(({ text }) => text).join(''), side: 'a' },
  { text: b.map(({ text }) => text).join(''), side: 'b' },
];
