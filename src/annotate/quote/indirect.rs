//! Reported speech without marks: "X said that ...", "..., X said", "according to X".

use std::ops::Range;

use super::cue::{self, Cue, CueKind};
use super::speaker::Place;
use super::{Context, Governed};
use crate::annotate::words::among;
use crate::model::Span;

/// Cues that take a clause without "that".
const BARE: &str = "said says say told tells added adds insisted insists claimed claims believes believe thinks think \
    thought argued argues noted admitted warned explained suggested hopes acknowledged estimated";

/// The reported speech of a sentence without quotation marks: what governs it, and its words.
pub(super) fn reported(context: &Context<'_>, number: usize) -> Option<(Governed, Span)> {
    let words = context.words;
    let sentence = words.sentences.get(number)?.tokens();
    let cues = sentence.clone().filter_map(|at| cue::at(words, at));
    for cue in cues {
        let found = match cue.kind {
            CueKind::According => according(context, cue, &sentence),
            CueKind::Say => closing(context, cue, &sentence).or_else(|| leading(context, cue, &sentence)),
            CueKind::Judge | CueKind::Saying => None,
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

/// The text of the tokens without signs around it.
fn content(context: &Context<'_>, tokens: Range<usize>) -> Option<Span> {
    let words = context.words;
    let loose = |at: usize| matches!(words.at(at), "." | "," | ";" | ":" | "-");
    let (mut first, mut end) = (tokens.start, tokens.end);
    while end > first && loose(end - 1) {
        end -= 1;
    }
    while first < end && loose(first) {
        first += 1;
    }
    let count = (first..end).filter(|&at| words.is_word(at)).count();
    (count > 2).then(|| words.span(first, end))
}

/// "..., X said" and "..., said X": the cue's clause closes the sentence or stands between commas.
fn closing(context: &Context<'_>, cue: Cue, sentence: &Range<usize>) -> Option<(Governed, Span)> {
    let words = context.words;
    let low = sentence.start.max(cue.at.saturating_sub(25));
    let comma = (low..cue.at).rev().find(|&at| words.at(at) == ",")?;
    let inverted = comma + 1 == cue.at;
    let between = words.at(cue.end) == ",";
    let rest = sentence.end - cue.end.min(sentence.end);
    if inverted && context.names.apposed(cue.at, sentence.start).is_some()
        || !inverted && !between && rest > 6
    {
        return None;
    }
    let place = Place { sentence: sentence.start, clause: comma + 1, end: sentence.end, inverted };
    let subject = context.names.subject(cue, place)?;
    if !inverted && !context.names.opens(subject, comma + 1) {
        return None;
    }
    let count = (sentence.start..comma).filter(|&at| words.is_word(at)).count();
    let span = if between && count < 5 {
        content(context, cue.end..sentence.end)
    } else {
        content(context, sentence.start..comma)
    };
    span.map(|span| (Governed { cue, subject: Some(subject) }, span))
}

/// "X said (that) ...": the words after the cue.
fn leading(context: &Context<'_>, cue: Cue, sentence: &Range<usize>) -> Option<(Governed, Span)> {
    let words = context.words;
    let place =
        Place { sentence: sentence.start, clause: sentence.start, end: sentence.end, inverted: false };
    let subject = context.names.subject(cue, place)?;
    let said = words.at(cue.at).to_ascii_lowercase();
    let bare = among(&said, BARE);
    let that = (cue.end..sentence.end.min(cue.end + 10)).find(|&at| words.is(at, &["that"]));
    let start = match that {
        Some(at) if (cue.end..at).all(|i| is_between(context, i)) => at + 1,
        None | Some(_) if !bare => return None,
        _ => after_addressee(context, cue, &said),
    };
    const NO_CLAUSE: &str = "to of about on in for by at as no yes so goodbye nothing";
    if among(words.at(start), NO_CLAUSE) && that != Some(start - 1) {
        return None;
    }
    let span = content(context, start..sentence.end)?;
    Some((Governed { cue, subject: Some(subject) }, span))
}

/// What may stand between a cue and its "that": names, days, addressees, "however".
fn is_between(context: &Context<'_>, at: usize) -> bool {
    const SMALL: &str = "on in at to the a an his her their reporters late early however also lawmakers";
    let words = context.words;
    !words.is_word(at) || words.is_capital(at) || among(words.at(at), SMALL) || words.at(at).len() < 2
}

/// Past the day ("said Friday") and, for "told", the one who was told.
fn after_addressee(context: &Context<'_>, cue: Cue, said: &str) -> usize {
    let words = context.words;
    let mut at = cue.end;
    if matches!(said, "told" | "tells") {
        if words.is(at, &["the", "a", "an"]) {
            at += 1;
        }
        at = context.names.starting(at).map_or(at + 1, |mention| context.names.end(mention));
    }
    if words.is(at, &["on"]) {
        at += 1;
    }
    const DAYS: &str = "monday tuesday wednesday thursday friday saturday sunday";
    if among(words.at(at), DAYS) { at + 1 } else { at }
}

/// "According to X, ..." and "..., according to X".
fn according(context: &Context<'_>, cue: Cue, sentence: &Range<usize>) -> Option<(Governed, Span)> {
    let words = context.words;
    let place = Place { sentence: sentence.start, clause: sentence.start, end: sentence.end, inverted: true };
    let subject = context.names.subject(cue, place)?;
    let governed = Governed { cue, subject: Some(subject) };
    let leads = !(sentence.start..cue.at).any(|at| words.is_word(at));
    let span = if leads {
        let comma = (cue.end..sentence.end).find(|&at| words.at(at) == ",")?;
        content(context, comma + 1..sentence.end)
    } else {
        content(context, sentence.start..cue.at)
    };
    span.map(|span| (governed, span))
}
