/**
 * How smooth the page stays while a reader adds many files, in Chromium: `node scripts/measure-import.mjs [FILES]`
 * drops FILES invented notes (5,000 unless given) onto it and prints how long it took, the longest tasks of the main
 * thread and how the count on screen grew.
 */
import { fileURLToPath } from 'node:url';
import { finder } from '../tests/browser/drivers/index.js';
import { folder, serve } from '../tests/browser/server.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const count = Number(process.argv[2] ?? 5000);
const launch = finder('chromium');
if (!launch) {
  console.error('Chromium is not installed.');
  process.exit(2);
}

/** Runs in the page. @param {number} files */
function add(files) {
  /** @type {any} */ const scope = globalThis;
  scope.__tasks = [];
  scope.__counts = [];
  new PerformanceObserver((list) => {
    for (const { duration, startTime } of list.getEntries()) {
      // Making the notes is no work of the page.
      if (startTime > scope.__start) scope.__tasks.push([Math.round(startTime - scope.__start), Math.round(duration)]);
    }
  }).observe({ type: 'longtask' });
  const people = ['Ana Lopez', 'Jonas Berg', 'Mira Stone', 'Tom Hale', 'Lea Kern'];
  const places = ['Lark Bay', 'Stonefield', 'Quarry Hill', 'Port Anson'];
  const transfer = new DataTransfer();
  for (let n = 0; n < files; n += 1) {
    const [who, where] = [people[n % 5], places[n % 4]];
    const day = `${2001 + (n % 9)}-0${1 + (n % 8)}-1${n % 9}`;
    const text =
      `---\nheadline: Note ${n} from ${where}\ndatePublished: ${day}\npublisher: Gazette ${n % 12}\n---\n` +
      `Mayor ${who} of ${where} said on Friday that ${n + 3} people came to meeting ${n}.\n\n` +
      `"We will meet again," ${who} said. The council of ${where} spent about $${n * 10} on chairs for the hall in ${n % 7} weeks.\n\n` +
      `Officials counted more than ${n * 2} visitors since May, and ${n % 11} of them were hurt on the stairs, the police said.\n`;
    transfer.items.add(new File([text], `note-${n}.txt`));
  }
  scope.__start = performance.now();
  const watch = setInterval(() => {
    const said = document.querySelector('.ix h2')?.textContent;
    scope.__counts.push([Math.round(performance.now() - scope.__start), said]);
  }, 2000);
  scope.__watch = watch;
  document.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
}

const server = await serve(folder(ROOT));
const browser = await launch();
try {
  const tab = await browser.open({ width: 1440, height: 900 });
  await tab.goto(`${server.url}www/index.html#view=own`);
  await tab.until(() => document.documentElement.dataset['state'] === 'ready');
  await tab.evaluate(add, count);
  await tab.until(() => document.querySelector('.pbar'));
  for (let done = false; !done; ) {
    await new Promise((wait) => setTimeout(wait, 1000));
    done = await tab.evaluate(() => !document.querySelector('.pbar'));
  }
  const result = await tab.evaluate(() => {
    /** @type {any} */ const scope = globalThis;
    clearInterval(scope.__watch);
    return { took: Math.round(performance.now() - scope.__start), tasks: scope.__tasks, counts: scope.__counts };
  });
  const longest = result.tasks.map((/** @type {number[]} */ task) => task[1] ?? 0).sort((/** @type {number} */ a, /** @type {number} */ b) => b - a);
  console.log(`${count} files in ${result.took} ms; tasks over 50 ms: ${longest.length}, longest: ${longest.slice(0, 8).join(', ') || 'none'} ${JSON.stringify(result.tasks)}`);
  for (const [at, said] of result.counts) console.log(`${at} ms: ${said}`);
  const found = await tab.evaluate(async () => {
    /** @type {any} */ const scope = globalThis;
    scope.__tasks.length = 0;
    const start = performance.now();
    location.hash = '';
    while (!document.querySelector('[data-card]')) await new Promise((wait) => setTimeout(wait, 10));
    const shown = performance.now() - start;
    await new Promise((wait) => setTimeout(wait, 1500));
    return { shown: Math.round(shown), tasks: scope.__tasks };
  });
  console.log(`list after ${found.shown} ms; long tasks then: ${JSON.stringify(found.tasks)}`);
} finally {
  await browser.close();
  await server.close();
}
