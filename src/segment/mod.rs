//! A batch of analysed articles as immutable bytes: version first, checksum last, opened in place.
//!
//! The writer and the reader of each part stand side by side. Native and browser builds give the same bytes
//! for the same articles in the same order.

use crate::error::Error;
use crate::model::{Analysed, DayRange};

/// Writes articles, in the given order, as one segment.
#[must_use]
pub fn write(_articles: &[Analysed]) -> Vec<u8> {
    Vec::new()
}

/// An open segment.
#[derive(Debug)]
pub struct Segment {}

/// A document's number inside one segment, dense from zero.
pub type LocalDoc = u32;

impl Segment {
    /// Checks version and checksum and opens the bytes without parsing all of them.
    ///
    /// # Errors
    /// When the bytes are no segment, are broken, or were written by a newer version: the sentence says which.
    pub fn open(_bytes: Vec<u8>) -> Result<Segment, Error> {
        Ok(Segment {})
    }

    /// Number of articles.
    #[must_use]
    pub fn len(&self) -> u32 {
        0
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
    pub fn article(&self, _doc: LocalDoc) -> Result<Analysed, Error> {
        Err(Error::segment("it holds no such article"))
    }

    /// The days the article may have been published on, from the column, without decoding the article.
    #[must_use]
    pub fn days(&self, _doc: LocalDoc) -> DayRange {
        DayRange::ANY
    }
}
