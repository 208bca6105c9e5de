/** Zooming and moving the window: the day under the pointer stays, and what is shown grows or shrinks. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { along, around, onWheel } from '../../www/src/views/timeline-gestures.js';

test('a day stays where it is while the window grows and shrinks around it', () => {
  assert.deepEqual(around(25, 2)(0, 100), [-25, 175]);
  assert.deepEqual(around(0, 0.5)(0, 100), [0, 50]);
  assert.deepEqual(along(0.5)(0, 100), [50, 150]);
});

/** @param {Partial<WheelEvent>} event @returns {[[number, number] | null, boolean]} the window, and whether the page may scroll */
function wheel(event) {
  /** @type {[number, number] | null} */ let window = null;
  let kept = true;
  const box = { getBoundingClientRect: () => ({ left: 0, width: 100 }), clientWidth: 100 };
  const layout = /** @type {any} */ ({ axis: { day: (/** @type {number} */ share) => share * 100 } });
  onWheel(layout, (change) => (window = change(0, 100)))(
    /** @type {any} */ ({ deltaX: 0, deltaY: 0, deltaMode: 0, clientX: 50, currentTarget: box, preventDefault: () => (kept = false), ...event }),
  );
  return [window, kept];
}

test('a plain wheel is the page’s, with Ctrl it zooms, sideways it moves', () => {
  assert.deepEqual(wheel({ deltaY: 120 }), [null, true]);
  assert.deepEqual(wheel({ deltaY: 240, ctrlKey: true }), [[-50, 150], false]);
  assert.deepEqual(wheel({ deltaX: 10, deltaY: 3 }), [[10, 110], false]);
  assert.deepEqual(wheel({ deltaY: 10, shiftKey: true }), [[10, 110], false]);
});
