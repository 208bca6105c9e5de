/**
 * The page once the engine answers: one store, one loader, and views that are functions of both. Nothing here knows
 * where the engine runs.
 */
import { html, render } from 'lit/html.js';
import { Loader } from './state/loader.js';
import { createStore } from './state/store.js';
import { listen } from './ui/keyboard.js';
import { restoreTheme } from './ui/theme.js';
import { ownArticles } from './own.js';
import { compare } from './views/compare.js';
import { embed } from './views/embed.js';
import { entity } from './views/entity.js';
import { explore } from './views/explore.js';
import { names } from './views/names.js';
import { own } from './views/own.js';
import { read } from './views/read.js';
import { shell } from './views/shell.js';
import { chooseLanguage, settleLanguage } from './language.js';
import { t } from './strings.js';

/** @import {Context} from './views/context.js' */
/** @import {Change} from './state/store.js' */

// At once, while the document's head is read: a chosen scheme must not flash.
restoreTheme();

/** @type {Record<import('./state/keys.js').State['view'], (context: Context) => unknown>} */
const VIEWS = { explore, read, compare, entity, names, own };

/**
 * @typedef {object} Page
 * @property {import('./own.js').AddingEngine} engine answers protocol requests and reads more articles
 * @property {{title: string, description?: string, about?: string, rights?: string, language?: string}} manifest of the corpus that is open
 * @property {HTMLElement} root emptied and filled
 * @property {string[]} [problems] sentences about what could not be read before the engine ran
 */

/**
 * Draws the page and keeps it drawn.
 * @param {Page} page
 * @returns {Promise<{refresh: () => Promise<void>}>} when the first answer is on screen; `refresh` asks again, after
 *   the engine has learned something
 */
export async function mountApp({ engine, manifest, root, problems = [] }) {
  const store = createStore();
  const isEmbed = new URLSearchParams(location.search).has('embed');
  document.documentElement.classList.toggle('embedded', isEmbed);
  const corpus = {
    title: manifest.title || t.product,
    description: manifest.about ?? manifest.description ?? '',
    rights: manifest.rights ?? '',
    language: manifest.language ?? '',
    problems,
  };

  /** @type {number | null} */ let scroll = null;
  let drawn = false;
  const draw = () => {
    drawn = false;
    const view = isEmbed && store.state.view === 'explore' ? embed : VIEWS[store.state.view];
    document.title = titleOf(context());
    render(html`${shell(context(), view(context()))}`, root);
    measure(root, store);
    if (scroll !== null && loader.data.main?.status !== 'loading') {
      settle(scroll, store.state.at);
      scroll = null;
    }
  };
  const redraw = () => {
    if (drawn) return;
    drawn = true;
    queueMicrotask(draw);
  };

  const loader = new Loader(engine, redraw);
  const mine = ownArticles(engine, redraw, () => loader.reload(store.state));
  /** @returns {Context} */
  const context = () => ({
    store,
    corpus,
    redraw,
    own: mine,
    embed: isEmbed,
    state: store.state,
    ui: store.ui,
    data: loader.data,
    say: (said) => store.setUi({ said }),
    choose: (language) => {
      // A link that fixes the language would win over the choice.
      if (store.state.lang) store.go({ lang: language }, { replace: true });
      void chooseLanguage(language).then(speakNow);
    },
    retry: () => void loader.reload(store.state),
  });

  const speakNow = async () => {
    await settleLanguage(corpus.language);
    document.documentElement.lang = t.tag;
    redraw();
  };
  let tongue = store.state.lang;
  document.documentElement.lang = t.tag;

  store.subscribe((/** @type {Change} */ change) => {
    if (store.state.lang !== tongue) {
      tongue = store.state.lang;
      void speakNow();
    }
    if (change.scroll !== null) scroll = change.scroll;
    if (change.state) void loader.follow(store.state);
    redraw();
  });
  followLinks(root, store);
  listen(store);
  addEventListener('resize', () => measure(root, store));
  root.replaceChildren();
  // Until here the root was the page's main part; from here the shell has one of its own.
  root.removeAttribute('role');
  scroll = store.state.at ? 0 : null;
  draw();
  await loader.follow(store.state);
  draw();
  return { refresh: () => loader.reload(store.state) };
}

/** @param {Context} context @returns {string} */
function titleOf({ state, data, corpus }) {
  const value = data.main?.value;
  const of = {
    explore: '',
    read: value?.head?.headline,
    compare: t.nav.compare,
    entity: value?.name,
    names: t.nav.names,
    own: t.nav.own,
  }[state.view];
  return [of, corpus.title, t.product]
    .filter(Boolean)
    .filter((part, index, all) => all.indexOf(part) === index)
    .join(' — ');
}

/** Clicks on links of this page change the store; new tabs and other pages are the browser's. @param {HTMLElement} root @param {import('./state/store.js').Store} store */
function followLinks(root, store) {
  root.addEventListener('click', (event) => {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.ctrlKey ||
      event.metaKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    // SVG links hold their address in an object.
    const href = link?.getAttribute('href');
    if (!link || !href?.startsWith('#') || link.getAttribute('target')) return;
    event.preventDefault();
    store.follow(href);
  });
}

/** How wide the stage is: labels on the timeline are placed by it. @param {HTMLElement} root @param {import('./state/store.js').Store} store */
function measure(root, store) {
  const box = root.querySelector('.stage, .embed, .entity, .read');
  const width = Math.round(box?.clientWidth ?? 0);
  const padding = box?.matches('.entity, .read') ? parseFloat(getComputedStyle(box).paddingInlineStart) * 2 : 0;
  const wide = matchMedia('(min-width: 64rem)').matches;
  store.setUi(width > 0 ? { wide, width: Math.round(width - padding) } : { wide });
}

/** @param {number} scroll @param {string} at a linked sentence wins over the scroll position */
function settle(scroll, at) {
  const target = at ? document.querySelector('.is-target') : null;
  if (target) target.scrollIntoView({ block: 'center' });
  else scrollTo(0, scroll);
}
