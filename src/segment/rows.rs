//! Records of any length, found by number.
//!
//! ```text
//! rows  := u32le count, u32le offset of every sixteenth row, row*
//! row   := varint length, bytes
//! ```
//!
//! One offset for sixteen rows: the lengths in between are read on the way, which is cheaper than the four
//! bytes each that a full table would cost for rows as short as these.

use super::bytes::{Broken, Cursor, put_sized, put_u32, u32_at};

const STRIDE: usize = 16;

/// Collects rows.
#[derive(Debug, Default)]
pub(super) struct RowsWriter {
    count: usize,
    offsets: Vec<usize>,
    bytes: Vec<u8>,
}

impl RowsWriter {
    /// Adds the next row, which `write` appends to what it is given.
    pub(super) fn push(&mut self, write: impl FnOnce(&mut Vec<u8>)) {
        if self.count.is_multiple_of(STRIDE) {
            self.offsets.push(self.bytes.len());
        }
        self.count += 1;
        put_sized(&mut self.bytes, write);
    }

    /// The table.
    pub(super) fn finish(self) -> Vec<u8> {
        let mut out = Vec::with_capacity(4 + self.offsets.len() * 4 + self.bytes.len());
        put_u32(&mut out, self.count);
        for offset in self.offsets {
            put_u32(&mut out, offset);
        }
        out.extend_from_slice(&self.bytes);
        out
    }
}

/// An open table of rows.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Rows<'a> {
    count: u32,
    offsets: &'a [u8],
    bytes: &'a [u8],
}

impl<'a> Rows<'a> {
    /// Opens a table in place. No bytes are an empty table.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Rows<'a>, Broken> {
        if bytes.is_empty() {
            return Ok(Rows::default());
        }
        let count = u32_at(bytes, 0)?;
        let offsets = (count as usize).div_ceil(STRIDE).checked_mul(4).ok_or(Broken)?;
        let (offsets, bytes) =
            bytes.get(4..).and_then(|rest| rest.split_at_checked(offsets)).ok_or(Broken)?;
        Ok(Rows { count, offsets, bytes })
    }

    /// Number of rows.
    pub(crate) fn len(&self) -> u32 {
        self.count
    }

    /// The row with this number.
    pub(crate) fn get(&self, number: u32) -> Result<&'a [u8], Broken> {
        if number >= self.count {
            return Err(Broken);
        }
        let offset = u32_at(self.offsets, number as usize / STRIDE)? as usize;
        let mut cursor = Cursor::new(self.bytes.get(offset..).ok_or(Broken)?);
        for _ in 0..number as usize % STRIDE {
            let length = cursor.size()?;
            cursor.take(length)?;
        }
        let length = cursor.size()?;
        cursor.take(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn rows_come_back(rows in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..200), 0..60)) {
            let mut writer = RowsWriter::default();
            rows.iter().for_each(|row| writer.push(|out| out.extend_from_slice(row)));
            let bytes = writer.finish();
            let table = Rows::open(&bytes).unwrap();
            prop_assert_eq!(table.len() as usize, rows.len());
            for (number, row) in (0..).zip(&rows) {
                prop_assert_eq!(table.get(number), Ok(row.as_slice()));
            }
            prop_assert_eq!(table.get(table.len()), Err(Broken));
        }

        #[test]
        fn strangers_bytes_never_panic(bytes in prop::collection::vec(0..40u8, 0..60), number in any::<u32>()) {
            if let Ok(table) = Rows::open(&bytes) {
                let _ = (table.get(number), table.get(0), table.get(17));
            }
        }
    }
}
