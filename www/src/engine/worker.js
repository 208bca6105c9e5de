/** A module in a worker of its own: the ordinary case. */
import { startWorker } from './trusted.js';

/** @import {Port} from './types.js' */

/**
 * @param {() => import('./types.js').Host} [host] one self-contained function that the build makes from a module's
 *   glue and its host; by default the engine's
 * @returns {Port}
 * @throws where workers do not exist or the browser refuses this one at once
 */
export function workerPort(host = datelineEngine) {
  const worker = startWorker(`(${String(host)})().listen(self)`);
  /** @type {Port} */
  const port = {
    mode: 'worker',
    post: (message, transfer = []) => worker.postMessage(message, transfer),
    onanswer: () => {},
    ondeath: () => {},
    close: () => worker.terminate(),
  };
  worker.onmessage = ({ data }) => port.onanswer(data);
  worker.onmessageerror = () => port.ondeath('an answer could not be read');
  worker.onerror = (event) => {
    // Reported to the console by the client, once, with what it does about it.
    event.preventDefault();
    port.ondeath(event.message || 'its worker could not start');
  };
  return port;
}
