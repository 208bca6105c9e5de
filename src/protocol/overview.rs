//! What is open: counts, span of days, languages, problems.

use std::collections::{BTreeMap, BTreeSet};

use super::head;
use super::open::Card;
use super::types::{Counted, Dated, DroppedView, Imported, Overview};
use crate::corpus::Corpus;
use crate::error::Error;
use crate::model::{Day, Problem};
use crate::sort::Sorting;

/// Counts the corpus.
pub(super) fn overview(corpus: &Corpus, problems: &[Problem]) -> Result<Overview, Error> {
    let mut outlets = BTreeSet::new();
    let mut languages: BTreeMap<String, u32> = BTreeMap::new();
    let (mut stated, mut inferred, mut unknown) = (0, 0, 0);
    let (mut first, mut last): (Option<Day>, Option<Day>) = (None, None);
    for doc in 0..corpus.len() {
        let article = corpus.article(doc)?.article;
        let retold = article.based_on.and_then(|b| b.source);
        outlets.extend(article.source.or(retold));
        *languages.entry(article.language).or_default() += 1;
        let date = corpus.date(doc);
        match head::dated(date) {
            Dated::Stated => stated += 1,
            Dated::Inferred => inferred += 1,
            Dated::Unknown => unknown += 1,
        }
        first = first.into_iter().chain(date.range.first()).min();
        last = last.into_iter().chain(date.range.last()).max();
    }
    Ok(Overview {
        articles: corpus.len(),
        stories: stories(corpus, 0..corpus.len()),
        outlets: outlets.len() as u32,
        stated,
        inferred,
        unknown,
        first: first.map(|d| d.to_string()),
        last: last.map(|d| d.to_string()),
        languages: by_count(languages),
        problems: problems.iter().map(head::problem).collect(),
    })
}

/// What was read from a file, or from the archive of this name.
pub(super) fn imported(corpus: &Corpus, cards: &[Card], file: &str) -> Result<Vec<Imported>, Error> {
    let mut list = Vec::new();
    for (doc, card) in (0..).zip(cards) {
        let (segment, local) = corpus.locate(doc)?;
        let from = segment.card(local)?.file.unwrap_or_default();
        if from.strip_prefix(file).is_none_or(|rest| !rest.is_empty() && !rest.starts_with('/')) {
            continue;
        }
        let article = segment.article(local)?.article;
        let dropped = article.dropped.into_iter();
        list.push(Imported {
            head: card.head.clone(),
            byline: article.byline,
            words: card.words,
            dropped: dropped.map(|d| DroppedView { text: d.text, reason: d.reason }).collect(),
        });
    }
    Ok(list)
}

/// Version groups among `docs`, plus articles without copies.
pub(super) fn stories(corpus: &Corpus, docs: impl Iterator<Item = u32>) -> u32 {
    let mut groups = BTreeSet::new();
    let mut alone = 0;
    for doc in docs {
        match corpus.layer().group_of(doc) {
            Some(group) => _ = groups.insert(group),
            None => alone += 1,
        }
    }
    groups.len() as u32 + alone
}

/// Most frequent first, then by label.
fn by_count(counts: BTreeMap<String, u32>) -> Vec<Counted> {
    let mut list: Vec<Counted> = counts.into_iter().map(|(label, count)| Counted { label, count }).collect();
    list.order_by(|a, b| b.count.cmp(&a.count).then_with(|| a.label.cmp(&b.label)));
    list
}
