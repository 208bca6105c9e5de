//! The last step: inside a known week, weekdays and "today" choose the days.
//!
//! A report names the weekdays of the last seven days. A weekday that is known as a day (through an event) bounds
//! publication by six days; "today" in the narrator's own words is no day that the report calls by its weekday,
//! because a newspaper that prints an agency's story puts its own day in.

use super::evidence::Clue;
use super::reading::Reading;
use crate::model::{
    Annotations, Day, DayRange, Evidence, EvidenceKind, Strength, Tense, TimeAnchor, TimeMeaning, TimeUnit,
};

/// A narrower answer and why.
pub(super) struct Narrowed {
    pub(super) range: DayRange,
    pub(super) best: Option<Day>,
    pub(super) evidence: Evidence,
}

/// Narrows a range of at most two weeks by "today". None where nothing is gained.
pub(super) fn narrow(
    reading: &Reading<'_>,
    found: &Annotations,
    range: DayRange,
    clues: &[Clue],
) -> Option<Narrowed> {
    let (first, last) = (range.first()?, range.last()?);
    if range.days()? > 14 || !clues.iter().any(|c| c.rule == "event-weekday") {
        return None;
    }
    let today = found.times.iter().find(|t| {
        let here = matches!(
            t.meaning,
            TimeMeaning::Unit { unit: TimeUnit::Day, shift: 0, anchor: TimeAnchor::Article }
        );
        let item = reading.items.get(reading.item_at(t.span.start));
        here && t.clock.is_none()
            && item.is_some_and(|it| !it.quoted)
            && t.span.of(reading.text).eq_ignore_ascii_case("today")
    })?;
    let named: Vec<u8> = found
        .times
        .iter()
        .filter_map(|t| match t.meaning {
            TimeMeaning::Weekday { weekday, tense: Tense::Past | Tense::Open } => Some(weekday.index()),
            _ => None,
        })
        .collect();
    let free = |d: &Day| !named.contains(&d.weekday().index());
    let days: Vec<Day> = (0..=last.number() - first.number()).map(|n| first.plus(n)).filter(free).collect();
    let narrowed = DayRange::between(*days.first()?, *days.last()?);
    // Print follows the last told weekday at once.
    let best = days.first().copied();
    Some(Narrowed {
        range: narrowed,
        best,
        evidence: Evidence {
            kind: EvidenceKind::Text,
            text: today.span.of(reading.text).to_owned(),
            span: Some(today.span),
            rule: "today".to_owned(),
            range: narrowed,
            fact: None,
            strength: Strength::Fair,
            set_aside: None,
        },
    })
}
