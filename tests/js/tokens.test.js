/** The dark colors stand twice in the tokens, for the system's choice and for the reader's: they have to be the same. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

const css = await readFile(new URL('../../www/styles/tokens.css', import.meta.url), 'utf8');

/** @param {string} selector @returns {string[]} the declarations of its first rule, sorted */
function declarations(selector) {
  const from = css.indexOf(selector);
  assert.ok(from >= 0, selector);
  const block = css.slice(css.indexOf('{', from) + 1, css.indexOf('}', from));
  return [...block.replace(/\/\*.*?\*\//gs, '').matchAll(/(--[\w-]+|color-scheme)\s*:\s*([^;]+);/g)]
    .map(([, name, value = '']) => `${name}: ${value.trim()}`)
    .sort();
}

test('both dark palettes are one', () => {
  const chosen = declarations(":root[data-theme='dark'] {");
  const system = declarations(":root:not([data-theme]) {");
  assert.ok(chosen.length > 10);
  assert.deepEqual(system, chosen);
});
