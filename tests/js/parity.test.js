/**
 * The committed wasm gives the same bytes and answers as the native engine: the other half of
 * `tests/it/parity.rs`, which leaves the native answers in the target folder. Run `cargo test` before.
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';

const ROOT = new URL('../../', import.meta.url);
const read = (/** @type {string} */ path) => readFile(new URL(path, ROOT));

/** @param {Uint8Array} bytes 64-bit FNV-1a, as in `parity.rs` */
function fnv(bytes) {
  let hash = 0xcbf29ce484222325n;
  for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}

/** The engine's host out of the page script: its function is defined before the page part looks for a page. */
async function committedHost() {
  const globals = { WebAssembly, TextEncoder, TextDecoder, console, URL, performance, queueMicrotask };
  const context = createContext(globals);
  const source = (await read('pkg/dateline.js')).toString();
  try {
    runInContext(source, context);
  } catch {
    // There is no document here, so the page part stops at once.
  }
  return runInContext('datelineEngine()', context);
}

/** @param {any} host @returns {(op: string, payload: any) => Promise<any>} */
function asker(host) {
  let id = 0;
  return async (op, payload) => {
    const answer = await host.answer({ id: (id += 1), op, payload });
    return 'value' in answer ? answer.value : { error: answer.error };
  };
}

/**
 * Keys in a fixed order, which is no part of an answer.
 * @param {any} value
 * @returns {any}
 */
function plain(value) {
  if (Array.isArray(value)) return value.map(plain);
  if (!value || typeof value !== 'object') return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, plain(value[key])]));
}

test('the committed wasm answers as the native engine does', async () => {
  const ask = asker(await committedHost());
  await ask('start', { wasm: await read('pkg/dateline_bg.wasm') });
  for (const [kind, path] of /** @type {const} */ ([
    ['names', 'pkg/data/names.bin'],
    ['chronology', 'www/data/general.jsonl'],
    ['articles', 'www/corpus/articles.jsonl'],
    ['chronology', 'www/corpus/chronology.jsonl'],
  ])) {
    await ask('add', { kind, name: basename(path), text: new Uint8Array(await read(path)) });
  }
  const requests = JSON.parse((await read('tests/parity/requests.json')).toString());
  const target = process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL('target', ROOT));
  const [segment, ...kept] = (await readFile(`${target}/tmp/parity.jsonl`, 'utf8')).split('\n');
  assert.equal(fnv(await ask('segment', null)), segment);
  for (const [index, request] of requests.entries()) {
    const answer = JSON.parse(JSON.stringify(await ask('request', request)));
    assert.deepEqual(plain(answer), plain(JSON.parse(kept[index] ?? 'null')), `request ${index}: ${request.op}`);
  }
});
