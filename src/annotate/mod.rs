//! Ordered passes over the tokens: names, then quotes, then times, then figures.
//!
//! A pass reads the text and the passes before it and adds its own list; none edits another's output. Word
//! lists live in `lexicon/` and hold no logic.

use crate::model::{Annotations, Article};
use crate::text::Tokenized;

/// Runs all passes. Articles in a language other than English get empty annotations.
#[must_use]
pub fn annotate(_article: &Article, _text: &Tokenized) -> Annotations {
    Annotations::default()
}
