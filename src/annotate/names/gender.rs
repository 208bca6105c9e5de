//! Whether a name lets "he" or "she" stand for it: by a form of address, an office or a given name that says so.
//!
//! Only given names that news uses for one of the two are listed; all others say nothing, and so does a
//! surname alone. It serves the resolution of pronouns and is shown to nobody.

use super::gazetteer::{self as lists, Gazetteer};
use crate::annotate::words::{Words, among};

/// Which pronoun a name takes, where its words say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pronoun {
    /// "he".
    He,
    /// "she".
    She,
}

const HE_TITLES: &str = "mr sir lord king prince emperor sultan emir sheik sheikh father pope cardinal rabbi imam \
    ayatollah baron duke count chairman spokesman congressman councilman businessman brother";
const SHE_TITLES: &str = "mrs ms miss dame lady queen princess empress baroness duchess countess mother chairwoman \
    spokeswoman congresswoman councilwoman businesswoman sister actress";

const HE: &str = include_str!("../lexicon/given_he.txt");
const SHE: &str = include_str!("../lexicon/given_she.txt");

/// The pronoun of the person named by the tokens `first..end`, with the words before the name. None where
/// nothing says it, or one word says the one and another the other.
pub(crate) fn pronoun(words: &Words<'_>, first: usize, end: usize) -> Option<Pronoun> {
    let back = if words.before(first, 1) == "." { 2 } else { 1 };
    let title = words.before(first, back);
    match (among(title, HE_TITLES), among(title, SHE_TITLES)) {
        (true, _) => return Some(Pronoun::He),
        (_, true) => return Some(Pronoun::She),
        _ => {}
    }
    let given = words.at(first);
    let alone = (first + 1..end).filter(|&at| words.is_word(at)).count() == 0;
    if alone && Gazetteer::get().word(given) & lists::SURNAME != 0 {
        return None;
    }
    match (listed(given, HE), listed(given, SHE)) {
        (true, false) => Some(Pronoun::He),
        (false, true) => Some(Pronoun::She),
        _ => None,
    }
}

/// The lists have a comment line and then names with commas between them.
fn listed(word: &str, list: &str) -> bool {
    let names = list.lines().filter(|line| !line.starts_with('#'));
    !word.is_empty() && names.flat_map(|line| line.split(", ")).any(|name| name == word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Paragraph, ParagraphKind, Span};
    use crate::text::tokenize;

    #[test]
    fn names_and_titles_say_it() {
        for (text, expected) in [
            ("Mr. Tammik", Some(Pronoun::He)),
            ("spokeswoman Tammik", Some(Pronoun::She)),
            ("met Anna Tammik", Some(Pronoun::She)),
            ("met Ahmed Tammik", Some(Pronoun::He)),
            ("met Robin Tammik", None),
            ("met Tammik", None),
        ] {
            let whole = Paragraph { span: Span::new(0, text.len()), kind: ParagraphKind::Body };
            let cut = tokenize(text, &[whole]);
            let words = Words::new(text, &cut);
            let end = cut.tokens.len();
            let first = (0..end).find(|&at| words.is_capital(at) && !words.is(at, &["Mr"])).unwrap();
            assert_eq!(pronoun(&words, first, end), expected, "{text}");
        }
    }

    #[test]
    fn no_name_is_in_both_lists() {
        let names = HE.lines().filter(|line| !line.starts_with('#')).flat_map(|line| line.split(", "));
        for name in names {
            assert!(!listed(name, SHE), "{name}");
        }
    }
}
