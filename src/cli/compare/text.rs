//! A comparison for a terminal: one block per row, deleted words as [-...-], inserted ones as {+...+}.

use dateline::model::Analysed;
use dateline::query::compare::{Comparison, Label, Row};

use super::super::search::plain;
use super::{Cell, cells, facts, heading, letter, relations};

/// The whole comparison.
pub(super) fn text(articles: &[Analysed], found: &Comparison, colors: bool) -> String {
    let mut text = String::new();
    for (index, analysed) in articles.iter().enumerate() {
        text.push_str(&format!("{}  {}\n", letter(index), plain(&heading(analysed))));
    }
    text.push('\n');
    for sentence in relations(found) {
        text.push_str(&sentence);
        text.push('\n');
    }
    text.push('\n');
    for row in &found.rows {
        block(&mut text, articles, found.base, row, colors);
    }
    for (title, lines) in facts::sections(found) {
        text.push_str(&format!("\n{title}\n"));
        lines.iter().for_each(|line| text.push_str(&format!("  {}\n", plain(line))));
    }
    text
}

/// One row: which sentences, what became of them, and their words. Words equal to the base's are not repeated.
fn block(text: &mut String, articles: &[Analysed], base: usize, row: &Row, colors: bool) {
    let all: Vec<Vec<Cell<'_>>> =
        articles.iter().enumerate().map(|(index, analysed)| cells(analysed, row, index)).collect();
    let names: Vec<String> = (0..).zip(&all).map(|(index, own)| numbers(index, own)).collect();
    let present: Vec<&str> = names.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
    let word = label(row, base, present.len());
    let moved = if row.moved.iter().any(|moved| *moved) { ", moved" } else { "" };
    text.push_str(&format!("{} {word}{moved}\n", present.join(" ")));
    let mut labels = row.labels.iter();
    let mut shown = false;
    for (index, own) in all.iter().enumerate() {
        let label = if index == base { None } else { labels.next() };
        let repeats = label == Some(&Label::Same) && shown;
        if own.is_empty() || repeats {
            continue;
        }
        let marks = if index == base { ("[-", "-]", "\u{1b}[31m") } else { ("{+", "+}", "\u{1b}[32m") };
        for cell in own {
            text.push_str(&format!("    {}\n", marked(cell, marks, colors)));
        }
        shown = true;
    }
}

/// "A3" or "A3+4", empty where the article is not in the row.
fn numbers(index: usize, own: &[Cell<'_>]) -> String {
    let numbers: Vec<String> = own.iter().map(|cell| cell.number.to_string()).collect();
    if numbers.is_empty() { String::new() } else { format!("{}{}", letter(index), numbers.join("+")) }
}

fn label(row: &Row, base: usize, present: usize) -> &'static str {
    let based = row.of.get(base).is_some_and(|units| !units.is_empty());
    if present < 2 {
        "only here"
    } else if !based {
        "not in A"
    } else if row.labels.contains(&Label::Edited) {
        "edited"
    } else {
        "same"
    }
}

fn marked(cell: &Cell<'_>, (open, close, color): (&str, &str, &str), colors: bool) -> String {
    let piece = |(words, changed): (&str, bool)| {
        let words = plain(words);
        match (changed, colors) {
            (false, _) => words,
            (true, false) => format!("{open}{words}{close}"),
            (true, true) => format!("{color}{words}\u{1b}[0m"),
        }
    };
    cell.pieces().into_iter().map(piece).collect()
}
