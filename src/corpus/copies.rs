//! Version groups: articles that carry the same wire copy, edited, cut or retitled.
//!
//! One pass over the corpus. Runs of five words are hashed and thinned by winnowing (S. Schleimer, D.
//! Wilkerson, A. Aiken, "Winnowing", 2003): any eight words that two articles share leave a common
//! fingerprint. Articles that share fingerprints are verified on all their pairs of neighboring words.
//! Phrases that many otherwise unlike articles share (copyright lines, self-descriptions) are set aside
//! first. Independent reports of one event share names and figures but few phrases, and stay apart.
//!
//! Work is bounded per fingerprint, so the whole is a few sorts.

use crate::sort::Sorting;

use super::layer::{Copied, VersionGroup};
use super::words::fingerprint;
use super::{Doc, forest};

/// Words per hashed run.
const RUN: usize = 5;
/// Runs per window of which one fingerprint is kept.
const WINDOW: usize = 4;
/// A fingerprint of more articles than this proposes only neighbors in corpus order. A copied story of a
/// hundred versions is still found as a chain; a hundred unrelated articles cost a hundred steps.
const CROWD: usize = 8;
/// Resemblance of fingerprints, in thousandths, from which two articles count as kin when it is decided
/// whether a fingerprint is a stock phrase: it is one when most of its neighbors are not kin.
const KIN: u32 = 40;
/// Fewest common fingerprints, stock phrases apart, of a pair that is verified.
const LEAST: u32 = 2;
/// Closeness from which two articles are versions of one, in thousandths. Closeness is the mean of
/// containment (once) and resemblance (three times) of their two-word phrases: a cut copy passes by
/// containment, an edited one by resemblance. Chosen on the open part of `dups/`; see
/// `examples/measure_compare.rs`.
pub(crate) const THRESHOLD: u16 = 190;

/// The pairs of articles of which one carries the other's copy. `words` holds the word numbers of each
/// article; the result is sorted.
pub(super) fn find(words: &[Vec<u32>], threshold: u16) -> Vec<Copied> {
    let marks = marks(words);
    let lists = lists(&marks);
    let mut totals = vec![0; words.len()];
    marks.iter().for_each(|mark| totals[mark.doc as usize] += 1);
    let counts = Counts::new(&lists, totals);
    let (stock, telling): (Vec<&[Mark]>, Vec<&[Mark]>) = lists.iter().partition(|list| counts.is_stock(list));
    let mut phrases = Phrases::new(words, &stock);
    let counts = Counts::new(&telling, Vec::new());
    let candidates = counts.pairs.iter().filter(|(_, count)| *count >= LEAST);
    candidates.filter_map(|&(pair, _)| phrases.verify(pair, threshold)).collect()
}

/// How much of one of two texts stands in the other, where that makes them versions of one.
pub(crate) fn copied(a: Vec<u32>, b: Vec<u32>) -> Option<Copied> {
    find(&[a, b], THRESHOLD).pop()
}

/// Groups of articles that are tied by copies.
pub(super) fn group(copies: Vec<Copied>, docs: usize) -> Vec<VersionGroup> {
    let mut forest = forest::Forest::new(docs);
    for copy in &copies {
        forest.join(copy.part as usize, copy.whole as usize);
    }
    let mut groups: Vec<VersionGroup> = Vec::new();
    let mut of_root = vec![None; docs];
    for members in forest.trees().into_iter().filter(|members| members.len() > 1) {
        members.iter().for_each(|&doc| of_root[doc] = Some(groups.len()));
        let docs = members.into_iter().map(|doc| doc as Doc).collect();
        groups.push(VersionGroup { docs, copies: Vec::new() });
    }
    for copy in copies {
        if let Some(group) = of_root[copy.part as usize].and_then(|at| groups.get_mut(at)) {
            group.copies.push(copy);
        }
    }
    groups
}

/// A fingerprint and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Mark {
    hash: u64,
    doc: Doc,
    /// First word of the run.
    at: u32,
}

/// All fingerprints, sorted.
fn marks(words: &[Vec<u32>]) -> Vec<Mark> {
    let mut marks = Vec::with_capacity(words.iter().map(|w| w.len() / 2).sum());
    for (doc, words) in (0..).zip(words) {
        winnow(words, |hash, at| marks.push(Mark { hash, doc, at: at as u32 }));
    }
    marks.order();
    marks
}

/// Calls `keep` with the smallest hash of every window, the rightmost where several are smallest, once.
fn winnow(words: &[u32], mut keep: impl FnMut(u64, usize)) {
    let hashes: Vec<u64> = words.windows(RUN).map(|run| fingerprint(run.iter().copied())).collect();
    let mut last = None;
    for start in 0..(hashes.len() + 1).saturating_sub(WINDOW).max(usize::from(!hashes.is_empty())) {
        let window = &hashes[start..(start + WINDOW).min(hashes.len())];
        let least = window.iter().enumerate().rev().min_by_key(|(_, hash)| **hash);
        if let Some(at) = least.map(|(at, _)| start + at).filter(|&at| last != Some(at)) {
            last = Some(at);
            keep(hashes[at], at);
        }
    }
}

/// Fingerprints that stand in at least two articles.
fn lists(marks: &[Mark]) -> Vec<&[Mark]> {
    let same_hash = marks.chunk_by(|a, b| a.hash == b.hash);
    same_hash.filter(|list| list.first().map(|m| m.doc) != list.last().map(|m| m.doc)).collect()
}

/// How many fingerprints pairs of articles share.
struct Counts {
    /// Sorted by pair.
    pairs: Vec<((Doc, Doc), u32)>,
    /// Fingerprints per article, those that no other article has included.
    totals: Vec<u32>,
}

impl Counts {
    fn new(lists: &[&[Mark]], totals: Vec<u32>) -> Counts {
        let mut found: Vec<(Doc, Doc)> = Vec::new();
        let mut members = Vec::new();
        for list in lists {
            members.clear();
            members.extend(list.iter().map(|m| m.doc));
            members.dedup();
            let reach = if members.len() > CROWD { 1 } else { members.len() };
            for (i, &a) in members.iter().enumerate() {
                found.extend(members.iter().skip(i + 1).take(reach).map(|&b| (a, b)));
            }
        }
        found.order();
        let pairs = found.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as u32)).collect();
        Counts { pairs, totals }
    }

    fn of(&self, pair: (Doc, Doc)) -> u32 {
        self.pairs.binary_search_by_key(&pair, |(p, _)| *p).map_or(0, |at| self.pairs[at].1)
    }

    fn kin(&self, pair: (Doc, Doc)) -> bool {
        let both = self.of(pair);
        let either = self.totals[pair.0 as usize] + self.totals[pair.1 as usize] - both;
        both * 1000 >= KIN * either
    }

    /// True for a fingerprint whose articles mostly have little else in common.
    fn is_stock(&self, list: &[Mark]) -> bool {
        let neighbors = list.iter().zip(list.iter().skip(1)).filter(|(a, b)| a.doc != b.doc);
        let (mut all, mut kin) = (0, 0);
        for (a, b) in neighbors {
            all += 1;
            kin += usize::from(self.kin((a.doc, b.doc)));
        }
        all > 1 && kin * 2 < all
    }
}

/// The two-word phrases of articles, made when an article is first verified.
struct Phrases<'w> {
    words: &'w [Vec<u32>],
    /// Stock runs by article and place, sorted.
    stock: Vec<(Doc, u32)>,
    sets: Vec<Option<Vec<u64>>>,
}

impl<'w> Phrases<'w> {
    fn new(words: &'w [Vec<u32>], stock: &[&[Mark]]) -> Phrases<'w> {
        let mut places: Vec<(Doc, u32)> =
            stock.iter().flat_map(|l| l.iter().map(|m| (m.doc, m.at))).collect();
        places.order();
        Phrases { words, stock: places, sets: vec![None; words.len()] }
    }

    /// The sorted phrases of an article without those that lie in stock runs.
    fn set(&mut self, doc: Doc) -> &[u64] {
        let (words, stock) = (self.words, &self.stock);
        let slot = &mut self.sets[doc as usize];
        slot.get_or_insert_with(|| {
            let words = &words[doc as usize];
            let mut open = vec![true; words.len()];
            let from = stock.partition_point(|place| *place < (doc, 0));
            for &(_, at) in stock[from..].iter().take_while(|(d, _)| *d == doc) {
                open.iter_mut().skip(at as usize).take(RUN).for_each(|open| *open = false);
            }
            let pair = |at: usize| u64::from(words[at]) << 32 | u64::from(words[at + 1]);
            let all = 0..words.len().saturating_sub(1);
            let mut set: Vec<u64> = all.filter(|&at| open[at] || open[at + 1]).map(pair).collect();
            set.order();
            set.dedup();
            set
        })
    }

    fn verify(&mut self, (a, b): (Doc, Doc), threshold: u16) -> Option<Copied> {
        let of_a = self.set(a).len() as u64;
        let of_b = self.set(b).len() as u64;
        let both = match (&self.sets[a as usize], &self.sets[b as usize]) {
            (Some(x), Some(y)) => common(x, y) as u64,
            _ => 0,
        };
        let (part, whole) = if of_a <= of_b { (a, b) } else { (b, a) };
        let (smaller, larger) = (of_a.min(of_b), of_a.max(of_b));
        // Articles of a line or two share too little to be told apart.
        let share = |of: u64| (both * 1000 / of.max(SHORTEST)) as u16;
        let closeness = (share(smaller) + 3 * share(smaller + larger - both)) / 4;
        let copied = Copied { part, whole, of_part: share(smaller), of_whole: share(larger) };
        (closeness >= threshold).then_some(copied)
    }
}

/// Sets of phrases smaller than this are measured as if they had so many.
const SHORTEST: u64 = 10;

/// Number of values in both of two sorted lists without duplicates.
fn common(a: &[u64], b: &[u64]) -> usize {
    let (mut i, mut j, mut both) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        i += usize::from(x <= y);
        j += usize::from(y <= x);
        both += usize::from(x == y);
    }
    both
}

#[cfg(test)]
mod tests {
    use super::*;

    fn story(seed: u32, len: u32) -> Vec<u32> {
        (0..len).map(|i| (seed * 7919 + i * 104_729) % 50_021).collect()
    }

    #[test]
    fn any_eight_words_leave_a_mark() {
        let (a, b) = (story(1, 200), story(2, 200));
        for at in 0..190 {
            let mut c = b.clone();
            c.splice(50..58, a[at..at + 8].iter().copied());
            let words = [a.clone(), c];
            let marks = marks(&words);
            assert!(!lists(&marks).is_empty(), "run at {at} was missed");
        }
    }

    #[test]
    fn cuts_are_contained_and_reports_stay_apart() {
        let a = story(1, 300);
        let cut = a[..120].to_vec();
        let other = story(5, 300);
        let copies = find(&[other, a, cut], THRESHOLD);
        assert_eq!(copies.len(), 1);
        assert_eq!((copies[0].part, copies[0].whole, copies[0].of_part), (2, 1, 1000));
        assert!(copies[0].of_whole < 500);
    }

    #[test]
    fn stock_phrases_do_not_tie() {
        let line: Vec<u32> = (60_000..60_020).collect();
        let words: Vec<Vec<u32>> = (0..30).map(|i| [story(i * 31, 90), line.clone()].concat()).collect();
        assert_eq!(find(&words, THRESHOLD), []);
    }

    #[test]
    fn a_large_group_is_one() {
        let a = story(3, 200);
        let mut words: Vec<Vec<u32>> = (0..60).map(|i| [a.clone(), story(100 + i, 20)].concat()).collect();
        words.extend((0..60).map(|i| story(300 + i, 200)));
        let docs = words.len();
        let groups = group(find(&words, THRESHOLD), docs);
        assert_eq!(groups.len(), 1);
        assert_eq!(groups[0].docs, (0..60).collect::<Vec<Doc>>());
    }

    #[test]
    fn tiny_and_empty_articles() {
        assert_eq!(find(&[vec![], vec![], vec![1, 2], vec![1, 2]], THRESHOLD), []);
    }
}
