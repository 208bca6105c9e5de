/**
 * The page's only way to an address that runs as a script: two kinds, both checked here. The policy in
 * `index.html` refuses every other one.
 */

/**
 * Blobs made by this page, and scripts from the place the page came from. On `file://` and in a sandbox
 * the origin is opaque (`null`), so the scheme and host are compared instead.
 * @param {string} address
 */
function check(address) {
  const url = new URL(address, document.baseURI);
  const here = new URL(document.baseURI);
  if (url.protocol === 'blob:') return url.href;
  if (url.protocol === here.protocol && url.host === here.host) return url.href;
  throw new TypeError(`not a script of this page: ${url.href}`);
}

/** @type {{ createScriptURL(address: string): any }} */
const policy =
  'trustedTypes' in globalThis
    ? /** @type {any} */ (globalThis).trustedTypes.createPolicy('dateline', { createScriptURL: check })
    : { createScriptURL: check };

/**
 * Starts a classic worker whose source is the given function, called with nothing. A blob's worker inherits
 * the page's policy; a worker loaded by address would not, and could reach other origins.
 * @param {string} source
 * @returns {Worker}
 */
export function startWorker(source) {
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  try {
    return new Worker(policy.createScriptURL(address));
  } finally {
    // The address is resolved when the worker is made, its bytes are held until they are read.
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }
}

/**
 * Registers the site's service worker. It has no policy of its own from the page; it is this site's file, and asks
 * this origin only.
 * @param {string} address
 * @returns {Promise<ServiceWorkerRegistration>}
 */
export const startServiceWorker = (address) => navigator.serviceWorker.register(policy.createScriptURL(address));

/**
 * Runs a script of this site and waits for it.
 * @param {string} address
 * @returns {Promise<void>} rejects when it cannot be loaded
 */
export function runScript(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = policy.createScriptURL(address);
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`could not load ${address}`));
    document.head.append(script);
  });
}
