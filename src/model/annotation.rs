//! What the annotation passes find: names, quotes, times and figures, each tied to its words.

use super::Span;

/// Everything the passes found in one article. Lists are sorted by span.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Annotations {
    /// Names in the text.
    pub mentions: Vec<Mention>,
    /// What those names stand for inside this article; [`Mention::entity`] is an index into it.
    pub entities: Vec<LocalEntity>,
    /// Quoted and reported words.
    pub quotes: Vec<Quote>,
    /// Words about time.
    pub times: Vec<TimeMention>,
    /// Numbers and what they count.
    pub figures: Vec<Figure>,
}

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntityKind {
    /// A person.
    Person,
    /// An organization, agency, armed group, outlet.
    Organization,
    /// A place.
    Place,
}

/// A name in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The name, without title and possessive.
    pub span: Span,
    /// What it names.
    pub kind: EntityKind,
    /// Index into [`Annotations::entities`].
    pub entity: u32,
    /// 0-100: how sure the finder is that this is a name of this kind.
    pub confidence: u8,
    /// The words that state a role next to the name ("Palestinian Prime Minister").
    pub role: Option<Span>,
    /// Why this mention stands for that entity.
    pub why: Why,
}

/// Why a mention belongs to its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Why {
    /// The rule that linked it.
    pub rule: LinkRule,
    /// The words the link rests on, where they are not the mention itself.
    pub evidence: Option<Span>,
}

/// The rules that link a mention to an entity inside one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkRule {
    /// The first or only mention.
    First,
    /// The same words as an earlier mention.
    SameName,
    /// A surname whose only bearer so far is this entity.
    Surname,
    /// A part or a spelling variant of the name.
    Variant,
    /// An alias the text states ("also known as").
    StatedAlias,
    /// An acronym whose expansion stands in the text.
    Acronym,
}

/// A person, organization or place inside one article.
#[derive(Clone, Debug, PartialEq)]
pub struct LocalEntity {
    /// What it is.
    pub kind: EntityKind,
    /// The fullest form of the name in this article.
    pub name: String,
    /// Every other form, sorted, without duplicates.
    pub aliases: Vec<String>,
    /// True where the name alone does not say who is meant (a bare surname): never merged across articles.
    pub ambiguous: bool,
}

/// Quoted or reported words.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// The words, without the marks.
    pub span: Span,
    /// How they are set.
    pub kind: QuoteKind,
    /// Who says them.
    pub speaker: Speaker,
    /// The word that introduces them ("said").
    pub cue: Option<Span>,
}

/// How words are quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum QuoteKind {
    /// At least one whole clause between marks.
    Full,
    /// A few words between marks inside the reporter's sentence.
    Fragment,
    /// A paragraph set off or introduced by a colon.
    Block,
    /// Reported without marks ("said that ...").
    Indirect,
}

/// Who said something. Unattributed is a legal answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// A named entity of this article and the words that name it here (a name or a pronoun).
    Entity {
        /// Index into [`Annotations::entities`].
        entity: u32,
        /// The words next to the cue.
        span: Span,
    },
    /// A description such as "a spokesman".
    Description {
        /// The description.
        span: Span,
    },
    /// The text does not say, or not clearly.
    Unattributed,
}

/// TIMEX3 classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimeKind {
    /// A day or a longer unit of the calendar.
    Date,
    /// A part of a day or finer.
    Time,
    /// A length of time.
    Duration,
    /// A repetition.
    Set,
}

/// Words about time, as recognized: not yet tied to a calendar day.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeMention {
    /// The words.
    pub span: Span,
    /// The class.
    pub kind: TimeKind,
    /// What they mean, relative to the article's day where they need one.
    pub meaning: TimeMeaning,
}

/// The meaning of a time expression before it is resolved.
#[derive(Clone, Debug, PartialEq)]
pub enum TimeMeaning {
    /// A date on the calendar, as far as the words go.
    Calendar {
        /// The year, none where it is not said.
        year: Option<i32>,
        /// 1-12.
        month: Option<u32>,
        /// 1-31.
        day: Option<u32>,
    },
    /// A day of the week.
    Weekday {
        /// Which.
        weekday: super::Weekday,
        /// Said of the past, the future, or left to the reader.
        tense: Tense,
    },
    /// A number of units away from the article's day, or the unit that holds it (0).
    Offset {
        /// What is counted.
        unit: TimeUnit,
        /// Low and high count; negative is the past.
        low: i32,
        /// See `low`.
        high: i32,
    },
    /// A month or season said with "last", "next", "this", or bare.
    Named {
        /// The months it covers, 1-12, first and last (last may be smaller: winter is 12-2).
        months: (u32, u32),
        /// Said of the past, the future, or left to the reader.
        tense: Tense,
    },
    /// A length of time or a repetition with its TIMEX3 value ("P32M"), which needs no article day.
    Value(String),
    /// Recognized as time, meaning not known.
    Vague,
}

/// Which way an expression points from the article's day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// "last", "ago", a past-tense clause.
    Past,
    /// "next", "coming", "will".
    Future,
    /// "this".
    Present,
    /// Not said.
    Open,
}

/// Units of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum TimeUnit {
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// A number and what it counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The number with its vagueness words and unit ("more than 4,000", "about $330 a month").
    pub span: Span,
    /// The number as said, none where only vague ("hundreds").
    pub value: Option<f64>,
    /// The smallest number the words allow, where they bound it.
    pub low: Option<f64>,
    /// The largest number the words allow, where they bound it.
    pub high: Option<f64>,
    /// `percent`, `year`, `month`, `mile` ... as a singular English word; none for a plain count.
    pub unit: Option<String>,
    /// ISO 4217 code for money.
    pub currency: Option<String>,
    /// What is counted ("Hamas militants").
    pub counts: Option<Span>,
    /// For casualties: what happened to those counted.
    pub status: Option<FigureStatus>,
    /// Of whom, where it is said apart from what is counted.
    pub of: Option<Span>,
}

/// What happened to those counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum FigureStatus {
    Killed,
    Wounded,
    Arrested,
    Missing,
    Displaced,
}
