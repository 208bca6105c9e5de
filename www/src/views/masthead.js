/** The corpus in one sentence: how many articles, from how many outlets, and how sure their dates are. */
import { html, nothing } from 'lit/html.js';
import { keepCorpus } from '../offline.js';
import { icon } from '../ui/icons.js';
import { rangeWords } from '../ui/days.js';
import { number, t } from '../strings.js';

/** @import {Explored, Overview} from '../protocol.d.ts' */
/** @import {Context} from './context.js' */

/** @param {Context} context */
export function masthead(context) {
  const { corpus, store, data } = context;
  const overview = data.overview?.value;
  return html`<header class="corpus">
    <h1>${corpus.title}</h1>
    ${overview ? standfirst(overview) : html`<p class="standfirst">${t.notices.wait}</p>`}
    <p class="corpus-act"><a href=${store.href({ view: 'own' })}>${t.masthead.own}</a></p>
    ${overview && overview.articles ? about(context, overview) : nothing}
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
function about(context, overview) {
  const { corpus } = context;
  const { first, last, languages } = overview;
  const known = languages.map(({ label }) => label).filter(Boolean);
  return html`<details class="about"><summary>${t.masthead.about}${icon('down', 'chev')}</summary>
    ${corpus.description ? html`<p>${corpus.description}</p>` : nothing}
    ${first && last ? html`<p>${t.masthead.span(rangeWords(first, last, true))} ${known.length > 1 ? t.masthead.languages(known.join(', ')) : nothing}</p>` : nothing}
    ${outletList(context)}${gaps(context, overview)}
    ${corpus.rights ? html`<p><b>${t.masthead.rights}</b> ${corpus.rights}</p>` : nothing}
    ${keeping(context)}
  </details>`;
}

/** @param {Context} context */
function outletList({ data }) {
  const facets = /** @type {Explored | null} */ (data.results?.value ?? null)?.facets ?? [];
  const values = facets.filter(({ field }) => field === 'sources' || field === 'retold').flatMap((facet) => facet.values);
  if (!values.length) return nothing;
  return html`<p><b>${t.about.sources}</b> ${values.map(({ label, all }) => `${label} (${number(all)})`).join(', ')}</p>`;
}

/** What the corpus does not tell. @param {Context} context @param {Overview} overview */
function gaps({ corpus }, { unknown, languages, problems: found, articles }) {
  const foreign = languages.filter(({ label }) => label && !label.startsWith('en')).reduce((sum, { count }) => sum + count, 0);
  const list = [
    corpus.text === 'full' ? '' : t.about.cut,
    unknown ? t.about.undated(unknown) : '',
    foreign ? t.about.foreign(foreign) : '',
    found.length ? t.about.problems(found.length) : '',
  ].filter(Boolean);
  return articles && list.length ? html`<p><b>${t.about.gaps}</b> ${list.join(' ')}</p>` : nothing;
}

/** What is kept on this device. @param {Context} context */
function keeping({ corpus, ui, store }) {
  if (!ui.offline) return nothing;
  const bytes = corpus.files.reduce((sum, file) => sum + file.bytes, 0);
  const whole = async () => store.setUi({ offline: (await keepCorpus(corpus.files.map(({ address }) => address))) ? 'whole' : 'failed' });
  if (ui.offline === 'whole') return html`<p role="status">${t.about.whole(size(bytes))}</p>`;
  return html`<p>${ui.offline === 'failed' ? t.about.failed : t.about.kept} <button class="btn link" type="button" @click=${whole}>${t.about.keep(size(bytes))}</button></p>`;
}

/** @param {number} bytes */
const size = (bytes) => (bytes < 1e6 ? `${number(Math.max(1, Math.round(bytes / 1e3)))} kB` : `${number(Math.round(bytes / 1e5) / 10)} MB`);
