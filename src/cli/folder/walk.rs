//! Which files of a folder are articles, in an order that is the same on every system.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use dateline::extract::ENDINGS;
use dateline::model::Problem;

use super::super::fail::{Failure, Outcome};
use super::super::site::is_site;
use super::sidecar;

/// Names, in lower case, that speak about a folder and are no articles.
const ABOUT_FOLDERS: &[&str] = &["readme", "license", "licence", "changelog"];

/// A file that may hold articles.
#[derive(Debug)]
pub(crate) struct Found {
    /// Relative to the folder, with `/`.
    pub(crate) name: String,
    pub(crate) path: PathBuf,
}

/// The files of a folder.
#[derive(Debug, Default)]
pub(crate) struct Walked {
    /// Sorted by name.
    pub(crate) files: Vec<Found>,
    /// Files with other endings: pictures and the like.
    pub(crate) others: Vec<String>,
    /// Folders that could not be read.
    pub(crate) problems: Vec<Problem>,
    /// Folders seen, by their real path: a link back up is not followed twice.
    seen: BTreeSet<PathBuf>,
}

/// Walks a folder and everything below it; links are followed.
pub(crate) fn walk(folder: &Path) -> Outcome<Walked> {
    let mut walked = Walked::default();
    walked.enter(folder, "").map_err(|error| Failure::unreadable(folder, &error))?;
    walked.files.sort_by(|a, b| a.name.cmp(&b.name));
    walked.others.sort();
    Ok(walked)
}

impl Walked {
    fn enter(&mut self, folder: &Path, name: &str) -> std::io::Result<()> {
        if !self.seen.insert(folder.canonicalize()?) {
            return Ok(());
        }
        let mut entries: Vec<PathBuf> =
            fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
        entries.sort();
        let made = made_here(folder);
        for path in entries {
            let own = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            if own.starts_with('.') || made.contains(&own) {
                continue;
            }
            let name = if name.is_empty() { own.clone() } else { format!("{name}/{own}") };
            if path.is_dir() {
                self.folder(&path, &name);
            } else {
                self.file(path, name, &own);
            }
        }
        Ok(())
    }

    fn folder(&mut self, path: &Path, name: &str) {
        // A site built into the folder is made of its articles.
        if is_site(path) {
            return;
        }
        if let Err(error) = self.enter(path, name) {
            self.problems.push(Problem {
                what: format!("This folder could not be read: {error}."),
                file: name.to_owned(),
                line: None,
                handled: "Everything else was.".to_owned(),
                lost: true,
            });
        }
    }

    fn file(&mut self, path: PathBuf, name: String, own: &str) {
        let lower = own.to_lowercase();
        let (stem, ending) = lower.rsplit_once('.').unwrap_or((&lower, ""));
        let about = ABOUT_FOLDERS.iter().any(|word| stem.starts_with(word));
        if about
            || [sidecar::ABOUT, sidecar::CHRONOLOGY, sidecar::CORRECTIONS, sidecar::ANNOTATIONS]
                .contains(&own)
        {
            return;
        }
        if ENDINGS.contains(&ending) {
            self.files.push(Found { name, path });
        } else {
            self.others.push(name);
        }
    }
}

/// Names in a folder that a manifest in it says `build` wrote: they repeat the articles. A manifest of any
/// version will do.
fn made_here(folder: &Path) -> Vec<String> {
    let bytes = fs::read(folder.join("manifest.json")).unwrap_or_default();
    let manifest: serde_json::Value = serde_json::from_slice(&bytes).unwrap_or_default();
    let (Some(_), Some(files)) = (manifest["format"].as_u64(), manifest["files"].as_array()) else {
        return Vec::new();
    };
    let listed = files.iter().filter_map(|file| file["path"].as_str());
    ["manifest.json", "payload.js"].into_iter().chain(listed).map(str::to_owned).collect()
}
