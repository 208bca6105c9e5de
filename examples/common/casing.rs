//! Words that running text writes small, counted in open texts: what tells a name from a word that only opens
//! its sentence or stands in a title.
//!
//! Words written with a capital are not listed: in the texts that the model learns from they would be the names
//! themselves, and it would learn to miss those that it does not know.

use std::collections::{BTreeMap, BTreeSet};

use dateline::text::TokenKind;

use super::conll::Doc;

/// A word counts where so many articles write it small.
const ARTICLES: u32 = 3;

/// The words that nearly all articles write small, as a line of the model's word lists. Words that open a
/// sentence do not count.
pub(crate) fn list(docs: &[Doc]) -> String {
    let mut counts: BTreeMap<String, [u32; 2]> = BTreeMap::new();
    for doc in docs {
        for (word, capital) in written(doc) {
            counts.entry(word).or_default()[usize::from(capital)] += 1;
        }
    }
    let small = |&(_, &[small, capital]): &(&String, &[u32; 2])| small >= ARTICLES && capital * 10 <= small;
    let words: Vec<&str> = counts.iter().filter(small).map(|(word, _)| word.as_str()).collect();
    format!("small: {}\n", words.join(", "))
}

/// The words of an article inside its sentences, and whether with a capital; each pair once.
fn written(doc: &Doc) -> BTreeSet<(String, bool)> {
    let text = &doc.article.text;
    let mut found = BTreeSet::new();
    for sentence in &doc.cut.sentences {
        let words = doc.cut.tokens[sentence.tokens()].iter().filter(|t| t.kind == TokenKind::Word);
        let words: Vec<&str> = words.map(|t| t.span.of(text)).collect();
        let capitals = words.iter().filter(|w| w.starts_with(char::is_uppercase)).count();
        // A title in capitals says nothing of its words.
        if capitals * 2 > words.len() {
            continue;
        }
        for word in words.iter().skip(1).filter(|w| w.len() > 1 && w.bytes().all(|b| b.is_ascii_alphabetic()))
        {
            let capital = word.starts_with(char::is_uppercase);
            if !(capital && word.bytes().all(|b| b.is_ascii_uppercase())) {
                found.insert((word.to_ascii_lowercase(), capital));
            }
        }
    }
    found
}
