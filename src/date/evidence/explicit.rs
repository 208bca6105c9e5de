//! Dates written out in the text: what was told in the past lies before publication, deadlines lie behind it.

use super::Clue;
use crate::date::calendar;
use crate::date::reading::Reading;
use crate::model::{
    Annotations, Day, DayRange, Strength, Tense, TimeMeaning, TimeMention, Weekday, YearPlace, YearWord,
};

/// Years looked at for a weekday with a date ("Friday, June 6").
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2060;

/// Words looked at before a deadline.
const AHEAD: usize = 14;

/// Clues from dates with a year, from weekdays with a date, and from future years.
pub(super) fn clues(reading: &Reading<'_>, found: &Annotations) -> Vec<Clue> {
    let mut clues = Vec::new();
    let mut latest: Option<(Day, &TimeMention)> = None;
    for time in &found.times {
        let TimeMeaning::Calendar { year, place, tense } = time.meaning else { continue };
        let at = reading.item_at(time.span.start);
        if reading.items.get(at).is_none_or(|it| it.quoted) {
            // Who is quoted may speak of another time than the report.
            continue;
        }
        match year {
            YearWord::Said(y) if y > 0 => {
                let Some((range, _)) = calendar::place(y, place) else { continue };
                let told = tense == Tense::Past && led_by(reading, at, &["in", "on", "since", "during"]);
                if let Some(first) = range.first().filter(|f| told && latest.is_none_or(|(l, _)| l < *f)) {
                    latest = Some((first, time));
                }
                clues.extend(deadline(reading, time, at, range));
            }
            YearWord::Open => clues.extend(weekday_and_date(reading, time, place)),
            _ => {}
        }
    }
    // Only the latest matters: what holds for it holds for all earlier ones.
    if let Some((day, time)) = latest {
        let range = DayRange::new(Some(day), None);
        clues.extend(range.map(|r| Clue::text(reading, time.span, "not-before", r, Strength::Strong)));
    }
    clues
}

fn led_by(reading: &Reading<'_>, at: usize, words: &[&str]) -> bool {
    at > 0 && words.contains(&reading.word(at - 1))
}

/// "create a state by 2005", "will end in June 2004": publication is not behind it.
///
/// A year after "by" or "until" is also told of the past ("served until 2011"), so a word that looks ahead must
/// stand before it in the sentence.
fn deadline(reading: &Reading<'_>, time: &TimeMention, at: usize, range: DayRange) -> Option<Clue> {
    if !matches!(time.meaning, TimeMeaning::Calendar { tense: Tense::Future, .. }) {
        return None;
    }
    let sentence = reading.items.get(at)?.sentence;
    let before = |word: fn(&str) -> bool| {
        (at.saturating_sub(AHEAD)..at)
            .any(|k| reading.items.get(k).is_some_and(|it| it.sentence == sentence) && word(reading.word(k)))
    };
    let by = led_by(reading, at, &["by"]);
    let ahead =
        before(|w| matches!(w, "will" | "plans" | "must" | "should" | "scheduled" | "expected" | "planned"));
    let goal = by && before(|w| w == "to");
    let past = before(|w| matches!(w, "had" | "was" | "were"));
    if !(ahead || goal && !past) {
        return None;
    }
    Some(Clue::text(reading, time.span, "deadline", DayRange::new(None, range.last())?, Strength::Fair))
}

/// "Friday, June 6" fits one year in five to eleven, and news names such a day within a few months of it.
fn weekday_and_date(reading: &Reading<'_>, time: &TimeMention, place: YearPlace) -> Option<Clue> {
    let YearPlace::Day(month, day) = place else { return None };
    let weekday = weekday_of(time.span.of(reading.text))?;
    let ranges: Vec<DayRange> = YEARS
        .filter_map(|y| Day::from_ymd(y, month, day))
        .filter(|d| d.weekday() == weekday)
        .map(|d| DayRange::between(d.plus(-120), d.plus(240)))
        .collect();
    let first = ranges.first().copied()?;
    let clue = Clue::text(reading, time.span, "weekday-and-date", first, Strength::Fair);
    Some(Clue { ranges, ..clue })
}

fn weekday_of(words: &str) -> Option<Weekday> {
    const NAMES: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let at = NAMES.iter().position(|n| words.starts_with(n))?;
    Some(Weekday::from_index(at as u8))
}
