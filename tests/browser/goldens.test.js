/**
 * Pictures of every view, at two widths and in both schemes, against those in `tests/browser/goldens`: the gallery of
 * the page and the alarm when a style changes more than it meant to. Pictures depend on browser and fonts, so they are
 * compared only where the recorded browser and fonts are; `UPDATE_GOLDEN=1 node --test tests/browser/goldens.test.js` records them.
 *
 * They are small on purpose (0.4 of the page's size), and a tolerance forgives the drawing of letters.
 */
import assert from 'node:assert/strict';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { finder } from './drivers/index.js';
import { folder, serve } from './server.js';

/** @import {Browser, Tab} from './drivers/index.js' */
/** @import {Server} from './server.js' */

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const GOLDENS = fileURLToPath(new URL('goldens/', import.meta.url));
const UPDATE = Boolean(process.env['UPDATE_GOLDEN']);

/** Name, fragment, and what shows that it is drawn. */
const VIEWS = /** @type {const} */ ([
  ['explore', '', '[data-card]'],
  ['search', '#q=truce&from=2003-06&to=2003-12', '[data-card]'],
  ['read', '#view=read&id=hamas-leaves-talks', '.art'],
  ['compare', '#view=compare&a=hamas-leaves-talks&b=militants-walk-away', '.row'],
  ['entity', '#view=entity&key=mahmoud-abbas', '.ent-head'],
  ['names', '#view=names', '.nm-row'],
  ['quotes', '#view=quotes', '.tt tbody tr'],
  ['figures', '#view=figures', '.tt tbody tr'],
  ['own', '#view=own', '.dz'],
  ['embed', '?embed=1', '.em-list'],
]);
const SIZES = /** @type {const} */ ([
  [1440, 900],
  [390, 844],
]);

/** A point differs where a channel is off by more than this, of 255; a picture where more than this share of points does. */
const CHANNEL = 40;
const SHARE = 0.01;
/** Of a pixel of the page: so that all pictures together stay under 2.5 MB. */
const SCALE = 0.4;

/**
 * Runs in a page: both pictures as points, and how many of them differ.
 * @param {string} left base64 of a PNG
 * @param {string} right
 * @param {number} channel
 * @returns {Promise<number>} share of points, 1 where the sizes are not the same
 */
async function difference(left, right, channel) {
  const points = await Promise.all(
    [left, right].map(async (base64) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
      const pen = canvas.getContext('2d');
      pen?.drawImage(image, 0, 0);
      return pen?.getImageData(0, 0, image.width, image.height);
    }),
  );
  const [a, b] = points;
  if (!a || !b || a.width !== b.width || a.height !== b.height) return 1;
  let off = 0;
  for (let at = 0; at < a.data.length; at += 4) {
    const worst = Math.max(...[0, 1, 2].map((i) => Math.abs((a.data[at + i] ?? 0) - (b.data[at + i] ?? 0))));
    if (worst > channel) off += 1;
  }
  return off / (a.width * a.height);
}

/**
 * Runs in a page: a smaller picture, in base64.
 * @param {string} base64
 * @param {number} scale
 */
async function smaller(base64, scale) {
  const image = new Image();
  image.src = `data:image/png;base64,${base64}`;
  await image.decode();
  const size = { width: Math.round(image.width * scale), height: Math.round(image.height * scale) };
  const canvas = Object.assign(document.createElement('canvas'), size);
  const pen = canvas.getContext('2d');
  if (pen) pen.imageSmoothingQuality = 'high';
  pen?.drawImage(image, 0, 0, size.width, size.height);
  return canvas.toDataURL('image/png').split(',')[1] ?? '';
}

/** Runs in a page: how wide its fonts draw a sentence; other fonts, other pictures. */
function fonts() {
  const pen = document.createElement('canvas').getContext('2d');
  return ['serif', 'sans-serif', 'monospace', 'Georgia', 'system-ui']
    .map((family) => {
      if (pen) pen.font = `100px ${family}`;
      return Math.round(pen?.measureText('The talks resumed on 6 June 2003.').width ?? 0);
    })
    .join(' ');
}

describe('pictures of every view', { concurrency: false }, async () => {
  const launch = finder('chromium');
  const recorded = await readFile(`${GOLDENS}browser.txt`, 'utf8').catch(() => '');
  /** @type {Browser} */ let browser;
  /** @type {Server} */ let server;
  /** @type {Tab} */ let desk;
  let here = '';
  const scratch = join(tmpdir(), `dateline-golden-${process.pid}.png`);
  before(async () => {
    if (!launch) return;
    browser = await launch();
    server = await serve(folder(ROOT));
    desk = await browser.open();
    await desk.goto('about:blank');
    here = `${browser.version}, ${await desk.evaluate(fonts)}`;
    if (UPDATE) {
      await mkdir(GOLDENS, { recursive: true });
      await writeFile(`${GOLDENS}browser.txt`, `${here}\n`);
    }
  });
  after(async () => {
    await rm(scratch, { force: true });
    await browser?.close();
    await server?.close();
  });

  for (const [name, fragment, drawn] of VIEWS) {
    for (const [width, height] of SIZES) {
      for (const scheme of /** @type {const} */ (['light', 'dark'])) {
        const file = `${name}-${width}-${scheme}.png`;
        test(file, { timeout: 120_000 }, async (context) => {
          if (!launch) return context.skip('Chromium is not installed');
          if (!UPDATE && recorded.trim() !== here) return context.skip(`recorded with ${recorded.trim() || 'no browser yet'}, this is ${here}`);
          const tab = await browser.open({ width, height, scheme });
          try {
            await tab.goto(`${server.url}www/index.html${fragment}`);
            await tab.until((selector) => document.documentElement.dataset['state'] === 'ready' && document.querySelector(selector), drawn);
            // Late fonts and transitions.
            await new Promise((done) => setTimeout(done, 600));
            await tab.screenshot(scratch);
          } finally {
            await tab.close();
          }
          const now = await desk.evaluate(smaller, (await readFile(scratch)).toString('base64'), SCALE);
          if (UPDATE) return writeFile(GOLDENS + file, Buffer.from(now, 'base64'));
          const before = await readFile(GOLDENS + file).catch(() => null);
          assert.ok(before, `${file} is not recorded: UPDATE_GOLDEN=1 records it`);
          const share = await desk.evaluate(difference, before.toString('base64'), now, CHANNEL);
          assert.ok(share <= SHARE, `${(share * 100).toFixed(1)} % of the points of ${file} differ; UPDATE_GOLDEN=1 records it anew`);
        });
      }
    }
  }
});
