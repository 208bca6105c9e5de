//! Ordered passes over the tokens: names, then quotes, then times, then figures.
//!
//! A pass reads the text and the passes before it and adds its own list; none edits another's output. Word
//! lists live in `lexicon/` and hold no logic.

mod figure;
mod lex;
mod lexicon;
pub mod names;
mod number;
mod quote;
mod time;
mod words;

pub(crate) use names::name_word;
pub(crate) use time::timex_part;

use crate::model::{Annotations, Article};
use crate::text::Tokenized;
use words::Words;

/// Runs all passes. Without a name model, names are found by lists and shapes alone. Articles in a language other than English get empty annotations.
#[must_use]
pub fn annotate(article: &Article, text: &Tokenized, model: Option<&names::Model>) -> Annotations {
    annotate_with(article, text, model, &names::Imported::default())
}

/// As [`annotate`], with names that were found elsewhere in place of those found here, for the articles that
/// `imported` lists.
#[must_use]
pub fn annotate_with(
    article: &Article,
    text: &Tokenized,
    model: Option<&names::Model>,
    imported: &names::Imported,
) -> Annotations {
    let mut found = Annotations::default();
    if !is_english(&article.language) {
        return found;
    }
    let words = Words::new(&article.text, text);
    names::pass(&words, model, imported.find(&article.id, &words), &mut found);
    quote::pass(article, &words, &mut found);
    let lexed = lex::read(&article.text, &text.tokens);
    found.times = time::find(&article.text, text, &lexed);
    found.figures = figure::find(&article.text, text, &lexed, &found.times);
    found
}

/// The primary language subtag is `en`.
fn is_english(language: &str) -> bool {
    language.split('-').next().is_some_and(|primary| primary.eq_ignore_ascii_case("en"))
}
