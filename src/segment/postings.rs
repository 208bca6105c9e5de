//! Which articles hold a term, how strongly, and where.
//!
//! ```text
//! docs       := head*, block*, tail            df / 128 blocks, df % 128 entries in the tail
//! head       := u32le last article, u32le end of its block, u32le end of its positions,
//!               u8 width (1, 2 or 4), u8 greatest impact
//! block      := 128 gaps of `width` bytes, 128 impacts of one byte
//! tail       := (varint gap, u8 impact)*
//! positions  := (varint length in bytes, varint position, varint step*)*      one group per article
//! ```
//!
//! A gap counts from the article after the one before: 0 is its neighbor. Ends count from the first block
//! and the first position of the term. Gaps have whole bytes: a list is decoded at memory speed by a loop
//! without branches, on every machine, for about a tenth more bytes than packed bits.
//!
//! An impact is what the term adds to an article's score before its rarity is weighed in, from 1 to 255. It
//! is computed when the article is written, from that article alone, so that scores do not depend on the
//! batch an article came in, and matching needs no table of lengths.

use super::bytes::{Broken, Cursor, put_size, put_u32, put_varint, u32_at};

/// Articles in a block.
const BLOCK: usize = 128;

/// Bytes of a head.
const HEAD: usize = 14;

/// How often a term stands in the parts of one article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// In the headline.
    pub(crate) headline: u32,
    /// In the line under it.
    pub(crate) deck: u32,
    /// In the body.
    pub(crate) body: u32,
}

/// A word in the headline weighs as much as this many in the body.
const HEADLINE_WEIGHT: u32 = 4;

/// The same for the line under the headline.
const DECK_WEIGHT: u32 = 2;

/// Words in a body of usual length: half the news reports in the Reuters and Wikinews collections are
/// shorter than 100 to 250 words, agency features have 400 to 800.
const USUAL_LENGTH: u32 = 250;

/// BM25F (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) with k1 = 1.2, b = 0.75,
/// fields weighed before saturation, scaled to 1..=255. The length is compared with [`USUAL_LENGTH`] and not
/// with the mean of a batch, which would make scores depend on how articles are batched.
pub(crate) fn impact(counts: Counts, body_words: u32) -> u8 {
    let frequency =
        u64::from(counts.headline * HEADLINE_WEIGHT + counts.deck * DECK_WEIGHT + counts.body) * 1024;
    // k1 * (1 - b + b * length / usual), in 1024ths.
    let damping = 307 + 922 * u64::from(body_words) / u64::from(USUAL_LENGTH);
    // Below 256, because damping is above 0.
    (255 * frequency / (frequency + damping)).max(1) as u8
}

/// Writes the postings of one term after the other.
#[derive(Debug, Default)]
pub(super) struct PostingsWriter {
    /// The part of docs so far.
    pub(super) docs: Vec<u8>,
    /// The part of positions so far.
    pub(super) positions: Vec<u8>,
    /// The articles of the term that is written, with its impact in each and the end of its positions there,
    /// counted from `start`.
    entries: Vec<(u32, u8, u32)>,
    /// Where the positions of the term begin.
    start: usize,
    blocks: Vec<u8>,
}

impl PostingsWriter {
    /// Adds the next article of the term with its positions, ascending.
    pub(super) fn push(&mut self, doc: u32, impact: u8, positions: impl Iterator<Item = u32>) {
        let head = self.positions.len();
        // Most lists of positions are shorter than 128 bytes, so that one byte holds their length.
        self.positions.push(0);
        let mut before = 0;
        for position in positions {
            put_varint(&mut self.positions, position - before); // ascending
            before = position;
        }
        match self.positions.len() - head - 1 {
            length @ 0..0x80 => self.positions[head] = length as u8, // pushed above
            length => {
                let mut prefix = Vec::new();
                put_size(&mut prefix, length);
                self.positions.splice(head..=head, prefix);
            }
        }
        self.entries.push((doc, impact, (self.positions.len() - self.start) as u32));
    }

    /// Ends the term. Returns its number of articles and its bytes in docs and positions.
    pub(super) fn end_term(&mut self) -> (u32, usize, usize) {
        let start = self.docs.len();
        let (full, tail) = self.entries.as_chunks::<BLOCK>();
        let mut next = 0;
        self.blocks.clear();
        for block in full {
            let width = put_block(block, &mut next, &mut self.blocks);
            let (last, _, end) = block[BLOCK - 1];
            self.docs.extend_from_slice(&last.to_le_bytes());
            put_u32(&mut self.docs, self.blocks.len());
            self.docs.extend_from_slice(&end.to_le_bytes());
            self.docs.push(width);
            self.docs.push(block.iter().map(|entry| entry.1).max().unwrap_or(0));
        }
        self.docs.extend_from_slice(&self.blocks);
        for &(doc, impact, _) in tail {
            put_varint(&mut self.docs, doc - next); // articles ascend
            self.docs.push(impact);
            next = doc + 1;
        }
        let lengths = (self.entries.len() as u32, self.docs.len() - start, self.positions.len() - self.start);
        self.entries.clear();
        self.start = self.positions.len();
        lengths
    }
}

/// Writes a block: the gaps with the smallest width that holds them all, then the impacts. `next` is the article
/// after the last one. Returns the width.
fn put_block(block: &[(u32, u8, u32); BLOCK], next: &mut u32, out: &mut Vec<u8>) -> u8 {
    let mut gaps = [0u32; BLOCK];
    let mut greatest = 0;
    for (gap, &(doc, ..)) in gaps.iter_mut().zip(block) {
        *gap = doc - *next; // articles ascend
        greatest = greatest.max(*gap);
        *next = doc + 1;
    }
    let width = match greatest {
        0..0x100 => 1,
        0x100..0x1_0000 => 2,
        _ => 4,
    };
    for gap in gaps {
        out.extend_from_slice(&gap.to_le_bytes()[..width]); // 1, 2 or 4 of 4
    }
    out.extend(block.iter().map(|entry| entry.1));
    width as u8
}

/// The postings of one term.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Postings<'a> {
    /// Number of articles that hold the term.
    pub(crate) df: u32,
    /// Articles in the segment: no number reaches it.
    limit: u32,
    heads: &'a [u8],
    blocks: &'a [u8],
    positions: &'a [u8],
}

/// What the head of a block says.
#[derive(Clone, Copy, Debug)]
struct Head {
    last: u32,
    block_end: usize,
    positions_end: usize,
    width: usize,
}

/// A block of articles while it is looked at.
#[derive(Clone, Debug)]
struct Block {
    docs: [u32; BLOCK],
    impacts: [u8; BLOCK],
    len: usize,
}

impl Block {
    const EMPTY: Block = Block { docs: [0; BLOCK], impacts: [0; BLOCK], len: 0 };
}

impl<'a> Postings<'a> {
    /// Opens the postings of a term with `df` articles in a segment of `limit`.
    pub(crate) fn open(
        df: u32,
        limit: u32,
        docs: &'a [u8],
        positions: &'a [u8],
    ) -> Result<Postings<'a>, Broken> {
        let heads = (df as usize / BLOCK).checked_mul(HEAD).ok_or(Broken)?;
        let (heads, blocks) = docs.split_at_checked(heads).ok_or(Broken)?;
        if df > limit {
            return Err(Broken);
        }
        Ok(Postings { df, limit, heads, blocks, positions })
    }

    fn full_blocks(&self) -> usize {
        self.heads.len() / HEAD
    }

    fn head(&self, block: usize) -> Result<Head, Broken> {
        let start = block * HEAD;
        let bytes = self.heads.get(start..start + HEAD).ok_or(Broken)?;
        Ok(Head {
            last: u32_at(bytes, 0)?,
            block_end: u32_at(bytes, 1)? as usize,
            positions_end: u32_at(bytes, 2)? as usize,
            width: bytes[12].into(), // HEAD bytes
        })
    }

    /// The article after the last one before `block`, where its bytes start, where its positions start.
    fn start_of(&self, block: usize) -> Result<(u32, usize, usize), Broken> {
        let Some(before) = block.checked_sub(1) else { return Ok((0, 0, 0)) };
        let head = self.head(before)?;
        Ok((head.last.checked_add(1).ok_or(Broken)?, head.block_end, head.positions_end))
    }

    /// Decodes a block; the one after the full blocks is the tail.
    fn read(&self, block: usize, into: &mut Block) -> Result<(), Broken> {
        let (next, start, _) = self.start_of(block)?;
        let bytes = self.blocks.get(start..).ok_or(Broken)?;
        if block == self.full_blocks() {
            return self.read_tail(next, bytes, into);
        }
        let head = self.head(block)?;
        if head.last >= self.limit {
            return Err(Broken);
        }
        let (gaps, rest) = bytes.split_at_checked(head.width * BLOCK).ok_or(Broken)?;
        let last = match head.width {
            1 => sum(next, gaps.iter().map(|&gap| u32::from(gap)), &mut into.docs),
            2 => sum(
                next,
                gaps.chunks_exact(2).map(|g| u32::from(u16::from_le_bytes([g[0], g[1]]))),
                &mut into.docs,
            ),
            4 => sum(
                next,
                gaps.chunks_exact(4).map(|g| u32::from_le_bytes([g[0], g[1], g[2], g[3]])),
                &mut into.docs,
            ),
            _ => return Err(Broken),
        };
        // With the sum right and no gap negative, every article is below `limit` and they ascend.
        if last != u64::from(head.last) {
            return Err(Broken);
        }
        into.impacts.copy_from_slice(rest.get(..BLOCK).ok_or(Broken)?);
        into.len = BLOCK;
        Ok(())
    }

    fn read_tail(&self, mut next: u32, bytes: &[u8], into: &mut Block) -> Result<(), Broken> {
        let mut cursor = Cursor::new(bytes);
        into.len = self.df as usize % BLOCK;
        for (doc, impact) in into.docs.iter_mut().zip(&mut into.impacts).take(into.len) {
            *doc = next.checked_add(cursor.varint()?).filter(|&doc| doc < self.limit).ok_or(Broken)?;
            *impact = cursor.byte()?;
            next = *doc + 1; // below limit
        }
        Ok(())
    }

    /// Calls `found` for every article, ascending, with the term's impact.
    #[inline]
    pub(crate) fn each(&self, mut found: impl FnMut(u32, u8)) -> Result<(), Broken> {
        let full = self.full_blocks();
        if full > 0 {
            let mut block = Block::EMPTY;
            for number in 0..full {
                self.read(number, &mut block)?;
                for (&doc, &impact) in block.docs.iter().zip(&block.impacts) {
                    found(doc, impact);
                }
            }
        }
        // Most terms have only a tail: it is read without a block in between.
        let (mut next, start, _) = self.start_of(full)?;
        let mut cursor = Cursor::new(self.blocks.get(start..).ok_or(Broken)?);
        for _ in 0..self.df as usize % BLOCK {
            let doc = next.checked_add(cursor.varint()?).filter(|&doc| doc < self.limit).ok_or(Broken)?;
            found(doc, cursor.byte()?);
            next = doc + 1; // below limit
        }
        Ok(())
    }

    /// True where there are no blocks to pass over.
    pub(crate) fn is_short(&self) -> bool {
        self.heads.is_empty()
    }

    /// Calls `found` for every article with an impact of at least `floor`, ascending; it gives the new floor.
    /// Blocks without such an article are not decoded.
    pub(crate) fn each_from(
        &self,
        floor: &mut u8,
        found: &mut dyn FnMut(u32, u8) -> u8,
    ) -> Result<(), Broken> {
        let full = self.full_blocks();
        let mut block = Block::EMPTY;
        for number in 0..=full {
            if number < full && self.greatest(number)? < *floor {
                continue;
            }
            self.read(number, &mut block)?;
            for (&doc, &impact) in block.docs.iter().zip(&block.impacts).take(block.len) {
                if impact >= *floor {
                    *floor = found(doc, impact);
                }
            }
        }
        Ok(())
    }

    /// The greatest impact of a block.
    fn greatest(&self, block: usize) -> Result<u8, Broken> {
        self.heads.get(block * HEAD + HEAD - 1).copied().ok_or(Broken)
    }

    /// A cursor that finds the positions in ascending articles.
    pub(crate) fn places(self) -> Places<'a> {
        Places { postings: self, block: Block::EMPTY, number: None, index: 0, rest: Cursor::new(&[]) }
    }
}

/// Running sum of gaps; returns the last article.
#[inline]
fn sum(mut next: u32, gaps: impl Iterator<Item = u32>, docs: &mut [u32; BLOCK]) -> u64 {
    // The sum is also taken in 64 bits, so that a wrap around is noticed by the caller.
    let mut total = u64::from(next);
    for (doc, gap) in docs.iter_mut().zip(gaps) {
        *doc = next.wrapping_add(gap);
        next = doc.wrapping_add(1);
        total += u64::from(gap) + 1;
    }
    total.wrapping_sub(1)
}

/// Finds the positions of a term in articles that are asked for in ascending order.
#[derive(Clone, Debug)]
pub(crate) struct Places<'a> {
    postings: Postings<'a>,
    block: Block,
    /// The block that is decoded.
    number: Option<usize>,
    /// The entry of the block whose positions `rest` starts with.
    index: usize,
    rest: Cursor<'a>,
}

impl<'a> Places<'a> {
    /// Goes to the article `doc`, which is not below the one asked for before. Gives the impact of the term
    /// and its positions as bytes for [`positions`], or none where the article does not hold it.
    pub(crate) fn seek(&mut self, doc: u32) -> Result<Option<(u8, &'a [u8])>, Broken> {
        if !self.open_block(doc)? {
            return Ok(None);
        }
        let docs = &self.block.docs[..self.block.len]; // len <= BLOCK
        let Ok(found) = docs.binary_search(&doc) else { return Ok(None) };
        while self.index < found {
            let length = self.rest.size()?;
            self.rest.take(length)?;
            self.index += 1;
        }
        if self.index > found {
            return Err(Broken);
        }
        // The cursor stays before the group, so that the same article can be asked for again.
        let mut group = self.rest.clone();
        let length = group.size()?;
        Ok(Some((self.block.impacts[found], group.take(length)?))) // found < len
    }

    /// Decodes the block that may hold `doc`; false where none can.
    fn open_block(&mut self, doc: u32) -> Result<bool, Broken> {
        let (mut low, mut high) = (self.number.unwrap_or(0), self.postings.full_blocks());
        while low < high {
            let middle = low.midpoint(high);
            if self.postings.head(middle)?.last < doc { low = middle + 1 } else { high = middle }
        }
        if self.number == Some(low) {
            return Ok(true);
        }
        if low == self.postings.full_blocks() && (self.postings.df as usize).is_multiple_of(BLOCK) {
            return Ok(false);
        }
        self.postings.read(low, &mut self.block)?;
        let (_, _, start) = self.postings.start_of(low)?;
        self.rest = Cursor::new(self.postings.positions.get(start..).ok_or(Broken)?);
        (self.number, self.index) = (Some(low), 0);
        Ok(true)
    }
}

/// Decodes the positions of a term in one article, ascending.
pub(crate) fn positions(steps: &[u8], into: &mut Vec<u32>) -> Result<(), Broken> {
    into.clear();
    let mut cursor = Cursor::new(steps);
    let mut at = 0u32;
    while !cursor.rest().is_empty() {
        at = at.checked_add(cursor.varint()?).ok_or(Broken)?;
        into.push(at);
    }
    Ok(())
}

/// Writes ascending positions as [`positions`] reads them.
pub(super) fn put_positions(positions: &[u32], out: &mut Vec<u8>) {
    let mut before = 0;
    for &position in positions {
        put_varint(out, position - before); // ascending
        before = position;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Articles with impact and positions.
    fn lists() -> impl Strategy<Value = Vec<(u32, u8, Vec<u32>)>> {
        let gap = prop_oneof![8 => 0..3u32, 2 => 0..400u32, 1 => 0..100_000u32];
        let posting = (gap, 1..=255u8, prop::collection::btree_set(0..2_000u32, 1..5));
        prop::collection::vec(posting, 0..400).prop_map(|list| {
            let mut next = 0;
            list.into_iter()
                .map(|(gap, impact, positions)| {
                    let doc = next + gap;
                    next = doc + 1;
                    (doc, impact, positions.into_iter().collect())
                })
                .collect()
        })
    }

    fn written(list: &[(u32, u8, Vec<u32>)]) -> (u32, Vec<u8>, Vec<u8>) {
        let mut writer = PostingsWriter::default();
        for (doc, impact, positions) in list {
            writer.push(*doc, *impact, positions.iter().copied());
        }
        let (df, ..) = writer.end_term();
        (df, writer.docs, writer.positions)
    }

    proptest! {
        #[test]
        fn postings_come_back(list in lists(), skip in 1..40usize) {
            let (df, docs, places) = written(&list);
            let postings = Postings::open(df, 40_100_000, &docs, &places).unwrap();
            let mut found = Vec::new();
            postings.each(|doc, impact| found.push((doc, impact))).unwrap();
            prop_assert_eq!(found, list.iter().map(|(d, i, _)| (*d, *i)).collect::<Vec<_>>());
            let mut places = postings.places();
            let mut buffer = Vec::new();
            for (doc, impact, expected) in list.iter().step_by(skip) {
                for _ in 0..2 {
                    let (got, steps) = places.seek(*doc).unwrap().unwrap();
                    positions(steps, &mut buffer).unwrap();
                    prop_assert_eq!((got, &buffer), (*impact, expected));
                }
            }
            let last = list.last().map_or(0, |l| l.0);
            prop_assert_eq!(postings.places().seek(last + 1).unwrap(), None);
        }

        #[test]
        fn strangers_bytes_never_panic(
            list in lists(), at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in 0..3usize,
        ) {
            let (df, mut docs, mut places) = written(&list);
            if !docs.is_empty() {
                let at = at.index(docs.len());
                docs[at] = byte;
                docs.truncate(docs.len() - cut.min(docs.len()));
            }
            if !places.is_empty() {
                let at = at.index(places.len());
                places[at] = byte;
            }
            if let Ok(postings) = Postings::open(df, 40_100_000, &docs, &places) {
                let mut before = None;
                let _ = postings.each(|doc, _| {
                    assert!(before < Some(doc) && doc < 40_100_000);
                    before = Some(doc);
                });
                let mut cursor = postings.places();
                let mut buffer = Vec::new();
                for (doc, _, _) in &list {
                    if let Ok(Some((_, steps))) = cursor.seek(*doc) {
                        let _ = positions(steps, &mut buffer);
                    }
                }
            }
        }
    }

    #[test]
    fn impact_grows_with_frequency_and_falls_with_length() {
        let counts = |headline, body| Counts { headline, deck: 0, body };
        assert!(impact(counts(0, 2), 200) > impact(counts(0, 1), 200));
        assert!(impact(counts(1, 0), 200) > impact(counts(0, 3), 200));
        assert!(impact(counts(0, 1), 100) > impact(counts(0, 1), 800));
        assert_eq!(impact(counts(0, 1), 1_000_000), 1);
        assert!(impact(counts(9, 900), 1_000) < 255);
    }
}
