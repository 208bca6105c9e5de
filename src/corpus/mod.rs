//! The open segments and the layer derived from them: entities linked across articles, version groups,
//! threads, corpus dating, corrections.
//!
//! The layer is recomputed live for a small corpus and gives the same answers for one segment or many. It
//! never changes a segment: corrections lie over it.

mod apply;
pub(crate) mod copies;
pub mod corrections;
mod dating;
mod entities;
pub(crate) mod forest;
pub mod layer;
mod name;
mod threads;
pub(crate) mod words;

use crate::error::Error;
use crate::model::{Analysed, DateEstimate};
use crate::segment::Segment;
pub use corrections::Corrections;
pub use layer::{
    Copied, CorpusLink, Entity, EntityIndex, KnownAlias, Layer, LinkReason, Settings, Thread, ThreadLink,
    VersionGroup,
};

/// An article's number in the corpus: dense, segments in the order they were added.
pub type Doc = u32;

/// All open segments with the layer over them.
#[derive(Debug, Default)]
pub struct Corpus {
    segments: Vec<Segment>,
    /// First [`Doc`] of each segment, and the total at the end.
    starts: Vec<Doc>,
    layer: Layer,
    settings: Settings,
}

impl Corpus {
    /// Adds a segment. Call [`Corpus::derive`] once all are added.
    pub fn add(&mut self, segment: Segment) {
        if self.starts.is_empty() {
            self.starts.push(0);
        }
        let total = self.len() + segment.len();
        self.segments.push(segment);
        self.starts.push(total);
    }

    /// What the layer is derived with. Takes effect with the next [`Corpus::derive`].
    pub fn set_settings(&mut self, settings: Settings) {
        self.settings = settings;
    }

    /// Recomputes the layer over all segments.
    ///
    /// # Errors
    /// When a stored article cannot be decoded.
    pub fn derive(&mut self) -> Result<(), Error> {
        let articles = (0..self.len()).map(|doc| self.article(doc)).collect::<Result<Vec<_>, _>>()?;
        self.layer = Layer::derive(&articles, &self.settings);
        Ok(())
    }

    /// Takes the days that the columns tell instead of deriving a layer: for segments that hold few of their articles.
    /// `ids` are those of the articles that can be opened.
    pub(crate) fn take_dates(&mut self, ids: std::collections::BTreeMap<String, Doc>) {
        let rows = self.segments.iter().flat_map(|s| (0..s.len()).filter_map(|doc| s.row(doc)));
        let date = |row: crate::segment::Row<'_>| DateEstimate {
            range: row.days(),
            best: row.best(),
            stated: row.stated(),
            evidence: Vec::new(),
        };
        self.layer = Layer::plain(rows.map(date).collect(), ids);
    }

    /// Number of articles in all segments.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.starts.last().copied().unwrap_or(0)
    }

    /// True where no article is open.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The open segments with the number of their first article.
    pub fn segments(&self) -> impl Iterator<Item = (Doc, &Segment)> {
        self.starts.iter().copied().zip(&self.segments)
    }

    /// The derived layer.
    #[must_use]
    pub fn layer(&self) -> &Layer {
        &self.layer
    }

    /// The stored article, as analysed alone. Dates and entities of the whole corpus are in the layer.
    ///
    /// # Errors
    /// When there is no such article or its bytes are broken.
    pub fn article(&self, doc: Doc) -> Result<Analysed, Error> {
        let (segment, local) = self.locate(doc)?;
        segment.article(local)
    }

    /// The segment that holds `doc`, and its number there.
    ///
    /// # Errors
    /// When there is no such article.
    pub fn locate(&self, doc: Doc) -> Result<(&Segment, u32), Error> {
        let index = self.starts.partition_point(|&start| start <= doc).wrapping_sub(1);
        match (self.segments.get(index), self.starts.get(index)) {
            (Some(segment), Some(start)) if doc < self.len() => Ok((segment, doc - start)),
            _ => Err(Error::request(format!("There is no article number {doc} in this corpus."))),
        }
    }

    /// The number of the article with this id.
    #[must_use]
    pub fn doc(&self, id: &str) -> Option<Doc> {
        self.layer.doc(id)
    }

    /// The date estimate after corpus dating and corrections.
    #[must_use]
    pub fn date(&self, doc: Doc) -> &DateEstimate {
        self.layer.date(doc)
    }
}
