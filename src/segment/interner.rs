//! Strings to dense numbers, in the order they are first seen.
//!
//! A table of our own instead of the standard map: one allocation for all strings, no hash per lookup that
//! is stronger than it needs to be, and the whole of it is dropped with the batch. Millions of words go
//! through it, tens of thousands stay.

/// Numbers for strings.
#[derive(Debug, Default)]
pub(super) struct Interner {
    /// Hash and number + 1 of the string that hashes here; a number of 0 is free. The length is a power of two.
    slots: Vec<(u32, u32)>,
    /// Start and end in `bytes` of each string.
    strings: Vec<(u32, u32)>,
    bytes: Vec<u8>,
}

impl Interner {
    /// The number of a string, and whether it is new.
    #[inline]
    pub(super) fn number(&mut self, string: &str) -> (u32, bool) {
        if self.strings.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let hash = hash(string.as_bytes());
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        // Ends: at most half of the slots are taken. `at` stays below the length, a power of two.
        loop {
            let (found, number) = self.slots[at];
            if number == 0 {
                break;
            }
            if found == hash && self.bytes_of(number - 1) == string.as_bytes() {
                return (number - 1, false);
            }
            at = (at + 1) & mask;
        }
        let number = self.strings.len() as u32;
        let start = self.bytes.len() as u32;
        self.bytes.extend_from_slice(string.as_bytes());
        self.strings.push((start, self.bytes.len() as u32));
        self.slots[at] = (hash, number + 1);
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
        let mut slots = vec![(0, 0); size];
        for &(hash, number) in self.slots.iter().filter(|slot| slot.1 != 0) {
            let mut at = hash as usize & (size - 1);
            while slots[at].1 != 0 {
                at = (at + 1) & (size - 1); // inside: the size is a power of two
            }
            slots[at] = (hash, number);
        }
        self.slots = slots;
    }
}

/// Rotates, mixes and multiplies eight bytes at a time (the step of rustc's FxHash). A wider product mixes
/// better but is four multiplications in wasm.
fn hash(bytes: &[u8]) -> u32 {
    const KEY: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut state = bytes.len() as u64;
    let mut step = |word: u64| state = (state.rotate_left(23) ^ word).wrapping_mul(KEY);
    let mut rest = bytes;
    while let [a, b, c, d, e, f, g, h, after @ ..] = rest {
        step(u64::from_le_bytes([*a, *b, *c, *d, *e, *f, *g, *h]));
        rest = after;
    }
    let mut last = 0;
    for &byte in rest {
        last = last << 8 | u64::from(byte);
    }
    step(last);
    (state >> 32) as u32
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
}
