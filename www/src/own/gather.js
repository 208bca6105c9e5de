/**
 * What the reader brings: files, folders with everything in them, in an order that is the same on every system.
 * Names are relative to the one folder that was brought, as the command line has them.
 */

/** @typedef {{name: string, file: Blob}} Picked */

/**
 * @typedef {object} Brought
 * @property {string} folder the name of the one folder that was brought, or empty
 * @property {Picked[]} files
 */

/** Brings files; `found` counts them meanwhile. @typedef {(signal: AbortSignal, found: (count: number) => void) => Promise<Brought>} Gather */

/**
 * What lies in a drop. The list empties itself once the event is over, so entries are taken at once.
 * @param {DataTransfer} transfer
 * @returns {Gather}
 */
export function fromDrop(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  const plain = entries.every((entry) => entry === null) ? [...transfer.files] : [];
  return async (signal, found) => {
    /** @type {Picked[]} */ const files = plain.map((file) => ({ name: file.name, file }));
    for (const entry of entries) if (entry) await walk(entry, files, signal, found);
    return brought(files);
  };
}

/** What was chosen in a file field. @param {FileList | null} list @returns {Gather} */
export function fromField(list) {
  const files = [...(list ?? [])].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
  return async () => brought(files);
}

/** @param {string} name @param {string} text @returns {Gather} */
export const fromText = (name, text) => async () => ({ folder: '', files: [{ name, file: new Blob([text]) }] });

/**
 * Everything below an entry.
 * @param {FileSystemEntry} entry
 * @param {Picked[]} files
 * @param {AbortSignal} signal
 * @param {(count: number) => void} found
 */
async function walk(entry, files, signal, found) {
  signal.throwIfAborted();
  // Hidden files are the system's, not the reader's.
  if (entry.name.startsWith('.')) return;
  if (entry.isFile) {
    const file = await new Promise((resolve) =>
      /** @type {FileSystemFileEntry} */ (entry).file(resolve, () => resolve(null)),
    );
    if (file) found(files.push({ name: entry.fullPath.replace(/^\//, ''), file: /** @type {Blob} */ (file) }));
    return;
  }
  const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
  for (;;) {
    // A directory is read in portions; an empty one is the end.
    const portion = await new Promise((resolve) => reader.readEntries(resolve, () => resolve([])));
    const entries = /** @type {FileSystemEntry[]} */ (portion);
    if (!entries.length) return;
    for (const child of entries) await walk(child, files, signal, found);
  }
}

/**
 * Sorted, without hidden files and without the one folder around everything.
 * @param {Picked[]} files
 * @returns {Brought}
 */
export function brought(files) {
  const seen = files.filter(({ name }) => !/(^|\/)\./.test(name));
  const tops = new Set(seen.map(({ name }) => name.slice(0, name.indexOf('/') + 1)));
  const top = tops.size === 1 ? /** @type {string} */ ([...tops][0]) : '';
  const inside = seen.map(({ name, file }) => ({ name: name.slice(top.length), file }));
  inside.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return { folder: top.slice(0, -1), files: inside };
}
