//! Identifiers that depend on what an article is and where it lay, never on the order of reading.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Article, Problem};
use crate::sort::Sorting;

/// Longest identifier taken from a file, in characters; a longer one is cut.
const LONGEST: usize = 200;

/// Proposes an id: the one the file states, else a slug of the path, else of the content. `many` is true
/// where the file may hold further articles: then the content tells them apart.
pub(super) fn propose(article: &mut Article, path: &str, many: bool) {
    let stated: String =
        article.id.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LONGEST).collect();
    if !stated.is_empty() {
        article.id = stated;
        return;
    }
    let slug = slug(path);
    let hash = hash(article);
    article.id = match (slug.is_empty(), many) {
        (true, _) => format!("text-{hash:016x}"),
        (false, true) => format!("{slug}-{:08x}", hash >> 32),
        (false, false) => slug,
    };
}

/// A path without its last extension in lower case, everything but letters and digits as one hyphen.
fn slug(path: &str) -> String {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let mut slug = String::new();
    for c in folder.chars().chain(['/']).chain(stem.chars()).flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').chars().take(LONGEST).collect()
}

/// What makes two articles the same for a reader, as one string.
fn content(article: &Article) -> String {
    let optional = |value: &Option<String>| value.clone().unwrap_or_default();
    let dates: Vec<String> =
        article.stated.iter().map(|date| format!("{:?} {}", date.role, date.range.edtf())).collect();
    [
        article.headline.clone(),
        optional(&article.deck),
        optional(&article.source),
        optional(&article.agency),
        optional(&article.byline),
        optional(&article.url),
        dates.join(" "),
        article.text.clone(),
    ]
    .join("\u{1F}")
}

/// FNV-1a with 64 bits (Fowler, Noll, Vo; public domain): short, and equal on every machine.
fn hash(article: &Article) -> u64 {
    content(article)
        .bytes()
        .fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

/// See [`super::assign_ids`].
pub(super) fn assign(articles: &mut Vec<Article>) -> Vec<Problem> {
    let problems = leave_copies_out(articles);
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for article in articles.iter() {
        *counts.entry(article.id.clone()).or_default() += 1;
    }
    let mut taken: BTreeSet<String> =
        counts.iter().filter(|(_, n)| **n == 1).map(|(id, _)| id.clone()).collect();
    // In the order of their content, so that the order of reading changes nothing.
    let mut colliding: Vec<(u64, usize)> = articles
        .iter()
        .enumerate()
        .filter(|(_, article)| !taken.contains(&article.id))
        .map(|(at, article)| (hash(article), at))
        .collect();
    colliding.order_by(|a, b| a.0.cmp(&b.0).then_with(|| order(articles, a.1).cmp(&order(articles, b.1))));
    for (hash, at) in colliding {
        if let Some(article) = articles.get_mut(at) {
            article.id = free_id(&article.id, hash, &taken);
            taken.insert(article.id.clone());
        }
    }
    problems
}

/// What decides between articles with equal content: file, then identifier.
fn order(articles: &[Article], at: usize) -> (Option<&str>, &str) {
    articles.get(at).map_or((None, ""), |article| (article.file.as_deref(), article.id.as_str()))
}

fn free_id(id: &str, hash: u64, taken: &BTreeSet<String>) -> String {
    let short = format!("{id}-{:08x}", hash >> 32);
    let long = format!("{id}-{hash:016x}");
    let numbered = (2..).map(|n: u64| format!("{long}-{n}"));
    // One of ever growing numbers is free, as `taken` is finite.
    [short, long.clone()]
        .into_iter()
        .chain(numbered)
        .find(|candidate| !taken.contains(candidate))
        .unwrap_or(long)
}

/// Of articles with equal content the one whose file comes first by name stays.
fn leave_copies_out(articles: &mut Vec<Article>) -> Vec<Problem> {
    let mut groups: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (at, article) in articles.iter().enumerate() {
        groups.entry(hash(article)).or_default().push(at);
    }
    let mut copies: BTreeMap<usize, Problem> = BTreeMap::new();
    for group in groups.values().filter(|group| group.len() > 1) {
        let mut group = group.clone();
        group.order_by(|a, b| order(articles, *a).cmp(&order(articles, *b)).then(a.cmp(b)));
        let mut kept: Vec<usize> = Vec::new();
        for at in group {
            match kept.iter().find(|first| same(articles, **first, at)) {
                Some(first) => drop(copies.insert(at, copy_problem(articles, *first, at))),
                None => kept.push(at),
            }
        }
    }
    let mut at = 0;
    articles.retain(|_| {
        at += 1;
        !copies.contains_key(&(at - 1))
    });
    copies.into_values().collect()
}

fn same(articles: &[Article], a: usize, b: usize) -> bool {
    matches!((articles.get(a), articles.get(b)), (Some(a), Some(b)) if content(a) == content(b))
}

fn copy_problem(articles: &[Article], first: usize, copy: usize) -> Problem {
    let name = |at: usize| order(articles, at).0.unwrap_or(order(articles, at).1).to_owned();
    Problem {
        what: format!("The article is the same as the one in {}.", name(first)),
        file: order(articles, copy).0.unwrap_or("").to_owned(),
        line: None,
        handled: "Only one of them was kept.".to_owned(),
        lost: false,
    }
}
