/** The compare tray: what is picked, and the closest candidate for the free slot. */
import { html, nothing } from 'lit/html.js';
import { publishedWords } from '../ui/days.js';
import { icon } from '../ui/icons.js';
import { t } from '../strings.js';

/** @import {Explored, TimelineArticle} from '../protocol.d.ts' */
/** @import {Context} from './context.js' */

/** @param {Context} context @param {Explored} explored */
export function tray(context, explored) {
  const { store, state } = context;
  if (!state.a && !state.b) return nothing;
  const find = (/** @type {string} */ id) => explored.timeline.articles.find((article) => article.id === id);
  const ready = state.a && state.b;
  return html`<aside class="tray" aria-label=${t.tray.label}><div class="wrap">
    <p class="tray-t">${t.tray.title}</p>
    <ol>${slot(context, 'a', state.a, find(state.a))}${ready ? slot(context, 'b', state.b, find(state.b)) : empty(context, explored)}</ol>
    <p class="tray-go">${ready ? html`<a class="btn primary" href=${store.href({ view: 'compare' })}>${t.tray.go}</a>` : nothing}
      <button class="btn link" type="button" @click=${() => store.go({ a: '', b: '' })}>${t.clear}</button></p>
  </div></aside>`;
}

/** @param {Context} context @param {'a' | 'b'} name @param {string} id @param {TimelineArticle | undefined} article */
const slot = ({ store, state }, name, id, article) => html`<li><b class="ab ${name}">${name.toUpperCase()}</b>
  <span><a dir="auto" href=${store.href({ view: 'read', id, at: '', says: '' })}
        title=${article?.headline ?? id}>${article?.headline ?? id}</a>
    ${article ? html`<i>${article.source ? `${article.source}, ` : ''}${publishedWords(article.published).date}</i>` : nothing}</span>
  <button class="btn quiet icon" type="button" aria-label=${t.tray.remove(name.toUpperCase())}
    @click=${() => store.go(name === 'a' ? { a: state.b, b: '' } : { b: '' })}>${icon('x')}</button></li>`;

/** @param {Context} context @param {Explored} explored */
function empty({ store, state }, explored) {
  const close = explored.hits.find(({ head }) => head.id === state.a)?.versions[0];
  return html`<li class="empty"><b class="ab none">B</b><span>${t.tray.second}${
    close
      ? html`, ${t.tray.closest}
    <button class="btn link" type="button"
          @click=${() => store.go({ b: close.head.id })}>${close.head.headline}, ${t.list.same(close.similarity)}</button>`
      : '.'
  }</span></li>`;
}
