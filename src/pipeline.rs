//! The corridor: the only place that sees all five reading rooms.
//!
//! [`read`] hands over plain data, so that heavy readers can live in a second module that is loaded only
//! when such a file arrives ([`hand_over`] there, [`take_over`] here); [`analyse`] needs nothing but the article
//! and the settings.

use std::sync::Arc;

use crate::annotate;
pub use crate::annotate::names::{Imported, Model};
use crate::date::{self, Chronology};
use crate::extract;
pub use crate::extract::{Pieces, RawFile, Reading, assign_ids, hand_over, take_over};
use crate::model::{Analysed, Article};
use crate::text;

/// What the analysis may use besides the article: the chronology, the name model, names found elsewhere.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Dated facts.
    pub chronology: Chronology,
    /// The model that finds names; without it they are found by lists and shapes alone.
    pub names: Option<Arc<Model>>,
    /// Names found elsewhere, which take the place of those found here.
    pub imported: Imported,
}

/// Reads one file into clean articles and problems. A build without the feature `reader` takes clean articles as a
/// site ships them and is unfit for all else: the engine of the page is a tenth smaller for it, and the page asks its
/// second module, which it loads with the first such file.
#[must_use]
pub fn read(file: RawFile<'_>) -> Reading {
    if cfg!(feature = "reader") {
        return extract::read(file);
    }
    match extract::read_clean(file.bytes) {
        Some(articles) => Reading { articles, ..Reading::default() },
        None => Reading { unfit: true, ..Reading::default() },
    }
}

/// Cuts, annotates and dates one article. The same article and settings give the same result everywhere.
#[must_use]
pub fn analyse(article: Article, settings: &Settings) -> Analysed {
    let cut = text::tokenize(&article.text, &article.paragraphs);
    let annotations = annotate::annotate_with(&article, &cut, settings.names.as_deref(), &settings.imported);
    let date = date::estimate(&article, &cut, &annotations, &settings.chronology);
    let resolved = date::resolve(&article, &cut, &annotations, date.range);
    let sentences = cut.sentences.iter().map(|s| s.span).collect();
    Analysed { article, sentences, annotations, date, resolved }
}
