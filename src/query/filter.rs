//! Filters as one small number per article: which parts of the filter it fails.
//!
//! An article with 0 is a result. One that fails a single part still counts in that part's facet, whose
//! values are counted as if none of them were chosen; and when nothing is left, the parts that alone stand
//! in the way can be named.

use std::collections::BTreeSet;

use super::names;
use super::question::{Dated, Filter};
use crate::corpus::{Corpus, Doc, Entity, EntityIndex};
use crate::error::Error;
use crate::model::{DateEstimate, DayRange, EntityKind};
use crate::segment::Names;

/// Parts of a filter. The numbers are bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Dimension {
    People,
    Orgs,
    Places,
    Speakers,
    Sources,
    Agencies,
    Retold,
    Languages,
    Dated,
    Days,
    Not,
}

use Dimension::*;

impl Dimension {
    pub(super) const ALL: [Dimension; 11] =
        [People, Orgs, Places, Speakers, Sources, Agencies, Retold, Languages, Dimension::Dated, Days, Not];

    pub(super) fn name(self) -> &'static str {
        match self {
            People => "people",
            Orgs => "orgs",
            Places => "places",
            Speakers => "speakers",
            Sources => "sources",
            Agencies => "agencies",
            Retold => "retold",
            Languages => "languages",
            Dimension::Dated => "dated",
            Days => "days",
            Not => "not",
        }
    }
}

/// The parts of a filter that an article fails.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Fails(u16);

impl Fails {
    /// The article passes.
    pub(super) fn none(self) -> bool {
        self.0 == 0
    }

    /// The article passes all parts but perhaps this one.
    pub(super) fn none_but(self, dimension: Dimension) -> bool {
        self.0 & !(1 << dimension as u16) == 0
    }

    fn add(&mut self, dimension: Dimension) {
        self.0 |= 1 << dimension as u16;
    }
}

/// What every article of the corpus fails.
pub(super) struct Verdicts {
    /// Empty where there is no filter.
    fails: Vec<Fails>,
}

impl Verdicts {
    pub(super) fn new(corpus: &Corpus, filter: &Filter) -> Result<Verdicts, Error> {
        if filter.is_empty() {
            return Ok(Verdicts { fails: Vec::new() });
        }
        let mut judge = Judge { corpus, fails: vec![Fails::default(); corpus.len() as usize] };
        judge.entities(filter)?;
        judge.names(filter);
        judge.dates(filter);
        Ok(Verdicts { fails: judge.fails })
    }

    pub(super) fn of(&self, doc: Doc) -> Fails {
        self.fails.get(doc as usize).copied().unwrap_or_default()
    }
}

struct Judge<'a> {
    corpus: &'a Corpus,
    fails: Vec<Fails>,
}

impl Judge<'_> {
    fn require(&mut self, dimension: Dimension, docs: &[Doc]) {
        let mut rest = docs;
        for (doc, fails) in (0..).zip(&mut self.fails) {
            match rest.split_first() {
                Some((first, after)) if *first == doc => rest = after,
                _ => fails.add(dimension),
            }
        }
    }

    fn forbid(&mut self, docs: &[Doc]) {
        for &doc in docs {
            if let Some(fails) = self.fails.get_mut(doc as usize) {
                fails.add(Not);
            }
        }
    }

    fn entities(&mut self, filter: &Filter) -> Result<(), Error> {
        let lists = [
            (People, EntityKind::Person, &filter.people),
            (Orgs, EntityKind::Organization, &filter.orgs),
            (Places, EntityKind::Place, &filter.places),
        ];
        for (dimension, kind, keys) in lists {
            if !keys.is_empty() {
                let wanted = with_keys(self.corpus, keys, |entity| entity.kind == kind);
                self.require(dimension, &names::mentioning(self.corpus, &wanted));
            }
        }
        if !filter.speakers.is_empty() {
            let docs = self.speaking(&filter.speakers)?;
            self.require(Speakers, &docs);
        }
        let unwanted = with_keys(self.corpus, &filter.not.entities, |_| true);
        self.forbid(&names::mentioning(self.corpus, &unwanted));
        let docs = self.speaking(&filter.not.speakers)?;
        self.forbid(&docs);
        Ok(())
    }

    fn speaking(&self, keys: &[String]) -> Result<Vec<Doc>, Error> {
        let speakers = with_keys(self.corpus, keys, |_| true);
        names::speaking(self.corpus, &names::mentioning(self.corpus, &speakers), &speakers)
    }

    fn names(&mut self, filter: &Filter) {
        let not = &filter.not;
        let lists = [
            (Sources, Names::Sources, &filter.sources, &not.sources),
            (Agencies, Names::Agencies, &filter.agencies, &not.agencies),
            (Retold, Names::Retold, &filter.retold, &not.retold),
            (Languages, Names::Languages, &filter.languages, &not.languages),
        ];
        for (dimension, column, wanted, unwanted) in lists {
            if !wanted.is_empty() {
                let docs = named(self.corpus, column, wanted);
                self.require(dimension, &docs);
            }
            if !unwanted.is_empty() {
                let docs = named(self.corpus, column, unwanted);
                self.forbid(&docs);
            }
        }
    }

    fn dates(&mut self, filter: &Filter) {
        for (doc, fails) in (0..).zip(&mut self.fails) {
            let date = self.corpus.date(doc);
            if !filter.dated.is_empty() && !filter.dated.contains(&dated(date)) {
                fails.add(Dimension::Dated);
            }
            if filter.not.dated.contains(&dated(date)) {
                fails.add(Not);
            }
            if !filter.days.is_any() && !in_window(self.corpus, doc, filter.days) {
                fails.add(Days);
            }
        }
    }
}

fn with_keys(corpus: &Corpus, keys: &[String], is: impl Fn(&Entity) -> bool) -> BTreeSet<EntityIndex> {
    let find = |key: &String| corpus.layer().entity(key).filter(|(_, entity)| is(entity));
    keys.iter().filter_map(find).map(|(index, _)| index).collect()
}

/// The articles with one of these names (by key or name) in a column, ascending.
fn named(corpus: &Corpus, column: Names, wanted: &[String]) -> Vec<Doc> {
    let mut docs = Vec::new();
    for (first, segment) in corpus.segments() {
        let is: Vec<bool> = segment
            .names(column)
            .iter()
            .map(|name| wanted.contains(&key(name)) || wanted.contains(name))
            .collect();
        let has =
            |doc| segment.row(doc).and_then(|row| row.name(column)).and_then(|n| is.get(n as usize).copied());
        docs.extend((0..segment.len()).filter(|&doc| has(doc) == Some(true)).map(|doc| first + doc));
    }
    docs
}

/// Key of an outlet, wire service or language: its words in lower case, joined by hyphens.
pub(super) fn key(name: &str) -> String {
    let (words, _) = super::language::terms(name);
    if words.is_empty() { name.to_owned() } else { words.join("-") }
}

/// How a date is known.
pub(super) fn dated(date: &DateEstimate) -> Dated {
    match date {
        date if date.stated => super::Dated::Stated,
        date if date.range.is_any() => super::Dated::Unknown,
        _ => super::Dated::Inferred,
    }
}

/// True where the article may be from a day of the window. An article of which nothing is known is in none:
/// it would be in all.
pub(super) fn in_window(corpus: &Corpus, doc: Doc, window: DayRange) -> bool {
    let range = corpus.date(doc).range;
    !range.is_any() && range.overlaps(window)
}
