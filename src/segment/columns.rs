//! What is known of every article in a fixed number of bytes: days, outlet, lengths. Filters, facets and the
//! timeline read only this, never the articles.
//!
//! ```text
//! columns  := names sources, names agencies, names retold, names languages, row*
//! names    := varint count, (text, varint articles)*      sorted
//! row      := i32le first day, i32le last day, i32le best day, u8 stated,
//!             u32le words of headline, u32le words of deck, u32le words of body,
//!             u32le source, u32le agency, u32le retold, u32le language
//! ```
//!
//! Days count from 1970-01-01; the least number is an open end or no best day. Names count from 1, 0 is
//! none. A day here is what the article tells by itself; the corpus may know better.

use std::collections::BTreeMap;

use super::bytes::{Broken, Cursor, Wire, put_size, put_varint, u32_at};
use super::collect::Lengths;
use crate::model::{Article, DateEstimate, Day, DayRange};

pub(super) const ROW: usize = 41;
pub(super) const NO_DAY: i32 = i32::MIN;

/// A column of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Names {
    /// Outlets.
    Sources,
    /// Wire services: of the article, or of what it retells.
    Agencies,
    /// Outlets that retellings retell.
    Retold,
    /// Languages.
    Languages,
}

impl Names {
    const ALL: [Names; 4] = [Names::Sources, Names::Agencies, Names::Retold, Names::Languages];

    /// The article's name in this column.
    fn of(self, article: &Article) -> Option<&str> {
        let retold = article.based_on.as_ref();
        let name = match self {
            Names::Sources => article.source.as_deref(),
            Names::Agencies => article.agency.as_deref().or(retold.and_then(|r| r.agency.as_deref())),
            Names::Retold => retold.and_then(|r| r.source.as_deref()),
            Names::Languages => Some(article.language.as_str()),
        };
        name.filter(|name| !name.is_empty())
    }
}

/// One article's days, stated, lengths, and names by number.
type Written = ([i32; 3], bool, Lengths, [Option<u32>; 4]);

/// Collects the columns.
#[derive(Debug, Default)]
pub(super) struct ColumnsWriter {
    /// Per article, the names as numbers in the order they were first seen.
    rows: Vec<Written>,
    /// Per column: names with that number and their number of articles.
    names: [BTreeMap<String, (u32, u32)>; 4],
}

impl ColumnsWriter {
    pub(super) fn push(&mut self, article: &Article, date: &DateEstimate, lengths: Lengths) {
        let days =
            [date.range.first(), date.range.last(), date.best].map(|day| day.map_or(NO_DAY, Day::number));
        let mut numbers = [None; 4];
        for ((column, table), number) in Names::ALL.into_iter().zip(&mut self.names).zip(&mut numbers) {
            let Some(name) = column.of(article) else { continue };
            if !table.contains_key(name) {
                table.insert(name.to_owned(), (table.len() as u32, 0));
            }
            if let Some((seen, articles)) = table.get_mut(name) {
                *articles += 1;
                *number = Some(*seen);
            }
        }
        self.rows.push((days, date.stated, lengths, numbers));
    }

    pub(super) fn finish(self) -> Vec<u8> {
        let mut out = Vec::new();
        // Numbers in the order of the names, by the number in the order of first sight.
        let mut sorted: [Vec<u32>; 4] = Default::default();
        for (table, sorted) in self.names.iter().zip(&mut sorted) {
            sorted.resize(table.len(), 0);
            put_size(&mut out, table.len());
            for (number, (name, &(seen, articles))) in (1..).zip(table) {
                put_size(&mut out, name.len());
                out.extend_from_slice(name.as_bytes());
                put_varint(&mut out, articles);
                if let Some(place) = sorted.get_mut(seen as usize) {
                    *place = number;
                }
            }
        }
        for (days, stated, lengths, names) in self.rows {
            days.iter().for_each(|day| out.extend_from_slice(&day.to_le_bytes()));
            out.push(u8::from(stated));
            for words in [lengths.headline, lengths.deck, lengths.body] {
                out.extend_from_slice(&words.to_le_bytes());
            }
            for (seen, sorted) in names.into_iter().zip(&sorted) {
                let number = seen.and_then(|seen| sorted.get(seen as usize)).copied().unwrap_or(0);
                out.extend_from_slice(&number.to_le_bytes());
            }
        }
        out
    }
}

/// Open columns. The names are read at once, the rows stay where they are.
#[derive(Debug, Default)]
pub(super) struct Columns {
    names: [Vec<String>; 4],
    /// How many articles have each name.
    counts: [Vec<u32>; 4],
    /// Where the rows begin in the part.
    start: usize,
}

impl Columns {
    /// Opens the columns of `articles` articles.
    pub(super) fn open(part: &[u8], articles: u32) -> Result<Columns, Broken> {
        let mut cursor = Cursor::new(part);
        let (mut names, mut counts): ([Vec<String>; 4], [Vec<u32>; 4]) = Default::default();
        for (names, counts) in names.iter_mut().zip(&mut counts) {
            let table: Vec<(String, u32)> = Wire::take(&mut cursor)?;
            (*names, *counts) = table.into_iter().unzip();
        }
        let rows = cursor.rest().len();
        if Some(rows) != (articles as usize).checked_mul(ROW) {
            return Err(Broken);
        }
        Ok(Columns { names, counts, start: part.len() - rows })
    }

    /// The names of a column, sorted.
    pub(super) fn names(&self, column: Names) -> &[String] {
        &self.names[column as usize] // as many tables as columns
    }

    /// How many articles have each name of a column.
    pub(super) fn counts(&self, column: Names) -> &[u32] {
        &self.counts[column as usize] // as many tables as columns
    }

    /// The row of an article; none where there is no such article.
    pub(super) fn row<'a>(&self, part: &'a [u8], doc: u32) -> Option<Row<'a>> {
        let start = (doc as usize).checked_mul(ROW)?.checked_add(self.start)?;
        part.get(start..start.checked_add(ROW)?).map(|bytes| Row { bytes })
    }
}

/// What is known of one article in a fixed number of bytes.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// [`ROW`] bytes.
    bytes: &'a [u8],
}

impl Row<'_> {
    fn number(&self, at: usize) -> u32 {
        self.bytes.get(at..).and_then(|rest| u32_at(rest, 0).ok()).unwrap_or(0)
    }

    fn day(&self, at: usize) -> Option<Day> {
        let number = self.number(at) as i32;
        (number != NO_DAY).then(|| Day::from_number(number))
    }

    /// The days the article allows by itself.
    #[must_use]
    pub fn days(&self) -> DayRange {
        DayRange::new(self.day(0), self.day(4)).unwrap_or(DayRange::ANY)
    }

    /// The day its own evidence favors.
    #[must_use]
    pub fn best(&self) -> Option<Day> {
        self.day(8)
    }

    /// True where the article or its file states the date.
    #[must_use]
    pub fn stated(&self) -> bool {
        self.bytes.get(12) == Some(&1)
    }

    /// Numbers of words.
    pub(crate) fn lengths(&self) -> Lengths {
        Lengths { headline: self.number(13), deck: self.number(17), body: self.number(21) }
    }

    /// Words in the body.
    #[must_use]
    pub fn words(&self) -> u32 {
        self.number(21)
    }

    /// The article's name in a column, as an index into [`super::Segment::names`].
    #[must_use]
    pub fn name(&self, column: Names) -> Option<u32> {
        self.number(25 + 4 * column as usize).checked_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::BasedOn;

    #[test]
    fn rows_come_back() {
        let named = |source: &str, agency: Option<&str>| Article {
            source: Some(source.into()),
            agency: agency.map(str::to_owned),
            language: "en".into(),
            based_on: agency
                .is_none()
                .then(|| BasedOn { source: Some("Old".into()), agency: Some("Wire".into()) }),
            ..Article::default()
        };
        let articles = [named("B", None), named("A", Some("Post")), Article::default()];
        let day = Day::from_ymd(2003, 6, 7).unwrap();
        let date = DateEstimate {
            range: DayRange::new(None, Some(day)).unwrap(),
            best: Some(day),
            stated: true,
            ..Default::default()
        };
        let none = DateEstimate::default();
        let lengths = Lengths { headline: 7, deck: 0, body: 70_000 };
        let mut writer = ColumnsWriter::default();
        writer.push(&articles[0], &date, lengths);
        writer.push(&articles[1], &none, Lengths::default());
        writer.push(&articles[2], &none, Lengths::default());
        let bytes = writer.finish();
        let columns = Columns::open(&bytes, 3).unwrap();
        let row = columns.row(&bytes, 0).unwrap();
        assert_eq!(
            (row.days(), row.best(), row.stated(), row.lengths()),
            (date.range, Some(day), true, lengths)
        );
        let name = |doc, column| {
            let row = columns.row(&bytes, doc).unwrap();
            row.name(column).map(|n| columns.names(column)[n as usize].as_str())
        };
        assert_eq!(
            [name(0, Names::Sources), name(1, Names::Sources), name(2, Names::Sources)],
            [Some("B"), Some("A"), None]
        );
        assert_eq!([name(0, Names::Agencies), name(1, Names::Agencies)], [Some("Wire"), Some("Post")]);
        assert_eq!([name(0, Names::Retold), name(1, Names::Retold)], [Some("Old"), None]);
        assert_eq!(name(0, Names::Languages), Some("en"));
        let row = columns.row(&bytes, 1).unwrap();
        assert_eq!((row.days(), row.best(), row.stated()), (DayRange::ANY, None, false));
        assert!(columns.row(&bytes, 3).is_none());
        assert!(Columns::open(&bytes, 4).is_err());
    }
}
