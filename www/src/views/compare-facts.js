/** Below the sentences: names, quotations, figures and days, in A, in both, in B. */
import { html, nothing } from 'lit/html.js';
import { icon, kindIcon } from '../ui/icons.js';
import { rangeWords } from '../ui/days.js';
import { badge } from './compare-several.js';
import { t } from '../strings.js';

/** @import {Conflict, Fact, Facts} from '../protocol.d.ts' */
/** @import {Context} from './context.js' */
/** @import {Mark} from '../ui/icons.js' */

/** @param {Facts} facts @returns {[name: string, mark: Mark, facts: Fact[]][]} */
const groupsOf = (facts) => [
  .../** @type {const} */ (['person', 'organization', 'place']).map(
    (kind) =>
      /** @type {[string, Mark, Fact[]]} */ ([
        t.compare.groups[kind],
        kind,
        facts.entities.filter((fact) => fact.kind === kind),
      ]),
  ),
  [t.compare.groups.quotes, 'quote', facts.quotes],
  [t.compare.groups.figures, 'figure', facts.figures],
  [t.compare.groups.days, 'time', facts.days],
];

/** @param {Context} context @param {Facts} facts @param {number} [count] of articles */
export function factsPanel(context, facts, count = 2) {
  if (count > 2) return factsTable(context, facts, count);
  const groups = groupsOf(facts).filter(([, , list]) => list.length);
  if (!groups.length) return nothing;
  return html`<section class="fpanel" aria-labelledby="fp-h"><h2 id="fp-h">${t.compare.facts}</h2>
    ${groups.map(([name, mark, list]) => {
      const says = (/** @type {Fact} */ fact, /** @type {number} */ side) => (fact.at[side]?.length ?? 0) > 0;
      return html`<section class="fg"><h3>${name}</h3><div class="f3">
        ${column(
          context,
          'a',
          mark,
          list.filter((fact) => says(fact, 0) && !says(fact, 1)),
        )}
        ${column(
          context,
          'both',
          mark,
          list.filter((fact) => says(fact, 0) && says(fact, 1)),
        )}
        ${column(
          context,
          'b',
          mark,
          list.filter((fact) => !says(fact, 0) && says(fact, 1)),
        )}</div></section>`;
    })}</section>`;
}

/** Days arrive as `2003-06-06` or as a range with a slash or two dots. @param {string} label @returns {string} */
export function factWords(label) {
  const days = label.match(/^(\d{4}-\d\d-\d\d)(?:(?:\/|\.\.)(\d{4}-\d\d-\d\d))?$/);
  return days?.[1] ? rangeWords(days[1], days[2] ?? days[1]) : label;
}

/** A row per fact, a column per article. @param {Context} context @param {Facts} facts @param {number} count */
function factsTable({ store }, facts, count) {
  const all = Array.from({ length: count }, (_, index) => index);
  return html`<section class="fpanel" aria-labelledby="fp-h"><h2 id="fp-h">${t.compare.facts}</h2>
    ${groupsOf(facts)
      .filter(([, , list]) => list.length)
      .map(
        ([name, mark, list]) => html`<div class="ft-wrap" tabindex="0" role="region" aria-label=${name}><table class="ft"><thead><tr><th scope="col">${name}</th>${all.map((index) => html`<th scope="col">${badge(index)}</th>`)}</tr></thead>
        <tbody>${list.map(
          (fact) => html`<tr><th scope="row">${kindIcon(mark)}<span dir="auto">${
            fact.key && fact.kind
              ? html`<a href=${store.href({ view: 'entity', entity: fact.key })}>${fact.label}</a>`
              : factWords(fact.label)
          }</span></th>${all.map((index) => html`<td>${fact.at[index]?.length ? fact.at[index]?.length : html`<span class="none" aria-label=${t.compare.notSaid}>–</span>`}</td>`)}</tr>`,
        )}</tbody></table></div>`,
      )}</section>`;
}

/** Facts shown before "show more". */
const FIRST = 8;

/** @param {Context} context @param {'a' | 'both' | 'b'} side @param {Mark} mark @param {Fact[]} facts */
function column({ store, ui }, side, mark, facts) {
  const key = `facts ${mark} ${side}`;
  const shown = ui.unfolded[key] ? facts : facts.slice(0, FIRST);
  return html`<div class="fc ${side}"><h4>${side === 'both' ? html`${icon('same')}${t.compare.bothHead}` : html`<b
        class="ab ${side}">${side.toUpperCase()}</b>${t.compare.only}`}<span>${facts.length}</span></h4>
    ${
      facts.length
        ? html`<ul class="facts">${shown.map(
            (fact) =>
              html`<li>${kindIcon(mark)}<span dir="auto">${
                fact.key && fact.kind
                  ? html`<a href=${store.href({ view: 'entity', entity: fact.key })}>${fact.label}</a>`
                  : factWords(fact.label)
              }</span></li>`,
          )}</ul>`
        : html`<p class="none">${t.compare.nothing}</p>`
    }
    ${facts.length > shown.length ? html`<button class="btn link" type="button"
          @click=${() => store.setUi({ unfolded: { ...ui.unfolded, [key]: true } })}>${t.more(facts.length - shown.length)}</button>` : nothing}</div>`;
}

/** What the two say differently about the same thing. No verdict. @param {Conflict[]} conflicts */
export function conflictsPanel(conflicts) {
  if (!conflicts.length)
    return html`<div class="gl-2"><h2 class="dis-h">${t.compare.noConflict}</h2><p
          class="meta">${t.compare.noConflictText}</p></div>`;
  return html`<div class="gl-2"><h2 class="dis-h">${icon('warn')}${t.compare.disagree(conflicts.length)}</h2>
    <ul class="dis">${conflicts.map(
      ({ about, says }) => html`<li><p class="dw">${about}</p>
      <p class="dv">${says
        .flatMap((said, index) => (said || says.length === 2 ? [{ said, index }] : []))
        .map(
          ({ said, index }, place) => html`${place ? html`<svg class="ic" role="img" aria-label=${t.compare.differs}><use href="#i-differs"></use></svg>` : nothing}
        <span>${badge(index)}${said?.text ?? html`<i class="none">${t.compare.notSaid}</i>`}</span>`,
        )}</p></li>`,
    )}</ul></div>`;
}
