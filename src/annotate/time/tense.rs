//! Which way a bare weekday, month or season points, from the verbs before it.
//!
//! "Talks will resume Monday" and "talks resumed Monday" differ in the verb alone. The nearest verb before
//! the words decides; none decides nothing, and resolution then prefers the past, as news does.

use super::super::lex::{Line, Word};
use super::grammar::Found;
use crate::model::{Tense, TimeMeaning};

/// Tokens looked at before the expression.
const REACH: usize = 14;

/// Sets the tense of an expression that leaves it open.
pub(super) fn complete(line: &Line<'_>, found: &mut Found) {
    let open = match &mut found.meaning {
        TimeMeaning::Weekday { tense, .. } | TimeMeaning::Calendar { tense, .. } if *tense == Tense::Open => {
            tense
        }
        _ => return,
    };
    // "look for ways around Wednesday's ruling": what a weekday owns has mostly happened.
    let owned =
        line.at(found.end) == Word::Possessive && matches!(line.before(found.end, 1), Word::Weekday(_));
    *open = if owned { Tense::Open } else { clause(line, found.start) };
}

/// The tense of the clause around the token at `start`.
fn clause(line: &Line<'_>, start: usize) -> Tense {
    // "by Sunday or Monday": the second takes what the first has.
    if matches!(line.before(start, 1), Word::Or | Word::And)
        && matches!(line.before(start, 2), Word::Weekday(_))
    {
        return clause(line, start - 2);
    }
    let before = line.before(start, 1);
    match (before, verb(line, start)) {
        (Word::Since, _) => Tense::Past,
        // "effective June 1"
        (Word::Plain, _) if start > 0 && line.word(start - 1).eq_ignore_ascii_case("effective") => {
            Tense::Future
        }
        // "as early as Tuesday"
        (Word::As, _) if matches!(line.before(start, 2), Word::Early | Word::Soon) => Tense::Future,
        (Word::Until, tense) => {
            if start < 2 {
                tense
            } else {
                Tense::Future
            }
        }
        // A deadline lies ahead, unless something ended by it ("had left by Monday").
        (Word::By, Tense::Past) if start >= 2 && (is_past(line, start - 2) || had(line, start)) => {
            Tense::Open
        }
        (Word::By, _) => Tense::Future,
        (_, tense) => tense,
    }
}

/// The tense of the nearest verb before the token at `start`; where none stands there, of the first one behind.
fn verb(line: &Line<'_>, start: usize) -> Tense {
    for back in 1..=REACH.min(start) {
        match verb_at(line, start - back) {
            Tense::Open => {}
            tense => return tense,
        }
    }
    if start > 2 {
        return Tense::Open;
    }
    (start + 1..start + 9).map(|i| verb_at(line, i)).find(|t| *t != Tense::Open).unwrap_or(Tense::Open)
}

/// What the token at `i` says about tense, if it is a verb.
fn verb_at(line: &Line<'_>, i: usize) -> Tense {
    let cause = line.word(i) == "due" && matches!(line.at(i + 2), Word::The | Word::A | Word::Its);
    // "to be held" lies ahead as "will be held" does; "was held" does not.
    let passive = line.before(i, 1) == Word::Be && i > 0 && line.word(i - 1) == "be";
    match line.at(i) {
        Word::Planned if cause => Tense::Open,
        // "had been due to expire Friday"
        Word::Planned if i > 1 && line.word(i - 1) == "been" && line.word(i - 2) == "had" => Tense::Past,
        Word::Will | Word::Planned => Tense::Future,
        // "is to meet", "are to vote"
        Word::To if line.before(i, 1) == Word::Be && i > 0 && is_present(line.word(i - 1)) => Tense::Future,
        Word::Said if passive => Tense::Future,
        Word::Said => Tense::Past,
        Word::Plain if is_past(line, i) => {
            if passive {
                Tense::Open
            } else {
                Tense::Past
            }
        }
        _ => Tense::Open,
    }
}

fn had(line: &Line<'_>, start: usize) -> bool {
    (start.saturating_sub(8)..start).any(|i| line.word(i) == "had")
}

fn is_present(be: &str) -> bool {
    matches!(be, "is" | "are")
}

/// A regular past form that is not the participle of a future passive ("will be released").
fn is_past(line: &Line<'_>, i: usize) -> bool {
    let word = line.word(i);
    // "an unspecified date", "an undisclosed sum": participles with "un" are adjectives.
    let adjective =
        word.starts_with("un") && !matches!(word, "unveiled" | "unleashed" | "uncovered" | "unloaded");
    let regular = word.ends_with("ed") && word.len() > 4 && !line.capital(i) && !adjective;
    let irregular = matches!(
        word,
        "met"
            | "came"
            | "went"
            | "left"
            | "broke"
            | "gave"
            | "got"
            | "made"
            | "found"
            | "fell"
            | "shot"
            | "struck"
            | "quit"
            | "ran"
            | "rose"
            | "saw"
            | "sent"
            | "spoke"
            | "wrote"
            | "died"
            | "hit"
            | "lost"
            | "led"
            | "bought"
            | "sold"
            | "paid"
            | "held"
            | "kept"
            | "built"
            | "caught"
            | "drew"
            | "drove"
            | "felt"
            | "flew"
            | "fought"
            | "grew"
            | "heard"
            | "laid"
            | "sank"
            | "sought"
            | "threw"
            | "won"
            | "took"
            | "put"
            | "brought"
            | "became"
    );
    regular || irregular
}
