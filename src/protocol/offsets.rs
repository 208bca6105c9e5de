//! The one place where byte offsets become something else.
//!
//! The core counts bytes of UTF-8; the page slices UTF-16 strings; exported files count code points. Spans
//! arrive in any order, so a table of the non-ASCII places is made once per text and searched per offset: an
//! ASCII text, the common case, has an empty table and converts for free.

use crate::model::Span;

/// What an offset counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// UTF-16 code units, for the page.
    Utf16,
    /// Unicode code points, for exported files.
    CodePoint,
}

/// Converts byte offsets of one text.
///
/// ```
/// use dateline::model::Span;
/// use dateline::protocol::{Offsets, Unit};
/// let text = "“Talks” 🕊 go on";
/// let talks = Span::new(3, 8);
/// assert_eq!(Offsets::new(text, Unit::Utf16).pair(talks), [1, 6]);
/// let end = Span::new(text.len() - 2, text.len());
/// assert_eq!(Offsets::new(text, Unit::Utf16).pair(end), [14, 16]);
/// assert_eq!(Offsets::new(text, Unit::CodePoint).pair(end), [13, 15]);
/// ```
#[derive(Debug)]
pub struct Offsets {
    /// After each non-ASCII character: its end in bytes, and how many bytes more than units came before it.
    excess: Vec<(u32, u32)>,
}

impl Offsets {
    /// The table for `text`.
    #[must_use]
    pub fn new(text: &str, unit: Unit) -> Offsets {
        let mut excess = Vec::new();
        let mut total = 0;
        for (at, c) in text.char_indices().filter(|(_, c)| !c.is_ascii()) {
            let units = match unit {
                Unit::Utf16 => c.len_utf16(),
                Unit::CodePoint => 1,
            };
            total += (c.len_utf8() - units) as u32;
            excess.push(((at + c.len_utf8()) as u32, total));
        }
        Offsets { excess }
    }

    /// One offset. Inside a character it gives the character's start, plus the bytes into it.
    #[must_use]
    pub fn at(&self, byte: u32) -> u32 {
        let before = self.excess.partition_point(|&(end, _)| end <= byte);
        byte - before.checked_sub(1).and_then(|i| self.excess.get(i)).map_or(0, |&(_, total)| total)
    }

    /// Both ends of a span.
    #[must_use]
    pub fn pair(&self, span: Span) -> [u32; 2] {
        [self.at(span.start), self.at(span.end)]
    }

    /// Both ends of every span.
    #[must_use]
    pub fn pairs(&self, spans: &[Span]) -> Vec<[u32; 2]> {
        spans.iter().map(|&s| self.pair(s)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_counting(text in "[a-z é“\u{1F54A}]{0,40}") {
            let utf16 = Offsets::new(&text, Unit::Utf16);
            let points = Offsets::new(&text, Unit::CodePoint);
            for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let before = &text[..at];
                prop_assert_eq!(utf16.at(at as u32) as usize, before.encode_utf16().count());
                prop_assert_eq!(points.at(at as u32) as usize, before.chars().count());
            }
        }
    }
}
