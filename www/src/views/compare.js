/** Compare: articles side by side, with what is the same, edited, moved or only in one of them. */
import { html, nothing, svg } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { ref } from 'lit/directives/ref.js';
import { dayNumber } from '../ui/days.js';
import { icon } from '../ui/icons.js';
import { drawMap } from '../ui/minimap.js';
import { pct, shares } from '../ui/meter.js';
import { dateLine, dotted, outlet } from '../ui/words.js';
import { conflictsPanel, factsPanel } from './compare-facts.js';
import { countsOf, rowsOf } from './compare-model.js';
import { rowsView } from './compare-rows.js';
import { matrixTable } from './compare-matrix.js';
import { several, severalHeads, toldRows } from './compare-several.js';
import { tools } from './compare-tools.js';
import { articleChoice, chooser, everyArticle } from './chooser.js';
import { failure, waiting } from './notices.js';
import { ROW_STATES } from '../state/keys.js';
import { comparedIds } from '../state/question.js';
import { t } from '../strings.js';

/** @import {ComparedArticle, Comparison, Published, TimelineArticle} from '../protocol.d.ts' */
/** @import {Context} from './context.js' */
/** @import {RowState, Shown} from './compare-model.js' */

/** Rows are made once an answer, because their places are what "next" counts. @type {WeakMap<Comparison, Shown[]>} */
const known = new WeakMap();

/** @param {Comparison} comparison */
function shownRows(comparison) {
  const rows = known.get(comparison) ?? rowsOf(comparison);
  known.set(comparison, rows);
  return rows;
}

/** @param {Context} context */
export function compare(context) {
  const { data, state } = context;
  const back = html`<nav class="crumbs"><a
        href=${context.store.href({ view: 'explore' })}>${icon('left')}${t.compare.back}</a></nav>
    ${chooser(context, 'a')}${chooser(context, 'b')}${chooser(context, 'c')}`;
  if (comparedIds(state).length < 2) return html`${back}${choose(context)}`;
  if (data.main?.status === 'failed') return html`${back}${failure(context, data.main.error)}${choose(context)}`;
  /** @type {Comparison | null} */
  const comparison = data.main?.value ?? null;
  const [a, b, c] = comparison?.articles ?? [];
  if (!comparison || !a || !b) return html`${back}${waiting()}`;
  if (c) return html`${back}${many(context, comparison)}`;
  const rows = shownRows(comparison);
  return html`${back}<h1 class="vh">${t.compare.title}</h1>
    <div class="heads">${head(context, 'a', a)}
      <button class="btn icon swap" type="button" data-key="s" aria-label=${t.compare.swap} title=${t.compare.swap}
            @click=${() => context.store.go({ a: state.b, b: state.a }, { keepScroll: true })}>${icon('swap')}</button>
      ${head(context, 'b', b)}</div>
    <section class="glance" aria-labelledby="gl-h">${glance(context, comparison, rows)}${conflictsPanel(comparison.facts.conflicts)}</section>
    ${tools(context, changesOf(context, rows), false)}
    <div class="cmp-cols">${rowsView(context, [a, b], rows)}
      <div class="mm-wrap" aria-hidden="true"><svg class="minimap" width="100%" ${ref(drawMap)}></svg></div></div>
    ${factsPanel(context, comparison.facts)}`;
}

/** @type {WeakMap<Comparison, ReturnType<typeof toldRows>>} */
const knownMany = new WeakMap();

/** Base and others. @param {Context} context @param {Comparison} comparison */
function many(context, comparison) {
  const rows = knownMany.get(comparison) ?? toldRows(comparison);
  knownMany.set(comparison, rows);
  const stops = rows.flatMap((row, index) => (row.alike ? [] : [index]));
  return html`<h1 class="vh">${t.compare.title}</h1>${severalHeads(context, comparison)}
    <section class="glance one" aria-label=${t.compare.facts}>${conflictsPanel(comparison.facts.conflicts)}</section>
    ${tools(context, stops, true)}${several(context, comparison, rows)}${factsPanel(context, comparison.facts, comparison.articles.length)}`;
}

/** Rows that are changes, a moved sentence once. @param {Context} context @param {Shown[]} rows */
const changesOf = ({ state }, rows) =>
  rows.flatMap((row, index) =>
    row.state === 'same' || state.hide.includes(row.state) || (row.state === 'moved' && !row.a.length) ? [] : [index],
  );

/** @param {Context} context */
function choose(context) {
  const { state } = context;
  const articles = everyArticle(context);
  const slots = /** @type {const} */ (['a', 'b']);
  return html`<header class="choose"><h1>${t.compare.choose}</h1><p
        class="standfirst">${state.a && state.a === state.b ? t.compare.same : t.compare.chooseText}</p></header>
    <div class="choose-cols">${slots.map(
      (
        slot,
      ) => html`<section aria-labelledby=${`ch-${slot}`}><h2 id=${`ch-${slot}`}><b
            class="ab ${slot}">${slot.toUpperCase()}</b>${t.compare.slot(slot.toUpperCase())}</h2>
      ${articleChoice(context, slot, articles)}</section>`,
    )}</div>${matrix(context, articles)}`;
}

/** The first articles of the corpus, all against all. @param {Context} context @param {TimelineArticle[]} articles */
function matrix(context, articles) {
  const value = context.data.main?.value;
  if (!value?.ids || value.ids.length < 2) return nothing;
  const named = value.ids.map((/** @type {string} */ id) => articles.find((article) => article.id === id));
  if (named.includes(undefined)) return nothing;
  return html`<section class="choose-mx" aria-labelledby="mx-h"><h2 id="mx-h">${t.compare.matrix}</h2>
    ${matrixTable(context, named, value.shares)}</section>`;
}

/** @param {Context} context @param {'a' | 'b'} slot @param {ComparedArticle} article */
const head = ({ store }, slot, { head: of, sentences, words }) => html`<header class="st ${slot}">
  <p class="st-l"><b class="ab ${slot}">${slot.toUpperCase()}</b>${dotted([outlet(of), dateLine(of.published)])}</p>
  <h2 dir="auto"><a href=${store.href({ view: 'read', id: of.id, at: '', says: '' })}>${of.headline}</a></h2>
  <p class="meta">${[t.compare.sentences(sentences.length), t.words(words), t.compare.dateIs[of.published.dated]].join(', ')}
    <button class="btn link" type="button" @click=${() => store.setUi({ dialog: slot })}>${t.change}</button></p></header>`;

/** @param {Context} context @param {Comparison} comparison @param {Shown[]} rows */
function glance({ store, state }, comparison, rows) {
  const counts = countsOf(rows);
  const both = counts.same + counts.edited + counts.moved;
  const all = both + counts.onlya + counts.onlyb;
  const edited = rows.filter((row) => row.edited && row.a.length).length;
  const parts = shares(ROW_STATES.map((name) => ({ name, count: counts[name] })));
  const toggle = (/** @type {RowState} */ name) => () =>
    store.go(
      { hide: state.hide.includes(name) ? state.hide.filter((other) => other !== name) : [...state.hide, name] },
      { replace: true },
    );
  return html`<div class="gl-1"><h2 id="gl-h">${t.compare.both(both, all)} ${edited ? t.compare.edited(edited) : nothing}</h2>
    <div class="simbar" role="img" aria-label=${`${t.compare.bar(all)}: ${ROW_STATES.map((name) => `${counts[name]} ${t.compare.states[name].name}`).join(', ')}`}>
      <svg width="100%" height="36" aria-hidden="true">${parts.filter(({ count }) => count).map(({ name, x, width }) => segment(name, x, width))}</svg></div>
    <ul class="keys" aria-label=${t.compare.toggles}>${ROW_STATES.map(
      (
        name,
      ) => html`<li><label class="key ${name}"><input type="checkbox" .checked=${live(!state.hide.includes(name))}
            @change=${toggle(name)}>
      <span class="sw ${name}">${glyph(name)}</span><span><b>${counts[name]}</b> ${t.compare.states[name].name}<span
            class="meta">${t.compare.states[name].gloss}</span></span></label></li>`,
    )}</ul>
    ${stats(comparison)}</div>`;
}

/** @param {RowState} name */
const glyph = (name) =>
  name === 'onlya' || name === 'onlyb'
    ? html`<b class="ab ${name.slice(-1)}">${name.slice(-1).toUpperCase()}</b>`
    : icon(name);

/** One state's share of the bar, drawn as its blocks are. @param {RowState} name @param {number} x @param {number} width */
const segment = (
  name,
  x,
  width,
) => svg`<svg class="sg ${name}" x=${pct(x)} width=${pct(Math.max(0.004, width - 0.004))} height="36">
  <rect class="sg-b" width="100%" height="36"/>${name === 'edited' ? svg`<rect class="sg-l" width="100%" height="36"/>` : nothing}
  ${name === 'onlya' ? svg`<rect class="sg-e" width="5" height="36"/>` : nothing}${name === 'onlyb' ? svg`<rect class="sg-e"
        x="100%" width="5" height="36" transform="translate(-5 0)"/>` : nothing}
  ${
    width < 0.04
      ? nothing
      : name === 'onlya' || name === 'onlyb'
        ? svg`<text class="sg-t" x="50%" y="23" text-anchor="middle">${name.slice(-1).toUpperCase()}</text>`
        : svg`<svg x="50%" y="11" width="14" height="14" overflow="visible"><use href=${`#i-${name}`} x="-7" width="14"
              height="14"/></svg>`
  }</svg>`;

/** @param {Comparison} comparison */
function stats({ similarity, relation, articles }) {
  const [a, b] = articles;
  const share = similarity[0];
  if (!a || !b) return nothing;
  const [shorter, longer] = a.words <= b.words ? ['A', 'B'] : ['B', 'A'];
  return html`<dl class="stats">${share === undefined ? nothing : html`<div><dt>${t.compare.common}</dt><dd>${share}% <span
        class="meta">${t.compare.commonBase(shorter, longer)}</span></dd></div>`}
    ${relation[0] ? html`<div><dt>${t.compare.relation}</dt><dd>${relation[0]}</dd></div>` : nothing}
    <div><dt>${t.compare.apart}</dt><dd>${apart(a.head.published, b.head.published)}</dd></div></dl>`;
}

/** Days between two dates, as far as both are bounded. @param {Published} a @param {Published} b @returns {string} */
export function apart(a, b) {
  if (!a.first || !a.last || !b.first || !b.last) return t.compare.unknownApart;
  const [a1, a2, b1, b2] = [a.first, a.last, b.first, b.last].map(dayNumber);
  if (a1 === undefined || a2 === undefined || b1 === undefined || b2 === undefined) return t.compare.unknownApart;
  return t.compare.daysApart(Math.max(0, b1 - a2, a1 - b2), Math.max(Math.abs(b2 - a1), Math.abs(a2 - b1)));
}
