//! Many reports in one text file: exports of news archives, mail folders, and files joined by hand.
//!
//! Each kind is known by lines that only it has. The file is cut there; what stands in the labelled lines of
//! a part becomes metadata, the rest its text.

mod factiva;
mod nexis;

use super::value::{Fields, Value, key_form};

/// One report of a bundle.
#[derive(Debug, Default)]
pub(super) struct Part<'a> {
    /// What its labelled lines say.
    pub(super) fields: Fields,
    /// Its text.
    pub(super) body: String,
    /// 1-based line in the file where it begins.
    pub(super) line: u32,
    /// Lines that are neither, as they stand in the file, with the reason they were left out.
    pub(super) dropped: Vec<(&'a str, &'static str)>,
}

/// The parts of a bundle, where the text is one.
pub(super) fn split(text: &str) -> Option<Vec<Part<'_>>> {
    let lines: Vec<&str> = text.lines().collect();
    nexis::split(&lines).or_else(|| factiva::split(&lines)).or_else(|| ruled(&lines))
}

/// `lines[from..to]` with the number of its first line.
struct Chunk<'l, 'a> {
    lines: &'l [&'a str],
    line: u32,
}

/// Cuts before every line that `starts` accepts; what stands before the first is a chunk of its own.
fn cut<'l, 'a>(lines: &'l [&'a str], starts: impl Fn(usize) -> bool) -> Vec<Chunk<'l, 'a>> {
    let mut chunks = Vec::new();
    let mut from = 0;
    for at in (1..=lines.len()).filter(|at| *at == lines.len() || starts(*at)) {
        let chunk = lines.get(from..at).unwrap_or_default();
        if chunk.iter().any(|line| !line.trim().is_empty()) {
            chunks.push(Chunk { lines: chunk, line: from as u32 + 1 });
        }
        from = at;
    }
    chunks
}

/// Keys that the first lines of a part may have.
const KEYS: &[&str] = &[
    "title",
    "headline",
    "subject",
    "date",
    "published",
    "source",
    "publication",
    "author",
    "byline",
    "from",
    "url",
    "newspaper",
    "id",
];

/// Parts divided by rules (`=====`) or by the `From ` lines of a mail folder, each with labelled lines on top.
fn ruled<'a>(lines: &[&'a str]) -> Option<Vec<Part<'a>>> {
    let starts = |at: usize| lines.get(at).is_some_and(|line| is_rule(line) || is_mail_start(line));
    let chunks = cut(lines, starts);
    let parts: Vec<Part<'a>> = chunks.iter().filter_map(labelled).collect();
    // A single rule may divide one report; two parts with labels make a bundle, and none may lack them.
    (parts.len() >= 2 && parts.len() == chunks.len()).then_some(parts)
}

fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 5
        && ["=", "-", "*", "_", "#", "~"].iter().any(|mark| line.trim_start_matches(mark).is_empty())
}

/// "From someone@example.org Sat Jun  7 10:15:00 2003"
fn is_mail_start(line: &str) -> bool {
    line.starts_with("From ") && line.split(' ').nth(1).is_some_and(|word| word.contains('@'))
}

/// A part whose first lines are `Key: value`, at least two of them with known keys.
fn labelled<'a>(chunk: &Chunk<'_, 'a>) -> Option<Part<'a>> {
    let mut part = Part { line: chunk.line, ..Part::default() };
    let mut known = 0;
    let mut rest = chunk.lines.iter();
    for line in rest.by_ref() {
        if is_rule(line) || is_mail_start(line) {
            part.dropped.push((line, "separator"));
            continue;
        }
        match line.split_once(':') {
            Some((key, value)) if is_key(key) => {
                let name = if key.eq_ignore_ascii_case("subject") { "title" } else { key.trim() };
                let name = if key.eq_ignore_ascii_case("from") { "author" } else { name };
                known += usize::from(KEYS.contains(&key_form(key).as_str()));
                part.fields.push((name.to_owned(), Value::Text(value.trim().to_owned())));
            }
            _ if line.trim().is_empty() && known == 0 => {}
            _ if line.trim().is_empty() => break,
            _ => return None,
        }
    }
    part.body = rest.copied().collect::<Vec<_>>().join("\n");
    (known >= 2 && !part.body.trim().is_empty()).then_some(part)
}

/// A short word or two, as labels are.
fn is_key(key: &str) -> bool {
    !key.is_empty()
        && key.len() <= 30
        && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ' '))
}
