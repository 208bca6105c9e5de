//! `dateline search`: the same answer as the page's search field, for people or as one JSON object.

use std::fs::File;
use std::io::{self, Read as _, Write};
use std::path::Path;

use dateline::corpus::Corpus;
use dateline::model::{Analysed, Span};
use dateline::protocol::record::SCHEMA;
use dateline::protocol::{Offsets, Unit};
use dateline::query::sliced::{self, Sliced};
use dateline::query::{self, Answer, Hit, Question, Snippet, Want};
use dateline::segment::slices::Slices;
use flate2::read::GzDecoder;
use serde::Serialize;

use super::args::Shown;
use super::fail::{Failure, Outcome, Status};
use super::{folder, open, plan, report};

/// Answers a query.
pub(crate) fn search(plan: &plan::Search) -> Outcome {
    let folder = folder::read(&plan.source)?;
    let (answer, corpus) = match (&folder.slices, &plan.source) {
        (Some(head), folder::Source::Site(site)) => in_slices(&site.join("corpus").join(head), &plan.query)?,
        _ => whole(&folder, &plan.query)?,
    };
    let record = record(&plan.query, &corpus, &answer)?;
    let mut out = report::answer();
    let written = match plan.format {
        Shown::Json => json(&mut out, &record),
        Shown::Text => text(&mut out, &record, report::colors()),
    };
    let status = report::status(&folder.problems);
    report::end(written.and_then(|()| out.flush()).map(|()| status)).map(|ended| match ended {
        Status::Found => Status::Found,
        Status::Done => status,
    })
}

/// The answer of a corpus that is annotated now.
fn whole(folder: &folder::Folder, text: &str) -> Outcome<(Answer, Corpus)> {
    let (corpus, problems) = open::open(folder)?;
    report::problems(&folder.problems);
    report::problems(&problems);
    let answer = query::run(&corpus, &question(text, corpus.len()))?;
    Ok((answer, corpus))
}

fn question(text: &str, hits: u32) -> Question {
    let want = Want { hits: hits as usize, facets: 0, timeline: None, points: 0, ..Want::default() };
    Question { text: text.to_owned(), want, ..Question::default() }
}

/// The answer of a corpus in slices, of which only those are read that it needs.
fn in_slices(head: &Path, text: &str) -> Outcome<(Answer, Corpus)> {
    let read = |name: &str| {
        let path = head.with_file_name(format!("{name}.dlz"));
        let mut bytes = Vec::new();
        let unpacked = File::open(&path).and_then(|file| GzDecoder::new(file).read_to_end(&mut bytes));
        unpacked.map_err(|error| Failure::unreadable(&path, &error))?;
        Ok::<_, Failure>(bytes)
    };
    let mut slices = Slices::open(&read("head")?)?;
    let question = question(text, slices.len());
    loop {
        match sliced::run(&slices, &question)? {
            // Each round gives all that was named, so that one without an answer names others.
            Sliced::Lacks(names) => {
                names.iter().try_for_each(|name| Ok::<_, Failure>(slices.give(name, &read(name)?)?))?
            }
            Sliced::Answer(found) => return Ok(*found),
        }
    }
}

/// The answer as it goes out (`schemas/search.schema.json`).
#[derive(Serialize)]
struct Record<'a> {
    schema: u32,
    query: &'a str,
    articles: u32,
    found: u32,
    notes: Vec<String>,
    hits: Vec<HitRecord>,
}

#[derive(Serialize)]
struct HitRecord {
    id: String,
    headline: String,
    source: Option<String>,
    published: String,
    score: u32,
    snippets: Vec<SnippetRecord>,
}

#[derive(Serialize)]
struct SnippetRecord {
    text: String,
    marks: Vec<[u32; 2]>,
    #[serde(skip)]
    bytes: Vec<Span>,
    #[serde(skip)]
    cut: (bool, bool),
}

fn record<'a>(query: &'a str, corpus: &Corpus, answer: &Answer) -> Outcome<Record<'a>> {
    let hits = answer.hits.iter().map(|hit| Ok(hit_record(corpus, hit, corpus.article(hit.doc)?)));
    Ok(Record {
        schema: SCHEMA,
        query,
        articles: answer.all,
        found: answer.total,
        notes: answer.notes.iter().map(ToString::to_string).collect(),
        hits: hits.collect::<Outcome<_>>()?,
    })
}

fn hit_record(corpus: &Corpus, hit: &Hit, analysed: Analysed) -> HitRecord {
    let article = analysed.article;
    HitRecord {
        id: article.id,
        headline: article.headline,
        source: article.source,
        published: corpus.date(hit.doc).range.edtf(),
        score: hit.score,
        snippets: hit.snippets.iter().map(snippet_record).collect(),
    }
}

fn snippet_record(snippet: &Snippet) -> SnippetRecord {
    SnippetRecord {
        marks: Offsets::new(&snippet.text, Unit::CodePoint).pairs(&snippet.marks),
        text: snippet.text.clone(),
        bytes: snippet.marks.clone(),
        cut: (snippet.cut_before, snippet.cut_after),
    }
}

fn json(out: &mut impl Write, record: &Record<'_>) -> io::Result<()> {
    serde_json::to_writer(&mut *out, record)?;
    writeln!(out)
}

fn text(out: &mut impl Write, record: &Record<'_>, colors: bool) -> io::Result<()> {
    for note in &record.notes {
        report::say(note);
    }
    if record.hits.is_empty() {
        report::say(&format!("No article among {} matches.", record.articles));
    }
    for (index, hit) in record.hits.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        let facts = [hit.source.as_deref(), Some(hit.published.as_str()).filter(|p| !p.is_empty())];
        let facts: Vec<&str> = facts.into_iter().flatten().collect();
        let facts = if facts.is_empty() { String::new() } else { format!(" ({})", facts.join(", ")) };
        writeln!(out, "{}: {}{facts}", hit.id, plain(&hit.headline))?;
        for snippet in &hit.snippets {
            writeln!(out, "    {}", shown(snippet, colors))?;
        }
    }
    Ok(())
}

/// A snippet on one line, its matches in bold where there are colors.
fn shown(snippet: &SnippetRecord, colors: bool) -> String {
    let (bold, normal) = if colors { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
    let mut line = if snippet.cut.0 { "… ".to_owned() } else { String::new() };
    let mut at = 0;
    for mark in snippet.bytes.iter().filter(|mark| !mark.is_empty()) {
        let before = snippet.text.get(at..mark.start as usize).unwrap_or("");
        line.push_str(&format!("{}{bold}{}{normal}", plain(before), plain(mark.of(&snippet.text))));
        at = mark.end as usize;
    }
    line.push_str(&plain(snippet.text.get(at..).unwrap_or("")));
    line + if snippet.cut.1 { " …" } else { "" }
}

/// Words for a terminal: on one line, and without control characters that could command it.
pub(crate) fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
