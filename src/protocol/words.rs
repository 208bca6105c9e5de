//! The names that model values have in JSON, and what rules mean to a reader.
//!
//! Exported files and the page use the same words, so they are written once, here.

use crate::corpus::LinkReason;
use crate::model::{
    DayRange, EntityKind, EvidenceKind, FigureStatus, LinkRule, Mention, ParagraphKind, QuoteKind, Strength,
    TimeKind,
};

/// `PER`, `ORG`, `LOC`: the classes of the exported record.
#[must_use]
pub fn entity_type(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "PER",
        EntityKind::Organization => "ORG",
        EntityKind::Place => "LOC",
    }
}

/// `full`, `fragment`, `block`, `indirect`.
#[must_use]
pub fn quote_kind(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Full => "full",
        QuoteKind::Fragment => "fragment",
        QuoteKind::Block => "block",
        QuoteKind::Indirect => "indirect",
    }
}

/// `body`, `subhead`, `quotation`.
#[must_use]
pub fn paragraph_kind(kind: ParagraphKind) -> &'static str {
    match kind {
        ParagraphKind::Body => "body",
        ParagraphKind::Subhead => "subhead",
        ParagraphKind::Quotation => "quotation",
    }
}

/// TIMEX3 class names.
#[must_use]
pub fn time_type(kind: TimeKind) -> &'static str {
    match kind {
        TimeKind::Date => "DATE",
        TimeKind::Time => "TIME",
        TimeKind::Duration => "DURATION",
        TimeKind::Set => "SET",
    }
}

/// `killed`, `wounded`, ...
#[must_use]
pub fn figure_status(status: FigureStatus) -> &'static str {
    match status {
        FigureStatus::Killed => "killed",
        FigureStatus::Wounded => "wounded",
        FigureStatus::Arrested => "arrested",
        FigureStatus::Missing => "missing",
        FigureStatus::Displaced => "displaced",
    }
}

/// `text`, `dropped`, `metadata`, `article`, `fact`.
#[must_use]
pub fn evidence_kind(kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::Text => "text",
        EvidenceKind::Dropped => "dropped",
        EvidenceKind::Metadata => "metadata",
        EvidenceKind::Article => "article",
        EvidenceKind::Fact => "fact",
    }
}

/// `strong` or `fair`.
#[must_use]
pub fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Strong => "strong",
        Strength::Fair => "fair",
    }
}

/// Why a mention stands for its entity, as a sentence. `text` is the article's text.
#[must_use]
pub fn link_reason(mention: &Mention, name: &str, text: &str) -> String {
    let words = mention.why.evidence.map(|span| span.of(text));
    let shown = mention.span.of(text);
    let reason = match mention.why.rule {
        LinkRule::First => return format!("first named here as {shown}"),
        LinkRule::SameName => "the same name as before".to_owned(),
        LinkRule::Surname => format!("the only bearer of this surname so far is {name}"),
        LinkRule::Variant => format!("a part or spelling of {name}"),
        LinkRule::StatedAlias => format!("stated in the text as another name of {name}"),
        LinkRule::Acronym => format!("short for {name}"),
    };
    match words {
        Some(words) if !words.is_empty() && words != shown => format!("{reason}: “{words}”"),
        _ => reason,
    }
}

/// First and last day as `YYYY-MM-DD`, none where open.
#[must_use]
pub fn ends(range: DayRange) -> (Option<String>, Option<String>) {
    (range.first().map(|d| d.to_string()), range.last().map(|d| d.to_string()))
}

/// Why a name in one article stands for the entity it shares with other articles, as a sentence.
#[must_use]
pub fn corpus_reason(reason: LinkReason, name: &str, headline: &str, other: Option<&str>) -> String {
    let with = other.map(|o| format!(" as in “{o}”")).unwrap_or_default();
    match reason {
        LinkReason::Alone => format!("“{headline}” names {name}."),
        LinkReason::SameName => format!("“{headline}” names {name}, the same full name{with}."),
        LinkReason::Alias => format!("“{headline}” names {name}, a stated alias{with}."),
        LinkReason::Variant => format!("“{headline}” names {name}, a spelling of the same full name{with}."),
        LinkReason::VersionGroup => format!("“{headline}” names {name} in the same agency copy{with}."),
        LinkReason::Corrected => format!("“{headline}” names {name}; a correction says who is meant."),
    }
}

/// What a dating rule means, one sentence for readers; the rule's name where it is not known here.
#[must_use]
pub fn rule_says(rule: &str) -> &str {
    RULES.iter().find(|(name, _)| *name == rule).map_or(rule, |(_, says)| says)
}

/// The dating rules in words. A test checks that every rule in `date` and `corpus` has a line.
const RULES: &[(&str, &str)] = &[
    ("alive", "Speaks of this person as living; the chronology says when they died."),
    ("copy", "Another copy of the same agency story states its day."),
    ("correction", "A reader or the publisher set this date."),
    ("deadline", "Speaks of this time as still to come."),
    ("event-ago", "Says how long ago an event of the chronology was."),
    ("event-day", "Reports an event of the chronology as of today or yesterday."),
    ("event-month", "Places an event of the chronology in a month or season just past."),
    ("event-since", "Says how long something has gone on since an event of the chronology."),
    ("event-weekday", "Reports an event of the chronology by its day of the week."),
    ("length-since", "Counts the time since an event of the chronology."),
    ("not-before", "Speaks of this date as past."),
    ("office-holder", "Names the holder of an office; the chronology says from when to when."),
    ("stated", "The article or its file states this date."),
    ("stated-update", "The article or its file states when it was updated."),
    ("today", "Its “today” is none of the weekdays that it names."),
    ("weekday-and-date", "Gives a weekday with a date, which fits only some years."),
];
