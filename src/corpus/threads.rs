//! Threads: articles about one unfolding event, grouped by the rare words and names they share and by how
//! near their days are. Articles like another one, for "more like this", come from the same neighbors.
//!
//! Articles are weighted word vectors (rare words, names and the opening count more) compared by cosine;
//! what an article has in common with everything around it is taken off, so that one threshold serves a
//! mixed corpus and one on a single subject. Clusters are joined while their average closeness stays above
//! the threshold. Against single links at the best threshold for each set, this gains most where subjects
//! are alike; see `examples/measure_compare.rs`.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use super::Doc;
use super::forest::Forest;
use super::words::{Lexicon, log2x16, rarity};
use crate::model::DayRange;
use crate::sort::Sorting;
use crate::text;

/// Closeness is counted in ten-thousandths.
const WHOLE: i64 = 10_000;
/// Average closeness from which clusters are joined. Chosen with the constants below on the open part of
/// `clusters/`.
pub(super) const THRESHOLD: i64 = 1_800;
/// Articles that are assumed beside the corpus, half of which have every everyday word: a handful of
/// articles does not show which words are rare.
const ASSUMED: u32 = 100;
/// A corpus below this size does not show which words are slips.
const SMALL: u32 = 100;
/// Words that every report has.
const EVERYDAY: &str = "the a an of to in and on for at by with from as is was were be been are it its that \
    this these those he she him his her they them their we our you i me my not no but or nor if so than then \
    has had have having do did does will would could should may might can who whom which what when where how \
    why after before during since until while about into over under between against through out up down off \
    more most some any all both each other another such only own same very also just even still yet now there \
    here one two three first last new said says say told according because two monday tuesday wednesday \
    thursday friday saturday sunday";
/// Words of the opening that count twice.
const OPENING: usize = 60;
/// Names weigh this much more than other words, in percent.
const NAMES: u64 = 125;
/// Heaviest words of an article that look for its neighbors, and the most articles one of them brings.
const SEEKERS: usize = 32;
const CROWD: usize = 160;
/// Neighbors kept per article.
const NEIGHBORS: usize = 30;
/// The neighbor whose closeness says how alike everything around is, how much of it is taken off, in
/// percent, and what is ordinary and taken off nowhere.
const BACKGROUND: usize = 20;
const TAKEN_OFF: i64 = 30;
const ORDINARY: i64 = 1_000;
/// What a day between two articles costs, after the first two, and at most.
const PER_DAY: i64 = 100;
const DAYS_FREE: i64 = 2;
const DAYS_MOST: i64 = 1_500;
/// A closeness of chance words is no likeness.
const LEAST: i64 = 300;

/// A thread before names are known: its articles and the pairs it rests on.
#[derive(Debug)]
pub(super) struct Cluster {
    pub(super) docs: Vec<Doc>,
    pub(super) links: Vec<(Doc, Doc, u16)>,
}

/// What the words of the corpus say about which articles belong together.
pub(super) struct Threads {
    pub(super) clusters: Vec<Cluster>,
    /// Per article the most similar ones, best first, in thousandths.
    pub(super) similar: Vec<Vec<(Doc, u16)>>,
    vectors: Vec<Vector>,
}

/// Finds threads among articles, given by the numbers of their words and the days they may stem from.
pub(super) fn find(words: &[Vec<u32>], days: &[DayRange], lexicon: &Lexicon<'_>) -> Threads {
    let vectors = vectors(words, lexicon);
    let neighbors = neighbors(&vectors, lexicon.stems());
    let edges = edges(&neighbors, days);
    let clusters = cluster(&edges, words.len());
    let thousandths = |closeness: i64| (closeness * 1000 / WHOLE) as u16;
    let near = |list: &Vec<(Doc, i64)>| list.iter().map(|&(doc, c)| (doc, thousandths(c))).collect();
    Threads { clusters, similar: neighbors.iter().map(near).collect(), vectors }
}

impl Threads {
    /// The words that two articles share, the weightiest first.
    pub(super) fn shared_words(&self, a: Doc, b: Doc, lexicon: &Lexicon<'_>, most: usize) -> Vec<u32> {
        let (Some(a), Some(b)) = (self.vectors.get(a as usize), self.vectors.get(b as usize)) else {
            return Vec::new();
        };
        let mut shared: Vec<(Reverse<u64>, u32)> =
            common(a, b).map(|(stem, x, y)| (Reverse(u64::from(x) * u64::from(y)), stem)).collect();
        shared.order();
        let telling = shared.into_iter().map(|(_, stem)| stem).filter(|&s| !is_everyday(lexicon.spelling(s)));
        telling.take(most).collect()
    }
}

/// Weighted words by stem, ascending, and their length.
#[derive(Debug, Default)]
struct Vector {
    weights: Vec<(u32, u32)>,
    length: f64,
}

fn vectors(words: &[Vec<u32>], lexicon: &Lexicon<'_>) -> Vec<Vector> {
    let counts: Vec<Vec<(u32, u32)>> = words.iter().map(|words| counted(words)).collect();
    let mut df = vec![0u32; lexicon.stems()];
    counts.iter().flatten().for_each(|&(stem, _)| df[stem as usize] += 1);
    let total = words.len() as u32;
    let weights: Vec<u64> = (0..).zip(&df).map(|(stem, &df)| stem_weight(stem, df, total, lexicon)).collect();
    let weight = |stem: u32, count: u32| {
        let often = u64::from(16 + log2x16(count));
        (often * weights[stem as usize]) as u32
    };
    let vector = |counts: &Vec<(u32, u32)>| {
        let weights: Vec<(u32, u32)> =
            counts.iter().map(|&(stem, n)| (stem, weight(stem, n))).filter(|(_, w)| *w > 0).collect();
        let square: u64 = weights.iter().map(|(_, w)| u64::from(*w) * u64::from(*w)).sum();
        Vector { weights, length: (square as f64).sqrt() }
    };
    counts.iter().map(vector).collect()
}

/// What a word that stands in `df` of `total` articles weighs.
fn stem_weight(stem: u32, df: u32, total: u32, lexicon: &Lexicon<'_>) -> u64 {
    // A word of all articles tells none of them apart (of two, it is all there is to go by). A word of one
    // compares with nothing; in a small corpus it still shows that an article has a subject of its own.
    if df == total && total > 2 || df < 2 && total >= SMALL {
        return 0;
    }
    let everyday = if is_everyday(lexicon.spelling(stem)) { ASSUMED / 2 } else { 0 };
    let rarity = rarity(total + ASSUMED, df + everyday).saturating_sub(rarity(1, 1));
    u64::from(rarity) * if lexicon.is_name(stem) { NAMES } else { 100 } / 100
}

/// True for a word that every report has.
fn is_everyday(spelling: &str) -> bool {
    let folded = text::fold(spelling);
    EVERYDAY.split_whitespace().any(|word| word == folded)
}

/// How often each stem stands in an article, the opening counted twice, by stem.
fn counted(words: &[u32]) -> Vec<(u32, u32)> {
    let mut all: Vec<u32> = words.iter().chain(words.iter().take(OPENING)).copied().collect();
    all.order();
    all.chunk_by(|a, b| a == b).map(|run| (run[0], run.len() as u32)).collect()
}

/// Stems of both with their weights.
fn common<'v>(a: &'v Vector, b: &'v Vector) -> impl Iterator<Item = (u32, u32, u32)> + 'v {
    let mut rest = b.weights.as_slice();
    a.weights.iter().filter_map(move |&(stem, x)| {
        let at = rest.partition_point(|(other, _)| *other < stem);
        rest = rest.get(at..)?;
        rest.first().filter(|(other, _)| *other == stem).map(|&(_, y)| (stem, x, y))
    })
}

/// Per article its closest ones, best first.
fn neighbors(vectors: &[Vector], stems: usize) -> Vec<Vec<(Doc, i64)>> {
    let seekers: Vec<Vec<(u32, u32)>> = vectors.iter().map(heaviest).collect();
    let mut index: Vec<Vec<(Doc, u32)>> = vec![Vec::new(); stems];
    for (doc, seekers) in (0..).zip(&seekers) {
        seekers.iter().for_each(|&(stem, weight)| index[stem as usize].push((doc, weight)));
    }
    let mut search = Search { index, weight: vec![0; vectors.len()], own: vec![0; stems] };
    let found = |(doc, seekers): (usize, &Vec<(u32, u32)>)| search.closest(vectors, doc, seekers);
    seekers.iter().enumerate().map(found).collect()
}

/// Which articles hold a word among their heaviest, and scratch space by article and by word.
struct Search {
    index: Vec<Vec<(Doc, u32)>>,
    weight: Vec<u64>,
    own: Vec<u32>,
}

impl Search {
    fn closest(&mut self, vectors: &[Vector], doc: usize, seekers: &[(u32, u32)]) -> Vec<(Doc, i64)> {
        let Some(vector) = vectors.get(doc) else { return Vec::new() };
        vector.weights.iter().for_each(|&(stem, weight)| self.own[stem as usize] = weight);
        let mut found: Vec<(Doc, i64)> = self
            .candidates(doc as Doc, seekers)
            .into_iter()
            .map(|other| (other, self.cosine(vector, &vectors[other as usize])))
            .filter(|(_, closeness)| *closeness >= LEAST)
            .collect();
        vector.weights.iter().for_each(|&(stem, _)| self.own[stem as usize] = 0);
        found.order_by_key(|&(other, closeness)| (Reverse(closeness), other));
        found
    }

    /// The articles that share most weight among the heaviest words.
    fn candidates(&mut self, doc: Doc, seekers: &[(u32, u32)]) -> Vec<Doc> {
        let mut touched = Vec::new();
        for &(stem, own) in seekers {
            for &(other, theirs) in around(&self.index[stem as usize], doc) {
                let weight = &mut self.weight[other as usize];
                if *weight == 0 && other != doc {
                    touched.push(other);
                }
                *weight += u64::from(own) * u64::from(theirs);
            }
        }
        self.weight[doc as usize] = 0;
        let take = |other: Doc| (Reverse(std::mem::take(&mut self.weight[other as usize])), other);
        let mut best: Vec<(Reverse<u64>, Doc)> = touched.into_iter().map(take).collect();
        if best.len() > NEIGHBORS {
            best.select_nth_unstable(NEIGHBORS);
            best.truncate(NEIGHBORS);
        }
        best.into_iter().map(|(_, other)| other).collect()
    }

    /// Of the article whose weights are laid out, and another.
    fn cosine(&self, own: &Vector, other: &Vector) -> i64 {
        let products =
            other.weights.iter().map(|&(stem, w)| u64::from(w) * u64::from(self.own[stem as usize]));
        let lengths = own.length * other.length;
        if lengths > 0.0 { (products.sum::<u64>() as f64 / lengths * WHOLE as f64) as i64 } else { 0 }
    }
}

fn heaviest(vector: &Vector) -> Vec<(u32, u32)> {
    let mut weights = vector.weights.clone();
    weights.order_by_key(|&(stem, weight)| (Reverse(weight), stem));
    weights.truncate(SEEKERS);
    weights
}

/// The articles of a word nearest to one in corpus order, at most a crowd: the bound on all work.
fn around(list: &[(Doc, u32)], doc: Doc) -> &[(Doc, u32)] {
    let at = list.partition_point(|(other, _)| *other < doc);
    let start = at.saturating_sub(CROWD / 2).min(list.len().saturating_sub(CROWD));
    &list[start..(start + CROWD).min(list.len())]
}

/// Pairs of neighbors with their closeness above the background and within reach of days, once each.
fn edges(neighbors: &[Vec<(Doc, i64)>], days: &[DayRange]) -> Vec<(Doc, Doc, i64)> {
    let background = |list: &Vec<(Doc, i64)>| list.get(BACKGROUND).map_or(ORDINARY, |(_, c)| *c);
    let background: Vec<i64> = neighbors.iter().map(background).collect();
    let mut edges = Vec::new();
    for (a, list) in (0..).zip(neighbors) {
        for &(b, closeness) in list {
            let around = (background[a as usize] + background[b as usize]) / 2 - ORDINARY;
            let apart = days_apart(days, a, b);
            let score = closeness - around * TAKEN_OFF / 100 - apart;
            edges.push((a.min(b), a.max(b), score));
        }
    }
    edges.order();
    edges.dedup();
    edges.retain(|(_, _, score)| *score > 0);
    edges
}

/// What the days between two articles cost.
fn days_apart(days: &[DayRange], a: Doc, b: Doc) -> i64 {
    let (Some(a), Some(b)) = (days.get(a as usize), days.get(b as usize)) else { return 0 };
    let gap = |first: &DayRange, second: &DayRange| match (first.last(), second.first()) {
        (Some(end), Some(start)) => i64::from(start.number() - end.number()),
        _ => 0,
    };
    let apart = gap(a, b).max(gap(b, a));
    ((apart - DAYS_FREE).max(0) * PER_DAY).min(DAYS_MOST)
}

/// Joins clusters, closest first, while their average closeness reaches the threshold. Pairs without an edge
/// count as zero.
fn cluster(edges: &[(Doc, Doc, i64)], docs: usize) -> Vec<Cluster> {
    let mut joining = Joining::new(edges, docs);
    while joining.step() {}
    let mut forest = joining.forest;
    let trees = forest.trees().into_iter().filter(|tree| tree.len() > 1);
    let mut clusters: Vec<Cluster> = trees
        .map(|tree| Cluster { docs: tree.into_iter().map(|doc| doc as Doc).collect(), links: Vec::new() })
        .collect();
    add_links(&mut clusters, edges, docs);
    clusters
}

/// For each cluster the strongest links that tie it together.
fn add_links(clusters: &mut [Cluster], edges: &[(Doc, Doc, i64)], docs: usize) {
    let mut of = vec![None; docs];
    for (number, cluster) in clusters.iter().enumerate() {
        cluster.docs.iter().for_each(|&doc| of[doc as usize] = Some(number));
    }
    let mut strongest: Vec<&(Doc, Doc, i64)> = edges.iter().collect();
    strongest.order_by_key(|(a, b, score)| (Reverse(*score), *a, *b));
    let mut tied = Forest::new(docs);
    for &&(a, b, score) in &strongest {
        let (x, y) = (a as usize, b as usize);
        if of[x].is_some() && of[x] == of[y] && tied.root(x) != tied.root(y) {
            tied.join(x, y);
            if let Some(cluster) = of[x].and_then(|number| clusters.get_mut(number)) {
                cluster.links.push((a, b, (score * 1000 / WHOLE) as u16));
            }
        }
    }
}

/// Clusters by their smallest article, with the sum of closeness to each other cluster.
struct Joining {
    forest: Forest,
    size: Vec<i64>,
    sums: Vec<BTreeMap<usize, i64>>,
    heap: BinaryHeap<Offer>,
}

/// Average closeness, the two clusters, and the sizes for which it was computed: once one of them has grown,
/// the offer is stale and skipped.
type Offer = (i64, Reverse<(usize, usize)>, (i64, i64));

impl Joining {
    fn new(edges: &[(Doc, Doc, i64)], docs: usize) -> Joining {
        let mut sums = vec![BTreeMap::new(); docs];
        for &(a, b, score) in edges {
            sums[a as usize].insert(b as usize, score);
            sums[b as usize].insert(a as usize, score);
        }
        let forest = Forest::new(docs);
        let mut joining = Joining { forest, size: vec![1; docs], sums, heap: BinaryHeap::new() };
        for &(a, b, score) in edges {
            joining.offer(a as usize, b as usize, score);
        }
        joining
    }

    fn offer(&mut self, a: usize, b: usize, sum: i64) {
        let (a, b) = (a.min(b), a.max(b));
        let average = sum / (self.size[a] * self.size[b]);
        if average >= THRESHOLD {
            self.heap.push((average, Reverse((a, b)), (self.size[a], self.size[b])));
        }
    }

    /// Joins the closest two clusters. False when none are close enough.
    fn step(&mut self) -> bool {
        let Some((_, Reverse((a, b)), sizes)) = self.heap.pop() else { return false };
        let current = self.forest.root(a) == a && self.forest.root(b) == b;
        if !current || sizes != (self.size[a], self.size[b]) {
            return true;
        }
        self.forest.join(a, b);
        self.size[a] += self.size[b];
        let theirs = std::mem::take(&mut self.sums[b]);
        self.sums[a].remove(&b);
        for (other, sum) in theirs.into_iter().filter(|(other, _)| *other != a) {
            self.sums[other].remove(&b);
            let both = self.sums[a].entry(other).or_insert(0);
            *both += sum;
            let both = *both;
            self.sums[other].insert(a, both);
        }
        let around: Vec<(usize, i64)> = self.sums[a].iter().map(|(&other, &sum)| (other, sum)).collect();
        around.into_iter().for_each(|(other, sum)| self.offer(a, other, sum));
        true
    }
}
