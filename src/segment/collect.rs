//! Collects the words of a batch, article by article, and turns them into dictionary and postings.
//!
//! Every article is counted on its own first (its length decides the impacts), then each of its terms gets
//! one entry appended. Entries of one term lie in chunks of one shared arena that grow with the term
//! (Lucene's indexing chain does the same): tens of thousands of growing lists without as many allocations.

use super::bytes::{Cursor, put_size, put_varint};
use super::interner::Interner;
use super::postings::{Counts, PostingsWriter, impact, put_positions};
use super::terms;
use super::words::{Word, term, words};
use crate::model::Article;
use crate::sort::Sorting;
use crate::text::Token;

/// Numbers of words in the parts of an article. A free position lies between the parts, so that no phrase
/// crosses from one to the next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lengths {
    /// In the headline.
    pub(crate) headline: u32,
    /// In the line under it.
    pub(crate) deck: u32,
    /// In the body.
    pub(crate) body: u32,
}

impl Lengths {
    /// Position of the first word of the line under the headline.
    pub(crate) fn deck_start(self) -> u32 {
        self.headline + 1
    }

    /// Position of the first word of the body.
    pub(crate) fn body_start(self) -> u32 {
        self.headline + self.deck + 2
    }
}

/// What one article holds of one term while the article is counted.
#[derive(Clone, Copy, Debug)]
struct Entry {
    term: u32,
    counts: Counts,
    /// Where its positions begin among those of the article; later, where they end.
    at: usize,
}

/// The words of a batch.
#[derive(Debug, Default)]
pub(super) struct Collector {
    /// Words as they stand in the text, so that a word is folded once and not every time.
    raws: Interner,
    /// Term of each raw word; none where nothing is left of it.
    term_of: Vec<Option<u32>>,
    terms: Interner,
    /// For each term, its entry in the article that is being counted, plus one.
    entry_of: Vec<u32>,
    lists: Lists,
    /// Last article of each term, plus one.
    next_doc: Vec<u32>,
    // Room for one article.
    tokens: Vec<Token>,
    found: Vec<(u32, u32)>,
    starts: Vec<u32>,
    form: String,
}

/// What counting an article gives besides its entries.
pub(super) struct Counted<'a> {
    /// Its lengths.
    pub(super) lengths: Lengths,
    /// First byte of each word of the body, by position from the start of the body.
    pub(super) starts: &'a [u32],
}

impl Collector {
    /// Adds the next article.
    pub(super) fn add(&mut self, doc: u32, article: &Article) -> Counted<'_> {
        self.found.clear();
        self.starts.clear();
        let mut lengths = Lengths { headline: self.count(&article.headline, 0, false), deck: 0, body: 0 };
        lengths.deck = self.count(article.deck.as_deref().unwrap_or(""), lengths.deck_start(), false);
        lengths.body = self.count(&article.text, lengths.body_start(), true);
        self.append(doc, lengths);
        Counted { lengths, starts: &self.starts }
    }

    /// Finds the terms of one text, with positions from `base` on. Returns the number of positions.
    fn count(&mut self, text: &str, base: u32, is_body: bool) -> u32 {
        let mut tokens = std::mem::take(&mut self.tokens);
        let count = words(text, &mut tokens, |Word { position, span, joined }| {
            if is_body && !joined {
                self.starts.push(span.start);
            }
            if let Some(term) = self.term(span.of(text)) {
                self.found.push((term, base + position));
            }
        });
        self.tokens = tokens;
        count
    }

    fn term(&mut self, raw: &str) -> Option<u32> {
        // Most words are folded already.
        if raw.bytes().all(|b| b.is_ascii_lowercase()) {
            return Some(self.terms.number(raw).0);
        }
        let (number, new) = self.raws.number(raw);
        if new {
            term(raw, &mut self.form);
            let form = (!self.form.is_empty()).then(|| self.terms.number(&self.form).0);
            self.term_of.push(form);
        }
        self.term_of.get(number as usize).copied().flatten()
    }

    /// Groups what was found by term and appends an entry to each.
    fn append(&mut self, doc: u32, lengths: Lengths) {
        self.entry_of.resize(self.terms.len(), 0);
        self.next_doc.resize(self.terms.len(), 0);
        self.lists.tails.resize(self.terms.len(), Tail::default());
        let mut entries: Vec<Entry> = Vec::new();
        for &(term, position) in &self.found {
            // Terms are below the length the tables were just given.
            let slot = &mut self.entry_of[term as usize];
            if *slot == 0 {
                entries.push(Entry { term, counts: Counts::default(), at: 0 });
                *slot = entries.len() as u32;
            }
            let counts = &mut entries[*slot as usize - 1].counts;
            if position < lengths.deck_start() {
                counts.headline += 1;
            } else if position < lengths.body_start() {
                counts.deck += 1;
            } else {
                counts.body += 1;
            }
        }
        let mut total = 0;
        for entry in &mut entries {
            entry.at = total;
            total += (entry.counts.headline + entry.counts.deck + entry.counts.body) as usize;
        }
        let mut places = vec![0; total];
        for &(term, position) in &self.found {
            let entry = &mut entries[self.entry_of[term as usize] as usize - 1];
            places[entry.at] = position;
            entry.at += 1;
        }
        let mut start = 0;
        let mut bytes = Vec::new();
        for entry in entries {
            self.entry_of[entry.term as usize] = 0;
            self.append_entry(doc, lengths, &entry, &mut places[start..entry.at], &mut bytes);
            start = entry.at;
        }
    }

    fn append_entry(
        &mut self,
        doc: u32,
        lengths: Lengths,
        entry: &Entry,
        places: &mut [u32],
        bytes: &mut Vec<u8>,
    ) {
        // A joined word is reported after its parts; equal to a part it would come out of order.
        if !places.is_sorted() {
            places.order();
        }
        let next = &mut self.next_doc[entry.term as usize]; // as long as the terms
        bytes.clear();
        put_varint(bytes, doc - *next);
        *next = doc + 1;
        bytes.push(impact(entry.counts, lengths.body));
        // Most lists of positions are shorter than 128 bytes, so that one byte holds their length.
        let head = bytes.len();
        bytes.push(0);
        put_positions(places, bytes);
        match bytes.len() - head - 1 {
            length @ 0..0x80 => bytes[head] = length as u8,
            length => {
                let mut prefix = Vec::new();
                put_size(&mut prefix, length);
                bytes.splice(head..=head, prefix);
            }
        }
        self.lists.append(entry.term, bytes);
    }

    /// Turns everything into the parts terms, stems, docs and positions.
    pub(super) fn finish(self) -> Index {
        let mut order: Vec<u32> = (0..self.terms.len() as u32).collect();
        order.order_by(|&a, &b| self.terms.bytes_of(a).cmp(self.terms.bytes_of(b)));
        let mut index = Index::default();
        let mut lengths = Vec::with_capacity(order.len());
        let mut writer = PostingsWriter::default();
        let mut bytes = Vec::new();
        for &term in &order {
            self.lists.collect(term, &mut bytes);
            replay(&bytes, &mut writer);
            let (docs, positions) = (index.docs.len(), index.positions.len());
            let df = writer.finish(&mut index.docs, &mut index.positions);
            lengths.push((df, index.docs.len() - docs, index.positions.len() - positions));
        }
        let strings: Vec<&str> = order.iter().map(|&term| self.terms.string(term)).collect();
        index.terms = terms::write_terms(&strings, &lengths);
        index.stems = terms::write_stems(&strings);
        index
    }
}

/// Hands the entries of one term to the writer. They are our own bytes, so nothing can be missing.
fn replay(bytes: &[u8], writer: &mut PostingsWriter) {
    let mut cursor = Cursor::new(bytes);
    let mut next = 0;
    while let (Ok(gap), Ok(impact), Ok(length)) = (cursor.varint(), cursor.byte(), cursor.size()) {
        let Ok(steps) = cursor.take(length) else { return };
        writer.push(next + gap, impact, steps);
        next += gap + 1;
    }
}

/// The parts that a batch's words give.
#[derive(Debug, Default)]
pub(super) struct Index {
    pub(super) terms: Vec<u8>,
    pub(super) stems: Vec<u8>,
    pub(super) docs: Vec<u8>,
    pub(super) positions: Vec<u8>,
}

/// One growing list of bytes per term, in chunks of one arena. A chunk ends with the place of the next.
#[derive(Debug, Default)]
struct Lists {
    arena: Vec<u8>,
    tails: Vec<Tail>,
}

/// Where a list begins and where its next byte goes.
#[derive(Clone, Copy, Debug, Default)]
struct Tail {
    first: u32,
    at: u32,
    /// End of the data of the last chunk; its link follows.
    end: u32,
    /// Bytes of data in the last chunk; 0 for a list without chunks.
    size: u32,
}

const SMALLEST_CHUNK: u32 = 12;
const LARGEST_CHUNK: u32 = 2_048;
const LINK: usize = 4;

impl Lists {
    fn append(&mut self, term: u32, mut bytes: &[u8]) {
        let mut tail = self.tails[term as usize]; // the caller made the table long enough
        while !bytes.is_empty() {
            if tail.at == tail.end {
                tail = self.chunk(tail);
            }
            let (here, rest) = bytes.split_at(bytes.len().min((tail.end - tail.at) as usize));
            let at = tail.at as usize;
            self.arena[at..at + here.len()].copy_from_slice(here); // inside the chunk
            tail.at += here.len() as u32;
            bytes = rest;
        }
        self.tails[term as usize] = tail;
    }

    /// Adds a chunk, twice as long as the one before.
    fn chunk(&mut self, tail: Tail) -> Tail {
        let start = self.arena.len() as u32;
        if tail.size > 0 {
            let end = tail.end as usize;
            self.arena[end..end + LINK].copy_from_slice(&start.to_le_bytes());
        }
        let size = next_size(tail.size);
        self.arena.resize(start as usize + size as usize + LINK, 0);
        let first = if tail.size == 0 { start } else { tail.first };
        Tail { first, at: start, end: start + size, size }
    }

    /// Gathers a list into `out`, which is cleared first.
    fn collect(&self, term: u32, out: &mut Vec<u8>) {
        out.clear();
        let tail = self.tails[term as usize]; // every term has a list
        if tail.size == 0 {
            return;
        }
        let (mut start, mut size) = (tail.first, next_size(0));
        // Every chunk but the last ends in a link to the next, so the last one is reached.
        loop {
            let end = start + size;
            if end == tail.end {
                out.extend_from_slice(&self.arena[start as usize..tail.at as usize]);
                return;
            }
            out.extend_from_slice(&self.arena[start as usize..end as usize]);
            let link = &self.arena[end as usize..end as usize + LINK];
            start = u32::from_le_bytes([link[0], link[1], link[2], link[3]]);
            size = next_size(size);
        }
    }
}

fn next_size(size: u32) -> u32 {
    (size * 2).clamp(SMALLEST_CHUNK, LARGEST_CHUNK)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_grow_side_by_side() {
        let mut lists = Lists { tails: vec![Tail::default(); 3], ..Lists::default() };
        let mut expected = vec![Vec::new(); 3];
        for round in 0..2_000u32 {
            let term = if round % 50 == 0 { 2 } else { round % 2 };
            let bytes = vec![round as u8; round as usize % 7];
            lists.append(term, &bytes);
            expected[term as usize].extend_from_slice(&bytes);
        }
        let mut out = Vec::new();
        for (term, expected) in (0..).zip(&expected) {
            lists.collect(term, &mut out);
            assert_eq!(&out, expected);
        }
    }
}
