/** The client against a host that the test answers for, message by message. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EngineError, createClient } from '../../www/src/engine/client.js';

/** @import {Answer, Engine, Message, Port} from '../../www/src/engine/types.js' */

const WASM = new ArrayBuffer(0);
const settled = () => new Promise((done) => setImmediate(done));

/** A host under the test's control. Starts at once unless told otherwise. */
class FakeHost {
  /** Everything posted to any of its ports, without the starts. @type {Message[]} */ sent = [];
  starts = 0;
  closed = 0;
  /** @type {Port | null} */ port = null;
  /** What the next starts answer: true for up, a text for a failure. @type {(true | string)[]} */ plan = [];

  /** @returns {Port} */
  open = () => {
    /** @type {Port} */
    const port = {
      mode: 'worker',
      post: (message) => (message.op === 'start' ? this.#start(port) : void this.sent.push(/** @type {Message} */ (message))),
      onanswer: () => {},
      ondeath: () => {},
      close: () => void (this.closed += 1),
    };
    this.port = port;
    return port;
  };

  /** @param {Port} port */
  #start(port) {
    this.starts += 1;
    const outcome = this.plan.shift() ?? true;
    const answer = outcome === true ? { id: 0, value: null } : { id: 0, error: outcome, fatal: true };
    queueMicrotask(() => port.onanswer(answer));
  }

  /** Answers the message sent last. @param {any} value */
  answer(value) {
    this.port?.onanswer({ id: this.sent.at(-1)?.id ?? -1, value });
  }

  /** @param {string} error @param {boolean} fatal */
  fail(error, fatal) {
    this.port?.onanswer({ id: this.sent.at(-1)?.id ?? -1, error, fatal });
  }

  payloads() {
    return this.sent.map((message) => message.payload);
  }
}

/** @param {FakeHost} host @returns {Promise<Engine>} */
const connect = (host) => createClient([host.open], WASM);

/** @param {string} name @returns {any} */
const ask = (name) => ({ op: name });

/** @param {string} text */
const file = (text) => ({ kind: 'articles', name: 'a.jsonl', text });

/** The console is part of what the client promises: one line for a death. @param {() => Promise<void>} work */
async function quietly(work) {
  const original = console.error;
  /** @type {string[]} */ const lines = [];
  console.error = (line) => void lines.push(line);
  await work().finally(() => (console.error = original));
  return lines;
}

test('one request is with the host at a time, in order', async () => {
  const host = new FakeHost();
  const engine = await connect(host);
  const first = engine.request(ask('one'));
  const second = engine.request(ask('two'));
  assert.deepEqual(host.payloads(), [{ op: 'one' }]);
  host.answer(1);
  assert.equal(await first, 1);
  assert.deepEqual(host.payloads(), [{ op: 'one' }, { op: 'two' }]);
  host.answer(2);
  assert.equal(await second, 2);
});

test('an error of the engine rejects its own request only', async () => {
  const host = new FakeHost();
  const engine = await connect(host);
  const bad = engine.request(ask('bad'));
  const good = engine.request(ask('good'));
  host.fail('there is no article with this id', false);
  await assert.rejects(bad, new EngineError('there is no article with this id'));
  host.answer('fine');
  assert.equal(await good, 'fine');
  assert.equal(host.starts, 1);
});

test('a cancelled request that waits is never sent', async () => {
  const host = new FakeHost();
  const engine = await connect(host);
  const controller = new AbortController();
  const first = engine.request(ask('one'));
  const second = engine.request(ask('two'), { signal: controller.signal });
  controller.abort();
  await assert.rejects(second, { name: 'AbortError' });
  host.answer(1);
  await first;
  await settled();
  assert.deepEqual(host.payloads(), [{ op: 'one' }]);
});

test('a signal that was aborted before sends nothing', async () => {
  const host = new FakeHost();
  const engine = await connect(host);
  await assert.rejects(engine.request(ask('one'), { signal: AbortSignal.abort() }), { name: 'AbortError' });
  assert.deepEqual(host.sent, []);
});

test('the answer of a cancelled request in progress is dropped, and the next one is sent', async () => {
  const host = new FakeHost();
  const engine = await connect(host);
  const controller = new AbortController();
  const first = engine.request(ask('one'), { signal: controller.signal });
  const second = engine.request(ask('two'));
  controller.abort();
  await assert.rejects(first, { name: 'AbortError' });
  host.answer('late');
  host.answer('two');
  assert.equal(await second, 'two');
});

test('a newer request with the same key makes the waiting ones stale', async () => {
  const host = new FakeHost();
  const engine = await connect(host);
  const asked = ['t', 'tr', 'tru', 'truce'].map((q) => engine.request(ask(q), { replaces: 'search' }));
  const last = asked.pop();
  for (const stale of asked) await assert.rejects(stale, { name: 'AbortError' });
  host.answer('for t');
  host.answer('for truce');
  assert.equal(await last, 'for truce');
  assert.deepEqual(host.payloads(), [{ op: 't' }, { op: 'truce' }]);
});

test('when the worker dies everything pending is rejected and another one is given what was added', async () => {
  const host = new FakeHost();
  const engine = await connect(host);
  const added = engine.add(file('first'));
  host.answer({});
  await added;
  const poison = engine.add(file('poison'));
  const waiting = engine.request(ask('one'));
  const lines = await quietly(async () => {
    host.fail('unreachable', true);
    await assert.rejects(poison, EngineError);
    await assert.rejects(waiting, EngineError);
    await settled();
  });
  assert.deepEqual(lines, ['The engine stopped: unreachable']);
  assert.equal(host.starts, 2);
  const after = engine.request(ask('after'));
  assert.deepEqual(host.payloads().at(-1), file('first'), 'what was added comes first, the poison does not come back');
  host.answer({});
  host.answer('works');
  assert.equal(await after, 'works');
});

test('it is restarted once; then every request says so', async () => {
  const host = new FakeHost();
  const engine = await connect(host);
  await quietly(async () => {
    host.port?.ondeath('out of memory');
    await settled();
    host.port?.ondeath('out of memory');
    await settled();
  });
  assert.equal(host.starts, 2);
  await assert.rejects(engine.request(ask('one')), /stopped twice. Reload the page/);
});

test('where a worker does not come up the next kind of host is tried', async () => {
  const worker = new FakeHost();
  worker.plan = ['no workers here'];
  const page = new FakeHost();
  const engine = await createClient([worker.open, page.open], WASM);
  assert.equal(worker.closed, 1);
  const asked = engine.request(ask('one'));
  page.answer(1);
  assert.equal(await asked, 1);
});

test('where nothing comes up the last reason is told', async () => {
  const host = new FakeHost();
  host.plan = ['bad wasm'];
  await assert.rejects(connect(host), /The engine could not start: bad wasm\./);
});

test('closing rejects what is pending', async () => {
  const host = new FakeHost();
  const engine = await connect(host);
  const asked = engine.request(ask('one'));
  engine.close();
  await assert.rejects(asked, /was closed/);
  await assert.rejects(engine.request(ask('two')), /was closed/);
});
