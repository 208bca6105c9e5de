/** A reader's own articles: taken out and put back, kept and erased, stopped, and saved as the site that `build` writes. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { flow } from '../harness.js';
import { unzip } from '../unzip.js';

/** @import {Frame, Tab} from '../drivers/index.js' */
/** @import {Stage} from '../harness.js' */

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const PROGRAM = join(process.env['CARGO_TARGET_DIR'] ?? join(ROOT, 'target'), 'debug/dateline');

/** @type {Record<string, string>} Notes in three formats, two with the same name in their front matter, and dated facts. */
const NOTES = {
  'ferry.txt': 'Ferry runs late again\n\nLARK BAY, May 6 -- The ferry ran late for the third day, its owner said Tuesday.',
  'lamp.md': '---\ntitle: "New <lamp> & lens"\ndate: 2004-02-03\nid: same\n---\nThe lighthouse has a new lamp since Monday.',
  'week.jsonl':
    '{"headline":"Quarry lake opens","datePublished":"2004-07-03","articleBody":"The lake opened on Saturday."}\n' +
    '{"id":"same","headline":"Barn dance returns","articleBody":"The dance returns in August, its hosts said."}\n',
  'chronology.jsonl':
    '{"id":"ferry","kind":"event","subject":"Ferry","start":"2003-05-04","end":"2003-05-06","source":"notes","certainty":1}\n',
};

/** One article is open, where nothing else is wanted. */
const FEW = { files: { 'www/corpus/articles.jsonl': '{"id":"barn","headline":"Barn painted","text":"The barn is red."}\n' } };

/** @param {Stage['open']} open @param {'http' | 'file'} [from] @param {object} [options] */
async function opened(open, from = 'http', options = {}) {
  const page = await open({ from, fragment: '#view=own', ...options });
  await page.until(() => document.documentElement.dataset['state'] === 'ready' && document.querySelector('.dz'));
  return page;
}

/** Chooses files as the picker would. @param {Frame} page @param {[string, string][]} files */
const choose = (page, files) =>
  page.evaluate((given) => {
    const transfer = new DataTransfer();
    for (const [name, text] of given) transfer.items.add(new File([text], name));
    const field = /** @type {HTMLInputElement} */ (document.querySelector('input[type=file]:not([webkitdirectory])'));
    field.files = transfer.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }, files);

/** @param {Frame} page @param {number} count */
const untilRows = (page, count) =>
  page.until(
    (wanted) => document.querySelectorAll('table.pt tbody tr').length === wanted && !document.querySelector('.pbar'),
    count,
  );

/** Reloads the page. The one that is left must not answer for the new one. @param {Frame} page */
async function again(page) {
  await page.evaluate(() => {
    document.documentElement.dataset['state'] = 'left';
    location.reload();
  });
  const there = () => document.documentElement.dataset['state'] === 'ready' && document.querySelector('.dz') !== null;
  // Asked again and again: a question that waits inside the page is lost with it.
  for (let tries = 0; tries < 150; tries += 1) {
    await new Promise((done) => setTimeout(done, 200));
    if (await page.evaluate(there).catch(() => false)) return;
  }
  assert.fail('the page did not come back');
}

/** What the masthead and lists count. @param {Frame} page */
const articles = async (page) => {
  await page.evaluate(() => void (location.hash = ''));
  await page.until(() => document.querySelector('[data-card]'));
  const ids = await page.evaluate(() => [...document.querySelectorAll('[data-card]')].map((c) => c.getAttribute('data-card')));
  await page.evaluate(() => void (location.hash = '#view=own'));
  await page.until(() => document.querySelector('.dz'));
  return ids;
};

/**
 * Presses the button that saves, and takes what would be downloaded.
 * @param {Frame} page
 * @returns {Promise<Map<string, Buffer>>}
 */
async function saved(page) {
  await page.evaluate(() => {
    /** @type {any} */ const scope = globalThis;
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      if (blob instanceof Blob && blob.type === 'application/zip') {
        const reader = new FileReader();
        reader.onload = () => (scope.__saved = String(reader.result));
        reader.readAsDataURL(blob);
      }
      return make.call(URL, blob);
    };
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () {
      if (!this.download) click.call(this);
    };
    /** @type {HTMLFormElement} */ (document.querySelector('.save-site form')).requestSubmit();
  });
  await page.until(() => /** @type {any} */ (globalThis).__saved);
  const data = await page.evaluate(() => /** @type {any} */ (globalThis).__saved);
  return unzip(Buffer.from(data.slice(data.indexOf(',') + 1), 'base64'));
}

/**
 * Every file of the site that the command line builds.
 * @param {Record<string, string> | null} files of the folder; the bundled corpus without any
 * @param {Stage['later']} later
 * @returns {Promise<Map<string, Buffer>>}
 */
async function built(files, later) {
  assert.ok(existsSync(PROGRAM), `${PROGRAM} is missing: run cargo build`);
  const top = await mkdtemp(join(tmpdir(), 'dateline-site-'));
  later(() => rm(top, { recursive: true }));
  for (const [name, text] of Object.entries(files ?? {})) {
    await mkdir(dirname(join(top, 'from', name)), { recursive: true });
    await writeFile(join(top, 'from', name), text);
  }
  execFileSync(PROGRAM, ['build', ...(files ? [join(top, 'from')] : []), '-q', '-o', join(top, 'site')], { stdio: 'ignore' });
  return folder(join(top, 'site'));
}

/** @param {string} top @returns {Promise<Map<string, Buffer>>} */
async function folder(top) {
  const entries = await readdir(top, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = paths.map(async (path) => /** @type {const} */ ([path.slice(top.length + 1).replaceAll('\\', '/'), await readFile(path)]));
  return new Map((await Promise.all(read)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** @param {Map<string, Buffer>} found @param {Map<string, Buffer>} expected */
function assertSame(found, expected) {
  assert.deepEqual([...found.keys()].sort(), [...expected.keys()].sort());
  for (const [path, bytes] of expected) {
    assert.ok(found.get(path)?.equals(bytes), `${path} differs: ${found.get(path)?.length} bytes, not ${bytes.length}`);
  }
}

/** What lies in `pkg/` comes from there: the program may have been compiled before it was built. @param {Map<string, Buffer>} site */
async function withCommittedPkg(site) {
  for (const path of site.keys()) {
    if (path.startsWith('pkg/')) site.set(path, await readFile(join(ROOT, path)));
  }
  return site;
}

for (const from of /** @type {const} */ (['http', 'file'])) {
  flow(`own articles are saved as the site that build writes (${from})`, async ({ open, later }) => {
    const page = await opened(open, from);
    await choose(page, Object.entries(NOTES));
    await untilRows(page, 4);
    await page.evaluate(() => {
      const field = /** @type {HTMLInputElement} */ (document.querySelector('.save-site input[name=title]'));
      field.value = 'Harbor <notes>';
    });
    const about = 'title = "Harbor <notes>"\ntext = "full"\n';
    assertSame(await saved(page), await withCommittedPkg(await built({ ...NOTES, 'corpus.toml': about }, later)));
  });
}

flow(
  'what was opened is saved as the site that build writes',
  async ({ open, later }) => {
    const page = await opened(open);
    await page.click('.save-site summary');
    assertSame(await saved(page), await withCommittedPkg(await built(null, later)));
  },
  ['chromium'],
);

flow('an own article is taken out and put back', async ({ open }) => {
  const page = await opened(open, 'http', FEW);
  const before = await articles(page);
  await choose(page, [['ferry.txt', NOTES['ferry.txt'] ?? '']]);
  await untilRows(page, 1);
  assert.deepEqual((await articles(page)).filter((id) => !before.includes(id)), ['ferry']);
  await page.click('.pt .own-act .btn');
  await page.until(() => document.querySelector('.own-undo'));
  assert.deepEqual(await articles(page), before);
  await page.click('.own-undo .btn');
  await page.until(() => !document.querySelector('.own-undo'));
  assert.ok((await articles(page)).includes('ferry'));
});

flow('own articles are kept in this browser and erased at will', async ({ open }) => {
  const page = await opened(open, 'http', FEW);
  await choose(page, [['ferry.txt', NOTES['ferry.txt'] ?? ''], ['lamp.md', NOTES['lamp.md'] ?? '']]);
  await untilRows(page, 2);
  await again(page);
  await untilRows(page, 2);
  assert.ok((await articles(page)).includes('ferry'));
  await page.click('.own-keep .btn');
  await page.until(() => !document.querySelector('table.pt'));
  await again(page);
  assert.ok(!(await articles(page)).includes('ferry'));
});

flow('a row tells what was guessed and what was left out', async ({ open }) => {
  const page = await opened(open, 'http', FEW);
  await choose(page, [['ferry.txt', `${NOTES['ferry.txt']}\n\nShare this article\n`]]);
  await untilRows(page, 1);
  await page.click('.own-in summary');
  await page.until(() => document.querySelector('.own-list li'));
  const said = await page.evaluate(() => document.querySelector('.own-list')?.textContent?.replace(/\s+/g, ' ') ?? '');
  assert.match(said, /Ferry runs late again.*LARK BAY.*words.*Share this article/);
});

flow(
  'reading thousands of files can be stopped',
  async ({ open }) => {
    const page = await opened(open);
    await page.evaluate(() => {
      const transfer = new DataTransfer();
      for (let n = 0; n < 3000; n += 1) {
        transfer.items.add(new File([`Note ${n}\n\nThe mayor of town ${n} spoke on Friday, officials said.`], `note-${n}.txt`));
      }
      const field = /** @type {HTMLInputElement} */ (document.querySelector('input[type=file]:not([webkitdirectory])'));
      field.files = transfer.files;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await page.until(() => document.querySelector('.pbar')?.getAttribute('max') === '3000');
    await page.click('.ix-act .btn');
    await page.until(() => !document.querySelector('.pbar'));
    const said = await page.evaluate(() => document.querySelector('#own-files')?.textContent ?? '');
    assert.ok(Number(/\d+/.exec(said)?.[0] ?? 0) < 3000, said);
  },
  ['chromium'],
);
