/**
 * Ribbons between aligned blocks: measured after each drawing and whenever the rows change their size. Decoration
 * only; every row says its state in words.
 */

const SVG = 'http://www.w3.org/2000/svg';

/** @type {WeakMap<Element, ResizeObserver>} */
const observers = new WeakMap();

/** For `ref`: draws now and on every change of size. @param {Element | undefined} box */
export function drawRibbons(box) {
  if (!(box instanceof HTMLElement)) return;
  if (!observers.has(box)) {
    const observer = new ResizeObserver(() => draw(box));
    observer.observe(box);
    observers.set(box, observer);
  }
  requestAnimationFrame(() => draw(box));
}

/** @typedef {{x: number, top: number, bottom: number}} Edge */

/** @param {HTMLElement} box */
function draw(box) {
  const svg = box.querySelector('.ribbons');
  if (!svg || !box.isConnected) return;
  const bounds = box.getBoundingClientRect();
  svg.replaceChildren();
  if (getComputedStyle(svg).display === 'none' || !bounds.width) return;
  svg.setAttribute('viewBox', `0 0 ${bounds.width} ${bounds.height}`);
  const rtl = getComputedStyle(box).direction === 'rtl';
  /** @param {Element} element @param {boolean} right @returns {Edge} */
  const edge = (element, right) => {
    const r = element.getBoundingClientRect();
    return { x: (right ? r.right : r.left) - bounds.left, top: r.top - bounds.top, bottom: r.bottom - bounds.top };
  };
  for (const row of box.querySelectorAll('.row.same, .row.edited')) {
    const a = row.querySelector('.blk.a');
    const b = row.querySelector('.blk.b');
    if (a && b) band(svg, edge(a, !rtl), edge(b, rtl), row.classList.contains('same') ? 'same' : 'edited');
  }
  for (const row of box.querySelectorAll('.row.ma')) {
    const a = row.querySelector('.blk.a');
    const b = box.querySelector(`.row.mb[data-twin="${row.getAttribute('data-twin')}"] .blk.b`);
    if (a && b) thread(svg, edge(a, !rtl), edge(b, rtl), rtl ? -1 : 1);
  }
}

/** @param {Element} svg @param {string} name @param {Record<string, string | number>} attributes */
function add(svg, name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  svg.append(element);
}

/** A band from one block to its counterpart. @param {Element} svg @param {Edge} p @param {Edge} q @param {string} kind */
function band(svg, p, q, kind) {
  const m = (p.x + q.x) / 2;
  // The rules of edited blocks are 1.25 px thick: the ribbon meets their middle.
  const inset = kind === 'edited' ? 0.6 : 0;
  const [pt, pb, qt, qb] = [p.top + inset, p.bottom - inset, q.top + inset, q.bottom - inset];
  add(svg, 'path', {
    class: `rb ${kind}`,
    d: `M${p.x} ${pt}C${m} ${pt} ${m} ${qt} ${q.x} ${qt}V${qb}C${m} ${qb} ${m} ${pb} ${p.x} ${pb}z`,
  });
  add(svg, 'path', {
    class: `re ${kind}`,
    d: `M${p.x} ${pt}C${m} ${pt} ${m} ${qt} ${q.x} ${qt}M${q.x} ${qb}C${m} ${qb} ${m} ${pb} ${p.x} ${pb}`,
  });
}

/** A dashed thread in a lane of its own, between the two places of a moved sentence. @param {Element} svg @param {Edge} p @param {Edge} q @param {1 | -1} way */
function thread(svg, p, q, way) {
  const lane = p.x + Math.min(15, Math.abs(q.x - p.x) * 0.13) * way;
  const y1 = (p.top + p.bottom) / 2;
  const y2 = q.top + 16;
  const down = y2 >= y1 ? 1 : -1;
  const r = Math.min(10, Math.abs(lane - p.x), Math.abs(y2 - y1) / 2);
  const d = `M${p.x} ${y1}H${lane - r * way}Q${lane} ${y1} ${lane} ${y1 + r * down}V${y2 - r * down}Q${lane} ${y2} ${lane + r * way} ${y2}H${q.x}`;
  add(svg, 'path', { class: 'halo-l', d });
  add(svg, 'path', { class: 're moved', d });
  for (const [cx, cy] of [
    [p.x, y1],
    [q.x, y2],
  ])
    add(svg, 'circle', { class: 'dot', cx: cx ?? 0, cy: cy ?? 0, r: 3.5 });
}
