/** The corpus is read, annotated and indexed in the reader's browser, and keeps answering. */
import assert from 'node:assert/strict';
import { flow, repositoryFile } from '../harness.js';

/** @import {Frame} from '../drivers/index.js' */

const ARTICLES = 'www/corpus/articles.jsonl';

/** A word that no article holds, as long as the one it replaces or not. */
const WORD = 'xylophonists';

/** @param {Frame} page */
const cards = (page) =>
  page.evaluate(() => [...document.querySelectorAll('[data-card]')].map((card) => card.getAttribute('data-card')));

const hasCards = () => document.querySelector('[data-card]');

/**
 * The bundled articles with one word of the last one changed by hand, as an editor would do it.
 * @returns {Promise<{id: string, lines: string, old: string}>}
 */
async function withWord() {
  const lines = (await repositoryFile(ARTICLES)).trimEnd().split('\n');
  const last = lines.pop() ?? '';
  const { id, text } = JSON.parse(last);
  const old = /\b[a-z]{5,}\b/.exec(text.slice(text.length / 2))?.[0] ?? '';
  const at = last.indexOf(old, last.indexOf('"text"') + text.length / 2);
  const changed = last.slice(0, at) + WORD + last.slice(at + old.length);
  return { id, old, lines: `${[...lines, changed].join('\n')}\n` };
}

flow('a word changed in a served article is found', async ({ open }) => {
  const { id, lines } = await withWord();
  const page = await open({ files: { [ARTICLES]: lines }, fragment: `#q=${WORD}` });
  await page.until(hasCards);
  assert.deepEqual(await cards(page), [id]);
});

flow('the word that nobody changed it to is not found', async ({ open }) => {
  const page = await open({ fragment: `#q=${WORD}` });
  await page.until(() => document.documentElement.dataset['state'] === 'ready');
  assert.deepEqual(await cards(page), []);
});

flow('when the worker dies another one answers from the same corpus', async ({ open }) => {
  const page = await open({ expects: ['The engine stopped: died on purpose'] });
  await page.until(hasCards);
  const before = await cards(page);
  await page.evaluate(() => {
    const [worker] = /** @type {any} */ (globalThis).__workerList;
    worker.dispatchEvent(new ErrorEvent('error', { message: 'died on purpose' }));
  });
  await page.until(() => /** @type {any} */ (globalThis).__workers === 2);
  await page.evaluate((word) => {
    location.hash = `#q=${word}`;
  }, WORD);
  await page.until(() => !document.querySelector('[data-card]'));
  await page.evaluate(() => {
    location.hash = '';
  });
  await page.until((count) => document.querySelectorAll('[data-card]').length === count, before.length);
  assert.deepEqual(await cards(page), before);
});
