//! The words of this repository are our own: no eight words in a row are shared with the news reports that the
//! bundled corpus retells, names and titles aside.
//!
//! The reports are not in the repository; `tests/gold/wire_runs.txt` holds hashes of all their eight-word runs,
//! made by `scripts/hash-runs`, which explains the two readings and the hash. Every text file is read, tests and
//! documents too. A run is excused as names and titles where at least five of its eight words begin with a capital
//! letter or a digit in our text ("Foreign Minister Arvo Tammik and Police Chief Joan Pell").

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Words in a run.
const RUN: usize = 8;
/// A run with this many capitalized words is made of names and titles.
const NAMES: usize = 5;
/// Folders that hold nothing of ours, or nothing readable.
const SKIP: [&str; 3] = [".git", "node_modules", "target"];

/// How the words of a text are told apart; `scripts/hash-runs` reads in the same two ways.
#[derive(Clone, Copy)]
enum Reading {
    /// `[a-z0-9']+`: a typographic apostrophe ends a word.
    Plain,
    /// Typographic apostrophes count as `'`, and `'` is cut off at both ends.
    Folded,
}

/// The words of `text`, as written.
fn words(text: &str, reading: Reading) -> Vec<&str> {
    let apostrophe = |c: char| c == '\'' || (c == '\u{2019}' && matches!(reading, Reading::Folded));
    text.split(|c: char| !c.is_ascii_alphanumeric() && !apostrophe(c))
        .map(|word| match reading {
            Reading::Plain => word,
            Reading::Folded => word.trim_matches(apostrophe),
        })
        .filter(|word| !word.is_empty())
        .collect()
}

/// 64-bit FNV-1a over the lower-cased words, joined by single spaces.
fn hash(run: &[&str]) -> u64 {
    let joined = run.join(" ").replace('\u{2019}', "'").to_ascii_lowercase();
    joined
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325, |value, byte| (value ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

fn names_and_titles(run: &[&str]) -> bool {
    let capital = |word: &&&str| word.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit());
    run.iter().filter(capital).count() >= NAMES
}

/// The runs of `text` that stand among `known`, names and titles aside.
fn shared_runs(text: &str, known: &BTreeSet<u64>) -> Vec<String> {
    let mut found = Vec::new();
    for reading in [Reading::Plain, Reading::Folded] {
        for run in words(text, reading).windows(RUN) {
            if !names_and_titles(run) && known.contains(&hash(run)) {
                found.push(run.join(" "));
            }
        }
    }
    found
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn gold_lines() -> String {
    fs::read_to_string(root().join("tests/gold/wire_runs.txt")).unwrap()
}

fn known_runs() -> BTreeSet<u64> {
    gold_lines()
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| u64::from_str_radix(line, 16).unwrap())
        .collect()
}

/// Every file below `dir`, in no particular order.
fn files(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_symlink() || SKIP.contains(&name.as_str()) {
            continue;
        } else if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

#[test]
fn no_file_shares_eight_words_with_an_original() {
    let known = known_runs();
    assert!(known.len() > 2000, "wire_runs.txt is cut short");
    let mut paths = Vec::new();
    files(root(), &mut paths);
    paths.sort();
    let mut articles = 0;
    let mut shared = Vec::new();
    for path in paths {
        // What is no UTF-8 is no text of ours: images, fonts, wasm.
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
        articles += usize::from(name.starts_with("www/corpus/") && name.ends_with(".txt"));
        shared.extend(shared_runs(&text, &known).into_iter().map(|run| format!("{name}: {run}")));
    }
    assert!(articles >= 21, "the bundled articles were not read");
    assert!(shared.is_empty(), "words of an original:\n{}", shared.join("\n"));
}

#[test]
fn reads_and_hashes_like_the_script() {
    let lines = gold_lines();
    let check = lines.lines().find_map(|line| line.strip_prefix("# check ")).unwrap();
    let (hashes, sample) = check.split_at(4 * 17);
    let ours: BTreeSet<String> = [Reading::Plain, Reading::Folded]
        .into_iter()
        .flat_map(|reading| words(sample, reading).windows(RUN).map(hash).collect::<Vec<_>>())
        .map(|value| format!("{value:016x}"))
        .collect();
    assert_eq!(hashes.split_whitespace().map(String::from).collect::<BTreeSet<_>>(), ours);
}

#[test]
fn finds_a_run_whatever_its_marks_and_excuses_names() {
    let known = |text: &str| words(text, Reading::Folded).windows(RUN).map(hash).collect();
    let sentence = "The mayor's office didn't say when the bridge would open again";
    assert_eq!(
        shared_runs(
            "A WORD, THE MAYOR\u{2019}S office \u{2018}didn\u{2019}t say\u{2019}; when the bridge",
            &known(sentence)
        )
        .len(),
        1
    );
    assert!(
        shared_runs("the mayor's office didn't say when the road would open", &known(sentence)).is_empty()
    );
    let names = "President Jane Doe and Deputy Mayor John Roe";
    assert!(shared_runs(names, &known(names)).is_empty());
}
