//! Whether a paragraph before the report describes a photograph.

use super::chrome::plain_form;
use crate::model::WEEKDAY_NAMES;

/// Verbs that captions put in the present tense, without their ending ("walk", "walks", "watches").
const VERBS: &[&str] = &[
    "walk",
    "stand",
    "sit",
    "look",
    "watch",
    "carry",
    "carries",
    "hold",
    "wave",
    "march",
    "gather",
    "attend",
    "speak",
    "shake",
    "pray",
    "inspect",
    "run",
    "ride",
    "mourn",
    "react",
    "gesture",
    "arrive",
    "leave",
    "pose",
    "smile",
    "talk",
    "listen",
    "greet",
    "light",
    "throw",
    "take",
    "prepare",
    "search",
    "protest",
    "chant",
    "burn",
    "drive",
    "pass",
    "play",
    "work",
    "wait",
    "cry",
    "cries",
    "kiss",
    "hug",
    "display",
    "show",
    "rise",
    "patrol",
    "guard",
    "line",
    "queue",
    "cheer",
    "load",
    "unload",
    "lie",
    "lean",
    "fire",
    "aim",
    "point",
    "raise",
    "bury",
    "buries",
    "clean",
    "clear",
    "climb",
    "cross",
    "fly",
    "flies",
    "head",
    "meet",
    "peer",
    "rest",
    "sleep",
    "stare",
    "step",
    "survey",
    "visit",
    "view",
    "try",
    "tries",
    "make",
    "move",
    "give",
    "address",
    "answer",
    "celebrate",
    "demonstrate",
    "embrace",
    "evacuate",
    "examine",
    "flee",
    "help",
    "is seen",
    "are seen",
    "is shown",
    "are shown",
    "is pictured",
    "are pictured",
];

/// Words that, like the name of a day, place a picture, or say who stands where.
const MARKS: &[&str] = &[
    "file photo",
    "in this",
    "photo",
    "picture",
    "pictured",
    "left",
    "right",
    "center",
    "centre",
    "background",
    "foreground",
];

/// Verbs of reports: a caption's first sentence tells what is seen, not what was said or done.
const PAST: &[&str] = &[
    "said",
    "told",
    "was",
    "were",
    "had",
    "announced",
    "agreed",
    "rejected",
    "killed",
    "accused",
    "warned",
    "insisted",
    "called",
    "met",
    "held",
    "urged",
    "ordered",
    "began",
    "vowed",
    "offered",
    "says",
];

/// The first sentence shows people doing something in the present tense, on a named day or place in the
/// picture, and reports nothing.
pub(super) fn describes_picture(paragraph: &str) -> bool {
    let first = paragraph.split(". ").next().unwrap_or(paragraph);
    if first.len() > 400 || first.contains(['"', '“']) {
        return false;
    }
    let plain = plain_form(first);
    let words: Vec<&str> =
        plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    // The verb follows who is seen, so never comes first.
    let shows = words.iter().skip(1).any(|word| is_present(word))
        || VERBS.iter().any(|verb| verb.contains(' ') && plain.contains(verb));
    let marked = MARKS.iter().chain(&WEEKDAY_NAMES).any(|mark| contains_words(&plain, mark));
    shows && marked && !words.iter().any(|word| PAST.contains(word))
}

fn is_present(word: &str) -> bool {
    let base = |ending: &str| word.strip_suffix(ending).is_some_and(|base| VERBS.contains(&base));
    VERBS.contains(&word) || base("s") || base("es")
}

fn contains_words(plain: &str, words: &str) -> bool {
    plain.match_indices(words).any(|(at, _)| {
        let before = plain.get(..at).and_then(|s| s.chars().next_back());
        let after = plain.get(at + words.len()..).and_then(|s| s.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// A photo credit stands in brackets at the paragraph's end: "(AP Photo/Ann Poe)".
pub(super) fn ends_in_credit(paragraph: &str) -> bool {
    let Some((_, last)) = paragraph.trim_end().strip_suffix(')').and_then(|text| text.rsplit_once('('))
    else {
        return false;
    };
    let last = last.to_lowercase();
    last.len() <= 80
        && ["photo", "getty images", "/reuters", "/ap", "/afp", "/epa"].iter().any(|mark| last.contains(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions() {
        assert!(describes_picture(
            "Villagers carry water Tuesday along a road in the north. The road was cut off."
        ));
        assert!(describes_picture("Mayor Ann Poe, left, shakes hands with Max Vale in the town hall."));
        assert!(ends_in_credit("Villagers carry water. (AP Photo/Ann Poe)"));
    }

    #[test]
    fn reports() {
        assert!(!describes_picture("The mayor said Tuesday that villagers carry water."));
        assert!(!describes_picture("Talks were held Tuesday in Oslo."));
        assert!(!describes_picture("Hundreds of people protest every Friday, \"and more come,\" he said."));
        assert!(!ends_in_credit("He left (on Friday)"));
    }
}
