/** Files dropped anywhere on the page are taken in; without this the browser would leave the page and show the file. */
import { fromDrop } from './gather.js';

/** Browsers say that files are held above the page again and again, at the latest after this many milliseconds. */
const SILENCE = 600;

/** @param {DragEvent} event */
const holdsFiles = ({ dataTransfer }) => dataTransfer?.types.includes('Files') ?? false;

/**
 * @param {import('../views/context.js').Own} own
 * @param {() => void} show brings the view of own articles
 */
export function acceptDrops(own, show) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */ let silence;
  document.addEventListener('dragover', (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    if (own.progress) return;
    show();
    own.hover(true);
    clearTimeout(silence);
    silence = setTimeout(() => own.hover(false), SILENCE);
  });
  document.addEventListener('drop', (event) => {
    if (!event.dataTransfer || !holdsFiles(event)) return;
    event.preventDefault();
    clearTimeout(silence);
    own.hover(false);
    if (!own.progress) void own.add(fromDrop(event.dataTransfer));
  });
}
