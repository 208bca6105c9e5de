//! Clues become an estimate: the days that most evidence allows, and what was set aside.
//!
//! Every clue adds its weight to the days it allows; the days with the greatest weight are the answer. This is
//! the largest consistent set of evidence, found by one sweep over the ends of the intervals. What does not
//! reach the answer is kept in the list with the reason why it was set aside.

use super::evidence::{self, Clue};
use super::reading::Reading;
use super::{Chronology, sequence};
use crate::model::{Annotations, Article, DateEstimate, Day, DayRange, Evidence, Strength};
use crate::sort::Sorting;
use crate::text::Tokenized;

/// Weight of a stated date: more than all else together.
const STATED: u32 = 1000;
/// Weight of a strong clue against a fair one.
const STRONG: u32 = 4;

/// Estimates the article's publication day from what it states, from dates in its text and from the chronology.
///
/// `text` and `found` belong to the article. No evidence gives [`DayRange::ANY`].
#[must_use]
pub fn estimate(
    article: &Article,
    text: &Tokenized,
    found: &Annotations,
    chronology: &Chronology,
) -> DateEstimate {
    let reading = Reading::new(article, text);
    let clues = evidence::collect(article, &reading, found, chronology);
    let mut range = heaviest(&clues);
    let stated = clues.iter().any(|c| c.rule == "stated");
    let mut kept = kept_by(&clues, range);
    let mut best = range.day();
    if !stated && let Some(narrowed) = sequence::narrow(&reading, found, range, &clues) {
        kept.push(narrowed.evidence);
        range = narrowed.range;
        best = range.day().or(narrowed.best);
    }
    kept.order_by_key(|e| (e.set_aside.is_some(), e.strength));
    DateEstimate { range, best, stated, evidence: kept }
}

fn weight(clue: &Clue) -> u32 {
    match (clue.rule, clue.strength) {
        ("stated", _) => STATED,
        (_, Strength::Strong) => STRONG,
        (_, Strength::Fair) => 1,
    }
}

/// The days that the greatest weight of clues allows, as one interval.
pub(super) fn heaviest(clues: &[Clue]) -> DayRange {
    // An interval adds its weight at its first day and takes it away behind its last.
    let mut steps: Vec<(i32, i64)> = Vec::new();
    for clue in clues {
        for range in united(&clue.ranges) {
            let first = range.first().map_or(Day::MIN.number(), Day::number);
            let last = range.last().map_or(Day::MAX.number(), Day::number);
            steps.push((first, i64::from(weight(clue))));
            steps.push((last.saturating_add(1), -i64::from(weight(clue))));
        }
    }
    if steps.is_empty() {
        return DayRange::ANY;
    }
    steps.order();
    let mut segments: Vec<(i32, i64)> = Vec::new();
    let mut sum = 0;
    for (day, change) in steps {
        sum += change;
        match segments.last_mut() {
            Some(last) if last.0 == day => last.1 = sum,
            _ => segments.push((day, sum)),
        }
    }
    let most = segments.iter().map(|s| s.1).max().unwrap_or_default();
    let first = segments.iter().find(|s| s.1 == most).map_or(Day::MIN.number(), |s| s.0);
    let ends =
        segments.windows(2).filter(|w| w.first().is_some_and(|s| s.1 == most)).filter_map(|w| w.get(1));
    let last = ends.map(|s| s.0 - 1).max().unwrap_or(Day::MAX.number());
    let bound = |n: i32, open: Day| (n != open.number()).then(|| Day::from_number(n));
    DayRange::new(bound(first, Day::MIN), bound(last, Day::MAX)).unwrap_or(DayRange::ANY)
}

/// Overlapping intervals of one clue count once.
fn united(ranges: &[DayRange]) -> Vec<DayRange> {
    let mut out: Vec<DayRange> = Vec::new();
    let mut sorted = ranges.to_vec();
    sorted.order_by_key(|r| r.first().map_or(i32::MIN, Day::number));
    for range in sorted {
        match out.last_mut() {
            Some(last) if last.overlaps(range) => {
                let end = match (last.last(), range.last()) {
                    (Some(a), Some(b)) => Some(a.max(b)),
                    _ => None,
                };
                *last = DayRange::new(last.first(), end).unwrap_or(*last);
            }
            _ => out.push(range),
        }
    }
    out
}

/// Evidence for the page: of a clue's intervals the one that meets the answer, or all of them where it was set aside.
fn kept_by(clues: &[Clue], range: DayRange) -> Vec<Evidence> {
    clues
        .iter()
        .map(|clue| {
            let meeting = clue.ranges.iter().position(|r| r.overlaps(range));
            let shown = meeting.or(if clue.ranges.is_empty() { None } else { Some(0) });
            let several = clue.ranges.iter().filter(|r| r.overlaps(range)).count() > 1;
            let hull = united(&clue.ranges.iter().filter(|r| r.overlaps(range)).copied().collect::<Vec<_>>());
            let own = if several {
                join(&hull)
            } else {
                shown.and_then(|i| clue.ranges.get(i)).copied().unwrap_or(DayRange::ANY)
            };
            let fact = shown.and_then(|i| clue.facts.get(i).or(clue.facts.first())).cloned();
            Evidence {
                kind: clue.kind,
                text: clue.text.clone(),
                span: clue.span,
                rule: clue.rule.to_owned(),
                range: own,
                fact,
                strength: clue.strength,
                set_aside: meeting
                    .is_none()
                    .then(|| format!("does not fit {}, which more evidence allows", range.edtf())),
            }
        })
        .collect()
}

fn join(ranges: &[DayRange]) -> DayRange {
    let first = ranges.first().and_then(|r| r.first());
    let last = ranges.last().and_then(|r| r.last());
    DayRange::new(first, last).unwrap_or(DayRange::ANY)
}
