/**
 * Articles and told days as TimelineJS takes them (its JSON format: `title`, `events` with `start_date`, `end_date`,
 * `text`). TimelineJS puts texts into a page as HTML, so that everything from articles is escaped here.
 */
import { publishedLine } from '../ui/days.js';
import { outlet } from '../ui/words.js';

/** @import {Head, TimelineEvent} from '../protocol.d.ts' */

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** @param {string} day `YYYY-MM-DD` */
function date(day) {
  const [year, month, date] = day.split('-').map(Number);
  return { year, month, day: date };
}

/**
 * @param {string} title
 * @param {string} description
 * @param {Head[]} heads articles; those without any date cannot be on a timeline and are left out
 * @param {TimelineEvent[]} events
 * @param {string} eventGroup name of the group that told days are in
 */
export function timelineJs(title, description, heads, events, eventGroup) {
  const articles = heads.flatMap((head) => {
    const { first, last, best } = head.published;
    const start = first ?? best ?? last;
    if (!start) return [];
    return [
      {
        start_date: date(start),
        ...(last && last !== start ? { end_date: date(last) } : {}),
        text: { headline: escaped(head.headline), text: escaped(`${outlet(head)} · ${publishedLine(head.published)}`) },
        unique_id: `article-${head.id}`,
      },
    ];
  });
  const told = events.map(({ first, last, text, ids }, index) => ({
    start_date: date(first),
    ...(last !== first ? { end_date: date(last) } : {}),
    text: { headline: escaped(text), text: escaped(ids.join(', ')) },
    group: escaped(eventGroup),
    unique_id: `told-${index + 1}`,
  }));
  return { title: { text: { headline: escaped(title), text: escaped(description) } }, events: [...articles, ...told] };
}
