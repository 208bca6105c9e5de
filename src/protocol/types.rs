//! The words of the page: plain structs, no logic.
//!
//! Offsets are UTF-16 code units into the `text` that stands beside them, end-exclusive, so that the page
//! slices strings without counting. Days are `YYYY-MM-DD`. `www/src/protocol.d.ts` is generated from here by
//! a test; core types never appear in it.

use serde::{Deserialize, Serialize};

macro_rules! wire {
    ($($item:item)*) => { $(
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(test, derive(ts_rs::TS))]
        #[serde(rename_all = "camelCase")]
        $item
    )* };
}

wire! {
    /// Everything the page may ask.
    // Reading a tagged enum makes serde keep the whole value aside until it knows the variant, in code that is
    // 50 kB of the engine. `wasm.rs` names the variant first, so the engine reads it without.
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
        /// Which key of [`Question`] it sets.
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

    /// One article, opened.
    pub struct ArticleView {
        /// Head data.
        pub head: Head,
        /// The line under the headline.
        pub deck: Option<String>,
        /// Author line.
        pub byline: Option<String>,
        /// Where it was published.
        pub url: Option<String>,
        /// The file it came from.
        pub file: Option<String>,
        /// Words in the text.
        pub words: u32,
        /// The cleaned text; all offsets point into it.
        pub text: String,
        /// Paragraphs.
        pub paragraphs: Vec<ParagraphView>,
        /// Sentences.
        pub sentences: Vec<[u32; 2]>,
        /// The place line.
        pub dateline: Option<[u32; 2]>,
        /// Names.
        pub mentions: Vec<MentionView>,
        /// Quotes.
        pub quotes: Vec<QuoteView>,
        /// Times.
        pub times: Vec<TimeView>,
        /// Figures.
        pub figures: Vec<FigureView>,
        /// Places that matched the query.
        pub matches: Vec<[u32; 2]>,
        /// How the article was dated.
        pub evidence: Vec<EvidenceView>,
        /// What cleaning left out.
        pub dropped: Vec<DroppedView>,
        /// Articles with the same wire copy.
        pub versions: Vec<Related>,
        /// Other articles that share the most, best first.
        pub similar: Vec<Related>,
        /// Ids of the other articles that report the same event.
        pub event: Vec<String>,
        /// Sentences that none of those has a counterpart for; all where there are none.
        pub only_here: Vec<u32>,
    }

    /// A paragraph.
    pub struct ParagraphView {
        /// Start.
        pub start: u32,
        /// End.
        pub end: u32,
        /// `body`, `subhead` or `quotation`.
        pub kind: String,
    }

    /// A name in the text.
    pub struct MentionView {
        /// Start.
        pub start: u32,
        /// End.
        pub end: u32,
        /// What it names.
        pub kind: Kind,
        /// Key of the entity, for links.
        pub key: String,
        /// The entity's name.
        pub name: String,
        /// The stated role.
        pub role: Option<String>,
        /// 0-100.
        pub confidence: u32,
        /// Why it is this entity, in words.
        pub why: String,
    }

    /// A quote.
    pub struct QuoteView {
        /// Start, without the mark.
        pub start: u32,
        /// End, without the mark.
        pub end: u32,
        /// `full`, `fragment`, `block` or `indirect`.
        pub kind: String,
        /// Who said it, in words: a name, a description, or nothing.
        pub speaker: Option<String>,
        /// Key of the speaker's entity.
        pub key: Option<String>,
        /// Where the words stand that name the speaker.
        pub speaker_at: Option<[u32; 2]>,
    }

    /// Words about time.
    pub struct TimeView {
        /// Start.
        pub start: u32,
        /// End.
        pub end: u32,
        /// `date`, `time`, `duration` or `set`.
        pub kind: String,
        /// TIMEX3 value, where resolved.
        pub value: Option<String>,
        /// First day meant.
        pub first: Option<String>,
        /// Last day meant.
        pub last: Option<String>,
    }

    /// A number in the text.
    pub struct FigureView {
        /// Start.
        pub start: u32,
        /// End.
        pub end: u32,
        /// The number as said.
        pub value: Option<f64>,
        /// Lower bound.
        pub low: Option<f64>,
        /// Upper bound.
        pub high: Option<f64>,
        /// Unit.
        pub unit: Option<String>,
        /// Currency code.
        pub currency: Option<String>,
        /// What is counted.
        pub counts: Option<String>,
        /// `killed`, `wounded`, `arrested`, `missing`, `displaced`.
        pub status: Option<String>,
        /// Of whom.
        pub of: Option<String>,
    }

    /// One reason for a date.
    pub struct EvidenceView {
        /// `text`, `dropped`, `metadata`, `article` or `fact`.
        pub kind: String,
        /// The words it rests on.
        pub text: String,
        /// Where they stand in the article's text.
        pub at: Option<[u32; 2]>,
        /// The rule's name.
        pub rule: String,
        /// What the rule means, one sentence for readers.
        pub says: String,
        /// First day it allows.
        pub first: Option<String>,
        /// Last day it allows.
        pub last: Option<String>,
        /// True for strong evidence, false for fair.
        pub strong: bool,
        /// Why it was set aside, where it was.
        pub set_aside: Option<String>,
    }

    /// A removed line.
    pub struct DroppedView {
        /// The words.
        pub text: String,
        /// Why.
        pub reason: String,
    }

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

    /// An entity across the corpus.
    pub struct EntityView {
        /// Its key.
        pub key: String,
        /// Its name.
        pub name: String,
        /// What it is.
        pub kind: Kind,
        /// Other forms.
        pub aliases: Vec<String>,
        /// Roles as stated, earliest first.
        pub roles: Vec<RoleView>,
        /// The articles that mention it, earliest first.
        pub articles: Vec<EntityArticle>,
        /// What it said, earliest first.
        pub quotes: Vec<EntityQuote>,
        /// Entities in the same articles, most shared articles first.
        pub with: Vec<Named>,
        /// Why these mentions are one entity, in words.
        pub why: Vec<String>,
    }

    /// A stated role.
    pub struct RoleView {
        /// The words.
        pub text: String,
        /// The article that states it.
        pub id: String,
        /// That article's date.
        pub published: Published,
    }

    /// An article that mentions an entity.
    pub struct EntityArticle {
        /// Head data.
        pub head: Head,
        /// Mentions in it.
        pub count: u32,
        /// Passages with the mentions marked.
        pub passages: Vec<Vec<Run>>,
    }

    /// Words an entity said.
    pub struct EntityQuote {
        /// The words.
        pub text: String,
        /// `full`, `fragment`, `block` or `indirect`.
        pub kind: String,
        /// The article.
        pub id: String,
        /// Where they stand in its text.
        pub at: [u32; 2],
        /// That article's date.
        pub published: Published,
    }

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
