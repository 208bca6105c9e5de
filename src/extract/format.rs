//! What kind of text a file holds, from its first characters; the name only helps where both would do.

use super::{csv, markdown};

/// Endings, in lower case, of files that may hold articles. Files in folders and archives are tried by them; a
/// file that is handed over by itself is tried whatever its name.
pub const ENDINGS: &[&str] = &[
    "txt", "text", "md", "markdown", "html", "htm", "xhtml", "json", "jsonl", "ndjson", "csv", "tsv", "zip",
];

/// The formats that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// Lines of text.
    Plain,
    /// Text with marks.
    Markdown,
    /// One JSON document.
    Json,
    /// A JSON object per line.
    JsonLines,
    /// A header row and a row per article, with this delimiter.
    Csv(u8),
    /// A web page.
    Html,
}

/// Decides on a decoded file that is not blank. Front matter has been split off.
pub(super) fn detect(text: &str, path: &str) -> Format {
    let start = text.trim_start();
    let extension =
        path.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default();
    if start.starts_with(['{', '[']) && looks_like_json(start, &extension) {
        return json_kind(start, &extension);
    }
    if is_html(start) || (matches!(extension.as_str(), "html" | "htm" | "xhtml") && start.starts_with('<')) {
        return Format::Html;
    }
    if let Some(delimiter) = csv::delimiter(start) {
        return Format::Csv(delimiter);
    }
    match extension.as_str() {
        "md" | "markdown" => Format::Markdown,
        _ if markdown::is_markdown(text) => Format::Markdown,
        _ => Format::Plain,
    }
}

/// A report may begin with "[Update]"; JSON goes on with a string, a brace or its end.
fn looks_like_json(start: &str, extension: &str) -> bool {
    let after = start.get(1..).unwrap_or("").trim_start();
    let named = matches!(extension, "json" | "jsonl" | "ndjson" | "jsonld");
    named || after.starts_with(['"', '{', '}', ']']) && (start.starts_with('{') || !after.starts_with('"'))
}

/// Lines, where the first line is a whole object and another follows.
fn json_kind(start: &str, extension: &str) -> Format {
    let mut lines = start.lines().filter(|line| !line.trim().is_empty());
    let first = lines.next().unwrap_or("").trim_end();
    let second = lines.next().map(str::trim_start);
    let whole = first.starts_with('{') && first.ends_with('}');
    let more = second.is_some_and(|second| second.starts_with('{'));
    // A broken first line must not turn a file of lines into one broken document.
    if (whole && more) || (matches!(extension, "jsonl" | "ndjson") && first.len() > 1) {
        Format::JsonLines
    } else {
        Format::Json
    }
}

fn is_html(start: &str) -> bool {
    let head = start.get(..start.len().min(2_000)).or_else(|| start.get(..1_000)).unwrap_or(start);
    let lower = head.to_ascii_lowercase();
    ["<!doctype html", "<html", "<head", "<body", "<article"].iter().any(|tag| lower.starts_with(tag))
        || (lower.starts_with("<!--") || lower.starts_with("<?xml")) && lower.contains("<html")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn from_content() {
        for (text, path, expected) in [
            ("Title\n\nText.", "", Format::Plain),
            ("# Title\n\nText.", "a.txt", Format::Markdown),
            ("Title\n\nText.", "a.md", Format::Markdown),
            ("{\"text\": \"x\"}", "a.txt", Format::Json),
            ("[{\"text\": \"x\"}]", "", Format::Json),
            ("{\"text\": \"x\"}\n{\"text\": \"y\"}\n", "", Format::JsonLines),
            ("{\"text\": broken\n{\"text\": \"y\"}\n", "a.jsonl", Format::JsonLines),
            ("[Update] The talks ended.", "a.txt", Format::Plain),
            ("<!DOCTYPE html><p>x", "", Format::Html),
            ("date;text\n2003-06-07;x", "", Format::Csv(b';')),
            ("One, two, text\nthree", "a.txt", Format::Csv(b',')),
            ("<b>not</b> a page", "a.txt", Format::Plain),
        ] {
            assert_eq!(detect(text, path), expected, "{text}");
        }
    }
}
