/** Loading, failing, and what readers of the files should know. */
import { html, nothing } from 'lit/html.js';
import { icon } from '../ui/icons.js';
import { t } from '../strings.js';

/** @import {ProblemView} from '../protocol.d.ts' */
/** @import {Context} from './context.js' */

export const waiting = () => html`<p class="waiting" role="status">${t.notices.loading}</p>`;

/** @param {Context} context @param {string} error a sentence */
export const failure = (
  { retry },
  error,
) => html`<section class="er" role="alert"><p class="er-m">${icon('warn')}</p><div>
  <h2>${t.notices.failed}</h2><p>${error}</p>
  <p class="er-act"><button class="btn primary" type="button" @click=${retry}>${t.notices.retry}</button>
    <button class="btn" type="button" @click=${() => location.reload()}>${t.notices.reload}</button></p></div></section>`;

/** Something that the address names is not here. @param {string} title @param {string} text @param {unknown} link */
export const missing = (title, text, link) => html`<section class="er soft"><p class="er-m">${icon('unknown')}</p><div>
  <h1>${title}</h1><p>${text}</p><p class="er-act">${link}</p></div></section>`;

/** What was found while the corpus was read. @param {Context} context */
export function problems({ data, corpus }) {
  /** @type {ProblemView[]} */
  const found = data.overview?.value?.problems ?? [];
  const total = found.length + corpus.problems.length;
  if (!total) return nothing;
  const lost = found.filter((problem) => problem.lost).length;
  return html`<details class="partial"><summary>${icon('warn')}<b>${lost ? t.notices.lost(lost) : t.notices.some(total)}</b>${icon('down', 'chev')}</summary>
    <ul>${corpus.problems.map((sentence) => html`<li class="notice">${sentence}</li>`)}
      ${found.map(({ what, place, handled }) => html`<li>${what}${place ? html` <code>${place}</code>` : nothing}${handled ? html` <span
            class="meta">${handled}</span>` : nothing}</li>`)}</ul></details>`;
}
