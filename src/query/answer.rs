//! What a question gives: plain structs with article numbers, counts and spans. The only text in them is
//! snippets, names and sentences for the reader.

use std::fmt;

use crate::corpus::Doc;
use crate::model::{Day, DayRange, Span};

/// The answer to a [`super::Question`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// Articles that match words and filters.
    pub total: u32,
    /// Articles in the corpus.
    pub all: u32,
    /// Stories among the matches: version groups, and articles without copies.
    pub stories: u32,
    /// Places in all matching articles where words of the query stand, where wanted. Names do not count.
    pub matches: u32,
    /// All matching articles, ascending, where wanted.
    pub docs: Vec<Doc>,
    /// The wanted stretch of hits, sorted.
    pub hits: Vec<Hit>,
    /// Values with live counts, where wanted.
    pub facets: Facets,
    /// Where the matches lie in time, where wanted.
    pub timeline: Option<Timeline>,
    /// How the words were read where that is not obvious.
    pub notes: Vec<Note>,
    /// Filled where nothing matches: each filter with the number of matches without it, most first.
    pub blockers: Vec<Blocker>,
}

/// An article that matches.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hit {
    /// The article.
    pub doc: Doc,
    /// Its score, comparable inside one answer only. 0 where the question has no words.
    pub score: u32,
    /// What matched in the headline, the line under it and the body, by field and place.
    pub marks: Vec<Mark>,
    /// The best passages of the body, in text order; the opening where nothing in the body matched.
    pub snippets: Vec<Snippet>,
    /// Why it is where it is: the parts of `score`, largest first.
    pub reasons: Vec<Reason>,
}

/// A part of an article that is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The headline; spans are bytes of [`crate::model::Article::headline`].
    Headline,
    /// The line under the headline; spans are bytes of [`crate::model::Article::deck`].
    Deck,
    /// The body; spans are bytes of [`crate::model::Article::text`].
    Body,
}

/// Words that matched, exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// Where `span` points into.
    pub field: Field,
    /// The words.
    pub span: Span,
    /// Which part of the query they match, as an index into the query's words and names in reading order.
    pub part: u32,
}

/// A passage of the body.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Snippet {
    /// Where it stands in the body.
    pub span: Span,
    /// Its words, as they stand in the body.
    pub text: String,
    /// What matched, in bytes of `text`.
    pub marks: Vec<Span>,
    /// True where it starts inside a paragraph.
    pub cut_before: bool,
    /// True where it ends inside a paragraph.
    pub cut_after: bool,
}

/// One part of a hit's score.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reason {
    /// The words of the query.
    pub asked: String,
    /// The form found in the article, folded.
    pub found: String,
    /// How the two are related.
    pub how: How,
    /// How often it stands in headline and deck.
    pub in_headline: u32,
    /// How often it stands in the body.
    pub in_body: u32,
    /// What it adds to the score.
    pub weight: u32,
    /// Articles of the corpus that have it.
    pub articles: u32,
}

/// How a word of the article is related to a word of the query.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// The same word, accents and case aside.
    #[default]
    Exact,
    /// Another form of the word (the same stem).
    Form,
    /// It begins with the letters asked for.
    Prefix,
    /// A near spelling.
    Near,
    /// Words in the asked order, next to or near each other.
    Phrase,
    /// The words of the query stand close together.
    Close,
    /// A name that stands for an entity, an outlet or a day: filters, adds no weight.
    Name,
}

/// All facets.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs)]
pub struct Facets {
    pub people: Facet,
    pub orgs: Facet,
    pub places: Facet,
    pub sources: Facet,
    pub agencies: Facet,
    pub languages: Facet,
    pub retold: Facet,
    /// Keys `stated`, `inferred`, `unknown`; only those that occur.
    pub dated: Facet,
}

/// The values of one facet, most results first, then most articles, then by name. Chosen and excluded
/// values are always among them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facet {
    /// The first values.
    pub values: Vec<FacetValue>,
    /// Number of values that occur in the corpus.
    pub distinct: u32,
}

/// A value to filter by.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FacetValue {
    /// Stable key for filters and addresses.
    pub key: String,
    /// Name to show.
    pub name: String,
    /// Articles that have it among those that match words and filters, this facet's own choice left aside.
    pub results: u32,
    /// Articles of the corpus that have it.
    pub all: u32,
    /// Chosen in the filter.
    pub chosen: bool,
    /// Excluded in the filter.
    pub excluded: bool,
}

/// Where the matches lie in time. The filter's own window of days is left aside, so that it can be moved.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    /// From the earliest to the latest bin that holds an article of the corpus, without gaps. Empty where
    /// no article has a day.
    pub bins: Vec<TimeBin>,
    /// Matches without any bound on their day.
    pub undated: u32,
    /// Matches with at most one bound, or more than the timeline can hold: in no bin.
    pub open: u32,
    /// Matching articles one by one, by article number; at most as many as wanted.
    pub points: Vec<TimePoint>,
    /// True where there are more matches than points.
    pub more: bool,
}

/// A stretch of days and the articles in it.
///
/// An article is counted once, in the bin of its best day, else in the bin of the middle of its range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeBin {
    /// First day.
    pub first: Day,
    /// Last day.
    pub last: Day,
    /// Matches that state their day.
    pub stated: u32,
    /// Matches whose day is inferred and lies in this bin for certain.
    pub inferred: u32,
    /// Matches that are counted here, whose range also reaches other bins.
    pub wide: u32,
    /// Articles of the corpus, counted likewise.
    pub all: u32,
}

/// An article on the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimePoint {
    /// The article.
    pub doc: Doc,
    /// The days it may be from.
    pub range: DayRange,
    /// The day the evidence favors.
    pub best: Option<Day>,
    /// True where the article states it.
    pub stated: bool,
    /// True where it also lies in the filter's window of days.
    pub inside: bool,
}

/// A part of the filter, and what matches without it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocker {
    /// `people`, `orgs`, `places`, `speakers`, `sources`, `agencies`, `retold`, `languages`, `dated`, `days`,
    /// `not`, or `text` for the words themselves.
    pub filter: &'static str,
    /// Matches without it.
    pub without: u32,
}

/// How a query was read where that is not obvious. [`fmt::Display`] gives the sentence for the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// A part of the query could not be read as it seems meant and was read literally.
    Literal {
        /// The part.
        part: String,
        /// Why, a clause.
        why: &'static str,
    },
    /// No article has the word; near spellings were used instead.
    Near {
        /// The word of the query.
        asked: String,
        /// The spellings used, closest and most frequent first.
        used: Vec<String>,
    },
    /// No article has the word or a near spelling.
    Unknown {
        /// The word.
        asked: String,
    },
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Note::Literal { part, why } => write!(f, "“{part}” was read literally: {why}."),
            Note::Near { asked, used } => {
                write!(f, "No article has “{asked}”. Searched for {} instead.", list(used))
            }
            Note::Unknown { asked } => write!(f, "No article has “{asked}” or a word spelled like it."),
        }
    }
}

/// “a”, “b” or “c”; of long lists only the first ones and the number of the others.
fn list(words: &[String]) -> String {
    const SHOWN: usize = 6;
    let mut names: Vec<String> = words.iter().take(SHOWN).map(|word| format!("“{word}”")).collect();
    if words.len() > SHOWN {
        names.push(format!("{} more", words.len() - SHOWN));
    }
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} or {last}", before.join(", ")),
        None => String::new(),
    }
}
