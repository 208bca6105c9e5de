//! Front matter: metadata between fences at the top of a text file, in YAML (`---`) or TOML (`+++`), or as
//! plain `Title: ...` lines.
//!
//! The readers know the part of the two languages that people write into front matter: scalars, quoted
//! strings, lists, maps, block scalars. A line outside that part is named in a problem and left out; it
//! never costs the article.

mod toml;
mod yaml;

use serde_json::{Map, Value as Json};

use super::value::{Fields, Value, key_form};

/// Metadata and the rest of the file.
#[derive(Debug, Default)]
pub(super) struct FrontMatter<'a> {
    /// What could be read.
    pub(super) fields: Fields,
    /// Lines (1-based in the file) that could not, and why.
    pub(super) unread: Vec<(u32, String)>,
    /// The file after the closing fence.
    pub(super) body: &'a str,
    /// Lines before `body`.
    pub(super) lines: u32,
}

/// How deep maps and lists may nest. Front matter has two levels; the bound keeps recursion small.
const DEEPEST: usize = 8;

/// Longer front matter is none: a text between two rules. The bound also keeps hostile files cheap.
const MOST_LINES: usize = 2_000;

/// Splits front matter off, where the text begins with any.
pub(super) fn split(text: &str) -> Option<FrontMatter<'_>> {
    fenced(text, "---", yaml::read).or_else(|| fenced(text, "+++", toml::read)).or_else(|| headers(text))
}

/// A reader of the lines between the fences; the first of them is line 2 of the file.
type Reader = fn(&[&str]) -> (Fields, Vec<(u32, String)>);

fn fenced<'a>(text: &'a str, fence: &str, read: Reader) -> Option<FrontMatter<'a>> {
    let start = text.len() - text.trim_start_matches(['\n', '\r', ' ']).len();
    let skipped = text.get(..start)?.matches('\n').count();
    let mut lines = Lines { text, at: start };
    if lines.next()?.trim_end() != fence {
        return None;
    }
    let mut inside = Vec::new();
    while let Some(line) = lines.next()
        && inside.len() < MOST_LINES
    {
        let closing = line.trim_end();
        if closing == fence || (fence == "---" && closing == "...") {
            // A text that opens with a rule has no keys before the next one.
            if !inside.iter().any(|line: &&str| line.contains([':', '='])) {
                return None;
            }
            let (fields, mut unread) = read(&inside);
            unread.iter_mut().for_each(|(line, _)| *line += skipped as u32 + 1);
            let count = (skipped + inside.len() + 2) as u32;
            return Some(FrontMatter { fields, unread, body: text.get(lines.at..)?, lines: count });
        }
        inside.push(line);
    }
    None
}

/// Reads TOML whose tables are lists of entries (`[[merge]]` and then keys), as JSON: a list of objects under each
/// name. Lines that could not be read (1-based) come with the reason.
pub(crate) fn toml_lists(text: &str) -> (Map<String, Json>, Vec<(u32, String)>) {
    let (mut lists, mut unread) = (Map::new(), Vec::new());
    let lines: Vec<&str> = text.lines().collect();
    let name_of = |line: &str| {
        let name = line.trim().strip_prefix("[[")?.split_once("]]")?.0.trim();
        Some(name.trim_matches('"').to_owned())
    };
    let mut from = 0;
    while from < lines.len() {
        let rest = lines.get(from + 1..).unwrap_or_default();
        let end = from + 1 + rest.iter().take_while(|line| name_of(line).is_none()).count();
        let name = lines.get(from).and_then(|line| name_of(line));
        let inside = lines.get(from + usize::from(name.is_some())..end).unwrap_or_default();
        let (fields, lost) = toml::read(inside);
        let before = u32::try_from(from).unwrap_or(u32::MAX) + u32::from(name.is_some());
        unread.extend(lost.into_iter().map(|(line, why)| (line + before, why)));
        let Json::Object(entry) = Value::Map(fields).into() else { break };
        match name.map(|name| lists.entry(name).or_insert_with(|| Json::Array(Vec::new()))) {
            Some(Json::Array(list)) => list.push(Json::Object(entry)),
            Some(_) => {}
            None => lists.extend(entry),
        }
        from = end;
    }
    (lists, unread)
}

/// Keys that plain header lines may have. Two of them make a header.
const HEADERS: &[&str] = &[
    "title",
    "headline",
    "subtitle",
    "deck",
    "author",
    "byline",
    "date",
    "published",
    "datepublished",
    "publicationdate",
    "pubdate",
    "updated",
    "datemodified",
    "source",
    "publisher",
    "publication",
    "outlet",
    "agency",
    "url",
    "link",
    "language",
    "id",
    "identifier",
];

/// `Title: ...` lines at the top, closed by an empty line: at least two, all with known keys.
fn headers(text: &str) -> Option<FrontMatter<'_>> {
    let mut lines = Lines { text, at: 0 };
    let mut fields = Fields::new();
    let mut count = 0;
    loop {
        let line = lines.next()?;
        count += 1;
        if line.trim().is_empty() {
            break;
        }
        let (key, value) = line.split_once(':')?;
        if !HEADERS.contains(&key_form(key.trim()).as_str()) {
            return None;
        }
        fields.push((key.trim().to_owned(), Value::Text(value.trim().to_owned())));
    }
    (fields.len() >= 2).then(|| FrontMatter {
        fields,
        unread: Vec::new(),
        body: text.get(lines.at..).unwrap_or(""),
        lines: count,
    })
}

/// Lines with the place where the next one begins.
struct Lines<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Lines<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let line = rest.split('\n').next().unwrap_or(rest);
        self.at = (self.at + line.len() + 1).min(self.text.len());
        Some(line.strip_suffix('\r').unwrap_or(line))
    }
}

/// The escapes that JSON, YAML and TOML strings share. An unknown one stays as it stands.
fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            plain.push(c);
            continue;
        }
        match chars.next() {
            Some('n') => plain.push('\n'),
            Some('t') => plain.push('\t'),
            Some('r') => plain.push('\r'),
            Some(digits @ ('x' | 'u' | 'U')) => {
                let count = match digits {
                    'x' => 2,
                    'u' => 4,
                    _ => 8,
                };
                let code: String = chars.by_ref().take(count).collect();
                let decoded = u32::from_str_radix(&code, 16).ok().and_then(char::from_u32);
                plain.push(decoded.unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            Some(other) => plain.push(other),
            None => plain.push('\\'),
        }
    }
    plain
}

/// The quoted string that `text` begins with: its content and what follows the closing mark. `doubled`
/// says whether two single quotes stand for one (YAML).
fn quoted(text: &str, doubled: bool) -> Option<(String, &str)> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let body = text.get(1..)?;
    let bytes = body.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte == b'\\' && quote == '"' {
            at += 2;
        } else if byte == quote as u8 {
            if doubled && quote == '\'' && bytes.get(at + 1) == Some(&b'\'') {
                at += 2;
                continue;
            }
            let content = body.get(..at)?;
            let content = match (quote, doubled) {
                ('"', _) => unescape(content),
                (_, true) => content.replace("''", "'"),
                (_, false) => content.to_owned(),
            };
            return Some((content, body.get(at + 1..)?));
        } else {
            at += 1;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_tables() {
        let text = "# who is who\n[[merge]]\ninto = \"a\"\nfrom = [\"b\",\n  \"c\"]\n\n[[merge]]\ninto = 'd'\nnonsense\n[[date]]\ndate = 2003-06-06\n";
        let (lists, unread) = toml_lists(text);
        let expected = serde_json::json!({
            "merge": [{"into": "a", "from": ["b", "c"]}, {"into": "d"}],
            "date": [{"date": "2003-06-06"}],
        });
        assert_eq!(Json::Object(lists), expected);
        assert_eq!(unread.iter().map(|u| u.0).collect::<Vec<_>>(), [9]);
        assert_eq!(toml_lists("").0.len(), 0);
    }
}
