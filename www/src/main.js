/**
 * How the page starts: engine and corpus are fetched together, the list of articles is on screen as soon as
 * it has arrived, the articles are handed to the engine, and then the app takes over. Whatever fails on the
 * way leaves a sentence and everything that could be read.
 */
import { mountApp } from './app.js';
import { createClient } from './engine/client.js';
import { inlinePort } from './engine/inline.js';
import { NOW_OR_NEVER, loadWasm } from './engine/load.js';
import { fileReader } from './engine/reader.js';
import { workerPort } from './engine/worker.js';
import { listArticles, loadCorpus, openSlices } from './start/corpus.js';
import { loadNames } from './start/data.js';
import { addCorpus, prepare } from './start/ingest.js';
import { openReader } from './start/reader.js';
import { progressBar, setState, showList, showNotice } from './start/screen.js';
import { keepOffline, watchForUpdates } from './offline.js';
import { loadLanguage, settleLanguage } from './language.js';
import { t } from './strings.js';

/** @import {Corpus} from './start/types.js' */

async function startEngine() {
  if (typeof WebAssembly !== 'object') throw new Error(t.start.noWebAssembly);
  return createClient([() => workerPort(), () => inlinePort()], await loadWasm(), fileReader(openReader));
}

/**
 * @param {HTMLElement} root
 * @param {Corpus} corpus
 * @returns {string[]} sentences the app has to keep: about whole files. What is wrong inside a file the engine
 *   tells again, in its own overview.
 */
function showCorpus(root, { manifest, files, problems }) {
  const read = files
    .filter(({ entry }) => entry.kind === 'articles')
    .map(({ entry, text }) => listArticles(text, entry.path));
  const articles = read.flatMap((file) => file.articles);
  showList(root, manifest.title, articles);
  const sliced = manifest.files.some(({ kind }) => kind === 'slice');
  if (articles.length === 0 && !sliced) problems.push(t.start.noArticles);
  for (const problem of [...problems, ...read.flatMap((file) => file.problems)]) showNotice(root, problem);
  setState('list');
  return problems;
}

/** @returns {Promise<HTMLElement>} the element the page is built in, once it is there */
function rootElement() {
  return new Promise((resolve) => {
    const found = () => resolve(/** @type {HTMLElement} */ (document.getElementById('app')));
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', found, { once: true });
    else found();
  });
}

/**
 * The loads begin before this returns, while the document's policy is not there yet: see `index.html`.
 */
function startLoading() {
  const engine = startEngine();
  const corpus = loadCorpus(location);
  // Looked at later; until then a failure must not count as unhandled.
  engine.catch(() => {});
  corpus.catch(() => {});
  return { engine, corpus, language: loadLanguage(), names: NOW_OR_NEVER ? loadNames() : null };
}

/**
 * After everything else: what the reader waits for comes first.
 * @param {Awaited<ReturnType<typeof mountApp>>} app
 * @param {Corpus} corpus
 */
function stay(app, { address }) {
  const later = self.requestIdleCallback ?? ((/** @type {() => void} */ work) => setTimeout(work, 500));
  later(() => {
    void keepOffline().then((kept) => kept && app.keptOffline());
    void watchForUpdates(address, app.siteChanged);
  });
}

/** @param {HTMLElement} root @param {ReturnType<typeof startLoading>} loading */
async function start(root, loading) {
  const corpus = await loading.corpus;
  const problems = showCorpus(root, corpus);
  const language = loading.language.then(() => settleLanguage(corpus.manifest.language));
  const giveNames = loading.names ?? loadNames();
  const engine = await loading.engine;
  performance.mark('dateline:engine');
  const names = await giveNames(engine);
  performance.mark('dateline:names');
  problems.push(...(names.early ?? []));
  const progress = progressBar(root, t.start.finding);
  problems.push(...(await openSlices(engine, corpus)), ...(await addCorpus(engine, corpus, progress.show)));
  progress.end();
  performance.mark('dateline:analyzed');
  await language;
  const app = await mountApp({ engine, manifest: corpus.manifest, address: corpus.address, root, problems });
  setState('ready');
  stay(app, corpus);
  if (!names.early) {
    problems.push(...(await names.late()));
    await prepare(engine);
    await app.refresh();
  }
  await app.restore();
}

const loading = startLoading();
rootElement().then((root) =>
  start(root, loading).catch((error) => {
    showNotice(root, error instanceof Error ? error.message : String(error));
    setState('failed');
  }),
);
