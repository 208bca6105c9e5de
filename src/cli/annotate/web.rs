//! Annotations as W3C Web Annotations, one JSON-LD object per line.
//!
//! The target is the text of the record (`text` of the jsonl format), found by position and by its words, as
//! the recommendation asks for ("Web Annotation Data Model", 4.2.4 and 4.2.5; positions are code points).

use dateline::protocol::record::Record;
use serde_json::{Value, json};

use super::super::escape::address;

/// Characters of context on each side.
const CONTEXT: usize = 32;

/// All lines of an article: names, quotes, times, figures.
pub(super) fn lines(record: &Record) -> String {
    let article = Article::new(record);
    let names = record.entities.iter().map(|found| {
        let body = [tag(found.kind), text("identifying", &found.entity)];
        article.line("entity", "identifying", (found.start, found.end), &body)
    });
    let quotes = record.quotes.iter().map(|found| {
        let mut body = vec![tag(found.kind)];
        let speaker = found.speaker.as_ref();
        let said = speaker.and_then(|s| s.entity.as_ref().or(s.description.as_ref()));
        body.extend(said.map(|said| text("identifying", said)));
        article.line("quote", "describing", (found.start, found.end), &body)
    });
    let times = record.times.iter().map(|found| {
        let mut body = vec![tag(found.kind)];
        body.extend(found.value.as_ref().map(|value| text("describing", value)));
        article.line("time", "describing", (found.start, found.end), &body)
    });
    let figures = record.figures.iter().map(|found| {
        let mut body = vec![tag(found.status.unwrap_or("figure"))];
        body.extend(found.counts.as_ref().map(|counted| text("describing", counted)));
        article.line("figure", "describing", (found.start, found.end), &body)
    });
    names.chain(quotes).chain(times).chain(figures).collect()
}

fn tag(value: &str) -> Value {
    text("tagging", value)
}

fn text(purpose: &str, value: &str) -> Value {
    json!({ "type": "TextualBody", "purpose": purpose, "value": value })
}

struct Article<'a> {
    text: &'a str,
    /// Where each character begins, and the end.
    places: Vec<usize>,
    source: String,
    id: String,
}

impl<'a> Article<'a> {
    fn new(record: &'a Record) -> Article<'a> {
        let text = record.text.as_str();
        let id = address(&record.id);
        Article {
            text,
            places: text.char_indices().map(|(at, _)| at).chain([text.len()]).collect(),
            source: format!("urn:dateline:article:{id}"),
            id,
        }
    }

    /// The characters from `start` to `end`, as far as there are any.
    fn part(&self, start: usize, end: usize) -> &str {
        let at = |place: usize| self.places.get(place).copied().unwrap_or(self.text.len());
        self.text.get(at(start)..at(end)).unwrap_or("")
    }

    fn line(&self, kind: &str, motivation: &str, (start, end): (u32, u32), body: &[Value]) -> String {
        let (from, to) = (start as usize, end as usize);
        let annotation = json!({
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": format!("urn:dateline:annotation:{}:{kind}:{start}-{end}", self.id),
            "type": "Annotation",
            "motivation": motivation,
            "body": body,
            "target": {
                "source": self.source,
                "selector": [
                    { "type": "TextPositionSelector", "start": start, "end": end },
                    {
                        "type": "TextQuoteSelector",
                        "exact": self.part(from, to),
                        "prefix": self.part(from.saturating_sub(CONTEXT), from),
                        "suffix": self.part(to, to + CONTEXT),
                    },
                ],
            },
        });
        annotation.to_string() + "\n"
    }
}
