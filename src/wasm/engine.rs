//! The engine's exports.
//!
//! JavaScript holds one [`Engine`] and talks to it in plain objects, which serde turns into the structs of
//! the protocol and back. Nothing is decided here: what a request means is native code, so `cargo test`
//! covers it without a browser.

use js_sys::{Object, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::error::Error;
use crate::protocol;

/// One engine with its own corpus, owned by JavaScript.
#[wasm_bindgen]
#[derive(Default)]
pub struct Engine {
    inner: protocol::Engine,
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
        let request = serde_wasm_bindgen::from_value(named_by_op(&request)?)?;
        to_page(&self.inner.request(&request).map_err(to_error)?)
    }

    /// Takes a file: `articles` (or any file with articles in it), or a layer by its name (`chronology`,
    /// `corrections`). Gives how many articles it brought and what the reader should know.
    pub fn add(&mut self, kind: &str, name: &str, bytes: &[u8]) -> Result<JsValue, JsError> {
        to_page(&self.inner.take(kind, name, bytes).map_err(to_error)?)
    }

    /// Analyses up to `limit` of the articles that wait for it; gives how many still do.
    pub fn prepare(&mut self, limit: u32) -> u32 {
        self.inner.prepare(limit)
    }

    /// Opens a segment that was built ahead; gives its number of articles.
    pub fn open(&mut self, bytes: &[u8]) -> Result<u32, JsError> {
        self.inner.open(bytes).map_err(to_error)
    }

    /// Everything read so far as one segment, for storage.
    pub fn segment(&mut self) -> Result<Vec<u8>, JsError> {
        self.inner.segment().map_err(to_error)
    }
}

/// `{op: "names", typed}` as `{names: {op, typed}}`, the form in which serde knows the variant before its fields.
fn named_by_op(request: &JsValue) -> Result<JsValue, JsError> {
    let named = Object::new();
    Reflect::get(request, &"op".into())
        .and_then(|op| Reflect::set(&named, &op, request))
        .map_err(|_| JsError::new("a request is an object with `op`"))?;
    Ok(named.into())
}

/// Plain objects and `null`, as `JSON.parse` would give them: no `Map`, no `undefined`.
fn to_page(response: &impl Serialize) -> Result<JsValue, JsError> {
    Ok(response.serialize(&Serializer::json_compatible())?)
}

fn to_error(error: Error) -> JsError {
    JsError::new(&error.to_string())
}
