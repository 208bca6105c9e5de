//! What a reader asks: words, filters, and which parts of the answer are wanted.

use crate::model::DayRange;

/// A reader's question.
///
/// ```
/// use dateline::query::{Filter, Question};
/// let question = Question {
///     text: "truce -rumor".into(),
///     filter: Filter { sources: vec!["harbor-ledger".into()], ..Filter::default() },
///     ..Question::default()
/// };
/// assert!(!question.filter.is_empty());
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    /// Words in the query language; empty matches every article.
    pub text: String,
    /// True while the reader is typing: a last word that no article has stands for what it may become.
    pub typing: bool,
    /// Narrows the matches.
    pub filter: Filter,
    /// How hits are sorted.
    pub order: Order,
    /// What to collect.
    pub want: Want,
}

/// Narrows the matches. Inside a list any key will do; across lists all must hold; `not` must not hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Keys of persons ([`crate::corpus::Entity::key`]); an article must mention one of them.
    pub people: Vec<String>,
    /// Keys of organizations.
    pub orgs: Vec<String>,
    /// Keys of places.
    pub places: Vec<String>,
    /// Keys of entities of whom the article holds quoted or reported words.
    pub speakers: Vec<String>,
    /// Outlets, by key or name (see [`super::FacetValue::key`]).
    pub sources: Vec<String>,
    /// Wire services, likewise.
    pub agencies: Vec<String>,
    /// Outlets that a retelling retells, likewise.
    pub retold: Vec<String>,
    /// Languages (BCP 47).
    pub languages: Vec<String>,
    /// How the date is known.
    pub dated: Vec<Dated>,
    /// The article's days must share a day with this window; [`DayRange::ANY`] lets all pass. An article of
    /// which nothing is known is in no other window.
    pub days: DayRange,
    /// What must not hold.
    pub not: Exclude,
}

/// What an article must not have.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Exclude {
    /// Keys of entities of any kind.
    pub entities: Vec<String>,
    /// Keys of speakers.
    pub speakers: Vec<String>,
    /// Outlets, by key or name.
    pub sources: Vec<String>,
    /// Wire services.
    pub agencies: Vec<String>,
    /// Retold outlets.
    pub retold: Vec<String>,
    /// Languages.
    pub languages: Vec<String>,
    /// How the date is known.
    pub dated: Vec<Dated>,
}

/// How an article's date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dated {
    /// The article or its file states it.
    Stated,
    /// Evidence bounds it on at least one side.
    Inferred,
    /// Nothing is known.
    Unknown,
}

/// How hits are sorted. Ties are broken by the article's number, so the order is the same everywhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Best match first; by date where the question has no words.
    #[default]
    Relevance,
    /// Earliest first, by best day, else by the middle of what is known; unknown last.
    Oldest,
    /// Latest first; unknown last.
    Newest,
}

/// Which parts of the answer are wanted. What is not wanted costs nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Want {
    /// Hits to leave out at the start.
    pub skip: usize,
    /// Hits to give.
    pub hits: usize,
    /// Snippets, marks and reasons with each hit.
    pub details: bool,
    /// Values per facet; 0 for no facets.
    pub facets: usize,
    /// Width of the bins of the timeline, none for no timeline.
    pub timeline: Option<Bin>,
    /// Articles that are placed one by one on the timeline, at most.
    pub points: usize,
    /// The numbers of all matching articles.
    pub docs: bool,
    /// How often the words match in all matching articles.
    pub matches: bool,
}

impl Default for Want {
    /// Twenty hits with details, the 50 first values of each facet, a monthly timeline with up to 2,000
    /// points, all article numbers and the number of matches.
    fn default() -> Want {
        Want {
            skip: 0,
            hits: 20,
            details: true,
            facets: 50,
            timeline: Some(Bin::Month),
            points: 2_000,
            docs: true,
            matches: true,
        }
    }
}

/// Width of the bins of a timeline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Bin {
    Day,
    /// From Monday to Sunday.
    Week,
    #[default]
    Month,
    Year,
}

impl Filter {
    /// True where it lets every article pass.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Filter::default()
    }
}
