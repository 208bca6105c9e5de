//! Abbreviations of English news writing, by what a capital letter after them means. Data and lookup only.

use crate::model::{MONTH_NAMES, WEEKDAY_NAMES};

/// What a period after a word says about the end of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// Not an abbreviation.
    Plain,
    /// A title or particle that a name follows: never an end before a further word.
    BeforeName,
    /// A month: no end before a number.
    Month,
    /// A weekday: no end before a month or number.
    Weekday,
    /// "No.", "Vol.": no end before a number.
    BeforeNumber,
    /// Inside a sentence as well as at its end: an end only before a word that opens sentences.
    Either,
    /// "a.m.", "p.m.": an end before a capital, unless a time zone, weekday or month follows.
    Hour,
}

/// Longest entry of the lists; a longer word is no abbreviation.
const LONGEST: usize = 8;

/// Looks a word up as it stands before a period (without the period).
pub(super) fn stop_after(word: &str) -> Stop {
    let mut buffer = [0u8; LONGEST];
    let Some(lower) = lower_ascii(word, &mut buffer) else { return Stop::Plain };
    if MONTHS.contains(&lower) {
        return Stop::Month;
    }
    match lower {
        // Words in full as well: these count only with a capital ("Sat. Oct. 5", not "he sat.").
        "sat" | "sun" | "mar" | "gen" | "sen" | "hon" | "col" | "gov" | "rep" | "art" | "fig"
            if word.starts_with(|c: char| c.is_ascii_lowercase()) =>
        {
            Stop::Plain
        }
        "mon" | "tue" | "tues" | "wed" | "weds" | "thu" | "thur" | "thurs" | "fri" | "sat" | "sun" => {
            Stop::Weekday
        }
        "no" | "nos" | "vol" | "vols" | "fig" | "figs" | "art" | "sec" | "ch" | "pp" | "op" => {
            Stop::BeforeNumber
        }
        "a.m" | "p.m" => Stop::Hour,
        _ if BEFORE_NAME.contains(&lower) => Stop::BeforeName,
        _ if EITHER.contains(&lower) => Stop::Either,
        _ => Stop::Plain,
    }
}

/// Titles, ranks and particles, AP style and its British and military relatives.
const BEFORE_NAME: &[&str] = &[
    "adm", "ald", "amb", "asst", "atty", "brig", "capt", "cdr", "cllr", "cmdr", "cmdt", "col", "comdr",
    "cpl", "cpt", "dep", "det", "dr", "ens", "fr", "ft", "gen", "gov", "hon", "insp", "lt", "ltc", "maj",
    "messrs", "mlle", "mme", "mr", "mrs", "ms", "msgr", "mt", "mx", "ofc", "pfc", "pres", "prof", "pte",
    "pvt", "rep", "reps", "rev", "rt", "sec-gen", "sen", "sens", "sgt", "spc", "spec", "ssgt", "st", "ste",
    "sub-lt", "supt", "v", "vs", "viz", "cf", "e.g", "i.e", "lt.col", "lt.gen", "maj.gen",
];

/// Companies, suffixes, states, streets, countries: they end sentences and stand inside them.
const EITHER: &[&str] = &[
    "inc", "corp", "co", "cos", "ltd", "plc", "llc", "bros", "bhd", "pty", "pvt", "assn", "assoc", "dept",
    "div", "univ", "intl", "natl", "govt", "jr", "sr", "esq", "ph.d", "etc", "al", "est", "approx", "ave",
    "blvd", "rd", "hwy", "pkwy", "sq", "ala", "ariz", "ark", "calif", "colo", "conn", "del", "fla", "ga",
    "ill", "ind", "kan", "kans", "ky", "la", "md", "mich", "minn", "miss", "mo", "mont", "neb", "nebr",
    "nev", "okla", "ore", "pa", "penn", "tenn", "tex", "va", "vt", "wash", "wis", "wisc", "wyo", "ont",
    "que", "alta", "sask", "man", "mfg", "ret", "dist", "mph", "lb", "lbs", "oz", "sq", "cu", "min", "hrs",
    "ed", "eds", "tel", "ext",
];

const MONTHS: &[&str] =
    &["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"];

/// Zones as they follow an hour.
const ZONES: &[&str] = &[
    "est",
    "edt",
    "et",
    "cst",
    "cdt",
    "ct",
    "mst",
    "mdt",
    "mt",
    "pst",
    "pdt",
    "pt",
    "gmt",
    "bst",
    "utc",
    "cet",
    "cest",
    "eet",
    "ist",
    "idt",
    "eastern",
    "central",
    "mountain",
    "pacific",
    "moscow",
    "local",
    "israel",
    "jerusalem",
    "london",
    "beirut",
    "cairo",
];

/// Words that open sentences and are hardly ever part of a name.
const OPENERS: &[&str] = &[
    "the",
    "a",
    "an",
    "he",
    "she",
    "it",
    "its",
    "they",
    "we",
    "his",
    "her",
    "their",
    "our",
    "this",
    "that",
    "these",
    "those",
    "there",
    "in",
    "on",
    "at",
    "by",
    "for",
    "from",
    "with",
    "without",
    "after",
    "before",
    "under",
    "over",
    "during",
    "since",
    "until",
    "while",
    "when",
    "where",
    "who",
    "what",
    "why",
    "how",
    "if",
    "as",
    "but",
    "and",
    "or",
    "so",
    "yet",
    "also",
    "both",
    "some",
    "many",
    "most",
    "all",
    "no",
    "not",
    "one",
    "two",
    "another",
    "other",
    "others",
    "however",
    "meanwhile",
    "although",
    "though",
    "because",
    "once",
    "later",
    "earlier",
    "then",
    "now",
    "asked",
    "according",
    "among",
    "between",
    "despite",
    "instead",
    "still",
    "only",
    "even",
    "about",
    "more",
    "several",
    "such",
    "to",
    "is",
    "was",
    "you",
    "your",
    "my",
    "mr",
    "mrs",
    "ms",
];

/// Verbs that report speech, as they follow a quoted question ("'Why?' Brown asked").
const SPEECH: &[&str] = &[
    "said",
    "says",
    "asked",
    "asks",
    "added",
    "adds",
    "told",
    "tells",
    "wrote",
    "writes",
    "shouted",
    "cried",
    "replied",
    "demanded",
    "exclaimed",
    "wondered",
    "yelled",
    "chanted",
    "recalled",
    "continued",
    "declared",
    "insisted",
    "screamed",
    "whispered",
    "joked",
    "answered",
    "explained",
    "warned",
];

/// True where a capitalized word most probably opens a sentence.
pub(super) fn opens_sentence(word: &str) -> bool {
    listed(OPENERS, word)
}

/// True where a word after an hour belongs to it.
pub(super) fn follows_hour(word: &str) -> bool {
    listed(&WEEKDAY_NAMES, word) || listed(ZONES, word) || is_month(word)
}

/// True for the name of a month, short or in full.
pub(super) fn is_month(word: &str) -> bool {
    listed(MONTHS, word) || listed(&MONTH_NAMES, word)
}

/// True for a verb of speech.
pub(super) fn is_speech_verb(word: &str) -> bool {
    SPEECH.contains(&word)
}

fn listed(list: &[&str], word: &str) -> bool {
    list.iter().any(|entry| word.eq_ignore_ascii_case(entry))
}

/// `word` in lower case in `buffer`; none where it is longer than any entry or not ASCII.
fn lower_ascii<'a>(word: &str, buffer: &'a mut [u8; LONGEST]) -> Option<&'a str> {
    let bytes = buffer.get_mut(..word.len())?;
    bytes.copy_from_slice(word.as_bytes());
    bytes.make_ascii_lowercase();
    std::str::from_utf8(bytes).ok().filter(|s| s.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_lower_case_and_short_enough() {
        for entry in BEFORE_NAME.iter().chain(EITHER).chain(MONTHS) {
            assert!(entry.len() <= LONGEST, "{entry}");
            assert_eq!(*entry, entry.to_ascii_lowercase());
        }
        for entry in OPENERS.iter().chain(SPEECH).chain(ZONES) {
            assert_eq!(*entry, entry.to_ascii_lowercase());
        }
    }

    #[test]
    fn case_tells_words_from_abbreviations() {
        assert_eq!(stop_after("Sat"), Stop::Weekday);
        assert_eq!(stop_after("sat"), Stop::Plain);
        assert_eq!(stop_after("Gen"), Stop::BeforeName);
        assert_eq!(stop_after("GEN"), Stop::BeforeName);
        assert_eq!(stop_after("Generals"), Stop::Plain);
    }
}
