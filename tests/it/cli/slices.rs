//! Large corpora: published in slices, of which a question reads only those it needs.

use std::fs;

use serde_json::Value;

use super::{records, run, scratch, text, tree};

/// More than a page reads whole.
const ARTICLES: usize = 4_001;

#[test]
fn a_large_site_is_in_slices_and_is_searched_in_them() {
    let folder = scratch("large");
    let places = ["harbor", "market", "station"];
    let line = |n: usize| {
        let place = places[n % places.len()];
        format!(
            "{{\"id\":\"a{n}\",\"headline\":\"Report {n}\",\"articleBody\":\"The {place} opened. Ship {n} left.\"}}\n"
        )
    };
    fs::write(folder.join("articles.jsonl"), (0..ARTICLES).map(line).collect::<String>()).unwrap();
    let site = folder.join("site");
    let built = run(&["build", text(&folder), "-q", "-o", text(&site)]);
    assert_eq!(built.code, 0, "{}", built.err);
    let manifest = fs::read_to_string(site.join("corpus/manifest.json")).unwrap();
    records("manifest", &serde_json::from_str::<Value>(&manifest).unwrap().to_string());
    let manifest: Value = serde_json::from_str(&manifest).unwrap();
    let kinds: Vec<&str> =
        manifest["files"].as_array().unwrap().iter().filter_map(|file| file["kind"].as_str()).collect();
    assert_eq!(kinds, ["slice", "layer"]);
    let files = tree(&site);
    let slices = files.keys().filter(|name| name.ends_with(".dlz")).count();
    assert!(slices > ARTICLES / 4, "{slices}");
    assert!(!files.contains_key("corpus/articles.jsonl"));

    let search = |query: &str| -> Value {
        let found = run(&["search", text(&site), query, "--format", "json"]);
        serde_json::from_str(&found.out).unwrap_or_else(|_| panic!("{query}: {}", found.err))
    };
    let one = search("\"ship 77\"");
    assert_eq!((one["found"].as_u64(), one["articles"].as_u64()), (Some(1), Some(ARTICLES as u64)));
    assert_eq!(one["hits"][0]["id"], "a77");
    assert_eq!(one["hits"][0]["snippets"][0]["text"], "Ship 77 left.");
    let near = search("harbr -market 9");
    assert_eq!(near["hits"][0]["id"], "a9");
    assert!(near["notes"][0].as_str().unwrap().contains("harbor"), "{}", near["notes"]);
    assert_eq!(search("nothing")["found"], 0);
}
