/** The store against a window of the test's own: history, back and forward, scrolling. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createStore } from '../../www/src/state/store.js';

/** @param {string} hash @param {boolean} [forbidden] whether the history refuses, as in some sandboxes */
function fakeWindow(hash, forbidden = false) {
  /** @type {Record<string, () => void>} */ const handlers = {};
  const entries = [{ hash, state: /** @type {any} */ (null) }];
  let at = 0;
  const here = () => entries[at] ?? { hash: '', state: null };
  const host = {
    scrollY: 0,
    innerWidth: 1000,
    location: {
      get hash() {
        return here().hash;
      },
      set hash(value) {
        entries.splice((at += 1), entries.length, { hash: `#${value}`, state: null });
      },
      replace(/** @type {string} */ value) {
        here().hash = value;
      },
    },
    history: {
      get state() {
        return here().state;
      },
      pushState(/** @type {any} */ state, /** @type {string} */ _, /** @type {string} */ url) {
        if (forbidden) throw new Error('sandboxed');
        entries.splice((at += 1), entries.length, { hash: url, state });
      },
      replaceState(/** @type {any} */ state, /** @type {string} */ _, /** @type {string | undefined} */ url) {
        if (forbidden) throw new Error('sandboxed');
        Object.assign(here(), { state, ...(url ? { hash: url } : {}) });
      },
    },
    addEventListener: (/** @type {string} */ name, /** @type {() => void} */ handler) =>
      void (handlers[name] = handler),
  };
  const move = (/** @type {number} */ step) => {
    at += step;
    handlers.popstate?.();
  };
  return { host: /** @type {any} */ (host), entries, move };
}

test('a change makes an entry, and back and forward follow it', () => {
  const { host, entries, move } = fakeWindow('#v=1&q=truce');
  const store = createStore(host);
  store.go({ who: ['a'] });
  store.go({ view: 'names' });
  assert.deepEqual(
    entries.map(({ hash }) => hash),
    ['#v=1&q=truce', '#v=1&q=truce&who=a', '#v=1&view=names&q=truce&who=a'],
  );
  move(-1);
  assert.equal(store.state.view, 'explore');
  move(-1);
  assert.deepEqual(store.state.who, []);
  move(2);
  assert.equal(store.state.view, 'names');
});

test('going back returns to where the page was scrolled', () => {
  const { host, move } = fakeWindow('');
  const store = createStore(host);
  /** @type {(number | null)[]} */ const scrolls = [];
  store.subscribe(({ scroll }) => scrolls.push(scroll));
  host.scrollY = 640;
  store.go({ view: 'read', id: 'a' });
  move(-1);
  assert.deepEqual(scrolls, [0, 640]);
});

test('typing changes one entry', () => {
  const { host, entries } = fakeWindow('');
  const store = createStore(host);
  store.go({ q: 't' });
  store.go({ q: 'tr' }, { replace: true });
  assert.deepEqual(
    entries.map(({ hash }) => hash),
    ['', '#v=1&q=tr'],
  );
});

test('the same state again is no change', () => {
  const { host, entries } = fakeWindow('#v=1&q=a');
  const store = createStore(host);
  let told = 0;
  store.subscribe(() => (told += 1));
  store.go({ q: 'a' });
  store.setUi({ focus: '' });
  assert.equal(told + entries.length, 1);
});

test('works where the history is forbidden', () => {
  const { host, entries } = fakeWindow('', true);
  const store = createStore(host);
  store.go({ q: 'a' });
  store.go({ q: 'ab' }, { replace: true });
  assert.equal(store.state.q, 'ab');
  assert.deepEqual(
    entries.map(({ hash }) => hash),
    ['', '#v=1&q=ab'],
  );
});

test('a view leaves behind what only it understands', () => {
  const { host } = fakeWindow('#v=1&view=read&q=a&id=x&at=0&says=b&off=quote&a=x');
  const store = createStore(host);
  assert.equal(store.href({ view: 'compare', b: 'y' }), '#v=1&view=compare&q=a&off=quote&a=x&b=y');
  assert.equal(store.href({ id: 'y', at: '', says: '' }), '#v=1&view=read&q=a&id=y&off=quote&a=x');
});

test('links carry the whole state', () => {
  const { host } = fakeWindow('#v=1&q=a&mode=3d');
  const store = createStore(host);
  assert.equal(store.href({ view: 'own' }), '#v=1&view=own&q=a&mode=3d');
  store.follow('#v=1&view=entity&key=x');
  assert.equal(store.state.entity, 'x');
});
