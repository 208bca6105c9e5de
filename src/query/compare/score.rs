//! How much two units say the same, in thousandths.
//!
//! Three measures that fail in different ways: the longest common subsequence of words (order kept, the
//! strongest single sign of an edit), shared words weighted by rarity (order ignored), and shared pairs of
//! neighboring words (phrases). Weights were chosen on open sets of news edits and of simplified news; see
//! `examples/measure_compare.rs` for the measure.

use crate::sort::Sorting;

use super::units::Cut;
use crate::corpus::words::rarity;

/// Share of each measure in the score, in tenths.
const ORDER: u32 = 5;
const WORDS: u32 = 4;
const PHRASES: u32 = 1;

/// Order is looked at in units up to this many words; in longer ones shared words stand in for it, so that
/// the cost stays within 64 steps per word whatever the input.
const LONGEST: usize = 4096;

/// The two texts with the weight of every stem.
pub(super) struct Scale {
    /// By stem.
    pub(super) weight: Vec<u32>,
}

impl Scale {
    pub(super) fn new(sides: [&Cut; 2], stems: usize) -> Scale {
        let mut df = vec![0u32; stems];
        let mut last = vec![0u32; stems];
        let mut unit_number = 0;
        for cut in sides {
            for i in 0..cut.len() {
                unit_number += 1;
                for token in cut.words(i) {
                    // Stems come from the lexicon that counted them.
                    let stem = token.stem as usize;
                    if last[stem] != unit_number {
                        last[stem] = unit_number;
                        df[stem] += 1;
                    }
                }
            }
        }
        Scale { weight: df.iter().map(|&df| rarity(unit_number, df)).collect() }
    }

    pub(super) fn of(&self, stem: u32) -> u32 {
        self.weight.get(stem as usize).copied().unwrap_or(0)
    }

    /// The weight of all words of a unit.
    pub(super) fn total(&self, cut: &Cut, unit: usize) -> u32 {
        cut.words(unit).fold(0, |sum, t| sum.saturating_add(self.of(t.stem)))
    }
}

/// How one unit stands against another, in thousandths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Score {
    /// The three measures together.
    pub(super) both: u32,
    /// The share of the lighter unit's weight that stands in the other.
    pub(super) contained: u32,
    /// The share of the shorter unit's words that stand in the other in the same order.
    pub(super) in_order: u32,
}

/// One unit prepared to be scored against many. Vectors by stem are as long as there are stems, and zero
/// outside the unit.
pub(super) struct Probe {
    stems: Vec<u32>,
    /// How often each stem stands in the unit.
    count: Vec<u32>,
    /// Number of a stem among the distinct stems of the unit, from 1.
    local: Vec<u32>,
    /// For each distinct stem, the positions it stands at as bits: `blocks` numbers each.
    masks: Vec<u64>,
    blocks: usize,
    phrases: Vec<u64>,
    weight: u32,
    /// Scratch space.
    bits: Vec<u64>,
    other: Vec<u32>,
}

impl Probe {
    pub(super) fn new(stems: usize) -> Probe {
        Probe {
            stems: Vec::new(),
            count: vec![0; stems],
            local: vec![0; stems],
            masks: Vec::new(),
            blocks: 0,
            phrases: Vec::new(),
            weight: 0,
            bits: Vec::new(),
            other: Vec::new(),
        }
    }

    /// Takes up a unit; what the probe held before is forgotten. `cut` uses stems below the number given to
    /// [`Probe::new`], so indexing by stem is in range.
    pub(super) fn load(&mut self, cut: &Cut, unit: usize, scale: &Scale) {
        for &stem in &self.stems {
            (self.count[stem as usize], self.local[stem as usize]) = (0, 0);
        }
        self.stems.clear();
        self.stems.extend(cut.words(unit).map(|t| t.stem));
        self.stems.iter().for_each(|&stem| self.count[stem as usize] += 1);
        self.weight = scale.total(cut, unit);
        self.load_masks();
        self.phrases.clear();
        self.phrases.extend(phrases(&self.stems));
        self.phrases.order();
    }

    fn load_masks(&mut self) {
        self.masks.clear();
        self.blocks = if self.stems.len() > LONGEST { 0 } else { self.stems.len().div_ceil(64) };
        if self.blocks == 0 {
            return;
        }
        for (at, &stem) in self.stems.iter().enumerate() {
            let local = &mut self.local[stem as usize];
            if *local == 0 {
                self.masks.resize(self.masks.len() + self.blocks, 0);
                *local = (self.masks.len() / self.blocks) as u32;
            }
            // The row was added above, when the stem was first seen.
            self.masks[(*local as usize - 1) * self.blocks + at / 64] |= 1 << (at % 64);
        }
    }

    /// Scores a unit against the one that is loaded.
    pub(super) fn score(&mut self, cut: &Cut, unit: usize, scale: &Scale) -> Score {
        let mut other = std::mem::take(&mut self.other);
        other.clear();
        other.extend(cut.words(unit).map(|t| t.stem));
        let score = self.score_stems(&other, scale.total(cut, unit), scale);
        self.other = other;
        score
    }

    fn score_stems(&mut self, other: &[u32], weight: u32, scale: &Scale) -> Score {
        let (shared_words, shared_weight) = self.shared(other, scale);
        if shared_words == 0 {
            return Score::default();
        }
        let in_order = self.subsequence(other).unwrap_or(shared_words);
        let (ours, theirs) = (self.stems.len() as u32, other.len() as u32);
        let found = phrases(other).filter(|p| self.phrases.binary_search(p).is_ok()).count() as u32;
        let most = ours.min(theirs).saturating_sub(1);
        let both = ORDER * share(2 * in_order, ours + theirs)
            + WORDS * share(shared_weight.saturating_mul(2), self.weight.saturating_add(weight))
            + PHRASES * share(found.min(most), most);
        Score {
            both: both / 10,
            contained: share(shared_weight, self.weight.min(weight)),
            in_order: share(in_order, ours.min(theirs)),
        }
    }

    /// Words that stand in both, each as often as in the one with fewer, and their weight.
    fn shared(&mut self, other: &[u32], scale: &Scale) -> (u32, u32) {
        let (mut words, mut weight) = (0, 0u32);
        for &stem in other {
            // Counted down here and restored below.
            let left = &mut self.count[stem as usize];
            *left = left.wrapping_sub(1);
            if (*left as i32) >= 0 {
                words += 1;
                weight = weight.saturating_add(scale.of(stem));
            }
        }
        for &stem in other {
            let left = &mut self.count[stem as usize];
            *left = left.wrapping_add(1);
        }
        (words, weight)
    }

    /// Length of the longest common subsequence, 64 positions at a time; none where a unit is too long.
    ///
    /// After H. Hyyrö, "Bit-parallel LCS-length computation revisited" (2004): a zero bit marks a position
    /// of the loaded unit where the subsequence grows.
    fn subsequence(&mut self, other: &[u32]) -> Option<u32> {
        if self.blocks == 0 || other.len() > LONGEST {
            return None;
        }
        self.bits.clear();
        self.bits.resize(self.blocks, u64::MAX);
        for &stem in other {
            let Some(row) = self.local[stem as usize].checked_sub(1) else { continue };
            let start = row as usize * self.blocks;
            let masks = self.masks.get(start..start + self.blocks).unwrap_or(&[]);
            let mut carry = false;
            for (bits, mask) in self.bits.iter_mut().zip(masks) {
                let (sum, over) = bits.overflowing_add(*bits & mask);
                let (sum, over_too) = sum.overflowing_add(u64::from(carry));
                carry = over || over_too;
                *bits = sum | (*bits & !mask);
            }
        }
        // Bits past the end of the unit match nothing and stay set.
        Some(self.bits.iter().map(|b| b.count_zeros()).sum())
    }
}

fn phrases(stems: &[u32]) -> impl Iterator<Item = u64> + '_ {
    stems.iter().zip(stems.iter().skip(1)).map(|(&a, &b)| u64::from(a) << 32 | u64::from(b))
}

/// `part` of `whole` in thousandths; 0 of nothing.
pub(super) fn share(part: u32, whole: u32) -> u32 {
    if whole == 0 { 0 } else { (u64::from(part) * 1000 / u64::from(whole)).min(1000) as u32 }
}

#[cfg(test)]
mod tests {
    use super::super::Side;
    use super::*;
    use crate::corpus::words::Lexicon;
    use crate::model::Span;

    fn scores(a: &str, b: &str) -> Score {
        let mut lexicon = Lexicon::default();
        let (ua, ub) = ([Span::new(0, a.len())], [Span::new(0, b.len())]);
        let a = Cut::new(&mut lexicon, &Side { text: a, units: &ua });
        let b = Cut::new(&mut lexicon, &Side { text: b, units: &ub });
        let scale = Scale::new([&a, &b], lexicon.stems());
        let mut probe = Probe::new(lexicon.stems());
        probe.load(&a, 0, &scale);
        let first = probe.score(&b, 0, &scale);
        assert_eq!(first, probe.score(&b, 0, &scale), "scoring leaves the probe as it was");
        first
    }

    fn plain_subsequence(a: &[u32], b: &[u32]) -> u32 {
        let mut row = vec![0; b.len() + 1];
        for x in a {
            let mut diagonal = 0;
            for (j, y) in b.iter().enumerate() {
                let above = row[j + 1];
                row[j + 1] = if x == y { diagonal + 1 } else { above.max(row[j]) };
                diagonal = above;
            }
        }
        row[b.len()]
    }

    #[test]
    fn same_and_different() {
        let same = Score { both: 1000, contained: 1000, in_order: 1000 };
        assert_eq!(scores("the envoy left", "the envoy left"), same);
        assert_eq!(scores("the envoy left", "rain fell"), Score::default());
        let cut = scores("the envoy left the city before noon on a bus", "the envoy left the city");
        assert_eq!((cut.contained, cut.in_order), (1000, 1000));
        assert!(cut.both < 900);
    }

    proptest::proptest! {
        #[test]
        fn bits_agree_with_the_table(a in proptest::collection::vec(0u32..9, 1..200),
                                     b in proptest::collection::vec(0u32..9, 1..200)) {
            let mut probe = Probe::new(9);
            probe.stems.clone_from(&a);
            probe.load_masks();
            proptest::prop_assert_eq!(probe.subsequence(&b), Some(plain_subsequence(&a, &b)));
        }
    }
}
