//! Times of day and parts of days.

use super::super::lex::{Line, Word};
use super::calendar;
use super::deictic;
use super::grammar::Found;
use crate::model::{Clock, DayPart, Tense, TimeAnchor, TimeMeaning, TimeUnit};

fn day(shift: i32, anchor: TimeAnchor) -> TimeMeaning {
    TimeMeaning::Unit { unit: TimeUnit::Day, shift, anchor }
}

/// "6 p.m.", "10:30 a.m. Wednesday", "midnight Thursday", "noon", "overnight", "tonight", "0600 GMT".
pub(super) fn clock(line: &Line<'_>, i: usize) -> Option<Found> {
    let (clock, end) = match line.at(i) {
        Word::Tonight => {
            return Some(Found::date(i, i + 1, day(0, TimeAnchor::Article)).at(Clock::Part(DayPart::Night)));
        }
        Word::Overnight => return overnight(line, i),
        Word::Part(DayPart::Midday) => (Clock::Part(DayPart::Midday), i + 1),
        Word::Noon => (Clock::Hour(12), i + 1),
        Word::Midnight => (Clock::Hour(24), i + 1),
        _ => time_of_day(line, i)?,
    };
    let mut end = end;
    while matches!(line.at(end), Word::Zone | Word::Local)
        || (line.at(end) == Word::Time && line.before(end, 1) == Word::Local)
    {
        end += 1;
    }
    let found = Found::date(i, end, day(0, TimeAnchor::Reference)).at(clock);
    Some(on_date(line, found))
}

/// "overnight" is the night that ended on the article's day, or the one before.
fn overnight(line: &Line<'_>, i: usize) -> Option<Found> {
    let found = Found::date(
        i,
        i + 1,
        TimeMeaning::Count { unit: TimeUnit::Day, low: -1, high: 0, anchor: TimeAnchor::Article },
    );
    Some(on_date(line, found.at(Clock::Part(DayPart::Night))))
}

/// Hour and minute with what makes them a time: am, pm, o'clock, a zone, or "at" before a colon.
fn time_of_day(line: &Line<'_>, i: usize) -> Option<(Clock, usize)> {
    let (minutes, colon, j) = match line.at(i) {
        Word::ClockPm(m) => return Some((clock_of(m, line.word(i).contains(':')), i + 1)),
        Word::Colon(m) => (m, true, i + 1),
        Word::Digits(h @ 0..=24, 1..=2) => match (line.at(i + 1), line.at(i + 2)) {
            (Word::ColonSign, Word::Digits(m @ 0..=59, 2)) if line.glued(i + 1) && line.glued(i + 2) => {
                (h * 60 + m, true, i + 3)
            }
            _ => (h * 60, false, i + 1),
        },
        Word::Ones(h @ 1..=12) => (h * 60, false, i + 1),
        Word::Digits(h, 4) if line.at(i + 1) == Word::Zone && h % 100 < 60 && h <= 2400 => {
            return Some((clock_of(h / 100 * 60 + h % 100, true), i + 1));
        }
        _ => return None,
    };
    let noon_hours = |pm: bool| minutes % 720 + if pm { 720 } else { 0 };
    let dot = |j: usize| j + usize::from(line.at(j) == Word::Period_ && line.glued(j) && line.glued(j + 1));
    match line.at(j) {
        Word::Am if minutes <= 779 => Some((clock_of(noon_hours(false), colon), dot(j + 1))),
        Word::Pm if minutes <= 779 => Some((clock_of(noon_hours(true), colon), dot(j + 1))),
        Word::Oclock => Some((clock_of(minutes, colon), j + 1)),
        Word::Zone if colon => Some((clock_of(minutes, true), j)),
        _ if colon && led(line, i) => Some((clock_of(minutes, true), j)),
        _ => None,
    }
}

/// A bare "10:57" is a time after these words; elsewhere it may be a score or a verse.
fn led(line: &Line<'_>, i: usize) -> bool {
    matches!(
        line.before(i, 1),
        Word::At | Word::By | Word::About | Word::Until | Word::Before | Word::After | Word::Since
    )
}

fn clock_of(minutes: u32, exact: bool) -> Clock {
    if exact { Clock::Minute(minutes) } else { Clock::Hour(minutes / 60) }
}

/// A date after a time of day belongs to it: "6 a.m. on Sunday", "noon yesterday", "5 p.m. EST, Nov. 6".
fn on_date(line: &Line<'_>, found: Found) -> Found {
    let j = found.end + usize::from(matches!(line.at(found.end), Word::On | Word::Comma));
    let bare = j == found.end || line.at(found.end) == Word::On;
    let date = match line.at(j) {
        Word::Weekday(_) if bare => calendar::weekday(line, j),
        Word::Month(_) | Word::MonthShort(_) => calendar::month(line, j).filter(|f| {
            matches!(f.meaning, TimeMeaning::Calendar { place: crate::model::YearPlace::Day(..), .. })
        }),
        Word::Digits(..) if bare => calendar::day_month(line, j),
        Word::Today(_) if bare => today(line, j),
        _ => None,
    };
    match date {
        Some(date) if date.clock.is_none() || matches!(date.clock, Some(Clock::Part(_))) => {
            Found { start: found.start, kind: found.kind, clock: found.clock, ..date }
        }
        _ => found,
    }
}

/// A part of the day after a date: "Friday night", "yesterday morning". "Tuesday nights" is a repetition.
pub(super) fn trailing_part(line: &Line<'_>, found: Found) -> Found {
    match line.at(found.end) {
        Word::Part(part) => {
            let end = found.end + 1;
            found.to(end).at(Clock::Part(part))
        }
        Word::Overnight => {
            let end = found.end + 1;
            found.to(end).at(Clock::Part(DayPart::Night))
        }
        Word::Noon => {
            let end = found.end + 1;
            found.to(end).at(Clock::Hour(12))
        }
        Word::DayParts(part) => match found.meaning {
            TimeMeaning::Weekday { weekday, .. } => {
                let value = format!("XXXX-WXX-{}T{}", weekday.index() + 1, timex_part(part));
                Found::set(found.start, found.end + 1, value)
            }
            _ => found,
        },
        _ => found,
    }
}

/// TIMEX3's two letters for a part of the day.
pub(crate) fn timex_part(part: DayPart) -> &'static str {
    match part {
        DayPart::Morning => "MO",
        DayPart::Midday => "MI",
        DayPart::Afternoon => "AF",
        DayPart::Evening => "EV",
        DayPart::Night => "NI",
    }
}

/// "today", "yesterday morning".
pub(super) fn today(line: &Line<'_>, i: usize) -> Option<Found> {
    let Word::Today(shift) = line.at(i) else { return None };
    // "Today" in a name of an outlet ("USA Today") is no time.
    if line.capital(i) && i > 0 && line.before(i, 1) == Word::Plain && line.capital(i - 1) {
        return None;
    }
    // "The group today is a danger": nowadays.
    let nowadays = shift == 0 && line.before(i, 1) == Word::Plain && matches!(line.word(i + 1), "is" | "are");
    if nowadays {
        return Some(Found::date(i, i + 1, TimeMeaning::Reference(Tense::Present)));
    }
    Some(trailing_part(line, Found::date(i, i + 1, day(shift, TimeAnchor::Article))))
}

/// "night of April 18", "morning of 31 January", "mid-afternoon yesterday", "morning of the next day".
pub(super) fn part_of_date(line: &Line<'_>, i: usize) -> Option<Found> {
    let start = i;
    let i = if line.at(i) == Word::Mid { line.past_hyphen(i + 1) } else { i };
    let Word::Part(part) = line.at(i) else { return None };
    let j = i + 1 + usize::from(matches!(line.at(i + 1), Word::Of | Word::On));
    let date = match line.at(j) {
        Word::Month(_) | Word::MonthShort(_) => calendar::month(line, j),
        Word::Weekday(_) => calendar::weekday(line, j),
        Word::Digits(..) => calendar::day_month(line, j),
        Word::The if j > i + 1 => {
            deictic::deictic(line, j + 1, true).or_else(|| calendar::day_month(line, j + 1))
        }
        Word::Today(_) => today(line, j),
        _ => None,
    }?;
    date.clock.is_none().then(|| date.from(start).at(Clock::Part(part)))
}

/// "midday" needs no article and no date.
pub(super) fn midday(line: &Line<'_>, i: usize) -> Option<Found> {
    (line.at(i) == Word::Part(DayPart::Midday)).then(|| clock(line, i)).flatten()
}

/// "the morning", "the evening" of the day spoken of.
pub(super) fn the_part(line: &Line<'_>, i: usize) -> Option<Found> {
    let Word::Part(part) = line.at(i) else { return None };
    let led = matches!(line.before(i, 2), Word::In | Word::During | Word::Before | Word::By | Word::Until);
    let alone = deictic::ends_phrase(line, i + 1);
    (led && alone).then(|| Found::date(i, i + 1, day(0, TimeAnchor::Reference)).at(Clock::Part(part)))
}
