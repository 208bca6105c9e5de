//! The best articles of a single word without scoring all of its articles.
//!
//! While a reader types, only the best hits and their number are wanted. Blocks of postings say their greatest
//! impact, so most blocks are passed over once a few good articles are known (block-max, Ding and Suel, "Faster
//! top-k document retrieval using block-max indexes", SIGIR 2011); the number of articles that hold any form is
//! counted in a set of bits. The answers are those of the general way, which scores everything.

use super::matching::Scored;
use super::places::Reader;
use super::plan::{Form, Matcher, Within};
use super::question::{Order, Question};
use super::rank::Ranking;
use super::{Search, language::Node};
use crate::error::Error;
use crate::segment::{LocalDoc, broken};
use crate::sort::Sorting;

/// More hits than this are found by scoring everything: keeping them sorted would cost more than it saves.
const MOST: usize = 100;

/// The number of articles and the best of them, or none where the question asks for more than one word's articles.
pub(super) fn best(search: &Search<'_>, question: &Question) -> Result<Option<(u32, Vec<Found>)>, Error> {
    let (want, Node::Part(part)) = (&question.want, &search.query.root) else { return Ok(None) };
    let most = want.skip.saturating_add(want.hits);
    let only_hits = want.facets == 0 && want.timeline.is_none() && !want.docs && !want.matches;
    let by_score = question.order == Order::Relevance && search.has_words();
    let layer = search.corpus.layer();
    if !only_hits || !by_score || !question.filter.is_empty() || !layer.groups().is_empty() || most > MOST {
        return Ok(None);
    }
    let mut ranking = Ranking::new(search.corpus, question.order, true, most);
    let mut total = 0;
    for (reader, matchers) in search.segments() {
        let Some(Matcher::Forms(Within::Anywhere, forms)) = matchers.get(*part) else { return Ok(None) };
        let mut best = Best { most, list: Vec::with_capacity(most + 1) };
        total += best.read(reader, forms)?;
        // Ascending, as the ranking wants them.
        best.list.order_by_key(|&(doc, _)| doc);
        best.list.iter().for_each(|&(doc, score)| ranking.add(reader.first + doc, score));
    }
    Ok((total > 0).then(|| (total, ranking.finish())))
}

/// An article of the corpus and its score.
pub(super) type Found = (crate::corpus::Doc, u32);

/// The best articles of one segment, best first, earlier articles before equal ones.
struct Best {
    most: usize,
    list: Vec<Scored>,
}

impl Best {
    /// Takes in the articles that hold any of the forms and returns their number.
    fn read(&mut self, reader: &Reader<'_>, forms: &[Form]) -> Result<u32, Error> {
        let mut seen: Vec<u64> = match forms {
            [] | [_] => Vec::new(),
            _ => vec![0; (reader.segment.len() as usize).div_ceil(64)],
        };
        for form in forms {
            let postings = reader.segment.postings(&form.info)?;
            let mut floor = self.floor(form.factor);
            let mut mark = |doc: LocalDoc| {
                if let Some(word) = seen.get_mut(doc as usize / 64) {
                    *word |= 1 << (doc % 64);
                }
            };
            let read = if postings.is_short() {
                postings.each(|doc, impact| {
                    mark(doc);
                    if impact >= floor {
                        self.add(doc, form.factor * u32::from(impact));
                        floor = self.floor(form.factor);
                    }
                })
            } else {
                let mut found = |doc, impact: u8| {
                    self.add(doc, form.factor * u32::from(impact));
                    self.floor(form.factor)
                };
                // Without another form the number of articles is known.
                let counted = if forms.len() > 1 { postings.each(|doc, _| mark(doc)) } else { Ok(()) };
                counted.and_then(|()| postings.each_from(&mut floor, &mut found))
            };
            read.map_err(|_| broken("the postings"))?;
        }
        match forms {
            [only] => Ok(only.info.df),
            _ => Ok(seen.iter().map(|word| word.count_ones()).sum()),
        }
    }

    /// The least impact that may still be among the best: equal scores are, for earlier articles.
    fn floor(&self, factor: u32) -> u8 {
        let least = if self.list.len() < self.most { 0 } else { self.list.last().map_or(0, |last| last.1) };
        u8::try_from(least.div_ceil(factor.max(1))).unwrap_or(u8::MAX)
    }

    fn add(&mut self, doc: LocalDoc, score: u32) {
        if let Some(at) = self.list.iter().position(|known| known.0 == doc) {
            if self.list.get(at).is_some_and(|known| known.1 >= score) {
                return;
            }
            self.list.remove(at);
        }
        let at = self.list.partition_point(|known| known.1 > score || known.1 == score && known.0 < doc);
        if at < self.most {
            self.list.insert(at, (doc, score));
            self.list.truncate(self.most);
        }
    }
}
