/**
 * What is on screen before the app is: the first list, progress, and sentences about what went wrong.
 * Article text enters as text nodes only.
 */

/** @import {Listed} from './types.js' */

/** The states a page goes through; `html[data-state]` holds the current one. */
/** @typedef {'loading' | 'list' | 'ready' | 'failed'} State */

/** @param {State} state */
export function setState(state) {
  document.documentElement.dataset.state = state;
  performance.mark(`dateline:${state}`);
}

/**
 * @param {string} tag
 * @param {string} [text]
 * @param {Record<string, string>} [attributes]
 */
function element(tag, text = '', attributes = {}) {
  const node = document.createElement(tag);
  node.textContent = text;
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}

/**
 * Replaces what the root holds by the title and a plain list of the articles, each with its text folded away.
 * @param {HTMLElement} root
 * @param {string} title
 * @param {Listed[]} articles
 */
export function showList(root, title, articles) {
  const list = element('ol', '', { class: 'first-list' });
  for (const { headline, source, body } of articles) {
    const item = element('li');
    const details = element('details');
    const summary = element('summary', headline);
    if (source) summary.append(' ', element('small', source));
    details.append(summary, ...body.split('\n').filter(Boolean).map((paragraph) => element('p', paragraph)));
    item.append(details);
    list.append(item);
  }
  root.replaceChildren(element('h1', title), list);
}

/** Shorter work is over before a bar could be read. */
const SILENT_MILLISECONDS = 100;

/**
 * A bar above the list, for work that takes longer than a moment.
 * @param {HTMLElement} root
 * @param {string} label
 * @returns {{show: (done: number, all: number) => void, end: () => void}}
 */
export function progressBar(root, label) {
  const start = performance.now();
  const line = element('label', label, { class: 'progress' });
  const bar = document.createElement('progress');
  line.append(' ', bar);
  return {
    show: (done, all) => {
      if (performance.now() - start < SILENT_MILLISECONDS) return;
      if (!line.isConnected) root.prepend(line);
      bar.max = all;
      bar.value = done;
    },
    end: () => line.remove(),
  };
}

/**
 * Adds a sentence above everything else that is shown.
 * @param {HTMLElement} root
 * @param {string} sentence
 */
export function showNotice(root, sentence) {
  document.getElementById('loading')?.remove();
  root.prepend(element('p', sentence, { class: 'notice', role: 'alert' }));
}
