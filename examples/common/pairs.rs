//! Alignment of two versions of a story, next to simple ways to do it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use dateline::query::compare::{Side, compare_texts};
use serde_json::{Value, json};

use super::data::{Tally, lines, strings};
use super::units::joined;

/// Pairs of units, one of each text.
pub(crate) type Links = BTreeSet<(u64, u64)>;

/// Two versions in units, and which of them belong together.
pub(crate) struct Pair {
    pub(crate) id: String,
    pub(crate) a: Vec<String>,
    pub(crate) b: Vec<String>,
    pub(crate) gold: Links,
}

/// Reads the pairs of a file; none where it is absent.
pub(crate) fn read(path: &Path) -> Vec<Pair> {
    let pair = |doc: &Value| Pair {
        id: doc["id"].as_str().unwrap_or_default().to_owned(),
        a: strings(&doc["a"]),
        b: strings(&doc["b"]),
        gold: links(&doc["align"]),
    };
    lines(path).unwrap_or_default().iter().map(pair).collect()
}

fn links(value: &Value) -> Links {
    let list = value.as_array().into_iter().flatten();
    list.filter_map(|p| Some((p.get(0)?.as_u64()?, p.get(1)?.as_u64()?))).collect()
}

/// What the engine finds.
pub(crate) fn ours(pair: &Pair) -> Links {
    let ((ta, ua), (tb, ub)) = (joined(&pair.a), joined(&pair.b));
    let sides = [Side { text: &ta, units: &ua }, Side { text: &tb, units: &ub }];
    let mut found = Links::new();
    for row in compare_texts(&sides, 0).map(|found| found.rows).unwrap_or_default() {
        for &i in &row.of[0] {
            found.extend(row.of[1].iter().map(|&j| (u64::from(i), u64::from(j))));
        }
    }
    found
}

/// Scores all pairs, and each half: how much the figure depends on which pairs are taken.
pub(crate) fn score(name: &str, pairs: &[Pair], verbose: bool) {
    let start = Instant::now();
    let found: Vec<Links> = pairs.iter().map(ours).collect();
    let time = start.elapsed();
    for (half, keep) in [("", None), (", even half", Some(true)), (", odd half", Some(false))] {
        let mut tally = Tally::default();
        for (pair, found) in
            pairs.iter().zip(&found).filter(|(p, _)| keep.is_none_or(|k| is_even(&p.id) == k))
        {
            tally.add(found, &pair.gold);
        }
        tally.print(&format!("alignment, {name}{half}"));
    }
    println!("{:<32} {} pairs in {:.0} ms", "", pairs.len(), time.as_secs_f64() * 1e3);
    if verbose {
        pairs.iter().zip(&found).for_each(|(pair, found)| differences(pair, found, &pair.gold));
    }
    for (peer, found) in [("TF-IDF cosine", cosine(pairs)), ("jsdiff", jsdiff(pairs))] {
        let Some(found) = found else { continue };
        let mut tally = Tally::default();
        pairs.iter().zip(&found).for_each(|(pair, found)| tally.add(found, &pair.gold));
        tally.print(&format!("  {peer}"));
    }
}

/// Scores the pairs that were read by hand. Links that the reader left open count neither way.
pub(crate) fn score_by_hand(pairs: &[Pair], marks: &Path, verbose: bool) {
    let Some(marks) = lines(marks) else { return };
    let marks: BTreeMap<&str, &Value> = marks.iter().filter_map(|m| Some((m["id"].as_str()?, m))).collect();
    let (mut tally, mut automatic, mut read) = (Tally::default(), Tally::default(), 0);
    for pair in pairs {
        let Some(mark) = marks.get(pair.id.as_str()) else { continue };
        let (right, open) = (links(&mark["right"]), links(&mark["open"]));
        let found: Links = ours(pair).difference(&open).copied().collect();
        read += 1;
        tally.add(&found, &right);
        automatic.add(&pair.gold.difference(&open).copied().collect(), &right);
        if verbose {
            differences(pair, &found, &right);
        }
    }
    tally.print(&format!("alignment, {read} read by hand"));
    automatic.print("  the automatic links");
}

fn differences(pair: &Pair, found: &Links, gold: &Links) {
    let wrong = found.difference(gold).map(|link| ("not in gold", link));
    let missed = gold.difference(found).map(|link| ("missed", link));
    for (what, (i, j)) in wrong.chain(missed) {
        println!("{what}: {} {i}-{j}\n  {}\n  {}", pair.id, pair.a[*i as usize], pair.b[*j as usize]);
    }
}

/// By the characters of the id, so that a pair stays in its half when others are added.
fn is_even(id: &str) -> bool {
    id.bytes().fold(0u8, |sum, byte| sum.wrapping_add(byte)) % 2 == 0
}

fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect()
}

type Vector = BTreeMap<String, f64>;

/// Units paired one to one by the cosine of their TF-IDF vectors, best first, from .3; not tuned.
fn cosine(pairs: &[Pair]) -> Option<Vec<Links>> {
    Some(pairs.iter().map(cosine_links).collect())
}

fn cosine_links(pair: &Pair) -> Links {
    let units = pair.a.len() + pair.b.len();
    let mut df: BTreeMap<String, f64> = BTreeMap::new();
    for unit in pair.a.iter().chain(&pair.b) {
        let distinct: BTreeSet<String> = words(unit).into_iter().collect();
        distinct.into_iter().for_each(|word| *df.entry(word).or_default() += 1.0);
    }
    let vector = |unit: &String| {
        let mut vector = Vector::new();
        for word in words(unit) {
            let weight = (1.0 + units as f64 / df[&word]).log2();
            *vector.entry(word).or_default() += weight;
        }
        vector
    };
    let (a, b): (Vec<Vector>, Vec<Vector>) =
        (pair.a.iter().map(vector).collect(), pair.b.iter().map(vector).collect());
    let mut scored = Vec::new();
    for (i, x) in (0..).zip(&a) {
        scored.extend((0..).zip(&b).map(|(j, y)| (similarity(x, y), i, j)).filter(|(s, ..)| *s >= 0.3));
    }
    scored.sort_by(|x, y| y.0.total_cmp(&x.0));
    let (mut left, mut right, mut found) = (BTreeSet::new(), BTreeSet::new(), Links::new());
    for (_, i, j) in scored {
        if !left.contains(&i) && !right.contains(&j) {
            left.insert(i);
            right.insert(j);
            found.insert((i, j));
        }
    }
    found
}

fn similarity(x: &Vector, y: &Vector) -> f64 {
    let length = |v: &Vector| v.values().map(|w| w * w).sum::<f64>().sqrt();
    let product: f64 = x.iter().filter_map(|(word, w)| Some(w * y.get(word)?)).sum();
    if product > 0.0 { product / (length(x) * length(y)) } else { 0.0 }
}

/// Units as jsdiff's `diffArrays` pairs them: equal ones, and replaced runs one by one. None where Node or
/// the peers are not installed.
fn jsdiff(pairs: &[Pair]) -> Option<Vec<Links>> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/peers/align.mjs");
    let spawned = Command::new("node")
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let lines: String =
        pairs.iter().map(|pair| json!({"a": pair.a, "b": pair.b}).to_string() + "\n").collect();
    let answer = spawned.ok().and_then(|mut child| {
        child.stdin.take()?.write_all(lines.as_bytes()).ok()?;
        child.wait_with_output().ok().filter(|out| out.status.success())
    });
    let Some(answer) = answer else {
        println!("  jsdiff skipped: run `npm install` in benches/peers");
        return None;
    };
    let answer = String::from_utf8(answer.stdout).ok()?;
    Some(answer.lines().map(|line| links(&serde_json::from_str(line).unwrap_or_default())).collect())
}
