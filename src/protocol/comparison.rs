//! Articles side by side, in the page's words and as the exported compare record.

use serde::Serialize;

use super::article::{Shares, percent};
use super::explore::by_day;
use super::head::{self, find};
use super::offsets::{Offsets, Unit};
use super::open::Card;
use super::record::SCHEMA;
use super::types::{ComparedArticle, Comparison, Conflict, Fact, Facts, Matrix, Row, RowLabel, Said};
use super::words;
use crate::corpus::{Corpus, Doc};
use crate::error::Error;
use crate::model::{Analysed, Span};
use crate::query::compare::{self, Label, Op};

/// Articles in a matrix at the most: 780 pairs.
const MATRIX: usize = 40;

/// Compares the articles with these ids; the first is the base.
pub(super) fn comparison(
    corpus: &Corpus,
    shares: &mut Shares,
    ids: &[String],
    typography: bool,
) -> Result<Comparison, Error> {
    let (docs, articles) = load(corpus, ids)?;
    let options = compare::Options { base: 0, typography };
    let found = compare::compare(&articles, &docs, corpus.layer(), options)?;
    let edge = Edge::new(&articles, Unit::Utf16);
    Ok(Comparison {
        articles: docs
            .iter()
            .zip(&articles)
            .enumerate()
            .map(|(i, (&doc, a))| edge.article(corpus, i, doc, a))
            .collect(),
        similarity: found.similarity.iter().map(|s| percent(*s)).collect(),
        relation: found.relation.iter().map(|r| r.name().to_owned()).collect(),
        shares: all_shares(corpus, shares, &docs)?,
        rows: found.rows.iter().map(|row| edge.row(row)).collect(),
        facts: edge.facts(&found.facts),
    })
}

/// How much of each article stands in each other.
pub(super) fn matrix(
    corpus: &Corpus,
    cards: &[Card],
    shares: &mut Shares,
    ids: &[String],
) -> Result<Matrix, Error> {
    let asked = ids.iter().map(|id| find(corpus, id).map(|(doc, _)| doc)).collect::<Result<Vec<_>, _>>()?;
    let mut docs = if asked.is_empty() { by_day(corpus) } else { asked };
    docs.truncate(MATRIX);
    let id = |&doc: &Doc| cards.get(doc as usize).map(|card| card.head.id.clone()).unwrap_or_default();
    Ok(Matrix { ids: docs.iter().map(id).collect(), shares: all_shares(corpus, shares, &docs)? })
}

fn all_shares(corpus: &Corpus, shares: &mut Shares, docs: &[Doc]) -> Result<Vec<Vec<u32>>, Error> {
    let row =
        |&a: &Doc| docs.iter().map(|&b| if a == b { Ok(100) } else { shares.of(corpus, a, b) }).collect();
    docs.iter().map(row).collect()
}

fn load(corpus: &Corpus, ids: &[String]) -> Result<(Vec<Doc>, Vec<Analysed>), Error> {
    let found = ids.iter().map(|id| find(corpus, id)).collect::<Result<Vec<_>, _>>()?;
    Ok(found.into_iter().unzip())
}

/// The compared articles with the offsets that go out.
struct Edge<'a> {
    articles: &'a [Analysed],
    offsets: Vec<Offsets>,
}

impl<'a> Edge<'a> {
    fn new(articles: &'a [Analysed], unit: Unit) -> Edge<'a> {
        Edge { articles, offsets: articles.iter().map(|a| Offsets::new(&a.article.text, unit)).collect() }
    }

    /// An offset pair in the text of article `i`. Rows and facts name only articles that were compared.
    fn pair(&self, i: usize, span: Span) -> [u32; 2] {
        self.offsets.get(i).map_or([span.start, span.end], |o| o.pair(span))
    }

    fn article(&self, corpus: &Corpus, i: usize, doc: Doc, analysed: &Analysed) -> ComparedArticle {
        ComparedArticle {
            head: head::head(corpus, doc, &analysed.article),
            text: analysed.article.text.clone(),
            sentences: analysed.sentences.iter().map(|&s| self.pair(i, s)).collect(),
            words: head::word_count(&analysed.article),
        }
    }

    fn row(&self, row: &compare::Row) -> Row {
        let label = |label: &Label| match label {
            Label::Same => RowLabel::Same,
            Label::Edited => RowLabel::Edited,
            Label::Only => RowLabel::Only,
        };
        let changes = row.changes.iter().enumerate();
        Row {
            of: row.of.clone(),
            label: row.labels.iter().map(label).collect(),
            moved: row.moved.clone(),
            changes: changes.map(|(i, list)| list.iter().map(|c| self.pair(i, c.span)).collect()).collect(),
        }
    }

    fn facts(&self, facts: &compare::Facts) -> Facts {
        let list = |facts: &[compare::Fact]| facts.iter().map(|f| self.fact(f)).collect();
        Facts {
            entities: list(&facts.entities),
            quotes: list(&facts.quotes),
            figures: list(&facts.figures),
            days: list(&facts.days),
            conflicts: facts.conflicts.iter().map(|c| self.conflict(c)).collect(),
        }
    }

    fn fact(&self, fact: &compare::Fact) -> Fact {
        Fact {
            label: fact.text.clone(),
            kind: fact.kind.map(head::kind),
            key: fact.key.clone(),
            at: self.places(&fact.places),
        }
    }

    fn places(&self, places: &[Vec<compare::Place>]) -> Vec<Vec<[u32; 2]>> {
        let one =
            |(i, list): (usize, &Vec<compare::Place>)| list.iter().map(|p| self.pair(i, p.span)).collect();
        places.iter().enumerate().map(one).collect()
    }

    fn conflict(&self, conflict: &compare::Conflict) -> Conflict {
        let mut says = vec![None; self.articles.len()];
        for side in &conflict.sides {
            if let Some(slot) = says.get_mut(side.article) {
                *slot = Some(Said { text: side.says.clone(), at: self.pair(side.article, side.place.span) });
            }
        }
        Conflict { about: conflict.about.clone(), kind: conflict.kind.name().to_owned(), says }
    }
}

/// The exported compare record. Its shape is a contract, described by `schemas/compare.schema.json`.
#[derive(Debug, Serialize)]
#[allow(missing_docs)] // the fields are the contract, described in the schema
pub struct CompareRecord {
    pub schema: u32,
    pub articles: Vec<RecordArticle>,
    pub base: usize,
    pub similarity: Vec<f64>,
    pub relation: Vec<&'static str>,
    pub sentences: Vec<Vec<[u32; 2]>>,
    pub alignment: Vec<RecordRow>,
    pub facts: RecordFacts,
}

/// One article of a compare record.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct RecordArticle {
    pub id: String,
    pub headline: String,
    pub source: Option<String>,
    pub published: String,
    pub text: String,
}

/// Sentences that belong together.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct RecordRow {
    pub of: Vec<Vec<u32>>,
    pub label: Vec<&'static str>,
    pub moved: Vec<bool>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Vec<RecordChange>>,
}

/// A word change.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct RecordChange {
    pub op: &'static str,
    pub start: u32,
    pub end: u32,
}

/// Facts in both, in one, in conflict.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct RecordFacts {
    pub entities: Vec<RecordFact>,
    pub quotes: Vec<RecordFact>,
    pub figures: Vec<RecordFact>,
    pub days: Vec<RecordFact>,
    pub conflicts: Vec<RecordConflict>,
}

/// One fact.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct RecordFact {
    pub label: String,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<&'static str>,
    pub at: Vec<Vec<[u32; 2]>>,
}

/// One conflict.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct RecordConflict {
    pub about: String,
    pub kind: &'static str,
    pub says: Vec<Option<RecordSaid>>,
}

/// What one article says.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs)]
pub struct RecordSaid {
    pub text: String,
    pub start: u32,
    pub end: u32,
}

/// Makes the compare record of analysed articles and what was found between them.
#[must_use]
pub fn compare_record(articles: &[Analysed], found: &compare::Comparison) -> CompareRecord {
    let edge = Edge::new(articles, Unit::CodePoint);
    let facts = |list: &[compare::Fact]| list.iter().map(|f| edge.record_fact(f)).collect();
    CompareRecord {
        schema: SCHEMA,
        articles: articles.iter().map(record_article).collect(),
        base: found.base,
        similarity: found.similarity.iter().map(|s| s.share()).collect(),
        relation: found.relation.iter().map(|r| r.name()).collect(),
        sentences: articles
            .iter()
            .enumerate()
            .map(|(i, a)| a.sentences.iter().map(|&s| edge.pair(i, s)).collect())
            .collect(),
        alignment: found.rows.iter().map(|row| edge.record_row(row)).collect(),
        facts: RecordFacts {
            entities: facts(&found.facts.entities),
            quotes: facts(&found.facts.quotes),
            figures: facts(&found.facts.figures),
            days: facts(&found.facts.days),
            conflicts: found.facts.conflicts.iter().map(|c| edge.record_conflict(c)).collect(),
        },
    }
}

fn record_article(analysed: &Analysed) -> RecordArticle {
    RecordArticle {
        id: analysed.article.id.clone(),
        headline: analysed.article.headline.clone(),
        source: analysed.article.source.clone(),
        published: analysed.date.range.edtf(),
        text: analysed.article.text.clone(),
    }
}

impl Edge<'_> {
    fn record_row(&self, row: &compare::Row) -> RecordRow {
        let change = |i: usize, c: &compare::Change| {
            let [start, end] = self.pair(i, c.span);
            let op = match c.op {
                Op::Insert => "insert",
                Op::Delete => "delete",
            };
            RecordChange { op, start, end }
        };
        let changes = if row.changes.iter().all(Vec::is_empty) { &[][..] } else { &row.changes[..] };
        RecordRow {
            of: row.of.clone(),
            label: row.labels.iter().map(|l| l.name()).collect(),
            moved: row.moved.clone(),
            changes: changes
                .iter()
                .enumerate()
                .map(|(i, list)| list.iter().map(|c| change(i, c)).collect())
                .collect(),
        }
    }

    fn record_fact(&self, fact: &compare::Fact) -> RecordFact {
        RecordFact {
            label: fact.text.clone(),
            kind: fact.kind.map(words::entity_type),
            at: self.places(&fact.places),
        }
    }

    fn record_conflict(&self, conflict: &compare::Conflict) -> RecordConflict {
        let mut says = vec![None; self.articles.len()];
        for side in &conflict.sides {
            let [start, end] = self.pair(side.article, side.place.span);
            if let Some(slot) = says.get_mut(side.article) {
                *slot = Some(RecordSaid { text: side.says.clone(), start, end });
            }
        }
        RecordConflict { about: conflict.about.clone(), kind: conflict.kind.name(), says }
    }
}
