//! What the compared texts state: names, quotations, figures and days, each with every place.
//!
//! Things are the same where the corpus links them (names), where the words are the same (quotations), or
//! where value, unit and the thing counted are (figures). Differences are judged in [`super::conflicts`].

use std::collections::BTreeMap;

use super::{Fact, Facts, Place, Row, conflicts};
use crate::corpus::{Doc, EntityIndex, Layer};
use crate::model::{
    Analysed, EntityKind, Figure, Quote, QuoteKind, ResolvedTime, Span, TimeMeaning, TimeMention,
};
use crate::text;

/// The compared articles with their rows.
pub(super) struct Compared<'a> {
    pub(super) articles: &'a [Analysed],
    pub(super) docs: &'a [Doc],
    pub(super) layer: &'a Layer,
    pub(super) base: usize,
    /// Per article and sentence, the row it is in.
    row_of: Vec<Vec<u32>>,
}

impl<'a> Compared<'a> {
    pub(super) fn new(
        articles: &'a [Analysed],
        docs: &'a [Doc],
        layer: &'a Layer,
        base: usize,
        rows: &[Row],
    ) -> Compared<'a> {
        let mut row_of: Vec<Vec<u32>> = articles.iter().map(|a| vec![u32::MAX; a.sentences.len()]).collect();
        for (number, row) in (0..).zip(rows) {
            for (of, units) in row_of.iter_mut().zip(&row.of) {
                for &unit in units {
                    if let Some(slot) = of.get_mut(unit as usize) {
                        *slot = number;
                    }
                }
            }
        }
        Compared { articles, docs, layer, base, row_of }
    }

    /// The place of some words of an article.
    pub(super) fn place(&self, article: usize, span: Span) -> Place {
        let sentences = &self.articles[article].sentences;
        let after = sentences.partition_point(|sentence| sentence.start <= span.start);
        Place { sentence: after.saturating_sub(1) as u32, span }
    }

    /// The row of a place, none for an article without sentences.
    pub(super) fn row(&self, article: usize, place: Place) -> Option<u32> {
        self.row_of.get(article)?.get(place.sentence as usize).copied().filter(|&row| row != u32::MAX)
    }

    pub(super) fn text(&self, article: usize) -> &'a str {
        &self.articles[article].article.text
    }

    /// The corpus entity behind a local one.
    pub(super) fn linked(&self, article: usize, local: u32) -> Option<EntityIndex> {
        self.layer.linked(*self.docs.get(article)?, local)
    }

    /// Articles in the order in which their words name things: the base first.
    fn order(&self) -> impl Iterator<Item = usize> + use<'a> {
        let base = self.base;
        [base].into_iter().chain((0..self.articles.len()).filter(move |&article| article != base))
    }
}

/// Collects what is stated, in the order in which it is first stated, the base first.
pub(super) fn collect(compared: &Compared<'_>) -> Facts {
    Facts {
        entities: entities(compared),
        quotes: quotes(compared),
        figures: figures(compared),
        days: days(compared),
        conflicts: conflicts::find(compared),
    }
}

/// Facts by a key, in the order of their first places.
struct Gathering<K> {
    index: BTreeMap<K, usize>,
    facts: Vec<Fact>,
    articles: usize,
}

impl<K: Ord> Gathering<K> {
    fn new(compared: &Compared<'_>) -> Gathering<K> {
        Gathering { index: BTreeMap::new(), facts: Vec::new(), articles: compared.articles.len() }
    }

    fn add(&mut self, key: K, article: usize, place: Place, fact: impl FnOnce() -> Fact) {
        let next = self.facts.len();
        let at = *self.index.entry(key).or_insert(next);
        if at == next {
            let mut fact = fact();
            fact.places = vec![Vec::new(); self.articles];
            self.facts.push(fact);
        }
        if let Some(places) = self.facts.get_mut(at).and_then(|fact| fact.places.get_mut(article)) {
            places.push(place);
        }
    }
}

fn plain(text: String) -> Fact {
    Fact { text, key: None, kind: None, places: Vec::new() }
}

/// What makes two names one fact: the name itself. A person is not a place of the same name, but whether a
/// house or a bank is an organization or a place is a matter of reading, not of what the texts state.
fn name_key(kind: EntityKind, name: &str) -> String {
    let person = if kind == EntityKind::Person { "person " } else { "" };
    format!("{person}{}", text::fold(name))
}

fn entities(compared: &Compared<'_>) -> Vec<Fact> {
    let mut found: Gathering<String> = Gathering::new(compared);
    for article in compared.order() {
        let annotations = &compared.articles[article].annotations;
        let known = compared.docs.get(article).is_some_and(|&doc| compared.layer.link(doc, 0).is_some());
        for mention in &annotations.mentions {
            let Some(local) = annotations.entities.get(mention.entity as usize) else { continue };
            let entity = compared.linked(article, mention.entity);
            if known && entity.is_none() {
                continue; // a correction says it is no name
            }
            let linked = entity.and_then(|index| compared.layer.entities().get(index as usize));
            let key = linked.map_or_else(|| name_key(local.kind, &local.name), |e| name_key(e.kind, &e.name));
            found.add(key, article, compared.place(article, mention.span), || Fact {
                text: linked.map_or_else(|| local.name.clone(), |e| e.name.clone()),
                key: linked.map(|e| e.key.clone()),
                kind: Some(linked.map_or(local.kind, |e| e.kind)),
                places: Vec::new(),
            });
        }
    }
    found.facts
}

/// Words between marks; reported speech is the reporter's wording and differs by nature.
pub(super) fn is_marked(quote: &Quote) -> bool {
    quote.kind != QuoteKind::Indirect
}

/// The words of a quotation without signs and case, for comparing.
pub(super) fn quoted_words(quote: &Quote, text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    text::scan(text, quote.span, &mut tokens);
    let words = tokens.iter().filter(|t| t.kind != text::TokenKind::Sign);
    words.map(|t| text::fold(t.span.of(text))).collect()
}

fn quotes(compared: &Compared<'_>) -> Vec<Fact> {
    let mut found: Gathering<Vec<String>> = Gathering::new(compared);
    for article in compared.order() {
        let text = compared.text(article);
        for quote in compared.articles[article].annotations.quotes.iter().filter(|q| is_marked(q)) {
            let place = compared.place(article, quote.span);
            found.add(quoted_words(quote, text), article, place, || plain(quote.span.of(text).to_owned()));
        }
    }
    found.facts
}

/// What a figure says, without where: amount, unit and the word for what is counted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stated {
    /// Value, low and high, as ordered bits.
    amount: [Option<u64>; 3],
    pub(super) counted: Counted,
}

/// What a figure counts or measures.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Counted {
    pub(super) unit: Option<String>,
    pub(super) currency: Option<String>,
    /// The stem of the last word of what is counted.
    pub(super) head: Option<String>,
}

impl Counted {
    pub(super) fn of(figure: &Figure, text: &str) -> Counted {
        let head = figure.counts.and_then(|span| span.of(text).split_whitespace().last());
        let head =
            head.map(|word| text::stem(&text::fold(word.trim_matches(|c: char| !c.is_alphanumeric()))));
        // "12 killed", "12 people were killed" and "killed 12 others" count the same: people, unless they are named.
        let anyone =
            |h: &String| matches!(h.as_str(), "" | "peopl" | "person" | "other" | "victim" | "man" | "men");
        let head = match head.filter(|h| figure.status.is_none() || !anyone(h)) {
            None if figure.status.is_some() => Some("people".to_owned()),
            head => head,
        };
        Counted {
            unit: figure.unit.clone(),
            currency: figure.currency.clone(),
            head: head.filter(|h| !h.is_empty()),
        }
    }
}

fn figures(compared: &Compared<'_>) -> Vec<Fact> {
    let mut found: Gathering<Stated> = Gathering::new(compared);
    for article in compared.order() {
        let text = compared.text(article);
        for figure in &compared.articles[article].annotations.figures {
            let amount = [figure.value, figure.low, figure.high].map(|n| n.map(f64::to_bits));
            let key = Stated { amount, counted: Counted::of(figure, text) };
            let place = compared.place(article, figure.span);
            found.add(key, article, place, || plain(words_of(figure, text)));
        }
    }
    found.facts
}

/// The figure with what it counts, as it stands in the text.
pub(super) fn words_of(figure: &Figure, text: &str) -> String {
    let all = figure.counts.map_or(figure.span, |counts| figure.span.join(counts));
    all.of(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A day of the calendar, or a day of the week where the calendar day is not known.
pub(super) fn day(mention: &TimeMention, resolved: &ResolvedTime) -> Option<String> {
    match (resolved.range.day(), &mention.meaning) {
        (Some(day), _) => Some(day.to_string()),
        (None, TimeMeaning::Weekday { weekday, .. }) if resolved.range.is_any() => {
            Some(format!("{weekday:?}"))
        }
        _ => None,
    }
}

fn days(compared: &Compared<'_>) -> Vec<Fact> {
    let mut found: Gathering<String> = Gathering::new(compared);
    for article in compared.order() {
        let analysed = &compared.articles[article];
        for (mention, resolved) in analysed.annotations.times.iter().zip(&analysed.resolved) {
            if let Some(day) = day(mention, resolved) {
                found.add(day.clone(), article, compared.place(article, mention.span), || plain(day));
            }
        }
    }
    found.facts
}
