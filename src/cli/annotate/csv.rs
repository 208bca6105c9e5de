//! Annotations as a table: one row each, for spreadsheets.

use dateline::protocol::record::{Number, Record};

use super::super::escape::cell;

/// The columns. `id` to `published` repeat the article; `value` is the class or value of the annotation,
/// `entity` whom it names, `note` its role, speaker or unit.
pub(super) const HEADER: &str = "id,file,headline,source,published,annotation,start,end,text,type,value,first,last,entity,note,confidence\n";

/// What differs between the rows of one article, after offsets and text.
#[derive(Default)]
struct Row<'a> {
    annotation: &'static str,
    at: (u32, u32),
    text: &'a str,
    kind: &'a str,
    value: String,
    first: &'a str,
    last: &'a str,
    entity: &'a str,
    note: &'a str,
    confidence: String,
}

/// All rows of an article: names, quotes, times, figures.
pub(super) fn rows(record: &Record) -> String {
    let fields = [
        &record.id,
        record.file.as_deref().unwrap_or(""),
        &record.headline,
        record.source.as_deref().unwrap_or(""),
        &record.published.edtf,
    ];
    let article = fields.map(cell).join(",");
    let all = names(record).chain(quotes(record)).chain(times(record)).chain(figures(record));
    all.map(|row| line(&article, &row)).collect()
}

fn line(article: &str, row: &Row<'_>) -> String {
    let (start, end) = row.at;
    // Numbers are our own and stay numbers; words came from strangers.
    let words = [row.text, row.kind].map(cell).join(",");
    let more = [row.first, row.last, row.entity, row.note].map(cell).join(",");
    format!("{article},{},{start},{end},{words},{},{more},{}\n", row.annotation, row.value, row.confidence)
}

fn names(record: &Record) -> impl Iterator<Item = Row<'_>> {
    record.entities.iter().map(|found| Row {
        annotation: "entity",
        at: (found.start, found.end),
        text: &found.text,
        kind: found.kind,
        entity: &found.entity,
        note: found.role.as_deref().unwrap_or(""),
        confidence: found.confidence.to_string(),
        ..Row::default()
    })
}

fn quotes(record: &Record) -> impl Iterator<Item = Row<'_>> {
    record.quotes.iter().map(|found| {
        let speaker = found.speaker.as_ref();
        Row {
            annotation: "quote",
            at: (found.start, found.end),
            text: &found.text,
            kind: found.kind,
            entity: speaker.and_then(|s| s.entity.as_deref()).unwrap_or(""),
            note: speaker.and_then(|s| s.description.as_deref()).unwrap_or(""),
            ..Row::default()
        }
    })
}

fn times(record: &Record) -> impl Iterator<Item = Row<'_>> {
    record.times.iter().map(|found| Row {
        annotation: "time",
        at: (found.start, found.end),
        text: &found.text,
        kind: found.kind,
        value: cell(found.value.as_deref().unwrap_or("")),
        first: found.first.as_deref().unwrap_or(""),
        last: found.last.as_deref().unwrap_or(""),
        ..Row::default()
    })
}

fn figures(record: &Record) -> impl Iterator<Item = Row<'_>> {
    record.figures.iter().map(|found| Row {
        annotation: "figure",
        at: (found.start, found.end),
        text: &found.text,
        kind: found.currency.as_deref().or(found.unit.as_deref()).unwrap_or(""),
        value: found.value.as_ref().map(number).unwrap_or_default(),
        entity: found.of.as_deref().unwrap_or(""),
        note: found.counts.as_deref().unwrap_or(""),
        ..Row::default()
    })
}

fn number(number: &Number) -> String {
    match number {
        Number::Whole(value) => value.to_string(),
        Number::Real(value) => value.to_string(),
    }
}
