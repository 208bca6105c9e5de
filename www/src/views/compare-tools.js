/** Above a comparison: layout, type, one more article, saving, and the way from change to change. */
import { html } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { icon } from '../ui/icons.js';
import { fileName, save } from '../ui/save.js';
import { standalone } from '../export/page.js';
import { t } from '../strings.js';

/** @import {Context} from './context.js' */

/**
 * @param {Context} context
 * @param {number[]} changes numbers of the rows that are changes
 * @param {boolean} many whether more than two articles are compared
 */
export const tools = (context, changes, many) => html`<div class="cmp-tools">
  ${many ? onlyChanges(context) : layouts(context)}${type(context)}
  <p class="cmp-more"><button class="btn" type="button" @click=${() => context.store.setUi({ dialog: 'c' })}>${t.compare.add}</button>
    <button class="btn" type="button" @click=${() => keep(context)}>${t.compare.keep}</button></p>
  ${jumps(context, changes)}</div>`;

/** @param {Context} context */
function layouts({ store, state }) {
  const layout = (/** @type {'side' | 'unified'} */ name) =>
    html`<button type="button" class="seg-${name}" aria-pressed=${state.layout === name}
          @click=${() => store.go({ layout: name }, { replace: true })}>${t.compare[name]}</button>`;
  return html`<div class="seg" role="group" aria-label=${t.compare.layout}>${layout('side')}${layout('unified')}</div>
    <button class="vh" type="button" tabindex="-1" data-key="u" aria-hidden="true"
          @click=${() => store.go({ layout: state.layout === 'side' ? 'unified' : 'side' }, { replace: true })}></button>`;
}

/** @param {Context} context */
const onlyChanges = ({ store, state }) => html`<label class="check"><input type="checkbox" .checked=${live(state.hide.includes('same'))}
  @change=${() => store.go({ hide: state.hide.includes('same') ? [] : ['same'] }, { replace: true })}> ${t.compare.onlyChanges}</label>`;

/** @param {Context} context */
const type = ({ store, state }) => html`<label class="check"><input type="checkbox" .checked=${live(state.type === 'exact')}
  @change=${() => store.go({ type: state.type === 'exact' ? '' : 'exact' }, { replace: true })}> ${t.compare.typography}</label>`;

/** @param {Context} context */
function keep(context) {
  const view = document.querySelector('main');
  if (!view) return;
  const name = fileName(`${t.nav.compare} ${context.state.a} ${context.state.b}`, 'html');
  save(name, standalone(view, document.title));
  context.say(t.save.saved(name));
}

/** @param {Context} context @param {number[]} changes */
function jumps({ store, ui }, changes) {
  const place = changes.indexOf(ui.row);
  const go = (/** @type {number} */ step) => () => {
    const next = changes[place < 0 ? (step > 0 ? 0 : changes.length - 1) : (place + step + changes.length) % changes.length];
    if (next === undefined) return;
    store.setUi({ row: next });
    const element = document.getElementById(`row-${next}`);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'center' });
  };
  if (!changes.length) return html`<p class="meta">${t.compare.noChange}</p>`;
  return html`<p class="jump"><button class="btn" type="button" data-key="p"
        @click=${go(-1)}>${icon('down', 'up')}${t.compare.previous}</button>
      <button class="btn" type="button" data-key="n" @click=${go(1)}>${t.compare.next}${icon('down')}</button>
      <span class="meta" role="status">${place < 0 ? t.compare.changes(changes.length) : t.compare.position(place + 1, changes.length)}</span></p>`;
}
