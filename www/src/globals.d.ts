import type { Host } from './engine/types.js';

declare global {
  /** Put in front of the page's script by the build: glue and `host.js`, as one self-contained function. */
  function datelineEngine(): Host;

  /** Filled by the script payloads that stand in for `fetch` where there is none. */
  var datelinePayload: {
    /** The engine: base64 of the gzipped wasm. */
    engine?: string;
    /** What the engine reads after the first list: base64 of the gzipped files, by name. */
    data?: Record<string, string>;
    /** Languages other than English, by tag. */
    words?: Record<string, unknown>;
    /** The fuller reader of files: its host as one self-contained function, and base64 of the gzipped wasm. */
    reader?: { host: () => Host; wasm: string; files: string[] };
    /** The page's own files that are no payloads: base64 of the gzipped files, by name. */
    shell?: Record<string, string>;
    /** The corpus: its manifest and, by path, the texts of its files. */
    corpus?: { manifest: unknown; files: Record<string, string> };
  };
}
