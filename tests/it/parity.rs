//! Native and browser builds give the same bytes and answers.
//!
//! The bundled articles are read by the native engine, which answers `tests/parity/requests.json`; its answers
//! and its segment's hash are left in the target folder, where `tests/js/parity.test.js` finds them, asks the
//! committed wasm the same and compares. They are not committed: they change with every better rule.

use std::path::Path;

use dateline::protocol::{Engine, Request};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// 64-bit FNV-1a, small enough to be written once more in JavaScript.
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &b| (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

fn engine() -> Engine {
    let read = |name: &str| std::fs::read(root().join("www/corpus").join(name)).unwrap();
    let mut engine = Engine::default();
    let data = |name: &str| std::fs::read(root().join("pkg/data").join(name)).unwrap();
    engine.take("names", "names.bin", &data("names.bin")).unwrap();
    engine.take("chronology", "general.jsonl", &read("../data/general.jsonl")).unwrap();
    engine.take("articles", "articles.jsonl", &read("articles.jsonl")).unwrap();
    engine.take("chronology", "chronology.jsonl", &read("chronology.jsonl")).unwrap();
    engine
}

#[test]
fn native_answers_are_left_for_the_wasm_to_match() {
    let requests = std::fs::read_to_string(root().join("tests/parity/requests.json")).unwrap();
    let requests: Vec<Request> = serde_json::from_str(&requests).unwrap();
    let mut engine = engine();
    let segment = engine.segment().unwrap();
    let mut lines = vec![format!("{:016x}", fnv(&segment))];
    for request in &requests {
        let answer = engine.request(request);
        let answer = answer.unwrap_or_else(|error| panic!("{request:?}: {error}"));
        lines.push(serde_json::to_string(&answer).unwrap());
    }
    let again = engine_answers_again(&requests);
    assert_eq!(lines[1..], again, "asking a second engine gives the same answers");
    std::fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join("parity.jsonl"), lines.join("\n")).unwrap();
}

/// The answers of another engine: nothing may depend on what a process happened to do before.
fn engine_answers_again(requests: &[Request]) -> Vec<String> {
    let mut engine = engine();
    requests.iter().map(|r| serde_json::to_string(&engine.request(r).unwrap()).unwrap()).collect()
}
