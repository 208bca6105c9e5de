//! Events of the chronology that the article tells: by weekday, by distance, by length since, by month or season.
//!
//! An event is recognized by its names and words around a time expression, and by its weekday; never by an
//! article's wording. Where several events fit, the clue allows each of them, and other evidence chooses.

use super::Clue;
use super::told::{LEAD, Telling, Told};
use crate::date::calendar;
use crate::date::chronology::{Chronology, Event};
use crate::date::reading::{Reading, stem};
use crate::model::{
    Annotations, Clock, Day, DayPart, DayRange, EvidenceKind, Span, Strength, Tense, TimeAnchor, TimeMeaning,
    TimeMention, TimeModifier, TimeUnit, YearPlace, YearWord,
};
use crate::sort::Sorting;

/// Days within which other evidence must place an article for an event that it tells in part to count: within so
/// few, another event of the kind that fits the weekday as well is unlikely.
const NEAR: u32 = 600;

/// Clues from time expressions whose sentence tells a known event. `known` is what other evidence allows.
pub(super) fn clues(
    reading: &Reading<'_>,
    found: &Annotations,
    chronology: &Chronology,
    known: DayRange,
) -> Vec<Clue> {
    // Built when the first time asks for it.
    let mut telling: Option<Telling<'_>> = None;
    let close = known.days().is_some_and(|d| d <= NEAR);
    let mut clues: Vec<Clue> = Vec::new();
    for time in &found.times {
        let at = reading.item_at(time.span.start);
        let Some(item) = reading.items.get(at).filter(|it| !it.quoted) else { continue };
        let sentence = item.sentence as usize;
        if matches!(time.meaning, TimeMeaning::Value(_)) {
            let telling = telling.get_or_insert_with(|| Telling::new(reading, chronology));
            if let Some(clue) = since_anchor(reading, chronology, telling, time, at) {
                push(&mut clues, clue);
                continue;
            }
        }
        // Behind the lead nothing counts as told fully.
        let Some(kind) = link(reading, time, at).filter(|_| close || sentence < LEAD) else { continue };
        let telling = telling.get_or_insert_with(|| Telling::new(reading, chronology));
        let fits = best_fits(chronology, telling.events(sentence), kind, known);
        if !fits.is_empty() {
            push(&mut clues, clue(reading, time.span, kind.rule(), &fits));
        }
    }
    clues
}

/// The events that the time expression allows and that are told about as fully as the one told best.
fn best_fits<'a>(
    chronology: &'a Chronology,
    told: &[Told],
    kind: Link,
    known: DayRange,
) -> Vec<(DayRange, &'a Event)> {
    let close = known.days().is_some_and(|d| d <= NEAR);
    let fits = |t: &Told| {
        let event = chronology.events.get(t.event)?;
        let range = kind.allows(event)?;
        let partly = close && !matches!(kind, Link::Day(_)) && range.overlaps(known);
        (t.fully && kind.is_strict() || partly).then_some((range, event, t.share))
    };
    let mut all: Vec<(DayRange, &Event, u32)> = told.iter().filter_map(fits).collect();
    // What other evidence rules out is kept only where nothing else fits, to be set aside in the open.
    if all.iter().any(|f| f.0.overlaps(known)) {
        all.retain(|f| f.0.overlaps(known));
    }
    let best = all.iter().map(|f| f.2).max().unwrap_or_default();
    let mut kept: Vec<(DayRange, &Event)> =
        all.into_iter().filter(|f| f.2 * 10 >= best * 9).map(|f| (f.0, f.1)).collect();
    kept.order_by_key(|f| (f.0.first().map(Day::number), f.1.id.clone()));
    kept.dedup_by_key(|f| (f.0, f.1.id.clone()));
    kept
}

/// Adds a clue unless one with the same rule, facts and intervals stands already.
fn push(clues: &mut Vec<Clue>, clue: Clue) {
    let same = |c: &Clue| c.rule == clue.rule && c.facts == clue.facts && c.ranges == clue.ranges;
    if !clues.iter().any(same) {
        clues.push(clue);
    }
}

fn clue(reading: &Reading<'_>, span: Span, rule: &'static str, fits: &[(DayRange, &Event)]) -> Clue {
    Clue {
        kind: EvidenceKind::Fact,
        text: span.of(reading.text).to_owned(),
        span: Some(span),
        rule,
        ranges: fits.iter().map(|f| f.0).collect(),
        facts: fits.iter().map(|f| f.1.id.clone()).collect(),
        strength: Strength::Fair,
    }
}

/// How a time expression ties an event to the article's day.
#[derive(Clone, Copy)]
enum Link {
    /// "yesterday", "today": the event was so many days before.
    Day(i32),
    /// A bare weekday of the past: the event was 0-6 days before.
    Weekday(u8),
    /// "five months ago": low and high distance in units, past positive.
    Ago(TimeUnit, i32, i32),
    /// "has ... for more than a year": at least and at most so many units.
    Lasting(TimeUnit, f64, f64),
    /// "last June".
    Month(u32),
    /// "last summer": first and last month.
    Season(u32, u32),
}

fn link(reading: &Reading<'_>, time: &TimeMention, at: usize) -> Option<Link> {
    match &time.meaning {
        TimeMeaning::Weekday { weekday, tense: Tense::Past | Tense::Open } => {
            // "last Friday" may lie a week back, "by Friday" ahead.
            let pointed = time.span.of(reading.text).starts_with(|c: char| c.is_lowercase());
            (!pointed && !is_named_day(reading, at)).then_some(Link::Weekday(weekday.index()))
        }
        TimeMeaning::Unit { unit: TimeUnit::Day, shift: shift @ -1..=0, anchor: TimeAnchor::Article } => {
            Some(Link::Day(-shift))
        }
        TimeMeaning::Count { unit, low, high, anchor: TimeAnchor::Article } if *high < 0 && low == high => {
            (*unit >= TimeUnit::Day).then_some(Link::Ago(*unit, -high, -low))
        }
        TimeMeaning::Value(value) if lasting(reading, at) => {
            let (unit, n) = length(value)?;
            let (low, high) = spread(n, time.modifier);
            Some(Link::Lasting(unit, low, high))
        }
        TimeMeaning::Calendar { year: YearWord::Open, place, tense } if *tense != Tense::Future => {
            let last = time.span.of(reading.text).get(..4).is_some_and(|w| w.eq_ignore_ascii_case("last"));
            match place {
                // A bare "in June" says too little of which year.
                YearPlace::Month(m) if last => Some(Link::Month(*m)),
                YearPlace::Season(season) if last => {
                    let (range, _) = calendar::place(2001, YearPlace::Season(*season))?;
                    Some(Link::Season(range.first()?.ymd().1, range.last()?.ymd().1))
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// "Super Tuesday", "Good Friday": the name of a day, not a day of this week.
fn is_named_day(reading: &Reading<'_>, at: usize) -> bool {
    at > 0
        && matches!(
            reading.word(at - 1),
            "super" | "black" | "good" | "bloody" | "ash" | "easter" | "cyber" | "palm" | "giving" | "red"
        )
}

/// "has kept ... for more than a year": a perfect verb before a length after "for".
fn lasting(reading: &Reading<'_>, at: usize) -> bool {
    let led = at > 0 && matches!(reading.word(at - 1), "for" | "than");
    let sentence = reading.items.get(at).map(|it| it.sentence);
    let from = at.saturating_sub(14);
    led && (from..at).any(|k| {
        reading.items.get(k).map(|it| it.sentence) == sentence
            && matches!(reading.word(k), "has" | "have" | "been" | "effect")
    })
}

/// The unit and count of a duration value: "P32M", "P3Y".
fn length(value: &str) -> Option<(TimeUnit, f64)> {
    let body = value.strip_prefix('P')?;
    let (number, unit) = body.split_at(body.len().checked_sub(1)?);
    let unit = match unit {
        "D" => TimeUnit::Day,
        "W" => TimeUnit::Week,
        "M" => TimeUnit::Month,
        "Y" => TimeUnit::Year,
        _ => return None,
    };
    Some((unit, number.parse().ok()?))
}

/// How long ago a length of `n` units may have begun: full units, allowing one to either side; bounded by words.
fn spread(n: f64, modifier: Option<TimeModifier>) -> (f64, f64) {
    match modifier {
        Some(TimeModifier::More) => (n, n + (n / 3.0).max(1.0)),
        Some(TimeModifier::Less) => (n - (n / 4.0).max(0.5), n),
        _ => (n - 1.0, n + 2.0),
    }
}

/// A day so many units later; the fraction in days.
fn later(day: Day, unit: TimeUnit, n: f64) -> Day {
    let whole = n.floor();
    let days = match unit {
        TimeUnit::Year => 365.0,
        TimeUnit::Month => 30.0,
        TimeUnit::Week => 7.0,
        _ => 1.0,
    };
    calendar::plus(day, unit, whole as i32).plus(((n - whole) * days) as i32)
}

impl Link {
    fn rule(self) -> &'static str {
        match self {
            Link::Day(_) => "event-day",
            Link::Weekday(_) => "event-weekday",
            Link::Ago(..) => "event-ago",
            Link::Lasting(..) => "event-since",
            Link::Month(..) | Link::Season(..) => "event-month",
        }
    }

    /// True where the words leave few days, so that an event told fully is beyond doubt.
    fn is_strict(self) -> bool {
        matches!(self, Link::Day(_) | Link::Weekday(_) | Link::Month(_))
    }

    /// The days the article may have been published on, were it this event.
    fn allows(self, event: &Event) -> Option<DayRange> {
        match self {
            // The event's place and the outlet's may be a day apart on the clock.
            Link::Day(back) => {
                let long = event.last.number() - event.first.number() > 2;
                (!long).then(|| DayRange::between(event.first.plus(back - 1), event.last.plus(back + 1)))
            }
            Link::Weekday(weekday) => {
                let long = event.last.number() - event.first.number() > 6;
                let day = (0..=event.last.number() - event.first.number())
                    .map(|n| event.first.plus(n))
                    .find(|d| d.weekday().index() == weekday)?;
                (!long).then(|| DayRange::between(day, day.plus(6)))
            }
            Link::Ago(unit, low, high) => {
                let slack = match unit {
                    TimeUnit::Day => 1,
                    TimeUnit::Week => 4,
                    TimeUnit::Month => 16,
                    _ => 185,
                };
                let (a, b) =
                    (calendar::plus(event.first, unit, low), calendar::plus(event.first, unit, high));
                Some(DayRange::between(a.plus(-slack), b.plus(slack)))
            }
            // Nothing lasts since a death but its memory.
            Link::Lasting(..) if event.is_death => None,
            Link::Lasting(unit, low, high) => Some(DayRange::between(
                later(event.first, unit, low.max(0.0)),
                later(event.first, unit, high),
            )),
            Link::Month(month) => {
                let (year, m, _) = event.first.ymd();
                let whole = DayRange::of_month(year, Some(m)).filter(|_| m == month)?;
                Some(DayRange::between(whole.last()?.plus(1), calendar::plus_months(whole.last()?, 12)))
            }
            Link::Season(a, b) => {
                let (_, m, _) = event.first.ymd();
                let inside = if a <= b { (a..=b).contains(&m) } else { m >= a || m <= b };
                inside
                    .then(|| DayRange::between(event.first.plus(30), calendar::plus_months(event.first, 15)))
            }
        }
    }
}

/// "32 months of fighting": a length beside a word for what has lasted since an anchoring event.
fn since_anchor(
    reading: &Reading<'_>,
    chronology: &Chronology,
    telling: &Telling<'_>,
    time: &TimeMention,
    at: usize,
) -> Option<Clue> {
    let TimeMeaning::Value(value) = &time.meaning else { return None };
    let (unit, n) = length(value)?;
    if unit < TimeUnit::Week
        || (time.clock, time.kind) == (Some(Clock::Part(DayPart::Night)), crate::model::TimeKind::Set)
    {
        return None;
    }
    let sentence = reading.items.get(at)?.sentence as usize;
    let items = reading.sentence(sentence);
    let near: Vec<&str> = (at.saturating_sub(7).max(items.start)..(at + 8).min(items.end))
        .map(|k| stem(reading.word(k)))
        .collect();
    let (low, high) = spread(n, time.modifier);
    let fits: Vec<(DayRange, &Event)> = chronology
        .events
        .iter()
        .enumerate()
        .filter(|(n, e)| near.iter().any(|w| e.anchors.contains(*w)) && telling.names(*n))
        .map(|(_, e)| (DayRange::between(later(e.first, unit, low.max(0.0)), later(e.first, unit, high)), e))
        .collect();
    (!fits.is_empty()).then(|| clue(reading, time.span, "length-since", &fits))
}
