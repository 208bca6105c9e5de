/** The list of shortcuts, with the switch that turns single letters off (WCAG 2.1.4). */
import { html } from 'lit/html.js';
import { lettersOn, setLetters } from '../ui/keyboard.js';
import { modal } from '../ui/dialog.js';
import { t } from '../strings.js';

/** @import {Context} from './context.js' */

/** @param {Context} context */
export function keysDialog({ store, ui, redraw }) {
  return modal({
    id: 'keys',
    title: t.help.title,
    open: ui.dialog === 'keys',
    closed: () => store.ui.dialog === 'keys' && store.setUi({ dialog: '' }),
    content: () => html`<div class="keys-g">${t.help.groups.map(
      ({ name, keys }) => html`<section><h3>${name}</h3>
        <dl>${keys.map(([combination, meaning]) => html`<div><dt>${/** @type {string[]} */ (combination).map((part) => (part === '–' ? part : html`<kbd>${part}</kbd>`))}</dt><dd>${meaning}</dd></div>`)}</dl></section>`,
    )}</div>
      <p class="keys-off"><label class="switch"><input type="checkbox" .checked=${lettersOn()} @change=${(
        /** @type {Event} */ event,
      ) => {
        setLetters(/** @type {HTMLInputElement} */ (event.target).checked);
        redraw();
      }}><span class="tr"></span><b>${t.help.off}</b></label> <span class="meta">${t.help.offText}</span></p>`,
  });
}
