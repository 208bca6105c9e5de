/** Shortcuts that work anywhere on the page. Views handle the keys of their own parts themselves. */
import { recall, remember } from './theme.js';
import { LAYERS } from '../state/keys.js';

/** @import {Store} from '../state/store.js' */

const KEY = 'letters';
let letters = recall(KEY) !== 'off';

/** Whether single letters are shortcuts. */
export const lettersOn = () => letters;

/** @param {boolean} on */
export function setLetters(on) {
  letters = on;
  remember(KEY, on ? null : 'off');
}

/** @param {EventTarget | null} target @returns {boolean} whether letters are text there */
function isTyping(target) {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'range'].includes(target.type);
  return target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName);
}

/** @param {string} selector @returns {boolean} */
function focus(selector) {
  const element = document.querySelector(selector);
  if (!(element instanceof HTMLElement) && !(element instanceof SVGElement)) return false;
  element.focus();
  element.scrollIntoView({ block: 'nearest' });
  return true;
}

/** Moves the focus among elements. @param {string} selector @param {string} link inside each @param {number} step */
function walk(selector, link, step) {
  const all = [...document.querySelectorAll(selector)];
  const now = all.findIndex((element) => element.contains(document.activeElement));
  const next = all[now < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, now + step))];
  const target = next?.querySelector(link);
  if (target instanceof HTMLElement) target.focus();
}

/** @param {string} selector */
const click = (selector) => {
  const element = document.querySelector(selector);
  if (element instanceof HTMLElement) element.click();
};

/** @param {Store} store @param {string} key @returns {boolean} whether it was one */
function everywhere(store, key) {
  switch (key) {
    case '/':
      return focus('#q') || focus('#find') || (store.go({ view: 'explore' }), true);
    case '?':
      return (store.setUi({ dialog: 'keys' }), true);
    case 'g':
      return (store.setUi({ dialog: 'jump' }), true);
    case 'b':
      return (store.setUi({ dialog: 'notes' }), true);
    case 'e':
      return (store.setUi({ dialog: 'share' }), true);
    case 't':
      return focus('#timeline a[tabindex="0"]');
    case 'f':
      return (store.setUi({ rail: true }), focus('#filters input'));
    case 'l':
      return focus('#ls-h');
    default:
      return false;
  }
}

/** @param {Store} store @param {string} key @returns {boolean} */
function inView(store, key) {
  const { state } = store;
  if (state.view === 'explore' && (key === 'j' || key === 'k'))
    return (walk('[data-card]', 'h3 a', key === 'j' ? 1 : -1), true);
  if (state.view === 'explore' && key === 'c') {
    const box = document.activeElement?.closest('[data-card]')?.querySelector('.pick input');
    if (box instanceof HTMLElement) box.click();
    return true;
  }
  const layer = LAYERS[Number(key) - 1];
  if (state.view === 'read' && layer) return (click(`[data-layer="${layer}"]`), true);
  if (state.view === 'compare' && 'npsu'.includes(key)) return (click(`[data-key="${key}"]`), true);
  return false;
}

/** @param {Store} store */
export function listen(store) {
  addEventListener('keydown', (event) => {
    // The one shortcut with a modifier works while a field has the focus.
    if ((event.ctrlKey || event.metaKey) && event.key === 'k' && !event.defaultPrevented) {
      event.preventDefault();
      store.setUi({ dialog: store.ui.dialog === 'jump' ? '' : 'jump' });
      return;
    }
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return;
    if (!letters || store.ui.dialog || isTyping(event.target)) return;
    if (everywhere(store, event.key) || inView(store, event.key)) event.preventDefault();
  });
}
