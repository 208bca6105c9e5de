/** Native dialogs that follow the store: open while `open` is true, and closing tells the store. */
import { html } from 'lit/html.js';
import { ref } from 'lit/directives/ref.js';
import { icon } from './icons.js';
import { t } from '../strings.js';

/**
 * @param {object} dialog
 * @param {string} dialog.id
 * @param {string} dialog.title
 * @param {boolean} dialog.open
 * @param {() => void} dialog.closed
 * @param {() => unknown} dialog.content drawn only while it is open
 */
export function modal({ id, title, open, closed, content }) {
  return html`<dialog class="dialog" id=${id} aria-labelledby=${`${id}-h`} @close=${closed}
        @click=${outside} ${ref((element) => show(element, open))}>
    <div class="sec-head"><h2 id=${`${id}-h`}>${title}</h2>
      <button class="btn quiet icon" type="button" aria-label=${t.close} @click=${close}>${icon('x')}</button></div>
    ${open ? content() : ''}</dialog>`;
}

/** @param {Element | undefined} element @param {boolean} open */
function show(element, open) {
  if (!(element instanceof HTMLDialogElement) || element.open === open) return;
  if (!open) element.close();
  // The element is not in the page yet when it is drawn for the first time.
  else queueMicrotask(() => element.isConnected && !element.open && element.showModal());
}

/** @param {Event} event */
const close = (event) => /** @type {Element} */ (event.target).closest('dialog')?.close();

/** A click on the backdrop closes. @param {Event} event */
const outside = (event) =>
  event.target === event.currentTarget && /** @type {HTMLDialogElement} */ (event.target).close();
