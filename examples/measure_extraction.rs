//! Measures the reading of saved web pages against open gold sets.
//!
//! Usage: `cargo run --release --example measure_extraction -- DATA [--worst N]`
//!
//! `DATA` holds `scrapinghub`, `htmldate` and `fundus`, each with an `index.jsonl` and gzipped pages. Body
//! text is scored as the article extraction benchmark of scrapinghub does it: shingles of four words per
//! page, precision and recall averaged over pages, F1 of the averages, with the interval that 95 in 100 drawings of
//! as many pages give (bootstrap, fixed seed). A set that is absent is skipped with
//! a line that says so.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a measurement stops loudly")]

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

use dateline::extract::{RawFile, read};
use dateline::model::{Article, StatedRole};
use serde_json::Value;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let Some(data) = arguments.next().map(PathBuf::from) else {
        println!("skipped: say where the gold sets lie: measure_extraction DATA [--worst N]");
        return;
    };
    let worst = arguments.nth(1).and_then(|n| n.parse().ok()).unwrap_or(0);
    for (name, score) in [
        ("scrapinghub", bodies as fn(&Set, usize)),
        ("fundus", bodies),
        ("fundus", headlines),
        ("htmldate", days),
        ("fundus", days),
    ] {
        match Set::load(&data.join(name)) {
            Some(set) => score(&set, worst),
            None => println!("{name}: skipped, no index.jsonl in {}", data.join(name).display()),
        }
    }
}

/// Pages with their gold, and what was read.
struct Set {
    name: String,
    pages: Vec<(Value, Option<Article>)>,
    /// Bytes and seconds of reading.
    cost: (usize, f64),
}

impl Set {
    fn load(folder: &Path) -> Option<Set> {
        let index = std::fs::read_to_string(folder.join("index.jsonl")).ok()?;
        let mut cost = (0, 0.0);
        let mut pages = Vec::new();
        for line in index.lines() {
            let Ok(gold) = serde_json::from_str::<Value>(line) else {
                println!("left out, no JSON: a line of {}", folder.join("index.jsonl").display());
                continue;
            };
            let file = folder.join(gold.get("file").and_then(Value::as_str).unwrap_or(""));
            let Some(bytes) = page(&file) else {
                println!("left out, cannot be read: {}", file.display());
                continue;
            };
            let start = Instant::now();
            let reading = read(RawFile { path: "page.html", bytes: &bytes });
            cost = (cost.0 + bytes.len(), cost.1 + start.elapsed().as_secs_f64());
            pages.push((gold, reading.articles.into_iter().next()));
        }
        let name = folder.file_name()?.to_string_lossy().into_owned();
        Some(Set { name, pages, cost })
    }
}

fn page(file: &Path) -> Option<Vec<u8>> {
    let packed = std::fs::read(file).ok()?;
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(packed.as_slice()).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// Counts of all runs of four words.
fn shingles(text: &str) -> BTreeMap<Vec<&str>, f64> {
    let words: Vec<&str> =
        text.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty()).collect();
    let mut counts = BTreeMap::new();
    for run in words.windows(4.min(words.len().max(1))) {
        *counts.entry(run.to_vec()).or_insert(0.0) += 1.0;
    }
    counts
}

/// Shared, only found, only gold.
fn compare(gold: &str, found: &str) -> (f64, f64, f64) {
    let (gold, found) = (shingles(gold), shingles(found));
    let shared: f64 = gold.iter().map(|(run, n)| found.get(run).copied().unwrap_or(0.0).min(*n)).sum();
    (shared, found.values().sum::<f64>() - shared, gold.values().sum::<f64>() - shared)
}

fn gold_body(gold: &Value) -> String {
    match gold.get("body") {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(parts)) => parts.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n"),
        _ => String::new(),
    }
}

/// Precision and recall averaged over pages, and the F1 of the averages.
fn averages<'a>(scores: impl Iterator<Item = &'a (Option<f64>, Option<f64>)> + Clone) -> (f64, f64, f64) {
    let mean = |values: &mut dyn Iterator<Item = f64>| {
        let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
        sum / f64::max(count, 1.0)
    };
    let (p, r) = (mean(&mut scores.clone().filter_map(|s| s.0)), mean(&mut scores.filter_map(|s| s.1)));
    (p, r, 2.0 * p * r / (p + r))
}

/// Where the F1 of 95 in 100 drawings lies.
fn interval(scores: &[(Option<f64>, Option<f64>)]) -> (f64, f64) {
    let mut state = 2003_u64;
    let mut draw = || {
        // Knuth's constants for a linear congruential generator (TAOCP 2, 3.3.4); the high bits are good enough.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        &scores[(state >> 33) as usize % scores.len()]
    };
    let mut f1s: Vec<f64> = (0..2_000)
        .map(|_| {
            let drawn: Vec<_> = (0..scores.len()).map(|_| draw()).collect();
            averages(drawn.into_iter()).2
        })
        .collect();
    f1s.sort_by(f64::total_cmp);
    (f1s[50], f1s[1949])
}

fn bodies(set: &Set, worst: usize) {
    let mut scores: Vec<(Option<f64>, Option<f64>)> = Vec::new();
    let mut pages = Vec::new();
    for (gold, found) in &set.pages {
        let text = found.as_ref().map_or("", |article| article.text.as_str());
        let (shared, extra, missing) = compare(&gold_body(gold), text);
        let share = |of: f64| (of > 0.0).then(|| shared / of);
        scores.push((share(shared + extra), share(shared + missing)));
        let file = gold.get("file").and_then(Value::as_str).unwrap_or("");
        pages.push((shared / (shared + (extra + missing) / 2.0).max(1.0), extra, missing, file.to_owned()));
    }
    let (p, r, f1) = averages(scores.iter());
    let (low, high) = interval(&scores);
    println!(
        "{}: {} pages, body F1 {f1:.4} ({low:.4} to {high:.4}), precision {p:.4}, recall {r:.4}, {:.1} MB/s",
        set.name,
        set.pages.len(),
        set.cost.0 as f64 / 1e6 / set.cost.1
    );
    pages.sort_by(|a, b| a.0.total_cmp(&b.0));
    for (f1, extra, missing, file) in pages.iter().take(worst) {
        println!("  {f1:.3} extra {extra} missing {missing} {file}");
    }
}

fn headlines(set: &Set, worst: usize) {
    let plain = |text: &str| {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
    };
    let mut wrong = Vec::new();
    let mut all = 0;
    for (gold, found) in &set.pages {
        let Some(title) = gold.get("title").and_then(Value::as_str) else { continue };
        all += 1;
        let own = found.as_ref().map_or("", |article| article.headline.as_str());
        if plain(title) != plain(own) {
            wrong.push(format!("{title} | {own}"));
        }
    }
    println!("{}: {} of {all} headlines", set.name, all - wrong.len());
    wrong.iter().take(worst).for_each(|line| println!("  {line}"));
}

fn days(set: &Set, worst: usize) {
    let mut wrong = Vec::new();
    let mut all = 0;
    for (gold, found) in &set.pages {
        let Some(day) = gold.get("date").and_then(Value::as_str).and_then(|date| date.get(..10)) else {
            continue;
        };
        all += 1;
        let own = found.as_ref().and_then(|article| {
            // Where a page states an update alone, that is the day it offers.
            let of = |role| article.stated.iter().find(|date| date.role == role);
            Some(of(StatedRole::Published).or_else(|| of(StatedRole::Updated))?.range.edtf())
        });
        if own.as_deref() != Some(day) {
            let file = gold.get("file").and_then(Value::as_str).unwrap_or("");
            wrong.push(format!("{day} but {} in {file}", own.unwrap_or_else(|| "none".to_owned())));
        }
    }
    println!("{}: {} of {all} days", set.name, all - wrong.len());
    wrong.iter().take(worst).for_each(|line| println!("  {line}"));
}
