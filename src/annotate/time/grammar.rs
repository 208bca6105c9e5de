//! Which rule may start at a token, and the words that modify what follows.

use super::super::lex::{Line, Word};
use super::{calendar, clock, count, deictic, period, set};
use crate::model::{Clock, TimeKind, TimeMeaning, TimeModifier};

/// What a rule found at a token.
pub(super) enum Hit {
    /// A time expression.
    Time(Found),
    /// Words that look like time and are none, up to this token: the scan goes on behind them.
    Other(usize),
}

/// A time expression in tokens of its sentence.
pub(super) struct Found {
    pub(super) start: usize,
    /// One past the last token.
    pub(super) end: usize,
    pub(super) kind: TimeKind,
    pub(super) meaning: TimeMeaning,
    pub(super) clock: Option<Clock>,
    pub(super) modifier: Option<TimeModifier>,
}

impl Found {
    /// A date without clock and modifier.
    pub(super) fn date(start: usize, end: usize, meaning: TimeMeaning) -> Found {
        Found { start, end, kind: TimeKind::Date, meaning, clock: None, modifier: None }
    }

    /// A duration by its TIMEX3 value.
    pub(super) fn length(start: usize, end: usize, value: String) -> Found {
        let meaning = TimeMeaning::Value(value);
        Found { start, end, kind: TimeKind::Duration, meaning, clock: None, modifier: None }
    }

    /// A repetition by its TIMEX3 value.
    pub(super) fn set(start: usize, end: usize, value: String) -> Found {
        Found { kind: TimeKind::Set, ..Found::length(start, end, value) }
    }

    /// The same with a part or time of day.
    pub(super) fn at(self, clock: Clock) -> Found {
        Found { kind: TimeKind::Time, clock: Some(clock), ..self }
    }

    /// The same, beginning at an earlier token.
    pub(super) fn from(self, start: usize) -> Found {
        Found { start, ..self }
    }

    /// The same, ending at a later token.
    pub(super) fn to(self, end: usize) -> Found {
        Found { end, ..self }
    }

    fn hit(self) -> Option<Hit> {
        Some(Hit::Time(self))
    }
}

/// The expression that starts at token `i`, with its modifiers.
pub(super) fn expression(line: &Line<'_>, i: usize) -> Option<Hit> {
    if let Some((modifier, j)) = calendar_modifier(line, i)
        && let Some(Hit::Time(found)) = core(line, j)
        && !matches!(found.kind, TimeKind::Duration | TimeKind::Set)
        && found.modifier.is_none()
    {
        return Found { start: i, modifier: Some(modifier), ..found }.hit();
    }
    if let Some((modifier, j)) = amount_modifier(line, i) {
        match core(line, j) {
            // "over 32 months of fighting" tells the span of something, not a bound.
            Some(Hit::Time(found)) if line.at(i) == Word::Over && line.at(found.end) == Word::Of => {}
            Some(Hit::Time(found)) if takes_amount(line, j, &found) => {
                return Found { start: i, modifier: Some(modifier), ..found }.hit();
            }
            Some(Hit::Other(end)) => return Some(Hit::Other(end)),
            _ => {}
        }
    }
    core(line, i)
}

/// "about" and "more than" bound lengths, counts and clock times, not days.
fn takes_amount(line: &Line<'_>, i: usize, found: &Found) -> bool {
    match found.meaning {
        TimeMeaning::Value(_) => found.kind == TimeKind::Duration,
        TimeMeaning::Count { .. } => true,
        _ => {
            found.kind == TimeKind::Time
                && matches!(line.at(i), Word::Digits(..) | Word::Colon(_) | Word::ClockPm(_))
        }
    }
}

/// "early", "late", "mid-", "the beginning of", "earlier", and where the rest starts.
fn calendar_modifier(line: &Line<'_>, i: usize) -> Option<(TimeModifier, usize)> {
    let j = i + usize::from(line.at(i) == Word::The);
    let modifier = match line.at(j) {
        Word::Early | Word::Earlier | Word::Start => TimeModifier::Start,
        Word::Mid | Word::Middle => TimeModifier::Mid,
        Word::Late | Word::Later | Word::End => TimeModifier::End,
        _ => return None,
    };
    let noun = matches!(line.at(j), Word::Start | Word::Middle | Word::End);
    let mut k = line.past_hyphen(j + 1);
    match line.at(k) {
        Word::Of if noun => k += 1,
        Word::In if matches!(line.at(j), Word::Early | Word::Late | Word::Earlier | Word::Later) => k += 1,
        _ if noun => return None,
        _ => {}
    }
    // "the end of the year": the rest may begin with its own article.
    if let (Word::The, Word::Unit(unit)) = (line.at(k), line.at(k + 1)) {
        let plain = !matches!(line.at(k + 2), Word::Digits(_, 4));
        if plain && period::is_calendar_unit(unit) {
            return Some((modifier, k));
        }
    }
    Some((modifier, k))
}

/// "about", "more than", "at least", "nearly", and where the rest starts.
fn amount_modifier(line: &Line<'_>, i: usize) -> Option<(TimeModifier, usize)> {
    let two = (line.at(i), line.at(i + 1));
    Some(match two {
        (Word::More, Word::Than) => (TimeModifier::More, i + 2),
        (Word::Less, Word::Than) => (TimeModifier::Less, i + 2),
        (Word::At, Word::Least) => (TimeModifier::More, i + 2),
        (Word::At, Word::Most) | (Word::Up, Word::To) => (TimeModifier::Less, i + 2),
        (Word::No | Word::Not, Word::More | Word::Less) if line.at(i + 2) == Word::Than => {
            (TimeModifier::Less, i + 3)
        }
        (Word::Just | Word::Well, Word::Over) => (TimeModifier::More, i + 2),
        (Word::Just, Word::Under) => (TimeModifier::Less, i + 2),
        (Word::About, _) => (TimeModifier::Approx, i + 1),
        (Word::Nearly | Word::Under, _) => (TimeModifier::Less, i + 1),
        // "over the last week" and "over several years" tell a span, not a bound.
        (Word::Over, Word::The | Word::Several | Word::Few | Word::Last | Word::Next | Word::Past) => {
            return None;
        }
        (Word::Over, _) => (TimeModifier::More, i + 1),
        _ => return None,
    })
}

/// The expression that starts at token `i` without modifiers.
pub(super) fn core(line: &Line<'_>, i: usize) -> Option<Hit> {
    let found = match line.at(i) {
        Word::Month(_) | Word::MonthShort(_) => calendar::month(line, i),
        Word::Iso(y, m, d) => Some(calendar::exact(i, i + 1, y, m, d)),
        Word::Weekday(_) | Word::WeekdayShort(_) => calendar::weekday(line, i),
        Word::Decade(_) | Word::Possessive => calendar::decade(line, i),
        Word::Ad => calendar::era(line, i),
        Word::Digits(..) => return digits(line, i),
        Word::Ordinal(_) | Word::Second => calendar::day_month(line, i).or_else(|| period::ordinal(line, i)),
        Word::Colon(_) | Word::ClockPm(_) | Word::Noon | Word::Midnight | Word::Overnight | Word::Tonight => {
            clock::clock(line, i)
        }
        Word::Part(_) | Word::Mid => clock::part_of_date(line, i).or_else(|| clock::midday(line, i)),
        Word::Today(_) => clock::today(line, i),
        Word::Season(_) => period::season(line, i),
        Word::Each | Word::Every | Word::Per | Word::Rate(_) | Word::Weekdays(_) => set::set(line, i),
        Word::The => return after_the(line, i),
        Word::Unit(_) | Word::Units(_) | Word::YearEnd => return count::bare_unit(line, i),
        Word::Christmas | Word::Thanksgiving | Word::Halloween => period::holiday(line, i),
        Word::Fiscal => period::fiscal(line, i),
        Word::Now | Word::Recently => deictic::reference(line, i),
        Word::More if line.at(i + 1) == Word::Recently => deictic::reference(line, i + 1).map(|f| f.from(i)),
        Word::Plain if line.at(i + 1) == Word::Now && line.word(i) == "right" => {
            deictic::reference(line, i + 1).map(|f| f.from(i))
        }
        Word::A | Word::Half | Word::Few | Word::Several | Word::Couple | Word::Numerous | Word::Another => {
            return count::count(line, i);
        }
        Word::Ones(_) => return spoken(line, i),
        Word::Tens(_)
        | Word::Hundred
        | Word::Scale(_)
        | Word::Dozen
        | Word::Decimal(_)
        | Word::Fraction(_) => {
            return count::count(line, i);
        }
        word if deictic::opens(word) => deictic::deictic(line, i, false),
        _ => None,
    };
    found.map(Hit::Time)
}

/// Digits open a date, a clock time, an amount of time or a year, in this order of certainty.
fn digits(line: &Line<'_>, i: usize) -> Option<Hit> {
    if let Some(found) = calendar::numeric(line, i).or_else(|| calendar::day_month(line, i)) {
        return found.hit();
    }
    if let Some(found) = calendar::range_end(line, i).or_else(|| calendar::range_start(line, i)) {
        return found.hit();
    }
    if let Some(found) = clock::clock(line, i).or_else(|| calendar::era(line, i)) {
        return found.hit();
    }
    if let Some(hit) = count::count(line, i) {
        return Some(hit);
    }
    calendar::year(line, i).map(Hit::Time)
}

/// A spelled number: an amount of time, "six o'clock", or a year as spoken ("nineteen ninety-six").
fn spoken(line: &Line<'_>, i: usize) -> Option<Hit> {
    if line.at(i + 1) == Word::Oclock {
        return clock::clock(line, i).map(Hit::Time);
    }
    count::count(line, i).or_else(|| calendar::spoken_year(line, i).map(Hit::Time))
}

fn plural_end(line: &Line<'_>, found: &Found) -> bool {
    matches!(line.before(found.end, 1), Word::Units(_) | Word::Quarters)
}

/// What may follow "the".
fn after_the(line: &Line<'_>, i: usize) -> Option<Hit> {
    let j = i + 1;
    if let Some(found) = period::same_period(line, j) {
        return found.from(i).hit();
    }
    let found = match line.at(j) {
        Word::Full => period::full_year(line, j),
        Word::Ordinal(_) | Word::Second | Word::Half => calendar::day_month(line, j)
            .or_else(|| period::ordinal(line, j))
            .or_else(|| calendar::day_only(line, j)),
        Word::Digits(..) => calendar::day_month(line, j).or_else(|| period::year_quarter(line, j)),
        Word::Season(_) => period::season(line, j),
        Word::Decade(_) | Word::Possessive => calendar::decade(line, j),
        Word::Early | Word::Late | Word::Mid => {
            let (_, k) = calendar_modifier(line, j)?;
            let modifier = calendar_modifier(line, j).map(|m| m.0);
            match core(line, k)? {
                Hit::Time(found) if found.kind != TimeKind::Duration => Some(Found { modifier, ..found }),
                _ => None,
            }
        }
        Word::Part(_) => clock::part_of_date(line, j).or_else(|| clock::the_part(line, j)),
        Word::Unit(_) => period::the_unit(line, j),
        Word::Quarter => period::the_quarter(line, j),
        Word::Units(_) => period::the_units(line, j),
        Word::Fiscal => period::fiscal(line, j),
        Word::Future | Word::Past if deictic::ends_phrase(line, j + 1) => deictic::reference(line, j),
        word if deictic::opens(word) => deictic::deictic(line, j, true),
        _ => None,
    };
    if let Some(found) = found {
        // "the third-quarter loss": the article belongs to what follows.
        let compound = line.at(j + 1) == Word::Hyphen && found.end == j + 3;
        return if compound { found.hit() } else { found.from(i).hit() };
    }
    match count::count(line, j)? {
        // "the four days" is one phrase; in "the two-day visit" the article belongs to the visit.
        Hit::Time(found) if found.kind == TimeKind::Duration && plural_end(line, &found) => {
            found.from(i).hit()
        }
        Hit::Time(found) if found.kind == TimeKind::Duration => found.hit(),
        Hit::Other(end) => Some(Hit::Other(end)),
        Hit::Time(_) => None,
    }
}
