//! Something the reader should know about a file that was read. Bad input gives problems, not errors.

use std::fmt;

/// What was found, where, and how it was handled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong, one sentence without the place.
    pub what: String,
    /// The file's path as it was given, empty for pasted text.
    pub file: String,
    /// 1-based line in the file, where one can be named.
    pub line: Option<u32>,
    /// What was done about it, one sentence.
    pub handled: String,
    /// True where an article could not be kept. Commands then end with status 1.
    pub lost: bool,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.file.is_empty() {
            write!(f, "{}:", self.file)?;
            if let Some(line) = self.line {
                write!(f, "{line}:")?;
            }
            write!(f, " ")?;
        }
        write!(f, "{} {}", self.what, self.handled)
    }
}
