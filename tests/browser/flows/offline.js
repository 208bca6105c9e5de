/** What a reader has seen stays readable without a connection, and nothing is kept over what the network has. */
import assert from 'node:assert/strict';
import { flow, repositoryFile } from '../harness.js';

const isReady = () => document.documentElement.dataset['state'] === 'ready';
/** Whether all that the page has loaded is kept, not only some of it. */
const isKept = async () => {
  const name = (await caches.keys()).find((other) => other.endsWith(' kept'));
  if (!name) return false;
  const cache = await caches.open(name);
  const loaded = performance.getEntriesByType('resource').map((entry) => entry.name);
  const parts = [location.href, ...loaded].map((address) => address.replace(/[?#].*$/, ''));
  const wanted = parts.filter((address) => address.startsWith(location.origin) && /\/$|\.(html|js|css|wasm|jsonl?|bin)$/.test(address));
  return (await Promise.all(wanted.map((address) => cache.match(address)))).every(Boolean);
};
const ids = () => [...document.querySelectorAll('[data-card]')].map((card) => card.getAttribute('data-card'));

/** Messages of a browser that finds no server; the page itself says nothing. */
const NO_SERVER = ['ERR_CONNECTION_REFUSED', 'Failed to fetch', 'NetworkError', 'could not be reached'];

flow(
  'a site that was opened once opens without a connection',
  async ({ open, disconnect }) => {
    const page = await open({ from: 'site', expects: NO_SERVER });
    await page.until(isReady);
    await page.until(isKept);
    const before = await page.evaluate(ids);
    assert.ok(before.length > 0);
    await disconnect();
    await page.evaluate(() => void (document.documentElement.dataset['state'] = 'leaving'));
    await page.goto(await page.evaluate(() => location.href.replace(/#.*/, '')));
    await page.until(isReady);
    assert.deepEqual(await page.evaluate(ids), before);
  },
  ['chromium'],
);

flow(
  'a site that has changed is never shown as it was',
  async ({ open }) => {
    const articles = 'www/corpus/articles.jsonl';
    const lines = (await repositoryFile(articles)).trimEnd().split('\n');
    /** @type {Record<string, string>} */ const files = { [articles]: `${lines.join('\n')}\n` };
    const page = await open({ from: 'site', files });
    await page.until(isReady);
    await page.until(isKept);
    files[articles] = `${lines.slice(0, 1).join('\n')}\n`;
    await page.evaluate(() => void (document.documentElement.dataset['state'] = 'leaving'));
    await page.goto(await page.evaluate(() => location.href.replace(/#.*/, '')));
    await page.until(isReady);
    assert.equal((await page.evaluate(ids)).length, 1);
  },
  ['chromium'],
);
