//! A reader's question becomes sorted article numbers; collectors turn those into hits, facets, timelines.
//!
//! Match once, collect many: the matcher knows nothing of what its matches are for. Everything is read from
//! segments and the layer over them, so a corpus built ahead and one dropped into the page behave alike.
//!
//! 1. [`language`] reads what was typed as a tree of parts;
//! 2. [`plan`] turns each part into terms of each segment, weighed over the whole corpus;
//! 3. [`matching`] gives the articles of a segment that match, with scores; [`places`] looks at positions;
//! 4. [`filter`] says which filters each of them fails;
//! 5. [`facets`], [`timeline`], [`rank`] collect them in one pass; [`best`] finds the hits of one word without
//!    scoring all, [`close`] prefers words that stand together; [`details`] and [`snippet`] open the best.
//!
//! [`sliced`] asks a corpus of which only the needed slices are there. [`concordance`] shows every place of a word, [`contrast`] the words that set articles apart, [`compare`]
//! articles side by side.

mod answer;
mod best;
mod close;
pub mod compare;
pub mod concordance;
pub mod contrast;
mod details;
mod facets;
mod filter;
mod language;
mod matching;
mod names;
mod near;
mod places;
mod plan;
mod question;
mod rank;
mod score;
pub mod sliced;
mod snippet;
mod timeline;

pub use answer::*;
pub use question::*;

use std::collections::BTreeSet;

use crate::corpus::{Corpus, Doc};
use crate::error::Error;
use crate::segment::{LocalDoc, Segment};
use crate::sort::Sorting;
use details::Explainer;
use facets::FacetCounter;
use filter::{Dimension, Verdicts};
use language::{Node, Query, What};
use matching::{Evaluator, Scored};
use places::{Finder, Reader};
use plan::Matcher;
use rank::Ranking;
use timeline::TimelineCounter;

/// Answers a question. A query that cannot be read as it seems meant is read literally, with a note.
///
/// ```
/// use dateline::corpus::Corpus;
/// use dateline::model::{Analysed, Article};
/// use dateline::query::{self, Question};
/// use dateline::segment::{self, Segment};
///
/// let article = |text: &str| Analysed {
///     article: Article { text: text.into(), ..Article::default() },
///     ..Analysed::default()
/// };
/// let bytes = segment::write(&[article("The truce held."), article("No truce; talks went on.")]);
/// let mut corpus = Corpus::default();
/// corpus.add(Segment::open(bytes)?);
/// corpus.derive()?;
/// let question = Question { text: "truce -talks".into(), ..Question::default() };
/// let answer = query::run(&corpus, &question)?;
/// assert_eq!(answer.docs, [0]);
/// # Ok::<(), dateline::error::Error>(())
/// ```
///
/// # Errors
/// When the bytes of a segment are broken in a part that is opened only when it is needed.
pub fn run(corpus: &Corpus, question: &Question) -> Result<Answer, Error> {
    let mut search = Search::new(corpus, language::parse(&question.text, question.typing))?;
    if let Some((total, best)) = best::best(&search, question)? {
        let hits = best.into_iter().skip(question.want.skip);
        let hits = hits.map(|(doc, score)| Hit { doc, score, ..Hit::default() }).collect();
        let mut answer = Answer { all: corpus.len(), total, stories: total, hits, ..Answer::default() };
        if question.want.details {
            search.explain(&mut answer, question.order)?;
        }
        answer.notes = search.query.notes;
        return Ok(answer);
    }
    let mut matches = search.matches()?;
    if matches.iter().all(Vec::is_empty) && search.loosen()? {
        matches = search.matches()?;
    }
    let verdicts = Verdicts::new(corpus, &question.filter)?;
    let mut answer = search.collect(question, &matches, &verdicts)?;
    if question.want.matches {
        answer.matches = search.count_places(&matches, &verdicts)?;
    }
    if question.want.details {
        search.explain(&mut answer, question.order)?;
    }
    if answer.total == 0 {
        answer.blockers = search.blockers(question, &matches, &verdicts);
    }
    answer.notes = search.query.notes;
    Ok(answer)
}

/// What matches `text` in one article, for the reading view: sorted by field and place.
///
/// # Errors
/// When there is no such article or its bytes are broken.
pub fn marks(corpus: &Corpus, doc: Doc, text: &str) -> Result<Vec<Mark>, Error> {
    let search = Search::new(corpus, language::parse(text, false))?;
    let (index, local) = search.locate(doc)?;
    Ok(search.explainer(index, &[])?.details(local)?.marks)
}

/// How a query is read, in one line, with notes: for tests and for readers who wonder.
///
/// ```
/// let (read, notes) = dateline::query::reading("truce OR (\"road map\" -talks");
/// assert_eq!(read, "(truce OR (“road map” AND NOT talks))");
/// assert_eq!(notes.len(), 1);
/// ```
#[must_use]
pub fn reading(text: &str) -> (String, Vec<Note>) {
    let query = language::parse(text, false);
    (query.show(), query.notes)
}

/// A query that is ready to be asked of every segment.
struct Search<'a> {
    corpus: &'a Corpus,
    query: Query,
    readers: Vec<Reader<'a>>,
    /// One list per segment, one matcher per part.
    matchers: Vec<Vec<Matcher>>,
}

impl<'a> Search<'a> {
    fn new(corpus: &'a Corpus, mut query: Query) -> Result<Search<'a>, Error> {
        let mut notes = std::mem::take(&mut query.notes);
        let matchers = plan::plan(corpus, &query, &mut notes)?;
        query.notes = notes;
        let layer = corpus.layer();
        let reader = |(first, segment): (Doc, &'a Segment)| Reader { segment, first, layer };
        Ok(Search { corpus, query, readers: corpus.segments().map(reader).collect(), matchers })
    }

    fn segments(&self) -> impl Iterator<Item = (&Reader<'a>, &[Matcher])> {
        self.readers.iter().zip(self.matchers.iter().map(Vec::as_slice))
    }

    /// Where nothing matches: replaces words that no article has as they were typed, only in other forms, by their
    /// nearest spellings, with a note. False where there are none.
    fn loosen(&mut self) -> Result<bool, Error> {
        let mut notes = std::mem::take(&mut self.query.notes);
        let loose = plan::loosen(self.corpus, &self.query, &mut self.matchers, &mut notes);
        self.query.notes = notes;
        loose
    }

    /// The articles of each segment that match the words.
    fn matches(&self) -> Result<Vec<Vec<Scored>>, Error> {
        self.eval(&self.query.root)
    }

    fn eval(&self, node: &Node) -> Result<Vec<Vec<Scored>>, Error> {
        self.segments().map(|(reader, matchers)| Evaluator::new(*reader, matchers).eval(node)).collect()
    }

    /// True where the query looks at words of the articles, so that scores mean something.
    fn has_words(&self) -> bool {
        self.query.parts.iter().any(|part| matches!(part.what, What::Text(..)))
    }

    /// One pass over the matches for everything that needs no positions.
    fn collect(
        &self,
        question: &Question,
        matches: &[Vec<Scored>],
        verdicts: &Verdicts,
    ) -> Result<Answer, Error> {
        let want = &question.want;
        let mut answer = Answer { all: self.corpus.len(), ..Answer::default() };
        let mut facets = (want.facets > 0).then(|| FacetCounter::new(self.corpus));
        let mut timeline = want.timeline.map(|bin| TimelineCounter::new(self.corpus, bin, want.points));
        let most = want.skip.saturating_add(want.hits);
        let near = close::words(self, question.order);
        let kept = if near.is_empty() { most } else { most.max(close::AMONG) };
        let mut ranking = Ranking::new(self.corpus, question.order, self.has_words(), kept);
        let layer = self.corpus.layer();
        let mut groups: BTreeSet<u32> = BTreeSet::new();
        // While a reader types, only the best hits and their number may be wanted.
        let only_hits = facets.is_none() && timeline.is_none() && !want.docs;
        let bare = only_hits && question.filter.is_empty() && layer.groups().is_empty();
        for (index, (reader, list)) in self.readers.iter().zip(matches).enumerate() {
            if bare {
                list.iter().for_each(|&(local, score)| ranking.add(reader.first + local, score));
                answer.total += list.len() as u32;
                answer.stories = answer.total;
                continue;
            }
            for &(local, score) in list {
                let doc = reader.first + local;
                let fails = verdicts.of(doc);
                if let Some(facets) = &mut facets {
                    facets.add(doc, index, local, fails);
                }
                if let Some(timeline) = &mut timeline {
                    timeline.add(doc, fails);
                }
                if !fails.none() {
                    continue;
                }
                answer.total += 1;
                ranking.add(doc, score);
                let again = layer.group_of(doc).is_some_and(|group| !groups.insert(group));
                answer.stories += u32::from(!again);
                if want.docs {
                    answer.docs.push(doc);
                }
            }
        }
        let mut best = ranking.finish();
        close::prefer(self, &near, &mut best)?;
        let hits = best.into_iter().take(most).skip(want.skip);
        answer.hits = hits.map(|(doc, score)| Hit { doc, score, ..Hit::default() }).collect();
        answer.facets = facets.map(|f| f.finish(&question.filter, want.facets)).unwrap_or_default();
        answer.timeline = timeline.map(TimelineCounter::finish);
        Ok(answer)
    }

    /// Adds marks, snippets and reasons to the hits.
    fn explain(&self, answer: &mut Answer, order: Order) -> Result<(), Error> {
        let articles = if answer.hits.is_empty() { Vec::new() } else { self.articles()? };
        let close = !close::words(self, order).is_empty();
        for hit in &mut answer.hits {
            let (index, local) = self.locate(hit.doc)?;
            let explainer = self.explainer(index, &articles)?;
            let details = explainer.details(local)?;
            let segment = explainer.reader.segment;
            hit.snippets = snippet::snippets(segment.text(local)?, &segment.layout(local)?, &details.marks);
            hit.marks = details.marks;
            hit.reasons = details.reasons;
            if close {
                hit.reasons.extend(close::reason(hit));
            }
        }
        Ok(())
    }

    fn explainer<'s>(&'s self, index: usize, articles: &'s [u32]) -> Result<Explainer<'s>, Error> {
        let pair = self.readers.get(index).zip(self.matchers.get(index));
        let (reader, matchers) =
            pair.ok_or_else(|| Error::request("There is no such part of the corpus."))?;
        Ok(Explainer { reader: *reader, query: &self.query, matchers, articles })
    }

    /// How many articles each part matches, for parts that are no single word.
    fn articles(&self) -> Result<Vec<u32>, Error> {
        let count = |part: usize| {
            let is_word = self.matchers.iter().all(|m| matches!(m.get(part), Some(Matcher::Forms(..))));
            if is_word {
                return Ok(0);
            }
            let found = self.eval(&Node::Part(part))?;
            Ok(found.iter().map(|list| list.len() as u32).sum())
        };
        (0..self.query.parts.len()).map(count).collect()
    }

    /// The place of the segment that holds `doc`, and its number there.
    fn locate(&self, doc: Doc) -> Result<(usize, LocalDoc), Error> {
        let (_, local) = self.corpus.locate(doc)?;
        let index = self.readers.partition_point(|reader| reader.first <= doc).wrapping_sub(1);
        Ok((index, local))
    }

    /// How often words of the query stand in the results.
    fn count_places(&self, matches: &[Vec<Scored>], verdicts: &Verdicts) -> Result<u32, Error> {
        let parts = details::positive_parts(&self.query);
        let mut total = 0u32;
        let mut places = Vec::new();
        for ((reader, matchers), list) in self.segments().zip(matches) {
            for matcher in parts.iter().filter_map(|&part| matchers.get(part)) {
                let mut finder = Finder::new(*reader, matcher)?;
                for &(local, _) in list.iter().filter(|(local, _)| verdicts.of(reader.first + local).none()) {
                    finder.places(local, &mut places)?;
                    total = total.saturating_add(places.len() as u32);
                }
            }
        }
        Ok(total)
    }

    /// What alone stands in the way of any result, most results first.
    fn blockers(&self, question: &Question, matches: &[Vec<Scored>], verdicts: &Verdicts) -> Vec<Blocker> {
        let fails = || {
            let docs =
                self.readers.iter().zip(matches).flat_map(|(r, list)| list.iter().map(|(d, _)| r.first + d));
            docs.map(|doc| verdicts.of(doc))
        };
        let mut blockers: Vec<Blocker> = Dimension::ALL
            .into_iter()
            .map(|part| (part.name(), fails().filter(|f| f.none_but(part)).count()))
            .map(|(filter, without)| Blocker { filter, without: without as u32 })
            .collect();
        if !question.text.trim().is_empty() {
            let without = (0..self.corpus.len()).filter(|&doc| verdicts.of(doc).none()).count() as u32;
            blockers.push(Blocker { filter: "text", without });
        }
        blockers.retain(|blocker| blocker.without > 0);
        blockers.order_by(|a, b| b.without.cmp(&a.without));
        blockers
    }
}
