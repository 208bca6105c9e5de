//! CSV with a header row: a column per field, a row per article (RFC 4180, with `,`, `;` or tabs).

use super::value::{Fields, Value, key_form};
use super::{Source, json, meta};

/// A record: its fields and the line it begins on.
struct Record {
    fields: Vec<String>,
    line: u32,
    /// A quotation mark in it is never closed.
    open: bool,
    /// Where the next record begins.
    end: usize,
}

/// The delimiter, where the first record is a header row with a column of text in it.
pub(super) fn delimiter(text: &str) -> Option<u8> {
    let first = text.lines().next().filter(|line| line.len() < 4_000)?;
    [b',', b';', b'\t'].into_iter().find(|delimiter| {
        let header = record(first, 0, 1, *delimiter).fields;
        header.len() >= 2 && header.iter().any(|name| meta::BODY.contains(&key_form(name.trim()).as_str()))
    })
}

/// After so many quotation marks that are never closed the rest of a file is given up: each costs a look
/// at everything behind it.
const MOST_OPEN: usize = 16;

/// Reads all rows below the header.
pub(super) fn read(text: &str, delimiter: u8, source: &mut Source<'_>) {
    let header = record(text, 0, 1, delimiter);
    let (mut at, mut line, mut open) = (header.end, 2, 0);
    while at < text.len() {
        let row = record(text, at, line, delimiter);
        if row.open {
            open += 1;
            source.lose("A quotation mark is never closed.", Some(line));
            if open == MOST_OPEN {
                return source
                    .lose("Too many quotation marks are never closed; the rest was not read.", Some(line));
            }
            at = text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |length| at + length + 1);
            line += 1;
            continue;
        }
        line += text.get(at..row.end).map_or(0, |part| part.matches('\n').count()) as u32;
        at = row.end;
        if row.fields.iter().any(|field| !field.trim().is_empty()) {
            article(&header.fields, row, source);
        }
    }
}

fn article(header: &[String], row: Record, source: &mut Source<'_>) {
    if row.fields.len() != header.len() {
        let what = format!("The row has {} fields, the header {}.", row.fields.len(), header.len());
        source.note(&what, Some(row.line), "What is missing was taken as empty, what is more left out.");
    }
    let name = |name: &String| name.trim_start_matches('\u{FEFF}').trim().to_owned();
    let values = row.fields.into_iter().map(Value::Text);
    let fields: Fields = header.iter().map(name).zip(values).collect();
    match json::body(&fields) {
        Some(_) => json::article(&fields, Some(row.line), true, source),
        None => source.lose("The row has no text.", Some(row.line)),
    }
}

/// The record that begins at `start`. Line ends inside quotation marks belong to the field.
fn record(text: &str, start: usize, line: u32, delimiter: u8) -> Record {
    let bytes = text.as_bytes();
    let mut fields = Vec::new();
    let mut at = start;
    loop {
        let (field, end, open) = field(text, at, delimiter);
        fields.push(field);
        at = end;
        if !open && bytes.get(at) == Some(&delimiter) {
            at += 1;
            continue;
        }
        at += usize::from(bytes.get(at) == Some(&b'\r'));
        at += usize::from(bytes.get(at) == Some(&b'\n'));
        return Record { fields, line, open, end: at };
    }
}

/// A field, where it ends, and whether a quotation mark in it stays open. What stands between a closing
/// mark and the delimiter is kept.
fn field(text: &str, start: usize, delimiter: u8) -> (String, usize, bool) {
    let bytes = text.as_bytes();
    let mut value = String::new();
    let mut at = start;
    if bytes.get(at) == Some(&b'"') {
        at += 1;
        loop {
            // A quotation mark is ASCII, so these cuts fall on boundaries.
            let Some(length) = text.get(at..).and_then(|rest| rest.find('"')) else {
                return (value, text.len(), true);
            };
            value.push_str(text.get(at..at + length).unwrap_or(""));
            at += length + 1;
            if bytes.get(at) != Some(&b'"') {
                break;
            }
            value.push('"');
            at += 1;
        }
    }
    let ends = |b: &u8| *b == delimiter || matches!(b, b'\n' | b'\r');
    let length = bytes.get(at..).map_or(0, |rest| rest.iter().position(ends).unwrap_or(rest.len()));
    value.push_str(text.get(at..at + length).unwrap_or(""));
    (value, at + length, false)
}
