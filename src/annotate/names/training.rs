//! What the training program needs of the tagger: the same features, and the file format.

use std::ops::Range;

use super::gazetteer::Gazetteer;
use super::model::{self, Model};
use super::prepared::Prepared;
use super::tag::{self, Votes};
use crate::annotate::words::Words;
use crate::model::Annotations;
use crate::text::Tokenized;

/// Number of labels: outside, and begin, inside, last and unit of a person, an organization and a place.
pub const LABELS: usize = model::LABELS;
/// Weights of a feature: three kinds, then begin, inside, last and unit.
pub const ROW: usize = model::ROW;
/// Number of steps of confidence.
pub const THRESHOLDS: usize = 16;

/// The word lists that features are made with.
pub struct Lists(Gazetteer);

impl Lists {
    /// The lists of the program and `more`: lines of a list's name ("given"), a colon and entries with commas
    /// between them.
    #[must_use]
    pub fn read(more: &str) -> Lists {
        Lists(Gazetteer::with(more))
    }
}

/// A stretch of tokens that may hold names, with the features of each token.
#[derive(Clone, Debug)]
pub struct Stretch {
    /// Indices of its tokens.
    pub tokens: Range<usize>,
    /// The features of each token, hashed.
    pub features: Vec<Vec<u32>>,
}

/// The stretches of a text. `labels`, one per token, are those of a first reading; the features then hold
/// what the other mentions of a word were taken for.
#[must_use]
pub fn stretches(text: &str, cut: &Tokenized, lists: &Lists, labels: Option<&[u8]>) -> Vec<Stretch> {
    let words = Words::new(text, cut);
    let prepared = Prepared::new(&words, &lists.0);
    let votes = labels.map(|labels| (Votes::gather(&prepared, labels), labels));
    let vote = |at: usize| match &votes {
        Some((votes, own)) => votes.vote(&prepared, at, own.get(at).copied().unwrap_or(0)),
        None => 0,
    };
    let features = |region: &Range<usize>| {
        region
            .clone()
            .map(|at| {
                let mut out = Vec::new();
                prepared.features(at, region, &mut out);
                prepared.votes(at, vote, &mut out);
                out
            })
            .collect()
    };
    prepared.regions().iter().map(|r| Stretch { tokens: r.clone(), features: features(r) }).collect()
}

/// The names the tagger alone finds: first token, one past the last, kind (1 person, 2 organization, 3
/// place) and margin.
#[must_use]
pub fn names(text: &str, cut: &Tokenized, model: &Model) -> Vec<(usize, usize, u8, i32)> {
    let words = Words::new(text, cut);
    let prepared = Prepared::new(&words, model.lists());
    tag::names(&prepared, model).into_iter().map(|n| (n.first, n.end, n.kind, n.margin)).collect()
}

/// What the name passes add to the annotations of a text, without the other passes.
#[must_use]
pub fn annotations(text: &str, cut: &Tokenized, model: Option<&Model>) -> Annotations {
    let mut found = Annotations::default();
    super::pass(&Words::new(text, cut), model, None, &mut found);
    found
}

/// True where a name that is read label by label may go on from `before` to `after`; `LABELS` is the start.
#[must_use]
pub fn may_follow(before: usize, after: usize) -> bool {
    model::may_follow(before, after)
}

/// True where a stretch may end with this label.
#[must_use]
pub fn may_end(label: usize) -> bool {
    model::may_end(label)
}

/// The bytes of a model file with `1 << bits` buckets of eight rows, the weightiest row first; rows beyond what
/// fits are left out. `lists` is what [`Lists::read`] reads.
#[must_use]
pub fn encode(
    bits: u8,
    lists: &str,
    rows: &[(u32, [i8; ROW])],
    transitions: &[[i16; LABELS]; LABELS + 1],
    thresholds: &[i16; THRESHOLDS],
) -> Vec<u8> {
    model::encode(bits, lists, rows, transitions, thresholds)
}
