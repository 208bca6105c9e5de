//! Alignments of pairs become one list of rows for any number of articles.
//!
//! Every other article is aligned with the base; what it has beyond the base is aligned with what the
//! others before it had. Units that are linked, directly or through a third, share a row, so a sentence
//! split in one article and merged in another is still one row.

use super::align::{self, Link};
use super::units::Cut;
use super::{Change, Label, Op, Row, Similarity, changes};
use crate::corpus::forest::Forest;
use crate::sort::Sorting;

/// The aligned articles.
pub(super) struct Aligned {
    pub(super) rows: Vec<Row>,
    pub(super) similarity: Vec<Similarity>,
}

/// A unit of an article.
type Node = (usize, usize);

/// Aligns all texts with the base and lays out the rows. `stems` is above every stem.
pub(super) fn lay_out(cuts: &[Cut], base: usize, stems: usize) -> Aligned {
    let mut table = Table::new(cuts, base);
    let mut pool: Vec<Node> = Vec::new();
    let mut similarity = Vec::new();
    let others = (0..cuts.len()).filter(|&other| other != base);
    for other in others {
        let links = align::align(&cuts[base], &cuts[other], stems, (&[], &[]));
        similarity.push(similar(cuts, (base, other), &links));
        let mut linked = vec![false; cuts[other].len()];
        for link in &links {
            linked[link.b] = true;
            table.join((base, link.a), (other, link.b));
            table.moved[other][link.b] |= link.moved;
        }
        let pooled = Cut::gather(pool.iter().map(|&(article, unit)| (&cuts[article], unit)));
        for link in align::align(&pooled, &cuts[other], stems, (&[], &linked)) {
            linked[link.b] = true;
            table.join(pool[link.a], (other, link.b));
        }
        pool.extend((0..linked.len()).filter(|&unit| !linked[unit]).map(|unit| (other, unit)));
    }
    Aligned { rows: table.rows(), similarity }
}

fn similar(cuts: &[Cut], (base, other): (usize, usize), links: &[Link]) -> Similarity {
    let totals = (cuts[base].total(), cuts[other].total());
    // Of two equally long articles the one that is not the base is counted.
    let of_base = totals.0 < totals.1;
    let mut units: Vec<usize> = links.iter().map(|l| if of_base { l.a } else { l.b }).collect();
    units.order();
    units.dedup();
    let (of, within, words) = if of_base { (base, other, totals.0) } else { (other, base, totals.1) };
    let shared = units.iter().map(|&unit| cuts[of].count(unit)).sum();
    Similarity { of, within, shared, words }
}

/// Which units share a row: a forest over all units of all articles.
struct Table<'c> {
    cuts: &'c [Cut],
    base: usize,
    /// Number of the first unit of each article.
    starts: Vec<usize>,
    forest: Forest,
    moved: Vec<Vec<bool>>,
}

impl<'c> Table<'c> {
    fn new(cuts: &'c [Cut], base: usize) -> Table<'c> {
        let mut total = 0;
        let mut starts = Vec::with_capacity(cuts.len());
        for cut in cuts {
            starts.push(total);
            total += cut.len();
        }
        let moved = cuts.iter().map(|cut| vec![false; cut.len()]).collect();
        Table { cuts, base, starts, forest: Forest::new(total), moved }
    }

    fn root(&mut self, (article, unit): Node) -> usize {
        self.forest.root(self.starts[article] + unit)
    }

    fn join(&mut self, a: Node, b: Node) {
        self.forest.join(self.starts[a.0] + a.1, self.starts[b.0] + b.1);
    }

    fn rows(mut self) -> Vec<Row> {
        let order = self.order();
        let mut row_of = vec![usize::MAX; self.forest.len()];
        order.iter().enumerate().for_each(|(row, &root)| row_of[root] = row);
        let mut of = vec![vec![Vec::new(); self.cuts.len()]; order.len()];
        for article in 0..self.cuts.len() {
            for unit in 0..self.cuts[article].len() {
                let row = row_of[self.root((article, unit))];
                of[row][article].push(unit as u32);
            }
        }
        of.into_iter().map(|of| self.row(of)).collect()
    }

    /// The roots in reading order: rows of the base by their first unit; a row without the base after the
    /// row that holds the unit before it in its own article.
    fn order(&mut self) -> Vec<usize> {
        const END: usize = usize::MAX;
        let total = self.forest.len();
        // A list of roots with a head at `total`; a root that is its own successor is not in it yet.
        let mut next: Vec<usize> = (0..total).chain([END]).collect();
        let articles = [self.base].into_iter().chain((0..self.cuts.len()).filter(|&a| a != self.base));
        for article in articles.collect::<Vec<_>>() {
            let stays = self.stays(article);
            let mut cursor = total;
            for unit in 0..self.cuts[article].len() {
                let root = self.root((article, unit));
                if next[root] == root {
                    // Behind the rows of the gap that others fill.
                    while next[cursor] != END && !stays[next[cursor]] {
                        cursor = next[cursor];
                    }
                    next[root] = std::mem::replace(&mut next[cursor], root);
                    cursor = root;
                } else if !self.moved[article][unit] {
                    cursor = root;
                }
            }
        }
        let mut order = Vec::new();
        let mut at = next[total];
        while at != END {
            order.push(at);
            at = next[at];
        }
        order
    }

    /// By root, whether the row holds a unit of the article that keeps its place.
    fn stays(&mut self, article: usize) -> Vec<bool> {
        let mut stays = vec![false; self.forest.len()];
        for unit in 0..self.cuts[article].len() {
            let root = self.root((article, unit));
            stays[root] |= !self.moved[article][unit];
        }
        stays
    }

    fn row(&self, of: Vec<Vec<u32>>) -> Row {
        let others = (0..of.len()).filter(|&article| article != self.base);
        let labels: Vec<Label> = others.clone().map(|other| self.label(&of, other)).collect();
        let moved = of.iter().zip(&self.moved).map(|(units, moved)| units.iter().any(|&u| moved[u as usize]));
        let moved = moved.collect();
        let mut row = Row { labels, moved, changes: Vec::new(), of };
        if row.labels.contains(&Label::Edited) {
            row.changes = vec![Vec::new(); self.cuts.len()];
            let edited = others.zip(&row.labels).filter(|(_, label)| **label == Label::Edited);
            for (other, _) in edited {
                self.add_changes(&row.of, other, &mut row.changes);
            }
            let base = &mut row.changes[self.base];
            *base = merged(std::mem::take(base));
        }
        row
    }

    fn label(&self, of: &[Vec<u32>], other: usize) -> Label {
        let (ours, theirs) = (&of[self.base], &of[other]);
        if ours.is_empty() || theirs.is_empty() {
            Label::Only
        } else if changes::same((&self.cuts[self.base], ours), (&self.cuts[other], theirs)) {
            Label::Same
        } else {
            Label::Edited
        }
    }

    fn add_changes(&self, of: &[Vec<u32>], other: usize, changes: &mut [Vec<Change>]) {
        let sides = ((&self.cuts[self.base], &of[self.base][..]), (&self.cuts[other], &of[other][..]));
        let (deleted, inserted) = changes::between(sides.0, sides.1);
        changes[self.base].extend(deleted.into_iter().map(|span| Change { span, op: Op::Delete }));
        changes[other].extend(inserted.into_iter().map(|span| Change { span, op: Op::Insert }));
    }
}

/// Changes of the base against several articles as one list without overlaps.
fn merged(mut changes: Vec<Change>) -> Vec<Change> {
    changes.order();
    let mut out: Vec<Change> = Vec::with_capacity(changes.len());
    for change in changes {
        match out.last_mut() {
            Some(last) if last.span.overlaps(change.span) => last.span = last.span.join(change.span),
            _ => out.push(change),
        }
    }
    out
}
