//! Measures comparison and the corpus layer on open data: `cargo run --release --example measure_compare DATA`.
//!
//! `DATA` is a folder with `pairs/`, `dups/` and `clusters/`; what is absent is skipped with a line that
//! says so. Nothing of the data is kept.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Instant;

use dateline::corpus::{Layer, Settings};
use dateline::model::{Analysed, Article, Paragraph, ParagraphKind, Span};
use dateline::query::compare::{Side, compare_texts};
use serde_json::Value;

fn main() {
    let Some(folder) = std::env::args().nth(1) else {
        println!("skipped: no data folder given");
        return;
    };
    let folder = Path::new(&folder);
    for set in ["onestop", "newsedits"] {
        alignment(&folder.join("pairs").join(format!("{set}.jsonl")));
    }
    copies(&folder.join("dups/docs.jsonl"));
}

fn lines(path: &Path) -> Option<Vec<Value>> {
    let Ok(text) = std::fs::read_to_string(path) else {
        println!("skipped: {} is not there", path.display());
        return None;
    };
    // Distances that could not be computed are written as NaN, which is no JSON.
    let read = |line: &str| serde_json::from_str(&line.replace(": NaN", ": null")).ok();
    Some(text.lines().filter_map(read).collect())
}

fn strings(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(|v| v.as_str().map(str::to_owned)).collect()
}

/// Units as one text with their spans.
fn joined(units: &[String]) -> (String, Vec<Span>) {
    let (mut text, mut spans) = (String::new(), Vec::new());
    for unit in units {
        let start = text.len();
        text.push_str(unit);
        spans.push(Span::new(start, text.len()));
        text.push('\n');
    }
    (text, spans)
}

fn pairs_found(a: &[String], b: &[String]) -> BTreeSet<(u64, u64)> {
    let ((ta, ua), (tb, ub)) = (joined(a), joined(b));
    let sides = [Side { text: &ta, units: &ua }, Side { text: &tb, units: &ub }];
    let rows = compare_texts(&sides, 0).map(|c| c.rows).unwrap_or_default();
    let pairs = |row: &dateline::query::compare::Row| {
        let (left, right) = (row.of[0].clone(), row.of[1].clone());
        left.into_iter().flat_map(move |i| right.clone().into_iter().map(move |j| (i.into(), j.into())))
    };
    rows.iter().flat_map(|row| pairs(row).collect::<Vec<_>>()).collect()
}

/// Counts of right, found and wanted.
#[derive(Default)]
struct Tally {
    right: usize,
    found: usize,
    wanted: usize,
}

impl Tally {
    fn print(&self, what: &str) {
        let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        let (p, r) = (share(self.right, self.found), share(self.right, self.wanted));
        let f = share(2 * self.right, self.found + self.wanted);
        println!("{what:<28} precision {p:.3}  recall {r:.3}  F1 {f:.3}");
    }
}

fn alignment(path: &Path) {
    let Some(docs) = lines(path) else { return };
    let verbose = std::env::args().any(|a| a == "--verbose");
    let mut tally = Tally::default();
    let start = Instant::now();
    for doc in &docs {
        let (a, b) = (strings(&doc["a"]), strings(&doc["b"]));
        let gold: BTreeSet<(u64, u64)> = doc["align"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|p| Some((p.get(0)?.as_u64()?, p.get(1)?.as_u64()?)))
            .collect();
        let found = pairs_found(&a, &b);
        if verbose {
            for (mark, (i, j)) in
                found.difference(&gold).map(|p| ("FP", p)).chain(gold.difference(&found).map(|p| ("FN", p)))
            {
                println!("{mark} {} {i}-{j}\n  {}\n  {}", doc["id"], a[*i as usize], b[*j as usize]);
            }
        }
        tally.right += found.intersection(&gold).count();
        tally.found += found.len();
        tally.wanted += gold.len();
    }
    let name = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    tally.print(&format!("alignment, {name}"));
    println!("{:<28} {} pairs in {:.0} ms", "", docs.len(), start.elapsed().as_secs_f64() * 1e3);
}

/// An article of nothing but text, one paragraph per line.
fn bare(id: &str, text: &str) -> Analysed {
    let mut at = 0;
    let mut paragraphs = Vec::new();
    for line in text.split('\n') {
        let span = Span::new(at, at + line.len());
        paragraphs.push(Paragraph { span, kind: ParagraphKind::Body });
        at += line.len() + 1;
    }
    let article = Article {
        id: id.to_owned(),
        text: text.to_owned(),
        paragraphs,
        language: "en".into(),
        ..Article::default()
    };
    Analysed { article, ..Analysed::default() }
}

fn copies(path: &Path) {
    let Some(docs) = lines(path) else { return };
    let text = |doc: &Value, field: &str| doc[field].as_str().unwrap_or_default().to_owned();
    let articles: Vec<Analysed> = docs.iter().map(|d| bare(&text(d, "id"), &text(d, "text"))).collect();
    let unsure = |i: usize, j: usize| strings(&docs[i]["near_unlabelled"]).contains(&text(&docs[j], "id"));
    let start = Instant::now();
    let layer = Layer::derive(&articles, &Settings::default());
    let time = start.elapsed();
    let mut tally = Tally::default();
    for i in 0..docs.len() {
        for j in i + 1..docs.len() {
            let gold = docs[i]["dup"] == docs[j]["dup"];
            let found =
                layer.group_of(i as u32).is_some() && layer.group_of(i as u32) == layer.group_of(j as u32);
            if (gold || found) && !unsure(i, j) && !unsure(j, i) {
                tally.right += usize::from(gold && found);
                tally.found += usize::from(found);
                tally.wanted += usize::from(gold);
            }
        }
    }
    tally.print("copies, dups");
    println!("{:<28} {} articles in {:.0} ms", "", docs.len(), time.as_secs_f64() * 1e3);
}
