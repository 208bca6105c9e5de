//! The passages of an article that show best why it matched.

use std::collections::BTreeSet;

use super::answer::{Field, Mark, Snippet};
use crate::model::{Paragraph, ParagraphKind, Span};
use crate::segment::Layout;
use crate::sort::Sorting;

/// Bytes a passage aims at: two lines of a list.
const LENGTH: usize = 260;

/// Bytes of context kept before the first mark of a sentence that has to be cut.
const BEFORE: usize = 80;

/// Passages per hit at the most; the second shows parts of the query that the first does not.
const MOST: usize = 2;

/// The best passages in text order; the opening of the text where nothing in it matched.
pub(super) fn snippets(text: &str, layout: &Layout, marks: &[Mark]) -> Vec<Snippet> {
    let marks: Vec<&Mark> = marks.iter().filter(|mark| mark.field == Field::Body).collect();
    let mut shown: BTreeSet<u32> = BTreeSet::new();
    let mut chosen: Vec<Span> = Vec::new();
    while chosen.len() < MOST {
        let Some(index) = best(layout, &marks, &shown) else { break };
        let passage = passage(text, layout, index, &marks);
        if chosen.iter().any(|other| other.overlaps(passage)) {
            break;
        }
        shown.extend(marks.iter().filter(|mark| passage.contains(mark.span)).map(|mark| mark.part));
        chosen.push(passage);
    }
    if chosen.is_empty() {
        chosen.extend(opening(text, layout));
    }
    chosen.order();
    chosen.into_iter().map(|span| snippet(text, &layout.paragraphs, span, &marks)).collect()
}

/// The sentence with most parts of the query that are not shown yet, then with most marks; none where
/// nothing new can be shown.
fn best(layout: &Layout, marks: &[&Mark], shown: &BTreeSet<u32>) -> Option<usize> {
    let mut best = None;
    let mut most = (0, 0);
    for (index, sentence) in layout.sentences.iter().enumerate() {
        let from = marks.partition_point(|mark| mark.span.start < sentence.start);
        let inside: Vec<u32> = marks
            .iter()
            .skip(from)
            .take_while(|mark| mark.span.start < sentence.end)
            .map(|mark| mark.part)
            .collect();
        let new: BTreeSet<u32> = inside.iter().copied().filter(|part| !shown.contains(part)).collect();
        let value = (new.len(), inside.len());
        if value.0 > 0 && value > most {
            (best, most) = (Some(index), value);
        }
    }
    best
}

/// The sentence at `index` with those after it in its paragraph that still fit, or a part of it around its
/// first marks where it is too long.
fn passage(text: &str, layout: &Layout, index: usize, marks: &[&Mark]) -> Span {
    let Some(&sentence) = layout.sentences.get(index) else { return Span::default() };
    if sentence.len() > LENGTH + BEFORE {
        let first = marks.iter().find(|mark| sentence.contains(mark.span)).map_or(sentence, |mark| mark.span);
        return cut(text, sentence, first);
    }
    extend(layout, index, sentence)
}

fn extend(layout: &Layout, index: usize, sentence: Span) -> Span {
    let paragraph = layout.paragraphs.iter().find(|p| p.span.contains(sentence));
    let fits = |next: &&Span| {
        sentence.join(**next).len() <= LENGTH && paragraph.is_some_and(|p| p.span.contains(**next))
    };
    let last = layout.sentences.iter().skip(index + 1).take_while(fits).last();
    last.map_or(sentence, |last| sentence.join(*last))
}

/// About [`LENGTH`] bytes of a long sentence from a little before `first` on, between words.
fn cut(text: &str, sentence: Span, first: Span) -> Span {
    let mut start = (first.start as usize).saturating_sub(BEFORE).max(sentence.start as usize);
    if start > sentence.start as usize {
        start = next_word(text, start, first.start as usize);
    }
    let mut end = (start + LENGTH).max(first.end as usize).min(sentence.end as usize);
    if end < sentence.end as usize {
        end = last_word(text, end, first.end as usize);
    }
    Span::new(start, end)
}

/// The first start of a word from `at` on, at most `limit`, which is a boundary.
fn next_word(text: &str, at: usize, limit: usize) -> usize {
    let from = (at..=limit).find(|&i| text.is_char_boundary(i)).unwrap_or(limit);
    let rest = text.get(from..limit).unwrap_or("");
    rest.find(char::is_whitespace)
        .map_or(limit, |space| from + space + rest.get(space..).map_or(0, |r| r.len() - r.trim_start().len()))
}

/// The last end of a word up to `at`, at least `limit`, which is a boundary.
fn last_word(text: &str, at: usize, limit: usize) -> usize {
    let to = (limit..=at).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(limit);
    let rest = text.get(limit..to).unwrap_or("");
    rest.rfind(char::is_whitespace)
        .map_or(limit, |space| limit + rest.get(..space).map_or(0, |r| r.trim_end().len()))
}

/// The first sentences of the first paragraph of running text.
fn opening(text: &str, layout: &Layout) -> Option<Span> {
    let paragraph = layout.paragraphs.iter().find(|p| p.kind == ParagraphKind::Body)?;
    let index = layout.sentences.iter().position(|sentence| paragraph.span.contains(*sentence))?;
    let sentence = *layout.sentences.get(index)?;
    if sentence.len() > LENGTH + BEFORE {
        let start = sentence.start as usize;
        return Some(cut(text, sentence, Span::new(start, start)));
    }
    Some(extend(layout, index, sentence))
}

fn snippet(text: &str, paragraphs: &[Paragraph], span: Span, marks: &[&Mark]) -> Snippet {
    let inside = marks.iter().filter(|mark| span.contains(mark.span));
    let mut shown: Vec<Span> = Vec::new();
    for mark in inside {
        let here = Span { start: mark.span.start - span.start, end: mark.span.end - span.start };
        match shown.last_mut() {
            Some(last) if last.end >= here.start => *last = last.join(here),
            _ => shown.push(here),
        }
    }
    let paragraph = paragraphs.iter().map(|p| p.span).find(|p| p.contains(span));
    Snippet {
        span,
        text: span.of(text).to_owned(),
        marks: shown,
        cut_before: paragraph.is_none_or(|p| p.start < span.start),
        cut_after: paragraph.is_none_or(|p| span.end < p.end),
    }
}
