//! A sorted table of strings: a string's number, the string of a number, everything that begins with a
//! prefix, everything spelled nearly like a word.
//!
//! ```text
//! table   := u32le count, u32le blocks, u32le offset of each block, blocks
//! block   := text, 15 * entry           the last block may be shorter
//! entry   := varint bytes shared with the string before, text of the rest
//! ```
//!
//! Strings are numbered from 0 in byte order. Blocks of sixteen front-coded strings and a binary search over
//! the first of each took the place of a finite state transducer: they are written several times faster,
//! read with every bound checked (an automaton over a stranger's bytes can panic), and a prefix is simply a
//! range of numbers, so that everything known about the strings can lie in plain arrays.

use std::cmp::Ordering;
use std::ops::Range;

use super::bytes::{Broken, Cursor, put_size, put_u32, u32_at};

/// Strings in a block: the search in it touches 8 on average, the table of offsets stays small.
const BLOCK: usize = 16;

/// Writes a table. The strings are sorted by their bytes and distinct.
pub(crate) fn write<'a>(strings: impl ExactSizeIterator<Item = &'a str>) -> Vec<u8> {
    let count = strings.len();
    let mut offsets = Vec::new();
    let mut blocks: Vec<u8> = Vec::new();
    let mut before = "";
    for (number, string) in strings.enumerate() {
        if number % BLOCK == 0 {
            offsets.push(blocks.len());
            put_size(&mut blocks, string.len());
            blocks.extend_from_slice(string.as_bytes());
        } else {
            let shared = shared(before.as_bytes(), string.as_bytes());
            put_size(&mut blocks, shared);
            put_size(&mut blocks, string.len() - shared);
            blocks.extend_from_slice(&string.as_bytes()[shared..]); // shared <= length
        }
        before = string;
    }
    let mut out = Vec::with_capacity(8 + offsets.len() * 4 + blocks.len());
    put_u32(&mut out, count);
    put_u32(&mut out, offsets.len());
    for offset in offsets {
        put_u32(&mut out, offset);
    }
    out.extend_from_slice(&blocks);
    out
}

/// Length of the common start.
fn shared(a: &[u8], b: &[u8]) -> usize {
    a.iter().zip(b).take_while(|(x, y)| x == y).count()
}

/// An open table.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Strings<'a> {
    count: u32,
    /// Offsets of the blocks, four bytes each.
    offsets: &'a [u8],
    blocks: &'a [u8],
}

impl<'a> Strings<'a> {
    /// Opens a table in place. No bytes are an empty table.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Strings<'a>, Broken> {
        if bytes.is_empty() {
            return Ok(Strings::default());
        }
        let (count, blocks) = (u32_at(bytes, 0)?, u32_at(bytes, 1)? as usize);
        if (count as usize).div_ceil(BLOCK) != blocks {
            return Err(Broken);
        }
        let rest = bytes.get(8..).ok_or(Broken)?;
        let (offsets, blocks) = rest.split_at_checked(blocks.checked_mul(4).ok_or(Broken)?).ok_or(Broken)?;
        Ok(Strings { count, offsets, blocks })
    }

    /// Number of strings.
    pub(crate) fn len(&self) -> u32 {
        self.count
    }

    fn blocks(&self) -> usize {
        self.offsets.len() / 4
    }

    /// The bytes from the start of a block on.
    fn block(&self, block: usize) -> Result<Cursor<'a>, Broken> {
        let offset = u32_at(self.offsets, block)? as usize;
        self.blocks.get(offset..).map(Cursor::new).ok_or(Broken)
    }

    fn first_of(&self, block: usize) -> Result<&'a [u8], Broken> {
        let mut cursor = self.block(block)?;
        let length = cursor.size()?;
        cursor.take(length)
    }

    /// A walk over the strings from number `start` on.
    pub(crate) fn walk(&self, start: u32) -> Result<Walk<'a>, Broken> {
        let block = start as usize / BLOCK;
        let mut walk =
            Walk { table: *self, cursor: Cursor::new(&[]), next: (block * BLOCK) as u32, bytes: Vec::new() };
        while walk.next < start && walk.step()?.is_some() {}
        Ok(walk)
    }

    /// The string with this number.
    pub(crate) fn get(&self, number: u32) -> Result<String, Broken> {
        let mut walk = self.walk(number)?;
        let (_, _, string) = walk.step()?.ok_or(Broken)?;
        String::from_utf8(string.to_vec()).map_err(|_| Broken)
    }

    /// Number of strings below `key`, and whether the next one is `key` itself.
    pub(crate) fn rank(&self, key: &[u8]) -> Result<(u32, bool), Broken> {
        // The block before the first block whose first string is above the key.
        let (mut low, mut high) = (0, self.blocks());
        while low < high {
            let middle = low.midpoint(high);
            if self.first_of(middle)? <= key { low = middle + 1 } else { high = middle }
        }
        let Some(block) = low.checked_sub(1) else { return Ok((0, false)) };
        let mut walk = self.walk((block * BLOCK) as u32)?;
        let end = ((block + 1) * BLOCK).min(self.count as usize) as u32;
        while walk.next < end {
            let Some((number, _, string)) = walk.step()? else { break };
            match string.cmp(key) {
                Ordering::Less => {}
                Ordering::Equal => return Ok((number, true)),
                Ordering::Greater => return Ok((number, false)),
            }
        }
        Ok((end, false))
    }

    /// The number of a string.
    pub(crate) fn find(&self, key: &str) -> Result<Option<u32>, Broken> {
        let (number, found) = self.rank(key.as_bytes())?;
        Ok(found.then_some(number))
    }

    /// The numbers of all strings that begin with `prefix`.
    pub(crate) fn prefix(&self, prefix: &str) -> Result<Range<u32>, Broken> {
        let start = self.rank(prefix.as_bytes())?.0;
        // 0xff is in no UTF-8 text, so this lies above every string with the prefix and below all others.
        let mut above = prefix.as_bytes().to_vec();
        above.push(0xff);
        Ok(start..self.rank(&above)?.0)
    }
}

/// A walk over neighboring strings.
pub(crate) struct Walk<'a> {
    table: Strings<'a>,
    cursor: Cursor<'a>,
    /// Number of the string that comes next.
    next: u32,
    /// The string before it.
    bytes: Vec<u8>,
}

/// A string's number, how many bytes it shares with the one before, and its bytes.
pub(crate) type Step<'a> = (u32, usize, &'a [u8]);

impl Walk<'_> {
    /// The next string, none at the end.
    pub(crate) fn step(&mut self) -> Result<Option<Step<'_>>, Broken> {
        if self.next >= self.table.count {
            return Ok(None);
        }
        let number = self.next;
        let (kept, mut shared) = if (number as usize).is_multiple_of(BLOCK) {
            self.cursor = self.table.block(number as usize / BLOCK)?;
            (0, 0)
        } else {
            let kept = self.cursor.size()?;
            (kept, kept)
        };
        let length = self.cursor.size()?;
        let rest = self.cursor.take(length)?;
        if kept > self.bytes.len() {
            return Err(Broken);
        }
        if kept == 0 {
            shared = self::shared(&self.bytes, rest);
        }
        self.bytes.truncate(kept);
        self.bytes.extend_from_slice(rest);
        self.next += 1;
        Ok(Some((number, shared, &self.bytes)))
    }
}

impl Walk<'_> {
    /// Moves on past blocks that hold only strings with the first `length` bytes of the last one. Some such
    /// strings may still come.
    pub(crate) fn skip(&mut self, length: usize) -> Result<(), Broken> {
        let Some(prefix) = self.bytes.get(..length) else { return Ok(()) };
        let (start, end) = ((self.next as usize).div_ceil(BLOCK), self.table.blocks());
        let begins_so = |block| self.table.first_of(block).map(|first| first.starts_with(prefix));
        if start >= end || !begins_so(start)? {
            return Ok(());
        }
        // The last block that begins so: strings with the prefix may end inside it.
        let (mut low, mut high) = (start, end);
        while high - low > 1 {
            let middle = low.midpoint(high);
            if begins_so(middle)? { low = middle } else { high = middle }
        }
        self.next = (low * BLOCK) as u32;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn table(strings: &BTreeSet<String>) -> Vec<u8> {
        write(strings.iter().map(String::as_str).collect::<Vec<_>>().into_iter())
    }

    proptest! {
        #[test]
        fn strings_are_found_under_their_numbers(
            strings in prop::collection::btree_set("[a-cé]{0,5}", 0..120),
            probe in "[a-cé]{0,4}",
        ) {
            let bytes = table(&strings);
            let table = Strings::open(&bytes).unwrap();
            prop_assert_eq!(table.len() as usize, strings.len());
            for (number, string) in (0..).zip(&strings) {
                prop_assert_eq!(table.find(string), Ok(Some(number)));
                prop_assert_eq!(&table.get(number).unwrap(), string);
            }
            prop_assert_eq!(table.find(&probe).unwrap().is_some(), strings.contains(&probe));
            let range = table.prefix(&probe).unwrap();
            let expected = strings.iter().filter(|s| s.starts_with(&probe)).count();
            prop_assert_eq!(range.len(), expected);
            for number in range {
                prop_assert!(table.get(number).unwrap().starts_with(&probe));
            }
        }

        #[test]
        fn strangers_bytes_never_panic(
            mut bytes in prop::collection::vec(any::<u8>(), 0..80),
            count in 0..40u32,
        ) {
            if let Some(head) = bytes.get_mut(..8) {
                head[..4].copy_from_slice(&count.to_le_bytes());
                head[4..].copy_from_slice(&count.div_ceil(16).to_le_bytes());
            }
            if let Ok(table) = Strings::open(&bytes) {
                let _ = (table.find("a"), table.prefix("b"), table.get(1));
            }
        }
    }
}
