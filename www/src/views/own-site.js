/** Saving what is open as a site that can be put on any web server or opened from disk. */
import { html, nothing } from 'lit/html.js';
import { icon } from '../ui/icons.js';
import { t } from '../strings.js';

/** @import {Context} from './context.js' */

/** How much of each text a site may hold, as in `corpus.toml`. */
const TEXTS = /** @type {const} */ (['full', 'excerpt', 'none']);

/** @param {Context} context */
export function site(context) {
  const { own: mine, corpus } = context;
  const added = mine.files.some(({ articles }) => articles > 0);
  return html`<details class="paste save-site" ?open=${added}><summary>${t.own.save.title}${icon('down', 'chev')}</summary>
    <form @submit=${(/** @type {SubmitEvent} */ event) => saved(context, event)}>
      <p>${t.own.save.text}</p>
      <p><label>${t.own.save.name} <input type="text" name="title" required autocomplete="off"
          .value=${added ? mine.folder || t.own.save.mine : corpus.title}></label></p>
      ${added ? html`<fieldset><legend>${t.own.save.what}</legend>
          <label><input type="radio" name="all" value="" checked> ${t.own.save.onlyMine}</label>
          <label><input type="radio" name="all" value="all"> ${t.own.save.withCorpus(corpus.title)}</label></fieldset>` : nothing}
      <p><label>${t.own.save.howMuch} <select name="text">${TEXTS.map(
        (text) => html`<option value=${text}>${t.own.save.texts[text]}</option>`,
      )}</select></label></p>
      <p class="meta">${t.own.save.rights}</p>
      <p class="paste-act"><button class="btn primary" type="submit" ?disabled=${mine.saving}>${mine.saving ? t.own.save.making : t.own.save.go}</button>
        <span role="status">${mine.saveNote}</span></p></form></details>`;
}

/** @param {Context} context @param {SubmitEvent} event */
function saved({ own: mine }, event) {
  event.preventDefault();
  const fields = new FormData(/** @type {HTMLFormElement} */ (event.target));
  // Without a choice there are no own articles, and the corpus is saved.
  const all = fields.get('all') !== '';
  void mine.save({ title: String(fields.get('title')), all, text: String(fields.get('text')) });
}
