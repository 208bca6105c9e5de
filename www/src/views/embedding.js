/** The snippet that shows this view inside another page: as a bare frame, or as an element with a script. */
import { html, nothing } from 'lit/html.js';
import { format } from '../state/address.js';
import { copyable } from './share.js';
import { t } from '../strings.js';

/** @import {Context} from './context.js' */

/** @param {string} text */
const attribute = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** Address of the page without what belongs to one visit. @param {string} page */
function site(page) {
  const address = new URL(page);
  address.hash = '';
  address.searchParams.set('embed', '1');
  return address.href;
}

/**
 * @param {string} page address of the page
 * @param {string} fragment of the view, without `#`
 * @param {string} title of the corpus
 * @returns {{frame: string, element: string}} HTML to be put into another page
 */
export function snippets(page, fragment, title) {
  const home = new URL('.', page).href;
  const label = attribute(title);
  return {
    frame: `<iframe src="${attribute(`${site(page)}#${fragment}`)}" title="${label}" width="640" height="480" loading="lazy" style="border:0;width:100%"></iframe>`,
    element: `<script src="${attribute(home)}embed.js"></script>\n<dateline-explorer view="#${attribute(fragment)}" height="480" label="${label}"></dateline-explorer>`,
  };
}

/** @param {Context} context */
export function embedding(context) {
  // A page on disk has no address that another page could show.
  if (!location.protocol.startsWith('http')) return nothing;
  const { frame, element } = snippets(location.href, format({ ...context.state, extra: [] }), context.corpus.title);
  return html`<section><h3>${t.share.embed}</h3>${copyable(context, frame, t.share.frameHelp)}${copyable(context, element, t.share.elementHelp)}</section>`;
}
