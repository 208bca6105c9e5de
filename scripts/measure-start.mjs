/**
 * How long a reader waits: from navigation to the first list on screen, and to a page that can be filtered,
 * in Chromium with an empty cache, served from this machine. `node scripts/measure-start.mjs [RUNS]` prints
 * medians; the marks to hold are 300 (list) and 500 milliseconds (ready). Between them: the engine runs, the name
 * model is in it or late, the articles are analyzed.
 */
import { fileURLToPath } from 'node:url';
import { finder } from '../tests/browser/drivers/index.js';
import { folder, serve } from '../tests/browser/server.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const runs = Number(process.argv[2] ?? 10);
const launch = finder('chromium');
if (!launch) {
  console.error('Chromium is not installed.');
  process.exit(2);
}

/** @param {number[]} numbers */
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;

const server = await serve(folder(ROOT));
const browser = await launch();
/** @type {Record<string, number[]>} */
const marks = { list: [], engine: [], names: [], analyzed: [], ready: [] };
try {
  // One more than counted: the first run also warms the disk.
  for (let run = 0; run <= runs; run += 1) {
    const tab = await browser.open();
    await tab.goto(`${server.url}www/index.html`);
    await tab.until(() => document.documentElement.dataset['state'] === 'ready');
    for (const [mark, times] of Object.entries(marks)) {
      const time = await tab.evaluate((name) => performance.getEntriesByName(name)[0]?.startTime ?? NaN, `dateline:${mark}`);
      if (run > 0) times.push(time);
    }
    await tab.close();
  }
} finally {
  await browser.close();
  await server.close();
}
for (const [mark, times] of Object.entries(marks)) {
  console.log(`${mark}: median ${median(times).toFixed(0)} ms of ${times.map((time) => time.toFixed(0)).join(' ')}`);
}
