/**
 * The page's own files, for a site that is saved: fetched where there is a server. A page opened from disk may not
 * read its neighbors; there the texts come as a payload, and the payloads are written again from what they left.
 */
import { BY_SCRIPT, INSIDE, LoadError, PKG, fromBase64, get, gunzip, runPayload } from './load.js';
import { payloadScript, readerScript } from './payload.js';
import { t } from '../strings.js';

/** @typedef {{path: string, bytes: Uint8Array}} File */

/** @param {string} base64 @returns {Promise<Uint8Array>} */
const unpacked = async (base64) => new Uint8Array(await gunzip(fromBase64(base64)));

/** @param {string} text */
const utf8 = (text) => new TextEncoder().encode(text);

/** @param {Record<string, string>} packed base64 of gzipped files by name @param {string} [folder] */
const unpackAll = (packed, folder = '') =>
  Promise.all(Object.entries(packed).map(async ([name, base64]) => ({ path: folder + name, bytes: await unpacked(base64) })));

/** @param {string} script @throws {LoadError} */
const payload = (script) => runPayload(new URL(script, PKG));

/** @returns {Promise<File[]>} */
async function fromPayloads() {
  const left = () => self.datelinePayload ?? {};
  if (!left().engine) await payload('engine.js');
  if (!left().data) await payload('data.js');
  if (!left().shell) await payload('shell.js');
  const { engine, data, reader, shell } = left();
  if (!engine || !data || !reader || !shell) throw new LoadError(t.own.save.damaged);
  return [
    { path: 'dateline_bg.wasm', bytes: await unpacked(engine) },
    { path: 'engine.js', bytes: utf8(payloadScript('engine', engine)) },
    { path: 'data.js', bytes: utf8(payloadScript('data', data)) },
    { path: 'shell.js', bytes: utf8(payloadScript('shell', shell)) },
    { path: 'reader.js', bytes: utf8(readerScript(String(reader.host), reader.wasm, reader.files)) },
    ...(await unpackAll(data, 'data/')),
    ...(await unpackAll(shell)),
  ];
}

/**
 * Every file of the page's folder. The fuller reader has to be loaded before.
 * @returns {Promise<File[]>} paths in a site
 * @throws {LoadError}
 */
export async function loadShell() {
  if (INSIDE.engine) throw new LoadError(t.own.save.singleFile);
  const names = self.datelinePayload?.reader?.files ?? [];
  const fetched = async (/** @type {string} */ path) => ({
    path,
    // What lies beside the page lies there also where the page's folder is somewhere else.
    bytes: new Uint8Array(await (await get(path.startsWith('../') ? new URL(path.slice(3), location.href) : new URL(path, PKG))).arrayBuffer()),
  });
  const files = BY_SCRIPT ? await fromPayloads() : await Promise.all(names.map(fetched));
  return files.map(({ path, bytes }) => ({ path: path.startsWith('../') ? path.slice(3) : `pkg/${path}`, bytes }));
}
