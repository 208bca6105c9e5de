/** Mounts the app. */

/** @import {Engine} from './engine/types.js' */
/** @import {Manifest} from './start/types.js' */

/**
 * @param {{engine: Engine, manifest: Manifest, root: HTMLElement, problems: string[]}} page
 */
export async function mountApp({ engine, root }) {
  const { articles } = await engine.request({ op: 'overview' });
  const line = document.createElement('p');
  line.id = 'engine';
  line.textContent = `Dateline ${articles}, ${engine.mode}`;
  root.append(line);
}
