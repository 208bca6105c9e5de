/** What the page says in English, fourth part: corrections. Part of `strings.js`, never read alone. */
import { counting } from './languages/counting.js';

const { counted } = counting('en');

export const correct = {
  correct: {
    open: 'Correct',
    title: (/** @type {string} */ name) => `Correct “${name}”`,
    help: 'A correction holds in this browser and changes no text. It can be taken back at any time.',
    rename: 'It has another name',
    newName: 'Name to show',
    merge: 'It is the same as another name',
    same: 'Other name',
    retype: 'It is of another kind',
    kind: 'Kind',
    split: 'In one article it is somebody or something else',
    article: 'Article',
    who: 'Name of who or what is meant',
    reject: 'It is no name',
    everywhere: 'in all articles',
    apply: 'Correct',
    incomplete: 'Something is missing: choose what is wrong and fill in its field.',
    done: 'Corrected.',
    setDay: 'Set the date',
    firstDay: 'Published on, or from',
    lastDay: 'Until, where it is no single day',
    dayHelp: 'Your date comes before the evidence, which stays listed. It holds in this browser.',
    dayOrder: 'The last day lies before the first.',
    yourDay: 'You set this date.',
    list: 'Your corrections',
    count: (/** @type {number} */ n) => counted(n, 'correction'),
    undo: 'Undo',
    undone: 'The correction was taken back.',
    save: 'Save as corrections.toml',
    load: 'Load corrections',
    loaded: (/** @type {number} */ n) => `${counted(n, 'correction')} in place.`,
    kept: 'Kept in this browser only. The file can be given to others, or laid into a corpus folder.',
    said: {
      merge: (/** @type {string[]} */ from, /** @type {string} */ into) => `“${from.join('”, “')}” is “${into}”`,
      split: (/** @type {string} */ name, /** @type {string} */ article, /** @type {string} */ other) =>
        `“${name}” is “${other}” in “${article}”`,
      rename: (/** @type {string} */ old, /** @type {string} */ name) => `“${old}” is shown as “${name}”`,
      retype: (/** @type {string} */ name, /** @type {string} */ kind) => `“${name}” is of the kind ${kind.toLowerCase()}`,
      reject: (/** @type {string} */ name) => `“${name}” is no name`,
      rejectIn: (/** @type {string} */ name, /** @type {string} */ article) => `“${name}” is no name in “${article}”`,
      date: (/** @type {string} */ article, /** @type {string} */ day) => `“${article}” was published ${day}`,
    },
  },
};
