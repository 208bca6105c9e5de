//! Time expressions: what is recognized, and what it means on a given day.

use crate::{gold, golden};
use dateline::model::{Article, DayRange, Paragraph, ParagraphKind, Span};
use dateline::{annotate, date, text};
use proptest::prelude::*;

/// An article of one paragraph per line.
pub(crate) fn article(body: &str) -> Article {
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for line in body.split('\n') {
        paragraphs.push(Paragraph { span: Span::new(start, start + line.len()), kind: ParagraphKind::Body });
        start += line.len() + 1;
    }
    Article { text: body.to_owned(), paragraphs, language: "en".into(), ..Article::default() }
}

/// The first line of a case is `@` and the article's day in EDTF.
fn show(input: &str) -> String {
    let (day, body) = input.split_once('\n').expect("a day and a text");
    let day = DayRange::parse_edtf(day.trim_start_matches('@')).unwrap_or(DayRange::ANY);
    let article = article(body);
    let cut = text::tokenize(&article.text, &article.paragraphs);
    let notes = annotate::annotate(&article, &cut, None);
    let resolved = date::resolve(&article, &cut, &notes, day);
    let lines = notes.times.iter().zip(resolved).map(|(t, r)| {
        let kind = format!("{:?}", t.kind).to_uppercase();
        let modifier = t.modifier.map(|m| format!(" {m:?}").to_uppercase()).unwrap_or_default();
        let value = r.value.unwrap_or_else(|| "?".into());
        format!("[{}] {kind} {value}{modifier} {}", t.span.of(body), r.range.edtf()).trim_end().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn recognized() {
    golden::check("time/recognized.txt", show);
}

#[test]
fn unsure_day() {
    golden::check("time/unsure_day.txt", show);
}

#[test]
fn narrative() {
    golden::check("time/narrative.txt", show);
}

/// Pieces of time expressions in any order.
fn timeish() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "June",
        "May",
        "6",
        "2003",
        "1990s",
        "-",
        "/",
        ":",
        ",",
        ".",
        "the",
        "last",
        "next",
        "week",
        "years",
        "ago",
        "a",
        "half",
        "and",
        "of",
        "third",
        "quarter",
        "Friday",
        "night",
        "p.m.",
        "million",
        "two",
        "hundred",
        "more than",
        "every",
        "'s",
        "BC",
        "12:30",
        "99999999999",
        "$",
        "percent",
        "é",
        "\n",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    /// Spans are in order, never overlap, lie on boundaries; every mention is resolved or left open.
    #[test]
    fn sound_on_any_order(body in timeish(), day in prop::option::of(-719_528_i32..2_932_896)) {
        let article = article(&body);
        let cut = text::tokenize(&article.text, &article.paragraphs);
        let notes = annotate::annotate(&article, &cut, None);
        let range = day.map_or(DayRange::ANY, |d| DayRange::exact(dateline::model::Day::from_number(d)));
        prop_assert_eq!(date::resolve(&article, &cut, &notes, range).len(), notes.times.len());
        let mut at = 0;
        for t in &notes.times {
            prop_assert!(t.span.start >= at && !t.span.of(&body).is_empty());
            at = t.span.end;
        }
        at = 0;
        for f in &notes.figures {
            prop_assert!(f.span.start >= at && !f.span.of(&body).is_empty());
            at = f.span.end;
        }
    }
}

/// The article of a bundled identifier after clean-up, one paragraph per line.
pub(crate) fn bundled(identifier: &str) -> (gold::Gold, Article) {
    let gold = gold::load(identifier);
    let body = gold.paragraphs(identifier).join("\n");
    let article = Article { headline: gold.headline.clone(), ..article(&body) };
    (gold, article)
}

/// Every gold time of the bundled articles is found with its words and its value on the true day; little else is.
#[test]
fn bundled_times_match_gold() {
    let (mut wrong, mut extra, mut all) = (Vec::new(), Vec::new(), 0);
    for (identifier, day) in gold::published() {
        let (gold, article) = bundled(&identifier);
        let day = DayRange::parse_edtf(&day).expect("a day");
        let cut = text::tokenize(&article.text, &article.paragraphs);
        let notes = annotate::annotate(&article, &cut, None);
        let resolved = date::resolve(&article, &cut, &notes, day);
        let mut seen = vec![false; notes.times.len()];
        for time in &gold.times {
            all += 1;
            let start = gold::offset(&article.text, &time.text, time.place.as_deref());
            let span = Span::new(start, start + time.text.len());
            let at = notes.times.iter().position(|t| t.span == span);
            at.inspect(|i| seen[*i] = true);
            let value = at.and_then(|i| resolved[i].value.clone()).unwrap_or_default();
            if value != time.value {
                wrong.push(format!("{identifier}: {} {} got {value:?}", time.text, time.value));
            }
        }
        let others =
            notes.times.iter().zip(&seen).filter(|(_, s)| !**s).map(|(t, _)| t.span.of(&article.text));
        extra.extend(others.map(|o| format!("{identifier}: {o}")));
    }
    let right = all - wrong.len();
    assert!(
        right * 100 >= all * 95 && extra.len() * 100 <= all * 5,
        "{right} of {all}\n{wrong:#?}\n{extra:#?}"
    );
}
