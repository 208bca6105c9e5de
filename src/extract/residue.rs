//! Link labels that a scraper left inside sentences: "Hamas (search) said", "Abbas (searchand Egypt".
//!
//! News sites linked names to a search or a fact page by a bracketed word. Its text survives where the
//! markup is lost; sometimes the closing bracket went with the link.

/// Bracketed labels that belong to a site and to no sentence.
const LABELS: &[&str] = &[
    "search",
    "news - web sites",
    "web sites",
    "opens in new tab",
    "opens in a new tab",
    "opens in new window",
    "opens in a new window",
    "external link",
    "click here",
    "full story",
    "more info",
    "link",
];

/// The one label that loses its bracket: it was the link's whole text.
const OPEN: &str = "(search";

/// Removes link labels. The text, and the removed fragments in order.
pub(super) fn strip(text: &str) -> (String, Vec<String>) {
    let mut out = String::with_capacity(text.len());
    let mut fragments = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('(') {
        let (before, bracket) = rest.split_at(at);
        out.push_str(before);
        let length = closed(bracket).or_else(|| open(bracket, out.is_empty()));
        let Some((fragment, after)) = length.and_then(|length| bracket.split_at_checked(length)) else {
            out.push('(');
            rest = bracket.get(1..).unwrap_or("");
            continue;
        };
        fragments.push(fragment.to_owned());
        cut_space(&mut out, after);
        rest = after;
    }
    out.push_str(rest);
    (out, fragments)
}

/// The length of "(label)".
fn closed(bracket: &str) -> Option<usize> {
    // Labels are short; looking no further keeps many brackets linear.
    let end = bracket.bytes().take(40).position(|b| b == b')')?;
    let inner = bracket.get(1..end)?.trim();
    LABELS.iter().any(|label| inner.eq_ignore_ascii_case(label)).then_some(end + 1)
}

/// The length of a label that lost its closing bracket and runs into the next word. In "(searching for
/// survivors)" the bracket is closed, so it is none.
fn open(bracket: &str, first: bool) -> Option<usize> {
    let rest = bracket.strip_prefix(OPEN)?;
    let clause: String = rest.chars().take(200).take_while(|c| !matches!(c, '(' | ')')).collect();
    let closes = rest.get(clause.len()..)?.starts_with(')');
    (!closes && !first && rest.starts_with(|c: char| c.is_alphabetic())).then_some(OPEN.len())
}

/// One space stays where a fragment stood between two words, none before punctuation.
fn cut_space(out: &mut String, after: &str) {
    let word = after.starts_with(|c: char| c.is_alphanumeric());
    if !word {
        let end = out.trim_end().len();
        out.truncate(end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, clean: &str, fragments: &[&str]) {
        assert_eq!(strip(text), (clean.to_owned(), fragments.iter().map(|s| (*s).to_owned()).collect()));
    }

    #[test]
    fn labels() {
        check(
            "The party (search) and Mr. Poe (search).",
            "The party and Mr. Poe.",
            &["(search)", "(search)"],
        );
        check("Mr. Poe (searchand the army left.", "Mr. Poe and the army left.", &["(search"]);
        check("Mr. Poe (news - web sites) left", "Mr. Poe left", &["(news - web sites)"]);
        check("They left (searching for more).", "They left (searching for more).", &[]);
        check("He (the chief) left (", "He (the chief) left (", &[]);
    }
}
