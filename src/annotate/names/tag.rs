//! Names by the model: the best sequence of labels per stretch, twice.
//!
//! The first reading tells what each word is taken for where its sentence is clear; the second gives that to
//! the model for the other mentions of the word. The sums of the first reading are kept: the second adds what
//! the votes weigh, and stretches without votes stand as they are.

use std::ops::Range;

use super::Found;
use super::features::Vote;
use super::lattice::{self, Lattice};
use super::model::{Model, ROW, Sums};
use super::prepared::Prepared;
use crate::annotate::words::Words;
use crate::model::EntityKind::{Organization, Person, Place};
use crate::sort::Sorting;

/// Confidence of a well-known name that the model passed over.
const LISTED: u8 = 70;
/// Votes of so many mentions say enough.
const MOST_VOTES: u32 = 50;

/// What the capitalized mentions of each word of an article were taken for: by the word's number, how often
/// for no name, a person, an organization, a place.
pub(super) struct Votes(Vec<[u32; 4]>);

impl Votes {
    /// Gathers the labels of the capitalized words.
    pub(super) fn gather(prepared: &Prepared<'_>, labels: &[u8]) -> Votes {
        let mut votes = vec![[0; 4]; prepared.forms()];
        for at in prepared.regions().iter().flat_map(Range::clone) {
            let token = prepared.token(at);
            if token.capital
                && let Some(counts) = votes.get_mut(token.form as usize)
            {
                // A kind is below 4.
                counts[lattice::kind_of(labels.get(at).copied().unwrap_or(0)) as usize & 3] += 1;
            }
        }
        for counts in &mut votes {
            let mut room = MOST_VOTES;
            for count in counts {
                *count = room.min(*count);
                room -= *count;
            }
        }
        Votes(votes)
    }

    /// What the other mentions of the word at `at` were taken for; `own` is its own label.
    pub(super) fn vote(&self, prepared: &Prepared<'_>, at: usize, own: u8) -> Vote {
        let token = prepared.token(at);
        let Some(counts) = self.0.get(token.form as usize).filter(|_| token.capital) else { return 0 };
        let mut counts = *counts;
        let own = &mut counts[lattice::kind_of(own) as usize & 3];
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

/// A name as the tagger finds it.
#[derive(Clone, Copy)]
pub(super) struct Tagged {
    /// Its first token.
    pub(super) first: usize,
    /// One past its last token.
    pub(super) end: usize,
    /// 1-3: a person, an organization, a place.
    pub(super) kind: u8,
    /// How much the best reading loses where the name is read differently.
    pub(super) margin: i32,
}

/// The names of an article.
pub(super) fn find(words: &Words<'_>, model: &Model) -> Vec<Found> {
    let prepared = Prepared::new(words, model.lists());
    let mut found: Vec<Found> = names(&prepared, model)
        .into_iter()
        .map(|name| {
            let kind = match name.kind {
                1 => Person,
                2 => Organization,
                _ => Place,
            };
            Found { first: name.first, end: name.end, kind, confidence: model.confidence(name.margin) }
        })
        .collect();
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
    if listed.is_empty() {
        return;
    }
    found.retain(|n| {
        let next = listed.partition_point(|l: &Found| l.end <= n.first);
        listed.get(next).is_none_or(|l| n.end <= l.first)
    });
    found.extend(listed);
    found.order_by_key(|name| name.first);
}

/// What the tagger makes of an article, in order.
pub(super) fn names(prepared: &Prepared<'_>, model: &Model) -> Vec<Tagged> {
    let count = prepared.regions().last().map_or(0, |r| r.end);
    let mut reader =
        Reader { prepared, model, lattice: Lattice::default(), features: Vec::with_capacity(96) };
    let (mut labels, mut sums, mut clear) = (vec![0; count], Vec::new(), Vec::new());
    let mut ends = Vec::with_capacity(prepared.regions().len());
    for region in prepared.regions() {
        reader.weigh(region, &mut sums);
        reader.read(region, &sums[sums.len() - region.len()..], &mut labels, &mut clear);
        ends.push(clear.len());
    }
    let votes = Votes::gather(prepared, &labels);
    let (mut out, mut again) = (Vec::with_capacity(clear.len()), vec![0; count]);
    let (mut rest, mut from) = (&mut sums[..], 0);
    for (region, end) in prepared.regions().iter().zip(ends) {
        // The sums of all regions stand one after the other.
        let (here, after) = std::mem::take(&mut rest).split_at_mut(region.len());
        if reader.add_votes(region, &votes, &labels, here) {
            reader.read(region, here, &mut again, &mut out);
        } else {
            out.extend(clear.get(from..end).unwrap_or_default());
        }
        (rest, from) = (after, end);
    }
    out
}

/// Reads regions, with room to work in that is used again.
struct Reader<'a> {
    prepared: &'a Prepared<'a>,
    model: &'a Model,
    lattice: Lattice,
    features: Vec<u32>,
}

impl Reader<'_> {
    /// Appends what the features of the region's tokens weigh.
    fn weigh(&mut self, region: &Range<usize>, sums: &mut Vec<Sums>) {
        for at in region.clone() {
            self.features.clear();
            self.prepared.features(at, region, &mut self.features);
            let mut sum = [0; ROW];
            self.model.add(&self.features, &mut sum);
            sums.push(sum);
        }
    }

    /// Adds what the votes weigh; false where there are none.
    fn add_votes(&mut self, region: &Range<usize>, votes: &Votes, labels: &[u8], sums: &mut [Sums]) -> bool {
        let mut any = false;
        let vote = |at: usize| votes.vote(self.prepared, at, labels.get(at).copied().unwrap_or(0));
        for (at, sum) in region.clone().zip(sums) {
            self.features.clear();
            self.prepared.votes(at, vote, &mut self.features);
            any |= !self.features.is_empty();
            self.model.add(&self.features, sum);
        }
        any
    }

    /// Finds the best labels of a region and appends its names.
    fn read(&mut self, region: &Range<usize>, sums: &[Sums], labels: &mut [u8], names: &mut Vec<Tagged>) {
        let Some(labels) = labels.get_mut(region.clone()) else { return };
        self.lattice.read(self.model, sums, labels);
        self.lattice.names(labels, |first, end, kind, margin| {
            names.push(Tagged { first: region.start + first, end: region.start + end, kind, margin });
        });
    }
}
