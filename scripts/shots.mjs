/**
 * Pictures of the page in Chromium, to be looked at: `node scripts/shots.mjs FOLDER [FRAGMENT ...]` writes
 * each view (an address fragment such as `#view=compare&a=ID&b=ID`) at 1440 and 390 pixels, light and dark.
 */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { finder } from '../tests/browser/drivers/index.js';
import { folder, serve } from '../tests/browser/server.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const [out, ...fragments] = process.argv.slice(2);
const launch = finder('chromium');
if (!out || !launch) {
  console.error(out ? 'Chromium is not installed.' : 'usage: node scripts/shots.mjs FOLDER [FRAGMENT ...]');
  process.exit(2);
}
await mkdir(out, { recursive: true });
const server = await serve(folder(ROOT));
const browser = await launch();
try {
  for (const [number, fragment] of (fragments.length > 0 ? fragments : ['']).entries()) {
    for (const width of [1440, 390]) {
      for (const scheme of /** @type {const} */ (['light', 'dark'])) {
        const tab = await browser.open({ width, height: 900, scheme });
        await tab.goto(`${server.url}www/index.html${fragment}`);
        await tab.until(() => ['ready', 'failed'].includes(document.documentElement.dataset['state'] ?? ''));
        // Late pictures, fonts and transitions.
        await new Promise((done) => setTimeout(done, 400));
        const path = `${out}/${number + 1}-${width}-${scheme}.png`;
        await tab.screenshot(path, true);
        for (const message of await tab.messages()) console.log(`${path}: ${message}`);
        await tab.close();
      }
    }
  }
} finally {
  await browser.close();
  await server.close();
}
