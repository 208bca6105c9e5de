//! A corpus as it comes: from a folder of articles, from a built site, or from inside the program.

pub(crate) mod sidecar;
pub(crate) mod walk;

use std::fs;
use std::path::{Path, PathBuf};

use dateline::corpus::Corrections;
use dateline::model::{Article, Problem};
use dateline::pipeline::{self, RawFile, Reading};
use dateline::site::manifest::Manifest;
use rayon::prelude::*;

use super::fail::{Failure, Outcome};
use super::report;
use super::site::{bundled, is_site};
use sidecar::About;

/// Where a corpus is.
#[derive(Clone, Debug)]
pub(crate) enum Source {
    /// Inside the program.
    Bundled,
    /// A folder with articles.
    Folder(PathBuf),
    /// A folder that `build` wrote.
    Site(PathBuf),
}

impl Source {
    /// What lies at `path`.
    pub(crate) fn at(path: PathBuf) -> Outcome<Source> {
        let shown = path.display();
        if path.is_file() {
            return Err(Failure::failed(format!(
                "“{shown}” is a file. Give the folder that holds the articles."
            )));
        }
        if !path.is_dir() {
            let what = "Give the folder that holds the articles.";
            return Err(Failure::failed(format!("There is no folder “{shown}”. {what}")));
        }
        Ok(if is_site(&path) { Source::Site(path) } else { Source::Folder(path) })
    }

    /// Its name in sentences, and the title of a corpus that has none.
    pub(crate) fn name(&self) -> String {
        match self {
            Source::Bundled => "the bundled corpus".to_owned(),
            Source::Folder(path) | Source::Site(path) => {
                let path = path.canonicalize().unwrap_or_else(|_| path.clone());
                path.file_name()
                    .map_or_else(|| "Articles".to_owned(), |name| name.to_string_lossy().into_owned())
            }
        }
    }
}

/// Everything that was read, articles with their final ids.
#[derive(Debug, Default)]
pub(crate) struct Folder {
    /// In the order of their files.
    pub(crate) articles: Vec<Article>,
    /// Of a site in slices, the path of their head beside the manifest. It has no articles.
    pub(crate) slices: Option<String>,
    /// Found while reading, in the order of the files.
    pub(crate) problems: Vec<Problem>,
    /// What `corpus.toml` says; nothing where there is none.
    pub(crate) about: About,
    /// Dated facts, JSON Lines.
    pub(crate) chronology: Option<String>,
    /// Corrections, JSON.
    pub(crate) corrections: Option<String>,
    /// Names found elsewhere, JSON Lines.
    pub(crate) annotations: Option<String>,
    /// Files that are no articles by their ending.
    pub(crate) others: Vec<String>,
}

/// Reads a corpus. Files are read on all cores; the result does not depend on their number.
pub(crate) fn read(source: &Source) -> Outcome<Folder> {
    match source {
        Source::Folder(path) => read_folder(path),
        Source::Site(path) => {
            let corpus = path.join("corpus");
            let read = |name: &str| {
                let path = corpus.join(name);
                fs::read(&path).map_err(|error| Failure::unreadable(&path, &error))
            };
            read_site(&read)
        }
        Source::Bundled => read_site(&|name| {
            let bytes = bundled::corpus(name).map(<[u8]>::to_vec);
            bytes.ok_or_else(|| Failure::failed(format!("The bundled corpus has no “{name}”.")))
        }),
    }
}

fn read_folder(path: &Path) -> Outcome<Folder> {
    let about = sidecar::about(path)?.unwrap_or_default();
    let walked = walk::walk(path)?;
    let bar = report::progress("Reading", walked.files.len());
    let readings: Vec<Reading> = walked
        .files
        .par_iter()
        .map(|file| {
            let reading = read_file(&file.path, &file.name);
            bar.inc(1);
            reading
        })
        .collect();
    bar.finish_and_clear();
    let mut folder = Folder { about, problems: walked.problems, others: walked.others, ..Folder::default() };
    folder.take(readings);
    folder.chronology = sidecar::chronology(path)?;
    folder.annotations = sidecar::annotations(path)?;
    if let Some((json, problems)) = sidecar::corrections(path)? {
        folder.problems.extend(problems);
        folder.problems.extend(Corrections::parse(&json, sidecar::CORRECTIONS).1);
        folder.corrections = Some(json);
    }
    Ok(folder)
}

/// Reads one file. One that cannot be read is a problem, like one that makes no sense.
pub(crate) fn read_file(path: &Path, name: &str) -> Reading {
    match fs::read(path) {
        Ok(bytes) => pipeline::read(RawFile { path: name, bytes: &bytes }),
        Err(error) => Reading {
            articles: Vec::new(),
            problems: vec![Problem {
                what: format!("This file could not be read: {error}."),
                file: name.to_owned(),
                line: None,
                handled: "It was left out.".to_owned(),
                lost: true,
            }],
            ..Reading::default()
        },
    }
}

/// Reads a built corpus; `read` gives a file's bytes by its path beside the manifest.
fn read_site(read: &dyn Fn(&str) -> Outcome<Vec<u8>>) -> Outcome<Folder> {
    let manifest = Manifest::parse(&read("manifest.json")?)
        .map_err(|why| Failure::failed(format!("The manifest of this site {why}.")))?;
    let mut folder = Folder::default();
    let mut readings = Vec::new();
    for file in &manifest.files {
        let text = |bytes: Vec<u8>| {
            let error =
                || Failure::failed(format!("“{}” of this site is not UTF-8. Build it again.", file.path));
            String::from_utf8(bytes).map_err(|_| error())
        };
        match (file.kind.as_str(), file.name.as_deref()) {
            ("articles", _) => {
                readings.push(pipeline::read(RawFile { path: &file.path, bytes: &read(&file.path)? }));
            }
            // Inside the program as well, in its own version.
            ("layer", _) if file.path == bundled::GENERAL_PATH => {}
            ("layer", Some("chronology")) => folder.chronology = Some(text(read(&file.path)?)?),
            ("layer", Some("annotations")) => folder.annotations = Some(text(read(&file.path)?)?),
            ("layer", Some("corrections")) => folder.corrections = Some(text(read(&file.path)?)?),
            ("slice", _) => folder.slices = Some(file.path.clone()),
            // Kinds that other versions add; the articles are whole without them.
            _ => {}
        }
    }
    folder.take(readings);
    folder.about = About {
        title: Some(manifest.title),
        description: Some(manifest.description),
        language: Some(manifest.language),
        rights: Some(manifest.rights),
        about: manifest.about,
        url: None,
        text: <super::args::Text as clap::ValueEnum>::from_str(&manifest.text, false).ok(),
    };
    Ok(folder)
}

impl Folder {
    /// Takes what the files gave and settles the ids.
    fn take(&mut self, readings: Vec<Reading>) {
        for reading in readings {
            self.articles.extend(reading.articles);
            self.problems.extend(reading.problems);
        }
        self.problems.extend(pipeline::assign_ids(&mut self.articles));
    }
}
