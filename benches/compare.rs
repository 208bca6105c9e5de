//! How long comparing and grouping take: `cargo bench --bench compare`. Texts are made here, so that every
//! machine measures the same; every answer is checked before its time is printed.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a measurement stops loudly")]

use std::time::{Duration, Instant};

use dateline::corpus::{Layer, Settings};
use dateline::model::{Analysed, Article, Paragraph, ParagraphKind, Span};
use dateline::query::compare::{Side, compare_texts};
use units::joined;

#[path = "../examples/common/units.rs"]
mod units;

fn main() {
    for words in [2_000, 20_000, 100_000] {
        edited_pair(words);
    }
    many_articles(10_000);
}

/// Numbers that look random and are the same everywhere (a 64-bit linear congruential generator).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    /// A word; small numbers are frequent, as in a language.
    fn word(&mut self) -> String {
        let limit = self.below(30_000) + 1;
        format!("w{}", self.below(limit))
    }

    fn sentence(&mut self) -> String {
        let length = 12 + self.below(17);
        let words: Vec<String> = (0..length).map(|_| self.word()).collect();
        format!("{}.", words.join(" "))
    }
}

/// The median of five runs after one to warm up.
fn median(mut run: impl FnMut()) -> Duration {
    run();
    let mut times: Vec<Duration> = (0..5)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[2]
}

/// A text against its edit: a tenth of the sentences cut, a fifth with a word changed, one block moved.
fn edited_pair(words: usize) {
    let mut dice = Dice(7);
    let a: Vec<String> = (0..words / 20).map(|_| dice.sentence()).collect();
    let mut b = Vec::new();
    for (at, sentence) in a.iter().enumerate() {
        match at % 10 {
            3 => {}
            5 | 8 => b.push(sentence.replacen(' ', " otherwise ", 1)),
            _ => b.push(sentence.clone()),
        }
    }
    let moved: Vec<String> = b.drain(10..15).collect();
    b.extend(moved);
    let ((ta, ua), (tb, ub)) = (joined(&a), joined(&b));
    let sides = [Side { text: &ta, units: &ua }, Side { text: &tb, units: &ub }];
    let found = compare_texts(&sides, 0).map(|c| c.rows).unwrap_or_default();
    let both = found.iter().filter(|row| row.of.iter().all(|units| units.len() == 1)).count();
    assert_eq!((found.len(), both), (a.len(), b.len()), "every kept sentence is aligned, and nothing else");
    assert_eq!(found.iter().filter(|row| row.moved[1]).count(), 5);
    let time = median(|| drop(compare_texts(&sides, 0)));
    println!("compare, {words} words: {:.1} ms", time.as_secs_f64() * 1e3);
}

/// Copies among many articles: every tenth is a cut and edited version of the one before it.
fn many_articles(count: usize) {
    let mut dice = Dice(11);
    let mut texts: Vec<String> = Vec::with_capacity(count);
    for at in 0..count {
        let copy = texts.last().filter(|_| at % 10 == 9).map(|text| {
            let kept: Vec<&str> = text.split_inclusive(". ").take(9).collect();
            kept.concat().replacen(' ', " otherwise ", 3)
        });
        let fresh = || (0..14).map(|_| dice.sentence()).collect::<Vec<_>>().join(" ");
        let text = copy.unwrap_or_else(fresh);
        texts.push(text);
    }
    let articles: Vec<Analysed> = texts.iter().enumerate().map(|(at, text)| article(at, text)).collect();
    let settings = Settings::default();
    let layer = Layer::derive(&articles, &settings);
    assert_eq!(layer.groups().len(), count / 10);
    let time = median(|| drop(Layer::derive(&articles, &settings)));
    println!("layer over {count} articles of {} words: {:.0} ms", 14 * 20, time.as_secs_f64() * 1e3);
    let copies = Settings { threads: false, ..Settings::default() };
    let time = median(|| drop(Layer::derive(&articles, &copies)));
    println!("copies alone: {:.0} ms", time.as_secs_f64() * 1e3);
}

fn article(at: usize, text: &str) -> Analysed {
    let paragraphs = vec![Paragraph { span: Span::new(0, text.len()), kind: ParagraphKind::Body }];
    let (id, text, language) = (format!("a{at}"), text.to_owned(), "en".to_owned());
    Analysed {
        article: Article { id, text, paragraphs, language, ..Article::default() },
        ..Analysed::default()
    }
}
