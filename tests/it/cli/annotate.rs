//! `dateline annotate`: order, streaming, formats, lost articles.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::Stdio;

use serde_json::Value;

use super::{STRIKE, command, records, run, run_with, scratch, text, words};

#[test]
fn a_folder_gives_valid_records_in_order() {
    let run = run(&["annotate", STRIKE]);
    assert_eq!(run.code, 0, "{}", run.err);
    let records = records("annotate", &run.out);
    let files: Vec<&str> = records.iter().map(|r| r["file"].as_str().unwrap()).collect();
    assert_eq!(
        files,
        [
            "feed.jsonl",
            "feed.jsonl",
            "local/strike-begins.md",
            "local/strike-ends.txt",
            "wire/long.txt",
            "wire/short.txt"
        ]
    );
    for record in &records {
        let text = record["text"].as_str().unwrap();
        for list in ["entities", "quotes", "times", "figures"] {
            for found in record[list].as_array().unwrap() {
                assert_eq!(found["text"], words(text, &found["start"], &found["end"]), "{list}");
            }
        }
    }
}

#[test]
fn what_the_file_states_is_in_the_record() {
    let run = run(&["annotate", "tests/fixtures/strike/local/strike-begins.md"]);
    let record = &records("annotate", &run.out)[0];
    assert_eq!(record["id"], "strike-begins");
    assert_eq!(record["headline"], "Dock workers walk out in Almera");
    assert_eq!(record["source"], "Almera Courier");
    assert!(!record["text"].as_str().unwrap().contains("# Dock"));
}

#[test]
fn lines_come_back_with_their_ids() {
    let input = b"{\"id\": \"x1\", \"text\": \"Ships waited on Monday.\"}\n\n{\"id\": \"x2\", \"articleBody\": \"They left on Tuesday.\"}\n";
    let run = run_with(&["annotate"], input);
    assert_eq!(run.code, 0, "{}", run.err);
    let ids: Vec<Value> = records("annotate", &run.out).iter().map(|r| r["id"].clone()).collect();
    assert_eq!(ids, ["x1", "x2"]);
}

#[test]
fn a_broken_line_costs_its_own_article_only() {
    let input = b"{\"id\": \"x1\", \"text\": \"Ships waited on Monday.\"}\n{\"id\": \"x2\", \"text\": \n{\"id\": \"x3\", \"text\": \"They left on Tuesday.\"}\n";
    let run = run_with(&["annotate", "--input", "jsonl", "-"], input);
    assert_eq!(run.code, 1);
    assert_eq!(records("annotate", &run.out).len(), 2);
    assert!(run.err.contains("broken"), "{}", run.err);
}

#[test]
fn text_as_it_is_keeps_every_character() {
    let given = "Headline here\n\n  ALMERA – Ships waited.  \r\nThey “left” 🕊 on Tuesday.\n\nShare\n";
    let line = serde_json::json!({ "id": "a", "text": given }).to_string();
    for (args, input) in [
        (&["annotate", "--as-is", "--input", "jsonl"][..], line.as_bytes()),
        (&["annotate", "--as-is"], given.as_bytes()),
    ] {
        let run = run_with(args, input);
        let record = &records("annotate", &run.out)[0];
        assert_eq!(record["text"], given);
        assert_eq!(record["dropped"], serde_json::json!([]));
    }
}

#[test]
fn an_answer_comes_before_the_next_question() {
    let mut child = command(&["annotate", "--input", "jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for id in ["one", "two", "three"] {
        writeln!(stdin, "{{\"id\": \"{id}\", \"text\": \"Ships waited on Monday.\"}}").unwrap();
        stdin.flush().unwrap();
        let answer = answers.next().unwrap().unwrap();
        assert_eq!(records("annotate", &answer)[0]["id"], id);
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn many_lines_keep_their_order() {
    let lines: String = (0..2_000)
        .map(|n| {
            format!("{{\"id\": \"n{n}\", \"text\": \"{}\"}}\n", "Ships waited on Monday. ".repeat(1 + n % 7))
        })
        .collect();
    let run = run_with(&["annotate", "--as-is"], lines.as_bytes());
    let ids = run.out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["id"].clone());
    assert!(ids.eq((0..2_000).map(|n| Value::from(format!("n{n}")))));
}

#[test]
fn corrections_and_facts_of_a_corpus_are_used() {
    let plain = run(&["annotate", "tests/fixtures/strike/wire/short.txt"]);
    let known = run(&["annotate", "tests/fixtures/strike/wire/short.txt", "--corpus", STRIKE]);
    assert_eq!((plain.code, known.code), (0, 0), "{}", known.err);
    let known = &records("annotate", &known.out)[0];
    assert_eq!((&known["id"], &known["file"]), (&"wire-short".into(), &"wire/short.txt".into()));
    assert_eq!(known["published"]["edtf"], "2000-03-15");
    let times = known["times"].as_array().unwrap();
    assert!(
        times.iter().any(|time| time["text"] == "Wednesday" && time["first"] == "2000-03-15"),
        "{times:?}"
    );
    assert_ne!(records("annotate", &plain.out)[0]["published"]["edtf"], "2000-03-15");
    let broken = scratch("broken-facts").join("facts.jsonl");
    fs::write(&broken, "no facts\n").unwrap();
    let refused = run(&["annotate", "tests/fixtures/strike/wire/short.txt", "--chronology", text(&broken)]);
    assert_eq!((refused.code, refused.out.as_str()), (3, ""), "{}", refused.err);
}

#[test]
fn tables_are_safe_for_spreadsheets() {
    let line = serde_json::json!({
        "id": "=HYPERLINK(\"x\")",
        "headline": "+1, \"quoted\"",
        "text": "Ahmed Qureia said on Monday that 400 people came.",
    });
    let run = run_with(&["annotate", "--input", "jsonl", "--format", "csv"], line.to_string().as_bytes());
    assert_eq!(run.code, 0, "{}", run.err);
    let mut lines = run.out.lines();
    let columns = lines.next().unwrap().split(',').count();
    for row in lines {
        assert!(row.starts_with("\"'=HYPERLINK(\"\"x\"\")\",,\"'+1, \"\"quoted\"\"\","), "{row}");
        assert!(row.matches(',').count() >= columns - 1);
    }
}

#[test]
fn web_annotations_find_their_words() {
    let run =
        run(&["annotate", "--format", "web-annotation", "tests/fixtures/strike/local/strike-begins.md"]);
    assert_eq!(run.code, 0, "{}", run.err);
    for annotation in records("web-annotation", &run.out) {
        let [position, quote] = [0, 1].map(|i| &annotation["target"]["selector"][i]);
        let exact = quote["exact"].as_str().unwrap();
        let length = position["end"].as_u64().unwrap() - position["start"].as_u64().unwrap();
        assert_eq!(exact.chars().count() as u64, length);
    }
}

#[test]
fn names_found_elsewhere_take_the_place_of_ours() {
    let folder = scratch("import");
    let (article, names) = (folder.join("one.txt"), folder.join("annotations.jsonl"));
    fs::write(&article, "Ships wait\n\nThe tug Zora reached Almera on Monday.").unwrap();
    for (option, value) in [("--import", &names), ("--corpus", &folder)] {
        fs::write(&names, "").unwrap();
        let read = || run(&["annotate", option, text(value), text(&article)]);
        let own = &records("annotate", &read().out)[0];
        let at = own["text"].as_str().unwrap().find("Zora").unwrap();
        let name = |start: usize| serde_json::json!({"start": start, "end": start + 4, "text": "Zora", "type": "ORG"});
        let line = serde_json::json!({"id": own["id"], "entities": [name(at), name(at + 7)]});
        fs::write(&names, line.to_string()).unwrap();
        let run = read();
        let record = &records("annotate", &run.out)[0];
        let found = record["entities"].as_array().unwrap();
        assert_eq!(found.len(), 1, "{option}: {found:?} {}", run.err);
        assert_eq!((&found[0]["text"], &found[0]["type"]), (&"Zora".into(), &"ORG".into()));
        assert!(run.err.contains("does not stand at"), "{}", run.err);
    }
}
