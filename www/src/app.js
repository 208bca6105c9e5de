/**
 * The page once the engine answers: one store, one loader, and views that are functions of both. Nothing here knows
 * where the engine runs.
 */
import { html, render } from 'lit/html.js';
import { Loader } from './state/loader.js';
import { createNotes } from './state/notes.js';
import { createStore } from './state/store.js';
import { talkToHost } from './ui/frame.js';
import { listen } from './ui/keyboard.js';
import { restoreTheme } from './ui/theme.js';
import { readerCorrections } from './corrections.js';
import { ownArticles } from './own.js';
import { acceptDrops } from './own/drops.js';
import { compare } from './views/compare.js';
import { embed } from './views/embed.js';
import { entity } from './views/entity.js';
import { explore } from './views/explore.js';
import { names } from './views/names.js';
import { own } from './views/own.js';
import { read } from './views/read.js';
import { shell } from './views/shell.js';
import { statements } from './views/statements.js';
import { words } from './views/words.js';
import { chooseLanguage, settleLanguage } from './language.js';
import { t } from './strings.js';

/** @import {Context} from './views/context.js' */
/** @import {Change} from './state/store.js' */

// At once, while the document's head is read: a chosen scheme must not flash.
restoreTheme();

/** @type {Record<import('./state/keys.js').State['view'], (context: Context) => unknown>} */
const VIEWS = { explore, read, compare, entity, names, own, quotes: statements, figures: statements, words };

/**
 * @typedef {object} Page
 * @property {import('./own.js').AddingEngine} engine answers protocol requests and reads more articles
 * @property {{title: string, description?: string, about?: string, rights?: string, language?: string, text?: string, files?: {path: string, bytes?: number}[]}} manifest of the corpus that is open
 * @property {string} [address] of the manifest
 * @property {HTMLElement} root emptied and filled
 * @property {string[]} [problems] sentences about what could not be read before the engine ran
 */

/**
 * Draws the page and keeps it drawn.
 * @param {Page} page
 * @returns {Promise<{refresh: () => Promise<void>, restore: () => Promise<void>, keptOffline: () => void, siteChanged: () => void}>}
 *   when the first answer is on screen; `refresh` asks again, after the engine has learned something; `restore` brings
 *   the reader's own articles back
 */
export async function mountApp({ engine, manifest, address = '', root, problems = [] }) {
  const store = createStore();
  const isEmbed = new URLSearchParams(location.search).has('embed');
  document.documentElement.classList.toggle('embedded', isEmbed);
  const corpus = {
    title: manifest.title || t.product,
    description: manifest.about ?? manifest.description ?? '',
    rights: manifest.rights ?? '',
    language: manifest.language ?? '',
    text: manifest.text ?? 'full',
    files: (manifest.files ?? []).map(({ path, bytes = 0 }) => ({ address: new URL(path, address || location.href).href, bytes })),
    problems,
  };

  /** @type {number | null} */ let scroll = null;
  let drawn = false;
  let mounted = false;
  const draw = () => {
    drawn = false;
    const view = isEmbed && store.state.view === 'explore' ? embed : VIEWS[store.state.view];
    document.title = titleOf(context());
    render(html`${shell(context(), view(context()))}`, root);
    watch(root);
    if (scroll !== null && loader.data.main?.status !== 'loading') {
      settle(scroll, store.state.at);
      scroll = null;
    }
  };
  const redraw = () => {
    if (drawn || !mounted) return;
    drawn = true;
    nextFrame(draw);
  };

  const loader = new Loader(engine, redraw);
  const reload = () => loader.reload(store.state);
  const mine = ownArticles({
    engine,
    manifest: { ...manifest, title: corpus.title },
    changed: redraw,
    reload,
    say: (said) => store.setUi({ said }),
  });
  const corrections = readerCorrections(engine, redraw, reload);
  const notes = createNotes(redraw);
  /** @returns {Context} */
  const context = () => ({
    store,
    corpus,
    redraw,
    own: mine,
    notes,
    corrections,
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
    ask: (request) => engine.request(request),
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
  const watch = watchWidth(store);
  store.setUi(expectedWidth(root));
  // What the reader already reads stays until there is more to see: one drawing instead of four.
  await corrections.restore();
  await loader.follow(store.state);
  root.replaceChildren();
  // Until here the root was the page's main part; from here the shell has one of its own.
  root.removeAttribute('role');
  scroll = store.state.at ? 0 : null;
  mounted = true;
  draw();
  if (isEmbed) talkToHost(root, store.state.extra);
  else acceptDrops(mine, () => store.go({ view: 'own' }));
  return {
    restore: async () => void (isEmbed || (await mine.restore())),
    refresh: () => loader.reload(store.state),
    keptOffline: () => store.setUi({ offline: 'kept' }),
    siteChanged: () => store.setUi({ outdated: true }),
  };
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
    quotes: t.nav.quotes,
    figures: t.nav.figures,
    words: t.nav.words,
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

/**
 * Draws with the next frame, so that answers that come together are drawn once. A page in the background gets no
 * frames and is drawn by the clock.
 * @param {() => void} draw
 */
function nextFrame(draw) {
  const run = () => {
    cancelAnimationFrame(frame);
    clearTimeout(late);
    draw();
  };
  const frame = requestAnimationFrame(run);
  const late = setTimeout(run, 100);
}

const WIDE = '(min-width: 64rem)';

/**
 * Tells the store how wide the stage is, because labels on the timeline are placed by it. The browser says so after
 * its own layout; asking for it after each drawing would force one.
 * @param {import('./state/store.js').Store} store
 * @returns {(root: HTMLElement) => void} to be called after each drawing
 */
function watchWidth(store) {
  /** @type {Element | null} */ let watched = null;
  const observer = new ResizeObserver(([entry]) => {
    const box = entry?.target;
    const padded = box?.matches('.entity, .read') ?? false;
    const width = Math.round((padded ? entry?.contentRect.width : box?.clientWidth) ?? 0);
    const wide = matchMedia(WIDE).matches;
    store.setUi(width > 0 ? { wide, width } : { wide });
  });
  return (root) => {
    if (watched?.isConnected) return;
    const box = root.querySelector('.stage, .embed, .entity, .read');
    observer.disconnect();
    if (box) observer.observe(box);
    watched = box;
  };
}

/** The stage's width before there is one, from an empty copy of its surroundings. @param {HTMLElement} root */
function expectedWidth(root) {
  const copy = document.createElement('div');
  copy.className = 'wrap';
  const columns = copy.appendChild(document.createElement('div'));
  columns.className = 'cols';
  for (const part of ['rail', 'stage']) columns.appendChild(document.createElement('div')).className = part;
  root.append(copy);
  const width = columns.lastElementChild?.clientWidth ?? 0;
  copy.remove();
  const wide = matchMedia(WIDE).matches;
  return width > 0 ? { wide, width } : { wide };
}

/** @param {number} scroll @param {string} at a linked sentence wins over the scroll position */
function settle(scroll, at) {
  const target = at ? document.querySelector('.is-target') : null;
  if (target) target.scrollIntoView({ block: 'center' });
  else scrollTo(0, scroll);
}
