/** The color scheme, kept on this device. Where storage is refused (sandboxed frames) it lasts for the visit. */

const KEY = 'theme';
/** Several sites can share an origin; each keeps its own choices. */
const prefix = () => `dateline:${location.pathname.replace(/[^/]*$/, '')}:`;

/** @param {string} key @returns {string | null} */
export function recall(key) {
  try {
    return localStorage.getItem(prefix() + key);
  } catch {
    return null;
  }
}

/** @param {string} key @param {string | null} value null forgets */
export function remember(key, value) {
  try {
    if (value === null) localStorage.removeItem(prefix() + key);
    else localStorage.setItem(prefix() + key, value);
  } catch {
    // Nothing to do: the choice holds until the page is closed.
  }
}

/** @typedef {'system' | 'light' | 'dark'} Theme */

/** @returns {Theme} */
export function theme() {
  const value = document.documentElement.dataset.theme;
  return value === 'light' || value === 'dark' ? value : 'system';
}

/** @param {Theme} wanted */
function apply(wanted) {
  if (wanted === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = wanted;
}

export function restoreTheme() {
  const kept = recall(KEY);
  apply(kept === 'light' || kept === 'dark' ? kept : 'system');
}

/** System, light, dark, and round again. */
export function nextTheme() {
  const next = /** @type {const} */ ({ system: 'light', light: 'dark', dark: 'system' })[theme()];
  apply(next);
  remember(KEY, next === 'system' ? null : next);
}
