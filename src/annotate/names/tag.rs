//! Names by the model: the best sequence of labels per stretch, twice.
//!
//! The first reading tells what each word is taken for where its sentence is clear; the second gives that to
//! the model for the other mentions of the word. Confidence is the margin of the best sequence over the best
//! one that reads the name differently.

use std::ops::Range;

use super::Found;
use super::features::{Prepared, Vote};
use super::model::{LABELS, Model, NEVER, ROW, Scores, may_end};
use crate::annotate::words::Words;
use crate::model::EntityKind::{Organization, Person, Place};
use crate::sort::Sorting;

/// Confidence of a well-known name that the model passed over.
const LISTED: u8 = 70;

/// What each capitalized word of an article was taken for: (word, label of the kind, 0 for no name), sorted.
pub(super) struct Votes(Vec<(u32, u8)>);

impl Votes {
    /// Gathers the labels of the capitalized words.
    pub(super) fn gather(prepared: &Prepared<'_>, labels: &[u8]) -> Votes {
        let mut votes: Vec<(u32, u8)> = prepared
            .regions()
            .iter()
            .flat_map(Range::clone)
            .filter(|&at| prepared.is_capital(at))
            .map(|at| (prepared.form(at), kind_of(labels.get(at).copied().unwrap_or(0))))
            .collect();
        votes.order();
        Votes(votes)
    }

    /// What the other mentions of the word at `at` were taken for; `own` is its own label.
    pub(super) fn vote(&self, prepared: &Prepared<'_>, at: usize, own: u8) -> Vote {
        if !prepared.is_capital(at) {
            return 0;
        }
        let form = prepared.form(at);
        let first = self.0.partition_point(|v| v.0 < form);
        let mut counts = [0_u32; 4];
        for vote in self.0.iter().skip(first).take_while(|v| v.0 == form).take(50) {
            // A kind is below 4.
            counts[vote.1 as usize & 3] += 1;
        }
        let own = &mut counts[kind_of(own) as usize & 3];
        *own = own.saturating_sub(1);
        let total: u32 = counts.iter().sum();
        let [none, named @ ..] = counts;
        let Some((best, count)) = (1..).zip(named).max_by_key(|&(kind, count): &(u8, u32)| (count, 4 - kind))
        else {
            return 0;
        };
        match () {
            () if total == 0 => 0,
            () if count >= none => best + if count == total { 8 } else { 0 },
            () => 4 + if none == total { 8 } else { 0 },
        }
    }
}

/// 0 for no name, 1-3 for a person, an organization, a place.
pub(super) fn kind_of(label: u8) -> u8 {
    label.div_ceil(4)
}

/// The names of an article.
pub(super) fn find(words: &Words<'_>, model: &Model) -> Vec<Found> {
    let prepared = Prepared::new(words);
    let first = read(&prepared, model, None, &mut |_, _, _, _| {});
    let votes = Votes::gather(&prepared, &first);
    let mut found = Vec::new();
    read(&prepared, model, Some((&votes, &first)), &mut |first, end, kind, margin| {
        let kind = match kind {
            1 => Person,
            2 => Organization,
            _ => Place,
        };
        found.push(Found { first, end, kind, confidence: model.confidence(margin) });
    });
    add_listed(words, &prepared, &mut found);
    found
}

/// Well-known names of two or more words that the model passed over or cut: the list knows where they end.
/// A longer name that the model found stays as it is.
fn add_listed(words: &Words<'_>, prepared: &Prepared<'_>, found: &mut Vec<Found>) {
    let mut listed = Vec::new();
    for (span, organization) in prepared.listed_names() {
        // Names are sorted and do not overlap: those that touch the listed one stand side by side.
        let from = found.partition_point(|n| n.end <= span.start);
        let mut touching = found.iter().skip(from).take_while(|n| n.first < span.end);
        let inside =
            touching.all(|n| span.start <= n.first && n.end <= span.end && n.end - n.first < span.len());
        if inside && words.is_word(span.end - 1) {
            let kind = if organization { Organization } else { Place };
            listed.push(Found { first: span.start, end: span.end, kind, confidence: LISTED });
        }
    }
    found.retain(|n| {
        let next = listed.partition_point(|l: &Found| l.end <= n.first);
        listed.get(next).is_none_or(|l| n.end <= l.first)
    });
    found.extend(listed);
    found.order_by_key(|name| name.first);
}

/// One reading of the article: a label per token. `name` is told every name: its tokens, kind and margin.
pub(super) fn read(
    prepared: &Prepared<'_>,
    model: &Model,
    votes: Option<(&Votes, &[u8])>,
    name: &mut impl FnMut(usize, usize, u8, i32),
) -> Vec<u8> {
    let count = prepared.regions().last().map_or(0, |r| r.end);
    let mut labels = vec![0_u8; count];
    let mut features = Vec::with_capacity(96);
    let mut scores: Vec<Scores> = Vec::new();
    for region in prepared.regions() {
        scores.clear();
        for at in region.clone() {
            let vote = |i: usize| match votes {
                Some((votes, own)) => votes.vote(prepared, i, own.get(i).copied().unwrap_or(0)),
                None => 0,
            };
            prepared.features(at, region, vote, &mut features);
            let mut sums = [0; ROW];
            for &feature in &features {
                model.add(feature, &mut sums);
            }
            scores.push(super::model::scores(&sums));
        }
        let lattice = Lattice::new(model, &scores);
        let best = lattice.best();
        for (at, &label) in region.clone().zip(&best) {
            if let Some(slot) = labels.get_mut(at) {
                *slot = label;
            }
        }
        lattice.names(&best, |first, end, kind, margin| {
            name(region.start + first, region.start + end, kind, margin);
        });
    }
    labels
}

/// The best sums up to and from every token and label of a region.
struct Lattice {
    forward: Vec<Scores>,
    backward: Vec<Scores>,
}

impl Lattice {
    fn new(model: &Model, scores: &[Scores]) -> Lattice {
        let mut forward: Vec<Scores> = Vec::with_capacity(scores.len());
        for token in scores {
            let next: Scores = std::array::from_fn(|to| {
                let into = match forward.last() {
                    None => model.transition(LABELS, to),
                    Some(last) => best_of((0..LABELS).map(|from| last[from] + model.transition(from, to))),
                };
                (into + token[to]).max(NEVER)
            });
            forward.push(next);
        }
        let mut backward: Vec<Scores> = vec![[0; LABELS]; scores.len()];
        for at in (0..scores.len()).rev() {
            backward[at] = std::array::from_fn(|from| match (scores.get(at + 1), backward.get(at + 1)) {
                (Some(token), Some(after)) => {
                    let onward = |to: usize| model.transition(from, to) + token[to] + after[to];
                    best_of((0..LABELS).map(onward)).max(NEVER)
                }
                _ => {
                    if may_end(from) {
                        0
                    } else {
                        NEVER
                    }
                }
            });
        }
        Lattice { forward, backward }
    }

    /// The best sum of a whole path through `label` at token `at`.
    fn through(&self, at: usize, label: usize) -> i32 {
        self.forward[at][label] + self.backward[at][label]
    }

    /// The label of every token on the best path. Where two are equal the lower label wins; the path still
    /// spells names because only one label per token can follow the one before it on a best path.
    fn best(&self) -> Vec<u8> {
        let mut path: Vec<u8> = Vec::with_capacity(self.forward.len());
        for at in 0..self.forward.len() {
            let before = path.last().map_or(LABELS, |&l| l as usize);
            let fits = (0..LABELS).filter(|&l| super::model::may_follow(before, l));
            let label = fits.max_by_key(|&l| (self.through(at, l), LABELS - l)).unwrap_or(0);
            path.push(u8::try_from(label).unwrap_or(0));
        }
        path
    }

    /// Tells every name of the path with its margin: the least, over its tokens, of what the best path loses
    /// when that token is read as something else.
    fn names(&self, path: &[u8], mut name: impl FnMut(usize, usize, u8, i32)) {
        let mut at = 0;
        while at < path.len() {
            let label = path[at];
            if label == 0 {
                at += 1;
                continue;
            }
            let end = (at..path.len()).find(|&i| may_end(path[i] as usize)).map_or(path.len(), |i| i + 1);
            let margin = (at..end).map(|i| self.margin(i, path[i] as usize)).min().unwrap_or(0);
            name(at, end, kind_of(label), margin);
            at = end;
        }
    }

    fn margin(&self, at: usize, label: usize) -> i32 {
        let other = best_of((0..LABELS).filter(|&l| l != label).map(|l| self.through(at, l)));
        self.through(at, label) - other
    }
}

fn best_of(sums: impl Iterator<Item = i32>) -> i32 {
    sums.max().unwrap_or(NEVER).max(NEVER)
}
