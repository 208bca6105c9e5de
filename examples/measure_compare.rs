//! Measures comparison and the corpus layer on open data: `cargo run --release --example measure_compare DATA`.
//!
//! `DATA` is a folder with `pairs/`, `dups/` and `clusters/`; what is absent is skipped with a line that
//! says so. Nothing of the data is kept.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a measurement stops loudly")]

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::Path;
use std::time::Instant;

use dateline::corpus::{Layer, Settings};
use dateline::model::{Analysed, Article, Day, DayRange, Paragraph, ParagraphKind, Span};
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
    for (set, published) in [
        ("giveme5w1h_events.jsonl", ".951"),
        ("gva_reports.jsonl.gz", ".834"),
        ("ecbplus_dev.jsonl", ".771 with train"),
        ("ecbplus_train.jsonl", ".771 with dev"),
    ] {
        events(&folder.join("clusters").join(set), published);
    }
}

fn lines(path: &Path) -> Option<Vec<Value>> {
    let Ok(bytes) = std::fs::read(path) else {
        println!("skipped: {} is not there", path.display());
        return None;
    };
    let mut text = String::new();
    let read = if path.extension().is_some_and(|e| e == "gz") {
        flate2::read::GzDecoder::new(&bytes[..]).read_to_string(&mut text)
    } else {
        (&bytes[..]).read_to_string(&mut text)
    };
    if let Err(error) = read {
        println!("skipped: {}: {error}", path.display());
        return None;
    }
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

/// B-cubed F1 of threads against groups of articles about one event. A published figure is single-link
/// tf-idf at the threshold that is best for that set; here one threshold serves all.
fn events(path: &Path, published: &str) {
    let Some(docs) = lines(path) else { return };
    let field = |doc: &Value, name: &str| doc[name].as_str().unwrap_or_default().to_owned();
    let text = |doc: &Value| match doc["sentences"].as_object() {
        Some(sentences) => {
            let mut numbered: Vec<(usize, String)> = sentences
                .iter()
                .map(|(n, words)| (n.parse().unwrap_or(0), strings(words).join(" ")))
                .collect();
            numbered.sort();
            numbered.into_iter().map(|(_, words)| words).collect::<Vec<_>>().join("\n")
        }
        None => field(doc, "text"),
    };
    let articles: Vec<Analysed> = docs
        .iter()
        .map(|doc| {
            let mut analysed = bare(&field(doc, "id"), &text(doc));
            analysed.article.headline = field(doc, "title");
            if let Some(day) = doc["date"].as_str().and_then(|d| Day::parse_iso(d.get(..10)?)) {
                analysed.date.range = DayRange::exact(day);
            }
            analysed
        })
        .collect();
    let start = Instant::now();
    let layer = Layer::derive(&articles, &Settings::default());
    let time = start.elapsed();
    let alone = |doc: usize| layer.thread_of(doc as u32).map_or(docs.len() + doc, |t| t as usize);
    let found: Vec<usize> = (0..docs.len()).map(alone).collect();
    let gold: Vec<String> = docs.iter().map(|doc| field(doc, "cluster")).collect();
    let (p, r) = b_cubed(&found, &gold);
    let name = path.file_name().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    let f = 2.0 * p * r / (p + r);
    println!(
        "events, {name:<24} precision {p:.3}  recall {r:.3}  B-cubed F1 {f:.3} (tf-idf single link {published})"
    );
    println!("{:<28} {} articles in {:.0} ms", "", docs.len(), time.as_secs_f64() * 1e3);
}

fn b_cubed(found: &[usize], gold: &[String]) -> (f64, f64) {
    let (mut by_found, mut by_gold, mut by_both) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for (f, g) in found.iter().zip(gold) {
        *by_found.entry(f).or_insert(0.0) += 1.0;
        *by_gold.entry(g).or_insert(0.0) += 1.0;
        *by_both.entry((f, g)).or_insert(0.0) += 1.0;
    }
    let (mut p, mut r) = (0.0, 0.0);
    for (f, g) in found.iter().zip(gold) {
        p += by_both[&(f, g)] / by_found[f];
        r += by_both[&(f, g)] / by_gold[g];
    }
    (p / found.len() as f64, r / found.len() as f64)
}
