//! Dateline reads news articles, finds who, where, when and how many in them, dates the undated ones from
//! their own words, and answers questions about the collection: search, facets, timeline, comparison.
//!
//! The same library runs in the command-line program and, compiled to WebAssembly, in the reader's browser.
//! Data flows in one direction; a module imports only from the ones listed above it:
//!
//! 0. [`sort`]: one sort for every type, because the engine's bytes are counted.
//! 1. [`model`]: the nouns that cross rooms: articles, spans, days, annotations, date estimates.
//! 2. [`error`]: one opaque error for broken bytes and misuse. Bad input gives [`model::Problem`]s instead.
//! 3. [`extract`]: bytes of a file become clean articles and a list of problems.
//! 4. [`text`]: an article's text becomes sentences and tokens; words are folded and stemmed.
//! 5. [`annotate`]: ordered passes add entities, quotes, times and figures.
//! 6. [`date`]: evidence becomes intervals, intervals a publication date; times are resolved against it.
//! 7. [`pipeline`]: the corridor that sees the five rooms above: `read`, then `analyse`.
//! 8. `site`: what is published of a corpus, as files in memory (with the feature `site`).
//! 9. [`segment`]: a batch of analysed articles as immutable, checksummed bytes, written and opened.
//! 10. [`corpus`]: the layer over all open segments: linked entities, version groups, threads, corrections.
//! 11. [`query`]: a reader's question becomes sorted article numbers, and those become hits, facets, timelines.
//! 12. [`protocol`]: requests and responses in the page's words, and the exported records.
//!
//! `wasm` exports the protocol to the page; `cli` is the command line.

pub mod sort;

pub mod model;

pub mod error;

pub mod extract;

pub mod text;

pub mod annotate;

pub mod date;

pub mod pipeline;

#[cfg(feature = "site")]
pub mod site;

pub mod segment;

pub mod corpus;

pub mod query;

pub mod protocol;

#[cfg(target_arch = "wasm32")]
pub mod wasm;
