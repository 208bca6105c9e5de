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
    /// The words, without a preposition before them.
    pub span: Span,
    /// The class.
    pub kind: TimeKind,
    /// What they mean, relative to the article's day where they need one.
    pub meaning: TimeMeaning,
    /// The part of the day or the time of day said with it.
    pub clock: Option<Clock>,
    /// What the words add to the bare meaning ("early", "more than").
    pub modifier: Option<TimeModifier>,
}

/// The meaning of a time expression before it is resolved.
#[derive(Clone, Debug, PartialEq)]
pub enum TimeMeaning {
    /// A date on the calendar, as far as the words go.
    Calendar {
        /// The year as said.
        year: YearWord,
        /// The place in the year.
        place: YearPlace,
        /// Said of the past, the future, or left to the reader.
        tense: Tense,
    },
    /// A decade or century: `count` years from `first` ("the 1990s").
    Years {
        /// First year; negative before the common era.
        first: i32,
        /// 10 or 100.
        count: i32,
    },
    /// A day of some month ("the 25th").
    DayOfMonth(u32),
    /// A day of the week.
    Weekday {
        /// Which.
        weekday: super::Weekday,
        /// Said of the past, the future, or left to the reader.
        tense: Tense,
    },
    /// The calendar unit that holds the anchor, moved by whole units ("last week" is -1).
    Unit {
        /// What is moved by.
        unit: TimeUnit,
        /// How many units; negative is the past.
        shift: i32,
        /// Counted from where.
        anchor: TimeAnchor,
    },
    /// A number of units away from the anchor ("five months ago"): rounded by nature, so an interval.
    Count {
        /// What is counted.
        unit: TimeUnit,
        /// Low and high count; negative is the past.
        low: i32,
        /// See `low`.
        high: i32,
        /// Counted from where.
        anchor: TimeAnchor,
    },
    /// A length of time or a repetition with its TIMEX3 value ("P32M"), which needs no article day.
    Value(String),
    /// The past, present or future as such ("recently", "now", "soon").
    Reference(Tense),
    /// Recognized as time, meaning not known.
    Vague,
}

/// A year as the words give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearWord {
    /// Not said.
    Open,
    /// Said; negative before the common era.
    Said(i32),
    /// Relative to the year of the article's day ("last year" is -1).
    Shifted(i32),
    /// The year spoken of before ("that year").
    Reference,
}

/// A place in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearPlace {
    /// The year itself.
    Whole,
    /// A month, 1-12.
    Month(u32),
    /// A month, 1-12, and a day, 1-31.
    Day(u32, u32),
    /// A season of the northern half of the earth.
    Season(Season),
    /// A quarter, 1-4.
    Quarter(u32),
    /// A half, 1-2.
    Half(u32),
    /// The nth weekday of a month (Thanksgiving is the fourth Thursday of November).
    Nth(u32, super::Weekday, u32),
}

/// Seasons as news means them: three whole months each, winter from December to February.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Season {
    Spring,
    Summer,
    Fall,
    Winter,
}

/// What a relative expression counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeAnchor {
    /// The article's day ("ago").
    Article,
    /// The day spoken of before ("two days later").
    Reference,
}

/// A part of the day or a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// A named part.
    Part(DayPart),
    /// A full hour, 0-24.
    Hour(u32),
    /// Minutes after midnight, 0-1439.
    Minute(u32),
}

/// Parts of the day that TIMEX3 knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum DayPart {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
}

/// What words add to a bare time (TIMEX3 `mod`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimeModifier {
    /// "early", "the beginning of".
    Start,
    /// "mid".
    Mid,
    /// "late", "the end of".
    End,
    /// "about".
    Approx,
    /// "more than", "at least".
    More,
    /// "less than", "up to", "nearly".
    Less,
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

/// Units of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum TimeUnit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
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
