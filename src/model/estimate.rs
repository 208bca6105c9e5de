//! An article's publication day as far as the evidence goes, and the times resolved against it.

use super::{Annotations, Article, Day, DayRange, Span};

/// An article's publication day: what the evidence allows, and the evidence.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DateEstimate {
    /// What the evidence that was kept allows. [`DayRange::ANY`] where there is none.
    pub range: DayRange,
    /// The one day the evidence favors inside `range`, or none.
    pub best: Option<Day>,
    /// True where the article or its file states the date.
    pub stated: bool,
    /// Every piece of evidence, kept or set aside, strongest first.
    pub evidence: Vec<Evidence>,
}

/// One reason to believe that an article was published in an interval.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// What kind of thing it rests on.
    pub kind: EvidenceKind,
    /// The words it rests on.
    pub text: String,
    /// Where those words stand, for evidence from the text.
    pub span: Option<Span>,
    /// The rule applied, a short stable name ("office-holder", "weekday").
    pub rule: String,
    /// The days it allows.
    pub range: DayRange,
    /// The fact of the chronology it uses, by id.
    pub fact: Option<String>,
    /// How far it can be trusted.
    pub strength: Strength,
    /// Why it was not used, where it was not.
    pub set_aside: Option<String>,
}

/// What evidence rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EvidenceKind {
    /// Words of the article.
    Text,
    /// A removed line.
    Dropped,
    /// Metadata of the file.
    Metadata,
    /// Another article: a copy that states its day.
    Article,
    /// A fact of the chronology about something the text names.
    Fact,
}

/// How far evidence can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Holds in nearly every article where the rule applies.
    Strong,
    /// Holds usually.
    Fair,
}

/// What a time mention means once the article's day is known, as far as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ResolvedTime {
    /// TIMEX3 value (`2003-06-06`, `2003-06`, `P32M`); none where it stays unresolved.
    pub value: Option<String>,
    /// The days meant; [`DayRange::ANY`] where not resolved or not a date.
    pub range: DayRange,
}

/// An article with everything the core knows about it. The unit that a segment stores.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Analysed {
    /// The clean article.
    pub article: Article,
    /// Its sentences, in order.
    pub sentences: Vec<Span>,
    /// What the passes found.
    pub annotations: Annotations,
    /// When it was published.
    pub date: DateEstimate,
    /// One entry per [`Annotations::times`].
    pub resolved: Vec<ResolvedTime>,
}
