//! The dictionary: every term of the segment with the place of its postings, and the stems that lead from
//! one form of a word to the others.
//!
//! ```text
//! terms  := u32le length of the table, table of terms, u32le offset of every group, group*
//! group  := varint start in docs, varint start in positions, entry*        sixteen terms, the last fewer
//! entry  := varint df, varint length in docs, varint length in positions
//!
//! stems  := u32le length of the table, table of stems, rows of the stems
//! row    := varint term, varint step*                                      terms with this stem
//! ```
//!
//! A stem is written only where it leads further than the word itself: where several terms share it, or
//! the one term that has it looks different.

use std::ops::Range;

use super::bytes::{Broken, Cursor, put_size, put_u32, put_varint, u32_at};
use super::rows::{Rows, RowsWriter};
use super::strings::{self, Strings};
use crate::sort::Sorting;
use crate::text;

const GROUP: usize = 16;

/// Where the postings of a term lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Info {
    /// Articles that hold it.
    pub(crate) df: u32,
    /// Bytes in the part of docs.
    pub(crate) docs: Range<usize>,
    /// Bytes in the part of positions.
    pub(crate) positions: Range<usize>,
}

/// Writes the dictionary. `lengths` has df and the lengths of docs and positions of each term.
pub(super) fn write_terms(terms: &[&str], lengths: &[(u32, usize, usize)]) -> Vec<u8> {
    let table = strings::write(terms.iter().copied());
    let (mut offsets, mut groups) = (Vec::new(), Vec::new());
    let (mut docs, mut positions) = (0, 0);
    for group in lengths.chunks(GROUP) {
        offsets.push(groups.len());
        put_size(&mut groups, docs);
        put_size(&mut groups, positions);
        for &(df, docs_length, positions_length) in group {
            put_varint(&mut groups, df);
            put_size(&mut groups, docs_length);
            put_size(&mut groups, positions_length);
            docs += docs_length;
            positions += positions_length;
        }
    }
    let mut out = Vec::new();
    put_u32(&mut out, table.len());
    out.extend_from_slice(&table);
    for offset in offsets {
        put_u32(&mut out, offset);
    }
    out.extend_from_slice(&groups);
    out
}

/// Writes the stems of sorted terms.
pub(super) fn write_stems(terms: &[&str]) -> Vec<u8> {
    let mut stems: Vec<(String, u32)> = (0..)
        .zip(terms)
        .filter(|(_, term)| term.bytes().all(|b| b.is_ascii_lowercase()))
        .map(|(number, term)| (text::stem(term), number))
        .collect();
    stems.order();
    let mut rows = RowsWriter::default();
    let mut kept = Vec::new();
    for class in stems.chunk_by(|a, b| a.0 == b.0) {
        let leads_on = match class {
            [(stem, only)] => terms.get(*only as usize) != Some(&stem.as_str()),
            _ => true,
        };
        if let (true, Some((stem, _))) = (leads_on, class.first()) {
            let members: Vec<u32> = class.iter().map(|&(_, member)| member).collect();
            rows.push(|row| super::postings::put_positions(&members, row));
            kept.push(stem.as_str());
        }
    }
    let table = strings::write(kept.into_iter());
    let mut out = Vec::new();
    put_u32(&mut out, table.len());
    out.extend_from_slice(&table);
    out.extend_from_slice(&rows.finish());
    out
}

/// Splits a part that starts with the length of a table.
fn split(bytes: &[u8]) -> Result<(&[u8], &[u8]), Broken> {
    if bytes.is_empty() {
        return Ok((bytes, bytes));
    }
    let length = u32_at(bytes, 0)? as usize;
    bytes.get(4..).and_then(|rest| rest.split_at_checked(length)).ok_or(Broken)
}

/// An open dictionary.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Terms<'a> {
    terms: Strings<'a>,
    offsets: &'a [u8],
    groups: &'a [u8],
    stems: Strings<'a>,
    members: Rows<'a>,
}

impl<'a> Terms<'a> {
    /// Opens both parts in place.
    pub(crate) fn open(terms: &'a [u8], stems: &'a [u8]) -> Result<Terms<'a>, Broken> {
        let (table, infos) = split(terms)?;
        let terms = Strings::open(table)?;
        let (offsets, groups) =
            infos.split_at_checked((terms.len() as usize).div_ceil(GROUP) * 4).ok_or(Broken)?;
        let (table, rows) = split(stems)?;
        Ok(Terms { terms, offsets, groups, stems: Strings::open(table)?, members: Rows::open(rows)? })
    }

    /// Number of terms.
    pub(crate) fn len(&self) -> u32 {
        self.terms.len()
    }

    /// The number of a term.
    pub(crate) fn find(&self, term: &str) -> Result<Option<u32>, Broken> {
        self.terms.find(term)
    }

    /// The numbers of all terms that begin with `prefix`.
    pub(crate) fn prefix(&self, prefix: &str) -> Result<Range<u32>, Broken> {
        self.terms.prefix(prefix)
    }

    /// The term with this number.
    pub(crate) fn get(&self, number: u32) -> Result<String, Broken> {
        self.terms.get(number)
    }

    /// The table of terms itself.
    pub(crate) fn strings(&self) -> Strings<'a> {
        self.terms
    }

    /// The terms that share a stem, ascending. Empty where none does, or where the stem itself is the only
    /// such term.
    pub(crate) fn forms(&self, stem: &str) -> Result<Vec<u32>, Broken> {
        let Some(number) = self.stems.find(stem)? else { return Ok(Vec::new()) };
        let mut forms = Vec::new();
        super::postings::positions(self.members.get(number)?, &mut forms)?;
        Ok(forms)
    }

    /// All stems with the terms that share them, in order.
    pub(crate) fn all_stems(&self) -> Result<Vec<(String, Vec<u32>)>, Broken> {
        let one = |number| {
            let mut forms = Vec::new();
            super::postings::positions(self.members.get(number)?, &mut forms)?;
            Ok((self.stems.get(number)?, forms))
        };
        (0..self.stems.len()).map(one).collect()
    }

    /// Where the postings of a term lie.
    pub(crate) fn info(&self, number: u32) -> Result<Info, Broken> {
        self.infos(number..number.checked_add(1).ok_or(Broken)?)?.next().ok_or(Broken)?
    }

    /// Where the postings of neighboring terms lie.
    pub(crate) fn infos(
        &self,
        numbers: Range<u32>,
    ) -> Result<impl Iterator<Item = Result<Info, Broken>> + use<'a>, Broken> {
        if numbers.start > numbers.end || numbers.end > self.len() {
            return Err(Broken);
        }
        let mut walk = Infos {
            offsets: self.offsets,
            groups: self.groups,
            next: 0,
            cursor: Cursor::new(&[]),
            docs: 0,
            positions: 0,
        };
        walk.next = numbers.start - numbers.start % GROUP as u32;
        while walk.next < numbers.start {
            walk.step()?;
        }
        Ok(numbers.map(move |_| walk.step()))
    }
}

/// A walk over the entries.
struct Infos<'a> {
    offsets: &'a [u8],
    groups: &'a [u8],
    next: u32,
    cursor: Cursor<'a>,
    docs: usize,
    positions: usize,
}

impl Infos<'_> {
    fn step(&mut self) -> Result<Info, Broken> {
        if (self.next as usize).is_multiple_of(GROUP) {
            let offset = u32_at(self.offsets, self.next as usize / GROUP)? as usize;
            self.cursor = Cursor::new(self.groups.get(offset..).ok_or(Broken)?);
            (self.docs, self.positions) = (self.cursor.size()?, self.cursor.size()?);
        }
        self.next += 1;
        let df = self.cursor.varint()?;
        let docs = self.docs..self.docs.checked_add(self.cursor.size()?).ok_or(Broken)?;
        let positions = self.positions..self.positions.checked_add(self.cursor.size()?).ok_or(Broken)?;
        (self.docs, self.positions) = (docs.end, positions.end);
        Ok(Info { df, docs, positions })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_infos_and_stems_come_back() {
        let words: Vec<String> = (0..100).map(|i| format!("word{i:02}")).collect();
        let mut terms: Vec<&str> = words.iter().map(String::as_str).collect();
        terms.extend(["talk", "talked", "talking", "running", "zone"]);
        terms.sort_unstable();
        let lengths: Vec<(u32, usize, usize)> =
            (0..terms.len()).map(|i| (i as u32 + 1, i * 3, i * 7)).collect();
        let (first, second) = (write_terms(&terms, &lengths), write_stems(&terms));
        let open = Terms::open(&first, &second).unwrap();
        let (mut docs, mut positions) = (0, 0);
        for (number, (term, (df, d, p))) in (0..).zip(terms.iter().zip(&lengths)) {
            assert_eq!(open.find(term), Ok(Some(number)));
            let info = Info { df: *df, docs: docs..docs + d, positions: positions..positions + p };
            assert_eq!(open.info(number), Ok(info));
            docs += d;
            positions += p;
        }
        let forms =
            |stem| open.forms(stem).unwrap().iter().map(|&n| open.get(n).unwrap()).collect::<Vec<_>>();
        assert_eq!(forms("talk"), ["talk", "talked", "talking"]);
        assert_eq!(forms("run"), ["running"]);
        assert_eq!(forms("zone"), Vec::<String>::new(), "the word itself leads there");
        assert_eq!(open.infos(3..9).unwrap().count(), 6);
        assert!(open.info(terms.len() as u32).is_err());
    }
}
