//! Time and size of segments and questions. Every figure is of answers that were checked.
//!
//!     cargo bench --bench search
//!     DATELINE_BENCH_CORPUS=articles.jsonl DATELINE_BENCH_ARTICLES=1000,10000 cargo bench --bench search
//!
//! Without a corpus the articles are made up from a vocabulary with the frequencies of a natural language.
//! A line of a corpus holds `title`, `text` and, as labels to count, `topics`. Articles are not annotated:
//! this is about writing and asking only. What was tried and what came of it stands in `NOTES.md`.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a measurement stops loudly")]

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use dateline::corpus::Corpus;
use dateline::model::{
    Analysed, Annotations, Article, EntityKind, LinkRule, LocalEntity, Mention, Paragraph, ParagraphKind,
    Span, Why,
};
use dateline::query::{self, Question, Want};
use dateline::segment::{self, Segment};

/// Questions of each kind.
const QUESTIONS: usize = 200;

struct Document {
    title: String,
    text: String,
    topics: Vec<String>,
}

fn main() {
    let sizes = std::env::var("DATELINE_BENCH_ARTICLES").unwrap_or_else(|_| "1000,10000".into());
    let sizes: Vec<usize> = sizes.split(',').filter_map(|n| n.parse().ok()).collect();
    let most = sizes.iter().copied().max().unwrap_or(0);
    let documents = match std::env::var("DATELINE_BENCH_CORPUS") {
        Ok(path) => read(&path, most),
        Err(_) => made_up(most),
    };
    for size in sizes {
        measure(&documents[..size.min(documents.len())]);
    }
}

fn read(path: &str, most: usize) -> Vec<Document> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{path}: {e}"));
    let string = |value: &serde_json::Value| value.as_str().unwrap_or("").to_owned();
    let document = |line: &str| {
        let value: serde_json::Value = serde_json::from_str(line).expect("a line is a JSON object");
        let topics = value["topics"].as_array().map_or(Vec::new(), |list| list.iter().map(string).collect());
        Document { title: string(&value["title"]), text: string(&value["text"]), topics }
    };
    text.lines().take(most).map(document).collect()
}

/// Numbers without a source of chance (xorshift, Marsaglia 2003).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below as u64) as usize
    }
}

/// Words whose nth is n times as rare as the first, as in natural texts (Zipf).
fn made_up(count: usize) -> Vec<Document> {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let syllables =
        ["ba", "ce", "di", "fo", "gu", "ha", "le", "mi", "no", "ru", "sta", "tre", "vin", "wor", "zu"];
    let words: Vec<String> = (0..30_000)
        .map(|n| (0..2 + n % 3).map(|_| syllables[dice.roll(syllables.len())]).collect())
        .collect();
    let mut word = |dice: &mut Dice| {
        // The power of an even number between 1 and 2^15 has Zipf's frequencies.
        let rank = (1usize << dice.roll(15)) + dice.roll(1 << 14) % (1 << dice.roll(15));
        words[rank % words.len()].clone()
    };
    let document = |dice: &mut Dice, word: &mut dyn FnMut(&mut Dice) -> String| {
        let mut text = |count: usize| (0..count).map(|_| word(dice)).collect::<Vec<_>>().join(" ");
        let (title, body) = (text(6), text(130) + ".");
        Document { title, text: body, topics: vec![format!("topic {}", dice.roll(40))] }
    };
    (0..count).map(|_| document(&mut dice, &mut word)).collect()
}

/// The document as an article without annotations but its topics.
fn analysed(index: usize, document: &Document) -> Analysed {
    let span = Span::new(0, 0);
    let why = Why { rule: LinkRule::First, evidence: None };
    let kind = EntityKind::Organization;
    let mut annotations = Annotations::default();
    for topic in &document.topics {
        let entity = annotations.entities.len() as u32;
        annotations.mentions.push(Mention { span, kind, entity, confidence: 100, role: None, why });
        annotations.entities.push(LocalEntity {
            kind,
            name: topic.clone(),
            aliases: vec![],
            ambiguous: false,
        });
    }
    let whole = Span::new(0, document.text.len());
    let article = Article {
        id: index.to_string(),
        headline: document.title.clone(),
        language: "en".into(),
        text: document.text.clone(),
        paragraphs: vec![Paragraph { span: whole, kind: ParagraphKind::Body }],
        ..Article::default()
    };
    Analysed { article, sentences: vec![whole], annotations, ..Analysed::default() }
}

/// Time of the processor where the system tells it (Linux), else of the clock: others may be at work, too.
fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let processor = || -> Option<u64> {
        std::fs::read_to_string("/proc/thread-self/schedstat").ok()?.split(' ').next()?.parse().ok()
    };
    let (start, before) = (Instant::now(), processor());
    let value = work();
    let clock = start.elapsed();
    // Its own reading costs some microseconds, so short work is timed by the clock.
    match (before, processor()) {
        (Some(before), Some(after)) if clock > Duration::from_millis(20) => {
            (value, Duration::from_nanos(after - before))
        }
        _ => (value, clock),
    }
}

fn measure(documents: &[Document]) {
    let articles: Vec<Analysed> = documents.iter().enumerate().map(|(i, d)| analysed(i, d)).collect();
    let text: usize = documents.iter().map(|d| d.title.len() + d.text.len()).sum();
    let writes: Vec<(Vec<u8>, Duration)> = (0..5).map(|_| timed(|| segment::write(&articles))).collect();
    let least = writes.iter().map(|w| w.1).min().unwrap_or_default();
    let bytes = writes.into_iter().next().map(|w| w.0).unwrap_or_default();
    println!("\n{} articles, {:.1} MB", documents.len(), text as f64 / 1e6);
    println!("write {:.1} ms ({:.1} MB/s)", ms(least), text as f64 / 1e3 / ms(least));
    let (segment, opening) = timed(|| Segment::open(bytes).expect("our own bytes"));
    let sizes: Vec<String> =
        segment.sizes().iter().map(|(n, b)| format!("{n} {:.2}", *b as f64 / 1e6)).collect();
    println!(
        "open {:.1} ms, {:.2} MB: {}",
        ms(opening),
        segment.bytes().len() as f64 / 1e6,
        sizes.join(", ")
    );
    let mut corpus = Corpus::default();
    corpus.add(segment);
    let ((), deriving) = timed(|| corpus.derive().expect("our own bytes"));
    println!("derive {:.1} ms", ms(deriving));
    let plain: Vec<BTreeSet<String>> =
        documents.iter().map(|d| words(&format!("{}\n{}", d.title, d.text)).into_iter().collect()).collect();
    for (kind, questions) in questions(documents, &plain) {
        ask(&corpus, &plain, kind, &questions);
    }
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// Words as the simplest program would see them.
fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// A question with the words that its first hits must hold.
struct Asked {
    text: String,
    words: Vec<String>,
}

/// Questions drawn from the articles, the same in every run.
fn questions(documents: &[Document], plain: &[BTreeSet<String>]) -> Vec<(&'static str, Vec<Asked>)> {
    let mut df: BTreeMap<&str, usize> = BTreeMap::new();
    for word in plain.iter().flatten().filter(|w| w.len() > 3 && w.bytes().all(|b| b.is_ascii_lowercase())) {
        *df.entry(word).or_default() += 1;
    }
    let mut by_df: Vec<(&str, usize)> = df.iter().map(|(w, n)| (*w, *n)).collect();
    by_df.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let all = plain.len();
    let mid: Vec<&str> = by_df
        .iter()
        .filter(|(_, n)| (3.max(all / 500)..=6.max(all / 50)).contains(n))
        .map(|(w, _)| *w)
        .collect();
    let rare: Vec<&str> = by_df.iter().filter(|(_, n)| *n <= 3).map(|(w, _)| *w).collect();
    let mut dice = Dice(1);
    let mut pick = |list: &[&str]| list[dice.roll(list.len())].to_owned();
    let common: Vec<&str> = by_df.iter().take(200).map(|(w, _)| *w).collect();
    let one = |word: String| Asked { text: word.clone(), words: vec![word] };
    let mut kinds: Vec<(&'static str, Vec<Asked>)> = vec![
        ("common", (0..QUESTIONS).map(|_| one(pick(&common))).collect()),
        ("mid", (0..QUESTIONS).map(|_| one(pick(&mid))).collect()),
        ("rare", (0..QUESTIONS).map(|_| one(pick(&rare))).collect()),
        ("facet", (0..QUESTIONS).map(|_| one(pick(&common))).collect()),
    ];
    let prefix = |word: String, length: usize| Asked { text: format!("{}*", &word[..length]), words: vec![] };
    kinds.push(("prefix", (0..QUESTIONS).map(|i| prefix(pick(&mid), 2 + i % 3)).collect()));
    let typo = |mut word: String| {
        word.insert(word.len() / 2, 'q');
        Asked { text: word, words: vec![] }
    };
    kinds.push(("typo", (0..QUESTIONS).map(|_| typo(pick(&mid))).collect()));
    kinds.extend(pairs_and_phrases(documents, &df, &mut Dice(2)));
    kinds
}

fn pairs_and_phrases(
    documents: &[Document],
    df: &BTreeMap<&str, usize>,
    dice: &mut Dice,
) -> Vec<(&'static str, Vec<Asked>)> {
    let (mut pairs, mut phrases) = (Vec::new(), Vec::new());
    while pairs.len() < QUESTIONS || phrases.len() < QUESTIONS {
        let list: Vec<&str> = documents[dice.roll(documents.len())].text.split(' ').collect();
        let at = dice.roll(list.len().saturating_sub(3).max(1));
        let Some(three) = list.get(at..at + 3) else { continue };
        let known: Vec<String> =
            three.iter().filter(|w| df.contains_key(**w)).map(|w| (*w).to_owned()).collect();
        if known.len() == 3 {
            phrases.push(Asked { text: format!("\"{}\"", known.join(" ")), words: known.clone() });
        }
        if let [a, .., b] = known.as_slice()
            && a != b
        {
            pairs.push(Asked { text: format!("{a} {b}"), words: vec![] });
        }
    }
    pairs.truncate(QUESTIONS);
    phrases.truncate(QUESTIONS);
    vec![("and", pairs), ("phrase", phrases)]
}

/// Asks all questions of a kind after some to warm up, and prints the middle and the slow end.
fn ask(corpus: &Corpus, plain: &[BTreeSet<String>], kind: &str, asked: &[Asked]) {
    let bare = Want {
        hits: 10,
        details: false,
        facets: 0,
        timeline: None,
        points: 0,
        docs: false,
        matches: false,
        skip: 0,
    };
    let want = if kind == "facet" { Want { facets: 100, ..bare } } else { bare };
    let question = |text: &str, want| Question { text: text.to_owned(), want, ..Question::default() };
    let mut times: Vec<Duration> = Vec::new();
    for round in 0..3 {
        for Asked { text, words } in asked {
            let question = question(text, want);
            let start = Instant::now();
            let answer = query::run(corpus, &question).expect("our own bytes");
            let time = start.elapsed();
            assert!(answer.total > 0, "{text} is in some article");
            if round > 0 {
                times.push(time);
                continue;
            }
            // The first hits hold the exact words where as many articles do.
            let exact = plain.iter().filter(|p| words.iter().all(|w| p.contains(w))).count();
            if !words.is_empty() && exact >= answer.hits.len() && words.len() == 1 {
                for hit in &answer.hits {
                    let has = words.iter().all(|word| plain[hit.doc as usize].contains(word));
                    assert!(
                        has || exact < 3 * answer.hits.len(),
                        "{text}: article {} has only another form",
                        hit.doc
                    );
                }
            }
        }
    }
    times.sort();
    let at = |percent: usize| ms(times[(times.len() * percent / 100).min(times.len() - 1)]) * 1e3;
    let full = Question { text: asked[0].text.clone(), ..Question::default() };
    let (_, whole) = timed(|| query::run(corpus, &full).expect("our own bytes"));
    println!(
        "{kind:7} p50 {:6.1} µs, p95 {:6.1}, p99 {:6.1}; with everything {:.2} ms",
        at(50),
        at(95),
        at(99),
        ms(whole)
    );
}
