import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addCorpus, pieces } from '../../www/src/start/ingest.js';

test('pieces end after a line and join to the whole', () => {
  const text = 'one\ntwo\nthree is long\nfour';
  for (let size = 1; size <= text.length + 1; size += 1) {
    const cut = pieces(text, size);
    assert.equal(cut.join(''), text);
    for (const piece of cut.slice(0, -1)) assert.ok(piece.endsWith('\n'), `${size}: ${JSON.stringify(piece)}`);
  }
});

test('pieces are about as large as asked for', () => {
  assert.deepEqual(pieces('aa\nbb\ncc\n', 6), ['aa\nbb\n', 'cc\n']);
  assert.deepEqual(pieces('', 6), []);
});

/** An engine that takes notes and says that every line is an article. @param {'worker' | 'inline'} mode */
function notingEngine(mode) {
  /** @type {string[]} */ const log = [];
  let waiting = 0;
  const engine = {
    mode,
    /** @param {{kind: string, name: string, text: string}} file */
    add: async ({ kind, name, text }) => {
      if (text === 'broken') throw new Error('this data file cannot be used');
      const articles = kind === 'articles' ? text.split('\n').filter(Boolean).length : 0;
      waiting += articles;
      log.push(`add ${kind} ${name} from line ${/^\n*/.exec(text)?.[0].length}`);
      return { articles, problems: [] };
    },
    /** @param {number} limit */
    prepare: async (limit) => (waiting = Math.max(0, waiting - limit)),
  };
  return { log, engine: /** @type {any} */ (engine) };
}

/** @param {string} kind @param {string} path @param {string} text @param {string} [name] @returns {any} */
const file = (kind, path, text, name) => ({ entry: { kind, path, name }, text });

test('layers come first, and a broken one leaves a sentence and the rest', async () => {
  const { log, engine } = notingEngine('worker');
  const files = [file('articles', 'a.jsonl', '1\n2\n'), file('layer', 'c.toml', 'broken', 'corrections'), file('layer', 'd.jsonl', '{}', 'chronology')];
  const problems = await addCorpus(engine, /** @type {any} */ ({ files }));
  assert.deepEqual(log, ['add chronology d.jsonl from line 0', 'add articles a.jsonl from line 0']);
  assert.deepEqual(problems, ['c.toml: this data file cannot be used']);
});

test('on the page itself articles go in small pieces that keep their line numbers', async () => {
  const { log, engine } = notingEngine('inline');
  const line = `${'x'.repeat(2500)}\n`;
  /** @type {string[]} */ const seen = [];
  const corpus = /** @type {any} */ ({ files: [file('articles', 'a.jsonl', line.repeat(4))] });
  await addCorpus(engine, corpus, (done, all) => void seen.push(`${done}/${all}`));
  assert.deepEqual(log, ['add articles a.jsonl from line 0', 'add articles a.jsonl from line 2']);
  assert.deepEqual(seen, ['1/4', '2/4', '3/4', '4/4']);
});
