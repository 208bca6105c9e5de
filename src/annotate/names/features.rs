//! What the name model sees of a token: numbers made of words, shapes, neighbors and word lists.
//!
//! A feature is a 32-bit hash of its template and its values; the same text gives the same features on every
//! machine.

use std::ops::Range;

use super::prepared::{INSIDE, LOWERED, Prepared, Token};

/// What the other mentions of a word in the article were taken for: 0 nothing known, 1-3 a person, an
/// organization, a place, 4 no name; plus 8 where all agree.
pub(super) type Vote = u8;

/// Ends are taken of so many letters of a word.
const LONGEST_WORD: usize = 39;

impl Prepared<'_> {
    /// Appends the features of token `at` of `region` that hold no votes.
    pub(super) fn features(&self, at: usize, region: &Range<usize>, out: &mut Vec<u32>) {
        let mut sink = Sink { out };
        self.words_around(at, &mut sink);
        self.affixes(at, &mut sink);
        self.listed(at, &mut sink);
        self.run(at, region, &mut sink);
        self.in_article(at, &mut sink);
        self.around(at, region, &mut sink);
    }

    /// The words and shapes at and around the token.
    fn words_around(&self, at: usize, sink: &mut Sink<'_>) {
        let none = Token::default();
        let back = |n: usize| at.checked_sub(n).map_or(none, |i| self.token(i));
        let (p2, p1, t, n1, n2) = (back(2), back(1), self.token(at), self.token(at + 1), self.token(at + 2));
        sink.one(1, t.lower);
        sink.one(2, p1.lower);
        sink.one(3, n1.lower);
        sink.one(4, p2.lower);
        sink.one(5, n2.lower);
        sink.one(6, t.shape);
        sink.one(7, p1.shape);
        sink.one(8, n1.shape);
        sink.two(9, p1.shape, t.shape);
        sink.two(10, t.shape, n1.shape);
        sink.two(11, mix(p1.shape, t.shape), n1.shape);
        sink.two(12, p1.lower, t.lower);
        sink.two(13, t.lower, n1.lower);
        sink.two(14, p1.lower, t.shape);
        sink.two(15, n1.lower, t.shape);
        sink.two(16, p1.lower, n1.lower);
        sink.two(17, t.lower, t.shape);
        sink.two(18, mix(p2.lower, p1.lower), t.shape);
        sink.two(19, mix(n1.lower, n2.lower), t.shape);
    }

    /// Beginnings and ends of the word.
    fn affixes(&self, at: usize, sink: &mut Sink<'_>) {
        let word = self.words.at(at);
        // Ends of the first letters and beginnings of the last ones; a word longer than this has no ends.
        let cut = word.char_indices().nth(LONGEST_WORD).map_or(word, |(at, _)| word.split_at(at).0);
        let heads = cut.char_indices().skip(1).map(|(at, _)| at).chain([cut.len()]);
        let tails = cut.char_indices().rev().map(|(at, _)| at);
        for (length, (head, tail)) in (1..=4).zip(heads.zip(tails)) {
            let template = 20 + 2 * length;
            sink.one(template, hash(word.get(..head).unwrap_or("")));
            sink.one(template + 1, hash(word.get(tail..).unwrap_or("")));
        }
    }

    /// The word lists.
    fn listed(&self, at: usize, sink: &mut Sink<'_>) {
        let back = |n: usize| at.checked_sub(n).map_or(Token::default(), |i| self.token(i));
        let (p2, p1, t, n1) = (back(2), back(1), self.token(at), self.token(at + 1));
        let class = |t: Token| u32::from(t.classes);
        sink.one(31, class(t));
        sink.one(32, class(p1));
        sink.one(33, class(n1));
        sink.two(34, class(p1), class(t));
        sink.two(35, class(t), class(n1));
        sink.two(36, mix(class(p1), class(t)), class(n1));
        sink.two(37, class(p2), class(t));
        sink.two(38, class(p1), t.shape);
        sink.two(39, class(n1), t.shape);
        for bit in 0..12 {
            if t.classes & (1 << bit) != 0 {
                sink.two(40, bit, t.shape);
            }
        }
        let phrase = |t: Token| u32::from(t.phrase);
        sink.one(41, phrase(t));
        sink.two(42, phrase(p1), phrase(t));
        sink.two(43, phrase(t), phrase(n1));
        sink.two(44, phrase(t), class(n1));
    }

    /// The run of capitals that the token stands in: its place there, the run's ends, the words around it.
    fn run(&self, at: usize, region: &Range<usize>, sink: &mut Sink<'_>) {
        let capital = |i: &usize| self.token(*i).candidate;
        let left = (region.start..at).rev().take_while(capital).take(4).count();
        let right = (at + 1..region.end).take_while(capital).take(4).count();
        let small = |n: usize| u32::try_from(n).unwrap_or(0);
        let place = small(left) * 8 + small(right);
        let here = self.token(at);
        let before = (at - left).checked_sub(1).map_or(Token::default(), |i| self.token(i));
        let after = self.token(at + right + 1);
        let (first, last) = (self.token(at - left), self.token(at + right));
        sink.two(50, place, here.shape);
        sink.two(51, before.lower, place);
        sink.two(52, after.lower, place);
        sink.two(53, last.lower, small(right.min(2)));
        sink.two(54, first.lower, small(left.min(2)));
        sink.two(55, u32::from(first.classes), mix(u32::from(last.classes), place));
        sink.two(56, u32::from(before.classes), place);
        sink.two(57, u32::from(after.classes), place);
        sink.one(58, before.lower);
        sink.one(59, after.lower);
    }

    /// How the article writes the word elsewhere.
    fn in_article(&self, at: usize, sink: &mut Sink<'_>) {
        let t = self.token(at);
        let written = self.written(t);
        let (lowered, inside) = (u32::from(written & LOWERED != 0), u32::from(written & INSIDE != 0));
        let state = lowered * 4 + inside * 2 + u32::from(t.first);
        sink.two(60, state, t.shape);
        sink.two(61, state, u32::from(t.classes));
        sink.one(62, 0);
        let (casing, cues) = (u32::from(t.casing), u32::from(self.cues(t)));
        sink.two(67, casing, state);
        sink.two(68, casing, t.shape);
        sink.two(69, casing, u32::from(t.classes));
        sink.one(70, cues);
        sink.two(71, cues, mix(state, casing));
        sink.two(72, cues, u32::from(t.classes));
    }

    /// Sentences in capitals, careless writing, and the word that the stretch begins with.
    fn around(&self, at: usize, region: &Range<usize>, sink: &mut Sink<'_>) {
        let t = self.token(at);
        let p1 = at.checked_sub(1).map_or(Token::default(), |i| self.token(i));
        if t.shouted {
            sink.two(73, u32::from(t.classes), u32::from(t.casing));
            sink.two(74, t.lower, 0);
        }
        if self.careless {
            sink.two(75, u32::from(t.capital), u32::from(t.classes));
            sink.two(76, u32::from(t.casing), t.shape);
        }
        if at > region.start {
            let head = self.token(region.start);
            let steps = u32::try_from((at - region.start).min(4)).unwrap_or(0);
            sink.two(77, head.lower, steps);
            sink.two(78, u32::from(head.classes), mix(steps, u32::from(t.classes)));
        }
        sink.two(79, u32::from(p1.casing), mix(u32::from(t.casing), u32::from(self.token(at + 1).casing)));
    }

    /// Appends the features of token `at` that hold what the other mentions of its word were taken for.
    /// `vote` gives that for a token.
    pub(super) fn votes(&self, at: usize, vote: impl Fn(usize) -> Vote, out: &mut Vec<u32>) {
        let mut sink = Sink { out };
        let t = self.token(at);
        let votes = |i: usize| u32::from(vote(i));
        let own = votes(at);
        if own != 0 {
            sink.one(63, own);
            sink.two(64, own, t.shape);
            sink.two(65, own, u32::from(t.classes));
        }
        let before = at.checked_sub(1).map_or(0, votes);
        let after = votes(at + 1);
        if before != 0 || after != 0 {
            sink.two(66, before, mix(own, after));
        }
    }
}

/// Takes features.
struct Sink<'a> {
    out: &'a mut Vec<u32>,
}

impl Sink<'_> {
    fn one(&mut self, template: u32, value: u32) {
        self.out.push(mix(template.wrapping_mul(0x9E37_79B9), value));
    }

    fn two(&mut self, template: u32, a: u32, b: u32) {
        self.one(template, mix(a, b));
    }
}

/// Two numbers become one: the finalizer of MurmurHash3 over a weighted sum.
fn mix(a: u32, b: u32) -> u32 {
    let mut h = a.wrapping_mul(0x85EB_CA6B) ^ b.rotate_left(15).wrapping_mul(0xC2B2_AE35);
    h ^= h >> 16;
    h = h.wrapping_mul(0x85EB_CA6B);
    h ^= h >> 13;
    h = h.wrapping_mul(0xC2B2_AE35);
    h ^ (h >> 16)
}

/// FNV-1a in 32 bits.
fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811C_9DC5, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
}
