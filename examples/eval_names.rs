//! Scores names on open sets: exact span precision, recall and F1 per source and kind.
//!
//!     cargo run --release --example eval_names -- DATA_FOLDER [MODEL.bin]
//!
//! Without a model the rules are scored. Whole pipeline: what the page would show.
#![allow(clippy::unwrap_used, reason = "a program for the maintainers: it may stop")]

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Instant;

use dateline::annotate::annotate;
use dateline::annotate::names::Model;

#[path = "common/conll.rs"]
mod conll;
#[path = "common/score.rs"]
mod score;

const FILES: [&str; 1] = ["dev.conll"];
const KINDS: [&str; 4] = ["all", "PER", "ORG", "LOC"];
/// Names below this confidence are shown as uncertain.
const SURE: u8 = 70;

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
    let (mut all, mut sure) = (score::Scores::default(), score::Scores::default());
    let (mut bytes, start) = (0, Instant::now());
    for doc in docs {
        bytes += doc.article.text.len();
        let found = annotate(&doc.article, &doc.cut, model);
        let (given, wanted) = all.add(doc, &found, 0);
        sure.add(doc, &found, SURE);
        if show {
            print(doc, &given, &wanted);
        }
    }
    let seconds = start.elapsed().as_secs_f64();
    all.print("");
    sure.print(&format!("confidence {SURE} "));
    println!("all passes: {:.2} MB/s", bytes as f64 / 1e6 / seconds);
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
