/** Read: one article with everything found in it marked, and why it is dated as it is. */
import { html, nothing } from 'lit/html.js';
import { plain } from '../export/cite.js';
import { findPassage } from '../state/passage.js';
import { LAYERS } from '../state/keys.js';
import { copy } from '../ui/copy.js';
import { publishedWords } from '../ui/days.js';
import { icon, kindIcon } from '../ui/icons.js';
import { dotted, origin, shortOutlet } from '../ui/words.js';
import { noteBox } from './notes.js';
import { failure, missing, waiting } from './notices.js';
import { endnote, margin, references } from './read-margin.js';
import { articleText } from './read-text.js';
import { reach } from './reach.js';
import { t } from '../strings.js';

/** @import {ArticleView} from '../protocol.d.ts' */
/** @import {Context} from './context.js' */

/** @param {Context} context */
export function read(context) {
  const { data, state, store } = context;
  const answer = data.main;
  const back = html`<a class="btn" href=${store.href({ view: 'explore', id: '', at: '', says: '' })}>${t.read.allArticles}</a>`;
  if (!state.id || (answer?.status === 'failed' && isMissing(context)))
    return html`${crumbs(context)}${missing(t.read.notFound, t.read.notFoundText(state.id), back)}`;
  if (answer?.status === 'failed') return html`${crumbs(context)}${failure(context, answer.error)}`;
  /** @type {ArticleView | null} */
  const article = answer?.value ?? null;
  if (!article || article.head.id !== state.id) return html`${crumbs(context)}${waiting()}`;
  return html`${crumbs(context)}${page(context, article)}`;
}

/** Every article is in the index; an engine that failed for another reason knows the article. @param {Context} context */
function isMissing({ data, state }) {
  const all = data.index?.value ?? data.results?.value;
  return all ? !all.timeline.articles.some(({ id }) => id === state.id) : false;
}

/** @param {Context} context @param {ArticleView} article */
function page(context, article) {
  const { state } = context;
  const passage = findPassage(article.text, state);
  return html`<header class="art-head">
      <p class="src-line">${dotted([...origin(article.head), t.words(article.words), article.versions.length ? versionsLink(article) : ''])}</p>
      <h1 dir="auto">${article.head.headline}</h1>
      ${article.deck ? html`<p class="deck" dir="auto">${article.deck}</p>` : nothing}
      ${article.byline ? html`<p class="byline" dir="auto">${article.byline}</p>` : nothing}
      <div class="dated">${datedLine(article)}${actions(context, article)}</div>
      ${reach(context, article)}
    </header>
    ${noteBox(context, article, passage?.span != null && !passage.changed)}
    ${passage?.changed ? changedNote(passage.span !== null, state.says) : nothing}
    ${article.head.language && !article.head.language.startsWith('en') ? html`<p
          class="note">${t.read.language(article.head.language)}</p>` : nothing}
    <div class="read-cols">
      ${layers(context, article)}
      <article class="art ${state.off.map((name) => `no-${name}`).join(' ')}" aria-label=${t.read.text}
            lang=${article.head.language || nothing}>
        ${articleText(context, article, passage?.span ?? null)}${endnote(article)}</article>
      ${margin(context, article)}
      ${references(context, article)}
    </div>`;
}

/** @param {Context} context */
function crumbs({ store, state, data }) {
  const hits = data.results?.value?.hits ?? [];
  const total = data.results?.value?.total ?? 0;
  const place = hits.findIndex(({ head }) => head.id === state.id);
  const step = (/** @type {number} */ index, /** @type {string} */ name, /** @type {string} */ label) => {
    const hit = hits[index];
    return hit
      ? html`<a class="btn icon" href=${store.href({ id: hit.head.id, at: '', says: '' })} aria-label=${label}
            title=${label}>${icon(name)}</a>`
      : nothing;
  };
  return html`<nav class="crumbs" aria-label=${t.list.title(total)}>
    <a href=${store.href({ view: 'explore', id: '', at: '', says: '' })}>${icon('left')}${place < 0 ? t.read.allArticles : t.read.results(total)}</a>
    ${
      place < 0
        ? nothing
        : html`<span class="meta">${t.read.position(place + 1, total)}</span>
      <span class="pv">${step(place - 1, 'left', t.read.previous)}${step(place + 1, 'right', t.read.next)}</span>`
    }</nav>`;
}

/** @param {string} id @param {unknown} label */
const jump = (id, label) =>
  html`<button class="btn link" type="button" @click=${() => document.getElementById(id)?.scrollIntoView()}>${label}</button>`;

/** @param {ArticleView} article */
const versionsLink = (article) => jump('versions', html`${icon('stack')}${t.read.versions(article.versions.length)}`);

/** @param {ArticleView} article */
function datedLine({ head, evidence }) {
  const { published } = head;
  const { date, sub } = publishedWords(published, true);
  const used = evidence.filter(({ setAside }) => !setAside).length;
  const how =
    published.dated === 'stated'
      ? html`${sub}. ${t.read.stated}`
      : published.dated === 'unknown'
        ? t.read.unknown
        : html`${sub === t.date.inferred ? '' : `${sub}. `}${t.read.inferred} ${jump('dating', t.read.pieces(used))}.`;
  return html`<p><span class="d">${icon(published.dated)}${date}</span> <span>${how} ${published.corrected ? t.read.corrected : nothing}</span></p>`;
}

/** @param {Context} context @param {ArticleView} article */
function actions(context, article) {
  const { store, state } = context;
  const other = [state.a, state.b].find((id) => id && id !== article.head.id);
  const closest = article.versions[0]?.head ?? article.similar[0]?.head;
  const target = other ?? closest?.id;
  const named = other && other !== closest?.id ? (other === state.a ? 'A' : 'B') : closest ? shortOutlet(closest) : '';
  return html`<p class="acts">${target ? html`<a class="btn"
        href=${store.href({ view: 'compare', a: article.head.id, b: target })}>${icon('swap')}${t.read.compareWith(named)}</a>` : nothing}
    <button class="btn" type="button"
          @click=${async () => context.say((await copy(plain(article, location.href))) ? t.read.cited : t.search.copyFailed)}>${t.read.cite}</button></p>`;
}

/** @param {boolean} found @param {string} says */
const changedNote = (found, says) =>
  html`<p class="note" role="status">${icon('warn')} ${t.read.changed} ${found ? t.read.changedFound : t.read.changedLost(says)}</p>`;

/** @param {ArticleView} article @returns {Record<typeof LAYERS[number], number>} */
function countsOf(article) {
  const count = (/** @type {string} */ kind) => article.mentions.filter((mention) => mention.kind === kind).length;
  return {
    person: count('person'),
    organization: count('organization'),
    place: count('place'),
    time: article.times.length,
    figure: article.figures.length,
    quote: article.quotes.length,
  };
}

/** @param {Context} context @param {ArticleView} article */
function layers({ store, state }, article) {
  const counts = countsOf(article);
  const shown = LAYERS.filter((name) => counts[name] > 0);
  if (!shown.length) return html`<aside class="layers"></aside>`;
  const all = state.off.length === 0;
  const toggle = (/** @type {typeof LAYERS[number]} */ name) => () =>
    store.go(
      { off: state.off.includes(name) ? state.off.filter((other) => other !== name) : [...state.off, name] },
      { replace: true },
    );
  return html`<aside class="layers" aria-labelledby="ly-h"><h2 id="ly-h">${t.read.layers}</h2>
    <ul>${shown.map(
      (
        name,
      ) => html`<li><button class="layer" type="button" aria-pressed=${!state.off.includes(name)} data-layer=${name}
            @click=${toggle(name)}>
      ${kindIcon(name)}<span class="smp e-${name}">${name === 'quote' ? html`<b class="qm">“</b>${t.layers[name]}<b
            class="qm">”</b>` : t.layers[name]}</span>
      <span class="n">${counts[name]}</span><span class="box">${icon('check')}</span></button></li>`,
    )}</ul>
    <p class="meta lh"><button class="btn link" type="button"
          @click=${() => store.go({ off: all ? [...shown] : [] }, { replace: true })}>${all ? t.read.allOff : t.read.allOn}</button></p></aside>`;
}
