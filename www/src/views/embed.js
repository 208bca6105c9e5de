/** Explore inside another page: the timeline and a list of lines, with a link to the whole explorer. */
import { html, nothing } from 'lit/html.js';
import { activeFilters, setFilter } from '../state/question.js';
import { publishedWords } from '../ui/days.js';
import { icon, kindIcon } from '../ui/icons.js';
import { shortOutlet } from '../ui/words.js';
import { failure, waiting } from './notices.js';
import { labelOf } from './search.js';
import { layoutOf } from './timeline-layout.js';
import { plot } from './timeline-plot.js';
import { t } from '../strings.js';

/** @import {Explored, Hit} from '../protocol.d.ts' */
/** @import {Context} from './context.js' */

/** @param {Context} context */
export function embed(context) {
  const { data, corpus, state, store } = context;
  /** @type {Explored | null} */
  const explored = data.main?.value ?? null;
  if (data.main?.status === 'failed') return failure(context, data.main.error);
  if (!explored) return waiting();
  const layout = layoutOf(explored.timeline, state, context.ui.width - 28, true);
  const full = new URL(location.href);
  full.searchParams.delete('embed');
  return html`<section class="embed" aria-label=${corpus.title}>
    <header class="em-top"><h1>${corpus.title}</h1><p>${t.embed.of(explored.total, explored.all)}</p>
      ${activeFilters(state)
        .slice(0, 2)
        .map(({ filter, value, not }) => {
          const { label, kind } = labelOf(explored, filter, value);
          return html`<button class="fchip ${not ? 'not' : ''}" type="button" aria-label=${t.search.remove(label)}
                @click=${() => store.go(setFilter(state, filter, value, 'off'))}>${kind ? kindIcon(kind) : nothing}<span>${label}</span>${icon('x', 'x')}</button>`;
        })}</header>
    <div class="em-tl">${layout ? plot(context, layout) : nothing}</div>
    <ol class="em-list" tabindex="0">${explored.hits.map((hit) => line(context, hit))}</ol>
    <footer class="em-foot"><span class="wordmark">${t.product}<span class="dash" aria-hidden="true"></span></span>
      <span class="em-key">${icon('stated')}${t.timeline.legend.stated}${icon('inferred')}${t.date.inferred}</span>
      <a href=${full.href} target="_blank" rel="noopener">${t.embed.open}${icon('out')}</a></footer></section>`;
}

/** @param {Context} context @param {Hit} hit */
const line = (
  { store, ui },
  { head, versions },
) => html`<li class=${ui.focus === head.id ? 'on' : ''}><a href=${store.href({ view: 'read', id: head.id })}
    @pointerenter=${() => store.setUi({ focus: head.id, event: -1 })} @focus=${() => store.setUi({ focus: head.id, event: -1 })}>
  <span class="em-d">${icon(head.published.dated)}${publishedWords(head.published).date}</span><span class="em-h"
        dir="auto">${head.headline}</span>
  <span class="em-s">${shortOutlet(head)}${versions.length ? ` +${versions.length}` : ''}</span></a></li>`;
