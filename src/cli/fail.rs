//! How a command ends.

use std::io;
use std::path::Path;

/// A command that did what it was asked to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// Everything went well: exit status 0.
    Done,
    /// An article was lost, or `check` found something: exit status 1.
    Found,
}

/// A command that could not: one sentence that says what happened and what to do.
#[derive(Debug)]
pub(crate) struct Failure {
    /// 2 for wrong usage, 3 otherwise.
    pub(crate) code: u8,
    pub(crate) sentence: String,
}

pub(crate) type Outcome<T = Status> = Result<T, Failure>;

impl Failure {
    /// The words of the command contradict each other.
    pub(crate) fn usage(sentence: impl Into<String>) -> Failure {
        Failure { code: 2, sentence: sentence.into() }
    }

    /// It could not be done.
    pub(crate) fn failed(sentence: impl Into<String>) -> Failure {
        Failure { code: 3, sentence: sentence.into() }
    }

    /// A file or folder that could not be read.
    pub(crate) fn unreadable(path: &Path, error: &io::Error) -> Failure {
        let path = path.display();
        Failure::failed(match error.kind() {
            io::ErrorKind::NotFound => format!("There is no “{path}”. Check the path."),
            io::ErrorKind::PermissionDenied => {
                format!(
                    "“{path}” may not be read: permission denied. Change its permissions or give another."
                )
            }
            _ => format!("“{path}” could not be read: {error}."),
        })
    }
}

impl From<dateline::error::Error> for Failure {
    fn from(error: dateline::error::Error) -> Failure {
        Failure::failed(error.to_string())
    }
}
