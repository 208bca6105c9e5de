//! Repetitions: every Friday, each week, daily, per month.

use super::super::lex::{Line, Word};
use super::super::number;
use super::clock::timex_part;
use super::count;
use super::grammar::Found;
use crate::model::{Season, TimeUnit};

/// The repetition that starts at token `i`.
pub(super) fn set(line: &Line<'_>, i: usize) -> Option<Found> {
    match line.at(i) {
        Word::Rate(unit) => rate(line, i, unit),
        Word::Weekdays(day) if line.capital(i) => Some(Found::set(i, i + 1, weekday(day))),
        Word::Per => match line.at(i + 1) {
            Word::Unit(unit) => Some(Found::set(i, i + 2, count::value(1.0, unit))),
            _ => None,
        },
        Word::Each | Word::Every => every(line, i),
        _ => None,
    }
}

/// "daily", "annually". The adjective "annual" names a kind of thing, not a time.
fn rate(line: &Line<'_>, i: usize, unit: TimeUnit) -> Option<Found> {
    let adjective = line.word(i).eq_ignore_ascii_case("annual");
    let named = line.capital(i) && i > 0;
    (!adjective && !named).then(|| Found::set(i, i + 1, count::value(1.0, unit)))
}

fn weekday(day: u8) -> String {
    format!("XXXX-WXX-{}", day % 7 + 1)
}

/// What "each" or "every" at token `i` repeats.
fn every(line: &Line<'_>, i: usize) -> Option<Found> {
    let mut j = i + 1;
    j += usize::from(line.at(j) == Word::Different);
    let double = if j > i + 1 { 2.0 } else { 1.0 };
    match line.at(j) {
        Word::Unit(unit) => Some(Found::set(i, j + 1, count::value(double, unit))),
        Word::Quarter => Some(Found::set(i, j + 1, count::value(double, TimeUnit::Quarter))),
        Word::Weekday(day) if line.capital(j) => Some(match line.at(j + 1) {
            Word::Part(part) => Found::set(i, j + 2, format!("{}T{}", weekday(day), timex_part(part))),
            _ => Found::set(i, j + 1, weekday(day)),
        }),
        Word::Month(month) if line.capital(j) => Some(Found::set(i, j + 1, format!("XXXX-{month:02}"))),
        Word::Season(season) => Some(Found::set(i, j + 1, format!("XXXX-{}", season_code(season)))),
        Word::Part(part) => Some(Found::set(i, j + 1, format!("XXXX-XX-XXT{}", timex_part(part)))),
        Word::Few => match line.at(j + 1) {
            Word::Units(unit) => Some(Found::set(i, j + 2, count::vague_value(unit))),
            _ => None,
        },
        _ => {
            let number = number::read(line, j)?;
            match line.at(number.end) {
                Word::Units(unit) => Some(Found::set(i, number.end + 1, count::value(number.value, unit))),
                _ => None,
            }
        }
    }
}

/// TIMEX3's two letters for a season.
pub(crate) fn season_code(season: Season) -> &'static str {
    match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Fall => "FA",
        Season::Winter => "WI",
    }
}
