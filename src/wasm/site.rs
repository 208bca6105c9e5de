//! What saves a site: the files that the page gave its engine go in, an archive comes out.

use std::collections::BTreeMap;

use wasm_bindgen::prelude::*;

use crate::site::{About, Gathered, zip};

/// A site on its way, owned by JavaScript.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Site {
    open: Gathered,
    shell: BTreeMap<String, Vec<u8>>,
}

#[wasm_bindgen]
impl Site {
    /// An empty site.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Site {
        Site::default()
    }

    /// Takes a file that the engine took, by the same kind.
    pub fn take(&mut self, kind: &str, name: &str, bytes: &[u8]) {
        self.open.take(kind, name, bytes);
    }

    /// Takes a file of the page itself: its script, style, engine.
    pub fn shell(&mut self, path: String, bytes: Vec<u8>) {
        self.shell.insert(path, bytes);
    }

    /// The whole site as a zip archive. `about` is JSON with the fields of a manifest.
    pub fn zip(self, about: &str) -> Result<Vec<u8>, JsError> {
        let about: About = serde_json::from_str(about).map_err(|error| JsError::new(&error.to_string()))?;
        let mut files = self.open.publish(about).files();
        files.extend(self.shell);
        zip(&files).map_err(|error| JsError::new(&error.to_string()))
    }
}
