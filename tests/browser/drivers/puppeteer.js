/**
 * Chromium and Firefox, both through puppeteer-core: Chromium over its own protocol, Firefox over
 * WebDriver BiDi (no geckodriver). See `index.js` for the interface.
 */
import puppeteer from 'puppeteer-core';

/** @import {Browser, Frame, Tab, TabOptions} from './index.js' */

/** Flags that keep Chromium quiet: no sandbox for root, nothing fetched in the background. */
const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/** How long to wait for a page, in milliseconds: much, so that a busy machine fails nothing. */
const PATIENCE = 30_000;

/** A file on disk may read nothing but itself: Firefox's own default, which the driver turns off. */
const FIREFOX_PREFERENCES = { 'security.fileuri.strict_origin_policy': true };

/** @param {import('puppeteer-core').Frame | import('puppeteer-core').Page} target @returns {Frame} */
function asFrame(target) {
  return {
    evaluate: (fn, ...args) => /** @type {any} */ (target).evaluate(fn, ...args),
    until: async (fn, ...args) => {
      await /** @type {any} */ (target).waitForFunction(fn, { timeout: PATIENCE, polling: 20 }, ...args);
    },
    click: async (selector) => {
      const element = await target.waitForSelector(selector, { timeout: PATIENCE });
      await element?.click();
    },
  };
}

/**
 * @param {import('puppeteer-core').Browser} browser
 * @param {TabOptions} options
 * @returns {Promise<Tab>}
 */
async function openTab(browser, options) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  /** @type {string[]} */ const messages = [];
  /** @type {string[]} */ const requests = [];
  page.on('console', (message) => void messages.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => void messages.push(`error: ${String(error)}`));
  page.on('request', (request) => void requests.push(request.url()));
  if (options.prelude) await page.evaluateOnNewDocument(options.prelude);
  await page.setViewport({ width: options.width ?? 1440, height: options.height ?? 900 });
  if (options.scheme) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: options.scheme }]);
  }
  return {
    ...asFrame(page),
    goto: async (url) => void (await page.goto(url, { waitUntil: 'load', timeout: PATIENCE })),
    inject: async (source) => void (await page.evaluate(`${source}\n;undefined`)),
    frame: async (selector) => {
      const element = await page.waitForSelector(selector, { timeout: PATIENCE });
      const frame = await element?.contentFrame();
      if (!frame) throw new Error(`${selector} holds no frame`);
      return asFrame(frame);
    },
    type: async (selector, text) => page.type(selector, text),
    press: async (key) => page.keyboard.press(/** @type {import('puppeteer-core').KeyInput} */ (key)),
    messages: async () => {
      const noted = await page.evaluate(() => /** @type {any} */ (globalThis).__noted ?? []);
      return [...messages, ...noted];
    },
    requests: async () => [...requests],
    screenshot: async (path, fullPage = false) => {
      await page.screenshot({ path: /** @type {`${string}.png`} */ (path), fullPage });
    },
    close: async () => {
      if (!context.closed) await context.close();
    },
  };
}

/**
 * @param {'chromium' | 'firefox'} name
 * @param {string} executablePath
 * @returns {Promise<Browser>}
 */
export async function launch(name, executablePath) {
  const browser =
    name === 'chromium'
      ? await puppeteer.launch({ browser: 'chrome', executablePath, headless: true, args: CHROMIUM_FLAGS })
      : await puppeteer.launch({
          browser: 'firefox',
          executablePath,
          headless: true,
          extraPrefsFirefox: FIREFOX_PREFERENCES,
        });
  return {
    name,
    preludeBy: 'protocol',
    version: await browser.version(),
    open: (options = {}) => openTab(browser, options),
    close: () => browser.close(),
  };
}
