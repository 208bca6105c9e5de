//! The bundled corpus keeps its promises: front matter says what is retold, no retelling gives its day away, the
//! dispatches state day and sources, edits of one report stay edits, two desks report one event independently, and
//! the chronology is readable. Its words: `corpus_text`.

use crate::gold;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use dateline::protocol::Engine;

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

/// The identifiers of the articles in a folder of the corpus: their files are named so.
fn identifiers(folder: &str) -> BTreeSet<String> {
    let files = fs::read_dir(corpus(folder)).unwrap().map(|entry| entry.unwrap().path());
    files.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect()
}

/// A dispatch's front matter and text.
fn dispatch(identifier: &str) -> (String, String) {
    let text = fs::read_to_string(corpus("dispatches").join(format!("{identifier}.txt"))).unwrap();
    let (front, body) = text.strip_prefix("---\n").unwrap().split_once("---\n").unwrap();
    (front.to_owned(), body.to_owned())
}

#[test]
fn every_retelling_has_a_true_day_in_gold() {
    assert_eq!(identifiers("articles"), gold::published().into_keys().collect());
}

#[test]
fn every_dispatch_states_its_day_and_its_sources() {
    let dispatches = identifiers("dispatches");
    assert!(dispatches.len() >= 15);
    for identifier in dispatches {
        let (front, text) = dispatch(&identifier);
        assert!(front.contains(&format!("identifier: {identifier}\n")), "{identifier}");
        for line in [
            "\ndatePublished: 200",
            "\npublisher: Dateline s",
            "\ndescription: A dispatch",
            "\ncitation:\n  - ",
        ] {
            assert!(front.contains(line), "{identifier}: {line:?}");
        }
        let words = text.split_whitespace().count();
        assert!((100..=350).contains(&words), "{identifier}: {words} words");
    }
}

#[test]
fn three_edits_are_one_story_and_two_desks_are_two() {
    let mut engine = Engine::default();
    engine.take("articles", "articles.jsonl", &fs::read(corpus("articles.jsonl")).unwrap()).unwrap();
    let open = engine.corpus().unwrap();
    let group = |id: &str| open.layer().group_of(open.doc(id).unwrap());
    let edits = ["egypt-announces-gaza-truce", "israel-confirms-gaza-truce", "gaza-truce-to-start-thursday"];
    let groups: BTreeSet<_> = edits.map(group).into_iter().collect();
    assert!(groups.len() == 1 && !groups.contains(&None), "{groups:?}");
    let [one, other] = ["rantisi-survives-strike", "after-the-summit-a-strike"];
    assert_eq!([group(one), group(other)], [None, None]);
    let words = |id| dispatch(id).1.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let (one, other) = (words(one), words(other));
    let runs: BTreeSet<&[String]> = one.windows(6).collect();
    assert_eq!(other.windows(6).find(|run| runs.contains(run)), None, "the desks share words");
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
fn no_retelling_gives_its_day_away() {
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
