//! The outside of a segment: magic, version, table of parts, checksum. What is broken or newer is refused
//! here, before anything else looks at the bytes.
//!
//! The checksum is XXH64 with seed 0 (Yann Collet's public specification): fast on long inputs and the same
//! on every machine. It guards against broken files, not against forged ones; every part still checks its
//! own bounds.

use std::ops::Range;

use super::bytes::{Broken, put_u32, u32_at};
use crate::error::Error;

/// First bytes of every segment. The 0x1a stops a terminal from printing the rest.
const MAGIC: &[u8; 8] = b"DLSEGM\x1a\n";

/// The format this build writes.
pub const VERSION: u32 = 1;

/// The oldest format this build reads.
pub const OLDEST_READ: u32 = 1;

/// The oldest reader that understands what this build writes.
const OLDEST_READER: u32 = 1;

/// Magic, version, oldest reader, articles, parts.
const HEADER: usize = 24;

/// Bytes of a line in the table of parts: name, offset, length.
const LINE: usize = 12;

const CHECKSUM: usize = 8;

/// What is stored where. The numbers stand in files: a new part takes a new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Store = 1,
    Terms = 2,
    Stems = 3,
    Docs = 4,
    Positions = 5,
    Columns = 6,
    Quotes = 7,
}

/// Puts the parts behind a header and a checksum after them.
pub(super) fn wrap(articles: u32, parts: Vec<(Part, Vec<u8>)>) -> Vec<u8> {
    let body: usize = parts.iter().map(|(_, bytes)| bytes.len()).sum();
    let mut out = Vec::with_capacity(HEADER + parts.len() * LINE + body + CHECKSUM);
    out.extend_from_slice(MAGIC);
    for number in [VERSION, OLDEST_READER, articles] {
        out.extend_from_slice(&number.to_le_bytes());
    }
    put_u32(&mut out, parts.len());
    let mut offset = HEADER + parts.len() * LINE;
    for (part, bytes) in &parts {
        put_u32(&mut out, *part as usize);
        put_u32(&mut out, offset);
        put_u32(&mut out, bytes.len());
        offset += bytes.len();
    }
    // Each part is given back as soon as it is copied.
    for (_, bytes) in parts {
        out.extend_from_slice(&bytes);
    }
    let sum = xxh64(&out);
    out.extend_from_slice(&sum.to_le_bytes());
    out
}

/// A header that was checked.
#[derive(Debug)]
pub(super) struct Frame {
    /// Number of articles.
    pub(super) articles: u32,
    parts: Vec<(u32, Range<usize>)>,
}

impl Frame {
    /// Checks magic, version, checksum and table.
    pub(super) fn read(bytes: &[u8]) -> Result<Frame, Error> {
        if bytes.get(..MAGIC.len()) != Some(MAGIC) {
            return Err(Error::segment("the file is no Dateline index"));
        }
        let numbers = bytes.get(MAGIC.len()..HEADER).ok_or_else(cut)?;
        let number = |index| u32_at(numbers, index).map_err(|_| cut());
        let (version, oldest_reader) = (number(0)?, number(1)?);
        if oldest_reader > VERSION {
            return Err(Error::segment(format!(
                "it was written in format {version}, which needs a newer Dateline than this one \
                 (this one reads up to format {VERSION})"
            )));
        }
        if version < OLDEST_READ {
            return Err(Error::segment(format!(
                "it was written in format {version}, which is no longer read; build it again from the articles"
            )));
        }
        let (body, sum) = bytes.split_at_checked(bytes.len() - CHECKSUM).ok_or_else(cut)?;
        if body.len() < HEADER || sum != xxh64(body).to_le_bytes() {
            return Err(Error::segment("its checksum does not fit: the file is broken or cut short"));
        }
        let parts =
            read_table(body, number(3)? as usize).map_err(|_| Error::segment("its table is broken"))?;
        Ok(Frame { articles: number(2)?, parts })
    }

    /// Where a part lies; empty where the segment has none.
    pub(super) fn part(&self, part: Part) -> Range<usize> {
        let found = self.parts.iter().find(|(name, _)| *name == part as u32);
        found.map_or(0..0, |(_, range)| range.clone())
    }
}

fn cut() -> Error {
    Error::segment("the file is cut short")
}

fn read_table(body: &[u8], count: usize) -> Result<Vec<(u32, Range<usize>)>, Broken> {
    let table = body.get(HEADER..).ok_or(Broken)?;
    if count > table.len() / LINE {
        return Err(Broken);
    }
    (0..count)
        .map(|line| {
            let field = |k| u32_at(table, line * 3 + k);
            let start = field(1)? as usize;
            let end = start.checked_add(field(2)? as usize).ok_or(Broken)?;
            if end > body.len() { Err(Broken) } else { Ok((field(0)?, start..end)) }
        })
        .collect()
}

const P1: u64 = 0x9E37_79B1_85EB_CA87;
const P2: u64 = 0xC2B2_AE3D_27D4_EB4F;
const P3: u64 = 0x1656_67B1_9E37_79F9;
const P4: u64 = 0x85EB_CA77_C2B2_AE63;
const P5: u64 = 0x27D4_EB2F_1656_67C5;

/// XXH64 with seed 0.
pub(crate) fn xxh64(bytes: &[u8]) -> u64 {
    let mut stripes = bytes.chunks_exact(32);
    let mut hash = if bytes.len() >= 32 {
        let mut lanes = [P1.wrapping_add(P2), P2, 0, 0u64.wrapping_sub(P1)];
        for stripe in &mut stripes {
            for (lane, word) in lanes.iter_mut().zip(stripe.as_chunks().0) {
                *lane = round(*lane, u64::from_le_bytes(*word));
            }
        }
        let [a, b, c, d] = lanes;
        let mut hash = (a.rotate_left(1).wrapping_add(b.rotate_left(7)))
            .wrapping_add(c.rotate_left(12))
            .wrapping_add(d.rotate_left(18));
        for lane in lanes {
            hash = (hash ^ round(0, lane)).wrapping_mul(P1).wrapping_add(P4);
        }
        hash
    } else {
        P5
    };
    hash = hash.wrapping_add(bytes.len() as u64);
    let mut words = stripes.remainder().chunks_exact(8);
    for word in &mut words {
        hash ^= round(0, word64(word));
        hash = hash.rotate_left(27).wrapping_mul(P1).wrapping_add(P4);
    }
    let mut halves = words.remainder().chunks_exact(4);
    for half in &mut halves {
        hash ^= word64(half).wrapping_mul(P1);
        hash = hash.rotate_left(23).wrapping_mul(P2).wrapping_add(P3);
    }
    for &byte in halves.remainder() {
        hash ^= u64::from(byte).wrapping_mul(P5);
        hash = hash.rotate_left(11).wrapping_mul(P1);
    }
    hash = (hash ^ (hash >> 33)).wrapping_mul(P2);
    hash = (hash ^ (hash >> 29)).wrapping_mul(P3);
    hash ^ (hash >> 32)
}

fn round(lane: u64, word: u64) -> u64 {
    lane.wrapping_add(word.wrapping_mul(P2)).rotate_left(31).wrapping_mul(P1)
}

/// Up to eight bytes as a little-endian number.
fn word64(bytes: &[u8]) -> u64 {
    let mut word = [0; 8];
    word[..bytes.len()].copy_from_slice(bytes); // callers give chunks of 4 or 8
    u64::from_le_bytes(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn xxh64_matches_its_published_values() {
        // From the specification's reference implementation, seed 0.
        assert_eq!(xxh64(b""), 0xEF46_DB37_51D8_E999);
        assert_eq!(xxh64(b"a"), 0xD24E_C4F1_A98C_6E5B);
        assert_eq!(xxh64(b"abc"), 0x44BC_2CF5_AD77_0999);
        assert_eq!(xxh64(b"Nobody inspects the spammish repetition"), 0xFBCE_A83C_8A37_8BF1);
    }

    fn sample() -> Vec<u8> {
        wrap(3, vec![(Part::Store, vec![1, 2, 3]), (Part::Quotes, vec![4])])
    }

    /// The sample with some bytes replaced and the checksum made to fit again.
    fn forged(at: usize, with: &[u8]) -> Vec<u8> {
        let mut bytes = sample();
        bytes[at..at + with.len()].copy_from_slice(with);
        let end = bytes.len() - CHECKSUM;
        let sum = xxh64(&bytes[..end]);
        bytes[end..].copy_from_slice(&sum.to_le_bytes());
        bytes
    }

    #[test]
    fn parts_come_back() {
        let bytes = sample();
        let frame = Frame::read(&bytes).unwrap();
        assert_eq!(frame.articles, 3);
        assert_eq!(&bytes[frame.part(Part::Store)], [1, 2, 3]);
        assert_eq!(&bytes[frame.part(Part::Quotes)], [4]);
        assert_eq!(frame.part(Part::Terms), 0..0);
    }

    #[test]
    fn what_cannot_be_read_is_refused_with_its_reason() {
        let cases: [(Vec<u8>, &str); 6] = [
            (b"<!doctype html>".to_vec(), "no Dateline index"),
            (sample()[..12].to_vec(), "cut short"),
            (sample()[..40].to_vec(), "checksum"),
            (forged(12, &9u32.to_le_bytes()), "newer Dateline"),
            (forged(8, &0u32.to_le_bytes()), "no longer read"),
            (forged(HEADER + 8, &u32::MAX.to_le_bytes()), "table"),
        ];
        for (bytes, reason) in cases {
            let message = Frame::read(&bytes).unwrap_err().to_string();
            assert!(message.contains(reason), "{message}");
        }
    }

    #[test]
    fn one_changed_bit_is_noticed() {
        let bytes = sample();
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            assert!(Frame::read(&changed).is_err(), "byte {at}");
        }
    }
}
