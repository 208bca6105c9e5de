//! What a site weighs: raw, gzip and brotli, beside the limits of the design.

use std::fmt::Write as _;
use std::io::Write as _;

use flate2::{Compression, write::GzEncoder};
use rayon::prelude::*;

use super::Site;

/// Bytes as they lie on disk and as they travel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Weight {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Beyond this, brotli's slowest level would take longer than everything else `build` does.
const LARGE: usize = 4 << 20;

/// A line of the table: its name, how the files in it begin or end, and its limits in kB (gzip, brotli).
type Part = (&'static str, &'static [&'static str], Option<(usize, usize)>);

const PARTS: &[Part] = &[
    ("engine (wasm)", &["pkg/dateline_bg.wasm"], Some((300, 240))),
    ("script", &["pkg/dateline.js"], None),
    ("style", &["pkg/dateline.css"], None),
    ("script and style", &["pkg/dateline.js", "pkg/dateline.css"], Some((90, 75))),
    (
        "first load",
        &["index.html", "pkg/dateline_bg.wasm", "pkg/dateline.js", "pkg/dateline.css"],
        Some((390, 315)),
    ),
    ("data and chronology", &["data/", "pkg/data/names.bin", "corpus/chronology.jsonl"], Some((560, 500))),
    (
        "everything",
        &[
            "index.html",
            "pkg/dateline_bg.wasm",
            "pkg/dateline.js",
            "pkg/dateline.css",
            "data/",
            "pkg/data/names.bin",
            "corpus/chronology.jsonl",
        ],
        Some((950, 815)),
    ),
    ("articles", &["corpus/articles.jsonl"], None),
    // Loaded only for a reader who adds a web page, an archive or a file in another encoding.
    ("reader of other files", &["pkg/reader.js"], None),
];

/// The table, one line per part.
pub(crate) fn table(site: &Site) -> String {
    let counted =
        |name: &str| PARTS.iter().any(|(_, files, _)| files.iter().any(|file| name.starts_with(file)));
    let weights: Vec<(&str, Weight)> = site
        .par_iter()
        .filter(|(name, _)| counted(name))
        .map(|(name, bytes)| (name.as_str(), weigh(bytes)))
        .collect();
    let mut text = line("", &["raw".into(), "gzip".into(), "brotli".into(), "limit gzip/brotli".into()]);
    for (name, files, limits) in PARTS {
        let own = weights.iter().filter(|(path, _)| files.iter().any(|file| path.starts_with(file)));
        let sum = own.fold(Weight::default(), |sum, (_, weight)| Weight {
            raw: sum.raw + weight.raw,
            gzip: sum.gzip + weight.gzip,
            brotli: sum.brotli + weight.brotli,
        });
        let limit = limits.map_or(String::new(), |(gzip, brotli)| {
            let over = sum.gzip > gzip * 1000 || sum.brotli > brotli * 1000;
            format!("{gzip}/{brotli}{}", if over { " OVER" } else { "" })
        });
        text.push_str(&line(name, &[kilobytes(sum.raw), kilobytes(sum.gzip), kilobytes(sum.brotli), limit]));
    }
    text
}

/// A line for one file by itself.
pub(crate) fn one(name: &str, bytes: &[u8]) -> String {
    let weight = weigh(bytes);
    line(name, &[kilobytes(weight.raw), kilobytes(weight.gzip), kilobytes(weight.brotli), String::new()])
}

fn line(name: &str, cells: &[String; 4]) -> String {
    let [raw, gzip, brotli, limit] = cells;
    let mut line = String::new();
    _ = write!(line, "{name:<20} {raw:>10} {gzip:>10} {brotli:>10}  {limit:>17}");
    line.trim_end().to_owned() + "\n"
}

/// Kilobytes of 1,000 bytes with one decimal, rounded up so that nothing weighs 0.
fn kilobytes(bytes: usize) -> String {
    let tenths = bytes.div_ceil(100);
    format!("{}.{} kB", tenths / 10, tenths % 10)
}

fn weigh(bytes: &[u8]) -> Weight {
    Weight { raw: bytes.len(), gzip: gzip(bytes).len(), brotli: brotli(bytes) }
}

/// As hosts compress static files: the best level, no time stamp.
fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    // Writing to memory does not fail.
    _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

fn brotli(bytes: &[u8]) -> usize {
    let quality = if bytes.len() > LARGE { 5 } else { 11 };
    let params = brotli::enc::BrotliEncoderParams { quality, ..Default::default() };
    let mut packed = Vec::new();
    // Reading from and writing to memory does not fail.
    _ = brotli::BrotliCompress(&mut &*bytes, &mut packed, &params);
    packed.len()
}
