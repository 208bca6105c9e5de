//! Dates on the calendar: months, days, weekdays, years, decades.

use super::super::lex::{Line, Word};
use super::clock;
use super::grammar::Found;
use crate::model::{Tense, TimeMeaning, Weekday, YearPlace, YearWord};

/// Years that four bare digits may mean.
const YEARS: std::ops::RangeInclusive<u32> = 1000..=2100;

pub(super) fn calendar(year: YearWord, place: YearPlace, tense: Tense) -> TimeMeaning {
    TimeMeaning::Calendar { year, place, tense }
}

/// A whole date.
pub(super) fn exact(start: usize, end: usize, year: i32, month: u32, day: u32) -> Found {
    Found::date(start, end, calendar(YearWord::Said(year), YearPlace::Day(month, day), Tense::Open))
}

/// The month named at token `i` and one past it, where the word is the month and not "may" or "march".
pub(super) fn month_name(line: &Line<'_>, i: usize) -> Option<(u32, usize)> {
    if !line.capital(i) {
        return None;
    }
    match line.at(i) {
        Word::Month(m) => Some((m, i + 1)),
        Word::MonthShort(m) => {
            let dot = line.at(i + 1) == Word::Period_ && line.glued(i + 1);
            let end = i + 1 + usize::from(dot);
            let dotted = dot || line.word(i).ends_with('.');
            let dated = matches!(line.at(end), Word::Digits(..) | Word::Ordinal(_));
            let after_day = matches!(line.before(i, 1), Word::Digits(1..=31, _) | Word::Ordinal(1..=31));
            (dotted || dated || after_day).then_some((m, if dated || dotted { end } else { i + 1 }))
        }
        _ => None,
    }
}

/// "June 6, 2003", "June 6", "June 2003", "June of last year", "June".
pub(super) fn month(line: &Line<'_>, i: usize) -> Option<Found> {
    let (month, j) = month_name(line, i)?;
    if let Some((day, end)) = day_number(line, j) {
        let (year, end) = year_after(line, end);
        let found = Found::date(i, end, calendar(year, YearPlace::Day(month, day), Tense::Open));
        return Some(clock::trailing_part(line, found));
    }
    let (year, end) = year_after(line, j);
    let bare = year == YearWord::Open;
    if bare && !stands_alone(line, i) {
        return None;
    }
    Some(Found::date(i, end, calendar(year, YearPlace::Month(month), Tense::Open)))
}

/// A day of the month at token `i`: "6", "6th", "eighth", "the 6th".
fn day_number(line: &Line<'_>, i: usize) -> Option<(u32, usize)> {
    let i = i + usize::from(line.at(i) == Word::The && matches!(line.at(i + 1), Word::Ordinal(_)));
    let day = match line.at(i) {
        Word::Digits(d, 1..=2) => d,
        Word::Ordinal(d) => d,
        Word::Second => 2,
        Word::Tens(t @ (20 | 30)) => {
            let k = line.past_hyphen(i + 1);
            let Word::Ordinal(o @ 1..=9) = line.at(k) else { return None };
            return (t + o <= 31).then_some((t + o, k + 1));
        }
        _ => return None,
    };
    // "June 5 percent", "May 10:30", "March 3 million" are no days.
    let other = matches!(line.at(i + 1), Word::Percent | Word::PercentSign | Word::Scale(_) | Word::Hundred)
        || (matches!(line.at(i + 1), Word::ColonSign | Word::Slash)
            && line.glued(i + 2)
            && line.glued(i + 1));
    ((1..=31).contains(&day) && !other).then_some((day, i + 1))
}

/// The year after a month or a day: ", 2003", " 2003", " of last year", " '99", ", this year".
fn year_after(line: &Line<'_>, i: usize) -> (YearWord, usize) {
    let mut j = i;
    let comma = line.at(j) == Word::Comma;
    if comma || line.at(j) == Word::Of || line.at(j) == Word::In {
        j += 1;
    }
    if let Word::Digits(y, 4) = line.at(j)
        && YEARS.contains(&y)
        && !has_unit(line, j + 1)
    {
        return match line.at(j + 1) {
            Word::Bc => (YearWord::Said(-(y as i32)), j + 2),
            _ => (YearWord::Said(y as i32), j + 1),
        };
    }
    if let (Word::Digits(y @ 1..=999, _), Word::Bc) = (line.at(j), line.at(j + 1)) {
        return (YearWord::Said(-(y as i32)), j + 2);
    }
    if comma {
        return (YearWord::Open, i);
    }
    if let (Word::Possessive, Word::Digits(y, 2)) = (line.at(j), line.at(j + 1))
        && line.glued(j + 1)
    {
        return (YearWord::Said(short_year(y)), j + 2);
    }
    match spoken_year(line, j).map(|f| (f.meaning, f.end)) {
        Some((TimeMeaning::Calendar { year, .. }, end)) => (year, end),
        _ => relative_year(line, j).unwrap_or((YearWord::Open, i)),
    }
}

/// "last year", "this year", "next year", "that year", "of the following year".
pub(super) fn relative_year(line: &Line<'_>, i: usize) -> Option<(YearWord, usize)> {
    let i = i + usize::from(line.at(i) == Word::Of);
    let i = i + usize::from(line.at(i) == Word::The);
    let year = match line.at(i) {
        Word::Last => YearWord::Shifted(-1),
        Word::This => YearWord::Shifted(0),
        Word::Next => YearWord::Shifted(1),
        Word::That | Word::Same => YearWord::Reference,
        _ => return None,
    };
    let unit = crate::model::TimeUnit::Year;
    (line.at(i + 1) == Word::Unit(unit)).then_some((year, i + 2))
}

/// Two digits of a year: the pivot is 1930-2029, what living news speaks of.
fn short_year(two: u32) -> i32 {
    two as i32 + if two < 30 { 2000 } else { 1900 }
}

/// A month name without day or year is a month only in a place where news puts times.
fn stands_alone(line: &Line<'_>, i: usize) -> bool {
    let before = line.before(i, 1);
    let led = matches!(
        before,
        Word::In
            | Word::Since
            | Word::By
            | Word::Until
            | Word::Of
            | Word::From
            | Word::To
            | Word::During
            | Word::After
            | Word::Before
            | Word::Last
            | Word::Next
            | Word::This
            | Word::Each
            | Word::Every
            | Word::Early
            | Word::Late
            | Word::Mid
            | Word::Following
            | Word::Previous
            | Word::Past
            | Word::Coming
            | Word::Between
            | Word::For
            | Word::End
    ) || (before == Word::Hyphen
        && matches!(line.before(i, 2), Word::Mid | Word::Early | Word::Late));
    if led {
        return true;
    }
    let word = line.word(i);
    // Modal, verb, first names: only a leading word makes these months.
    if matches!(word, "May" | "March") {
        return matches!(before, Word::And | Word::Or | Word::Hyphen | Word::Dash | Word::Comma)
            && matches!(line.before(i, 2), Word::Month(_) | Word::Digits(..));
    }
    if line.at(i).eq(&Word::MonthShort(3)) {
        return false;
    }
    let name_follows = line.at(i + 1) == Word::Plain && line.capital(i + 1);
    let name_before = before == Word::Plain && line.capital(i - 1) && i > 1;
    !(name_follows || name_before) || !matches!(word, "April" | "June" | "August" | "January")
}

/// "6 June 2003", "6th of June", "the 25th of August".
pub(super) fn day_month(line: &Line<'_>, i: usize) -> Option<Found> {
    let (day, j) = match line.at(i) {
        Word::Digits(d, 1..=2) => (d, i + 1),
        Word::Ordinal(d) => (d, i + 1),
        Word::Second => (2, i + 1),
        _ => return None,
    };
    let ordinal = !matches!(line.at(i), Word::Digits(..));
    let j = if ordinal { j + usize::from(line.at(j) == Word::Of) } else { line.past_hyphen(j) };
    let (month, end) = month_name(line, j)?;
    let (year, end) = year_after(line, end);
    if !(1..=31).contains(&day) {
        return None;
    }
    let found = Found::date(i, end, calendar(year, YearPlace::Day(month, day), Tense::Open));
    Some(clock::trailing_part(line, found))
}

/// "the 25th" with nothing counted after it.
pub(super) fn day_only(line: &Line<'_>, i: usize) -> Option<Found> {
    let Word::Ordinal(day @ 1..=31) = line.at(i) else { return None };
    let digits = line.word(i).starts_with(|c: char| c.is_ascii_digit());
    let led = matches!(line.before(i, 2), Word::On | Word::By | Word::Until | Word::From | Word::To);
    let ends = matches!(line.at(i + 1), Word::Period_ | Word::Comma | Word::Stop | Word::To | Word::And);
    (digits && led && ends).then(|| Found::date(i, i + 1, TimeMeaning::DayOfMonth(day)))
}

/// "2003-06-06", "6/6/2003", "06.06.2003": day and month only where the order is beyond doubt or American.
pub(super) fn numeric(line: &Line<'_>, i: usize) -> Option<Found> {
    let (Word::Digits(a, la), sep, Word::Digits(b, lb), Word::Digits(c, lc)) =
        (line.at(i), line.at(i + 1), line.at(i + 2), line.at(i + 4))
    else {
        return None;
    };
    let joined = (1..=4).all(|k| line.glued(i + k)) && line.at(i + 3) == sep && !line.glued(i);
    if !joined || !matches!(sep, Word::Hyphen | Word::Slash | Word::Period_) {
        return None;
    }
    let (year, month, day) = match (la, lb, lc) {
        (4, 1..=2, 1..=2) => (a as i32, b, c),
        (1..=2, 1..=2, 4) if a > 12 => (c as i32, b, a),
        (1..=2, 1..=2, 4) => (c as i32, a, b),
        (1..=2, 1..=2, 2) if sep == Word::Slash && a <= 12 => (short_year(c), a, b),
        _ => return None,
    };
    crate::model::Day::from_ymd(year, month, day)?;
    Some(exact(i, i + 5, year, month, day))
}

/// "Friday", "Friday night", "Friday, June 6, 2003", "Friday the 6th".
pub(super) fn weekday(line: &Line<'_>, i: usize) -> Option<Found> {
    let (index, mut j) = weekday_name(line, i)?;
    let weekday = Weekday::from_index(index);
    let mut k = j + usize::from(line.at(j) == Word::Comma);
    k += usize::from(line.at(k) == Word::The && matches!(line.at(k + 1), Word::Ordinal(_)));
    if let Some(date) = month(line, k).or_else(|| day_month(line, k))
        && matches!(date.meaning, TimeMeaning::Calendar { place: YearPlace::Day(..), .. })
    {
        return Some(date.from(i));
    }
    // "Monday of last week" stays a Monday of the past.
    let mut tense = Tense::Open;
    if line.at(j) == Word::Of && line.at(j + 1) == Word::Last {
        tense = Tense::Past;
        j += 0;
    }
    let found = Found::date(i, j, TimeMeaning::Weekday { weekday, tense });
    Some(clock::trailing_part(line, found))
}

fn weekday_name(line: &Line<'_>, i: usize) -> Option<(u8, usize)> {
    if !line.capital(i) {
        return None;
    }
    match line.at(i) {
        Word::Weekday(d) => {
            // "Black Sunday Times": a capitalized noun after it makes a name.
            let named = line.at(i + 1) == Word::Times && line.capital(i + 1);
            (!named).then_some((d, i + 1))
        }
        Word::WeekdayShort(d) => {
            let dot = line.at(i + 1) == Word::Period_ && line.glued(i + 1);
            let end = i + 1 + usize::from(dot);
            let dated = month_name(line, end + usize::from(line.at(end) == Word::Comma)).is_some();
            dated.then_some((d, end))
        }
        _ => None,
    }
}

/// Four digits that mean a year.
pub(super) fn year(line: &Line<'_>, i: usize) -> Option<Found> {
    let Word::Digits(value, 4) = line.at(i) else { return None };
    if !YEARS.contains(&value) || year_is_count(line, i) {
        return None;
    }
    let before = line.before(i, 1);
    let led = matches!(
        before,
        Word::In
            | Word::Of
            | Word::Since
            | Word::Until
            | Word::By
            | Word::From
            | Word::During
            | Word::Between
            | Word::After
            | Word::Before
            | Word::Early
            | Word::Late
            | Word::Mid
            | Word::Open
            | Word::Fiscal
            | Word::Unit(_)
            | Word::Season(_)
            | Word::The
            | Word::For
            | Word::Into
            | Word::A
            | Word::That
            | Word::Possessive
            | Word::Both
            | Word::About
    ) || opens_range(line, i)
        || (before == Word::Hyphen && matches!(line.before(i, 2), Word::Mid | Word::Early | Word::Late));
    let chained = matches!(before, Word::And | Word::Or | Word::To | Word::Hyphen | Word::Dash | Word::Comma)
        && matches!(line.before(i, 2), Word::Digits(1000..=2100, 4));
    let modern = (1900..=2050).contains(&value);
    let named = before == Word::Plain && i > 0 && line.capital(i - 1) && i > 1;
    let apart =
        matches!(before, Word::Plain | Word::Stop | Word::Comma | Word::OtherSign | Word::Its) && !named;
    let glued_left =
        line.glued(i) && !matches!(before, Word::Open | Word::Hyphen | Word::Dash | Word::OtherSign);
    if glued_left || !(led || chained || (modern && apart)) {
        return None;
    }
    let meaning = calendar(YearWord::Said(value as i32), YearPlace::Whole, Tense::Open);
    Some(Found::date(i, i + 1, meaning))
}

/// "1939-1945", "1990-94": the digits at `i` open a range of years.
fn opens_range(line: &Line<'_>, i: usize) -> bool {
    let joined =
        matches!(line.at(i + 1), Word::Hyphen | Word::Dash) && line.glued(i + 1) && line.glued(i + 2);
    let Word::Digits(first, 4) = line.at(i) else { return false };
    joined
        && match line.at(i + 2) {
            Word::Digits(last, 4) => last > first,
            Word::Digits(last, 2) => last > first % 100 && line.at(i + 3) != Word::Hyphen,
            _ => false,
        }
}

/// The second part of a range: the "94" of "1990-94", the "25" of "May 22-25", the "5" of "May 4 and 5".
pub(super) fn range_end(line: &Line<'_>, i: usize) -> Option<Found> {
    let Word::Digits(value, 1..=2) = line.at(i) else { return None };
    let joint = line.before(i, 1);
    let dash = matches!(joint, Word::Hyphen | Word::Dash) && line.glued(i);
    match line.before(i, 2) {
        Word::Digits(first, 4) if dash && opens_range(line, i - 2) => {
            let meaning =
                calendar(YearWord::Said((first / 100 * 100 + value) as i32), YearPlace::Whole, Tense::Open);
            Some(Found::date(i, i + 1, meaning))
        }
        Word::Digits(first @ 1..=30, 1..=2) if dash || matches!(joint, Word::And | Word::To | Word::Or) => {
            let (month, _) = i.checked_sub(3).and_then(|m| month_name(line, m))?;
            let fits =
                value > first && value <= 31 && !has_unit(line, i + 1) && line.at(i + 1) != Word::Plain;
            let (year, end) = year_after(line, i + 1);
            fits.then(|| Found::date(i, end, calendar(year, YearPlace::Day(month, value), Tense::Open)))
        }
        _ => None,
    }
}

/// The first part of a range of days before its month: the "12" of "12-14 July", "12 and 14 July".
pub(super) fn range_start(line: &Line<'_>, i: usize) -> Option<Found> {
    let Word::Digits(first @ 1..=30, 1..=2) = line.at(i) else { return None };
    let joint = matches!(line.at(i + 1), Word::Hyphen | Word::Dash | Word::And | Word::To);
    let Word::Digits(last, 1..=2) = line.at(i + 2) else { return None };
    let (month, end) = month_name(line, i + 3)?;
    let (year, _) = year_after(line, end);
    (joint && last > first)
        .then(|| Found::date(i, i + 1, calendar(year, YearPlace::Day(month, first), Tense::Open)))
}

/// "499-493 BC": the first year of a range before the common era.
fn era_range(line: &Line<'_>, i: usize) -> Option<Found> {
    let (Word::Digits(first, _), Word::Digits(last, _)) = (line.at(i), line.at(i + 2)) else { return None };
    let joint = matches!(line.at(i + 1), Word::Hyphen | Word::Dash | Word::To | Word::And);
    let meaning = calendar(YearWord::Said(-(first as i32)), YearPlace::Whole, Tense::Open);
    (joint && first > last && line.at(i + 3) == Word::Bc).then(|| Found::date(i, i + 1, meaning))
}

/// True where token `i` makes an amount of the digits before it.
fn has_unit(line: &Line<'_>, i: usize) -> bool {
    matches!(
        line.at(i),
        Word::Units(_)
            | Word::Money(_)
            | Word::Percent
            | Word::PercentSign
            | Word::Scale(_)
            | Word::Hundred
            | Word::Zone
            | Word::Many(_)
            | Word::Dozen
    )
}

/// True where four digits count something or carry a unit: "2000 troops", "more than 2000", "$1990".
fn year_is_count(line: &Line<'_>, i: usize) -> bool {
    let counted = match line.at(i + 1) {
        Word::Plain => {
            let next = line.word(i + 1);
            let plural = next.ends_with('s') && !next.ends_with("ss") && !line.capital(i + 1);
            plural || matches!(next, "people" | "men" | "women" | "children" | "troops")
        }
        _ if has_unit(line, i + 1) => true,
        Word::Period_ | Word::Comma | Word::ColonSign => {
            line.glued(i + 1) && line.glued(i + 2) && matches!(line.at(i + 2), Word::Digits(..))
        }
        _ => false,
    };
    let bounded = matches!(
        line.before(i, 1),
        Word::Than
            | Word::About
            | Word::Nearly
            | Word::Over
            | Word::Under
            | Word::Sign(_)
            | Word::Least
            | Word::Some
    );
    counted || bounded
}

/// "490 BC", "AD 70".
pub(super) fn era(line: &Line<'_>, i: usize) -> Option<Found> {
    let whole = |start, end, year| {
        Found::date(start, end, calendar(YearWord::Said(year), YearPlace::Whole, Tense::Open))
    };
    match (line.at(i), line.at(i + 1)) {
        (Word::Digits(y @ 1..=9999, _), Word::Bc) => Some(whole(i, i + 2, -(y as i32))),
        (Word::Ad, Word::Digits(y @ 1..=2100, _)) if line.capital(i) => Some(whole(i, i + 2, y as i32)),
        _ => era_range(line, i),
    }
}

/// "the 1990s", "the '80s".
pub(super) fn decade(line: &Line<'_>, i: usize) -> Option<Found> {
    let j = i + usize::from(line.at(i) == Word::Possessive && line.glued(i + 1));
    let Word::Decade(value) = line.at(j) else { return None };
    // "in his 30s" is an age.
    if value % 10 != 0 || (value < 100 && line.before(i, 1) == Word::Its) {
        return None;
    }
    let (first, count) = match value {
        1000..=2090 if value % 100 == 0 => (value as i32, 100),
        1000..=2090 => (value as i32, 10),
        20..=90 => (1900 + value as i32, 10),
        _ => return None,
    };
    // "the 1900s" and "the 2000s" are read as decades in news of this age.
    let count = if value >= 1900 { 10 } else { count };
    Some(Found::date(i, j + 1, TimeMeaning::Years { first, count }))
}

/// "nineteen ninety-six", "two thousand three" after "the year".
pub(super) fn spoken_year(line: &Line<'_>, i: usize) -> Option<Found> {
    let Word::Ones(century @ 17..=19) = line.at(i) else { return None };
    let Word::Tens(tens) = line.at(line.past_hyphen(i + 1)) else { return None };
    let j = line.past_hyphen(i + 1) + 1;
    let k = line.past_hyphen(j);
    let (ones, end) = match line.at(k) {
        Word::Ones(o @ 1..=9) => (o, k + 1),
        _ => (0, j),
    };
    let year = (century * 100 + tens + ones) as i32;
    Some(Found::date(i, end, calendar(YearWord::Said(year), YearPlace::Whole, Tense::Open)))
}
