//! Words that point from a day: last, next, this, that, previous, following, now, recently.

use super::super::lex::{Line, Word};
use super::grammar::Found;
use super::{calendar, clock, count, period};
use crate::model::{Clock, DayPart, Tense, TimeAnchor, TimeKind, TimeMeaning, TimeUnit, YearPlace, YearWord};

/// True for a word that may open a pointing expression.
pub(super) fn opens(word: Word) -> bool {
    matches!(
        word,
        Word::Last
            | Word::Next
            | Word::This
            | Word::That
            | Word::Past
            | Word::Coming
            | Word::Upcoming
            | Word::Previous
            | Word::Prior
            | Word::Following
            | Word::Same
            | Word::Latest
            | Word::Current
            | Word::Recent
    )
}

/// Where a pointer points.
#[derive(Clone, Copy)]
struct Pointer {
    shift: i32,
    anchor: TimeAnchor,
    tense: Tense,
}

fn pointer(word: Word, definite: bool) -> Option<Pointer> {
    use TimeAnchor::{Article, Reference};
    let (shift, anchor, tense) = match word {
        Word::Last | Word::Past | Word::Latest | Word::Recent => (-1, Article, Tense::Past),
        Word::Previous | Word::Prior => (-1, Reference, Tense::Past),
        Word::Next if definite => (1, Reference, Tense::Future),
        Word::Next | Word::Coming | Word::Upcoming => (1, Article, Tense::Future),
        Word::Following => (1, Reference, Tense::Future),
        Word::This | Word::Current => (0, Article, Tense::Present),
        Word::That | Word::Same => (0, Reference, Tense::Open),
        _ => return None,
    };
    Some(Pointer { shift, anchor, tense })
}

/// The expression that opens with a pointer at token `i`; `definite` where "the" stands before it.
pub(super) fn deictic(line: &Line<'_>, i: usize, definite: bool) -> Option<Found> {
    let mut word = line.at(i);
    let mut j = i + 1;
    // "this coming Sunday", "this past spring", "that same day"
    if matches!(word, Word::This | Word::That) && pointer(line.at(j), false).is_some() {
        word = line.at(j);
        j += 1;
    }
    let to = pointer(word, definite)?;
    let counted = counted(line, i, j, word, definite);
    if counted.is_some() {
        return counted;
    }
    let j = j + usize::from(line.at(j) == Word::Fiscal);
    // "This Week" with two capitals is a program or a paper.
    if matches!(line.at(j), Word::Unit(_)) && line.capital(i) && line.capital(j) {
        return None;
    }
    match line.at(j) {
        Word::Unit(unit) => unit_at(line, i, j, unit, to, word),
        Word::Quarter => Some(unit_found(i, j + 1, TimeUnit::Quarter, to)),
        Word::Period if word == Word::Latest => Some(unit_found(i, j + 1, TimeUnit::Quarter, to)),
        Word::Month(_) | Word::MonthShort(_) => with_tense(calendar::month(line, j)?.from(i), to),
        Word::Weekday(_) => with_tense(calendar::weekday(line, j)?.from(i), to),
        Word::Season(_) => with_tense(period::season_at(line, j)?.from(i), to),
        Word::Christmas | Word::Thanksgiving | Word::Halloween => {
            with_tense(period::holiday(line, j)?.from(i), to)
        }
        Word::Part(part) => part_at(i, j, part, to, word),
        Word::Ordinal(_) | Word::Half => {
            period::ordinal(line, i).or_else(|| with_tense(period::ordinal(line, j)?.from(i), to))
        }
        _ if word == Word::Current && !definite => reference(line, i),
        _ => None,
    }
}

/// "the last three months", "the next few days", "recent years", "coming days".
fn counted(line: &Line<'_>, start: usize, i: usize, word: Word, definite: bool) -> Option<Found> {
    if matches!(word, Word::That | Word::Same) {
        return None;
    }
    let plural = match line.at(i) {
        Word::Units(unit) => Some(unit),
        Word::Quarters => Some(TimeUnit::Quarter),
        _ => None,
    };
    if let Some(unit) = plural {
        if matches!(word, Word::Coming | Word::Upcoming) {
            return Some(Found::date(start, i + 1, TimeMeaning::Reference(Tense::Future)));
        }
        return (word != Word::This).then(|| Found::length(start, i + 1, count::vague_value(unit)));
    }
    // "the past year" and "the last week" are lengths that end now; "last week" is a calendar week.
    if (word == Word::Past || (word == Word::Last && definite))
        && let Word::Unit(unit) = line.at(i)
        && period::is_calendar_unit(unit)
        && unit != TimeUnit::Day
    {
        return Some(Found::length(start, i + 1, count::value(1.0, unit)));
    }
    let amount = count::amount(line, i)?;
    let length = count::of_unit(line, &amount, start)?;
    let end = length.end;
    // "the next year or so"
    let or_so = line.at(end) == Word::Or && line.at(end + 1) == Word::So;
    Some(length.to(end + if or_so { 2 } else { 0 }))
}

fn unit_found(start: usize, end: usize, unit: TimeUnit, to: Pointer) -> Found {
    Found::date(start, end, TimeMeaning::Unit { unit, shift: to.shift, anchor: to.anchor })
}

/// "last week", "next year", "that day", "last year's third quarter", "this time" is none.
fn unit_at(
    line: &Line<'_>,
    start: usize,
    j: usize,
    unit: TimeUnit,
    to: Pointer,
    word: Word,
) -> Option<Found> {
    match unit {
        TimeUnit::Second | TimeUnit::Minute => return None,
        TimeUnit::Hour if to.shift == 0 => return None,
        // "the last day" of something, not the day before the article.
        TimeUnit::Day if matches!(word, Word::Last | Word::Past | Word::Latest | Word::Recent) => {
            return None;
        }
        _ => {}
    }
    let mut end = j + 1;
    if unit == TimeUnit::Year && line.at(end) == Word::Possessive {
        let year = YearWord::Shifted(to.shift);
        if let Some(found) = period::in_year(line, end + 1, year) {
            return Some(found.from(start));
        }
    }
    // "this day and age" and "that day" need no more; "the same day last year" is left as two.
    if unit == TimeUnit::Day {
        let found = clock::trailing_part(line, unit_found(start, end, unit, to));
        end = found.end;
        return Some(found.to(end));
    }
    Some(unit_found(start, end, unit, to))
}

/// "last night", "this morning", "that evening", "the next morning".
fn part_at(start: usize, j: usize, part: DayPart, to: Pointer, word: Word) -> Option<Found> {
    let shift = match word {
        Word::Last if part == DayPart::Night || part == DayPart::Evening => -1,
        Word::Last | Word::Past | Word::Latest | Word::Recent => return None,
        _ => to.shift,
    };
    let meaning = TimeMeaning::Unit { unit: TimeUnit::Day, shift, anchor: to.anchor };
    Some(Found::date(start, j + 1, meaning).at(Clock::Part(part)))
}

/// Sets the direction a pointer gives to a month, weekday or season.
fn with_tense(mut found: Found, to: Pointer) -> Option<Found> {
    match &mut found.meaning {
        TimeMeaning::Calendar { tense, .. } | TimeMeaning::Weekday { tense, .. } => *tense = to.tense,
        _ => {}
    }
    Some(found)
}

/// "now", "recently", "soon", "the future": past, present or future as such.
pub(super) fn reference(line: &Line<'_>, i: usize) -> Option<Found> {
    let (tense, refused) = match line.at(i) {
        Word::Now => (Tense::Present, false),
        // "present" is more often a verb, a gift or "attending".
        Word::Current => (Tense::Present, line.word(i).eq_ignore_ascii_case("present")),
        Word::Recently => (Tense::Past, false),
        // "in the past", "the future": behind an adjective or alone they say nothing of the article's time.
        Word::Past => (Tense::Past, line.before(i, 1) != Word::The),
        Word::Future => (Tense::Future, line.before(i, 1) != Word::The),
        _ => return None,
    };
    (!refused).then(|| Found { kind: TimeKind::Date, ..Found::date(i, i + 1, TimeMeaning::Reference(tense)) })
}

/// True where nothing at token `i` can belong to the same noun phrase.
pub(super) fn ends_phrase(line: &Line<'_>, i: usize) -> bool {
    matches!(
        line.at(i),
        Word::Stop
            | Word::Period_
            | Word::Comma
            | Word::Close
            | Word::Dash
            | Word::OtherSign
            | Word::ColonSign
            | Word::In
            | Word::On
            | Word::At
            | Word::By
            | Word::For
            | Word::From
            | Word::To
            | Word::With
            | Word::And
            | Word::Or
            | Word::But
            | Word::As
            | Word::Than
            | Word::Be
            | Word::Will
            | Word::After
            | Word::Before
            | Word::The
            | Word::A
            | Word::That
            | Word::Until
            | Word::Since
            | Word::During
    )
}

/// A whole-year place, for callers that build one.
pub(super) fn whole_year(year: YearWord) -> TimeMeaning {
    calendar::calendar(year, YearPlace::Whole, Tense::Open)
}
