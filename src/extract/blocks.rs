//! Lines of a text file become blocks: what the writer meant as a paragraph, heading or quotation.
//!
//! Scraped news comes with one paragraph per line, with empty lines between paragraphs, with both mixed, or
//! hard-wrapped at some column. Which of them a file is shows in its line lengths alone: in a wrapped text
//! the first word of a line would not have fitted on the line before.

/// A piece of the file with what its layout says about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// One line without outer, double and invisible blanks.
    pub(super) text: String,
    /// What the layout makes of it.
    pub(super) layout: Layout,
    /// 1-based line in the file.
    pub(super) line: u32,
    /// Where its lines stand in the body, from the first to the last visible byte.
    pub(super) start: usize,
    pub(super) end: usize,
}

/// What markup or layout says a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// A paragraph, or a line that may be anything.
    Plain,
    /// A marked heading with its level.
    Heading(u8),
    /// A marked quotation.
    Quotation,
    /// Something that is no text of the report, with the reason why.
    Aside(&'static str),
}

/// Lines longer than this were not wrapped by a typewriter-minded program.
const WIDEST: usize = 100;

/// Groups the lines of a body into blocks. `first` is the line number of its first line.
pub(super) fn group(body: &str, first: u32) -> Vec<Block> {
    let lines = lines(body, first);
    let width = wrapped_at(&lines);
    let mut blocks: Vec<Block> = Vec::new();
    let mut before: Option<&Line> = None;
    for line in &lines {
        if line.is_blank() {
            before = None;
            continue;
        }
        let joins = match (before, width) {
            (Some(before), Some(width)) => goes_on(before, line, width),
            _ => false,
        };
        match blocks.last_mut() {
            Some(block) if joins => block.join(line),
            _ => blocks.push(line.block()),
        }
        before = Some(line);
    }
    blocks
}

/// A line of the file.
struct Line<'a> {
    /// Without blanks around it.
    text: &'a str,
    /// Where `text` begins in the body.
    start: usize,
    /// Characters of white space before it.
    indent: usize,
    /// Characters in it.
    width: usize,
    number: u32,
}

impl Line<'_> {
    fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    fn block(&self) -> Block {
        Block {
            text: visible(self.text),
            layout: Layout::Plain,
            line: self.number,
            start: self.start,
            end: self.start + self.text.len(),
        }
    }
}

impl Block {
    fn join(&mut self, line: &Line<'_>) {
        // A word cut or compounded at the line's end keeps its hyphen and gets no space.
        let compound = self.text.ends_with('-')
            && !self.text.ends_with("--")
            && self.text.chars().rev().nth(1).is_some_and(char::is_alphabetic)
            && line.text.starts_with(char::is_lowercase);
        if !compound {
            self.text.push(' ');
        }
        self.text.push_str(&visible(line.text));
        self.end = line.start + line.text.len();
    }
}

/// Cuts at every kind of line end, also the ones of old systems and of Unicode.
fn lines(body: &str, first: u32) -> Vec<Line<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut number = first;
    for raw in body.split(['\n', '\u{0B}', '\u{0C}', '\u{85}', '\u{2028}', '\u{2029}']) {
        // Lone carriage returns end lines too; one before a line feed leaves an empty piece that is trimmed.
        let mut start = at;
        for piece in raw.strip_suffix('\r').unwrap_or(raw).split('\r') {
            found.push(line(piece, start, number));
            start += piece.len() + 1;
        }
        at += raw.len();
        let end = body.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        number += u32::from(body.get(at..at + end) == Some("\n"));
        at += end;
    }
    found
}

fn line(raw: &str, start: usize, number: u32) -> Line<'_> {
    let trimmed = raw.trim_start_matches(is_space);
    let indent = raw.len() - trimmed.len();
    let text = trimmed.trim_end_matches(is_space);
    Line { text, start: start + indent, indent, width: text.chars().count(), number }
}

/// White space and what takes no room: byte order marks, zero-width and direction marks, controls.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}')
        || matches!(c, '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// A line's text with single spaces and without invisible characters.
pub(super) fn visible(text: &str) -> String {
    let plain = text.bytes().all(|b| (b' '..0x7F).contains(&b)) && !text.contains("  ");
    if plain {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !is_invisible(c) {
            out.push(c);
        }
    }
    let end = out.trim_end().len();
    out.truncate(end);
    if out.starts_with(' ') { out.trim_start().to_owned() } else { out }
}

/// The column a body is wrapped at, where it is: nearly all lines are short, and nearly every line that is
/// followed by another is as full as it could be.
fn wrapped_at(lines: &[Line<'_>]) -> Option<usize> {
    let written: Vec<&Line<'_>> = lines.iter().filter(|line| !line.is_blank()).collect();
    let narrow = written.iter().filter(|line| line.width <= WIDEST);
    let width = narrow.clone().map(|line| line.width).max()?;
    if narrow.count() * 10 < written.len() * 9 {
        return None;
    }
    let pairs = lines.windows(2).filter_map(|pair| match pair {
        [a, b] if !a.is_blank() && !b.is_blank() && a.width <= WIDEST => Some((a, b)),
        _ => None,
    });
    let (mut full, mut all) = (0, 0);
    for (a, b) in pairs {
        all += 1;
        full += usize::from(is_full(a, b, width));
    }
    // Paragraphs of a wrapped text have three lines and more, so two pairs in three are full even where no
    // empty lines separate them.
    (all >= 3 && full * 3 >= all * 2).then_some(width)
}

/// The first word of `next` would not have fitted behind `line`, give or take ragged wrapping.
fn is_full(line: &Line<'_>, next: &Line<'_>, width: usize) -> bool {
    let word = next.text.split(' ').next().map_or(0, |word| word.chars().count());
    line.width + 1 + word + RAGGED > width
}

/// How many columns before the widest line programs break.
const RAGGED: usize = 4;

/// In a wrapped text, `line` goes on with the paragraph of the line before.
fn goes_on(before: &Line<'_>, line: &Line<'_>, width: usize) -> bool {
    let indented = line.indent > before.indent + 1;
    let ended = before.text.ends_with(['.', '!', '?', '"', '”', '\'', '’', ')', ':'])
        || !is_full(before, line, width + width / 4);
    !indented && (is_full(before, line, width) || !ended)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(body: &str) -> Vec<String> {
        group(body, 1).into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn a_paragraph_per_line() {
        let body = "Title\nOne short line.\r\nAnother line that is longer than the first.\n\nThird.";
        let expected = ["Title", "One short line.", "Another line that is longer than the first.", "Third."];
        assert_eq!(texts(body), expected);
        let lines: Vec<u32> = group(body, 1).iter().map(|block| block.line).collect();
        assert_eq!(lines, [1, 2, 3, 5]);
    }

    #[test]
    fn hard_wrapped() {
        let body = "The minister said that the talks in the capital would resume on\n\
                    Monday after a break of two weeks, and that both sides had said\n\
                    they would come.\n   A second paragraph begins with an indent and goes on for more\n\
                    than a line so that it is wrapped as well by the program that\nwrote it.";
        assert_eq!(texts(body).len(), 2);
        assert!(texts(body)[0].ends_with("said they would come."));
    }

    #[test]
    fn spaces_and_spans() {
        let body = "\u{FEFF}  Page:\u{A0} 1 \u{A0}|\u{A0} 2\t\n\n x\u{200B}y ";
        let blocks = group(body, 1);
        assert_eq!(blocks[0].text, "Page: 1 | 2");
        assert_eq!(blocks[1].text, "xy");
        assert_eq!(&body[blocks[1].start..blocks[1].end], "x\u{200B}y");
    }
}
