//! Which words of the body stand inside quotations, and whose they are.
//!
//! ```text
//! quotes  := rows, one per article
//! row     := (varint first word, varint words, u8 kind, varint speaker)*
//! ```
//!
//! Words count from the start of the body. A speaker is the number of a local entity plus one, or 0. Reported
//! words without marks are stored as well, for questions about who spoke; [`Quoted::marked`] tells them apart.

use super::bytes::{Broken, Cursor, Wire, put_size, put_varint};
use super::rows::{Rows, RowsWriter};
use crate::model::{Quote, QuoteKind, Speaker};

/// A quotation as words of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Quoted {
    /// Its first word.
    pub(crate) first: u32,
    /// One past its last word.
    pub(crate) end: u32,
    /// How it is set.
    kind: QuoteKind,
    /// The local entity that says it.
    pub(crate) speaker: Option<u32>,
}

impl Quoted {
    /// True for words between marks or set off as a block, false for reported ones.
    pub(crate) fn marked(&self) -> bool {
        self.kind != QuoteKind::Indirect
    }
}

/// Adds the row of an article. `starts` has the first byte of each word of the body.
pub(super) fn push(quotes: &[Quote], starts: &[u32], rows: &mut RowsWriter) {
    rows.push(|row| {
        for quote in quotes {
            let first = starts.partition_point(|&start| start < quote.span.start);
            let end = starts.partition_point(|&start| start < quote.span.end);
            put_size(row, first);
            put_size(row, end - first); // a span's end is not below its start
            quote.kind.put(row);
            put_varint(
                row,
                match quote.speaker {
                    Speaker::Entity { entity, .. } => entity.saturating_add(1),
                    _ => 0,
                },
            );
        }
    });
}

/// Reads the row of an article.
pub(super) fn read(rows: Rows<'_>, doc: u32) -> Result<Vec<Quoted>, Broken> {
    let mut cursor = Cursor::new(rows.get(doc)?);
    let mut quotes = Vec::new();
    while !cursor.rest().is_empty() {
        let first = cursor.varint()?;
        let end = first.checked_add(cursor.varint()?).ok_or(Broken)?;
        let kind = QuoteKind::take(&mut cursor)?;
        let speaker = cursor.varint()?.checked_sub(1);
        quotes.push(Quoted { first, end, kind, speaker });
    }
    Ok(quotes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;

    #[test]
    fn quotes_become_words() {
        let quote =
            |start, end, kind, speaker| Quote { span: Span::new(start, end), kind, speaker, cue: None };
        let said = Speaker::Entity { entity: 4, span: Span::new(0, 4) };
        let quotes =
            [quote(5, 20, QuoteKind::Full, said), quote(21, 30, QuoteKind::Indirect, Speaker::Unattributed)];
        let mut rows = RowsWriter::default();
        push(&quotes, &[0, 5, 12, 21, 40], &mut rows);
        push(&[], &[], &mut rows);
        let bytes = rows.finish();
        let rows = Rows::open(&bytes).unwrap();
        let read = |doc| super::read(rows, doc).unwrap();
        assert_eq!(
            read(0),
            [
                Quoted { first: 1, end: 3, kind: QuoteKind::Full, speaker: Some(4) },
                Quoted { first: 3, end: 4, kind: QuoteKind::Indirect, speaker: None },
            ]
        );
        assert!(!read(0)[1].marked());
        assert_eq!(read(1), []);
        assert!(super::read(rows, 2).is_err());
    }
}
