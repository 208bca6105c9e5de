/** One name across the corpus: when it is mentioned, what it is called, what it said, and with whom it appears. */
import { html, nothing, svg } from 'lit/html.js';
import { axisOf, extentOf, monthEnd, monthStart, ticksOf } from '../ui/axis.js';
import { dayWords, placeOf, publishedLine } from '../ui/days.js';
import { icon, kindIcon } from '../ui/icons.js';
import { at, countBar, pct } from '../ui/meter.js';
import { dateLine, marked, outlet, shortOutlet } from '../ui/words.js';
import { setFilter } from '../state/question.js';
import { network } from './network.js';
import { correctButton, correctDialog, correctionsList } from './correct.js';
import { failure, missing, waiting } from './notices.js';
import { number, t } from '../strings.js';

/** @import {EntityArticle, EntityQuote, EntityView, RoleView} from '../protocol.d.ts' */
/** @import {Axis} from '../ui/axis.js' */
/** @import {Context} from './context.js' */

const FIRST = { quotes: 5, with: 10, passages: 12 };

/** @param {Context} context */
export function entity(context) {
  const { data, state, store } = context;
  /** @type {EntityView | null} */
  const view = data.main?.value ?? null;
  const kind = view ? t.kinds[view.kind].many : t.names.title;
  const crumbs = html`<nav class="crumbs"><a
        href=${store.href({ view: 'names', kind: view?.kind ?? '', entity: '' })}>${icon('left')}${view ? t.entity.all(kind) : kind}</a></nav>`;
  const back = html`<a class="btn" href=${store.href({ view: 'names', entity: '' })}>${t.names.title}</a>`;
  const mine = context.corrections.list.length ? correctionsList(context) : nothing;
  if (!state.entity) return html`${crumbs}${missing(t.entity.notFound, t.entity.notFoundText(''), back)}${mine}`;
  if (data.main?.status === 'failed') {
    const known = data.index?.status === 'ready';
    return html`${crumbs}${known ? html`${missing(t.entity.notFound, t.entity.notFoundText(state.entity), back)}${mine}` : failure(context, data.main.error)}`;
  }
  // A name that was merged into another answers with that other's key.
  const asked = data.main?.request.op === 'entity' && data.main.request.key === state.entity;
  if (!view || !asked || (data.main?.status === 'loading' && view.key !== state.entity)) return html`${crumbs}${waiting()}`;
  return html`${crumbs}${head(context, view)}
    ${view.aliases.length ? html`<section class="al" aria-labelledby="e0"><h2
          id="e0">${t.entity.aliases}</h2><ul>${view.aliases.map((alias) => html`<li
          dir="auto">${alias}</li>`)}</ul></section>` : nothing}
    ${life(context, view)}
    <div class="ent-cols">${quotes(context, view)}${together(context, view)}</div>
    ${inContext(context, view)}
    ${view.why.length ? html`<section class="why-one" aria-labelledby="e5"><h2
          id="e5">${t.entity.why}</h2><ul>${view.why.map((reason) => html`<li>${reason}</li>`)}</ul></section>` : nothing}
    ${correctionsList(context)}${correctDialog(context, view)}`;
}

/** @param {Context} context @param {EntityView} view */
function head(context, view) {
  const { store, state } = context;
  const mentions = view.articles.reduce((sum, { count }) => sum + count, 0);
  const quoted = new Set(view.quotes.map(({ id }) => id)).size;
  const outlets = new Set(view.articles.map(({ head: of }) => shortOutlet(of))).size;
  const days = view.articles
    .flatMap(({ head: of }) => [of.published.first ?? [], of.published.last ?? []].flat())
    .sort();
  const [first, last] = [days[0], days.at(-1)].map((day) => (day ? dayWords(day.slice(0, 7), true) : ''));
  const e = t.entity;
  const on = state.who.includes(view.key);
  return html`<header class="ent-head"><div><p class="src-line ek">${kindIcon(view.kind)}${t.kinds[view.kind].one}</p><h1
        dir="auto">${view.name}</h1>
      <p class="standfirst">${e.named} <b>${number(mentions)}</b> ${e.times(mentions)} ${e.in} <b>${number(view.articles.length)}</b> ${t.masthead.articles(view.articles.length)} ${e.from} <b>${outlets}</b> ${t.masthead.outlets(outlets)}${
        !first
          ? nothing
          : first === last
            ? html`, ${e.datedIn} <b>${first}</b>`
            : html`, ${e.between} <b>${first}</b> ${e.and} <b>${last}</b>`
      }.
        ${quoted ? html`${e.quotedIn} <b>${quoted}</b> ${e.ofThem}` : nothing}</p></div>
    <p class="acts"><a class="btn primary"
          href=${store.href({ ...setFilter(state, 'who', view.key, on ? 'off' : 'on'), view: 'explore', entity: '' })}>${icon(on ? 'minus' : 'plus')}${e.filter}</a>
      <a class="btn" href=${store.href({ ...setFilter(state, 'who', view.key, 'not'), view: 'explore', entity: '' })}>${e.exclude}</a>${correctButton(context)}</p></header>`;
}

const TOP = 34;
const TALL = 72;
const ROLE = 22;

/** @param {Context} context @param {EntityView} view */
function life({ store, ui }, view) {
  const places = view.articles.flatMap((article) => {
    const place = placeOf(article.head.published);
    return place ? [{ article, place }] : [];
  });
  const extent = extentOf(places.map(({ place }) => place));
  if (!extent) return nothing;
  const axis = axisOf([extent[1] - extent[0] < 90 ? [monthStart(extent[0] - 30), monthEnd(extent[1] + 30)] : extent]);
  const most = Math.max(...view.articles.map(({ count }) => count));
  const floor = TOP + TALL;
  const roles = rolesOf(view.roles);
  const height = floor + (roles.length ? 30 + roles.length * (ROLE + 14) : 10);
  const mentions = view.articles.reduce((sum, { count }) => sum + count, 0);
  return html`<section class="lifesec" aria-labelledby="e1"><h2 id="e1" class="vh">${t.entity.life}</h2>
    <svg class="fluid life k-${view.kind}" width="100%" height=${height} role="group" aria-label=${t.entity.life}>
      ${ticksOf(axis, ui.width).map(
        (tick) => svg`<line class="grid" x1=${pct(tick.x)} x2=${pct(tick.x)} y1="0" y2=${height}/>
        <text class="yr" x=${pct(tick.x)} dx="5" y="11">${tick.top || tick.label}</text>`,
      )}
      <text class="lane halo" x="0" dx="5" y="31">${t.entity.mentions}<tspan class="n"
            dx="6">${t.entity.mentionsCount(mentions, view.articles.length)}</tspan></text>
      <line class="axis" x1="0" x2="100%" y1=${floor} y2=${floor}/>
      ${places.map(({ article, place }) => {
        const tall = Math.max(6, (article.count / most) * (TALL - 20));
        const { head: of } = article;
        return svg`<a class=${`mb ${of.published.dated}`} href=${store.href({ view: 'read', id: of.id, at: '', says: '' })}
              aria-label=${`${publishedLine(of.published)}: ${t.read.mentions(article.count)}, ${of.headline}`}>
          ${at(axis.x(place.best + 0.5), floor, svg`<rect class="hitbox" x="-12" y="-30" width="24" height="30"/>`)}
          ${bar(axis, place, of.published, floor, tall)}
          <title>${publishedLine(of.published)}: ${t.read.mentions(article.count)}</title></a>`;
      })}
      ${roles.length ? svg`<text class="lane halo" x="0" dx="5"
            y=${floor + 22}>${t.entity.called}</text>${roles.map((role, index) => roleLine(axis, role, floor + 40 + index * (ROLE + 14)))}` : nothing}
    </svg>
    <ul class="tl-legend">${view.articles.some(({ head: of }) => of.published.dated === 'stated') ? html`<li>${icon('stated', `k-${view.kind}`)}${t.entity.legendStated}</li>` : nothing}
      ${view.articles.some(({ head: of }) => of.published.dated === 'inferred') ? html`<li>${icon('inferred', `k-${view.kind}`)}${t.entity.legendInferred}</li>` : nothing}
      ${roles.length ? html`<li>${t.entity.legendRole}</li>` : nothing}</ul></section>`;
}

/** A bar at its day, or over all the days that are possible. @param {Axis} axis @param {import('../ui/axis.js').Place} place @param {import('../protocol.d.ts').Published} published @param {number} floor @param {number} tall */
function bar(axis, place, published, floor, tall) {
  const width = place.first !== null && place.last !== null ? axis.x(place.last + 1) - axis.x(place.first) : 0;
  if (published.best || published.dated === 'stated' || width < 0.006)
    return at(axis.x(place.best + 0.5), floor, svg`<rect class="mb-r" x="-2.5" y=${-tall} width="5" height=${tall}/>`);
  return svg`<rect class="mb-r" x=${pct(axis.x(place.first ?? 0))} width=${pct(width)} y=${floor - tall} height=${tall}/>`;
}

/** @typedef {{text: string, days: {best: number, stated: boolean}[]}} Role */

/** Each role once, with the days of the articles that state it. @param {RoleView[]} stated @returns {Role[]} */
function rolesOf(stated) {
  /** @type {Map<string, Role>} */ const roles = new Map();
  for (const { text, published } of stated) {
    const place = placeOf(published);
    if (!place) continue;
    const role = roles.get(text.toLowerCase()) ?? { text, days: [] };
    role.days.push({ best: place.best, stated: published.dated === 'stated' });
    roles.set(text.toLowerCase(), role);
  }
  return [...roles.values()].sort((a, b) => (a.days[0]?.best ?? 0) - (b.days[0]?.best ?? 0)).slice(0, 12);
}

/** @param {Axis} axis @param {Role} role @param {number} y */
function roleLine(axis, { text, days }, y) {
  const [x1, x2] = [
    axis.x(Math.min(...days.map(({ best }) => best))),
    axis.x(Math.max(...days.map(({ best }) => best)) + 1),
  ];
  const right = x1 > 0.6;
  return svg`<g class="rl mk inferred"><line class="role" x1=${pct(x1)} x2=${pct(x2)} y1=${y} y2=${y}/>
    ${at(x1, y, svg`<path class="cap" fill="none" d="M-5 0h-2.5M-10 0h-2M-14.5 0h-1.5"/>`)}${at(x2, y, svg`<path class="cap"
          fill="none" d="M5 0h2.5M10 0h2M14.500 0h1.500"/>`)}
    ${days.map(({ best, stated }) => at(axis.x(best + 0.5), y, svg`<circle class=${stated ? 'ob' : 'ob i'} r="3.5"/>`))}
    <text x=${pct(right ? x2 : x1)} text-anchor=${right ? 'end' : 'start'} y=${y + 17}><tspan
          class="t">${text}</tspan><tspan class="c" dx="6">${t.entity.roleArticles(days.length)}</tspan></text></g>`;
}

/** @template T @param {Context} context @param {string} key @param {T[]} list @param {number} first @returns {{shown: T[], more: unknown}} */
function firstOf({ store, ui }, key, list, first) {
  if (ui.unfolded[key] || list.length <= first) return { shown: list, more: nothing };
  const open = () => store.setUi({ unfolded: { ...ui.unfolded, [key]: true } });
  return {
    shown: list.slice(0, first),
    more: html`<p><button class="btn" type="button" @click=${open}>${t.more(list.length - first)}</button></p>`,
  };
}

/** @param {Context} context @param {EntityView} view */
function quotes(context, view) {
  const { shown, more } = firstOf(context, `quotes ${view.key}`, view.quotes, FIRST.quotes);
  const headOf = (/** @type {EntityQuote} */ quote) => view.articles.find(({ head: of }) => of.id === quote.id)?.head;
  return html`<section aria-labelledby="e2"><h2
        id="e2">${t.entity.quoted} <span>${t.entity.quotations(view.quotes.length)}</span></h2>
    ${
      shown.length
        ? html`<ol class="eq">${shown.map((quote) => {
            const of = headOf(quote);
            return html`<li><p class="q-d">${dateLine(quote.published)}</p><div><blockquote
                  dir="auto">${quote.kind === 'indirect' ? quote.text : `“${quote.text}”`}</blockquote>
        <p class="meta"><a href=${context.store.href({ view: 'read', id: quote.id, at: '', says: '' })}>${of?.headline ?? quote.id}</a>${of ? html`<span
              class="sep">·</span>${outlet(of)}` : nothing}</p></div></li>`;
          })}</ol>${more}`
        : html`<p class="meta">${t.entity.notQuoted}</p>`
    }</section>`;
}

/** @param {Context} context @param {EntityView} view */
function together(context, view) {
  const { shown, more } = firstOf(context, `with ${view.key}`, view.with, FIRST.with);
  if (!shown.length) return nothing;
  const all = view.articles.length;
  return html`<section aria-labelledby="e3"><h2 id="e3">${t.entity.with}</h2>${network(context, view)}
    <table class="co"><thead><tr><th scope="col">${t.entity.name}</th><th scope="col"
          class="num">${t.entity.articles}</th><th scope="col" class="barc">${t.entity.of(all)}</th></tr></thead>
      <tbody>${shown.map(
        ({
          key,
          name,
          kind,
          count,
        }) => html`<tr><th scope="row">${kindIcon(kind)}<a href=${context.store.href({ entity: key })}>${name}</a></th>
        <td class="num">${number(count)}</td><td class="barc">${countBar(count / all, 1)}</td></tr>`,
      )}</tbody></table>${more}</section>`;
}

/** @param {Context} context @param {EntityView} view */
function inContext(context, view) {
  const rows = view.articles.flatMap((article) => article.passages.map((passage) => ({ article, passage })));
  const { shown, more } = firstOf(context, `kwic ${view.key}`, rows, FIRST.passages);
  if (!shown.length) return nothing;
  return html`<section class="kwic" aria-labelledby="e4"><div class="sec-head"><h2
        id="e4">${t.entity.context} <span>${t.entity.passages(rows.length)}</span></h2></div>
    <ol class="kw">${shown.map(({ article, passage }) => passageRow(context, article, passage))}</ol>${more}</section>`;
}

/** @param {Context} context @param {EntityArticle} article @param {import('../protocol.d.ts').Run[]} passage */
const passageRow = ({ store }, { head: of }, passage) => html`<li><span class="kd">${dateLine(of.published)}</span>
  <a class="kt" dir="auto" href=${store.href({ view: 'read', id: of.id, at: '', says: '' })}>${marked(passage)}</a><span
        class="ks">${shortOutlet(of)}</span></li>`;
