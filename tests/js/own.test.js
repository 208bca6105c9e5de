/** What a reader brings, and the page's own files as a page opened from disk writes them again. */
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { createContext, runInContext } from 'node:vm';
import { gunzipSync } from 'node:zlib';
import { payloadScript, readerScript } from '../../www/src/engine/payload.js';
import { brought } from '../../www/src/own/gather.js';

const PKG = new URL('../../pkg/', import.meta.url);
/** @param {string} name */
const committed = (name) => readFile(new URL(name, PKG), 'utf8');

/** @param {string[]} names */
const files = (names) => names.map((name) => ({ name, file: new Blob() }));
/** @param {ReturnType<typeof brought>} found */
const names = (found) => found.files.map(({ name }) => name);

test('names are relative to the one folder that was brought', () => {
  const found = brought(files(['talks/b.txt', 'talks/.hidden', 'talks/2003/a.txt']));
  assert.equal(found.folder, 'talks');
  assert.deepEqual(names(found), ['2003/a.txt', 'b.txt']);
});

test('several folders keep their names, and so do single files', () => {
  assert.deepEqual(names(brought(files(['b/x.txt', 'a/x.txt']))), ['a/x.txt', 'b/x.txt']);
  assert.deepEqual(brought(files(['z.txt'])), { folder: '', files: [{ name: 'z.txt', file: new Blob() }] });
  assert.deepEqual(brought([]), { folder: '', files: [] });
});

/** What the committed payloads leave for the page. */
async function left() {
  /** @type {any} */ const scope = { console };
  scope.self = scope;
  const context = createContext(scope);
  for (const name of ['engine.js', 'data.js', 'shell.js', 'reader.js']) runInContext(await committed(name), context);
  return scope.datelinePayload;
}

test('payloads are written again as they were', async () => {
  const payload = await left();
  for (const name of /** @type {const} */ (['engine', 'data', 'shell'])) {
    assert.equal(payloadScript(name, payload[name]), await committed(`${name}.js`), name);
  }
  const { host, wasm, files: listed } = payload.reader;
  assert.equal(readerScript(String(host), wasm, [...listed]), await committed('reader.js'));
});

test('the payloads hold every file of the page', async () => {
  const { reader, shell, data } = await left();
  const entries = await readdir(PKG, { recursive: true, withFileTypes: true });
  const there = entries
    .filter((entry) => entry.isFile() && !/\.d\.ts$|^inputs\.sha256$/.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/').replace(/^.*\/pkg\/+/, ''));
  there.push('../card.png', '../embed.js', '../resize.js', '../sw.js');
  assert.deepEqual([...reader.files], there.sort());
  for (const [name, base64] of Object.entries(shell)) {
    const bytes = await readFile(new URL(name.replace(/^\.\.\//, '../www/'), PKG));
    assert.ok(gunzipSync(Buffer.from(String(base64), 'base64')).equals(bytes), name);
  }
  const written = ['dateline_bg.wasm', 'engine.js', 'data.js', 'shell.js', 'reader.js', ...Object.keys(data).map((name) => `data/${name}`)];
  assert.deepEqual([...written, ...Object.keys(shell)].sort(), there.sort());
});
