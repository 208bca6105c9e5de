// How long a comparison takes beside others, in one run: `node benches/peers/time.mjs GLUE_DIR [WORDS ...]`.
//
// Ours is the whole answer the page gets: sentences aligned, words compared, names, quotes, figures and days set
// against each other, everything carried to JavaScript. The others get words and give edits, nothing more.
// GLUE_DIR holds the engine with its glue, as `scripts/build-pkg` leaves it in `target/pkg`.
import { readFile } from 'node:fs/promises';
import { runInThisContext } from 'node:vm';

const [glueDir = 'target/pkg', ...sizes] = process.argv.slice(2);

/** @param {string} name @returns {Promise<any>} the package, or null with a line that says so */
const peer = (name) =>
  import(name).catch(() => (console.log(`${name} skipped: run \`npm install\` in benches/peers`), null));

/** Numbers that look random and are the same everywhere. */
let seed = 7n;
const below = (/** @type {number} */ limit) => {
  seed = (seed * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
  return Number((seed >> 33n) % BigInt(limit));
};
// Letters only, so that what is measured is comparing and not the reading of thousands of made-up figures.
const word = () => [...below(below(30_000) + 1).toString(26)].map((digit) => 'bcdfghklmnoprstvwzaeiouyxjq'[parseInt(digit, 26)]).join('') || 'a';
const sentence = () => {
  const text = Array.from({ length: 12 + below(17) }, word).join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
};

/** A text against its edit: a tenth of the sentences cut, a fifth with a word more, one block moved. @param {number} words */
function pair(words) {
  const a = Array.from({ length: words / 20 }, sentence);
  const b = a.flatMap((text, at) => (at % 10 === 3 ? [] : at % 10 === 5 || at % 10 === 8 ? [text.replace(' ', ' otherwise ')] : [text]));
  b.push(...b.splice(10, 5));
  return [a.join(' '), b.join(' ')];
}

/** Median of three after one to warm up; one run where a run takes seconds. @param {() => void} run */
function milliseconds(run) {
  const timed = () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  };
  const first = timed();
  if (first > 2000) return first;
  return [timed(), timed(), timed()].sort((x, y) => x - y)[1] ?? first;
}

const glue = await readFile(`${glueDir}/dateline.js`, 'utf8');
const bindgen = runInThisContext(`(() => {${glue}\nreturn wasm_bindgen})()`);
await bindgen({ module_or_path: await readFile(`${glueDir}/dateline_bg.wasm`) });
const [diff, matchPatch, fast] = [await peer('diff'), await peer('diff-match-patch'), await peer('fast-myers-diff')];

/** Every word as one character, as diff-match-patch's own guide to word mode does it. @param {string} a @param {string} b */
function matchPatchWords(a, b) {
  /** @type {Map<string, string>} */ const codes = new Map();
  const coded = (/** @type {string} */ text) =>
    text
      .split(' ')
      .map((one) => codes.get(one) ?? (codes.set(one, String.fromCodePoint(codes.size + 0x100 + (codes.size > 0xd600 ? 0x1000 : 0))), codes.get(one)))
      .join('');
  const engine = new matchPatch.default();
  engine.Diff_Timeout = 0;
  engine.diff_main(coded(a), coded(b), false);
}

for (const words of (sizes.length ? sizes : ['2000', '20000', '100000']).map(Number)) {
  const [a = '', b = ''] = pair(words);
  const engine = new bindgen.Engine();
  const lines = [a, b].map((articleBody, at) => JSON.stringify({ id: 'ab'[at], articleBody })).join('\n');
  engine.add('articles', 'pair.jsonl', new TextEncoder().encode(`${lines}\n`));
  engine.request({ op: 'overview' });
  const found = engine.request({ op: 'compare', ids: ['a', 'b'], typography: false });
  const both = found.rows.filter((/** @type {{of: number[][]}} */ row) => row.of.every((units) => units.length)).length;
  if (both < words / 25) throw new Error(`only ${both} sentences were aligned`);
  const times = { dateline: milliseconds(() => engine.request({ op: 'compare', ids: ['a', 'b'], typography: false })) };
  if (diff) Object.assign(times, { jsdiff: milliseconds(() => diff.diffWords(a, b)) });
  if (matchPatch) Object.assign(times, { 'diff-match-patch': milliseconds(() => matchPatchWords(a, b)) });
  if (fast) Object.assign(times, { 'fast-myers-diff': milliseconds(() => [...fast.diff(a.split(' '), b.split(' '))]) });
  console.log(`${words} words: ${Object.entries(times).map(([name, time]) => `${name} ${time.toFixed(1)} ms`).join(', ')}`);
  engine.free();
}
