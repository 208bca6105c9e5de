//! The place line at the start of a report, and what is left where a scraper cut it off.

use super::agency;
use super::when::month_number;

/// A place line. All offsets are bytes from the start of the paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dateline {
    /// End of the place, which begins at 0: "GAZA CITY, Gaza Strip".
    pub(super) place_end: usize,
    /// The wire service named in brackets.
    pub(super) agency: Option<&'static str>,
}

/// A place line is shorter than this, in bytes.
const LONGEST: usize = 110;

/// Signs between the place line and the report.
const SEPARATORS: &[&str] = &[" -- ", " — ", " – ", " - ", " _ ", "--", "—", "–", ": "];

/// Words in capitals that open lines and are no places.
const NOT_PLACES: &[&str] = &[
    "BREAKING",
    "UPDATE",
    "UPDATED",
    "EXCLUSIVE",
    "NOTE",
    "CORRECTION",
    "ANALYSIS",
    "OPINION",
    "EDITORIAL",
    "COMMENT",
    "VIDEO",
    "PHOTO",
    "PHOTOS",
    "WATCH",
    "LIVE",
    "READ",
    "MORE",
    "RELATED",
    "Q",
    "A",
    "I",
    "Q&A",
    "FACTBOX",
    "TIMELINE",
    "PROFILE",
    "REVIEW",
    "LATEST",
    "DEVELOPING",
    "URGENT",
    "WARNING",
    "NEWS",
    "TOP",
    "STORY",
    "AND",
    "THE",
    "BUT",
    "IN",
    "WHAT",
    "WHY",
    "HOW",
    "WHO",
    "ALSO",
    "FILE",
    "QUESTION",
    "ANSWER",
];

/// Finds the place line that a paragraph begins with.
pub(super) fn find(paragraph: &str) -> Option<Dateline> {
    let (head, separator) = head(paragraph)?;
    let after = paragraph.get(head.len() + separator.len()..)?.trim_start();
    if !after.is_empty()
        && !after.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || !c.is_alphabetic())
    {
        return None;
    }
    let (place, agency) = credit(head);
    let place_end = place_end(place, agency.is_some())?;
    // A colon follows many words in capitals; with a region or an agency it follows a place.
    let sure = agency.is_some() || place.get(..place_end)?.contains(',');
    if separator == ": " && !sure {
        return None;
    }
    Some(Dateline { place_end, agency: agency.flatten() })
}

/// What stands before the first separator.
fn head(paragraph: &str) -> Option<(&str, &'static str)> {
    let limit = (0..=LONGEST.min(paragraph.len())).rev().find(|&at| paragraph.is_char_boundary(at))?;
    let start = paragraph.get(..limit)?;
    let found = SEPARATORS.iter().filter_map(|separator| Some((start.find(separator)?, *separator)));
    let (at, separator) = found.min_by_key(|(at, separator)| (*at, usize::MAX - separator.len()))?;
    Some((start.get(..at)?, separator))
}

/// Splits "(AP)" off: the rest, and whether there are brackets, with the agency where they name one.
fn credit(head: &str) -> (&str, Option<Option<&'static str>>) {
    let trimmed = head.trim_end();
    let Some((place, inner)) = trimmed.strip_suffix(')').and_then(|head| head.rsplit_once('(')) else {
        return (trimmed, None);
    };
    if inner.is_empty() || inner.len() > 40 || !inner.starts_with(|c: char| c.is_alphabetic()) {
        return (trimmed, None);
    }
    let named = inner.split(['/', ',']).find_map(agency::canonical);
    (place.trim_end(), Some(named))
}

/// Where the place ends in "GAZA CITY, Gaza Strip, June 7"; none where this is no place.
fn place_end(place: &str, credited: bool) -> Option<usize> {
    let mut end = 0;
    let mut at = 0;
    for (index, part) in place.split(',').enumerate() {
        let text = part.trim();
        let fits = match index {
            0 => is_city(text, credited),
            _ if is_day(text) => break,
            1..=3 => is_region(text),
            _ => false,
        };
        if !fits {
            return None;
        }
        end = at + part.trim_end().len();
        at += part.len() + 1;
    }
    (end > 0).then_some(end)
}

/// One to five words in capitals; with a credit behind it, capitalized words will do.
fn is_city(text: &str, credited: bool) -> bool {
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let stop = words.iter().any(|word| NOT_PLACES.contains(&word.trim_matches('.')));
    (1..=5).contains(&words.len())
        && letters >= 3
        && !(stop && words.len() < 3)
        && (words.iter().all(|word| is_capital_word(word))
            || credited && words.iter().all(|w| is_name_word(w)))
}

/// Letters are capitals, besides the particles that stay small in names.
fn is_capital_word(word: &str) -> bool {
    let small = ["de", "del", "la", "el", "al-", "Mc"];
    let word = small.iter().find_map(|prefix| word.strip_prefix(prefix)).unwrap_or(word);
    word.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '\'' | '’' | '-' | '/'))
}

fn is_name_word(word: &str) -> bool {
    let particle = matches!(word, "de" | "of" | "the" | "al" | "el" | "la" | "near" | "on" | "and");
    particle
        || (word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-' | '/')))
}

/// A region or country: one to four capitalized words ("Gaza Strip", "Mo.").
fn is_region(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    (1..=4).contains(&words.len()) && words.iter().all(|word| is_name_word(word))
}

/// "June 7", "7 June", "Dec. 19", a year, or a weekday's date as some agencies write them.
fn is_day(text: &str) -> bool {
    let mut words = text.split([' ', '.']).filter(|word| !word.is_empty());
    let year = |word: &str| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    match (words.next(), words.next()) {
        (Some(a), None) => year(a) || month_number(a).is_some(),
        (Some(a), Some(b)) => {
            let day = |word: &str| word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
            (month_number(a).is_some() && day(b)) || (day(a) && month_number(b).is_some())
        }
        _ => false,
    }
}

/// What a scraper left of a place line at the start of a paragraph: a lone dash or a replaced one, or the
/// credit alone. Its length in bytes with the blanks behind it, and the agency.
pub(super) fn leftover(paragraph: &str) -> Option<(usize, Option<&'static str>)> {
    let (named, body) = match paragraph.strip_prefix('(').and_then(agency::leading) {
        Some((name, rest)) => (Some(name), rest.strip_prefix(')')?.trim_start()),
        None => (None, paragraph),
    };
    let marks = ["--", "—", "–", "-", "_", "?", "\u{FFFD}", ":"];
    let after = marks.iter().find_map(|mark| body.strip_prefix(mark))?;
    let rest = after.trim_start();
    let spaced = rest.len() < after.len() || named.is_some();
    let opens =
        rest.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || matches!(c, '"' | '“' | '\'' | '‘'));
    (spaced && opens).then(|| (paragraph.len() - rest.len(), named))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(paragraph: &str, place: &str, agency: Option<&str>) {
        let found = find(paragraph).map(|d| (&paragraph[..d.place_end], d.agency));
        assert_eq!(found, Some((place, agency)), "{paragraph}");
    }

    #[test]
    fn places() {
        let ap = Some("Associated Press");
        check("KANSAS CITY, Mo. (AP) -- The river rose.", "KANSAS CITY, Mo.", ap);
        check("RAMALLAH, West Bank — The talks ended.", "RAMALLAH, West Bank", None);
        check("CAIRO, Egypt: The talks ended.", "CAIRO, Egypt", None);
        check("LONDON, June 7 (Reuters) - The talks ended.", "LONDON", Some("Reuters"));
        check("Paris (AFP) - The talks ended.", "Paris", Some("Agence France-Presse"));
        check("UNITED NATIONS (AP) — \"We go on,\" he said.", "UNITED NATIONS", ap);
        check("OSLO/CAIRO (Reuters) - Talks ended.", "OSLO/CAIRO", Some("Reuters"));
        check("TEL AVIV (CNN) -- The talks ended.", "TEL AVIV", None);
        check("ST. PAUL, Minn. - The river rose.", "ST. PAUL, Minn.", None);
    }

    #[test]
    fn no_places() {
        for paragraph in [
            "The army — the largest here — left.",
            "UPDATE: The talks ended.",
            "BREAKING NEWS -- The talks ended.",
            "Ann Poe, the minister - a lawyer - said so.",
            "NATO — the alliance — said so.",
            "",
            "—",
        ] {
            assert_eq!(find(paragraph), None, "{paragraph}");
        }
    }

    #[test]
    fn leftovers() {
        assert_eq!(leftover("? Talks ended."), Some((2, None)));
        assert_eq!(leftover("— Talks ended."), Some(("— ".len(), None)));
        assert_eq!(leftover("(AP) -- Talks ended."), Some((8, Some("Associated Press"))));
        assert_eq!(leftover("?Que"), None);
        assert_eq!(leftover("- a list entry"), None);
        assert_eq!(leftover("Talks"), None);
    }
}
