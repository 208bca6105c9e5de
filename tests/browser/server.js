/**
 * A static server for flows, as a careful host would run it: under a sub-path, with exact types and strict
 * headers, and with a log of everything it was asked for.
 */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.jsonl': 'application/x-ndjson',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
};

/** The headers of a host that isolates its pages. */
export const STRICT = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'geolocation=(), camera=(), microphone=()',
};

/** The headers of a plain host, such as a page in an iframe meets: no CORS, a sniffed type is refused. */
export const PLAIN = { 'X-Content-Type-Options': 'nosniff' };

/** @typedef {{url: string, log: string[], close: () => Promise<void>}} Server */

/**
 * @param {(path: string) => Promise<Buffer | string>} read a file below the sub-path; rejects when there is none
 * @param {{prefix?: string, headers?: Record<string, string>}} [options]
 * @returns {Promise<Server>} `url` ends in a slash
 */
export async function serve(read, { prefix = '/', headers = STRICT } = {}) {
  /** @type {string[]} */
  const log = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    log.push(`${request.method} ${request.url}`);
    try {
      if (!path.startsWith(prefix)) throw new Error('outside');
      const body = await read(path.slice(prefix.length).replace(/(^|\/)$/, '$1index.html'));
      response.writeHead(200, { ...headers, 'Content-Type': TYPES[extname(path) || '.html'] ?? 'text/plain' });
      response.end(body);
    } catch {
      response.writeHead(404, { ...headers, 'Content-Type': 'text/plain' });
      response.end('not found');
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}${prefix}`,
    log,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** @param {string} root ends in a slash @returns {(path: string) => Promise<Buffer>} */
export const folder = (root) => (path) =>
  path.split('/').includes('..') ? Promise.reject(new Error('outside')) : readFile(root + path);
