//! The part of TOML that front matter uses: keys with strings, numbers, dates, arrays and inline tables,
//! multi-line strings, and `[table]` headers. The `toml` crate reads the command line's own settings; it
//! is too heavy for the page, where front matter is read as well.

use super::super::value::{Fields, Value};
use super::{DEEPEST, quoted, unescape};

/// Reads the lines between the fences. Line numbers of problems count from 1 at the first of them.
pub(super) fn read(lines: &[&str]) -> (Fields, Vec<(u32, String)>) {
    let mut fields = Fields::new();
    let mut unread = Vec::new();
    let mut table: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let content = line.trim();
        at += 1;
        if content.is_empty() || content.starts_with('#') {
            continue;
        }
        if let Some(path) = header(content) {
            table = path;
            continue;
        }
        match assignment(lines, at - 1) {
            Some((path, value, used)) => {
                let whole: Vec<&str> = table.iter().chain(&path).map(String::as_str).collect();
                put(&mut fields, &whole, value, 0);
                at += used - 1;
            }
            None => {
                let shown: String = content.chars().take(60).collect();
                unread.push((at as u32, format!("`{shown}` is no `key = value` that is read here")));
            }
        }
    }
    (fields, unread)
}

/// `[a.b]` or `[[a.b]]`. Of an array of tables the last entry wins, as one level is all front matter has.
fn header(content: &str) -> Option<Vec<String>> {
    let inner = content.strip_prefix('[')?;
    let inner = inner.strip_prefix('[').unwrap_or(inner);
    let end = inner.find(']')?;
    path(inner.get(..end)?)
}

/// The parts of a dotted key.
fn path(key: &str) -> Option<Vec<String>> {
    let mut parts = Vec::new();
    let mut rest = key.trim();
    loop {
        let (part, after) = match quoted(rest, false) {
            Some((part, after)) => (part, after),
            None => {
                let end = rest.find('.').unwrap_or(rest.len());
                let (part, after) = rest.split_at(end);
                let part = part.trim();
                let bare = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ':');
                if part.is_empty() || !part.chars().all(bare) {
                    return None;
                }
                (part.to_owned(), after)
            }
        };
        parts.push(part);
        match after.trim_start().strip_prefix('.') {
            Some(after) => rest = after.trim_start(),
            None if after.trim().is_empty() => return Some(parts),
            None => return None,
        }
    }
}

/// `key = value` from line `at` on: the key, the value, and how many lines it takes.
fn assignment(lines: &[&str], at: usize) -> Option<(Vec<String>, Value, usize)> {
    let first = lines.get(at)?;
    let equals = first.find('=')?;
    let path = path(first.get(..equals)?)?;
    let start = first.get(equals + 1..)?.trim_start();
    let (text, used) = gather(start, lines.get(at + 1..)?)?;
    let (value, rest) = value(&text, 0)?;
    let rest = rest.trim_start();
    (rest.is_empty() || rest.starts_with('#')).then_some((path, value, used))
}

/// Lines that an array or inline table may take; bounds what a missing bracket costs.
const LONGEST_ARRAY: usize = 64;

/// The text of a value that begins with `start` and may go on over the lines `below`, and its line count.
fn gather(start: &str, below: &[&str]) -> Option<(String, usize)> {
    let mut text = start.to_owned();
    let block = ["\"\"\"", "'''"].into_iter().find(|mark| start.starts_with(mark));
    if let Some(mark) = block {
        if start.get(3..)?.contains(mark) {
            return Some((text, 1));
        }
        for (index, line) in below.iter().enumerate() {
            text.push('\n');
            text.push_str(line);
            if line.contains(mark) {
                return Some((text, index + 2));
            }
        }
        return None;
    }
    if !start.starts_with(['[', '{']) {
        return Some((text, 1));
    }
    for (index, line) in below.iter().take(LONGEST_ARRAY).enumerate() {
        if value(&text, 0).is_some() {
            return Some((text, index + 1));
        }
        text.push('\n');
        text.push_str(line);
    }
    let used = below.len().min(LONGEST_ARRAY) + 1;
    Some((text, used))
}

/// A value and what follows it.
fn value(text: &str, depth: usize) -> Option<(Value, &str)> {
    let text = text.trim_start();
    if depth > DEEPEST {
        return None;
    }
    for mark in ["\"\"\"", "'''"] {
        if let Some(body) = text.strip_prefix(mark) {
            let end = body.find(mark)?;
            let content = body.get(..end)?;
            let content = content.strip_prefix('\n').unwrap_or(content);
            let content = if mark == "'''" { content.to_owned() } else { unescape(content) };
            return Some((Value::Text(content), body.get(end + 3..)?));
        }
    }
    match text.as_bytes().first()? {
        b'"' | b'\'' => quoted(text, false).map(|(value, rest)| (Value::Text(value), rest)),
        b'[' => array(text.get(1..)?, depth),
        b'{' => inline_table(text.get(1..)?, depth),
        _ => bare(text),
    }
}

/// A number, date or truth value: everything up to a separator.
fn bare(text: &str) -> Option<(Value, &str)> {
    let end = text.find([',', ']', '}', '#', '\n']).unwrap_or(text.len());
    let (value, rest) = text.split_at(end);
    let value = value.trim();
    let known = value.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-'))
        || matches!(value, "true" | "false" | "inf" | "nan");
    known.then(|| (Value::Text(value.to_owned()), rest))
}

/// Skips white space and comments.
fn skip(mut rest: &str) -> &str {
    loop {
        rest = rest.trim_start();
        match rest.strip_prefix('#') {
            Some(comment) => rest = comment.find('\n').and_then(|at| comment.get(at..)).unwrap_or(""),
            None => return rest,
        }
    }
}

fn array(mut rest: &str, depth: usize) -> Option<(Value, &str)> {
    let mut items = Vec::new();
    loop {
        rest = skip(rest);
        if let Some(rest) = rest.strip_prefix(']') {
            return Some((Value::List(items), rest));
        }
        let (item, after) = value(rest, depth + 1)?;
        items.push(item);
        rest = skip(after);
        rest = rest.strip_prefix(',').or_else(|| rest.starts_with(']').then_some(rest))?;
    }
}

fn inline_table(mut rest: &str, depth: usize) -> Option<(Value, &str)> {
    let mut fields = Fields::new();
    loop {
        rest = skip(rest);
        if let Some(rest) = rest.strip_prefix('}') {
            return Some((Value::Map(fields), rest));
        }
        let (key, after) = rest.split_once('=')?;
        let path = path(key)?;
        let (item, after) = value(after, depth + 1)?;
        let parts: Vec<&str> = path.iter().map(String::as_str).collect();
        put(&mut fields, &parts, item, depth);
        rest = skip(after);
        rest = rest.strip_prefix(',').or_else(|| rest.starts_with('}').then_some(rest))?;
    }
}

/// Puts a value under a dotted path, making the maps on the way. Paths deeper than [`DEEPEST`] are cut.
fn put(fields: &mut Fields, path: &[&str], value: Value, depth: usize) {
    let Some((first, rest)) = path.split_first() else { return };
    if rest.is_empty() || depth >= DEEPEST {
        fields.push(((*first).to_owned(), value));
        return;
    }
    let at = fields.iter().position(|(key, held)| key == first && matches!(held, Value::Map(_)));
    let at = at.unwrap_or_else(|| {
        fields.push(((*first).to_owned(), Value::Map(Fields::new())));
        fields.len() - 1
    });
    if let Some((_, Value::Map(inner))) = fields.get_mut(at) {
        put(inner, rest, value, depth + 1);
    }
}
