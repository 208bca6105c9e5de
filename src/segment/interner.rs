//! Strings to dense numbers, in the order they are first seen.
//!
//! A table of our own instead of the standard map: one allocation for all strings, no hash per lookup that
//! is stronger than it needs to be, and the whole of it is dropped with the batch. Millions of words go
//! through it, tens of thousands stay.
//!
//! Most words have at most seven letters: such a word is its own key, eight bytes with its length in the
//! last, so that finding it compares one number and looks at no string.

/// Numbers for strings.
#[derive(Debug, Default)]
pub(super) struct Interner {
    /// Key and number + 1 of the string that lies here; a number of 0 is free. The length is a power of two.
    slots: Vec<(u64, u32)>,
    /// Start and end in `bytes` of each string.
    strings: Vec<(u32, u32)>,
    bytes: Vec<u8>,
}

/// Bytes of the longest string that is its own key.
const SHORT: usize = 7;

/// In the last byte of a key: it is a hash, and the strings have to be compared.
const HASHED: u64 = 0xff << 56;

/// The same byte eight times.
const fn each(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

impl Interner {
    /// The number of a string, and whether it is new.
    pub(super) fn number(&mut self, string: &str) -> (u32, bool) {
        let bytes = string.as_bytes();
        let key = if bytes.len() <= SHORT {
            short_key(load(bytes, 0), bytes.len())
        } else {
            long_key(bytes, |word| word)
        };
        self.place(key, bytes, |word| word)
    }

    /// The number of the lower case of `bytes[start..end]`, where that is all ASCII letters and digits, as
    /// most words are; none otherwise. The range is not empty.
    #[inline]
    pub(super) fn plain(&mut self, bytes: &[u8], start: usize, end: usize) -> Option<u32> {
        let length = end - start;
        if length <= SHORT {
            let mask = (1u64 << (8 * length)) - 1; // length is below 8
            let word = load(bytes, start) & mask;
            if !is_plain(word | (each(b'a') & !mask)) {
                return None;
            }
            let key = short_key((word | each(0x20)) & mask, length);
            if let Some(number) = self.known(key) {
                return Some(number);
            }
            return Some(self.place(key, bytes.get(start..end)?, lower).0);
        }
        let word = bytes.get(start..end)?;
        if !word.iter().all(u8::is_ascii_alphanumeric) {
            return None;
        }
        Some(self.place(long_key(word, lower), word, lower).0)
    }

    /// The number of the short string with this key, where it is at its first place in the table.
    #[inline]
    fn known(&self, key: u64) -> Option<u32> {
        let slot = self.slots.get(self.first_place(key))?;
        if slot.0 == key { slot.1.checked_sub(1) } else { None }
    }

    /// Where to look for a key first: below the length of the table, a power of two.
    #[inline]
    fn first_place(&self, key: u64) -> usize {
        // Multiplied by a number without a pattern (2^64 divided by the golden ratio), the upper bits depend on all.
        (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & self.slots.len().wrapping_sub(1)
    }

    /// Finds or adds `string` changed by `change`, under its key.
    fn place(&mut self, key: u64, string: &[u8], change: fn(u64) -> u64) -> (u32, bool) {
        if self.strings.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let mask = self.slots.len() - 1;
        let mut at = self.first_place(key);
        // Ends: at most half of the slots are taken. `at` stays below the length, a power of two.
        loop {
            let (found, number) = self.slots[at];
            if number == 0 {
                break;
            }
            let same = || key & HASHED != HASHED || is_same(self.bytes_of(number - 1), string, change);
            if found == key && same() {
                return (number - 1, false);
            }
            at = (at + 1) & mask;
        }
        let number = self.strings.len() as u32;
        let start = self.bytes.len();
        self.bytes.extend_from_slice(string);
        for byte in self.bytes.iter_mut().skip(start) {
            *byte = change(u64::from(*byte)) as u8;
        }
        self.strings.push((start as u32, self.bytes.len() as u32));
        self.slots[at] = (key, number + 1);
        (number, true)
    }

    /// How many strings there are.
    pub(super) fn len(&self) -> usize {
        self.strings.len()
    }

    /// The string with this number; empty where there is none.
    pub(super) fn string(&self, number: u32) -> &str {
        std::str::from_utf8(self.bytes_of(number)).unwrap_or("")
    }

    /// Its bytes, which sort as the strings do.
    #[inline]
    pub(super) fn bytes_of(&self, number: u32) -> &[u8] {
        let range = self.strings.get(number as usize).map(|&(start, end)| start as usize..end as usize);
        range.and_then(|range| self.bytes.get(range)).unwrap_or(&[])
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(1 << 10);
        let old = std::mem::replace(&mut self.slots, vec![(0, 0); size]);
        for (key, number) in old.into_iter().filter(|slot| slot.1 != 0) {
            let mut at = self.first_place(key);
            while self.slots[at].1 != 0 {
                at = (at + 1) & (size - 1); // inside: the size is a power of two
            }
            self.slots[at] = (key, number);
        }
    }
}

/// Eight bytes from `at` on, little-endian; zeros after the end.
#[inline]
fn load(bytes: &[u8], at: usize) -> u64 {
    if let Some(eight) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        return u64::from_le_bytes(*eight);
    }
    bytes.iter().skip(at).rev().fold(0, |word, &byte| word << 8 | u64::from(byte))
}

/// True where all eight bytes are ASCII letters or digits.
fn is_plain(word: u64) -> bool {
    const HIGH: u64 = each(0x80);
    // Bytes below 0x80 do not carry into their neighbor when a number that lifts the wanted ones to 0x80 is added.
    let from = |word: u64, least: u8| word.wrapping_add(each(0x80 - least));
    let small = word | each(0x20);
    let letters = from(small, b'a') & !from(small, b'z' + 1);
    let digits = from(word, b'0') & !from(word, b'9' + 1);
    word & HIGH == 0 && (letters | digits) & HIGH == HIGH
}

/// The lower case of ASCII letters; digits have the bit already.
fn lower(word: u64) -> u64 {
    word | each(0x20)
}

fn short_key(word: u64, length: usize) -> u64 {
    word | (length as u64) << 56
}

/// A hash of more than seven bytes: eight at a time, the last eight overlapping those before (the step is that
/// of rustc's FxHash).
fn long_key(bytes: &[u8], change: fn(u64) -> u64) -> u64 {
    let mut state = bytes.len() as u64;
    for word in eights(bytes) {
        state = (state.rotate_left(23) ^ change(word)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
    (state ^ state >> 29) | HASHED
}

/// The bytes of a string of at least eight, eight at a time; the last eight may overlap those before.
fn eights(bytes: &[u8]) -> impl Iterator<Item = u64> + '_ {
    let last = bytes.len().saturating_sub(8);
    (0..last).step_by(8).chain([last]).map(|at| load(bytes, at))
}

/// True where `known` is `string` changed.
fn is_same(known: &[u8], string: &[u8], change: fn(u64) -> u64) -> bool {
    known.len() == string.len() && eights(known).zip(eights(string)).all(|(a, b)| a == change(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_string_has_the_same_number() {
        let mut interner = Interner::default();
        let words: Vec<String> = (0..5_000).map(|i| format!("{}é{i}", "x".repeat(i % 20))).collect();
        for round in 0..2 {
            for (number, word) in (0..).zip(&words) {
                assert_eq!(interner.number(word), (number, round == 0));
            }
        }
        assert_eq!(interner.string(0), words[0]);
        assert_eq!(interner.string(4_999), words[4_999]);
        assert_eq!(interner.string(5_000), "");
    }

    #[test]
    fn plain_words_meet_their_lower_case() {
        let mut interner = Interner::default();
        let text = "The Bank of ENGLAND raised 4th-quarter 1990s negotiations, NEGOTIATIONS naïve don't x";
        let mut plain = |word: &str| {
            let start = text.find(word).unwrap();
            let found = interner.plain(text.as_bytes(), start, start + word.len());
            found.map(|number| (number, interner.number(&word.to_lowercase())))
        };
        for word in ["The", "Bank", "ENGLAND", "4th", "1990s", "negotiations", "NEGOTIATIONS", "x"] {
            let (number, again) = plain(word).unwrap();
            assert_eq!(again, (number, false), "{word}");
        }
        assert_eq!(plain("NEGOTIATIONS").unwrap().0, plain("negotiations").unwrap().0);
        for word in ["naïve", "don't", "4th-quarter", "negotiations,"] {
            assert_eq!(plain(word), None, "{word}");
        }
    }

    #[test]
    fn a_string_and_its_start_are_two() {
        let mut interner = Interner::default();
        for (number, word) in (0..).zip(["", "a", "a\0", "aaaaaaa", "aaaaaaaa", "aaaaaaaaa"]) {
            assert_eq!(interner.number(word), (number, true), "{word:?}");
        }
    }
}
