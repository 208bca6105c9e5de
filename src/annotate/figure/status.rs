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
    for distance in 0..REACH {
        if let Some(status) = word_status(line, at) {
            return Some((distance, status));
        }
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
            Word::In | Word::Different | Word::Not | Word::Nearly | Word::Another => true,
            Word::Plain => step > 0 || passes(line.word(at)),
            _ => false,
        };
        if !crossable {
            return None;
        }
        at = at.checked_add_signed(step)?;
    }
    None
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
