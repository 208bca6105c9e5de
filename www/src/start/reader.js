/** Opens the fuller reader of files, when the first one arrives that needs it. */
import { inlinePort } from '../engine/inline.js';
import { loadReader } from '../engine/load.js';
import { firstPort } from '../engine/ports.js';
import { workerPort } from '../engine/worker.js';

/** @returns {Promise<import('../engine/types.js').Port>} its host, started in a worker of its own where one can */
export async function openReader() {
  const { host, wasm } = await loadReader();
  return firstPort([() => workerPort(host), () => inlinePort(host())], wasm);
}
