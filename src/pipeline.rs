//! The corridor: the only place that sees all five reading rooms.
//!
//! [`read`] hands over plain data, so that heavy readers can live in a second module that is loaded only
//! when such a file arrives; [`analyse`] needs nothing but the article and the settings.

use crate::annotate;
use crate::date::{self, Chronology};
use crate::extract;
pub use crate::extract::{RawFile, Reading, assign_ids};
use crate::model::{Analysed, Article};
use crate::text;

/// What the analysis may use besides the article: the chronology today, the name model later.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Dated facts.
    pub chronology: Chronology,
}

/// Reads one file into clean articles and problems.
#[must_use]
pub fn read(file: RawFile<'_>) -> Reading {
    extract::read(file)
}

/// Cuts, annotates and dates one article. The same article and settings give the same result everywhere.
#[must_use]
pub fn analyse(article: Article, settings: &Settings) -> Analysed {
    let cut = text::tokenize(&article.text, &article.paragraphs);
    let annotations = annotate::annotate(&article, &cut);
    let date = date::estimate(&article, &cut, &annotations, &settings.chronology);
    let resolved = date::resolve(&article, &cut, &annotations, date.range);
    let sentences = cut.sentences.iter().map(|s| s.span).collect();
    Analysed { article, sentences, annotations, date, resolved }
}
