//! Scores the dating of articles: how many true days lie in the range that the evidence gave, and how wide it is.
//!
//!     cargo run --release --example measure_date -- DATA CHRONOLOGY... [--errors]
//!     cargo run --release --example measure_date -- --explain FILE CHRONOLOGY...
//!
//! DATA is a folder with `bulk/wikinews_2019_2020.jsonl.gz`: `{id, title, date, text}`. The line with the date at
//! the start of each text is removed first. A set that is not there is skipped with a line. The baseline answers
//! with the week of the true day's nearest weekday named in the text, which no reader could know.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a measurement stops loudly")]

use std::io::Read as _;
use std::path::Path;

use dateline::model::{Analysed, Article, Day, Paragraph, ParagraphKind, Span};
use dateline::pipeline::{self, RawFile, Settings};
use serde_json::Value;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let errors = args.iter().any(|a| a == "--errors");
    let explain = args.iter().any(|a| a == "--explain");
    let plain: Vec<&String> = args.iter().filter(|a| !a.starts_with("--")).collect();
    let Some((first, chronologies)) = plain.split_first() else {
        eprintln!("usage: measure_date DATA CHRONOLOGY... [--errors] | --explain FILE CHRONOLOGY...");
        std::process::exit(2);
    };
    let mut settings = Settings::default();
    for path in chronologies {
        match std::fs::read_to_string(path).map(|t| settings.chronology.add_jsonl(&t)) {
            Ok(Ok(problems)) => problems.iter().for_each(|p| eprintln!("{path}: {p}")),
            other => eprintln!("{path}: not read ({other:?})"),
        }
    }
    if explain {
        return explain_file(first, &settings);
    }
    let path = Path::new(first).join("bulk/wikinews_2019_2020.jsonl.gz");
    match std::fs::File::open(&path) {
        Ok(file) => {
            let mut text = String::new();
            if let Err(e) = flate2::read::GzDecoder::new(file).read_to_string(&mut text) {
                eprintln!("{}: {e}", path.display());
                std::process::exit(3);
            }
            score(&text, &settings, errors);
        }
        Err(_) => println!("wikinews: skipped, no {}", path.display()),
    }
}

fn explain_file(path: &str, settings: &Settings) {
    let Ok(bytes) = std::fs::read(path) else {
        eprintln!("{path}: not readable");
        std::process::exit(3);
    };
    let articles = pipeline::read(RawFile { path, bytes: &bytes }).articles;
    if articles.is_empty() {
        let text = String::from_utf8_lossy(&bytes);
        let text = text.splitn(3, "---\n").last().unwrap_or_default().replace('\n', "\n\n");
        show(&pipeline::analyse(article(&text, ""), settings));
    }
    for article in articles {
        show(&pipeline::analyse(article, settings));
    }
}

fn show(a: &Analysed) {
    println!(
        "{}: {} best {:?} stated {}",
        a.article.headline,
        a.date.range.edtf(),
        a.date.best.map(|d| d.to_string()),
        a.date.stated
    );
    for e in &a.date.evidence {
        let aside = e.set_aside.as_deref().map(|s| format!("  SET ASIDE {s}")).unwrap_or_default();
        println!(
            "  {:?} {} [{}] {} {}{aside}",
            e.strength,
            e.rule,
            e.text,
            e.range.edtf(),
            e.fact.as_deref().unwrap_or("")
        );
    }
}

fn score(lines: &str, settings: &Settings, errors: bool) {
    const WIDTHS: [u32; 4] = [1, 7, 31, 365];
    let (mut all, mut given, mut held, mut within, mut best, mut best_right) = (0, 0, 0, [0; 4], 0, 0);
    let mut widths = Vec::new();
    for record in lines.lines().filter_map(|l| serde_json::from_str::<Value>(l).ok()) {
        let Some(day) = record["date"].as_str().and_then(Day::parse_iso) else { continue };
        let text = undated(record["text"].as_str().unwrap_or_default());
        let analysed =
            pipeline::analyse(article(&text, record["title"].as_str().unwrap_or_default()), settings);
        all += 1;
        let range = analysed.date.range;
        if !range.is_any() {
            given += 1;
            held += usize::from(range.contains(day));
            if errors && !range.contains(day) {
                println!("WRONG {} true {day}", record["id"]);
                show(&analysed);
            }
        }
        if let Some(days) = range.days() {
            widths.push(days);
            for (n, w) in WIDTHS.iter().enumerate() {
                within[n] += usize::from(range.contains(day) && days <= *w);
            }
        }
        best += usize::from(analysed.date.best.is_some());
        best_right += usize::from(analysed.date.best == Some(day));
    }
    widths.sort_unstable();
    let share = |n: usize, of: usize| 100.0 * n as f64 / of.max(1) as f64;
    println!(
        "wikinews: {all} articles; a range for {given}, true day inside for {:.1} % of them",
        share(held, given)
    );
    for (n, w) in WIDTHS.iter().enumerate() {
        println!("  true day inside a range of at most {w} days: {:.1} % of all", share(within[n], all));
    }
    println!(
        "  median width {:?} days of {} bounded; best day right {best_right} of {best}",
        widths.get(widths.len() / 2),
        widths.len()
    );
}

/// Without the date line and the lists of sources at the end.
fn undated(text: &str) -> String {
    let body = match text.split_once("\n\n") {
        Some((first, rest)) if first.trim_end_matches(['\u{a0}', ' ']).len() < 40 => rest,
        _ => text,
    };
    body.to_owned()
}

fn article(text: &str, headline: &str) -> Article {
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for block in text.split("\n\n") {
        let end = start + block.len();
        if !block.trim().is_empty() {
            paragraphs.push(Paragraph { span: Span::new(start, end), kind: ParagraphKind::Body });
        }
        start = end + 2;
    }
    Article {
        headline: headline.to_owned(),
        text: text.to_owned(),
        paragraphs,
        language: "en".into(),
        ..Article::default()
    }
}
