//! Markdown becomes blocks: headings, quotations and paragraphs without their marks.
//!
//! The reader knows what people write into articles (CommonMark's headings, quotations, lists, emphasis,
//! links, images, code fences), not nested structures. Marks it does not know stay as text.

use super::blocks::{Block, Layout, is_space, visible};
use super::entities;

/// True where a text uses marks of Markdown that plain text does not: a marked heading or a link.
pub(super) fn is_markdown(text: &str) -> bool {
    text.lines().take(200).any(|line| {
        let heading = heading(line).is_some_and(|(_, text)| !text.is_empty());
        heading || line.find("](").is_some_and(|at| line.get(..at).is_some_and(|before| before.contains('[')))
    })
}

/// Reads a body. `first` is the line number of its first line.
pub(super) fn read(body: &str, first: u32) -> Vec<Block> {
    let mut reader = Reader::default();
    let mut at = 0;
    for (index, raw) in body.split('\n').enumerate() {
        let line = raw.trim_matches(is_space);
        let start = at + raw.find(line).unwrap_or(0);
        reader.line(raw, line, first + index as u32, start);
        at += raw.len() + 1;
    }
    reader.close();
    reader.blocks
}

/// The level and text of a `#` heading.
fn heading(line: &str) -> Option<(u8, &str)> {
    let level = line.bytes().take_while(|b| *b == b'#').count();
    let rest = line.get(level..)?;
    let fits = (1..=6).contains(&level) && (rest.is_empty() || rest.starts_with([' ', '\t']));
    fits.then(|| (level as u8, rest.trim().trim_end_matches('#').trim_end()))
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    /// The paragraph being gathered: its raw text.
    open: Option<Block>,
    /// Inside a fence of this mark.
    fence: Option<&'static str>,
    /// Inside an HTML comment.
    comment: bool,
}

impl Reader {
    fn line(&mut self, raw: &str, line: &str, number: u32, start: usize) {
        if let Some(mark) = self.fence {
            if line.starts_with(mark) {
                self.fence = None;
            } else {
                self.push(line, Layout::Aside("code"), number, start);
            }
            return;
        }
        if self.comment || line.starts_with("<!--") {
            self.comment = !line.ends_with("-->");
            self.close();
            return self.push(line, Layout::Aside("comment"), number, start);
        }
        if let Some(mark) = ["```", "~~~"].into_iter().find(|mark| line.starts_with(mark)) {
            self.close();
            self.fence = Some(mark);
            return self.push(line.trim_start_matches(['`', '~']), Layout::Aside("code"), number, start);
        }
        if line.is_empty() {
            return self.close();
        }
        if let Some((level, text)) = heading(line) {
            self.close();
            return self.push(text, Layout::Heading(level), number, start);
        }
        self.running(raw, line, number, start);
    }

    /// A line of running text, of a list, or one that turns the line above into a heading.
    fn running(&mut self, raw: &str, line: &str, number: u32, start: usize) {
        let only = |mark: char| line.len() >= 2 && line.chars().all(|c| c == mark);
        if (only('=') || (only('-') && self.open.as_ref().is_some_and(|open| open.layout == Layout::Plain)))
            && let Some(open) = &mut self.open
        {
            open.layout = Layout::Heading(if only('=') { 1 } else { 2 });
            return self.close();
        }
        if let Some(quoted) = line.strip_prefix('>') {
            let quoted = quoted.trim_start_matches(['>', ' ']);
            if quoted.is_empty() {
                return self.close();
            }
            return self.gather(quoted, Layout::Quotation, number, start);
        }
        if is_definition(line) {
            self.close();
            return self.push(line, Layout::Aside("link definition"), number, start);
        }
        if let Some(entry) = list_entry(line) {
            self.close();
            return self.gather(entry, Layout::Plain, number, start);
        }
        let hard_break = raw.trim_end_matches('\r').ends_with("  ");
        self.gather(line, Layout::Plain, number, start);
        if hard_break {
            self.close();
        }
    }

    /// Adds a line to the open paragraph, or opens one.
    fn gather(&mut self, text: &str, layout: Layout, number: u32, start: usize) {
        match &mut self.open {
            // A lazy line goes on with a quotation.
            Some(open) if open.layout == layout || layout == Layout::Plain => {
                open.text.push(' ');
                open.text.push_str(text);
                open.end = start + text.len();
            }
            _ => {
                self.close();
                self.open = Some(block(text.to_owned(), layout, number, start));
            }
        }
    }

    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            self.push(&open.text, open.layout, open.line, open.start);
        }
    }

    /// Adds a block without inline marks, its pictures as blocks of their own.
    fn push(&mut self, text: &str, layout: Layout, number: u32, start: usize) {
        let (text, pictures) = match layout {
            Layout::Aside(_) => (text.to_owned(), Vec::new()),
            _ => inline(text),
        };
        for picture in pictures {
            self.blocks.push(block(visible(&picture), Layout::Aside("picture"), number, start));
        }
        let text = visible(&text);
        if !text.is_empty() {
            self.blocks.push(block(text, layout, number, start));
        }
    }
}

fn block(text: String, layout: Layout, line: u32, start: usize) -> Block {
    let end = start + text.len();
    Block { text, layout, line, start, end }
}

/// `[name]: address`
fn is_definition(line: &str) -> bool {
    line.starts_with('[')
        && line.find("]: ").is_some_and(|at| line.get(at + 3..).is_some_and(|to| !to.trim().contains(' ')))
}

/// The text of a list entry: `- `, `* `, `+ `. Numbered entries keep their number.
fn list_entry(line: &str) -> Option<&str> {
    let rest = line.strip_prefix(['-', '*', '+'])?;
    rest.starts_with([' ', '\t']).then(|| rest.trim_start())
}

/// Text without emphasis, code marks, links and tags; the texts of pictures apart.
fn inline(text: &str) -> (String, Vec<String>) {
    let mut out = String::with_capacity(text.len());
    let mut pictures = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or("");
        rest = match c {
            '\\' if after.starts_with(|c: char| c.is_ascii_punctuation()) => {
                out.extend(after.chars().next());
                after.get(1..).unwrap_or("")
            }
            '!' if after.starts_with('[') => match link(after) {
                Some((label, rest)) => {
                    pictures.push(label.to_owned());
                    rest
                }
                None => keep(&mut out, c, after),
            },
            '[' => match link(rest) {
                Some((label, rest)) => {
                    let (label, more) = inline_label(label);
                    out.push_str(&label);
                    pictures.extend(more);
                    rest
                }
                None => keep(&mut out, c, after),
            },
            '*' | '`' | '~' => emphasis(&mut out, c, rest),
            '_' => emphasis(&mut out, c, rest),
            '<' => tag(&mut out, rest, after),
            _ => keep(&mut out, c, after),
        };
    }
    (entities::decode(&out).into_owned(), pictures)
}

/// A link's label may hold a picture or emphasis, but no further link.
fn inline_label(label: &str) -> (String, Vec<String>) {
    match label.strip_prefix('!').filter(|rest| rest.starts_with('[')) {
        Some(rest) => (String::new(), vec![rest.trim_matches(['[', ']']).to_owned()]),
        None => (label.replace("**", "").replace(['*', '`'], ""), Vec::new()),
    }
}

fn keep<'a>(out: &mut String, c: char, after: &'a str) -> &'a str {
    out.push(c);
    after
}

/// Longest label and address of a link, in bytes; they bound the search for their ends.
const LONGEST_LABEL: usize = 300;
const LONGEST_ADDRESS: usize = 2_000;

/// `[label](address)` or `[label][name]` at the start: the label and what follows.
fn link(text: &str) -> Option<(&str, &str)> {
    let bytes = text.as_bytes();
    let mut depth = 0;
    let close = bytes.iter().take(LONGEST_LABEL).position(|b| {
        depth += i32::from(*b == b'[') - i32::from(*b == b']');
        depth == 0
    })?;
    let label = text.get(1..close)?;
    let rest = text.get(close + 1..)?;
    let end = match rest.as_bytes().first()? {
        b'(' => b')',
        b'[' => b']',
        _ => return None,
    };
    let stop = rest.bytes().take(LONGEST_ADDRESS).position(|b| b == end)?;
    Some((label, rest.get(stop + 1..)?))
}

/// A run of emphasis marks. One that touches a word on either side is a mark; one between blanks is a sign,
/// and an underscore inside a word belongs to it.
fn emphasis<'a>(out: &mut String, mark: char, rest: &'a str) -> &'a str {
    let after = rest.trim_start_matches(mark);
    let run = rest.len() - after.len();
    let before_blank = out.chars().next_back().is_none_or(char::is_whitespace);
    let after_blank = after.chars().next().is_none_or(char::is_whitespace);
    let inside = mark == '_'
        && out.chars().next_back().is_some_and(char::is_alphanumeric)
        && after.starts_with(char::is_alphanumeric);
    let tilde = mark == '~' && run != 2;
    if (before_blank && after_blank) || inside || tilde || run > 3 {
        out.extend(std::iter::repeat_n(mark, run));
    }
    after
}

/// An HTML tag is left out, an address in angle brackets kept.
fn tag<'a>(out: &mut String, rest: &'a str, after: &'a str) -> &'a str {
    // A tag holds no further bracket, so this looks at every byte once.
    let end = after
        .bytes()
        .position(|b| matches!(b, b'<' | b'>'))
        .filter(|end| after.as_bytes().get(*end) == Some(&b'>'));
    let Some(inner) = end.and_then(|end| after.get(..end)) else { return keep(out, '<', after) };
    let follows = rest.get(inner.len() + 2..).unwrap_or("");
    if inner.contains("://") && !inner.contains(' ') {
        out.push_str(inner);
        return follows;
    }
    let name = inner.trim_start_matches('/');
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return keep(out, '<', after);
    }
    if name.starts_with("br") {
        out.push(' ');
    }
    follows
}
