//! The library as the browser sees it: exports only, each a line or two.
//!
//! Two modules are built from it: the engine, and with the feature `reader` the fuller reader of files, which the
//! page loads when the first file arrives that the engine is unfit to read, or when a site is saved. What a module does not export the
//! linker leaves out.

#[cfg(not(feature = "reader"))]
mod engine;
#[cfg(feature = "reader")]
mod reader;
#[cfg(feature = "reader")]
mod site;

use wasm_bindgen::prelude::*;

#[cfg(not(feature = "reader"))]
pub use engine::Engine;
#[cfg(feature = "reader")]
pub use reader::Reader;
#[cfg(feature = "reader")]
pub use site::Site;

/// Runs once when the module is instantiated: a panic ends the module, so its message goes to the console
/// first. The page's client notices the end and starts another.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|info| web_sys::console::error_1(&info.to_string().into())));
}
