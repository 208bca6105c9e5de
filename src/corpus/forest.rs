//! Things that belong together, directly or through others: a disjoint-set forest.

/// Numbers below a fixed count, joined into trees.
#[derive(Debug)]
pub(crate) struct Forest {
    parent: Vec<usize>,
}

impl Forest {
    /// Every number a tree of its own.
    pub(crate) fn new(count: usize) -> Forest {
        Forest { parent: (0..count).collect() }
    }

    /// The smallest number of the tree of `of`, which is below the count.
    pub(crate) fn root(&mut self, of: usize) -> usize {
        let mut at = of;
        while self.parent[at] != at {
            // Halving the path keeps later searches short.
            self.parent[at] = self.parent[self.parent[at]];
            at = self.parent[at];
        }
        at
    }

    /// Makes one tree of two.
    pub(crate) fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.parent[a.max(b)] = a.min(b);
    }

    /// Number of numbers.
    pub(crate) fn len(&self) -> usize {
        self.parent.len()
    }

    /// All trees, members ascending, by their smallest member.
    pub(crate) fn trees(&mut self) -> Vec<Vec<usize>> {
        let mut place = vec![usize::MAX; self.len()];
        let mut trees: Vec<Vec<usize>> = Vec::new();
        for number in 0..self.len() {
            let root = self.root(number);
            if place[root] == usize::MAX {
                place[root] = trees.len();
                trees.push(Vec::new());
            }
            // Set on the line above at the latest.
            trees[place[root]].push(number);
        }
        trees
    }
}
