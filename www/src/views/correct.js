/** Corrections in place: the dialog that makes one, and the list that takes them back, saves and loads them. */
import { html, nothing } from 'lit/html.js';
import { KINDS } from '../state/keys.js';
import { modal } from '../ui/dialog.js';
import { save } from '../ui/save.js';
import { t } from '../strings.js';

/** @import {Correction, EntityView, Named} from '../protocol.d.ts' */
/** @import {Context} from './context.js' */

/** Files larger than this are no lists of corrections. */
const LARGEST = 2_000_000;

/** The button that opens the dialog. @param {Context} context */
export const correctButton = ({ store }) =>
  html`<button class="btn" type="button" aria-haspopup="dialog"
    @click=${() => store.setUi({ dialog: 'correct' })}>${t.correct.open}</button>`;

/** @param {Context} context @param {EntityView} view */
export function correctDialog(context, view) {
  const { store, ui } = context;
  return modal({
    id: 'correct',
    title: t.correct.title(view.name),
    open: ui.dialog === 'correct',
    closed: () => store.ui.dialog === 'correct' && store.setUi({ dialog: '' }),
    content: () => form(context, view),
  });
}

/** @param {Context} context @param {EntityView} view */
function form(context, view) {
  const c = t.correct;
  return html`<form class="fix" role="group" aria-labelledby="correct-h" @submit=${(/** @type {SubmitEvent} */ event) => submitted(context, view, event)}
      @input=${(/** @type {Event} */ event) => chosen(event)}>
    <p class="meta">${c.help}</p>
    ${way('rename', c.rename, html`<label>${c.newName}<input type="text" name="name" autocomplete="off" .value=${view.name}></label>`)}
    ${way('merge', c.merge, other(context, view))}
    ${way('retype', c.retype, kinds(view))}
    ${way('split', c.split, html`${article(view, 'splitArticle', false)}<label>${c.who}<input type="text" name="splitName"
          autocomplete="off"></label>`)}
    ${way('reject', c.reject, article(view, 'rejectArticle', true))}
    <p class="fix-act"><button class="btn primary" type="submit">${c.apply}</button></p></form>`;
}

/** One kind of correction: choosing it shows its fields. @param {string} value @param {string} label @param {unknown} fields */
const way = (value, label, fields) => html`<div class="fix-way"><label class="fix-pick"><input type="radio" name="way" required
      value=${value}>${label}</label><div class="fix-in">${fields}</div></div>`;

/** @param {EntityView} view */
const kinds = (view) => html`<label>${t.correct.kind}<select name="to">${KINDS.filter((kind) => kind !== view.kind).map(
  (kind) => html`<option value=${kind}>${t.kinds[kind].one}</option>`,
)}</select></label>`;

/** @param {EntityView} view @param {string} name @param {boolean} all */
const article = (view, name, all) => html`<label>${t.correct.article}<select
      name=${name}>${all ? html`<option value="">${t.correct.everywhere}</option>` : nothing}${view.articles.map(
  ({ head }) => html`<option value=${head.id}>${head.headline}</option>`,
)}</select></label>`;

/** Another name: what is typed is looked for among all names. @param {Context} context @param {EntityView} view */
function other({ ui, store, ask }, view) {
  const find = async (/** @type {Event} */ event) => {
    const typed = /** @type {HTMLInputElement} */ (event.target).value;
    const answer = await ask({ op: 'names', typed, kind: null, limit: 40 });
    if (answer.op === 'names') store.setUi({ found: answer.names });
  };
  const found = (ui.found ?? view.with).filter(({ key }) => key !== view.key);
  return html`<label>${t.names.find}<input type="search" autocomplete="off" @input=${find}></label>
    <label>${t.correct.same}<select name="into" size="5">${found.map(
      ({ key, name, kind }) => html`<option value=${key}>${name} (${t.kinds[kind].one})</option>`,
    )}</select></label>`;
}

/** Filling a field chooses its kind of correction. @param {Event} event */
function chosen(event) {
  const field = /** @type {HTMLElement} */ (event.target);
  const pick = field.closest('.fix-way')?.querySelector('input[type=radio]');
  if (pick instanceof HTMLInputElement && field !== pick) pick.checked = true;
}

/** @param {Context} context @param {EntityView} view @param {SubmitEvent} event */
async function submitted(context, view, event) {
  event.preventDefault();
  const fields = new FormData(/** @type {HTMLFormElement} */ (event.target));
  const word = (/** @type {string} */ name) => String(fields.get(name) ?? '').trim();
  const correction = made(view.key, word);
  if (!correction) return context.say(t.correct.incomplete);
  const found = /** @type {Named[]} */ (context.ui.found ?? view.with);
  const names = Object.fromEntries([...found.filter(({ key }) => key === word('into')), view].map((of) => [of.key, of.name]));
  context.store.setUi({ dialog: '', found: null });
  await context.corrections.add(correction, names);
  context.say(`${t.correct.done} ${sentence(context, correction)}`);
  if ('merge' in correction) context.store.go({ entity: correction.merge.into });
}

/** @param {string} entity @param {(name: string) => string} word @returns {Correction | null} null where a field is empty */
function made(entity, word) {
  const to = /** @type {typeof KINDS[number]} */ (word('to'));
  switch (word('way')) {
    case 'rename':
      return word('name') ? { rename: { entity, name: word('name') } } : null;
    case 'merge':
      return word('into') ? { merge: { into: word('into'), from: [entity] } } : null;
    case 'retype':
      return { retype: { entity, to } };
    case 'split':
      return word('splitName') ? { split: { entity, article: word('splitArticle'), name: word('splitName') } } : null;
    default:
      return { reject: { entity, article: word('rejectArticle') || null } };
  }
}

/** A correction in words. @param {Context} context @param {Correction} correction @returns {string} */
function sentence({ corrections, data }, correction) {
  const { nameOf } = corrections;
  const s = t.correct.said;
  const titleOf = (/** @type {string} */ id) =>
    data.index?.value?.timeline.articles.find(({ id: of }) => of === id)?.headline ?? id;
  if ('merge' in correction) return s.merge(correction.merge.from.map(nameOf), nameOf(correction.merge.into));
  if ('split' in correction) {
    const { entity, article: id, name } = correction.split;
    return s.split(nameOf(entity), titleOf(id), name);
  }
  if ('rename' in correction) return s.rename(nameOf(correction.rename.entity), correction.rename.name);
  if ('retype' in correction) return s.retype(nameOf(correction.retype.entity), t.kinds[correction.retype.to].one);
  if ('date' in correction) return s.date(titleOf(correction.date.article), correction.date.date);
  const { entity, article: id } = correction.reject;
  return id ? s.rejectIn(nameOf(entity), titleOf(id)) : s.reject(nameOf(entity));
}

/** All corrections of the reader, each with its way back; the file; what did not fit. @param {Context} context */
export function correctionsList(context) {
  const { corrections, say } = context;
  const { list, problems, toml } = corrections;
  const c = t.correct;
  const undo = async (/** @type {number} */ index) => {
    await corrections.remove(index);
    say(c.undone);
  };
  return html`<section class="fixes" aria-labelledby="fx"><div class="sec-head"><h2 id="fx">${c.list} <span>${c.count(list.length)}</span></h2></div>
    ${list.length ? html`<ol>${list.map((correction, index) => html`<li><span dir="auto">${sentence(context, correction)}</span>
        <button class="btn" type="button" aria-label=${`${c.undo}: ${sentence(context, correction)}`}
          @click=${() => undo(index)}>${c.undo}</button></li>`)}</ol>` : nothing}
    ${problems.length ? html`<ul class="fix-p">${problems.map(({ what, handled }) => html`<li>${what} ${handled}</li>`)}</ul>` : nothing}
    <p class="fix-act">${list.length ? html`<button class="btn" type="button" @click=${() => save('corrections.toml', toml)}>${c.save}</button>` : nothing}
      <label class="btn file">${c.load}<input class="vh" type="file" accept=".toml,.json" @change=${(/** @type {Event} */ event) =>
        load(context, /** @type {HTMLInputElement} */ (event.target))}></label></p>
    <p class="meta">${c.kept}</p></section>`;
}

/** @param {Context} context @param {HTMLInputElement} field */
async function load({ corrections, say }, field) {
  const file = field.files?.[0];
  field.value = '';
  if (!file) return;
  if (file.size > LARGEST) return say(t.own.tooLarge(file.name));
  try {
    await corrections.read(await file.text());
    say(t.correct.loaded(corrections.list.length));
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  }
}
