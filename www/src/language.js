/**
 * Which language the page speaks: what the address says, else what the reader chose here before, else the corpus's
 * own language, else the first of the browser's. English comes with the page; another is one file, loaded when it is
 * wanted. Articles are shown in their own language always.
 */
import { INSIDE_WORDS, NOW_OR_NEVER, loadWords } from './engine/load.js';
import { LANGUAGES, spoken } from './languages/list.js';
import { recall, remember } from './ui/theme.js';
import { speak, t } from './strings.js';

/** @import {Language} from './languages/list.js' */

const KEY = 'language';

/** @param {readonly string[]} tags @returns {Language | null} */
const firstSpoken = (tags) => tags.map(spoken).find(Boolean) ?? null;

/** @returns {Language | null} what address or reader ask for */
function asked() {
  const inAddress = /[#&]lang=([a-z-]+)/i.exec(location.hash)?.[1] ?? '';
  return spoken(inAddress) ?? spoken(recall(KEY) ?? '');
}

/** @param {string} [corpus] language of the corpus @returns {Language} */
const wanted = (corpus = '') => asked() ?? spoken(corpus) ?? firstSpoken(navigator.languages ?? []) ?? 'en';

/** @returns {Language[]} those this copy of the page can speak: a single file holds some only */
export const available = () =>
  /** @type {Language[]} */ (Object.keys(LANGUAGES)).filter((tag) => tag === 'en' || !INSIDE_WORDS || tag in INSIDE_WORDS);

/**
 * Makes the page speak a language. Where its file cannot be loaded, the page goes on in the one it speaks.
 * @param {Language} language
 * @returns {Promise<void>}
 */
async function change(language) {
  if (language === t.tag || !available().includes(language)) return;
  try {
    speak(language === 'en' ? null : /** @type {any} */ (await loadWords(language)));
  } catch {
    // The words are an extra: what is on screen stays readable.
  }
}

/** Begins to load a language that is known to be wanted before the corpus is. @returns {Promise<void>} */
export function loadLanguage() {
  const early = asked() ?? (NOW_OR_NEVER ? wanted() : null);
  return early ? change(early) : Promise.resolve();
}

/** Once the corpus is known. @param {string} [corpus] its language @returns {Promise<void>} */
export const settleLanguage = (corpus) => change(wanted(corpus));

/** The reader chooses. @param {Language} language @returns {Promise<void>} */
export function chooseLanguage(language) {
  remember(KEY, language);
  return change(language);
}
