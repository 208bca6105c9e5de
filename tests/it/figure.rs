//! Figures: numbers and what they count.

use crate::golden;
use crate::time::article;
use dateline::{annotate, text};

fn show(input: &str) -> String {
    let article = article(input);
    let cut = text::tokenize(&article.text, &article.paragraphs);
    let notes = annotate::annotate(&article, &cut, None);
    let lines = notes.figures.iter().map(|f| {
        let mut line = format!("[{}]", f.span.of(input));
        let mut add = |name: &str, value: Option<String>| {
            if let Some(value) = value {
                line += &format!(" {name}={value}");
            }
        };
        add("value", f.value.map(|v| v.to_string()));
        add("low", f.low.map(|v| v.to_string()));
        add("high", f.high.map(|v| v.to_string()));
        add("unit", f.unit.clone());
        add("currency", f.currency.clone());
        add("counts", f.counts.map(|s| format!("[{}]", s.of(input))));
        add("status", f.status.map(|s| format!("{s:?}").to_lowercase()));
        add("of", f.of.map(|s| format!("[{}]", s.of(input))));
        line
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn figures() {
    golden::check("figure/figures.txt", show);
}
