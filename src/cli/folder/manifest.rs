//! The site manifest: what `?corpus=` points at (`schemas/manifest.schema.json`).

use serde::{Deserialize, Serialize};

/// Version of the manifest and of the files it lists.
pub(crate) const FORMAT: u32 = 1;

/// What a built corpus consists of.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Manifest {
    pub(crate) format: u32,
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) language: String,
    pub(crate) rights: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) about: Option<String>,
    /// `full`, `excerpt` or `none`.
    pub(crate) text: String,
    pub(crate) files: Vec<ManifestFile>,
}

/// One file of a built corpus.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct ManifestFile {
    /// `articles` or `layer`.
    pub(crate) kind: String,
    /// Which layer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) name: Option<String>,
    /// Relative to the manifest.
    pub(crate) path: String,
    /// Lines.
    pub(crate) count: usize,
    pub(crate) bytes: usize,
    pub(crate) sha256: String,
}

impl Manifest {
    /// Reads a manifest.
    ///
    /// # Errors
    /// The end of a sentence that says why the bytes are none.
    pub(crate) fn parse(bytes: &[u8]) -> Result<Manifest, String> {
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
