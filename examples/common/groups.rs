//! Version groups and threads against groups made by hand.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use dateline::corpus::{Layer, Settings};
use dateline::model::{Analysed, Article, Day, DayRange, Paragraph, ParagraphKind, Span};
use serde_json::Value;

use super::data::{Tally, lines, strings};

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

pub(crate) fn copies(path: &Path) {
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
    println!("{:<32} {} articles in {:.0} ms", "", docs.len(), time.as_secs_f64() * 1e3);
}

/// B-cubed F1 of threads against groups of articles about one event. A published figure is single-link
/// tf-idf at the threshold that is best for that set; here one threshold serves all.
pub(crate) fn events(path: &Path, published: &str) {
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
    println!("{:<32} {} articles in {:.0} ms", "", docs.len(), time.as_secs_f64() * 1e3);
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
