/**
 * Starts the optimized engine once and asks what is open: `node scripts/try-wasm.mjs GLUE_DIR`.
 */
import { readFile } from 'node:fs/promises';
import { runInThisContext } from 'node:vm';

const [glueDir] = process.argv.slice(2);
const glue = await readFile(`${glueDir}/dateline.js`, 'utf8');
const wasm_bindgen = runInThisContext(`${glue}\nwasm_bindgen`);
await wasm_bindgen({ module_or_path: await readFile(`${glueDir}/dateline_bg.wasm`) });
const { op } = new wasm_bindgen.Engine().request({ op: 'overview' });
if (op !== 'overview') throw new Error('the optimized engine does not answer');
