//! `dateline compare`: inputs and forms.

use std::fs;

use serde_json::{Value, json};

use super::{STRIKE, records, run, scratch, text, words};

const LONG: &str = "tests/fixtures/strike/wire/long.txt";
const SHORT: &str = "tests/fixtures/strike/wire/short.txt";

#[test]
fn two_files_give_a_valid_record() {
    let run = run(&["compare", LONG, SHORT, "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let record = &records("compare", &run.out)[0];
    assert_eq!(record["relation"], json!(["same wire story"]));
    let labels: Vec<&Value> =
        record["alignment"].as_array().unwrap().iter().map(|row| &row["label"]).collect();
    assert!(
        labels.contains(&&json!(["same"]))
            && labels.contains(&&json!(["edited"]))
            && labels.contains(&&json!(["only"]))
    );
    for row in record["alignment"].as_array().unwrap() {
        for (article, changes) in row["changes"].as_array().into_iter().flatten().enumerate() {
            let text = record["articles"][article]["text"].as_str().unwrap();
            for change in changes.as_array().unwrap() {
                assert!(!words(text, &change["start"], &change["end"]).trim().is_empty());
            }
        }
    }
}

#[test]
fn ids_and_files_may_be_mixed() {
    let run = run(&["compare", "strike-begins", LONG, "ferry", "--corpus", STRIKE, "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let record = &records("compare", &run.out)[0];
    let ids: Vec<&Value> = record["articles"].as_array().unwrap().iter().map(|a| &a["id"]).collect();
    assert_eq!((ids.len(), ids[0], ids[2]), (3, &json!("strike-begins"), &json!("ferry")));
    assert_eq!(record["similarity"].as_array().unwrap().len(), 2);
}

#[test]
fn given_sentences_are_what_is_compared() {
    let folder = scratch("compare-json");
    let given = json!({ "articles": [
        { "id": 1, "text": "“Öl” steigt. Tee fällt.", "sentences": [[0, 12], [13, 23]] },
        { "id": "b", "text": "“Öl” steigt.", "sentences": [[0, 12]] },
    ] });
    let file = folder.join("given.json");
    fs::write(&file, given.to_string()).unwrap();
    let good = run(&["compare", text(&file), "--format", "json"]);
    assert_eq!(good.code, 0, "{}", good.err);
    let record = &records("compare", &good.out)[0];
    assert_eq!(record["sentences"], json!([[[0, 12], [13, 23]], [[0, 12]]]));
    assert_eq!(record["alignment"][0]["label"], json!(["same"]));
    for broken in [[[0, 99]], [[5, 2]]] {
        let given = json!({ "articles": [
            { "id": "a", "text": "Tea falls.", "sentences": broken },
            { "id": "b", "text": "Tea falls." },
        ] });
        fs::write(&file, given.to_string()).unwrap();
        let run = run(&["compare", text(&file)]);
        assert_eq!((run.code, run.out.as_str()), (3, ""), "{}", run.err);
        assert!(run.err.contains("“a”"), "{}", run.err);
    }
}

#[test]
fn text_for_a_pipe_has_no_colors_and_all_sentences() {
    let run = run(&["compare", LONG, SHORT]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(!run.out.contains('\u{1b}'));
    for part in [
        "A  ",
        "B  ",
        "A and B: same wire story.",
        "stands in",
        "[-late-]",
        "Grocers in the city",
        "only here",
    ] {
        assert!(run.out.contains(part), "{part} in {}", run.out);
    }
}

#[test]
fn a_page_escapes_what_it_shows() {
    let folder = scratch("compare-html");
    let file = folder.join("given.json");
    let given = json!({ "articles": [
        { "id": "<script>alert(1)</script>", "text": "Tea & <b>milk</b> fall. More follows.", "headline": "\"Tea\" <i>" },
        { "id": "b", "text": "Tea & <b>milk</b> rise. More follows." },
    ] });
    fs::write(&file, given.to_string()).unwrap();
    let run = run(&["compare", text(&file), "--format", "html"]);
    assert_eq!(run.code, 0, "{}", run.err);
    for forbidden in ["<script", "<b>", "<i>", "http:", "https:", "src="] {
        assert!(!run.out.contains(forbidden), "{forbidden} in {}", run.out);
    }
    assert!(run.out.contains("Content-Security-Policy") && run.out.contains("&lt;b&gt;milk"));
}

#[test]
fn facts_leave_as_a_table() {
    let table = run(&["compare", LONG, SHORT, "--format", "csv"]);
    assert_eq!(table.code, 0, "{}", table.err);
    let mut lines = table.out.lines();
    assert_eq!(lines.next(), Some("kind,fact,found,article,id,sentence,start,end,words"));
    let rows: Vec<&str> = lines.collect();
    assert!(rows.iter().any(|row| row.starts_with("name,") && row.contains(",all,A,")));
    assert!(
        rows.iter().all(|row| !row.split(',').any(|cell| cell.starts_with(['=', '+', '@']))),
        "{}",
        table.out
    );
}

#[test]
fn type_counts_only_when_asked() {
    let folder = scratch("compare-type");
    let given = json!({ "articles": [
        { "id": "a", "text": "“We wait” – he said.", "sentences": [[0, 20]] },
        { "id": "b", "text": "\"We wait\" - he said.", "sentences": [[0, 20]] },
    ] });
    let file = folder.join("given.json");
    fs::write(&file, given.to_string()).unwrap();
    for (typography, label) in [(false, "same"), (true, "edited")] {
        let mut words = vec!["compare", text(&file), "--format", "json"];
        words.extend(typography.then_some("--typography"));
        let found = run(&words);
        assert_eq!(
            records("compare", &found.out)[0]["alignment"][0]["label"],
            json!([label]),
            "{}",
            found.err
        );
    }
}
