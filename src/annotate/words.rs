//! The tokens of one article with their words at hand: what every pass reads.

use crate::model::Span;
use crate::text::{Sentence, Token, TokenKind, Tokenized};

/// A borrowed view of an article's tokens. Every accessor is total: an index past the end gives an empty
/// word, so that rules can look left and right without bounds of their own.
#[derive(Clone, Copy)]
pub(crate) struct Words<'a> {
    /// The article's text.
    pub(crate) text: &'a str,
    /// Its tokens.
    pub(crate) tokens: &'a [Token],
    /// Its sentences.
    pub(crate) sentences: &'a [Sentence],
}

impl<'a> Words<'a> {
    /// A view of `cut`, which was cut from `text`.
    pub(crate) fn new(text: &'a str, cut: &'a Tokenized) -> Self {
        Words { text, tokens: &cut.tokens, sentences: &cut.sentences }
    }

    /// The word at `index`, empty outside.
    pub(crate) fn at(&self, index: usize) -> &'a str {
        self.tokens.get(index).map_or("", |t| t.span.of(self.text))
    }

    /// The word `back` places before `index`, empty outside.
    pub(crate) fn before(&self, index: usize, back: usize) -> &'a str {
        index.checked_sub(back).map_or("", |i| self.at(i))
    }

    /// True where the token at `index` is the lower- or mixed-case spelling of one of `words` (ASCII).
    pub(crate) fn is(&self, index: usize, words: &[&str]) -> bool {
        let word = self.at(index);
        words.iter().any(|w| w.eq_ignore_ascii_case(word))
    }

    /// True for a word or number, false for a sign and outside.
    pub(crate) fn is_word(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(|t| t.kind != TokenKind::Sign)
    }

    /// True for a word that starts with a capital letter.
    pub(crate) fn is_capital(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(|t| t.kind == TokenKind::Word)
            && self.at(index).chars().next().is_some_and(char::is_uppercase)
    }

    /// True where nothing stands between the tokens at `index` and `index + 1`.
    pub(crate) fn touches_next(&self, index: usize) -> bool {
        match (self.tokens.get(index), self.tokens.get(index + 1)) {
            (Some(a), Some(b)) => a.span.end == b.span.start,
            _ => false,
        }
    }

    /// The text span of the tokens `first..end`, empty where there are none.
    pub(crate) fn span(&self, first: usize, end: usize) -> Span {
        match (self.tokens.get(first), end.checked_sub(1).and_then(|i| self.tokens.get(i))) {
            (Some(a), Some(b)) => Span { start: a.span.start, end: b.span.end.max(a.span.start) },
            _ => Span::default(),
        }
    }

    /// The index of the first token that starts at or after byte `start`.
    pub(crate) fn token_at(&self, start: u32) -> usize {
        self.tokens.partition_point(|t| t.span.start < start)
    }

    /// The sentence that holds the token at `index`.
    pub(crate) fn sentence_of(&self, index: usize) -> Option<Sentence> {
        let after = self.sentences.partition_point(|s| s.first as usize <= index);
        after.checked_sub(1).and_then(|i| self.sentences.get(i)).copied()
    }
}

/// True where `word` is one of the space-separated words of `list`, in any ASCII case.
pub(crate) fn among(word: &str, list: &str) -> bool {
    !word.is_empty() && list.split(' ').any(|w| w.eq_ignore_ascii_case(word))
}
