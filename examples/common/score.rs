//! Exact spans with their kinds: right, given and wanted names, per source and kind.

use std::collections::{BTreeMap, BTreeSet};

use dateline::model::{Annotations, EntityKind};

use super::conll::{Doc, Name};

const KINDS: [&str; 4] = ["all", "PER", "ORG", "LOC"];

/// Right, given and wanted names, for all kinds and each.
type Counts = [[u32; 3]; 4];

/// The scores of each source.
#[derive(Default)]
pub(crate) struct Scores(BTreeMap<String, Counts>);

impl Scores {
    /// Counts one article; gives the names found that have at least the confidence `least`, and the gold ones.
    pub(crate) fn add(
        &mut self,
        doc: &Doc,
        found: &Annotations,
        least: u8,
    ) -> (BTreeSet<Name>, BTreeSet<Name>) {
        let sure = found.mentions.iter().filter(|m| m.confidence >= least);
        let given: BTreeSet<Name> =
            sure.map(|m| (m.span.start as usize, m.span.end as usize, code(m.kind))).collect();
        let wanted: BTreeSet<Name> = doc.names.iter().copied().collect();
        for (kind, counts) in self.0.entry(doc.source.clone()).or_default().iter_mut().enumerate() {
            let of = |n: &&Name| kind == 0 || n.2 as usize == kind;
            counts[0] += count(given.intersection(&wanted).filter(of));
            counts[1] += count(given.iter().filter(of));
            counts[2] += count(wanted.iter().filter(of));
        }
        (given, wanted)
    }

    /// Prints a line per source and kind.
    pub(crate) fn print(&self, what: &str) {
        for (source, counts) in &self.0 {
            for (kind, &[right, given, wanted]) in KINDS.iter().zip(counts) {
                let of = |all: u32| f64::from(right) / f64::from(all.max(1));
                let (p, r) = (of(given), of(wanted));
                let f1 = 2.0 * p * r / (p + r).max(1e-9);
                println!(
                    "{what}{source:18} {kind}: precision {p:.3} recall {r:.3} F1 {f1:.3} ({wanted} names)"
                );
            }
        }
    }
}

fn count<'n>(names: impl Iterator<Item = &'n Name>) -> u32 {
    u32::try_from(names.count()).unwrap_or(u32::MAX)
}

fn code(kind: EntityKind) -> u8 {
    match kind {
        EntityKind::Person => 1,
        EntityKind::Organization => 2,
        EntityKind::Place => 3,
    }
}
