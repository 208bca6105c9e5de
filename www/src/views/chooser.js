/** Choosing an article for a side of the comparison. */
import { html, nothing } from 'lit/html.js';
import { modal } from '../ui/dialog.js';
import { dateMark } from '../ui/words.js';
import { publishedWords } from '../ui/days.js';
import { comparedIds } from '../state/question.js';
import { t } from '../strings.js';

/** @import {TimelineArticle} from '../protocol.d.ts' */
/** @import {Context} from './context.js' */

/** @param {Context} context @returns {TimelineArticle[]} every article, in the order of time */
export const everyArticle = ({ data }) => (data.index?.value ?? data.results?.value)?.timeline.articles ?? [];

/** `c` adds an article to the two. @param {Context} context @param {'a' | 'b' | 'c'} slot */
export function chooser(context, slot) {
  const { store, ui } = context;
  const typed = (ui.typed[`slot ${slot}`] ?? '').toLowerCase();
  return modal({
    id: `choose-${slot}`,
    title: slot === 'c' ? t.compare.add : t.compare.pick(slot.toUpperCase()),
    open: ui.dialog === slot,
    closed: () => store.ui.dialog === slot && store.setUi({ dialog: '' }),
    content:
      () => html`<label class="typeahead"><span class="vh">${t.search.label}</span><input type="search" autofocus
            autocomplete="off" placeholder=${t.search.placeholder.split(' or ')[0] ?? ''}
        @input=${(/** @type {Event} */ event) => store.setUi({ typed: { ...ui.typed, [`slot ${slot}`]: /** @type {HTMLInputElement} */ (event.target).value } })}></label>
      ${articleChoice(
        context,
        slot,
        everyArticle(context).filter(({ headline, source }) => `${headline} ${source}`.toLowerCase().includes(typed)),
      )}`,
  });
}

/** @param {Context} context @param {'a' | 'b' | 'c'} slot @param {TimelineArticle[]} articles */
export const articleChoice = ({ store, state }, slot, articles) =>
  html`<ul class="choice">${articles
    .filter(({ id }) => !(slot === 'c' ? comparedIds(state) : [state[slot === 'a' ? 'b' : 'a']]).includes(id))
    .slice(0, 200)
    .map(
      (article) => html`<li>
  <button type="button" aria-pressed=${slot !== 'c' && state[slot] === article.id} @click=${() => {
    store.setUi({ dialog: '' });
    store.go(slot === 'c' ? { also: [...state.also, article.id] } : { [slot]: article.id }, { keepScroll: true });
  }}><span class="c-d">${dateMark(article.published)} ${publishedWords(article.published).date}</span><span class="c-h"
        dir="auto">${article.headline}</span>
    <span class="c-s">${article.source}${slot !== 'c' && article.id === state[slot] ? html` <b
          class="ab ${slot}">${slot.toUpperCase()}</b>` : nothing}</span></button></li>`,
    )}</ul>`;
