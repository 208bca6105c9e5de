//! Gold annotations of the bundled articles (`tests/gold/`, whose README explains the keys): read here for the floor
//! tests of every annotator, and checked here against the articles, so that gold never says what the text does not.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// One article's gold.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "each floor test reads the fields of its room")]
pub(crate) struct Gold {
    pub(crate) headline: String,
    #[serde(default)]
    pub(crate) in_front_matter: bool,
    pub(crate) dateline: Option<String>,
    #[serde(default)]
    pub(crate) dropped: Vec<String>,
    #[serde(default)]
    pub(crate) residue: Vec<(String, String)>,
    #[serde(default)]
    pub(crate) subheads: Vec<String>,
    pub(crate) caption: Option<String>,
    pub(crate) deck: Option<String>,
    pub(crate) names: Vec<Name>,
    pub(crate) quotes: Vec<Quote>,
    pub(crate) times: Vec<Time>,
    pub(crate) figures: Vec<Figure>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "each floor test reads the fields of its room")]
pub(crate) struct Name {
    pub(crate) text: String,
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) entity: String,
    /// Places where the text stands and is not part of a longer listed name.
    pub(crate) count: usize,
    pub(crate) role: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "each floor test reads the fields of its room")]
pub(crate) struct Quote {
    pub(crate) text: String,
    #[serde(rename = "in")]
    pub(crate) place: Option<String>,
    pub(crate) speaker: Option<String>,
    pub(crate) description: Option<String>,
    #[serde(default)]
    pub(crate) term: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "each floor test reads the fields of its room")]
pub(crate) struct Time {
    pub(crate) text: String,
    #[serde(rename = "in")]
    pub(crate) place: Option<String>,
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) value: String,
    #[serde(rename = "mod")]
    pub(crate) modifier: Option<String>,
    pub(crate) first: Option<String>,
    pub(crate) last: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "each floor test reads the fields of its room")]
pub(crate) struct Figure {
    pub(crate) text: String,
    #[serde(rename = "in")]
    pub(crate) place: Option<String>,
    pub(crate) value: Option<f64>,
    pub(crate) low: Option<f64>,
    pub(crate) high: Option<f64>,
    pub(crate) unit: Option<String>,
    pub(crate) currency: Option<String>,
    pub(crate) counts: Option<String>,
    pub(crate) of: Option<String>,
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The true publication day (`YYYY-MM-DD`) of every bundled article, by identifier.
pub(crate) fn published() -> BTreeMap<String, String> {
    toml::from_str(&fs::read_to_string(folder("tests/gold/published.toml")).unwrap()).unwrap()
}

/// The gold of one bundled article.
pub(crate) fn load(identifier: &str) -> Gold {
    let path = folder("tests/gold").join(format!("{identifier}.toml"));
    let text = fs::read_to_string(&path).unwrap();
    toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A bundled article's file as it is: front matter and text.
pub(crate) fn source(identifier: &str) -> (String, String) {
    let path = folder("www/corpus/articles").join(format!("{identifier}.txt"));
    let text = fs::read_to_string(path).unwrap();
    let (front, body) = text.strip_prefix("---\n").unwrap().split_once("---\n").unwrap();
    (front.to_owned(), body.to_owned())
}

impl Gold {
    /// The paragraphs as they should be after clean-up, without headline and dateline.
    pub(crate) fn paragraphs(&self, identifier: &str) -> Vec<String> {
        let (_, text) = source(identifier);
        let mut lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
        let headline = (!self.in_front_matter).then_some(&self.headline);
        for gone in headline.into_iter().chain(&self.dropped) {
            let at = lines.iter().position(|line| line == gone);
            lines.remove(at.unwrap_or_else(|| panic!("{identifier}: no line {gone:?}")));
        }
        let mut body = lines.join("\n");
        for (scraped, clean) in &self.residue {
            assert!(body.contains(scraped.as_str()), "{identifier}: no {scraped:?}");
            body = body.replace(scraped, clean);
        }
        body.lines().map(String::from).collect()
    }
}

/// Byte offsets where `piece` stands in `body` as whole words.
pub(crate) fn places(body: &str, piece: &str) -> Vec<usize> {
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    body.match_indices(piece)
        .map(|(at, _)| at)
        .filter(|&at| {
            let end = at + piece.len();
            let cuts_in = word(body[..at].chars().next_back()) && word(piece.chars().next());
            let cuts_out = word(body[end..].chars().next()) && word(piece.chars().next_back());
            !cuts_in && !cuts_out
        })
        .collect()
}

/// Byte offset of a mark: its text inside the one place that `place` (or the text itself) names.
pub(crate) fn offset(body: &str, text: &str, place: Option<&str>) -> usize {
    let place = place.unwrap_or(text);
    let found = places(body, place);
    assert_eq!(found.len(), 1, "{place:?} stands {} times", found.len());
    found[0] + place.find(text).unwrap_or_else(|| panic!("{text:?} is not in {place:?}"))
}

/// How often each name stands in `body`, longer names first.
fn name_counts(body: &str, names: &[Name]) -> BTreeMap<String, usize> {
    let mut rest = body.to_owned();
    let mut longest: Vec<&Name> = names.iter().collect();
    longest.sort_by_key(|name| std::cmp::Reverse(name.text.len()));
    let mut counts = BTreeMap::new();
    for name in longest {
        let found = places(&rest, &name.text);
        for &at in &found {
            rest.replace_range(at..at + name.text.len(), &"\u{1}".repeat(name.text.len()));
        }
        counts.insert(name.text.clone(), found.len());
    }
    counts
}

/// `marks` stand in `body`, each at one place, in the order of the text.
fn in_order<'a>(body: &str, marks: impl Iterator<Item = (&'a String, &'a Option<String>)>) {
    let mut last = 0;
    for (text, place) in marks {
        let at = offset(body, text, place.as_deref());
        assert!(at >= last, "{text:?} stands before the mark listed before it");
        last = at;
    }
}

#[test]
fn every_mark_stands_in_its_article() {
    for identifier in published().keys() {
        let gold = load(identifier);
        let body = gold.paragraphs(identifier).join("\n");
        in_order(&body, gold.quotes.iter().map(|mark| (&mark.text, &mark.place)));
        in_order(&body, gold.times.iter().map(|mark| (&mark.text, &mark.place)));
        in_order(&body, gold.figures.iter().map(|mark| (&mark.text, &mark.place)));
        for lead in gold.subheads.iter().chain(&gold.caption).chain(&gold.deck) {
            assert!(body.lines().any(|line| line.starts_with(lead)), "{identifier}: {lead:?}");
        }
    }
}

#[test]
fn names_are_counted_as_they_stand() {
    for identifier in published().keys() {
        let gold = load(identifier);
        let body = gold.paragraphs(identifier).join("\n");
        let listed: BTreeMap<String, usize> =
            gold.names.iter().map(|name| (name.text.clone(), name.count)).collect();
        assert_eq!(name_counts(&body, &gold.names), listed, "{identifier}");
        assert_eq!(listed.len(), gold.names.len(), "{identifier}: a name is listed twice");
        assert!(listed.values().all(|&count| count > 0), "{identifier}: a name that does not stand there");
    }
}

#[test]
fn every_quoted_piece_is_in_gold_with_its_speaker() {
    for identifier in published().keys() {
        let gold = load(identifier);
        let body = gold.paragraphs(identifier).join("\n").replace(['\u{201c}', '\u{201d}'], "\"");
        let quoted: Vec<&str> = body.split('"').skip(1).step_by(2).collect();
        let listed: Vec<&str> = gold.quotes.iter().map(|quote| quote.text.as_str()).collect();
        let bare = |text: &str| text.trim_end_matches(['.', ',']).to_owned();
        assert_eq!(
            quoted.into_iter().map(bare).collect::<Vec<_>>(),
            listed.into_iter().map(bare).collect::<Vec<_>>(),
            "{identifier}"
        );
        for quote in &gold.quotes {
            let said = usize::from(quote.speaker.is_some()) + usize::from(quote.description.is_some());
            assert_eq!(said, usize::from(!quote.term), "{identifier}: {:?}", quote.text);
            let known = |speaker: &String| gold.names.iter().any(|name| &name.entity == speaker);
            assert!(quote.speaker.as_ref().is_none_or(known), "{identifier}: {:?}", quote.text);
        }
    }
}
