//! What is open.

use serde::{Deserialize, Serialize};

wire! {
    /// What is open.
    pub struct Overview {
        /// Number of articles.
        pub articles: u32,
        /// Number of stories: version groups, and articles without copies.
        pub stories: u32,
        /// Number of outlets, retold ones included.
        pub outlets: u32,
        /// Articles whose date is stated.
        pub stated: u32,
        /// Articles dated from evidence.
        pub inferred: u32,
        /// Articles without any date.
        pub unknown: u32,
        /// Earliest possible day of any article with a bounded date.
        pub first: Option<String>,
        /// Latest such day.
        pub last: Option<String>,
        /// Languages with their number of articles, most frequent first.
        pub languages: Vec<Counted>,
        /// What readers of the files should know.
        pub problems: Vec<ProblemView>,
    }

    /// A label with a number.
    pub struct Counted {
        /// The label.
        pub label: String,
        /// The number.
        pub count: u32,
    }

    /// A problem found while reading.
    pub struct ProblemView {
        /// What was found.
        pub what: String,
        /// File and line.
        pub place: String,
        /// What was done.
        pub handled: String,
        /// True where an article could not be kept.
        pub lost: bool,
    }
}
