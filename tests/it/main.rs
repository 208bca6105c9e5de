//! Integration tests.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails loudly")]

/// Archives of files.
mod archive;
/// The bundled corpus: what its files promise.
mod bundled;
/// The program itself, run on fixture folders.
mod cli;
/// Articles side by side: rows, changes, facts.
mod compare;
/// The layer over all articles: links, versions, dates, corrections.
mod corpus;
/// No words of the original reports stand in the repository.
mod corpus_text;
/// The article's own day.
mod date;
/// Files become clean articles and problems.
mod extract;
/// Figures.
mod figure;
/// Gold annotations of the bundled articles: the loader for floor tests, and their own checks.
mod gold;
mod golden;
/// Names found, folded, with roles.
mod names;
/// Native answers, kept so that the committed wasm can be held against them.
mod parity;
/// Questions and answers: the query language, matching, marks, filters, one segment or many.
mod query;
/// Quotes and who says them.
mod quotes;
/// Segments: written, read back, refused.
mod segment;
mod text;
/// House rules: imports between rooms, sizes, no requests, no machine paths.
mod tidy;
/// Time expressions.
mod time;
