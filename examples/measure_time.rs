//! Scores time expressions by the definitions of TempEval-3: strict and relaxed spans, value F1.
//!
//!     cargo run --release --example measure_time -- DATA [--errors]
//!
//! DATA is a folder with `timex/*.jsonl`: `{id, dct, text, timexes:[{start, end, type, value}]}`, offsets in code
//! points. A set that is not there is skipped with a line. `--errors` lists what differs from the gold.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a measurement stops loudly")]

use std::collections::BTreeMap;
use std::path::Path;

use dateline::model::{Article, Day, DayRange, Paragraph, ParagraphKind, Span};
use dateline::{annotate, date, text};
use serde_json::Value;

/// Sets, and the published figures of HeidelTime 2.2 beside them where there are any.
const SETS: [(&str, &str); 4] = [
    ("tbaq_train", ""),
    ("tbaq_dev", "HeidelTime: strict .840 relaxed .928 value .782"),
    ("wikiwars_train", "HeidelTime (narrative): value .843"),
    ("gum_dates_dev", ""),
];

struct Timex {
    start: usize,
    end: usize,
    kind: String,
    value: String,
    text: String,
}

#[derive(Default)]
struct Score {
    gold: usize,
    found: usize,
    strict: usize,
    gold_hit: usize,
    found_hit: usize,
    value: usize,
    kind: usize,
}

fn main() {
    let mut args = std::env::args().skip(1);
    let Some(folder) = args.next() else {
        eprintln!("usage: measure_time DATA [--errors]");
        std::process::exit(2);
    };
    let errors = args.next().is_some_and(|a| a == "--errors");
    for (name, rival) in SETS {
        let path = Path::new(&folder).join(format!("timex/{name}.jsonl"));
        match std::fs::read_to_string(&path) {
            Ok(lines) => {
                let score = score_set(&lines, errors);
                println!("{name}: {} {rival}", score.line());
            }
            Err(_) => println!("{name}: skipped, no {}", path.display()),
        }
    }
}

fn score_set(lines: &str, errors: bool) -> Score {
    let mut score = Score::default();
    for record in lines.lines().filter_map(|l| serde_json::from_str::<Value>(l).ok()) {
        let text = record["text"].as_str().unwrap_or_default();
        let day = record["dct"].as_str().and_then(|d| Day::parse_iso(d.get(..10)?));
        let found = annotated(text, day);
        let gold: Vec<Timex> = record["timexes"].as_array().into_iter().flatten().map(gold_timex).collect();
        score.add(text, &gold, &found, errors, record["id"].as_str().unwrap_or_default());
    }
    score
}

fn gold_timex(t: &Value) -> Timex {
    let text = |k: &str| t[k].as_str().unwrap_or_default().to_owned();
    let at = |k: &str| t[k].as_u64().unwrap_or_default() as usize;
    Timex { start: at("start"), end: at("end"), kind: text("type"), value: text("value"), text: text("text") }
}

fn annotated(body: &str, day: Option<Day>) -> Vec<Timex> {
    let article = article(body);
    let cut = text::tokenize(&article.text, &article.paragraphs);
    let notes = annotate::annotate(&article, &cut, None);
    let range = day.map_or(DayRange::ANY, DayRange::exact);
    let resolved = date::resolve(&article, &cut, &notes, range);
    let points: BTreeMap<usize, usize> = body
        .char_indices()
        .enumerate()
        .map(|(n, (b, _))| (b, n))
        .chain([(body.len(), body.chars().count())])
        .collect();
    let at = |b: u32| points.get(&(b as usize)).copied().unwrap_or_default();
    let make = |(t, r): (&dateline::model::TimeMention, dateline::model::ResolvedTime)| Timex {
        start: at(t.span.start),
        end: at(t.span.end),
        kind: format!("{:?}", t.kind).to_uppercase(),
        value: r.value.unwrap_or_default(),
        text: t.span.of(body).to_owned(),
    };
    notes.times.iter().zip(resolved).map(make).collect()
}

/// The text as an article, a paragraph per block between empty lines.
fn article(body: &str) -> Article {
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for block in body.split("\n\n") {
        let end = start + block.len();
        if !block.trim().is_empty() {
            paragraphs.push(Paragraph { span: Span::new(start, end), kind: ParagraphKind::Body });
        }
        start = end + 2;
    }
    Article { text: body.to_owned(), paragraphs, language: "en".into(), ..Article::default() }
}

impl Score {
    fn add(&mut self, text: &str, gold: &[Timex], found: &[Timex], errors: bool, id: &str) {
        let solid = solid_offsets(text);
        let at = |n: usize| solid.get(n).copied().unwrap_or_default();
        let span = |t: &Timex| (at(t.start), at(t.end));
        let meet = |a: &Timex, b: &Timex| span(a).0 < span(b).1 && span(b).0 < span(a).1;
        self.gold += gold.len();
        self.found += found.len();
        for g in gold {
            self.strict += usize::from(found.iter().any(|f| span(f) == span(g)));
            let hit = found.iter().any(|f| meet(f, g));
            self.gold_hit += usize::from(hit);
            if errors && !hit {
                println!("  MISS {id} [{}] {} {} | {}", g.text, g.kind, g.value, around(text, g));
            }
        }
        for f in found {
            let over: Vec<&Timex> = gold.iter().filter(|g| meet(f, g)).collect();
            let value = over.iter().any(|g| g.value == f.value);
            self.found_hit += usize::from(!over.is_empty());
            self.value += usize::from(value);
            self.kind += usize::from(over.iter().any(|g| g.kind == f.kind));
            if errors {
                match over.first() {
                    None => {
                        println!("  EXTRA {id} [{}] {} {} | {}", f.text, f.kind, f.value, around(text, f))
                    }
                    Some(g) if !value => {
                        println!(
                            "  VALUE {id} [{}] {} gold [{}] {} | {}",
                            f.text,
                            f.value,
                            g.text,
                            g.value,
                            around(text, f)
                        );
                    }
                    Some(g) if span(g) != span(f) => println!("  SPAN {id} [{}] gold [{}]", f.text, g.text),
                    _ => {}
                }
            }
        }
    }

    fn line(&self) -> String {
        let f = |hit_gold: usize, hit_found: usize| {
            let (r, p) =
                (hit_gold as f64 / self.gold.max(1) as f64, hit_found as f64 / self.found.max(1) as f64);
            if r + p == 0.0 { 0.0 } else { 2.0 * r * p / (r + p) }
        };
        format!(
            "strict {:.3} relaxed {:.3} value {:.3} type {:.3} (gold {}, found {})",
            f(self.strict, self.strict),
            f(self.gold_hit, self.found_hit),
            f(self.value, self.value),
            f(self.kind, self.kind),
            self.gold,
            self.found
        )
    }
}

/// For every code point, how many before it are no white space: spans are compared without it.
fn solid_offsets(text: &str) -> Vec<usize> {
    let mut out = vec![0];
    let mut n = 0;
    for c in text.chars() {
        n += usize::from(!c.is_whitespace());
        out.push(n);
    }
    out
}

fn around(text: &str, t: &Timex) -> String {
    let from = t.start.saturating_sub(40);
    text.chars().skip(from).take(t.end - from + 30).map(|c| if c == '\n' { ' ' } else { c }).collect()
}
