/**
 * The page's side of the engine: one queue of requests, each with its answer, its signal and its place.
 *
 * Only one request is with the host at a time. The host works on one thing at a time anyway, and what has
 * not been sent can still be cancelled: typing ten letters costs one search, not ten. If the host dies,
 * everything pending is rejected and another one is started, once, with what had been added; what made it
 * die is not repeated.
 */

import { EngineError, firstPort } from './ports.js';

/** @import {Added, Answer, CorpusText, Engine, Message, Ops, Port, Reader, RequestOptions} from './types.js' */

export { EngineError };

/**
 * @typedef {object} Job
 * @property {keyof Ops} op
 * @property {any} payload
 * @property {RequestOptions} options
 * @property {(value: any) => void} resolve
 * @property {(reason: unknown) => void} reject
 */

/** @param {AbortSignal} [signal] */
const abortReason = (signal) => signal?.reason ?? new DOMException('cancelled', 'AbortError');

/**
 * @param {(() => Port)[]} kinds hosts in order of preference: a worker, then the page
 * @param {BufferSource | WebAssembly.Module} wasm
 * @param {Reader} [reader] reads the files that the engine is unfit for
 * @returns {Promise<Engine>}
 */
export async function createClient(kinds, wasm, reader) {
  const client = new Client(kinds, wasm, reader);
  await client.start();
  return client;
}

/** @implements {Engine} */
class Client {
  /** @type {Port | null} */ #port = null;
  /** @type {Job[]} */ #queue = [];
  /** The job that is with the host. @type {(Job & {id: number}) | null} */ #current = null;
  /** What was added and answered, to be added again after a restart. @type {{op: keyof Ops, payload: any}[]} */
  #journal = [];
  #lastId = 0;
  #restarts = 1;
  /** Set when no engine will come back. @type {EngineError | null} */ #over = null;
  #kinds;
  #wasm;
  #reader;

  /** @param {(() => Port)[]} kinds @param {BufferSource | WebAssembly.Module} wasm @param {Reader} [reader] */
  constructor(kinds, wasm, reader) {
    this.#kinds = kinds;
    this.#wasm = wasm;
    this.#reader = reader;
  }

  get mode() {
    return this.#port?.mode ?? 'worker';
  }

  async start() {
    const port = await firstPort(this.#kinds, this.#wasm);
    port.onanswer = (answer) => this.#answered(answer);
    port.ondeath = (reason) => void this.#died(reason);
    this.#port = port;
  }

  /** @type {Engine['request']} */
  request(request, options) {
    return this.#ask('request', request, options);
  }

  /** @type {Engine['add']} */
  async add(file, options) {
    const added = await this.#ask('add', file, options);
    return added.unfit && this.#reader ? this.#addRead(this.#reader, file, options) : added;
  }

  /**
   * A file that the fuller reader reads: the engine takes what it hands over, piece by piece.
   * @param {Reader} reader
   * @param {CorpusText} file
   * @param {RequestOptions} [options]
   */
  async #addRead(reader, file, options) {
    const { name, text } = file;
    const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
    /** @type {Added} */ const all = { articles: 0, problems: [], unfit: false };
    for await (const piece of reader.read(name, bytes, options?.signal)) {
      /** @type {Added} */ const added = await this.#ask('add', { ...file, kind: 'reading', text: piece }, options);
      all.articles += added.articles;
      all.problems.push(...added.problems);
    }
    return all;
  }

  /** @type {Engine['added']} */
  added() {
    return this.#journal.filter(({ op }) => op === 'add').map(({ payload }) => payload);
  }

  /** @type {Engine['save']} */
  async save(site) {
    if (!this.#reader) throw new EngineError('Sites cannot be saved here.');
    return this.#reader.save(site);
  }

  /** @type {Engine['prepare']} */
  prepare(limit, options) {
    return this.#ask('prepare', limit, options);
  }

  /** @type {Engine['open']} */
  open(bytes, options) {
    return this.#ask('open', bytes, options);
  }

  /** @type {Engine['segment']} */
  segment(options) {
    return this.#ask('segment', null, options);
  }

  close() {
    this.#over ??= new EngineError('The engine was closed.');
    this.#port?.close();
    this.#rejectAll(this.#over);
  }

  /**
   * @param {keyof Ops} op
   * @param {any} payload
   * @param {RequestOptions} [options]
   * @returns {Promise<any>}
   */
  #ask(op, payload, options = {}) {
    return new Promise((resolve, reject) => {
      if (this.#over) return reject(this.#over);
      if (options.signal?.aborted) return reject(abortReason(options.signal));
      if (options.replaces) this.#cancel((job) => job.options.replaces === options.replaces);
      const job = { op, payload, options, resolve, reject };
      options.signal?.addEventListener('abort', () => this.#cancel((other) => other === job), { once: true });
      this.#queue.push(job);
      this.#next();
    });
  }

  /** Rejects the jobs that match. One that waits is never sent; the answer of the current one is dropped.
   * @param {(job: Job) => boolean} matches */
  #cancel(matches) {
    for (const job of this.#queue.filter(matches)) job.reject(abortReason(job.options.signal));
    this.#queue = this.#queue.filter((job) => !matches(job));
    if (this.#current && matches(this.#current)) this.#current.reject(abortReason(this.#current.options.signal));
  }

  #next() {
    if (this.#current || !this.#port) return;
    const job = this.#queue.shift();
    if (!job) return;
    const id = (this.#lastId += 1);
    this.#current = Object.assign(job, { id });
    this.#port.post(/** @type {Message} */ ({ id, op: job.op, payload: job.payload }));
  }

  /** @param {Answer} answer */
  #answered(answer) {
    const job = this.#current;
    if (!job || job.id !== answer.id) return;
    if ('error' in answer && answer.fatal) return void this.#died(answer.error);
    this.#current = null;
    if ('error' in answer) {
      job.reject(new EngineError(answer.error));
    } else {
      this.#note(job, answer.value);
      job.resolve(answer.value);
    }
    this.#next();
  }

  /** Keeps what another host would have to know: files, segments, and the last corrections. @param {Job} job @param {any} value */
  #note({ op, payload }, value) {
    const corrects = (/** @type {any} */ entry) => entry.op === 'request' && entry.payload.op === 'correct';
    if (corrects({ op, payload })) this.#journal = this.#journal.filter((entry) => !corrects(entry));
    else if (op !== 'open' && (op !== 'add' || value?.unfit)) return;
    this.#journal.push({ op, payload });
  }

  /** @param {EngineError} error */
  #rejectAll(error) {
    const pending = this.#current ? [this.#current, ...this.#queue] : this.#queue;
    this.#current = null;
    this.#queue = [];
    for (const job of pending) job.reject(error);
  }

  /** @param {string} reason */
  async #died(reason) {
    this.#port?.close();
    this.#port = null;
    console.error(`The engine stopped: ${reason}`);
    this.#rejectAll(new EngineError('The engine stopped while working on this. Try again.'));
    if (this.#over) return;
    if (this.#restarts === 0) {
      this.#over = new EngineError('The engine stopped twice. Reload the page to start again.');
      return;
    }
    this.#restarts -= 1;
    await this.#restart();
  }

  /** Requests made meanwhile wait in the queue behind what has to be added again. */
  async #restart() {
    const journal = this.#journal;
    this.#journal = [];
    try {
      await this.start();
    } catch (error) {
      this.#over = error instanceof EngineError ? error : new EngineError(String(error));
      this.#rejectAll(this.#over);
      return;
    }
    const again = journal.map(({ op, payload }) => ({ op, payload, options: {}, resolve() {}, reject() {} }));
    this.#queue.unshift(...again);
    this.#next();
  }
}
