/**
 * Asks the engine what the view on screen needs: once per change, the stale question cancelled, the last answer kept
 * on screen until the next one is there.
 */
import { noQuestion, requestOf, statementsOf, wordsOf } from './question.js';

/** @import {Explored, InContext, Overview, Request, Response, Statements} from '../protocol.d.ts' */
/** @import {State} from './keys.js' */

/**
 * @template T
 * @typedef {object} Answer
 * @property {string} key the request as text
 * @property {Request} request
 * @property {'loading' | 'ready' | 'failed'} status
 * @property {T | null} value the last answer, also while the next one is loading
 * @property {string} error
 */

/**
 * @typedef {object} Data
 * @property {Answer<any> | null} main what the view shows
 * @property {Answer<Overview> | null} overview
 * @property {Answer<Explored> | null} index every article, for titles by id: the tray, the choosers
 * @property {Answer<Statements> | null} told rows of a table; ready when all of them are here
 * @property {Answer<InContext> | null} context words in context
 * @property {Answer<Explored> | null} results the last results: where "next article" leads
 */

/** @typedef {{request(request: Request, options?: {signal?: AbortSignal}): Promise<Response>}} Asks */

/** @typedef {'main' | 'overview' | 'index' | 'told' | 'context'} Slot */

/** @typedef {Extract<Request, {op: 'statements'}>} Asked */

export class Loader {
  /** @type {Data} */ data = { main: null, overview: null, index: null, told: null, context: null, results: null };
  /** @type {Partial<Record<Slot, AbortController>>} */ #running = {};
  #engine;
  #changed;

  /**
   * @param {Asks} engine
   * @param {() => void} changed called when `data` has changed
   */
  constructor(engine, changed) {
    this.#engine = engine;
    this.#changed = changed;
  }

  /**
   * Brings `data` in line with a state.
   * @param {State} state
   * @returns {Promise<void>} when everything that was asked is answered
   */
  async follow(state) {
    await Promise.all([
      this.#ask('main', requestOf(state)),
      this.#ask('overview', { op: 'overview' }),
      this.#ask('told', statementsOf(state)),
      this.#ask('context', wordsOf(state)),
      needsIndex(state) ? this.#ask('index', EVERYTHING) : null,
    ]);
  }

  /** Forgets every answer, because the corpus or the engine changed, and asks again. @param {State} state */
  async reload(state) {
    for (const slot of /** @type {const} */ (['main', 'overview', 'index', 'told', 'context'])) {
      const answer = this.data[slot];
      if (answer) this.data = { ...this.data, [slot]: { ...answer, key: '' } };
    }
    await this.follow(state);
  }

  /**
   * @param {Slot} slot
   * @param {Request | null} request
   */
  async #ask(slot, request) {
    const before = this.data[slot];
    const key = request ? JSON.stringify(request) : '';
    if (before?.key === key && before.status !== 'failed') return;
    this.#running[slot]?.abort();
    if (!request) return this.#set(slot, null);
    const controller = (this.#running[slot] = new AbortController());
    const kept = before?.request.op === request.op ? before.value : null;
    this.#set(slot, { key, request, status: 'loading', value: kept, error: '' });
    try {
      let value = await this.#engine.request(request, { signal: controller.signal });
      if (controller.signal.aborted) return;
      if (request.op === 'statements') value = await this.#rest(slot, key, request, /** @type {any} */ (value), controller.signal);
      if (controller.signal.aborted) return;
      this.#set(slot, { key, request, status: 'ready', value, error: '' });
    } catch (error) {
      if (controller.signal.aborted) return;
      const text = error instanceof Error ? error.message : String(error);
      this.#set(slot, { key, request, status: 'failed', value: null, error: text });
    }
  }

  /**
   * Asks for the rows of further articles until all are there, and shows them as they come.
   * @param {Slot} slot @param {string} key @param {Asked} request @param {Statements} first @param {AbortSignal} signal
   * @returns {Promise<any>} everything
   */
  async #rest(slot, key, request, first, signal) {
    let all = first;
    for (let offset = request.limit; offset < first.articles && !signal.aborted; offset += request.limit) {
      this.#set(slot, { key, request, status: 'loading', value: all, error: '' });
      const more = /** @type {any} */ (await this.#engine.request({ ...request, offset }, { signal }));
      const rows = more.rows.map((/** @type {any} */ row) => ({ ...row, of: row.of + all.heads.length }));
      all = { ...all, heads: [...all.heads, ...more.heads], rows: [...all.rows, ...rows] };
    }
    return all;
  }

  /** @param {Slot} slot @param {Answer<any> | null} answer */
  #set(slot, answer) {
    this.data = { ...this.data, [slot]: answer };
    if (slot === 'main' && answer?.status === 'ready' && answer.request.op === 'explore' && answer.request.limit > 0) {
      this.data = { ...this.data, results: answer };
    }
    this.#changed();
  }
}

/** @type {Request} */
const EVERYTHING = { op: 'explore', question: noQuestion(), sort: 'oldest', offset: 0, limit: 0 };

/** Explore brings every article along in its timeline; the other views name articles only in their own answer.
 * @param {State} state */
const needsIndex = (state) => state.view === 'compare' || state.view === 'read' || state.view === 'entity';
