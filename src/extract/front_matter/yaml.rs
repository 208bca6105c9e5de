//! The part of YAML that front matter uses: maps and lists by indentation or in brackets, quoted and plain
//! scalars over one or several lines, block scalars `|` and `>`, comments. Anchors, aliases, tags and
//! complex keys are named as unread.

use super::super::value::{Fields, Value};
use super::{DEEPEST, quoted};

/// Reads the lines between the fences. Line numbers of problems count from 1 at the first of them.
pub(super) fn read(lines: &[&str]) -> (Fields, Vec<(u32, String)>) {
    let mut reader = Reader { lines, at: 0, unread: Vec::new() };
    let mut fields = Fields::new();
    while reader.at < lines.len() {
        // A map at column 0 ends at a line that is none of its keys; the reader names it and goes on.
        let before = reader.at;
        fields.extend(reader.map(0, 0));
        if reader.at == before {
            reader.skip("is no `key: value`");
        }
    }
    (fields, reader.unread)
}

struct Reader<'a> {
    lines: &'a [&'a str],
    at: usize,
    unread: Vec<(u32, String)>,
}

impl<'a> Reader<'a> {
    /// The next line that is neither empty nor a comment: its indentation and content.
    fn peek(&mut self) -> Option<(usize, &'a str)> {
        loop {
            let line = self.lines.get(self.at)?;
            let content = line.trim();
            if content.is_empty() || content.starts_with('#') {
                self.at += 1;
                continue;
            }
            let indent = line.len() - line.trim_start().len();
            return Some((indent, without_comment(content)));
        }
    }

    fn skip(&mut self, why: &str) {
        let line = self.lines.get(self.at).map_or("", |line| line.trim());
        let shown: String = line.chars().take(60).collect();
        self.unread.push((self.at as u32 + 1, format!("`{shown}` {why}")));
        self.at += 1;
    }

    /// Keys at exactly `indent`; stops at a line that is indented less, or is a list entry or no key.
    fn map(&mut self, indent: usize, depth: usize) -> Fields {
        let mut fields = Fields::new();
        while let Some((column, content)) = self.peek() {
            if column < indent || content.starts_with("- ") || content == "-" {
                break;
            }
            if column > indent {
                self.skip("is indented without a key above it");
                continue;
            }
            let Some((key, rest)) = key(content) else { break };
            match self.value(rest, indent, depth) {
                Some(value) => fields.push((key, value)),
                None => self.skip("uses a part of YAML that is not read here"),
            }
        }
        fields
    }

    /// The value that begins with `rest` on the current line and goes on deeper than `indent`.
    fn value(&mut self, rest: &str, indent: usize, depth: usize) -> Option<Value> {
        if rest.is_empty() {
            self.at += 1;
            return Some(self.nested(indent, depth));
        }
        match rest.as_bytes().first()? {
            b'|' | b'>' => Some(Value::Text(self.block(rest, indent))),
            b'&' | b'*' | b'!' | b'?' | b'@' | b'`' | b'%' => None,
            b'[' | b'{' => self.flow(rest),
            b'"' | b'\'' => self.quoted(rest),
            _ => Some(Value::Text(self.plain(rest, indent))),
        }
    }

    /// What follows a key without a value: a map or list below it, or nothing.
    fn nested(&mut self, indent: usize, depth: usize) -> Value {
        match self.peek() {
            Some((column, content)) if column >= indent && is_entry(content) && depth < DEEPEST => {
                self.list(column, depth + 1)
            }
            Some((column, content)) if column > indent && key(content).is_some() && depth < DEEPEST => {
                Value::Map(self.map(column, depth + 1))
            }
            Some((column, content)) if column > indent => Value::Text(self.plain_from(content, indent)),
            _ => Value::Text(String::new()),
        }
    }

    fn list(&mut self, indent: usize, depth: usize) -> Value {
        let mut items = Vec::new();
        while let Some((column, content)) = self.peek() {
            if column != indent || !is_entry(content) {
                break;
            }
            let entry = content.get(1..).unwrap_or("").trim_start();
            // "- name: X" opens a map whose keys stand where "name" does.
            let inner = indent + content.len() - entry.len();
            let value = match key(entry) {
                Some((name, rest)) if depth < DEEPEST => self.value(rest, inner, depth + 1).map(|value| {
                    let mut fields = vec![(name, value)];
                    fields.extend(self.map(inner, depth + 1));
                    Value::Map(fields)
                }),
                // An entry without a value holds what stands deeper than its dash.
                _ => self.value(entry, indent + 1, depth),
            };
            match value {
                Some(value) => items.push(value),
                None => self.skip("uses a part of YAML that is not read here"),
            }
        }
        Value::List(items)
    }

    /// A plain scalar from the current line on, joined by spaces with the deeper lines below it.
    fn plain(&mut self, first: &str, indent: usize) -> String {
        let mut text = first.to_owned();
        self.at += 1;
        while let Some(line) = self.lines.get(self.at) {
            let content = line.trim();
            let column = line.len() - line.trim_start().len();
            if content.is_empty() || column <= indent || content.starts_with('#') {
                break;
            }
            text.push(' ');
            text.push_str(without_comment(content));
            self.at += 1;
        }
        if matches!(text.as_str(), "~" | "null" | "Null" | "NULL") { String::new() } else { text }
    }

    fn plain_from(&mut self, content: &str, indent: usize) -> String {
        match content.as_bytes().first() {
            Some(b'"' | b'\'') => match self.quoted(content) {
                Some(Value::Text(text)) => text,
                _ => self.plain(content, indent),
            },
            _ => self.plain(content, indent),
        }
    }

    /// A quoted scalar, which may go on over the lines below; none where it is never closed.
    fn quoted(&mut self, rest: &str) -> Option<Value> {
        let (text, used) = self.gather(rest, |text| quoted(text, true).map(|(value, _)| value))?;
        self.at += used;
        Some(Value::Text(text))
    }

    /// A list or map in brackets, which may go on over the lines below.
    fn flow(&mut self, rest: &str) -> Option<Value> {
        let (value, used) = self.gather(rest, |text| flow_value(text, 0).map(|(value, _)| value))?;
        self.at += used;
        Some(value)
    }

    /// Adds lines to `rest` until `read` succeeds; at most 64, so that a missing mark costs little.
    fn gather<T>(&self, rest: &str, read: impl Fn(&str) -> Option<T>) -> Option<(T, usize)> {
        let mut text = rest.to_owned();
        for used in 1..=64 {
            if let Some(value) = read(&text) {
                return Some((value, used));
            }
            text.push(' ');
            text.push_str(self.lines.get(self.at + used)?.trim());
        }
        None
    }

    /// A block scalar: `|` keeps line ends, `>` joins lines into paragraphs.
    fn block(&mut self, header: &str, indent: usize) -> String {
        self.at += 1;
        let mut lines: Vec<&str> = Vec::new();
        let mut column = None;
        while let Some(line) = self.lines.get(self.at) {
            let own = line.len() - line.trim_start().len();
            if line.trim().is_empty() {
                lines.push("");
            } else if own > indent {
                let column = *column.get_or_insert(own);
                lines.push(line.get(column.min(own)..).unwrap_or("").trim_end());
            } else {
                break;
            }
            self.at += 1;
        }
        while lines.last().is_some_and(|line| line.is_empty()) {
            lines.pop();
        }
        if header.starts_with('|') { lines.join("\n") } else { folded(&lines) }
    }
}

fn folded(lines: &[&str]) -> String {
    let paragraphs = lines.split(|line| line.is_empty()).filter(|p| !p.is_empty()).map(|p| p.join(" "));
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

fn is_entry(content: &str) -> bool {
    content == "-" || content.starts_with("- ")
}

/// `key: rest`, the key plain or quoted.
fn key(content: &str) -> Option<(String, &str)> {
    if let Some((name, rest)) = quoted(content, true) {
        let rest = rest.trim_start().strip_prefix(':')?;
        return (rest.is_empty() || rest.starts_with(' ')).then(|| (name, rest.trim()));
    }
    if content.starts_with(['[', '{', '?', '&', '*', '!', '|', '>', '"', '\'']) {
        return None;
    }
    let (name, rest) = match content.split_once(": ") {
        Some(pair) => pair,
        None => (content.strip_suffix(':')?, ""),
    };
    Some((name.trim().to_owned(), rest.trim()))
}

/// Cuts ` # ...` behind a value. Inside quotation marks it is no comment.
fn without_comment(content: &str) -> &str {
    let quote = content.find(['"', '\'']);
    match content.find(" #") {
        Some(at) if quote.is_none_or(|quote| quote > at) => content.get(..at).unwrap_or(content).trim_end(),
        _ => content,
    }
}

/// A value inside brackets and what follows it.
fn flow_value(text: &str, depth: usize) -> Option<(Value, &str)> {
    let text = text.trim_start();
    if depth > DEEPEST {
        return None;
    }
    match text.as_bytes().first()? {
        b'[' => flow_list(text.get(1..)?, depth),
        b'{' => flow_map(text.get(1..)?, depth),
        b'"' | b'\'' => quoted(text, true).map(|(value, rest)| (Value::Text(value), rest)),
        _ => {
            let end = text.find([',', ']', '}']).unwrap_or(text.len());
            let (value, rest) = text.split_at(end);
            Some((Value::Text(value.trim().to_owned()), rest))
        }
    }
}

fn flow_list(mut rest: &str, depth: usize) -> Option<(Value, &str)> {
    let mut items = Vec::new();
    loop {
        rest = rest.trim_start();
        if let Some(rest) = rest.strip_prefix(']') {
            return Some((Value::List(items), rest));
        }
        let (value, after) = flow_value(rest, depth + 1)?;
        items.push(value);
        rest = after.trim_start();
        rest = rest.strip_prefix(',').or_else(|| rest.starts_with(']').then_some(rest))?;
    }
}

fn flow_map(mut rest: &str, depth: usize) -> Option<(Value, &str)> {
    let mut fields = Fields::new();
    loop {
        rest = rest.trim_start();
        if let Some(rest) = rest.strip_prefix('}') {
            return Some((Value::Map(fields), rest));
        }
        let (key, after) = match quoted(rest, true) {
            Some((key, after)) => (key, after.trim_start().strip_prefix(':')?),
            None => rest.split_once(':').map(|(key, after)| (key.trim().to_owned(), after))?,
        };
        let (value, after) = flow_value(after, depth + 1)?;
        fields.push((key, value));
        rest = after.trim_start();
        rest = rest.strip_prefix(',').or_else(|| rest.starts_with('}').then_some(rest))?;
    }
}
