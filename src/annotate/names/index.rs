//! Consecutive numbers for 64-bit keys, in the order in which they come first.

/// Open addressing over a power of two of slots, at most half of them full.
pub(super) struct Index {
    /// A key and its number plus one; 0 is empty.
    slots: Vec<(u64, u32)>,
    count: u32,
}

impl Index {
    /// An empty index with room for `keys` before it grows.
    pub(super) fn with_room(keys: usize) -> Index {
        Index { slots: vec![(0, 0); (2 * keys).next_power_of_two().max(16)], count: 0 }
    }

    /// The number of `key`, a new one where it has none.
    pub(super) fn number(&mut self, key: u64) -> u32 {
        if 2 * self.count as usize >= self.slots.len() {
            self.grow();
        }
        let at = self.slot(key);
        let Some(slot) = self.slots.get_mut(at) else { return 0 };
        if slot.1 == 0 {
            self.count += 1;
            *slot = (key, self.count);
        }
        slot.1 - 1
    }

    /// The number of `key`, where it has one.
    pub(super) fn get(&self, key: u64) -> Option<u32> {
        self.slots.get(self.slot(key))?.1.checked_sub(1)
    }

    /// The slot of `key` or the empty one where it would stand. Ends because half the slots are empty.
    fn slot(&self, key: u64) -> usize {
        let mask = self.slots.len() - 1;
        // The high half of a multiplicative hash is well mixed, whatever the key is.
        let mut at = (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize & mask;
        while self.slots.get(at).is_some_and(|&(found, number)| number != 0 && found != key) {
            at = (at + 1) & mask;
        }
        at
    }

    fn grow(&mut self) {
        let larger = vec![(0, 0); 2 * self.slots.len()];
        for entry in std::mem::replace(&mut self.slots, larger) {
            if entry.1 != 0 {
                let at = self.slot(entry.0);
                if let Some(slot) = self.slots.get_mut(at) {
                    *slot = entry;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_consecutive_and_stay() {
        let mut index = Index::with_room(1);
        let keys: Vec<u64> = (0..1000).map(|n| n * n * 0x1_0000_0001).collect();
        for (number, &key) in (0..).zip(&keys) {
            assert_eq!(index.number(key), number);
            assert_eq!(index.number(key), number);
        }
        assert!((0..).zip(&keys).all(|(number, &key)| index.get(key) == Some(number)));
        assert_eq!(index.get(7), None);
    }
}
