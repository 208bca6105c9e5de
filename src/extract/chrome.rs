//! Lines that belong to the site and not to the report: buttons, page links, appeals, notices.
//!
//! Each rule is about a kind of line that many sites have, with the reason that is shown for it. A rule
//! needs the whole line to fit: a sentence of the report may speak of sharing or printing.

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
    notice(&plain)
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
    if WHOLE.iter().any(|(_, lines)| lines.contains(&plain)) {
        return WHOLE.iter().find(|(_, lines)| lines.contains(&plain)).map(|(reason, _)| *reason);
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
    if is_reading_time(plain) {
        return Some("reading time");
    }
    if is_photo_credit(plain) {
        return Some("photo credit");
    }
    if is_rights_notice(plain) {
        return Some("rights notice");
    }
    STARTS.iter().find_map(|(reason, starts)| {
        let start = starts.iter().find(|start| begins(plain, start))?;
        is_open(line, plain, start).then_some(*reason)
    })
}

/// The line is no sentence of the report: it reports no speech, and a full stop ends it only where a few
/// words follow a start that sites use in sentences.
fn is_open(line: &str, plain: &str, start: &str) -> bool {
    let speech = line.contains(['"', '“'])
        || plain.split(' ').any(|w| matches!(w, "said" | "says" | "added" | "told"));
    let stopped = line.trim_end().ends_with(['.', '!']);
    start.ends_with(':')
        || (!speech && (!stopped || (plain.split(' ').count() <= 12 && !start.starts_with("more"))))
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

/// `plain` begins with `start` and a word ends there. A start that ends in `:` needs the colon.
fn begins(plain: &str, start: &str) -> bool {
    plain.strip_prefix(start).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Whole lines, in plain form.
const WHOLE: &[(&str, &[&str])] = &[
    (
        "share line",
        &[
            "share this story",
            "share this article",
            "share this page",
            "share this",
            "share article",
            "share this with",
            "share full article",
            "share on facebook",
            "share on twitter",
            "share on x",
            "share via email",
            "email this story",
            "email this article",
            "e-mail this article",
            "email a friend",
            "send to a friend",
            "print this story",
            "print this article",
            "print this page",
            "printer friendly version",
            "printer-friendly version",
            "print version",
            "format for printing",
            "copy link",
            "copy this link",
            "text size",
            "font size",
            "leave a comment",
            "post a comment",
            "view comments",
            "show comments",
            "read comments",
            "join the conversation",
            "add a comment",
            "save article",
            "save this story",
            "save for later",
            "bookmark this",
            "close x",
            "close this",
            "back to top",
            "skip to content",
            "skip to main content",
            "listen to this article",
            "x close",
            "listen to article",
            "gift this article",
            "comments are closed",
            "no comments",
            "link copied",
        ],
    ),
    (
        "site switch",
        &[
            "switch to desktop site",
            "switch to mobile site",
            "view desktop version",
            "view mobile version",
            "desktop version",
            "mobile version",
            "view full site",
            "full site",
            "desktop site",
        ],
    ),
    (
        "advertisement",
        &[
            "advertisement",
            "advertisements",
            "advertising",
            "ad",
            "ads",
            "about these ads",
            "about this ad",
            "sponsored",
            "sponsored content",
            "promoted content",
            "paid content",
            "story continues below",
            "story continues below advertisement",
            "skip advertisement",
            "article continues below",
            "article continues after advertisement",
            "continue reading below",
            "article continues below this ad",
            "continue reading the main story",
            "continue reading",
            "continue reading this story",
            "scroll to continue",
            "advertisement - scroll to continue",
            "story continued below",
            "remove ads",
            "report this ad",
            "why this ad",
            "ad choices",
            "adchoices",
        ],
    ),
    (
        "related stories",
        &[
            "related",
            "related stories",
            "related story",
            "related articles",
            "related coverage",
            "related content",
            "related links",
            "related news",
            "related topics",
            "related video",
            "related videos",
            "more on this story",
            "more on this topic",
            "more from this section",
            "more stories",
            "more news",
            "most read",
            "most popular",
            "most viewed",
            "most emailed",
            "top stories",
            "latest news",
            "latest stories",
            "trending",
            "trending now",
            "trending stories",
            "recommended",
            "recommended for you",
            "recommended stories",
            "you may also like",
            "you might also like",
            "you might also be interested in",
            "don't miss",
            "editor's picks",
            "editors' picks",
            "in this story",
            "up next",
            "what to read next",
            "popular stories",
            "in case you missed it",
            "from around the web",
            "see also",
            "read also",
            "also read",
        ],
    ),
    (
        "subscription line",
        &[
            "subscribe",
            "subscribe now",
            "subscribe today",
            "sign in",
            "sign up",
            "log in",
            "login",
            "register",
            "register now",
            "donate",
            "donate now",
            "follow us",
            "newsletter",
            "newsletters",
            "get the newsletter",
            "follow stories like this",
            "start your free trial",
            "already a subscriber",
            "become a member",
            "support us",
            "free newsletter",
            "email newsletter",
            "rss",
            "get alerts",
        ],
    ),
    (
        "site link",
        &[
            "home",
            "menu",
            "search",
            "contact us",
            "about us",
            "privacy policy",
            "terms of use",
            "terms of service",
            "terms and conditions",
            "cookie policy",
            "cookie settings",
            "help",
            "faq",
            "site map",
            "sitemap",
            "archives",
            "accept cookies",
            "accept all cookies",
            "view gallery",
            "view all",
            "show more",
            "load more",
            "see all",
            "more",
            "show caption",
            "hide caption",
            "toggle caption",
            "enlarge this image",
            "enlarge image",
            "click to enlarge",
            "view image",
            "full screen",
            "play video",
            "watch video",
            "listen now",
            "view slideshow",
        ],
    ),
];

/// First words of short lines, in plain form. The line has no full stop at its end or few words.
const STARTS: &[(&str, &[&str])] = &[
    (
        "related stories",
        &[
            "related:",
            "related story:",
            "related stories:",
            "related article:",
            "related coverage:",
            "read more:",
            "read also:",
            "also read:",
            "read next:",
            "see also:",
            "see more:",
            "more:",
            "more on this:",
            "more from",
            "watch:",
            "recommended:",
            "you may also like:",
            "don't miss:",
            "in pictures:",
            "full coverage:",
            "click here for more",
            "click here to read",
            "read the full",
            "read more about",
            "read more on",
            "read more at",
            "more stories by",
            "top stories:",
            "must read:",
        ],
    ),
    (
        "subscription line",
        &[
            "subscribe to",
            "subscribe for",
            "sign up for",
            "sign up to",
            "sign up here",
            "get the latest",
            "get our",
            "follow us on",
            "follow us at",
            "find us on",
            "like us on",
            "join us on",
            "download our",
            "download the",
            "already have an account",
            "to continue reading",
            "support our journalism",
            "connect with the",
            "connect with us",
            "log in to",
            "create a free account",
            "get unlimited",
            "click here to subscribe",
            "click here to sign",
            "join our",
            "stay up to date",
            "stay informed",
            "already a subscriber",
            "want more",
            "enter your email",
        ],
    ),
    ("share line", &["share this story on", "share this article on", "email this story to", "share on"]),
    (
        "page note",
        &["this page was last", "page last updated", "last modified on this page", "photo gallery:"],
    ),
    (
        "correction note",
        &["correction:", "corrections:", "clarification:", "editor's note:", "editors' note:"],
    ),
    ("rights notice", &["©", "copyright ©", "all rights reserved"]),
    ("advertisement", &["advertisement ", "sponsored by", "paid for by", "brought to you by"]),
];

/// Parts of sentences that only a site says about itself; each sentence of the line must hold one.
const NOTICES: &[(&str, &[&str])] = &[
    (
        "policy or corrections line",
        &[
            "for corrections to this",
            "to submit a letter",
            "letter to the editor, click",
            "letters to the editor:",
            "to report an error",
            "report a typo",
            "report a correction",
            "to learn about the",
            "'s ai policy",
            "send letters to",
            "email corrections to",
            "to request a correction",
            "privacy policy",
            "terms of service",
            "terms of use",
            "cookie policy",
            "we use cookies",
            "uses cookies",
            "click here.",
            "comments policy",
            "community guidelines",
            "commenting guidelines",
            "our standards:",
        ],
    ),
    (
        "rights notice",
        &[
            "all rights reserved",
            "may not be published, broadcast, rewritten",
            "may not be reproduced",
            "reprinted with permission",
            "republished with permission",
            "copyright ©",
            "copyright (c)",
        ],
    ),
    (
        "subscription line",
        &[
            "delivered to your inbox",
            "straight to your inbox",
            "in your inbox",
            "sign up for our",
            "sign up for the",
            "subscribe to our",
            "subscribe to the",
            "follow us on",
            "to our newsletter",
            "our free newsletter",
            "support independent journalism",
            "become a subscriber",
            "download our app",
            "stories you care about",
            "unsubscribe at any time",
            "by signing up",
            "join our whatsapp",
            "follow him on twitter",
            "follow her on twitter",
            "follow them on twitter",
            "follow on twitter",
        ],
    ),
];

/// Every sentence of the line is a notice of the site.
fn notice(plain: &str) -> Option<&'static str> {
    let mut found = None;
    for sentence in plain.split_inclusive(". ") {
        let sentence = sentence.trim();
        let of = |(_, parts): &&(&'static str, &[&str])| parts.iter().any(|part| sentence.contains(part));
        // The last sentence has lost its full stop in the plain form.
        let last_click = sentence.ends_with("click here");
        let reason = NOTICES.iter().find(of).map(|(reason, _)| *reason);
        let reason = reason.or(last_click.then_some("policy or corrections line"))?;
        found = found.or(Some(reason));
    }
    found
}

/// Words of buttons. A line made of them alone is a row of buttons.
const CONTROLS: &[&str] = &[
    "share",
    "tweet",
    "email",
    "e-mail",
    "mail",
    "print",
    "save",
    "facebook",
    "twitter",
    "x",
    "whatsapp",
    "linkedin",
    "reddit",
    "pinterest",
    "instagram",
    "telegram",
    "flipboard",
    "messenger",
    "tumblr",
    "copy",
    "link",
    "url",
    "comments",
    "comment",
    "close",
    "menu",
    "pocket",
    "bluesky",
    "threads",
    "gift",
    "bookmark",
    "listen",
    "youtube",
    "tiktok",
    "rss",
    "on",
    "via",
    "to",
    "this",
    "by",
    "more",
    "text",
    "sms",
    "icon",
    "button",
    "app",
    "digg",
    "delicious",
    "del.icio.us",
    "stumbleupon",
    "google+",
    "buzz",
    "like",
    "pin",
    "post",
    "a",
    "aa",
    "+",
    "-",
    "&",
    "and",
    "or",
    "follow",
    "republish",
    "discuss",
    "article",
    "story",
];

/// Words among them that make sure the line is one of buttons.
const SURE_CONTROLS: &[&str] = &[
    "share",
    "tweet",
    "email",
    "e-mail",
    "print",
    "save",
    "facebook",
    "twitter",
    "whatsapp",
    "linkedin",
    "reddit",
    "pinterest",
    "instagram",
    "telegram",
    "close",
    "comments",
    "bookmark",
    "republish",
    "listen",
];

fn is_controls(plain: &str) -> bool {
    let words = || {
        plain.split(|c: char| c.is_whitespace() || matches!(c, '|' | '/' | '•' | '·' | ',' | ':' | '(' | ')'))
    };
    let words = || words().filter(|word| !word.is_empty());
    let sure = words().any(|word| SURE_CONTROLS.contains(&word));
    let number = |word: &str| word.bytes().all(|b| b.is_ascii_digit()) && word.len() <= 5;
    sure && words().count() <= 16 && words().all(|word| CONTROLS.contains(&word) || number(word))
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
    reason == "related stories"
        && WHOLE.iter().any(|(r, lines)| *r == reason && lines.contains(&plain_form(line).as_str()))
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
            ("Get the Herald stories you care about delivered to your inbox.", "subscription line"),
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
            "Copyright law was the next topic of the talks, officials said.",
            "Not the last word",
        ] {
            assert_eq!(reason(line), None, "{line}");
        }
    }
}
