/** What a reader does with the page: search, go back, read, compare, add an article, use the keys. */
import assert from 'node:assert/strict';
import { flow } from '../harness.js';

/** @import {Frame, Tab} from '../drivers/index.js' */
/** @import {Stage} from '../harness.js' */

/** Three invented notes; the last is an edit of the second. */
const NOTES = [
  {
    id: 'bridge',
    headline: 'Bridge reopens after repairs',
    source: 'Riverside Gazette',
    datePublished: '2003-05-06',
    text: 'The old bridge reopened on Tuesday after nine months of repairs.\nMayor Ana Lopez walked across first.',
  },
  {
    id: 'harbor',
    headline: 'Harbor festival draws thousands',
    source: 'Coast Courier',
    datePublished: '2006-08-14',
    text: 'More than 4,000 people came to the harbor festival on Saturday, its organizers said.\nRain fell in the evening.\nNobody left before the fireworks were over.',
  },
  {
    id: 'harbor-late',
    headline: 'Festival at the harbor draws thousands',
    source: 'Evening Post',
    datePublished: '2006-08-15',
    text: 'More than 5,000 people came to the harbor festival on Saturday, its organizers said.\nNobody left before the fireworks were over.',
  },
];
const files = { 'www/corpus/articles.jsonl': NOTES.map((note) => `${JSON.stringify(note)}\n`).join('') };

/** @param {Stage['open']} open @param {string} [fragment] @param {object} [options] */
async function opened(open, fragment = '', options = {}) {
  const page = await open({ files, fragment, ...options });
  await page.until(() => document.documentElement.dataset['state'] === 'ready');
  return page;
}

/** @param {Frame} page */
const cards = (page) =>
  page.evaluate(() => [...document.querySelectorAll('[data-card]')].map((card) => card.getAttribute('data-card')));

/** @param {Frame} page @param {number} count */
const untilCards = (page, count) =>
  page.until((wanted) => document.querySelectorAll('[data-card]').length === wanted, count);

/** @param {Frame} page @param {string} selector */
const text = (page, selector) =>
  page.evaluate((wanted) => document.querySelector(wanted)?.textContent?.replace(/\s+/g, ' ').trim() ?? '', selector);

flow('a search narrows the list, the address holds it, and going back undoes it', async ({ open }) => {
  const page = await opened(open);
  assert.deepEqual(await cards(page), ['harbor-late', 'harbor', 'bridge']);
  await page.type('#q', 'bridge');
  await untilCards(page, 1);
  assert.match(await page.evaluate(() => location.hash), /q=bridge/);
  assert.match(await text(page, '.snip mark'), /bridge/i);
  await page.evaluate(() => history.back());
  await untilCards(page, 3);
});

flow('when nothing matches, the page says what to take away', async ({ open }) => {
  const page = await opened(open, '#q=bridge&from=2006');
  assert.equal((await cards(page)).length, 0);
  assert.match(await text(page, '.none-found'), /search “bridge”.*window from 2006/);
  await page.click('.none-found li:last-child button');
  await untilCards(page, 1);
});

flow('an article opens, and a link to a sentence leads back to it', async ({ open }) => {
  const page = await opened(open);
  await page.click('[data-card="harbor"] h3 a');
  await page.until(() => document.querySelector('.art'));
  assert.equal(await text(page, 'h1'), 'Harbor festival draws thousands');
  const link = await page.evaluate(() => document.querySelectorAll('.art .pn')[1]?.getAttribute('href') ?? '');
  await page.evaluate((hash) => void (location.hash = hash), link);
  await page.until(() => document.querySelector('.is-target'));
  assert.match(await text(page, '.is-target'), /^Rain fell in the evening\./);
});

flow('a link into a text that has changed says so', async ({ open }) => {
  const page = await opened(open, '#view=read&id=bridge&at=00000000.0-20&says=The+new+bridge');
  assert.match(await text(page, '.note'), /text has changed/);
});

flow('two picked articles are laid side by side', async ({ open }) => {
  const page = await opened(open);
  await page.click('[data-card="harbor"] .pick');
  await page.until(() => document.querySelector('.tray'));
  await page.click('[data-card="harbor-late"] .pick');
  await page.click('.tray .primary');
  await page.until(() => document.querySelector('.row'));
  assert.ok(await page.evaluate(() => document.querySelectorAll('.row.same, .row.edited, .row.moved').length > 0));
  assert.equal(await text(page, '.row.onlya .blk p:last-child'), 'Rain fell in the evening.');
});

flow('an article that is not here gets a sentence and a way on', async ({ open }) => {
  const page = await opened(open, '#view=read&id=elsewhere');
  await page.until(() => document.querySelector('.er'));
  assert.match(await text(page, '.er'), /no such article here.*“elsewhere”/);
});

flow('a pasted article joins the others', async ({ open }) => {
  const page = await opened(open, '#view=own');
  await page.click('.paste summary');
  await page.type(
    '.paste textarea',
    'Lighthouse gets a new lamp\n\nThe lighthouse has a new lamp since Monday, its keeper said. It can be seen from the far shore.',
  );
  await page.click('.paste .primary');
  await page.until(() => document.querySelector('.ix .primary'));
  await page.click('.ix .primary');
  await untilCards(page, 4);
});

flow(
  'keys open the search and the list of keys, unless they are turned off',
  async ({ open }) => {
    const page = await opened(open);
    await page.press('/');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'q');
    await page.press('Escape');
    await page.press('?');
    await page.until(() => document.querySelector('#keys[open]'));
    await page.click('#keys .switch');
    await page.press('Escape');
    await page.until(() => !document.querySelector('#keys[open]'));
    await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement)?.blur());
    await page.press('/');
    assert.notEqual(await page.evaluate(() => document.activeElement?.id), 'q');
  },
  ['chromium', 'firefox'],
);

/** Every view, and what shows that it is drawn. */
const VIEWS = /** @type {const} */ ([
  ['#q=', '[data-card]'],
  ['#q=harbor&from=2006&a=bridge', '.tray'],
  ['#q=nothing-like-it', '.none-found'],
  ['#view=read&id=harbor', '.art'],
  ['#view=compare&a=harbor&b=harbor-late', '.row'],
  ['#view=compare', '.choice'],
  ['#view=names', '.names-head'],
  ['#view=own', '.dz'],
]);

for (const width of [1440, 390, 320]) {
  flow(
    `no view is wider than a page of ${width} pixels`,
    async ({ open }) => {
      const page = await opened(open, '', { width });
      for (const [fragment, drawn] of VIEWS) {
        await page.evaluate((hash) => void (location.hash = hash), fragment);
        await page.until((selector) => document.querySelector(selector), drawn);
        const over = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        assert.ok(over <= 0, `${fragment} is ${over} pixels too wide`);
      }
    },
    ['chromium'],
  );
}
