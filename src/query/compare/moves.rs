//! Which links keep the order of the texts and which are moves.

use crate::sort::Sorting;

use super::align::Link;

/// Sorts the links and marks as moved all that are outside the heaviest chain in which both texts go
/// forward; `words` is the weight of a unit of `a`. Pieces of one unit belong together: a chain may stay on
/// the same unit.
///
/// Heaviest increasing subsequence with a Fenwick tree of maxima, n log n.
pub(super) fn mark(mut links: Vec<Link>, words: impl Fn(usize) -> u32) -> Vec<Link> {
    links.order();
    let width = links.iter().map(|l| l.b + 1).max().unwrap_or(0);
    let mut tree = Maxima { best: vec![(0, None); width + 1] };
    let mut before = Vec::with_capacity(links.len());
    for (at, link) in links.iter().enumerate() {
        let (weight, last) = tree.up_to(link.b);
        before.push(last);
        tree.put(link.b, weight + u64::from(words(link.a)) + 1, at);
    }
    let mut next = tree.up_to(width.saturating_sub(1)).1;
    links.iter_mut().for_each(|link| link.moved = true);
    while let Some(at) = next {
        // `before` has an entry for each link, and entries only point to earlier links.
        links[at].moved = false;
        next = before[at];
    }
    links
}

/// Prefix maxima over units of `b`: weight of the best chain and its last link.
struct Maxima {
    best: Vec<(u64, Option<usize>)>,
}

impl Maxima {
    /// The best chain that ends at a unit up to and including `unit`.
    fn up_to(&self, unit: usize) -> (u64, Option<usize>) {
        let mut at = (unit + 1).min(self.best.len().saturating_sub(1));
        let mut best = (0, None);
        while at > 0 {
            if self.best[at].0 > best.0 {
                best = self.best[at];
            }
            at &= at - 1;
        }
        best
    }

    fn put(&mut self, unit: usize, weight: u64, link: usize) {
        let mut at = unit + 1;
        while at < self.best.len() {
            if weight > self.best[at].0 {
                self.best[at] = (weight, Some(link));
            }
            at += at & at.wrapping_neg();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moved(pairs: &[(usize, usize)], words: &[u32]) -> Vec<(usize, usize)> {
        let links = pairs.iter().map(|&(a, b)| Link { a, b, moved: false }).collect();
        let marked = mark(links, |i| words[i]);
        marked.iter().filter(|l| l.moved).map(|l| (l.a, l.b)).collect()
    }

    #[test]
    fn the_lighter_side_moved() {
        assert_eq!(moved(&[(0, 0), (1, 1), (2, 2)], &[5; 3]), []);
        assert_eq!(moved(&[(0, 2), (1, 0), (2, 1)], &[5; 3]), [(0, 2)]);
        assert_eq!(moved(&[(0, 1), (1, 0)], &[20, 5]), [(1, 0)]);
        assert_eq!(moved(&[], &[]), []);
    }

    #[test]
    fn splits_and_merges_are_no_moves() {
        assert_eq!(moved(&[(0, 0), (0, 1), (1, 2)], &[9; 2]), []);
        assert_eq!(moved(&[(0, 0), (1, 0), (2, 1)], &[9; 3]), []);
    }
}
