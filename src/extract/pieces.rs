//! A file in pieces: an archive member by member, any other file at once. What is read from a large archive can
//! so be handed on and forgotten before the next member is unpacked.

use super::{RawFile, Reading, read};
#[cfg(feature = "zip")]
use super::{
    archive::Archive,
    source::{Cleaning, ZIP},
};

/// The pieces of a file, in order; each is a reading of its own.
///
/// ```
/// use dateline::extract::Pieces;
/// let mut pieces = Pieces::new("talks.txt", b"Talks resume\n\nTalks resumed here on Friday.");
/// assert_eq!(pieces.next().map(|reading| reading.articles.len()), Some(1));
/// assert!(pieces.next().is_none());
/// ```
#[derive(Debug)]
pub struct Pieces<T> {
    path: String,
    rest: Rest<T>,
}

#[derive(Debug)]
enum Rest<T> {
    Whole(T),
    #[cfg(feature = "zip")]
    Members(Archive<T>),
    Nothing,
}

impl<T: AsRef<[u8]>> Pieces<T> {
    /// The pieces of a file at `path`, relative to the corpus folder, with these bytes.
    pub fn new(path: &str, bytes: T) -> Pieces<T> {
        #[cfg(feature = "zip")]
        if bytes.as_ref().starts_with(ZIP) {
            return Pieces {
                path: path.to_owned(),
                rest: Rest::Members(Archive::open(path, bytes, Cleaning::Clean)),
            };
        }
        Pieces { path: path.to_owned(), rest: Rest::Whole(bytes) }
    }
}

impl<T: AsRef<[u8]>> Iterator for Pieces<T> {
    type Item = Reading;

    fn next(&mut self) -> Option<Reading> {
        #[cfg(feature = "zip")]
        if let Rest::Members(members) = &mut self.rest {
            return members.next();
        }
        match std::mem::replace(&mut self.rest, Rest::Nothing) {
            Rest::Whole(bytes) => Some(read(RawFile { path: &self.path, bytes: bytes.as_ref() })),
            _ => None,
        }
    }
}
