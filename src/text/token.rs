//! The scanner: one pass over a paragraph, a class table for ASCII, a few ranges for the rest.

use super::{Token, TokenKind};
use crate::model::Span;

/// What a character does to a token.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Separates and belongs to no token: white space, control and invisible format characters.
    Blank,
    /// A letter of a script that writes spaces between words.
    Letter,
    /// A letter of a script that does not.
    Ideograph,
    /// A digit or numeral.
    Digit,
    /// A combining mark or joiner: goes with what stands before it.
    Mark,
    /// Everything else.
    Sign,
}

const ASCII: [Class; 128] = {
    let mut table = [Class::Sign; 128];
    let mut byte = 0;
    while byte < 128 {
        let b = byte as u8;
        if b <= b' ' || b == 127 {
            table[byte] = Class::Blank;
        } else if b.is_ascii_alphabetic() {
            table[byte] = Class::Letter;
        } else if b.is_ascii_digit() {
            table[byte] = Class::Digit;
        }
        byte += 1;
    }
    table
};

/// True for what belongs to no token: white space, control characters, byte order marks, direction marks.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}')
        || matches!(c, '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

/// Combining marks and joiners, by block: General Category M and U+00AD, U+200C, U+200D. Marks inside
/// Indic and similar blocks that are vowels count as alphabetic already; these are the others.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{0300}'..='\u{036F}' | '\u{0483}'..='\u{0489}' | '\u{0591}'..='\u{05C7}'
        | '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06ED}'
        | '\u{093C}' | '\u{094D}' | '\u{09BC}' | '\u{09CD}' | '\u{0A3C}' | '\u{0A4D}' | '\u{0ABC}'
        | '\u{0ACD}' | '\u{0B3C}' | '\u{0B4D}' | '\u{0BCD}' | '\u{0C4D}' | '\u{0CBC}' | '\u{0CCD}'
        | '\u{0D4D}' | '\u{0DCA}' | '\u{0E47}'..='\u{0E4E}' | '\u{0EC8}'..='\u{0ECE}' | '\u{1037}'
        | '\u{1039}' | '\u{103A}' | '\u{135D}'..='\u{135F}' | '\u{17C9}'..='\u{17D3}'
        | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{200C}' | '\u{200D}'
        | '\u{20D0}'..='\u{20FF}' | '\u{3099}' | '\u{309A}' | '\u{FE00}'..='\u{FE0F}'
        | '\u{FE20}'..='\u{FE2F}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0100}'..='\u{E01EF}')
}

/// Han, kana, Thai, Lao, Khmer, Myanmar: scripts that write no spaces between words.
pub(crate) fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{0E01}'..='\u{0EDF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17DD}'
        | '\u{2E80}'..='\u{2FDF}' | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30FA}'
        | '\u{30FC}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

fn class(c: char) -> Class {
    if c.is_ascii() {
        // `c` is below 128, the table's length.
        return ASCII[c as usize];
    }
    match c {
        // No break space, the one non-ASCII blank that is frequent, then typographic marks.
        '\u{A0}' => Class::Blank,
        '\u{2010}'..='\u{2027}' => Class::Sign,
        _ if is_mark(c) => Class::Mark,
        _ if is_blank(c) => Class::Blank,
        _ if c.is_numeric() && !is_unspaced(c) => Class::Digit,
        _ if c.is_alphanumeric() => {
            if is_unspaced(c) {
                Class::Ideograph
            } else {
                Class::Letter
            }
        }
        _ => Class::Sign,
    }
}

/// Appends the tokens of `text[within]` in order. A span that does not fit the text gives none.
pub(crate) fn scan(text: &str, within: Span, tokens: &mut Vec<Token>) {
    let Some(part) = text.get(within.range()) else { return };
    let mut scanner = Scanner { text: part, base: within.start as usize, tokens };
    let mut at = 0;
    while let Some((class, next)) = scanner.peek(at) {
        at = match class {
            Class::Blank => next,
            Class::Letter => match plain_end(part.as_bytes(), next) {
                Some(end) => {
                    scanner.push(at, end, TokenKind::Word);
                    end
                }
                None => scanner.word(at, next),
            },
            Class::Digit => scanner.number(at, next),
            Class::Ideograph => scanner.single(at, next, TokenKind::Word),
            Class::Mark | Class::Sign => scanner.single(at, next, TokenKind::Sign),
        };
    }
}

/// The end of a word whose first letter is behind, where it is made of ASCII letters and digits and what follows
/// surely ends it. Nine words in ten are so, and none of the rules of [`Scanner::word`] is about them.
fn plain_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    let class = |at: usize| bytes.get(at).map_or(Some(Class::Blank), |&b| ASCII.get(b as usize).copied());
    while let Some(Class::Letter | Class::Digit) = class(at) {
        at += 1;
    }
    let ends = match bytes.get(at) {
        None => true,
        // A period or apostrophe may go on with a letter, an underscore with letters and digits.
        Some(b'.' | b'\'' | b'_') => matches!(class(at + 1), Some(Class::Blank | Class::Sign)),
        Some(&byte) => byte < 128,
    };
    ends.then_some(at)
}

struct Scanner<'a> {
    text: &'a str,
    base: usize,
    tokens: &'a mut Vec<Token>,
}

impl Scanner<'_> {
    /// The class of the character at `at` (a boundary) and where the next one begins.
    fn peek(&self, at: usize) -> Option<(Class, usize)> {
        let byte = *self.text.as_bytes().get(at)?;
        if byte < 128 {
            // The byte is below 128, the table's length.
            return Some((ASCII[byte as usize], at + 1));
        }
        let c = self.text.get(at..)?.chars().next()?;
        Some((class(c), at + c.len_utf8()))
    }

    fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(b' ')
    }

    fn is_letter(&self, at: usize) -> bool {
        matches!(self.peek(at), Some((Class::Letter, _)))
    }

    fn push(&mut self, start: usize, end: usize, kind: TokenKind) {
        self.tokens.push(Token { span: Span::new(self.base + start, self.base + end), kind });
    }

    /// The end of the run of letters, digits and marks that starts at `at`.
    fn run(&self, mut at: usize) -> usize {
        while let Some((Class::Letter | Class::Digit | Class::Mark, next)) = self.peek(at) {
            at = next;
        }
        at
    }

    /// One character and the marks on it. A zero-width joiner also takes the character it joins.
    fn single(&mut self, start: usize, mut end: usize, kind: TokenKind) -> usize {
        while let Some((Class::Mark, next)) = self.peek(end) {
            let joiner = self.text.get(end..next) == Some("\u{200D}");
            end = next;
            if joiner
                && kind == TokenKind::Sign
                && let Some((Class::Sign, next)) = self.peek(end)
            {
                end = next;
            }
        }
        self.push(start, end, kind);
        end
    }

    /// The length of an apostrophe at `at`, straight or curly, else 0.
    fn apostrophe(&self, at: usize) -> usize {
        match self.byte(at) {
            b'\'' => 1,
            0xE2 if self.text.get(at..at + 3).is_some_and(|s| matches!(s, "’" | "‘")) => 3,
            _ => 0,
        }
    }

    /// A word from `start`, where a letter stands. Pieces are runs of letters and digits; each piece is
    /// looked at a bounded number of times, so the whole is linear.
    fn word(&mut self, start: usize, first: usize) -> usize {
        let (mut piece, mut end) = (start, self.run(first));
        let mut acronym = true;
        loop {
            let mark = self.apostrophe(end);
            if mark > 0 && self.is_letter(end + mark) {
                let stop = self.run(end + mark);
                if self.is_possessive(end + mark, stop) {
                    self.push(start, end, TokenKind::Word);
                    self.push(end, stop, TokenKind::Word);
                    return stop;
                }
                (piece, end, acronym) = (end + mark, stop, false);
            } else if self.byte(end) == b'.' && self.is_letter(end + 1) {
                let stop = self.run(end + 1);
                let dotted = acronym && self.is_dotted(piece, end, stop);
                if !dotted && !self.is_address(end) {
                    break;
                }
                (piece, end, acronym) = (end + 1, stop, dotted);
            } else if self.byte(end) == b'_' && matches!(self.byte(end + 1), b if b.is_ascii_alphanumeric()) {
                (end, acronym) = (self.run(end + 1), false);
            } else {
                break;
            }
        }
        if acronym && piece > start && self.byte(end) == b'.' {
            end += 1;
        }
        self.push(start, end, TokenKind::Word);
        end
    }

    fn is_possessive(&self, start: usize, end: usize) -> bool {
        matches!(self.text.get(start..end), Some("s" | "S")) && self.apostrophe(end) == 0
    }

    /// The period at `dot` lies inside an acronym: "U.S", "Ph.D", "a.m". The piece before has one or two
    /// letters, the piece after is one letter, or two before another period ("B.Sc.").
    fn is_dotted(&self, piece: usize, dot: usize, stop: usize) -> bool {
        let after = self.text.get(dot + 1..stop).map_or(0, |s| s.chars().take(3).count());
        let before = self.text.get(piece..dot).map_or(0, |s| s.chars().take(3).count());
        before <= 2 && (after == 1 || after == 2 && before == 1 && self.byte(stop) == b'.')
    }

    /// The period at `dot` lies inside an address: "example.com". A capital after it would be a sentence
    /// that lost its space.
    fn is_address(&self, dot: usize) -> bool {
        let before = self.byte(dot.wrapping_sub(1));
        self.byte(dot + 1).is_ascii_lowercase() && (before.is_ascii_lowercase() || before.is_ascii_digit())
    }

    /// A number from `start`, where a digit stands, with separators and the letters that touch it.
    fn number(&mut self, start: usize, first: usize) -> usize {
        let mut end = self.run(first);
        loop {
            let group = self.digits(end + 1);
            let joined = match self.byte(end) {
                b'.' => group > 0,
                // A thousand has three digits after its comma, a lakh two and then three; anything else is
                // a list, or a date that lost its space ("June 3,2005").
                b',' => group == 3 || (group == 2 && self.byte(end + 3) == b','),
                _ => false,
            };
            if !joined || !self.byte(end - 1).is_ascii_digit() {
                break;
            }
            end = self.run(end + 1);
        }
        self.push(start, end, TokenKind::Number);
        let mark = self.apostrophe(end);
        if mark > 0 {
            let stop = self.run(end + mark);
            if self.is_possessive(end + mark, stop) {
                self.push(end, stop, TokenKind::Word);
                return stop;
            }
        }
        end
    }

    /// How many ASCII digits start at `at`, counted up to four.
    fn digits(&self, at: usize) -> usize {
        (0..4).take_while(|i| self.byte(at + i).is_ascii_digit()).count()
    }
}
