//! `dateline compare`: articles side by side, for people, as one JSON object, or as a page.

mod facts;
mod html;
mod input;
mod table;
mod text;

use std::io::Write as _;

use dateline::model::{Analysed, Span};
use dateline::protocol::compare_record;
use dateline::query::compare::{self, Change, Comparison, Row};

use super::args::Comparing;
use super::fail::Outcome;
use super::plan::Compare;
use super::{open, report};

/// Compares what the user named; the first article is the base.
pub(crate) fn compare(plan: &Compare) -> Outcome {
    report::problems(&plan.known.problems);
    let (articles, problems) = input::read(plan)?;
    report::problems(&problems);
    let corpus = open::derive(&articles, plan.known.corrections.clone())?;
    let docs: Vec<u32> = (0..corpus.len()).collect();
    let options = compare::Options { base: 0, typography: plan.typography };
    let found = compare::compare(&articles, &docs, corpus.layer(), options)?;
    let answer = match plan.format {
        // Strings, numbers and lists of them always have a form in JSON.
        Comparing::Json => {
            serde_json::to_string(&compare_record(&articles, &found)).unwrap_or_default() + "\n"
        }
        Comparing::Html => html::page(&articles, &found),
        Comparing::Csv => table::csv(&articles, &found),
        Comparing::Text => text::text(&articles, &found, report::colors()),
    };
    let mut out = report::answer();
    let written = out.write_all(answer.as_bytes()).and_then(|()| out.flush());
    report::end(written.map(|()| report::status(&problems)))
}

/// The name of an article in a comparison: A for the base, B, C, ...; numbers after Z.
fn letter(index: usize) -> String {
    match u8::try_from(index) {
        Ok(small @ 0..26) => char::from(b'A' + small).to_string(),
        _ => format!("#{}", index + 1),
    }
}

/// A sentence of a row with the words that changed in it.
struct Cell<'a> {
    text: &'a str,
    /// 1-based number of the sentence in its article.
    number: u32,
    /// In bytes of `text`, ascending.
    changes: Vec<Span>,
}

/// The sentences that an article has in a row.
fn cells<'a>(analysed: &'a Analysed, row: &Row, article: usize) -> Vec<Cell<'a>> {
    let changes = row.changes.get(article).map_or(&[][..], Vec::as_slice);
    let units = row.of.get(article).map_or(&[][..], Vec::as_slice);
    let one = |&unit: &u32| {
        let span = analysed.sentences.get(unit as usize).copied().unwrap_or_default();
        Cell { text: span.of(&analysed.article.text), number: unit + 1, changes: inside(changes, span) }
    };
    units.iter().map(one).collect()
}

/// The changes that lie in a sentence, counted from its start.
fn inside(changes: &[Change], sentence: Span) -> Vec<Span> {
    let own = changes.iter().filter(|change| sentence.contains(change.span));
    let start = sentence.start as usize;
    own.map(|c| Span::new(c.span.start as usize - start, c.span.end as usize - start)).collect()
}

impl Cell<'_> {
    /// The text in pieces; true for those that changed.
    fn pieces(&self) -> Vec<(&str, bool)> {
        let mut pieces = Vec::new();
        let mut at = 0;
        for change in &self.changes {
            pieces.push((self.text.get(at..change.start as usize).unwrap_or(""), false));
            pieces.push((change.of(self.text), true));
            at = change.end as usize;
        }
        pieces.push((self.text.get(at..).unwrap_or(""), false));
        pieces.retain(|(piece, _)| !piece.is_empty());
        pieces
    }
}

/// What an article is to the base, as a sentence: "B and A: same wire story. 52 % of B stands in A."
fn relations(found: &Comparison) -> Vec<String> {
    let pairs = found.relation.iter().zip(&found.similarity);
    let others = (0..).filter(|index| *index != found.base);
    let sentence = |(index, (relation, similarity)): (usize, (&compare::Relation, &compare::Similarity))| {
        format!(
            "{} and {}: {}. {} % of {} stands in {}.",
            letter(found.base),
            letter(index),
            relation.name(),
            // Rounded down: only a whole is 100 %.
            (similarity.share() * 100.0) as u32,
            letter(similarity.of),
            letter(similarity.within)
        )
    };
    others.zip(pairs).map(sentence).collect()
}

/// An article in one line.
fn heading(analysed: &Analysed) -> String {
    let article = &analysed.article;
    let published = analysed.date.range.edtf();
    let facts = [article.source.as_deref().unwrap_or(""), &published];
    let facts: Vec<&str> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
    let headline =
        if article.headline.is_empty() { String::new() } else { format!(": {}", article.headline) };
    let facts = if facts.is_empty() { String::new() } else { format!(" ({})", facts.join(", ")) };
    format!("{}{headline}{facts}", article.id)
}
