/**
 * What the page tells the page around it: how high it would like to be. Two ways of saying so: one that `resize.js` and
 * `<dateline-explorer>` hear, and the one that WordPress hears, which also passes on links that a sandbox would swallow.
 */

/** px: the compact layout scrolls inside itself, so that its height is a wish and no measure. */
const COMPACT = 480;

/** @param {[string, string][]} extra what the host put behind the page's own fragment */
const secretOf = (extra) => extra.find(([key]) => key === 'secret')?.[1] ?? '';

/** @param {unknown} message holds nothing that is secret: any page may frame this one */
const tell = (message) => parent.postMessage(message, '*');

/**
 * @param {HTMLElement} root
 * @param {[string, string][]} extra
 */
export function talkToHost(root, extra) {
  if (parent === self) return;
  const secret = secretOf(extra);
  let last = 0;
  const measure = () => {
    const height = root.querySelector('.embed') ? COMPACT : Math.ceil(root.getBoundingClientRect().height);
    if (height === last || height === 0) return;
    last = height;
    tell({ dateline: 'height', height });
    if (secret) tell({ message: 'height', value: height, secret });
  };
  new ResizeObserver(measure).observe(root);
  if (!secret) return;
  root.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[target="_blank"]') : null;
    if (link instanceof HTMLAnchorElement) tell({ message: 'link', value: link.href, secret });
  });
}
