/**
 * Runs flows: short stories of a reader at the page, told once and run in three engines. After each flow
 * the console must be empty and nothing may have been asked of another origin; a flow that provokes
 * messages says which it expects.
 */
import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { finder } from './drivers/index.js';
import { preludeSource } from './prelude.js';
import { PLAIN, STRICT, folder, serve } from './server.js';

/** @import {Browser, Frame, Tab, TabOptions} from './drivers/index.js' */
/** @import {PreludeOptions} from './prelude.js' */

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Where a site lies, on a server or on disk: deep, and with letters that need escaping. */
const SUBPATH = '/readers/news%20site/';

/**
 * @typedef {object} OpenOptions
 * @property {'http' | 'plain' | 'file' | 'frame' | 'site'} [from] served under a sub-path with strict headers (the
 *   default) or with few, opened from disk, in an iframe with `sandbox="allow-scripts"`, or laid out as
 *   `dateline build` does it
 * @property {string} [query] with its question mark
 * @property {string} [fragment] with its hash
 * @property {Record<string, string | null>} [files] instead of those in the repository; `null` takes one away
 * @property {string[]} [expects] patterns of messages that this flow provokes
 * @property {boolean} [provokes] the flow itself asks for other origins
 */

/**
 * @typedef {object} Stage what a flow gets
 * @property {Browser['name']} engine
 * @property {(options?: OpenOptions & TabOptions & PreludeOptions) => Promise<Tab>} open opens the page in a new tab
 * @property {(tab: Tab) => Promise<Frame>} framed the page inside the iframe of a tab opened `from: 'frame'`
 * @property {() => Promise<void>} disconnect takes every server away
 * @property {(work: () => void | Promise<void>) => void} later runs when the flow is over
 */

/** @typedef {(stage: Stage) => Promise<void>} Flow */

/** @type {{name: string, flow: Flow, engines: Browser['name'][]}[]} */
const flows = [];

/**
 * Declares a flow.
 * @param {string} name what the reader can rely on, as a sentence
 * @param {Flow} flow
 * @param {Browser['name'][]} [engines] where it makes sense; everywhere unless given
 */
export function flow(name, flow, engines = ['chromium', 'firefox', 'webkit']) {
  flows.push({ name, flow, engines });
}

/** A page that embeds the explorer and trusts it with nothing but scripts. */
const FRAME =
  '<!doctype html><meta charset="utf-8"><title>host</title><link rel="icon" href="data:,">' +
  '<iframe sandbox="allow-scripts" src="www/index.html" width="800" height="600"></iframe>';

/** @param {string} html @param {string} address */
const withScript = (html, address) =>
  html.replace('<meta charset="utf-8">', `$&<script src="${address}"></script>`);

/**
 * The files of the page as a flow wants them.
 * @param {OpenOptions} options
 * @param {string} prelude source to put into the page, or nothing
 * @returns {(path: string) => Promise<Buffer | string>}
 */
function reader({ from, files = {} }, prelude) {
  const onDisk = folder(ROOT);
  return async (path) => {
    if (prelude && path.endsWith('__prelude.js')) return prelude;
    const host = files['__frame.html'] ?? FRAME;
    if (path === '__frame.html') return prelude ? withScript(host, '__prelude.js') : host;
    const source = from === 'site' && !path.startsWith('pkg/') ? `www/${path}` : path;
    const replaced = files[source];
    if (replaced === null) throw new Error('taken away');
    let body = replaced ?? (await onDisk(source));
    if (from === 'site' && path === 'index.html') body = String(body).replaceAll('../pkg/', 'pkg/');
    return prelude && path.endsWith('index.html') ? withScript(String(body), '__prelude.js') : body;
  };
}

/**
 * Copies the page to a folder of its own, as a reader who downloaded it has it.
 * @param {OpenOptions} options
 * @param {string} prelude
 * @param {Stage['later']} later
 */
async function onDisk(options, prelude, later) {
  const top = await mkdtemp(join(tmpdir(), 'dateline-'));
  later(() => rm(top, { recursive: true }));
  const site = join(top, 'my downloads é');
  for (const part of ['www', 'pkg']) await cp(ROOT + part, join(site, part), { recursive: true });
  const read = reader(options, prelude);
  const changed = [...Object.keys(options.files ?? {}), 'www/index.html', ...(prelude ? ['www/__prelude.js'] : [])];
  for (const path of changed) {
    await mkdir(dirname(join(site, path)), { recursive: true });
    await read(path).then(
      (body) => writeFile(join(site, path), body),
      () => rm(join(site, path)),
    );
  }
  return pathToFileURL(join(site, 'www/index.html')).href;
}

/**
 * @param {OpenOptions} options
 * @param {string} prelude
 * @param {Stage['later']} later
 * @param {(() => Promise<void>)[]} servers takes the way to close the one that was started
 * @returns {Promise<string>} the address of the page without query and fragment
 */
async function place(options, prelude, later, servers) {
  const { from = 'http' } = options;
  if (from === 'file') return onDisk(options, prelude, later);
  const headers = from === 'frame' || from === 'plain' ? PLAIN : STRICT;
  const server = await serve(reader(options, prelude), { prefix: decodeURIComponent(SUBPATH), headers });
  /** @type {Promise<void> | null} */ let closed = null;
  const close = () => (closed ??= server.close());
  servers.push(close);
  later(close);
  const base = server.url.replace(decodeURIComponent(SUBPATH), SUBPATH);
  return base + { http: 'www/', plain: 'www/', site: '', frame: '__frame.html' }[from];
}

/** @param {string[]} messages @param {string[]} expects */
const unexpected = (messages, expects) =>
  messages.filter((message) => !expects.some((pattern) => new RegExp(pattern).test(message)));

/** @param {string} address @param {string} own */
const isElsewhere = (address, own) =>
  !/^(blob|data|about|moz-extension):/.test(address) && new URL(address).host !== new URL(own).host;

/** @param {Tab} tab @returns {Promise<string[]>} */
const notedInFrame = async (tab) =>
  (await tab.frame('iframe')).evaluate(() => /** @type {any} */ (globalThis).__noted);

/** @param {Browser} browser @param {Flow} flow */
async function run(browser, flow) {
  /** @type {(() => void | Promise<void>)[]} */ const cleanup = [];
  /** @type {(() => Promise<void>)[]} */ const checks = [];
  /** @type {(() => Promise<void>)[]} */ const servers = [];
  /** @type {Stage} */
  const stage = {
    engine: browser.name,
    disconnect: async () => void (await Promise.all(servers.map((close) => close()))),
    later: (work) => void cleanup.unshift(work),
    open: async (options = {}) => {
      const { without, workerSource, expects = [] } = options;
      const inPage = browser.preludeBy === 'file';
      const prelude = preludeSource({ ...(without && { without }), ...(workerSource && { workerSource }), console: inPage });
      const url = await place(options, inPage ? prelude : '', stage.later, servers);
      const tab = await browser.open({ ...options, prelude });
      stage.later(tab.close);
      checks.push(async () => {
        const messages = [...(await tab.messages()), ...(options.from === 'frame' ? await notedInFrame(tab) : [])];
        assert.deepEqual(unexpected(messages, expects), [], 'the console has to be empty');
        const elsewhere = (await tab.requests()).filter((address) => isElsewhere(address, url));
        if (!options.provokes) assert.deepEqual(elsewhere, [], 'nothing may be asked of another origin');
      });
      await tab.goto(url + (options.query ?? '') + (options.fragment ?? ''));
      return tab;
    },
    framed: (tab) => tab.frame('iframe'),
  };
  try {
    await flow(stage);
    for (const check of checks) await check();
  } finally {
    for (const work of cleanup) await work();
  }
}

/**
 * Runs every declared flow in one engine, as tests of node's runner.
 * @param {Browser['name']} name
 */
export function runFlows(name) {
  const launch = finder(name);
  const wanted = flows.filter((entry) => entry.engines.includes(name));
  describe(name, { concurrency: false }, () => {
    if (!launch) {
      if (process.env['CI'] === 'true') test(`${name} is installed`, () => assert.fail(`${name} is missing`));
      else for (const entry of wanted) test(entry.name, { skip: `${name} is not installed` });
      return;
    }
    /** @type {Browser} */ let browser;
    before(async () => {
      browser = await launch();
    });
    after(() => browser?.close());
    /** A driver that does not answer at all says nothing about the page: it is started anew, once. @param {Flow} flow */
    const runAnswered = async (flow) => {
      try {
        await run(browser, flow);
      } catch (error) {
        if (!(error instanceof DOMException && error.name === 'TimeoutError')) throw error;
        await browser.close();
        browser = await launch();
        await run(browser, flow);
      }
    };
    for (const entry of wanted) test(entry.name, { timeout: 150_000 }, () => runAnswered(entry.flow));
  });
}

/** The text of a file of the repository, to change a word of it. @param {string} path */
export const repositoryFile = (path) => readFile(ROOT + path, 'utf8');
