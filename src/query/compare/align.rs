//! Which units of two texts say the same thing.
//!
//! Equal units are certain. The others are proposed by the rare words they share, scored, and taken one to
//! one, best first; a unit that stands clearly above all its rivals needs less of a score than one that
//! could as well be another. What is left over may be a piece of a unit that was split or merged.
//! Every step looks at a bounded number of candidates per word, so the whole is near-linear.

use crate::sort::Sorting;

use std::cmp::Reverse;

use super::exact;
use super::moves;
use super::score::{Probe, Scale, Score, share};
use super::units::Cut;

/// A unit of `a` and a unit of `b` that say the same thing, wholly or in part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Link {
    pub(super) a: usize,
    pub(super) b: usize,
    /// True where it stands out of the order that most of the text keeps.
    pub(super) moved: bool,
}

/// A stem that stands in more units of one text than this proposes no candidates there: it says little, and
/// following it would be quadratic.
const COMMON: usize = 32;
/// Candidates scored per unit.
const CANDIDATES: usize = 6;
/// How much of the distance to the best rival counts on top of the score, in percent, for each side.
const MARGIN: i64 = 30;
/// What score and margins must reach together, in thousandths: in versions of one text, where a sentence is
/// expected to have a counterpart, and in texts that are not, where chance words must not pair two sentences.
const ENOUGH: i64 = 470;
const ENOUGH_APART: i64 = 620;
/// Texts are versions of one where this share of the units of the shorter, in percent, is equal or scores
/// as much as this.
const VERSIONS: usize = 10;
const STRONG: u32 = 600;
/// A unit that is nearly all contained in a longer one is the same, cut: share of its weight and of its
/// words in order, in thousandths, and its least number of words.
const CUT_WEIGHT: u32 = 600;
const CUT_ORDER: u32 = 600;
const CUT_WORDS: u32 = 5;
const CUT_APART: (u32, u32) = (800, 750);
/// A leftover unit is a piece of a linked one where this share of its weight stands in words that the
/// linked partners leave open: next to a partner, and anywhere else.
const PIECE_NEAR: u32 = 500;
const PIECE_FAR: u32 = 800;
/// ... with at least this many such words.
const PIECE_WORDS: u32 = 3;

/// Aligns two texts whose stems are below `stems`. Units for which `skip` holds (by side) stay unlinked.
/// Links are sorted.
pub(super) fn align(a: &Cut, b: &Cut, stems: usize, skip: (&[bool], &[bool])) -> Vec<Link> {
    let equal = exact::equal(a, b, skip);
    let mut aligner = Aligner::new(a, b, stems, &equal, skip);
    let scored = aligner.propose();
    let rest = aligner.one_to_one(scored);
    let rest = aligner.cut_units(rest);
    aligner.pieces(&rest);
    moves::mark(aligner.links, |i| a.count(i))
}

/// Two units that may belong together.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    a: usize,
    b: usize,
    score: Score,
    /// Score with margins.
    rank: i64,
}

struct Aligner<'c> {
    a: &'c Cut,
    b: &'c Cut,
    scale: Scale,
    probe: Probe,
    /// Units that take part in weighing: not skipped and not equal to one of the other side.
    open: (Vec<bool>, Vec<bool>),
    /// Per unit, the units of the other side it is linked with by weighing.
    partners: (Vec<Vec<usize>>, Vec<Vec<usize>>),
    links: Vec<Link>,
    /// True where the texts look like versions of one.
    versions: bool,
}

impl<'c> Aligner<'c> {
    fn new(
        a: &'c Cut,
        b: &'c Cut,
        stems: usize,
        equal: &[Option<usize>],
        skip: (&[bool], &[bool]),
    ) -> Aligner<'c> {
        let open = |cut: &Cut, skip: &[bool]| {
            (0..cut.len()).map(|i| !skip.get(i).copied().unwrap_or(false)).collect::<Vec<_>>()
        };
        let mut open = (open(a, skip.0), open(b, skip.1));
        let mut links = Vec::new();
        for (i, j) in equal.iter().enumerate().filter_map(|(i, j)| Some((i, (*j)?))) {
            (open.0[i], open.1[j]) = (false, false);
            links.push(Link { a: i, b: j, moved: false });
        }
        Aligner {
            a,
            b,
            scale: Scale::new([a, b], stems),
            probe: Probe::new(stems),
            open,
            partners: (vec![Vec::new(); a.len()], vec![Vec::new(); b.len()]),
            versions: false,
            links,
        }
    }

    fn link(&mut self, a: usize, b: usize) {
        self.partners.0[a].push(b);
        self.partners.1[b].push(a);
        self.links.push(Link { a, b, moved: false });
    }

    /// Scores the best candidates of every open unit of `a`, by unit.
    fn propose(&mut self) -> Vec<Candidate> {
        let index = Postings::new(self.b, &self.open.1, self.scale.weight.len());
        let mut tally = Tally::new(self.b.len());
        let mut found = Vec::new();
        for i in (0..self.a.len()).filter(|&i| self.open.0[i]) {
            tally.count(self.a, i, &index, &self.scale);
            let best = tally.best();
            if best.is_empty() {
                continue;
            }
            self.probe.load(self.a, i, &self.scale);
            for j in best {
                let score = self.probe.score(self.b, j, &self.scale);
                found.push(Candidate { a: i, b: j, score, rank: 0 });
            }
        }
        self.versions = self.are_versions(&found);
        self.rank(&mut found);
        found
    }

    /// Adds the distance to the best rival on each side and sorts, best first.
    fn rank(&self, found: &mut [Candidate]) {
        let mut best_a = vec![Rivals::default(); self.a.len()];
        let mut best_b = vec![Rivals::default(); self.b.len()];
        for c in found.iter() {
            best_a[c.a].add(c.score.both, c.b);
            best_b[c.b].add(c.score.both, c.a);
        }
        for c in found.iter_mut() {
            let own = i64::from(c.score.both);
            let margin = |rivals: &Rivals, partner| own - i64::from(rivals.without(partner));
            c.rank = own + (margin(&best_a[c.a], c.b) + margin(&best_b[c.b], c.a)) * MARGIN / 100;
        }
        let (la, lb) = (self.a.len().max(1), self.b.len().max(1));
        let drift = |c: &Candidate| (c.a * lb).abs_diff(c.b * la);
        found.order_by_key(|c| (Reverse(c.rank), drift(c), c.a, c.b));
    }

    /// True where enough units are equal or have a strong candidate.
    fn are_versions(&self, found: &[Candidate]) -> bool {
        let strong = found.chunk_by(|c, d| c.a == d.a).filter(|of| of.iter().any(|c| c.score.both >= STRONG));
        let shorter = self.a.len().min(self.b.len());
        (self.links.len() + strong.count()) * 100 >= shorter * VERSIONS
    }

    /// Takes candidates one to one, best first. Returns the others.
    fn one_to_one(&mut self, ranked: Vec<Candidate>) -> Vec<Candidate> {
        let mut rest = Vec::new();
        let enough = if self.versions { ENOUGH } else { ENOUGH_APART };
        for c in ranked {
            if c.rank >= enough && self.partners.0[c.a].is_empty() && self.partners.1[c.b].is_empty() {
                self.link(c.a, c.b);
            } else {
                rest.push(c);
            }
        }
        rest
    }

    /// Takes units that were cut to a fraction: too unlike in length to score, but wholly contained.
    fn cut_units(&mut self, rest: Vec<Candidate>) -> Vec<Candidate> {
        let mut left = Vec::new();
        for c in rest {
            let free = self.partners.0[c.a].is_empty() && self.partners.1[c.b].is_empty();
            let short = self.a.count(c.a).min(self.b.count(c.b));
            let (weight, order) = if self.versions { (CUT_WEIGHT, CUT_ORDER) } else { CUT_APART };
            let cut = c.score.contained >= weight && c.score.in_order >= order && short >= CUT_WORDS;
            if free && cut {
                self.link(c.a, c.b);
            } else {
                left.push(c);
            }
        }
        left
    }

    /// Links what is left of one side with a unit of the other whose partners leave its words open: the
    /// pieces of a split or merged unit.
    fn pieces(&mut self, rest: &[Candidate]) {
        for c in rest {
            let (taken_a, taken_b) = (!self.partners.0[c.a].is_empty(), !self.partners.1[c.b].is_empty());
            let fits = match (taken_a, taken_b) {
                (true, false) => self.is_piece((self.a, c.a), (self.b, c.b), &self.partners.0[c.a]),
                (false, true) => self.is_piece((self.b, c.b), (self.a, c.a), &self.partners.1[c.b]),
                _ => false,
            };
            if fits {
                self.link(c.a, c.b);
            }
        }
    }

    /// True where `piece` covers words of `whole` that its `partners`, units beside the piece, leave open.
    fn is_piece(&self, whole: (&Cut, usize), piece: (&Cut, usize), partners: &[usize]) -> bool {
        let (cut, unit) = piece;
        let mut stems: Vec<u32> = whole.0.words(whole.1).map(|t| t.stem).collect();
        stems.order();
        let mut open = vec![true; stems.len()];
        let mut take = |stem: u32| {
            let start = stems.partition_point(|&s| s < stem);
            let run = stems.iter().zip(&open).skip(start).take_while(|(s, _)| **s == stem);
            let free = run.enumerate().find(|(_, (_, open))| **open).map(|(k, _)| start + k);
            free.inspect(|&k| open[k] = false).is_some()
        };
        for &partner in partners {
            for token in cut.words(partner) {
                take(token.stem);
            }
        }
        let (mut words, mut weight) = (0, 0u32);
        for token in cut.words(unit).filter(|t| take(t.stem)) {
            words += 1;
            weight = weight.saturating_add(self.scale.of(token.stem));
        }
        let near = partners.iter().any(|&p| p.abs_diff(unit) == 1);
        let least = if near { PIECE_NEAR } else { PIECE_FAR };
        words >= PIECE_WORDS && share(weight, self.scale.total(cut, unit)) >= least
    }
}

/// The two best scores of a unit and the partner of the best.
#[derive(Clone, Copy, Default)]
struct Rivals {
    best: (u32, usize),
    second: u32,
}

impl Rivals {
    fn add(&mut self, score: u32, partner: usize) {
        if score > self.best.0 {
            self.second = self.best.0;
            self.best = (score, partner);
        } else {
            self.second = self.second.max(score);
        }
    }

    /// The best score with another partner.
    fn without(&self, partner: usize) -> u32 {
        if self.best.1 == partner { self.second } else { self.best.0 }
    }
}

/// For every stem that is not common, the open units of one side it stands in.
struct Postings {
    starts: Vec<u32>,
    units: Vec<u32>,
}

impl Postings {
    fn new(cut: &Cut, open: &[bool], stems: usize) -> Postings {
        // Counting sort: how many units per stem, then the units in their places.
        let mut last = vec![u32::MAX; stems];
        let mut starts = vec![0u32; stems + 1];
        each_stem(cut, open, &mut last, |_, stem| starts[stem + 1] += 1);
        for stem in 0..stems {
            let count = starts[stem + 1] as usize;
            starts[stem + 1] = starts[stem] + if count > COMMON { 0 } else { count as u32 };
        }
        let mut next = starts.clone();
        let mut units = vec![0u32; starts.last().map_or(0, |&end| end as usize)];
        last.fill(u32::MAX);
        each_stem(cut, open, &mut last, |unit, stem| {
            if next[stem] < starts[stem + 1] {
                units[next[stem] as usize] = unit as u32;
                next[stem] += 1;
            }
        });
        Postings { starts, units }
    }

    fn of(&self, stem: u32) -> &[u32] {
        let stem = stem as usize;
        let range = self.starts.get(stem).zip(self.starts.get(stem + 1));
        range.and_then(|(&start, &end)| self.units.get(start as usize..end as usize)).unwrap_or(&[])
    }
}

/// Calls `f` with every open unit and each of its distinct stems, in order. `last` holds the unit in which
/// a stem was last seen, `u32::MAX` for none.
fn each_stem(cut: &Cut, open: &[bool], last: &mut [u32], mut f: impl FnMut(usize, usize)) {
    for unit in (0..cut.len()).filter(|&i| open.get(i) == Some(&true)) {
        for token in cut.words(unit) {
            let stem = token.stem as usize;
            if last[stem] != unit as u32 {
                last[stem] = unit as u32;
                f(unit, stem);
            }
        }
    }
}

/// Adds up, for one unit, the weight of the words it shares with units of the other side.
struct Tally {
    weight: Vec<u32>,
    touched: Vec<u32>,
    seen: Vec<u32>,
}

impl Tally {
    fn new(units: usize) -> Tally {
        Tally { weight: vec![0; units], touched: Vec::new(), seen: Vec::new() }
    }

    fn count(&mut self, cut: &Cut, unit: usize, index: &Postings, scale: &Scale) {
        self.seen.clear();
        self.seen.extend(cut.words(unit).map(|t| t.stem));
        self.seen.order();
        self.seen.dedup();
        for &stem in &self.seen {
            for &other in index.of(stem) {
                // The index holds units of the text this tally was made for.
                let weight = &mut self.weight[other as usize];
                if *weight == 0 {
                    self.touched.push(other);
                }
                *weight = weight.saturating_add(scale.of(stem).max(1));
            }
        }
    }

    /// The units with most shared weight, best first; clears the tally.
    fn best(&mut self) -> Vec<usize> {
        let take = |other: u32| (Reverse(std::mem::take(&mut self.weight[other as usize])), other as usize);
        let mut best: Vec<_> = self.touched.drain(..).map(take).collect();
        if best.len() > CANDIDATES {
            best.select_nth_unstable(CANDIDATES);
            best.truncate(CANDIDATES);
        }
        best.order();
        best.into_iter().map(|(_, other)| other).collect()
    }
}
