/**
 * Brings the engine and the files of a corpus to the page: with `fetch` where there is a server, otherwise
 * as script payloads. A page opened from disk may not fetch its neighbors, nor may one in a sandbox whose
 * server allows no other origin; both may run a script that lies beside them.
 */
import { runScript } from './trusted.js';

/** Something the page needs could not be loaded; the message is a sentence for the reader. */
export class LoadError extends Error {
  /** @override */
  name = 'LoadError';
}

/**
 * The folder of the page's script, where the engine lies. Read at once: it is known only while the script runs.
 * In a single file the script is inside the page and has no address.
 */
export const PKG = new URL('.', /** @type {HTMLScriptElement} */ (document.currentScript).src || document.baseURI);

/** What a single file brings along: payloads that ran before this script. */
export const INSIDE = { ...self.datelinePayload };

/** Whether files come as script payloads. */
export const BY_SCRIPT = location.protocol === 'file:' || self.origin === 'null';

/**
 * Whether a script payload has to be asked for before the policy stands: in a sandboxed frame, where WebKit
 * finds no script to be the page's own. What is not asked for while the page's script first runs is lost there.
 */
export const NOW_OR_NEVER = BY_SCRIPT && location.protocol !== 'file:';

/** The languages a single file brings along, by tag; null where they lie beside the page. */
export const INSIDE_WORDS = INSIDE.engine ? (INSIDE.words ?? {}) : null;

/** Whether the page can fetch what lies beside it: not from disk, not in a sandbox, not in a single file. */
export const HAS_NEIGHBORS = !BY_SCRIPT && !INSIDE.engine;

/** @param {URL} address */
const shown = (address) => decodeURI(address.protocol === 'file:' ? address.pathname : address.href);

/**
 * @param {URL} address
 * @returns {Promise<Response>}
 * @throws {LoadError} naming the address and what the server said
 */
export async function get(address) {
  /** @type {Response} */
  let response;
  try {
    response = await fetch(address);
  } catch {
    throw new LoadError(`${shown(address)} could not be reached. Check the connection and reload the page.`);
  }
  if (response.ok) return response;
  throw new LoadError(`${shown(address)} could not be read: the server answered ${response.status}.`);
}

/** @param {string} base64 */
export function fromBase64(base64) {
  const letters = atob(base64);
  // A loop: a call per letter would hold the page for longer than a frame.
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
  return bytes;
}

/** @param {Uint8Array<ArrayBuffer>} bytes @returns {Promise<ArrayBuffer>} */
export async function gunzip(bytes) {
  // Writing to the stream's own writer: a blob's stream does not end in WebKit's workers.
  const stream = new DecompressionStream('gzip');
  const writer = stream.writable.getWriter();
  const written = writer.write(bytes).then(() => writer.close());
  const [plain] = await Promise.all([new Response(stream.readable).arrayBuffer(), written]);
  return plain;
}

/** @param {URL} address @throws {LoadError} */
export async function runPayload(address) {
  try {
    await runScript(address.href);
  } catch {
    throw new LoadError(`${shown(address)} could not be read. Keep the folders of the page together.`);
  }
}

/**
 * The engine, compiled while it arrives where the server says what it is: browsers also keep the compiled code of
 * such a module for the next visit, which they do not for bytes.
 * @returns {Promise<WebAssembly.Module | ArrayBuffer>}
 * @throws {LoadError}
 */
export async function loadWasm() {
  if (INSIDE.engine) return gunzip(fromBase64(INSIDE.engine));
  if (!BY_SCRIPT) {
    const response = await get(new URL('dateline_bg.wasm', PKG));
    const streams = response.headers.get('content-type') === 'application/wasm';
    return streams ? WebAssembly.compileStreaming(response) : response.arrayBuffer();
  }
  await runPayload(new URL('engine.js', PKG));
  const packed = self.datelinePayload?.engine;
  if (!packed) throw new LoadError('The engine beside this page is damaged. Fetch the page again.');
  return gunzip(fromBase64(packed));
}

/**
 * A file of data for the engine, which lies beside it: the name model.
 * @param {string} name
 * @returns {Promise<Uint8Array>}
 * @throws {LoadError}
 */
export async function loadData(name) {
  const inside = INSIDE.data?.[name];
  if (inside) return new Uint8Array(await gunzip(fromBase64(inside)));
  if (!BY_SCRIPT) return new Uint8Array(await (await get(new URL(`data/${name}`, PKG))).arrayBuffer());
  if (!self.datelinePayload?.data) await runPayload(new URL('data.js', PKG));
  const data = self.datelinePayload?.data?.[name];
  if (!data) throw new LoadError(`${name} beside this page is damaged. Fetch the page again.`);
  return new Uint8Array(await gunzip(fromBase64(data)));
}

/**
 * A slice of a large corpus.
 * @param {URL} address
 * @returns {Promise<ArrayBuffer>} unpacked
 * @throws {LoadError} also where files may not be fetched: thousands of slices cannot come as scripts
 */
export async function loadSlice(address) {
  if (BY_SCRIPT) {
    throw new LoadError(
      'This corpus is fetched in parts when they are needed, which a page opened from disk may not do. ' +
        'Put the folder on a web server, or build it with --single-file.',
    );
  }
  return gunzip(new Uint8Array(await (await get(address)).arrayBuffer()));
}

/**
 * The sentences of a language, from a script beside the engine: functions do not travel as data.
 * @param {string} language tag
 * @returns {Promise<unknown>} what its file exports
 * @throws {LoadError}
 */
export async function loadWords(language) {
  if (!self.datelinePayload?.words?.[language]) await runPayload(new URL(`lang/${language}.js`, PKG));
  return self.datelinePayload?.words?.[language];
}

/**
 * The fuller reader of files. It comes as one script wherever the page was opened: asked for once and only by
 * readers who bring such a file, it needs no second way.
 * @returns {Promise<{host: () => import('./types.js').Host, wasm: ArrayBuffer}>}
 * @throws {LoadError}
 */
export async function loadReader() {
  await ensureReader();
  const reader = self.datelinePayload?.reader;
  if (!reader) throw new LoadError('The reader of web pages beside this page is damaged. Fetch the page again.');
  return { host: reader.host, wasm: await gunzip(fromBase64(reader.wasm)) };
}

/** Has the reader's script run. @throws {LoadError} */
export async function ensureReader() {
  if (self.datelinePayload?.reader) return;
  const what = 'Web pages, archives and files in older encodings';
  try {
    await runScript(new URL('reader.js', PKG).href);
  } catch {
    // See NOW_OR_NEVER: WebKit runs no script there that is asked for later.
    if (NOW_OR_NEVER) throw new LoadError(`${what} cannot be read inside this frame. Open the page by itself for them.`);
    const help = BY_SCRIPT ? 'Keep the folders of the page together.' : 'Check the connection and add the file again.';
    throw new LoadError(`${what} need a part of this page that could not be loaded. ${help}`);
  }
}

/**
 * The text of a corpus's manifest, and a way to its files.
 * @param {URL} address of `manifest.json`
 * @returns {Promise<{manifest: unknown, read: (path: string) => Promise<string>}>}
 * @throws {LoadError}
 */
export async function loadManifest(address) {
  const own = INSIDE.corpus && address.href === new URL('corpus/manifest.json', location.href).href;
  if (!BY_SCRIPT && !own) {
    const response = await get(address);
    return {
      manifest: await response.json().catch(() => undefined),
      read: async (path) => (await get(new URL(path, address))).text(),
    };
  }
  if (!own) await runPayload(new URL('payload.js', address));
  const corpus = self.datelinePayload?.corpus;
  return {
    manifest: corpus?.manifest,
    read: async (path) => {
      const text = corpus?.files[path];
      if (text === undefined) throw new LoadError(`${path} is missing from the corpus.`);
      return text;
    },
  };
}
