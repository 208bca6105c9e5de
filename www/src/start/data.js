/**
 * The model that finds names. It is fetched once the first list is on screen; where it takes long, the articles are
 * analyzed without it first, and once more when it is there.
 */
import { loadData } from '../engine/load.js';

/** @import {Engine} from '../engine/types.js' */

/** How long the first analysis waits, in milliseconds: on a near server the model is there by then. */
const PATIENCE = 1000;

/**
 * @param {Engine} engine
 * @param {Promise<Uint8Array>} model
 * @returns {Promise<string[]>} a sentence where it could not be loaded or used
 */
async function give(engine, model) {
  try {
    await engine.add({ kind: 'names', name: 'names.bin', text: await model });
    return [];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [`Names are found by lists and context alone, because the name model could not be used. ${reason}`];
  }
}

/**
 * Begins to load the model.
 * @returns {(engine: Engine) => Promise<{early: string[] | null, late: () => Promise<string[]>}>} gives it to an
 *   engine: `early` are the problems where it came in time, else null; then `late` waits for it.
 */
export function loadNames() {
  const model = loadData('names.bin');
  // Looked at later; until then a failure must not count as unhandled.
  model.catch(() => {});
  return async (engine) => {
    const given = give(engine, model);
    const patience = new Promise((/** @type {(value: null) => void} */ resolve) => setTimeout(resolve, PATIENCE, null));
    return { early: await Promise.race([given, patience]), late: () => given };
  };
}
