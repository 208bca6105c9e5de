/**
 * Links to a sentence. They hold a hash of the article's text, the sentence's offsets and its first words, so that a
 * link into a text that has changed since can say so instead of pointing at other words.
 */

/** Words of a sentence that travel in the link. */
const WORDS = 8;

/**
 * FNV-1a, 32 bits (Fowler, Noll, Vo), over UTF-16 units. It tells an edited text from the one that was linked; it
 * protects nothing.
 * @param {string} text
 * @returns {string} 8 hexadecimal digits
 */
export function textHash(text) {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** @param {string} sentence */
const firstWords = (sentence) => sentence.split(/\s+/).slice(0, WORDS).join(' ');

/**
 * @param {string} text of the article
 * @param {[number, number]} span of the sentence, UTF-16 offsets
 * @returns {{at: string, says: string}} for the address
 */
export function linkTo(text, [start, end]) {
  return { at: `${textHash(text)}.${start}-${end}`, says: firstWords(text.slice(start, end)) };
}

/**
 * The same for a sentence whose article is not at hand.
 * @param {string} hash of the article's text
 * @param {[number, number]} span of the sentence in it
 * @param {string} sentence
 * @returns {{at: string, says: string}}
 */
export const linkWith = (hash, [start, end], sentence) => ({ at: `${hash}.${start}-${end}`, says: firstWords(sentence) });

/**
 * @param {string} text of the article as it is now
 * @param {{at: string, says: string}} link
 * @returns {{span: [number, number] | null, changed: boolean} | null} null where nothing is linked; `changed` where
 *   the text is another one, with the span only if the words still stand in one place
 */
export function findPassage(text, { at, says }) {
  if (!at) return null;
  const match = /^([0-9a-f]{8})\.(\d{1,9})-(\d{1,9})$/.exec(at);
  const start = Number(match?.[2]);
  const end = Number(match?.[3]);
  const there = match !== null && start < end && end <= text.length && text.slice(start, end).startsWith(says);
  if (there && match[1] === textHash(text)) return { span: [start, end], changed: false };
  const first = says ? text.indexOf(says) : -1;
  const alone = first >= 0 && text.indexOf(says, first + 1) < 0;
  return { span: alone ? [first, first + says.length] : null, changed: true };
}
