//! Roles as stated: the words right before a person's name, or the apposition after it.

use super::Found;
use super::gazetteer::{self as lists, Gazetteer};
use crate::annotate::words::{Words, among};
use crate::model::{EntityKind, Span};

/// Lower-case words that may stand inside a role before its title.
const MODIFIERS: &str = "former deputy acting senior chief security intelligence government foreign defense defence finance \
    interior cabinet prime vice army police military opposition party state national top veteran \
    outgoing late then ex peace press general";

/// Forms of address, which state no role by themselves.
const COURTESY: &str = "mr mrs ms miss sir lord lady dame madam";

/// An apposition longer than this is no role but a story.
const LONGEST: usize = 14;

/// The role stated beside `name`, none for anything but a person.
pub(super) fn beside(words: &Words<'_>, found: &[Found], name: &Found) -> Option<Span> {
    if name.kind != EntityKind::Person {
        return None;
    }
    before(words, found, name).or_else(|| after(words, found, name))
}

/// True for a noun of office or occupation, in any case.
pub(crate) fn is_title(words: &Words<'_>, at: usize) -> bool {
    let word = words.at(at);
    Gazetteer::get().word(word) & lists::TITLE != 0
        || word.strip_suffix('s').is_some_and(|one| Gazetteer::get().word(one) & lists::TITLE != 0)
}

/// Titles, nationalities, names and modifiers right before the name, ending in a title.
fn before(words: &Words<'_>, found: &[Found], name: &Found) -> Option<Span> {
    let floor = words.sentence_of(name.first)?.first as usize;
    let mut last = name.first;
    if last > floor && words.at(last - 1) == "." && words.touches_next(last - 2) {
        last -= 1;
    }
    if last <= floor || !is_title(words, last - 1) {
        return None;
    }
    let mut first = last - 1;
    while first > floor {
        match part_before(words, found, first) {
            Some(start) if start >= floor => first = start,
            _ => break,
        }
    }
    let courtesy = first + 1 == last && among(words.at(first), COURTESY);
    (!courtesy).then(|| words.span(first, name.first))
}

/// The start of the part of a role that ends right before token `at`, or none.
fn part_before(words: &Words<'_>, found: &[Found], at: usize) -> Option<usize> {
    let previous = at.checked_sub(1)?;
    // A hyphen inside a word, not the dash after a place line.
    let joined = words.at(previous) == "-" && words.touches_next(previous);
    if words.is(previous, &["'s", "’s"]) || joined {
        return part_before(words, found, previous);
    }
    if let Some(name) = ending(found, at) {
        return (name.kind != EntityKind::Person || at < words.tokens.len()).then_some(name.first);
    }
    let class = Gazetteer::get().word(words.at(previous));
    // "Transportation Minister": a capital before an office is part of it.
    let office = words.is_capital(previous) && words.is(at, &["Minister", "Secretary", "Ministers"]);
    let fits = class & (lists::TITLE | lists::DEMONYM) != 0 || among(words.at(previous), MODIFIERS) || office;
    fits.then_some(previous)
}

/// The name that ends right before token `at`. Names are sorted and do not overlap.
fn ending(found: &[Found], at: usize) -> Option<&Found> {
    found.get(found.partition_point(|n| n.end < at)).filter(|n| n.end == at)
}

/// ", a spokesman for X," after the name: without the article, up to the closing comma or the sentence end.
fn after(words: &Words<'_>, found: &[Found], name: &Found) -> Option<Span> {
    if words.at(name.end) != "," {
        return None;
    }
    let mut first = name.end + 1;
    while words.is(first, &["also", "a", "an", "the"]) {
        first += 1;
    }
    let stop = words.sentence_of(name.first)?.end as usize;
    let limit = stop.min(first + LONGEST);
    let end = (first..limit).find(|&i| ends_role(words, found, i))?;
    let head = (first..end).take_while(|&i| !words.is(i, &["of", "for", "at", "in", "to"]));
    let titled = head.into_iter().any(|i| is_title(words, i));
    (titled && end > first).then(|| words.span(first, end))
}

fn ends_role(words: &Words<'_>, found: &[Found], at: usize) -> bool {
    let next = found.partition_point(|n| n.end <= at);
    let inside = found.get(next).is_some_and(|n| n.first < at);
    !inside && matches!(words.at(at), "," | "." | ";" | ":" | "(" | "\"" | "“" | "”" | "?" | "!")
}
