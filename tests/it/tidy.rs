//! House rules as ordinary tests: who may import whom, sizes, no panics on strangers' bytes, nothing that
//! reaches out at run time, no machine's paths in the tree.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The rooms from left to right. A room may import only from rooms on its left.
const ROOMS: &[&str] = &[
    "sort", "model", "error", "extract", "text", "annotate", "date", "pipeline", "site", "segment", "corpus",
    "query", "protocol", "wasm",
];

/// Neighbors that must not know each other although one stands left of the other: `extract` hands over plain
/// articles and `text` cuts any text, so neither needs the other; what is stored does not know how it was read.
const STRANGERS: &[(&str, &str)] = &[
    ("text", "extract"),
    ("annotate", "extract"),
    ("date", "extract"),
    ("segment", "extract"),
    ("segment", "annotate"),
    ("segment", "date"),
    ("segment", "pipeline"),
    ("segment", "site"),
    ("corpus", "site"),
    ("query", "site"),
    ("protocol", "site"),
    ("corpus", "extract"),
    ("corpus", "pipeline"),
    ("query", "extract"),
    ("query", "pipeline"),
];

/// Lines a source file may have. The house aims at 500; tables and tests at the end may go a little over.
const FILE_LINES: usize = 600;
/// Nine functions in ten are shorter than this.
const FUNCTION_LINES: usize = 40;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files below `folder` whose name ends in one of `endings`, sorted.
fn files(folder: &str, endings: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(path) = open.pop() {
        let Ok(entries) = std::fs::read_dir(&path) else { continue };
        for entry in entries.flatten() {
            let path = entry.path();
            if path.is_dir() && !["target", "node_modules"].iter().any(|skip| path.ends_with(skip)) {
                open.push(path);
            } else if endings.iter().any(|e| path.to_string_lossy().ends_with(e)) {
                found.push(read(&path));
            }
        }
    }
    found.sort();
    found
}

fn read(path: &PathBuf) -> (String, String) {
    let name = path.strip_prefix(root()).unwrap_or(path).to_string_lossy().replace('\\', "/");
    (name, String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned())
}

/// The part of a source file that ships: everything before its test module.
fn shipped(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or(text)
}

/// Lines without comments.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .zip(1..)
        .filter(|(line, _)| !line.trim_start().starts_with("//"))
        .map(|(line, at)| (at, line))
}

fn room(file: &str) -> Option<&'static str> {
    let rest = file.strip_prefix("src/")?;
    let name = rest.split(['/', '.']).next()?;
    ROOMS.iter().copied().find(|r| *r == name)
}

fn fail_if_any(found: &[String], rule: &str) {
    assert!(found.is_empty(), "{rule}:\n{}", found.join("\n"));
}

#[test]
fn rooms_import_only_from_their_left() {
    let place = |room: &str| ROOMS.iter().position(|r| *r == room);
    let mut found = Vec::new();
    for (file, text) in files("src", &[".rs"]) {
        let Some(here) = room(&file) else { continue };
        for (line, code) in code(shipped(&text)) {
            for named in code
                .split("crate::")
                .skip(1)
                .filter_map(|rest| rest.split(|c: char| !c.is_alphanumeric()).next())
            {
                let wrong = place(named) > place(here) || STRANGERS.contains(&(here, named));
                if place(named).is_some() && wrong {
                    found.push(format!("{file}:{line}: {here} imports {named}"));
                }
            }
        }
    }
    fail_if_any(&found, "a room imports only from its left");
}

#[test]
fn the_core_asks_no_file_clock_thread_or_chance() {
    const OUTSIDE: &[&str] =
        &["std::fs", "std::net", "std::thread", "std::time", "std::env", "std::process", "rand::"];
    let mut found = Vec::new();
    for (file, text) in files("src", &[".rs"]) {
        if room(&file).is_none_or(|r| r == "wasm") {
            continue;
        }
        for (line, code) in code(shipped(&text)) {
            if let Some(name) = OUTSIDE.iter().find(|name| code.contains(**name)) {
                found.push(format!("{file}:{line}: {name}"));
            }
        }
    }
    fail_if_any(&found, "the core touches no file, clock, thread, random source");
}

#[test]
fn source_files_stay_readable() {
    let mut found = Vec::new();
    for (folder, endings) in [("src", &[".rs"][..]), ("www/src", &[".js"]), ("www/styles", &[".css"])] {
        for (file, text) in files(folder, endings) {
            let lines = shipped(&text).lines().count();
            // Word lists and tables hold no logic; they are as long as their facts.
            let table = ["/lexicon/", "/model/"].iter().any(|t| file.contains(t));
            if lines > FILE_LINES && !table {
                found.push(format!("{file}: {lines} lines"));
            }
        }
    }
    fail_if_any(&found, "a file has one job and under about 500 lines");
}

/// Lengths of the functions of a file, from `fn` to the brace that closes it at the same indent.
fn function_lengths(text: &str) -> Vec<(usize, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut lengths = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let code = line.trim_start();
        let is_fn = ["fn ", "pub fn ", "pub(crate) fn ", "pub(super) fn ", "const fn "]
            .iter()
            .any(|p| code.starts_with(p));
        if !is_fn {
            continue;
        }
        let indent = line.len() - code.len();
        let close = format!("{}}}", " ".repeat(indent));
        if let Some(len) =
            lines.iter().skip(start).position(|l| *l == close || (l.ends_with('}') && *l == *line))
        {
            lengths.push((start + 1, len + 1));
        }
    }
    lengths
}

#[test]
fn nine_functions_in_ten_are_short() {
    let mut all = Vec::new();
    for (file, text) in files("src", &[".rs"]) {
        all.extend(function_lengths(shipped(&text)).into_iter().map(|(line, len)| (len, file.clone(), line)));
    }
    all.sort();
    let long = all.iter().filter(|(len, ..)| *len >= FUNCTION_LINES).count();
    assert!(
        long * 10 <= all.len(),
        "{long} of {} functions have {FUNCTION_LINES} lines or more: {:?}",
        all.len(),
        &all[all.len() - long..]
    );
    let longest: Vec<String> =
        all.iter().filter(|(len, ..)| *len > 100).map(|(n, f, l)| format!("{f}:{l}: {n}")).collect();
    fail_if_any(&longest, "no function has more than 100 lines");
}

#[test]
fn modules_say_what_they_are() {
    let found: Vec<String> = files("src", &[".rs"])
        .into_iter()
        .filter(|(_, text)| !text.starts_with("//!"))
        .map(|(file, _)| file)
        .collect();
    fail_if_any(&found, "every module starts with what it does and why");
}

#[test]
fn the_page_reaches_nothing_and_parses_no_html() {
    const FORBIDDEN: &[&str] = &[
        "innerHTML",
        // Reading it, to save what is shown as a file, parses nothing.
        "outerHTML =",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "unsafeHTML",
    ];
    let mut found = Vec::new();
    for (file, text) in files("www", &[".js", ".html", ".css"]) {
        if file.starts_with("www/corpus/") {
            continue;
        }
        for (line, code) in code(&text) {
            if let Some(name) = FORBIDDEN.iter().find(|name| code.contains(**name)) {
                found.push(format!("{file}:{line}: {name}"));
            }
            let external = code.contains("fetch('http")
                || code.contains("src=\"http")
                || code.contains("@import url(http");
            if external {
                found.push(format!("{file}:{line}: a request to another origin"));
            }
        }
    }
    fail_if_any(&found, "article text reaches the page as text nodes, and the page asks no one else");
}

#[test]
fn no_machine_is_named() {
    // Split so that this file does not name them either.
    let forbidden = [["/wor", "k/"].concat(), ["/roo", "t/"].concat(), ["/tm", "p/bash"].concat()];
    let mut found = Vec::new();
    for folder in ["src", "www", "tests", "benches", "examples", "scripts", "tools", "schemas", ".ci"] {
        for (file, text) in files(
            folder,
            &[
                ".rs", ".js", ".mjs", ".html", ".css", ".md", ".toml", ".json", ".jsonl", ".txt", "run",
                "test",
            ],
        ) {
            if forbidden.iter().any(|path| text.contains(path.as_str())) {
                found.push(file);
            }
        }
    }
    fail_if_any(&found, "no path of a machine stands in the tree");
}

/// The strings in a line of code that look like the name of a rule: lower case with hyphens or alone.
fn literals(code: &str) -> impl Iterator<Item = &str> {
    code.split('"')
        .skip(1)
        .step_by(2)
        .filter(|name| name.len() > 1 && name.chars().all(|c| c.is_ascii_lowercase() || c == '-'))
}

/// Rules are named by a literal in a line that speaks of rules, or in the arm of a function that gives one.
#[test]
fn every_dating_rule_is_explained() {
    let mut rules: BTreeMap<String, String> = BTreeMap::new();
    for (file, text) in files("src/date", &[".rs"]).into_iter().chain(files("src/corpus", &[".rs"])) {
        for (_, code) in code(shipped(&text)) {
            let speaks = code.contains("rule:") || code.contains("Clue::text(");
            let names =
                literals(code).filter(|name| speaks || (code.contains("=> \"") && name.contains('-')));
            rules.extend(names.map(|name| (name.to_owned(), file.clone())));
        }
    }
    assert!(rules.len() >= 10, "the rules are found: {rules:?}");
    let unexplained: Vec<String> = rules
        .iter()
        .filter(|(rule, _)| dateline::protocol::words::rule_says(rule) == rule.as_str())
        .map(|(rule, file)| format!("{file}: {rule}"))
        .collect();
    fail_if_any(&unexplained, "src/protocol/words.rs says what every dating rule means");
}
