//! The name model: a linear-chain model over features, with weights of one byte, opened from a file.
//!
//! Layout, little-endian: `DLNM`, version (1 byte), log2 of the number of buckets (1 byte), length of the word
//! lists (4 bytes), number of rows (4 bytes), 14 x 13 transitions (i16; the last row starts a region), 16
//! thresholds of confidence (i16), the word lists (UTF-8), 8 fingerprints per bucket (0 for an empty slot), 7
//! weights per row (i8) in the order of the slots, FNV-1a checksum of everything before it (8 bytes).
//!
//! A feature's low bits choose a bucket; its rows are told apart by eight other bits, all eight of them at once,
//! so that one unknown feature in about a hundred is taken for a known one. All arithmetic is in integers: the
//! same text gives the same names in every build.

use super::gazetteer::Gazetteer;
use crate::error::Error;

/// Outside, and begin, inside, last and unit of a person, an organization and a place.
pub(super) const LABELS: usize = 13;
/// Weights of a feature: one for each kind of name, one for each place in a name. The score of a label is the
/// sum of its kind's and its place's; "outside" is 0. Half as many numbers to learn and to store as one for
/// each label, and what is learned of one kind's beginnings helps the others.
pub(super) const ROW: usize = 7;
/// The value of a label that cannot follow.
pub(super) const NEVER: i32 = i32::MIN / 4;

const MAGIC: &[u8; 4] = b"DLNM";
const VERSION: u8 = 2;
const HEADER: usize = 14;
/// Slots of a bucket, as many as a word of 64 bits has bytes.
const BUCKET: usize = 8;
const THRESHOLDS: usize = 16;

/// Scores of all labels for one token.
pub(super) type Scores = [i32; LABELS];
/// Sums of the features' weights for one token.
pub(super) type Sums = [i32; ROW];

/// The scores of all labels.
pub(super) fn scores(sums: &Sums) -> Scores {
    let [person, organization, place, begin, inside, last, unit] = *sums;
    let mut scores = [0; LABELS];
    let kinds = [person, organization, place]
        .into_iter()
        .flat_map(|kind| [begin, inside, last, unit].into_iter().map(move |place| kind + place));
    for (score, sum) in scores.iter_mut().skip(1).zip(kinds) {
        *score = sum;
    }
    scores
}

/// A trained model for names of people, organizations and places.
#[derive(Clone)]
pub struct Model {
    mask: u32,
    /// The fingerprints of each bucket.
    prints: Vec<u64>,
    /// The weights of each slot; the eighth is 0.
    weights: Vec<[[i8; BUCKET]; BUCKET]>,
    /// `[before][after]`; the last row is the start of a region.
    transitions: [[i32; LABELS]; LABELS + 1],
    /// The margin that each sixteenth of confidence needs.
    thresholds: [i32; THRESHOLDS],
    lists: Gazetteer,
}

impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Model").field("buckets", &self.prints.len()).finish_non_exhaustive()
    }
}

impl Model {
    /// Opens a model file.
    ///
    /// # Errors
    /// When the bytes are no name model, are cut short or changed, or were written by a newer version.
    pub fn open(bytes: &[u8]) -> Result<Model, Error> {
        let broken = || Error::data("the name model is broken or cut short; download it again");
        if !bytes.starts_with(MAGIC) {
            return Err(Error::data("this is no name model"));
        }
        let (body, sum) = bytes.split_last_chunk::<8>().ok_or_else(broken)?;
        let mut reader = Reader { bytes: body.get(4..).ok_or_else(broken)? };
        let [version, bits] = reader.take::<2>().ok_or_else(broken)?;
        if version != VERSION {
            return Err(Error::data("the name model was written by another version of this program"));
        }
        if checksum(body) != u64::from_le_bytes(*sum) || !(4..=20).contains(&bits) {
            return Err(broken());
        }
        reader.model(bits).ok_or_else(broken)
    }

    /// Adds the weights of the features that the model knows.
    pub(super) fn add(&self, features: &[u32], sums: &mut Sums) {
        for &feature in features {
            self.add_one(feature, sums);
        }
    }

    fn add_one(&self, feature: u32, sums: &mut Sums) {
        let bucket = (feature & self.mask) as usize;
        let Some(prints) = self.prints.get(bucket) else { return };
        // A byte of the difference is zero where the fingerprint fits; the lowest such byte gets its high bit
        // set (the borrow of a subtraction can only reach bytes above it).
        let difference = prints ^ (u64::from(fingerprint(feature)) * 0x0101_0101_0101_0101);
        let zeros = difference.wrapping_sub(0x0101_0101_0101_0101) & !difference & 0x8080_8080_8080_8080;
        if zeros == 0 {
            return;
        }
        let slot = (zeros.trailing_zeros() / 8) as usize;
        if let Some(weights) = self.weights.get(bucket).and_then(|slots| slots.get(slot)) {
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += i32::from(*weight);
            }
        }
    }

    /// The word lists that the features were made with.
    pub(super) fn lists(&self) -> &Gazetteer {
        &self.lists
    }

    /// What it adds to a path to go from this label to each; `LABELS` is the start of a region.
    pub(super) fn row(&self, before: usize) -> &Scores {
        // A label is at most `LABELS`.
        &self.transitions[before.min(LABELS)]
    }

    /// 0-100: how often names found with this margin were right in training.
    pub(super) fn confidence(&self, margin: i32) -> u8 {
        let reached = self.thresholds.iter().take_while(|&&t| margin >= t).count();
        // At most 16 sixteenths: 40 + 59.
        u8::try_from(40 + reached * 59 / THRESHOLDS).unwrap_or(99)
    }
}

/// The eight bits of a feature that tell rows apart, never 0.
pub(super) fn fingerprint(feature: u32) -> u8 {
    ((feature >> 24) as u8).max(1)
}

/// FNV-1a in 64 bits.
fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(*b)).wrapping_mul(0x0000_0100_0000_01b3))
}

struct Reader<'a> {
    bytes: &'a [u8],
}

impl Reader<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, rest) = self.bytes.split_first_chunk::<N>()?;
        self.bytes = rest;
        Some(*head)
    }

    fn i16(&mut self) -> Option<i32> {
        self.take::<2>().map(|b| i32::from(i16::from_le_bytes(b)))
    }

    fn model(&mut self, bits: u8) -> Option<Model> {
        let length = u32::from_le_bytes(self.take::<4>()?) as usize;
        let count = u32::from_le_bytes(self.take::<4>()?) as usize;
        let mut transitions = [[0; LABELS]; LABELS + 1];
        for (before, row) in transitions.iter_mut().enumerate() {
            for (after, value) in row.iter_mut().enumerate() {
                *value = if may_follow(before, after) { self.i16()? } else { self.i16().map(|_| NEVER)? };
            }
        }
        let mut thresholds = [0; THRESHOLDS];
        for value in &mut thresholds {
            *value = self.i16()?;
        }
        let (lists, rest) = self.bytes.split_at_checked(length)?;
        let lists = Gazetteer::with(std::str::from_utf8(lists).ok()?);
        let (prints, rows) = rest.split_at_checked(BUCKET << bits)?;
        let (prints, _) = prints.as_chunks::<BUCKET>();
        let (rows, rest) = rows.as_chunks::<ROW>();
        let filled = prints.as_flattened().iter().filter(|&&print| print != 0).count();
        if filled != count || rows.len() != count || !rest.is_empty() {
            return None;
        }
        let mut rows = rows.iter();
        let mut slot = |print: u8| {
            let mut weights = [0; BUCKET];
            let row = if print == 0 { None } else { rows.next() };
            for (weight, byte) in weights.iter_mut().zip(row.into_iter().flatten()) {
                *weight = i8::from_le_bytes([*byte]);
            }
            weights
        };
        let weights = prints.iter().map(|bucket| bucket.map(&mut slot)).collect();
        let prints: Vec<u64> = prints.iter().map(|bucket| u64::from_le_bytes(*bucket)).collect();
        Some(Model {
            mask: u32::try_from(prints.len() - 1).ok()?,
            prints,
            weights,
            transitions,
            thresholds,
            lists,
        })
    }
}

/// The order of labels that spells names: after "begin" and "inside" only "inside" and "last" of the same
/// kind; otherwise "outside", "begin" or "unit".
pub(super) fn may_follow(before: usize, after: usize) -> bool {
    let open = |label: usize| label > 0 && label < LABELS && matches!((label - 1) % 4, 0 | 1);
    let goes_on = after > 0 && matches!((after - 1) % 4, 1 | 2);
    if open(before) { goes_on && (before - 1) / 4 == (after - 1) / 4 } else { !goes_on }
}

/// A name may end a region with this label.
pub(super) fn may_end(label: usize) -> bool {
    label == 0 || matches!((label - 1) % 4, 2 | 3)
}

/// The bytes of a model file, for the training program. `rows` are features with their weights, the weightiest
/// first: a row for which its bucket has no room, or that looks like one already there, is left out.
#[must_use]
pub(super) fn encode(
    bits: u8,
    lists: &str,
    rows: &[(u32, [i8; ROW])],
    transitions: &[[i16; LABELS]; LABELS + 1],
    thresholds: &[i16; THRESHOLDS],
) -> Vec<u8> {
    let mut buckets: Vec<Vec<&(u32, [i8; ROW])>> = vec![Vec::new(); 1 << bits];
    for row in rows {
        let bucket = &mut buckets[row.0 as usize & ((1 << bits) - 1)];
        if bucket.len() < BUCKET && bucket.iter().all(|r| fingerprint(r.0) != fingerprint(row.0)) {
            bucket.push(row);
        }
    }
    let length = |n: usize| u32::try_from(n).unwrap_or(0).to_le_bytes();
    let mut out = MAGIC.to_vec();
    out.extend([VERSION, bits]);
    out.extend(length(lists.len()));
    out.extend(length(buckets.iter().map(Vec::len).sum()));
    debug_assert_eq!(out.len(), HEADER);
    out.extend(transitions.iter().flatten().chain(thresholds).flat_map(|v| v.to_le_bytes()));
    out.extend(lists.as_bytes());
    for bucket in &buckets {
        let print = |slot: usize| bucket.get(slot).map_or(0, |row| fingerprint(row.0));
        out.extend((0..BUCKET).map(print));
    }
    out.extend(buckets.iter().flatten().flat_map(|row| row.1.map(|w| w.to_le_bytes()[0])));
    let sum = checksum(&out);
    out.extend(sum.to_le_bytes());
    out
}
