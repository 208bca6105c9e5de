//! The number of a figure: value, bounds, ranges and vague amounts.

use super::super::lex::{Line, Word};
use super::super::number;

/// How much, before any unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount {
    /// The number as said, none where only vague.
    pub(super) value: Option<f64>,
    /// The smallest number the words allow, where they bound it.
    pub(super) low: Option<f64>,
    /// The largest number the words allow, where they bound it.
    pub(super) high: Option<f64>,
    /// Currency by a sign before the number.
    pub(super) currency: Option<&'static str>,
    /// A share of something ("half", "two thirds").
    pub(super) share: bool,
    /// True where no word bounds the number and no sign stands before it.
    pub(super) bare: bool,
    /// One past the last token.
    pub(super) end: usize,
}

/// Which side a bound leaves open.
#[derive(Clone, Copy, PartialEq)]
enum Bound {
    None,
    About,
    More,
    AtLeast,
    Less,
    AtMost,
}

/// The amount that starts at token `i`, with its bounds.
pub(super) fn read(line: &Line<'_>, i: usize) -> Option<Amount> {
    let (bound, j) = bound(line, i);
    if line.at(j) == Word::Between
        && let Some(range) = between(line, j)
    {
        return Some(range);
    }
    let core = core(line, j)?;
    let mut amount = bounded(core, bound);
    if line.at(amount.end) == Word::Or && matches!(line.at(amount.end + 1), Word::More | Word::So) {
        amount = if line.at(amount.end + 1) == Word::More { bounded(amount, Bound::AtLeast) } else { amount };
        amount.end += 2;
    }
    if line.at(amount.end) == Word::Plus && line.glued(amount.end) {
        amount = bounded(amount, Bound::AtLeast);
        amount.end += 1;
    }
    Some(amount)
}

/// Words that bound the number behind them, and where it starts.
fn bound(line: &Line<'_>, i: usize) -> (Bound, usize) {
    match (line.at(i), line.at(i + 1), line.at(i + 2)) {
        (Word::No | Word::Not, Word::More, Word::Than) => (Bound::AtMost, i + 3),
        (Word::No | Word::Not, Word::Less, Word::Than) => (Bound::AtLeast, i + 3),
        (Word::More, Word::Than, _) => (Bound::More, i + 2),
        (Word::Less, Word::Than, _) => (Bound::Less, i + 2),
        (Word::At, Word::Least, _) => (Bound::AtLeast, i + 2),
        (Word::At, Word::Most, _) => (Bound::AtMost, i + 2),
        (Word::Up, Word::To, _) => (Bound::AtMost, i + 2),
        (Word::As, Word::Numerous, Word::As) => (Bound::AtMost, i + 3),
        (Word::A, Word::Estimated, _) => (Bound::About, i + 2),
        (Word::Just | Word::Well, Word::Over, _) => (Bound::More, i + 2),
        (Word::Just, Word::Under, _) => (Bound::Less, i + 2),
        (Word::About | Word::Some | Word::Estimated, _, _) => (Bound::About, i + 1),
        (Word::Nearly | Word::Under, _, _) => (Bound::Less, i + 1),
        (Word::Over, _, _) => (Bound::More, i + 1),
        _ => (Bound::None, i),
    }
}

fn bounded(mut amount: Amount, bound: Bound) -> Amount {
    let value = amount.value;
    match bound {
        Bound::None => return amount,
        Bound::About => {}
        // A whole count above 4,000 is at least 4,001; the strictness is not worth a lie for money and shares.
        Bound::More | Bound::AtLeast => (amount.low, amount.high) = (value.or(amount.low), None),
        Bound::Less | Bound::AtMost => (amount.high, amount.low) = (value.or(amount.high), None),
    }
    amount.bare = false;
    amount
}

fn plain(value: f64, end: usize) -> Amount {
    Amount { value: Some(value), low: None, high: None, currency: None, share: false, bare: true, end }
}

/// The number itself: currency sign, range, share or vague word.
fn core(line: &Line<'_>, i: usize) -> Option<Amount> {
    match line.at(i) {
        Word::Sign(currency) => money(line, i, currency),
        Word::Many(_) => many(line, i),
        Word::Half => half(line, i),
        Word::A if line.at(i + 1) == Word::Half => half(line, i),
        // "more than double", "twice": a factor.
        Word::Plain | Word::Once if matches!(line.word(i), "double" | "twice" | "triple") => factor(line, i),
        Word::Plain if line.glued(i + 1) && matches!(line.at(i + 1), Word::Sign(_)) => prefixed(line, i),
        _ => {
            let number = number::read(line, i)?;
            let number = number::and_a_half(line, number);
            let share = number.value < 1.0 && number.composed;
            let first = Amount { share, ..plain(number.value, number.end) };
            Some(range(line, first).unwrap_or(first))
        }
    }
}

/// "more than double" is a figure; "double" alone is more often a verb or an adjective.
fn factor(line: &Line<'_>, i: usize) -> Option<Amount> {
    let led = matches!(line.before(i, 1), Word::Than | Word::Nearly | Word::About);
    let value = if line.word(i) == "triple" { 3.0 } else { 2.0 };
    led.then(|| plain(value, i + 1))
}

/// "US$5", "A$3 million".
fn prefixed(line: &Line<'_>, i: usize) -> Option<Amount> {
    let currency = match line.word(i) {
        "US" | "U.S." => "USD",
        "A" => "AUD",
        "C" | "CA" => "CAD",
        "HK" => "HKD",
        "NZ" => "NZD",
        "S" => "SGD",
        "NT" => "TWD",
        "R" => "BRL",
        _ => return None,
    };
    money(line, i + 1, currency)
}

/// A currency sign and its number, "$5 to $10", "$5-10 million".
fn money(line: &Line<'_>, i: usize, currency: &'static str) -> Option<Amount> {
    let number = number::read(line, i + 1)?;
    let mut amount = Amount { currency: Some(currency), bare: false, ..plain(number.value, number.end) };
    let joined = matches!(line.at(amount.end), Word::To | Word::Hyphen | Word::Dash | Word::And);
    let sign = usize::from(line.at(amount.end + 1) == Word::Sign(currency));
    let range = joined && (sign == 1 || line.at(amount.end) != Word::And);
    if range
        && let Some(second) = number::read(line, amount.end + 1 + sign)
        && second.value > number.value
    {
        // "$5-10 million": the scale said last holds for both.
        let scale = if second.composed && !number.composed && second.value >= number.value * 1000.0 {
            scale_of(second.value)
        } else {
            1.0
        };
        (amount.low, amount.high) = (Some(number.value * scale), Some(second.value));
        (amount.value, amount.end) = (None, second.end);
    }
    Some(amount)
}

/// The power of a thousand in a scaled number.
fn scale_of(value: f64) -> f64 {
    [1e12, 1e9, 1e6, 1e3].into_iter().find(|s| value >= *s).unwrap_or(1.0)
}

/// "two or three", "10 to 20", "10-20" after the first number.
fn range(line: &Line<'_>, first: Amount) -> Option<Amount> {
    let joined = match line.at(first.end) {
        Word::Or | Word::To => true,
        Word::Hyphen | Word::Dash => {
            line.glued(first.end + 1) && matches!(line.at(first.end + 1), Word::Digits(..) | Word::Decimal(_))
        }
        _ => false,
    };
    if !joined {
        return None;
    }
    let second = number::read(line, first.end + 1)?;
    let low = first.value?;
    // "51-18" is a vote, "one to two" a range.
    (second.value > low).then_some(Amount {
        value: None,
        low: Some(low),
        high: Some(second.value),
        bare: false,
        end: second.end,
        ..first
    })
}

/// "between 36 and 40".
fn between(line: &Line<'_>, i: usize) -> Option<Amount> {
    let sign = |k: usize| usize::from(matches!(line.at(k), Word::Sign(_)));
    let first = number::read(line, i + 1 + sign(i + 1))?;
    if line.at(first.end) != Word::And {
        return None;
    }
    let k = first.end + 1;
    let second = number::read(line, k + sign(k))?;
    let currency = match line.at(k) {
        Word::Sign(c) => Some(c),
        _ => None,
    };
    (second.value > first.value).then_some(Amount {
        value: None,
        low: Some(first.value),
        high: Some(second.value),
        currency,
        share: false,
        bare: false,
        end: second.end,
    })
}

/// "dozens", "hundreds of thousands": at least two of the unit.
fn many(line: &Line<'_>, i: usize) -> Option<Amount> {
    let Word::Many(unit) = line.at(i) else { return None };
    let (mut low, mut end) = (f64::from(unit) * 2.0, i + 1);
    while line.at(end) == Word::Of
        && let Word::Many(next) = line.at(end + 1)
        && next >= 1000
    {
        (low, end) = (low * f64::from(next), end + 2);
    }
    Some(Amount { value: None, low: Some(low), high: None, currency: None, share: false, bare: true, end })
}

/// "half", "half of", "a half": a share; "half a million" is a number, "half-time" neither.
fn half(line: &Line<'_>, i: usize) -> Option<Amount> {
    if let Some(number) = number::read(line, i) {
        return Some(plain(number.value, number.end));
    }
    let end = i + 1 + usize::from(line.at(i) == Word::A);
    let led = matches!(line.at(end), Word::Of | Word::The | Word::Its)
        || line.before(i, 1) == Word::About
        || matches!(line.before(i, 1), Word::Than | Word::Nearly | Word::Over);
    let time = matches!(line.at(end + 1), Word::Digits(1900..=2100, 4))
        || matches!(line.before(i, 1), Word::Ordinal(_) | Word::Second);
    (led && !time).then_some(Amount { share: true, ..plain(0.5, end) })
}
