//! One opaque error for broken bytes and misuse, with a private kind per room.
//!
//! Finer public types were not worth their cost: a caller can only show the sentence. Bad articles are not
//! errors; they give [`crate::model::Problem`]s beside whatever could be read.

use std::fmt;

/// Why something could not be done: one sentence that says what is wrong and what to do.
#[derive(Debug)]
pub struct Error {
    kind: Kind,
}

/// The room the error comes from, with its data.
#[derive(Debug)]
enum Kind {
    Segment(String),
    Request(String),
    Data(String),
}

impl Error {
    /// Bytes that are no segment, a broken one, or one written by a newer version.
    pub(crate) fn segment(what: impl Into<String>) -> Error {
        Error { kind: Kind::Segment(what.into()) }
    }

    /// A request the engine cannot serve: unknown article, too few articles to compare.
    pub(crate) fn request(what: impl Into<String>) -> Error {
        Error { kind: Kind::Request(what.into()) }
    }

    /// A data file (chronology, corrections, model) that cannot be used.
    pub(crate) fn data(what: impl Into<String>) -> Error {
        Error { kind: Kind::Data(what.into()) }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Segment(what) => write!(f, "this index cannot be opened: {what}"),
            Kind::Request(what) => f.write_str(what),
            Kind::Data(what) => write!(f, "this data file cannot be used: {what}"),
        }
    }
}

impl std::error::Error for Error {}
