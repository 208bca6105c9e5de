/**
 * Articles that the reader adds: files are read one after the other and handed to the engine, with a report for each.
 * They join what is open, can be taken out and put back, are kept in this browser where that is wanted, and can be
 * saved as a site. Nothing leaves the page.
 */
import { fromText } from './own/gather.js';
import { OwnFiles } from './own/files.js';
import { readOne } from './own/read.js';
import { saveSite } from './own/site.js';
import { openStore, storeName } from './own/storage.js';
import { prepare } from './start/ingest.js';
import { t } from './strings.js';

/** @import {Gather, Picked} from './own/gather.js' */
/** @import {OwnStore} from './own/storage.js' */
/** @import {Own, OwnFile, Imported} from './views/context.js' */

/** @typedef {import('./state/loader.js').Asks & Pick<import('./engine/types.js').Engine, 'mode' | 'add' | 'added' | 'prepare' | 'save'>} AddingEngine */

/** How often progress is drawn, in milliseconds. */
const OFTEN = 150;

/** Files on screen at first, and how many more each time: thousands of rows would hold the page. */
const PART = 50;

/** Articles that are read before they are analyzed: few at first, later a share of all, as each time costs by all. */
const atOnce = (/** @type {number} */ articles) => Math.max(40, articles / 8);

/**
 * @param {object} page
 * @param {AddingEngine} page.engine
 * @param {import('./own/site.js').Said} page.manifest of the corpus that is open
 * @param {() => void} page.changed something to draw
 * @param {() => Promise<void>} page.reload asks every question again, because the corpus has grown or shrunk
 * @param {(sentence: string) => void} page.say tells the live region
 * @returns {Own & {restore: () => Promise<void>}} `restore` brings back what was kept
 */
export function ownArticles({ engine, manifest, changed, reload, say }) {
  let controller = new AbortController();
  /** @type {OwnStore | null} */ let store = null;
  const files = new OwnFiles(engine);
  let drawn = 0;
  const tick = () => {
    if (performance.now() - drawn < OFTEN) return;
    drawn = performance.now();
    changed();
  };

  /** @param {Picked[]} kept */
  const keep = async (kept) => {
    if (!store || own.keeps !== 'yes' || !kept.length) return;
    try {
      await store.put(kept);
    } catch {
      // The quota is used up, or storage was taken away: what is open stays open.
      own.keeps = 'never';
    }
  };

  /**
   * Reads files and has them analyzed in step, so that stopping leaves little behind.
   * @param {Picked[]} picked
   * @param {boolean} isNew or kept from an earlier visit
   */
  const take = async (picked, isNew) => {
    const { signal } = controller;
    /** @type {Picked[]} */ let unkept = [];
    let [read, waiting, shown] = [0, 0, 0];
    const settle = async () => {
      await prepare(engine, tick);
      if (isNew) await keep(unkept);
      [waiting, unkept] = [0, []];
    };
    for (const [index, { name: given, file }] of picked.entries()) {
      const name = files.claim(given);
      own.progress = { phase: 'reading', done: index, total: picked.length, articles: read };
      tick();
      const row = await readOne(engine, name, file, signal);
      if (!row) await files.leaveOut(name);
      if (!row || signal.aborted) break;
      files.rows.push(row);
      read += row.articles;
      waiting += row.articles;
      if (row.articles) unkept.push({ name: row.name, file });
      if (waiting < atOnce(read)) continue;
      await settle();
      if (read < 2 * shown) continue;
      shown = read;
      void reload();
    }
    await settle();
    return read;
  };

  /** @param {() => Promise<void>} work */
  const busy = async (work) => {
    controller = new AbortController();
    Object.assign(own, { over: false, stopped: false, note: '' });
    try {
      await work();
    } catch (error) {
      if (!controller.signal.aborted) own.note = error instanceof Error ? error.message : String(error);
    }
    own.stopped = controller.signal.aborted;
    own.progress = null;
    say(own.stopped ? t.own.stopped : t.own.done(files.count(), files.rows.length));
    changed();
  };

  /** @param {Set<string>} removed ids @param {string} said what was done, in words that can be undone */
  const setRemoved = async (removed, said) => {
    const before = files.removed;
    await files.setRemoved(removed);
    await store?.note('removed', [...removed]);
    own.undo = { said, back: () => setRemoved(before, '') };
    if (!said) own.undo = null;
    say(said || t.own.undone);
    await reload();
    changed();
  };

  /** @type {ReturnType<typeof ownArticles>} */
  const own = {
    files: files.rows,
    progress: null,
    over: false,
    stopped: false,
    note: '',
    folder: '',
    shown: PART,
    keeps: 'never',
    undo: null,
    saving: false,
    saveNote: '',
    isOut: (id) => files.removed.has(id),
    add: (/** @type {Gather} */ gather) =>
      busy(async () => {
        own.progress = { phase: 'gathering', done: 0, total: 0, articles: 0 };
        changed();
        const { folder, files: picked } = await gather(controller.signal, (done) => {
          own.progress = { phase: 'gathering', done, total: 0, articles: 0 };
          tick();
        });
        own.folder ||= folder;
        if (!picked.length) own.note = t.own.noFiles;
        if (await take(picked, true)) await reload();
      }),
    paste: (name, text) => own.add(fromText(`${name.replace(/[/\\]/g, '-')}.txt`, text)),
    stop: () => controller.abort(),
    hover(over) {
      if (own.over === over) return;
      own.over = over;
      changed();
    },
    more() {
      own.shown += PART;
      changed();
    },
    async open(row) {
      row.brought ??= await files.imported(row.name);
      changed();
    },
    async remove(row, id) {
      const ids = id ? [id] : await files.ids(row);
      await setRemoved(new Set([...files.removed, ...ids]), t.own.removed(id ? titleOf(row, id) : row.name));
    },
    async putBack(row, id) {
      const ids = new Set(id ? [id] : await files.ids(row));
      await setRemoved(new Set([...files.removed].filter((out) => !ids.has(out))), '');
    },
    async keep(wanted) {
      if (!store) return;
      own.keeps = wanted ? 'yes' : 'no';
      await store.clear();
      await store.note('keep', wanted);
      if (wanted) await keep(files.kept());
      await store.note('removed', [...files.removed]);
      changed();
    },
    async forget() {
      const [rows, removed] = [[...files.rows], files.removed];
      const ids = await files.allIds();
      await setRemoved(new Set([...removed, ...ids]), t.own.forgotten);
      files.rows.length = 0;
      await store?.clear();
      own.undo = {
        said: t.own.forgotten,
        back: async () => {
          files.rows.push(...rows);
          await keep(files.kept());
          await setRemoved(removed, '');
        },
      };
      changed();
    },
    async save(wanted) {
      Object.assign(own, { saving: true, saveNote: '' });
      changed();
      try {
        await saveSite(engine, manifest, wanted);
        own.saveNote = t.own.save.done;
      } catch (error) {
        own.saveNote = error instanceof Error ? error.message : String(error);
      }
      own.saving = false;
      changed();
    },
    async restore() {
      store = await openStore(storeName(location));
      if (!store) return;
      const kept = await store.all().catch(() => null);
      own.keeps = kept?.notes.keep === false ? 'no' : 'yes';
      changed();
      // What was added before the store was open. A kept file of the same name stays as it is.
      const names = new Set(kept?.files.map(({ name }) => name));
      await keep(files.kept().filter(({ name }) => !names.has(name)));
      if (!kept?.files.length) return;
      await files.setRemoved(new Set(kept.notes.removed ?? []));
      await busy(async () => void (await take(kept.files, false)));
      await reload();
    },
  };
  return own;
}

/** @param {OwnFile} row @param {string} id */
const titleOf = (row, id) =>
  row.brought?.find(({ head }) => head.id === id)?.head.headline ?? row.name;
