//! Names found elsewhere: spans that another program, or a person, marked in the articles.
//!
//! A file of JSON Lines, one line per article, in the shape of the program's own records, so that what
//! `annotate` wrote can be changed and brought back:
//!
//! ```json
//! {"id": "the-article", "entities": [{"start": 0, "end": 4, "text": "Oslo", "type": "LOC", "confidence": 0.9}]}
//! ```
//!
//! `start` and `end` are code points in the article's `text`, `end` exclusive; `text` holds the words that
//! stand there and is what a line is checked by: a name whose words stand elsewhere, or that overlaps one
//! before it, is left out with a problem. `confidence` (0 to 1) may be missing. The names of an article that
//! is listed take the place of those the program would find; folding, roles and links are its own.

use serde_json::Value;

use super::Found;
use crate::annotate::words::Words;
use crate::model::{EntityKind, Problem};
use crate::sort::Sorting;

/// What a name counts for that comes without a confidence: somebody stands behind it.
const SURE: u8 = 95;

/// Names found elsewhere, by article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    /// Sorted by id.
    articles: Vec<(String, Vec<Given>)>,
}

/// A name as a file gives it.
#[derive(Clone, Debug, PartialEq)]
struct Given {
    start: usize,
    end: usize,
    text: String,
    kind: EntityKind,
    confidence: u8,
}

impl Imported {
    /// Reads a file; lines and names that cannot be read are left out with a problem each. Of two lines for
    /// one article the later one holds.
    ///
    /// ```
    /// use dateline::annotate::names::Imported;
    /// let line = r#"{"id": "a", "entities": [{"start": 0, "end": 4, "text": "Oslo", "type": "LOC"}]}"#;
    /// let (imported, problems) = Imported::read(line, "annotations.jsonl");
    /// assert!(imported.has("a") && problems.is_empty());
    /// ```
    #[must_use]
    pub fn read(jsonl: &str, file: &str) -> (Imported, Vec<Problem>) {
        let (mut imported, mut problems) = (Imported::default(), Vec::new());
        for (number, line) in (1..).zip(jsonl.lines()).filter(|(_, line)| !line.trim().is_empty()) {
            let mut problem = |what: &str| problems.push(left_out(what.to_owned(), file, Some(number)));
            let Some((id, entities)) = serde_json::from_str(line).ok().and_then(split) else {
                problem("The line is no JSON with an \"id\" and a list of \"entities\".");
                continue;
            };
            let names: Vec<Option<Given>> = entities.iter().map(given).collect();
            if names.contains(&None) {
                problem("A name lacks \"start\", \"end\", \"text\" or a \"type\" of PER, ORG or LOC.");
            }
            imported.put(id, names.into_iter().flatten().collect());
        }
        (imported, problems)
    }

    fn put(&mut self, id: String, names: Vec<Given>) {
        match self.articles.binary_search_by(|(known, _)| known.cmp(&id)) {
            Ok(at) => {
                if let Some(article) = self.articles.get_mut(at) {
                    article.1 = names;
                }
            }
            Err(at) => self.articles.insert(at, (id, names)),
        }
    }

    /// Takes the names of `later` in; its articles take the place of the same ones here.
    pub fn extend(&mut self, later: Imported) {
        later.articles.into_iter().for_each(|(id, names)| self.put(id, names));
    }

    /// True where the article's names come from elsewhere.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.names(id).is_some()
    }

    fn names(&self, id: &str) -> Option<&[Given]> {
        let at = self.articles.binary_search_by(|(known, _)| known.as_str().cmp(id)).ok()?;
        self.articles.get(at).map(|article| article.1.as_slice())
    }

    /// What does not fit the text of the article with this id.
    #[must_use]
    pub fn problems(&self, id: &str, text: &str) -> Vec<Problem> {
        let Some(names) = self.names(id) else { return Vec::new() };
        let lost = places(names, text).1;
        let what = |name: &Given| {
            format!("\"{}\" does not stand at {} to {} in \"{id}\".", name.text, name.start, name.end)
        };
        lost.into_iter().map(|name| left_out(what(name), "", None)).collect()
    }

    /// The names of the article with this id, by its tokens; none where they do not come from elsewhere.
    pub(in crate::annotate) fn find(&self, id: &str, words: &Words<'_>) -> Option<Vec<Found>> {
        let names = places(self.names(id)?, words.text).0;
        let mut found: Vec<Found> = Vec::with_capacity(names.len());
        for (start, end, name) in names {
            // A name that cuts a token takes it whole.
            let first = words.tokens.partition_point(|t| (t.span.end as usize) <= start);
            let end = words.tokens.partition_point(|t| (t.span.start as usize) < end);
            let free = found.last().is_none_or(|last| last.end <= first);
            if first < end && free {
                found.push(Found { first, end, kind: name.kind, confidence: name.confidence });
            }
        }
        Some(found)
    }
}

/// The names that stand where they say, as bytes of the text, in order and not overlapping; and the others.
fn places<'n>(names: &'n [Given], text: &str) -> (Vec<(usize, usize, &'n Given)>, Vec<&'n Given>) {
    let mut order: Vec<&Given> = names.iter().collect();
    order.order_by_key(|name| (name.start, name.end));
    let (mut fit, mut lost) = (Vec::new(), Vec::new());
    // One walk over the text turns code points into bytes.
    let mut chars = text.char_indices().map(|(at, _)| at).chain([text.len()]).enumerate().peekable();
    let mut last_end = 0;
    for name in order {
        while chars.next_if(|&(point, _)| point < name.start).is_some() {}
        let start = chars.peek().filter(|(point, _)| *point == name.start).map(|(_, at)| *at);
        let span = start.map(|start| (start, start + name.text.len()));
        let stands = |&(start, end): &(usize, usize)| {
            text.get(start..end) == Some(name.text.as_str())
                && name.text.chars().count() == name.end.saturating_sub(name.start)
        };
        match span.filter(stands).filter(|(start, _)| *start >= last_end && !name.text.trim().is_empty()) {
            Some((start, end)) => {
                fit.push((start, end, name));
                last_end = end;
            }
            None => lost.push(name),
        }
    }
    (fit, lost)
}

fn split(line: Value) -> Option<(String, Vec<Value>)> {
    match line {
        Value::Object(mut fields) => match (fields.remove("id")?, fields.remove("entities")?) {
            (Value::String(id), Value::Array(entities)) => Some((id, entities)),
            _ => None,
        },
        _ => None,
    }
}

fn given(entity: &Value) -> Option<Given> {
    let number = |field: &str| entity.get(field)?.as_u64().and_then(|n| usize::try_from(n).ok());
    let kind = match entity.get("type")?.as_str()? {
        "PER" => EntityKind::Person,
        "ORG" => EntityKind::Organization,
        "LOC" => EntityKind::Place,
        _ => return None,
    };
    // A cast from a float stays within the bounds of the integer.
    let percent = |share: f64| (share * 100.0).round().clamp(0.0, 100.0) as u8;
    let confidence = entity.get("confidence").and_then(Value::as_f64).map_or(SURE, percent);
    let text = entity.get("text")?.as_str()?.to_owned();
    Some(Given { start: number("start")?, end: number("end")?, text, kind, confidence })
}

fn left_out(what: String, file: &str, line: Option<u32>) -> Problem {
    Problem { what, file: file.to_owned(), line, handled: "It was left out.".to_owned(), lost: false }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Paragraph, ParagraphKind, Span};
    use crate::text::tokenize;

    const TEXT: &str = "Zoë Marsh met Oslo’s mayor. The U.N. agreed.";

    fn found(entities: &str) -> (Vec<String>, usize) {
        let line = format!(r#"{{"id": "a", "entities": {entities}}}"#);
        let (imported, unread) = Imported::read(&line, "f");
        let whole = Paragraph { span: Span::new(0, TEXT.len()), kind: ParagraphKind::Body };
        let cut = tokenize(TEXT, &[whole]);
        let words = Words::new(TEXT, &cut);
        let names = imported.find("a", &words).unwrap_or_default();
        let shown = names.iter().map(|n| format!("{:?} {}", n.kind, words.span(n.first, n.end).of(TEXT)));
        (shown.collect(), unread.len() + imported.problems("a", TEXT).len())
    }

    #[test]
    fn names_stand_where_they_say() {
        let (names, problems) = found(
            r#"[{"start": 14, "end": 18, "text": "Oslo", "type": "LOC"},
                {"start": 0, "end": 9, "text": "Zoë Marsh", "type": "PER", "confidence": 0.6}]"#
                .replace('\n', " ")
                .as_str(),
        );
        assert_eq!(names, ["Person Zoë Marsh", "Place Oslo"]);
        assert_eq!(problems, 0);
    }

    #[test]
    fn what_does_not_fit_is_told() {
        for entity in [
            r#"{"start": 15, "end": 19, "text": "Oslo", "type": "LOC"}"#,
            r#"{"start": 14, "end": 19, "text": "Oslo", "type": "LOC"}"#,
            r#"{"start": 900, "end": 904, "text": "Oslo", "type": "LOC"}"#,
            r#"{"start": 14, "end": 14, "text": "", "type": "LOC"}"#,
            r#"{"start": 14, "end": 18, "text": "Oslo", "type": "CITY"}"#,
            r#"{"start": -1, "end": 18, "text": "Oslo", "type": "LOC"}"#,
        ] {
            assert_eq!(found(&format!("[{entity}]")), (vec![], 1), "{entity}");
        }
        assert_eq!(Imported::read("{}\n[]\n{\"id\": 1, \"entities\": []}\n\n", "f").1.len(), 3);
        let twice = r#"{"start": 0, "end": 9, "text": "Zoë Marsh", "type": "PER"}"#;
        assert_eq!(found(&format!("[{twice}, {twice}]")).1, 1);
    }

    #[test]
    fn other_articles_are_not_touched() {
        let (imported, _) = Imported::read(r#"{"id": "b", "entities": []}"#, "f");
        assert!(imported.has("b") && !imported.has("a"));
        assert_eq!(imported.problems("a", TEXT), []);
    }
}
