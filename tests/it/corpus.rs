use std::fmt::Write as _;

use dateline::corpus::{Corrections, Layer, LinkReason, Settings};
use dateline::model::{Analysed, Article, DateEstimate, Day, DayRange, Paragraph, ParagraphKind, Span};
use dateline::pipeline;

use crate::golden;

/// An article of lines, each a paragraph, analysed alone.
fn article(id: &str, text: &str) -> Analysed {
    let mut at = 0;
    let paragraphs = text.split('\n').map(|line| {
        let span = Span::new(at, at + line.len());
        at += line.len() + 1;
        Paragraph { span, kind: ParagraphKind::Body }
    });
    let article = Article {
        id: id.to_owned(),
        paragraphs: paragraphs.collect(),
        text: text.to_owned(),
        language: "en".to_owned(),
        ..Article::default()
    };
    pipeline::analyse(article, &pipeline::Settings::default())
}

/// Articles begin with a line `~ id` or `~ id 2003-06-07` for one that states its day; a last part that
/// begins with `{` holds corrections.
pub(crate) fn corpus(input: &str) -> (Vec<Analysed>, Settings) {
    let (mut articles, mut settings) = (Vec::new(), Settings::default());
    for part in input.strip_prefix("~ ").unwrap_or(input).split("\n~ ") {
        let (head, text) = part.split_once('\n').unwrap();
        if head == "corrections" {
            let (corrections, problems) = Corrections::parse(text, "corrections.json");
            assert_eq!(problems, []);
            settings.corrections = corrections;
            continue;
        }
        let (id, stated) = head.split_once(' ').unwrap_or((head, ""));
        let mut analysed = article(id, text);
        if let Some(day) = Day::parse_iso(stated) {
            let range = DayRange::exact(day);
            analysed.date = DateEstimate { range, best: Some(day), stated: true, evidence: Vec::new() };
        }
        articles.push(analysed);
    }
    (articles, settings)
}

fn show(input: &str) -> String {
    let (articles, settings) = corpus(input);
    let layer = Layer::derive(&articles, &settings);
    let id = |doc: u32| articles[doc as usize].article.id.as_str();
    let mut out = String::new();
    for entity in layer.entities() {
        let docs: Vec<String> = entity.docs.iter().map(|(doc, n)| format!("{} {n}", id(*doc))).collect();
        let _ = write!(out, "{} = {:?} {}", entity.key, entity.kind, entity.name);
        if !entity.aliases.is_empty() {
            let _ = write!(out, " ({})", entity.aliases.join(", "));
        }
        let _ = writeln!(out, ": {}", docs.join(", "));
    }
    for (doc, article) in (0..).zip(&articles) {
        for (local, entity) in (0..).zip(&article.annotations.entities) {
            let link = layer.link(doc, local).unwrap();
            if !matches!(link.reason, LinkReason::Alone | LinkReason::SameName) {
                let key = link.entity.map_or("nobody", |e| &layer.entities()[e as usize].key);
                let _ = write!(out, "{}: {} -> {key}, {:?}", article.article.id, entity.name, link.reason);
                if let Some((other, other_local)) = link.with {
                    let name = &articles[other as usize].annotations.entities[other_local as usize].name;
                    let _ = write!(out, " with {name} in {}", id(other));
                }
                out.push('\n');
            }
        }
    }
    for copy in layer.groups().iter().flat_map(|group| &group.copies) {
        let shares = (copy.of_part / 10, copy.of_whole / 10);
        let _ = writeln!(out, "copy: {} {} % in {} {} %", id(copy.part), shares.0, id(copy.whole), shares.1);
    }
    for (doc, _) in (0..).zip(&articles) {
        let date = layer.date(doc);
        for evidence in date.evidence.iter().filter(|e| matches!(e.rule.as_str(), "copy" | "correction")) {
            let why =
                evidence.set_aside.as_ref().map(|why| format!(", set aside: {why}")).unwrap_or_default();
            let _ = writeln!(
                out,
                "date: {} {} by {} {}{why}",
                id(doc),
                date.range.edtf(),
                evidence.rule,
                evidence.text
            );
        }
    }
    for problem in layer.problems() {
        let _ = writeln!(out, "problem: {problem}");
    }
    out
}

/// Threads with the pairs they rest on and why.
fn show_threads(input: &str) -> String {
    let (articles, settings) = corpus(input);
    let layer = Layer::derive(&articles, &settings);
    let id = |doc: u32| articles[doc as usize].article.id.as_str();
    let mut out = String::new();
    for thread in layer.threads() {
        let docs: Vec<&str> = thread.docs.iter().map(|&doc| id(doc)).collect();
        let _ = writeln!(out, "thread: {}", docs.join(", "));
        for link in &thread.links {
            let entities: Vec<&str> =
                link.entities.iter().map(|&e| layer.entities()[e as usize].name.as_str()).collect();
            let (words, entities) = (link.words.join(", "), entities.join(", "));
            let _ = writeln!(
                out,
                "  {} - {} {}: {words}; {entities}",
                id(link.docs.0),
                id(link.docs.1),
                link.score
            );
        }
    }
    for (doc, _) in (0..).zip(&articles) {
        let like: Vec<String> =
            layer.similar(doc).iter().map(|(other, n)| format!("{} {n}", id(*other))).collect();
        let _ = writeln!(out, "like {}: {}", id(doc), like.join(", "));
    }
    out
}

#[test]
fn threads() {
    golden::check("corpus/threads.txt", show_threads);
}

#[test]
fn linking() {
    golden::check("corpus/entities.txt", show);
}

#[test]
fn versions_and_dates() {
    golden::check("corpus/versions.txt", show);
}

#[test]
fn corrected() {
    golden::check("corpus/corrections.txt", show);
}

/// The order of the articles changes numbers, never keys, links or groups.
#[test]
fn order_does_not_matter() {
    let input = std::fs::read_to_string("tests/golden/corpus/entities.txt").unwrap();
    let lines = |input: &str, reverse: bool| {
        let (mut articles, settings) = corpus(input);
        if reverse {
            articles.reverse();
        }
        let layer = Layer::derive(&articles, &settings);
        let mut keys: Vec<String> =
            layer.entities().iter().map(|e| format!("{} {}", e.key, e.docs.len())).collect();
        keys.sort();
        keys
    };
    for case in input.split("\n== ") {
        let case = case.split_once('\n').unwrap().1.split("\n--").next().unwrap();
        assert_eq!(lines(case, false), lines(case, true));
    }
}

#[test]
fn broken_corrections_are_problems() {
    for (json, problems) in [
        ("{}", 0),
        ("[]", 1),
        ("{", 1),
        (r#"{"merge": 3}"#, 1),
        (r#"{"marge": []}"#, 1),
        (r#"{"merge": [{"into": "a"}, {"into": "a", "from": ["b"]}]}"#, 1),
        (r#"{"retype": [{"entity": "a", "type": "CITY"}]}"#, 1),
        (r#"{"date": [{"article": "a", "date": "soon"}]}"#, 1),
        (r#"{"reject": [{"entity": "a", "article": 5}]}"#, 1),
    ] {
        assert_eq!(Corrections::parse(json, "").1.len(), problems, "{json}");
    }
}
