/** Every language says everything English says, with the same number of blanks to fill. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { afterEach, test } from 'node:test';
import { LANGUAGES, spoken } from '../../www/src/languages/list.js';
import { number, speak, t } from '../../www/src/strings.js';
import { dayWords, rangeWords } from '../../www/src/ui/days.js';
import { timexWords } from '../../www/src/ui/timex.js';

afterEach(() => speak(null));

/** @param {any} value @param {string} [path] @returns {string[]} a line per sentence, with the kind of thing it is */
function shape(value, path = '') {
  if (typeof value !== 'object' || value === null) return [`${path}: ${typeof value}`];
  return Object.entries(value).flatMap(([name, inner]) => shape(inner, `${path}.${name}`));
}

const others = Object.keys(LANGUAGES).filter((tag) => tag !== 'en');

for (const tag of others) {
  test(`${tag} has the same sentences as English`, async () => {
    const english = shape(t);
    const { default: language } = await import(`../../www/src/languages/${tag}.js`);
    assert.deepEqual(shape(language.words).sort(), english.sort());
    assert.equal(language.words.tag, tag);
  });

  test(`the site of the command line carries ${tag}`, async () => {
    const source = await readFile(new URL('../../src/cli/site/bundled.rs', import.meta.url), 'utf8');
    assert.match(source, new RegExp(`"lang/${tag}\\.js"`));
  });
}

test('numbers, days and spans of time follow the language', async () => {
  assert.equal(number(12000), '12,000');
  assert.equal(dayWords('2003-12-08'), '8 Dec 2003');
  speak((await import('../../www/src/languages/de.js')).default);
  assert.equal(number(12000), '12.000');
  assert.equal(dayWords('2003-12-08', true), '8. Dezember 2003');
  assert.equal(rangeWords('2003-12-07', '2003-12-08', true), '7.–8. Dezember 2003');
  assert.equal(rangeWords('2003-06-01', '2003-10-31', true), 'Juni–Oktober 2003');
  assert.equal(timexWords('P1M'), '1 Monat');
  assert.equal(timexWords('PXCE'), 'einige Jahrhunderte');
});

test('a sentence that a language does not have stays English', () => {
  speak({ words: /** @type {any} */ ({ close: 'Zu' }), number: String });
  assert.equal(t.close, 'Zu');
  assert.equal(t.clear, 'Clear');
});

test('a language is known by its first part', () => {
  assert.equal(spoken('de-AT'), 'de');
  assert.equal(spoken('EN_us'), 'en');
  assert.equal(spoken('xx'), null);
  assert.equal(spoken('constructor'), null);
});
