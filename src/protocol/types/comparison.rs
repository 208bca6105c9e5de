//! Two or more articles side by side.

use serde::{Deserialize, Serialize};

use super::{Head, Kind};

wire! {
    /// Articles side by side.
    pub struct Comparison {
        /// The articles, base first.
        pub articles: Vec<ComparedArticle>,
        /// One per other article: share of the words of the shorter one that stand in aligned sentences, 0-100.
        pub similarity: Vec<u32>,
        /// One per other article: `same wire story`, `same event`, `related` or `unrelated`.
        pub relation: Vec<String>,
        /// All against all: share of the words of the shorter one of two that stand in aligned sentences, 0-100.
        pub shares: Vec<Vec<u32>>,
        /// Rows from the base's first sentence to the end.
        pub rows: Vec<Row>,
        /// Names, quotes, figures and days in both or one, and what is in conflict.
        pub facts: Facts,
    }

    /// All against all.
    pub struct Matrix {
        /// The articles.
        pub ids: Vec<String>,
        /// By article and article: share of the words of the shorter one that stand in aligned sentences, 0-100.
        pub shares: Vec<Vec<u32>>,
    }

    /// One article of a comparison.
    pub struct ComparedArticle {
        /// Head data.
        pub head: Head,
        /// Text.
        pub text: String,
        /// Sentences, offsets into `text`.
        pub sentences: Vec<[u32; 2]>,
        /// Words in the text.
        pub words: u32,
    }

    /// Sentences that belong together.
    pub struct Row {
        /// Per article, indices of its sentences; empty where it has none.
        pub of: Vec<Vec<u32>>,
        /// Per article other than the base.
        pub label: Vec<RowLabel>,
        /// Per article: true where its sentences stand at another place than the base's.
        pub moved: Vec<bool>,
        /// Per article, the words that only it has among the row's sentences.
        pub changes: Vec<Vec<[u32; 2]>>,
    }

    /// How a row's sentences relate to the base.
    #[derive(Copy, Eq)]
    pub enum RowLabel {
        /// The same words.
        Same,
        /// The same sentence with other words.
        Edited,
        /// Only in one of the two.
        Only,
    }

    /// Facts compared between the base and one other article each.
    pub struct Facts {
        /// Names.
        pub entities: Vec<Fact>,
        /// Quotes.
        pub quotes: Vec<Fact>,
        /// Figures.
        pub figures: Vec<Fact>,
        /// Days.
        pub days: Vec<Fact>,
        /// Where two articles say different things about the same.
        pub conflicts: Vec<Conflict>,
    }

    /// A fact and where it is said.
    pub struct Fact {
        /// What is shown.
        pub label: String,
        /// Entity kind, for names.
        pub kind: Option<Kind>,
        /// Entity key, for names and speakers.
        pub key: Option<String>,
        /// Per article, where it is said; empty where it is not.
        pub at: Vec<Vec<[u32; 2]>>,
    }

    /// Two articles that differ about the same thing. No verdict.
    pub struct Conflict {
        /// What they differ about, in words.
        pub about: String,
        /// `figure`, `wording`, `speaker` or `day`.
        pub kind: String,
        /// Per article, what it says and where; none where it does not.
        pub says: Vec<Option<Said>>,
    }

    /// What one article says.
    pub struct Said {
        /// The words.
        pub text: String,
        /// Where they stand.
        pub at: [u32; 2],
    }
}
