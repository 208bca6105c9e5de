//! What is published of a corpus, as files in memory: the page's HTML, the articles as plain pages and as JSON
//! Lines, the layers, the manifest, and a script that carries them all to pages opened from disk.
//!
//! A room of its own, because two shells make sites: the command line from a folder, and the page from what its
//! reader has open. Both call this and add the committed script, style and engine, so they write the same bytes.
//! The engine is built without it; the page loads it with the fuller reader when a site is saved.
//!
//! The same corpus gives the same bytes: nothing in a site depends on time, machine, or number of cores.

pub mod escape;
mod gathered;
pub mod manifest;
mod page;
mod plain;
mod shorten;
mod social;
#[cfg(feature = "zip")]
mod zipped;

use std::collections::BTreeMap;

use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use crate::extract::stored_line;
use crate::model::Article;
pub use gathered::Gathered;
use manifest::{FORMAT, Manifest, ManifestFile};
#[cfg(feature = "zip")]
pub use zipped::zip;

/// What a page made here says in its head: how a site is told from other folders.
pub const GENERATOR: &str = "<meta name=\"generator\" content=\"Dateline\">";

/// How much of each article is published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// All of it.
    #[default]
    Full,
    /// Its first sentences.
    Excerpt,
    /// Nothing but headline, source and date.
    None,
}

impl Mode {
    /// Its name in the manifest and in `corpus.toml`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Mode::Full => "full",
            Mode::Excerpt => "excerpt",
            Mode::None => "none",
        }
    }
}

/// What is said of a corpus as a whole. Reads itself from a manifest, whose other fields it leaves alone.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct About {
    /// Stands above the articles.
    pub title: String,
    /// One sentence; empty for none.
    pub description: String,
    /// Language tag.
    pub language: String,
    /// Who may do what with the texts; empty where nothing is said.
    pub rights: String,
    /// What the articles are, where they come from, what is missing.
    pub about: Option<String>,
    /// Where the site will lie, for previews of links and for oEmbed.
    pub url: Option<String>,
    /// How much of each article is published.
    pub text: Mode,
}

/// What is known across the articles.
#[derive(Clone, Debug)]
pub struct Layer {
    /// `chronology` or `corrections`.
    pub name: String,
    /// Where it lies, relative to the manifest.
    pub path: String,
    /// JSON Lines of facts, or the corrections as JSON.
    pub text: String,
}

/// A corpus cut to what is published.
#[derive(Debug)]
pub struct Published {
    about: About,
    articles: Vec<Article>,
    /// Paths relative to `corpus/`, with what the manifest says of each.
    files: Vec<(ManifestFile, Vec<u8>)>,
    /// Slices that the manifest does not list one by one, likewise.
    slices: Vec<(String, Vec<u8>)>,
}

impl Published {
    /// Decides what is published of the articles, whose ids are final.
    ///
    /// ```
    /// use dateline::site::{About, Published};
    /// let about = About { title: "Rivers".into(), language: "en".into(), ..About::default() };
    /// let files = Published::new(about, &[], Vec::new()).files();
    /// assert!(files.contains_key("index.html") && files.contains_key("corpus/manifest.json"));
    /// ```
    #[must_use]
    pub fn new(about: About, articles: &[Article], layers: Vec<Layer>) -> Published {
        let articles: Vec<Article> = articles.iter().map(|a| shorten::shorten(a, about.text)).collect();
        let lines: String = articles.iter().map(|article| stored_line(article) + "\n").collect();
        let mut files = vec![file("articles", None, "articles.jsonl", articles.len(), lines)];
        files.extend(layers.into_iter().map(|layer| {
            let lines = layer.text.lines().filter(|line| !line.trim().is_empty()).count();
            let count = if layer.name == "chronology" { lines } else { 1 };
            file("layer", Some(&layer.name), &layer.path, count, layer.text)
        }));
        Published { about, articles, files, slices: Vec::new() }
    }

    /// The articles, cut to what is published.
    #[must_use]
    pub fn articles(&self) -> &[Article] {
        &self.articles
    }

    /// Puts slices of the articles in their place: for corpora that are too large to be loaded whole. Paths are
    /// relative to `corpus/`; the first is the head, the only one that the manifest lists.
    pub fn take_slices(&mut self, slices: Vec<(String, Vec<u8>)>) {
        let mut slices = slices.into_iter();
        if let Some((path, head)) = slices.next() {
            self.files.retain(|(entry, _)| entry.kind != "articles");
            self.files.insert(0, entry("slice", None, &path, self.articles.len(), head));
        }
        self.slices = slices.collect();
    }

    /// The manifest's text.
    fn manifest(&self) -> String {
        let about = self.about.clone();
        let manifest = Manifest {
            format: FORMAT,
            title: about.title,
            description: about.description,
            language: about.language,
            rights: about.rights,
            about: about.about,
            text: about.text.name().to_owned(),
            files: self.files.iter().map(|(entry, _)| entry.clone()).collect(),
        };
        // Strings and numbers always have a form in JSON.
        serde_json::to_string_pretty(&manifest).unwrap_or_default() + "\n"
    }

    /// The corpus as a classic script, for pages that may not fetch: those opened from disk.
    fn payload(&self) -> String {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        // Slices are no text, and a page that may not fetch cannot use them: it says so.
        let texts = self.files.iter().filter(|(entry, _)| entry.kind != "slice");
        let files: BTreeMap<&str, String> =
            texts.map(|(entry, bytes)| (entry.path.as_str(), text(bytes))).collect();
        let manifest: serde_json::Value = serde_json::from_str(&self.manifest()).unwrap_or_default();
        let json = serde_json::json!({ "files": files, "manifest": manifest }).to_string();
        format!("(self.datelinePayload ??= {{}}).corpus = {};\n", escape::script(&json))
    }

    /// Everything but the page's script, style and engine, by path in the site, with `/`.
    #[must_use]
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        // A path that leaves the manifest's folder leads to the top of the site.
        let place = |path: &str| match path.strip_prefix("../") {
            Some(outside) => outside.to_owned(),
            None => format!("corpus/{path}"),
        };
        let mut site: BTreeMap<String, Vec<u8>> =
            self.files.iter().map(|(entry, bytes)| (place(&entry.path), bytes.clone())).collect();
        site.extend(self.slices.iter().map(|(path, bytes)| (place(path), bytes.clone())));
        let own = [("manifest.json", self.manifest()), ("payload.js", self.payload())];
        site.extend(own.map(|(name, text)| (place(name), text.into_bytes())));
        site.insert("index.html".to_owned(), page::index(self).into_bytes());
        site.extend(plain::pages(self).into_iter().map(|(name, text)| (name, text.into_bytes())));
        if let Some(document) = social::oembed(&self.about) {
            site.insert(social::OEMBED.to_owned(), document.into_bytes());
        }
        // GitHub Pages would leave files out otherwise.
        site.insert(".nojekyll".to_owned(), Vec::new());
        site
    }

    /// The whole site as one HTML file; `pkg` gives the text of a file beside the page's script.
    #[must_use]
    pub fn single(&self, pkg: &dyn Fn(&str) -> Option<String>) -> String {
        page::single(self, &self.payload(), pkg)
    }
}

fn file(kind: &str, name: Option<&str>, path: &str, count: usize, text: String) -> (ManifestFile, Vec<u8>) {
    entry(kind, name, path, count, text.into_bytes())
}

fn entry(
    kind: &str,
    name: Option<&str>,
    path: &str,
    count: usize,
    bytes: Vec<u8>,
) -> (ManifestFile, Vec<u8>) {
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
