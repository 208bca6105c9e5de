/**
 * The one store: what the address holds (`state`) and what only this visit knows (`ui`). The address is the truth
 * for the first; the browser's back and forward therefore work by themselves, and the store only listens.
 */
import { emptyState, format, parse } from './address.js';

/** @import {State} from './keys.js' */

/**
 * What is not worth a link.
 * @typedef {object} Ui
 * @property {string} focus article whose mark is lit on the timeline, or empty
 * @property {number} event index of the lit event, or -1
 * @property {Record<string, string>} typed letters typed above a filter
 * @property {Record<string, boolean>} unfolded lists shown in full
 * @property {boolean} rail filters open, where they fold
 * @property {'' | 'keys' | 'share' | 'correct' | 'jump' | 'notes' | 'a' | 'b' | 'c'} dialog which dialog is open
 * @property {string} said last sentence for the live region
 * @property {[string, string] | null} brushing window while it is dragged
 * @property {number} width of the stage in CSS pixels
 * @property {boolean} wide whether the filters stand beside the stage
 * @property {'' | 'kept' | 'whole' | 'failed'} offline what is kept on this device: what was seen, or the whole corpus
 * @property {boolean} outdated whether the site has changed since the page was opened
 * @property {import('../protocol.d.ts').Named[] | null} found names that were looked for in a correction
 * @property {number} row of the comparison that has the reader's attention, or -1
 */

/**
 * @typedef {object} Store
 * @property {State} state
 * @property {Ui} ui
 * @property {(patch: Partial<State>) => string} href address of this state with some values changed
 * @property {(patch: Partial<State>, how?: {replace?: boolean, keepScroll?: boolean}) => void} go
 * @property {(href: string) => void} follow a link of this page
 * @property {(patch: Partial<Ui>) => void} setUi
 * @property {(listener: (change: Change) => void) => void} subscribe
 */

/** @typedef {{state: boolean, scroll: number | null}} Change `scroll`: where the page should stand once it is drawn */

/** The part of `window` that the store needs, so that tests can bring their own. */
/** @typedef {Pick<Window, 'location' | 'history' | 'addEventListener' | 'scrollY' | 'innerWidth'>} Host */

/** @returns {Ui} */
const freshUi = () => ({
  focus: '',
  event: -1,
  typed: {},
  unfolded: {},
  rail: false,
  dialog: '',
  said: '',
  brushing: null,
  width: 1280,
  wide: true,
  found: null,
  row: -1,
  offline: '',
  outdated: false,
});

/**
 * Writes the address. Where a sandbox forbids the history, the fragment alone is set.
 * @param {Host} host @param {string} fragment @param {boolean} replace
 */
function write(host, fragment, replace) {
  try {
    if (replace) host.history.replaceState(host.history.state, '', `#${fragment}`);
    else host.history.pushState(null, '', `#${fragment}`);
  } catch {
    if (replace) host.location.replace(`#${fragment}`);
    else host.location.hash = fragment;
  }
}

/** What only one view understands, and what another view would carry along for nothing. */
const OF_VIEW = /** @type {const} */ ({
  explore: [],
  read: ['id', 'at', 'says'],
  compare: ['layout', 'hide', 'also', 'type'],
  entity: ['entity'],
  names: ['kind', 'find'],
  quotes: ['find', 'order', 'only', 'shown'],
  figures: ['find', 'order', 'only', 'shown'],
  words: ['order', 'shown'],
  own: [],
});

/** @param {State} state @param {Partial<State>} patch @returns {State} */
function after(state, patch) {
  if (!patch.view || patch.view === state.view) return { ...state, ...patch };
  const names = OF_VIEW[state.view];
  // A drawing makes hundreds of addresses, most of them in views that leave nothing behind.
  const empty = names.length ? emptyState() : state;
  const left = Object.fromEntries(names.map((name) => [name, empty[name]]));
  return { ...state, ...left, ...patch };
}

/** Remembers with the entry that is left how far it was scrolled. @param {Host} host */
function keepScroll(host) {
  try {
    host.history.replaceState({ y: host.scrollY }, '');
  } catch {
    // A sandbox without history: going back then starts at the top.
  }
}

/**
 * @param {Host} [host]
 * @returns {Store}
 */
export function createStore(host = window) {
  /** @type {((change: Change) => void)[]} */ const listeners = [];
  let written = format(parse(host.location.hash));

  /** @param {Change} change */
  const tell = (change) => listeners.forEach((listener) => listener(change));

  /** @type {Store} */
  const store = {
    state: parse(host.location.hash),
    ui: { ...freshUi(), width: host.innerWidth },
    href: (patch) => `#${format(after(store.state, patch))}`,
    go(patch, how = {}) {
      const before = store.state;
      const next = after(before, patch);
      const fragment = format(next);
      if (fragment === written) return;
      if (!how.replace) keepScroll(host);
      store.state = next;
      written = fragment;
      write(host, fragment, how.replace ?? false);
      const moved = next.view !== before.view || next.id !== before.id || next.entity !== before.entity;
      tell({ state: true, scroll: moved && !how.keepScroll ? 0 : null });
    },
    follow(href) {
      store.go(parse(href.slice(href.indexOf('#'))));
    },
    setUi(patch) {
      const fields = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (store.ui));
      if (Object.entries(patch).every(([name, value]) => fields[name] === value)) return;
      store.ui = { ...store.ui, ...patch };
      tell({ state: false, scroll: null });
    },
    subscribe: (listener) => void listeners.push(listener),
  };

  const read = () => {
    const next = parse(host.location.hash);
    if (format(next) === written) return;
    store.state = next;
    written = format(next);
    const kept = host.history.state?.y;
    tell({ state: true, scroll: typeof kept === 'number' ? kept : 0 });
  };
  host.addEventListener('popstate', read);
  host.addEventListener('hashchange', read);
  return store;
}
