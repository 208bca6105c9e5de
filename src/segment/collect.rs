//! Collects the words of a batch, article by article, and turns them into dictionary and postings.
//!
//! An article leaves one number per word in a stream; at the end the stream is turned over by counting: how often
//! each term occurs is known, so every occurrence goes straight to its place, and the postings of a term are
//! written from a stretch of memory in which everything is in order. Two passes over plain arrays took the place
//! of tens of thousands of lists that grow side by side.

use super::interner::Interner;
use super::postings::{Counts, PostingsWriter, impact};
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

/// In the stream: a word of which nothing is left, which still has its position.
const NOTHING: u32 = u32::MAX;

/// In the stream: a word that hyphens join, whose position follows.
const JOINED: u32 = 1 << 31;

/// The words of a batch.
#[derive(Debug, Default)]
pub(super) struct Collector {
    /// Words as they stand in the text, so that a word is folded once and not every time.
    raws: Interner,
    /// Term of each raw word, or [`NOTHING`].
    term_of: Vec<u32>,
    terms: Interner,
    /// The terms of all articles, in order: one number per position, more for joined words.
    stream: Vec<u32>,
    articles: Vec<Counting>,
    // Room for one article.
    tokens: Vec<Token>,
    starts: Vec<u32>,
    form: String,
}

/// What is kept of an article until the end.
#[derive(Clone, Copy, Debug, Default)]
struct Counting {
    lengths: Lengths,
    /// Its end in the stream.
    end: usize,
    /// The impact of a word that stands once in the body, as most do.
    once: u8,
}

/// What counting an article gives.
pub(super) struct Counted<'a> {
    /// Its lengths.
    pub(super) lengths: Lengths,
    /// First byte of each word of the body, by position from the start of the body.
    pub(super) starts: &'a [u32],
}

impl Collector {
    /// Adds the next article.
    pub(super) fn add(&mut self, article: &Article) -> Counted<'_> {
        let mut lengths = Lengths { headline: self.count(&article.headline, 0), deck: 0, body: 0 };
        lengths.deck = self.count(article.deck.as_deref().unwrap_or(""), lengths.deck_start());
        lengths.body = self.count(&article.text, lengths.body_start());
        let once = impact(Counts { body: 1, ..Counts::default() }, lengths.body);
        self.articles.push(Counting { lengths, end: self.stream.len(), once });
        Counted { lengths, starts: &self.starts }
    }

    /// Puts the terms of one text into the stream; `base` is the position of its first word. Leaves the places
    /// of its words in `starts` and returns their number.
    fn count(&mut self, text: &str, base: u32) -> u32 {
        let mut tokens = std::mem::take(&mut self.tokens);
        self.starts.clear();
        let count = words(text, &mut tokens, |Word { position, span, joined }| {
            let plain = self.terms.plain(text.as_bytes(), span.start as usize, span.end as usize);
            let term = plain.unwrap_or_else(|| self.fold(span.of(text)));
            if !joined {
                self.starts.push(span.start);
                self.stream.push(term);
            } else if term != NOTHING {
                self.stream.extend([term | JOINED, base + position]);
            }
        });
        self.tokens = tokens;
        count
    }

    /// The term of a word that is more than letters and digits, or [`NOTHING`].
    fn fold(&mut self, raw: &str) -> u32 {
        let (number, new) = self.raws.number(raw);
        if new {
            term(raw, &mut self.form);
            let term = if self.form.is_empty() { NOTHING } else { self.terms.number(&self.form).0 };
            self.term_of.push(term);
        }
        self.term_of.get(number as usize).copied().unwrap_or(NOTHING)
    }

    /// Calls `found` for every term with its article and position.
    fn each(&self, mut found: impl FnMut(u32, u32, u32)) {
        let mut start = 0;
        for (doc, &Counting { lengths, end, .. }) in (0..).zip(&self.articles) {
            let mut words = self.stream.get(start..end).unwrap_or(&[]).iter();
            let (mut ordinal, mut position) = (0, 0);
            while let Some(&word) = words.next() {
                if word != NOTHING && word & JOINED != 0 {
                    // Written as a pair.
                    found(word & !JOINED, doc, words.next().copied().unwrap_or(0));
                    continue;
                }
                // The free positions between the parts.
                position += u32::from(ordinal == lengths.headline);
                position += u32::from(ordinal == lengths.headline + lengths.deck);
                if word != NOTHING {
                    found(word, doc, position);
                }
                ordinal += 1;
                position += 1;
            }
            start = end;
        }
    }

    /// Turns everything into the parts terms, stems, docs and positions.
    pub(super) fn finish(self) -> Index {
        let order = sorted(&self.terms);
        let (ends, places) = self.turned_over();
        let mut lengths = Vec::with_capacity(order.len());
        let mut writer = PostingsWriter::default();
        let mut room = Vec::new();
        for &term in &order {
            let start = (term as usize).checked_sub(1).and_then(|before| ends.get(before));
            let range = start.copied().unwrap_or(0)..ends.get(term as usize).copied().unwrap_or(0);
            for group in places.get(range).unwrap_or(&[]).chunk_by(|a, b| a >> 32 == b >> 32) {
                self.push(group, &mut room, &mut writer);
            }
            lengths.push(writer.end_term());
        }
        let strings: Vec<&str> = order.iter().map(|&term| self.terms.string(term)).collect();
        Index {
            terms: terms::write_terms(&strings, &lengths),
            stems: terms::write_stems(&strings),
            docs: writer.docs,
            positions: writer.positions,
        }
    }

    /// All places, article above position, in the order of the terms; and where those of each term end.
    fn turned_over(&self) -> (Vec<usize>, Vec<u64>) {
        let mut next = vec![0; self.terms.len() + 1];
        // Terms are below the length of the table, here and below.
        self.each(|term, _, _| next[term as usize + 1] += 1);
        let mut all = 0;
        for count in &mut next {
            all += *count;
            *count = all;
        }
        let mut places = vec![0; all];
        self.each(|term, doc, position| {
            let at = &mut next[term as usize];
            places[*at] = u64::from(doc) << 32 | u64::from(position);
            *at += 1;
        });
        (next, places)
    }

    /// Writes the places of a term in one article.
    fn push(&self, group: &[u64], room: &mut Vec<u64>, writer: &mut PostingsWriter) {
        let doc = group.first().map_or(0, |place| (place >> 32) as u32);
        let Counting { lengths, once, .. } = self.articles.get(doc as usize).copied().unwrap_or_default();
        if let [place] = group
            && *place as u32 >= lengths.body_start()
        {
            return writer.push(doc, once, std::iter::once(*place as u32));
        }
        let mut group = group;
        // A joined word comes after its parts; equal to another word it is out of order.
        if !group.is_sorted() {
            room.clear();
            room.extend_from_slice(group);
            room.order();
            group = room;
        }
        let mut counts = Counts::default();
        for &place in group {
            let position = place as u32;
            if position < lengths.deck_start() {
                counts.headline += 1;
            } else if position < lengths.body_start() {
                counts.deck += 1;
            } else {
                counts.body += 1;
            }
        }
        writer.push(doc, impact(counts, lengths.body), group.iter().map(|&place| place as u32));
    }
}

/// The numbers of all strings, in the order of their bytes.
fn sorted(strings: &Interner) -> Vec<u32> {
    let mut order: Vec<u32> = (0..strings.len() as u32).collect();
    // The first eight bytes as a number that sorts as they do decide nearly always.
    let start = |number: u32| {
        let bytes = strings.bytes_of(number).iter().copied().chain([0; 8]).take(8);
        bytes.fold(0, |start, byte| start << 8 | u64::from(byte))
    };
    let starts: Vec<u64> = order.iter().map(|&number| start(number)).collect();
    let start_of = |number: u32| starts.get(number as usize).copied().unwrap_or(0);
    order.order_by(|&a, &b| {
        start_of(a).cmp(&start_of(b)).then_with(|| strings.bytes_of(a).cmp(strings.bytes_of(b)))
    });
    order
}

/// The parts that a batch's words give.
#[derive(Debug, Default)]
pub(super) struct Index {
    pub(super) terms: Vec<u8>,
    pub(super) stems: Vec<u8>,
    pub(super) docs: Vec<u8>,
    pub(super) positions: Vec<u8>,
}
