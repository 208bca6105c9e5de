//! JSON and JSON Lines: one object, a list of objects, or an object per line.
//!
//! Field names are those of schema.org NewsArticle, of trafilatura, news-please and passim; see [`super::meta`].

use super::stored::read_stored;
use super::value::{Fields, Value, find};
use super::{Cleaning, Source, meta};

/// Keys under which files hold a list of articles.
const LISTS: &[&str] = &["@graph", "articles", "items", "results", "documents", "docs", "data", "entries"];

/// How deep lists of articles may lie in each other.
const DEEPEST: usize = 4;

/// Reads a whole JSON document.
pub(super) fn read(text: &str, source: &mut Source<'_>) {
    match serde_json::from_str::<serde_json::Value>(text) {
        Ok(json) if read_back(&json, Some(1), source) => {}
        Ok(json) => {
            let mut found = Vec::new();
            collect(json.into(), 0, &mut found);
            if found.is_empty() {
                let what = "The JSON holds no article: no object in it has a text or articleBody.";
                source.lose(what, None);
            }
            let many = found.len() > 1;
            for fields in found {
                article(&fields, None, many, source);
            }
        }
        Err(error) => {
            let line = u32::try_from(error.line()).ok();
            source.lose(&format!("The JSON is broken: {error}."), line);
        }
    }
}

/// Gathers the objects that have a body, in order.
fn collect(value: Value, depth: usize, found: &mut Vec<Fields>) {
    if depth > DEEPEST {
        return;
    }
    match value {
        Value::List(items) => items.into_iter().for_each(|item| collect(item, depth + 1, found)),
        Value::Map(fields) if has_body(&fields) => found.push(fields),
        Value::Map(fields) => {
            let lists = fields.into_iter().filter(|(key, _)| LISTS.contains(&key.as_str()));
            lists.for_each(|(_, list)| collect(list, depth + 1, found));
        }
        Value::Text(_) => {}
    }
}

/// Reads JSON Lines. A broken line costs its own article only.
pub(super) fn read_lines(text: &str, source: &mut Source<'_>) {
    for (index, line) in text.lines().enumerate() {
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        if !line.trim().is_empty() {
            read_line(line, number, source);
        }
    }
}

/// Reads one line of JSON Lines.
pub(super) fn read_line(line: &str, number: u32, source: &mut Source<'_>) {
    match serde_json::from_str::<serde_json::Value>(line) {
        Ok(json) if read_back(&json, Some(number), source) => {}
        Ok(json) => match Value::from(json) {
            Value::Map(fields) if has_body(&fields) => article(&fields, Some(number), true, source),
            Value::Map(_) => source.lose("The object has no text or articleBody.", Some(number)),
            _ => source.lose("The line is no JSON object.", Some(number)),
        },
        Err(error) => source.lose(&format!("The JSON is broken: {error}."), Some(number)),
    }
}

/// Takes an article that this program wrote, unchanged. False where the object does not claim to be one.
fn read_back(json: &serde_json::Value, line: Option<u32>, source: &mut Source<'_>) -> bool {
    match read_stored(json) {
        Some(Ok(article)) => source.reading.articles.push(article),
        Some(Err(what)) => source.lose(&format!("The line {what}."), line),
        None => return false,
    }
    true
}

/// The text of an article; a list of strings is a list of paragraphs.
pub(super) fn body(fields: &Fields) -> Option<String> {
    let (_, value) = find(fields, meta::BODY)?;
    match value {
        Value::Text(text) => Some(text.clone()),
        Value::List(_) => Some(value.names().join("\n\n")).filter(|text| !text.is_empty()),
        Value::Map(_) => None,
    }
}

/// The text of an article as markup: under a key that says so, as ninjs writes it, or a text made of
/// paragraphs of HTML.
fn markup(fields: &Fields) -> Option<&str> {
    let text = find(fields, meta::BODY).and_then(|(_, value)| value.name());
    let text = text.filter(|text| text.contains("</p>"));
    text.or_else(|| find(fields, meta::MARKUP).and_then(|(_, value)| value.name()))
}

fn has_body(fields: &Fields) -> bool {
    body(fields).is_some() || markup(fields).is_some()
}

/// Makes an article of one object. `line` is its line in the file, where it has one of its own.
pub(super) fn article(fields: &Fields, line: Option<u32>, many: bool, source: &mut Source<'_>) {
    let mut article = crate::model::Article::default();
    for what in meta::apply(fields, &mut article) {
        source.note(&what, line, "The value was left out.");
    }
    let as_is = source.cleaning == Cleaning::AsIs;
    match (body(fields), markup(fields)) {
        (Some(body), _) if as_is => source.finish_as_is(article, &body, many),
        (_, Some(markup)) => source.finish_markup(article, markup, many, line),
        // A line in the field is no line of the file.
        (Some(body), None) => source.finish_plain(article, &body, 1, many, line.or(Some(1))),
        (None, None) => source.lose("The object has no text or articleBody.", line),
    }
}
