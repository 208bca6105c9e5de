//! What the name model sees of a token: numbers made of words, shapes, neighbors and word lists.
//!
//! Only tokens near a capital are looked at: the others are no part of an English name. A feature is a
//! 32-bit hash of its template and its values; the same text gives the same features on every machine.

use std::ops::Range;

use super::gazetteer::{self as lists, Classes, Gazetteer};
use crate::annotate::words::Words;
use crate::sort::Sorting;
use crate::text::TokenKind;

/// What a token is by itself.
#[derive(Clone, Copy, Default)]
struct Token {
    /// Hash of the word in lower case, digits as 0.
    lower: u32,
    /// Hash of the word's shape: runs of capitals, letters, digits and signs.
    shape: u32,
    classes: Classes,
    /// The listed name it is part of: 0 none, else kind and whether it begins there.
    phrase: u8,
    capital: bool,
    first: bool,
}

/// What the other mentions of a word in the article were taken for: 0 nothing known, 1-3 a person, an
/// organization, a place, 4 no name; plus 8 where all agree.
pub(super) type Vote = u8;

/// An article made ready for the model.
pub(super) struct Prepared<'a> {
    words: &'a Words<'a>,
    tokens: Vec<Token>,
    /// Stretches of tokens that may hold names, each inside one sentence.
    regions: Vec<Range<usize>>,
    /// Words that the article also writes in lower case, sorted.
    lowered: Vec<u32>,
    /// Words that the article capitalizes inside a sentence, sorted.
    inside: Vec<u32>,
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
        let mut prepared =
            Prepared { words, tokens, regions: Vec::new(), lowered: Vec::new(), inside: Vec::new() };
        prepared.regions = prepared.find_regions();
        prepared.look_up(gazetteer);
        prepared.collect_forms();
        prepared
    }

    /// The stretches that may hold names, in order.
    pub(super) fn regions(&self) -> &[Range<usize>] {
        &self.regions
    }

    fn token(&self, at: usize) -> Token {
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

    fn collect_forms(&mut self) {
        for (at, token) in self.tokens.iter().enumerate() {
            let word = self.words.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word);
            match (word, token.capital, token.first) {
                (true, false, _) => self.lowered.push(token.lower),
                (true, true, false) => self.inside.push(token.lower),
                _ => {}
            }
        }
        for forms in [&mut self.lowered, &mut self.inside] {
            forms.order();
            forms.dedup();
        }
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

    /// The word's hash, by which mentions of the same word are gathered.
    pub(super) fn form(&self, at: usize) -> u32 {
        self.token(at).lower
    }

    /// A capitalized word: what votes are kept for.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.token(at).capital
    }

    /// Writes the features of token `at` to `out`, which is cleared first. `vote` gives what the other
    /// mentions of a token's word were taken for.
    pub(super) fn features(
        &self,
        at: usize,
        region: &Range<usize>,
        vote: impl Fn(usize) -> Vote,
        out: &mut Vec<u32>,
    ) {
        out.clear();
        let mut sink = Sink { out };
        self.words_around(at, &mut sink);
        self.affixes(at, &mut sink);
        self.listed(at, &mut sink);
        self.run(at, region, &mut sink);
        self.in_article(at, vote, &mut sink);
    }

    /// The words and shapes at and around the token.
    fn words_around(&self, at: usize, sink: &mut Sink<'_>) {
        let none = Token::default();
        let back = |n: usize| at.checked_sub(n).map_or(none, |i| self.token(i));
        let (p2, p1, t, n1, n2) = (back(2), back(1), self.token(at), self.token(at + 1), self.token(at + 2));
        sink.one(1, t.lower);
        sink.one(2, p1.lower);
        sink.one(3, n1.lower);
        sink.one(4, p2.lower);
        sink.one(5, n2.lower);
        sink.one(6, t.shape);
        sink.one(7, p1.shape);
        sink.one(8, n1.shape);
        sink.two(9, p1.shape, t.shape);
        sink.two(10, t.shape, n1.shape);
        sink.two(11, mix(p1.shape, t.shape), n1.shape);
        sink.two(12, p1.lower, t.lower);
        sink.two(13, t.lower, n1.lower);
        sink.two(14, p1.lower, t.shape);
        sink.two(15, n1.lower, t.shape);
        sink.two(16, p1.lower, n1.lower);
        sink.two(17, t.lower, t.shape);
        sink.two(18, mix(p2.lower, p1.lower), t.shape);
        sink.two(19, mix(n1.lower, n2.lower), t.shape);
    }

    /// Beginnings and ends of the word.
    fn affixes(&self, at: usize, sink: &mut Sink<'_>) {
        let word = self.words.at(at);
        let ends: Vec<usize> = word.char_indices().map(|(i, _)| i).chain([word.len()]).take(40).collect();
        let count = ends.len() - 1;
        for length in 1..=4.min(count) {
            // `length` and `count - length` are indices into `ends`, which has `count + 1` entries.
            let (head, tail) = (ends[length], ends[count - length]);
            let template = 20 + 2 * u32::try_from(length).unwrap_or(0);
            sink.one(template, hash(word.get(..head).unwrap_or("")));
            sink.one(template + 1, hash(word.get(tail..).unwrap_or("")));
        }
    }

    /// The word lists.
    fn listed(&self, at: usize, sink: &mut Sink<'_>) {
        let back = |n: usize| at.checked_sub(n).map_or(Token::default(), |i| self.token(i));
        let (p2, p1, t, n1) = (back(2), back(1), self.token(at), self.token(at + 1));
        let class = |t: Token| u32::from(t.classes);
        sink.one(31, class(t));
        sink.one(32, class(p1));
        sink.one(33, class(n1));
        sink.two(34, class(p1), class(t));
        sink.two(35, class(t), class(n1));
        sink.two(36, mix(class(p1), class(t)), class(n1));
        sink.two(37, class(p2), class(t));
        sink.two(38, class(p1), t.shape);
        sink.two(39, class(n1), t.shape);
        for bit in 0..12 {
            if t.classes & (1 << bit) != 0 {
                sink.two(40, bit, t.shape);
            }
        }
        let phrase = |t: Token| u32::from(t.phrase);
        sink.one(41, phrase(t));
        sink.two(42, phrase(p1), phrase(t));
        sink.two(43, phrase(t), phrase(n1));
        sink.two(44, phrase(t), class(n1));
    }

    /// The run of capitals that the token stands in: its place there, the run's ends, the words around it.
    fn run(&self, at: usize, region: &Range<usize>, sink: &mut Sink<'_>) {
        let capital = |i: &usize| self.token(*i).capital;
        let left = (region.start..at).rev().take_while(capital).take(4).count();
        let right = (at + 1..region.end).take_while(capital).take(4).count();
        let small = |n: usize| u32::try_from(n).unwrap_or(0);
        let place = small(left) * 8 + small(right);
        let here = self.token(at);
        let before = (at - left).checked_sub(1).map_or(Token::default(), |i| self.token(i));
        let after = self.token(at + right + 1);
        let (first, last) = (self.token(at - left), self.token(at + right));
        sink.two(50, place, here.shape);
        sink.two(51, before.lower, place);
        sink.two(52, after.lower, place);
        sink.two(53, last.lower, small(right.min(2)));
        sink.two(54, first.lower, small(left.min(2)));
        sink.two(55, u32::from(first.classes), mix(u32::from(last.classes), place));
        sink.two(56, u32::from(before.classes), place);
        sink.two(57, u32::from(after.classes), place);
        sink.one(58, before.lower);
        sink.one(59, after.lower);
    }

    /// How the article writes the word elsewhere, and what its other mentions were taken for.
    fn in_article(&self, at: usize, vote: impl Fn(usize) -> Vote, sink: &mut Sink<'_>) {
        let t = self.token(at);
        let lowered = u32::from(self.lowered.binary_search(&t.lower).is_ok());
        let inside = u32::from(self.inside.binary_search(&t.lower).is_ok());
        let state = lowered * 4 + inside * 2 + u32::from(t.first);
        sink.two(60, state, t.shape);
        sink.two(61, state, u32::from(t.classes));
        sink.one(62, 0);
        let votes = |i: usize| u32::from(vote(i));
        let own = votes(at);
        if own != 0 {
            sink.one(63, own);
            sink.two(64, own, t.shape);
            sink.two(65, own, u32::from(t.classes));
        }
        let before = at.checked_sub(1).map_or(0, votes);
        let after = votes(at + 1);
        if before != 0 || after != 0 {
            sink.two(66, before, mix(own, after));
        }
    }
}

/// Takes features.
struct Sink<'a> {
    out: &'a mut Vec<u32>,
}

impl Sink<'_> {
    fn one(&mut self, template: u32, value: u32) {
        self.out.push(mix(template.wrapping_mul(0x9E37_79B9), value));
    }

    fn two(&mut self, template: u32, a: u32, b: u32) {
        self.one(template, mix(a, b));
    }
}

/// Two numbers become one: the finalizer of MurmurHash3 over a weighted sum.
fn mix(a: u32, b: u32) -> u32 {
    let mut h = a.wrapping_mul(0x85EB_CA6B) ^ b.rotate_left(15).wrapping_mul(0xC2B2_AE35);
    h ^= h >> 16;
    h = h.wrapping_mul(0x85EB_CA6B);
    h ^= h >> 13;
    h = h.wrapping_mul(0xC2B2_AE35);
    h ^ (h >> 16)
}

/// FNV-1a in 32 bits.
fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811C_9DC5, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
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
