//! A corpus opened for questions: analysed on all cores, indexed, derived.

use std::sync::{Arc, LazyLock};

use dateline::corpus::{self, Corpus, Corrections};
use dateline::model::{Analysed, Problem};
use dateline::pipeline::{self, Imported, Model, Settings};
use dateline::segment::{self, Segment};
use rayon::prelude::*;

use super::fail::Outcome;
use super::folder::{Folder, sidecar};
use super::report;
use super::site::bundled;

/// The name model that the program carries.
static NAMES: LazyLock<Option<Arc<Model>>> = LazyLock::new(|| {
    // A test opens these bytes; should they ever be unusable, names are found by lists and shapes.
    Model::open(include_bytes!("../annotate/model/names.bin")).ok().map(Arc::new)
});

/// What is known before any corpus is: the name model and the general chronology, with its problems.
pub(crate) fn settings() -> Outcome<(Settings, Vec<Problem>)> {
    let mut settings = Settings { names: NAMES.clone(), ..Settings::default() };
    let problems = settings.chronology.add_jsonl(bundled::GENERAL)?;
    Ok((settings, problems))
}

/// Opens a corpus; the problems are those of deriving it.
pub(crate) fn open(folder: &Folder) -> Outcome<(Corpus, Vec<Problem>)> {
    let (mut settings, mut problems) = settings()?;
    if let Some(text) = &folder.chronology {
        problems.extend(settings.chronology.add_jsonl(text)?);
    }
    if let Some(text) = &folder.annotations {
        let (imported, unread) = Imported::read(text, sidecar::ANNOTATIONS);
        problems.extend(unread);
        problems.extend(folder.articles.iter().flat_map(|a| imported.problems(&a.id, &a.text)));
        settings.imported = imported;
    }
    let json = folder.corrections.as_deref();
    let corrections = json.map(|json| Corrections::parse(json, sidecar::CORRECTIONS).0);
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
