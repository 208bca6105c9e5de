//! A site as a table of files, made in memory: `build` writes it, `serve` answers from it.

pub(crate) mod budget;
pub(crate) mod bundled;
pub(crate) mod slices;
pub(crate) mod write;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use dateline::site::manifest::Manifest;
use dateline::site::{self, About, GENERATOR, Layer};

use super::args::Text;
use super::fail::Outcome;
use super::folder::Folder;

/// Files by their path in the site, with `/`.
pub(crate) type Site = BTreeMap<String, Cow<'static, [u8]>>;

/// Whether `build` wrote this folder.
pub(crate) fn is_site(folder: &Path) -> bool {
    let manifest = std::fs::read(folder.join("corpus/manifest.json")).unwrap_or_default();
    let page = std::fs::read_to_string(folder.join("index.html")).unwrap_or_default();
    page.contains(GENERATOR) && Manifest::parse(&manifest).is_ok()
}

/// What is published of a corpus.
#[derive(Debug)]
pub(crate) struct Published(site::Published);

impl Published {
    /// Decides what is published: `text` is the choice, `name` stands in for a missing title.
    pub(crate) fn new(folder: &Folder, name: &str, text: Text) -> Published {
        let said = &folder.about;
        let about = About {
            title: said.title.clone().unwrap_or_else(|| name.to_owned()),
            description: said.description.clone().unwrap_or_default(),
            language: said.language.clone().unwrap_or_else(|| "en".to_owned()),
            rights: said.rights.clone().unwrap_or_default(),
            about: said.about.clone(),
            url: said.url.clone(),
            text: text.mode(),
        };
        let layer = |name: &str, path: &str, text: &str| Layer {
            name: name.to_owned(),
            path: path.to_owned(),
            text: text.to_owned(),
        };
        let mut layers = vec![layer("chronology", bundled::GENERAL_PATH, bundled::GENERAL)];
        layers.extend(folder.chronology.iter().map(|facts| layer("chronology", "chronology.jsonl", facts)));
        layers.extend(folder.corrections.iter().map(|json| layer("corrections", "corrections.json", json)));
        // Its offsets and words are those of the whole text, which another choice does not publish.
        if about.text == site::Mode::Full {
            layers.extend(
                folder.annotations.iter().map(|names| layer("annotations", "annotations.jsonl", names)),
            );
        }
        Published(site::Published::new(about, &folder.articles, layers))
    }

    /// Puts slices in the place of the articles.
    pub(crate) fn slice(&mut self, folder: &Folder) -> Outcome<()> {
        let slices = slices::slices(self.0.articles(), folder.chronology.as_deref())?;
        self.0.take_slices(slices);
        Ok(())
    }

    /// The whole site as one HTML file.
    pub(crate) fn single(&self) -> String {
        self.0.single(&|name| {
            let bytes = bundled::pkg(name);
            bytes.map(|bytes| String::from_utf8_lossy(bytes).into_owned())
        })
    }

    /// The whole site as files.
    pub(crate) fn site(&self) -> Site {
        let pkg = bundled::PKG.iter().map(|(name, bytes)| (format!("pkg/{name}"), *bytes));
        let beside = bundled::BESIDE.iter().map(|(name, bytes)| ((*name).to_owned(), *bytes));
        let shell = pkg.chain(beside).map(|(name, bytes)| (name, Cow::Borrowed(bytes)));
        self.0.files().into_iter().map(|(name, bytes)| (name, Cow::Owned(bytes))).chain(shell).collect()
    }
}
