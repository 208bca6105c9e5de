//! Units with the same spelling in both texts, found before anything else is weighed.
//!
//! After P. Heckel, "A technique for isolating differences between files" (1978): what occurs once in each
//! text is certain; from there equality spreads to the neighbors; what repeats is paired by place. Linear
//! but for the sorted places of repeated units.

use std::collections::BTreeSet;

use super::units::Cut;
use crate::corpus::words::Lookup;

/// For every unit of `a`, the unit of `b` with the same spelling. One to one. Units for which `skip` holds
/// (by side) are left out.
pub(super) fn equal(a: &Cut, b: &Cut, skip: (&[bool], &[bool])) -> Vec<Option<usize>> {
    let mut pairing = Pairing::new(keys(a, skip.0), keys(b, skip.1));
    pairing.unique();
    pairing.spread();
    pairing.repeated();
    pairing.of_a
}

fn keys(cut: &Cut, skip: &[bool]) -> Vec<Option<u64>> {
    let open = |i: &usize| !skip.get(*i).copied().unwrap_or(false);
    (0..cut.len()).map(|i| Some(i).filter(open).and_then(|i| cut.spelling(i))).collect()
}

struct Pairing {
    a: Vec<Option<u64>>,
    b: Vec<Option<u64>>,
    of_a: Vec<Option<usize>>,
    taken: Vec<bool>,
}

/// Where a spelling was seen on one side.
#[derive(Clone, Copy, Default)]
enum Seen {
    #[default]
    Never,
    Once(usize),
    Often,
}

impl Seen {
    fn add(&mut self, at: usize) {
        *self = if matches!(self, Seen::Never) { Seen::Once(at) } else { Seen::Often };
    }
}

impl Pairing {
    fn new(a: Vec<Option<u64>>, b: Vec<Option<u64>>) -> Pairing {
        let (of_a, taken) = (vec![None; a.len()], vec![false; b.len()]);
        Pairing { a, b, of_a, taken }
    }

    fn pair(&mut self, i: usize, j: usize) {
        if let (Some(of), Some(taken)) = (self.of_a.get_mut(i), self.taken.get_mut(j)) {
            (*of, *taken) = (Some(j), true);
        }
    }

    fn unique(&mut self) {
        let mut seen: Lookup<u64, (Seen, Seen)> = Lookup::default();
        for (i, key) in self.a.iter().enumerate() {
            key.iter().for_each(|&k| seen.entry(k).or_default().0.add(i));
        }
        for (j, key) in self.b.iter().enumerate() {
            key.iter().for_each(|&k| seen.entry(k).or_default().1.add(j));
        }
        for i in 0..self.a.len() {
            let found = self.a[i].and_then(|key| seen.get(&key));
            if let Some((Seen::Once(_), Seen::Once(j))) = found {
                self.pair(i, *j);
            }
        }
    }

    /// Neighbors of a pair with the same spelling are a pair, forward and then backward.
    fn spread(&mut self) {
        for i in 1..self.a.len() {
            if let Some(j) = self.of_a[i - 1] {
                self.pair_if_equal(i, j + 1);
            }
        }
        for i in (1..self.a.len()).rev() {
            if let Some(j) = self.of_a[i].and_then(|j| j.checked_sub(1)) {
                self.pair_if_equal(i - 1, j);
            }
        }
    }

    fn pair_if_equal(&mut self, i: usize, j: usize) {
        let equal = self.a[i].is_some() && self.b.get(j) == Some(&self.a[i]);
        if equal && self.of_a[i].is_none() && !self.taken[j] {
            self.pair(i, j);
        }
    }

    /// What repeats and is still open goes to the nearest open place at or after where it is expected.
    fn repeated(&mut self) {
        let mut open: Lookup<u64, BTreeSet<usize>> = Lookup::default();
        for (j, key) in self.b.iter().enumerate().filter(|(j, _)| !self.taken[*j]) {
            key.iter().for_each(|&k| open.entry(k).or_default().extend([j]));
        }
        let mut expected = 0;
        for i in 0..self.a.len() {
            if self.of_a[i].is_none()
                && let Some(places) = self.a[i].and_then(|key| open.get_mut(&key))
                && let Some(j) = places.range(expected..).next().or(places.first()).copied()
            {
                places.remove(&j);
                self.pair(i, j);
            }
            expected = self.of_a[i].map_or(expected, |j| j + 1);
        }
    }
}
