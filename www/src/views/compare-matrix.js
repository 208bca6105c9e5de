/** How much articles have in common, all against all: a table whose cells choose two of them. */
import { html } from 'lit/html.js';
import { dateMark, shortOutlet } from '../ui/words.js';
import { publishedWords } from '../ui/days.js';
import { t } from '../strings.js';

/** @import {Published} from '../protocol.d.ts' */
/** @import {Context} from './context.js' */

/** @typedef {{id: string, headline: string, source: string | null, published: Published}} Named */

/** Steps of shading; the number itself stands in every cell. @param {number} share */
const step = (share) => (share === 0 ? 0 : Math.min(5, 1 + Math.floor(share / 20)));

/** @param {Context} context @param {Named[]} articles @param {number[][]} shares 0-100 by article and article */
export const matrixTable = ({ store, state }, articles, shares) => html`<div class="mx-wrap" tabindex="0" role="group" aria-label=${t.compare.matrix}>
  <table class="mx"><caption>${t.compare.matrixText}</caption>
    <thead><tr><td></td>${articles.map((article, index) => html`<th scope="col"><abbr title=${article.headline}>${index + 1}</abbr></th>`)}</tr></thead>
    <tbody>${articles.map(
      (row, y) => html`<tr><th scope="row"><span class="mx-n">${y + 1}</span> <span class="mx-d">${dateMark(row.published)} ${publishedWords(row.published).date}</span>
        <span class="mx-h" dir="auto">${row.headline}</span></th>${articles.map((column, x) => {
          const share = shares[y]?.[x] ?? 0;
          if (x === y) return html`<td class="mx-self"><span aria-hidden="true">·</span></td>`;
          const chosen = state.a === row.id && state.b === column.id;
          return html`<td><button type="button" class="mx-${step(share)}" aria-pressed=${chosen}
            aria-label=${t.compare.matrixCell(share, row.headline, column.headline)}
            @click=${() => store.go({ a: row.id, b: column.id, also: [] })}>${share || html`<span class="mx-zero">0</span>`}</button></td>`;
        })}</tr>`,
    )}</tbody></table></div>`;
