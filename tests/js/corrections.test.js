/** The reader's corrections: laid over the corpus, kept, taken back, read from a file. */
import assert from 'node:assert/strict';
import test from 'node:test';

/** @type {Map<string, string>} */ const stored = new Map();
Object.assign(globalThis, {
  location: { pathname: '/site/index.html', search: '' },
  localStorage: {
    getItem: (/** @type {string} */ key) => stored.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => stored.set(key, value),
    removeItem: (/** @type {string} */ key) => stored.delete(key),
  },
});
const { readerCorrections } = await import('../../www/src/corrections.js');

/** An engine that remembers what it was asked. */
function fake() {
  /** @type {any[]} */ const asked = [];
  const engine = {
    /** @param {any} request @returns {Promise<any>} */
    async request(request) {
      asked.push(request);
      if (request.op === 'readCorrections') return { op: request.op, corrections: [DAY, RENAME], problems: [] };
      return { op: 'correct', problems: [], toml: `${request.corrections.length} of them` };
    },
  };
  let reloads = 0;
  const make = () => readerCorrections(engine, () => {}, async () => void (reloads += 1));
  return { make, asked, reloads: () => reloads };
}

const RENAME = { rename: { entity: 'j-doe', name: 'Jane Doe' } };
const DAY = { date: { article: 'one', date: '2003-06-06' } };
const LATER = { date: { article: 'one', date: '2003-06-07' } };

test('corrections survive a reload, with the names they were made under', async () => {
  stored.clear();
  const page = fake();
  const first = page.make();
  await first.restore();
  assert.equal(page.asked.length, 0);
  await first.add(RENAME, { 'j-doe': 'J. Doe' });
  assert.equal(first.toml, '1 of them');
  assert.equal(page.reloads(), 1);
  const second = page.make();
  await second.restore();
  assert.deepEqual(second.list, [RENAME]);
  assert.equal(second.nameOf('j-doe'), 'J. Doe');
  await second.remove(0);
  assert.deepEqual(second.list, []);
  assert.equal(stored.size, 0);
});

test('of two days of one article the later holds; a file adds only what is new', async () => {
  stored.clear();
  const corrections = fake().make();
  await corrections.add(DAY);
  await corrections.add(LATER);
  assert.deepEqual(corrections.list, [LATER]);
  assert.equal(corrections.dateOf('one'), 0);
  await corrections.remove(0);
  await corrections.add(RENAME);
  await corrections.read('a file');
  assert.deepEqual(corrections.list, [RENAME, DAY]);
});

test('what is kept and broken is passed over', async () => {
  stored.set('dateline:/site/:corrections:', '{"list": 3');
  const page = fake();
  const corrections = page.make();
  await corrections.restore();
  assert.deepEqual(corrections.list, []);
  assert.equal(page.asked.length, 0);
});
