//! A batch of analysed articles as immutable bytes: version first, checksum last, opened in place.
//!
//! Writing and reading of each part stand side by side, under the grammar of its bytes. Native and browser
//! builds give the same bytes for the same articles in the same order.
//!
//! ```text
//! segment   := magic, u32le version, u32le oldest reader, u32le articles, u32le parts, line*, part*, u64le xxh64
//! line      := u32le name of the part, u32le offset from the start, u32le length
//! part      := store (1) | terms (2) | stems (3) | docs (4) | positions (5) | columns (6) | quotes (7)
//! ```
//!
//! | part | file | holds |
//! |---|---|---|
//! | store | [`store`] | the articles with their annotations, each opened alone |
//! | terms, stems | [`terms`] | every word with the place of its postings; other forms of a word |
//! | docs, positions | [`postings`] | which articles hold a word, how strongly, and where |
//! | columns | [`columns`] | days, outlet, agency, language, lengths |
//! | quotes | [`quotes`] | which words stand in quotations, and whose |
//!
//! A large corpus is not loaded whole: [`slices`] cuts a segment into small files and puts what a question needs of
//! them together again.
//!
//! Readers skip parts they do not know, so a part can be added without locking older readers out. All else
//! raises [`VERSION`].

mod bytes;
mod collect;
mod columns;
mod frame;
mod interner;
mod nouns;
pub(crate) mod postings;
pub(crate) mod quotes;
mod rows;
pub mod slices;
mod store;
pub(crate) mod strings;
pub(crate) mod terms;
pub(crate) mod words;

use std::ops::Range;

use crate::error::Error;
use crate::model::{Analysed, DayRange};
pub(crate) use bytes::Broken;
pub(crate) use collect::Lengths;
use collect::{Collector, Index};
use columns::{Columns, ColumnsWriter};
pub use columns::{Names, Row};
use frame::{Frame, Part};
pub use frame::{OLDEST_READ, VERSION};
use postings::Postings;
use quotes::Quoted;
use rows::{Rows, RowsWriter};
use store::Stored;
pub use store::{Card, Layout};
use terms::{Info, Terms};

/// Writes articles, in the given order, as one segment.
///
/// Offsets have 32 bits: a batch stays below about a gigabyte of text, which is some 200,000 reports. More
/// articles make more segments.
///
/// ```
/// use dateline::{model::{Analysed, Article}, segment::{self, Segment}};
/// let article = Article { id: "a".into(), headline: "Talks resume".into(), ..Article::default() };
/// let bytes = segment::write(&[Analysed { article, ..Analysed::default() }]);
/// let segment = Segment::open(bytes)?;
/// assert_eq!(segment.card(0)?.headline, "Talks resume");
/// # Ok::<(), dateline::error::Error>(())
/// ```
#[must_use]
pub fn write(articles: &[Analysed]) -> Vec<u8> {
    let mut writer = Writer::default();
    articles.iter().for_each(|article| writer.add(article));
    writer.finish()
}

/// Writes a segment article by article, so that a caller need not hold all of them. See [`write`].
#[derive(Debug, Default)]
pub struct Writer {
    articles: u32,
    collector: Collector,
    store: RowsWriter,
    quotes: RowsWriter,
    columns: ColumnsWriter,
}

impl Writer {
    /// Adds the next article.
    pub fn add(&mut self, analysed: &Analysed) {
        let counted = self.collector.add(&analysed.article);
        self.columns.push(&analysed.article, &analysed.date, counted.lengths);
        quotes::push(&analysed.annotations.quotes, counted.starts, &mut self.quotes);
        store::push(analysed, &mut self.store);
        self.articles += 1;
    }

    /// The bytes of the segment.
    #[must_use]
    pub fn finish(self) -> Vec<u8> {
        let Index { terms, stems, docs, positions } = self.collector.finish();
        let parts = vec![
            (Part::Store, self.store.finish()),
            (Part::Terms, terms),
            (Part::Stems, stems),
            (Part::Docs, docs),
            (Part::Positions, positions),
            (Part::Columns, self.columns.finish()),
            (Part::Quotes, self.quotes.finish()),
        ];
        frame::wrap(self.articles, parts)
    }
}

/// An open segment.
#[derive(Debug)]
pub struct Segment {
    bytes: Vec<u8>,
    frame: Frame,
    columns: Columns,
}

/// A document's number inside one segment, dense from zero.
pub type LocalDoc = u32;

impl Segment {
    /// Checks version and checksum and opens the bytes without parsing all of them.
    ///
    /// # Errors
    /// When the bytes are no segment, are broken, or were written by a newer version: the sentence says which.
    pub fn open(bytes: Vec<u8>) -> Result<Segment, Error> {
        let frame = Frame::read(&bytes)?;
        let columns = Columns::open(part(&bytes, &frame, Part::Columns), frame.articles)
            .map_err(|_| broken("the columns"))?;
        let segment = Segment { bytes, frame, columns };
        segment.terms()?;
        if segment.rows(Part::Store)?.len() != segment.len()
            || segment.rows(Part::Quotes)?.len() != segment.len()
        {
            return Err(broken("the number of articles"));
        }
        Ok(segment)
    }

    /// The bytes, as they were written.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Number of articles.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.frame.articles
    }

    /// True where it holds no article.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The whole stored article, decoded.
    ///
    /// # Errors
    /// When `doc` is out of range or its bytes are broken.
    pub fn article(&self, doc: LocalDoc) -> Result<Analysed, Error> {
        self.stored(doc)?.analysed().map_err(|_| broken("an article"))
    }

    /// What a list says of an article: headline, outlet and the like, without the text.
    ///
    /// # Errors
    /// When `doc` is out of range or its bytes are broken.
    pub fn card(&self, doc: LocalDoc) -> Result<Card, Error> {
        self.stored(doc)?.card().map_err(|_| broken("an article"))
    }

    /// The article's text, in place.
    ///
    /// # Errors
    /// When `doc` is out of range or its bytes are broken.
    pub fn text(&self, doc: LocalDoc) -> Result<&str, Error> {
        self.stored(doc).map(Stored::text)
    }

    /// The article's paragraphs and sentences.
    ///
    /// # Errors
    /// When `doc` is out of range or its bytes are broken.
    pub fn layout(&self, doc: LocalDoc) -> Result<Layout, Error> {
        self.stored(doc)?.layout().map_err(|_| broken("an article"))
    }

    /// The days the article may have been published on, from the column, without decoding the article.
    #[must_use]
    pub fn days(&self, doc: LocalDoc) -> DayRange {
        self.row(doc).map_or(DayRange::ANY, |row| row.days())
    }

    /// The article's line in the columns; none where there is no such article.
    #[must_use]
    pub fn row(&self, doc: LocalDoc) -> Option<Row<'_>> {
        self.columns.row(part(&self.bytes, &self.frame, Part::Columns), doc)
    }

    /// The names that occur in a column, sorted.
    #[must_use]
    pub fn names(&self, column: Names) -> &[String] {
        self.columns.names(column)
    }

    /// How many articles have each of [`Segment::names`].
    #[must_use]
    pub fn name_counts(&self, column: Names) -> &[u32] {
        self.columns.counts(column)
    }

    /// The size of each part in bytes, for measurements.
    #[must_use]
    pub fn sizes(&self) -> Vec<(&'static str, usize)> {
        let parts = [
            ("store", Part::Store),
            ("terms", Part::Terms),
            ("stems", Part::Stems),
            ("docs", Part::Docs),
            ("positions", Part::Positions),
            ("columns", Part::Columns),
            ("quotes", Part::Quotes),
        ];
        parts.into_iter().map(|(name, part)| (name, self.frame.part(part).len())).collect()
    }

    /// The dictionary.
    pub(crate) fn terms(&self) -> Result<Terms<'_>, Error> {
        Terms::open(self.part(Part::Terms), self.part(Part::Stems)).map_err(|_| broken("the dictionary"))
    }

    /// The postings of a term.
    pub(crate) fn postings(&self, info: &Info) -> Result<Postings<'_>, Error> {
        let slice = |part, range: &Range<usize>| self.part(part).get(range.clone()).ok_or(Broken);
        let open = || {
            let (docs, positions) =
                (slice(Part::Docs, &info.docs)?, slice(Part::Positions, &info.positions)?);
            Postings::open(info.df, self.len(), docs, positions)
        };
        open().map_err(|_| broken("the postings"))
    }

    /// The quotations of an article, in words of the body.
    pub(crate) fn quotes(&self, doc: LocalDoc) -> Result<Vec<Quoted>, Error> {
        quotes::read(self.rows(Part::Quotes)?, doc).map_err(|_| broken("the quotes"))
    }

    fn stored(&self, doc: LocalDoc) -> Result<Stored<'_>, Error> {
        if doc >= self.len() {
            return Err(Error::request(format!("This index holds no article number {doc}.")));
        }
        Stored::open(self.rows(Part::Store)?, doc).map_err(|_| broken("an article"))
    }

    fn rows(&self, part: Part) -> Result<Rows<'_>, Error> {
        Rows::open(self.part(part)).map_err(|_| broken("a table"))
    }

    fn part(&self, name: Part) -> &[u8] {
        part(&self.bytes, &self.frame, name)
    }
}

fn part<'a>(bytes: &'a [u8], frame: &Frame, part: Part) -> &'a [u8] {
    // The frame's ranges were checked against these bytes.
    bytes.get(frame.part(part)).unwrap_or(&[])
}

/// The error for bytes that fit the checksum and yet not the grammar.
pub(crate) fn broken(what: &str) -> Error {
    Error::segment(format!("{what} in it cannot be read; build it again from the articles"))
}
