//! Words in context and what articles say, as rows of tables.

use serde::{Deserialize, Serialize};

use super::{FigureView, Head, QuoteView};

wire! {
    /// Words in context.
    pub struct InContext {
        /// All places.
        pub total: u32,
        /// Articles with a place.
        pub articles: u32,
        /// The articles of the lines.
        pub heads: Vec<Head>,
        /// The first places.
        pub lines: Vec<Line>,
        /// Words that stand near the places more often than elsewhere, strongest first.
        pub beside: Vec<Beside>,
        /// Words that the articles found hold more often than all others, strongest first.
        pub apart: Vec<Apart>,
        /// What the reader should know about how the question was read.
        pub notes: Vec<String>,
    }

    /// A place with the words around it.
    pub struct Line {
        /// Index into `heads`.
        pub of: u32,
        /// The words before it.
        pub left: String,
        /// The words at it.
        pub found: String,
        /// The words after it.
        pub right: String,
        /// Where its sentence stands in the article's text.
        pub at: [u32; 2],
        /// The sentence.
        pub sentence: String,
        /// Of the article's text, see [`Statement::hash`].
        pub hash: String,
    }

    /// A word that stands near the places.
    pub struct Beside {
        /// The word.
        pub word: String,
        /// Places that have it near.
        pub lines: u32,
        /// Articles of the corpus that have it anywhere.
        pub articles: u32,
    }

    /// A word that sets articles apart.
    pub struct Apart {
        /// The word.
        pub word: String,
        /// Articles found that hold it.
        pub inside: u32,
        /// Other articles that hold it.
        pub outside: u32,
    }

    /// What some articles say.
    pub struct Statements {
        /// Articles that answer the question.
        pub articles: u32,
        /// Those that were read for this answer, and have rows.
        pub heads: Vec<Head>,
        /// The rows, in the order of `heads` and of the text.
        pub rows: Vec<Statement>,
    }

    /// A quote or a figure with the sentence it stands in.
    pub struct Statement {
        /// Index into `heads`.
        pub of: u32,
        /// The words.
        pub text: String,
        /// The sentence, or as many sentences as the words reach over.
        pub sentence: String,
        /// Where the sentence stands in the article's text.
        pub at: [u32; 2],
        /// Of the article's text, for links that notice when it changes: FNV-1a, 32 bits, over UTF-16.
        pub hash: String,
        /// The quote; its offsets point into the article's text.
        pub quote: Option<QuoteView>,
        /// The figure.
        pub figure: Option<FigureView>,
    }
}
