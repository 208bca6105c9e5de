/** The page in German, fourth part: corrections. */
import { counting } from './counting.js';

const { counted } = counting('de');

/** @type {Partial<import('../strings.js').Words>} */
export const correct = {
  correct: {
    open: 'Berichtigen',
    title: (/** @type {string} */ name) => `„${name}“ berichtigen`,
    help: 'Eine Berichtigung gilt in diesem Browser und ändert keinen Text. Sie lässt sich jederzeit zurücknehmen.',
    rename: 'Der Name lautet anders',
    newName: 'Name, der gezeigt wird',
    merge: 'Es ist dasselbe wie ein anderer Name',
    same: 'Anderer Name',
    retype: 'Es ist von anderer Art',
    kind: 'Art',
    split: 'In einem Artikel ist jemand oder etwas anderes gemeint',
    article: 'Artikel',
    who: 'Name dessen, was gemeint ist',
    reject: 'Es ist kein Name',
    everywhere: 'in allen Artikeln',
    apply: 'Berichtigen',
    incomplete: 'Es fehlt etwas: Wählen Sie, was falsch ist, und füllen Sie das Feld dazu aus.',
    done: 'Berichtigt.',
    setDay: 'Datum festlegen',
    firstDay: 'Erschienen am, oder ab',
    lastDay: 'Bis, wenn es kein einzelner Tag ist',
    dayHelp: 'Ihr Datum geht den Belegen vor, die aufgeführt bleiben. Es gilt in diesem Browser.',
    dayOrder: 'Der letzte Tag liegt vor dem ersten.',
    yourDay: 'Dieses Datum stammt von Ihnen.',
    list: 'Ihre Berichtigungen',
    count: (/** @type {number} */ n) => counted(n, 'Berichtigung', 'Berichtigungen'),
    undo: 'Zurücknehmen',
    undone: 'Die Berichtigung ist zurückgenommen.',
    save: 'Als corrections.toml speichern',
    load: 'Berichtigungen laden',
    loaded: (/** @type {number} */ n) => `${counted(n, 'Berichtigung', 'Berichtigungen')} angewandt.`,
    kept: 'Nur in diesem Browser aufbewahrt. Die Datei lässt sich weitergeben oder in einen Korpusordner legen.',
    said: {
      merge: (/** @type {string[]} */ from, /** @type {string} */ into) => `„${from.join('“, „')}“ ist „${into}“`,
      split: (/** @type {string} */ name, /** @type {string} */ article, /** @type {string} */ other) =>
        `„${name}“ ist „${other}“ in „${article}“`,
      rename: (/** @type {string} */ old, /** @type {string} */ name) => `„${old}“ wird als „${name}“ gezeigt`,
      retype: (/** @type {string} */ name, /** @type {string} */ kind) => `„${name}“ ist von der Art ${kind}`,
      reject: (/** @type {string} */ name) => `„${name}“ ist kein Name`,
      rejectIn: (/** @type {string} */ name, /** @type {string} */ article) => `„${name}“ ist kein Name in „${article}“`,
      date: (/** @type {string} */ article, /** @type {string} */ day) => `„${article}“ ist von ${day}`,
    },
  },
};
