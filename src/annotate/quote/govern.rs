//! Which cue governs a quoted run.

use std::ops::Range;

use super::cue::{self, Cue, CueKind};
use super::marks::Run;
use super::speaker::Place;
use super::{Context, Governed};
use crate::model::EntityKind;

/// Fewer words than this are a whole quotation only where they make a sentence by themselves.
const WHOLE: usize = 5;
/// How far after a run its clause of attribution may start and end, in tokens.
const REACH: usize = 30;

/// The sentences that a run touches, as tokens: from the start of the first to the end of the last. A clause
/// of attribution after a question or exclamation may stand in a sentence of its own by the cutter's count.
fn frame(context: &Context<'_>, run: &Run) -> Range<usize> {
    let words = context.words;
    let first = words.sentence_of(run.first.saturating_sub(1)).map_or(run.first, |s| s.first as usize);
    let mut end = words.sentence_of(run.after.saturating_sub(1)).map_or(run.after, |s| s.end as usize);
    if end <= run.after
        && matches!(words.at(run.end.wrapping_sub(1)), "?" | "!" | "…")
        && let Some(next) = words.sentence_of(run.after)
        && next.first as usize == run.after
        && (run.after..next.end as usize).take(12).any(|at| cue::at(words, at).is_some())
    {
        end = next.end as usize;
    }
    first..end.max(run.after)
}

/// No word stands before the run in its first sentence.
pub(super) fn opens_sentence(context: &Context<'_>, run: &Run) -> bool {
    let frame = frame(context, run);
    let open = run.first.saturating_sub(1);
    !(frame.start..open).any(|at| context.words.is_word(at))
}

/// The run is a clause or more: it opens its sentence, follows a comma or colon, or reads like a sentence.
pub(super) fn is_whole(context: &Context<'_>, run: &Run) -> bool {
    let words = context.words;
    let count = (run.first..run.end).filter(|&at| words.is_word(at)).count();
    let open = run.first.saturating_sub(1);
    let introduced = open > 0 && matches!(words.at(open - 1), "," | ":");
    let closed = matches!(words.at(run.end.wrapping_sub(1)), "." | "," | "?" | "!" | "…");
    let subject =
        words.is(run.first, &["i", "we", "he", "she", "they", "it", "there", "this", "you", "it's"]);
    if opens_sentence(context, run) {
        return closed || run.open || count >= WHOLE;
    }
    let capital = words.is_capital(run.first);
    introduced && (capital || count >= WHOLE) || capital && closed && count >= 3 || subject && count >= WHOLE
}

/// A whole quotation that a colon introduces.
pub(super) fn is_block(context: &Context<'_>, run: &Run) -> bool {
    let open = run.first.saturating_sub(1);
    open > 0 && context.words.at(open - 1) == ":"
}

/// Every word but small ones is capitalized and there is more than one: the title of a work, a name.
pub(super) fn is_title(context: &Context<'_>, run: &Run) -> bool {
    let words = context.words;
    let long = |at: &usize| words.is_word(*at) && words.at(*at).len() > 3;
    let count = (run.first..run.end).filter(long).count();
    let capital = (run.first..run.end).filter(long).all(|at| words.is_capital(at));
    let named = words.is(run.first.wrapping_sub(2), &["titled", "entitled", "named", "nicknamed", "dubbed"]);
    named || count > 0 && capital && words.is_capital(run.first)
}

/// The cue that governs `run`, with its subject.
pub(super) fn governing(context: &Context<'_>, run: &Run, whole: bool) -> Option<Governed> {
    let frame = frame(context, run);
    right_after(context, run, frame.end)
        .or_else(|| clause_after(context, run, frame.end, whole))
        .or_else(|| before(context, run, frame.start, whole))
        .or_else(|| end_of_sentence(context, run, &frame))
        .or_else(|| announced(context, run, whole))
}

/// `"...," said X`.
fn right_after(context: &Context<'_>, run: &Run, end: usize) -> Option<Governed> {
    let words = context.words;
    let at = if words.at(run.after) == "," { run.after + 1 } else { run.after };
    let cue = cue::at(words, at).filter(|c| at < end && c.kind != CueKind::Saying)?;
    let stop = clear(context, at, end);
    let subject = match cue.kind {
        CueKind::Say | CueKind::According => {
            context.names.subject(cue, Place { sentence: at, clause: at, end: stop, inverted: true })
        }
        CueKind::Judge | CueKind::Saying => None,
    };
    subject.map(|s| Governed { cue, subject: Some(s) })
}

/// `"...," X said`: a clause of attribution right after the run.
fn clause_after(context: &Context<'_>, run: &Run, end: usize, whole: bool) -> Option<Governed> {
    let words = context.words;
    let closing = words.at(run.end.wrapping_sub(1));
    let comma = matches!(closing, "," | "?" | "!" | "…" | "-" | "—") || words.at(run.after) == ",";
    if !comma || !whole && closing != "," && words.at(run.after) != "," {
        return None;
    }
    let stop = clear(context, run.after, end.min(run.after + REACH));
    let cue = (run.after..stop).find_map(|at| cue::at(words, at)).filter(|c| c.kind == CueKind::Say)?;
    let place = Place { sentence: run.after, clause: run.after, end: stop, inverted: false };
    let subject = context.names.subject(cue, place)?;
    Some(Governed { cue, subject: Some(subject) })
}

/// `X said "..."`: the nearest cue before the run in its sentence.
fn before(context: &Context<'_>, run: &Run, first: usize, whole: bool) -> Option<Governed> {
    let words = context.words;
    let open = run.first.saturating_sub(1);
    let mut found = None;
    for at in (first..open).rev() {
        if context.is_masked(at) {
            continue;
        }
        if words.at(at) == ";" {
            break;
        }
        if let Some(cue) = cue::at(words, at).filter(|c| c.end <= open) {
            found = Some(cue);
            break;
        }
    }
    let cue = found?;
    let inverted = cue.at > first && (context.is_masked(cue.at - 1) || words.at(cue.at - 1) == ",");
    let stop = clear(context, cue.end, open);
    let start = start_of_clause(context, cue.at, first);
    let inverted = inverted && cue.kind == CueKind::Say;
    let subject = context.names.subject(cue, Place { sentence: first, clause: start, end: stop, inverted });
    (subject.is_some() || !whole || cue.end + 2 >= open).then_some(Governed { cue, subject })
}

/// `... "fragment" ..., X said.`: a clause of attribution that closes the sentence.
fn end_of_sentence(context: &Context<'_>, run: &Run, frame: &Range<usize>) -> Option<Governed> {
    let words = context.words;
    let cue = (run.after..frame.end).rev().find_map(|at| match context.is_masked(at) {
        true => None,
        false => cue::at(words, at),
    })?;
    let start = start_of_clause(context, cue.at, run.after);
    let comma = (run.after..cue.at).rev().find(|&at| words.at(at) == ",");
    let fits = match cue.kind {
        // What an outlet reports is not said in one word: `offered a "truce", the agency reports`.
        CueKind::According => run.end - run.first > 2,
        CueKind::Say => comma.is_some() && !words.at(cue.at).starts_with("report"),
        CueKind::Judge | CueKind::Saying => false,
    };
    let inverted = comma.is_some_and(|c| c + 1 == cue.at);
    let place = Place { sentence: run.after, clause: start, end: frame.end, inverted };
    let subject = context.names.subject(cue, place).filter(|_| fits)?;
    Some(Governed { cue, subject: Some(subject) })
}

/// A paragraph that ends in a colon announces the run that opens the next.
fn announced(context: &Context<'_>, run: &Run, whole: bool) -> Option<Governed> {
    let words = context.words;
    let open = run.first.saturating_sub(1);
    if !whole || open == 0 || words.at(open - 1) != ":" || !opens_sentence(context, run) {
        return None;
    }
    let sentence = words.sentence_of(open - 1)?.tokens();
    let cue: Cue = sentence.clone().rev().find_map(|at| cue::at(words, at))?;
    let place = Place { sentence: sentence.start, clause: sentence.start, end: open, inverted: false };
    let subject = context.names.subject(cue, place)?;
    Some(Governed { cue, subject: Some(subject) })
}

/// `"..." -- X`: the person who signs a quotation with a dash.
pub(super) fn signed(context: &Context<'_>, run: &Run) -> Option<usize> {
    let dash = |at: usize| matches!(context.words.at(at), "-" | "–" | "—" | "―");
    let at = (run.after..run.after + 3).find(|&at| !dash(at))?;
    let mention = context.names.starting(at).filter(|_| at > run.after)?;
    let person = context.names.kind(mention) == Some(EntityKind::Person);
    person.then_some(mention)
}

/// One past the last token from `from` that is not quoted, at most `end`.
fn clear(context: &Context<'_>, from: usize, end: usize) -> usize {
    (from..end).find(|&at| context.is_masked(at)).unwrap_or(end)
}

/// The first token after the last quoted one before `at`, at least `first`.
fn start_of_clause(context: &Context<'_>, at: usize, first: usize) -> usize {
    (first..at).rev().find(|&i| context.is_masked(i)).map_or(first, |i| i + 1)
}
