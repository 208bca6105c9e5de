/** Asks axe-core what a page does wrong for readers with assistive technology. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** @import {Tab} from './drivers/index.js' */

const SOURCE = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'));

/**
 * @param {Tab} tab
 * @returns {Promise<string[]>} one line per violation: rule, what it wants, first place
 */
export async function violations(tab) {
  await tab.inject(await readFile(SOURCE, 'utf8'));
  return tab.evaluate(async () => {
    const { violations } = await /** @type {any} */ (globalThis).axe.run(document);
    return violations.map(
      (/** @type {any} */ found) => `${found.id}: ${found.help} (${found.nodes.length}: ${found.nodes[0]?.html})`,
    );
  });
}
