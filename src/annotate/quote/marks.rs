//! Quotation marks become quoted runs: straight, curly, guillemets.
//!
//! A mark is read by its shape, a straight one also by the space around it. A run that is not closed by the
//! end of its paragraph counts only where the next paragraph opens with a mark again: the news convention
//! for a quotation of several paragraphs.

use crate::annotate::words::Words;
use crate::model::{Paragraph, Span};

/// Words between two marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// The first token inside the marks.
    pub(super) first: usize,
    /// One past the last token inside.
    pub(super) end: usize,
    /// One past the closing mark; equal to `end` where the run is not closed.
    pub(super) after: usize,
    /// The paragraph's number.
    pub(super) paragraph: usize,
    /// Not closed: the next paragraph's first run goes on.
    pub(super) open: bool,
    /// The words, without marks, white space and a comma before the closing mark.
    pub(super) span: Span,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Opens,
    Closes,
    /// Straight: opens or closes by what stands around it.
    Either,
}

/// The quoted runs of the text, in order, not overlapping. Quotes inside quotes are part of the outer run.
pub(super) fn runs(words: &Words<'_>, paragraphs: &[Paragraph]) -> Vec<Run> {
    let mut found = Vec::new();
    for (number, paragraph) in paragraphs.iter().enumerate() {
        let first = words.token_at(paragraph.span.start);
        let end = words.token_at(paragraph.span.end);
        let next = paragraphs.get(number + 1).map(|p| words.token_at(p.span.start));
        let goes_on = next.is_some_and(|at| mark(words, at).is_some_and(|m| m != Mark::Closes));
        in_paragraph(words, first..end, number, goes_on, &mut found);
    }
    found
}

fn in_paragraph(
    words: &Words<'_>,
    tokens: std::ops::Range<usize>,
    paragraph: usize,
    goes_on: bool,
    found: &mut Vec<Run>,
) {
    let mut opened: Option<usize> = None;
    let mut depth = 0_u32;
    for at in tokens.clone() {
        let Some(kind) = mark(words, at) else { continue };
        match (opened, kind) {
            (None, Mark::Opens) => opened = Some(at),
            (None, Mark::Either) if opens_here(words, at, tokens.start) => opened = Some(at),
            (None, _) => {}
            (Some(_), Mark::Opens) => depth += 1,
            (Some(_), Mark::Closes) if depth > 0 => depth -= 1,
            (Some(open), Mark::Closes | Mark::Either) => {
                depth = 0;
                found.extend(run(words, open + 1, at, at + 1, paragraph, false));
                opened = None;
            }
        }
    }
    if let Some(open) = opened.filter(|_| goes_on) {
        found.extend(run(words, open + 1, tokens.end, tokens.end, paragraph, true));
    }
}

/// The kind of mark at token `at`. Single marks are not read: they are apostrophes too often.
fn mark(words: &Words<'_>, at: usize) -> Option<Mark> {
    match words.at(at) {
        "\"" | "＂" => Some(Mark::Either),
        "“" | "„" | "«" => Some(Mark::Opens),
        "”" | "»" => Some(Mark::Closes),
        _ => None,
    }
}

/// A straight mark opens where a word touches it from the right and none from the left.
fn opens_here(words: &Words<'_>, at: usize, first: usize) -> bool {
    let touched = at > first && words.touches_next(at - 1) && words.is_word(at - 1);
    words.touches_next(at) && !touched
}

fn run(
    words: &Words<'_>,
    first: usize,
    end: usize,
    after: usize,
    paragraph: usize,
    open: bool,
) -> Option<Run> {
    let inner = if end > first && words.at(end - 1) == "," { end - 1 } else { end };
    let holds_word = (first..inner).any(|at| words.is_word(at));
    let span = words.span(first, inner);
    holds_word.then_some(Run { first, end, after, paragraph, open, span })
}
