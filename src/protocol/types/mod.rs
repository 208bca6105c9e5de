//! The words of the page: plain structs, no logic.
//!
//! Offsets are UTF-16 code units into the `text` that stands beside them, end-exclusive, so that the page
//! slices strings without counting. Days are `YYYY-MM-DD`. `www/src/protocol.d.ts` is generated from here by
//! a test; core types never appear in it.

macro_rules! wire {
    ($($item:item)*) => { $(
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(test, derive(ts_rs::TS))]
        #[serde(rename_all = "camelCase")]
        $item
    )* };
}

mod article;
mod comparison;
mod entity;
mod explore;
mod overview;
mod tables;

pub use article::*;
pub use comparison::*;
pub use entity::*;
pub use explore::*;
pub use overview::*;
pub use tables::*;

use serde::{Deserialize, Serialize};

wire! {
    /// Everything the page may ask.
    // Reading a tagged enum makes serde keep the whole value aside until it knows the variant, in code that is
    // 50 kB of the engine. `wasm::engine` names the variant first, so the engine reads it without.
    #[cfg_attr(not(target_arch = "wasm32"), serde(tag = "op"))]
    #[allow(clippy::large_enum_variant, reason = "one request is alive at a time")]
    pub enum Request {
        /// What is open.
        Overview {},
        /// The articles that answer a question, with facets and timeline from the same pass.
        Explore {
            /// Filters and query.
            question: Question,
            /// Order of the hits.
            sort: Sort,
            /// Hits to skip.
            offset: u32,
            /// Hits to return at the most.
            limit: u32,
        },
        /// One article, opened.
        Article {
            /// Its id.
            id: String,
            /// Query whose matches are marked; may be empty.
            q: String,
        },
        /// Two or more articles side by side, the first being the base.
        Compare {
            /// Their ids.
            ids: Vec<String>,
            /// Whether another kind of quotation mark or dash is a difference.
            typography: bool,
        },
        /// How much of each of some articles stands in each other.
        Matrix {
            /// Their ids; empty for all, from the earliest on. Of more than 40 the first are taken.
            ids: Vec<String>,
        },
        /// A person, organization or place across the corpus.
        Entity {
            /// Its key.
            key: String,
        },
        /// What the articles that answer a question say: the quotes, or the figures. Articles go from the earliest
        /// to those without a date, some at a time, so that thousands of rows hold nobody up.
        Statements {
            /// Filters and query.
            question: Question,
            /// Figures rather than quotes.
            figures: bool,
            /// Articles to skip.
            offset: u32,
            /// Articles to read at the most.
            limit: u32,
        },
        /// The words of a question in context, and the words that set its articles apart.
        Words {
            /// Filters and query.
            question: Question,
            /// Order of the lines.
            sort: LineSort,
            /// Lines at the most.
            limit: u32,
        },
        /// Lays the reader's corrections over the corpus, in place of those laid before; none takes all back.
        /// What the corpus itself brought along stays.
        Correct {
            /// All of them, in the order in which they were made.
            corrections: Vec<Correction>,
        },
        /// What a corrections file holds. Nothing is laid over the corpus yet.
        ReadCorrections {
            /// The file's text, TOML or JSON.
            text: String,
        },
        /// What was read from one file.
        Imported {
            /// Its name, as it was added.
            file: String,
        },
        /// Names that contain some letters, for type-ahead.
        Names {
            /// What was typed; empty for the most frequent.
            typed: String,
            /// Only this kind, or all.
            kind: Option<Kind>,
            /// How many at the most.
            limit: u32,
        },
    }

    /// The answer to a request, under the same name.
    #[serde(tag = "op")]
    pub enum Response {
        /// To [`Request::Overview`].
        Overview(Overview),
        /// To [`Request::Explore`].
        Explore(Explored),
        /// To [`Request::Article`].
        Article(Box<ArticleView>),
        /// To [`Request::Compare`].
        Compare(Box<Comparison>),
        /// To [`Request::Matrix`].
        Matrix(Matrix),
        /// To [`Request::Entity`].
        Entity(EntityView),
        /// To [`Request::Statements`].
        Statements(Statements),
        /// To any request about a corpus in slices: fetch and add these, then ask again.
        Lacks {
            /// Names of slices.
            names: Vec<String>,
        },
        /// To [`Request::Words`].
        Words(InContext),
        /// To [`Request::Correct`].
        Correct(Corrected),
        /// To [`Request::ReadCorrections`].
        ReadCorrections(ReadCorrections),
        /// To [`Request::Imported`].
        Imported {
            /// The articles, in the order of the corpus.
            articles: Vec<Imported>,
        },
        /// To [`Request::Names`].
        Names {
            /// The names, most frequent first.
            names: Vec<Named>,
        },
    }

    /// What the reader asks for. Empty lists and strings mean no filter. Values of one list are any-of, lists
    /// are all-of.
    #[derive(Default)]
    #[serde(default)]
    pub struct Question {
        /// The query as typed.
        pub q: String,
        /// Entity keys that must occur (any of them within a kind).
        pub who: Vec<String>,
        /// Entity keys that must not occur.
        pub not_who: Vec<String>,
        /// Outlets.
        pub source: Vec<String>,
        /// Outlets left out.
        pub not_source: Vec<String>,
        /// Wire services.
        pub agency: Vec<String>,
        /// Wire services left out.
        pub not_agency: Vec<String>,
        /// Outlets that a retelling retells.
        pub retold: Vec<String>,
        /// The same, left out.
        pub not_retold: Vec<String>,
        /// How the date is known.
        pub dated: Vec<Dated>,
        /// The same, left out.
        pub not_dated: Vec<Dated>,
        /// First day, month or year of the window (EDTF level 0), or empty.
        pub from: String,
        /// Last day, month or year of the window, or empty.
        pub to: String,
    }

    /// Order of hits.
    #[derive(Copy, Eq)]
    pub enum Sort {
        /// Best match first; newest first where there is no query.
        Relevance,
        /// Latest day first.
        Newest,
        /// Earliest day first.
        Oldest,
    }

    /// Order of lines in context.
    #[derive(Copy, Eq)]
    pub enum LineSort {
        /// By article and place.
        Text,
        /// By the words before the place, the nearest first.
        Before,
        /// By the words after it.
        After,
    }

    /// How an article's date is known.
    #[derive(Copy, Eq)]
    pub enum Dated {
        /// The article states it.
        Stated,
        /// Inferred from evidence.
        Inferred,
        /// No evidence.
        Unknown,
    }

    /// What a name names.
    #[derive(Copy, Eq)]
    pub enum Kind {
        /// A person.
        Person,
        /// An organization.
        Organization,
        /// A place.
        Place,
    }

    /// A correction, under its kind: `{rename: {entity, name}}`. Entities are named by their keys, articles by
    /// their ids.
    pub enum Correction {
        /// Several names are one.
        Merge {
            /// The entity that stays.
            into: String,
            /// Those that are folded into it; their keys then lead to it.
            from: Vec<String>,
        },
        /// In one article the name stands for somebody else.
        Split {
            /// The entity as it was linked.
            entity: String,
            /// The article.
            article: String,
            /// The name of who is meant: an entity of that name, or a new one.
            name: String,
        },
        /// Another name to show; the old one becomes another form.
        Rename {
            /// The entity.
            entity: String,
            /// Its name from now on.
            name: String,
        },
        /// Another kind.
        Retype {
            /// The entity.
            entity: String,
            /// What it is.
            to: Kind,
        },
        /// No name at all.
        Reject {
            /// The entity.
            entity: String,
            /// Only in this article, or everywhere.
            article: Option<String>,
        },
        /// When an article was published.
        Date {
            /// The article.
            article: String,
            /// A day, month, year or interval (EDTF): `2003-06-06`, `2003-06`, `2003-06-06/2003-06-08`.
            date: String,
        },
    }

    /// The corpus after corrections.
    pub struct Corrected {
        /// Corrections that name what is not there, and other ones left out.
        pub problems: Vec<ProblemView>,
        /// The reader's corrections as the text of a `corrections.toml`.
        pub toml: String,
    }

    /// What a corrections file holds.
    pub struct ReadCorrections {
        /// The corrections, in the order in which they are applied.
        pub corrections: Vec<Correction>,
        /// What could not be read.
        pub problems: Vec<ProblemView>,
    }

    /// What a file brought.
    pub struct Added {
        /// Articles read from it.
        pub articles: u32,
        /// What its reader should know.
        pub problems: Vec<ProblemView>,
        /// Nothing was taken from the file: the fuller reader has to read it first.
        pub unfit: bool,
    }

    /// An article that a reader added.
    pub struct Imported {
        /// Head data.
        pub head: Head,
        /// Author line.
        pub byline: Option<String>,
        /// Words in the text.
        pub words: u32,
        /// What cleaning left out.
        pub dropped: Vec<DroppedView>,
    }
}
