//! Reads hostile strings as files of every format: no panic, sound articles, no file that takes long.
//!
//! Usage: `cargo run --release --example read_hostile -- DATA`
//!
//! Every file in `DATA` is read whole under every ending, and every line of it by itself, as it stands and inside
//! a page, a JSON object and a CSV cell. `DATA` may be the big list of naughty strings, collections of script
//! injections, tokenizer tests: anything. Ends with status 1 where something does not hold.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a measurement stops loudly")]

use std::process::ExitCode;
use std::time::{Duration, Instant};

use dateline::extract::{RawFile, hand_over, read, take_over};
use dateline::model::Article;

/// Names under which the same bytes are read.
const NAMES: &[&str] = &["", "a.txt", "a.md", "a.html", "a.json", "a.jsonl", "a.csv", "a.zip"];

/// No line of such a collection takes longer.
const LONGEST: Duration = Duration::from_millis(500);

#[derive(Default)]
struct Tally {
    files: usize,
    bytes: usize,
    articles: usize,
    problems: usize,
    slowest: Duration,
    wrong: Vec<String>,
}

fn main() -> ExitCode {
    let Some(data) = std::env::args().nth(1) else {
        println!("skipped: say where the hostile strings lie: read_hostile DATA");
        return ExitCode::SUCCESS;
    };
    let Ok(entries) = std::fs::read_dir(&data) else {
        println!("skipped: there is no folder {data}");
        return ExitCode::SUCCESS;
    };
    let mut paths: Vec<_> =
        entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect();
    paths.sort();
    let mut tally = Tally::default();
    for path in paths {
        let bytes = std::fs::read(&path).unwrap();
        NAMES.iter().for_each(|name| tally.take(name, &bytes, LONGEST * 20));
        for line in bytes.split(|byte| *byte == b'\n') {
            tally.line(line);
        }
    }
    let Tally { files, bytes, articles, problems, slowest, wrong } = tally;
    let megabytes = bytes / 1_000_000;
    println!(
        "{files} files of {megabytes} MB: {articles} articles, {problems} problems, slowest {slowest:?}"
    );
    wrong.iter().take(20).for_each(|line| println!("{line}"));
    if wrong.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

impl Tally {
    /// One string in every dress.
    fn line(&mut self, line: &[u8]) {
        let text = String::from_utf8_lossy(line);
        let json = format!("{{\"headline\":{0},\"text\":{0}}}", serde_json::Value::String(text.to_string()));
        let page =
            format!("<html><title>{text}</title><article class=\"{text}\"><h1>{text}</h1><p>{text}</p>");
        let csv = format!("headline,text\n\"{}\",{text}\n", text.replace('"', "\"\""));
        let front = format!("---\ntitle: {text}\n---\n{text}\n\n{text}");
        self.take("a.txt", line, LONGEST);
        self.take("a.jsonl", json.as_bytes(), LONGEST);
        self.take("a.html", page.as_bytes(), LONGEST);
        self.take("a.csv", csv.as_bytes(), LONGEST);
        self.take("a.md", front.as_bytes(), LONGEST);
    }

    fn take(&mut self, path: &str, bytes: &[u8], limit: Duration) {
        let start = Instant::now();
        let reading = read(RawFile { path, bytes });
        let time = start.elapsed();
        let shown = || String::from_utf8_lossy(bytes.get(..100).unwrap_or(bytes)).into_owned();
        if time > limit {
            self.wrong.push(format!("{time:?} for {path}: {}", shown()));
        }
        if !reading.articles.iter().all(is_sound)
            || take_over(hand_over(&reading).as_bytes()).articles != reading.articles
        {
            self.wrong.push(format!("unsound {path}: {}", shown()));
        }
        if reading.articles.is_empty() && reading.problems.is_empty() {
            self.wrong.push(format!("neither article nor problem {path}: {}", shown()));
        }
        self.files += 1;
        self.bytes += bytes.len();
        self.articles += reading.articles.len();
        self.problems += reading.problems.len();
        self.slowest = self.slowest.max(time);
    }
}

fn is_sound(article: &Article) -> bool {
    let mut end = 0;
    article.paragraphs.iter().all(|paragraph| {
        let (from, to) = (paragraph.span.start as usize, paragraph.span.end as usize);
        let fits = from >= end && article.text.get(from..to).is_some_and(|text| !text.trim().is_empty());
        end = to;
        fits
    })
}
