//! Texts cut into units of numbered words.

use std::ops::Range;

use super::Side;
use crate::corpus::words::{Lexicon, Token, fingerprint};

/// One text as units of tokens.
#[derive(Debug, Default)]
pub(super) struct Cut {
    tokens: Vec<Token>,
    units: Vec<Range<usize>>,
}

impl Cut {
    pub(super) fn new<'t>(lexicon: &mut Lexicon<'t>, side: &Side<'t>) -> Cut {
        let mut cut = Cut::default();
        for &span in side.units {
            let start = cut.tokens.len();
            lexicon.cut(side.text, span, &mut cut.tokens);
            cut.units.push(start..cut.tokens.len());
        }
        cut
    }

    /// Units picked from other texts, as one text.
    pub(super) fn gather<'c>(units: impl Iterator<Item = (&'c Cut, usize)>) -> Cut {
        let mut cut = Cut::default();
        for (other, unit) in units {
            let start = cut.tokens.len();
            cut.tokens.extend_from_slice(other.unit(unit));
            cut.units.push(start..cut.tokens.len());
        }
        cut
    }

    /// Number of units.
    pub(super) fn len(&self) -> usize {
        self.units.len()
    }

    /// The tokens of a unit; none where there is no such unit.
    pub(super) fn unit(&self, index: usize) -> &[Token] {
        self.units.get(index).and_then(|range| self.tokens.get(range.clone())).unwrap_or(&[])
    }

    /// The words of a unit, without signs.
    pub(super) fn words(&self, index: usize) -> impl Iterator<Item = &Token> {
        self.unit(index).iter().filter(|t| t.is_word)
    }

    /// The words of all units, by number.
    pub(super) fn stems(&self) -> impl Iterator<Item = u32> {
        self.tokens.iter().filter(|t| t.is_word).map(|t| t.stem)
    }

    /// Number of words in a unit.
    pub(super) fn count(&self, index: usize) -> u32 {
        self.words(index).count() as u32
    }

    /// Number of words in all units.
    pub(super) fn total(&self) -> u32 {
        self.tokens.iter().filter(|t| t.is_word).count() as u32
    }

    /// The same for units with the same spelling, whatever the marks and spaces; none for an empty unit.
    pub(super) fn spelling(&self, index: usize) -> Option<u64> {
        let unit = self.unit(index);
        (!unit.is_empty()).then(|| fingerprint(unit.iter().map(|t| t.exact)))
    }
}
