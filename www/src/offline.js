/**
 * The page's side of `sw.js`: what a page has started with is kept for the next time, also without a connection, and a
 * page that stays open hears that the site has changed.
 */
import { HAS_NEIGHBORS, PKG } from './engine/load.js';
import { startServiceWorker } from './engine/trusted.js';

/** How long a page that comes back into view trusts itself, in milliseconds. */
const PATIENCE = 15 * 60_000;

/** Not in frames: another page's readers did not ask for anything to be kept. */
const possible = () => HAS_NEIGHBORS && parent === self && 'serviceWorker' in navigator && isSecureContext;

/** @param {object} message @returns {Promise<boolean>} whether it was done */
async function tell(message) {
  const { active } = await navigator.serviceWorker.ready;
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data === true);
    active?.postMessage(message, [port2]);
  });
}

/** @returns {string[]} what this page is made of */
const used = () =>
  [location.href, ...performance.getEntriesByType('resource').map(({ name }) => name)].filter((address) =>
    address.startsWith(location.origin),
  );

/** Keeps what this page has started with. @returns {Promise<boolean>} false where the browser does not */
export async function keepOffline() {
  if (!possible()) return false;
  try {
    await startServiceWorker(new URL('sw.js', location.href).href);
    return await tell({ keep: used() });
  } catch {
    // A browser that refuses: the page works as long as there is a connection.
    return false;
  }
}

/**
 * Keeps a whole corpus, also the parts that no view has asked for yet.
 * @param {string[]} addresses of its files
 * @returns {Promise<boolean>}
 */
export async function keepCorpus(addresses) {
  if (!possible()) return false;
  await navigator.storage?.persist?.().catch(() => false);
  return tell({ keep: [...used(), ...addresses] });
}

/** @param {string} address @returns {Promise<string>} what changes when the file does */
async function stamp(address) {
  const response = await fetch(address, { method: 'HEAD', cache: 'no-cache' });
  return response.ok ? (response.headers.get('etag') ?? response.headers.get('last-modified') ?? '') : '';
}

/**
 * Looks for a newer site whenever the page comes back into view.
 * @param {string} manifest its address
 * @param {() => void} changed called once
 */
export async function watchForUpdates(manifest, changed) {
  if (!HAS_NEIGHBORS) return;
  const files = [manifest, new URL('dateline.js', PKG).href];
  const look = () => Promise.all(files.map(stamp)).catch(() => null);
  const first = await look();
  let last = Date.now();
  if (!first?.some(Boolean)) return;
  const onView = async () => {
    if (document.visibilityState !== 'visible' || Date.now() - last < PATIENCE) return;
    last = Date.now();
    const now = await look();
    // Without a connection there is nothing to say.
    if (!now || now.every((mark, index) => mark === '' || mark === first[index])) return;
    document.removeEventListener('visibilitychange', onView);
    changed();
  };
  document.addEventListener('visibilitychange', onView);
}
