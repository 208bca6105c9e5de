declare namespace wasm_bindgen {
    /* tslint:disable */
    /* eslint-disable */

    /**
     * One engine with its own corpus, owned by JavaScript.
     */
    export class Engine {
        free(): void;
        [Symbol.dispose](): void;
        /**
         * Takes a file: `articles` (or any file with articles in it), or a layer by its name (`chronology`,
         * `corrections`). Gives how many articles it brought and what the reader should know.
         */
        add(kind: string, name: string, bytes: Uint8Array | number[]): any;
        /**
         * An engine with an empty corpus.
         */
        constructor();
        /**
         * Opens a segment that was built ahead; gives its number of articles.
         */
        open(bytes: Uint8Array | number[]): number;
        /**
         * Analyses up to `limit` of the articles that wait for it; gives how many still do.
         */
        prepare(limit: number): number;
        /**
         * Answers one request of the protocol: a plain object with `op` and the fields of that operation.
         */
        request(request: any): any;
        /**
         * Everything read so far as one segment, for storage.
         */
        segment(): Uint8Array;
    }

    /**
     * Runs once when the module is instantiated: a panic ends the module, so its message goes to the console
     * first. The page's client notices the end and starts another.
     */
    export function start(): void;

}
declare type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

declare interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly __wbg_engine_free: (a: number, b: number) => void;
    readonly engine_add: (a: number, b: number, c: number, d: number, e: number, f: number, g: number) => [number, number, number];
    readonly engine_new: () => number;
    readonly engine_open: (a: number, b: number, c: number) => [number, number, number];
    readonly engine_prepare: (a: number, b: number) => number;
    readonly engine_request: (a: number, b: any) => [number, number, number];
    readonly engine_segment: (a: number) => [number, number, number, number];
    readonly start: () => void;
    readonly __wbindgen_malloc: (a: number, b: number) => number;
    readonly __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
    readonly __wbindgen_free: (a: number, b: number, c: number) => void;
    readonly __wbindgen_exn_store: (a: number) => void;
    readonly __externref_table_alloc: () => number;
    readonly __wbindgen_externrefs: WebAssembly.Table;
    readonly __externref_table_dealloc: (a: number) => void;
    readonly __wbindgen_start: () => void;
}

declare type SyncInitInput = BufferSource | WebAssembly.Module;

declare namespace wasm_bindgen {
    /**
     * Instantiates the given `module`, which can either be bytes or
     * a precompiled `WebAssembly.Module`.
     *
     * @param {{ module: SyncInitInput }} module - Passing `SyncInitInput` directly is deprecated.
     *
     * @returns {InitOutput}
     */
    export function initSync(module: { module: SyncInitInput } | SyncInitInput): InitOutput;
}

/**
 * If `module_or_path` is {RequestInfo} or {URL}, makes a request and
 * for everything else, calls `WebAssembly.instantiate` directly.
 *
 * @param {{ module_or_path: InitInput | Promise<InitInput> }} module_or_path - Passing `InitInput` directly is deprecated.
 *
 * @returns {Promise<InitOutput>}
 */
declare function wasm_bindgen (module_or_path: { module_or_path: InitInput | Promise<InitInput> } | InitInput | Promise<InitInput>): Promise<InitOutput>;
