//! Names: golden cases with marks, and a floor against the gold of the bundled articles.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use dateline::annotate;
use dateline::annotate::names::Model;
use dateline::model::{Annotations, Article, EntityKind, LinkRule, Paragraph, ParagraphKind, Span};
use dateline::text;

use crate::{gold, golden};

/// An English article of the given paragraphs, annotated.
pub(crate) fn annotated<'a>(paragraphs: impl Iterator<Item = &'a str>) -> (Article, Annotations) {
    annotated_by(paragraphs, None)
}

/// As [`annotated`], with a name model.
pub(crate) fn annotated_by<'a>(
    paragraphs: impl Iterator<Item = &'a str>,
    model: Option<&Model>,
) -> (Article, Annotations) {
    let mut article = Article { language: "en".to_owned(), ..Article::default() };
    for paragraph in paragraphs.filter(|p| !p.is_empty()) {
        if !article.text.is_empty() {
            article.text.push_str("\n\n");
        }
        let start = article.text.len();
        article.text.push_str(paragraph);
        let span = Span::new(start, article.text.len());
        article.paragraphs.push(Paragraph { span, kind: ParagraphKind::Body });
    }
    let cut = text::tokenize(&article.text, &article.paragraphs);
    let found = annotate::annotate(&article, &cut, model);
    (article, found)
}

fn short(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "PER",
        EntityKind::Organization => "ORG",
        EntityKind::Place => "LOC",
    }
}

/// The text with `[name](KIND entity-number)` for every mention, then one line per linked entity.
fn marked(input: &str) -> String {
    let (article, found) = annotated(input.lines());
    let (mut out, mut at) = (String::new(), 0);
    for m in &found.mentions {
        out.push_str(&article.text[at..m.span.start as usize]);
        let _ = write!(out, "[{}]({} {}", m.span.of(&article.text), short(m.kind), m.entity);
        if let Some(role) = m.role {
            let _ = write!(out, ", {}", role.of(&article.text));
        }
        if !matches!(m.why.rule, LinkRule::First | LinkRule::SameName) {
            let evidence = m.why.evidence.map_or("", |e| e.of(&article.text));
            let _ = write!(out, "; {:?}: {evidence}", m.why.rule);
        }
        out.push(')');
        at = m.span.end as usize;
    }
    out.push_str(&article.text[at..]);
    let mut out = out.replace("\n\n", "\n");
    for (number, entity) in found.entities.iter().enumerate() {
        if entity.ambiguous || !entity.aliases.is_empty() {
            let unsure = if entity.ambiguous { "?" } else { "" };
            let _ = write!(out, "\n{number}{unsure} {}: {}", entity.name, entity.aliases.join(", "));
        }
    }
    out
}

#[test]
fn names_are_found() {
    golden::check("names/finding.txt", marked);
}

#[test]
fn names_fold_into_entities() {
    golden::check("names/folding.txt", marked);
}

#[test]
fn roles_are_read() {
    golden::check("names/roles.txt", marked);
}

type Marks = BTreeSet<(u32, u32, &'static str)>;

/// The gold marks of one article in the text of its gold paragraphs.
fn gold_marks(text: &str, gold: &gold::Gold) -> Marks {
    let mut names: Vec<&gold::Name> = gold.names.iter().collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.text.len()));
    let mut marks: Marks = BTreeSet::new();
    for name in names {
        let kind = ["PER", "ORG", "LOC"].into_iter().find(|k| *k == name.kind).expect("a known type");
        for at in gold::places(text, &name.text) {
            let span = Span::new(at, at + name.text.len());
            let free = |m: &(u32, u32, &str)| !Span { start: m.0, end: m.1 }.overlaps(span);
            if marks.iter().all(free) {
                marks.insert((span.start, span.end, kind));
            }
        }
    }
    marks
}

/// F1 in percent of exact spans with their types over all bundled articles, and what differs.
fn bundled(model: Option<&Model>) -> (usize, String) {
    let (mut right, mut given, mut wanted) = (0, 0, 0);
    let mut wrong = String::new();
    for identifier in gold::published().keys() {
        let gold = gold::load(identifier);
        let paragraphs = gold.paragraphs(identifier);
        let (article, found) = annotated_by(paragraphs.iter().map(String::as_str), model);
        let marks = gold_marks(&article.text, &gold);
        let got: Marks = found.mentions.iter().map(|m| (m.span.start, m.span.end, short(m.kind))).collect();
        right += marks.intersection(&got).count();
        given += got.len();
        wanted += marks.len();
        for m in marks.symmetric_difference(&got) {
            let side = if got.contains(m) { "extra" } else { "missing" };
            let _ =
                writeln!(wrong, "{identifier}: {side} {} {}", m.2, &article.text[m.0 as usize..m.1 as usize]);
        }
    }
    (200 * right / (given + wanted), format!("{right} right of {given} given and {wanted} wanted\n{wrong}"))
}

/// The floors say what holds today; raise them with the finder.
#[test]
fn names_of_the_bundled_articles_reach_the_floor() {
    for model in [None, Some(model())] {
        let (f1, wrong) = bundled(model.as_ref());
        println!("F1 {f1}: {wrong}");
        assert!(f1 >= 97, "with a model: {}: F1 {f1}: {wrong}", model.is_some());
    }
}

/// The model that the program carries.
pub(crate) fn model() -> Model {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/annotate/model/names.bin");
    Model::open(&std::fs::read(path).unwrap()).unwrap()
}

#[test]
fn the_model_refuses_what_is_none_or_broken() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/annotate/model/names.bin");
    let whole = std::fs::read(path).unwrap();
    assert!(Model::open(b"").is_err());
    assert!(Model::open(b"PK\x03\x04 no model").is_err());
    for cut in [4, 5, 13, 500, whole.len() / 2, whole.len() - 1] {
        assert!(Model::open(&whole[..cut]).is_err(), "cut at {cut}");
    }
    let mut changed = whole.clone();
    changed[whole.len() / 3] ^= 1;
    assert!(Model::open(&changed).is_err());
    let mut newer = whole;
    newer[4] += 1;
    let said = Model::open(&newer).unwrap_err().to_string();
    assert!(said.contains("another version"), "{said}");
}
