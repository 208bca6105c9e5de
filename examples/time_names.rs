//! Times the passes that find names, in MB/s on one thread, and prints a digest of what they found.
//!
//!     cargo run --release --example time_names -- ARTICLES.jsonl[.gz] [MODEL.bin]
//!
//! Lines hold `text`. The digest is the same for the same names: compare it before and after a change that
//! should only be faster.
#![allow(clippy::unwrap_used, reason = "a program for the maintainers: it may stop")]

use std::time::Instant;

use dateline::annotate::annotate;
use dateline::annotate::names::{Model, training};
use dateline::model::{Annotations, Article, Paragraph, ParagraphKind, Span};
use dateline::text::{Tokenized, tokenize};

/// Bytes of text that are read: enough for steady figures, little enough to repeat.
const MOST: usize = 6_000_000;
const RUNS: usize = 5;

fn main() {
    let mut args = std::env::args().skip(1);
    let Some(path) = args.next() else {
        eprintln!("usage: time_names ARTICLES.jsonl[.gz] [MODEL.bin]");
        std::process::exit(2);
    };
    let model = args.next().map(|path| Model::open(&std::fs::read(path).unwrap()).unwrap());
    let articles = load(&path);
    let bytes: usize = articles.iter().map(|a| a.text.len()).sum();
    println!("{} articles, {:.1} MB", articles.len(), bytes as f64 / 1e6);
    let mut cuts: Vec<Tokenized> = Vec::new();
    time("tokens and sentences", bytes, || {
        cuts = articles.iter().map(|a| tokenize(&a.text, &a.paragraphs)).collect();
    });
    let mut found: Vec<Annotations> = Vec::new();
    time("names", bytes, || {
        found = articles
            .iter()
            .zip(&cuts)
            .map(|(article, cut)| training::annotations(&article.text, cut, model.as_ref()))
            .collect();
    });
    println!("digest of names: {:016x}", digest(&found));
    time("all passes", bytes, || {
        found =
            articles.iter().zip(&cuts).map(|(article, cut)| annotate(article, cut, model.as_ref())).collect();
    });
}

fn load(path: &str) -> Vec<Article> {
    let text = if path.ends_with(".gz") {
        let output = std::process::Command::new("gzip").arg("-dc").arg(path).output().unwrap();
        String::from_utf8_lossy(&output.stdout).into_owned()
    } else {
        std::fs::read_to_string(path).unwrap()
    };
    let (mut articles, mut bytes) = (Vec::new(), 0);
    for line in text.lines() {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = value["text"].as_str().unwrap_or("").to_owned();
        bytes += text.len();
        articles.push(article(text));
        if bytes > MOST {
            break;
        }
    }
    articles
}

fn article(text: String) -> Article {
    let mut article = Article { language: "en".to_owned(), ..Article::default() };
    let mut start = 0;
    for line in text.split('\n') {
        if !line.trim().is_empty() {
            let span = Span::new(start, start + line.len());
            article.paragraphs.push(Paragraph { span, kind: ParagraphKind::Body });
        }
        start += line.len() + 1;
    }
    article.text = text;
    article
}

/// The best and the middle of the runs, after one to warm up.
fn time(what: &str, bytes: usize, mut pass: impl FnMut()) {
    pass();
    let mut seconds: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            pass();
            start.elapsed().as_secs_f64()
        })
        .collect();
    seconds.sort_by(f64::total_cmp);
    let rate = |s: f64| bytes as f64 / 1e6 / s;
    println!("{what}: {:.2} MB/s (best {:.2})", rate(seconds[RUNS / 2]), rate(seconds[0]));
}

fn digest(found: &[Annotations]) -> u64 {
    let text = format!("{:?}", found.iter().map(|f| (&f.mentions, &f.entities)).collect::<Vec<_>>());
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3))
}
