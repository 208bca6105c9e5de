//! Remains of the page around an article that clean-up did not recognize: hints for a person, who decides.

use dateline::model::Article;

/// What remains look like. Each is rare in running text of any language we know.
const SIGNS: &[(&str, &str)] = &[
    ("</", "a tag"),
    ("/>", "a tag"),
    ("&amp;", "an entity of HTML"),
    ("&nbsp;", "an entity of HTML"),
    ("&quot;", "an entity of HTML"),
    ("&#", "an entity of HTML"),
    ("{{", "a template"),
    ("[[", "wiki markup"),
    ("javascript:", "a script"),
    ("http://", "an address"),
    ("https://", "an address"),
    ("www.", "an address"),
    ("\u{FFFD}", "characters that could not be decoded"),
    ("â€", "characters decoded twice"),
    ("Ã©", "characters decoded twice"),
    ("All rights reserved", "a copyright line"),
    ("Copyright ", "a copyright line"),
    ("©", "a copyright line"),
];

/// Words of buttons and links that stand alone on a line.
const BUTTONS: &[&str] = &[
    "share",
    "tweet",
    "print",
    "email",
    "comment",
    "comments",
    "advertisement",
    "subscribe",
    "related",
    "read more",
    "more",
    "next",
    "previous",
    "back to top",
    "sign up",
    "log in",
    "follow us",
    "menu",
];

/// Characters shown of the words a hint rests on.
const SHOWN: usize = 60;

/// One line per kind of remain in each paragraph: the article's id, what it looks like, and its words.
pub(super) fn find(article: &Article) -> Vec<String> {
    let mut found = Vec::new();
    for paragraph in &article.paragraphs {
        let words = paragraph.span.of(&article.text);
        let mut kinds: Vec<&str> =
            SIGNS.iter().filter(|(sign, _)| words.contains(sign)).map(|(_, kind)| *kind).collect();
        if is_button(words) {
            kinds.push("a button");
        }
        if unclosed(words) {
            kinds.push("a bracket that does not close");
        }
        kinds.dedup();
        found.extend(kinds.into_iter().map(|kind| format!("{}: {kind}: {}", article.id, start(words))));
    }
    found
}

fn is_button(words: &str) -> bool {
    let bare = words.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    BUTTONS.contains(&bare.as_str())
}

/// A bracket that opens inside a paragraph and never closes in it: often the rest of a link.
fn unclosed(words: &str) -> bool {
    let depth = words.chars().fold(0_i64, |depth, c| match c {
        '(' => depth + 1,
        ')' => depth - 1,
        _ => depth,
    });
    depth > 0
}

fn start(words: &str) -> String {
    let mut shown: String = words.chars().take(SHOWN).collect();
    if shown.len() < words.len() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline::model::{Paragraph, ParagraphKind, Span};

    fn hints(text: &str) -> Vec<String> {
        let paragraph = Paragraph { span: Span::new(0, text.len()), kind: ParagraphKind::Body };
        let id = "a".to_owned();
        find(&Article { id, text: text.to_owned(), paragraphs: vec![paragraph], ..Article::default() })
    }

    #[test]
    fn remains_are_found() {
        for (text, kind) in [
            ("He said &quot;yes&quot; at once.", "an entity of HTML"),
            ("The bombings (search on Friday went on.", "a bracket that does not close"),
            ("Share!", "a button"),
            ("More at www.example.org.", "an address"),
        ] {
            assert_eq!(hints(text), [format!("a: {kind}: {text}")]);
        }
    }

    #[test]
    fn running_text_is_left_alone() {
        for text in [
            "They hope to share power (in both chambers) by May.",
            "More than 4,000 people came, Smith & Sons said.",
            "The next talks: Friday; none before.",
        ] {
            assert!(hints(text).is_empty(), "{text}");
        }
    }
}
