/**
 * Keeps the site readable without a connection. The network is always asked first, so that nothing is ever stale; what
 * it gave is kept once a page has started with it, so that what is kept fits together. Only this site's own origin is
 * ever asked.
 */
/* global self, caches, clients */
const FORMAT = 1;
/** All sites of one user may share an origin: names begin with the site's path. */
const SITE = `dateline ${new URL(self.registration.scope).pathname} `;
/** What a page has started with, and what came since. */
const KEPT = `${SITE}${FORMAT} kept`;
const NEXT = `${SITE}${FORMAT} next`;

/** @param {string} address @returns {string} without what only the page reads */
const plain = (address) => address.replace(/[?#].*$/, '');

self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('activate', (event) => {
  const old = (name) => name.startsWith(SITE) && name !== KEPT && name !== NEXT;
  const clean = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter(old).map((name) => caches.delete(name)));
    await clients.claim();
  };
  event.waitUntil(clean());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== self.location.origin) return;
  event.respondWith(answer(event));
});

/** @param {FetchEvent} event */
async function answer(event) {
  const { request } = event;
  try {
    const response = await fetch(request);
    if (response.ok && response.type === 'basic' && response.status === 200) {
      const copy = response.clone();
      event.waitUntil(caches.open(NEXT).then((cache) => cache.put(plain(request.url), copy)).catch(() => {}));
    }
    return response;
  } catch (error) {
    const kept = await find(request);
    if (kept) return kept;
    throw error;
  }
}

/** @param {Request} request */
async function find({ url, mode }) {
  const scope = self.registration.scope;
  const places = mode === 'navigate' ? [plain(url), `${scope}index.html`, scope] : [plain(url)];
  for (const name of [KEPT, NEXT]) {
    const cache = await caches.open(name);
    for (const place of places) {
      const found = await cache.match(place);
      if (found) return found;
    }
  }
  return null;
}

/** A page has started with these addresses: they are kept together. @param {string[]} addresses */
async function keep(addresses) {
  const [kept, next] = await Promise.all([caches.open(KEPT), caches.open(NEXT)]);
  await Promise.all(
    [...new Set(addresses.map(plain))].map(async (address) => {
      const fresh = (await next.match(address)) ?? (await kept.match(address) ? null : await fetch(address));
      if (fresh?.ok) await kept.put(address, fresh);
    }),
  );
  await caches.delete(NEXT);
}

self.addEventListener('message', (event) => {
  const { keep: addresses, forget } = event.data ?? {};
  const work = forget ? Promise.all([caches.delete(KEPT), caches.delete(NEXT)]) : addresses ? keep(addresses) : null;
  if (!work) return;
  const done = work.then(() => true, () => false);
  event.waitUntil(done.then((well) => event.ports[0]?.postMessage(well)));
});
