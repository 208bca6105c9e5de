//! The article's own day: evidence, estimates, and the bundled articles against their true days.

use std::fs;
use std::path::Path;

use crate::{gold, golden, time};
use dateline::date::Chronology;
use dateline::model::{
    Analysed, Article, Day, Paragraph, ParagraphKind, Span, StatedDate, StatedPlace, StatedRole,
};
use dateline::pipeline::{Settings, analyse};

fn chronology(path: &str) -> Settings {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect(path);
    let mut chronology = Chronology::default();
    assert!(chronology.add_jsonl(&text).expect(path).is_empty());
    Settings { chronology, ..Settings::default() }
}

fn show(found: &Analysed) -> String {
    let date = &found.date;
    let best = date.best.map(|d| format!(" best {d}")).unwrap_or_default();
    let mut lines = vec![format!("{}{best}", date.range.edtf()).trim().to_owned()];
    lines.extend(date.evidence.iter().map(|e| {
        let fact = e.fact.as_deref().map(|f| format!(" {f}")).unwrap_or_default();
        let aside = e.set_aside.as_deref().map(|s| format!(" ({s})")).unwrap_or_default();
        let strength = format!("{:?}", e.strength).to_lowercase();
        format!("{strength} {} [{}] {}{fact}{aside}", e.rule, e.text, e.range.edtf())
    }));
    lines.join("\n")
}

#[test]
fn estimates() {
    let settings = chronology("tests/golden/date/facts.jsonl");
    golden::check("date/estimates.txt", |input| show(&analyse(time::article(input), &settings)));
}

/// The bundled articles state no date; the true day must lie in a range of at most a week.
#[test]
fn bundled_articles_are_dated() {
    let settings = chronology("www/corpus/chronology.jsonl");
    for (identifier, day) in gold::published() {
        let day = Day::parse_iso(&day).expect("a day");
        let gold = gold::load(&identifier);
        let mut article =
            Article { headline: gold.headline.clone(), language: "en".into(), ..Article::default() };
        for paragraph in gold.paragraphs(&identifier) {
            let start = article.text.len();
            article.text += &paragraph;
            let span = Span::new(start, article.text.len());
            article.paragraphs.push(Paragraph { span, kind: ParagraphKind::Body });
            article.text += "\n\n";
        }
        let found = analyse(article, &settings);
        let range = found.date.range;
        assert!(range.contains(day), "{identifier}: {}", show(&found));
        assert!(range.days().is_some_and(|d| d <= 7), "{identifier}: {}", show(&found));
    }
}

#[test]
fn a_stated_date_outweighs_all() {
    let settings = chronology("tests/golden/date/facts.jsonl");
    let mut article = time::article("Prime Minister Ivo Ross met Foreign Minister Lena Hale.");
    let day = Day::from_ymd(2001, 2, 3).expect("a day");
    article.stated.push(StatedDate {
        range: dateline::model::DayRange::exact(day),
        role: StatedRole::Published,
        text: "2001-02-03".into(),
        place: StatedPlace::Metadata("datePublished".into()),
    });
    let date = analyse(article, &settings).date;
    assert_eq!((date.best, date.stated), (Some(day), true));
    assert!(date.evidence.iter().any(|e| e.set_aside.is_some()));
}

/// Facts of the general chronology agree with one another: every id once, no end before its start, and no office
/// with two holders at once for longer than one may act for the other.
#[test]
fn general_facts_are_consistent() {
    const ACTING: i32 = 120;
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/data/general.jsonl");
    let text = fs::read_to_string(path).expect("general.jsonl");
    let facts: Vec<serde_json::Value> =
        text.lines().map(|l| serde_json::from_str(l).expect("a fact")).collect();
    let word = |f: &serde_json::Value, key: &str| f[key].as_str().unwrap_or_default().to_owned();
    let day = |f: &serde_json::Value, key: &str| f[key].as_str().map(|d| Day::parse_iso(d).expect("a day"));
    let mut ids: Vec<String> = facts.iter().map(|f| word(f, "id")).collect();
    ids.sort();
    assert!(ids.windows(2).all(|w| w[0] != w[1]), "an id stands twice");
    let mut terms: Vec<(String, Day, Day)> = Vec::new();
    for fact in &facts {
        let first = day(fact, "start").expect("a start");
        let last = day(fact, "end").unwrap_or(Day::MAX);
        assert!(first <= last, "{fact}");
        if word(fact, "kind") == "office" {
            terms.push((format!("{}: {}", word(fact, "body"), word(fact, "role")), first, last));
        }
    }
    terms.sort();
    for pair in terms.windows(2).filter(|w| w[0].0 == w[1].0) {
        assert!(pair[0].2.number() - pair[1].1.number() <= ACTING, "{:?} {:?}", pair[0], pair[1]);
    }
}
