//! Names: golden cases with marks, and a floor against the gold of the bundled articles.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use dateline::annotate;
use dateline::model::{Annotations, Article, EntityKind, LinkRule, Paragraph, ParagraphKind, Span};
use dateline::text;

use crate::{gold, golden};

/// An English article of the given paragraphs, annotated.
pub(crate) fn annotated<'a>(paragraphs: impl Iterator<Item = &'a str>) -> (Article, Annotations) {
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
    let found = annotate::annotate(&article, &cut);
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

/// Exact span and type. The floors say what holds today; raise them with the finder.
#[test]
fn names_of_the_bundled_articles_reach_the_floor() {
    let (mut right, mut given, mut wanted) = (0, 0, 0);
    let mut wrong = String::new();
    for identifier in gold::published().keys() {
        let gold = gold::load(identifier);
        let paragraphs = gold.paragraphs(identifier);
        let (article, found) = annotated(paragraphs.iter().map(String::as_str));
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
    let f1 = 200 * right / (given + wanted);
    assert!(f1 >= 97, "F1 {f1}: {right} right of {given} given and {wanted} wanted\n{wrong}");
}
