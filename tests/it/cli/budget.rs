//! What the page and the bundled corpus weigh, as a committed snapshot: a change of size is a change to look at.

use std::fs;

use super::{root, run, scratch, text};

#[test]
fn sizes_are_those_of_the_snapshot() {
    let site = scratch("budget");
    let run = run(&["build", "-o", text(&site)]);
    assert_eq!(run.code, 0, "{}", run.err);
    let (first, table) = run.out.split_once("\n\n").unwrap();
    assert!(first.starts_with("21 articles in "), "{first}");
    let path = root().join("tests/golden/budget.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, table).unwrap();
    }
    let known = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        known == table,
        "sizes have changed: look at them, then run UPDATE_GOLDEN=1 cargo test --test it budget\nbefore:\n{known}\nnow:\n{table}"
    );
}
