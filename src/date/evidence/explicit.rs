//! Dates written out in the text: what was told in the past lies before publication, deadlines lie behind it.

use super::Clue;
use crate::date::calendar;
use crate::date::reading::Reading;
use crate::model::{
    Annotations, Day, DayRange, Strength, Tense, TimeMeaning, TimeMention, Weekday, YearPlace, YearWord,
};

/// Years looked at for a weekday with a date ("Friday, June 6").
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2060;

/// Clues from dates with a year, from weekdays with a date, and from future years.
pub(super) fn clues(reading: &Reading<'_>, found: &Annotations) -> Vec<Clue> {
    let mut clues = Vec::new();
    let mut latest: Option<(Day, &TimeMention)> = None;
    for time in &found.times {
        let TimeMeaning::Calendar { year, place, tense } = time.meaning else { continue };
        match year {
            YearWord::Said(y) if y > 0 => {
                let Some((range, _)) = calendar::place(y, place) else { continue };
                if tense == Tense::Future || led_by(reading, time, &["by", "until"]) {
                    clues.extend(deadline(reading, time, range));
                } else if let Some(first) = range.first().filter(|f| latest.is_none_or(|(l, _)| l < *f)) {
                    latest = Some((first, time));
                }
            }
            YearWord::Open => clues.extend(weekday_and_date(reading, time, place)),
            _ => {}
        }
    }
    // Only the latest matters: what holds for it holds for all earlier ones.
    if let Some((day, time)) = latest {
        let strength = if is_told(time) { Strength::Strong } else { Strength::Fair };
        clues.extend(
            DayRange::new(Some(day), None).map(|r| Clue::text(reading, time.span, "not-before", r, strength)),
        );
    }
    clues
}

fn is_told(time: &TimeMention) -> bool {
    matches!(time.meaning, TimeMeaning::Calendar { tense: Tense::Past, .. })
}

fn led_by(reading: &Reading<'_>, time: &TimeMention, words: &[&str]) -> bool {
    let at = reading.item_at(time.span.start);
    at > 0 && words.contains(&reading.word(at - 1))
}

/// "by 2005", "will end in June 2004": publication is not behind it.
fn deadline(reading: &Reading<'_>, time: &TimeMention, range: DayRange) -> Option<Clue> {
    // A past report of an old deadline ("by 1990 the war had ended") has a past verb and no future one.
    if is_told(time) {
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
