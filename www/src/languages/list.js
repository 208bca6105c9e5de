/** The languages the page speaks, by tag, each with its own name. A new one is a line here and a file beside this one. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' };

/** @typedef {keyof typeof LANGUAGES} Language */

/** @param {string} tag such as `de-AT` @returns {Language | null} the language that the page speaks for it */
export function spoken(tag) {
  const language = tag.toLowerCase().split(/[-_]/)[0] ?? '';
  return Object.hasOwn(LANGUAGES, language) ? /** @type {Language} */ (language) : null;
}
