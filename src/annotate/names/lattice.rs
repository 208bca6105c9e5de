//! The best sequence of labels of a stretch, and by how much it is the best.

use super::model::{LABELS, Model, NEVER, Scores, Sums, may_end, may_follow, scores};

/// Labels after which a new name or none begins: outside, and last and unit of each kind.
const CLOSED: [usize; 7] = [0, 3, 4, 7, 8, 11, 12];
/// Labels that may stand after those: outside, and begin and unit of each kind.
const FRESH: [usize; 7] = [0, 1, 4, 5, 8, 9, 12];

/// The best sums up to and from every token and label of a stretch. One is used for many stretches.
#[derive(Default)]
pub(super) struct Lattice {
    scores: Vec<Scores>,
    forward: Vec<Scores>,
    backward: Vec<Scores>,
}

impl Lattice {
    /// Fills the lattice for a stretch with these sums and writes the label of every token on the best path.
    pub(super) fn read(&mut self, model: &Model, sums: &[Sums], labels: &mut [u8]) {
        self.scores.clear();
        self.scores.extend(sums.iter().map(scores));
        self.go_forward(model);
        self.go_backward(model);
        self.best(labels);
    }

    fn go_forward(&mut self, model: &Model) {
        self.forward.clear();
        let start = model.row(LABELS);
        let mut last: Option<Scores> = None;
        for token in &self.scores {
            let mut into = *start;
            if let Some(last) = last {
                into = [NEVER; LABELS];
                for from in CLOSED {
                    let row = model.row(from);
                    for to in FRESH {
                        into[to] = into[to].max(last[from] + row[to]);
                    }
                }
                for begin in [1, 5, 9] {
                    let (first, second) = (model.row(begin), model.row(begin + 1));
                    for to in [begin + 1, begin + 2] {
                        into[to] = (last[begin] + first[to]).max(last[begin + 1] + second[to]);
                    }
                }
            }
            let next: Scores = std::array::from_fn(|to| (into[to] + token[to]).max(NEVER));
            self.forward.push(next);
            last = Some(next);
        }
    }

    fn go_backward(&mut self, model: &Model) {
        self.backward.clear();
        let mut after: Scores = std::array::from_fn(|label| if may_end(label) { 0 } else { NEVER });
        for token in self.scores.iter().rev() {
            self.backward.push(after);
            let onward: Scores = std::array::from_fn(|to| token[to] + after[to]);
            for from in CLOSED {
                let row = model.row(from);
                after[from] = FRESH.iter().map(|&to| row[to] + onward[to]).fold(NEVER, i32::max);
            }
            for begin in [1, 5, 9] {
                for from in [begin, begin + 1] {
                    let row = model.row(from);
                    let best = (row[begin + 1] + onward[begin + 1]).max(row[begin + 2] + onward[begin + 2]);
                    after[from] = best.max(NEVER);
                }
            }
        }
        self.backward.reverse();
    }

    /// The best sum of a whole path through `label` at token `at`.
    fn through(&self, at: usize, label: usize) -> i32 {
        self.forward[at][label] + self.backward[at][label]
    }

    /// The label of every token on the best path. Where two are equal the lower label wins; the path still
    /// spells names because only one label per token can follow the one before it on a best path.
    fn best(&self, labels: &mut [u8]) {
        let mut before = LABELS;
        for (at, slot) in labels.iter_mut().enumerate().take(self.forward.len()) {
            let fits = (0..LABELS).filter(|&l| may_follow(before, l));
            before = fits.max_by_key(|&l| (self.through(at, l), LABELS - l)).unwrap_or(0);
            *slot = u8::try_from(before).unwrap_or(0);
        }
    }

    /// Tells every name of the path with its margin: the least, over its tokens, of what the best path loses
    /// when that token is read as something else.
    pub(super) fn names(&self, path: &[u8], mut name: impl FnMut(usize, usize, u8, i32)) {
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
        let others = (0..LABELS).filter(|&l| l != label).map(|l| self.through(at, l));
        self.through(at, label) - others.fold(NEVER, i32::max)
    }
}

/// 0 for no name, 1-3 for a person, an organization, a place.
pub(super) fn kind_of(label: u8) -> u8 {
    label.div_ceil(4)
}
