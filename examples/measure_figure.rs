//! Scores figures on the open number specifications: the share whose words overlap a found figure, and whose
//! value is right too; and how many found figures overlap none.
//!
//!     cargo run --release --example measure_figure -- DATA [--errors]
//!
//! DATA is a folder with `figures/ms_recognizers_numbers.jsonl`: `{id, kind, text, figures:[{start, end, text,
//! type, resolution}]}`, offsets in code points. Ordinals and temperatures are left out: the first are no figures
//! here, the second no news. A set that is not there is skipped with a line.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a measurement stops loudly")]

use std::collections::BTreeMap;
use std::path::Path;

use dateline::model::{Article, Figure, Paragraph, ParagraphKind, Span};
use dateline::{annotate, text};
use serde_json::Value;

const KINDS: [&str; 6] = ["number", "numberrange", "currency", "percent", "age", "dimension"];

#[derive(Default)]
struct Score {
    gold: usize,
    met: usize,
    value: usize,
    found: usize,
    extra: usize,
}

fn main() {
    let mut args = std::env::args().skip(1);
    let Some(folder) = args.next() else {
        eprintln!("usage: measure_figure DATA [--errors]");
        std::process::exit(2);
    };
    let errors = args.next().is_some_and(|a| a == "--errors");
    let path = Path::new(&folder).join("figures/ms_recognizers_numbers.jsonl");
    let Ok(lines) = std::fs::read_to_string(&path) else {
        println!("ms_recognizers_numbers: skipped, no {}", path.display());
        return;
    };
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    for record in lines.lines().filter_map(|l| serde_json::from_str::<Value>(l).ok()) {
        let kind = record["kind"].as_str().unwrap_or_default().to_owned();
        if KINDS.contains(&kind.as_str()) {
            add(scores.entry(kind).or_default(), &record, errors);
        }
    }
    for (kind, s) in &scores {
        println!(
            "{kind}: {} gold, met {:.1} %, value right {:.1} %; {} found, {} beside the gold",
            s.gold,
            percent(s.met, s.gold),
            percent(s.value, s.gold),
            s.found,
            s.extra
        );
    }
}

fn percent(n: usize, of: usize) -> f64 {
    100.0 * n as f64 / of.max(1) as f64
}

fn add(score: &mut Score, record: &Value, errors: bool) {
    let body = record["text"].as_str().unwrap_or_default();
    let figures = figures(body);
    let bytes: Vec<usize> = body.char_indices().map(|(b, _)| b).chain([body.len()]).collect();
    let at = |v: &Value| bytes.get(v.as_u64().unwrap_or_default() as usize).copied().unwrap_or(body.len());
    let gold: Vec<(Span, f64)> = record["figures"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|g| (Span::new(at(&g["start"]), at(&g["end"])), value_of(&g["resolution"]["value"])))
        .collect();
    for (span, value) in &gold {
        let hit = figures.iter().find(|f| f.span.overlaps(*span));
        let right = hit.is_some_and(|f| value.is_nan() || fits(f, *value));
        score.gold += 1;
        score.met += usize::from(hit.is_some());
        score.value += usize::from(right);
        if errors && !right {
            println!("  {} [{}] {value} got {hit:?} | {body}", record["id"], span.of(body));
        }
    }
    score.found += figures.len();
    let extra = figures.iter().filter(|f| !gold.iter().any(|g| g.0.overlaps(f.span)));
    score.extra += extra.count();
}

/// The value of a resolution; not a number for ranges and open units, where only the words are compared.
fn value_of(value: &Value) -> f64 {
    let text = value.as_str().unwrap_or_default().trim_end_matches('%');
    text.parse().unwrap_or(f64::NAN)
}

fn fits(figure: &Figure, value: f64) -> bool {
    [figure.value, figure.low, figure.high]
        .into_iter()
        .flatten()
        .any(|v| (v - value).abs() <= value.abs() * 1e-6)
}

fn figures(body: &str) -> Vec<Figure> {
    let span = Span::new(0, body.len());
    let article = Article {
        text: body.to_owned(),
        paragraphs: vec![Paragraph { span, kind: ParagraphKind::Body }],
        language: "en".into(),
        ..Article::default()
    };
    let cut = text::tokenize(&article.text, &article.paragraphs);
    annotate::annotate(&article, &cut, None).figures
}
