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
use super::words::{fingerprint, rarity};
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
const KIN: u32 = 100;
/// Fewest common fingerprints, stock phrases apart, of a pair that is verified.
const LEAST: u32 = 2;
/// Closeness from which two articles are versions of one, in thousandths. Closeness is the share of the words
/// and two-word phrases of either article that stand in both, by weight: those of rare words count more,
/// since independent reports share the common ones. Chosen on the open part of `dups/`; see
/// `examples/measure_compare.rs`.
pub(crate) const THRESHOLD: u16 = 180;
/// An article that was cut to a fraction resembles its source little, but stands in it: this share of its
/// weight is as good as the threshold.
const CONTAINED: u64 = 750;
/// What a single word weighs against one that is half of a phrase.
const SINGLE: u64 = 2;
/// Articles that are assumed beside the corpus: two articles do not show which words are rare.
const ASSUMED: u32 = 100;

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

/// What stands in an article: two-word phrases, and single words with [`ALONE`] for the second, ascending.
#[derive(Clone, Debug, Default)]
struct Set {
    items: Vec<u64>,
    /// How many of the items are phrases.
    phrases: u64,
    weight: u64,
}

/// In place of the second word of a phrase: a single word. No lexicon has so many words.
const ALONE: u32 = u32::MAX;

/// The words and phrases of articles, made when an article is first verified.
struct Phrases<'w> {
    words: &'w [Vec<u32>],
    /// What each word weighs.
    weights: Vec<u32>,
    /// Stock runs by article and place, sorted.
    stock: Vec<(Doc, u32)>,
    sets: Vec<Option<Set>>,
}

impl<'w> Phrases<'w> {
    fn new(words: &'w [Vec<u32>], stock: &[&[Mark]]) -> Phrases<'w> {
        let mut places: Vec<(Doc, u32)> =
            stock.iter().flat_map(|l| l.iter().map(|m| (m.doc, m.at))).collect();
        places.order();
        Phrases { words, weights: weights(words), stock: places, sets: vec![None; words.len()] }
    }

    /// Of the first and the second word of a phrase together, or of a single word.
    fn weight(&self, item: u64) -> u64 {
        let of = |word: u32| u64::from(self.weights.get(word as usize).copied().unwrap_or(0));
        let first = of((item >> 32) as u32);
        if is_phrase(item) { first + of(item as u32) } else { first * SINGLE }
    }

    /// Makes the set of an article, without what lies in stock runs.
    fn load(&mut self, doc: Doc) {
        if self.sets[doc as usize].is_some() {
            return;
        }
        let words = &self.words[doc as usize];
        let mut open = vec![true; words.len()];
        let from = self.stock.partition_point(|place| *place < (doc, 0));
        for &(_, at) in self.stock[from..].iter().take_while(|(d, _)| *d == doc) {
            open.iter_mut().skip(at as usize).take(RUN).for_each(|open| *open = false);
        }
        let item = |word: u32, next: u32| u64::from(word) << 32 | u64::from(next);
        let mut items: Vec<u64> = Vec::with_capacity(2 * words.len());
        for (at, &word) in words.iter().enumerate() {
            let next_open = open.get(at + 1).copied().unwrap_or(false);
            items.extend(open[at].then(|| item(word, ALONE)));
            items.extend(words.get(at + 1).filter(|_| open[at] || next_open).map(|&next| item(word, next)));
        }
        items.order();
        items.dedup();
        let phrases = items.iter().filter(|&&item| is_phrase(item)).count() as u64;
        let weight = items.iter().map(|&item| self.weight(item)).sum();
        self.sets[doc as usize] = Some(Set { items, phrases, weight });
    }

    fn verify(&mut self, (a, b): (Doc, Doc), threshold: u16) -> Option<Copied> {
        self.load(a);
        self.load(b);
        let (x, y) = (self.sets[a as usize].as_ref()?, self.sets[b as usize].as_ref()?);
        let (mut both, mut shared) = (0, 0);
        each_common(&x.items, &y.items, |item| {
            both += u64::from(is_phrase(item));
            shared += self.weight(item);
        });
        let (part, whole, x, y) = if x.phrases <= y.phrases { (a, b, x, y) } else { (b, a, y, x) };
        // Articles of a line or two share too little to be told apart.
        let least = SHORTEST * (x.weight + y.weight) / (x.phrases + y.phrases).max(1);
        let weighted = |of: u64| shared * 1000 / of.max(least).max(1);
        let resemblance = weighted(x.weight + y.weight - shared);
        let is_cut = weighted(x.weight.min(y.weight)) >= CONTAINED;
        let closeness = if is_cut { resemblance.max(u64::from(THRESHOLD)) } else { resemblance } as u16;
        let share = |of: &Set| (both * 1000 / of.phrases.max(SHORTEST)) as u16;
        let copied = Copied { part, whole, of_part: share(x), of_whole: share(y), closeness };
        (closeness >= threshold).then_some(copied)
    }
}

fn is_phrase(item: u64) -> bool {
    item as u32 != ALONE
}

/// What each word weighs: the fewer articles have it, the more.
fn weights(words: &[Vec<u32>]) -> Vec<u32> {
    let stems = words.iter().flatten().max().map_or(0, |&stem| stem as usize + 1);
    let (mut df, mut last) = (vec![0u32; stems], vec![u32::MAX; stems]);
    for (doc, words) in (0..).zip(words) {
        for &word in words {
            // Every word is below the number of stems.
            if std::mem::replace(&mut last[word as usize], doc) != doc {
                df[word as usize] += 1;
            }
        }
    }
    let total = words.len() as u32 + ASSUMED;
    df.into_iter().map(|df| rarity(total, df)).collect()
}

/// Sets of phrases smaller than this are measured as if they had so many.
const SHORTEST: u64 = 10;

/// Calls `f` with every value that is in both of two sorted lists without duplicates.
fn each_common(a: &[u64], b: &[u64], mut f: impl FnMut(u64)) {
    let (mut i, mut j) = (0, 0);
    while let (Some(&x), Some(&y)) = (a.get(i), b.get(j)) {
        i += usize::from(x <= y);
        j += usize::from(y <= x);
        if x == y {
            f(x);
        }
    }
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
