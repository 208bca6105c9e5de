//! A site onto the disk: never over a folder that is none, never half of one without saying so.
//!
//! All files are first written into a folder of their own inside the target, which is where a full disk
//! shows; then they are moved into place, which hardly fails. Files that are not ours stay.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::super::fail::{Failure, Outcome};
use super::{Site, is_site};
use dateline::site::GENERATOR;
use dateline::site::manifest::Manifest;

/// Where files wait until all are written.
const STAGE: &str = ".dateline-unfinished";

/// Refuses a folder that holds something else.
pub(crate) fn check_target(out: &Path) -> Outcome<()> {
    let shown = out.display();
    if out.is_file() {
        return Err(Failure::failed(format!("“{shown}” is a file. Give -o a folder, or use --single-file.")));
    }
    let entries = match fs::read_dir(out) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(Failure::unreadable(out, &error)),
        Ok(entries) => entries,
    };
    // A repository or a leftover of our own does not make a folder anyone's.
    let foreign = entries.flatten().any(|entry| !entry.file_name().to_string_lossy().starts_with('.'));
    if foreign && !is_site(out) {
        return Err(Failure::failed(format!(
            "“{shown}” holds files that dateline did not write, so nothing was written. Give -o an empty or a new folder."
        )));
    }
    Ok(())
}

/// Refuses to write a single file over a folder or over anything but an earlier one.
pub(crate) fn check_file(out: &Path) -> Outcome<()> {
    let shown = out.display();
    if out.is_dir() {
        return Err(Failure::failed(format!("“{shown}” is a folder. With --single-file, give -o a file.")));
    }
    match fs::read(out) {
        Ok(bytes) if !bytes.is_empty() && !String::from_utf8_lossy(&bytes).contains(GENERATOR) => {
            Err(Failure::failed(format!(
                "“{shown}” was not written by dateline and is left alone. Give -o another name."
            )))
        }
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Failure::unreadable(out, &error)),
        _ => Ok(()),
    }
}

/// Writes a single file: beside its place first, so that a full disk leaves the earlier one whole.
pub(crate) fn write_file(page: &str, out: &Path) -> Outcome<()> {
    let mut beside = out.as_os_str().to_owned();
    beside.push(".unfinished");
    let written = fs::write(&beside, page).and_then(|()| fs::rename(&beside, out));
    written.map_err(|error| {
        _ = fs::remove_file(&beside);
        Failure::failed(format!("“{}” could not be written: {error}. Nothing was changed.", out.display()))
    })
}

/// Writes a site.
pub(crate) fn write(site: &Site, out: &Path) -> Outcome<()> {
    let created = !out.exists();
    let stage = out.join(STAGE);
    let old = old_files(out);
    if let Err((path, error)) = fill(site, &stage) {
        _ = fs::remove_dir_all(&stage);
        if created {
            // Only where it is empty: nothing of ours is in it.
            _ = fs::remove_dir(out);
        }
        let kept = if created { "Nothing was written." } else { "What was there before is unchanged." };
        let sentence = format!("“{}” could not be written: {error}. {kept}", path.display());
        return Err(Failure::failed(sentence));
    }
    settle(site, &stage, out, &old).map_err(|(path, error)| {
        Failure::failed(format!(
            "“{}” could not be put in place: {error}. The site in “{}” is incomplete; run the same command again.",
            path.display(),
            out.display()
        ))
    })
}

/// What went wrong where.
type Broken = (PathBuf, io::Error);

fn fill(site: &Site, stage: &Path) -> Result<(), Broken> {
    if stage.exists() {
        fs::remove_dir_all(stage).map_err(|error| (stage.to_owned(), error))?;
    }
    for (name, bytes) in site {
        let path = stage.join(name);
        let folder = path.parent().unwrap_or(stage);
        fs::create_dir_all(folder).map_err(|error| (folder.to_owned(), error))?;
        fs::write(&path, bytes).map_err(|error| (path, error))?;
    }
    Ok(())
}

/// The manifest goes last: until it is there, the folder holds the old corpus or none.
fn settle(site: &Site, stage: &Path, out: &Path, old: &[String]) -> Result<(), Broken> {
    let last = "corpus/manifest.json";
    let names = site.keys().filter(|name| *name != last).map(String::as_str).chain([last]);
    for name in names {
        let path = out.join(name);
        let folder = path.parent().unwrap_or(out);
        fs::create_dir_all(folder).map_err(|error| (folder.to_owned(), error))?;
        fs::rename(stage.join(name), &path).map_err(|error| (path, error))?;
    }
    for name in old.iter().filter(|name| !site.contains_key(*name)) {
        // Harmless where it stays: no page refers to it.
        _ = fs::remove_file(out.join(name));
    }
    fs::remove_dir_all(stage).map_err(|error| (stage.to_owned(), error))
}

/// What an earlier build wrote beside the page and the engine.
fn old_files(out: &Path) -> Vec<String> {
    let bytes = fs::read(out.join("corpus/manifest.json")).unwrap_or_default();
    let Ok(manifest) = Manifest::parse(&bytes) else { return Vec::new() };
    // A manifest is data: only plain names below its own folder are believed.
    let plain = |path: &String| !path.contains(['/', '\\', ':']) && !path.starts_with('.');
    let listed = manifest.files.into_iter().map(|file| file.path).filter(plain);
    let listed = listed.map(|path| format!("corpus/{path}"));
    let pages = (2..).map(|page| format!("articles-{page}.html"));
    listed.chain(pages.take_while(|page| out.join(page).is_file())).collect()
}
