//! The engine as the browser sees it: exports only, each a line or two.
//!
//! JavaScript holds one [`Engine`] and talks to it in plain objects, which serde turns into the structs of
//! the protocol and back. Nothing is decided here: what a request means is native code, so `cargo test`
//! covers it without a browser.

use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::pipeline::{self, RawFile};

/// Runs once when the module is instantiated: a panic ends the engine, so its message goes to the console
/// first. The page's client notices the end and starts another engine.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|info| web_sys::console::error_1(&info.to_string().into())));
}

/// One engine with its own corpus, owned by JavaScript.
#[wasm_bindgen]
#[derive(Default)]
pub struct Engine {
    articles: u32,
}

#[derive(Deserialize)]
#[serde(tag = "op", rename_all = "camelCase")]
enum Request {
    Version,
}

#[derive(Serialize)]
#[serde(tag = "op", rename_all = "camelCase")]
enum Response {
    Version { version: &'static str, articles: u32 },
}

#[wasm_bindgen]
impl Engine {
    /// An engine with an empty corpus.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Engine {
        Engine::default()
    }

    /// Answers one request of the protocol: a plain object with `op` and the fields of that operation.
    pub fn request(&mut self, request: JsValue) -> Result<JsValue, JsError> {
        match serde_wasm_bindgen::from_value(request)? {
            Request::Version => {
                to_page(&Response::Version { version: env!("CARGO_PKG_VERSION"), articles: self.articles })
            }
        }
    }

    /// Adds whole lines of a corpus file; gives the number of articles read.
    pub fn add(&mut self, _kind: &str, name: &str, text: &str) -> u32 {
        let reading = pipeline::read(RawFile { path: name, bytes: text.as_bytes() });
        self.articles += u32::try_from(reading.articles.len()).unwrap_or(u32::MAX);
        self.articles
    }
}

/// Plain objects and `null`, as `JSON.parse` would give them: no `Map`, no `undefined`.
fn to_page(response: &Response) -> Result<JsValue, JsError> {
    Ok(response.serialize(&Serializer::json_compatible())?)
}
