//! What is compared: files, articles of a corpus by id, or texts with their sentences in one JSON file.

use std::fs;
use std::path::Path;

use dateline::corpus::Corpus;
use dateline::extract;
use dateline::model::{Analysed, Problem, Span};
use dateline::pipeline;
use serde::Deserialize;

use super::super::annotate::{analyse, corrected};
use super::super::fail::{Failure, Outcome};
use super::super::plan::{Compare, Compared, Known, Side};
use super::super::{folder, open};

/// Reads and annotates everything that is compared, in the order of the command.
pub(super) fn read(plan: &Compare) -> Outcome<(Vec<Analysed>, Vec<Problem>)> {
    match &plan.compared {
        Compared::Json(path) => Ok((json(path, &plan.known)?, Vec::new())),
        Compared::Sides(sides) => {
            let mut problems = Vec::new();
            let by_id = sides.iter().any(|side| matches!(side, Side::Id(_)));
            let corpus = match &plan.corpus {
                Some(source) if by_id => {
                    let folder = folder::read(source)?;
                    let (corpus, derived) = open::open(&folder)?;
                    problems.extend(folder.problems.into_iter().chain(derived));
                    Some(corpus)
                }
                _ => None,
            };
            let articles = sides
                .iter()
                .map(|side| match side {
                    Side::File(path) => file(path, &plan.known, &mut problems),
                    Side::Id(id) => by_name(corpus.as_ref(), id),
                })
                .collect::<Outcome<_>>()?;
            Ok((articles, problems))
        }
    }
}

/// The only article of a file.
fn file(path: &Path, known: &Known, problems: &mut Vec<Problem>) -> Outcome<Analysed> {
    let name = known.name(path);
    let bytes = fs::read(path).map_err(|error| Failure::unreadable(path, &error))?;
    let mut reading = extract::read(extract::RawFile { path: &name, bytes: &bytes });
    problems.extend(reading.problems);
    match (reading.articles.pop(), reading.articles.len()) {
        (Some(article), 0) => analyse(article, known),
        (None, _) => {
            let why = problems.last().map(|problem| format!(" {}", problem.what)).unwrap_or_default();
            Err(Failure::failed(format!("No article could be read in “{name}”.{why}")))
        }
        (Some(_), more) => Err(Failure::failed(format!(
            "“{name}” holds {} articles. Name one by its id, with --corpus and the folder of the file.",
            more + 1
        ))),
    }
}

fn by_name(corpus: Option<&Corpus>, id: &str) -> Outcome<Analysed> {
    let found = corpus.and_then(|corpus| corpus.doc(id).map(|doc| (corpus, doc)));
    let Some((corpus, doc)) = found else {
        return Err(Failure::failed(format!(
            "There is no file “{id}” and no article with this id in the corpus. `dateline search FOLDER \"\"` lists the ids."
        )));
    };
    Ok(corrected(corpus.article(doc)?, corpus, doc))
}

/// Texts with their sentences.
#[derive(Deserialize)]
struct Given {
    articles: Vec<GivenArticle>,
}

#[derive(Deserialize)]
struct GivenArticle {
    /// A string or a number.
    id: serde_json::Value,
    text: String,
    #[serde(default)]
    headline: String,
    #[serde(default)]
    source: Option<String>,
    /// In code points, end-exclusive.
    #[serde(default)]
    sentences: Option<Vec<[usize; 2]>>,
}

fn json(path: &Path, known: &Known) -> Outcome<Vec<Analysed>> {
    let bytes = fs::read(path).map_err(|error| Failure::unreadable(path, &error))?;
    let given: Given = serde_json::from_slice(&bytes).map_err(|error| {
        Failure::failed(format!(
            "“{}” is not a list of texts, {{\"articles\": [{{\"id\", \"text\", \"sentences\"}}]}}: {error}.",
            path.display()
        ))
    })?;
    given.articles.into_iter().map(|article| given_article(article, known)).collect()
}

fn given_article(given: GivenArticle, known: &Known) -> Outcome<Analysed> {
    let id = given.id.as_str().map_or_else(|| given.id.to_string(), str::to_owned);
    let mut article = extract::as_is(&given.text);
    let sentences = given.sentences.map(|list| spans(&given.text, &list, &id)).transpose()?;
    article.id = id;
    article.headline = given.headline;
    article.source = given.source;
    let mut analysed = pipeline::analyse(article, &known.settings);
    if let Some(sentences) = sentences {
        analysed.sentences = sentences;
    }
    Ok(analysed)
}

/// Code points to bytes; the sentences must lie in the text and in order.
fn spans(text: &str, pairs: &[[usize; 2]], id: &str) -> Outcome<Vec<Span>> {
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut before = 0;
    let mut spans = Vec::with_capacity(pairs.len());
    for [start, end] in pairs {
        let ends = (places.get(*start), places.get(*end));
        let (Some(first), Some(last)) = ends else {
            return Err(Failure::failed(format!(
                "Sentence [{start}, {end}] of “{id}” lies outside its text."
            )));
        };
        if *start < before || end < start {
            return Err(Failure::failed(format!("Sentence [{start}, {end}] of “{id}” is out of order.")));
        }
        before = *end;
        spans.push(Span::new(*first, *last));
    }
    Ok(spans)
}
