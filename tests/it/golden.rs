//! Golden cases: text files under `tests/golden/<room>/`, one or many cases each.
//!
//! A case is a title line `== title`, the input, a line `--`, and the expected output. `UPDATE_GOLDEN=1`
//! rewrites the expected part; review the difference before committing it.

use proptest::test_runner::{Config, RngSeed};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Runs every case of a file under `tests/golden/` and compares. `show` turns an input into what the
/// expected part must say.
pub(crate) fn check(file: &str, show: impl Fn(&str) -> String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(file);
    let old = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let mut new = String::new();
    let mut wrong = Vec::new();
    for case in cases(&old) {
        let output = show(case.input);
        if output.trim_end() != case.expected.trim_end() {
            wrong.push(format!("== {}\nexpected:\n{}\ngot:\n{output}", case.title, case.expected));
        }
        let _ = writeln!(new, "== {}\n{}\n--\n{}\n", case.title, case.input, output.trim_end());
    }
    assert!(!new.is_empty(), "{file} holds no case");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        rewrite(path, &new);
    } else {
        assert!(wrong.is_empty(), "{file}: {} cases differ\n{}", wrong.len(), wrong.join("\n"));
    }
}

fn rewrite(path: PathBuf, text: &str) {
    fs::write(&path, text.trim_end().to_owned() + "\n").unwrap_or_else(|e| panic!("{}: {e}", path.display()));
}

struct Case<'a> {
    title: &'a str,
    input: &'a str,
    expected: &'a str,
}

fn cases(text: &str) -> impl Iterator<Item = Case<'_>> {
    let body = text.strip_prefix("== ").unwrap_or("");
    body.split("\n== ").filter(|part| !part.is_empty()).map(|part| {
        let (title, rest) = part.split_once('\n').expect("a case has a title line");
        let (input, expected) = rest.split_once("\n--\n").unwrap_or((rest.trim_end(), ""));
        Case { title, input, expected: expected.trim_matches('\n') }
    })
}

/// Property tests run the same cases everywhere; the fuzz targets look further.
pub(crate) fn fixed_seed() -> Config {
    Config { rng_seed: RngSeed::Fixed(20_030_607), failure_persistence: None, ..Config::default() }
}
