//! When two names are spelled alike: words folded so that what transliterations vary is one.

use crate::annotate::words::Words;
use crate::text;

/// One word of a name, folded: lower case, without accents, apostrophes, periods; doubled letters and
/// endings that transliterations vary are made one.
pub(crate) fn part(word: &str) -> String {
    let (mut folded, mut out) = (String::new(), String::new());
    part_into(word, &mut folded, &mut out);
    out
}

/// As [`part`], into `out`, with `folded` as room to work in.
fn part_into(word: &str, folded: &mut String, out: &mut String) {
    text::fold_into(word, folded);
    out.clear();
    // "ou" becomes "u": an "o" waits until the next letter is known.
    let mut waiting = false;
    for c in folded.chars().filter(|c| !matches!(c, '\'' | '’' | '.' | '`')) {
        if waiting && c != 'u' {
            push(out, 'o');
        }
        waiting = c == 'o';
        if !waiting {
            push(out, c);
        }
    }
    if waiting {
        push(out, 'o');
    }
    if out.len() > 3 {
        if out.ends_with("eh") || out.ends_with("ah") {
            out.truncate(out.len() - 2);
            out.push('a');
        } else if out.ends_with('y') {
            out.truncate(out.len() - 1);
            out.push('i');
        }
    }
}

/// Appends a letter that does not double the last one.
fn push(out: &mut String, c: char) {
    if !c.is_alphabetic() || !out.ends_with(c) {
        out.push(c);
    }
}

/// The folded words of a name. Arabic articles are left out unless nothing else remains.
pub(super) fn parts(words: &Words<'_>, first: usize, end: usize) -> Vec<String> {
    let all: Vec<String> = (first..end)
        .filter(|&at| counts(words, at))
        .map(|at| part(words.at(at)))
        .filter(|p| !p.is_empty())
        .collect();
    let bare: Vec<String> = all.iter().filter(|p| !is_article(p)).cloned().collect();
    if bare.is_empty() { all } else { bare }
}

/// The token is a word of a name, not a sign or a possessive.
fn counts(words: &Words<'_>, at: usize) -> bool {
    words.is_word(at) && !matches!(words.at(at), "'s" | "’s" | "'S" | "’S")
}

fn is_article(part: &str) -> bool {
    matches!(part, "al" | "el")
}

/// Makes keys of names: equal for names whose [`parts`] are equal, else different but for one chance in 2^64
/// per pair. Holds the buffers that folding needs.
#[derive(Default)]
pub(super) struct Speller {
    folded: String,
    out: String,
}

/// The key of a name that is read word by word.
#[derive(Clone, Copy, Default)]
pub(super) struct Key {
    all: u64,
    bare: u64,
}

impl Key {
    /// The key of the words read so far.
    pub(super) fn get(self) -> u64 {
        if self.bare == 0 { self.all } else { self.bare }
    }
}

impl Speller {
    /// The key of the tokens `first..end`.
    pub(super) fn key(&mut self, words: &Words<'_>, first: usize, end: usize) -> u64 {
        (first..end).fold(Key::default(), |key, at| self.extend(key, words, at)).get()
    }

    /// The key with the token `at` added to its end.
    pub(super) fn extend(&mut self, key: Key, words: &Words<'_>, at: usize) -> Key {
        if !counts(words, at) {
            return key;
        }
        part_into(words.at(at), &mut self.folded, &mut self.out);
        if self.out.is_empty() {
            return key;
        }
        let step = |hash: u64| {
            let seed = if hash == 0 { 0xcbf2_9ce4_8422_2325 } else { hash };
            let hash =
                self.out.bytes().fold(seed, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3));
            // The separator; 0 is kept for "no word yet".
            (hash ^ 0x20).wrapping_mul(0x0000_0100_0000_01b3).max(1)
        };
        let bare = if is_article(&self.out) { key.bare } else { step(key.bare) };
        Key { all: step(key.all), bare }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_are_one() {
        for (a, b) in
            [("Haniyeh", "Haniya"), ("Mousa", "Musa"), ("El-Masry", "El-Masri"), ("Mo'ayed", "Moayed")]
        {
            assert_eq!(part(a), part(b));
        }
        for (word, folded) in
            [("Yousouf", "yusuf"), ("Abdou", "abdu"), ("Oo", "o"), ("U.S.", "us"), ("Boo", "bo")]
        {
            assert_eq!(part(word), folded);
        }
    }
}
