//! Scores the dating of articles: how many true days lie in the range that the evidence gave, and how wide it is.
//!
//!     cargo run --release --example measure_date -- DATA CHRONOLOGY... [--errors]
//!     cargo run --release --example measure_date -- --explain FILE CHRONOLOGY...
//!
//! DATA is a folder with `bulk/wikinews_2019_2020.jsonl.gz`: `{id, title, date, text}`. The line with the date at
//! the start of each text is removed first. A set that is not there is skipped with a line. The baseline answers
//! with a week from the nearest weekday named in the text at or after the latest full date in it.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a measurement stops loudly")]

use std::io::Read as _;
use std::path::Path;

use dateline::model::{
    Analysed, Article, Day, DayRange, Paragraph, ParagraphKind, Span, TimeMeaning, YearWord,
};
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

/// What is counted over a set of articles.
#[derive(Default)]
struct Tally {
    all: usize,
    given: usize,
    held: usize,
    within: [usize; 4],
    /// Given ranges of at most a year, and of these those that hold the true day.
    narrow: (usize, usize),
    widths: Vec<u32>,
    best: usize,
    best_right: usize,
    baseline: (usize, usize),
}

const WIDTHS: [u32; 4] = [1, 7, 31, 365];

impl Tally {
    fn add(&mut self, found: &Analysed, day: Day) {
        let range = found.date.range;
        self.all += 1;
        if !range.is_any() {
            self.given += 1;
            self.held += usize::from(range.contains(day));
        }
        if let Some(days) = range.days() {
            self.widths.push(days);
            self.narrow.0 += usize::from(days <= 365);
            self.narrow.1 += usize::from(days <= 365 && range.contains(day));
            for (n, w) in WIDTHS.iter().enumerate() {
                self.within[n] += usize::from(range.contains(day) && days <= *w);
            }
        }
        self.best += usize::from(found.date.best.is_some());
        self.best_right += usize::from(found.date.best == Some(day));
        if let Some(week) = nearest_weekday(found) {
            self.baseline.0 += 1;
            self.baseline.1 += usize::from(week.contains(day));
        }
    }

    fn print(&mut self, name: &str) {
        self.widths.sort_unstable();
        let share = |n: usize, of: usize| 100.0 * n as f64 / of.max(1) as f64;
        println!(
            "wikinews, {name}: {} articles; a range for {}, true day inside for {:.1} % of them; \
             at most a year wide {}, true day inside {:.1} %",
            self.all,
            self.given,
            share(self.held, self.given),
            self.narrow.0,
            share(self.narrow.1, self.narrow.0)
        );
        let within = WIDTHS.iter().zip(self.within);
        let within: Vec<String> = within.map(|(w, n)| format!("{w}: {:.1} %", share(n, self.all))).collect();
        println!("  of all, true day inside a range of at most so many days: {}", within.join(", "));
        println!(
            "  median width {:?} days of {} bounded; best day right {} of {}; nearest-weekday baseline: \
             {:.1} % of all in its week, {} given",
            self.widths.get(self.widths.len() / 2),
            self.widths.len(),
            self.best_right,
            self.best,
            share(self.baseline.1, self.all),
            self.baseline.0
        );
    }
}

/// The baseline: a week from the first named weekday at or after the latest full date in the text.
fn nearest_weekday(found: &Analysed) -> Option<DayRange> {
    let dated = found.annotations.times.iter().zip(&found.resolved);
    let latest = dated
        .filter(|(t, _)| matches!(t.meaning, TimeMeaning::Calendar { year: YearWord::Said(_), .. }))
        .filter_map(|(_, r)| r.range.day())
        .max()?;
    let named =
        |day: &Day| {
            found.annotations.times.iter().any(
                |t| matches!(t.meaning, TimeMeaning::Weekday { weekday, .. } if weekday == day.weekday()),
            )
        };
    let first = (0..7).map(|n| latest.plus(n)).find(named).unwrap_or(latest);
    Some(DayRange::between(first, first.plus(6)))
}

/// Thresholds were set on the articles with even numbers; the odd ones are reported beside them.
fn score(lines: &str, settings: &Settings, errors: bool) {
    let (mut even, mut odd, mut all) = (Tally::default(), Tally::default(), Tally::default());
    for record in lines.lines().filter_map(|l| serde_json::from_str::<Value>(l).ok()) {
        let Some(day) = record["date"].as_str().and_then(Day::parse_iso) else { continue };
        let id = record["id"].as_str().unwrap_or_default();
        let text = undated(record["text"].as_str().unwrap_or_default());
        let analysed =
            pipeline::analyse(article(&text, record["title"].as_str().unwrap_or_default()), settings);
        let range = analysed.date.range;
        let is_odd = id.bytes().last().is_some_and(|b| b % 2 == 1);
        if errors && !range.contains(day) {
            println!("WRONG {id} true {day}");
            show(&analysed);
        }
        all.add(&analysed, day);
        if is_odd { &mut odd } else { &mut even }.add(&analysed, day);
    }
    even.print("even");
    odd.print("odd");
    all.print("all");
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
