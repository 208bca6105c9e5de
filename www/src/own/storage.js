/**
 * Keeps the reader's files in this browser, where it allows that. A store of its own for every site and corpus, as
 * all sites of one user may share an origin. IndexedDB by hand: of idb, which was weighed, four calls would be used.
 */

/** @typedef {{name: string, file: Blob}} Kept */

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** @param {IDBTransaction} work @returns {Promise<void>} */
const finished = (work) =>
  new Promise((resolve, reject) => {
    work.oncomplete = () => resolve();
    work.onabort = work.onerror = () => reject(work.error);
  });

const FILES = 'files';
const NOTES = 'notes';
/** Files that are read or written at once: more would hold the page for longer than a frame. */
const PORTION = 100;

/** @param {Location | URL} page @returns {string} the name of the store for the corpus that is open here */
export const storeName = (page) =>
  `dateline ${new URL('.', page.href).pathname}${new URLSearchParams(page.search).get('corpus') ?? ''}`;

/**
 * @param {string} name
 * @returns {Promise<OwnStore | null>} none where the browser keeps nothing: private windows, sandboxes
 */
export async function openStore(name) {
  try {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(FILES, { keyPath: 'name' });
      request.result.createObjectStore(NOTES);
    };
    return new OwnStore(await done(request));
  } catch {
    return null;
  }
}

export class OwnStore {
  #base;

  /** @param {IDBDatabase} base */
  constructor(base) {
    this.#base = base;
    // Another tab may want to erase it.
    base.onversionchange = () => base.close();
  }

  /** @param {IDBTransactionMode} mode @param {(files: IDBObjectStore, notes: IDBObjectStore) => void} work */
  async #in(mode, work) {
    const transaction = this.#base.transaction([FILES, NOTES], mode);
    work(transaction.objectStore(FILES), transaction.objectStore(NOTES));
    await finished(transaction);
  }

  /** @returns {Promise<{files: Kept[], notes: {removed?: string[], keep?: boolean}}>} files by their names */
  async all() {
    /** @type {Kept[]} */ const files = [];
    for (let came = PORTION; came === PORTION; ) {
      const after = files.at(-1)?.name;
      const range = after === undefined ? null : IDBKeyRange.lowerBound(after, true);
      const store = this.#base.transaction(FILES).objectStore(FILES);
      const portion = await done(store.getAll(range, PORTION));
      files.push(...portion.map(({ name, bytes }) => ({ name, file: new Blob([bytes]) })));
      came = portion.length;
    }
    const notes = this.#base.transaction(NOTES).objectStore(NOTES);
    const [removed, keep] = await Promise.all([done(notes.get('removed')), done(notes.get('keep'))]);
    return { files, notes: { removed, keep } };
  }

  /** @param {Kept[]} files */
  async put(files) {
    for (let at = 0; at < files.length; at += PORTION) {
      const portion = files.slice(at, at + PORTION);
      // Bytes, as WebKit's private windows take no blobs; read before, as a transaction does not wait.
      const all = await Promise.all(portion.map(async ({ name, file }) => ({ name, bytes: await file.arrayBuffer() })));
      await this.#in('readwrite', (store) => all.forEach((file) => store.put(file)));
    }
  }

  /** @param {'removed' | 'keep'} name @param {string[] | boolean} value ids of articles that are left out; whether files are kept */
  note(name, value) {
    return this.#in('readwrite', (_, notes) => notes.put(value, name));
  }

  clear() {
    return this.#in('readwrite', (store, notes) => {
      store.clear();
      notes.clear();
    });
  }
}
