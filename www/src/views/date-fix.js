/** The reader's own day for an article: setting it, a day or a range, and taking it back. */
import { html, nothing } from 'lit/html.js';
import { rangeWords } from '../ui/days.js';
import { t } from '../strings.js';

/** @import {ArticleView} from '../protocol.d.ts' */
/** @import {Context} from './context.js' */

/** @param {Context} context @param {ArticleView} article */
export function dateFix(context, article) {
  const { corrections, say } = context;
  const { published } = article.head;
  const index = corrections.dateOf(article.head.id);
  const undo = async () => {
    await corrections.remove(corrections.dateOf(article.head.id));
    say(t.correct.undone);
  };
  return html`${
    index < 0
      ? nothing
      : html`<p class="fix-act"><span class="meta">${t.correct.yourDay}</span>
      <button class="btn" type="button" aria-label=${`${t.correct.undo}: ${t.correct.yourDay}`}
        @click=${undo}>${t.correct.undo}</button></p>`
  }
  <details class="fix-day"><summary>${t.correct.setDay}</summary>
    <form class="fix-in" @submit=${(/** @type {SubmitEvent} */ event) => submitted(context, article, event)}>
      <label>${t.correct.firstDay}<input type="date" name="first" required .value=${published.first ?? ''}></label>
      <label>${t.correct.lastDay}<input type="date" name="last" .value=${published.last ?? ''}></label>
      <p class="meta">${t.correct.dayHelp}</p>
      <p class="fix-act"><button class="btn primary" type="submit">${t.correct.apply}</button></p></form></details>`;
}

/** @param {Context} context @param {ArticleView} article @param {SubmitEvent} event */
async function submitted(context, article, event) {
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.target);
  const fields = new FormData(form);
  const first = String(fields.get('first') ?? '');
  const last = String(fields.get('last') ?? '') || first;
  if (!first || last < first) return context.say(t.correct.dayOrder);
  const date = first === last ? first : `${first}/${last}`;
  await context.corrections.add({ date: { article: article.head.id, date } });
  form.closest('details')?.removeAttribute('open');
  context.say(`${t.correct.done} ${t.correct.said.date(article.head.headline, rangeWords(first, last, true))}`);
}
