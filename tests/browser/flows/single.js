/** A site in one file, as `dateline build --single-file` writes it: opened from disk with nothing beside it. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { flow } from '../harness.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** @returns {Promise<string>} the bundled corpus as one page */
async function build() {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-single-'));
  try {
    const out = join(folder, 'page.html');
    const args = ['run', '--quiet', '--locked', '--', 'build', '--quiet', '--single-file', '--out', out];
    await promisify(execFile)('cargo', args, { cwd: ROOT });
    return await readFile(out, 'utf8');
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Built once for all engines. @type {Promise<string> | undefined} */
let built;

/** Nothing else of the site is there. */
const ALONE = Object.fromEntries(
  ['pkg/dateline.js', 'pkg/dateline.css', 'pkg/dateline_bg.wasm', 'pkg/engine.js', 'www/corpus/payload.js'].map(
    (path) => [path, null],
  ),
);

flow('a single file opens from disk with nothing beside it', async ({ open }) => {
  built ??= build();
  const page = await open({ from: 'file', files: { ...ALONE, 'www/index.html': await built } });
  await page.until(() => document.documentElement.dataset['state'] === 'ready');
  assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).__workers), 1);
  assert.match((await page.evaluate(() => document.body.textContent)) ?? '', /Truce talks/);
});
