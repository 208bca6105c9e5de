/**
 * One small interface over three engines: Chromium and Firefox through puppeteer-core, WebKitGTK through
 * its own WebDriver. Only what flows need is in it; flows never see which engine they drive.
 */
import { existsSync, readdirSync } from 'node:fs';
import { launch as launchPuppeteer } from './puppeteer.js';
import { launch as launchWebKit } from './webkit.js';

/**
 * A document in a tab: the page itself or one of its frames.
 * @typedef {object} Frame
 * @property {<A extends any[], T>(fn: (...args: A) => T, ...args: A) => Promise<Awaited<T>>} evaluate
 *   runs a self-contained function in the page; arguments and result are JSON
 * @property {<A extends any[]>(fn: (...args: A) => unknown, ...args: A) => Promise<void>} until
 *   waits until the function gives something truthy, half a minute at most
 * @property {(selector: string) => Promise<void>} click waits for the element, then clicks it as a user does
 */

/**
 * @typedef {object} TabParts
 * @property {(url: string) => Promise<void>} goto
 * @property {(source: string) => Promise<void>} inject runs a library's source in the page, past its policy
 * @property {(selector: string) => Promise<Frame>} frame the document inside an iframe
 * @property {(selector: string, text: string) => Promise<void>} type
 * @property {(key: string) => Promise<void>} press a key by its DOM name: `Enter`, `Escape`, `ArrowDown`, `Tab`
 * @property {() => Promise<string[]>} messages everything the console got, and what the policy refused
 * @property {() => Promise<string[]>} requests addresses the page asked for, as far as the engine tells
 * @property {(path: string, fullPage?: boolean) => Promise<void>} screenshot
 * @property {() => Promise<void>} close may be called again
 */
/** @typedef {Frame & TabParts} Tab */

/**
 * @typedef {object} TabOptions
 * @property {number} [width] 1440 unless given
 * @property {number} [height] 900 unless given
 * @property {'light' | 'dark'} [scheme] Chromium and Firefox only
 * @property {string} [prelude] source that runs before the page's own scripts, where `preludeBy` is `protocol`
 */

/**
 * @typedef {object} Browser
 * @property {'chromium' | 'firefox' | 'webkit'} name
 * @property {string} version
 * @property {'protocol' | 'file'} preludeBy whether a prelude can be given to `open` or has to be in the page
 * @property {(options?: TabOptions) => Promise<Tab>} open a tab with storage of its own
 * @property {() => Promise<void>} close
 */

/** @param {string[]} names @returns {string | undefined} the first that is in PATH */
function program(...names) {
  const folders = (process.env['PATH'] ?? '').split(':');
  return names.flatMap((name) => folders.map((folder) => `${folder}/${name}`)).find((path) => existsSync(path));
}

/** WebKitGTK's test browser lies outside PATH. @returns {string | undefined} */
function miniBrowser() {
  const libraries = '/usr/lib';
  const folders = existsSync(libraries) ? readdirSync(libraries) : [];
  return folders
    .flatMap((folder) => ['4.1', '6.0'].map((api) => `${libraries}/${folder}/webkit2gtk-${api}/MiniBrowser`))
    .find((path) => existsSync(path));
}

/**
 * What starts an engine here.
 * @param {Browser['name']} name
 * @returns {(() => Promise<Browser>) | null} nothing when it is not installed
 */
export function finder(name) {
  if (name === 'webkit') {
    const [driver, display, browser] = [program('WebKitWebDriver'), program('Xvfb'), miniBrowser()];
    return driver && display && browser ? () => launchWebKit({ driver, display, browser }) : null;
  }
  const path =
    name === 'chromium'
      ? program('chromium', 'chromium-browser', 'google-chrome')
      : program('firefox-esr', 'firefox');
  return path ? () => launchPuppeteer(name, path) : null;
}
