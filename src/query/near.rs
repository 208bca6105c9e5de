//! Words of the dictionary that are spelled nearly like a word: bounded edits over the sorted terms.
//!
//! The terms are walked in order, as a trie would be, with one row of the edit table per character of the
//! current term. What two neighbors share is computed once, and a start from which no term can come near
//! enough is skipped with everything that begins so.

use crate::segment::{Broken, strings::Strings};

/// Longer words have no near spellings: nobody means them, and the table would grow.
const LONGEST: usize = 32;

/// Edits allowed where the query does not say: none in very short words, where any other word is near.
pub(super) fn usual_edits(word: &str) -> u32 {
    match word.chars().count() {
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    }
}

/// Which first letters near spellings may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum First {
    Any,
    /// That of the word: few slips of the hand or ear change it.
    Same,
}

/// The terms at most `edits` (0 to 2) edits away from `word`, with their distance, in the order of the
/// terms. An edit inserts, drops or replaces a letter or swaps two neighbors (optimal string alignment).
///
/// With [`First::Same`] only terms with the word's first letter are looked at, a small part of the dictionary.
pub(super) fn near(
    terms: Strings<'_>,
    word: &str,
    edits: u32,
    first: First,
) -> Result<Vec<(u32, u32)>, Broken> {
    let letters: Vec<char> = word.chars().collect();
    let mut found = Vec::new();
    let Some(&initial) = letters.first() else { return Ok(found) };
    if letters.len() > LONGEST {
        return Ok(found);
    }
    let range = match first {
        First::Any => 0..terms.len(),
        First::Same => terms.prefix(initial.encode_utf8(&mut [0; 4]))?,
    };
    let mut table = Table::new(letters, edits.min(2) as u8);
    let mut walk = terms.walk(range.start)?;
    // Bytes of the start that is dead: every term that shares them is skipped.
    let mut dead = usize::MAX;
    while let Some((number, shared, term)) = walk.step()? {
        if number >= range.end {
            break;
        }
        if shared >= dead {
            continue;
        }
        dead = table.read(term, shared);
        if dead != usize::MAX {
            walk.skip(dead)?;
        } else if let Some(distance) = table.distance() {
            found.push((number, distance));
        }
    }
    Ok(found)
}

/// Rows of the edit table for the characters of the current term.
///
/// Only the cells within [`Table::edits`] of the diagonal are computed: all others are further away than that
/// and stand for "too far".
struct Table {
    word: Vec<char>,
    edits: u8,
    /// One row per character read, after the first row for no character.
    rows: Vec<Row>,
}

/// Too far, with room to add to it.
const FAR: u8 = 100;

/// Distances between the start of the term and every start of the word.
#[derive(Clone, Copy)]
struct Row {
    /// The character that gave the row, and the bytes of the term up to its end.
    letter: char,
    end: usize,
    /// Least of the cells.
    least: u8,
    cells: [u8; LONGEST + 1],
}

impl Table {
    fn new(word: Vec<char>, edits: u8) -> Table {
        let mut first = Row { letter: '\0', end: 0, least: 0, cells: [FAR; LONGEST + 1] };
        for (cell, distance) in first.cells.iter_mut().zip(0..=edits) {
            *cell = distance;
        }
        Table { word, edits, rows: vec![first] }
    }

    /// Reads a term whose first `shared` bytes are those of the term before. Returns the length of the start
    /// that is too far away already, or the greatest number where none is.
    fn read(&mut self, term: &[u8], shared: usize) -> usize {
        while self.rows.len() > 1 && self.rows.last().is_some_and(|row| row.end > shared) {
            self.rows.pop();
        }
        let start = self.rows.last().map_or(0, |row| row.end);
        let rest = term.get(start..).and_then(|rest| std::str::from_utf8(rest).ok()).unwrap_or("");
        for (at, letter) in rest.char_indices() {
            let end = start + at + letter.len_utf8();
            if !self.push(letter, end) {
                return end;
            }
        }
        usize::MAX
    }

    /// Adds the row of a character. False where no longer term can be near enough.
    fn push(&mut self, letter: char, end: usize) -> bool {
        let number = self.rows.len();
        let edits = usize::from(self.edits);
        let [.., above] = self.rows.as_slice() else { return false };
        let twice = number.checked_sub(2).and_then(|i| self.rows.get(i));
        let mut row = Row { letter, end, least: FAR, cells: [FAR; LONGEST + 1] };
        if number <= edits {
            row.cells[0] = number as u8; // at most 2
            row.least = row.cells[0];
        }
        // Columns run from 1 to the length of the word, at most LONGEST.
        let band = number.saturating_sub(edits).max(1)..=(number + edits).min(self.word.len());
        for column in band {
            let wanted = self.word[column - 1];
            let mut cell = (above.cells[column - 1] + u8::from(wanted != letter))
                .min(above.cells[column] + 1)
                .min(row.cells[column - 1] + 1);
            if column > 1
                && wanted == above.letter
                && self.word[column - 2] == letter
                && let Some(twice) = twice
            {
                cell = cell.min(twice.cells[column - 2] + 1);
            }
            row.cells[column] = cell;
            row.least = row.least.min(cell);
        }
        // A cell of the next row comes from this one, or by a swap from the one before with an edit more.
        let alive = row.least <= self.edits || above.least < self.edits;
        self.rows.push(row);
        alive
    }

    /// Distance of the whole term, where it is near enough.
    fn distance(&self) -> Option<u32> {
        let last = self.rows.last()?.cells.get(self.word.len())?;
        (*last <= self.edits).then_some(u32::from(*last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::strings;
    use proptest::prelude::*;

    /// The textbook table, for comparison.
    fn distance(a: &str, b: &str) -> u32 {
        let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
        let mut d = vec![vec![0u32; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                d[i][j] = if i == 0 || j == 0 {
                    (i + j) as u32
                } else {
                    let swap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                    (d[i - 1][j - 1] + u32::from(a[i - 1] != b[j - 1]))
                        .min(d[i - 1][j] + 1)
                        .min(d[i][j - 1] + 1)
                        .min(if swap { d[i - 2][j - 2] + 1 } else { u32::MAX })
                };
            }
        }
        d[a.len()][b.len()]
    }

    proptest! {
        #[test]
        fn finds_what_the_textbook_finds(
            terms in prop::collection::btree_set("[abcé]{1,6}", 0..150),
            word in "[abcé]{1,6}",
            edits in 0..3u32,
        ) {
            let list: Vec<&str> = terms.iter().map(String::as_str).collect();
            let bytes = strings::write(list.iter().copied());
            let table = strings::Strings::open(&bytes).unwrap();
            let found = near(table, &word, edits, First::Any).unwrap();
            let expected: Vec<(u32, u32)> = (0..)
                .zip(&list)
                .map(|(n, term)| (n, distance(term, &word)))
                .filter(|(_, d)| *d <= edits)
                .collect();
            let same: Vec<(u32, u32)> = expected
                .iter()
                .copied()
                .filter(|(n, _)| list[*n as usize].chars().next() == word.chars().next())
                .collect();
            prop_assert_eq!(near(table, &word, edits, First::Same).unwrap(), same);
            prop_assert_eq!(found, expected);
        }
    }
}
