//! One report by one outlet, as `extract` hands it on: clean text and what the file says about it.

use super::{DayRange, Span};

/// A clean article. Its `text` never changes after `extract`; every span points into it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// Stable identifier: the front-matter identifier, else a slug of the relative path, else of the content
    /// hash. Unique in a corpus.
    pub id: String,
    /// Path as given, relative to the corpus folder; none for pasted text.
    pub file: Option<String>,
    /// The headline, without markup; empty where the file has none.
    pub headline: String,
    /// The line under the headline, where there is one.
    pub deck: Option<String>,
    /// The outlet that published it.
    pub source: Option<String>,
    /// The wire service that wrote it.
    pub agency: Option<String>,
    /// Who is named as author.
    pub byline: Option<String>,
    /// The place line at the start of the text ("GAZA CITY, Gaza Strip"), without dash. Stays in the text.
    pub dateline: Option<Span>,
    /// What a retelling retells; none for an original.
    pub based_on: Option<BasedOn>,
    /// Where it was published.
    pub url: Option<String>,
    /// BCP 47 language, `en` where annotation is on, `und` where it could not be told.
    pub language: String,
    /// Publication and update times the file states.
    pub stated: Vec<StatedDate>,
    /// Cleaned body without the headline; paragraphs are separated by one empty line.
    pub text: String,
    /// The paragraphs of `text`, in order, without the separators. Never overlapping.
    pub paragraphs: Vec<Paragraph>,
    /// What was left out of `text` in cleaning, in file order. Nothing is thrown away silently.
    pub dropped: Vec<Dropped>,
}

/// A paragraph of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: ParagraphKind,
}

/// What a paragraph is in the layout of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParagraphKind {
    /// Running text.
    Body,
    /// A heading between paragraphs.
    Subhead,
    /// An indented or marked quotation.
    Quotation,
}

/// The report a retelling stands for (schema.org `isBasedOn`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BasedOn {
    /// The outlet that carried the report.
    pub source: Option<String>,
    /// The wire service that wrote it.
    pub agency: Option<String>,
}

/// A date that the file states for the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedDate {
    /// The day, or the month or year where no more is stated, in the time zone it was stated in.
    pub range: DayRange,
    /// What it says.
    pub role: StatedRole,
    /// The words or the field value it was read from.
    pub text: String,
    /// Where those words stand.
    pub place: StatedPlace,
}

/// What a stated date is the date of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatedRole {
    /// First publication.
    Published,
    /// A later update.
    Updated,
}

/// Where a stated date was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StatedPlace {
    /// A metadata field, by name.
    Metadata(String),
    /// In the text.
    Text(Span),
    /// In a removed line, by its index in [`Article::dropped`].
    Dropped(u32),
}

/// A line or fragment that cleaning left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// The words as they stood in the file.
    pub text: String,
    /// Why, in a few words ("share line", "page links").
    pub reason: String,
}
