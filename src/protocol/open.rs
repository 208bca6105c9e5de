//! What is kept beside an open corpus so that an answer need not decode every article again.

use super::head;
use super::types::Head;
use crate::corpus::{Corpus, Doc};
use crate::error::Error;
use crate::model::{Analysed, DayRange};

/// One article's part of every list.
#[derive(Debug)]
pub(super) struct Card {
    /// Head data.
    pub(super) head: Head,
    /// Words in the text.
    pub(super) words: u32,
    /// Single days that the text speaks of, with the sentence, in text order.
    pub(super) told: Vec<Told>,
}

/// A day that a text speaks of.
#[derive(Debug)]
pub(super) struct Told {
    /// The day or the few days meant.
    pub(super) days: DayRange,
    /// The sentence.
    pub(super) sentence: String,
}

/// Days that a told event may span: longer stretches ("in 2005") are no events.
const EVENT_DAYS: u32 = 7;

/// Makes the cards of all articles, by number.
pub(super) fn cards(corpus: &Corpus) -> Result<Vec<Card>, Error> {
    (0..corpus.len()).map(|doc| card(corpus, doc)).collect()
}

pub(super) fn card(corpus: &Corpus, doc: Doc) -> Result<Card, Error> {
    let analysed = corpus.article(doc)?;
    Ok(Card {
        head: head::head(corpus, doc, &analysed.article),
        words: head::word_count(&analysed.article),
        told: told(&analysed),
    })
}

fn told(analysed: &Analysed) -> Vec<Told> {
    let times = analysed.annotations.times.iter().zip(&analysed.resolved);
    let days = times.filter(|(_, resolved)| resolved.range.days().is_some_and(|n| n <= EVENT_DAYS));
    days.filter_map(|(time, resolved)| {
        let sentence = analysed.sentences.iter().find(|s| s.contains(time.span))?;
        Some(Told { days: resolved.range, sentence: sentence.of(&analysed.article.text).to_owned() })
    })
    .collect()
}
