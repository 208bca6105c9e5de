/**
 * A small map of a comparison: every row at its place and in its state, and the part in view. A pointer's shortcut;
 * the rows themselves and the buttons for changes are what others use, so it is hidden from assistive technology.
 */

const SVG = 'http://www.w3.org/2000/svg';
/** Drawing units: two columns and the gap between them. */
const COLUMN = 18;
const GAP = 8;

/** @typedef {{map: SVGSVGElement, rows: HTMLElement, view: SVGRectElement, scale: number}} Drawn */

/** @type {WeakMap<Element, Drawn>} */
const drawn = new WeakMap();
/** @type {SVGSVGElement | null} */
let current = null;

/** For `ref`: draws after the rows have been laid out. @param {Element | undefined} element */
export function drawMap(element) {
  current = element instanceof SVGSVGElement ? element : null;
  if (!current) return;
  const map = current;
  if (!drawn.has(map)) {
    map.addEventListener('click', (event) => jump(map, event));
    new ResizeObserver(() => draw(map)).observe(map.ownerDocument.body);
  }
  requestAnimationFrame(() => draw(map));
}

if (typeof addEventListener === 'function')
  addEventListener('scroll', () => current && follow(current), { passive: true });

/** @param {string} name @param {Record<string, string | number>} attributes */
function shape(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

/** @param {SVGSVGElement} map */
function draw(map) {
  const rows = map.closest('.cmp-cols')?.querySelector('.cmp');
  if (!(rows instanceof HTMLElement) || !map.isConnected || !map.clientWidth) return;
  const top = rows.getBoundingClientRect().top;
  const room = Math.min(innerHeight - 140, 560);
  const scale = Math.min(0.16, (room * ((2 * COLUMN + GAP) / map.clientWidth)) / Math.max(1, rows.offsetHeight));
  map.replaceChildren();
  map.setAttribute('viewBox', `-3 -3 ${2 * COLUMN + GAP + 6} ${rows.offsetHeight * scale + 6}`);
  for (const row of rows.querySelectorAll('.row')) {
    for (const [side, x] of /** @type {const} */ ([
      ['a', 0],
      ['b', COLUMN + GAP],
    ])) {
      const block = row.querySelector(`.blk.${side}`);
      const box = block?.getBoundingClientRect();
      if (!box?.height) continue;
      map.append(
        shape('rect', {
          class: `mm ${stateOf(row)}`,
          x,
          width: COLUMN,
          y: (box.top - top) * scale,
          height: Math.max(1.5, box.height * scale - 0.6),
        }),
      );
    }
  }
  const view = /** @type {SVGRectElement} */ (shape('rect', { class: 'mmv', x: -2, width: 2 * COLUMN + GAP + 4 }));
  map.append(view);
  drawn.set(map, { map, rows, view, scale });
  follow(map);
}

/** @param {Element} row */
const stateOf = (row) =>
  ['same', 'edited', 'moved', 'onlya', 'onlyb'].find((state) => row.classList.contains(state)) ?? '';

/** Shows which part is in view. @param {SVGSVGElement} map */
function follow(map) {
  const of = drawn.get(map);
  if (!of) return;
  const box = of.rows.getBoundingClientRect();
  const from = Math.max(0, -box.top);
  const to = Math.min(box.height, innerHeight - box.top);
  of.view.setAttribute('y', String(from * of.scale - 1));
  of.view.setAttribute('height', String(Math.max(0, to - from) * of.scale + 2));
}

/** @param {SVGSVGElement} map @param {MouseEvent} event */
function jump(map, event) {
  const of = drawn.get(map);
  if (!of) return;
  const box = map.getBoundingClientRect();
  const share = (event.clientY - box.top) / box.height;
  const top = of.rows.getBoundingClientRect().top + scrollY;
  scrollTo({ top: top + share * of.rows.offsetHeight - innerHeight / 2 });
}
