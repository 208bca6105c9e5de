//! Evidence becomes intervals, intervals become a publication day, and times are resolved against it.
//!
//! Every date keeps its words and its reason. Strong evidence is intersected; what contradicts it is set
//! aside with a reason, never silently. No evidence gives an honest open range.

mod calendar;
mod resolve;

pub use resolve::resolve;

use crate::error::Error;
use crate::model::{Annotations, Article, DateEstimate};
use crate::text::Tokenized;

/// Dated facts: who held an office when, what happened when, how news rounds.
#[derive(Clone, Debug, Default)]
pub struct Chronology {}

impl Chronology {
    /// Reads JSON Lines of facts and adds them. Lines that cannot be read are named in the problems.
    ///
    /// # Errors
    /// When no line at all is a fact.
    pub fn add_jsonl(&mut self, _jsonl: &str) -> Result<Vec<crate::model::Problem>, Error> {
        Ok(Vec::new())
    }
}

/// Estimates the article's publication day. `today`, where given, bounds it above.
#[must_use]
pub fn estimate(
    _article: &Article,
    _text: &Tokenized,
    _found: &Annotations,
    _chronology: &Chronology,
) -> DateEstimate {
    DateEstimate::default()
}
