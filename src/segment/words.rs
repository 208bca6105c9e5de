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
    // First word of the chain of hyphens that the last word ends, with its position and number of parts.
    let mut chain: Option<(Span, u32, usize)> = None;
    for (index, token) in tokens.iter().enumerate() {
        if !is_word(text, *token) {
            if !is_hyphen_between(text, tokens, index) {
                close(&mut chain, tokens, index, &mut found);
            }
            continue;
        }
        let after_hyphen = index > 0 && is_hyphen_between(text, tokens, index - 1);
        match &mut chain {
            Some((_, _, parts)) if after_hyphen => *parts += 1,
            _ => {
                close(&mut chain, tokens, index, &mut found);
                chain = Some((token.span, position, 1));
            }
        }
        found(Word { position, span: token.span, joined: false });
        position += 1;
    }
    close(&mut chain, tokens, tokens.len(), &mut found);
    position
}

/// Ends a chain before the token at `end` and reports it where it has several parts.
fn close(chain: &mut Option<(Span, u32, usize)>, tokens: &[Token], end: usize, found: &mut impl FnMut(Word)) {
    let Some((first, position, parts)) = chain.take() else { return };
    // The token before `end` is the chain's last part.
    if let (2..=LONGEST_CHAIN, Some(last)) = (parts, tokens.get(end.wrapping_sub(1))) {
        found(Word { position, span: first.join(last.span), joined: true });
    }
}

fn is_word(text: &str, token: Token) -> bool {
    match token.kind {
        TokenKind::Word => !token.span.of(text).starts_with(['\'', '’', '‘']),
        TokenKind::Number => true,
        TokenKind::Sign => false,
    }
}

/// The token at `index` is a hyphen that touches a word on both sides.
fn is_hyphen_between(text: &str, tokens: &[Token], index: usize) -> bool {
    let Some([before, hyphen, after]) = index.checked_sub(1).and_then(|i| tokens.get(i..i + 3)) else {
        return false;
    };
    matches!(hyphen.span.of(text), "-" | "\u{2010}" | "\u{2011}")
        && before.kind == TokenKind::Word
        && after.kind == TokenKind::Word
        && before.span.end == hyphen.span.start
        && hyphen.span.end == after.span.start
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
