//! Joins the names marked in `tools/gold/` with the texts of the data folder.

use std::collections::BTreeMap;
use std::path::Path;

use dateline::model::{Article, Paragraph, ParagraphKind, Span};
use dateline::text::tokenize;

use super::conll::{Doc, Name};

const MARKS: &str = include_str!("../../tools/gold/wikinews_marks.txt");

/// The marked articles whose texts are in `folder`'s neighbor `bulk/`.
pub(crate) fn read(folder: &Path) -> Vec<Doc> {
    let path = folder.join("../bulk/wikinews_2019_2020.jsonl.gz");
    let Ok(output) = std::process::Command::new("gzip").arg("-dc").arg(&path).output() else {
        return Vec::new();
    };
    let lines = String::from_utf8_lossy(&output.stdout);
    let texts: BTreeMap<String, String> = lines.lines().filter_map(article).collect();
    let marks = MARKS.lines().filter(|line| !line.starts_with('#'));
    marks.filter_map(|line| doc(line, &texts)).collect()
}

fn article(line: &str) -> Option<(String, String)> {
    let value: serde_json::Value = serde_json::from_str(line).ok()?;
    Some((value["id"].as_str()?.to_owned(), value["text"].as_str()?.to_owned()))
}

fn doc(line: &str, texts: &BTreeMap<String, String>) -> Option<Doc> {
    let mut fields = line.split('|').map(str::trim);
    let text = texts.get(fields.next()?)?;
    let mut article = Article { language: "en".to_owned(), text: text.clone(), ..Article::default() };
    let mut start = 0;
    for line in text.split('\n') {
        let span = Span::new(start, start + line.len());
        if !line.trim().is_empty() {
            article.paragraphs.push(Paragraph { span, kind: ParagraphKind::Body });
        }
        start += line.len() + 1;
    }
    let mut listed: Vec<(&str, u8)> = Vec::new();
    for (kind, list) in (1..).zip(fields) {
        listed.extend(list.split("; ").filter(|n| !n.is_empty()).map(|name| (name, kind)));
    }
    listed.sort_by_key(|name| std::cmp::Reverse(name.0.len()));
    let mut names: Vec<Name> = Vec::new();
    for (name, kind) in listed {
        for (at, _) in text.match_indices(name).filter(|m| stands_alone(text, m.0, m.0 + name.len())) {
            let end = at + name.len();
            if names.iter().all(|n| n.1 <= at || end <= n.0) {
                names.push((at, end, kind));
            }
        }
    }
    names.sort_unstable();
    let cut = tokenize(&article.text, &article.paragraphs);
    Some(Doc { source: "wikinews".to_owned(), article, cut, names })
}

/// No letter or digit touches the piece `start..end`.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !word(text[..start].chars().next_back()) && !word(text[end..].chars().next())
}
