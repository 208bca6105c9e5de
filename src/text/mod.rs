//! Characters become sentences and tokens; words are folded and stemmed.
//!
//! Boundaries start from UAX #29 and are corrected by what news writing does: abbreviations, initials,
//! datelines, quotations. Folding is the one place that decides when two spellings are the same word.

use crate::model::{Paragraph, Span};

/// One word, number or sign. White space is no token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the article's text.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner apostrophes and periods ("wasn't", "U.S."). A possessive 's is its own token.
    Word,
    /// Digits, with separators and a decimal point ("4,000", "1.5", "10th").
    Number,
    /// Anything else, one sign each: punctuation, quotation marks, symbols.
    Sign,
}

/// An article's text cut into tokens and sentences.
#[derive(Clone, Debug, Default)]
pub struct Tokenized {
    /// All tokens, in order.
    pub tokens: Vec<Token>,
    /// All sentences, in order; none crosses a paragraph.
    pub sentences: Vec<Sentence>,
}

/// A sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, without white space around it.
    pub span: Span,
    /// Index of its first token.
    pub first: u32,
    /// One past the index of its last token.
    pub end: u32,
}

impl Sentence {
    /// The sentence's tokens as a range of indices into [`Tokenized::tokens`].
    #[must_use]
    pub fn tokens(self) -> std::ops::Range<usize> {
        self.first as usize..self.end as usize
    }
}

/// Cuts a text. `paragraphs` are spans of `text` in order; text outside them is not looked at.
#[must_use]
pub fn tokenize(_text: &str, _paragraphs: &[Paragraph]) -> Tokenized {
    Tokenized::default()
}

/// Lower case without accents, curly marks made straight, possessive 's cut: the form under which a word is
/// found. "Qurei’s" and "Qureí" give `qurei`.
#[must_use]
pub fn fold(word: &str) -> String {
    word.to_lowercase()
}

/// The English stem (Snowball "english") of a folded word.
#[must_use]
pub fn stem(folded: &str) -> String {
    folded.to_owned()
}
