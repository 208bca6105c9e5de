//! What befell those counted: killed, wounded, arrested, missing, displaced.

use super::super::lex::{Line, Word};
use crate::model::FigureStatus;

/// Tokens looked at on each side.
const REACH: usize = 5;

/// The status of a figure that starts at token `start` and whose noun ends before token `end`.
///
/// The nearest status word decides: behind the noun ("12 militants were killed"), or before the number
/// ("killed hundreds of Israelis"), never across another number or the end of a clause.
pub(super) fn status(line: &Line<'_>, start: usize, end: usize) -> Option<FigureStatus> {
    if let Some(inside) = (start..end).find_map(|i| word_status(line, i)) {
        return Some(inside);
    }
    let behind = scan(line, end, 1);
    let before = start.checked_sub(1).and_then(|i| scan(line, i, -1));
    match (before, behind) {
        (Some((d1, s)), Some((d2, _))) if d1 <= d2 => Some(s),
        (_, Some((_, s))) | (Some((_, s)), None) => Some(s),
        (None, None) => None,
    }
}

/// Walks from token `i` and gives the distance and status of the first status word.
fn scan(line: &Line<'_>, i: usize, step: isize) -> Option<(usize, FigureStatus)> {
    let mut at = i;
    let mut passive = false;
    for distance in 0..REACH {
        if let Some(status) = word_status(line, at) {
            let befell = step < 0 || passive || !acts(line, at);
            return befell.then_some((distance, status));
        }
        passive |= line.at(at) == Word::Be;
        let crossable = match line.at(at) {
            Word::Be
            | Word::Of
            | Word::The
            | Word::A
            | Word::At
            | Word::Least
            | Word::Its
            | Word::More
            | Word::Than
            | Word::About
            | Word::Up
            | Word::To => true,
            // "wounded in three shootings" counts shootings.
            Word::In => step > 0,
            Word::Different | Word::Not | Word::Nearly | Word::Another => true,
            Word::Plain if step > 0 => !is_suspicion(line.word(at)),
            Word::Plain => passes(line.word(at)),
            _ => false,
        };
        if !crossable {
            return None;
        }
        at = at.checked_add_signed(step)?;
    }
    None
}

/// "two gunmen killed five people", "two men accused of killing": those counted did it. A form in "-ed" without an
/// object behind it is a participle ("12 militants killed in a raid").
fn acts(line: &Line<'_>, i: usize) -> bool {
    let word = line.word(i);
    let object = matches!(
        line.at(i + 1),
        Word::A
            | Word::The
            | Word::Its
            | Word::Digits(..)
            | Word::Ones(_)
            | Word::Tens(_)
            | Word::Many(_)
            | Word::Several
            | Word::At
            | Word::More
            | Word::Some
            | Word::Another
    ) && !(line.at(i + 1) == Word::At && line.at(i + 2) != Word::Least);
    word.ends_with("ing") || word.ends_with("ed") && object
}

/// Words behind a noun that make those counted the ones who did it.
fn is_suspicion(word: &str) -> bool {
    matches!(
        word,
        "accused" | "suspected" | "charged" | "convicted" | "responsible" | "blamed" | "who" | "wanted"
    )
}

/// Plain words that may stand between "killed" and the number behind it.
fn passes(word: &str) -> bool {
    matches!(word, "lives" | "cost" | "claimed" | "left" | "also" | "them" | "have" | "least")
}

fn word_status(line: &Line<'_>, i: usize) -> Option<FigureStatus> {
    Some(match line.at(i) {
        Word::Killed => FigureStatus::Killed,
        Word::Wounded => FigureStatus::Wounded,
        Word::Arrested => FigureStatus::Arrested,
        Word::Missing => FigureStatus::Missing,
        Word::Displaced => FigureStatus::Displaced,
        Word::Plain if line.word(i) == "lives" && matches!(line.before(i, 1), Word::The) => {
            let taken =
                matches!(line.word(i.wrapping_sub(2)), "cost" | "claimed" | "claiming" | "took" | "taken");
            return taken.then_some(FigureStatus::Killed);
        }
        _ => return None,
    })
}
