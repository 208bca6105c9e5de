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
use std::io::Read as _;
use std::path::Path;

use dateline::model::{Article, Figure, FigureStatus, Paragraph, ParagraphKind, Span};
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
    incidents(Path::new(&folder), errors);
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

/// Killed and wounded of incidents against what their reports say: of the reports that give any such figure, the
/// share whose largest is the incident's, and the share that says more than the incident had.
fn incidents(folder: &Path, errors: bool) {
    let (truth, reports) =
        (folder.join("figures/gva_incidents.jsonl"), folder.join("clusters/gva_reports.jsonl.gz"));
    let (Ok(truth), Ok(file)) = (std::fs::read_to_string(&truth), std::fs::File::open(&reports)) else {
        println!("gva_incidents: skipped, no {} or {}", truth.display(), reports.display());
        return;
    };
    let mut text = String::new();
    flate2::read::GzDecoder::new(file).read_to_string(&mut text).expect("readable reports");
    let mut wanted: BTreeMap<String, [f64; 2]> = BTreeMap::new();
    for incident in truth.lines().filter_map(|l| serde_json::from_str::<Value>(l).ok()) {
        let count = |k: &str| incident[k].as_f64().unwrap_or_default();
        for doc in incident["docs"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            wanted.insert(doc.to_owned(), [count("killed"), count("injured")]);
        }
    }
    let mut tally = [[0_usize; 4]; 2];
    for record in text.lines().filter_map(|l| serde_json::from_str::<Value>(l).ok()) {
        let Some(counts) = wanted.get(record["id"].as_str().unwrap_or_default()) else { continue };
        let body = record["text"].as_str().unwrap_or_default();
        let found = figures(body);
        for (n, status) in [FigureStatus::Killed, FigureStatus::Wounded].into_iter().enumerate() {
            let told = found.iter().filter(|f| f.status == Some(status)).filter_map(|f| f.value.or(f.low));
            tally[n][0] += usize::from(counts[n] > 0.0);
            let Some(most) = told.reduce(f64::max) else { continue };
            tally[n][1] += 1;
            tally[n][2] += usize::from(most == counts[n]);
            tally[n][3] += usize::from(most > counts[n]);
            if errors && most > counts[n] {
                let f = found.iter().find(|f| f.status == Some(status) && f.value.or(f.low) == Some(most));
                let span = f.map_or(Span::default(), |f| f.span);
                let from = body[..span.start as usize].char_indices().rev().nth(70).map_or(0, |c| c.0);
                let to = body[span.end as usize..]
                    .char_indices()
                    .nth(70)
                    .map_or(body.len(), |c| span.end as usize + c.0);
                println!(
                    "  {} {status:?} {most} of {}: {}",
                    record["id"],
                    counts[n],
                    &body[from..to].replace('\n', " ")
                );
            }
        }
    }
    for (name, t) in ["killed", "wounded"].into_iter().zip(tally) {
        println!(
            "gva {name}: {} reports of incidents with any; {} give a figure, {:.1} % of these the incident's, {:.1} % more",
            t[0],
            t[1],
            percent(t[2], t[1]),
            percent(t[3], t[1])
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
