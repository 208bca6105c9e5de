//! What is inside the program: the engine with its page, and the bundled corpus. All of it is committed, so the
//! program needs nothing but a Rust toolchain to be built, and nothing at all to run.

/// A file and its bytes.
type File = (&'static str, &'static [u8]);

/// What lies beside the page as written: what keeps it for readers without a connection, and what other pages use to
/// show it.
pub(crate) const BESIDE: &[File] = &[
    ("sw.js", include_bytes!("../../../www/sw.js")),
    ("card.png", include_bytes!("../../../www/card.png")),
    ("embed.js", include_bytes!("../../../www/embed.js")),
    ("resize.js", include_bytes!("../../../www/resize.js")),
];

/// The page's script and style and the engine, as they lie in `pkg/`.
pub(crate) const PKG: &[File] = &[
    ("dateline.css", include_bytes!("../../../pkg/dateline.css")),
    ("dateline.js", include_bytes!("../../../pkg/dateline.js")),
    ("dateline_bg.wasm", include_bytes!("../../../pkg/dateline_bg.wasm")),
    ("engine.js", include_bytes!("../../../pkg/engine.js")),
    ("reader.js", include_bytes!("../../../pkg/reader.js")),
    ("shell.js", include_bytes!("../../../pkg/shell.js")),
    ("data.js", include_bytes!("../../../pkg/data.js")),
    ("data/names.bin", include_bytes!("../../../pkg/data/names.bin")),
    ("lang/de.js", include_bytes!("../../../pkg/lang/de.js")),
    ("data/NOTICE", include_bytes!("../../../pkg/data/NOTICE")),
];

/// Dated facts about the world, used with every corpus, and where a site has them, beside its manifest's folder.
pub(crate) const GENERAL: &str = include_str!("../../../www/data/general.jsonl");
pub(crate) const GENERAL_PATH: &str = "../data/general.jsonl";

/// The bundled corpus, as it lies in `www/corpus/`.
const CORPUS: &[File] = &[
    ("articles.jsonl", include_bytes!("../../../www/corpus/articles.jsonl")),
    ("chronology.jsonl", include_bytes!("../../../www/corpus/chronology.jsonl")),
    ("manifest.json", include_bytes!("../../../www/corpus/manifest.json")),
];

/// A file of the page's folder, by name.
pub(crate) fn pkg(name: &str) -> Option<&'static [u8]> {
    find(PKG, name)
}

/// A file of the bundled corpus, by its path beside the manifest.
pub(crate) fn corpus(name: &str) -> Option<&'static [u8]> {
    find(CORPUS, name)
}

fn find(files: &[File], name: &str) -> Option<&'static [u8]> {
    files.iter().find(|(known, _)| *known == name).map(|(_, bytes)| *bytes)
}
