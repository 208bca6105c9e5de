//! `dateline annotate`: one record per article, in the order of the input, while it is read.

mod csv;
mod feed;
mod web;

use std::io::{self, Write};

use dateline::corpus::{Corpus, Doc};
use dateline::date;
use dateline::model::{Analysed, Article, Problem};
use dateline::pipeline;
use dateline::protocol::record::{Record, record};
use dateline::text;
use rayon::prelude::*;

use super::args::Export;
use super::fail::{Failure, Outcome, Status};
use super::plan::{Annotate, Known};
use super::{open, report};
use feed::{Feed, Unit};

/// Annotates everything the user named.
pub(crate) fn annotate(plan: &Annotate) -> Outcome {
    report::problems(&plan.known.problems);
    let mut out = report::answer();
    let mut status = report::status(&plan.known.problems);
    if plan.format == Export::Csv && print(&mut out, csv::HEADER).is_err() {
        return Ok(status);
    }
    for input in &plan.inputs {
        let mut feed = Feed::open(input, plan.lines, &plan.known)?;
        loop {
            let chunk = feed.chunk()?;
            if chunk.is_empty() {
                break;
            }
            // Each article by itself on any core; the answers keep the order of the input.
            let answers: Vec<Answer> = chunk.par_iter().map(|unit| answer(unit, plan)).collect();
            match write(&mut out, &answers) {
                Ok(found) => status = if found == Status::Found { found } else { status },
                Err(error) => return report::end(Err(error)),
            }
        }
    }
    report::end(out.flush().map(|()| status))
}

/// What one unit of input gave.
struct Answer {
    text: String,
    problems: Vec<Problem>,
    failure: Option<Failure>,
}

fn write(out: &mut impl Write, answers: &[Answer]) -> io::Result<Status> {
    let mut status = Status::Done;
    for answer in answers {
        report::problems(&answer.problems);
        if let Some(failure) = &answer.failure {
            report::say(&failure.sentence);
            status = Status::Found;
        }
        if report::status(&answer.problems) == Status::Found {
            status = Status::Found;
        }
        print(out, &answer.text)?;
    }
    // A program that waits for this answer before it goes on would wait for ever.
    out.flush()?;
    Ok(status)
}

fn print(out: &mut impl Write, text: &str) -> io::Result<()> {
    out.write_all(text.as_bytes())
}

fn answer(unit: &Unit, plan: &Annotate) -> Answer {
    let reading = unit.read(plan.as_is);
    let mut answer = Answer { text: String::new(), problems: reading.problems, failure: None };
    for article in reading.articles {
        answer.problems.extend(plan.known.settings.imported.problems(&article.id, &article.text));
        match analyse(article, &plan.known) {
            Ok(analysed) => answer.text.push_str(&export(&record(&analysed, &answer.problems), plan.format)),
            Err(failure) => answer.failure = Some(failure),
        }
    }
    answer
}

fn export(record: &Record, format: Export) -> String {
    match format {
        // Strings, numbers and lists of them always have a form in JSON.
        Export::Jsonl => serde_json::to_string(record).unwrap_or_default() + "\n",
        Export::Csv => csv::rows(record),
        Export::WebAnnotation => web::lines(record),
    }
}

/// Annotates one article and applies the corrections that concern it.
pub(crate) fn analyse(article: Article, known: &Known) -> Outcome<Analysed> {
    let analysed = pipeline::analyse(article, &known.settings);
    if known.corrections.is_empty() {
        return Ok(analysed);
    }
    let corpus = open::derive(std::slice::from_ref(&analysed), known.corrections.clone())?;
    Ok(corrected(analysed, &corpus, 0))
}

/// An article with the dates and names that the corpus layer gives it.
pub(crate) fn corrected(mut analysed: Analysed, corpus: &Corpus, doc: Doc) -> Analysed {
    let range = corpus.date(doc).range;
    if range != analysed.date.range {
        // "Wednesday" means another day than the article thought by itself.
        let cut = text::tokenize(&analysed.article.text, &analysed.article.paragraphs);
        analysed.resolved = date::resolve(&analysed.article, &cut, &analysed.annotations, range);
    }
    analysed.date = corpus.date(doc).clone();
    let layer = corpus.layer();
    let mut rejected = Vec::new();
    for (local, entity) in (0..).zip(&mut analysed.annotations.entities) {
        let Some(link) = layer.link(doc, local) else { continue };
        match link.entity.and_then(|index| layer.entities().get(index as usize)) {
            Some(known) => {
                entity.name.clone_from(&known.name);
                entity.kind = known.kind;
            }
            None => rejected.push(local),
        }
    }
    let entities = &analysed.annotations.entities;
    for mention in &mut analysed.annotations.mentions {
        if let Some(entity) = entities.get(mention.entity as usize) {
            mention.kind = entity.kind;
        }
    }
    analysed.annotations.mentions.retain(|mention| !rejected.contains(&mention.entity));
    analysed
}
