/**
 * Puts the page together: `node scripts/bundle.mjs GLUE_DIR` reads the glue and the optimized wasm from
 * GLUE_DIR and writes `pkg/`.
 *
 * `pkg/dateline.js` is one classic script: the function `datelineEngine` (glue and `host.js`), then the page.
 * The worker is started from that function's source, and the page calls it where no worker starts, so the
 * engine's code is in the file once. `pkg/reader.js` is the fuller reader of files in the same form, with its wasm.
 */
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { payloadScript, readerScript } from '../www/src/engine/payload.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PKG = `${ROOT}pkg/`;

/** Browsers of 2023 and later: the first with all of import-free workers, DecompressionStream and dialog. */
const TARGET = ['chrome112', 'firefox115', 'safari16.4'];

/**
 * Takes the indentation out of templates, which a minifier must leave alone: to HTML it is one space. Nothing else in
 * the page's source means anything by spaces at the start of a line.
 * @type {import('esbuild').Plugin}
 */
const unindent = {
  name: 'unindent',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]www[\\/]src[\\/].*\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(/\n[ \t]+/g, '\n'),
      loader: 'js',
    })),
};

/** @param {import('esbuild').BuildOptions} options @returns {Promise<string>} the bundled text */
async function bundle(options) {
  const result = await build({
    absWorkingDir: ROOT,
    bundle: true,
    minify: true,
    target: TARGET,
    charset: 'utf8',
    legalComments: 'eof',
    plugins: [unindent],
    write: false,
    logLevel: 'warning',
    ...options,
  });
  return result.outputFiles?.[0]?.text ?? '';
}

/**
 * @param {string} name
 * @param {string} glue the generated script, which defines `wasm_bindgen`
 * @param {string} entry the module that makes a host of it
 */
async function hostFunction(name, glue, entry) {
  const host = await bundle({ entryPoints: [entry], format: 'iife', globalName: 'host' });
  const source = `function ${name}(){${glue}\n${host}\nreturn host.createHost(wasm_bindgen)}`;
  // Not bundled: the function has to stay one self-contained piece whose source can be sent to a worker.
  return bundle({ stdin: { contents: source, loader: 'js' }, bundle: false });
}

/** What the engine reads after the first list is on screen, and the notice that goes with it. */
const DATA = ['src/annotate/model/names.bin', 'src/annotate/model/NOTICE'];

/** The languages beside English: each becomes a script of its own that leaves its words for the page. */
async function languages() {
  const names = (await readdir(`${ROOT}www/src/languages`)).filter((name) => /^[a-z]{2,3}\.js$/.test(name));
  return Promise.all(
    names.map(async (name) => {
      const contents = `import words from './www/src/languages/${name}';((self.datelinePayload??={}).words??={})['${name.slice(0, -3)}']=words;`;
      return { name, text: await bundle({ stdin: { contents, resolveDir: ROOT, loader: 'js' }, format: 'iife' }) };
    }),
  );
}

/** What lies beside the page as written, in a site at its top. */
const BESIDE = ['sw.js', 'embed.js', 'resize.js', 'card.png'];

/** For script payloads. Level 9 without a time stamp: the same bytes give the same text. @param {Buffer} bytes */
const packed = (bytes) => gzipSync(bytes, { level: 9 }).toString('base64');

/** The fuller reader as one script. @param {string} glueDir @param {string[]} files */
async function reader(glueDir, files) {
  const glue = await readFile(`${glueDir}/reader.js`, 'utf8');
  const host = await hostFunction('datelineReader', glue, 'www/src/engine/reader-host.js');
  const wasm = packed(await readFile(`${glueDir}/reader_bg.wasm`));
  return readerScript(host.trim(), wasm, files);
}

/** @param {string} glueDir */
async function write(glueDir) {
  const glue = await readFile(`${glueDir}/dateline.js`, 'utf8');
  const wasm = await readFile(`${glueDir}/dateline_bg.wasm`);
  const engine = await hostFunction('datelineEngine', glue, 'www/src/engine/host.js');
  const page = await bundle({ entryPoints: ['www/src/main.js'], format: 'iife' });
  const style = await bundle({ entryPoints: ['www/styles/main.css'], loader: { '.svg': 'dataurl' } });
  const data = await Promise.all(DATA.map(async (from) => ({ name: basename(from), bytes: await readFile(ROOT + from) })));
  const payload = Object.fromEntries(data.map(({ name, bytes }) => [name, packed(bytes)]));
  const spoken = await languages();
  for (const folder of ['data', 'lang']) await mkdir(`${PKG}${folder}`, { recursive: true });
  /** Every file that a site has under `pkg/`. @type {Record<string, string | Buffer>} */
  const files = {
    'dateline.js': engine + page,
    'dateline.css': style,
    ...Object.fromEntries(spoken.map(({ name, text }) => [`lang/${name}`, text])),
  };
  const beside = await Promise.all(BESIDE.map(async (name) => [`../${name}`, await readFile(`${ROOT}www/${name}`)]));
  // What a page opened from disk cannot read of itself; the rest it has as payloads.
  const shell = Object.fromEntries([...Object.entries(files), ...beside].map(([name, text]) => [name, packed(Buffer.from(text))]));
  Object.assign(files, {
    'dateline_bg.wasm': wasm,
    'engine.js': payloadScript('engine', packed(wasm)),
    'data.js': payloadScript('data', payload),
    'shell.js': payloadScript('shell', shell),
    ...Object.fromEntries(data.map(({ name, bytes }) => [`data/${name}`, bytes])),
  });
  const all = [...Object.keys(files), 'reader.js', ...beside.map(([name]) => String(name))];
  files['reader.js'] = await reader(glueDir, all.sort());
  files['dateline.d.ts'] = await readFile(`${glueDir}/dateline.d.ts`);
  await Promise.all(Object.entries(files).map(([name, content]) => writeFile(PKG + name, content)));
}

const [glueDir] = process.argv.slice(2);
if (!glueDir) {
  console.error('usage: node scripts/bundle.mjs GLUE_DIR');
  process.exitCode = 2;
} else {
  await write(glueDir);
}
