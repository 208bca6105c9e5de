/** The reader's own bookmarks and notes: a box in the article, and the list of all of them. */
import { html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { csv } from '../export/csv.js';
import { modal } from '../ui/dialog.js';
import { icon } from '../ui/icons.js';
import { fileName, save } from '../ui/save.js';
import { t } from '../strings.js';

/** @import {ArticleView} from '../protocol.d.ts' */
/** @import {Note} from '../state/notes.js' */
/** @import {Context} from './context.js' */

/** A box for the sentence that the address points at, else for the article. @param {Context} context @param {ArticleView} article @param {boolean} found whether the sentence stands here */
export function noteBox(context, article, found) {
  const { state, notes, store, ui, say } = context;
  const place = { id: article.head.id, at: found ? state.at : '', says: found ? state.says : '' };
  const note = notes.find(place);
  const key = `note ${place.id} ${place.at}`;
  const open = ui.unfolded[key] ?? Boolean(note?.text);
  const keep = (/** @type {string} */ text) => notes.put({ ...place, headline: article.head.headline, text });
  return html`<details class="mynote" ?open=${open} @toggle=${(/** @type {Event} */ event) => store.setUi({ unfolded: { ...store.ui.unfolded, [key]: /** @type {HTMLDetailsElement} */ (event.target).open } })}>
    <summary>${icon(note ? 'check' : 'plus')}${place.at ? (note ? t.notes.onSentence : t.notes.addSentence) : note ? t.notes.onArticle : t.notes.add}${icon('down', 'chev')}</summary>
    ${place.at ? html`<p class="meta" dir="auto">“${place.says} …”</p>` : nothing}
    <textarea rows="3" aria-label=${t.notes.label} placeholder=${t.notes.placeholder} .value=${live(note?.text ?? '')}
      @change=${(/** @type {Event} */ event) => keep(/** @type {HTMLTextAreaElement} */ (event.target).value)}></textarea>
    <p class="share-b">${
      note
        ? html`<button class="btn" type="button" @click=${() => (notes.remove(place), say(t.notes.removed))}>${icon('x')}${t.notes.remove}</button>`
        : html`<button class="btn" type="button" @click=${() => (keep(''), say(t.notes.kept))}>${icon('check')}${t.notes.bookmark}</button>`
    } <span class="meta">${t.notes.here}</span></p></details>`;
}

/** @param {Context} context */
export function notesDialog(context) {
  const { store, ui } = context;
  return modal({
    id: 'notes',
    title: t.notes.title,
    open: ui.dialog === 'notes',
    closed: () => store.ui.dialog === 'notes' && store.setUi({ dialog: '' }),
    content: () => content(context),
  });
}

/** @param {Context} context */
function content(context) {
  const { notes, corpus, say } = context;
  const all = notes.all();
  const keep = (/** @type {'json' | 'csv'} */ ending) => () => {
    const name = fileName(`${corpus.title} ${t.notes.title}`, ending);
    save(name, ending === 'csv' ? csv(all.map((note) => ({ ...note }))) : `${JSON.stringify(all, null, 2)}\n`);
    say(t.save.saved(name));
  };
  return html`<p class="meta">${t.notes.here}</p>
    ${all.length ? html`<ul class="notes-l">${all.map((note) => line(context, note))}</ul>` : html`<p class="note">${t.notes.none}</p>`}
    <p class="share-b">${all.length ? html`<button class="btn" type="button" @click=${keep('json')}>${t.save.json}</button><button class="btn" type="button" @click=${keep('csv')}>${t.save.csv}</button>
      <button class="btn" type="button" @click=${() => (notes.erase(), say(t.notes.erased))}>${icon('x')}${t.notes.erase}</button>` : nothing}
      ${notes.canUndo() ? html`<button class="btn" type="button" @click=${() => notes.undo()}>${t.notes.undo}</button>` : nothing}</p>`;
}

/** @param {Context} context @param {Note} note */
const line = ({ store, notes }, note) => html`<li><a dir="auto" href=${store.href({ view: 'read', id: note.id, at: note.at, says: note.says })}
    @click=${() => store.setUi({ dialog: '' })}>${note.headline}</a>${note.says ? html`<p class="meta" dir="auto">“${note.says} …”</p>` : nothing}
  ${note.text ? html`<p dir="auto">${note.text}</p>` : nothing}
  <button class="btn quiet icon" type="button" aria-label=${t.notes.removeOf(note.headline)} @click=${() => notes.remove(note)}>${icon('x')}</button></li>`;
