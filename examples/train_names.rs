//! Trains the name model: a conditional random field over hashed features, quantized to bytes.
//!
//!     cargo run --release --example train_names -- DATA_FOLDER OUT.bin
//!
//! DATA_FOLDER holds the name sets (`train.conll`, `train_gum_derived.conll`, `wikinews_train.conll`); which
//! sources are used, and how much each counts, stands in `SOURCES`. The model learns each article twice:
//! without and with what the other mentions of a word were taken for by a model that has not seen the
//! article. Everything is seeded: the same data gives the same file on the same machine.
#![allow(clippy::needless_range_loop, reason = "a position indexes several arrays at once")]
#![allow(
    clippy::disallowed_methods,
    reason = "training may use the platform's mathematics; the model is integers"
)]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a program for the maintainers: it may stop")]

use std::collections::HashMap;
use std::path::Path;

use dateline::annotate::names::Model;
use dateline::annotate::names::training::{self, LABELS, Lists, ROW, Stretch, THRESHOLDS};

#[path = "common/casing.rs"]
mod casing;
#[path = "common/conll.rs"]
mod conll;
#[path = "common/marks.rs"]
mod marks;
#[path = "common/score.rs"]
mod score;
use conll::Doc;

/// Facts collected for this project: names of many kinds, beside those that the program has compiled in.
const LISTS: &str = include_str!("../tools/names/lists.txt");

/// Sources that permit a model to be given on, with the weight of their sentences. Others are left out.
const SOURCES: [(&str, f32); 5] = [
    ("uner_ewt", 1.0),
    ("wikigold", 1.0),
    ("crossner_politics", 1.0),
    ("gum_derived", 1.0),
    ("wikinews", 2.0),
];
const FILES: [&str; 3] = ["train.conll", "train_gum_derived.conll", "wikinews_train.conll"];
const FOLDS: usize = 5;
const EPOCHS: usize = 12;
/// The model is the mean of so many, each with its own order of the data.
const MODELS: u64 = 2;
const FOLD_EPOCHS: usize = 7;
/// A feature must stand in the data so often.
const SEEN: u32 = 4;
const RATE: f32 = 0.08;
/// How strongly small weights are drawn to zero.
const LASSO: f32 = 0.0015;
/// Share of features hidden at each look, so that none is relied on alone.
const HIDDEN: f32 = 0.6;
/// Weights are stored in steps of one part in this.
const SCALE: f32 = 24.0;
/// Rows whose largest weight is below this are left out.
const SMALL: f32 = 0.05;
const BITS: u8 = 15;

/// A stretch with the features as indices, its labels and its weight.
struct Instance {
    features: Vec<Vec<u32>>,
    labels: Vec<u8>,
    weight: f32,
}

/// Weights of the features, in rows of labels, and of transitions.
#[derive(Clone)]
struct Weights {
    rows: Vec<[f32; ROW]>,
    steps: [[f32; LABELS]; LABELS + 1],
}

fn main() {
    let mut args = std::env::args().skip(1);
    let (Some(folder), Some(out)) = (args.next(), args.next()) else {
        eprintln!("usage: train_names DATA_FOLDER OUT.bin");
        std::process::exit(2);
    };
    let docs = load(Path::new(&folder));
    println!("{} articles", docs.len());
    let lists = format!("{LISTS}{}", casing::list(&docs));
    let data = Data { gold: docs.iter().map(labels).collect(), read: Lists::read(&lists), docs, lists };
    let (guesses, margins) = jackknife(&data);
    let all: Vec<usize> = (0..data.docs.len()).collect();
    let bytes = build(&data, &guesses, &all, EPOCHS, MODELS, &thresholds(margins));
    println!("{} bytes", bytes.len());
    std::fs::write(out, bytes).expect("the model is written");
}

/// What is learned from: the articles, the labels of their tokens, and the word lists.
struct Data {
    docs: Vec<Doc>,
    gold: Vec<Vec<u8>>,
    lists: String,
    read: Lists,
}

fn load(folder: &Path) -> Vec<Doc> {
    let mut docs = Vec::new();
    for file in FILES {
        match std::fs::read_to_string(folder.join(file)) {
            Ok(text) => docs.extend(conll::read(&text)),
            Err(error) => println!("without {file}: {error}"),
        }
    }
    let marked = marks::read(folder);
    println!("{} articles marked here", marked.len());
    docs.extend(marked);
    docs.retain(|doc| weight(&doc.source) > 0.0);
    docs
}

fn weight(source: &str) -> f32 {
    SOURCES.iter().find(|s| s.0 == source).map_or(0.0, |s| s.1)
}

/// The gold label of every token: 0, or for kind k the labels 4k-3 begin, 4k-2 inside, 4k-1 last, 4k unit.
fn labels(doc: &Doc) -> Vec<u8> {
    let mut labels = vec![0; doc.cut.tokens.len()];
    for &(start, end, kind) in &doc.names {
        let inside: Vec<usize> = (0..labels.len())
            .filter(|&i| {
                let span = doc.cut.tokens[i].span;
                (span.start as usize) < end && (span.end as usize) > start
            })
            .collect();
        let (Some(&first), Some(&last)) = (inside.first(), inside.last()) else { continue };
        for at in first..=last {
            labels[at] = 4 * kind
                - match (at == first, at == last) {
                    (true, true) => 0,
                    (false, true) => 1,
                    (false, false) => 2,
                    (true, false) => 3,
                };
        }
    }
    labels
}

/// Reads every article with a model that was trained on the others. Returns those labels, and the margins of
/// the names found by the whole procedure on one part, with whether they were right.
fn jackknife(data: &Data) -> (Vec<Vec<u8>>, Vec<(i32, bool)>) {
    let Data { docs, gold, .. } = data;
    let fold = |i: usize| (i * 7919) % FOLDS;
    let mut guesses = vec![Vec::new(); docs.len()];
    for held in 0..FOLDS {
        let (mut interner, mut instances) = (Interner::default(), Vec::new());
        for (i, doc) in docs.iter().enumerate().filter(|(i, _)| fold(*i) != held) {
            instances.extend(interner.instances(doc, &gold[i], &data.read, None));
        }
        interner.prune(&mut instances, SEEN);
        let weights = train(&instances, interner.kept(), FOLD_EPOCHS, 0);
        for (i, doc) in docs.iter().enumerate().filter(|(i, _)| fold(*i) == held) {
            guesses[i] = predict(doc, &data.read, &interner, &weights);
        }
        println!("part {held} of {FOLDS} read");
    }
    let others: Vec<usize> = (0..docs.len()).filter(|&i| fold(i) != 0).collect();
    let bytes = build(data, &guesses, &others, FOLD_EPOCHS, 1, &[0; THRESHOLDS]);
    let model = Model::open(&bytes).expect("a model just written opens");
    let (mut margins, mut scores) = (Vec::new(), score::Scores::default());
    for (i, doc) in docs.iter().enumerate().filter(|(i, _)| fold(*i) == 0) {
        scores.add(doc, &training::annotations(&doc.article.text, &doc.cut, Some(&model)), 0);
        for (first, end, kind, margin) in training::names(&doc.article.text, &doc.cut, &model) {
            let right = (first..end).all(|at| gold[i][at].div_ceil(4) == kind)
                && matches!(gold[i][first] % 4, 0 | 1)
                && matches!(gold[i][end - 1] % 4, 0 | 3);
            margins.push((margin, right));
        }
    }
    scores.print("held back: ");
    (guesses, margins)
}

/// The margin from which names were right at least as often as each step of confidence says.
fn thresholds(mut margins: Vec<(i32, bool)>) -> [i16; THRESHOLDS] {
    const WINDOW: usize = 150;
    margins.sort_unstable();
    let right = margins.iter().filter(|m| m.1).count();
    println!("held-back part: {right} of {} names right", margins.len());
    let mut out = [i16::MAX; THRESHOLDS];
    for (step, slot) in out.iter_mut().enumerate() {
        let wanted = 40 + (step + 1) * 59 / THRESHOLDS;
        let reached =
            margins.windows(WINDOW).find(|w| w.iter().filter(|m| m.1).count() * 100 >= wanted * WINDOW);
        *slot = reached.map_or(i16::MAX, |w| i16::try_from(w[WINDOW / 2].0).unwrap_or(i16::MAX));
    }
    out
}

/// Trains on the articles `chosen`, with and without votes, and writes the model.
fn build(
    data: &Data,
    guesses: &[Vec<u8>],
    chosen: &[usize],
    epochs: usize,
    models: u64,
    thresholds: &[i16; THRESHOLDS],
) -> Vec<u8> {
    let (mut interner, mut instances) = (Interner::default(), Vec::new());
    for &i in chosen {
        let (doc, gold) = (&data.docs[i], &data.gold[i]);
        instances.extend(interner.instances(doc, gold, &data.read, None));
        instances.extend(interner.instances(doc, gold, &data.read, Some(&guesses[i])));
    }
    // Every article is learned twice.
    interner.prune(&mut instances, 2 * SEEN);
    let mut weights = train(&instances, interner.kept(), epochs, 0);
    for seed in 1..models {
        add(&mut weights, &train(&instances, interner.kept(), epochs, seed));
    }
    divide(&mut weights, models as f32);
    quantize(&interner, &weights, &data.lists, thresholds)
}

/// Gives hashed features consecutive numbers and drops rare ones.
#[derive(Default)]
struct Interner {
    numbers: HashMap<u32, u32>,
    counts: Vec<u32>,
    /// For each number, the new one after rare ones were dropped.
    renumbered: Vec<Option<u32>>,
}

impl Interner {
    fn instances(&mut self, doc: &Doc, gold: &[u8], lists: &Lists, votes: Option<&[u8]>) -> Vec<Instance> {
        let weight = weight(&doc.source);
        let stretches = training::stretches(&doc.article.text, &doc.cut, lists, votes);
        let mut out = Vec::with_capacity(stretches.len());
        for Stretch { tokens, features } in stretches {
            let features =
                features.into_iter().map(|f| f.into_iter().map(|h| self.number(h)).collect()).collect();
            let labels = repaired(&gold[tokens]);
            out.push(Instance { features, labels, weight });
        }
        out
    }

    fn number(&mut self, hash: u32) -> u32 {
        let next = u32::try_from(self.counts.len()).unwrap();
        let number = *self.numbers.entry(hash).or_insert(next);
        if number == next {
            self.counts.push(0);
        }
        self.counts[number as usize] += 1;
        number
    }

    /// Drops features that stand in the data fewer than `seen` times.
    fn prune(&mut self, instances: &mut [Instance], seen: u32) {
        let mut next = 0;
        self.renumbered = self
            .counts
            .iter()
            .map(|&count| {
                (count >= seen).then(|| {
                    next += 1;
                    next - 1
                })
            })
            .collect();
        for features in instances.iter_mut().flat_map(|i| &mut i.features) {
            *features = features.iter().filter_map(|&f| self.renumbered[f as usize]).collect();
        }
        println!("{} features of {}", next, self.counts.len());
    }

    fn find(&self, hash: u32) -> Option<u32> {
        self.renumbered[*self.numbers.get(&hash)? as usize]
    }

    fn kept(&self) -> usize {
        self.renumbered.iter().flatten().count()
    }
}

/// Labels of a stretch that spell names by themselves: a name cut by the stretch's end is cut there.
fn repaired(gold: &[u8]) -> Vec<u8> {
    let mut labels = gold.to_vec();
    let mut before = LABELS;
    for at in 0..labels.len() {
        let label = labels[at] as usize;
        let kind = label.div_ceil(4);
        let starts = !training::may_follow(before, label);
        let goes_on = gold.get(at + 1).is_some_and(|&l| l > 0 && matches!((l - 1) % 4, 1 | 2));
        if kind > 0 {
            let fresh = starts || matches!((label - 1) % 4, 0 | 3);
            let role = match (fresh, goes_on) {
                (true, true) => 0,
                (false, true) => 1,
                (false, false) => 2,
                (true, false) => 3,
            };
            labels[at] = u8::try_from(4 * kind - 3 + role).unwrap();
        }
        before = labels[at] as usize;
    }
    labels
}

/// A small generator (xorshift) for order and hiding; seeded, so that training can be repeated.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
}

/// Maximizes the likelihood of the labels by AdaGrad; returns the mean of the weights of the later half.
fn train(instances: &[Instance], count: usize, epochs: usize, seed: u64) -> Weights {
    let mut w = Weights { rows: vec![[0.0; ROW]; count], steps: [[0.0; LABELS]; LABELS + 1] };
    let mut squares = Weights { rows: vec![[1e-2; ROW]; count], steps: [[1e-2; LABELS]; LABELS + 1] };
    let mut sum = Weights { rows: vec![[0.0; ROW]; count], steps: [[0.0; LABELS]; LABELS + 1] };
    let mut random = Random(0x2545_F491_4F6C_DD1D ^ seed);
    let mut order: Vec<usize> = (0..instances.len()).collect();
    let (mut means, mut active) = (0.0, Vec::new());
    for epoch in 0..epochs {
        for i in (1..order.len()).rev() {
            order.swap(i, (random.next() % (i as u64 + 1)) as usize);
        }
        let mut loss = 0.0;
        for &i in &order {
            let hide = (HIDDEN * 65536.0) as u64;
            active.clear();
            for features in &instances[i].features {
                active.push(
                    features.iter().copied().filter(|_| random.next() >> 48 >= hide).collect::<Vec<u32>>(),
                );
            }
            loss += learn(&instances[i], &active, &mut w, &mut squares);
        }
        println!("round {epoch}: loss {:.4}", loss / instances.len() as f64);
        if epoch * 2 >= epochs {
            means += 1.0;
            add(&mut sum, &w);
        }
    }
    divide(&mut sum, means);
    sum
}

fn divide(w: &mut Weights, by: f32) {
    for value in w.rows.iter_mut().flatten().chain(w.steps.iter_mut().flatten()) {
        *value /= by;
    }
}

fn add(sum: &mut Weights, w: &Weights) {
    for (s, v) in sum.rows.iter_mut().flatten().zip(w.rows.iter().flatten()) {
        *s += v;
    }
    for (s, v) in sum.steps.iter_mut().flatten().zip(w.steps.iter().flatten()) {
        *s += v;
    }
}

fn emissions(features: &[Vec<u32>], w: &Weights, gain: f32) -> Vec<[f32; LABELS]> {
    features
        .iter()
        .map(|token| {
            let mut sum = [0.0; ROW];
            for &f in token {
                for (s, v) in sum.iter_mut().zip(&w.rows[f as usize]) {
                    *s += v * gain;
                }
            }
            std::array::from_fn(|l| if l == 0 { 0.0 } else { sum[(l - 1) / 4] + sum[3 + (l - 1) % 4] })
        })
        .collect()
}

const OFF: f32 = -1e9;

fn step(w: &Weights, from: usize, to: usize) -> f32 {
    if training::may_follow(from, to) { w.steps[from][to] } else { OFF }
}

fn log_sum(values: &[f32; LABELS]) -> f32 {
    let top = values.iter().copied().fold(OFF, f32::max);
    top + values.iter().map(|v| (v - top).exp()).sum::<f32>().ln()
}

/// One step on one stretch; returns its loss.
fn learn(instance: &Instance, active: &[Vec<u32>], w: &mut Weights, squares: &mut Weights) -> f64 {
    let n = active.len();
    let scores = emissions(active, w, 1.0);
    let (mut forward, mut backward) = (vec![[OFF; LABELS]; n], vec![[OFF; LABELS]; n]);
    for at in 0..n {
        for to in 0..LABELS {
            let into = if at == 0 {
                step(w, LABELS, to)
            } else {
                log_sum(&std::array::from_fn(|from| forward[at - 1][from] + step(w, from, to)))
            };
            forward[at][to] = into + scores[at][to];
        }
    }
    for at in (0..n).rev() {
        for from in 0..LABELS {
            backward[at][from] = if at + 1 == n {
                if training::may_end(from) { 0.0 } else { OFF }
            } else {
                log_sum(&std::array::from_fn(|to| {
                    step(w, from, to) + scores[at + 1][to] + backward[at + 1][to]
                }))
            };
        }
    }
    let total = log_sum(&std::array::from_fn(|l| forward[n - 1][l] + backward[n - 1][l]));
    let mut path = 0.0;
    let mut before = LABELS;
    let mut steps = [[0.0_f32; LABELS]; LABELS + 1];
    for at in 0..n {
        let label = instance.labels[at] as usize;
        path += step(w, before, label) + scores[at][label];
        steps[before][label] += 1.0;
        for to in 0..LABELS {
            if at == 0 {
                steps[LABELS][to] -= (forward[0][to] + backward[0][to] - total).exp();
            } else {
                for from in 0..LABELS {
                    let score = forward[at - 1][from] + step(w, from, to) + scores[at][to] + backward[at][to];
                    steps[from][to] -= (score - total).exp();
                }
            }
        }
        before = label;
    }
    for at in 0..n {
        let gradient: [f32; LABELS] = std::array::from_fn(|l| {
            let expected = (forward[at][l] + backward[at][l] - total).exp();
            (f32::from(u8::from(instance.labels[at] as usize == l)) - expected) * instance.weight
        });
        // A weight's gradient is the sum of those of the labels it stands for.
        let mut row = [0.0; ROW];
        for l in 1..LABELS {
            row[(l - 1) / 4] += gradient[l];
            row[3 + (l - 1) % 4] += gradient[l];
        }
        for &f in &active[at] {
            update(&mut w.rows[f as usize], &mut squares.rows[f as usize], &row);
        }
    }
    for from in 0..=LABELS {
        update(&mut w.steps[from], &mut squares.steps[from], &steps[from]);
    }
    f64::from(total - path)
}

fn update<const N: usize>(w: &mut [f32; N], squares: &mut [f32; N], gradient: &[f32; N]) {
    for l in 0..N {
        squares[l] += gradient[l] * gradient[l];
        let rate = RATE / squares[l].sqrt();
        let moved = w[l] + rate * gradient[l];
        w[l] = moved.signum() * (moved.abs() - rate * LASSO).max(0.0);
    }
}

/// The labels of an article by the float weights. Hidden features were missed in training, so the others
/// count less here.
fn predict(doc: &Doc, lists: &Lists, interner: &Interner, w: &Weights) -> Vec<u8> {
    let mut labels = vec![0; doc.cut.tokens.len()];
    for Stretch { tokens, features } in training::stretches(&doc.article.text, &doc.cut, lists, None) {
        let known: Vec<Vec<u32>> =
            features.iter().map(|f| f.iter().filter_map(|&h| interner.find(h)).collect()).collect();
        let scores = emissions(&known, w, 1.0 - HIDDEN);
        for (at, label) in tokens.zip(viterbi(&scores, w)) {
            labels[at] = label;
        }
    }
    labels
}

fn viterbi(scores: &[[f32; LABELS]], w: &Weights) -> Vec<u8> {
    let mut best = vec![[OFF; LABELS]; scores.len()];
    let mut from_label = vec![[0_usize; LABELS]; scores.len()];
    for at in 0..scores.len() {
        for to in 0..LABELS {
            let (from, into) = if at == 0 {
                (0, step(w, LABELS, to))
            } else {
                (0..LABELS)
                    .map(|from| (from, best[at - 1][from] + step(w, from, to)))
                    .max_by(|a, b| a.1.total_cmp(&b.1))
                    .unwrap()
            };
            best[at][to] = into + scores[at][to];
            from_label[at][to] = from;
        }
    }
    let n = scores.len();
    let mut label = (0..LABELS)
        .filter(|&l| training::may_end(l))
        .max_by(|&a, &b| best[n - 1][a].total_cmp(&best[n - 1][b]))
        .unwrap();
    let mut path = vec![0; n];
    for at in (0..n).rev() {
        path[at] = u8::try_from(label).unwrap();
        label = from_label[at][label];
    }
    path
}

/// Rounds the weights to bytes, leaves out small rows and writes the file.
fn quantize(interner: &Interner, w: &Weights, lists: &str, thresholds: &[i16; THRESHOLDS]) -> Vec<u8> {
    let gain = 1.0 - HIDDEN;
    let mut rows: Vec<(f32, u32, [i8; ROW])> = Vec::new();
    for (&hash, &number) in &interner.numbers {
        let Some(kept) = interner.renumbered[number as usize] else { continue };
        let row = w.rows[kept as usize].map(|v| v * gain);
        let largest = row.iter().fold(0.0_f32, |m, v| m.max(v.abs()));
        if largest >= SMALL {
            let bytes = row.map(|v| {
                if v.abs() < SMALL / 2.0 { 0 } else { (v * SCALE).round().clamp(-127.0, 127.0) as i8 }
            });
            rows.push((largest, hash, bytes));
        }
    }
    rows.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    println!("{} rows kept", rows.len());
    // At most half the slots are filled, so that few unknown features are taken for known ones.
    rows.truncate(4 << BITS);
    let rows: Vec<(u32, [i8; ROW])> = rows.into_iter().map(|r| (r.1, r.2)).collect();
    let steps = w.steps.map(|row| row.map(|v| (v * SCALE).round().clamp(-30000.0, 30000.0) as i16));
    training::encode(BITS, lists, &rows, &steps, thresholds)
}
