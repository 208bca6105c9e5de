//! One article, opened.

use serde::{Deserialize, Serialize};

use super::{Head, Kind, Related};

wire! {
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
}
