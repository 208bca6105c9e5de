/**
 * Starts the optimized modules once: asks the engine what is open, gives the reader a page, and the engine what
 * the reader made of it. `node scripts/try-wasm.mjs GLUE_DIR`.
 */
import { readFile } from 'node:fs/promises';
import { runInThisContext } from 'node:vm';

const [glueDir] = process.argv.slice(2);

/** @param {string} name @returns {Promise<any>} the module's exports, started */
async function started(name) {
  const glue = await readFile(`${glueDir}/${name}.js`, 'utf8');
  const wasm_bindgen = runInThisContext(`(() => {${glue}\nreturn wasm_bindgen})()`);
  await wasm_bindgen({ module_or_path: await readFile(`${glueDir}/${name}_bg.wasm`) });
  return wasm_bindgen;
}

const { Reader } = await started('reader');
const page = '<html><article><h1>Bridge reopens</h1><p>The bridge over the river reopened on Tuesday, the city said.</p>';
const piece = new Reader('bridge.html', new TextEncoder().encode(page)).next();
const engine = new (await started('dateline')).Engine();
if (engine.add('reading', 'bridge.html', piece).articles !== 1) throw new Error('the optimized reader does not read');
if (engine.request({ op: 'overview' }).articles !== 1) throw new Error('the optimized engine does not answer');
