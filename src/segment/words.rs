//! The words of a text as search sees them: positions and forms. Written articles and typed queries go
//! through the same function, so that they meet.
//!
//! - Every word and number takes the next position; signs and the possessive `'s` take none, so that
//!   `Abbas's aide` holds the phrase "Abbas aide".
//! - Hyphenated words stand at their own positions and, joined, also at the first one's: `cease-fire` is
//!   found by `fire`, "cease fire", `cease-fire` and `ceasefire`.
//! - In scripts without spaces every character is a word; a typed run of them is a phrase.

use crate::model::Span;
use crate::text::{self, Token, TokenKind};

/// A word of a text with its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// Its place among the words of this text, from 0.
    pub(crate) position: u32,
    /// Where it stands, in bytes of the text. Joined words span all their parts.
    pub(crate) span: Span,
    /// True for parts that a hyphen joins, taken as one word.
    pub(crate) joined: bool,
}

/// The longest chain of hyphens that is also one word ("brother-in-law" has three parts).
const LONGEST_CHAIN: usize = 4;

/// Calls `found` for every word of `text`, by position; a joined word comes after its last part. Returns the
/// number of positions. `tokens` is room to work in.
pub(crate) fn words(text: &str, tokens: &mut Vec<Token>, mut found: impl FnMut(Word)) -> u32 {
    tokens.clear();
    text::scan(text, Span::new(0, text.len()), tokens);
    let mut position = 0;
    // The parts that hyphens have joined so far; one part is no chain yet.
    let mut chain = Chain { span: Span::default(), position: 0, parts: 0 };
    for (index, token) in tokens.iter().enumerate() {
        if token.kind == TokenKind::Sign || is_ending(text, *token) {
            continue;
        }
        if chain.parts > 0 && touches(text, tokens, index, chain.span) {
            chain.parts += 1;
            chain.span = chain.span.join(token.span);
        } else {
            chain.close(&mut found);
            let parts = usize::from(token.kind == TokenKind::Word);
            chain = Chain { span: token.span, position, parts };
        }
        found(Word { position, span: token.span, joined: false });
        position += 1;
    }
    chain.close(&mut found);
    position
}

/// Words that hyphens join.
struct Chain {
    span: Span,
    position: u32,
    parts: usize,
}

impl Chain {
    fn close(&self, found: &mut impl FnMut(Word)) {
        if (2..=LONGEST_CHAIN).contains(&self.parts) {
            found(Word { position: self.position, span: self.span, joined: true });
        }
    }
}

/// The possessive `'s` and the like, which the scanner gives as words of their own.
fn is_ending(text: &str, token: Token) -> bool {
    match text.as_bytes().get(token.span.start as usize) {
        Some(b'\'') => true,
        Some(0xE2) => token.span.of(text).starts_with(['’', '‘']),
        _ => false,
    }
}

/// The word at `index` follows `before` with nothing but a hyphen between.
fn touches(text: &str, tokens: &[Token], index: usize, before: Span) -> bool {
    let Some([hyphen, word]) = index.checked_sub(1).and_then(|i| tokens.get(i..=index)) else { return false };
    hyphen.span.start == before.end
        && hyphen.span.end == word.span.start
        && word.kind == TokenKind::Word
        && matches!(hyphen.span.of(text), "-" | "\u{2010}" | "\u{2011}")
}

/// Endings that keep their apostrophe: without it "we'll" would be "well".
const CONTRACTED: [&str; 6] = ["n't", "'ll", "'ve", "'re", "'d", "'m"];

/// The form under which a word is indexed: folded, numbers without separators of thousands, hyphens and the
/// apostrophes inside names left out ("Sana'a" and "Sanaa" meet).
///
/// `raw` is the text under a [`Word::span`].
pub(crate) fn term(raw: &str, out: &mut String) {
    if !raw.contains(['-', '\u{2010}', '\u{2011}']) {
        return term_of_part(raw, out);
    }
    let mut part = String::new();
    let mut whole = String::new();
    for piece in raw.split(['-', '\u{2010}', '\u{2011}']) {
        term_of_part(piece, &mut part);
        whole.push_str(&part);
    }
    *out = whole;
}

fn term_of_part(raw: &str, out: &mut String) {
    text::fold_into(raw, out);
    if out.starts_with(|c: char| c.is_ascii_digit()) {
        out.retain(|c| c != ',');
    } else if out.contains('\'') && !CONTRACTED.iter().any(|ending| out.ends_with(ending)) {
        out.retain(|c| c != '\'');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> String {
        let mut out = Vec::new();
        let count = words(text, &mut Vec::new(), |word| {
            let mut form = String::new();
            term(word.span.of(text), &mut form);
            out.push(format!("{}:{form}", word.position));
        });
        out.push(count.to_string());
        out.join(" ")
    }

    #[test]
    fn positions_and_forms() {
        for (text, expected) in [
            ("", "0"),
            ("Abbas's aide said.", "0:abbas 1:aide 2:said 3"),
            ("a cease-fire holds", "0:a 1:cease 2:fire 1:ceasefire 3:holds 4"),
            ("cease-fire", "0:cease 1:fire 0:ceasefire 2"),
            ("his brother-in-law - a", "0:his 1:brother 2:in 3:law 1:brotherinlaw 4:a 5"),
            ("a-b-c-d-e", "0:a 1:b 2:c 3:d 4:e 5"),
            ("4,000 in Sana'a don't", "0:4000 1:in 2:sanaa 3:don't 4"),
            ("U.S.-led", "0:u.s 1:led 0:u.sled 2"),
            ("東京 x", "0:東 1:京 2:x 3"),
        ] {
            assert_eq!(show(text), expected, "{text}");
        }
    }
}
