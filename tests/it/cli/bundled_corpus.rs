//! The committed corpus is what `build` makes of the articles beside it.

use std::fs;

use super::{root, run, scratch, text};

#[test]
fn the_bundled_corpus_is_current() {
    let site = scratch("bundled");
    let built = run(&["build", "www/corpus", "-q", "-o", text(&site)]);
    assert_eq!(built.code, 0, "{}", built.err);
    for name in ["manifest.json", "articles.jsonl", "payload.js"] {
        let made = fs::read(site.join("corpus").join(name)).unwrap();
        let committed = fs::read(root().join("www/corpus").join(name)).unwrap();
        assert!(made == committed, "www/corpus/{name} is stale: run scripts/export-corpus and commit it");
    }
}

#[test]
fn without_a_folder_the_bundled_corpus_is_built() {
    let [own, bundled] = ["bundled-own", "bundled-inside"].map(scratch);
    assert_eq!(run(&["build", "www/corpus", "-q", "-o", text(&own)]).code, 0);
    assert_eq!(run(&["build", "-q", "-o", text(&bundled)]).code, 0);
    assert!(super::tree(&own) == super::tree(&bundled));
}
