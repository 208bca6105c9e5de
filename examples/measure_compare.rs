//! Measures comparison and the corpus layer on open data: `cargo run --release --example measure_compare DATA`.
//!
//! `DATA` is a folder with `pairs/`, `dups/` and `clusters/`; what is absent is skipped with a line that
//! says so. Simple ways to do the same stand beside ours in the same run. `--verbose` prints every link that
//! differs. Nothing of the data is kept; `tests/gold/newsedits_links.jsonl` holds numbers of units that were
//! judged by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a measurement stops loudly")]
#![allow(clippy::disallowed_methods, reason = "a logarithm of the platform is good enough for a yardstick")]

#[path = "common/data.rs"]
mod data;
#[path = "common/groups.rs"]
mod groups;
#[path = "common/pairs.rs"]
mod pairs;
#[path = "common/units.rs"]
mod units;

use std::path::Path;

fn main() {
    let Some(folder) = std::env::args().nth(1) else {
        println!("skipped: no data folder given");
        return;
    };
    let folder = Path::new(&folder);
    let verbose = std::env::args().any(|a| a == "--verbose");
    for set in ["onestop", "newsedits"] {
        let pairs = pairs::read(&folder.join("pairs").join(format!("{set}.jsonl")));
        pairs::score(set, &pairs, verbose);
        if set == "newsedits" {
            let marks = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold/newsedits_links.jsonl");
            pairs::score_by_hand(&pairs, &marks, verbose);
        }
    }
    groups::copies(&folder.join("dups/docs.jsonl"));
    for (set, published) in [
        ("giveme5w1h_events.jsonl", ".951"),
        ("gva_reports.jsonl.gz", ".834"),
        ("ecbplus_dev.jsonl", ".771 with train"),
        ("ecbplus_train.jsonl", ".771 with dev"),
    ] {
        groups::events(&folder.join("clusters").join(set), published);
    }
}
