//! The corpus of a large site: annotated and indexed ahead, in slices that the page fetches when it needs them.
//!
//! Articles are annotated in batches on all cores and written into one segment as they come, so that only a batch of
//! annotations is in memory beside it. Slices are compressed here: no host has to. Their folder is named after their
//! content, so that a cache may keep them for ever.

use std::io::Write as _;

use dateline::model::{Analysed, Article};
use dateline::pipeline;
use dateline::query::sliced;
use dateline::segment::{Segment, Writer};
use flate2::{Compression, write::GzEncoder};
use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use super::super::fail::Outcome;
use super::super::{open, report};

/// Larger corpora are published in slices: beyond this, a reader would wait minutes for the page to read them.
pub(crate) const MOST_WHOLE: usize = 4_000;

/// Articles annotated at a time.
const BATCH: usize = 1_024;

/// Annotates, indexes and cuts the articles. Gives the paths of the slices, relative to `corpus/`, with their bytes,
/// the head first.
pub(super) fn slices(articles: &[Article], chronology: Option<&str>) -> Outcome<Vec<(String, Vec<u8>)>> {
    let (mut settings, _) = open::settings()?;
    if let Some(facts) = chronology {
        settings.chronology.add_jsonl(facts)?;
    }
    let bar = report::progress("Annotating", articles.len());
    let mut writer = Writer::default();
    for batch in articles.chunks(BATCH) {
        let analyse = |article: &Article| pipeline::analyse(article.clone(), &settings);
        let analysed: Vec<Analysed> = batch.par_iter().map(analyse).collect();
        analysed.iter().for_each(|article| writer.add(article));
        bar.inc(batch.len() as u64);
    }
    bar.finish_and_clear();
    let mut files = sliced::cut(Segment::open(writer.finish())?)?;
    files.sort_by_key(|(name, _)| name != "head");
    let mut hash = Sha256::new();
    files.iter().for_each(|(_, bytes)| hash.update(bytes));
    let folder: String = hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    Ok(files
        .into_par_iter()
        .map(|(name, bytes)| (format!("slices-{folder}/{name}.dlz"), packed(&bytes)))
        .collect())
}

/// As gzip, without a time stamp. The ending is one of our own, because some hosts unpack `.gz` on the way.
fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    // Writing to memory does not fail.
    _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}
