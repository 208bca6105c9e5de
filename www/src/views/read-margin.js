/** Beside and below the text: who is quoted, the figures, the times, other versions and similar stories. */
import { html, nothing } from 'lit/html.js';
import { icon } from '../ui/icons.js';
import { similarity } from '../ui/meter.js';
import { dateLine, outlet } from '../ui/words.js';
import { dateFix } from './date-fix.js';
import { dating } from './dating.js';
import { paragraphAt, paragraphLink, resolved } from './read-text.js';
import { number, t } from '../strings.js';

/** @import {ArticleView, FigureView, QuoteView, Related} from '../protocol.d.ts' */
/** @import {Context} from './context.js' */

/** @param {Context} context @param {ArticleView} article */
export const margin = (context, article) => html`<div class="margin">
  ${article.quotes.length ? quoted(context, article) : nothing}
  <section id="dating" aria-labelledby="m-dating"><h2 id="m-dating">${t.read.dating}</h2>${dating(article)}${dateFix(context, article)}</section>
</div>`;

/** @param {ArticleView} article @returns {[string, QuoteView[]][]} speakers in the order of their first words; '' for none */
function bySpeaker(article) {
  /** @type {Map<string, [string, QuoteView[]]>} */ const speakers = new Map();
  for (const quote of article.quotes) {
    const name = quote.speaker ?? '';
    // A description may begin a sentence once and stand inside one later.
    const of = quote.key ?? name.toLowerCase();
    const before = speakers.get(of);
    if (before) before[1].push(quote);
    else speakers.set(of, [name, [quote]]);
  }
  return [...speakers.values()].sort(([a], [b]) => Number(a === '') - Number(b === ''));
}

/** @param {Context} context @param {ArticleView} article */
function quoted({ store }, article) {
  const speakers = bySpeaker(article);
  const named = speakers.filter(([name]) => name).length;
  return html`<section aria-labelledby="m-quoted"><h2
        id="m-quoted">${t.read.quoted} <span>${t.read.quotedCount(named, article.quotes.length)}</span></h2>
    <ul class="quoted">${speakers.map(([name, quotes]) => {
      const key = quotes.find((quote) => quote.key)?.key;
      const role = article.mentions.find((mention) => mention.key === key && mention.role)?.role;
      return html`<li><p class="sp">${key ? html`<a
            href=${store.href({ view: 'entity', entity: key })}>${name}</a>` : html`<b
            class=${name ? '' : 'none'}>${name || t.read.unattributed}</b>`}
          ${role ? html`<span>${role}</span>` : nothing}</p>
        ${quotes.map((quote) => html`<blockquote class=${quote.kind}><span
              dir="auto">${article.text.slice(quote.start, quote.end)}</span>${paragraphLink(paragraphAt(article, quote.start))}</blockquote>`)}</li>`;
    })}</ul></section>`;
}

/** @param {Context} context @param {ArticleView} article */
export const references = (context, article) => html`<div class="refs">
  ${onlyHere(context, article)}
  ${article.figures.length ? figures(article) : nothing}
  ${article.times.length ? times(article) : nothing}
  ${related(context, article)}
</div>`;

/** @param {FigureView} figure @param {string} words @returns {string} the number with its vagueness */
function amount({ value, low, high, currency, unit }, words) {
  const written = (/** @type {number} */ n) =>
    `${currency === 'USD' ? '$' : ''}${number(n)}${unit === 'percent' || unit === '%' ? '%' : ''}`;
  if (value !== null && low !== null && high !== null && low !== high) return `≈ ${written(value)}`;
  if (value !== null && low !== null && high === null && low >= value) return `≥ ${written(value)}`;
  if (value !== null && high !== null && low === null && high <= value) return `≤ ${written(value)}`;
  if (value !== null) return written(value);
  if (low !== null && high !== null) return `${written(low)}–${written(high)}`;
  if (low !== null) return `≥ ${written(low)}`;
  return high !== null ? `≤ ${written(high)}` : words;
}

/** @param {ArticleView} article */
function figures(article) {
  return html`<section aria-labelledby="m-figures"><h2
        id="m-figures">${t.read.figures} <span>${article.figures.length}</span></h2>
    <table class="nt figs"><tbody>${article.figures.map((figure) => {
      const words = article.text.slice(figure.start, figure.end);
      const what = [figure.counts, figure.status, figure.of]
        .filter((part) => part && !words.toLowerCase().includes(part.toLowerCase()))
        .join(', ');
      const shown = amount(figure, words);
      return html`<tr><th scope="row">${shown}</th>
        <td dir="auto">${shown === words ? nothing : html`<span class="fig-w">${words}</span>`}
          ${what ? html`<span class="meta">${what}</span>` : nothing}</td>
        <td>${paragraphLink(paragraphAt(article, figure.start))}</td></tr>`;
    })}</tbody></table></section>`;
}

/** Sentences shown before "show more". */
const FIRST = 5;

/** What no other report of the event says. @param {Context} context @param {ArticleView} article */
function onlyHere({ store, ui }, article) {
  if (!article.event.length || !article.onlyHere.length) return nothing;
  const key = `only ${article.head.id}`;
  const shown = ui.unfolded[key] ? article.onlyHere : article.onlyHere.slice(0, FIRST);
  const [first = ''] = article.event;
  return html`<section aria-labelledby="m-only"><h2 id="m-only">${t.read.onlyHere} <span>${article.onlyHere.length}</span></h2>
    <p class="meta">${t.read.onlyHereText(article.event.length)} <a
          href=${store.href({ view: 'compare', a: article.head.id, b: first, also: article.event.slice(1, 6) })}>${t.read.compare}</a></p>
    <ul class="only-here">${shown.map((index) => {
      const [start, end] = article.sentences[index] ?? [0, 0];
      return html`<li><span dir="auto">${article.text.slice(start, end)}</span> ${paragraphLink(paragraphAt(article, start))}</li>`;
    })}</ul>
    ${shown.length < article.onlyHere.length ? html`<button class="btn link" type="button"
          @click=${() => store.setUi({ unfolded: { ...ui.unfolded, [key]: true } })}>${t.more(article.onlyHere.length - shown.length)}</button>` : nothing}</section>`;
}

/** @param {ArticleView} article */
function times(article) {
  return html`<section aria-labelledby="m-times"><h2 id="m-times">${t.read.times} <span>${article.times.length}</span></h2>
    <table class="nt times"><tbody>${article.times.map(
      (time) => html`<tr>
      <td dir="auto"><span class="e-time">${article.text.slice(time.start, time.end)}</span></td>
      <th scope="row">${resolved(time) || html`<span
            class="none">${t.read.unresolved}</span>`}</th><td>${paragraphLink(paragraphAt(article, time.start))}</td></tr>`,
    )}</tbody></table></section>`;
}

/** @param {Context} context @param {ArticleView} article */
function related(context, article) {
  const shown = new Set(article.versions.map(({ head }) => head.id));
  const similar = article.similar.filter(({ head }) => !shown.has(head.id));
  return html`<section id="versions" aria-labelledby="m-similar">
    ${article.versions.length ? html`<h2
          id="m-versions">${t.read.versionsTitle} <span>${article.versions.length}</span></h2>${relatedList(context, article, article.versions)}` : nothing}
    <h2 id="m-similar">${t.read.similar}</h2>
    ${similar.length ? relatedList(context, article, similar) : html`<p class="meta">${t.read.noSimilar}</p>`}</section>`;
}

/** @param {Context} context @param {ArticleView} article @param {Related[]} list */
const relatedList = ({ store }, article, list) =>
  html`<ul class="sim">${list.map(
    ({ head, similarity: share }) => html`<li>
  <a class="h" dir="auto" href=${store.href({ view: 'read', id: head.id, at: '', says: '' })}>${head.headline}</a>
  <p class="meta">${outlet(head)}, ${dateLine(head.published)}</p>
  <p class="v-row">${similarity(share)}<a
        href=${store.href({ view: 'compare', a: article.head.id, b: head.id })}>${t.read.compare}</a></p></li>`,
  )}</ul>`;

/** @param {ArticleView} article */
export function endnote(article) {
  if (!article.file && !article.dropped.length && !article.url) return nothing;
  return html`<div class="endnote meta">${article.file ? html`<p>${t.read.found} <b>${article.file}</b>.</p>` : nothing}
    ${article.url && /^https?:\/\//.test(article.url) ? html`<p>${t.read.original}: <a href=${article.url}
          rel="noopener noreferrer external">${article.url}</a></p>` : nothing}
    ${
      article.dropped.length
        ? html`<details class="dropped"><summary>${t.read.dropped(article.dropped.length)}${icon('down', 'chev')}</summary>
      <ul>${article.dropped.map(({ text, reason }) => html`<li><span
            dir="auto">${text}</span> <i>${reason}</i></li>`)}</ul></details>`
        : nothing
    }</div>`;
}
