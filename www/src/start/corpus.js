/**
 * Finds and reads the corpus: the one beside the page, or the one that `?corpus=` names on the same origin.
 * What cannot be read becomes a sentence; the rest is used.
 */
import { LoadError, loadManifest } from '../engine/load.js';
import { useSlices } from '../engine/slices.js';

/** @import {Corpus, Listed, Manifest, ManifestFile} from './types.js' */

/** The manifest format this page reads. */
const FORMAT = 1;
const HOW_TO_GO_ON = 'Check the address after “?corpus=”, or open the page without it.';

/**
 * @param {Location | URL} page
 * @returns {URL} the address of the manifest
 * @throws {LoadError} for another origin
 */
export function corpusAddress(page) {
  const wanted = new URLSearchParams(page.search).get('corpus');
  const base = new URL(page.href);
  if (!wanted) return new URL('corpus/manifest.json', base);
  const address = URL.canParse(wanted, base) ? new URL(wanted, base) : base;
  if (address === base || address.protocol !== base.protocol || address.host !== base.host) {
    throw new LoadError(`“${wanted}” is not an address on this site, and only those are opened. ${HOW_TO_GO_ON}`);
  }
  return address;
}

/**
 * @param {unknown} value
 * @param {URL} address
 * @returns {Manifest}
 * @throws {LoadError}
 */
export function checkManifest(value, address) {
  const manifest = /** @type {Partial<Manifest>} */ (value && typeof value === 'object' ? value : {});
  if (typeof manifest.format === 'number' && manifest.format > FORMAT) {
    throw new LoadError(
      `The corpus was written by a newer version of Dateline (format ${manifest.format}, this page reads ${FORMAT}). ` +
        'Build the site again, or use the page that came with the corpus.',
    );
  }
  if (manifest.format !== FORMAT || !Array.isArray(manifest.files)) {
    throw new LoadError(`There is no corpus at ${decodeURI(address.href)}. ${HOW_TO_GO_ON}`);
  }
  const files = manifest.files.filter((file) => typeof file?.path === 'string' && typeof file.kind === 'string');
  return { ...manifest, title: String(manifest.title ?? ''), text: manifest.text ?? 'full', files, format: FORMAT };
}

/**
 * @param {Location | URL} page its address says which corpus
 * @returns {Promise<Corpus>}
 * @throws {LoadError} when there is no corpus; a file that cannot be read is a problem instead
 */
export async function loadCorpus(page) {
  const address = corpusAddress(page);
  const { manifest: value, read } = await loadManifest(address).catch((error) => {
    throw error instanceof LoadError ? new LoadError(`${error.message} ${HOW_TO_GO_ON}`) : error;
  });
  const manifest = checkManifest(value, address);
  /** @type {Corpus} */
  const corpus = { address: address.href, manifest, files: [], problems: [] };
  const wanted = manifest.files.filter(({ kind }) => kind === 'articles' || kind === 'layer');
  const texts = await Promise.allSettled(wanted.map((entry) => read(entry.path)));
  texts.forEach((text, index) => {
    const entry = /** @type {ManifestFile} */ (wanted[index]);
    if (text.status === 'fulfilled') corpus.files.push({ entry, text: text.value });
    else corpus.problems.push(`${String(text.reason?.message ?? text.reason)} The rest of the corpus is shown.`);
  });
  return corpus;
}

/**
 * Where the corpus lies in slices, readies the engine to fetch them.
 * @param {import('../engine/types.js').Engine} engine
 * @param {Corpus} corpus
 * @returns {Promise<string[]>} sentences about what cannot be used
 */
export async function openSlices(engine, { address, manifest }) {
  const head = manifest.files.find(({ kind }) => kind === 'slice');
  if (!head) return [];
  try {
    await useSlices(engine, new URL(head.path, address));
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/**
 * What the first list shows of the articles in a JSON Lines text, read by the page itself: it is on screen
 * before the engine runs, and it is what remains where no engine can run.
 * @param {string} text
 * @param {string} path named in problems
 * @returns {{articles: Listed[], problems: string[]}}
 */
export function listArticles(text, path) {
  /** @type {Listed[]} */ const articles = [];
  /** @type {number[]} */ const broken = [];
  text.split('\n').forEach((line, index) => {
    if (!line.trim()) return;
    const article = parse(line);
    if (article) articles.push(article);
    else broken.push(index + 1);
  });
  if (broken.length === 0) return { articles, problems: [] };
  const which = broken.length === 1 ? `Line ${broken[0]}` : `${broken.length} lines (the first is ${broken[0]})`;
  return { articles, problems: [`${which} of ${path} could not be read. Everything else is shown.`] };
}

/** @param {string} line @returns {Listed | null} */
function parse(line) {
  try {
    const value = JSON.parse(line);
    if (!value || typeof value !== 'object') return null;
    const { headline, source, isBasedOn, text } = value;
    const retold = isBasedOn?.source ? `retold from ${isBasedOn.source}` : '';
    return {
      headline: String(headline || 'Untitled'),
      source: [source, retold].filter(Boolean).join(', '),
      body: String(text ?? ''),
    };
  } catch {
    return null;
  }
}
