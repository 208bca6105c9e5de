//! Which way a bare weekday, month or season points, from the verbs before it.
//!
//! "Talks will resume Monday" and "talks resumed Monday" differ in the verb alone. The nearest verb before
//! the words decides; none decides nothing, and resolution then prefers the past, as news does.

use super::super::lex::{Line, Word};
use super::grammar::Found;
use crate::model::{Tense, TimeMeaning};

/// Tokens looked at before the expression.
const REACH: usize = 10;

/// Sets the tense of an expression that leaves it open.
pub(super) fn complete(line: &Line<'_>, found: &mut Found) {
    let open = match &mut found.meaning {
        TimeMeaning::Weekday { tense, .. } | TimeMeaning::Calendar { tense, .. } if *tense == Tense::Open => {
            tense
        }
        _ => return,
    };
    *open = clause(line, found.start);
}

/// The tense of the clause around the token at `start`.
fn clause(line: &Line<'_>, start: usize) -> Tense {
    // "by Sunday or Monday": the second takes what the first has.
    if matches!(line.before(start, 1), Word::Or | Word::And)
        && matches!(line.before(start, 2), Word::Weekday(_))
    {
        return clause(line, start - 2);
    }
    match (line.before(start, 1), verb(line, start)) {
        // A deadline lies ahead, unless something ended by it ("had left by Monday").
        (Word::By | Word::Until, Tense::Past) if start >= 2 && is_past(line, start - 2) => Tense::Open,
        (Word::By | Word::Until, _) => Tense::Future,
        (_, tense) => tense,
    }
}

fn verb(line: &Line<'_>, start: usize) -> Tense {
    for back in 1..=REACH.min(start) {
        let i = start - back;
        match line.at(i) {
            Word::Will | Word::Planned => return Tense::Future,
            Word::Said => return Tense::Past,
            Word::Stop => return Tense::Open,
            Word::Plain if is_past(line, i) => return Tense::Past,
            _ => {}
        }
    }
    Tense::Open
}

/// A regular past form that is not the participle of a future passive ("will be released").
fn is_past(line: &Line<'_>, i: usize) -> bool {
    let word = line.word(i);
    let regular = word.ends_with("ed") && word.len() > 4 && !line.capital(i);
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
    );
    let passive = matches!(line.before(i, 1), Word::Be) && matches!(line.word(i.saturating_sub(1)), "be");
    (regular || irregular) && !passive
}
