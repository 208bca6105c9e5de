//! The fuller reader's exports: a file goes in, lines that the engine takes over come out.

use wasm_bindgen::prelude::*;

use crate::pipeline::{Pieces, hand_over};

/// How many bytes of lines are handed over at once; an article is never cut.
const ENOUGH: usize = 256 << 10;

/// One file on its way, owned by JavaScript.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Reader {
    pieces: Pieces<Vec<u8>>,
}

#[wasm_bindgen]
impl Reader {
    /// Begins to read a file at `path` with these bytes.
    #[wasm_bindgen(constructor)]
    pub fn new(path: &str, bytes: Vec<u8>) -> Reader {
        Reader { pieces: Pieces::new(path, bytes) }
    }

    /// The next articles and problems, as UTF-8 lines for the engine's `reading`; none at the end.
    pub fn next(&mut self) -> Option<Vec<u8>> {
        let mut lines = hand_over(&self.pieces.next()?);
        while lines.len() < ENOUGH {
            let Some(piece) = self.pieces.next() else { break };
            lines.push_str(&hand_over(&piece));
        }
        Some(lines.into_bytes())
    }
}
