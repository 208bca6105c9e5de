//! Text exports of Factiva: labels of two capitals in front of their values, a "Document ..." number at the
//! end of each part.

use super::super::value::{Fields, Value};
use super::{Chunk, Part, cut};

pub(super) fn split<'a>(lines: &[&'a str]) -> Option<Vec<Part<'a>>> {
    if !lines.iter().any(|line| is_number(line))
        || !lines.iter().any(|line| code(line).is_some_and(|(c, _)| c == "HD"))
    {
        return None;
    }
    let after_number =
        |at: usize| at.checked_sub(1).and_then(|at| lines.get(at)).is_some_and(|line| is_number(line));
    let parts: Vec<Part<'a>> = cut(lines, after_number).iter().filter_map(part).collect();
    (!parts.is_empty()).then_some(parts)
}

/// "Document GRDN000020030607dz6700001"
fn is_number(line: &str) -> bool {
    line.trim().strip_prefix("Document ").is_some_and(|id| {
        id.len() >= 16
            && id.bytes().all(|b| b.is_ascii_alphanumeric())
            && id.bytes().any(|b| b.is_ascii_digit())
    })
}

/// Labels and the fields they become; the text and what is left out have none.
const CODES: &[(&str, &str)] = &[
    ("HD", "headline"),
    ("BY", "author"),
    ("PD", "datePublished"),
    ("SN", "source"),
    ("LA", "inLanguage"),
    ("CR", "creditText"),
    ("LP", ""),
    ("TD", ""),
    ("WC", ""),
    ("SE", ""),
    ("ET", ""),
    ("SC", ""),
    ("PG", ""),
    ("CY", ""),
    ("CO", ""),
    ("IN", ""),
    ("NS", ""),
    ("RE", ""),
    ("IPD", ""),
    ("PUB", ""),
    ("AN", ""),
    ("ED", ""),
    ("VOL", ""),
    ("CX", ""),
    ("ART", ""),
    ("RF", ""),
    ("CLM", ""),
    ("CT", ""),
    ("IPC", ""),
];

/// A label at the start of a line and the rest of the line.
fn code(line: &str) -> Option<(&'static str, &str)> {
    let line = line.trim();
    let (name, value) = line.split_once([' ', '\t']).unwrap_or((line, ""));
    CODES.iter().find(|(code, _)| *code == name).map(|(code, _)| (*code, value.trim()))
}

fn part<'a>(chunk: &Chunk<'_, 'a>) -> Option<Part<'a>> {
    let mut part = Part { line: chunk.line, ..Part::default() };
    let mut body: Vec<&str> = Vec::new();
    let mut current = "";
    for line in chunk.lines {
        let text = line.trim();
        let value = match code(text) {
            Some((code, value)) => {
                current = code;
                value
            }
            None => text,
        };
        if is_number(text) {
            part.dropped.push((text, "archive line"));
        } else if matches!(current, "LP" | "TD") {
            body.push(value);
        } else if let Some(field) = field(current) {
            push(&mut part.fields, field, value);
        } else if !text.is_empty() {
            part.dropped.push((text, "archive line"));
        }
    }
    part.body = body.join("\n");
    (!part.body.trim().is_empty()).then_some(part)
}

fn field(current: &str) -> Option<&'static str> {
    CODES.iter().find(|(code, field)| *code == current && !field.is_empty()).map(|(_, field)| *field)
}

/// A value may go on over several lines.
fn push(fields: &mut Fields, name: &str, value: &str) {
    if value.is_empty() {
        return;
    }
    match fields.iter_mut().find(|(key, _)| key == name) {
        Some((_, Value::Text(text))) => {
            text.push(' ');
            text.push_str(value);
        }
        _ => fields.push((name.to_owned(), Value::Text(value.to_owned()))),
    }
}
