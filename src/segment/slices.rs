//! A segment in slices, for corpora that are too large to be loaded whole: small files, each fetched when a question
//! first needs it. The answers are those of the whole segment.
//!
//! ```text
//! slice     := bytes of its kind, u64le xxh64
//! head      := version, articles, articles per slice, facts, words, spellings, ids, newest articles, names
//! words     := list of (first term, its number)            one per slice w0, w1, ...; likewise spellings, ids
//! w<n>      := list of (term, df, length of docs, length of positions), list of (stem, terms), docs, positions
//! t<n>      := table of terms                              the dictionary alone, for near spellings
//! i<n>      := list of (id, article)
//! a<n>      := list of (row of columns, row of store)      neighboring articles
//! rows      := the rows of columns, byte by byte: first bytes of all rows, then second bytes, ...
//! quotes    := the part of quotes
//! ```
//!
//! A question needs the terms it names and what it shows. From these an ordinary segment is put together that lacks
//! everything else ([`Slices::assemble`]), so that every rule of matching and ranking stands in one place only.
//! Numbers of articles and how many articles hold a term are those of the whole.

use std::collections::{BTreeMap, BTreeSet};

use super::bytes::{Broken, Cursor, Wire, record};
use super::columns::{NO_DAY, ROW};
use super::frame::{Part, VERSION, wrap, xxh64};
use super::rows::{Rows, RowsWriter};
use super::strings::{self, Strings};
use super::{Segment, broken, part, terms};
use crate::error::Error;
use crate::sort::Sorting;

/// Bytes of postings in a slice of words; they hardly become fewer by compression. A word fetches one slice or two.
const WORDS_BYTES: usize = 24 << 10;
/// Terms in a slice of spellings.
const SPELLINGS: usize = 4_096;
/// Ids in a slice.
const IDS: usize = 2_048;
/// Articles in a slice: a list of twenty articles fetches about as many slices, each little more than its article.
const ARTICLES: u32 = 4;

/// A term with its number of articles and its lengths in docs and positions.
type Term = (String, (u32, (u32, u32)));

/// Where a kind of slice begins: the first string and its number.
type Firsts = Vec<(String, u32)>;

/// What is known of the whole without asking.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// Outlets, counting retold ones where no other is named.
    pub outlets: u32,
    /// Articles that state their day, whose day is inferred, and others.
    pub dated: Vec<u32>,
    /// First and last day that any article may be from.
    pub days: crate::model::DayRange,
    /// Languages with their number of articles, most first.
    pub languages: Vec<(String, u32)>,
}

record!(Facts { outlets, dated, days, languages });

/// What is always there.
#[derive(Debug, Default)]
struct Head {
    version: u32,
    articles: u32,
    per_slice: u32,
    facts: Facts,
    words: Firsts,
    spellings: Firsts,
    ids: Firsts,
    newest: Vec<u32>,
    names: Vec<u8>,
}

record!(Head { version, articles, per_slice, facts, words, spellings, ids, newest, names });

/// A slice of words.
#[derive(Debug, Default)]
struct Words {
    terms: Vec<Term>,
    stems: Vec<(String, Vec<u32>)>,
    docs: Vec<u8>,
    positions: Vec<u8>,
}

/// Names of slices that are not there yet.
pub type Lacks = BTreeSet<String>;

/// An open sliced segment: the head, and the slices that were fetched.
#[derive(Debug, Default)]
pub struct Slices {
    head: Head,
    words: BTreeMap<usize, Words>,
    /// All others, by name.
    others: BTreeMap<String, Vec<u8>>,
}

impl Slices {
    /// Opens a head.
    ///
    /// # Errors
    /// When the bytes are broken or were written by another version.
    pub fn open(bytes: &[u8]) -> Result<Slices, Error> {
        let bytes = checked(bytes)?;
        let head = Head::take(&mut Cursor::new(bytes)).map_err(|_| broken("the head of the slices"))?;
        if head.version != VERSION || head.per_slice == 0 {
            return Err(Error::segment(format!("its slices are of format {}, not {VERSION}", head.version)));
        }
        Ok(Slices { head, ..Slices::default() })
    }

    /// Takes a slice that was lacking.
    ///
    /// # Errors
    /// When the bytes are broken.
    pub fn give(&mut self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        let bytes = checked(bytes)?;
        match name.strip_prefix('w').and_then(|number| number.parse().ok()) {
            Some(number) => {
                let words = read_words(bytes).map_err(|_| broken("a slice of words"))?;
                self.words.insert(number, words);
            }
            None => _ = self.others.insert(name.to_owned(), bytes.to_vec()),
        }
        Ok(())
    }

    /// Number of articles.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.head.articles
    }

    /// True where it holds no article.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What is known of the whole.
    #[must_use]
    pub fn facts(&self) -> &Facts {
        &self.head.facts
    }

    /// The latest articles, the last one first.
    #[must_use]
    pub fn newest(&self) -> &[u32] {
        &self.head.newest
    }

    fn slice_of_words(&self, number: usize, lacks: &mut Lacks) -> Option<&Words> {
        let found = self.words.get(&number);
        if found.is_none() && number < self.head.words.len() {
            lacks.insert(format!("w{number}"));
        }
        found
    }

    fn other(&self, name: &str, lacks: &mut Lacks) -> Option<&[u8]> {
        let found = self.others.get(name).map(Vec::as_slice);
        if found.is_none() {
            lacks.insert(name.to_owned());
        }
        found
    }

    /// The number of a term.
    pub(crate) fn find(&self, term: &str, lacks: &mut Lacks) -> Option<u32> {
        let slice = slice_for(&self.head.words, term);
        let words = self.slice_of_words(slice, lacks)?;
        let at = words.terms.binary_search_by(|known| known.0.as_str().cmp(term)).ok()?;
        Some(self.head.words.get(slice)?.1 + at as u32)
    }

    /// The terms that share a stem.
    pub(crate) fn forms(&self, stem: &str, lacks: &mut Lacks) -> Vec<u32> {
        let words = self.slice_of_words(slice_for(&self.head.words, stem), lacks);
        let row = words.and_then(|words| {
            words
                .stems
                .binary_search_by(|known| known.0.as_str().cmp(stem))
                .ok()
                .and_then(|at| words.stems.get(at))
        });
        row.map(|row| row.1.clone()).unwrap_or_default()
    }

    /// The terms that begin with `prefix`.
    pub(crate) fn prefix(&self, prefix: &str, lacks: &mut Lacks) -> Vec<u32> {
        let mut found = Vec::new();
        let first = slice_for(&self.head.words, prefix);
        for (slice, (start, number)) in self.head.words.iter().enumerate().skip(first) {
            if slice > first && start.as_str() > prefix && !start.starts_with(prefix) {
                break;
            }
            let terms = self.slice_of_words(slice, lacks).map_or(&[][..], |words| &words.terms);
            found.extend(
                (*number..).zip(terms).filter(|(_, term)| term.0.starts_with(prefix)).map(|(n, _)| n),
            );
        }
        found
    }

    /// The dictionary in tables: all of it, or those with words that begin with a letter.
    pub(crate) fn spellings(&self, initial: Option<char>, lacks: &mut Lacks) -> Vec<Strings<'_>> {
        let firsts = &self.head.spellings;
        let is_in = |slice: usize| match initial {
            None => true,
            Some(letter) => {
                let from = slice_for(firsts, letter.encode_utf8(&mut [0; 4]));
                let begins = firsts.get(slice).and_then(|first| first.0.chars().next());
                slice >= from && (slice == from || begins.is_some_and(|begins| begins <= letter))
            }
        };
        let names = (0..firsts.len()).filter(|&slice| is_in(slice)).map(|slice| format!("t{slice}"));
        let tables: Vec<&[u8]> = names.filter_map(|name| self.other(&name, lacks)).collect();
        tables.into_iter().filter_map(|bytes| Strings::open(bytes).ok()).collect()
    }

    /// The number of the article with this id.
    pub(crate) fn doc(&self, id: &str, lacks: &mut Lacks) -> Option<u32> {
        let bytes = self.other(&format!("i{}", slice_for(&self.head.ids, id)), lacks)?;
        let list: Vec<(String, u32)> = Wire::take(&mut Cursor::new(bytes)).ok()?;
        list.iter().find(|known| known.0 == id).map(|known| known.1)
    }

    /// Names what is lacking to look for these terms.
    pub(crate) fn need_terms(&self, numbers: &BTreeSet<u32>, lacks: &mut Lacks) {
        for &number in numbers {
            let slice = self.head.words.partition_point(|first| first.1 <= number);
            self.slice_of_words(slice.saturating_sub(1), lacks);
        }
    }

    /// Names what is lacking to open these articles, or to know the rows or the quotations of all.
    pub(crate) fn need(&self, docs: &[u32], rows: bool, quotes: bool, lacks: &mut Lacks) {
        for doc in docs {
            self.other(&format!("a{}", doc / self.head.per_slice), lacks); // not 0, see `open`
        }
        for (name, wanted) in [("rows", rows), ("quotes", quotes)] {
            if wanted {
                self.other(name, lacks);
            }
        }
    }

    /// A segment with these terms and articles, whose slices are there; everything else is absent from it.
    ///
    /// # Errors
    /// When a slice is broken or was not fetched.
    pub(crate) fn assemble(&self, numbers: &BTreeSet<u32>, docs: &[u32]) -> Result<Segment, Error> {
        let index = self.index(numbers).map_err(|_| broken("a slice of words"))?;
        let (columns, store) = self.articles(docs).map_err(|_| broken("a slice of articles"))?;
        let quotes = match self.others.get("quotes") {
            Some(quotes) => quotes.clone(),
            None => {
                let mut rows = RowsWriter::default();
                (0..self.len()).for_each(|_| rows.push(|_| ()));
                rows.finish()
            }
        };
        let [terms, stems, docs, positions] = index;
        let parts = vec![
            (Part::Store, store),
            (Part::Terms, terms),
            (Part::Stems, stems),
            (Part::Docs, docs),
            (Part::Positions, positions),
            (Part::Columns, columns),
            (Part::Quotes, quotes),
        ];
        Segment::open(wrap(self.len(), parts))
    }

    /// Terms, stems, docs and positions.
    fn index(&self, numbers: &BTreeSet<u32>) -> Result<[Vec<u8>; 4], Broken> {
        let (mut strings, mut lengths) = (Vec::new(), Vec::new());
        let (mut docs, mut positions) = (Vec::new(), Vec::new());
        for &number in numbers {
            let slice =
                self.head.words.partition_point(|first| first.1 <= number).checked_sub(1).ok_or(Broken)?;
            let words = self.words.get(&slice).ok_or(Broken)?;
            let first = self.head.words.get(slice).ok_or(Broken)?.1;
            let (before, from) = words.terms.split_at_checked((number - first) as usize).ok_or(Broken)?;
            let (term, (df, (docs_length, positions_length))) = from.first().ok_or(Broken)?;
            let lengths_before = before
                .iter()
                .fold((0usize, 0usize), |(d, p), term| (d + term.1.1.0 as usize, p + term.1.1.1 as usize));
            let cut = |from: usize, length: u32, of: &[u8]| {
                let end = from.checked_add(length as usize).ok_or(Broken)?;
                of.get(from..end).map(<[u8]>::to_vec).ok_or(Broken)
            };
            docs.extend(cut(lengths_before.0, *docs_length, &words.docs)?);
            positions.extend(cut(lengths_before.1, *positions_length, &words.positions)?);
            strings.push(term.as_str());
            lengths.push((*df, *docs_length as usize, *positions_length as usize));
        }
        Ok([terms::write_terms(&strings, &lengths), terms::write_stems(&strings), docs, positions])
    }

    /// Columns and store with the rows of these articles, and of all where they are known.
    fn articles(&self, docs: &[u32]) -> Result<(Vec<u8>, Vec<u8>), Broken> {
        let all = self.len() as usize;
        let mut rows = match self.others.get("rows") {
            Some(planes) => turned(planes, all),
            None => no_day_row().repeat(all),
        };
        let mut stored: BTreeMap<u32, Vec<u8>> = BTreeMap::new();
        for &doc in docs {
            let bytes = self.others.get(&format!("a{}", doc / self.head.per_slice)).ok_or(Broken)?;
            let list: Vec<(Vec<u8>, Vec<u8>)> = Wire::take(&mut Cursor::new(bytes))?;
            let (row, article) = list.into_iter().nth((doc % self.head.per_slice) as usize).ok_or(Broken)?;
            let start = doc as usize * ROW;
            rows.get_mut(start..start + ROW)
                .filter(|_| row.len() == ROW)
                .ok_or(Broken)?
                .copy_from_slice(&row);
            stored.insert(doc, article);
        }
        let mut store = RowsWriter::default();
        for doc in 0..self.len() {
            store.push(|out| out.extend(stored.get(&doc).into_iter().flatten()));
        }
        let mut columns = self.head.names.clone();
        columns.append(&mut rows);
        Ok((columns, store.finish()))
    }
}

/// The slice that would hold `key`: the last one that begins at or before it, else the first.
fn slice_for(firsts: &Firsts, key: &str) -> usize {
    firsts.partition_point(|first| first.0.as_str() <= key).saturating_sub(1)
}

/// The row of an article of which nothing is known.
fn no_day_row() -> [u8; ROW] {
    let mut row = [0; ROW];
    for (byte, day) in row.iter_mut().zip(NO_DAY.to_le_bytes().into_iter().cycle().take(12)) {
        *byte = day;
    }
    row
}

/// Rows from their planes.
fn turned(planes: &[u8], rows: usize) -> Vec<u8> {
    let mut out = vec![0; rows * ROW];
    for (column, plane) in planes.chunks_exact(rows.max(1)).take(ROW).enumerate() {
        for (row, &byte) in out.chunks_exact_mut(ROW).zip(plane) {
            row[column] = byte; // below ROW, the length of a row
        }
    }
    out
}

fn read_words(bytes: &[u8]) -> Result<Words, Broken> {
    let mut cursor = Cursor::new(bytes);
    let terms: Vec<Term> = Wire::take(&mut cursor)?;
    let stems = Wire::take(&mut cursor)?;
    let length = terms.iter().map(|term| term.1.1.0 as usize).sum();
    let docs = cursor.take(length)?.to_vec();
    Ok(Words { terms, stems, docs, positions: cursor.rest().to_vec() })
}

fn checked(bytes: &[u8]) -> Result<&[u8], Error> {
    let (content, sum) = bytes.split_last_chunk().ok_or_else(|| broken("a slice"))?;
    if xxh64(content).to_le_bytes() == *sum { Ok(content) } else { Err(broken("a slice")) }
}

/// Cuts a segment: slices by name, `head` among them. `newest` are its latest articles, the last one first.
///
/// # Errors
/// When the segment is broken.
pub(crate) fn cut(segment: &Segment, facts: Facts, newest: &[u32]) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let mut slices = Vec::new();
    let cut = cut_all(segment, facts, newest, &mut slices);
    cut.map_err(|_| broken("a part of it"))?;
    for (_, bytes) in &mut slices {
        let sum = xxh64(bytes);
        bytes.extend_from_slice(&sum.to_le_bytes());
    }
    Ok(slices)
}

fn cut_all(
    segment: &Segment,
    facts: Facts,
    newest: &[u32],
    slices: &mut Vec<(String, Vec<u8>)>,
) -> Result<(), Broken> {
    let part = |name| part(&segment.bytes, &segment.frame, name);
    let columns = part(Part::Columns);
    let rows = columns.len().checked_sub(segment.len() as usize * ROW).ok_or(Broken)?;
    let (names, rows) = columns.split_at_checked(rows).ok_or(Broken)?;
    let terms: Vec<Term> = all_terms(segment)?;
    let head = Head {
        version: VERSION,
        articles: segment.len(),
        per_slice: ARTICLES,
        facts,
        words: cut_words(segment, &terms, slices)?,
        spellings: cut_spellings(&terms, slices),
        ids: cut_ids(segment, slices)?,
        newest: newest.to_vec(),
        names: names.to_vec(),
    };
    let store = Rows::open(part(Part::Store))?;
    for (number, start) in (0..segment.len()).step_by(ARTICLES as usize).enumerate() {
        let one = |doc: u32| {
            let row = rows.get(doc as usize * ROW..(doc as usize + 1) * ROW).ok_or(Broken)?;
            Ok((row.to_vec(), store.get(doc)?.to_vec()))
        };
        let docs = start..(start + ARTICLES).min(segment.len());
        let list: Vec<(Vec<u8>, Vec<u8>)> = docs.map(one).collect::<Result<_, Broken>>()?;
        slices.push((format!("a{number}"), bytes_of(&list)));
    }
    let planes = (0..ROW).flat_map(|column| rows.chunks_exact(ROW).map(move |row| row[column]));
    slices.push(("rows".to_owned(), planes.collect())); // column is below ROW, the length of a row
    slices.push(("quotes".to_owned(), part(Part::Quotes).to_vec()));
    slices.push(("head".to_owned(), bytes_of(&head)));
    Ok(())
}

fn bytes_of(value: &impl Wire) -> Vec<u8> {
    let mut out = Vec::new();
    value.put(&mut out);
    out
}

fn all_terms(segment: &Segment) -> Result<Vec<Term>, Broken> {
    let terms = segment.terms().map_err(|_| Broken)?;
    let mut walk = terms.strings().walk(0)?;
    let mut all = Vec::new();
    for info in terms.infos(0..terms.len())? {
        let (info, (_, _, string)) = (info?, walk.step()?.ok_or(Broken)?);
        let term = std::str::from_utf8(string).map_err(|_| Broken)?;
        all.push((term.to_owned(), (info.df, (info.docs.len() as u32, info.positions.len() as u32))));
    }
    Ok(all)
}

fn cut_words(
    segment: &Segment,
    terms: &[Term],
    slices: &mut Vec<(String, Vec<u8>)>,
) -> Result<Firsts, Broken> {
    let mut ends = Vec::new();
    let mut size = 0;
    for (number, (_, (_, (docs, positions)))) in terms.iter().enumerate() {
        size += (docs + positions) as usize;
        if size >= WORDS_BYTES || number + 1 == terms.len() {
            ends.push(number + 1);
            size = 0;
        }
    }
    let starts = || std::iter::once(0).chain(ends.iter().copied());
    let first = |start: usize| terms.get(start).map(|term| (term.0.clone(), start as u32));
    let firsts: Firsts = starts().filter_map(first).collect();
    let mut stems: Vec<Vec<(String, Vec<u32>)>> = vec![Vec::new(); firsts.len()];
    for (stem, members) in segment.terms().map_err(|_| Broken)?.all_stems()? {
        if let Some(list) = stems.get_mut(slice_for(&firsts, &stem)) {
            list.push((stem, members));
        }
    }
    let (mut docs, mut positions) =
        (Cursor::new(segment.part(Part::Docs)), Cursor::new(segment.part(Part::Positions)));
    for (number, ((start, end), stems)) in starts().zip(ends.iter().copied()).zip(stems).enumerate() {
        let here = terms.get(start..end).ok_or(Broken)?;
        let mut out = bytes_of(&here.to_vec());
        stems.put(&mut out);
        let sum = |length: fn(&Term) -> u32| here.iter().map(|term| length(term) as usize).sum();
        out.extend_from_slice(docs.take(sum(|term| term.1.1.0))?);
        out.extend_from_slice(positions.take(sum(|term| term.1.1.1))?);
        slices.push((format!("w{number}"), out));
    }
    Ok(firsts)
}

fn cut_spellings(terms: &[Term], slices: &mut Vec<(String, Vec<u8>)>) -> Firsts {
    let mut firsts = Vec::new();
    for (number, list) in terms.chunks(SPELLINGS).enumerate() {
        firsts.extend(list.first().map(|term| (term.0.clone(), (number * SPELLINGS) as u32)));
        let strings: Vec<&str> = list.iter().map(|term| term.0.as_str()).collect();
        slices.push((format!("t{number}"), strings::write(strings.into_iter())));
    }
    firsts
}

fn cut_ids(segment: &Segment, slices: &mut Vec<(String, Vec<u8>)>) -> Result<Firsts, Broken> {
    let id = |doc| segment.card(doc).map(|card| (card.id, doc)).map_err(|_| Broken);
    let mut ids: Vec<(String, u32)> = (0..segment.len()).map(id).collect::<Result<_, _>>()?;
    ids.order();
    let mut firsts = Vec::new();
    for (number, list) in ids.chunks(IDS).enumerate() {
        firsts.extend(list.first().cloned());
        slices.push((format!("i{number}"), bytes_of(&list.to_vec())));
    }
    Ok(firsts)
}
