//! An article made ready for the model: what each token is by itself, and the stretches that may hold names.
//!
//! Only tokens near a capital are looked at: the others are no part of an English name.

use std::ops::Range;

use super::gazetteer::{self as lists, Classes, Gazetteer};
use super::index::Index;
use crate::annotate::words::Words;
use crate::text::TokenKind;

/// The article also writes the word in lower case.
pub(super) const LOWERED: u8 = 1;
/// The article capitalizes the word inside a sentence.
pub(super) const INSIDE: u8 = 2;

/// What a token is by itself.
#[derive(Clone, Copy, Default)]
pub(super) struct Token {
    /// Hash of the word in lower case, digits as 0.
    pub(super) lower: u32,
    /// Hash of the word's shape: runs of capitals, letters, digits and signs.
    pub(super) shape: u32,
    pub(super) classes: Classes,
    /// The listed name it is part of: 0 none, else kind and whether it begins there.
    pub(super) phrase: u8,
    pub(super) capital: bool,
    pub(super) first: bool,
    /// The number of the word in the article: the same for the same word in any case.
    pub(super) form: u32,
}

/// An article made ready for the model.
pub(super) struct Prepared<'a> {
    pub(super) words: &'a Words<'a>,
    tokens: Vec<Token>,
    /// Stretches of tokens that may hold names, each inside one sentence.
    regions: Vec<Range<usize>>,
    /// How the article writes each word, by its number: [`LOWERED`], [`INSIDE`].
    written: Vec<u8>,
}

/// Lower-case words that may stand inside a name or open it.
const LINKS: [&str; 24] = [
    "of", "the", "and", "for", "de", "al", "el", "bin", "ibn", "van", "von", "der", "den", "la", "le", "du",
    "da", "dos", "di", "del", "in", "on", "to", "a",
];

impl<'a> Prepared<'a> {
    /// Reads the tokens once.
    pub(super) fn new(words: &'a Words<'a>) -> Self {
        let gazetteer = Gazetteer::get();
        let mut tokens: Vec<Token> = (0..words.tokens.len()).map(|at| read(words, at)).collect();
        for sentence in words.sentences {
            if let Some(token) =
                sentence.tokens().find(|&at| words.is_word(at)).and_then(|at| tokens.get_mut(at))
            {
                token.first = true;
            }
        }
        let mut prepared = Prepared { words, tokens, regions: Vec::new(), written: Vec::new() };
        prepared.regions = prepared.find_regions();
        prepared.look_up(gazetteer);
        prepared.collect_forms();
        prepared
    }

    /// The stretches that may hold names, in order.
    pub(super) fn regions(&self) -> &[Range<usize>] {
        &self.regions
    }

    /// The token at `at`, an empty one outside.
    pub(super) fn token(&self, at: usize) -> Token {
        self.tokens.get(at).copied().unwrap_or_default()
    }

    /// Stretches of capitals and of links and signs between them.
    fn find_regions(&self) -> Vec<Range<usize>> {
        let mut regions: Vec<Range<usize>> = Vec::new();
        for sentence in self.words.sentences {
            let tokens = sentence.tokens();
            for at in tokens.clone().filter(|&at| self.token(at).capital) {
                let first = self.open(at, tokens.start);
                match regions.last_mut() {
                    Some(last) if last.start >= tokens.start && self.joins(last.end, first) => {
                        last.end = at + 1
                    }
                    _ => regions.push(first..at + 1),
                }
            }
            if let Some(last) = regions.last_mut().filter(|r| r.start >= tokens.start) {
                last.end = (last.end + 1).min(tokens.end);
            }
        }
        regions
    }

    /// Where a region that holds the capital `at` may start: with a particle before it.
    fn open(&self, at: usize, floor: usize) -> usize {
        let hyphen = at >= floor + 2 && self.words.at(at - 1) == "-";
        let before = if hyphen { at - 1 } else { at };
        if before > floor && self.words.is(before - 1, &LINKS[5..20]) { before - 1 } else { at }
    }

    /// All tokens between `end` and `next` are links, numbers or signs, and few.
    fn joins(&self, end: usize, next: usize) -> bool {
        next <= end + 4
            && (end..next).all(|at| {
                let kind = self.words.tokens.get(at).map(|t| t.kind);
                kind != Some(TokenKind::Word) || self.words.is(at, &LINKS) || self.words.is(at, &["'s", "’s"])
            })
    }

    fn look_up(&mut self, gazetteer: &Gazetteer) {
        for region in self.regions.clone() {
            let around = region.start.saturating_sub(2)..(region.end + 2).min(self.tokens.len());
            for at in around {
                let word = self.words.at(at);
                if let Some(token) = self.tokens.get_mut(at).filter(|t| t.classes == 0) {
                    token.classes = gazetteer.word(word);
                }
            }
            let mut at = region.start;
            while at < region.end {
                let found = gazetteer.longest(self.words, at, region.end, lists::NAMES);
                let Some(found) = found.filter(|_| self.token(at).capital) else {
                    at += 1;
                    continue;
                };
                let kind = match found.classes & lists::NAMES {
                    c if c & lists::COUNTRY != 0 => 2,
                    c if c & lists::PLACE != 0 => 4,
                    c if c & lists::OUTLET != 0 => 6,
                    _ => 8,
                };
                for (step, token) in self.tokens.iter_mut().take(found.end).skip(at).enumerate() {
                    token.phrase = kind + u8::from(step > 0);
                }
                at = found.end;
            }
        }
    }

    /// Numbers the words of the article and notes how each is written.
    fn collect_forms(&mut self) {
        let mut index = Index::with_room(self.tokens.len() / 2);
        for (token, cut) in self.tokens.iter_mut().zip(self.words.tokens) {
            token.form = index.number(u64::from(token.lower));
            if token.form as usize == self.written.len() {
                self.written.push(0);
            }
            let way = match (cut.kind == TokenKind::Word, token.capital, token.first) {
                (true, false, _) => LOWERED,
                (true, true, false) => INSIDE,
                _ => 0,
            };
            if let Some(written) = self.written.get_mut(token.form as usize) {
                *written |= way;
            }
        }
    }

    /// Number of different words of the article, in any case.
    pub(super) fn forms(&self) -> usize {
        self.written.len()
    }

    /// How the article writes a token's word: [`LOWERED`], [`INSIDE`].
    pub(super) fn written(&self, token: Token) -> u8 {
        self.written.get(token.form as usize).copied().unwrap_or(0)
    }

    /// The listed names of two or more capitalized words or numbers, and whether each is an organization.
    pub(super) fn listed_names(&self) -> Vec<(Range<usize>, bool)> {
        let mut names: Vec<(Range<usize>, bool)> = Vec::new();
        for (at, token) in self.tokens.iter().enumerate().filter(|(_, token)| token.phrase > 0) {
            match names.last_mut() {
                Some((last, _)) if token.phrase % 2 == 1 && last.end == at => last.end = at + 1,
                _ => names.push((at..at + 1, token.phrase >= 6)),
            }
        }
        let named = |at: usize| {
            let kind = self.words.tokens.get(at).map(|t| t.kind);
            self.token(at).capital || kind != Some(TokenKind::Word) || self.words.is(at, &LINKS)
        };
        let word = |at: usize| self.token(at).capital;
        names.retain(|(span, _)| span.len() > 1 && word(span.start) && span.clone().all(named));
        names
    }
}

fn read(words: &Words<'_>, at: usize) -> Token {
    let word = words.at(at);
    let capital = words.is_capital(at);
    let (mut lower, mut shape, mut last) = (0x811C_9DC5_u32, 0x811C_9DC5_u32, (0_u8, 0_u8));
    for c in word.chars() {
        let kind = match c {
            'A'..='Z' => b'X',
            'a'..='z' => b'x',
            '0'..='9' => b'd',
            _ if c.is_uppercase() => b'X',
            _ if c.is_alphabetic() => b'x',
            _ => u8::try_from(c).unwrap_or(b'?'),
        };
        let step = |h: u32, v: u32| (h ^ v).wrapping_mul(0x0100_0193);
        lower = match kind {
            b'd' => step(lower, u32::from(b'0')),
            b'X' if c.is_ascii() => step(lower, u32::from(c.to_ascii_lowercase())),
            b'X' => c.to_lowercase().fold(lower, |h, l| step(h, u32::from(l))),
            _ => step(lower, u32::from(if c == '’' { '\'' } else { c })),
        };
        // Runs of one kind count up to two: "Xx", "XX", "X.X.".
        last = if last.0 == kind { (kind, last.1 + 1) } else { (kind, 1) };
        if last.1 <= 2 {
            shape = step(shape, u32::from(kind));
        }
        last.1 = last.1.min(2);
    }
    Token { lower, shape, capital, ..Token::default() }
}
