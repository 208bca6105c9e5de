/**
 * The hash of everything that decides what is in `pkg/`: `pkg/inputs.sha256` holds the hash of what it was
 * built from, so a test can say when it is stale. Bytes of `pkg/` itself are never compared: another
 * compiler makes other bytes from the same source.
 *
 * `node scripts/inputs.mjs` prints the hash; `--write` stores it, `--check` compares.
 */
import { createHash } from 'node:crypto';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const RECORD = 'pkg/inputs.sha256';

/** What the wasm build and the page build read: files, or folders (ending in a slash). */
const INPUTS = [
  'Cargo.toml',
  'Cargo.lock',
  'package.json',
  'package-lock.json',
  'scripts/build-pkg',
  'scripts/bundle.mjs',
  'src/',
  'tools/pkg/',
  'www/card.png',
  'www/embed.js',
  'www/index.html',
  'www/resize.js',
  'www/sw.js',
  'www/src/',
  'www/styles/',
];

/** Under those, what neither build reads: the command line, types and notes. @param {string} path */
const isLeftOut = (path) =>
  path.startsWith('src/cli/') || path === 'src/main.rs' || path.startsWith('tools/pkg/target/') || /\.(d\.ts|md)$/.test(path);

/** @param {string} input @returns {Promise<string[]>} paths under the root, with `/` on every system */
async function filesOf(input) {
  if (!input.endsWith('/')) return [input];
  const entries = await readdir(ROOT + input, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/').slice(ROOT.length).replace(/^\//, ''));
}

/** A checkout may change line ends; the builds do not care. Files with a zero byte are data and stay as they are.
 * @param {Buffer} bytes */
function normalized(bytes) {
  return bytes.includes(0) ? bytes : Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}

/** @returns {Promise<string>} the hash, in hexadecimal */
export async function inputsHash() {
  const paths = (await Promise.all(INPUTS.map(filesOf))).flat().filter((path) => !isLeftOut(path));
  const hash = createHash('sha256');
  for (const path of paths.sort()) {
    const bytes = normalized(await readFile(ROOT + path));
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

/** @returns {Promise<string | null>} a sentence when `pkg/` is stale */
export async function staleness() {
  const recorded = await readFile(ROOT + RECORD, 'utf8').catch(() => '');
  if (recorded.trim() === (await inputsHash())) return null;
  return 'pkg/ was built from other sources than these: run `make pkg` and commit it.';
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const stale = process.argv.includes('--check') ? await staleness() : null;
  if (process.argv.includes('--write')) await writeFile(ROOT + RECORD, `${await inputsHash()}\n`);
  else if (!process.argv.includes('--check')) console.log(await inputsHash());
  if (stale) {
    console.error(stale);
    process.exitCode = 1;
  }
}
