//! Saved web pages: metadata first, then the body.
//!
//! Our own reader instead of a crate: it needs no HTML library and no second text model, weighs a tenth of
//! one in wasm, and hands over the blocks and dropped lines that every other format hands over, so that the
//! same rules clean them. What it gives up is exact error recovery for broken tables and forms, which
//! matters for drawing a page and not for reading it. See `examples/measure_extraction.rs` for what it
//! reaches next to the others.

mod content;
mod dates;
mod metadata;
mod outside;
mod page;
mod token;
mod tree;

use super::blocks::Block;
use super::value::Fields;

/// What a page holds.
pub(super) struct Page {
    /// Metadata under the names of NewsArticle.
    pub(super) fields: Fields,
    /// The report and the lines around it, in order.
    pub(super) blocks: Vec<Block>,
    /// What the page shows besides, before the report and behind it, each with the reason.
    pub(super) before: Vec<Aside>,
    pub(super) behind: Vec<Aside>,
}

/// A piece of the page that is no part of the report, and why.
pub(super) type Aside = (String, &'static str);

/// Reads a page. Never fails; a page without a report has no blocks.
pub(super) fn read(html: &str) -> Page {
    let tree = tree::Tree::parse(html);
    let content = content::read(&tree);
    let fields = metadata::read(&tree, &content.off);
    Page { fields, blocks: content.blocks, before: content.before, behind: content.behind }
}
