//! Word changes inside an edited row.
//!
//! Myers' algorithm on words, as kept by the `similar` crate; its plain search alone, because the crate's
//! front door brings every algorithm it has into the page (50 kB more). The worst case is quadratic, so long
//! stretches are first cut at words that occur once in both (patience), and a stretch that offers none and
//! is still too long is reported as replaced: a bound that needs no clock.

use std::convert::Infallible;
use std::ops::Range;

use similar::algorithms::{DiffHook, myers};

use super::units::Cut;
use crate::corpus::words::{Lookup, Token};
use crate::model::Span;

/// Longest product of two lengths that Myers' algorithm is given: sentences of 250 words each.
const MOST_CELLS: usize = 1 << 16;
/// Both changes around one equal sign or small word are at least this long: then it is no common ground but
/// a lone "of" between two rewritten phrases, and they are shown as one.
const SHORE: usize = 4;
/// Longest spelling, in bytes, of a word that is small.
const SMALL: usize = 3;

/// A stretch of `a` that was replaced by a stretch of `b`, as ranges of tokens. One may be empty.
pub(super) type Edit = (Range<usize>, Range<usize>);

/// What stands only in `a` and only in `b`, each as spans of its own text.
pub(super) fn between(a: (&Cut, &[u32]), b: (&Cut, &[u32])) -> (Vec<Span>, Vec<Span>) {
    let (ta, tb) = (tokens(a), tokens(b));
    let exact = |tokens: &[(u32, Token)]| tokens.iter().map(|(_, t)| t.exact).collect::<Vec<_>>();
    let edits = edits(&exact(&ta), &exact(&tb));
    let small = |at: usize| ta.get(at).is_some_and(|(_, t)| !t.is_word || t.span.len() <= SMALL);
    let edits = smooth(edits, small);
    let (mut only_a, mut only_b) = (Vec::new(), Vec::new());
    for (in_a, in_b) in edits {
        spans(&ta[in_a], &mut only_a);
        spans(&tb[in_b], &mut only_b);
    }
    (only_a, only_b)
}

/// True where the units say the same in the same words.
pub(super) fn same(a: (&Cut, &[u32]), b: (&Cut, &[u32])) -> bool {
    let exact = |side: (&Cut, &[u32])| tokens(side).into_iter().map(|(_, t)| t.exact).collect::<Vec<_>>();
    exact(a) == exact(b)
}

fn tokens((cut, units): (&Cut, &[u32])) -> Vec<(u32, Token)> {
    units.iter().flat_map(|&unit| cut.unit(unit as usize).iter().map(move |&t| (unit, t))).collect()
}

/// Appends one span for every run of tokens within one unit.
fn spans(tokens: &[(u32, Token)], out: &mut Vec<Span>) {
    for run in tokens.chunk_by(|(a, _), (b, _)| a == b) {
        if let (Some((_, first)), Some((_, last))) = (run.first(), run.last()) {
            out.push(first.span.join(last.span));
        }
    }
}

/// The stretches that differ, in order.
fn edits(a: &[u32], b: &[u32]) -> Vec<Edit> {
    let mut out = Vec::new();
    stretch(a, b, (0, 0), &mut out);
    out
}

/// Appends the edits between two stretches that begin at `at` in the whole.
fn stretch(a: &[u32], b: &[u32], at: (usize, usize), out: &mut Vec<Edit>) {
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[head..], &b[head..]);
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[..a.len() - tail], &b[..b.len() - tail]);
    let at = (at.0 + head, at.1 + head);
    if a.len().saturating_mul(b.len()) <= MOST_CELLS {
        return search(a, b, at, out);
    }
    let anchors = anchors(a, b);
    if anchors.is_empty() {
        return out.push((at.0..at.0 + a.len(), at.1..at.1 + b.len()));
    }
    let mut from = (0, 0);
    for (i, j) in anchors.into_iter().chain([(a.len(), b.len())]) {
        // Between two anchors nothing occurs once in both and in order, so cutting again would find little:
        // what is still too long is replaced as a whole.
        let (x, y) = (&a[from.0..i], &b[from.1..j]);
        let start = (at.0 + from.0, at.1 + from.1);
        if x.len().saturating_mul(y.len()) <= MOST_CELLS {
            search(x, y, start, out);
        } else {
            out.push((start.0..start.0 + x.len(), start.1..start.1 + y.len()));
        }
        from = (i + 1, j + 1);
    }
}

fn search(a: &[u32], b: &[u32], at: (usize, usize), out: &mut Vec<Edit>) {
    let mut edits = Edits { at, out };
    let Ok(()) = myers::diff_deadline_raw(&mut edits, a, 0..a.len(), b, 0..b.len(), None);
}

/// Takes up what the search reports.
struct Edits<'o> {
    /// Where the searched stretches begin in the whole.
    at: (usize, usize),
    out: &'o mut Vec<Edit>,
}

impl DiffHook for Edits<'_> {
    type Error = Infallible;

    fn delete(&mut self, old: usize, len: usize, new: usize) -> Result<(), Infallible> {
        self.replace(old, len, new, 0)
    }

    fn insert(&mut self, old: usize, new: usize, len: usize) -> Result<(), Infallible> {
        self.replace(old, 0, new, len)
    }

    fn replace(&mut self, old: usize, old_len: usize, new: usize, new_len: usize) -> Result<(), Infallible> {
        let (old, new) = (old + self.at.0, new + self.at.1);
        match self.out.last_mut() {
            Some(last) if last.0.end == old && last.1.end == new => {
                (last.0.end, last.1.end) = (old + old_len, new + new_len);
            }
            _ => self.out.push((old..old + old_len, new..new + new_len)),
        }
        Ok(())
    }
}

/// The longest chain of words that occur once in each, in order.
fn anchors(a: &[u32], b: &[u32]) -> Vec<(usize, usize)> {
    let mut seen: Lookup<u32, [Option<usize>; 2]> = Lookup::default();
    let mut often: Lookup<u32, ()> = Lookup::default();
    for (side, words) in [a, b].into_iter().enumerate() {
        for (at, &word) in words.iter().enumerate() {
            if seen.entry(word).or_default()[side].replace(at).is_some() {
                often.insert(word, ());
            }
        }
    }
    let once = |(i, word): (usize, &u32)| match seen.get(word) {
        Some([Some(_), Some(j)]) if !often.contains_key(word) => Some((i, *j)),
        _ => None,
    };
    increasing(&a.iter().enumerate().filter_map(once).collect::<Vec<_>>())
}

/// Longest subsequence of pairs, given by ascending first, whose second ascends too.
fn increasing(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before = Vec::with_capacity(pairs.len());
    for (at, pair) in pairs.iter().enumerate() {
        let place = ends.partition_point(|&end| pairs[end].1 < pair.1);
        before.push(place.checked_sub(1).map(|p| ends[p]));
        match ends.get_mut(place) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut chain = Vec::with_capacity(ends.len());
    let mut next = ends.last().copied();
    while let Some(at) = next {
        chain.push(pairs[at]);
        next = before[at];
    }
    chain.reverse();
    chain
}

/// Joins changes that touch or have only one small word of `a` between them.
fn smooth(edits: Vec<Edit>, small: impl Fn(usize) -> bool) -> Vec<Edit> {
    let long = |e: &Edit| e.0.len().max(e.1.len()) >= SHORE;
    let mut out: Vec<Edit> = Vec::with_capacity(edits.len());
    for edit in edits {
        match out.last_mut() {
            Some(last)
                if edit.0.start == last.0.end
                    || (edit.0.start == last.0.end + 1 && small(last.0.end) && long(last) && long(&edit)) =>
            {
                (last.0.end, last.1.end) = (edit.0.end, edit.1.end);
            }
            _ => out.push(edit),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_stretches_stay_linear_and_right() {
        let a: Vec<u32> = (0..6000).collect();
        let mut b = a.clone();
        b.splice(2000..2010, [90_000, 90_001]);
        assert_eq!(edits(&a, &b), [(2000..2010, 2000..2002)]);
        b.splice(5000..5001, []);
        b[0] = 90_002;
        b[5990] = 90_003;
        let found = edits(&a, &b);
        let kept: usize = a.len() - found.iter().map(|e| e.0.len()).sum::<usize>();
        assert_eq!(kept, 6000 - 10 - 3);
        // Nothing unique to hold on to: replaced as a whole, at once.
        let (x, y) = (vec![1; 50_000], (0..50_000).map(|i| 1 + i % 2).collect::<Vec<u32>>());
        assert!(!edits(&x, &y).is_empty());
    }
}
