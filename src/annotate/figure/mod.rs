//! Numbers with what they count: people, money, shares, ages, rates.
//!
//! A figure is a number with the words that bound it ("more than 4,000") and its unit ("about $330 a month").
//! Ordinals, dates, lengths of time and numbers inside names are none: the first are ordered, not counted, the
//! next belong to the time pass, the last say nothing about the world ("Channel 2").

mod amount;
mod noun;
mod status;
mod unit;

use super::lex::{Lex, Line, Word};
use crate::model::{Figure, Span, TimeKind, TimeMention};
use crate::text::Tokenized;
use amount::Amount;

/// Finds the figures of an article, in order, never overlapping. `lex` has one entry per token.
pub(crate) fn find(text: &str, cut: &Tokenized, lex: &[Lex], times: &[TimeMention]) -> Vec<Figure> {
    let mut found = Vec::new();
    let mut times = times.iter().filter(|t| t.kind != TimeKind::Set).peekable();
    for sentence in &cut.sentences {
        let line = Line { text, lex: lex.get(sentence.tokens()).unwrap_or_default() };
        let mut i = 0;
        while let Some(token) = line.lex.get(i) {
            while times.peek().is_some_and(|t| t.span.end <= token.span.start) {
                times.next();
            }
            let taken = times.peek().is_some_and(|t| t.span.overlaps(token.span));
            // A time that begins inside an amount ("over 32 months") takes its number.
            let free = times.peek().map_or(u32::MAX, |t| t.span.start);
            let end = if taken { age(&line, i, &mut found) } else { figure(&line, i, free, &mut found) };
            i = end.unwrap_or(i + 1).max(i + 1);
        }
    }
    found
}

/// Adds an age that the time pass read as a length ("33 years old").
fn age(line: &Line<'_>, i: usize, found: &mut Vec<Figure>) -> Option<usize> {
    let amount = amount::read(line, i)?;
    let measure = unit::read(line, &amount);
    let said = matches!(measure.unit, Some("year" | "month" | "week" | "day")) && !measure.plain;
    said.then(|| {
        found.push(build(line, i, measure.end, &amount, &measure, None, None));
        measure.end
    })
}

/// Adds the figure that starts at token `i` and whose number ends before the byte `free`; one past what was read.
fn figure(line: &Line<'_>, i: usize, free: u32, found: &mut Vec<Figure>) -> Option<usize> {
    let mut amount = amount::read(line, i).filter(|a| line.span(i, a.end).end <= free)?;
    if amount.low.is_none() && bounded_by_verb(line, i) {
        amount.low = amount.value;
    }
    if inside_name(line, i, &amount) || is_pronoun(line, i, &amount) {
        return Some(amount.end);
    }
    let measure = unit::read(line, &amount);
    let mut end = measure.end;
    // "the 3000 block of Mill Street"
    if amount.bare && line.word(end) == "block" {
        return Some(end + 1);
    }
    let counted = if measure.plain { noun::counted(line, end) } else { None };
    let tail = counted.map_or(end, |c| c.1);
    if let Some(rate) = unit::rate(line, if measure.plain { tail } else { end }) {
        if !measure.plain {
            end = rate.1;
        }
        found.push(build(line, i, end, &amount, &measure, counted, Some(rate.0)));
        return Some(rate.1);
    }
    let bare = measure.plain && counted.is_none();
    if bare && !stands(line, i, &amount, end) {
        return Some(end);
    }
    found.push(build(line, i, end, &amount, &measure, counted, None));
    Some(end)
}

fn build(
    line: &Line<'_>,
    start: usize,
    end: usize,
    amount: &Amount,
    measure: &unit::Measure,
    counted: Option<(usize, usize)>,
    rate: Option<&'static str>,
) -> Figure {
    let noun = counted.map(|(a, b)| line.span(a, b));
    let from = counted.map_or(end, |c| c.1);
    Figure {
        span: line.span(start, end),
        value: amount.value,
        low: amount.low,
        high: amount.high,
        unit: measure.unit.or(rate).map(str::to_owned),
        currency: measure.currency.filter(|c| !c.is_empty()).map(str::to_owned),
        counts: noun,
        status: if measure.plain { status::status(line, start, from) } else { None },
        of: counted.and_then(|(_, b)| of_whom(line, b)),
    }
}

/// "two of the Israelis", "deaths among civilians": the group the counted belong to.
fn of_whom(line: &Line<'_>, i: usize) -> Option<Span> {
    if !matches!(line.at(i), Word::Among) {
        return None;
    }
    noun::counted(line, i + 1).map(|(a, b)| line.span(a, b))
}

/// A number after a capitalized word is part of its name: "Channel 2", "Resolution 242".
fn inside_name(line: &Line<'_>, i: usize, amount: &Amount) -> bool {
    let digits = matches!(line.at(i), Word::Digits(..) | Word::Decimal(_));
    let after_name = i > 0 && line.before(i, 1) == Word::Plain && line.capital(i - 1);
    let after_sign = matches!(line.word(i.wrapping_sub(1)), "No." | "no." | "#" | "No" | "Nos.");
    let glued = line.glued(i)
        && matches!(line.before(i, 1), Word::Plain | Word::Slash | Word::ColonSign | Word::Hyphen);
    let carries_on = line.glued(amount.end) && matches!(line.at(amount.end), Word::Slash | Word::ColonSign);
    amount.bare && digits && (after_name || after_sign || glued || carries_on)
}

/// "one" without a noun is a pronoun: "no one", "the one that", "one of them"; "on one side" counts nothing.
fn is_pronoun(line: &Line<'_>, i: usize, amount: &Amount) -> bool {
    if !amount.bare || line.at(i) != Word::Ones(1) || amount.end > i + 1 {
        return false;
    }
    let noun = line.at(i + 1) == Word::Plain;
    let pointed = matches!(
        line.before(i, 1),
        Word::No
            | Word::The
            | Word::This
            | Word::That
            | Word::Each
            | Word::Every
            | Word::Another
            | Word::Last
            | Word::Next
    );
    let idle = matches!(line.word(i + 1), "side" | "hand" | "way" | "thing" | "point" | "day" | "time");
    let any = matches!(line.word(i.wrapping_sub(1)), "which" | "any" | "some" | "only");
    let the = matches!(line.before(i, 1), Word::No | Word::The | Word::Each | Word::Every);
    (pointed && !noun)
        || the
        || idle
        || any
        || matches!(line.at(i + 1), Word::Another | Word::Hyphen | Word::Of)
}

/// "exceeds 50 percent": a verb that bounds the number behind it and is no part of the figure.
fn bounded_by_verb(line: &Line<'_>, i: usize) -> bool {
    matches!(
        line.word(i.wrapping_sub(1)),
        "exceeds" | "exceeded" | "exceed" | "topped" | "tops" | "surpassed"
    )
}

/// A number with neither unit nor noun is a figure where words bound it or something befell those counted.
fn stands(line: &Line<'_>, i: usize, amount: &Amount, end: usize) -> bool {
    if !amount.bare || amount.value.is_none() {
        return true;
    }
    let year = matches!(line.at(i), Word::Digits(1900..=2100, 4));
    if !year && status::status(line, i, end).is_some() || amount.end > i + 1 {
        return true;
    }
    match line.at(i) {
        Word::Ones(1) => false,
        Word::Ones(_) | Word::Tens(_) | Word::Hundred | Word::Scale(_) | Word::Dozen => true,
        Word::Decimal(_) | Word::Suffixed(_) => !line.glued(i),
        // A year that the time pass left alone ("the 2014 video").
        Word::Digits(1900..=2100, 4) => false,
        // A lone digit may be a page, a list number or a score.
        Word::Digits(v, _) => {
            v >= 10 && !line.glued(i) && !matches!(line.at(end), Word::Hyphen | Word::OtherSign)
        }
        _ => true,
    }
}
