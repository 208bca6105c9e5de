//! Pieces that several answers share: article heads, dates, entities, problems.

use super::record::place;
use super::types::{Dated, Head, Kind, Named, ProblemView, Published, Retold};
use super::words;
use crate::corpus::{Corpus, Doc, EntityIndex};
use crate::error::Error;
use crate::model::{Analysed, Article, DateEstimate, EntityKind, EvidenceKind, Problem};
use crate::text::{self, TokenKind};

/// How many words of the text stand in for a missing headline.
const HEADLINE_WORDS: usize = 10;

/// What every list says of an article.
pub(super) fn head(corpus: &Corpus, doc: Doc, article: &Article) -> Head {
    Head {
        id: article.id.clone(),
        headline: headline(article),
        source: article.source.clone(),
        agency: article.agency.clone(),
        retold: article
            .based_on
            .as_ref()
            .map(|b| Retold { source: b.source.clone(), agency: b.agency.clone() }),
        dateline: article.dateline.map(|span| span.of(&article.text).to_owned()),
        published: published(corpus.date(doc)),
        language: article.language.clone(),
    }
}

/// The headline, or the first words of the text with an ellipsis.
pub(super) fn headline(article: &Article) -> String {
    if !article.headline.is_empty() {
        return article.headline.clone();
    }
    let mut words = article.text.split_whitespace();
    let first: Vec<&str> = words.by_ref().take(HEADLINE_WORDS).collect();
    let more = if words.next().is_some() { " …" } else { "" };
    format!("{}{more}", first.join(" "))
}

/// A date estimate in the page's words.
pub(super) fn published(date: &DateEstimate) -> Published {
    let (first, last) = words::ends(date.range);
    Published {
        edtf: date.range.edtf(),
        first,
        last,
        best: date.best.map(|d| d.to_string()),
        dated: dated(date),
        corrected: date
            .evidence
            .iter()
            .any(|e| e.rule == "correction" && e.kind == EvidenceKind::Metadata && e.set_aside.is_none()),
    }
}

/// How a date is known.
pub(super) fn dated(date: &DateEstimate) -> Dated {
    match (date.stated, date.range.is_any()) {
        (true, _) => Dated::Stated,
        (false, false) => Dated::Inferred,
        (false, true) => Dated::Unknown,
    }
}

/// Core kind to page kind.
pub(super) fn kind(kind: EntityKind) -> Kind {
    match kind {
        EntityKind::Person => Kind::Person,
        EntityKind::Organization => Kind::Organization,
        EntityKind::Place => Kind::Place,
    }
}

/// Page kind to core kind.
pub(super) fn core_kind(kind: Kind) -> EntityKind {
    match kind {
        Kind::Person => EntityKind::Person,
        Kind::Organization => EntityKind::Organization,
        Kind::Place => EntityKind::Place,
    }
}

/// An entity with a count.
pub(super) fn named(corpus: &Corpus, index: EntityIndex, count: u32) -> Option<Named> {
    let entity = corpus.layer().entities().get(index as usize)?;
    Some(Named { key: entity.key.clone(), name: entity.name.clone(), kind: kind(entity.kind), count })
}

/// The number and content of an article named in a request.
pub(super) fn find(corpus: &Corpus, id: &str) -> Result<(Doc, Analysed), Error> {
    let doc = corpus
        .doc(id)
        .ok_or_else(|| Error::request(format!("There is no article “{id}” in this corpus.")))?;
    Ok((doc, corpus.article(doc)?))
}

/// Words and numbers of a text; signs do not count.
pub(super) fn word_count(article: &Article) -> u32 {
    let cut = text::tokenize(&article.text, &article.paragraphs);
    cut.tokens.iter().filter(|t| t.kind != TokenKind::Sign).count() as u32
}

/// A problem in the page's words.
pub(super) fn problem(problem: &Problem) -> ProblemView {
    ProblemView {
        what: problem.what.clone(),
        place: place(problem),
        handled: problem.handled.clone(),
        lost: problem.lost,
    }
}
