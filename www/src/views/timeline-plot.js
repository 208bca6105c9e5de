/** The plot of the timeline: ticks, lanes, marks, events and the links between them. x is in percent, y in px. */
import { html, nothing, svg } from 'lit/html.js';
import { PAGE } from '../state/keys.js';
import { ticksOf, windowWords } from '../ui/axis.js';
import { dayOf, dayWords, publishedLine, publishedWords, rangeWords } from '../ui/days.js';
import { anyDay, diamond, range, ring, sheet } from '../ui/marks.js';
import { at, pct } from '../ui/meter.js';
import { t } from '../strings.js';

/** @import {Context} from './context.js' */
/** @import {EventMark, Lane, Layout, Mark, More} from './timeline-layout.js' */

/** @param {Context} context @param {Layout} layout */
export function plot(context, layout) {
  const { height } = layout;
  const stop = tabStop(context, layout);
  return html`<svg class="fluid tl-svg" width="100%" height=${height} role="group" aria-label=${t.timeline.group}
      @keydown=${(/** @type {KeyboardEvent} */ event) => onKey(context, event)}
      @pointerleave=${() => context.store.setUi({ focus: '', event: -1 })}>
    ${ticks(layout)} ${links(context, layout)}
    ${layout.lanes.map((lane) => laneView(context, layout, lane, stop))}
    ${layout.titled ? nothing : flags(context, layout)}
    ${eventsLane(context, layout)}
  </svg>`;
}

/** @param {Layout} layout */
function ticks({ axis, width, baseline }) {
  const list = ticksOf(axis, width);
  return svg`${list.map(
    (tick) => svg`
      <line class=${tick.strong ? 'grid strong' : 'grid'} x1=${pct(tick.x)} x2=${pct(tick.x)} y1="0" y2=${baseline}/>
      ${tick.top ? svg`<text class="mo" x=${pct(tick.x)} dx="5" y="13"><tspan class="y">${tick.top}</tspan></text>` : nothing}
      <text class="mo" x=${pct(tick.x)} dx="5" y="29">${tick.label}</text>`,
  )}
    ${axis.stretches.map(({ x1, x2 }) => svg`<line class="axis" x1=${pct(x1)} x2=${pct(x2)} y1=${baseline} y2=${baseline}/>`)}
    ${axis.folds.map(
      ({ x1, x2, months }) => svg`
      <rect class="foldz" x=${pct(x1)} width=${pct(x2 - x1)} y="0" height=${baseline}/>
      ${at((x1 + x2) / 2, baseline, svg`<path class="zig" d="M-7 0l3.5-5 3.5 10 3.5-10 3.5 5"/>`)}
      <text class="foldt" text-anchor="middle" x=${pct((x1 + x2) / 2)} y="13">${months}</text>
      <text class="foldt" text-anchor="middle" x=${pct((x1 + x2) / 2)} y="29">${t.timeline.monthsFolded}</text>`,
    )}`;
}

/** @param {Context} context @param {Layout} layout @param {Lane} lane @param {string} stop */
function laneView(context, layout, lane, stop) {
  const label = lane.name === 'stated' ? t.timeline.stated : t.timeline.inferred;
  const first = lane.marks[0];
  const top = first
    ? Math.min(...lane.marks.map((mark) => mark.y)) - (layout.titled || lane.name === 'inferred' ? 18 : 20)
    : 0;
  return svg`<text class="lane halo" x="0" dx="5" y=${top + 4}>${label}<tspan class="n" dx="6">${lane.count}</tspan>${
    lane.hidden ? svg`<tspan class="n" dx="6">${t.timeline.hidden(lane.hidden)}</tspan>` : nothing
  }</text>
    ${lane.name === 'stated' && !layout.titled ? svg`<line class="axis" x1="0" x2="100%" y1=${lane.y} y2=${lane.y}/>` : nothing}
    ${lane.marks.map((mark) => markView(context, layout, lane, mark, stop))}
    ${lane.more.map((more) => moreView(context, more))}`;
}

/** A stack that goes on leads to the days it stands for, where all its articles are in the list. @param {Context} context @param {More} more */
function moreView({ store }, { x, y, count, from, to }) {
  const href = store.href({ ...windowWords(from, to + 1), shown: PAGE });
  const words = rangeWords(dayOf(from), dayOf(to));
  return svg`<a class="tl-more" href=${href} aria-label=${`+${count}, ${words}`}><title>${words}</title>
    <rect class="hitbox" x=${pct(x)} width="24" height="14" y=${y - 3} transform="translate(-12 0)"/>
    <text text-anchor="middle" x=${pct(x)} y=${y + 8}>+${count}</text></a>`;
}

/** @param {Context} context @param {Layout} layout @param {Lane} lane @param {Mark} mark @param {string} stop article whose mark is the tab stop */
function markView(context, layout, lane, mark, stop) {
  const { store, state, ui } = context;
  const { article, place } = mark;
  const dated = article.published.dated;
  const picked = article.id === state.a ? 'A' : article.id === state.b ? 'B' : '';
  const classes = `mk ${dated} ${article.found ? '' : 'off'} ${picked ? 'sel' : ''} ${ui.focus === article.id ? 'lit' : ''}`;
  const centered = lane.name === 'inferred' || layout.titled;
  const open = { openFirst: place.first === null, openLast: place.last === null };
  const light = () => store.setUi({ focus: article.id, event: -1 });
  const label = layout.titled ? title(layout, mark, picked) : null;
  return svg`<a class=${classes} href=${store.href({ view: 'read', id: article.id, at: '', says: '' })} data-mark=${article.id}
      data-lane=${lane.name} tabindex=${article.id === stop ? 0 : -1} @pointerenter=${light} @focus=${light}
      aria-label=${nameOf(mark, label?.words ?? '')}>
    ${lane.name !== 'inferred' ? nothing : article.published.best ? range({ x1: mark.x1, x2: mark.x2, y: mark.y, ...open }) : anyDay({ x1: mark.x1, x2: mark.x2, y: mark.y, ...open })}
    <rect class="hitbox" x=${pct(Math.max(0, mark.x - 12 / layout.width))} width="24" y=${mark.y - (centered ? 12 : 12)}
          height=${layout.titled ? 24 : 12}/>
    ${lane.name === 'stated' || article.published.best ? sheet(dated, mark.x, mark.y, centered ? 'centered' : 'standing') : nothing}
    ${ui.focus === article.id ? ring(mark.x, mark.y - (centered ? 0 : 5)) : nothing}
    ${label?.drawing ?? nothing}
  </a>`;
}

/** The letters of the articles that are picked, above every mark. @param {Context} context @param {Layout} layout */
const flags = ({ state }, { lanes }) =>
  lanes.flatMap((lane) =>
    lane.marks
      .filter(({ article }) => article.id === state.a || article.id === state.b)
      .map(({ article, x, y }) =>
        at(
          x,
          lane.name === 'stated' ? y - 1 : y + 4,
          svg`<text class="flag" x="8">${article.id === state.a ? 'A' : 'B'}</text>`,
        ),
      ),
  );

/** Where the title of a mark goes: beside it on the side with more room, below it where there is little. */
const CHARACTER = 7.1;

/** @param {Layout} layout @param {Mark} mark @param {string} picked */
function title({ width, narrow }, mark, picked) {
  // The words on screen are part of the mark's name, see `nameOf`.
  const { date } = publishedWords(mark.article.published);
  const right = 1 - mark.x2 > Math.min(mark.x1, mark.x);
  const edge = right ? Math.max(mark.x2, mark.x) : Math.min(mark.x1, mark.x);
  const offset = (mark.place.last === null && right ? 24 : 13) * (right ? 1 : -1);
  const room = (right ? 1 - edge : edge) * width - 20 - (narrow ? 0 : date.length * 6.4 + 12);
  const all = `${picked ? `${picked}  ` : ''}${mark.article.headline}`;
  if (narrow) {
    const most = Math.floor(width / CHARACTER);
    const text = shorten(all, most);
    const half = (text.length * CHARACTER) / 2;
    const x = Math.min(Math.max(mark.x * width, half), width - half) / width;
    const anchor = half * 2 > width * 0.9 ? 'start' : 'middle';
    return { words: text, drawing: svg`<text class="al" x=${anchor === 'start' ? '0%' : pct(x)} text-anchor=${anchor} y=${mark.y + 21}>${text}</text>` };
  }
  const text = shorten(all, Math.floor(room / CHARACTER));
  return {
    words: `${text} ${date}`,
    drawing: svg`<text class="al" x=${pct(edge)} dx=${offset} text-anchor=${right ? 'start' : 'end'}
        y=${mark.y + 5}>${text} <tspan class="ad" dx="4">${date}</tspan></text>`,
  };
}

/** What a mark is called: first what stands beside it, as who speaks to the page reads it there. @param {Mark} mark @param {string} words */
function nameOf({ article }, words) {
  const { headline, source, published, found } = article;
  const parts = [words, words.startsWith(headline) ? '' : headline, source, publishedLine(published), found ? '' : t.timeline.outside];
  return parts.filter(Boolean).join(', ');
}

/** @param {string} text @param {number} most characters @returns {string} cut at a word */
export function shorten(text, most) {
  if (text.length <= most) return text;
  const cut = text.slice(0, Math.max(1, most - 1));
  const space = cut.lastIndexOf(' ');
  return `${(space > most / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.–—-]+$/, '')} …`;
}

/** @param {Context} context @param {Layout} layout */
function eventsLane(context, layout) {
  const { events, baseline, earlier, later } = layout;
  if (!events.length && !earlier && !later) return nothing;
  return svg`<text class="lane halo" x="0" dx="5" y=${baseline - 12}>${t.timeline.events}<tspan class="n"
        dx="6">${events.length}</tspan></text>
    ${earlier ? svg`<path class="edge" d=${`M1 ${baseline}l7-5v10z`}/>` : nothing}
    ${later ? at(1, baseline, svg`<path class="edge" d="M-1 0l-7-5v10z"/>`) : nothing}
    ${events.map((mark) => eventView(context, layout, mark))}`;
}

/** @param {Context} context @param {Layout} layout @param {EventMark} mark */
function eventView(context, { baseline }, mark) {
  const { store, ui } = context;
  const { event, index } = mark;
  const id = event.ids[0] ?? '';
  const light = () => store.setUi({ focus: '', event: index });
  const y = baseline + 24 + mark.tier * 36;
  // First what stands beside it, as who speaks to the page reads it there.
  const label = mark.tier < 0 ? '' : `${shortDate(event.first, event.last)} ${t.list.title(event.ids.length)}, `;
  return svg`<a class="evm ${ui.event === index ? 'lit' : ''}" href=${store.href({ view: 'read', id, at: '', says: '' })}
        data-event=${index} data-lane="events"
      tabindex="-1" @pointerenter=${light} @focus=${light}
            aria-label=${`${label}${rangeWords(event.first, event.last)}: ${event.text}${label ? '' : `, ${t.timeline.mentionedBy(event.ids.length)}`}`}>
    ${mark.x2 - mark.x1 > 0.012 ? svg`<rect class="span" x=${pct(mark.x1)} width=${pct(mark.x2 - mark.x1)} y=${baseline - 3}
          height="6"/>` : nothing}
    <rect class="hitbox" x=${pct(mark.x)} width="24" y=${baseline - 12} height="24" transform="translate(-12 0)"/>
    ${diamond(mark.x, baseline, mark.size)}
    ${ui.event === index ? ring(mark.x, baseline) : nothing}
    ${
      mark.tier < 0
        ? nothing
        : svg`<line class="lead" x1=${pct(mark.x)} x2=${pct(mark.x)} y1=${baseline + 6} y2=${y + 15}/>
      <text class="ev" x=${pct(mark.x)} dx=${mark.back ? -5 : 5} text-anchor=${mark.back ? 'end' : 'start'} y=${y}><tspan
            class="t">${shortDate(event.first, event.last)}</tspan></text>
      <text class="ev" x=${pct(mark.x)} dx=${mark.back ? -5 : 5} text-anchor=${mark.back ? 'end' : 'start'}
            y=${y + 14}><tspan class="d">${t.list.title(event.ids.length)}</tspan></text>`
    }
  </a>`;
}

/** The axis says the year. @param {string} first @param {string} last */
const shortDate = (first, last) =>
  (first === last ? dayWords(first) : rangeWords(first, last)).replace(/,? \d{4}$/, '');

/** Curves from the lit article to the days it mentions. @param {Context} context @param {Layout} layout */
function links({ state, ui }, layout) {
  const id = ui.focus || state.a;
  const from = layout.lanes.flatMap((lane) => lane.marks).find((mark) => mark.article.id === id);
  if (!from) return nothing;
  const to = layout.events.filter((mark) => mark.event.ids.includes(id));
  const y1 = from.y + 6;
  const depth = layout.baseline - y1;
  return svg`<svg class="links" x="0" y=${y1} width="100%" height=${depth} viewBox=${`0 0 1000 ${depth}`}
        preserveAspectRatio="none" aria-hidden="true">
    ${to.map((mark) => {
      const [a, b] = [from.x * 1000, mark.x * 1000];
      return svg`<path class=${mark.x1 > from.x2 ? 'plan' : ''}
            d=${`M${a} 0C${a} ${depth * 0.7} ${b} ${depth * 0.35} ${b} ${depth - 5}`}/>`;
    })}</svg>`;
}

/** One tab stop: the lit mark, or the first. @param {Context} context @param {Layout} layout @returns {string} article id */
function tabStop({ ui }, { lanes }) {
  const lit = lanes.some((lane) => lane.marks.some((mark) => mark.article.id === ui.focus));
  return lit ? ui.focus : (lanes[0]?.marks[0]?.article.id ?? '');
}

/** Arrow keys move among the marks, in the order of time. @param {Context} context @param {KeyboardEvent} event */
function onKey(context, event) {
  const target = /** @type {Element} */ (event.target);
  const current = target.closest('[data-lane]');
  if (!current || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
  const all = [.../** @type {Element} */ (event.currentTarget).querySelectorAll('[data-lane]')];
  const lane = current.getAttribute('data-lane');
  const same = all.filter((mark) => mark.getAttribute('data-lane') === lane);
  const lanes = [...new Set(all.map((mark) => mark.getAttribute('data-lane')))];
  const move = (/** @type {Element | undefined} */ mark) => {
    if (!mark) return;
    event.preventDefault();
    event.stopPropagation();
    /** @type {SVGElement} */ (mark).focus();
  };
  const place = same.indexOf(current);
  if (event.key === 'ArrowRight') move(same[place + 1]);
  if (event.key === 'ArrowLeft') move(same[place - 1]);
  if (event.key === 'Home') move(same[0]);
  if (event.key === 'End') move(same.at(-1));
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    const next = lanes[lanes.indexOf(lane) + (event.key === 'ArrowDown' ? 1 : -1)];
    move(
      nearest(
        current,
        all.filter((mark) => mark.getAttribute('data-lane') === next),
      ),
    );
  }
}

/** @param {Element} from @param {Element[]} marks */
function nearest(from, marks) {
  const x = from.getBoundingClientRect().left;
  const distance = (/** @type {Element} */ mark) => Math.abs(mark.getBoundingClientRect().left - x);
  return marks.reduce(
    (best, mark) => (!best || distance(mark) < distance(best) ? mark : best),
    /** @type {Element | undefined} */ (undefined),
  );
}
