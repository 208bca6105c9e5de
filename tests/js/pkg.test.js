/** What is committed in `pkg/`: built from these sources, and from no machine in particular. */
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { staleness } from '../../scripts/inputs.mjs';

const PKG = new URL('../../pkg/', import.meta.url);

/**
 * Folders that only a build machine has; the compiler's own library names itself `/rustc/HASH/library`. Six letters at
 * the least: tables of encodings hold short runs that look like the start of a path.
 */
const MACHINE_PATH = /(?:\/(?:home|root|Users|work|tmp|builds|opt|mnt|usr|var)\/|[A-Z]:\\)[\w.\\/-]{6,}/;

test('pkg/ was built from the sources beside it', async () => {
  assert.equal(await staleness(), null);
});

test('pkg/ holds no path of the machine that built it', async () => {
  // The payload scripts hold the same bytes packed, where four letters between slashes mean nothing.
  const names = (await readdir(PKG, { recursive: true })).filter((name) => /(wasm|dateline\.js|css|d\.ts)$/.test(name));
  assert.equal(names.length, 4);
  for (const name of names) {
    const text = await readFile(new URL(name, PKG), 'latin1');
    assert.equal(MACHINE_PATH.exec(text)?.[0], undefined, name);
  }
});

test('the engine for pages from disk is the engine for servers', async () => {
  const script = await readFile(new URL('engine.js', PKG), 'utf8');
  const packed = /engine="([^"]+)"/.exec(script)?.[1] ?? '';
  const wasm = await readFile(new URL('dateline_bg.wasm', PKG));
  assert.ok(gunzipSync(Buffer.from(packed, 'base64')).equals(wasm));
});

test('the reader of other files is whole', async () => {
  const script = await readFile(new URL('reader.js', PKG), 'utf8');
  const wasm = gunzipSync(Buffer.from(/wasm:"([^"]+)"/.exec(script)?.[1] ?? '', 'base64'));
  assert.ok(WebAssembly.validate(wasm));
  assert.equal(MACHINE_PATH.exec(wasm.toString('latin1'))?.[0], undefined);
});
