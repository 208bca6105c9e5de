//! Every place of a word with what stands around it, and the words that keep it company.
//!
//! Neighbors are weighed by the articles' dictionary alone: a word counts where it stands near the place
//! more often than its number of articles lets expect. Lines times the logarithm of that ratio (the term of
//! a Kullback-Leibler divergence) is 0 for words that are everywhere and small for words seen once.

use std::collections::{BTreeMap, BTreeSet};

use super::answer::{Field, Note};
use super::filter::Verdicts;
use super::question::Filter;
use super::score::log2;
use super::{Search, language};
use crate::corpus::{Corpus, Doc};
use crate::error::Error;
use crate::model::{Paragraph, Span};
use crate::segment::broken;
use crate::segment::words::{Word, term, words};
use crate::sort::Sorting;

/// Words shown on each side of a place.
const SIDE: usize = 9;

/// Words on each side that count as company.
const NEAR: usize = 5;

/// How lines are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineOrder {
    /// By article and place.
    #[default]
    Article,
    /// By the words before the place, the nearest first.
    Left,
    /// By the words after it.
    Right,
}

/// The places of a query's words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Concordance {
    /// The wanted stretch of lines.
    pub lines: Vec<Line>,
    /// All lines.
    pub total: u32,
    /// Articles with a line.
    pub articles: u32,
    /// The words that stand near the places more often than elsewhere, strongest first.
    pub company: Vec<Company>,
    /// How the words were read where that is not obvious.
    pub notes: Vec<Note>,
}

/// A place with the words around it, from one paragraph.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// The article.
    pub doc: Doc,
    /// The place, in bytes of the article's text.
    pub span: Span,
    /// The words before it.
    pub left: String,
    /// The words at it.
    pub found: String,
    /// The words after it.
    pub right: String,
}

/// A word that keeps another one company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Company {
    /// The word, folded.
    pub word: String,
    /// Lines that have it near the place.
    pub lines: u32,
    /// Articles of the corpus that have it anywhere.
    pub articles: u32,
    /// Strength, comparable inside one concordance.
    pub weight: u32,
}

/// A line with what it is sorted by.
struct Sortable {
    line: Line,
    before: Vec<String>,
    after: Vec<String>,
}

/// The places of the words of `text` in the bodies of the articles that pass `filter`: `most` lines after the
/// first `skip`, and `words` that keep them company.
///
/// # Errors
/// When the bytes of a segment are broken.
pub fn concordance(
    corpus: &Corpus,
    text: &str,
    filter: &Filter,
    order: LineOrder,
    (skip, most): (usize, usize),
    words: usize,
) -> Result<Concordance, Error> {
    let search = Search::new(corpus, language::parse(text, false))?;
    let verdicts = Verdicts::new(corpus, filter)?;
    let mut lines = Vec::new();
    for (index, (reader, list)) in search.readers.iter().zip(search.matches()?).enumerate() {
        let explainer = search.explainer(index, &[])?;
        for (local, _) in list {
            let doc = reader.first + local;
            if verdicts.of(doc).none() {
                let marks = explainer.details(local)?.marks;
                let body = marks.iter().filter(|mark| mark.field == Field::Body).map(|mark| mark.span);
                let layout = reader.segment.layout(local)?;
                add_lines(doc, reader.segment.text(local)?, &layout.paragraphs, body, &mut lines);
            }
        }
    }
    let company = company(corpus, &lines, words)?;
    // By article until they are sorted.
    let articles = lines.chunk_by(|a, b| a.line.doc == b.line.doc).count() as u32;
    match order {
        LineOrder::Article => {}
        LineOrder::Left => lines.order_by(|a, b| a.before.cmp(&b.before)),
        LineOrder::Right => lines.order_by(|a, b| a.after.cmp(&b.after)),
    }
    let total = lines.len() as u32;
    let lines = lines.into_iter().skip(skip).take(most).map(|line| line.line).collect();
    Ok(Concordance { lines, total, articles, company, notes: search.query.notes })
}

/// Adds a line for each span of an article's text.
fn add_lines(
    doc: Doc,
    text: &str,
    paragraphs: &[Paragraph],
    spans: impl Iterator<Item = Span>,
    lines: &mut Vec<Sortable>,
) {
    let mut all: Vec<Span> = Vec::new();
    words(text, &mut Vec::new(), |Word { span, joined, .. }| {
        if !joined {
            all.push(span);
        }
    });
    for span in spans {
        let paragraph = paragraphs.iter().map(|p| p.span).find(|p| p.contains(span)).unwrap_or(span);
        let first = all.partition_point(|word| word.start < span.start);
        let end = all.partition_point(|word| word.start < span.end);
        let inside = |word: &&Span| paragraph.contains(**word);
        let before: Vec<Span> = all.iter().take(first).rev().take(SIDE).take_while(inside).copied().collect();
        let after: Vec<Span> = all.iter().skip(end).take(SIDE).take_while(inside).copied().collect();
        let left = Span { start: before.last().map_or(span.start, |word| word.start), end: span.start };
        let right = Span { start: span.end, end: after.last().map_or(span.end, |word| word.end) };
        let folded = |spans: &[Span]| spans.iter().map(|word| fold(word.of(text))).collect();
        lines.push(Sortable {
            line: Line {
                doc,
                span,
                left: left.of(text).to_owned(),
                found: span.of(text).to_owned(),
                right: right.of(text).to_owned(),
            },
            before: folded(&before),
            after: folded(&after),
        });
    }
}

fn fold(raw: &str) -> String {
    let mut form = String::new();
    term(raw, &mut form);
    form
}

/// The words near the places that are more frequent there than elsewhere.
fn company(corpus: &Corpus, lines: &[Sortable], most: usize) -> Result<Vec<Company>, Error> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for line in lines {
        let near = line.before.iter().take(NEAR).chain(line.after.iter().take(NEAR));
        let distinct: BTreeSet<&str> = near.map(String::as_str).filter(|word| !word.is_empty()).collect();
        distinct.into_iter().for_each(|word| *counts.entry(word).or_default() += 1);
    }
    let mut found = Vec::new();
    for (word, near) in counts.into_iter().filter(|&(_, near)| near > 1) {
        let articles = articles_with(corpus, word)?;
        // Lines that would have the word if it stood near the places as often as in articles at large.
        let expected = lines.len() as u64 * u64::from(articles);
        let ratio = ((u64::from(near) * u64::from(corpus.len())) << 8).checked_div(expected).unwrap_or(0);
        let weight = near.saturating_mul(log2(ratio).saturating_sub(log2(1 << 8)));
        if weight > 0 {
            found.push(Company { word: word.to_owned(), lines: near, articles, weight });
        }
    }
    found.order_by(|a, b| b.weight.cmp(&a.weight).then_with(|| a.word.cmp(&b.word)));
    found.truncate(most);
    Ok(found)
}

/// How many articles of the corpus have a term.
pub(super) fn articles_with(corpus: &Corpus, word: &str) -> Result<u32, Error> {
    let mut articles = 0;
    for (_, segment) in corpus.segments() {
        let terms = segment.terms()?;
        let info = terms.find(word).and_then(|term| term.map(|term| terms.info(term)).transpose());
        articles += info.map_err(|_| broken("the dictionary"))?.map_or(0, |info| info.df);
    }
    Ok(articles)
}
