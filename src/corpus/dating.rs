//! Publication days that follow from other articles, and days that were corrected.

use super::corrections::FixDate;
use super::layer::VersionGroup;
use super::{Doc, apply};
use crate::model::{Analysed, DateEstimate, DayRange, Evidence, EvidenceKind, Problem, Strength};

/// A newspaper prints wire copy on the day it is sent or up to this many days around the day another
/// prints it.
const AROUND: i32 = 2;

/// What dating needs of an article.
#[derive(Debug)]
pub(super) struct Dated {
    pub(super) id: String,
    pub(super) date: DateEstimate,
}

impl Dated {
    pub(super) fn new(analysed: &Analysed) -> Dated {
        Dated { id: analysed.article.id.clone(), date: analysed.date.clone() }
    }

    /// The days the article itself states.
    fn stated(&self) -> Option<DayRange> {
        Some(self.date.range).filter(|range| self.date.stated && range.days().is_some())
    }
}

/// Narrows the dates of articles that state none by the copies that state theirs. Only stated days are
/// passed on, so that no guess travels. What contradicts an article's own evidence is set aside.
pub(super) fn by_copies(articles: &[Dated], groups: &[VersionGroup]) -> Vec<DateEstimate> {
    let mut dates: Vec<DateEstimate> = articles.iter().map(|a| a.date.clone()).collect();
    for copy in groups.iter().flat_map(|group| &group.copies) {
        for (doc, other) in [(copy.part, copy.whole), (copy.whole, copy.part)] {
            let (Some(article), Some(other)) = (articles.get(doc as usize), articles.get(other as usize))
            else {
                continue;
            };
            if let (None, Some(days), Some(date)) =
                (article.stated(), other.stated(), dates.get_mut(doc as usize))
            {
                add(date, evidence(other, days));
            }
        }
    }
    dates
}

fn evidence(other: &Dated, days: DayRange) -> Evidence {
    let around = DayRange::new(days.first().map(|d| d.plus(-AROUND)), days.last().map(|d| d.plus(AROUND)));
    Evidence {
        kind: EvidenceKind::Article,
        text: format!("{}: {}", other.id, days.edtf()),
        span: None,
        rule: "copy".to_owned(),
        // Widening keeps the ends in order.
        range: around.unwrap_or(days),
        fact: None,
        strength: Strength::Strong,
        set_aside: None,
    }
}

fn add(date: &mut DateEstimate, mut evidence: Evidence) {
    match date.range.intersect(evidence.range) {
        Some(range) => {
            date.range = range;
            date.best = date.best.filter(|&day| range.contains(day)).or(range.day());
        }
        None => evidence.set_aside = Some("other evidence rules these days out".to_owned()),
    }
    // Strongest first: after the last one of its strength.
    let place = date.evidence.partition_point(|e| e.strength <= evidence.strength);
    date.evidence.insert(place, evidence);
}

/// Puts corrected days in place; what was known before is kept, set aside.
pub(super) fn correct(
    dates: &mut [DateEstimate],
    fixes: &[FixDate],
    doc: impl Fn(&str) -> Option<Doc>,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    for fix in fixes {
        let Some(date) = doc(&fix.article).and_then(|doc| dates.get_mut(doc as usize)) else {
            let what =
                format!("A correction names the article \"{}\", which is not in this corpus.", fix.article);
            problems.push(apply::unknown(what));
            continue;
        };
        for old in date.evidence.iter_mut().filter(|e| e.set_aside.is_none()) {
            old.set_aside = Some("a correction gives the date".to_owned());
        }
        let correction = Evidence {
            kind: EvidenceKind::Metadata,
            text: fix.range.edtf(),
            span: None,
            rule: "correction".to_owned(),
            range: fix.range,
            fact: None,
            strength: Strength::Strong,
            set_aside: None,
        };
        date.evidence.insert(0, correction);
        (date.range, date.best, date.stated) = (fix.range, fix.range.day(), true);
    }
    problems
}
