//! Tokens seen as numbers, amounts and time words.
//!
//! The time and figure passes are grammars over a closed vocabulary. Looking every token up once, here, keeps
//! both linear and lets their rules be written over [`Word`]s instead of strings.

use super::lexicon::quantity::{LONGEST, WORDS};
use crate::model::{DayPart, Season, Span, TimeUnit};
use crate::text::{Token, TokenKind};

/// What a token does in an amount or a time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Word {
    /// Past either end of the sentence.
    Stop,
    /// Any word outside the vocabulary.
    Plain,
    /// Plain digits: value and number of digits.
    Digits(u32, u8),
    /// Digits with separators or a fraction: its value.
    Decimal(f64),
    /// "10th", "third".
    Ordinal(u32),
    /// "1990s", "80s".
    Decade(u32),
    /// "6:30" or "6.30": minutes after midnight as written.
    Colon(u32),
    /// "2003-06-07" as one token.
    Iso(i32, u32, u32),
    /// A digit directly followed by letters that scale it: "20k", "5m".
    Suffixed(f64),
    /// "6pm" as one token: minutes after midnight.
    ClockPm(u32),

    Ones(u32),
    Tens(u32),
    Hundred,
    Scale(u32),
    Dozen,
    Half,
    Halves,
    Quarter,
    Quarters,
    /// Second: ordinal or unit, by its neighbors.
    Second,
    /// "fifths": one part of so many.
    Parts(u32),
    /// "hundreds", "dozens": the least number meant by one of them.
    Many(u32),
    Couple,
    Few,
    Several,
    Numerous,
    Some,
    No,
    Nobody,
    Both,
    Majority,
    Most,

    Month(u32),
    MonthShort(u32),
    Weekday(u8),
    Weekdays(u8),
    WeekdayShort(u8),
    Season(Season),
    Seasons(Season),
    Unit(TimeUnit),
    Units(TimeUnit),
    Rate(TimeUnit),
    Part(DayPart),
    DayParts(DayPart),
    Noon,
    Midnight,
    Overnight,
    /// Today and its neighbors, in days.
    Today(i32),
    Tonight,
    Now,
    Current,
    Recently,
    Recent,
    Soon,
    Future,
    Upcoming,
    YearEnd,
    Sometime,
    Christmas,
    Thanksgiving,
    Halloween,
    Feast,
    Eve,

    Last,
    Next,
    This,
    That,
    Past,
    Coming,
    Previous,
    Following,
    Same,
    Latest,
    Prior,
    Another,
    More,
    Further,
    Different,
    Ago,
    Earlier,
    Later,
    Before,
    After,
    Hence,
    Since,
    Old,
    Aged,
    Early,
    Late,
    Mid,
    Middle,
    End,
    Start,

    A,
    The,
    Of,
    In,
    On,
    At,
    By,
    From,
    To,
    And,
    Or,
    Per,
    Each,
    Every,
    For,
    Until,
    Between,
    During,
    Within,
    With,
    So,
    As,
    Than,
    Its,
    Into,
    Among,
    But,
    About,
    Nearly,
    Over,
    Under,
    Less,
    Least,
    Up,
    Just,
    Estimated,
    Beyond,
    Not,
    Well,
    Fiscal,
    Bc,
    Ad,
    Am,
    Pm,
    Oclock,
    Zone,
    Local,
    Time,
    Times,
    Once,
    Period,
    Term,
    Full,
    Will,
    Planned,
    Be,
    Said,
    Point,
    Points,
    Percent,
    Percentage,
    Cent,
    /// A currency by its name; empty where the name alone does not say whose.
    Money(&'static str),
    Pronoun,
    Killed,
    Wounded,
    Arrested,
    Missing,
    Displaced,

    /// The possessive 's or a lone apostrophe.
    Possessive,
    Hyphen,
    Dash,
    Comma,
    Period_,
    ColonSign,
    Slash,
    /// A currency sign.
    Sign(&'static str),
    PercentSign,
    Open,
    Close,
    Plus,
    /// ½ and its like.
    Fraction(f64),
    OtherSign,
}

/// A token with its role.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lex {
    /// Where it stands.
    pub(crate) span: Span,
    /// What it does.
    pub(crate) word: Word,
    /// True where no white space separates it from the token before.
    pub(crate) glued: bool,
    /// True where its first letter is a capital.
    pub(crate) capital: bool,
}

/// A sentence's tokens with their roles; reading past either end gives [`Word::Stop`].
#[derive(Clone, Copy)]
pub(crate) struct Line<'a> {
    /// The article's text.
    pub(crate) text: &'a str,
    /// The sentence's tokens.
    pub(crate) lex: &'a [Lex],
}

impl Line<'_> {
    /// The role of the token at `i`.
    pub(crate) fn at(&self, i: usize) -> Word {
        self.lex.get(i).map_or(Word::Stop, |l| l.word)
    }

    /// The role of the token `back` places before `i`.
    pub(crate) fn before(&self, i: usize, back: usize) -> Word {
        i.checked_sub(back).map_or(Word::Stop, |j| self.at(j))
    }

    /// The token's text, empty outside the sentence.
    pub(crate) fn word(&self, i: usize) -> &str {
        self.lex.get(i).map_or("", |l| l.span.of(self.text))
    }

    /// True where the token at `i` follows the one before it without white space.
    pub(crate) fn glued(&self, i: usize) -> bool {
        self.lex.get(i).is_some_and(|l| l.glued)
    }

    /// True where the token at `i` begins with a capital.
    pub(crate) fn capital(&self, i: usize) -> bool {
        self.lex.get(i).is_some_and(|l| l.capital)
    }

    /// The span from the token at `first` up to, not including, the one at `end`.
    pub(crate) fn span(&self, first: usize, end: usize) -> Span {
        match (self.lex.get(first), end.checked_sub(1).and_then(|e| self.lex.get(e))) {
            (Some(a), Some(b)) => a.span.join(b.span),
            _ => Span::default(),
        }
    }

    /// Skips a hyphen that joins the token before `i` to the one after it.
    pub(crate) fn past_hyphen(&self, i: usize) -> usize {
        if self.at(i) == Word::Hyphen && self.glued(i) && self.glued(i + 1) { i + 1 } else { i }
    }
}

/// Looks every token up. One entry per token.
pub(crate) fn read(text: &str, tokens: &[Token]) -> Vec<Lex> {
    let mut end = u32::MAX;
    let mut out = Vec::with_capacity(tokens.len());
    for token in tokens {
        let word = token.span.of(text);
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let role = match token.kind {
            TokenKind::Sign => sign(word),
            TokenKind::Number => number(word),
            TokenKind::Word => vocabulary(word),
        };
        out.push(Lex { span: token.span, word: role, glued: token.span.start == end, capital });
        end = token.span.end;
    }
    out
}

fn sign(word: &str) -> Word {
    match word {
        "-" | "\u{2010}" | "\u{2011}" => Word::Hyphen,
        "\u{2013}" | "\u{2014}" => Word::Dash,
        "," => Word::Comma,
        "." => Word::Period_,
        ":" => Word::ColonSign,
        "/" | "\u{2044}" => Word::Slash,
        "$" => Word::Sign("USD"),
        "€" => Word::Sign("EUR"),
        "£" => Word::Sign("GBP"),
        "¥" | "￥" => Word::Sign("JPY"),
        "₪" => Word::Sign("ILS"),
        "₹" => Word::Sign("INR"),
        "%" => Word::PercentSign,
        "(" | "[" => Word::Open,
        ")" | "]" => Word::Close,
        "+" => Word::Plus,
        "'" | "\u{2019}" | "\u{2018}" => Word::Possessive,
        "½" => Word::Fraction(0.5),
        "¼" => Word::Fraction(0.25),
        "¾" => Word::Fraction(0.75),
        _ => Word::OtherSign,
    }
}

/// Where each letter begins in [`WORDS`]; every token is looked up, so the search starts near.
const STARTS: [u16; 27] = starts();

const fn starts() -> [u16; 27] {
    let mut out = [WORDS.len() as u16; 27];
    let mut at = WORDS.len();
    while at > 0 {
        at -= 1;
        let first = WORDS[at].0.as_bytes()[0];
        if first >= b'a' && first <= b'z' {
            out[(first - b'a') as usize] = at as u16;
        }
    }
    // A letter without words begins where the next one does.
    let mut letter = 26;
    while letter > 0 {
        letter -= 1;
        if out[letter] as usize == WORDS.len() {
            out[letter] = out[letter + 1];
        }
    }
    out
}

/// A word by the table; "p.m." is found under "p.m".
fn vocabulary(word: &str) -> Word {
    let bytes = word.as_bytes();
    let bytes = match bytes {
        [head @ .., b'.'] => head,
        _ => bytes,
    };
    match word {
        "'s" | "’s" | "'S" | "’S" | "'" | "’" => return Word::Possessive,
        "½" | "¼" | "¾" => return sign(word),
        _ => {}
    }
    if bytes.len() > LONGEST {
        return Word::Plain;
    }
    let mut lower = [0_u8; LONGEST];
    for (to, from) in lower.iter_mut().zip(bytes) {
        *to = from.to_ascii_lowercase();
    }
    let key = lower.get(..bytes.len()).unwrap_or_default();
    let letter = usize::from(key.first().copied().unwrap_or_default().wrapping_sub(b'a'));
    // What begins with no letter stands before the first letter: the apostrophe.
    let (from, to) = if letter < 26 { (STARTS[letter], STARTS[letter + 1]) } else { (0, STARTS[0]) };
    let words = WORDS.get(usize::from(from)..usize::from(to)).unwrap_or_default();
    match words.binary_search_by(|(w, _)| w.as_bytes().cmp(key)) {
        Ok(at) => words.get(at).map_or(Word::Plain, |w| w.1),
        Err(_) if bytes.first().is_some_and(u8::is_ascii_digit) => number(word),
        Err(_) => Word::Plain,
    }
}

/// A token that begins with a digit.
fn number(word: &str) -> Word {
    let split = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
    let (digits, rest) = word.split_at(split);
    if word == "½" || word == "¼" || word == "¾" {
        return sign(word);
    }
    let Ok(value) = digits.parse::<u32>() else {
        return decimal(word).map_or(Word::Plain, Word::Decimal);
    };
    match rest {
        "" => return Word::Digits(value, digits.len() as u8),
        "st" | "nd" | "rd" | "th" | "ST" | "ND" | "RD" | "TH" => return Word::Ordinal(value),
        "s" | "'s" | "’s" => return Word::Decade(value),
        "½" => return Word::Decimal(f64::from(value) + 0.5),
        _ => {}
    }
    if let Some(minutes) = clock(value, rest) {
        return minutes;
    }
    if let Some((y, m, d)) = iso(word) {
        return Word::Iso(y, m, d);
    }
    if let Some(v) = decimal(word) {
        return Word::Decimal(v);
    }
    scaled(word).map_or(Word::Plain, Word::Suffixed)
}

/// ":30", "pm" or ":30pm" after the hour.
fn clock(hour: u32, rest: &str) -> Option<Word> {
    let lower = rest.to_ascii_lowercase();
    let (body, pm) = match lower.trim_end_matches('.') {
        r if r.ends_with("am") || r.ends_with("a.m") => {
            (r.trim_end_matches("am").trim_end_matches("a.m"), Some(false))
        }
        r if r.ends_with("pm") || r.ends_with("p.m") => {
            (r.trim_end_matches("pm").trim_end_matches("p.m"), Some(true))
        }
        r => (r, None),
    };
    let minute = match body.strip_prefix(':') {
        Some(m) if m.len() == 2 => m.parse::<u32>().ok().filter(|m| *m < 60)?,
        None if body.is_empty() => 0,
        _ => return None,
    };
    match pm {
        None => (hour < 25).then_some(Word::Colon(hour * 60 + minute)),
        Some(pm) => {
            (1..=12).contains(&hour).then(|| Word::ClockPm((hour % 12 + 12 * u32::from(pm)) * 60 + minute))
        }
    }
}

fn iso(word: &str) -> Option<(i32, u32, u32)> {
    let day = crate::model::Day::parse_iso(word)?;
    Some(day.ymd())
}

/// "4,000", "1.5", "4,000.25"; groups of three after a comma.
fn decimal(word: &str) -> Option<f64> {
    let (whole, fraction) = word.split_once('.').unwrap_or((word, ""));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    if !groups.all(|g| g.len() == 3) || (first.len() > 3 && whole.contains(',')) {
        return None;
    }
    let plain: String = whole.chars().filter(|c| *c != ',').collect();
    if plain.is_empty() || !plain.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit()) {
        return None;
    }
    format!("{plain}.{fraction}0").parse().ok()
}

/// "20k", "1.5m", "3bn".
fn scaled(word: &str) -> Option<f64> {
    let split = word.find(|c: char| c.is_ascii_alphabetic())?;
    let (digits, suffix) = word.split_at(split);
    let factor = match suffix {
        "k" | "K" => 1e3,
        "m" | "M" | "mn" | "mln" => 1e6,
        "b" | "bn" | "B" => 1e9,
        "tn" => 1e12,
        _ => return None,
    };
    Some(decimal(digits)? * factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_is_sorted() {
        assert!(WORDS.windows(2).all(|w| w[0].0.as_bytes() < w[1].0.as_bytes()));
        assert!(WORDS.iter().all(|w| w.0.len() <= LONGEST));
    }

    #[test]
    fn numbers() {
        for (word, expected) in [
            ("4,000", Word::Decimal(4000.0)),
            ("1.5", Word::Decimal(1.5)),
            ("1990", Word::Digits(1990, 4)),
            ("10th", Word::Ordinal(10)),
            ("1990s", Word::Decade(1990)),
            ("6:30", Word::Colon(390)),
            ("6pm", Word::ClockPm(1080)),
            ("20k", Word::Suffixed(20_000.0)),
            ("1,2,3", Word::Plain),
        ] {
            assert_eq!(number(word), expected, "{word}");
        }
        assert_eq!(vocabulary("P.M."), Word::Pm);
        assert_eq!(vocabulary("Nov."), Word::MonthShort(11));
    }
}
