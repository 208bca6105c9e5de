//! The site manifest: what `?corpus=` points at (`schemas/manifest.schema.json`).

use serde::{Deserialize, Serialize};

/// Version of the manifest and of the files it lists.
pub const FORMAT: u32 = 1;

/// What a built corpus consists of.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// Version of this shape.
    pub format: u32,
    /// What the corpus is called.
    pub title: String,
    /// One sentence; may be empty.
    pub description: String,
    /// Language tag.
    pub language: String,
    /// Who may do what with the texts; may be empty.
    pub rights: String,
    /// What the articles are, where they come from, what is missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// `full`, `excerpt` or `none`.
    pub text: String,
    /// The files of the corpus.
    pub files: Vec<ManifestFile>,
}

/// One file of a built corpus.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ManifestFile {
    /// `articles`, `layer`, or `slice`: the head of slices, which lie beside it.
    pub kind: String,
    /// Which layer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Relative to the manifest.
    pub path: String,
    /// Lines.
    pub count: usize,
    /// Size.
    pub bytes: usize,
    /// Hash of the bytes, in hexadecimal.
    pub sha256: String,
}

impl Manifest {
    /// Reads a manifest.
    ///
    /// # Errors
    /// The end of a sentence that says why the bytes are none.
    pub fn parse(bytes: &[u8]) -> Result<Manifest, String> {
        let value: serde_json::Value =
            serde_json::from_slice(bytes).map_err(|error| format!("is no JSON: {error}"))?;
        match value.get("format").and_then(serde_json::Value::as_u64) {
            Some(format) if format > u64::from(FORMAT) => {
                Err(format!("was written by a newer version (format {format}, this reads {FORMAT})"))
            }
            Some(_) => Manifest::deserialize(value).map_err(|error| format!("is no manifest: {error}")),
            None => Err("is no manifest: it has no format".to_owned()),
        }
    }
}
