//! Text exports of Nexis: parts begin with "3 of 50 DOCUMENTS" or end with "End of Document"; labels in
//! capitals or with a capital ("BYLINE: ", "Length: 500 words") stand around the text.

use super::super::value::{Fields, Value};
use super::super::{credits, when};
use super::{Chunk, Part, cut};

pub(super) fn split<'a>(lines: &[&'a str]) -> Option<Vec<Part<'a>>> {
    let counted = lines.iter().any(|line| is_count(line));
    let ended = lines.iter().any(|line| is_end(line));
    if !counted && !ended {
        return None;
    }
    let after_end =
        |at: usize| at.checked_sub(1).and_then(|at| lines.get(at)).is_some_and(|line| is_end(line));
    let chunks =
        cut(
            lines,
            |at| if counted { lines.get(at).is_some_and(|line| is_count(line)) } else { after_end(at) },
        );
    let parts: Vec<Part<'a>> = chunks.iter().filter_map(part).collect();
    (!parts.is_empty()).then_some(parts)
}

/// "3 of 50 DOCUMENTS", "Document 3 of 50".
fn is_count(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let number = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    match words.as_slice() {
        [a, of, b, word] => *of == "of" && number(a) && number(b) && word.eq_ignore_ascii_case("documents"),
        _ => false,
    }
}

fn is_end(line: &str) -> bool {
    line.trim().eq_ignore_ascii_case("end of document")
}

/// Labels whose value is kept, and the field it becomes.
const KEPT: &[(&str, &str)] =
    &[("byline", "author"), ("headline", "headline"), ("language", "inLanguage"), ("url", "url")];

/// Labels whose lines are left out. The load date is when the archive took the report in.
const LEFT_OUT: &[&str] = &[
    "section",
    "length",
    "load-date",
    "publication-type",
    "journal-code",
    "graphic",
    "dateline",
    "type",
    "subject",
    "organization",
    "company",
    "person",
    "country",
    "state",
    "city",
    "geographic",
    "industry",
    "ticker",
    "series",
    "distribution",
    "document-type",
    "edition",
    "highlight",
    "notes",
    "correction-date",
    "copyright",
    "classification",
];

fn label(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(':')?;
    let name = name.trim();
    let mut labels = KEPT.iter().map(|(label, _)| label).chain(LEFT_OUT);
    let known = labels.any(|label| label.eq_ignore_ascii_case(name));
    (known && name.starts_with(|c: char| c.is_ascii_uppercase())).then_some((name, value.trim()))
}

/// Lines before the first label are the outlet, the date and the headline, in any order.
fn part<'a>(chunk: &Chunk<'_, 'a>) -> Option<Part<'a>> {
    let mut part = Part { line: chunk.line, ..Part::default() };
    let mut body: Vec<&str> = Vec::new();
    let mut head: Vec<&'a str> = Vec::new();
    let mut labels = 0;
    for line in chunk.lines {
        let text = line.trim();
        if is_count(line) || is_end(line) {
            part.dropped.push((text, "archive line"));
        } else if let Some((name, value)) = label(text) {
            labels += 1;
            keep_label(&mut part, name, value, text);
        } else if text.eq_ignore_ascii_case("body") {
            part.dropped.push((text, "archive line"));
        } else if labels == 0 {
            head.push(text);
        } else {
            body.push(line);
        }
    }
    read_head(&head, &mut part.fields, &mut part.dropped);
    part.body = body.join("\n");
    (labels > 0 && !part.body.trim().is_empty()).then_some(part)
}

fn keep_label<'a>(part: &mut Part<'a>, name: &str, value: &str, line: &'a str) {
    match KEPT.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
        Some((_, field)) => part.fields.push(((*field).to_owned(), Value::Text(value.to_owned()))),
        None => part.dropped.push((line, "archive line")),
    }
}

/// The date is the line that reads as one; of the others, a line before it is the outlet, one after it the
/// headline. Where the headline comes first, as in newer exports, the outlet stands right before the date.
fn read_head<'a>(head: &[&'a str], fields: &mut Fields, dropped: &mut Vec<(&'a str, &'static str)>) {
    let lines: Vec<&'a str> = head.iter().copied().filter(|line| !line.is_empty()).collect();
    let date = lines.iter().position(|line| date_of(line).is_some());
    let (before, after) = match date {
        Some(at) => (lines.get(..at).unwrap_or_default(), lines.get(at + 1..).unwrap_or_default()),
        None => (&lines[..], &lines[..0]),
    };
    let mut put = |key: &str, value: &str| fields.push((key.to_owned(), Value::Text(value.to_owned())));
    if let Some(found) = date.and_then(|at| date_of(lines.get(at)?)) {
        put("datePublished", &found);
    }
    let rights = |line: &&&str| line.to_lowercase().starts_with("copyright");
    match before {
        [headline, .., outlet] => {
            put("headline", headline);
            put("source", outlet);
        }
        [outlet] => put("source", outlet),
        [] => {}
    }
    let mut later = after.iter().filter(|line| !rights(line) && !line.ends_with("Edition"));
    if before.len() < 2
        && let Some(headline) = later.next()
    {
        put("headline", headline);
    }
    dropped.extend(
        after
            .iter()
            .filter(|line| rights(line) || line.ends_with("Edition"))
            .map(|line| (*line, "archive line")),
    );
}

/// "June 7, 2003 Saturday", "June 7, 2003 Saturday 10:15 AM GMT": the words of it that are a date.
fn date_of(line: &str) -> Option<String> {
    let readable = |text: &str| when::parse(text).is_ok() && text.len() > 7;
    if readable(line) || credits::parse(line).is_some_and(|c| !c.dates.is_empty()) {
        return Some(line.to_owned());
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let start = words.get(..3)?.join(" ");
    readable(&start).then_some(start)
}
