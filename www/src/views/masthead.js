/** The corpus in one sentence: how many articles, from how many outlets, and how sure their dates are. */
import { html, nothing } from 'lit/html.js';
import { icon } from '../ui/icons.js';
import { rangeWords } from '../ui/days.js';
import { number, t } from '../strings.js';

/** @import {Overview} from '../protocol.d.ts' */
/** @import {Context} from './context.js' */

/** @param {Context} context */
export function masthead(context) {
  const { corpus, store, data } = context;
  const overview = data.overview?.value;
  return html`<header class="corpus">
    <h1>${corpus.title}</h1>
    ${overview ? standfirst(overview) : html`<p class="standfirst">${t.notices.wait}</p>`}
    <p class="corpus-act"><a href=${store.href({ view: 'own' })}>${t.masthead.own}</a></p>
    ${overview && (corpus.description || corpus.rights) ? about(context, overview) : nothing}
  </header>`;
}

/** @param {Overview} overview */
function standfirst({ articles, stories, outlets, stated, inferred, unknown }) {
  const m = t.masthead;
  const grouped = stories < articles ? html`, ${m.grouped} <b>${number(stories)}</b> ${m.stories(stories)}` : nothing;
  return html`<p class="standfirst"><b>${number(articles)}</b> ${m.articles(articles)}${outlets ? html` ${m.from} <b>${number(outlets)}</b> ${m.outlets(outlets)}` : nothing}${grouped}.
    ${articles ? certainty({ articles, stated, inferred, unknown }) : nothing}</p>`;
}

/** @param {{articles: number, stated: number, inferred: number, unknown: number}} counts */
function certainty({ articles, stated, inferred, unknown }) {
  const m = t.masthead;
  if (stated === articles) return html`<span class="nw">${icon('stated', 'lead')}${m.allStated}</span>`;
  const parts = [];
  if (stated)
    parts.push(html`<span class="nw">${icon('stated', 'lead')}<b>${number(stated)}</b> ${m.state(stated)}</span>`);
  if (inferred) {
    const all = inferred === articles;
    parts.push(
      html`<span>${icon('inferred', 'lead')}${all ? html`${m.noneStates} ${m.all} ` : nothing}<b>${number(inferred)}</b> ${m.inferred(inferred)}</span>`,
    );
  }
  if (unknown) parts.push(html`<span>${icon('unknown', 'lead')}<b>${number(unknown)}</b> ${m.unknown(unknown)}</span>`);
  return parts.map((part, index) => html`${index ? '; ' : ''}${part}${index === parts.length - 1 ? '.' : ''}`);
}

/** @param {Context} context @param {Overview} overview */
function about({ corpus }, { first, last, languages }) {
  const known = languages.map(({ label }) => label).filter(Boolean);
  return html`<details class="about"><summary>${t.masthead.about}${icon('down', 'chev')}</summary>
    ${corpus.description ? html`<p>${corpus.description}</p>` : nothing}
    ${first && last ? html`<p>${t.masthead.span(rangeWords(first, last, true))} ${known.length > 1 ? t.masthead.languages(known.join(', ')) : nothing}</p>` : nothing}
    ${corpus.rights ? html`<p><b>${t.masthead.rights}</b> ${corpus.rights}</p>` : nothing}
  </details>`;
}
