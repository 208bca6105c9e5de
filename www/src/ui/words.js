/** Small phrases that several views put together from the same data. */
import { html, nothing } from 'lit/html.js';
import { t } from '../strings.js';
import { publishedWords } from './days.js';
import { icon } from './icons.js';

/** @import {Head, Published, Run} from '../protocol.d.ts' */

/** @param {Head} head @returns {string} what is retold, else the outlet, else the agency */
export function outlet(head) {
  const retold = head.retold?.source ?? head.retold?.agency;
  return (retold ? t.retoldFrom(retold) : null) ?? head.source ?? head.agency ?? t.unknownSource;
}

/** @param {Head} head @returns {string} the shortest name that tells one source from another: for tight places */
export const shortOutlet = (head) => head.retold?.source ?? head.source ?? head.agency ?? t.unknownSource;

/** @param {Head} head @returns {string[]} outlet, agency, what is retold: as many as there are */
export function origin(head) {
  const retold = [head.retold?.source, head.retold?.agency].filter(Boolean).join(', ');
  const own = [head.source, head.agency].filter((name) => name && name !== head.retold?.agency);
  const all = [...own.map(String), ...(retold ? [t.retoldFrom(retold)] : [])];
  return all.length ? all : [t.unknownSource];
}

/** Parts with a middle dot between them. @param {unknown[]} items */
export const dotted = (items) =>
  items
    .filter((item) => item !== nothing && item !== '')
    .map((item, index) => (index ? html`<span class="sep">·</span>${item}` : item));

/** @param {Published} published */
export const dateMark = (published) => icon(published.dated);

/** Mark and date on one line. @param {Published} published */
export const dateLine = (published) => html`${dateMark(published)} ${publishedWords(published).date}`;

/** A passage with its hits marked. @param {Run[]} runs */
export const marked = (runs) => runs.map((run) => (run.hit ? html`<mark>${run.text}</mark>` : run.text));

/**
 * A passage without the dateline that is printed in front of it.
 * @param {Run[]} runs
 * @param {string | null} dateline
 * @returns {Run[]}
 */
export function withoutDateline(runs, dateline) {
  const [first, ...rest] = runs;
  if (!first || !dateline || first.hit) return runs;
  const text = first.text.trimStart();
  if (!text.toLowerCase().startsWith(dateline.toLowerCase())) return runs;
  const after = text.slice(dateline.length).replace(/^\s*(\([^)]{1,40}\))?\s*[-–—:]*\s*/, '');
  return [{ ...first, text: after }, ...rest];
}

/** @param {number} share 0-100 */
export const percent = (share) => `${Math.max(0, Math.min(100, share))}%`;
