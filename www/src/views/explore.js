/** Explore: the corpus, what narrows it, and what is left. */
import { html, nothing } from 'lit/html.js';
import { activeFilters, cleared, firstPage, isNarrowed, setFilter } from '../state/question.js';
import { t } from '../strings.js';
import { icon } from '../ui/icons.js';
import { list } from './cards.js';
import { masthead } from './masthead.js';
import { failure, problems, waiting } from './notices.js';
import { rail } from './rail.js';
import { labelOf, search, windowLabel } from './search.js';
import { timeline } from './timeline.js';
import { tray } from './tray.js';

/** @import {Explored} from '../protocol.d.ts' */
/** @import {Context} from './context.js' */

/** @param {Context} context */
export function explore(context) {
  const { main } = context.data;
  if (main?.status === 'failed') return html`${masthead(context)}${failure(context, main.error)}`;
  /** @type {Explored | null} */
  const explored = main?.value ?? null;
  if (!explored) return html`${masthead(context)}${waiting()}`;
  if (explored.all === 0) return html`${masthead(context)}${problems(context)}${emptyCorpus(context)}`;
  return html`${masthead(context)}
    ${problems(context)}
    <div class="cols">
      ${rail(context, explored)}
      <div class="stage">
        ${search(context, explored)}
        ${timeline(context, explored)}
        ${explored.total === 0 ? nothingFound(context, explored) : list(context, explored)}
      </div>
    </div>
    ${tray(context, explored)}`;
}

/** @param {Context} context */
const emptyCorpus = ({ store }) => html`<section class="er soft"><p class="er-m">${icon('unknown')}</p><div>
  <h2>${t.notices.empty}</h2><p>${t.notices.emptyText}</p>
  <p class="er-act"><a class="btn primary" href=${store.href({ view: 'own' })}>${t.nav.own}</a></p></div></section>`;

/** Names what to take away. @param {Context} context @param {Explored} explored */
function nothingFound({ store, state }, explored) {
  const narrowing = [
    ...(state.q ? [{ name: t.none.query(state.q), patch: { q: '', ...firstPage() } }] : []),
    ...(state.from || state.to
      ? [{ name: t.none.window(windowLabel(state)), patch: { from: '', to: '', ...firstPage() } }]
      : []),
    ...activeFilters(state).map(({ filter, value, not }) => {
      const { label } = labelOf(explored, filter, value);
      return { name: not ? `${t.search.not} ${label}` : label, patch: setFilter(state, filter, value, 'off') };
    }),
  ];
  return html`<section class="list" id="list" aria-labelledby="ls-h"><div class="none-found" role="status">
    <h2 id="ls-h">${t.none.title}</h2><p>${t.none.all(explored.all)}</p>
    <ul>${narrowing.map(({ name, patch }) => html`<li><button class="btn" type="button"
          @click=${() => store.go(patch)}>${icon('x')}${t.none.without(name)}</button></li>`)}</ul>
    ${narrowing.length > 1 && isNarrowed(state) ? html`<p><button class="btn link" type="button"
          @click=${() => store.go(cleared())}>${t.clearAll}</button></p>` : nothing}
  </div></section>`;
}
