/** What holds in every view: nothing that axe-core finds wrong, in both schemes, in other scripts, and offline or not. */
import assert from 'node:assert/strict';
import { violations } from '../axe.js';
import { flow } from '../harness.js';

/** @import {Tab} from '../drivers/index.js' */

const NOTES = [
  {
    id: 'harbor',
    headline: 'Harbor festival draws thousands',
    source: 'Coast Courier',
    datePublished: '2006-08-14',
    text: 'More than 4,000 people came to the harbor festival on Saturday. "It was the best one yet," Mayor Ana Lopez said.\nRain fell in the evening. Three people were wounded when a stage gave way, police in Oslo said.\nNobody left before the fireworks were over.',
  },
  {
    id: 'harbor-late',
    headline: 'Festival at the harbor draws thousands',
    source: 'Evening Post',
    datePublished: '2006-08-15',
    text: 'More than 5,000 people came to the harbor festival on Saturday. "It was a fine one," Mayor Ana Lopez said.\nNobody left before the fireworks were over.',
  },
  { id: 'arabic', headline: 'افتتاح الجسر بعد الإصلاح', source: 'جريدة النهر', language: 'ar', datePublished: '2003-05-06', text: 'افتتح الجسر القديم يوم الثلاثاء بعد تسعة أشهر من الإصلاح.\nعبرت رئيسة البلدية أولا.' },
  { id: 'japanese', headline: '修理を終えて橋が再開', source: '川辺新聞', language: 'ja', datePublished: '2003-05-07', text: '古い橋は九か月の修理を終えて火曜日に再開した。\n市長が最初に渡った。' },
];
const files = { 'www/corpus/articles.jsonl': NOTES.map((note) => `${JSON.stringify(note)}\n`).join('') };

/** Every view, and what shows that it is drawn. */
const VIEWS = /** @type {const} */ ([
  ['#q=', '[data-card]'],
  ['#q=harbor&from=2006&a=harbor', '.tray'],
  ['#q=nothing-like-it', '.none-found'],
  ['#view=read&id=harbor', '.art'],
  ['#view=read&id=arabic', '.art'],
  ['#view=compare&a=harbor&b=harbor-late', '.row'],
  ['#view=compare', '.choice'],
  ['#view=entity&key=ana-lopez', '.ent-head'],
  ['#view=names', '.names-head'],
  ['#view=quotes', '.tt tbody tr'],
  ['#view=figures', '.tt tbody tr'],
  ['#view=own', '.dz'],
]);

/** The dialogs of the bar, and something in each. */
const DIALOGS = ['share', 'jump', 'notes', 'keys'];

/** @param {Tab} page @param {string} fragment @param {string} drawn */
async function show(page, fragment, drawn) {
  await page.evaluate((hash) => void (location.hash = hash), fragment);
  await page.until((selector) => document.querySelector(selector), drawn);
}

for (const scheme of /** @type {const} */ (['light', 'dark'])) {
  flow(
    `axe finds nothing wrong in any view (${scheme})`,
    async ({ open }) => {
      const page = await open({ files, scheme });
      await page.until(() => document.documentElement.dataset['state'] === 'ready');
      /** @type {string[]} */ const found = [];
      for (const [fragment, drawn] of VIEWS) {
        await show(page, fragment, drawn);
        found.push(...(await violations(page)).map((line) => `${fragment} ${line}`));
      }
      await show(page, '#view=read&id=harbor', '.art');
      for (const dialog of DIALOGS) {
        await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement)?.blur());
        const key = { share: 'e', jump: 'g', notes: 'b', keys: '?' }[dialog] ?? '';
        await page.press(key);
        await page.until((id) => document.querySelector(`#${id}[open]`), dialog);
        found.push(...(await violations(page)).map((line) => `${dialog} ${line}`));
        await page.press('Escape');
        await page.until((id) => !document.querySelector(`#${id}[open]`), dialog);
      }
      assert.deepEqual(found, []);
    },
    ['chromium'],
  );
}

flow('texts in other scripts run their own way and are found', async ({ open }) => {
  const page = await open({ files, fragment: '#view=read&id=arabic' });
  await page.until(() => document.querySelector('.art'));
  const arabic = await page.evaluate(() => {
    const article = document.querySelector('.art');
    const paragraph = article?.querySelector('p:not([class="meta"])');
    return [article?.getAttribute('lang'), paragraph && getComputedStyle(paragraph).direction, document.documentElement.dir];
  });
  assert.deepEqual(arabic, ['ar', 'rtl', '']);
  await page.evaluate(() => void (location.hash = '#q=修理'));
  await page.until(() => document.querySelectorAll('[data-card]').length === 1);
  assert.equal(await page.evaluate(() => document.querySelector('[data-card]')?.getAttribute('data-card')), 'japanese');
});

flow('a note on a sentence is there again, and can be taken back', async ({ open }) => {
  const page = await open({ files, fragment: '#view=read&id=harbor' });
  await page.until(() => document.querySelector('.mynote'));
  await page.click('.mynote summary');
  await page.click('.mynote .btn');
  await page.until(() => document.querySelector('.mynote [class*="btn"]')?.textContent?.trim() === 'Remove');
  await page.click('.mynote .btn');
  await page.until(() => document.querySelector('.mynote [class*="btn"]')?.textContent?.trim() === 'Bookmark');
});

flow('the page speaks German where a link asks for it', async ({ open }) => {
  const page = await open({ files, fragment: '#lang=de' });
  await page.until(() => document.querySelector('[data-card]'));
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'de');
  assert.match(await page.evaluate(() => document.querySelector('#ls-h')?.textContent ?? ''), /Artikel/);
});

flow('a frame with scripts only and a secret tells its height', async ({ open }) => {
  const host = `<!doctype html><meta charset="utf-8"><title>host</title><link rel="icon" href="data:,"><script>
    self.said = []; addEventListener('message', (event) => said.push(event.data));
    </script><iframe sandbox="allow-scripts" src="www/index.html?embed=1#view=read&id=hamas-leaves-talks#?secret=s1" width="640" height="480"></iframe>`;
  const page = await open({ from: 'frame', files: { ...files, '__frame.html': host } });
  await page.until(() => /** @type {any} */ (globalThis).said?.some((/** @type {any} */ data) => data?.message === 'height' && data.value > 300));
  const said = await page.evaluate(() => /** @type {any} */ (globalThis).said.filter((/** @type {any} */ data) => data?.dateline || data?.message));
  const high = said.filter((/** @type {any} */ data) => (data.height ?? data.value) > 300);
  assert.ok(high.some((/** @type {any} */ data) => data.dateline === 'height'), JSON.stringify(said));
  assert.ok(high.some((/** @type {any} */ data) => data.message === 'height' && data.secret === 's1'), JSON.stringify(said));
}, ['chromium']);
