//! Figures: numbers and what they count.

use crate::time::article;
use crate::{gold, golden, time};
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

/// The gold figures of the bundled articles are found with their words, number and currency.
#[test]
fn bundled_figures_match_gold() {
    let (mut wrong, mut extra, mut all) = (Vec::new(), Vec::new(), 0);
    for identifier in gold::published().into_keys() {
        let (gold, article) = time::bundled(&identifier);
        let cut = text::tokenize(&article.text, &article.paragraphs);
        let notes = annotate::annotate(&article, &cut, None);
        let mut seen = vec![false; notes.figures.len()];
        for figure in &gold.figures {
            all += 1;
            let start = gold::offset(&article.text, &figure.text, figure.place.as_deref());
            let span = dateline::model::Span::new(start, start + figure.text.len());
            let at = notes.figures.iter().position(|f| f.span.overlaps(span));
            at.inspect(|i| seen[*i] = true);
            let fits = at.map(|i| &notes.figures[i]).is_some_and(|f| {
                let number = figure.value.is_none_or(|v| f.value == Some(v));
                let bound = figure.low.is_none_or(|l| f.low.is_some_and(|got| (got - l).abs() <= 1.0));
                number && bound && f.currency == figure.currency
            });
            if !fits {
                wrong.push(format!("{identifier}: {} got {:?}", figure.text, at.map(|i| &notes.figures[i])));
            }
        }
        let others =
            notes.figures.iter().zip(&seen).filter(|(_, s)| !**s).map(|(f, _)| f.span.of(&article.text));
        extra.extend(others.map(|o| format!("{identifier}: {o}")));
    }
    let right = all - wrong.len();
    assert!(
        right * 100 >= all * 90 && extra.len() * 100 <= all * 10,
        "{right} of {all}\n{wrong:#?}\n{extra:#?}"
    );
}
