//! Words as small numbers: what comparing, finding copies and finding threads count with.
//!
//! Every distinct spelling is folded and stemmed once; after that a word is a number and two texts are
//! compared without touching their letters again.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::model::Span;
use crate::text::{self, TokenKind};

/// A map that gives the same answers everywhere and is only ever asked, never walked through.
pub(crate) type Lookup<K, V> = HashMap<K, V, BuildHasherDefault<WordHasher>>;

/// Multiply-and-rotate over eight bytes at a time, with a final mix. Words are short and many, and the
/// standard hasher spends more on them than everything else here. It is not hardened against chosen
/// collisions: the worst a hostile article gets is a slow comparison in the tab that opened it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct WordHasher(u64);

impl WordHasher {
    // An odd number with evenly spread bits (the golden ratio in 64 bits).
    const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

    fn mix(&mut self, value: u64) {
        self.0 = (self.0.rotate_left(23) ^ value).wrapping_mul(Self::SPREAD);
    }
}

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        let mut chunks = bytes.chunks_exact(8);
        for chunk in &mut chunks {
            let mut eight = [0; 8];
            eight.copy_from_slice(chunk);
            self.mix(u64::from_le_bytes(eight));
        }
        let mut rest = [0; 8];
        let tail = chunks.remainder();
        rest[..tail.len()].copy_from_slice(tail);
        self.mix(u64::from_le_bytes(rest) ^ (tail.len() as u64) << 56);
    }

    fn write_u32(&mut self, value: u32) {
        self.mix(u64::from(value));
    }

    fn write_u64(&mut self, value: u64) {
        self.mix(value);
    }

    fn finish(&self) -> u64 {
        let x = self.0 ^ (self.0 >> 32);
        x.wrapping_mul(Self::SPREAD) ^ (x >> 29)
    }
}

/// A 64-bit fingerprint of a run of numbers, the same on every machine.
pub(crate) fn fingerprint(values: impl IntoIterator<Item = u32>) -> u64 {
    let mut hasher = WordHasher::default();
    for value in values {
        hasher.write_u32(value);
    }
    hasher.finish()
}

/// 16 times the binary logarithm of `value`, between powers of two by a straight line. 0 for 0.
///
/// Integers, because logarithms of the platform differ in the last bit.
pub(crate) fn log2x16(value: u32) -> u32 {
    let Some(floor) = value.checked_ilog2() else { return 0 };
    let above = u64::from(value) - (1u64 << floor);
    16 * floor + ((above * 16) >> floor) as u32
}

/// The weight of a word that stands in `df` of `n` units: 16 log2(1 + n / df).
pub(crate) fn rarity(n: u32, df: u32) -> u32 {
    let ratio = (u64::from(n) * 16 / u64::from(df.max(1))).min(u64::from(u32::MAX - 16)) as u32;
    log2x16(ratio + 16) - 64
}

/// One word or sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// Where it stands.
    pub(crate) span: Span,
    /// The same number for the same spelling, whatever the kind of quotation mark or dash.
    pub(crate) exact: u32,
    /// The same number for the same word: folded and stemmed.
    pub(crate) stem: u32,
    /// True for words and numbers, false for signs.
    pub(crate) is_word: bool,
}

/// Gives every spelling and every stem a number, in the order in which they are first seen.
#[derive(Debug, Default)]
pub(crate) struct Lexicon<'t> {
    /// Spelling as it stands -> its numbers.
    raw: Lookup<&'t str, Known>,
    exact: Lookup<String, u32>,
    stems: Lookup<String, u32>,
    /// By stem: the spelling seen first, and how much more often [`Lexicon::read`] saw it with a capital.
    shown: Vec<(&'t str, i32)>,
    /// True where kinds of quotation marks and dashes are told apart.
    literal: bool,
    /// Scratch space.
    scanned: Vec<text::Token>,
}

/// The number of what vanishes when type is ignored (a lone soft hyphen).
const NOTHING: u32 = u32::MAX;

#[derive(Clone, Copy, Debug)]
struct Known {
    exact: u32,
    stem: u32,
    is_word: bool,
}

impl<'t> Lexicon<'t> {
    /// A lexicon that tells kinds of quotation marks and dashes apart where `literal` holds.
    pub(crate) fn new(literal: bool) -> Lexicon<'t> {
        Lexicon { literal, ..Lexicon::default() }
    }

    /// Number of distinct stems so far; every stem is below it.
    pub(crate) fn stems(&self) -> usize {
        self.stems.len()
    }

    /// Cuts the words under `span` out of `text` and appends them to `out`.
    pub(crate) fn cut(&mut self, text: &'t str, span: Span, out: &mut Vec<Token>) {
        self.scanned.clear();
        text::scan(text, span, &mut self.scanned);
        let scanned = std::mem::take(&mut self.scanned);
        let mut rest = scanned.as_slice();
        while let Some((first, after)) = rest.split_first() {
            let run = sign_run(text, rest);
            rest = after.get(run - 1..).unwrap_or(&[]);
            let span = Span { end: scanned_end(after, run, first), ..first.span };
            let known = self.known(span.of(text), first.kind != TokenKind::Sign);
            if known.exact != NOTHING {
                out.push(Token { span, exact: known.exact, stem: known.stem, is_word: known.is_word });
            }
        }
        self.scanned = scanned;
    }

    /// Appends the stems of the words under `span`, without signs.
    pub(crate) fn read(&mut self, text: &'t str, span: Span, out: &mut Vec<u32>) {
        self.scanned.clear();
        text::scan(text, span, &mut self.scanned);
        let scanned = std::mem::take(&mut self.scanned);
        let words = scanned.iter().filter(|t| t.kind != TokenKind::Sign);
        for token in words {
            let raw = token.span.of(text);
            let stem = self.known(raw, true).stem;
            if let Some((_, capitals)) = self.shown.get_mut(stem as usize) {
                *capitals += if raw.starts_with(char::is_uppercase) { 1 } else { -1 };
                out.push(stem);
            }
        }
        self.scanned = scanned;
    }

    /// A spelling of the stem, as it was seen first.
    pub(crate) fn spelling(&self, stem: u32) -> &'t str {
        self.shown.get(stem as usize).map_or("", |(spelling, _)| spelling)
    }

    /// True for a stem that is mostly written with a capital.
    pub(crate) fn is_name(&self, stem: u32) -> bool {
        self.shown.get(stem as usize).is_some_and(|(_, capitals)| *capitals > 0)
    }

    fn known(&mut self, raw: &'t str, is_word: bool) -> Known {
        if let Some(&known) = self.raw.get(raw) {
            return known;
        }
        let plain = plain_spelling(raw);
        if plain.is_empty() {
            return Known { exact: NOTHING, stem: NOTHING, is_word: false };
        }
        let folded = if is_word { text::stem(&text::fold(&plain)) } else { plain.clone() };
        let exact = if self.literal { raw.to_owned() } else { plain };
        let known =
            Known { exact: number(&mut self.exact, exact), stem: number(&mut self.stems, folded), is_word };
        if known.stem as usize == self.shown.len() {
            self.shown.push((raw, 0));
        }
        self.raw.insert(raw, known);
        known
    }
}

fn number(map: &mut Lookup<String, u32>, key: String) -> u32 {
    // An article is below 4 GiB, so it has fewer words than a u32 counts.
    let next = map.len() as u32;
    *map.entry(key).or_insert(next)
}

/// One spelling for marks that differ only in type: curly and straight quotation marks, all dashes, runs of
/// periods and the ellipsis; soft hyphens and zero-width signs are gone.
fn plain_spelling(raw: &str) -> String {
    if raw.is_ascii() && raw.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return raw.to_owned();
    }
    let mut out = String::with_capacity(raw.len());
    for c in raw.chars() {
        match c {
            '“' | '”' | '„' | '«' | '»' | '‟' | '″' => out.push('"'),
            '‘' | '’' | '‚' | '‛' | '`' | '´' | '′' => out.push('\''),
            '…' => out.push('.'),
            _ if is_dash(c) => out.push('-'),
            _ if is_invisible(c) => {}
            _ => out.push(c),
        }
    }
    // Runs of one sign: `sign_run` has put them together.
    match out.as_str() {
        "''" => "\"".to_owned(),
        s if !s.is_empty() && s.bytes().all(|b| b == b'-') => "-".to_owned(),
        s if !s.is_empty() && s.bytes().all(|b| b == b'.') && (s.len() > 1 || raw == "…") => {
            "...".to_owned()
        }
        _ => out,
    }
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}')
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// How many tokens at the start of `tokens` make one sign: a run of dashes or periods, or two apostrophes
/// that stand for a quotation mark. At least 1 where there is a token.
fn sign_run(text: &str, tokens: &[text::Token]) -> usize {
    let sign =
        |t: &text::Token| (t.kind == TokenKind::Sign).then(|| t.span.of(text).chars().next()).flatten();
    let Some(first) = tokens.first() else { return 0 };
    let same: fn(char) -> bool = match sign(first) {
        Some('.') => |c| c == '.',
        Some('\'') => |c| c == '\'',
        Some(c) if is_dash(c) => is_dash,
        _ => return 1,
    };
    let most = if sign(first) == Some('\'') { 2 } else { tokens.len() };
    let pairs = tokens.iter().zip(tokens.iter().skip(1)).take(most - 1);
    1 + pairs.take_while(|(a, b)| a.span.end == b.span.start && sign(b).is_some_and(same)).count()
}

/// The end of the last of `run` tokens, the first of which is `first` and the others lead `after`.
fn scanned_end(after: &[text::Token], run: usize, first: &text::Token) -> u32 {
    run.checked_sub(2).and_then(|last| after.get(last)).unwrap_or(first).span.end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let (mut lexicon, mut out) = (Lexicon::default(), Vec::new());
        lexicon.cut(text, Span::new(0, text.len()), &mut out);
        out.iter().map(|t| t.span.of(text)).collect()
    }

    fn exact(text: &str, other: &str) -> bool {
        let (mut lexicon, mut a, mut b) = (Lexicon::default(), Vec::new(), Vec::new());
        lexicon.cut(text, Span::new(0, text.len()), &mut a);
        lexicon.cut(other, Span::new(0, other.len()), &mut b);
        a.iter().map(|t| t.exact).eq(b.iter().map(|t| t.exact))
    }

    #[test]
    fn pieces() {
        assert_eq!(
            cut("He didn’t pay 4,000.50 -- yet."),
            ["He", "didn’t", "pay", "4,000.50", "--", "yet", "."]
        );
        assert_eq!(cut("a ... b .. ''c''"), ["a", "...", "b", "..", "''", "c", "''"]);
        assert_eq!(cut("Qurei's"), ["Qurei", "'s"]);
        assert_eq!(cut(" \u{200b} "), Vec::<&str>::new());
    }

    #[test]
    fn logarithm() {
        assert_eq!([0, 1, 2, 3, 4, 1 << 20].map(log2x16), [0, 0, 16, 24, 32, 320]);
        assert!(rarity(100, 1) > rarity(100, 2) && rarity(100, 100) == 16);
    }

    #[test]
    fn type_is_no_difference() {
        assert!(exact("“We wait… ” — he", "''We  wait ...'' -- he"));
        assert!(exact("co\u{ad}operate", "cooperate"));
        assert!(!exact("We wait.", "we wait."));
        assert!(!exact("four", "five"));
    }
}
