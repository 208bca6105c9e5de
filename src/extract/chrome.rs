//! Lines that belong to the site and not to the report: buttons, page links, appeals, notices.
//!
//! Each rule is about a kind of line that many sites have, with the reason that is shown for it. A rule
//! needs the whole line to fit: a sentence of the report may speak of sharing or printing. The lines that
//! are known by their words alone stand in `lexicon/site_lines.txt`.

use super::site_lines;

/// Lines longer than this, in bytes, are looked at sentence by sentence only.
const SHORT: usize = 160;

/// Nothing longer is a line of the site.
const LONGEST: usize = 900;

/// Why a line is left out, where it belongs to the site.
pub(super) fn reason(line: &str) -> Option<&'static str> {
    if line.len() > LONGEST {
        return None;
    }
    let plain = plain_form(line);
    if plain.is_empty() {
        return Some("separator");
    }
    if plain.len() <= SHORT
        && let Some(reason) = short_reason(&plain, line)
    {
        return Some(reason);
    }
    notice(&plain).filter(|_| !reports_speech(line, &plain))
}

/// Lower case, straight apostrophes, single spaces, no signs around the line.
pub(super) fn plain_form(line: &str) -> String {
    let lower = line.to_lowercase().replace(['’', '‘'], "'");
    let words: Vec<&str> = lower.split_whitespace().collect();
    words.join(" ").trim_matches(|c: char| !c.is_alphanumeric() && c != '©').to_owned()
}

fn short_reason(plain: &str, line: &str) -> Option<&'static str> {
    if is_end_mark(plain, line) {
        return Some("end mark");
    }
    if let Some(reason) = site_lines::whole(plain) {
        return Some(reason);
    }
    if is_page_links(plain) {
        return Some("page links");
    }
    if is_controls(plain) {
        return Some("share line");
    }
    if is_breadcrumb(line) {
        return Some("breadcrumb");
    }
    if line.starts_with("((") && line.ends_with("))") {
        return Some("note of the newsroom");
    }
    if is_address(plain) {
        return Some("site name");
    }
    if is_reading_time(plain) {
        return Some("reading time");
    }
    if is_photo_credit(plain) {
        return Some("photo credit");
    }
    if is_rights_notice(plain) {
        return Some("rights notice");
    }
    let (start, reason) = site_lines::start(plain)?;
    is_open(line, plain, start).then_some(reason)
}

/// The line is no sentence of the report: it reports no speech, and a full stop ends it only where a few
/// words follow a start that sites use in sentences.
fn is_open(line: &str, plain: &str, start: &str) -> bool {
    let stopped = line.trim_end().ends_with(['.', '!']);
    let few = plain.split(' ').count() <= 12 && !start.starts_with("more");
    start.ends_with(':') || (!reports_speech(line, plain) && (!stopped || few))
}

fn reports_speech(line: &str, plain: &str) -> bool {
    line.contains(['"', '“'])
        || plain.split(' ').any(|word| matches!(word, "said" | "says" | "added" | "told"))
}

/// "Copyright 2009 The Herald", "© The Herald 2009", "(c) 2009": a mark and a year.
fn is_rights_notice(plain: &str) -> bool {
    let year = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_ascii_digit());
        word.len() == 4 && (word.starts_with("19") || word.starts_with("20"))
    };
    let marked = ["copyright", "©", "(c)", "c) "].iter().any(|mark| plain.starts_with(mark));
    marked && plain.split([' ', '-', '–', '©']).take(8).any(year)
}

/// Every sentence of the line is a notice of the site.
fn notice(plain: &str) -> Option<&'static str> {
    let mut reasons = plain.split_inclusive(". ").map(site_lines::notice);
    let first = reasons.next()??;
    reasons.all(|reason| reason.is_some()).then_some(first)
}

/// Words of buttons. A line made of them alone is a row of buttons.
const CONTROLS: &str = "\
    share tweet email e-mail mail print save facebook twitter x whatsapp linkedin reddit pinterest \
    instagram telegram flipboard messenger tumblr copy link url comments comment close menu pocket \
    bluesky threads gift bookmark listen youtube tiktok rss on via to this by more text sms icon button \
    app digg delicious del.icio.us stumbleupon google+ buzz like pin post a aa + - & and or follow \
    republish discuss article story";

/// Words among them that make sure the line is one of buttons.
const SURE_CONTROLS: &str = "\
    share tweet email e-mail print save facebook twitter whatsapp linkedin reddit pinterest instagram \
    telegram close comments bookmark republish listen";

fn is_controls(plain: &str) -> bool {
    let words = || {
        plain.split(|c: char| c.is_whitespace() || matches!(c, '|' | '/' | '•' | '·' | ',' | ':' | '(' | ')'))
    };
    let words = || words().filter(|word| !word.is_empty());
    let listed = |list: &str, word: &str| list.split(' ').any(|entry| entry == word);
    let number = |word: &str| word.bytes().all(|b| b.is_ascii_digit()) && word.len() <= 5;
    // The first word of a report is rarely one of them, so this mostly ends at once.
    words().all(|word| listed(CONTROLS, word) || number(word))
        && words().count() <= 16
        && words().any(|word| listed(SURE_CONTROLS, word))
}

/// "page: 1 | 2 | 3", "1 2 3 next", "page 1 of 3", "next page", "« previous | next »".
fn is_page_links(plain: &str) -> bool {
    let words: Vec<&str> = plain
        .split(|c: char| {
            c.is_whitespace() || matches!(c, '|' | ':' | '/' | '«' | '»' | '<' | '>' | '·' | '•' | '…' | '-')
        })
        .filter(|word| !word.is_empty())
        .collect();
    let number = |word: &&&str| word.len() <= 3 && word.bytes().all(|b| b.is_ascii_digit());
    let link = |word: &&str| {
        matches!(
            *word,
            "page"
                | "pages"
                | "next"
                | "previous"
                | "prev"
                | "of"
                | "single"
                | "all"
                | "view"
                | "first"
                | "last"
        )
    };
    let numbers = words.iter().filter(number).count();
    let named = words.iter().any(|word| matches!(*word, "page" | "pages" | "next" | "previous" | "prev"));
    words.len() <= 30
        && words.iter().all(|word| number(&word) || link(word))
        && (named || (numbers >= 2 && plain.contains('|')))
}

/// "Home > World > Middle East": short names between arrows.
fn is_breadcrumb(line: &str) -> bool {
    let parts: Vec<&str> = line.split(['>', '›', '»', '→']).map(str::trim).collect();
    parts.len() >= 3 && parts.iter().all(|part| (1..=40).contains(&part.len())) && !line.ends_with('.')
}

/// "The Herald - herald.example": a short line that holds a web address and is no sentence.
fn is_address(plain: &str) -> bool {
    let host = |word: &str| {
        let word = word.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/');
        let ending = word.rsplit_once('.').map_or("", |(_, ending)| ending);
        let known = ["com", "org", "net", "info", "example", "uk", "il", "ps", "de", "fr"].contains(&ending);
        known
            && word.len() > ending.len() + 3
            && word.bytes().all(|b| b.is_ascii_alphanumeric() || b"./-_".contains(&b))
    };
    let words = plain.split(' ').count();
    words <= 6 && plain.split(' ').any(host) && !plain.contains(['@', ',']) && !plain.contains(". ")
}

/// "3 min read", "reading time: 4 minutes", "5 minutes ago".
fn is_reading_time(plain: &str) -> bool {
    let short = plain.split(' ').count() <= 6;
    let digits = plain.bytes().any(|b| b.is_ascii_digit());
    let says = [
        "min read",
        "minute read",
        "minutes read",
        "mins read",
        "reading time",
        "read time",
        "min ago",
        "minutes ago",
        "hours ago",
        "days ago",
        "hour ago",
        "day ago",
    ];
    short && digits && says.iter().any(|phrase| plain.contains(phrase)) && !plain.contains(" said")
}

/// "(AP Photo/Ann Poe)", "Photo: Ann Poe", "Ann Poe / Getty Images", "Image source, Reuters".
fn is_photo_credit(plain: &str) -> bool {
    let starts = [
        "ap photo",
        "afp photo",
        "reuters photo",
        "photo by",
        "photo:",
        "photos:",
        "photo credit",
        "photograph:",
        "photographs by",
        "photograph by",
        "image source",
        "image caption",
        "image:",
        "image credit",
        "picture:",
        "file photo",
        "getty images",
        "credit:",
        "illustration:",
        "illustration by",
        "photo courtesy",
    ];
    let ends = [
        "getty images",
        "/ap",
        "/reuters",
        "/afp",
        "/epa",
        "ap photo",
        "via ap",
        "via reuters",
        "shutterstock",
    ];
    plain.split(' ').count() <= 14
        && (starts.iter().any(|start| plain.starts_with(start))
            || ends.iter().any(|end| plain.ends_with(end)))
}

/// "ENDS", "-30-", "###", "(end)".
fn is_end_mark(plain: &str, line: &str) -> bool {
    matches!(plain, "ends" | "end" | "30" | "more" | "xxx")
        && !line.contains(|c: char| c.is_lowercase())
        && (plain != "30" || line.contains('-'))
}

/// The line announces links to other reports; the titles that follow it belong to it.
pub(super) fn heads_links(reason: &str, line: &str) -> bool {
    reason == "related stories" && site_lines::whole(&plain_form(line)) == Some(reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_the_site() {
        for (line, expected) in [
            ("Share this story", "share line"),
            ("Share | Tweet | Email (3)", "share line"),
            ("Close X", "share line"),
            ("Switch to Desktop Site", "site switch"),
            ("About these ads", "advertisement"),
            ("Page: 1 | 2 | 3", "page links"),
            ("Page 2 of 5", "page links"),
            ("Next page »", "page links"),
            ("Follow Stories Like This", "subscription line"),
            ("Have the Herald's top reports delivered to your inbox.", "subscription line"),
            ("Connect with the Valley Herald Newsroom:", "subscription line"),
            (
                "To report an error in this story, click here. To send a letter to the editor, click here.",
                "policy or corrections line",
            ),
            ("© 2009 The Herald. All rights reserved.", "rights notice"),
            ("Copyright 2003 The Herald", "rights notice"),
            ("Home > World > Europe", "breadcrumb"),
            ("4 min read", "reading time"),
            ("(AP Photo/Ann Poe)", "photo credit"),
            ("Related: Talks end in Oslo", "related stories"),
            ("((oslo newsroom; +47 22 00 00 00))", "note of the newsroom"),
            ("The Valley Herald - valleyherald.example", "site name"),
            ("www.valleyherald.com", "site name"),
            ("Keywords: TALKS OSLO", "page note"),
            ("* * *", "separator"),
            ("-30-", "end mark"),
            ("Editor's note: This story has been updated.", "correction note"),
        ] {
            assert_eq!(reason(line), Some(expected), "{line}");
        }
    }

    #[test]
    fn lines_of_the_report() {
        for line in [
            "He said the two sides would share the city.",
            "Print runs fell. Subscribe or lose it, he told them.",
            "Follow the money, she said.",
            "More from both sides is needed, he said.",
            "The end",
            "Page 3 of the report names him.",
            "\"Click here,\" the message said. He did.",
            "The company changed its privacy policy on Friday.",
            "People who subscribe to the theory were not asked.",
            "Copyright law was the next topic of the talks, officials said.",
            "Not the last word",
            "He bought shop.com in 1999, she said.",
        ] {
            assert_eq!(reason(line), None, "{line}");
        }
    }
}
