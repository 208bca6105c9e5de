//! The noun phrase a number counts.
//!
//! Without a parser the phrase ends at its first plural noun ("two Hamas militants | were"); that is where
//! nearly all counted phrases of news end. Where no plural follows, the run of plain words up to a verb is taken.

use super::super::lex::{Line, Word};

/// Words looked at behind a number.
const REACH: usize = 5;

/// The counted phrase at or behind token `i` (after "of", "of the", "more"): its first and one past its last token.
pub(super) fn counted(line: &Line<'_>, i: usize) -> Option<(usize, usize)> {
    let mut start = i;
    if line.at(start) == Word::Of {
        start += 1;
        while matches!(line.at(start), Word::The | Word::Its | Word::This | Word::That) {
            start += 1;
        }
    }
    while matches!(line.at(start), Word::More | Word::Different | Word::Further | Word::Full) {
        start += 1;
    }
    let (mut at, mut last) = (start, None);
    while at < start + REACH && belongs(line, at, start) {
        if is_plural(line, at) {
            last = Some(at + 1);
            // A name or a second plural may follow: "Qassam rockets", "United Nations peacekeepers".
            if !(line.capital(at) && line.at(at + 1) == Word::Plain && !is_verb(line.word(at + 1))) {
                break;
            }
        }
        at += 1 + usize::from(line.at(at + 1) == Word::Hyphen && line.glued(at + 1));
    }
    if last.is_none() && start > i && line.word(start - 1) == "others" {
        return Some((start - 1, start));
    }
    let end = last.or_else(|| singular(line, start, at))?;
    Some((start, end))
}

/// A run without a plural counts only behind "one" and where a plain noun ends it.
fn singular(line: &Line<'_>, start: usize, end: usize) -> Option<usize> {
    let end = end.min(start + 3).min(line.lex.len());
    let one = line.before(start, 1) == Word::Ones(1) || matches!(line.before(start, 1), Word::Digits(1, 1));
    (one && end > start).then_some(end)
}

fn belongs(line: &Line<'_>, i: usize, start: usize) -> bool {
    let adjective = matches!(
        line.at(i),
        Word::Current
            | Word::Recent
            | Word::Wounded
            | Word::Displaced
            | Word::Missing
            | Word::Arrested
            | Word::Killed
            | Word::Local
    );
    let plain = line.at(i) == Word::Plain && !is_verb(line.word(i)) && !is_function(line.word(i));
    let status_noun = adjective && (line.at(i + 1) == Word::Plain || is_plural(line, i));
    (plain || status_noun) && (i == start || !line.glued(i) || line.before(i, 1) == Word::Hyphen)
}

fn is_plural(line: &Line<'_>, i: usize) -> bool {
    let word = line.word(i);
    let irregular = matches!(
        word,
        "people"
            | "men"
            | "women"
            | "children"
            | "troops"
            | "police"
            | "personnel"
            | "civilians"
            | "lives"
            | "cattle"
            | "sheep"
            | "aircraft"
            | "dead"
            | "wives"
            | "feet"
    );
    let regular = word.len() > 3
        && word.ends_with('s')
        && !["ss", "us", "sis", "xis", "this"].iter().any(|e| word.ends_with(e))
        && line.at(i) != Word::Killed;
    let men = word.len() > 3 && word.ends_with("men");
    irregular || regular || men
}

fn is_verb(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "says"
            | "died"
            | "came"
            | "went"
            | "took"
            | "did"
            | "does"
            | "can"
            | "could"
            | "may"
            | "might"
            | "must"
            | "should"
            | "wants"
            | "includes"
            | "remains"
    ) || (word.len() > 5 && word.ends_with("ing") && !word.starts_with(char::is_uppercase))
}

fn is_function(word: &str) -> bool {
    matches!(
        word,
        "who"
            | "which"
            | "when"
            | "where"
            | "while"
            | "if"
            | "because"
            | "it"
            | "he"
            | "she"
            | "they"
            | "them"
            | "us"
            | "you"
            | "against"
            | "near"
            | "out"
            | "off"
            | "there"
            | "here"
            | "then"
            | "also"
            | "too"
            | "nor"
            | "like"
            | "via"
            | "across"
            | "along"
            | "behind"
    )
}
