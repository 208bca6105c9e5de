import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inlinePort } from '../../www/src/engine/inline.js';

/** @import {Answer, Host, Message} from '../../www/src/engine/types.js' */

/** @param {number} id @returns {Message} */
const message = (id) => ({ id, op: 'segment', payload: null });

test('answers in order, with a pause before each', async () => {
  /** @type {string[]} */ const events = [];
  /** @type {Host} */
  const host = { answer: async ({ id }) => ({ id, value: `answer ${id}` }), listen() {} };
  const port = inlinePort(host, async () => void events.push('pause'));
  const all = new Promise((done) => {
    port.onanswer = (answer) => {
      events.push('value' in answer ? answer.value : answer.error);
      if (answer.id === 2) done(null);
    };
  });
  port.post(message(1));
  port.post(message(2));
  assert.deepEqual(events, [], 'nothing runs in the task that asked');
  await all;
  assert.deepEqual(events, ['pause', 'answer 1', 'pause', 'answer 2']);
});

test('a closed port stays silent', async () => {
  /** @type {Answer[]} */ const answers = [];
  /** @type {Host} */
  const host = { answer: async ({ id }) => ({ id, value: null }), listen() {} };
  const port = inlinePort(host, async () => {});
  port.onanswer = (answer) => void answers.push(answer);
  port.post(message(1));
  port.close();
  await new Promise((done) => setImmediate(done));
  assert.deepEqual(answers, []);
});
