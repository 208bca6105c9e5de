//! HTML as a stream of tags and text.
//!
//! Follows the tokenizer of the HTML Standard where saved news pages depend on it: attributes in all three
//! forms, comments, raw text elements. Parse errors have no names here, they give text or nothing.

use std::borrow::Cow;

/// A piece of the page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// A start tag; its name as written.
    Start { name: &'a str, attributes: Vec<(&'a str, &'a str)>, closed: bool },
    /// An end tag; its name as written.
    End(&'a str),
    /// Text with its character references as written.
    Text(&'a str),
}

/// Elements whose content is no markup, up to their own end tag.
const RAW: &[&str] =
    &["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "template"];

/// Most attributes kept of one tag.
const MOST_ATTRIBUTES: usize = 60;

/// Reads tokens front to back.
pub(super) struct Tokens<'a> {
    text: &'a str,
    at: usize,
    /// The raw text element that was opened last.
    raw: Option<&'a str>,
    /// Raw text elements that are known to have no end tag from here on: each is searched for once.
    endless: Vec<&'static str>,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(text: &'a str) -> Tokens<'a> {
        Tokens { text, at: 0, raw: None, endless: Vec::new() }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// The content of the raw text element just opened.
    fn raw_text(&mut self, name: &str) -> Option<Token<'a>> {
        let known = RAW.iter().find(|raw| raw.eq_ignore_ascii_case(name))?;
        if self.endless.contains(known) {
            return None;
        }
        let rest = self.rest();
        let Some(length) = find_end_tag(rest, known) else {
            self.endless.push(known);
            return None;
        };
        self.at += length;
        rest.get(..length).filter(|text| !text.is_empty()).map(Token::Text)
    }

    /// A tag, comment or declaration at a `<`; none where it is no markup.
    fn markup(&mut self) -> Option<Option<Token<'a>>> {
        let rest = self.rest();
        if let Some(body) = rest.strip_prefix("<!--") {
            let end = body.find("-->").map_or(body.len(), |end| end + 3);
            self.at += 4 + end;
            return Some(None);
        }
        if rest.starts_with("<!") || rest.starts_with("<?") {
            self.at += rest.find('>').map_or(rest.len(), |end| end + 1);
            return Some(None);
        }
        let (start, body) = match rest.strip_prefix("</") {
            Some(body) => (false, body),
            None => (true, rest.strip_prefix('<')?),
        };
        if !body.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let length = body.find(|c: char| c.is_whitespace() || matches!(c, '/' | '>')).unwrap_or(body.len());
        let name = body.get(..length)?;
        self.at = self.text.len() - body.len() + length;
        let (attributes, closed) = self.attributes();
        if start {
            self.raw = Some(name);
            return Some(Some(Token::Start { name, attributes, closed }));
        }
        Some(Some(Token::End(name)))
    }

    /// Attributes up to and with the `>`; true where the tag closes itself.
    fn attributes(&mut self) -> (Vec<(&'a str, &'a str)>, bool) {
        let mut found = Vec::new();
        loop {
            let rest = self.rest().trim_start();
            self.at = self.text.len() - rest.len();
            if rest.is_empty() {
                return (found, false);
            }
            if rest.starts_with('>') {
                self.at += 1;
                return (found, false);
            }
            if let Some(after) = rest.strip_prefix('/') {
                self.at += 1;
                if after.starts_with('>') {
                    self.at += 1;
                    return (found, true);
                }
                continue;
            }
            let attribute = self.attribute(rest);
            if found.len() < MOST_ATTRIBUTES {
                found.push(attribute);
            }
        }
    }

    /// One attribute at the start of `rest`, which is not empty and begins with neither `/` nor `>`.
    fn attribute(&mut self, rest: &'a str) -> (&'a str, &'a str) {
        // A leading `=` is part of the name, so that every attribute takes a character.
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let ends = |c: char| c.is_whitespace() || matches!(c, '/' | '>' | '=');
        let length = rest.get(first..).and_then(|tail| tail.find(ends)).map_or(rest.len(), |end| end + first);
        let (name, after) = rest.split_at(length);
        let value = after.trim_start();
        let Some(value) = value.strip_prefix('=').map(str::trim_start) else {
            self.at += length;
            return (name, "");
        };
        let start = self.text.len() - value.len();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, end) = match quote.and_then(|quote| value.get(1..).map(|body| (quote, body))) {
            Some((quote, body)) => {
                let length = body.find(quote).unwrap_or(body.len());
                (body.get(..length).unwrap_or(""), start + 1 + (length + 1).min(body.len()))
            }
            None => {
                let length = value.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(value.len());
                (value.get(..length).unwrap_or(""), start + length)
            }
        };
        self.at = end;
        (name, value)
    }
}

/// Where `</name` begins.
fn find_end_tag(text: &str, name: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = text.get(at..)?.find("</") {
        let start = at + found;
        let tag = text.as_bytes().get(start + 2..start + 2 + name.len());
        if tag.is_some_and(|tag| tag.eq_ignore_ascii_case(name.as_bytes())) {
            return Some(start);
        }
        at = start + 2;
    }
    None
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if let Some(name) = self.raw.take()
            && let Some(text) = self.raw_text(name)
        {
            return Some(text);
        }
        loop {
            let rest = self.rest();
            if rest.is_empty() {
                return None;
            }
            if rest.starts_with('<') {
                match self.markup() {
                    Some(Some(token)) => return Some(token),
                    Some(None) => continue,
                    None => {}
                }
            }
            // A `<` that opens nothing is text; so is everything up to the next one.
            let first = rest.chars().next().map_or(0, char::len_utf8);
            let length =
                rest.get(first..).and_then(|tail| tail.find('<')).map_or(rest.len(), |end| end + first);
            self.at += length;
            return rest.get(..length).map(Token::Text);
        }
    }
}

/// Replaces character references.
pub(super) fn decoded(text: &str) -> Cow<'_, str> {
    super::super::entities::decode(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(html: &str) -> String {
        let shown = Tokens::new(html).map(|token| match token {
            Token::Start { name, attributes, closed } => {
                let list: Vec<String> = attributes.iter().map(|(k, v)| format!("{k}={v}")).collect();
                format!("<{name} {}{}>", list.join(","), if closed { "/" } else { "" })
            }
            Token::End(name) => format!("</{name}>"),
            Token::Text(text) => text.to_owned(),
        });
        shown.collect::<Vec<_>>().join("|")
    }

    #[test]
    fn tokens() {
        assert_eq!(show("<p class=\"a b\" id=x hidden>1 < 2</p>"), "<p class=a b,id=x,hidden=>|1 |< 2|</p>");
        assert_eq!(show("<!-- <p> --><!doctype html>x<br/>"), "x|<br /|>".replace("/|", "/"));
        assert_eq!(show("<script>if (a</b) '<p>'</SCRIPT>x"), "<script >|if (a</b) '<p>'|</SCRIPT>|x");
        assert_eq!(show("<a href='x'title=\"y\">é<"), "<a href=x,title=y>|é|<");
        assert_eq!(show("<p a=\"never closed"), "<p a=never closed>");
    }
}
