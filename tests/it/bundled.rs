//! The bundled corpus keeps its promises: front matter says what is retold, no article gives its day away, the two
//! edits of one agency report stay two edits, and the chronology is readable. Its words: `corpus_text`.

use crate::gold;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Field names a chronology line may have.
const FIELDS: [&str; 16] = [
    "id",
    "kind",
    "subject",
    "role",
    "body",
    "statement",
    "canonical",
    "forms",
    "alias_kind",
    "start",
    "end",
    "precision",
    "aliases",
    "source",
    "certainty",
    "note",
];
const KINDS: [&str; 6] = ["office", "spokesperson", "group leader", "event", "alias", "calibration"];

fn corpus(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("www/corpus").join(name)
}

#[test]
fn every_article_has_a_true_day_in_gold() {
    let files: BTreeSet<String> = fs::read_dir(corpus("articles"))
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(files, gold::published().into_keys().collect());
}

#[test]
fn front_matter_says_what_is_retold() {
    for identifier in gold::published().keys() {
        let (front, _) = gold::source(identifier);
        assert!(front.contains(&format!("identifier: {identifier}\n")), "{identifier}");
        for line in [
            "isBasedOn:\n  publisher: ",
            "\n  creditText: The Associated Press",
            "\ndescription: A retelling",
        ] {
            assert!(front.contains(line), "{identifier}: {line:?}");
        }
    }
}

#[test]
fn no_article_gives_its_day_away() {
    for (identifier, day) in gold::published() {
        let (front, text) = gold::source(&identifier);
        for piece in [&day[..4], "datePublished", "dateCreated", "dateModified"] {
            assert!(!front.contains(piece) && !text.contains(piece), "{identifier}: {piece}");
        }
        assert!(!identifier.contains(|c: char| c.is_ascii_digit()), "{identifier}");
    }
}

#[test]
fn two_edits_of_one_report_stay_two_edits() {
    let sentences = |identifier: &str| -> Vec<String> {
        let plain = |text: String| {
            text.replace('\u{2019}', "'").replace(['\u{201c}', '\u{201d}'], "\"").replace('\u{2026}', "...")
        };
        let paragraphs = gold::load(identifier).paragraphs(identifier);
        paragraphs
            .into_iter()
            .flat_map(|text| plain(text).split(". ").map(String::from).collect::<Vec<_>>())
            .collect()
    };
    let (long, short) = (sentences("hamas-leaves-talks"), sentences("militants-walk-away"));
    let same = short.iter().filter(|sentence| long.contains(sentence)).count();
    assert!(same * 5 >= short.len() * 4, "{same} of {} sentences", short.len());
    assert!(same + 2 <= short.len(), "nothing was reworded");
    assert!(long.len() > short.len(), "nothing was cut");
}

#[test]
fn chronology_lines_are_whole() {
    let text = fs::read_to_string(corpus("chronology.jsonl")).unwrap();
    let mut ids = BTreeSet::new();
    for line in text.lines() {
        let fact: serde_json::Value = serde_json::from_str(line).unwrap();
        let field = |name: &str| fact[name].as_str();
        let id = field("id").unwrap();
        assert!(ids.insert(id.to_owned()), "{id} stands twice");
        assert!(fact.as_object().unwrap().keys().all(|name| FIELDS.contains(&name.as_str())), "{id}");
        let kind = field("kind").unwrap();
        assert!(KINDS.contains(&kind), "{id}: {kind}");
        assert!(!field("source").unwrap().is_empty(), "{id}");
        assert!(fact["certainty"].as_f64().is_some_and(|value| (0.0..=1.0).contains(&value)), "{id}");
        let said = match kind {
            "event" | "calibration" => field("statement"),
            "alias" => field("canonical"),
            _ => field("subject").and(field("role")).and(field("body")),
        };
        assert!(said.is_some(), "{id} says nothing");
        if !matches!(kind, "alias" | "calibration") {
            let start = field("start").unwrap();
            assert!(field("end").is_none_or(|end| start <= end), "{id} ends before it starts");
            assert!(matches!(field("precision"), Some("day" | "month" | "year")), "{id}");
        }
    }
    assert!(ids.len() > 150);
}
