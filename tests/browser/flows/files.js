/** Files that the page's first engine is unfit to read: the fuller reader is loaded when one of them arrives. */
import assert from 'node:assert/strict';
import { deflateRawSync } from 'node:zlib';
import { flow } from '../harness.js';

/** @import {Frame, Tab} from '../drivers/index.js' */
/** @import {Stage} from '../harness.js' */

const PAGE = `<!doctype html><html lang="en"><head><title>Quarry lake opens | Hill Post</title>
<meta property="article:published_time" content="2004-07-03"></head><body><nav><a href="/">Home</a></nav>
<article><h1>Quarry lake opens</h1><p>The lake in the old quarry opened to swimmers on Saturday, the town said.</p>
<p>Two lifeguards watch over it until the end of August, and the entrance is free.</p></article></body></html>`;

/** "Mayor Smirnov opened the library on Friday." in a Russian encoding, which the name does not tell. */
const RUSSIAN = [
  0xcc, 0xfd, 0xf0, 0x20, 0xd1, 0xec, 0xe8, 0xf0, 0xed, 0xee, 0xe2, 0x20, 0xee, 0xf2, 0xea, 0xf0, 0xfb, 0xeb, 0x20,
  0xe1, 0xe8, 0xe1, 0xeb, 0xe8, 0xee, 0xf2, 0xe5, 0xea, 0xf3, 0x20, 0xe2, 0x20, 0xef, 0xff, 0xf2, 0xed, 0xe8, 0xf6,
  0xf3, 0x2e,
];

/** @param {number} value @param {number} size in bytes, the low one first */
const number = (value, size) => Array.from({ length: size }, (_, at) => Math.floor(value / 256 ** at) % 256);

/** @param {Buffer} bytes as zip archives check them */
function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** A zip archive. @param {[name: string, text: string][]} files */
function zipOf(files) {
  /** @type {number[]} */ const body = [];
  /** @type {number[]} */ const list = [];
  for (const [name, text] of files) {
    const bytes = Buffer.from(text);
    const packed = deflateRawSync(bytes);
    const sizes = [...number(crc32(bytes), 4), ...number(packed.length, 4), ...number(bytes.length, 4)];
    const common = [20, 0, 0, 8, 8, 0, 0, 0, 0, 0, ...sizes, ...number(name.length, 2), 0, 0];
    list.push(0x50, 0x4b, 1, 2, 20, 0, ...common, ...number(0, 10), ...number(body.length, 4), ...Buffer.from(name));
    body.push(0x50, 0x4b, 3, 4, ...common, ...Buffer.from(name), ...packed);
  }
  const count = number(files.length, 2);
  const end = [0x50, 0x4b, 5, 6, 0, 0, 0, 0, ...count, ...count, ...number(list.length, 4), ...number(body.length, 4)];
  return [...body, ...list, ...end, 0, 0];
}

const FILES = [
  { name: 'quarry.html', bytes: [...Buffer.from(PAGE)] },
  { name: 'library.txt', bytes: RUSSIAN },
  {
    name: 'two.zip',
    bytes: zipOf([
      ['week/ferry.txt', 'Ferry runs late again\n\nThe ferry across the sound ran late for the third day, its owner said.'],
      ['week/barn.html', PAGE.replaceAll('Quarry lake opens', 'Barn dance returns')],
    ]),
  },
];

/** Chooses files in the page as the picker would. @param {Frame} page @param {typeof FILES} files */
const choose = (page, files) =>
  page.evaluate((given) => {
    const transfer = new DataTransfer();
    for (const { name, bytes } of given) transfer.items.add(new File([new Uint8Array(bytes)], name));
    const fields = [...document.querySelectorAll('input[type=file]')];
    const field = /** @type {HTMLInputElement} */ (fields.find((one) => !one.hasAttribute('webkitdirectory')));
    field.files = transfer.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }, files);

/** @param {Frame} page */
const report = async (page) => {
  await page.until(() => document.querySelector('table.pt tbody tr') && !document.querySelector('.pbar'));
  return page.evaluate(() => document.querySelector('table.pt')?.textContent?.replace(/\s+/g, ' ') ?? '');
};

/** @param {Stage['open']} open @param {'http' | 'file' | 'frame'} from */
const opened = (open, from) => open({ from, fragment: '#view=own', files: { 'www/corpus/articles.jsonl': '' } });

for (const from of /** @type {const} */ (['http', 'file'])) {
  flow(`a web page, an archive and an old encoding are read (${from})`, async ({ open }) => {
    const page = await opened(open, from);
    await page.until(() => document.querySelector('.dz input'));
    const asked = async () => (await page.requests()).filter((address) => address.includes('reader.js')).length;
    assert.equal(await asked(), 0, 'the reader is loaded only when it is needed');
    await choose(page, FILES);
    const said = await report(page);
    for (const { name } of FILES) assert.match(said, new RegExp(name));
    assert.match(said, /windows-1251/);
    for (const words of ['Quarry lake', 'Barn dance', 'Ferry late', 'Смирнов']) {
      await page.evaluate((q) => void (location.hash = `#q=${encodeURIComponent(q)}`), words);
      const first = words.split(' ')[0] ?? '';
      await page.until((word) => document.querySelector('[data-card]')?.textContent?.includes(word), first);
    }
  });
}

flow('inside a frame a web page is read, or the page says that it cannot be', async ({ open, framed, engine }) => {
  // WebKit refuses the script, and says so by itself.
  const tab = await open({ from: 'frame', expects: engine === 'webkit' ? ['a resource did not load', 'script-src-elem refused'] : [] });
  const page = await framed(tab);
  await page.until(() => document.documentElement.dataset['state'] === 'ready');
  await page.evaluate(() => void (location.hash = '#view=own'));
  await page.until(() => document.querySelector('.dz input'));
  await choose(page, FILES.slice(0, 1));
  const said = await report(page);
  if (engine === 'webkit') assert.match(said, /cannot be read inside this frame/);
  else assert.match(said, /1 article/);
});
