//! Questions to a corpus in slices: which slices a question needs, and the same answer as the whole corpus gives.
//!
//! What the words of the question may become is looked up as [`super::plan`] does it, only to know which terms are
//! needed; from these a small segment is put together and asked in the ordinary way. What is lacking is named, the
//! caller fetches it and asks again: three or four times for a first question, then seldom.
//!
//! Names across articles, copies and threads are not known here: filters by person, organization or place find nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::answer::{Answer, Hit};
use super::language::{self, Part, Pattern, Query, Scope, What};
use super::near::{First, near, usual_edits};
use super::plan::{other_spelling, tries};
use super::question::{Order, Question, Want};
use super::snippet;
use crate::corpus::{Corpus, Doc};
use crate::error::Error;
use crate::model::DayRange;
use crate::segment::slices::{self, Facts, Lacks, Slices};
use crate::segment::{Names, Segment};
use crate::sort::Sorting;
use crate::text;

/// An answer, or what has to be fetched before there is one.
#[derive(Debug)]
pub enum Sliced {
    /// Names of slices to fetch.
    Lacks(Lacks),
    /// The answer, with a corpus in which its hits can be opened.
    Answer(Box<(Answer, Corpus)>),
}

/// Answers a question; see [`super::run`].
///
/// # Errors
/// When a slice is broken.
pub fn run(slices: &Slices, question: &Question) -> Result<Sliced, Error> {
    let mut lacks = Lacks::new();
    if let Some(answer) = newest(slices, question) {
        return opened(slices, &Default::default(), answer, question, lacks);
    }
    let query = language::parse(&question.text, question.typing);
    let mut needed = Needed { slices, terms: BTreeSet::new(), lacks: &mut lacks };
    query.parts.iter().for_each(|part| needed.part(part, false));
    let mut terms = needed.terms;
    slices.need_terms(&terms, &mut lacks);
    slices.need(&[], true, has_speech(&query), &mut lacks);
    if !lacks.is_empty() {
        return Ok(Sliced::Lacks(lacks));
    }
    let bare = Question { want: Want { details: false, ..question.want }, ..question.clone() };
    let mut answer = super::run(&corpus(slices, &terms, &[])?, &bare)?;
    if answer.total == 0 {
        // Then words without an exact match also stand for their near spellings.
        let mut needed = Needed { slices, terms, lacks: &mut lacks };
        query.parts.iter().for_each(|part| needed.part(part, true));
        terms = needed.terms;
        slices.need_terms(&terms, &mut lacks);
        if !lacks.is_empty() {
            return Ok(Sliced::Lacks(lacks));
        }
        answer = super::run(&corpus(slices, &terms, &[])?, &bare)?;
    }
    opened(slices, &terms, answer, question, lacks)
}

/// Opens articles, with the terms of `text`, so that what matches in them can be marked.
///
/// # Errors
/// When one of the articles is not there or a slice is broken.
pub fn open(slices: &Slices, ids: &[&str], text: &str) -> Result<Sliced, Error> {
    let mut lacks = Lacks::new();
    let mut hits = Vec::new();
    for id in ids {
        let doc = slices.doc(id, &mut lacks).filter(|&doc| doc < slices.len());
        if doc.is_none() && lacks.is_empty() {
            return Err(Error::request(format!("There is no article “{id}” in this corpus.")));
        }
        hits.extend(doc.map(|doc| Hit { doc, ..Hit::default() }));
    }
    let query = language::parse(text, false);
    let mut needed = Needed { slices, terms: BTreeSet::new(), lacks: &mut lacks };
    query.parts.iter().for_each(|part| needed.part(part, false));
    let terms = needed.terms;
    let answer = Answer { hits, ..Answer::default() };
    opened(slices, &terms, answer, &Question::default(), lacks)
}

/// Cuts a segment into slices by name, `head` among them.
///
/// # Errors
/// When the segment is broken.
pub fn cut(segment: Segment) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let mut facts = Facts { outlets: segment.names(Names::Sources).len() as u32, ..Facts::default() };
    let counts = segment.name_counts(Names::Languages).iter().copied();
    facts.languages = segment.names(Names::Languages).iter().cloned().zip(counts).collect();
    facts.languages.order_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    facts.dated = vec![0; 3];
    let (mut first, mut last) = (None, None);
    for row in (0..segment.len()).filter_map(|doc| segment.row(doc)) {
        let days = row.days();
        let kind = if row.stated() { 0 } else { 1 + usize::from(days.is_any()) };
        facts.dated.iter_mut().skip(kind).take(1).for_each(|count| *count += 1);
        first = first.into_iter().chain(days.first()).min();
        last = last.into_iter().chain(days.last()).max();
    }
    facts.days = DayRange::new(first, last).unwrap_or(DayRange::ANY);
    let mut corpus = Corpus::default();
    corpus.add(segment);
    corpus.take_dates(BTreeMap::new());
    let want = Want {
        hits: NEWEST,
        details: false,
        facets: 0,
        timeline: None,
        points: 0,
        docs: false,
        matches: false,
        skip: 0,
    };
    let latest = super::run(&corpus, &Question { order: Order::Newest, want, ..Question::default() })?;
    let newest: Vec<Doc> = latest.hits.iter().map(|hit| hit.doc).collect();
    let segment = corpus.segments().next().map(|(_, segment)| segment);
    segment.map_or(Ok(Vec::new()), |segment| slices::cut(segment, facts, &newest))
}

/// Articles that can be listed without a question before anything else is fetched.
const NEWEST: usize = 100;

/// The latest articles: what a reader sees first needs no slice but theirs.
fn newest(slices: &Slices, question: &Question) -> Option<Answer> {
    let (want, list) = (&question.want, slices.newest());
    let end = want.skip.saturating_add(want.hits);
    let plain = question.text.trim().is_empty() && question.filter.is_empty();
    let listed = end <= list.len() || list.len() == slices.len() as usize;
    let known = end == 0 || listed && question.order != Order::Oldest;
    (plain && known).then(|| Answer {
        total: slices.len(),
        all: slices.len(),
        stories: slices.len(),
        hits: list.iter().take(end).skip(want.skip).map(|&doc| Hit { doc, ..Hit::default() }).collect(),
        ..Answer::default()
    })
}

/// The answer with its hits opened.
fn opened(
    slices: &Slices,
    terms: &BTreeSet<u32>,
    answer: Answer,
    question: &Question,
    mut lacks: Lacks,
) -> Result<Sliced, Error> {
    let docs: Vec<Doc> = answer.hits.iter().map(|hit| hit.doc).collect();
    slices.need(&docs, false, false, &mut lacks);
    slices.need_terms(terms, &mut lacks);
    if !lacks.is_empty() {
        return Ok(Sliced::Lacks(lacks));
    }
    let corpus = corpus(slices, terms, &docs)?;
    let mut answer = answer;
    if question.want.details && !question.text.trim().is_empty() {
        answer = super::run(&corpus, question)?;
    } else {
        for hit in &mut answer.hits {
            let (segment, doc) = corpus.locate(hit.doc)?;
            hit.snippets = snippet::snippets(segment.text(doc)?, &segment.layout(doc)?, &[]);
        }
    }
    Ok(Sliced::Answer(Box::new((answer, corpus))))
}

fn corpus(slices: &Slices, terms: &BTreeSet<u32>, docs: &[Doc]) -> Result<Corpus, Error> {
    let segment = slices.assemble(terms, docs)?;
    let mut ids = BTreeMap::new();
    for &doc in docs {
        ids.insert(segment.card(doc)?.id, doc);
    }
    let mut corpus = Corpus::default();
    corpus.add(segment);
    corpus.take_dates(ids);
    Ok(corpus)
}

/// True where the question looks into quotations.
fn has_speech(query: &Query) -> bool {
    query.parts.iter().any(|part| matches!(part.what, What::Text(Scope::Said, _)))
}

/// The terms that a query needs.
struct Needed<'s> {
    slices: &'s Slices,
    terms: BTreeSet<u32>,
    lacks: &'s mut Lacks,
}

impl Needed<'_> {
    /// With `loose`, words that stand only in other forms get their near spellings, too.
    fn part(&mut self, part: &Part, loose: bool) {
        if let What::Text(_, pattern) = &part.what {
            self.pattern(part, pattern, loose);
        }
    }

    fn pattern(&mut self, part: &Part, pattern: &Pattern, loose: bool) {
        match pattern {
            Pattern::Word(word) => {
                let (exact, any) = self.word(word);
                if !self.lacks.is_empty() {
                    return;
                }
                if !any && part.unfinished && self.prefix(word) {
                    return;
                }
                if !any || loose && !exact {
                    self.nearest(word);
                }
            }
            Pattern::Prefix(prefix) => _ = self.prefix(prefix),
            Pattern::Near(word, edits) => {
                _ = self.near(word, edits.unwrap_or_else(|| usual_edits(word)), First::Any);
            }
            Pattern::Phrase(words, _) => words.iter().for_each(|word| _ = self.exact(word)),
            Pattern::Any(patterns) => {
                for pattern in patterns {
                    match pattern {
                        Pattern::Word(word) => _ = self.word(word),
                        other => self.pattern(part, other, loose),
                    }
                }
            }
        }
    }

    fn exact(&mut self, word: &str) -> bool {
        let found = self.slices.find(word, self.lacks);
        self.add(found)
    }

    /// Adds terms. True where there are any.
    fn add(&mut self, terms: impl IntoIterator<Item = u32>) -> bool {
        let before = self.terms.len();
        let mut any = false;
        self.terms.extend(terms.into_iter().inspect(|_| any = true));
        any || self.terms.len() > before
    }

    /// A word and its other forms: whether the word itself, and whether any of them is there.
    fn word(&mut self, word: &str) -> (bool, bool) {
        let exact = self.exact(word);
        let stem = text::stem(word);
        let forms = self.slices.forms(&stem, self.lacks);
        let mut any = self.add(forms) | exact;
        any |= self.exact(&stem);
        if let Some(other) = other_spelling(word) {
            any |= self.exact(&other);
        }
        (exact, any)
    }

    fn prefix(&mut self, prefix: &str) -> bool {
        let found = self.slices.prefix(prefix, self.lacks);
        self.add(found) || !self.lacks.is_empty()
    }

    fn nearest(&mut self, word: &str) {
        for (edits, first) in tries(word) {
            if self.near(word, edits, first) || !self.lacks.is_empty() {
                return;
            }
        }
    }

    fn near(&mut self, word: &str, edits: u32, first: First) -> bool {
        let initial = match first {
            First::Same => word.chars().next(),
            First::Any => None,
        };
        let mut found = Vec::new();
        for table in self.slices.spellings(initial, self.lacks) {
            let near = near(table, word, edits, first).unwrap_or_default().into_iter();
            found.extend(near.filter_map(|(number, _)| table.get(number).ok()));
        }
        let any = !found.is_empty();
        found.iter().for_each(|term| _ = self.exact(term));
        any
    }
}
