//! Scores quotes on an open set: content spans, and speakers of direct and mixed quotations.
//!
//!     cargo run --release --example eval_quotes -- polnear_dev.jsonl [MODEL.bin]
//!
//! A content span counts as found exactly when the ends agree, marks and closing signs aside, and by overlap
//! when the two share a word. A speaker is scored where the content was found: it is right when its words
//! overlap the gold source, or its entity has the last word of the source for a name.
#![allow(clippy::unwrap_used, reason = "a program for the maintainers: it may stop")]

use std::time::Instant;

use dateline::annotate::annotate;
use dateline::annotate::names::Model;
use dateline::model::{Annotations, Article, Paragraph, ParagraphKind, Quote, QuoteKind, Span, Speaker};
use dateline::text::tokenize;
use serde_json::Value;

#[derive(Default)]
struct Counts {
    gold: [u32; 2],
    given: [u32; 2],
    /// Found exactly and by overlap: of gold, of given.
    exact: [u32; 2],
    overlap_gold: [u32; 2],
    overlap_given: [u32; 2],
    sources: u32,
    attributed: u32,
    right: u32,
}

fn main() {
    let mut args = std::env::args().skip(1);
    let Some(path) = args.next() else {
        eprintln!("usage: eval_quotes polnear_dev.jsonl [MODEL.bin]");
        std::process::exit(2);
    };
    let model = args.next().map(|path| Model::open(&std::fs::read(path).unwrap()).unwrap());
    let Ok(lines) = std::fs::read_to_string(&path) else {
        println!("skipped: {path} is not there");
        return;
    };
    let show = std::env::var("SHOW").is_ok();
    let (mut counts, mut bytes, mut seconds) = (Counts::default(), 0, 0.0);
    for line in lines.lines() {
        let value: Value = serde_json::from_str(line).unwrap();
        let article = article(value["text"].as_str().unwrap());
        let start = Instant::now();
        let cut = tokenize(&article.text, &article.paragraphs);
        let found = annotate(&article, &cut, model.as_ref());
        seconds += start.elapsed().as_secs_f64();
        bytes += article.text.len();
        score(&value, &article, &found, &mut counts, show);
    }
    report(&counts);
    println!("all passes: {:.2} MB/s", bytes as f64 / 1e6 / seconds);
}

fn article(text: &str) -> Article {
    let mut article = Article { language: "en".to_owned(), text: text.to_owned(), ..Article::default() };
    let mut start = 0;
    for line in text.split('\n') {
        if !line.trim().is_empty() {
            let span = Span::new(start, start + line.len());
            article.paragraphs.push(Paragraph { span, kind: ParagraphKind::Body });
        }
        start += line.len() + 1;
    }
    article
}

/// Code points become bytes.
fn bytes_of(text: &str, spans: &Value) -> Vec<(usize, usize)> {
    let places: Vec<usize> = text.char_indices().map(|c| c.0).chain([text.len()]).collect();
    let at = |v: &Value| places[usize::try_from(v.as_u64().unwrap()).unwrap().min(places.len() - 1)];
    spans.as_array().unwrap().iter().map(|s| (at(&s[0]), at(&s[1]))).collect()
}

/// Without marks, signs and spaces at the ends.
fn bare(text: &str, (start, end): (usize, usize)) -> (usize, usize) {
    let loose = |c: char| !c.is_alphanumeric();
    let piece = &text[start..end];
    let from = start + piece.len() - piece.trim_start_matches(loose).len();
    (from, (start + piece.trim_end_matches(loose).len()).max(from))
}

fn overlaps(a: (usize, usize), b: (usize, usize)) -> bool {
    a.0 < b.1 && b.0 < a.1
}

fn place(quote: &Quote) -> (usize, usize) {
    (quote.span.start as usize, quote.span.end as usize)
}

/// 0 for direct and mixed, 1 for indirect.
fn class(kind: QuoteKind) -> usize {
    usize::from(kind == QuoteKind::Indirect)
}

fn score(value: &Value, article: &Article, found: &Annotations, counts: &mut Counts, show: bool) {
    let text = &article.text;
    let mut contents: Vec<(usize, (usize, usize))> = Vec::new();
    for gold in value["attributions"].as_array().unwrap() {
        let indirect = gold["kind"] == "indirect";
        let spans: Vec<_> = bytes_of(text, &gold["content"]).into_iter().map(|s| bare(text, s)).collect();
        contents.extend(spans.iter().map(|&s| (usize::from(indirect), s)));
        let source = bytes_of(text, &gold["source"]);
        if indirect || source.is_empty() {
            continue;
        }
        counts.sources += 1;
        let quote = found
            .quotes
            .iter()
            .filter(|q| q.kind != QuoteKind::Indirect)
            .find(|q| spans.iter().any(|&s| overlaps(s, place(q))));
        let Some(quote) = quote.filter(|q| q.speaker != Speaker::Unattributed) else {
            if show {
                let wanted: Vec<&str> = source.iter().map(|s| &text[s.0..s.1]).collect();
                println!(
                    "NOBODY for {wanted:?}: {}",
                    spans.first().map_or(String::new(), |&s| around(text, s))
                );
            }
            continue;
        };
        counts.attributed += 1;
        let right = is_right(text, found, quote, &source);
        counts.right += u32::from(right);
        if show && !right {
            let who = speaker_span(quote).map_or("", |s| s.of(text));
            let wanted: Vec<&str> = source.iter().map(|s| &text[s.0..s.1]).collect();
            println!("WRONG {who:?} for {wanted:?}: {}", around(text, place(quote)));
        }
    }
    for (kind, span) in &contents {
        counts.gold[*kind] += 1;
        counts.exact[*kind] += u32::from(found.quotes.iter().any(|q| bare(text, place(q)) == *span));
        counts.overlap_gold[*kind] += u32::from(found.quotes.iter().any(|q| overlaps(place(q), *span)));
    }
    for quote in &found.quotes {
        counts.given[class(quote.kind)] += 1;
        let hit = contents.iter().any(|c| overlaps(c.1, place(quote)));
        counts.overlap_given[class(quote.kind)] += u32::from(hit);
        if show && !hit && quote.kind != QuoteKind::Indirect {
            println!("EXTRA {:?}: {}", quote.kind, around(text, place(quote)));
        }
    }
}

fn around(text: &str, span: (usize, usize)) -> String {
    let from = text[..span.0].char_indices().rev().nth(90).map_or(0, |c| c.0);
    let to = text[span.1..].char_indices().nth(70).map_or(text.len(), |c| span.1 + c.0);
    format!("{}[{}]{}", &text[from..span.0], &text[span.0..span.1], &text[span.1..to]).replace('\n', " / ")
}

fn speaker_span(quote: &Quote) -> Option<Span> {
    match quote.speaker {
        Speaker::Entity { span, .. } | Speaker::Description { span } => Some(span),
        Speaker::Unattributed => None,
    }
}

fn is_right(text: &str, found: &Annotations, quote: &Quote, source: &[(usize, usize)]) -> bool {
    let Some(span) = speaker_span(quote) else { return false };
    if source.iter().any(|&s| overlaps(s, (span.start as usize, span.end as usize))) {
        return true;
    }
    let Speaker::Entity { entity, .. } = quote.speaker else { return false };
    let inside = |m: &dateline::model::Mention| {
        source.iter().any(|&s| overlaps(s, (m.span.start as usize, m.span.end as usize)))
    };
    if found.mentions.iter().any(|m| m.entity == entity && inside(m)) {
        return true;
    }
    let entity = &found.entities[entity as usize];
    let last = source.last().and_then(|s| text[s.0..s.1].split_whitespace().last()).unwrap_or("");
    std::iter::once(&entity.name).chain(&entity.aliases).any(|n| n.split_whitespace().last() == Some(last))
}

fn report(c: &Counts) {
    let share = |a: u32, b: u32| f64::from(a) / f64::from(b.max(1));
    let f1 = |p: f64, r: f64| 2.0 * p * r / (p + r).max(1e-9);
    let sum = |v: [u32; 2]| v[0] + v[1];
    for (kind, name) in ["direct and mixed", "indirect"].into_iter().enumerate() {
        let (p, r) = (share(c.overlap_given[kind], c.given[kind]), share(c.overlap_gold[kind], c.gold[kind]));
        println!("{name}: overlap precision {p:.3} recall {r:.3} F1 {:.3} ({} gold)", f1(p, r), c.gold[kind]);
        println!("{name}: exact recall {:.3}", share(c.exact[kind], c.gold[kind]));
    }
    let (p, r) = (share(sum(c.exact), sum(c.given)), share(sum(c.exact), sum(c.gold)));
    println!("all contents, exact: precision {p:.3} recall {r:.3} F1 {:.3}", f1(p, r));
    let (p, r) = (share(c.right, c.attributed), share(c.right, c.sources));
    println!("speakers of direct and mixed: precision {p:.3} recall {r:.3} ({} sources)", c.sources);
}
