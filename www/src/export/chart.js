/**
 * A chart of the page as a picture of its own: what style sheets give it is written into it, so that it looks the same
 * wherever it is opened.
 */

/** What decides how a shape looks; everything else of the style sheets is about the page around it. */
const LOOK = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-opacity',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'paint-order',
  'text-anchor',
  'visibility',
];
const SVG = 'http://www.w3.org/2000/svg';
const MARGIN = 12;

/** @param {Element} from @param {Element} to a copy of it @param {CSSStyleDeclaration} [around] of its parent: what it inherits is not repeated */
function dress(from, to, around) {
  const style = getComputedStyle(from);
  if (style.display === 'none') return to.remove();
  for (const name of LOOK) {
    const value = style.getPropertyValue(name);
    const given = name === 'opacity' ? '1' : around?.getPropertyValue(name);
    if (value && value !== given) to.setAttribute(name, value);
    else to.removeAttribute(name);
  }
  for (const name of ['class', 'tabindex', 'href', 'role', 'data-mark', 'data-lane']) to.removeAttribute(name);
  // Children first noted: a hidden one is taken out on the way.
  const copies = [...to.children];
  [...from.children].forEach((child, index) => {
    const copy = copies[index];
    if (copy) dress(child, copy, style);
  });
}

/**
 * @param {SVGSVGElement} chart as it is on the page
 * @returns {{svg: string, width: number, height: number}} a document of its own, on the page's paper
 */
export function chartSvg(chart) {
  const { width, height } = chart.getBoundingClientRect();
  const copy = /** @type {SVGSVGElement} */ (chart.cloneNode(true));
  dress(chart, copy);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.setAttribute('x', String(MARGIN));
  copy.setAttribute('y', String(MARGIN));
  copy.setAttribute('overflow', 'visible');
  const whole = document.createElementNS(SVG, 'svg');
  const size = { width: Math.round(width + 2 * MARGIN), height: Math.round(height + 2 * MARGIN) };
  whole.setAttribute('xmlns', SVG);
  whole.setAttribute('width', String(size.width));
  whole.setAttribute('height', String(size.height));
  whole.setAttribute('viewBox', `0 0 ${size.width} ${size.height}`);
  const paper = document.createElementNS(SVG, 'rect');
  paper.setAttribute('width', '100%');
  paper.setAttribute('height', '100%');
  paper.setAttribute('fill', getComputedStyle(document.documentElement).getPropertyValue('--paper').trim() || 'white');
  whole.append(paper, copy);
  return { svg: new XMLSerializer().serializeToString(whole), ...size };
}

/**
 * @param {{svg: string, width: number, height: number}} chart
 * @param {number} [scale] dots a unit
 * @returns {Promise<Blob>} PNG
 */
export async function chartPng({ svg, width, height }, scale = 2) {
  const image = new Image();
  // As data: a blob of SVG spoils the canvas in older WebKit.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * scale;
  canvas.height = height * scale;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'),
  );
}
