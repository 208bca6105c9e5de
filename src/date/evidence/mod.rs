//! Evidence for an article's day: each rule reads the article and gives clues.
//!
//! A clue allows one or more intervals: "Prime Minister X" fits every term of X, a matched event may be one of
//! several. [`super::estimate`] intersects them.

mod event;
mod explicit;
mod office;
mod stated;
mod told;

use super::chronology::Chronology;
use super::reading::Reading;
use crate::model::{Annotations, Article, DayRange, EvidenceKind, Span, Strength};

/// One reason to believe that the article was published in one of some intervals.
#[derive(Clone, Debug)]
pub(super) struct Clue {
    pub(super) kind: EvidenceKind,
    pub(super) text: String,
    pub(super) span: Option<Span>,
    /// A short stable name.
    pub(super) rule: &'static str,
    /// Sorted, disjoint, never empty.
    pub(super) ranges: Vec<DayRange>,
    /// The facts used, one per interval where there are as many; empty for none.
    pub(super) facts: Vec<String>,
    pub(super) strength: Strength,
}

impl Clue {
    /// A clue from words of the text.
    fn text(
        reading: &Reading<'_>,
        span: Span,
        rule: &'static str,
        range: DayRange,
        strength: Strength,
    ) -> Clue {
        Clue {
            kind: EvidenceKind::Text,
            text: span.of(reading.text).to_owned(),
            span: Some(span),
            rule,
            ranges: vec![range],
            facts: Vec::new(),
            strength,
        }
    }
}

/// All clues of an article, in the order of the rules.
pub(super) fn collect(
    article: &Article,
    reading: &Reading<'_>,
    found: &Annotations,
    chronology: &Chronology,
) -> Vec<Clue> {
    let mut clues = stated::clues(article);
    clues.extend(explicit::clues(reading, found));
    if !chronology.is_empty() {
        clues.extend(office::clues(reading, found, chronology));
        let known = super::estimate::heaviest(&clues);
        clues.extend(event::clues(reading, found, chronology, known));
    }
    clues
}
