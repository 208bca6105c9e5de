//! The answer to a question: hits, facets, timeline.

use serde::{Deserialize, Serialize};

use super::{Dated, Kind};

wire! {
    /// Articles that answer a question.
    pub struct Explored {
        /// Articles that match.
        pub total: u32,
        /// Articles in the corpus.
        pub all: u32,
        /// Stories among the matches.
        pub stories: u32,
        /// Matches of query words in all of them.
        pub matches: u32,
        /// The requested slice.
        pub hits: Vec<Hit>,
        /// One per facet, in the page's order.
        pub facets: Vec<Facet>,
        /// Every article on the time axis.
        pub timeline: Timeline,
        /// What the query reader wants to say ("read literally", "searched for near spelling").
        pub notes: Vec<String>,
    }

    /// An article in a list.
    pub struct Hit {
        /// Head data.
        pub head: Head,
        /// Words in the text.
        pub words: u32,
        /// The best passage, in runs; `hit` marks what matched.
        pub snippet: Vec<Run>,
        /// Number of matched places in the article.
        pub matches: u32,
        /// The entities most telling for it, most mentions first.
        pub entities: Vec<Named>,
        /// Other articles with the same wire copy.
        pub versions: Vec<Related>,
        /// Why it ranks where it does, in words.
        pub why: Vec<String>,
    }

    /// What every list says of an article.
    pub struct Head {
        /// Its id.
        pub id: String,
        /// The headline, or its first words where it has none.
        pub headline: String,
        /// The outlet.
        pub source: Option<String>,
        /// The wire service.
        pub agency: Option<String>,
        /// What it retells.
        pub retold: Option<Retold>,
        /// The place line.
        pub dateline: Option<String>,
        /// When it was published.
        pub published: Published,
        /// Language tag.
        pub language: String,
    }

    /// What a retelling retells.
    pub struct Retold {
        /// The outlet.
        pub source: Option<String>,
        /// The wire service.
        pub agency: Option<String>,
    }

    /// A publication date as far as it is known.
    pub struct Published {
        /// EDTF; empty where nothing is known.
        pub edtf: String,
        /// First possible day.
        pub first: Option<String>,
        /// Last possible day.
        pub last: Option<String>,
        /// The most likely day, where there is one.
        pub best: Option<String>,
        /// How it is known.
        pub dated: Dated,
        /// True where a reader or the publisher corrected it.
        pub corrected: bool,
    }

    /// A run of text.
    pub struct Run {
        /// The words.
        pub text: String,
        /// True where they matched.
        pub hit: bool,
    }

    /// An entity in a list.
    pub struct Named {
        /// Its key.
        pub key: String,
        /// Its name.
        pub name: String,
        /// What it is.
        pub kind: Kind,
        /// Mentions here, or articles, as the place says.
        pub count: u32,
    }

    /// An article near another one.
    pub struct Related {
        /// Head data.
        pub head: Head,
        /// Share of the words of the shorter article that stand in both, 0-100.
        pub similarity: u32,
    }

    /// The values of one filter with live counts.
    pub struct Facet {
        /// Which key of `Question` it sets.
        pub field: FacetField,
        /// Number of values in the whole corpus.
        pub total: u32,
        /// Values, chosen ones first, then most frequent in the results.
        pub values: Vec<FacetValue>,
    }

    /// Which filter a facet sets.
    #[derive(Copy, Eq)]
    pub enum FacetField {
        /// `who`, people.
        People,
        /// `who`, organizations.
        Organizations,
        /// `who`, places.
        Places,
        /// `source`.
        Sources,
        /// `agency`.
        Agencies,
        /// `retold`.
        Retold,
        /// `dated`.
        Dated,
    }

    /// One value of a filter.
    pub struct FacetValue {
        /// What goes into the question.
        pub key: String,
        /// What is shown.
        pub label: String,
        /// Articles with it among the results, the facet's own choices lifted.
        pub count: u32,
        /// Articles with it in the corpus.
        pub all: u32,
        /// Chosen, left out, or neither.
        pub state: FacetState,
    }

    /// Whether a value is chosen.
    #[derive(Copy, Eq)]
    pub enum FacetState {
        /// Neither.
        Off,
        /// Must occur.
        On,
        /// Must not occur.
        Not,
    }

    /// Articles and told events on the time axis.
    pub struct Timeline {
        /// Every article of the corpus, earliest possible day first, undated ones last.
        pub articles: Vec<TimelineArticle>,
        /// What the matching articles say happened, by day.
        pub events: Vec<TimelineEvent>,
    }

    /// An article on the time axis.
    pub struct TimelineArticle {
        /// Its id.
        pub id: String,
        /// Its headline.
        pub headline: String,
        /// Its outlet, or the retold one.
        pub source: String,
        /// Its date.
        pub published: Published,
        /// True where it answers the question.
        pub found: bool,
    }

    /// Something the texts say happened (or will) on days.
    pub struct TimelineEvent {
        /// First day.
        pub first: String,
        /// Last day.
        pub last: String,
        /// The sentence it was taken from.
        pub text: String,
        /// The articles that mention those days.
        pub ids: Vec<String>,
    }
}
