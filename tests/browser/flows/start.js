/** How the page starts, everywhere. */
import assert from 'node:assert/strict';
import { flow } from '../harness.js';

/** @import {Frame} from '../drivers/index.js' */

/** @param {Frame} page */
const ready = (page) => page.until(() => document.documentElement.dataset['state'] === 'ready');

/** @param {Frame} page @param {string} [selector] */
const texts = (page, selector = '.notice') =>
  page.evaluate((wanted) => [...document.querySelectorAll(wanted)].map((node) => node.textContent ?? ''), selector);

/** @param {Frame} page */
const workers = (page) => page.evaluate(() => /** @type {any} */ (globalThis).__workers);

for (const [from, words] of /** @type {const} */ ([
  ['file', 'opened from disk'],
  ['http', 'served under a sub-path'],
  ['site', 'laid out as a built site'],
])) {
  flow(`starts when ${words}, with the engine in a worker`, async ({ open }) => {
    const page = await open({ from });
    await ready(page);
    assert.equal(await workers(page), 1);
    assert.deepEqual(await texts(page), []);
  });
}

flow('starts in a sandboxed iframe that allows scripts only', async ({ open, framed }) => {
  const page = await framed(await open({ from: 'frame' }));
  await ready(page);
  assert.equal(await page.evaluate(() => self.origin), 'null');
  assert.equal(await workers(page), 1);
});

for (const from of /** @type {const} */ (['http', 'file'])) {
  flow(`runs the engine on the page where there are no workers (${from})`, async ({ open }) => {
    const page = await open({ from, without: ['Worker'] });
    await ready(page);
    assert.deepEqual(await texts(page), []);
  });
}

flow('without WebAssembly says what to do and shows the articles', async ({ open }) => {
  const page = await open({ without: ['WebAssembly'] });
  await page.until(() => document.documentElement.dataset['state'] === 'failed');
  const [notice] = await texts(page);
  assert.match(notice ?? '', /does not run WebAssembly.*current browser/);
  assert.ok((await texts(page, '.first-list li')).length > 0);
});

flow('a corpus address that does not exist gets a sentence', async ({ open }) => {
  const page = await open({ query: '?corpus=nowhere/manifest.json', expects: ['404'] });
  await page.until(() => document.documentElement.dataset['state'] === 'failed');
  const [notice] = await texts(page);
  assert.match(notice ?? '', /nowhere\/manifest\.json.*404.*\?corpus=/);
});

flow('a corpus on another site is not opened', async ({ open }) => {
  const page = await open({ query: '?corpus=https://example.org/manifest.json' });
  await page.until(() => document.documentElement.dataset['state'] === 'failed');
  assert.match((await texts(page))[0] ?? '', /not an address on this site/);
});

/** @param {Frame} page */
const pageText = async (page) => (await texts(page, '#app')).join(' ');

flow('shows what is readable of a broken article file and names the line', async ({ open }) => {
  const page = await open({
    files: {
      'www/corpus/articles.jsonl':
        '{"id":"a","headline":"First note","text":"It rained all morning."}\n' +
        '{"id":"b", broken\n' +
        '{"id":"c","headline":"Third note","text":"It snowed all evening."}\n',
    },
  });
  await ready(page);
  const text = await pageText(page);
  assert.match(text, /articles\.jsonl:2/);
  assert.match(text, /First note/);
  assert.match(text, /Third note/);
});

flow('shows the other files when one is missing', async ({ open }) => {
  const manifest = {
    format: 1,
    title: 'Two files',
    text: 'full',
    files: [
      { kind: 'articles', path: 'here.jsonl' },
      { kind: 'articles', path: 'gone.jsonl' },
    ],
  };
  const page = await open({
    files: {
      'www/corpus/manifest.json': JSON.stringify(manifest),
      'www/corpus/here.jsonl': '{"id":"a","headline":"First note","text":"It rained."}\n',
    },
    expects: ['404'],
  });
  await ready(page);
  const text = await pageText(page);
  assert.match(text, /gone\.jsonl.*404/);
  assert.match(text, /First note/);
});

flow('an empty corpus gets a sentence that says what to do', async ({ open }) => {
  const page = await open({
    files: { 'www/corpus/manifest.json': '{"format":1,"title":"Nothing yet","text":"full","files":[]}' },
  });
  await ready(page);
  assert.match(await pageText(page), /holds no articles that could be read\. Add some/);
});

flow('a manifest of a newer version is refused with a sentence', async ({ open }) => {
  const page = await open({ files: { 'www/corpus/manifest.json': '{"format":2,"files":[]}' } });
  await page.until(() => document.documentElement.dataset['state'] === 'failed');
  assert.match((await texts(page))[0] ?? '', /newer version of Dateline/);
});
