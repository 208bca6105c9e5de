/**
 * The view state as the fragment of an address, and back. `parse(format(state))` is `state`, and what another
 * version or a host page put into the fragment survives the round trip.
 */
import { ADDRESS_VERSION, KEYS } from './keys.js';

/** @import {Key, State} from './keys.js' */

/** @type {Map<string, [string, Key]>} key in the address to state name and row */
const BY_KEY = new Map(Object.entries(KEYS).map(([name, row]) => [row.key, [name, row]]));

/** @param {Key} row */
const initial = (row) => (row.kind === 'list' ? [] : (row.initial ?? ''));

/** @returns {State} what an empty fragment means */
export function emptyState() {
  const values = Object.entries(KEYS).map(([name, row]) => [name, initial(row)]);
  return /** @type {State} */ ({ ...Object.fromEntries(values), extra: [] });
}

/** @param {string} text @returns {string} the text itself where it is not well-formed */
function decode(text) {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

/** Leaves readable what a fragment may hold: space becomes `+`, and `: / , "` and the like stay. @param {string} text */
function encode(text) {
  return encodeURIComponent(text)
    .replace(/%20/g, '+')
    .replace(/%(2C|2F|3A|3B|40|24|7C)/g, (code) => decodeURIComponent(code));
}

/** @param {Key} row @param {string} value @returns {string | number | null} null where it is not allowed */
function read(row, value) {
  if (row.values && !row.values.includes(value)) return null;
  if (row.kind !== 'count') return value;
  const number = Number(value);
  return Number.isSafeInteger(number) && number > 0 ? number : null;
}

/**
 * Reads a fragment. Never throws: what it does not understand it keeps or leaves at its initial value.
 * @param {string} fragment with or without `#`; hosts of embeds append `#?secret=...`
 * @returns {State}
 */
export function parse(fragment) {
  const state = emptyState();
  const fields = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (state));
  for (const part of fragment.split(/[&#?]/)) {
    if (!part) continue;
    const equals = part.indexOf('=');
    const key = decode(equals < 0 ? part : part.slice(0, equals));
    const text = equals < 0 ? '' : decode(part.slice(equals + 1));
    const known = BY_KEY.get(key);
    if (key === 'v') continue;
    if (!known) {
      state.extra.push([key, text]);
      continue;
    }
    const [name, row] = known;
    const value = read(row, text);
    if (value === null || value === '') continue;
    if (row.kind !== 'list') fields[name] = value;
    else if (!(/** @type {string[]} */ (fields[name]).includes(String(value)))) {
      /** @type {string[]} */ (fields[name]).push(String(value));
    }
  }
  return state;
}

/**
 * Writes a state as a fragment without `#`. The same state always gives the same text.
 * @param {State} state
 * @returns {string} `v=1&view=...`
 */
export function format(state) {
  const fields = /** @type {Record<string, any>} */ (/** @type {unknown} */ (state));
  /** @type {[string, string][]} */ const pairs = [['v', ADDRESS_VERSION]];
  for (const [name, row] of Object.entries(KEYS)) {
    const value = fields[name];
    if (row.kind === 'list') for (const member of value) pairs.push([row.key, String(member)]);
    else if (value !== initial(row) && value !== '') pairs.push([row.key, String(value)]);
  }
  return [...pairs, ...state.extra].map(([key, value]) => `${encode(key)}=${encode(value)}`).join('&');
}
