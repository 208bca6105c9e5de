//! What stands behind a number and makes it money, a share, an age, a measure or a rate.

use super::super::lex::{Line, Word};
use super::amount::Amount;
use crate::model::TimeUnit;

/// The unit of a figure.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measure {
    pub(super) unit: Option<&'static str>,
    pub(super) currency: Option<&'static str>,
    /// True for a plain count: a noun may follow.
    pub(super) plain: bool,
    /// One past the last token.
    pub(super) end: usize,
}

/// The unit after an amount.
pub(super) fn read(line: &Line<'_>, amount: &Amount) -> Measure {
    let end = amount.end;
    let hyphen = line.past_hyphen(end);
    if matches!(line.word(end.wrapping_sub(1)), "double" | "twice" | "triple") {
        return Measure { unit: Some("times"), currency: None, plain: false, end };
    }
    let measure = |unit, end| Measure { unit: Some(unit), currency: None, plain: false, end };
    if amount.currency.is_some() {
        return Measure { unit: None, currency: amount.currency, plain: false, end };
    }
    match line.at(hyphen) {
        Word::Money(code) => return money_words(line, code, hyphen + 1),
        Word::Percent | Word::PercentSign => return measure("percent", hyphen + 1),
        Word::Percentage if line.at(hyphen + 1) == Word::Points || line.at(hyphen + 1) == Word::Point => {
            return measure("percentage point", hyphen + 2);
        }
        Word::Cent => {
            return Measure { unit: Some("cent"), currency: Some("USD"), plain: false, end: hyphen + 1 };
        }
        Word::Times => return measure("times", hyphen + 1),
        _ => {}
    }
    if let Some((unit, end)) = age(line, hyphen) {
        return measure(unit, end);
    }
    if let Some(end) = age_apart(line, amount) {
        return measure("year", end);
    }
    match dimension(line.word(hyphen)) {
        Some(unit) => measure(unit, hyphen + 1),
        None if amount.share => Measure { unit: Some("part"), currency: None, plain: true, end },
        None => Measure { unit: None, currency: None, plain: true, end },
    }
}

/// "thirteen dollars and forty-five cents" stays dollars; "50 Canadian dollars" is read by its adjective.
fn money_words(line: &Line<'_>, code: &'static str, end: usize) -> Measure {
    let _ = line;
    Measure { unit: None, currency: Some(code), plain: false, end }
}

/// "year-old", "months old", "years of age" at token `i`: the unit and one past it.
fn age(line: &Line<'_>, i: usize) -> Option<(&'static str, usize)> {
    let unit = match line.at(i) {
        Word::Unit(u) | Word::Units(u) => match u {
            TimeUnit::Day => "day",
            TimeUnit::Week => "week",
            TimeUnit::Month => "month",
            TimeUnit::Year => "year",
            _ => return None,
        },
        _ => return None,
    };
    let j = line.past_hyphen(i + 1);
    match (line.at(j), line.at(j + 1)) {
        (Word::Old, _) => Some((unit, j + 1)),
        (Word::Of, Word::Aged) => Some((unit, j + 2)),
        _ => None,
    }
}

/// "aged 57", "Ann Poe, 57, said": an age without its unit.
fn age_apart(line: &Line<'_>, amount: &Amount) -> Option<usize> {
    let i = amount.end.checked_sub(1)?;
    if !matches!(line.at(i), Word::Digits(1..=110, _)) || !amount.bare {
        return None;
    }
    let aged =
        line.before(i, 1) == Word::Aged || line.before(i, 1) == Word::Of && line.before(i, 2) == Word::Aged;
    let closed = matches!(
        line.at(amount.end),
        Word::Comma | Word::And | Word::Close | Word::Period_ | Word::Stop | Word::Be
    );
    let apart = line.before(i, 1) == Word::Comma
        && closed
        && i >= 2
        && line.before(i, 2) == Word::Plain
        && line.capital(i - 2)
        && line.capital(i.saturating_sub(3));
    (aged || apart).then_some(amount.end)
}

/// Measures by their names and signs, as a singular English word.
fn dimension(word: &str) -> Option<&'static str> {
    Some(match word {
        "mile" | "miles" => "mile",
        "kilometer" | "kilometers" | "kilometre" | "kilometres" | "km" | "kms" => "kilometer",
        "meter" | "meters" | "metre" | "metres" | "m" => "meter",
        "centimeter" | "centimeters" | "centimetres" | "cm" => "centimeter",
        "millimeter" | "millimeters" | "mm" => "millimeter",
        "foot" | "feet" | "ft" => "foot",
        "inch" | "inches" => "inch",
        "yard" | "yards" => "yard",
        "acre" | "acres" => "acre",
        "hectare" | "hectares" => "hectare",
        "ton" | "tons" | "tonne" | "tonnes" => "ton",
        "kilogram" | "kilograms" | "kilogrammes" | "kg" | "kilo" | "kilos" => "kilogram",
        "gram" | "grams" => "gram",
        "lb" | "lbs" => "pound",
        "ounce" | "ounces" => "ounce",
        "barrel" | "barrels" => "barrel",
        "gallon" | "gallons" => "gallon",
        "liter" | "liters" | "litre" | "litres" => "liter",
        "degree" | "degrees" => "degree",
        "megawatt" | "megawatts" | "MW" => "megawatt",
        "kilowatt" | "kilowatts" => "kilowatt",
        "mph" => "mile per hour",
        "km/h" | "kph" => "kilometer per hour",
        "bushel" | "bushels" => "bushel",
        _ => return None,
    })
}

/// "a month", "per year", "each week", "an hour" at token `i`: the unit and one past it.
pub(super) fn rate(line: &Line<'_>, i: usize) -> Option<(&'static str, usize)> {
    if !matches!(line.at(i), Word::A | Word::Per | Word::Each | Word::Every) {
        return None;
    }
    let unit = match line.at(i + 1) {
        Word::Unit(TimeUnit::Minute) => "minute",
        Word::Unit(TimeUnit::Hour) => "hour",
        Word::Unit(TimeUnit::Day) => "day",
        Word::Unit(TimeUnit::Week) => "week",
        Word::Unit(TimeUnit::Month) => "month",
        Word::Unit(TimeUnit::Year) => "year",
        Word::Second => "second",
        _ => return None,
    };
    Some((unit, i + 2))
}
