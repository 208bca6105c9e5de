//! Characters become sentences and tokens; words are folded and stemmed.
//!
//! Boundaries follow UAX #29 where news writing agrees with it, but the scanner is our own: news needs
//! other cuts (possessives, dotted acronyms, dates without a space), and one pass over bytes with a class
//! table for ASCII is several times faster than walking grapheme and word properties.
//!
//! What a token is:
//! - `wasn't`, `O'Brien` are one word; a possessive or contracted `'s` is its own word: `Qurei` + `'s`.
//!   The bare mark of a plural possessive (`militants'`) is a sign.
//! - Dotted acronyms keep all their periods: `U.S.`, `a.m.`, `Ph.D.`. Any other period is a sign, also after
//!   an abbreviation or an initial: `Mr` + `.`, `W` + `.`.
//! - Hyphenated words are cut at the hyphen, with the `-` as a sign: `Al` + `-` + `Shafi`, `10` + `-` +
//!   `year` + `-` + `old`, `U.S.` + `-` + `backed`. Search and figures need the parts; a name pass joins
//!   adjacent tokens (the spans touch).
//! - `4,000`, `1.5`, `10th`, `1990s` are one number; `9/11` and `10:30` are three tokens; `$6,000` is two.
//! - In scripts written without spaces every character is a word, so that neighbors make bigrams.
//!
//! Where a sentence ends is decided in [`sentence`], with the lists of `abbreviation`. Folding is the one
//! place that decides when two spellings are the same word.

mod abbreviation;
mod fold;
mod sentence;
mod token;

use crate::model::{Paragraph, Span};

pub use fold::{fold, fold_into, stem};

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

/// Appends the tokens of `text[within]`, without looking for sentences. A span that does not fit the text
/// gives none.
pub(crate) fn scan(text: &str, within: Span, tokens: &mut Vec<Token>) {
    token::scan(text, within, tokens);
}

/// Cuts a text. `paragraphs` are spans of `text` in order; text outside them is not looked at.
///
/// Spans are bytes of `text`. Time is linear in its length, whatever it holds.
///
/// ```
/// use dateline::model::{Paragraph, ParagraphKind, Span};
/// let text = "Gen. Adams met Sen. Baker's aides at 9 a.m. Friday. They agreed.";
/// let whole = Paragraph { span: Span::new(0, text.len()), kind: ParagraphKind::Body };
/// let cut = dateline::text::tokenize(text, &[whole]);
/// let sentences: Vec<&str> = cut.sentences.iter().map(|s| s.span.of(text)).collect();
/// assert_eq!(sentences, ["Gen. Adams met Sen. Baker's aides at 9 a.m. Friday.", "They agreed."]);
/// ```
#[must_use]
pub fn tokenize(text: &str, paragraphs: &[Paragraph]) -> Tokenized {
    // English news has a token per 5.2 bytes.
    let mut cut = Tokenized { tokens: Vec::with_capacity(text.len() / 5), sentences: Vec::new() };
    for paragraph in paragraphs {
        let first = cut.tokens.len();
        token::scan(text, paragraph.span, &mut cut.tokens);
        sentence::split(text, &cut.tokens, first, &mut cut.sentences);
    }
    cut
}
