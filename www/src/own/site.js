/**
 * Saves what is open as a site: the same files that `dateline build` writes, in a zip archive that the browser
 * downloads. The second module makes them from what the engine took; the page adds its own script, style and engine.
 */
import { LoadError, ensureReader } from '../engine/load.js';
import { loadShell } from '../engine/shell.js';
import { t } from '../strings.js';
import { fileName, save } from '../ui/save.js';

/** @typedef {{title: string, description?: string, language?: string, rights?: string, about?: string}} Said */
/** @typedef {{title: string, all: boolean, text: string}} Wanted `all`: with the articles of the corpus */

/** Facts that go with every corpus. */
const GENERAL = '../data/general.jsonl';
/** A site is held in memory a few times while it is made. */
const LARGEST = 150_000_000;

/**
 * @param {Pick<import('../engine/types.js').Engine, 'added' | 'save'>} engine
 * @param {Said} manifest
 * @param {Wanted} wanted
 * @throws {Error} with a sentence
 */
export async function saveSite(engine, manifest, { title, all, text }) {
  const files = engine.added().filter(({ own, name }) => all || own || name === GENERAL);
  const size = files.reduce((sum, file) => sum + file.text.length, 0);
  if (size > LARGEST) throw new LoadError(t.own.save.tooLarge(`${Math.round(size / 1e6)} MB`));
  const { description = '', language = 'en', rights = '', about } = all ? manifest : {};
  await ensureReader();
  const shell = await loadShell();
  const zip = await engine.save({ about: { title, description, language, rights, about, text }, files, shell });
  save(fileName(title, 'zip'), new Blob([/** @type {BlobPart} */ (zip)], { type: 'application/zip' }));
}
