/** The address: every key makes the round trip, and what the page does not know is kept. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyState, format, parse } from '../../www/src/state/address.js';
import { KEYS } from '../../www/src/state/keys.js';

/** A state with every key set, and the address that links in the world hold. Change neither. */
const EVERYTHING = {
  view: 'compare',
  q: 'truce "written guarantees" +must',
  who: ['nadim-haddad', 'laila-saadeh'],
  notWho: ['cairo'],
  source: ['The Harbor Ledger'],
  notSource: ['Gulf & Wire'],
  agency: ['AW'],
  notAgency: ['BW'],
  retold: ['Le Méridien'],
  notRetold: ['100% News'],
  dated: ['stated', 'inferred'],
  notDated: ['unknown'],
  from: '2003-06',
  to: '2004',
  sort: 'oldest',
  shown: 60,
  scale: 'true',
  id: 'a/b#c?d',
  at: '0badcafe.12-40',
  says: 'We have, narrowed',
  off: ['quote', 'time'],
  a: 'one',
  b: 'two',
  layout: 'unified',
  hide: ['same'],
  also: ['three'],
  type: 'exact',
  entity: 'nadim-haddad',
  kind: 'person',
  find: 'had',
  order: '-who',
  only: 'full',
  lang: 'de',
  extra: [
    ['secret', 'x1'],
    ['later', ''],
  ],
};
const GOLDEN =
  'v=1&view=compare&q=truce+%22written+guarantees%22+%2Bmust&who=nadim-haddad&who=laila-saadeh&not-who=cairo&source=The+Harbor+Ledger&not-source=Gulf+%26+Wire' +
  '&agency=AW&not-agency=BW&retold=Le+M%C3%A9ridien&not-retold=100%25+News&dated=stated&dated=inferred&not-dated=unknown&from=2003-06&to=2004&sort=oldest&n=60&scale=true' +
  '&id=a/b%23c%3Fd&at=0badcafe.12-40&says=We+have,+narrowed&off=quote&off=time&a=one&b=two&layout=unified&hide=same&key=nadim-haddad&kind=person&find=had&order=-who&only=full&lang=de&c=three&type=exact&secret=x1&later=';

test('every key is written as links in the world expect it', () => {
  assert.deepEqual(
    Object.keys(EVERYTHING)
      .filter((name) => name !== 'extra')
      .sort(),
    Object.keys(KEYS).sort(),
  );
  assert.equal(format(/** @type {any} */ (EVERYTHING)), GOLDEN);
  assert.deepEqual(parse(`#${GOLDEN}`), EVERYTHING);
});

test('an empty fragment is the first view', () => {
  assert.deepEqual(parse(''), emptyState());
  assert.deepEqual(parse('#'), emptyState());
  assert.equal(format(emptyState()), 'v=1');
});

for (const [name, fragment, expected] of /** @type {[string, string, Partial<ReturnType<typeof emptyState>>][]} */ ([
  ['a repeated key is any-of, once each', 'who=a&who=b&who=a', { who: ['a', 'b'] }],
  ['of a single key the last one counts', 'q=one&q=two', { q: 'two' }],
  [
    'values that are not allowed are left out',
    'view=nowhere&dated=maybe&dated=stated&sort=best',
    { view: 'explore', dated: ['stated'], sort: '' },
  ],
  ['a number that is none keeps the first page', 'n=many', { shown: 20 }],
  ['a host appends its secret behind a second mark', 'q=truce#?secret=abc', { q: 'truce', extra: [['secret', 'abc']] }],
  ['a secret alone', '?secret=abc', { extra: [['secret', 'abc']] }],
  ['a broken escape is read as it stands', 'q=100%', { q: '100%' }],
  ['a later version is read as far as it goes', 'v=2&q=truce&mode=3d', { q: 'truce', extra: [['mode', '3d']] }],
])) {
  test(name, () => assert.deepEqual({ ...parse(fragment), ...expected }, parse(fragment)));
}

test('unknown keys survive a change of view', () => {
  const state = parse('#mode=3d&q=truce');
  assert.equal(format({ ...state, q: 'other' }), 'v=1&q=other&mode=3d');
});
