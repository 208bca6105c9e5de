//! The best matches in order, without sorting all of them.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::question::Order;
use super::timeline::place;
use crate::corpus::{Corpus, Doc};

/// Sorts a hit before another where its key is greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    /// Score, or the day as a number that sorts as wanted.
    main: i64,
    /// Earlier articles first among equals.
    doc: Reverse<Doc>,
}

/// Keeps the best hits as they come by.
pub(super) struct Ranking<'a> {
    corpus: &'a Corpus,
    order: Order,
    most: usize,
    /// The worst of the best on top.
    best: BinaryHeap<Reverse<(Key, u32)>>,
    /// What has to be beaten once there are enough. Articles come in order, so an equal one is worse.
    least: Option<i64>,
}

impl<'a> Ranking<'a> {
    /// Keeps the `most` best of the articles that are added in ascending order. Without words, relevance is latest first.
    pub(super) fn new(corpus: &'a Corpus, order: Order, has_words: bool, most: usize) -> Ranking<'a> {
        let order = if order == Order::Relevance && !has_words { Order::Newest } else { order };
        Ranking { corpus, order, most, best: BinaryHeap::new(), least: None }
    }

    #[inline]
    pub(super) fn add(&mut self, doc: Doc, score: u32) {
        let main = match self.order {
            Order::Relevance => i64::from(score),
            Order::Newest => self.day(doc).unwrap_or(i64::MIN),
            Order::Oldest => self.day(doc).map_or(i64::MIN, |day| -day),
        };
        if self.least.is_some_and(|least| main <= least) || self.most == 0 {
            return;
        }
        if self.best.len() == self.most {
            self.best.pop();
        }
        self.best.push(Reverse((Key { main, doc: Reverse(doc) }, score)));
        if self.best.len() == self.most {
            self.least = self.best.peek().map(|Reverse((worst, _))| worst.main);
        }
    }

    fn day(&self, doc: Doc) -> Option<i64> {
        let date = self.corpus.date(doc);
        let day = place(date).or(date.range.first()).or(date.range.last())?;
        Some(i64::from(day.number()))
    }

    /// The best hits with their scores, best first.
    pub(super) fn finish(self) -> Vec<(Doc, u32)> {
        let sorted = self.best.into_sorted_vec();
        sorted.into_iter().map(|Reverse((key, score))| (key.doc.0, score)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_come_first_and_ties_keep_their_order() {
        let corpus = Corpus::default();
        let mut ranking = Ranking::new(&corpus, Order::Relevance, true, 4);
        for (doc, score) in [(0, 5), (1, 9), (2, 5), (3, 1), (4, 9), (5, 5)] {
            ranking.add(doc, score);
        }
        assert_eq!(ranking.finish(), [(1, 9), (4, 9), (0, 5), (2, 5)]);
    }
}
