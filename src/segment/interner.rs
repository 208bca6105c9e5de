//! Strings to dense numbers, in the order they are first seen.
//!
//! A table of our own instead of the standard map: one allocation for all strings, no hash per lookup that
//! is stronger than it needs to be, and the whole of it is dropped with the batch. Millions of words go
//! through it, tens of thousands stay.

/// Numbers for strings.
#[derive(Debug, Default)]
pub(super) struct Interner {
    /// Number + 1 of the string that hashes here; 0 is free. The length is a power of two.
    slots: Vec<u32>,
    /// Hash and end in `bytes` of each string.
    strings: Vec<(u32, u32)>,
    bytes: String,
}

impl Interner {
    /// The number of a string, and whether it is new.
    pub(super) fn number(&mut self, string: &str) -> (u32, bool) {
        if self.strings.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let hash = hash(string.as_bytes());
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        // Ends: at most half of the slots are taken.
        loop {
            match self.slots[at] {
                0 => break,
                taken if self.is(taken - 1, hash, string) => return (taken - 1, false),
                _ => at = (at + 1) & mask,
            }
        }
        let number = self.strings.len() as u32;
        self.bytes.push_str(string);
        self.strings.push((hash, self.bytes.len() as u32));
        self.slots[at] = number + 1;
        (number, true)
    }

    /// How many strings there are.
    pub(super) fn len(&self) -> usize {
        self.strings.len()
    }

    /// The string with this number; empty where there is none.
    pub(super) fn string(&self, number: u32) -> &str {
        let end_of = |number: u32| self.strings.get(number as usize).map(|s| s.1 as usize);
        let start = number.checked_sub(1).map_or(Some(0), end_of);
        start.zip(end_of(number)).and_then(|(start, end)| self.bytes.get(start..end)).unwrap_or("")
    }

    #[inline]
    fn is(&self, number: u32, hash: u32, string: &str) -> bool {
        self.strings.get(number as usize).is_some_and(|s| s.0 == hash) && self.string(number) == string
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(1 << 10);
        let mut slots = vec![0; size];
        for (number, &(hash, _)) in (1..).zip(&self.strings) {
            let mut at = hash as usize & (size - 1);
            while slots[at] != 0 {
                at = (at + 1) & (size - 1); // inside: the size is a power of two
            }
            slots[at] = number;
        }
        self.slots = slots;
    }
}

/// Multiplies and folds eight bytes at a time (the step of wyhash, by Wang Yi, public domain).
fn hash(bytes: &[u8]) -> u32 {
    const KEY: u64 = 0xa076_1d64_78bd_642f;
    let mut state = bytes.len() as u64 ^ KEY;
    let mut words = bytes.chunks_exact(8);
    let mut step = |word: u64| {
        let product = u128::from(state ^ word) * u128::from(0xe703_7ed1_a0b4_28db_u64);
        state = product as u64 ^ (product >> 64) as u64;
    };
    for word in &mut words {
        // Chunks of eight.
        step(u64::from_le_bytes([word[0], word[1], word[2], word[3], word[4], word[5], word[6], word[7]]));
    }
    let mut last = 0;
    for &byte in words.remainder() {
        last = last << 8 | u64::from(byte);
    }
    step(last);
    (state ^ (state >> 32)) as u32
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
