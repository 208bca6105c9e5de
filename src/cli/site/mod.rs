//! A site as a table of files, made in memory: `build` writes it, `serve` answers from it.
//!
//! The same corpus gives the same bytes: nothing in a site depends on time, machine, or number of cores.

pub(crate) mod budget;
pub(crate) mod bundled;
mod page;
mod plain;
mod shorten;
pub(crate) mod write;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use dateline::extract::stored_line;
use dateline::model::Article;
use sha2::{Digest as _, Sha256};

use super::args::Text;
use super::escape;
use super::folder::Folder;
use super::folder::manifest::{FORMAT, Manifest, ManifestFile};

/// Files by their path in the site, with `/`.
pub(crate) type Site = BTreeMap<String, Cow<'static, [u8]>>;

/// What a page made by `build` says in its head: how a site is told from other folders.
const GENERATOR: &str = "<meta name=\"generator\" content=\"Dateline\">";

/// Whether `build` wrote this folder.
pub(crate) fn is_site(folder: &Path) -> bool {
    let manifest = std::fs::read(folder.join("corpus/manifest.json")).unwrap_or_default();
    let page = std::fs::read_to_string(folder.join("index.html")).unwrap_or_default();
    page.contains(GENERATOR) && Manifest::parse(&manifest).is_ok()
}

/// What is published of a corpus.
#[derive(Debug)]
pub(crate) struct Published {
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) language: String,
    pub(crate) text: Text,
    /// Cut to what is published.
    pub(crate) articles: Vec<Article>,
    /// Paths relative to `corpus/`, with what the manifest says of each.
    pub(crate) files: Vec<(ManifestFile, Vec<u8>)>,
    manifest: Manifest,
}

impl Published {
    /// Decides what is published: `text` is the choice, `name` stands in for a missing title.
    pub(crate) fn new(folder: &Folder, name: &str, text: Text) -> Published {
        let about = &folder.about;
        let articles: Vec<Article> = folder.articles.iter().map(|a| shorten::shorten(a, text)).collect();
        let lines: String = articles.iter().map(|article| stored_line(article) + "\n").collect();
        let mut files = vec![file("articles", None, "articles.jsonl", articles.len(), lines)];
        files.push(chronology(bundled::GENERAL_PATH, bundled::GENERAL));
        files.extend(folder.chronology.as_ref().map(|facts| chronology("chronology.jsonl", facts)));
        if let Some(json) = &folder.corrections {
            files.push(file("layer", Some("corrections"), "corrections.json", 1, json.clone()));
        }
        // Its offsets and words are those of the whole text, which another choice does not publish.
        if let Some(names) = folder.annotations.as_ref().filter(|_| text == Text::Full) {
            let count = names.lines().count();
            files.push(file("layer", Some("annotations"), "annotations.jsonl", count, names.clone()));
        }
        let title = about.title.clone().unwrap_or_else(|| name.to_owned());
        let description = about.description.clone().unwrap_or_default();
        let language = about.language.clone().unwrap_or_else(|| "en".to_owned());
        let manifest = Manifest {
            format: FORMAT,
            title: title.clone(),
            description: description.clone(),
            language: language.clone(),
            rights: about.rights.clone().unwrap_or_default(),
            about: about.about.clone(),
            text: mode(text).to_owned(),
            files: Vec::new(),
        };
        Published { title, description, language, text, articles, files, manifest }
    }

    /// The manifest's text.
    fn manifest(&self) -> String {
        let files = self.files.iter().map(|(entry, _)| entry.clone()).collect();
        let manifest = Manifest { files, ..self.manifest.clone() };
        // Strings and numbers always have a form in JSON.
        serde_json::to_string_pretty(&manifest).unwrap_or_default() + "\n"
    }

    /// The corpus as a classic script, for pages that may not fetch: those opened from disk.
    fn payload(&self) -> String {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let files: BTreeMap<&str, String> =
            self.files.iter().map(|(entry, bytes)| (entry.path.as_str(), text(bytes))).collect();
        let manifest: serde_json::Value = serde_json::from_str(&self.manifest()).unwrap_or_default();
        let json = serde_json::json!({ "files": files, "manifest": manifest }).to_string();
        format!("(self.datelinePayload ??= {{}}).corpus = {};\n", escape::script(&json))
    }

    /// The corpus's files by their path in the site.
    fn corpus(&self) -> BTreeMap<String, Vec<u8>> {
        // A path that leaves the manifest's folder leads to the top of the site.
        let place = |path: &str| match path.strip_prefix("../") {
            Some(outside) => outside.to_owned(),
            None => format!("corpus/{path}"),
        };
        let listed = self.files.iter().map(|(entry, bytes)| (place(&entry.path), bytes.clone()));
        let own = [("manifest.json", self.manifest()), ("payload.js", self.payload())];
        listed.chain(own.map(|(name, text)| (place(name), text.into_bytes()))).collect()
    }

    /// The whole site as one HTML file.
    pub(crate) fn single(&self) -> String {
        page::single(self, &self.payload())
    }

    /// The whole site as files.
    pub(crate) fn site(&self) -> Site {
        let mut site = Site::new();
        site.insert("index.html".to_owned(), Cow::Owned(page::index(self).into_bytes()));
        for (name, text) in plain::pages(self) {
            site.insert(name, Cow::Owned(text.into_bytes()));
        }
        for (name, bytes) in bundled::PKG {
            site.insert(format!("pkg/{name}"), Cow::Borrowed(*bytes));
        }
        for (name, bytes) in bundled::BESIDE {
            site.insert((*name).to_owned(), Cow::Borrowed(*bytes));
        }
        for (name, bytes) in self.corpus() {
            site.insert(name, Cow::Owned(bytes));
        }
        // GitHub Pages would leave files out otherwise.
        site.insert(".nojekyll".to_owned(), Cow::Borrowed(b""));
        site
    }
}

fn chronology(path: &str, facts: &str) -> (ManifestFile, Vec<u8>) {
    let count = facts.lines().filter(|line| !line.trim().is_empty()).count();
    file("layer", Some("chronology"), path, count, facts.to_owned())
}

/// The name of a text mode in the manifest.
fn mode(text: Text) -> &'static str {
    match text {
        Text::Full => "full",
        Text::Excerpt => "excerpt",
        Text::None => "none",
    }
}

fn file(kind: &str, name: Option<&str>, path: &str, count: usize, text: String) -> (ManifestFile, Vec<u8>) {
    let bytes = text.into_bytes();
    let entry = ManifestFile {
        kind: kind.to_owned(),
        name: name.map(str::to_owned),
        path: path.to_owned(),
        count,
        bytes: bytes.len(),
        sha256: Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect(),
    };
    (entry, bytes)
}
