//! Events of the chronology that the article tells: by weekday, by distance, by length since, by month or season.
//!
//! An event is recognized by its names and words around a time expression, and by its weekday; never by an
//! article's wording. Where several events fit, the clue allows each of them, and other evidence chooses.

use std::collections::{BTreeMap, BTreeSet};

use super::Clue;
use crate::date::calendar;
use crate::date::chronology::{Chronology, Event};
use crate::date::reading::{Reading, is_count, stem};
use crate::model::{
    Annotations, Clock, Day, DayPart, DayRange, EvidenceKind, Span, Strength, Tense, TimeAnchor, TimeMeaning,
    TimeMention, TimeModifier, TimeUnit, YearPlace, YearWord,
};
use crate::sort::Sorting;

/// Least share of an event's weight that must be met, in percent.
const SHARE: u32 = 38;

/// Clues from time expressions whose sentence tells a known event.
pub(super) fn clues(reading: &Reading<'_>, found: &Annotations, chronology: &Chronology) -> Vec<Clue> {
    let names = capitals(reading);
    let mut windows: BTreeMap<usize, Vec<(usize, u32)>> = BTreeMap::new();
    let mut clues: Vec<Clue> = Vec::new();
    for time in &found.times {
        let at = reading.item_at(time.span.start);
        let Some(item) = reading.items.get(at).filter(|it| !it.quoted) else { continue };
        if let Some(clue) = since_anchor(reading, chronology, time, at) {
            push(&mut clues, clue);
            continue;
        }
        let Some(kind) = link(reading, time, at) else { continue };
        let sentence = item.sentence as usize;
        let told =
            windows.entry(sentence).or_insert_with(|| events_in(reading, chronology, &names, sentence));
        let fits = best_fits(chronology, told, kind);
        if !fits.is_empty() {
            push(&mut clues, clue(reading, time.span, kind.rule(), &fits));
        }
    }
    clues
}

/// The events that the time expression allows and that are told about as fully as the one told best.
fn best_fits<'a>(
    chronology: &'a Chronology,
    told: &[(usize, u32)],
    kind: Link,
) -> Vec<(DayRange, &'a Event)> {
    let fits = |(e, share): &(usize, u32)| {
        let event = chronology.events.get(*e)?;
        Some((kind.allows(event)?, event, *share))
    };
    let all: Vec<(DayRange, &Event, u32)> = told.iter().filter_map(fits).collect();
    let best = all.iter().map(|f| f.2).max().unwrap_or_default();
    let mut kept: Vec<(DayRange, &Event)> =
        all.into_iter().filter(|f| f.2 * 4 >= best * 3).map(|f| (f.0, f.1)).collect();
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
            (!pointed).then_some(Link::Weekday(weekday.index()))
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
            Link::Weekday(_) => "event-weekday",
            Link::Ago(..) => "event-ago",
            Link::Lasting(..) => "event-since",
            Link::Month(..) | Link::Season(..) => "event-month",
        }
    }

    /// The days the article may have been published on, were it this event.
    fn allows(self, event: &Event) -> Option<DayRange> {
        match self {
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
            Link::Lasting(..) if event.words.iter().any(|w| w.0 == "kill") => None,
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
    let near: Vec<String> = (at.saturating_sub(7).max(items.start)..(at + 8).min(items.end))
        .map(|k| stem(reading.word(k)))
        .collect();
    let (low, high) = spread(n, time.modifier);
    let fits: Vec<(DayRange, &Event)> = chronology
        .events
        .iter()
        .filter(|e| near.iter().any(|w| e.anchors.contains(w)) && speaks_of(reading, e))
        .map(|e| (DayRange::between(later(e.first, unit, low.max(0.0)), later(e.first, unit, high)), e))
        .collect();
    (!fits.is_empty()).then(|| clue(reading, time.span, "length-since", &fits))
}

/// True where the article names one of the event's names at all.
fn speaks_of(reading: &Reading<'_>, event: &Event) -> bool {
    (0..reading.items.len())
        .filter(|k| reading.items.get(*k).is_some_and(|it| it.capital))
        .any(|k| event.names.contains(&stem(reading.word(k))))
}

/// How much of an event's statement an article meets around one sentence.
#[derive(Clone, Copy, Default)]
struct Met {
    /// Weight of the words met in the sentence and its neighbors.
    near: u32,
    /// Of these, the weight met in the sentence itself.
    own: u32,
    /// Weight of names met only elsewhere in the article.
    far: u32,
    names: usize,
    words: usize,
    /// Weight of the words met that are no names.
    said: u32,
}

/// Events told around a sentence, by index, with the share of their weight that is met.
fn events_in(
    reading: &Reading<'_>,
    chronology: &Chronology,
    names: &BTreeSet<String>,
    sentence: usize,
) -> Vec<(usize, u32)> {
    let own = words_in(reading, sentence..sentence + 1);
    let mut near = words_in(reading, sentence.saturating_sub(1)..sentence + 2);
    if sentence < 2 {
        near.extend(reading.headline.iter().cloned());
    }
    let mut met: BTreeMap<usize, Met> = BTreeMap::new();
    for word in near.union(names) {
        for e in chronology.by_stem.get(word).into_iter().flatten() {
            let Some(event) = chronology.events.get(*e) else { continue };
            let weight = event.words.iter().find(|w| w.0 == *word).map_or(0, |w| w.1);
            // A count that agrees tells one event of a kind from the next; one that differs may be an early count.
            let weight = if is_count(word) { weight * 2 } else { weight };
            let entry = met.entry(*e).or_default();
            let name = event.names.contains(word);
            if !near.contains(word) {
                entry.far += if name { weight } else { 0 };
                continue;
            }
            entry.near += weight;
            entry.own += if own.contains(word) { weight } else { 0 };
            entry.names += usize::from(name);
            entry.words += usize::from(!name);
            entry.said += if name { 0 } else { weight };
        }
    }
    met.into_iter().filter_map(|(e, m)| Some((e, share(m, chronology.events.get(e)?)?))).collect()
}

/// The share of an event that is met, in percent, where it is enough. A name met only elsewhere counts half.
///
/// Names alone are no event: two fifths of what the statement says besides its names must be met, by two words or more,
/// or by one beside three of its names.
fn share(met: Met, event: &Event) -> Option<u32> {
    let share = (met.near + met.far / 2) * 100 / event.total.max(1);
    let told = met.names >= 1 && (met.words >= 2 || (met.words >= 1 && met.names >= 3));
    let said = met.said * 5 >= event.said * 2;
    (told && said && share >= SHARE && met.own * 3 >= met.near).then_some(share)
}

/// Stems of the capitalized words of the article.
fn capitals(reading: &Reading<'_>) -> BTreeSet<String> {
    let capital = |k: &usize| reading.items.get(*k).is_some_and(|it| it.capital);
    (0..reading.items.len()).filter(capital).map(|k| stem(reading.word(k))).collect()
}

fn words_in(reading: &Reading<'_>, sentences: std::ops::Range<usize>) -> BTreeSet<String> {
    sentences.flat_map(|s| reading.sentence(s)).map(|k| stem(reading.word(k))).collect()
}
