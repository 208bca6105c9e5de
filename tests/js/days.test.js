/** Days, ranges and certainty in words; the time axis in numbers. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  axisOf,
  extentOf,
  monthEnd,
  monthStart,
  piecewise,
  stretchesOf,
  ticksOf,
  windowWords,
} from '../../www/src/ui/axis.js';
import { timexWords } from '../../www/src/ui/timex.js';
import { dayNumber, dayOf, lastDay, placeOf, publishedWords, rangeWords, weekday } from '../../www/src/ui/days.js';

/** @import {Published} from '../../www/src/protocol.d.ts' */

for (const [first, last, expected] of /** @type {[string, string, string][]} */ ([
  ['2003-12-08', '2003-12-08', '8 Dec 2003'],
  ['2003-12-07', '2003-12-08', '7–8 Dec 2003'],
  ['2003-11-30', '2003-12-02', '30 Nov – 2 Dec 2003'],
  ['2003-12-30', '2004-01-02', '30 Dec 2003 – 2 Jan 2004'],
  ['2003-06-01', '2003-06-30', 'Jun 2003'],
  ['2003-06-01', '2003-10-31', 'Jun–Oct 2003'],
  ['2003-06-01', '2004-02-29', 'Jun 2003 – Feb 2004'],
  ['2003-01-01', '2003-12-31', '2003'],
  ['2003-01-01', '2005-12-31', '2003–2005'],
])) {
  test(`${first} to ${last} is ${expected}`, () => assert.equal(rangeWords(first, last), expected));
}

/** @param {Partial<Published>} of @returns {Published} */
const published = (of) => ({
  edtf: '',
  first: null,
  last: null,
  best: null,
  dated: 'inferred',
  corrected: false,
  ...of,
});

for (const [of, date, sub] of /** @type {[Partial<Published>, string, string][]} */ ([
  [{ first: '2003-12-08', last: '2003-12-08', dated: 'stated' }, '8 Dec 2003', 'Monday'],
  [{ first: '2003-12-07', last: '2003-12-08', best: '2003-12-07' }, '7–8 Dec 2003', 'inferred'],
  [{ first: '2003-10-07', last: '2003-11-20', best: '2003-10-24' }, 'c. 24 Oct 2003', 'inferred, 7 Oct – 20 Nov 2003'],
  [{ first: '2003-10-07', last: '2003-11-20' }, '7 Oct – 20 Nov 2003', 'inferred'],
  [{ first: '2003-10-07' }, 'from 7 Oct 2003', 'inferred'],
  [{ last: '2003-10-07' }, 'until 7 Oct 2003', 'inferred'],
  [{ dated: 'unknown' }, 'Date unknown', 'no evidence found'],
])) {
  test(`a date says how sure it is: ${date}, ${sub}`, () =>
    assert.deepEqual(publishedWords(published(of)), { date, sub }));
}

test('days and numbers go both ways, also before 1970 and in leap years', () => {
  for (const day of ['1948-05-14', '1969-12-31', '1970-01-01', '2004-02-29', '2100-03-01'])
    assert.equal(dayOf(dayNumber(day)), day);
  assert.equal(dayNumber('2004-03-01') - dayNumber('2004-02-28'), 2);
  assert.deepEqual(
    [lastDay('2004-02'), lastDay('2003-12'), lastDay('2003')],
    ['2004-02-29', '2003-12-31', '2003-12-31'],
  );
  assert.deepEqual([weekday('2003-12-08'), weekday('1967-06-05')], ['Monday', 'Monday']);
  assert.equal(dayOf(monthStart(dayNumber('2004-02-29'))), '2004-02-01');
  assert.equal(dayOf(monthEnd(dayNumber('2003-12-31'))), '2004-01-01');
});

test('a window is named by months where it covers whole months', () => {
  assert.deepEqual(windowWords(dayNumber('2003-05-01'), dayNumber('2004-02-01')), { from: '2003-05', to: '2004-01' });
  assert.deepEqual(windowWords(dayNumber('2003-05-02'), dayNumber('2003-05-04')), {
    from: '2003-05-02',
    to: '2003-05-03',
  });
});

test('straight pieces, clamped at both ends', () => {
  const scale = piecewise([
    [0, 0],
    [10, 0.4],
    [100, 0.6],
    [110, 1],
  ]);
  assert.deepEqual(
    [-5, 0, 5, 10, 55, 110, 200].map((value) => Math.round(scale(value) * 100)),
    [0, 0, 20, 40, 50, 100, 100],
  );
});

const place = (/** @type {string} */ first, last = first) => ({
  first: dayNumber(first),
  last: dayNumber(last),
  best: dayNumber(first),
});

test('quiet stretches fold; close ones do not', () => {
  const places = [place('2003-06-06'), place('2003-09-30'), place('2006-11-24')];
  const extent = extentOf(places);
  assert.deepEqual(extent?.map(dayOf), ['2003-06-01', '2006-12-01']);
  const stretches = stretchesOf(places, extent ?? [0, 1]);
  assert.deepEqual(
    stretches.map((pair) => pair.map(dayOf)),
    [
      ['2003-06-01', '2003-10-01'],
      ['2006-10-01', '2006-12-01'],
    ],
  );
  const axis = axisOf(stretches);
  assert.deepEqual(
    axis.folds.map(({ months }) => months),
    [36],
  );
  assert.equal(axis.shows(dayNumber('2005-01-01')), false);
  assert.equal(axis.shows(dayNumber('2003-06-06')), true);
});

test('never more than four folds', () => {
  const places = Array.from({ length: 12 }, (_, index) => place(`${2000 + index}-06-06`));
  assert.equal(stretchesOf(places, extentOf(places) ?? [0, 1]).length, 5);
});

test('labels of ticks do not touch', () => {
  for (const width of [120, 320, 700, 1100]) {
    const axis = axisOf(
      stretchesOf(
        [place('2003-06-06', '2003-12-08'), place('2006-11-24'), place('2007-12-19')],
        [dayNumber('2003-06-01'), dayNumber('2008-01-01')],
      ),
    );
    for (const line of /** @type {const} */ (['top', 'label'])) {
      const shown = ticksOf(axis, width).filter((tick) => tick[line]);
      for (const [index, tick] of shown.entries()) {
        const next = shown[index + 1];
        if (next)
          assert.ok(
            tick.x * width + tick[line].length * 6 <= next.x * width,
            `${tick[line]} and ${next[line]} at ${width}`,
          );
      }
    }
  }
});

test('an open range stands at its only end', () => {
  assert.deepEqual(placeOf(published({ first: '2003-10-07' })), {
    first: dayNumber('2003-10-07'),
    last: null,
    best: dayNumber('2003-10-07'),
  });
  assert.equal(placeOf(published({ dated: 'unknown' })), null);
});

for (const [value, expected] of [
  ['P32M', '32 months'],
  ['P1W', '1 week'],
  ['PT2H', '2 hours'],
  ['PXY', 'some years'],
  ['FUTURE_REF', 'some later time'],
  ['2003-W23', ''],
  ['', ''],
]) {
  test(`${value || 'nothing'} is ${expected || 'nothing to read'}`, () =>
    assert.equal(timexWords(value ?? ''), expected));
}
