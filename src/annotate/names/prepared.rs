//! An article made ready for the model: what each token is by itself, and the stretches that may hold names.
//!
//! Only tokens near a capital are looked at: the others are no part of an English name.

use std::ops::Range;

use super::gazetteer::{self as lists, Classes, Gazetteer};
use super::index::Index;
use crate::annotate::words::{Words, among};
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
    /// How running text writes the word: 0 unknown, 1 small, 2 both, 4 with a capital.
    pub(super) casing: u8,
    /// The listed name it is part of: 0 none, else kind and whether it begins there.
    pub(super) phrase: u8,
    pub(super) capital: bool,
    /// It may be a name by itself: a capital, or a listed place that a careless writer left small.
    pub(super) candidate: bool,
    pub(super) first: bool,
    /// Its sentence is set in capitals.
    pub(super) shouted: bool,
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
    /// What stands beside the capitalized mentions of each word, by its number: see [`Prepared::cues_beside`].
    cues: Vec<u8>,
    /// Sentences begin with small letters: the writer does not care for capitals.
    pub(super) careless: bool,
}

/// Verbs of saying, which stand beside names of people.
const SAID: &str = "said says told added warned insisted argued replied noted wrote tweeted announced";

/// Lower-case words that may stand inside a name or open it.
const LINKS: [&str; 24] = [
    "of", "the", "and", "for", "de", "al", "el", "bin", "ibn", "van", "von", "der", "den", "la", "le", "du",
    "da", "dos", "di", "del", "in", "on", "to", "a",
];

impl<'a> Prepared<'a> {
    /// Reads the tokens once.
    pub(super) fn new(words: &'a Words<'a>, gazetteer: &Gazetteer) -> Self {
        let tokens: Vec<Token> = (0..words.tokens.len()).map(|at| read(words, at)).collect();
        let (regions, written, cues) = (Vec::new(), Vec::new(), Vec::new());
        let mut prepared = Prepared { words, tokens, regions, written, cues, careless: false };
        prepared.read_sentences();
        if prepared.careless {
            prepared.find_small_places(gazetteer);
        }
        prepared.regions = prepared.find_regions();
        prepared.look_up(gazetteer);
        prepared.collect_forms();
        prepared
    }

    /// Marks the first word of each sentence, sentences set in capitals, and careless writing.
    fn read_sentences(&mut self) {
        for sentence in self.words.sentences {
            let words = sentence.tokens().filter(|&at| self.words.is_word(at));
            let (mut first, mut all, mut loud) = (None, 0, 0);
            for at in words {
                first = first.or(Some(at));
                let word = self.words.at(at).as_bytes();
                if word.len() > 1 && word.iter().all(u8::is_ascii_alphabetic) {
                    all += 1;
                    loud += u32::from(word.iter().all(u8::is_ascii_uppercase));
                }
            }
            if let Some(token) = first.and_then(|at| self.tokens.get_mut(at)) {
                token.first = true;
                let opens = first.and_then(|at| self.words.at(at).chars().next());
                self.careless |= opens.is_some_and(char::is_lowercase);
            }
            if all >= 3 && loud * 10 >= all * 7 {
                let tokens = self.tokens.get_mut(sentence.tokens()).unwrap_or_default();
                tokens.iter_mut().for_each(|token| token.shouted = true);
            }
        }
    }

    /// Makes listed places in small letters candidates, where the word means nothing else.
    fn find_small_places(&mut self, gazetteer: &Gazetteer) {
        let wanted = lists::COUNTRY | lists::PLACE;
        for sentence in self.words.sentences {
            let tokens = sentence.tokens();
            let mut at = tokens.start;
            while at < tokens.end {
                let word = self.words.at(at);
                let small = self.words.is_word(at) && !self.token(at).capital && word.len() > 2;
                let found = (small && gazetteer.may_begin(word, wanted))
                    .then(|| gazetteer.longest(self.words, at, tokens.end, wanted))
                    .flatten()
                    .filter(|m| m.classes & (lists::COMMON | lists::SMALL) == 0)
                    .filter(|m| (at..m.end).map(|i| self.words.at(i).len()).sum::<usize>() > 3);
                let Some(found) = found else {
                    at += 1;
                    continue;
                };
                self.tokens.iter_mut().take(found.end).skip(at).for_each(|token| token.candidate = true);
                at = found.end;
            }
        }
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
            for at in tokens.clone().filter(|&at| self.token(at).candidate) {
                let first = self.open(at, tokens.start);
                let end = self.past_hyphens(at + 1, tokens.end);
                match regions.last_mut() {
                    Some(last) if last.start >= tokens.start && self.joins(last.end, first) => {
                        last.end = last.end.max(end);
                    }
                    _ => regions.push(first..end),
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

    /// After hyphens and small words: "Jae-in", "Chan-o-cha".
    fn past_hyphens(&self, mut end: usize, limit: usize) -> usize {
        while end + 1 < limit && self.words.at(end) == "-" && self.words.is_word(end + 1) {
            end += 2;
        }
        end
    }

    /// All tokens between `end` and `next` are links, numbers or signs, and few.
    fn joins(&self, end: usize, next: usize) -> bool {
        next <= end
            || next <= end + 4
                && (end..next).all(|at| {
                    let kind = self.words.tokens.get(at).map(|t| t.kind);
                    kind != Some(TokenKind::Word)
                        || self.words.is(at, &LINKS)
                        || self.words.is(at, &["'s", "’s"])
                })
    }

    fn look_up(&mut self, gazetteer: &Gazetteer) {
        for region in self.regions.clone() {
            let around = region.start.saturating_sub(2)..(region.end + 2).min(self.tokens.len());
            for at in around {
                let word = self.words.at(at);
                if let Some(token) = self.tokens.get_mut(at).filter(|t| t.classes == 0 && t.casing == 0) {
                    let classes = gazetteer.word(word);
                    token.classes = classes & !lists::CASING;
                    // The bits 12 to 14.
                    token.casing = (classes >> 12 & 7) as u8;
                }
            }
            let mut at = region.start;
            while at < region.end {
                let found = gazetteer.longest(self.words, at, region.end, lists::NAMES);
                let Some(found) = found.filter(|_| self.token(at).candidate) else {
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
        self.cues = vec![0; self.written.len()];
        for at in self.regions.iter().flat_map(Range::clone) {
            let token = self.token(at);
            if token.capital {
                let beside = self.cues_beside(at);
                if let Some(cues) = self.cues.get_mut(token.form as usize) {
                    *cues |= beside;
                }
            }
        }
    }

    /// What stands beside the token, as bits: a title or a given name before it, a verb of saying beside it, a
    /// preposition of place before it, an organization's head after it, "the" before it, a possessive after
    /// it, brackets around it.
    fn cues_beside(&self, at: usize) -> u8 {
        let w = self.words;
        let back = |n: usize| at.checked_sub(n).map_or(Token::default(), |i| self.token(i));
        let (p1, n1) = (back(1), self.token(at + 1));
        let titled =
            p1.classes & lists::TITLE != 0 || w.before(at, 1) == "." && back(2).classes & lists::TITLE != 0;
        let said = |word: &str| among(word, SAID);
        let cues = [
            titled,
            p1.capital && p1.classes & lists::GIVEN != 0,
            said(w.at(at + 1)) || said(w.before(at, 1)),
            among(w.before(at, 1), "in near at from outside around across"),
            n1.capital && n1.classes & lists::ORG_HEAD != 0,
            w.before(at, 1).eq_ignore_ascii_case("the"),
            matches!(w.at(at + 1), "'s" | "’s"),
            w.before(at, 1) == "(" && w.at(at + 1) == ")",
        ];
        (0..).zip(cues).map(|(bit, cue)| u8::from(cue) << bit).sum()
    }

    /// What stands beside the mentions of a token's word anywhere in the article: see [`Self::cues_beside`].
    pub(super) fn cues(&self, token: Token) -> u8 {
        self.cues.get(token.form as usize).copied().unwrap_or(0)
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
    Token { lower, shape, capital, candidate: capital, ..Token::default() }
}
