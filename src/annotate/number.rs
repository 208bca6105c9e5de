//! Number words and digits become values.
//!
//! Shared by the time pass ("three years") and the figure pass ("three dead").

use super::lex::{Line, Word};

/// A number as written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Number {
    /// Its value.
    pub(crate) value: f64,
    /// One past its last token.
    pub(crate) end: usize,
    /// True where a fraction or a scale word took part, so that it cannot be a year or a day.
    pub(crate) composed: bool,
}

/// Reads the number that starts at token `i`, if one does.
///
/// Takes digits ("4,000", "2 1/2"), words ("twenty-five", "three hundred and six"), scales ("4.5 million"),
/// fractions ("two thirds", "half a million"), "a dozen".
pub(crate) fn read(line: &Line<'_>, i: usize) -> Option<Number> {
    match line.at(i) {
        Word::Digits(..) | Word::Decimal(_) | Word::Suffixed(_) => Some(scales(line, digits(line, i)?)),
        Word::Ones(_) | Word::Tens(_) => Some(fraction_words(line, words(line, i))),
        Word::Hundred | Word::Scale(_) | Word::Dozen if !line.glued(i) => Some(words(line, i)),
        Word::Half => half(line, i),
        // "quarter million"; "the quarter" is a part of the year.
        Word::Quarter if matches!(line.at(i + 1), Word::Scale(_)) => {
            Some(scales(line, Number { value: 0.25, end: i + 1, composed: true }))
        }
        Word::Fraction(value) => Some(scales(line, Number { value, end: i + 1, composed: true })),
        Word::A => after_article(line, i),
        _ => None,
    }
}

/// Digits with a fraction after them: "2 1/2", "3/4", "2½".
fn digits(line: &Line<'_>, i: usize) -> Option<Number> {
    let (value, whole) = match line.at(i) {
        Word::Digits(v, _) => (f64::from(v), true),
        Word::Decimal(v) | Word::Suffixed(v) => (v, false),
        _ => return None,
    };
    let number = Number { value, end: i + 1, composed: matches!(line.at(i), Word::Suffixed(_)) };
    if !whole {
        return Some(number);
    }
    if let Word::Fraction(f) = line.at(i + 1) {
        return Some(Number { value: value + f, end: i + 2, composed: true });
    }
    if let Some(f) = slash(line, i) {
        return Some(Number { value: f, end: i + 3, composed: true });
    }
    // "2 1/2" and "2-1/2"
    let next = line.past_hyphen(i + 1);
    if let Some(f) = slash(line, next).filter(|f| *f < 1.0) {
        return Some(Number { value: value + f, end: next + 3, composed: true });
    }
    Some(number)
}

/// "1/2" written with glued digits; a denominator above 100 is no fraction in news.
fn slash(line: &Line<'_>, i: usize) -> Option<f64> {
    match (line.at(i), line.at(i + 1), line.at(i + 2)) {
        (Word::Digits(a, _), Word::Slash, Word::Digits(b, _)) => {
            let glued = line.glued(i + 1) && line.glued(i + 2) && line.at(i + 3) != Word::Slash;
            (glued && (2..=100).contains(&b) && a > 0).then(|| f64::from(a) / f64::from(b))
        }
        _ => None,
    }
}

/// Scale words after a number: "4.5 million", "300 thousand", "2 dozen".
fn scales(line: &Line<'_>, mut number: Number) -> Number {
    loop {
        let at = line.past_hyphen(number.end);
        let factor = match line.at(at) {
            Word::Scale(e) => power(e),
            Word::Hundred => 100.0,
            Word::Dozen => 12.0,
            _ => return number,
        };
        number = Number { value: number.value * factor, end: at + 1, composed: true };
    }
}

fn power(exponent: u32) -> f64 {
    (0..exponent).fold(1.0, |p, _| p * 10.0)
}

/// Spelled numbers: units, tens, hundreds, scales in falling order.
fn words(line: &Line<'_>, i: usize) -> Number {
    let (mut total, mut current, mut at) = (0.0, 0.0_f64, i);
    let (mut small, mut top) = (Small::None, u32::MAX);
    let mut composed = false;
    let mut end = i;
    loop {
        let next = match line.at(at) {
            Word::And if end > i && small == Small::Round && begins_small(line.at(at + 1)) => at + 1,
            _ => line.past_hyphen(at),
        };
        match line.at(next) {
            Word::Ones(n) if small.takes_ones(n) => {
                current += f64::from(n);
                small = Small::Ones;
            }
            Word::Tens(n) if matches!(small, Small::None | Small::Round) => {
                current += f64::from(n);
                small = Small::Tens;
            }
            Word::Hundred if current < 100.0 => {
                current = current.max(1.0) * 100.0;
                (small, composed) = (Small::Round, true);
            }
            Word::Dozen if total == 0.0 && current < 100.0 => {
                current = current.max(1.0) * 12.0;
                (small, composed) = (Small::Ones, true);
            }
            Word::Scale(e) if e < top => {
                total += if current == 0.0 { 1.0 } else { current } * power(e);
                current = 0.0;
                (small, top, composed) = (Small::Round, e, true);
            }
            _ => break,
        }
        at = next + 1;
        end = at;
    }
    Number { value: total + current, end: end.max(i + 1), composed }
}

/// What the part below a hundred holds so far.
#[derive(Clone, Copy, PartialEq)]
enum Small {
    None,
    Ones,
    Tens,
    /// A hundred or a scale came last.
    Round,
}

impl Small {
    fn takes_ones(self, n: u32) -> bool {
        match self {
            Small::None | Small::Round => true,
            Small::Tens => n < 10,
            Small::Ones => false,
        }
    }
}

fn begins_small(word: Word) -> bool {
    matches!(word, Word::Ones(_) | Word::Tens(_) | Word::Digits(..))
}

/// "two thirds", "three quarters", "three and a half", "two point five".
fn fraction_words(line: &Line<'_>, number: Number) -> Number {
    let at = line.past_hyphen(number.end);
    let parts = match line.at(at) {
        Word::Parts(n) => n,
        // "one third", "one-eighth"
        Word::Ordinal(n @ 3..=100) if number.value == 1.0 => n,
        Word::Quarters if line.at(at + 1) == Word::Of => 4,
        _ => return and_a_half(line, number),
    };
    Number { value: number.value / f64::from(parts), end: at + 1, composed: true }
}

/// "two and a half", "two and half", "one and a quarter".
pub(crate) fn and_a_half(line: &Line<'_>, number: Number) -> Number {
    if line.at(number.end) != Word::And {
        return number;
    }
    let at = number.end + 1 + usize::from(line.at(number.end + 1) == Word::A);
    let part = match line.at(at) {
        Word::Half => 0.5,
        Word::Quarter => 0.25,
        _ => return number,
    };
    // "one million and a half" is a half of the scale, "five and a half million" scales the whole.
    let scale = match number.end.checked_sub(1).map(|i| line.at(i)) {
        Some(Word::Scale(e)) => power(e),
        _ => 1.0,
    };
    scales(line, Number { value: number.value + part * scale, end: at + 1, composed: true })
}

/// "half a million", "half a dozen", "half million"; "half" alone is left to the callers.
fn half(line: &Line<'_>, i: usize) -> Option<Number> {
    let at = line.past_hyphen(i + 1);
    let at = at + usize::from(line.at(at) == Word::A);
    let number = Number { value: 0.5, end: at, composed: true };
    let scaled = scales(line, number);
    (scaled.end > at).then_some(scaled)
}

/// "a hundred", "a million", "a dozen", "a third", "a half million".
fn after_article(line: &Line<'_>, i: usize) -> Option<Number> {
    match line.at(i + 1) {
        Word::Hundred | Word::Scale(_) | Word::Dozen => Some(words(line, i + 1)),
        Word::Half => half(line, i + 1),
        Word::Quarter if matches!(line.at(i + 2), Word::Scale(_)) => read(line, i + 1),
        Word::Ordinal(n @ 3..=10) if line.at(i + 2) == Word::Of => {
            Some(Number { value: 1.0 / f64::from(n), end: i + 2, composed: true })
        }
        Word::Quarter if line.at(i + 2) == Word::Of => {
            let next_is_time = matches!(line.at(i + 3), Word::Digits(19.., 4));
            (!next_is_time).then_some(Number { value: 0.25, end: i + 2, composed: true })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::lex;
    use crate::model::Span;
    use crate::text::{Token, TokenKind};

    /// Cuts at blanks and at signs: enough for numbers.
    fn tokens(text: &str) -> Vec<Token> {
        let mut out = Vec::new();
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let len = match c {
                c if c.is_alphanumeric() => text[at..]
                    .find(|c: char| !c.is_alphanumeric() && c != ',' && c != '.')
                    .unwrap_or(text.len() - at),
                c => c.len_utf8(),
            };
            let kind = match c {
                c if c.is_ascii_digit() => TokenKind::Number,
                c if c.is_alphabetic() => TokenKind::Word,
                _ => TokenKind::Sign,
            };
            if c != ' ' {
                out.push(Token { span: Span::new(at, at + len), kind });
            }
            at += len;
        }
        out
    }

    #[test]
    fn values() {
        for (text, value) in [
            ("twenty-five", 25.0),
            ("three hundred and six men", 306.0),
            ("two thousand years", 2000.0),
            ("one million two hundred thousand", 1_200_000.0),
            ("4.5 million", 4_500_000.0),
            ("2 1/2 years", 2.5),
            ("half a million", 500_000.0),
            ("a dozen", 12.0),
            ("two-thirds", 2.0 / 3.0),
            ("two and a half", 2.5),
            ("a third of them", 1.0 / 3.0),
        ] {
            let cut = tokens(text);
            let lexed = lex::read(text, &cut);
            let line = Line { text, lex: &lexed };
            assert_eq!(read(&line, 0).map(|n| n.value), Some(value), "{text}");
        }
    }
}
