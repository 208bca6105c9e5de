//! Raw bytes become clean articles and a list of problems.
//!
//! A file may hold none, one or many articles. Whatever can be read is kept; what cannot is a problem that
//! names the file, the line and what was done. Nothing is dropped silently: removed lines stay with the
//! article as [`crate::model::Dropped`].

// The JSON reader gives every object to `stored::read_stored` first: a site's own articles come back unchanged.
mod stored;

pub use stored::stored_line;

use crate::model::{Article, Problem};

/// A file as it was given.
#[derive(Clone, Copy, Debug)]
pub struct RawFile<'a> {
    /// Path relative to the corpus folder, with `/`; empty for pasted text. Only a hint for the format.
    pub path: &'a str,
    /// The bytes.
    pub bytes: &'a [u8],
}

/// What a file gave.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The articles, in file order. Their ids are proposals until [`assign_ids`] has seen all of them.
    pub articles: Vec<Article>,
    /// What the reader should know.
    pub problems: Vec<Problem>,
}

/// Reads one file. Never fails: what cannot be read is a problem.
#[must_use]
pub fn read(_file: RawFile<'_>) -> Reading {
    Reading::default()
}

/// Makes ids unique, independent of the order of the articles: every member of a collision whose content
/// differs gets a suffix from its content's hash; copies with equal content are left out with a problem.
#[must_use]
pub fn assign_ids(_articles: &mut Vec<Article>) -> Vec<Problem> {
    Vec::new()
}
