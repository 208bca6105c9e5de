//! Reported speech without marks: "X said that ...", "..., X said", "according to X".

use std::ops::Range;

use super::cue::{self, Cue, CueKind};
use super::speaker::{Place, Subject};
use super::{Context, Governed};
use crate::annotate::words::among;
use crate::model::Span;

/// Cues that take a clause without "that".
const BARE: &str = "said says say told tells added adds insisted insists claimed claims believes believe thinks think \
    thought argued argues noted admitted warned explained suggested hopes acknowledged estimated announced announces reported \
    reports declared stated states";

/// The reported speech of a sentence without quotation marks: what governs it, and its words.
pub(super) fn reported(context: &Context<'_>, number: usize) -> Option<(Governed, Span)> {
    let words = context.words;
    let sentence = words.sentences.get(number)?.tokens();
    let cues = sentence.clone().filter_map(|at| cue::at(words, at));
    for cue in cues {
        let found = match cue.kind {
            CueKind::According => according(context, cue, &sentence),
            CueKind::Say => closing(context, cue, &sentence).or_else(|| leading(context, cue, &sentence)),
            CueKind::Saying => participle(context, cue, &sentence),
            CueKind::Judge => None,
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
    let said = words.at(cue.at).to_ascii_lowercase();
    let bare = among(&said, BARE);
    let subject = context.names.subject(cue, place).or_else(|| all_before(context, cue, sentence.start))?;
    if among(&said, "asked asks wondered") {
        let start = (cue.end..sentence.end.min(cue.end + 6)).find(|&at| words.is(at, &["whether", "if"]))?;
        let span = content(context, start..sentence.end)?;
        return Some((Governed { cue, subject: Some(subject) }, span));
    }
    let that = (cue.end..sentence.end.min(cue.end + 14)).find(|&at| words.is(at, &["that"]));
    let start = match that {
        Some(at) if (cue.end..at).all(|i| is_between(context, i)) || leads_to(context, cue, &said, at) => at,
        None | Some(_) if !bare => return None,
        _ => after_addressee(context, cue, &said),
    };
    const NO_CLAUSE: &str = "to of about on in for by at as no yes so goodbye nothing";
    if among(words.at(start), NO_CLAUSE) && that != Some(start) {
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

/// "Six in ten voters said", "A report published Wednesday said": the whole stretch before a plain cue, where it
/// opens the sentence or follows a place or time, is short and holds no other verb.
fn all_before(context: &Context<'_>, cue: Cue, start: usize) -> Option<Subject> {
    const PLAIN: &str = "said say says";
    const OTHER: &str = "he she it they i we you who which that when while because if as and but or is are was were be been has \
        have had do does did will would can could may might should to not";
    const LONGEST: usize = 14;
    let words = context.words;
    let comma = (start..cue.at).rev().find(|&at| words.at(at) == ",");
    let aside = "in on at for after before among according last this by from";
    if comma.is_some_and(|c| !among(words.at(start), aside) || c > start + 8) {
        return None;
    }
    let mut first = comma.map_or(start, |c| c + 1);
    first += usize::from(words.is(first, &["but", "and", "meanwhile", "still"]));
    let plain = |at: usize| {
        let joint = matches!(words.at(at), "-" | "'s" | "’s" | "'" | "’");
        joint || words.is_word(at) && !among(words.at(at), OTHER) && cue::at(words, at).is_none()
    };
    let fits = first < cue.at && cue.at - first <= LONGEST && (first..cue.at).all(plain);
    (fits && among(words.at(cue.at), PLAIN)).then_some(Subject::Description(first, cue.at))
}

/// "told delegates at the convention that she ...", "claimed in an interview that he ...": whoever was told or a
/// place and occasion stand before "that", and a clause behind it.
fn leads_to(context: &Context<'_>, cue: Cue, said: &str, that: usize) -> bool {
    const TELLS: &str = "told tells informed reminded assured warned reassured";
    const PLACE: &str = "in at on during to after from through via";
    const CLAUSE: &str = "he she it they we i you his her its their our my the a an this these those there no some many most \
        all both each every any if when while what whoever one two";
    let words = context.words;
    let led = among(said, TELLS) || among(words.at(cue.end), PLACE);
    let plain = |at: usize| {
        words.is_word(at) && cue::at(words, at).is_none() && !among(words.at(at), "who which and")
    };
    let clause = among(words.at(that + 1), CLAUSE) || words.is_capital(that + 1);
    led && clause && (cue.end..that).all(plain)
}

/// "X praised the plan, saying (that) ...": the words after the participle.
fn participle(context: &Context<'_>, cue: Cue, sentence: &Range<usize>) -> Option<(Governed, Span)> {
    const CLAUSE: &str = "saying adding noting arguing claiming insisting warning stressing suggesting explaining alleging \
        predicting asserting emphasizing complaining conceding admitting reiterating";
    let words = context.words;
    let before = words.at(cue.at.wrapping_sub(1));
    if !among(words.at(cue.at), CLAUSE) || !matches!(before, "," | "by" | "while" | "–" | "—") {
        return None;
    }
    // What follows must be a clause: "that", or a subject with more to come.
    if among(words.at(cue.end), "to of about on for no yes goodbye hello so as") {
        return None;
    }
    let place =
        Place { sentence: sentence.start, clause: sentence.start, end: sentence.end, inverted: false };
    let other = || context.names.subject_of_sentence(sentence.start, cue.at);
    let subject = context.names.subject(cue, place).or_else(other)?;
    let span = content(context, cue.end..sentence.end)?;
    Some((Governed { cue, subject: Some(subject) }, span))
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
    let subject = context.names.subject(cue, place).or_else(|| source(context, cue, sentence.end))?;
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

/// What "according to" names where no one speaks: "a new poll", "early results of the count".
fn source(context: &Context<'_>, cue: Cue, end: usize) -> Option<Subject> {
    const LONGEST: usize = 16;
    let words = context.words;
    let stop = (cue.end..end).find(|&at| !words.is_word(at) && !matches!(words.at(at), "'s" | "’s" | "-"));
    let stop = stop.unwrap_or(end);
    (stop > cue.end && stop - cue.end <= LONGEST).then_some(Subject::Description(cue.end, stop))
}
