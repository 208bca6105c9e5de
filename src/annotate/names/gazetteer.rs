//! The word lists of `lexicon/` as one hash table: phrase in, classes out.
//!
//! Built once from the texts compiled into the program. Lookups are by a 64-bit hash of the phrase's folded
//! words: a false hit needs two of about six thousand phrases and a word of the article to agree in 64 bits.

use std::sync::LazyLock;

use crate::annotate::words::Words;

/// A set of classes, one bit each.
pub(crate) type Classes = u16;

/// A country or territory.
pub(crate) const COUNTRY: Classes = 1;
/// A nationality adjective, people, faith or language.
pub(crate) const DEMONYM: Classes = 1 << 1;
/// A city, region or other well-known place.
pub(crate) const PLACE: Classes = 1 << 2;
/// A word that makes a run of capitals a place ("River").
pub(crate) const PLACE_HEAD: Classes = 1 << 3;
/// A given name.
pub(crate) const GIVEN: Classes = 1 << 4;
/// A family name.
pub(crate) const SURNAME: Classes = 1 << 5;
/// A title or office that stands before a name.
pub(crate) const TITLE: Classes = 1 << 6;
/// A word that makes a run of capitals an organization ("Ministry").
pub(crate) const ORG_HEAD: Classes = 1 << 7;
/// A well-known organization.
pub(crate) const ORG: Classes = 1 << 8;
/// A news agency or outlet.
pub(crate) const OUTLET: Classes = 1 << 9;
/// A day, month, feast or event.
pub(crate) const CALENDAR: Classes = 1 << 10;
/// A common English word.
pub(crate) const COMMON: Classes = 1 << 11;
/// Running text nearly always writes the word in lower case.
pub(crate) const SMALL: Classes = 1 << 12;
/// Running text writes the word in lower case and with a capital.
pub(crate) const MIXED: Classes = 1 << 13;
/// Running text nearly always writes the word with a capital.
pub(crate) const LARGE: Classes = 1 << 14;
/// The phrase is the beginning of a longer entry.
const PREFIX: Classes = 1 << 15;

/// How running text writes a word.
pub(crate) const CASING: Classes = SMALL | MIXED | LARGE;

/// Classes whose entries are whole names.
pub(crate) const NAMES: Classes = COUNTRY | PLACE | ORG | OUTLET;

/// The longest entry, in words.
const LONGEST: usize = 7;

const LISTS: [(Classes, &str); 12] = [
    (COUNTRY, include_str!("../lexicon/countries.txt")),
    (DEMONYM, include_str!("../lexicon/demonyms.txt")),
    (PLACE, include_str!("../lexicon/places.txt")),
    (PLACE_HEAD, include_str!("../lexicon/place_heads.txt")),
    (GIVEN, include_str!("../lexicon/given.txt")),
    (SURNAME, include_str!("../lexicon/surnames.txt")),
    (TITLE, include_str!("../lexicon/titles.txt")),
    (ORG_HEAD, include_str!("../lexicon/org_heads.txt")),
    (ORG, include_str!("../lexicon/orgs.txt")),
    (OUTLET, include_str!("../lexicon/outlets.txt")),
    (CALENDAR, include_str!("../lexicon/calendar.txt")),
    (COMMON, include_str!("../lexicon/common.txt")),
];

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::build);

/// The lists that a name model brings along, by the names they have there.
const MORE: [(&str, Classes); 15] = [
    ("country", COUNTRY),
    ("demonym", DEMONYM),
    ("place", PLACE),
    ("place head", PLACE_HEAD),
    ("given", GIVEN),
    ("surname", SURNAME),
    ("title", TITLE),
    ("organization head", ORG_HEAD),
    ("organization", ORG),
    ("outlet", OUTLET),
    ("calendar", CALENDAR),
    ("common", COMMON),
    ("small", SMALL),
    ("mixed", MIXED),
    ("large", LARGE),
];

/// The table: open addressing, a power of two of slots, at most half full. A zero key is an empty slot.
#[derive(Clone)]
pub(crate) struct Gazetteer {
    slots: Vec<(u64, Classes)>,
    filled: usize,
}

/// An entry that stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    /// One past its last token.
    pub(crate) end: usize,
    /// Its classes.
    pub(crate) classes: Classes,
}

impl Gazetteer {
    /// The table of the lists compiled in.
    pub(crate) fn get() -> &'static Gazetteer {
        &GAZETTEER
    }

    fn build() -> Gazetteer {
        let mut table = Gazetteer { slots: vec![(0, 0); 1 << 15], filled: 0 };
        for (classes, list) in LISTS {
            let lines = list.lines().filter(|line| !line.starts_with('#'));
            for entry in lines.flat_map(|line| line.split(", ")) {
                table.insert(entry, classes);
            }
        }
        table
    }

    /// The table of the lists compiled in and of `more`: lines of a list's name, a colon and its entries,
    /// separated by commas. Lines of unknown lists are left out.
    pub(crate) fn with(more: &str) -> Gazetteer {
        let mut table = Gazetteer::get().clone();
        for line in more.lines() {
            let Some((name, entries)) = line.split_once(": ") else { continue };
            let Some((_, classes)) = MORE.iter().find(|list| list.0 == name) else { continue };
            entries.split(", ").for_each(|entry| table.insert(entry, *classes));
        }
        table
    }

    fn insert(&mut self, entry: &str, classes: Classes) {
        // A possessive 's is a token of its own.
        let entry = entry.replace("'s", " s");
        let mut hash = SEED;
        let mut words = entry.split([' ', '-']).filter(|w| !w.is_empty()).peekable();
        while let Some(word) = words.next() {
            hash = extend(hash, word, is_acronym(word));
            let last = words.peek().is_none();
            if 2 * self.filled >= self.slots.len() {
                self.grow();
            }
            let slot = self.slot(hash);
            // `slot` returns an index below the number of slots.
            if let Some(entry) = self.slots.get_mut(slot) {
                self.filled += usize::from(entry.0 == 0);
                *entry = (hash, entry.1 | if last { classes } else { PREFIX });
            }
        }
    }

    fn grow(&mut self) {
        let larger = vec![(0, 0); 2 * self.slots.len()];
        for entry in std::mem::replace(&mut self.slots, larger) {
            let slot = self.slot(entry.0);
            if let Some(free) = self.slots.get_mut(slot).filter(|_| entry.0 != 0) {
                *free = entry;
            }
        }
    }

    /// The slot of `hash`, or the empty one where it would stand. Ends because half the slots are empty.
    fn slot(&self, hash: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = (hash >> 32) as usize & mask;
        while self.slots.get(at).is_some_and(|&(key, _)| key != 0 && key != hash) {
            at = (at + 1) & mask;
        }
        at
    }

    fn find(&self, hash: u64) -> Classes {
        self.slots.get(self.slot(hash)).map_or(0, |slot| slot.1)
    }

    /// The classes of one word by itself. An acronym is looked up as written, then as a word in capitals.
    pub(crate) fn word(&self, word: &str) -> Classes {
        let acronym = is_acronym(word);
        let exact = self.find(extend(SEED, word, acronym)) & !PREFIX;
        if exact & !CASING == 0 && acronym { self.find(extend(SEED, word, false)) & !PREFIX } else { exact }
    }

    /// The word begins an entry or is one of the classes `wanted`.
    pub(super) fn may_begin(&self, word: &str, wanted: Classes) -> bool {
        self.find(extend(SEED, word, false)) & (wanted | PREFIX) != 0
    }

    /// The longest entry of one of `wanted` that starts at token `first` and ends by `end`.
    pub(crate) fn longest(
        &self,
        words: &Words<'_>,
        first: usize,
        end: usize,
        wanted: Classes,
    ) -> Option<Match> {
        let exact = self.walk(words, first, end, wanted, false);
        if exact.is_none() && is_acronym(words.at(first)) {
            return self.walk(words, first, end, wanted, true);
        }
        exact
    }

    fn walk(
        &self,
        words: &Words<'_>,
        first: usize,
        end: usize,
        wanted: Classes,
        lower: bool,
    ) -> Option<Match> {
        let (mut hash, mut best, mut count) = (SEED, None, 0);
        for at in first..end {
            let word = words.at(at);
            if matches!(word, "-" | "." | "'" | "’") && at > first {
                continue;
            }
            hash = extend(hash, word, !lower && is_acronym(word));
            let classes = self.find(hash);
            if classes & wanted != 0 {
                best = Some(Match { end: at + 1, classes: classes & !PREFIX });
            }
            count += 1;
            if classes & PREFIX == 0 || count == LONGEST {
                break;
            }
        }
        best
    }
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a over the word's letters and digits, lower case without accents unless `exact`, and a separator.
fn extend(mut hash: u64, word: &str, exact: bool) -> u64 {
    let mut step = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    if word.is_ascii() {
        for byte in word.bytes().filter(u8::is_ascii_alphanumeric) {
            step(if exact { byte } else { byte.to_ascii_lowercase() });
        }
    } else {
        let folded = crate::text::fold(word);
        folded.bytes().filter(|b| b.is_ascii_alphanumeric() || *b >= 128).for_each(&mut step);
    }
    step(b' ');
    hash
}

/// Two to six capitals, with or without periods: "AP", "U.N.". Looked up as written, so that "US" is not "us".
pub(crate) fn is_acronym(word: &str) -> bool {
    let letters = word.bytes().filter(|&b| b != b'.').count();
    (2..=6).contains(&letters) && word.bytes().all(|b| b == b'.' || b.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_words_and_acronyms() {
        let lists = Gazetteer::get();
        assert_eq!(lists.word("Israel"), COUNTRY);
        assert_eq!(lists.word("U.S."), COUNTRY);
        assert_eq!(lists.word("us") & COUNTRY, 0);
        assert_eq!(lists.word("Palestinian"), DEMONYM);
        assert_eq!(lists.word("qwxyz"), 0);
    }

    #[test]
    fn the_table_is_at_most_half_full() {
        let lists = Gazetteer::with(&format!(
            "given: {}",
            (0..40_000).map(|n| format!("x{n}, ")).collect::<String>()
        ));
        for lists in [Gazetteer::get(), &lists] {
            let full = lists.slots.iter().filter(|slot| slot.0 != 0).count();
            assert!(full == lists.filled && full * 2 <= lists.slots.len(), "{full} entries");
        }
        assert_eq!(lists.word("x39999"), GIVEN);
        assert_eq!(lists.word("Israel"), COUNTRY);
    }
}
