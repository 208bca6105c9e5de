/**
 * Articles that the reader adds: files are read one after the other and handed to the engine, with a report for each.
 * Nothing is kept beyond the visit, and nothing leaves the page.
 */
import { t } from './strings.js';

/** @import {FileReport, Own} from './views/context.js' */

/** @typedef {import('./state/loader.js').Asks & Pick<import('./engine/types.js').Engine, 'add'>} AddingEngine */

const LARGEST = 20_000_000;
const READABLE = /\.(txt|text|md|markdown|x?html?|json|jsonl|ndjson|csv|tsv|zip)$/i;

/**
 * @param {AddingEngine} engine
 * @param {() => void} changed something to draw
 * @param {() => Promise<void>} reload asks every question again, because the corpus has grown
 * @returns {Own}
 */
export function ownArticles(engine, changed, reload) {
  let controller = new AbortController();
  /** @param {string} name @param {Blob} file @returns {Promise<FileReport>} */
  const readOne = async (name, file) => {
    const refused = refuse(name, file.size);
    if (refused) return lost(name, refused);
    /** @type {Uint8Array} */ let bytes;
    try {
      bytes = new Uint8Array(await file.arrayBuffer());
    } catch {
      return lost(name, t.own.unreadable);
    }
    try {
      return reportOf(name, await engine.add({ kind: 'articles', name, text: bytes }, { signal: controller.signal }));
    } catch (error) {
      return lost(name, error instanceof Error ? error.message : String(error));
    }
  };

  /** @type {Own} */
  const own = {
    reports: [],
    progress: null,
    over: false,
    stopped: false,
    note: '',
    async add(files) {
      controller = new AbortController();
      Object.assign(own, { over: false, stopped: false, reports: [], note: files.length ? '' : t.own.noFiles });
      let done = 0;
      for (const { name, file } of files) {
        own.progress = { done, total: files.length };
        changed();
        const report = await readOne(name, file);
        if (controller.signal.aborted) {
          own.stopped = true;
          break;
        }
        own.reports.push(report);
        done += 1;
      }
      own.progress = null;
      changed();
      if (own.reports.some(({ articles }) => articles > 0)) await reload();
    },
    stop: () => controller.abort(),
    hover(over) {
      if (own.over === over) return;
      own.over = over;
      changed();
    },
  };
  return own;
}

/** @param {string} name @param {number} size @returns {string} why a file is not even tried, or nothing */
function refuse(name, size) {
  const type = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1];
  if (type && !READABLE.test(name)) return t.own.unsupported(type.toUpperCase());
  return size > LARGEST ? t.own.tooLarge(`${Math.round(size / 1e6)} MB`) : '';
}

/** @param {string} name @param {string} why @returns {FileReport} */
const lost = (name, why) => ({ name, articles: 0, lost: true, notes: [why] });

/**
 * @param {string} name
 * @param {import('./protocol.d.ts').Added} answer
 * @returns {FileReport}
 */
function reportOf(name, { articles, problems }) {
  const notes = problems.map(({ what, place, handled }) =>
    [what, place === name ? '' : place, handled].filter(Boolean).join(' '),
  );
  return { name, articles, lost: articles === 0, notes };
}

/**
 * What lies in a drop: files, and folders with everything in them.
 * @param {DataTransfer} transfer
 * @returns {Promise<{name: string, file: Blob}[]>}
 */
export async function filesOf(transfer) {
  // The list empties itself once the event is over, so entries are taken before anything is awaited.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  if (entries.every((entry) => entry === null)) return [...transfer.files].map((file) => ({ name: file.name, file }));
  const found = await Promise.all(entries.map((entry) => (entry ? walk(entry) : [])));
  return inOrder(found.flat());
}

/** Hidden files are the system's, not the reader's. @param {{name: string, file: Blob}[]} files */
export const inOrder = (files) =>
  files.filter(({ name }) => !/(^|\/)\./.test(name)).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));

/** @param {FileSystemEntry} entry @returns {Promise<{name: string, file: Blob}[]>} */
async function walk(entry) {
  if (entry.isFile) {
    const file = await new Promise((resolve) =>
      /** @type {FileSystemFileEntry} */ (entry).file(resolve, () => resolve(null)),
    );
    return file ? [{ name: entry.fullPath.replace(/^\//, ''), file: /** @type {Blob} */ (file) }] : [];
  }
  const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
  const inside = [];
  for (;;) {
    // A directory is read in portions; an empty one is the end.
    const portion = await new Promise((resolve) => reader.readEntries(resolve, () => resolve([])));
    const entries = /** @type {FileSystemEntry[]} */ (portion);
    if (!entries.length) break;
    for (const child of entries) inside.push(...(await walk(child)));
  }
  return inside;
}
