/**
 * The engine on the page itself, where no worker can start: some embedding apps, some old browsers with
 * `file://`. Each message is answered in a task of its own, so the page stays usable between them.
 */

/** @import {Host, Message, Port, ReaderMessage} from './types.js' */

/**
 * @param {Host} [host] for tests; by default the one inside the page's script
 * @param {() => Promise<void>} [pause] lets the page work between two messages
 * @returns {Port}
 */
export function inlinePort(host = datelineEngine(), pause = () => new Promise((done) => setTimeout(done))) {
  let open = true;
  let last = Promise.resolve();
  /** @param {Message | ReaderMessage} message */
  async function step(message) {
    await pause();
    if (!open) return;
    const answer = await host.answer(message);
    if (open) port.onanswer(answer);
  }
  /** @type {Port} */
  const port = {
    mode: 'inline',
    post: (message) => {
      last = last.then(() => step(message));
    },
    onanswer: () => {},
    ondeath: () => {},
    close: () => {
      open = false;
    },
  };
  return port;
}
