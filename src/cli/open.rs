//! A corpus opened for questions: analysed on all cores, indexed, derived.

use dateline::corpus::{self, Corpus, Corrections};
use dateline::model::{Analysed, Problem};
use dateline::pipeline::{self, Settings};
use dateline::segment::{self, Segment};
use rayon::prelude::*;

use super::fail::Outcome;
use super::folder::Folder;
use super::report;

/// Opens a corpus; the problems are those of deriving it.
pub(crate) fn open(folder: &Folder) -> Outcome<(Corpus, Vec<Problem>)> {
    let mut settings = Settings::default();
    let mut problems = Vec::new();
    if let Some(text) = &folder.chronology {
        problems.extend(settings.chronology.add_jsonl(text)?);
    }
    let json = folder.corrections.as_deref();
    let corrections = json.map(|json| Corrections::parse(json, super::folder::sidecar::CORRECTIONS).0);
    let bar = report::progress("Annotating", folder.articles.len());
    let analysed: Vec<Analysed> = folder
        .articles
        .par_iter()
        .map(|article| {
            let analysed = pipeline::analyse(article.clone(), &settings);
            bar.inc(1);
            analysed
        })
        .collect();
    bar.finish_and_clear();
    let corpus = derive(&analysed, corrections.unwrap_or_default())?;
    problems.extend(corpus.layer().problems().iter().cloned());
    Ok((corpus, problems))
}

/// One segment of these articles with the layer over it.
pub(crate) fn derive(analysed: &[Analysed], corrections: Corrections) -> Outcome<Corpus> {
    let mut corpus = Corpus::default();
    corpus.add(Segment::open(segment::write(analysed))?);
    corpus.set_settings(corpus::Settings { corrections, ..corpus::Settings::default() });
    corpus.derive()?;
    Ok(corpus)
}
