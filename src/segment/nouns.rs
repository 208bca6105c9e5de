//! How the nouns of [`crate::model`] are written: a list of fields each, in the order of the bytes.
//!
//! Adding, removing or reordering a field changes the format: raise [`super::VERSION`] and freeze a sample.

use super::bytes::{record, tagged, variants};
use crate::model::*;

record!(Paragraph { span, kind });
variants!(ParagraphKind { Body = 0, Subhead = 1, Quotation = 2 });
record!(BasedOn { source, agency });
record!(StatedDate { range, role, text, place });
variants!(StatedRole { Published = 0, Updated = 1 });
record!(Dropped { text, reason });

tagged!(StatedPlace { Metadata(field) = 0, Text(span) = 1, Dropped(index) = 2 });

record!(Annotations { mentions, entities, quotes, times, figures });
variants!(EntityKind { Person = 0, Organization = 1, Place = 2 });
record!(Mention { span, kind, entity, confidence, role, why });
record!(Why { rule, evidence });
variants!(LinkRule { First = 0, SameName = 1, Surname = 2, Variant = 3, StatedAlias = 4, Acronym = 5 });
record!(LocalEntity { kind, name, aliases, ambiguous });
record!(Quote { span, kind, speaker, cue });
variants!(QuoteKind { Full = 0, Fragment = 1, Block = 2, Indirect = 3 });

tagged!(Speaker { Entity { entity, span } = 0, Description { span } = 1, Unattributed = 2 });

record!(TimeMention { span, kind, meaning, clock, modifier });
variants!(TimeKind { Date = 0, Time = 1, Duration = 2, Set = 3 });
variants!(Season { Spring = 0, Summer = 1, Fall = 2, Winter = 3 });
variants!(TimeAnchor { Article = 0, Reference = 1 });
variants!(DayPart { Morning = 0, Midday = 1, Afternoon = 2, Evening = 3, Night = 4 });
variants!(TimeModifier { Start = 0, Mid = 1, End = 2, Approx = 3, More = 4, Less = 5 });
variants!(Tense { Past = 0, Future = 1, Present = 2, Open = 3 });
variants!(TimeUnit {
    Second = 0, Minute = 1, Hour = 2, Day = 3, Weekend = 4, Week = 5, Month = 6, Quarter = 7, Year = 8,
    Decade = 9, Century = 10,
});
variants!(Weekday {
    Monday = 0, Tuesday = 1, Wednesday = 2, Thursday = 3, Friday = 4, Saturday = 5, Sunday = 6,
});
tagged!(TimeMeaning {
    Calendar { year, place, tense } = 0,
    Years { first, count } = 1,
    DayOfMonth(day) = 2,
    Weekday { weekday, tense } = 3,
    Unit { unit, shift, anchor } = 4,
    Count { unit, low, high, anchor } = 5,
    Value(value) = 6,
    Reference(tense) = 7,
    Vague = 8,
});
tagged!(YearWord { Open = 0, Said(year) = 1, Shifted(by) = 2, Reference = 3 });
tagged!(YearPlace {
    Whole = 0,
    Month(month) = 1,
    Day(month, day) = 2,
    Season(season) = 3,
    Quarter(quarter) = 4,
    Half(half) = 5,
    Nth(n, weekday, month) = 6,
});
tagged!(Clock { Part(part) = 0, Hour(hour) = 1, Minute(minute) = 2 });

record!(Figure { span, value, low, high, unit, currency, counts, status, of });
variants!(FigureStatus { Killed = 0, Wounded = 1, Arrested = 2, Missing = 3, Displaced = 4 });

record!(DateEstimate { range, best, stated, evidence });
record!(Evidence { kind, text, span, rule, range, fact, strength, set_aside });
variants!(EvidenceKind { Text = 0, Dropped = 1, Metadata = 2, Article = 3, Fact = 4 });
variants!(Strength { Strong = 0, Fair = 1 });
record!(ResolvedTime { value, range });
