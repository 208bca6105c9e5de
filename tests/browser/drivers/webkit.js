/**
 * WebKitGTK: WebKitWebDriver and MiniBrowser on a virtual display, driven over plain WebDriver. It has no
 * console and no preload scripts; what a flow has to see comes from a prelude in the page. See `index.js`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';

/** @import {Browser, Frame, Tab, TabOptions} from './index.js' */

/** The name under which WebDriver hands over an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** @type {Record<string, string>} WebDriver's code points for keys that type nothing */
const KEYS = {
  Enter: '\uE007',
  Tab: '\uE004',
  Escape: '\uE00C',
  Backspace: '\uE003',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Home: '\uE011',
  End: '\uE010',
};

/** How long to wait for a page, in milliseconds: much, so that a busy machine fails nothing. */
const PATIENCE = 30_000;

/** Root may not use the sandbox, and there is no graphics card. */
const ENVIRONMENT = {
  WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
  WEBKIT_DISABLE_DMABUF_RENDERER: '1',
  LIBGL_ALWAYS_SOFTWARE: '1',
  GDK_BACKEND: 'x11',
};

/** @param {number} milliseconds */
const sleep = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** @returns {Promise<number>} a port that nobody uses right now */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}

/** @typedef {(method: string, path: string, body?: object) => Promise<any>} Call */

/** @param {string} base @returns {Call} */
function client(base) {
  return async (method, path, body) => {
    // The timeout is the driver's own: a page that is merely slow is waited for in many short calls.
    const signal = AbortSignal.timeout(PATIENCE);
    const init = body ? { method, signal, body: JSON.stringify(body) } : { method, signal };
    const { value } = /** @type {any} */ (await (await fetch(base + path, init)).json());
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
}

/**
 * @param {Call} call bound to a session
 * @param {object | null} element the iframe to look into, or the page itself
 * @returns {Frame}
 */
function asFrame(call, element) {
  /** The session has one current frame, so each command says where it belongs. */
  const enter = () => call('POST', '/frame', { id: element });
  const leave = () => (element ? call('POST', '/frame', { id: null }) : undefined);
  /** @type {Frame} */
  const frame = {
    evaluate: async (fn, ...args) => {
      if (element) await enter();
      // The page's answer comes through a callback; what it throws is thrown here again.
      const script = `const done = arguments[arguments.length - 1];
        Promise.resolve().then(() => (${fn})(...arguments[0]))
          .then((value) => done({ value }), (error) => done({ error: String(error) }))`;
      const answer = await call('POST', '/execute/async', { script, args: [args] });
      await leave();
      if (answer.error) throw new Error(answer.error);
      return answer.value;
    },
    until: async (fn, ...args) => {
      for (const end = Date.now() + PATIENCE; Date.now() < end; await sleep(20)) {
        if (await frame.evaluate(fn, ...args)) return;
      }
      throw new Error(`waited in vain for ${fn}`);
    },
    click: async (selector) => {
      await frame.until((wanted) => document.querySelector(wanted), selector);
      if (element) await enter();
      const found = await call('POST', '/element', { using: 'css selector', value: selector });
      await call('POST', `/element/${found[ELEMENT]}/click`, {});
      await leave();
    },
  };
  return frame;
}

/**
 * @param {Call} driver
 * @param {string} binary
 * @param {TabOptions} options
 * @returns {Promise<Tab>}
 */
async function openTab(driver, binary, options) {
  const browser = { binary, args: ['--automation'] };
  const { sessionId } = await driver('POST', '/session', {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': browser } },
  });
  /** @type {Call} */
  const call = (method, path, body) => driver(method, `/session/${sessionId}${path}`, body);
  await call('POST', '/window/rect', { width: options.width ?? 1440, height: options.height ?? 900 });
  const page = asFrame(call, null);
  let open = true;
  /** @param {string} selector */
  const find = (selector) => call('POST', '/element', { using: 'css selector', value: selector });
  return {
    ...page,
    goto: async (url) => void (await call('POST', '/url', { url })),
    inject: async (source) => void (await call('POST', '/execute/sync', { script: source, args: [] })),
    frame: async (selector) => asFrame(call, await find(selector)),
    type: async (selector, text) => {
      await call('POST', `/element/${(await find(selector))[ELEMENT]}/value`, { text });
    },
    press: async (key) => {
      const value = KEYS[key] ?? key;
      const actions = [{ type: 'keyDown', value }, { type: 'keyUp', value }];
      await call('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
    messages: () => page.evaluate(() => /** @type {any} */ (globalThis).__noted ?? ['error: no prelude']),
    requests: () => page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name)),
    screenshot: async (path) => writeFile(path, Buffer.from(await call('GET', '/screenshot'), 'base64')),
    close: async () => {
      if (!open) return;
      open = false;
      await call('DELETE', '');
    },
  };
}

/** @param {Call} driver */
async function ready(driver) {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await sleep(50)) {
    const status = await driver('GET', '/status').catch(() => null);
    if (status?.ready) return;
  }
  throw new Error('WebKitWebDriver did not come up');
}

/**
 * @param {{driver: string, display: string, browser: string}} programs
 * @returns {Promise<Browser>}
 */
export async function launch({ driver, display, browser }) {
  const screen = spawn(display, ['-displayfd', '1', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const number = await createInterface({ input: screen.stdout })[Symbol.asyncIterator]().next();
  const port = await freePort();
  const process_ = spawn(driver, [`--port=${port}`], {
    env: { ...process.env, ...ENVIRONMENT, DISPLAY: `:${number.value}` },
    stdio: 'ignore',
  });
  const call = client(`http://127.0.0.1:${port}`);
  const close = async () => {
    process_.kill();
    screen.kill();
  };
  try {
    await ready(call);
  } catch (error) {
    await close();
    throw error;
  }
  return { name: 'webkit', version: 'WebKitGTK', preludeBy: 'file', open: (options = {}) => openTab(call, browser, options), close };
}
