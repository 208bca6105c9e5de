//! Raw bytes become clean articles and a list of problems.
//!
//! A file may hold none, one or many articles. Whatever can be read is kept; what cannot is a problem that
//! names the file, the line and what was done. Nothing is dropped silently: removed lines stay with the
//! article as [`crate::model::Dropped`].
//!
//! The way of a file: `archive` (members of a zip, each a file), `decode` (bytes to characters, with `charset`), `format` (what is it), a reader per format (`json`, `csv`,
//! `bundle`, `front_matter`, `markdown`, plain text) that gives metadata and `blocks`, `meta` (metadata to fields),
//! `opening` (what each block is, with `chrome`, `credits`, `caption`, `dateline`), and `clean`, which
//! builds the text. `ids` names the articles last.

mod agency;
#[cfg(feature = "zip")]
mod archive;
mod blocks;
mod bundle;
mod caption;
#[cfg(feature = "encodings")]
mod charset;
mod chrome;
mod clean;
mod credits;
mod csv;
mod dateline;
mod decode;
mod entities;
mod format;
mod front_matter;
#[cfg(feature = "html")]
mod html;
mod ids;
mod json;
mod language;
mod markdown;
mod meta;
mod opening;
mod outlet;
mod pieces;
mod residue;
mod site_lines;
mod source;
mod value;
mod when;

// The JSON reader gives every object to `stored::read_stored` first: a site's own articles come back unchanged.
mod stored;

pub use format::ENDINGS;
pub(crate) use front_matter::toml_lists;
pub use pieces::Pieces;
pub use stored::{hand_over, read_clean, stored_line, take_over};

use crate::model::{Article, Problem};
use source::{Cleaning, Source};

/// A file as it was given.
#[derive(Clone, Copy, Debug)]
pub struct RawFile<'a> {
    /// Path relative to the corpus folder, with `/`; empty for pasted text. Only a hint for the format.
    pub path: &'a str,
    /// The bytes.
    pub bytes: &'a [u8],
}

/// What a file gave.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The articles, in file order. Their ids are proposals until [`assign_ids`] has seen all of them.
    pub articles: Vec<Article>,
    /// What the reader should know.
    pub problems: Vec<Problem>,
    /// Whether this build lacks a feature that reads the file, or reads it better: `html`, `encodings`, `zip`.
    /// Never set in a build with `reader`.
    pub unfit: bool,
}

impl Reading {
    /// Adds what another piece of the same file gave.
    #[cfg(feature = "zip")]
    fn extend(&mut self, more: Reading) {
        self.articles.extend(more.articles);
        self.problems.extend(more.problems);
        self.unfit |= more.unfit;
    }
}

/// Reads one file. Never fails: what cannot be read is a problem.
///
/// ```
/// use dateline::extract::{RawFile, read};
/// let bytes = b"Talks resume in Oslo\n\nShare this story\n\nOSLO (AP) -- Talks resumed here on Friday.";
/// let reading = read(RawFile { path: "talks.txt", bytes });
/// let article = &reading.articles[0];
/// assert_eq!(article.headline, "Talks resume in Oslo");
/// assert_eq!(article.text, "OSLO (AP) -- Talks resumed here on Friday.");
/// assert_eq!(article.agency.as_deref(), Some("Associated Press"));
/// assert_eq!(article.dropped[0].reason, "share line");
/// ```
#[must_use]
pub fn read(file: RawFile<'_>) -> Reading {
    Source::new(file.path, Cleaning::Clean).read(file.bytes)
}

/// As [`read`], but the text of every article stays as it stands in the file: for plain text the whole
/// file, for JSON the body field. Only paragraphs are found, so offsets refer to the input.
#[must_use]
pub fn read_as_is(file: RawFile<'_>) -> Reading {
    Source::new(file.path, Cleaning::AsIs).read(file.bytes)
}

/// Reads one line of JSON Lines, for readers that stream. `number` is its line in the file; `as_is` as in
/// [`read_as_is`].
#[must_use]
pub fn read_json_line(path: &str, number: u32, line: &str, as_is: bool) -> Reading {
    let mut source = Source::new(path, if as_is { Cleaning::AsIs } else { Cleaning::Clean });
    json::read_line(line, number, &mut source);
    source.reading
}

/// An article whose text is `text` unchanged: no clean-up, no headline, paragraphs only.
#[must_use]
pub fn as_is(text: &str) -> Article {
    let mut article = Article::default();
    source::keep_as_is(&mut article, text);
    article
}

/// Makes ids unique, independent of the order of the articles: every member of a collision whose content
/// differs gets a suffix from its content's hash; copies with equal content are left out with a problem.
#[must_use]
pub fn assign_ids(articles: &mut Vec<Article>) -> Vec<Problem> {
    ids::assign(articles)
}
