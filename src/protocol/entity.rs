//! A person, organization or place across the corpus, and the list of names.

use std::collections::{BTreeMap, BTreeSet};

use super::head::{self, core_kind, named};
use super::offsets::{Offsets, Unit};
use super::types::{EntityArticle, EntityQuote, EntityView, Kind, Named, RoleView, Run};
use super::words;
use crate::corpus::{Corpus, Doc, EntityIndex};
use crate::error::Error;
use crate::model::{Analysed, Day, Span, Speaker};
use crate::sort::Sorting;
use crate::text::fold;

/// Passages shown per article.
const PASSAGES: usize = 3;
/// Entities shown beside one.
const WITH: usize = 24;

/// Names whose words contain what was typed, most articles first.
pub(super) fn names(corpus: &Corpus, typed: &str, kind: Option<Kind>, limit: u32) -> Vec<Named> {
    let typed = fold(typed.trim());
    let wanted = kind.map(core_kind);
    let fits = |name: &str| typed.is_empty() || fold(name).contains(&typed);
    let mut found: Vec<(u32, EntityIndex)> = (0..)
        .zip(corpus.layer().entities())
        .filter(|(_, e)| wanted.is_none_or(|k| k == e.kind))
        .filter(|(_, e)| fits(&e.name) || e.aliases.iter().any(|a| fits(a)))
        .map(|(index, e)| (e.docs.len() as u32, index))
        .collect();
    // Entities are in key order, so that equal counts stay in a stable order.
    found.order_by_key(|&(count, index)| (std::cmp::Reverse(count), index));
    found.into_iter().take(limit as usize).filter_map(|(count, index)| named(corpus, index, count)).collect()
}

/// Everything the corpus says of the entity with this key.
pub(super) fn entity(corpus: &Corpus, key: &str) -> Result<EntityView, Error> {
    let (index, entity) = corpus
        .layer()
        .entity(key)
        .ok_or_else(|| Error::request(format!("There is no name “{key}” in this corpus.")))?;
    let mut view = EntityView {
        key: entity.key.clone(),
        name: entity.name.clone(),
        kind: head::kind(entity.kind),
        aliases: entity.aliases.clone(),
        roles: Vec::new(),
        articles: Vec::new(),
        quotes: Vec::new(),
        with: beside(corpus, index),
        why: why(corpus, index)?,
    };
    for doc in by_day(corpus, entity.docs.iter().map(|&(doc, _)| doc)) {
        let analysed = corpus.article(doc)?;
        Seen { corpus, doc, index, analysed: &analysed }.add_to(&mut view);
    }
    Ok(view)
}

/// Earliest possible day first, undated articles last.
pub(super) fn by_day(corpus: &Corpus, docs: impl Iterator<Item = Doc>) -> Vec<Doc> {
    let mut docs: Vec<Doc> = docs.collect();
    let day = |doc: Doc| {
        let date = corpus.date(doc);
        date.best.or(date.range.first()).unwrap_or(Day::MAX)
    };
    docs.order_by_key(|&doc| (day(doc), doc));
    docs
}

fn beside(corpus: &Corpus, index: EntityIndex) -> Vec<Named> {
    let mut shared: BTreeMap<EntityIndex, u32> = BTreeMap::new();
    let docs = corpus.layer().entities().get(index as usize).map_or(&[][..], |e| &e.docs);
    for &(doc, _) in docs {
        for &other in corpus.layer().entities_of(doc).iter().filter(|&&other| other != index) {
            *shared.entry(other).or_default() += 1;
        }
    }
    let mut list: Vec<_> = shared.into_iter().collect();
    list.order_by_key(|&(other, count)| (std::cmp::Reverse(count), other));
    list.into_iter().take(WITH).filter_map(|(other, count)| named(corpus, other, count)).collect()
}

/// Why the mentions in these articles are one entity: one sentence per link across articles.
fn why(corpus: &Corpus, index: EntityIndex) -> Result<Vec<String>, Error> {
    let mut reasons = Vec::new();
    let docs = corpus.layer().entities().get(index as usize).map_or(&[][..], |e| &e.docs);
    for &(doc, _) in docs {
        let analysed = corpus.article(doc)?;
        for (local, entity) in (0..).zip(&analysed.annotations.entities) {
            let Some(link) = corpus.layer().link(doc, local).filter(|l| l.entity == Some(index)) else {
                continue;
            };
            let headline = head::headline(&analysed.article);
            let other = match link.with {
                Some((other, _)) => Some(head::headline(&corpus.article(other)?.article)),
                None => None,
            };
            reasons.push(words::corpus_reason(link.reason, &entity.name, &headline, other.as_deref()));
        }
    }
    Ok(reasons)
}

/// The entity in one article.
struct Seen<'a> {
    corpus: &'a Corpus,
    doc: Doc,
    index: EntityIndex,
    analysed: &'a Analysed,
}

impl Seen<'_> {
    fn add_to(&self, view: &mut EntityView) {
        let spans = self.mentions();
        view.articles.push(EntityArticle {
            head: head::head(self.corpus, self.doc, &self.analysed.article),
            count: spans.len() as u32,
            passages: self.passages(&spans),
        });
        view.roles.extend(self.roles());
        view.quotes.extend(self.quotes());
    }

    fn is_it(&self, local: u32) -> bool {
        self.corpus.layer().linked(self.doc, local) == Some(self.index)
    }

    fn mentions(&self) -> Vec<Span> {
        let mentions = &self.analysed.annotations.mentions;
        mentions.iter().filter(|m| self.is_it(m.entity)).map(|m| m.span).collect()
    }

    fn passages(&self, spans: &[Span]) -> Vec<Vec<Run>> {
        let text = &self.analysed.article.text;
        let sentences = self.analysed.sentences.iter().copied();
        let holding = sentences.filter(|s| spans.iter().any(|m| s.contains(*m)));
        holding.take(PASSAGES).map(|sentence| runs(text, sentence, spans)).collect()
    }

    fn roles(&self) -> Vec<RoleView> {
        let text = &self.analysed.article.text;
        let mentions = &self.analysed.annotations.mentions;
        let stated: BTreeSet<&str> = mentions
            .iter()
            .filter(|m| self.is_it(m.entity))
            .filter_map(|m| m.role)
            .map(|span| span.of(text))
            .collect();
        let published = head::published(self.corpus.date(self.doc));
        let id = &self.analysed.article.id;
        stated
            .into_iter()
            .map(|text| RoleView { text: text.to_owned(), id: id.clone(), published: published.clone() })
            .collect()
    }

    fn quotes(&self) -> Vec<EntityQuote> {
        let text = &self.analysed.article.text;
        let offsets = Offsets::new(text, Unit::Utf16);
        let published = head::published(self.corpus.date(self.doc));
        let mine = self
            .analysed
            .annotations
            .quotes
            .iter()
            .filter(|q| matches!(q.speaker, Speaker::Entity { entity, .. } if self.is_it(entity)));
        mine.map(|quote| EntityQuote {
            text: quote.span.of(text).to_owned(),
            kind: words::quote_kind(quote.kind).to_owned(),
            id: self.analysed.article.id.clone(),
            at: offsets.pair(quote.span),
            published: published.clone(),
        })
        .collect()
    }
}

/// Cuts `within` into runs, those in `hits` marked. `hits` are sorted and do not overlap.
pub(super) fn runs(text: &str, within: Span, hits: &[Span]) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut at = within.start;
    for hit in hits.iter().filter(|h| within.contains(**h) && !h.is_empty()) {
        push(&mut runs, Span { start: at, end: hit.start.max(at) }, text, false);
        push(&mut runs, Span { start: hit.start.max(at), end: hit.end.max(at) }, text, true);
        at = at.max(hit.end);
    }
    push(&mut runs, Span { start: at, end: within.end }, text, false);
    runs
}

fn push(runs: &mut Vec<Run>, span: Span, text: &str, hit: bool) {
    let words = span.of(text);
    if !words.is_empty() {
        runs.push(Run { text: words.to_owned(), hit });
    }
}
