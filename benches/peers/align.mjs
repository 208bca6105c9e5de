// Pairs of units as jsdiff gives them: `{a, b}` per line in, a list of [i, j] per line out.
import { createInterface } from 'node:readline';
import { diffArrays } from 'diff';

/** @param {string[]} a @param {string[]} b @returns {[number, number][]} */
function pairs(a, b) {
  /** @type {[number, number][]} */ const found = [];
  let [i, j, removed] = [0, 0, 0];
  for (const part of diffArrays(a, b)) {
    if (part.removed) {
      removed = part.count;
      i += part.count;
    } else if (part.added) {
      // A replaced run: its units pair one by one, in order.
      for (let k = 0; k < Math.min(removed, part.count); k++) found.push([i - removed + k, j + k]);
      j += part.count;
      removed = 0;
    } else {
      for (let k = 0; k < part.count; k++) found.push([i + k, j + k]);
      i += part.count;
      j += part.count;
      removed = 0;
    }
  }
  return found;
}

for await (const line of createInterface({ input: process.stdin })) {
  const { a, b } = JSON.parse(line);
  console.log(JSON.stringify(pairs(a, b)));
}
