//! Words about time, with a meaning that does not need the article's day yet.
//!
//! A grammar over the closed vocabulary of [`super::lexicon`]: at every token the longest expression that
//! starts there wins, and the scan goes on behind it. Spans follow TIMEX3: no preposition, but the words
//! that bound or count ("more than three years", "early June"). What only looks like time is refused here:
//! "may" the modal, "second" the ordinal, "march" the verb, a number that is no year, an age.

mod calendar;
mod clock;
mod count;
mod deictic;
mod grammar;
mod period;
mod set;
mod tense;

pub(crate) use clock::timex_part;

use super::lex::{Lex, Line};
use crate::model::{TimeMeaning, TimeMention};
use crate::text::Tokenized;
use grammar::Hit;

/// Finds the time expressions of an article, in order, never overlapping. `lex` has one entry per token.
pub(crate) fn find(text: &str, cut: &Tokenized, lex: &[Lex]) -> Vec<TimeMention> {
    let mut found = Vec::new();
    for sentence in &cut.sentences {
        let line = Line { text, lex: lex.get(sentence.tokens()).unwrap_or_default() };
        read_line(&line, &mut found);
    }
    found
}

/// Scans one sentence. Linear: the scan goes on behind each hit, and no rule looks back or ahead without a bound.
fn read_line(line: &Line<'_>, found: &mut Vec<TimeMention>) {
    let mut i = 0;
    while i < line.lex.len() {
        match grammar::expression(line, i) {
            Some(Hit::Time(mut time)) => {
                tense::complete(line, &mut time);
                found.push(TimeMention {
                    span: line.span(time.start, time.end),
                    kind: time.kind,
                    meaning: std::mem::replace(&mut time.meaning, TimeMeaning::Vague),
                    clock: time.clock,
                    modifier: time.modifier,
                });
                i = time.end.max(i + 1);
            }
            Some(Hit::Other(end)) => i = end.max(i + 1),
            None => i += 1,
        }
    }
}
