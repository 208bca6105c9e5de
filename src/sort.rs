//! One sort for every type.
//!
//! Each instance of the standard library's sort is some 7 kB of wasm, and the rooms sort fifty kinds of things:
//! a sixth of the engine's bytes were sorts. Here the order of the positions is found by one instance, through
//! a `dyn` comparison, and the items are then moved into place by a few lines per type. Sorting costs about
//! twice the time; where that would be felt, numbers are sorted directly.

use std::cmp::Ordering;

/// Stable sorting for slices.
///
/// ```
/// use dateline::sort::Sorting;
/// let mut words = vec!["truce", "talks", "in", "Cairo"];
/// words.order_by_key(|word| word.len());
/// assert_eq!(words, ["in", "truce", "talks", "Cairo"]);
/// ```
pub trait Sorting<T> {
    /// Sorts by `compare`; equal items keep their order.
    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering);

    /// Sorts by a key, which is made anew for every comparison.
    fn order_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K) {
        self.order_by(|a, b| key(a).cmp(&key(b)));
    }

    /// Sorts items by their own order.
    fn order(&mut self)
    where
        T: Ord,
    {
        self.order_by(T::cmp);
    }
}

impl<T> Sorting<T> for [T] {
    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering) {
        let mut from = positions(self.len(), &|a, b| match (self.get(a as usize), self.get(b as usize)) {
            (Some(a), Some(b)) => compare(a, b),
            // Positions are below the length; an absent pair counts as equal.
            _ => Ordering::Equal,
        });
        arrange(&mut from, &mut |a, b| self.swap(a, b));
    }
}

/// The positions in the order of their items.
fn positions(len: usize, compare: &dyn Fn(u32, u32) -> Ordering) -> Vec<u32> {
    // A slice in a 32-bit address space has fewer items than that; natively longer ones do not occur here.
    let mut positions: Vec<u32> = (0..len as u32).collect();
    positions.sort_by(|&a, &b| compare(a, b));
    positions
}

/// Moves items so that place `i` gets what was at `from[i]`, a cycle at a time: each place is swapped once.
fn arrange(from: &mut [u32], swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..from.len() {
        let mut place = start;
        // `from[place] = place` marks a place as done, so the cycle ends where it began.
        while let Some(source) = from.get_mut(place).map(|f| std::mem::replace(f, place as u32) as usize) {
            if source == start || source == place {
                break;
            }
            swap(place, source);
            place = source;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library(items in prop::collection::vec((0u8..6, any::<u16>()), 0..200)) {
            let (mut ours, mut theirs) = (items.clone(), items);
            ours.order_by_key(|item| item.0);
            theirs.sort_by_key(|item| item.0);
            prop_assert_eq!(&ours, &theirs);
            ours.order();
            theirs.sort();
            prop_assert_eq!(ours, theirs);
        }
    }
}
