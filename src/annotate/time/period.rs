//! Seasons, quarters, halves, centuries, holidays, fiscal years.

use super::super::lex::{Line, Word};
use super::calendar::{self, calendar};
use super::clock;
use super::count;
use super::grammar::Found;
use crate::model::{Tense, TimeAnchor, TimeMeaning, TimeUnit, Weekday, YearPlace, YearWord};

/// Units that the calendar names, as against mere lengths.
pub(super) fn is_calendar_unit(unit: TimeUnit) -> bool {
    !matches!(unit, TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour)
}

/// The year that may follow a period: "of 1990", "1990", "of fiscal 1990", "of last year", "of that year".
fn year(line: &Line<'_>, i: usize) -> (YearWord, usize) {
    let mut j = i + usize::from(matches!(line.at(i), Word::Of | Word::In | Word::Comma));
    j += usize::from(line.at(j) == Word::Fiscal);
    if let Word::Digits(y @ 1000..=2100, 4) = line.at(j) {
        return (YearWord::Said(y as i32), j + 1);
    }
    if let (Word::Digits(y @ 1..=999, _), Word::Bc) = (line.at(j), line.at(j + 1)) {
        return (YearWord::Said(-(y as i32)), j + 2);
    }
    if let (Word::Possessive, Word::Digits(y, 2)) = (line.at(j), line.at(j + 1)) {
        return (YearWord::Said(y as i32 + if y < 30 { 2000 } else { 1900 }), j + 2);
    }
    if let Some(spoken) = calendar::spoken_year(line, j)
        && let TimeMeaning::Calendar { year, .. } = spoken.meaning
    {
        return (year, spoken.end);
    }
    calendar::relative_year(line, i).unwrap_or((YearWord::Open, i))
}

/// "summer of 1990", "the summer", where it is the season and not the verb or the end of a city.
pub(super) fn season(line: &Line<'_>, i: usize) -> Option<Found> {
    let found = season_at(line, i)?;
    if found.end > i + 1 {
        return Some(found);
    }
    let definite = line.before(i, 1) == Word::The;
    let before = if definite { line.before(i, 2) } else { line.before(i, 1) };
    let led = matches!(
        before,
        Word::In
            | Word::By
            | Word::During
            | Word::Until
            | Word::Since
            | Word::Of
            | Word::Early
            | Word::Late
            | Word::Mid
            | Word::For
            | Word::From
            | Word::Before
            | Word::After
            | Word::Over
    );
    let verbal = matches!(line.at(i + 1), Word::Of | Word::Into) && matches!(line.word(i), "fall" | "spring");
    ((led || definite) && !verbal).then_some(found)
}

/// The season at token `i` with its year, without looking at what stands before.
pub(super) fn season_at(line: &Line<'_>, i: usize) -> Option<Found> {
    let Word::Season(season) = line.at(i) else { return None };
    let (year, end) = year(line, i + 1);
    // A bare year after "in" or a comma is its own expression; "of" and nothing join.
    let joined = !matches!(line.at(i + 1), Word::In | Word::Comma) || year == YearWord::Open;
    let (year, end) = if joined { (year, end) } else { (YearWord::Open, i + 1) };
    Some(Found::date(i, end, calendar(year, YearPlace::Season(season), Tense::Open)))
}

/// "third quarter of 1990", "first half", "20th century", "first nine months".
pub(super) fn ordinal(line: &Line<'_>, i: usize) -> Option<Found> {
    let n = match line.at(i) {
        Word::Ordinal(n) => n,
        Word::Second => 2,
        Word::Last | Word::Latest => 0,
        _ => return None,
    };
    let j = line.past_hyphen(i + 1);
    match line.at(j) {
        Word::Quarter if (1..=4).contains(&n) => {
            let (year, end) = year(line, j + 1);
            Some(Found::date(i, end, calendar(year, YearPlace::Quarter(n), Tense::Open)))
        }
        Word::Half if n <= 2 => {
            let half = if n == 0 { 2 } else { n };
            let (year, end) = year(line, j + 1);
            let dated = year != YearWord::Open;
            dated.then(|| Found::date(i, end, calendar(year, YearPlace::Half(half), Tense::Open)))
        }
        Word::Unit(TimeUnit::Century) if n > 0 => Some(century(line, i, j + 1, n)),
        _ => length(line, i, j),
    }
}

fn century(line: &Line<'_>, start: usize, end: usize, n: u32) -> Found {
    let n = n as i32;
    let (first, end) = match line.at(end) {
        Word::Bc => (-(n * 100), end + 1),
        Word::Ad => ((n - 1) * 100, end + 1),
        _ => ((n - 1) * 100, end),
    };
    Found::date(start, end, TimeMeaning::Years { first, count: 100 })
}

/// "first nine months [of 1990]": a length.
fn length(line: &Line<'_>, start: usize, i: usize) -> Option<Found> {
    let amount = count::amount(line, i)?;
    count::of_unit(line, &amount, start)
}

/// "third quarter", "summer", "June" after "last year's".
pub(super) fn in_year(line: &Line<'_>, i: usize, year: YearWord) -> Option<Found> {
    let with = |found: Found, year: YearWord| match found.meaning {
        TimeMeaning::Calendar { place, tense, .. } => {
            Some(Found { meaning: calendar(year, place, tense), ..found })
        }
        _ => None,
    };
    let found = match line.at(i) {
        Word::Ordinal(_) | Word::Second => ordinal(line, i)?,
        Word::Season(_) => season_at(line, i)?,
        Word::Month(_) => calendar::month(line, i)?,
        // Which quarter is known only from what was spoken of.
        Word::Quarter | Word::Period => {
            Found::date(i, i + 1, calendar(YearWord::Open, YearPlace::Whole, Tense::Open))
        }
        _ => return None,
    };
    with(found, year)
}

/// "the comparable year-ago quarter", "the same period last year", "the corresponding quarter a year earlier".
pub(super) fn same_period(line: &Line<'_>, i: usize) -> Option<Found> {
    let alike = line.at(i) == Word::Same
        || matches!(line.word(i), "comparable" | "corresponding" | "similar" | "like");
    let j = i + usize::from(alike);
    if line.at(j) == Word::Unit(TimeUnit::Year) && line.past_hyphen(j + 1) > j + 1 {
        return count::year_compound(line, j).filter(|f| f.end > j + 3 || alike);
    }
    if !alike || !matches!(line.at(j), Word::Quarter | Word::Period) {
        return None;
    }
    let last_year = calendar(YearWord::Shifted(-1), YearPlace::Whole, Tense::Open);
    match calendar::relative_year(line, j + 1) {
        Some((YearWord::Shifted(-1), end)) => Some(Found::date(i, end, last_year)),
        _ => match (line.at(j + 1), line.at(j + 2), line.at(j + 3)) {
            (Word::A, Word::Unit(TimeUnit::Year), Word::Ago | Word::Earlier) => {
                Some(Found::date(i, j + 4, last_year))
            }
            _ => None,
        },
    }
}

/// "the weekend", "the quarter", "the year 2000", "the week of March 6".
pub(super) fn the_unit(line: &Line<'_>, i: usize) -> Option<Found> {
    let Word::Unit(unit) = line.at(i) else { return None };
    let of_end = matches!(line.before(i, 2), Word::Of | Word::In)
        && matches!(
            line.before(i, 3),
            Word::End | Word::Start | Word::Middle | Word::Early | Word::Late | Word::Earlier | Word::Later
        );
    match (unit, line.at(i + 1)) {
        (TimeUnit::Year, Word::Digits(y @ 1000..=2100, 4)) => {
            Some(Found::date(i, i + 2, calendar(YearWord::Said(y as i32), YearPlace::Whole, Tense::Open)))
        }
        (TimeUnit::Week, Word::Of) => {
            let date = calendar::month(line, i + 2)?;
            Some(date.from(i))
        }
        (TimeUnit::Year, Word::Hyphen) => match count::bare_unit(line, i)? {
            super::grammar::Hit::Time(found) if found.end > i + 3 => Some(found),
            _ => None,
        },
        (TimeUnit::Weekend, _) => Some(unit_at(i, unit, TimeAnchor::Article)),
        (TimeUnit::Day, Word::Before | Word::After) => day_beside(line, i),
        (TimeUnit::Year | TimeUnit::Week, _) if is_led(line, i) => the_current(line, i, unit),
        (TimeUnit::Day, _) if of_end => Some(unit_at(i, unit, TimeAnchor::Reference)),
        (unit, _) if of_end && is_calendar_unit(unit) => Some(unit_at(i, unit, TimeAnchor::Article)),
        _ => None,
    }
}

/// "for the year", "of the week": a preposition before and nothing of the same noun phrase behind.
fn is_led(line: &Line<'_>, i: usize) -> bool {
    let led = matches!(line.before(i, 2), Word::For | Word::Of | Word::In | Word::During);
    let ended = matches!(line.word(i + 1), "ended" | "ending");
    led && (super::deictic::ends_phrase(line, i + 1) || ended || line.at(i + 1) == Word::Possessive)
}

/// "for the year" is the current one; "the year ended March 31" is a length.
fn the_current(line: &Line<'_>, i: usize, unit: TimeUnit) -> Option<Found> {
    if matches!(line.word(i + 1), "ended" | "ending") {
        return Some(Found::length(i, i + 1, count::value(1.0, unit)));
    }
    Some(unit_at(i, unit, TimeAnchor::Article))
}

/// "the full year".
pub(super) fn full_year(line: &Line<'_>, i: usize) -> Option<Found> {
    let year = line.at(i + 1) == Word::Unit(TimeUnit::Year) && super::deictic::ends_phrase(line, i + 2);
    year.then(|| unit_at(i + 1, TimeUnit::Year, TimeAnchor::Article).from(i))
}

/// "the quarter": the one spoken of. "the Latin Quarter" has a name before it, "the quarter final" a noun behind.
pub(super) fn the_quarter(line: &Line<'_>, i: usize) -> Option<Found> {
    let ends = super::deictic::ends_phrase(line, i + 1) || line.word(i + 1) == "ended";
    let share = line.at(i + 1) == Word::Of;
    (ends && !share).then(|| unit_at(i, TimeUnit::Quarter, TimeAnchor::Reference))
}

/// "1988 third quarter" after "the".
pub(super) fn year_quarter(line: &Line<'_>, i: usize) -> Option<Found> {
    let Word::Digits(year @ 1900..=2100, 4) = line.at(i) else { return None };
    let j = if line.at(i + 1) == Word::Fiscal { i + 2 } else { i + 1 };
    Some(in_year(line, j, YearWord::Said(year as i32))?.from(i))
}

/// "over the years", "through the centuries".
pub(super) fn the_units(line: &Line<'_>, i: usize) -> Option<Found> {
    let Word::Units(unit) = line.at(i) else { return None };
    let led = matches!(line.before(i, 2), Word::Over | Word::During);
    let ends = super::deictic::ends_phrase(line, i + 1) || line.at(i + 1) == Word::Plain;
    (led && ends && is_calendar_unit(unit)).then(|| Found::length(i, i + 1, count::vague_value(unit)))
}

fn unit_at(i: usize, unit: TimeUnit, anchor: TimeAnchor) -> Found {
    Found::date(i, i + 1, TimeMeaning::Unit { unit, shift: 0, anchor })
}

/// "the day before yesterday", "the day after tomorrow", "the day before".
fn day_beside(line: &Line<'_>, i: usize) -> Option<Found> {
    let sign = if line.at(i + 1) == Word::Before { -1 } else { 1 };
    let (shift, anchor, end) = match line.at(i + 2) {
        Word::Today(s) => (s + sign, TimeAnchor::Article, i + 3),
        Word::Comma | Word::Period_ | Word::Stop => (sign, TimeAnchor::Reference, i + 2),
        _ => return None,
    };
    Some(Found::date(i, end, TimeMeaning::Unit { unit: TimeUnit::Day, shift, anchor }))
}

/// "fiscal 1990", "fiscal year 1990", "fiscal third quarter".
pub(super) fn fiscal(line: &Line<'_>, i: usize) -> Option<Found> {
    let j = line.past_hyphen(i + 1);
    let j = j + usize::from(line.at(j) == Word::Unit(TimeUnit::Year));
    match line.at(j) {
        Word::Digits(y @ 1900..=2100, 4) => {
            Some(Found::date(i, j + 1, calendar(YearWord::Said(y as i32), YearPlace::Whole, Tense::Open)))
        }
        Word::Ordinal(_) | Word::Second => Some(ordinal(line, j)?.from(i)),
        _ if j > i + 1 && line.before(j, 1) == Word::Unit(TimeUnit::Year) => Some(Found::date(
            i,
            j,
            TimeMeaning::Unit { unit: TimeUnit::Year, shift: 0, anchor: TimeAnchor::Article },
        )),
        _ => None,
    }
}

/// "Christmas [Day|Eve] [1990]", "Thanksgiving", "Halloween".
pub(super) fn holiday(line: &Line<'_>, i: usize) -> Option<Found> {
    if !line.capital(i) {
        return None;
    }
    let next = line.at(i + 1);
    let (place, end) = match line.at(i) {
        Word::Christmas if next == Word::Eve => (YearPlace::Day(12, 24), i + 2),
        Word::Christmas => (YearPlace::Day(12, 25), i + 1),
        Word::Halloween => (YearPlace::Day(10, 31), i + 1),
        Word::Thanksgiving => (YearPlace::Nth(11, Weekday::Thursday, 4), i + 1),
        _ => return None,
    };
    let end = end + usize::from(line.at(end) == Word::Unit(TimeUnit::Day) && line.capital(end));
    let (year, end) = match line.at(end) {
        Word::Digits(y @ 1900..=2100, 4) => (YearWord::Said(y as i32), end + 1),
        _ => (YearWord::Open, end),
    };
    Some(clock::trailing_part(line, Found::date(i, end, calendar(year, place, Tense::Open))))
}
