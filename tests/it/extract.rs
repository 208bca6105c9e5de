//! The extract room: files become clean articles and problems.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::golden;
use dateline::extract::{RawFile, Reading, as_is, assign_ids, read, read_as_is, read_json_line, stored_line};
use dateline::model::{Article, ParagraphKind, StatedPlace, StatedRole};
use proptest::prelude::*;

fn read_text(path: &str, text: &str) -> Reading {
    read(RawFile { path, bytes: text.as_bytes() })
}

/// Everything a reading says, a line per fact; what is empty is left out.
fn show(reading: &Reading) -> String {
    let mut out = String::new();
    for article in &reading.articles {
        show_article(article, &mut out);
    }
    for problem in &reading.problems {
        let _ = writeln!(out, "problem{}: {problem}", if problem.lost { " (lost)" } else { "" });
    }
    out
}

fn show_article(article: &Article, out: &mut String) {
    let based = article.based_on.as_ref().map(|b| format!("{:?} {:?}", b.source, b.agency));
    for (name, value) in [
        ("id", Some(article.id.clone())),
        ("headline", Some(article.headline.clone()).filter(|h| !h.is_empty())),
        ("deck", article.deck.clone()),
        ("source", article.source.clone()),
        ("agency", article.agency.clone()),
        ("byline", article.byline.clone()),
        ("dateline", article.dateline.map(|span| span.of(&article.text).to_owned())),
        ("based on", based),
        ("url", article.url.clone()),
        ("language", Some(article.language.clone()).filter(|code| code != "en")),
    ] {
        if let Some(value) = value {
            let _ = writeln!(out, "{name}: {value}");
        }
    }
    for date in &article.stated {
        let role = if date.role == StatedRole::Published { "published" } else { "updated" };
        let place = match &date.place {
            StatedPlace::Metadata(key) => key.clone(),
            StatedPlace::Text(span) => format!("text {:?}", span.of(&article.text)),
            StatedPlace::Dropped(index) => format!("line {:?}", article.dropped[*index as usize].text),
        };
        let _ = writeln!(out, "{role}: {} from {place}", date.range.edtf());
    }
    for paragraph in &article.paragraphs {
        let mark = match paragraph.kind {
            ParagraphKind::Body => "| ",
            ParagraphKind::Subhead => "|# ",
            ParagraphKind::Quotation => "|> ",
        };
        let _ = writeln!(out, "{mark}{}", paragraph.span.of(&article.text));
    }
    for dropped in &article.dropped {
        let _ = writeln!(out, "- {}: {}", dropped.reason, dropped.text);
    }
}

#[test]
fn plain_text() {
    golden::check("extract/plain.txt", |input| show(&read_text("case.txt", input)));
}

#[test]
fn front_matter() {
    golden::check("extract/front_matter.txt", |input| show(&read_text("case.txt", input)));
}

#[test]
fn markdown() {
    golden::check("extract/markdown.txt", |input| show(&read_text("case.md", input)));
}

#[test]
fn json() {
    golden::check("extract/json.txt", |input| show(&read_text("case.json", input)));
}

#[test]
fn csv() {
    golden::check("extract/csv.txt", |input| show(&read_text("case.csv", input)));
}

#[test]
fn html() {
    golden::check("extract/html.txt", |input| show(&read_text("case.html", input)));
}

#[test]
fn bundles() {
    golden::check("extract/bundles.txt", |input| show(&read_text("case.txt", input)));
}

#[test]
fn problems_name_file_and_line() {
    let lines =
        "{\"id\": \"a\", \"text\": \"Talks resumed.\"}\n{broken\n{\"id\": \"b\", \"text\": \"Talks ended.\"}";
    let reading = read_text("feed.jsonl", lines);
    let ids: Vec<&str> = reading.articles.iter().map(|a| a.id.as_str()).collect();
    assert_eq!(ids, ["a", "b"]);
    let lost: Vec<_> =
        reading.problems.iter().filter(|p| p.lost).map(|p| (p.file.as_str(), p.line)).collect();
    assert_eq!(lost, [("feed.jsonl", Some(2))]);
}

#[test]
fn files_without_article() {
    for (bytes, lost) in [
        (&b""[..], false),
        (b"  \n\n ", false),
        (b"\x00\x01\x02binary\x00\x03", true),
        (b"\x89PNG\r\n", true),
        (b"%PDF-1.7", true),
        (b"{\"no\": \"body\"}", true),
        (b"{\"text\": ", true),
        (b"---\ntitle: x\n---\n", true),
    ] {
        let reading = read(RawFile { path: "x", bytes });
        assert!(reading.articles.is_empty(), "{bytes:?}");
        let found: Vec<bool> = reading.problems.iter().map(|p| p.lost).collect();
        assert_eq!(found, [lost], "{bytes:?}: {:?}", reading.problems);
    }
}

#[test]
fn encodings_give_the_same_article() {
    let text = "Talks end in café\n\nThe talks ended “soon” – after an hour of shouting in the old town hall of the city.";
    let utf16: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let utf16_be: Vec<u8> =
        [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    let with_mark = format!("\u{FEFF}{text}");
    let windows: Vec<u8> = text
        .chars()
        .map(|c| match c {
            'é' => 0xE9,
            '“' => 0x93,
            '”' => 0x94,
            '–' => 0x96,
            _ => c as u8,
        })
        .collect();
    let expected = read_text("a.txt", text).articles;
    for bytes in [with_mark.as_bytes(), &utf16, &utf16_be, &windows] {
        assert_eq!(read(RawFile { path: "a.txt", bytes }).articles, expected);
    }
}

#[test]
fn as_is_keeps_every_byte() {
    let text = "Title\r\n\r\n  OSLO (AP) -- Talks resumed.  \nShare this story\n";
    let article = as_is(text);
    assert_eq!((article.text.as_str(), article.headline.as_str()), (text, ""));
    let paragraphs: Vec<&str> = article.paragraphs.iter().map(|p| p.span.of(text)).collect();
    assert_eq!(paragraphs, ["Title", "OSLO (AP) -- Talks resumed.", "Share this story"]);
    let reading = read_as_is(RawFile { path: "a.txt", bytes: text.as_bytes() });
    assert_eq!(reading.articles[0].text, text);
    let line = r#"{"id": "7", "text": " Share this \n\n x", "headline": "T", "dct": "2003-06-07"}"#;
    let article = read_json_line("", 1, line, true).articles.remove(0);
    assert_eq!((article.text.as_str(), article.id.as_str()), (" Share this \n\n x", "7"));
    assert_eq!(article.stated[0].range.edtf(), "2003-06-07");
}

#[test]
fn stored_articles_come_back_unchanged() {
    let text =
        "Talks resume in Oslo\n\nBy Ann Poe\n\nOSLO (AP) -- Talks résumé (search) on Friday.\n\nNobody left.";
    let first = read_text("a.txt", text).articles.remove(0);
    let second = Article { id: "b".to_owned(), ..first.clone() };
    let lines = [stored_line(&first), stored_line(&second)].join("\n");
    assert_eq!(read_text("site.jsonl", &lines).articles, [first.clone(), second]);
    assert_eq!(read_text("one.json", &stored_line(&first)).articles, [first]);
}

fn named(id: &str, file: &str, text: &str) -> Article {
    Article { id: id.to_owned(), file: Some(file.to_owned()), text: text.to_owned(), ..Article::default() }
}

#[test]
fn ids_do_not_depend_on_order() {
    let all = [
        named("talks", "a.txt", "one"),
        named("talks", "b.txt", "two"),
        named("other", "c.txt", "three"),
        named("copy", "d.txt", "one"),
    ];
    let assign = |order: &[usize]| {
        let mut articles: Vec<Article> = order.iter().map(|at| all[*at].clone()).collect();
        let problems = assign_ids(&mut articles);
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].file, "d.txt");
        articles.into_iter().map(|a| (a.file.unwrap_or_default(), a.id)).collect::<BTreeMap<_, _>>()
    };
    let first = assign(&[0, 1, 2, 3]);
    for order in [[3, 2, 1, 0], [1, 3, 0, 2]] {
        assert_eq!(assign(&order), first);
    }
    assert_eq!(first.len(), 3);
    assert_eq!(first["c.txt"], "other");
    assert!(first["a.txt"].starts_with("talks-") && first["a.txt"] != first["b.txt"]);
}

/// Letters and digits of a text with how often each stands there. Words would not do: a link label that
/// runs into a word is cut from it.
fn letters(text: &str) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    for c in text.chars().filter(|c| c.is_alphanumeric()) {
        *counts.entry(c).or_default() += 1;
    }
    counts
}

/// Every letter of a plain file stands in the headline, the deck, the text or a dropped line, as often as in
/// the file; spans fit; paragraphs are in order.
fn assert_complete(text: &str) {
    let reading = read_text("case.txt", text);
    for article in &reading.articles {
        let mut kept =
            format!("{} {} {}", article.headline, article.deck.clone().unwrap_or_default(), article.text);
        for dropped in &article.dropped {
            kept.push(' ');
            kept.push_str(&dropped.text);
        }
        assert_eq!(letters(&kept), letters(text), "{text:?}");
        assert_sound(article);
    }
    assert!(!reading.articles.is_empty() || !reading.problems.is_empty());
}

fn assert_sound(article: &Article) {
    let mut end = 0;
    for paragraph in &article.paragraphs {
        let range = paragraph.span.range();
        assert!(range.start >= end && range.end > range.start, "{paragraph:?}");
        assert!(
            article.text.get(range.clone()).is_some_and(|t| t.trim() == t && !t.is_empty()),
            "{paragraph:?}"
        );
        assert!(article.text[end..range.start].chars().all(char::is_whitespace));
        end = range.end;
    }
    assert_eq!(end, article.text.len());
    if let Some(span) = article.dateline {
        assert!(!span.of(&article.text).is_empty());
    }
    for date in &article.stated {
        if let StatedPlace::Dropped(index) = date.place {
            assert!((index as usize) < article.dropped.len());
        }
    }
    assert!(!article.id.is_empty());
}

/// Lines that meet in scraped news, in every order.
fn scraped() -> impl Strategy<Value = String> {
    let line = prop::sample::select(vec![
        "Talks resume in Oslo",
        "Share this story",
        "Close X",
        "By Ann Poe, Associated Press Writer",
        "ANN POE",
        "Staff Writer",
        "(AP)",
        "June 7, 2003",
        "Friday, June 7, 2003",
        "Published: June 7, 2003 | Updated: June 8, 2003",
        "OSLO, Norway (AP) -- Talks resumed here on Friday (search), officials said.",
        "? Talks resumed here on Friday, officials said. Nobody left.",
        "Villagers carry water Tuesday along a road. The road was cut off.",
        "The two sides met (searchand agreed on little.",
        "A short line",
        "Related stories",
        "Page: 1 | 2 | 3",
        "© 2003 The Herald. All rights reserved.",
        "The minister said that the talks in the capital would resume on",
        "Monday after a break of two weeks, and that both sides had said",
        "they would come.",
        "    indented",
        "-- AP",
        "",
        "",
        "\t",
        "* * *",
        "> quoted",
        "\u{FEFF}x\u{200B}y",
        "Title: something",
    ]);
    prop::collection::vec(line, 0..25).prop_map(|lines| lines.join("\n"))
}

/// Texts that are front matter, JSON or HTML lose markup and are not counted word by word.
fn is_plain(text: &str) -> bool {
    let start = text.trim_start();
    !start.starts_with("---")
        && !start.starts_with("+++")
        && !start.starts_with(['{', '[', '<'])
        && !text.lines().any(|line| line.starts_with('#') || line.contains("]("))
        && !start.starts_with("Title:")
}

proptest! {
    #![proptest_config(golden::fixed_seed())]

    #[test]
    fn nothing_is_lost_from_scraped_text(text in scraped()) {
        prop_assume!(is_plain(&text));
        assert_complete(&text);
    }

    #[test]
    fn nothing_is_lost_from_any_text(text in "[\\PC\n]{0,120}") {
        prop_assume!(is_plain(&text));
        assert_complete(&text);
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..200), path in "[a-z]{0,3}(\\.(json|jsonl|md|txt|html|csv))?") {
        let reading = read(RawFile { path: &path, bytes: &bytes });
        reading.articles.iter().for_each(assert_sound);
        let as_is = read_as_is(RawFile { path: &path, bytes: &bytes });
        prop_assert!(as_is.articles.len() + as_is.problems.len() > 0);
    }

    #[test]
    fn any_front_matter_is_read(head in yaml_like(), toml in any::<bool>()) {
        let fence = if toml { "+++" } else { "---" };
        let text = format!("{fence}\ntitle{} x\n{head}\n{fence}\nThe talks ended on Friday.\n", if toml { " =" } else { ":" });
        let reading = read_text("a.txt", &text);
        prop_assert_eq!(reading.articles.len(), 1);
        prop_assert!(reading.articles[0].text.contains("The talks ended on Friday."));
    }

    #[test]
    fn any_markdown_is_read(text in markdown_like()) {
        read_text("a.md", &text).articles.iter().for_each(assert_sound);
    }

    #[test]
    fn any_page_is_read(text in html_like()) {
        let reading = read_text("a.html", &format!("<html>{text}"));
        reading.articles.iter().for_each(assert_sound);
        prop_assert!(reading.articles.len() + reading.problems.len() > 0);
    }

    #[test]
    fn any_csv_is_read(text in csv_like()) {
        let reading = read_text("a.csv", &format!("date,text\n{text}"));
        reading.articles.iter().for_each(assert_sound);
    }

    #[test]
    fn any_bundle_is_read(text in bundle_like()) {
        read_text("a.txt", &text).articles.iter().for_each(assert_sound);
    }

    #[test]
    fn any_json_is_read(text in json_like()) {
        read_text("a.json", &text).articles.iter().for_each(assert_sound);
        read_text("a.jsonl", &text).articles.iter().for_each(assert_sound);
    }
}

fn csv_like() -> impl Strategy<Value = String> {
    glued(vec!["\"", "\"\"", ",", ";", "\n", "\r\n", "Talks ended.", "=1+1", " ", "é", "2003-06-07"])
}

fn bundle_like() -> impl Strategy<Value = String> {
    glued(vec![
        "1 of 2 DOCUMENTS\n",
        "End of Document\n",
        "BYLINE: Ann Poe\n",
        "LENGTH: 5 words\n",
        "Talks ended.\n",
        "\n",
        "HD\n",
        "TD\n",
        "PD 7 June 2003\n",
        "Document HRLD000020030607dz6700001\n",
        "=====\n",
        "Title: Talks\n",
        "Date: 2003-06-07\n",
        "June 7, 2003 Saturday\n",
        "From a@b.c Sat\n",
    ])
}

fn html_like() -> impl Strategy<Value = String> {
    glued(vec![
        "<p>",
        "</p>",
        "<div class='x'>",
        "</div>",
        "<a href=\"x\">",
        "</a>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<",
        ">",
        "/",
        "<br>",
        "<li>",
        "<table><tr><td>",
        "</table>",
        "<title>",
        "<h1>",
        "&amp;",
        "&#",
        "\"",
        "'",
        "=",
        "é",
        "The talks about the harbor resumed on Saturday, officials said. ",
        "<time datetime=2003-06-07>",
        "<article>",
        "</article>",
        "<meta property=og:title content=x>",
        "<script type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"x\"}</script>",
    ])
}

fn glued(pieces: Vec<&'static str>) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(pieces), 0..40).prop_map(|pieces| pieces.concat())
}

fn yaml_like() -> impl Strategy<Value = String> {
    glued(vec![
        "a",
        ": ",
        ":",
        "\n",
        "\n  ",
        "\n    ",
        "- ",
        "-",
        "[",
        "]",
        "{",
        "}",
        ",",
        "\"",
        "'",
        "|",
        ">",
        "#",
        " ",
        "=",
        "\"\"\"",
        "'''",
        "&",
        "*",
        "!",
        "date: 2003-06-07",
        "é",
        "\\",
        "\\u12",
        "[t]",
        "null",
        "---x",
    ])
}

fn markdown_like() -> impl Strategy<Value = String> {
    glued(vec![
        "#",
        "# ",
        "word",
        " ",
        "\n",
        "\n\n",
        "*",
        "**",
        "_",
        "`",
        "```",
        "~~~",
        "[",
        "]",
        "(",
        ")",
        "](",
        "!",
        "![",
        "<",
        ">",
        "> ",
        "<!--",
        "-->",
        "- ",
        "---",
        "===",
        "\\",
        "&amp;",
        "&",
        "é",
        "[a]: b",
        "<b>",
        "http://x.y",
    ])
}

fn json_like() -> impl Strategy<Value = String> {
    glued(vec![
        "{",
        "}",
        "[",
        "]",
        "\"text\"",
        ":",
        ",",
        "\"",
        "\"Talks ended.\"",
        "1",
        "null",
        "\\",
        "\n",
        " ",
        "\"date\"",
        "\"id\"",
        "{\"text\": \"Talks ended.\"}",
        "é",
        "\"articles\"",
    ])
}

/// Long runs of one thing: quadratic code would not come back.
#[test]
fn hostile_files_are_linear() {
    for piece in [
        "(",
        "(search",
        "[",
        "[a](",
        "![",
        "<",
        "*",
        "_",
        "`",
        "&",
        "\r",
        "\n",
        " \n",
        "a\n",
        "| ",
        "> ",
        "- ",
        "\u{A0}",
        ". ",
        "click here. ",
        "{\"a\":",
        "[[",
        "By A B, ",
        "Share ",
        "1 | ",
        "--",
        "---\n",
        "+++\n",
        "a: [\n",
        "```\n",
        "<!--\n",
        "text,\"\n",
        "1 of 2 DOCUMENTS\n",
        "HD x\n",
        "=====\n",
        "<p>",
        "<div>",
        "<a b=",
        "<script>",
        "</",
        "<b><p>",
        "<table>",
    ] {
        let run = piece.repeat((1 << 15) / piece.len());
        for path in ["a.txt", "a.md", "a.json", "a.jsonl"] {
            let _ = read_text(path, &run);
        }
        let _ = read_text("a.md", &format!("---\na: {run}\n---\nText."));
        let _ = read_text("a.md", &format!("+++\na = {run}\n+++\nText."));
        let _ = read_text("a.html", &format!("<html>{run}"));
    }
}
