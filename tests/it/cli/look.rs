//! `dateline search` and `dateline check`.

use std::fs;

use super::{STRIKE, records, run, scratch, text};

#[test]
fn a_search_answers_in_both_forms() {
    let json = run(&["search", STRIKE, "strike", "--format", "json"]);
    assert_eq!(json.code, 0, "{}", json.err);
    let record = &records("search", &json.out)[0];
    assert_eq!((&record["articles"], &record["query"]), (&6.into(), &"strike".into()));
    let plain = run(&["search", STRIKE, "strike"]);
    assert_eq!(plain.code, 0);
    let hits = record["hits"].as_array().unwrap();
    assert_eq!(record["found"], hits.len());
    for hit in hits {
        assert!(plain.out.contains(hit["headline"].as_str().unwrap()));
    }
}

#[test]
fn no_match_is_an_answer() {
    let run = run(&["search", STRIKE, "-airship zeppelin"]);
    assert_eq!((run.code, run.out.as_str()), (0, ""));
    assert!(run.err.contains("No article"), "{}", run.err);
}

#[test]
fn a_site_is_searched_like_its_folder() {
    let site = scratch("search-site");
    assert_eq!(run(&["build", STRIKE, "-q", "-o", text(&site)]).code, 0);
    let [folder, site] =
        [STRIKE, text(&site)].map(|place| run(&["search", place, "harbor", "--format", "json"]).out);
    assert_eq!(folder, site);
}

#[test]
fn a_check_names_what_it_finds() {
    let folder = scratch("check");
    let body = "The ferries sailed again on Monday, their owner said, and the first of them was full by noon, with some \
                two hundred people left on the quay.";
    fs::write(folder.join("one.txt"), format!("Ferries sail\n\n{body} More at www.example.org.")).unwrap();
    fs::write(folder.join("bad.json"), "{\"text\": ").unwrap();
    let run = run(&["check", text(&folder)]);
    assert_eq!((run.code, run.err.as_str()), (1, ""));
    for part in ["bad.json", "Without a date:\n  one: Ferries sail", "one: an address: "] {
        assert!(run.out.contains(part), "{part} in {}", run.out);
    }
}

#[test]
fn copies_are_named() {
    let folder = scratch("copies");
    let article = "Ferries sail\n\nThe ferries sailed again on Monday, their owner said.";
    for name in ["one.txt", "two.txt"] {
        fs::write(folder.join(name), article).unwrap();
    }
    let run = run(&["check", text(&folder)]);
    assert!(run.out.contains("two.txt: The article is the same as the one in one.txt."), "{}", run.out);
}
