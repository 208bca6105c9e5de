/** Types of the bridge between the page and the engine. What requests and responses hold is the protocol's matter. */

import type { Added, Request, Response } from '../protocol.js';

export type { Added, Request, Response };

/** The response to a kind of request. */
export type ResponseTo<R extends Request> = Extract<Response, { op: R['op'] }>;

/** A file handed to the engine. */
export interface CorpusText {
  /** `articles`, `reading` (a piece of what the fuller reader read), or the name of a layer: `chronology`, `corrections`;
   * `removed`: ids of articles to leave out, one per line, instead of those named before. */
  kind: string;
  /** Name shown in problems. */
  name: string;
  /** The whole text or whole lines of it, or the file's bytes, whatever their encoding. */
  text: string | Uint8Array;
  /** True for what the reader of the page added. */
  own?: boolean;
}

/** What a host can be asked, by name. One entry here is one entry in the table of `host.js`. */
export interface Ops {
  start: { payload: { wasm: BufferSource | WebAssembly.Module }; value: null };
  request: { payload: Request; value: Response };
  add: { payload: CorpusText; value: Added };
  prepare: { payload: number; value: number };
  open: { payload: Uint8Array; value: number };
  segment: { payload: null; value: Uint8Array };
}

/** What the reader's host can be asked: a file to begin, then its pieces until there is none. */
export interface ReaderOps {
  start: { payload: { wasm: BufferSource | WebAssembly.Module }; value: null };
  read: { payload: { name: string; bytes: Uint8Array }; value: null };
  next: { payload: null; value: Uint8Array | null };
  save: { payload: SitePayload; value: Uint8Array };
}

/** What a site is made of. */
export interface SitePayload {
  /** What a manifest says of the corpus as a whole. */
  about: { title: string; description?: string; language?: string; rights?: string; about?: string; text: string };
  /** What the engine took. */
  files: CorpusText[];
  /** The page's own files by their path in the site. */
  shell: { path: string; bytes: Uint8Array }[];
}

/** To the reader's host. */
export type ReaderMessage = {
  [Op in keyof ReaderOps]: { id: number; op: Op; payload: ReaderOps[Op]['payload'] };
}[keyof ReaderOps];

/** From the client to the host. */
export type Message = { [Op in keyof Ops]: { id: number; op: Op; payload: Ops[Op]['payload'] } }[keyof Ops];

/** From the host to the client. `fatal`: the engine cannot be used any more. */
export type Answer = { id: number; value: any } | { id: number; error: string; fatal: boolean };

/** A running host, wherever it runs. It answers messages in the order in which they were posted. */
export interface Port {
  mode: 'worker' | 'inline';
  post(message: Message | ReaderMessage, transfer?: Transferable[]): void;
  /** Set by the client. */
  onanswer: (answer: Answer) => void;
  /** Set by the client: called when the host died without answering. */
  ondeath: (reason: string) => void;
  close(): void;
}

/** The engine's exports as the generated glue offers them. */
export interface Glue {
  (source: { module_or_path: BufferSource | WebAssembly.Module }): Promise<unknown>;
  Engine: typeof wasm_bindgen.Engine;
}

/** The reader's exports as the generated glue offers them. */
export interface ReaderGlue {
  (source: { module_or_path: BufferSource | WebAssembly.Module }): Promise<unknown>;
  Reader: new (path: string, bytes: Uint8Array) => { next(): Uint8Array | undefined; free(): void };
  Site: new () => {
    take(kind: string, name: string, bytes: Uint8Array): void;
    shell(path: string, bytes: Uint8Array): void;
    zip(about: string): Uint8Array;
  };
}

/** Reads the files that the engine is unfit for: web pages, archives, encodings other than UTF-8. */
export interface Reader {
  /** The file's articles and problems in pieces for the engine. Rejects with a sentence when it cannot be loaded. */
  read(name: string, bytes: Uint8Array, signal?: AbortSignal): AsyncIterable<Uint8Array>;
  /** A site as a zip archive. */
  save(site: SitePayload): Promise<Uint8Array>;
}

/** Answers messages: what the worker runs, and what the page runs where there is no worker. */
export interface Host {
  /** Never rejects: what goes wrong is an answer. */
  answer(message: Message | ReaderMessage): Promise<Answer>;
  /** Serves the scope of a dedicated worker. */
  listen(scope: DedicatedWorkerGlobalScope): void;
}

/** What reaches the rest of the page. */
export interface Engine {
  /** Where the engine runs. */
  readonly mode: 'worker' | 'inline';
  /** Asks the engine; see {@link RequestOptions}. Rejects with an `EngineError`, or an `AbortError` when cancelled. */
  request<R extends Request>(request: R, options?: RequestOptions): Promise<ResponseTo<R>>;
  /** Adds whole lines of a corpus file, or any file by its bytes: the fuller reader is loaded where one needs it. */
  add(file: CorpusText, options?: RequestOptions): Promise<Added>;
  /** Everything that was taken so far, in its order. */
  added(): CorpusText[];
  /** A site as a zip archive; rejects with a sentence. */
  save(site: SitePayload): Promise<Uint8Array>;
  /** Analyses up to `limit` of the added articles; gives how many still wait. A request does what is left. */
  prepare(limit: number, options?: RequestOptions): Promise<number>;
  /** Adds a segment built ahead. */
  open(bytes: Uint8Array, options?: RequestOptions): Promise<number>;
  /** The bytes of what was added so far, for storage. */
  segment(options?: RequestOptions): Promise<Uint8Array>;
  /** Ends the engine; everything pending is rejected. */
  close(): void;
}

export interface RequestOptions {
  /** Cancels: a request that waits is never sent, the answer of one already sent is dropped. */
  signal?: AbortSignal;
  /** A later request with the same key makes this one stale and cancels it: one key per view. */
  replaces?: string;
}
