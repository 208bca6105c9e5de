//! Scores names on open sets: exact span precision, recall and F1 per source and kind.
//!
//!     cargo run --release --example eval_names -- DATA_FOLDER [MODEL.bin]
//!
//! Without a model the rules are scored. Whole pipeline: what the page would show.
#![allow(clippy::unwrap_used, reason = "a program for the maintainers: it may stop")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::Instant;

use dateline::annotate::annotate;
use dateline::annotate::names::Model;
use dateline::model::EntityKind;

#[path = "common/conll.rs"]
mod conll;

const FILES: [&str; 1] = ["dev.conll"];
const KINDS: [&str; 4] = ["all", "PER", "ORG", "LOC"];

/// Right, given and wanted names, for all kinds and each.
type Counts = [[u32; 3]; 4];

fn main() {
    let mut args = std::env::args().skip(1);
    let Some(folder) = args.next() else {
        eprintln!("usage: eval_names DATA_FOLDER [MODEL.bin]");
        std::process::exit(2);
    };
    let model = args.next().map(|path| Model::open(&std::fs::read(path).unwrap()).unwrap());
    let show = std::env::var("SHOW").is_ok();
    let files: Vec<String> = match std::env::var("FILES") {
        Ok(list) => list.split(' ').map(str::to_owned).collect(),
        Err(_) => FILES.map(str::to_owned).to_vec(),
    };
    for file in files {
        let Ok(text) = std::fs::read_to_string(Path::new(&folder).join(&file)) else {
            println!("skipped: {file} is not there");
            continue;
        };
        score(&conll::read(&text), model.as_ref(), show);
    }
}

fn score(docs: &[conll::Doc], model: Option<&Model>, show: bool) {
    let mut sources: BTreeMap<&str, Counts> = BTreeMap::new();
    let (mut bytes, start) = (0, Instant::now());
    for doc in docs {
        bytes += doc.article.text.len();
        let found = annotate(&doc.article, &doc.cut, model);
        let given: BTreeSet<conll::Name> = found
            .mentions
            .iter()
            .map(|m| (m.span.start as usize, m.span.end as usize, code(m.kind)))
            .collect();
        let wanted: BTreeSet<conll::Name> = doc.names.iter().copied().collect();
        let counts = sources.entry(&doc.source).or_default();
        for (kind, counts) in counts.iter_mut().enumerate() {
            let of = |n: &&conll::Name| kind == 0 || n.2 as usize == kind;
            counts[0] += u32::try_from(given.intersection(&wanted).filter(of).count()).unwrap();
            counts[1] += u32::try_from(given.iter().filter(of).count()).unwrap();
            counts[2] += u32::try_from(wanted.iter().filter(of).count()).unwrap();
        }
        if show {
            print(doc, &given, &wanted);
        }
    }
    let seconds = start.elapsed().as_secs_f64();
    for (source, counts) in sources {
        for (kind, [right, given, wanted]) in KINDS.iter().zip(counts) {
            let (p, r) =
                (f64::from(right) / f64::from(given.max(1)), f64::from(right) / f64::from(wanted.max(1)));
            let f1 = 2.0 * p * r / (p + r).max(1e-9);
            println!("{source:18} {kind}: precision {p:.3} recall {r:.3} F1 {f1:.3} ({wanted} names)");
        }
    }
    println!("all passes: {:.2} MB/s", bytes as f64 / 1e6 / seconds);
}

fn code(kind: EntityKind) -> u8 {
    match kind {
        EntityKind::Person => 1,
        EntityKind::Organization => 2,
        EntityKind::Place => 3,
    }
}

/// What was missed and what was too much, with the words around it.
fn print(doc: &conll::Doc, given: &BTreeSet<conll::Name>, wanted: &BTreeSet<conll::Name>) {
    let text = &doc.article.text;
    for name in given.symmetric_difference(wanted) {
        let side = if given.contains(name) { "extra" } else { "missing" };
        let from = text[..name.0].char_indices().rev().nth(30).map_or(0, |c| c.0);
        let to = text[name.1..].char_indices().nth(30).map_or(text.len(), |c| name.1 + c.0);
        let around = format!("{}[{}]{}", &text[from..name.0], &text[name.0..name.1], &text[name.1..to]);
        println!("{} {side} {}: {}", doc.source, KINDS[name.2 as usize], around.replace('\n', " "));
    }
}
