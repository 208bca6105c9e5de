//! How much a word weighs: rare words say more than common ones.
//!
//! All in integers, so that every machine ranks alike: the platform's logarithm may differ in the last bit.

/// Parts of a weight that make 1.
pub(super) const ONE: u32 = 256;

/// Weight of a term that `df` of `all` articles hold, in 1/256: log2(1 + (all - df + 1/2) / (df + 1/2)), the
/// inverse document frequency of BM25 (Robertson and Zaragoza 2009), never 0.
pub(super) fn rarity(df: u32, all: u32) -> u32 {
    let (df, all) = (u64::from(df.min(all)), u64::from(all));
    // Both doubled, to keep the halves; then with 16 more bits.
    let ratio = ((2 * (all - df) + 1) << 16) / (2 * df + 1) + (1 << 16);
    log2(ratio).saturating_sub(16 * ONE).max(1)
}

/// log2 of a number in 1/256, rounded down; 0 for 0.
pub(super) fn log2(number: u64) -> u32 {
    let Some(whole) = number.checked_ilog2() else { return 0 };
    // The number as 1.x with 31 bits behind the point; squaring it gives the next bit of the logarithm.
    let mut rest = if whole > 31 { number >> (whole - 31) } else { number << (31 - whole) };
    let mut log = whole;
    for _ in 0..8 {
        rest = (rest * rest) >> 31;
        log <<= 1;
        if rest >> 32 > 0 {
            rest >>= 1;
            log |= 1;
        }
    }
    log
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms() {
        for (number, expected) in [(0, 0), (1, 0), (2, 256), (3, 405), (10, 850), (1 << 40, 40 * 256)] {
            assert_eq!(log2(number), expected, "{number}");
        }
        for number in 1..5_000 {
            assert!(log2(number) <= log2(number + 1));
        }
        log2(u64::MAX);
    }

    #[test]
    fn rare_words_weigh_more() {
        let weights: Vec<u32> = [0, 1, 10, 500, 900].map(|df| rarity(df, 1_000)).to_vec();
        assert!(weights.is_sorted_by(|a, b| a > b), "{weights:?}");
        assert!(rarity(7, 3) >= 1);
        assert!(rarity(1, u32::MAX) < 40 * ONE);
    }
}
