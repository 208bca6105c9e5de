//! Counted units: lengths of time and distances from a day.

use super::super::lex::{Line, Word};
use super::super::number::{self, Number};
use super::deictic;
use super::grammar::{Found, Hit};
use crate::model::{TimeAnchor, TimeMeaning, TimeUnit, YearWord};

/// How many, before a unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount {
    /// The number, none where only vague ("several").
    value: Option<f64>,
    /// The least and most the words allow.
    low: f64,
    high: f64,
    /// One past the last token.
    end: usize,
    /// True for "a" and "an" alone.
    article: bool,
}

impl Amount {
    fn of(n: Number) -> Amount {
        Amount { value: Some(n.value), low: n.value, high: n.value, end: n.end, article: false }
    }

    fn vague(low: f64, high: f64, end: usize) -> Amount {
        Amount { value: None, low, high, end, article: false }
    }
}

/// The amount that starts at token `i`: a number, a range, "a few", "a", "another two".
pub(super) fn amount(line: &Line<'_>, i: usize) -> Option<Amount> {
    match line.at(i) {
        Word::A => article(line, i),
        Word::Few => Some(Amount::vague(2.0, 5.0, i + 1)),
        Word::Several => Some(Amount::vague(3.0, 9.0, i + 1)),
        Word::Numerous => Some(Amount::vague(3.0, 99.0, i + 1)),
        Word::Couple => Some(couple(line, i)),
        Word::Another => {
            let rest = amount(line, i + 1).filter(|a| !a.article);
            rest.or(Some(Amount { value: Some(1.0), low: 1.0, high: 1.0, end: i + 1, article: false }))
        }
        Word::Half if line.at(i + 1) == Word::A => {
            Some(Amount { value: Some(0.5), low: 0.5, high: 0.5, end: i + 2, article: false })
        }
        _ => range(line, i),
    }
}

fn couple(line: &Line<'_>, i: usize) -> Amount {
    let end = i + 1 + usize::from(line.at(i + 1) == Word::Of);
    Amount { value: Some(2.0), low: 2.0, high: 3.0, end, article: false }
}

fn article(line: &Line<'_>, i: usize) -> Option<Amount> {
    match line.at(i + 1) {
        Word::Few => Some(Amount::vague(2.0, 5.0, i + 2)),
        Word::Couple => Some(couple(line, i + 1)),
        Word::Half => Some(Amount { value: Some(0.5), low: 0.5, high: 0.5, end: i + 2, article: false }),
        Word::Numerous => None,
        _ => match number::read(line, i) {
            Some(n) => Some(Amount::of(n)),
            None => Some(Amount { value: Some(1.0), low: 1.0, high: 1.0, end: i + 1, article: true }),
        },
    }
}

/// "three", "two or three", "12 to 18", "3-5", "2 1/2".
fn range(line: &Line<'_>, i: usize) -> Option<Amount> {
    let first = number::read(line, i)?;
    let joined = match line.at(first.end) {
        Word::Or | Word::To => true,
        Word::Hyphen | Word::Dash => matches!(line.at(first.end + 1), Word::Digits(..) | Word::Decimal(_)),
        _ => false,
    };
    if joined
        && let Some(second) = number::read(line, first.end + 1)
        && second.value > first.value
        && unit_of(line, second.end).is_some()
    {
        return Some(Amount { high: second.value, end: second.end, ..Amount::of(first) });
    }
    Some(Amount::of(number::and_a_half(line, first)))
}

/// The unit at token `i`, after "more", "full", "other" and the like, and one past it.
fn unit_of(line: &Line<'_>, i: usize) -> Option<(TimeUnit, usize, bool)> {
    let hyphen = line.past_hyphen(i);
    let hyphened = hyphen > i;
    let mut i = hyphen;
    if !hyphened
        && matches!(line.at(i), Word::More | Word::Full | Word::Further | Word::Different | Word::Same)
    {
        i += 1;
    }
    match line.at(i) {
        Word::Unit(u) | Word::Units(u) => Some((u, i + 1, hyphened)),
        Word::Quarter if !hyphened => Some((TimeUnit::Quarter, i + 1, false)),
        Word::Quarters => Some((TimeUnit::Quarter, i + 1, false)),
        Word::Second if hyphened => Some((TimeUnit::Second, i + 1, true)),
        // "eight trading days", "two long years"
        Word::Plain if !hyphened => match line.at(i + 1) {
            Word::Units(u) if is_unit_adjective(line.word(i)) => Some((u, i + 2, false)),
            _ => None,
        },
        _ => None,
    }
}

fn is_unit_adjective(word: &str) -> bool {
    matches!(
        word,
        "trading"
            | "straight"
            | "consecutive"
            | "long"
            | "working"
            | "business"
            | "calendar"
            | "academic"
            | "solid"
            | "successive"
            | "long-"
            | "short"
            | "brutal"
    )
}

/// The length made of an amount and the unit after it.
pub(super) fn of_unit(line: &Line<'_>, amount: &Amount, start: usize) -> Option<Found> {
    let (unit, end, _) = unit_of(line, amount.end)?;
    if is_age(line, end) {
        return None;
    }
    Some(Found::length(start, end, amount_value(amount, unit)))
}

fn amount_value(amount: &Amount, unit: TimeUnit) -> String {
    amount.value.map_or_else(|| vague_value(unit), |n| value(n, unit))
}

/// True where a unit that ends before token `i` counts somebody's age: "10-year-old", "two years old".
fn is_age(line: &Line<'_>, i: usize) -> bool {
    let k = line.past_hyphen(i);
    line.at(k) == Word::Old || (line.at(i) == Word::Of && line.at(i + 1) == Word::Aged)
}

/// "32 months", "a year ago", "two days later", "10-year-old" (no time), "a month" (each).
pub(super) fn count(line: &Line<'_>, i: usize) -> Option<Hit> {
    let amount = amount(line, i)?;
    let (unit, mut end, hyphened) = unit_of(line, amount.end)?;
    // "a year-earlier loss", "the 1988 quarter"
    let compound = amount.article && unit == TimeUnit::Year && line.past_hyphen(end) > end;
    let dated =
        matches!(line.at(i), Word::Digits(1900..=2100, 4)) && !matches!(line.before(end, 1), Word::Units(_));
    if compound || dated {
        return None;
    }
    if is_age(line, end) {
        // Ages are figures.
        return Some(Hit::Other(line.past_hyphen(end) + 1));
    }
    let mut amount = amount;
    // "an hour and a half", "a year or so", "a year or two"
    if let Some((extra, past)) = after_unit(line, end) {
        amount.value = amount.value.map(|v| v + extra);
        (amount.low, amount.high) = (amount.low + extra, amount.high + extra);
        end = past;
    }
    if let Some((earlier_year, past)) = year_ago(line, &amount, unit, end, hyphened) {
        return Some(Hit::Time(Found::date(i, past, earlier_year)));
    }
    if let Some((sign, anchor, past)) = direction(line, end) {
        return Some(Hit::Time(distance(i, past, &amount, unit, sign, anchor)));
    }
    if amount.article && !article_counts(line, i, unit, end, hyphened) {
        return each(line, i, unit, end).map(Hit::Time);
    }
    Some(Hit::Time(Found::length(i, end, amount_value(&amount, unit))))
}

/// What may follow the unit and belongs to the amount: how much it adds, and one past it.
fn after_unit(line: &Line<'_>, i: usize) -> Option<(f64, usize)> {
    match (line.at(i), line.at(i + 1), line.at(i + 2)) {
        (Word::And, Word::A, Word::Half) => Some((0.5, i + 3)),
        (Word::Or, Word::So, _) => Some((0.0, i + 2)),
        (Word::Or, Word::Ones(2) | Word::More, _) if line.before(i, 2) == Word::A => Some((0.0, i + 2)),
        _ => None,
    }
}

/// "a year ago", "a year earlier", "year-ago" name the year before, at the precision of what they compare with.
fn year_ago(
    line: &Line<'_>,
    amount: &Amount,
    unit: TimeUnit,
    end: usize,
    hyphened: bool,
) -> Option<(TimeMeaning, usize)> {
    let year = unit == TimeUnit::Year && amount.article && !hyphened;
    (year && line.at(end) == Word::Earlier)
        .then(|| (TimeMeaning::Count { unit, low: -1, high: -1, anchor: TimeAnchor::Article }, end + 1))
}

/// "ago", "earlier", "later", "from now" after a counted unit: sign, anchor, one past it.
fn direction(line: &Line<'_>, end: usize) -> Option<(i32, TimeAnchor, usize)> {
    match line.at(end) {
        Word::Ago => Some((-1, TimeAnchor::Article, end + 1)),
        Word::Earlier => Some((-1, TimeAnchor::Reference, end + 1)),
        Word::Recently if line.word(end) == "previously" => Some((-1, TimeAnchor::Reference, end + 1)),
        Word::Later => Some((1, TimeAnchor::Reference, end + 1)),
        Word::Hence => Some((1, TimeAnchor::Article, end + 1)),
        Word::From if line.at(end + 1) == Word::Now => Some((1, TimeAnchor::Article, end + 2)),
        Word::Before if deictic::ends_phrase(line, end + 1) && ends_clause(line, end + 1) => {
            Some((-1, TimeAnchor::Reference, end + 1))
        }
        _ => None,
    }
}

fn ends_clause(line: &Line<'_>, i: usize) -> bool {
    matches!(line.at(i), Word::Comma | Word::Period_ | Word::Stop | Word::And | Word::Close)
}

fn distance(
    start: usize,
    end: usize,
    amount: &Amount,
    unit: TimeUnit,
    sign: i32,
    anchor: TimeAnchor,
) -> Found {
    let (a, b) = (amount.low.floor() as i32, amount.high.ceil() as i32);
    let (low, high) = if sign < 0 { (-b, -a) } else { (a, b) };
    Found::date(start, end, TimeMeaning::Count { unit, low, high, anchor })
}

/// "a year" is a length after a preposition or a bound; otherwise it may mean "each year".
fn article_counts(line: &Line<'_>, i: usize, unit: TimeUnit, end: usize, hyphened: bool) -> bool {
    let _ = (unit, end);
    hyphened
        || matches!(
            line.before(i, 1),
            Word::For
                | Word::In
                | Word::Within
                | Word::Over
                | Word::Than
                | Word::About
                | Word::Nearly
                | Word::Of
                | Word::After
                | Word::By
                | Word::Least
                | Word::During
                | Word::Under
                | Word::Just
                | Word::Up
                | Word::Half
                | Word::To
        )
}

/// "$330 a month", "twice a week", "5,000 times a day": a repetition; elsewhere "a week" is a length.
fn each(line: &Line<'_>, i: usize, unit: TimeUnit, end: usize) -> Option<Found> {
    let counted = (1..=4).any(|back| {
        matches!(
            line.before(i, back),
            Word::Digits(..)
                | Word::Decimal(_)
                | Word::Ones(_)
                | Word::Tens(_)
                | Word::Hundred
                | Word::Scale(_)
                | Word::Money(_)
                | Word::Percent
                | Word::PercentSign
                | Word::Once
                | Word::Times
                | Word::Many(_)
        )
    });
    let value = value(1.0, unit);
    if counted { Some(Found::set(i, end, value)) } else { Some(Found::length(i, end, value)) }
}

/// Units without an amount: "years ago", "for months", "year-ago", "year-end".
pub(super) fn bare_unit(line: &Line<'_>, i: usize) -> Option<Hit> {
    match line.at(i) {
        Word::YearEnd => return Some(Hit::Time(year_end(i, i + 1))),
        Word::Unit(TimeUnit::Year) => return year_compound(line, i).map(Hit::Time),
        _ => {}
    }
    let Word::Units(unit) = line.at(i) else { return None };
    let end = i + 1;
    if is_age(line, end) {
        return Some(Hit::Other(line.past_hyphen(end) + 1));
    }
    let several = Amount::vague(2.0, 99.0, i);
    if let Some((sign, anchor, past)) = direction(line, end) {
        return Some(Hit::Time(distance(i, past, &several, unit, sign, anchor)));
    }
    let led = matches!(
        line.before(i, 1),
        Word::For | Word::In | Word::After | Word::Over | Word::Within | Word::Of | Word::Many(_)
    );
    let ends = deictic::ends_phrase(line, end)
        || line.at(end) == Word::Of
        || (line.before(i, 1) == Word::For && line.at(end) != Word::Hyphen);
    (led && ends && unit != TimeUnit::Second).then(|| Hit::Time(Found::length(i, end, vague_value(unit))))
}

fn year_end(start: usize, end: usize) -> Found {
    let mut found = Found::date(start, end, deictic::whole_year(YearWord::Shifted(0)));
    found.modifier = Some(crate::model::TimeModifier::End);
    found
}

/// "year-ago", "year-earlier", "year-end", "year end".
pub(super) fn year_compound(line: &Line<'_>, i: usize) -> Option<Found> {
    let j = line.past_hyphen(i + 1);
    match line.at(j) {
        Word::Ago | Word::Earlier if j > i + 1 => {
            let meaning =
                TimeMeaning::Count { unit: TimeUnit::Year, low: -1, high: -1, anchor: TimeAnchor::Article };
            match line.at(j + 1) {
                Word::Quarter | Word::Period => Some(Found::date(i, j + 2, meaning)),
                Word::Ordinal(_) | Word::Second => {
                    let quarter = super::period::in_year(line, j + 1, YearWord::Shifted(-1));
                    Some(quarter.map_or(Found::date(i, j + 1, meaning), |q| q.from(i)))
                }
                _ => Some(Found::date(i, j + 1, meaning)),
            }
        }
        Word::End => Some(year_end(i, j + 1)),
        _ => None,
    }
}

/// TIMEX3 value of a length of `n` units: `P32M`, `PT2H`, `P2Y6M`, `P20Y` for two decades.
pub(super) fn value(n: f64, unit: TimeUnit) -> String {
    let (factor, time, letter) = match unit {
        TimeUnit::Second => (1.0, "T", 'S'),
        TimeUnit::Minute => (1.0, "T", 'M'),
        TimeUnit::Hour => (1.0, "T", 'H'),
        TimeUnit::Day => (1.0, "", 'D'),
        TimeUnit::Weekend => (2.0, "", 'D'),
        TimeUnit::Week => (1.0, "", 'W'),
        TimeUnit::Month => (1.0, "", 'M'),
        TimeUnit::Quarter => (1.0, "", 'Q'),
        TimeUnit::Year => (1.0, "", 'Y'),
        TimeUnit::Decade => (10.0, "", 'Y'),
        TimeUnit::Century => (100.0, "", 'Y'),
    };
    let n = n * factor;
    let whole = n.floor();
    let half = n - whole == 0.5;
    let rest = match (half, letter) {
        (true, 'Y') => "6M",
        (true, 'H') => "30M",
        (true, 'M') if time == "T" => "30S",
        (true, 'D') => "T12H",
        _ if whole == n => "",
        _ => return format!("P{time}{n}{letter}"),
    };
    match (whole == 0.0, rest) {
        (true, "") => format!("P{time}0{letter}"),
        (true, rest) => format!("P{time}{rest}"),
        (false, rest) => format!("P{time}{whole}{letter}{rest}"),
    }
}

/// TIMEX3 value of an unknown number of units.
pub(super) fn vague_value(unit: TimeUnit) -> String {
    value(1.0, unit).replace(|c: char| c.is_ascii_digit(), "").replace('P', "PX").replace("PXT", "PTX")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values() {
        for (n, unit, expected) in [
            (32.0, TimeUnit::Month, "P32M"),
            (2.5, TimeUnit::Year, "P2Y6M"),
            (1.5, TimeUnit::Minute, "PT1M30S"),
            (2.0, TimeUnit::Decade, "P20Y"),
            (0.5, TimeUnit::Hour, "PT30M"),
        ] {
            assert_eq!(value(n, unit), expected);
        }
        assert_eq!(vague_value(TimeUnit::Day), "PXD");
        assert_eq!(vague_value(TimeUnit::Minute), "PTXM");
    }
}
