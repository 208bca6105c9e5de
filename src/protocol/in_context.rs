//! The words of a query in context: every place with what stands around it, the words that keep it company, and the
//! words that set the articles found apart from all others.

use super::explore::{card, filter};
use super::offsets::{Offsets, Unit};
use super::open::Card;
use super::statements::{hash, sentence};
use super::types::{Apart, Beside, InContext, Line, LineSort, Question};
use crate::corpus::Corpus;
use crate::error::Error;
use crate::query::concordance::{self, Concordance, LineOrder};
use crate::query::contrast::contrast;

/// Words beside the places, and words that set apart, at the most.
const WORDS: usize = 24;

/// A word sets articles apart where its odds differ by more than this many hundredths of their deviation: of words
/// that do not, one in forty would.
const RARELY_CHANCE: i32 = 196;

/// The first `limit` lines of the words of a question, whose filter chooses the articles.
pub(super) fn in_context(
    corpus: &Corpus,
    cards: &[Card],
    asked: &Question,
    sort: LineSort,
    limit: u32,
) -> Result<InContext, Error> {
    let (filter, mut notes) = filter(corpus, asked);
    let order = match sort {
        LineSort::Text => LineOrder::Article,
        LineSort::Before => LineOrder::Left,
        LineSort::After => LineOrder::Right,
    };
    let found = match asked.q.trim() {
        "" => Concordance::default(),
        text => concordance::concordance(corpus, text, &filter, order, (0, limit as usize), WORDS)?,
    };
    let mut apart = contrast(corpus, &asked.q, &filter, WORDS)?;
    apart.retain(|word| word.strength >= RARELY_CHANCE);
    notes.extend(found.notes.iter().map(ToString::to_string));
    let beside = found.company.into_iter();
    let mut view = InContext {
        total: found.total,
        articles: found.articles,
        heads: Vec::new(),
        lines: Vec::with_capacity(found.lines.len()),
        beside: beside.map(|c| Beside { word: c.word, lines: c.lines, articles: c.articles }).collect(),
        apart: apart
            .into_iter()
            .map(|a| Apart { word: a.word, inside: a.inside, outside: a.outside })
            .collect(),
        notes,
    };
    let mut shown = Vec::new();
    for line in found.lines {
        let of = match shown.iter().position(|&doc| doc == line.doc) {
            Some(of) => of,
            None => {
                shown.push(line.doc);
                view.heads.push(card(cards, line.doc)?.head.clone());
                shown.len() - 1
            }
        };
        let analysed = corpus.article(line.doc)?;
        let text = &analysed.article.text;
        let sentence = sentence(&analysed, line.span);
        view.lines.push(Line {
            of: of as u32,
            left: line.left,
            found: line.found,
            right: line.right,
            at: Offsets::new(text, Unit::Utf16).pair(sentence),
            sentence: sentence.of(text).to_owned(),
            hash: hash(text),
        });
    }
    Ok(view)
}

#[cfg(test)]
mod tests {
    use super::super::{Engine, LineSort, Question, Request, Response};

    const ARTICLES: &str = r#"{"headline":"Strike ends","source":"Ledger","articleBody":"“Good.” The strike ended early. Another strike began."}
{"headline":"Fair","source":"Post","articleBody":"The fair was full. A strike would have emptied it."}
{"headline":"Rain","source":"Post","articleBody":"Rain fell on the fair."}
"#;

    fn ask(q: &str, sort: LineSort, source: &[&str]) -> super::InContext {
        let mut engine = Engine::default();
        engine.add("a.jsonl", ARTICLES.as_bytes());
        let source = source.iter().map(|&name| name.to_owned()).collect();
        let question = Question { q: q.to_owned(), source, ..Question::default() };
        match engine.request(&Request::Words { question, sort, limit: 10 }) {
            Ok(Response::Words(found)) => found,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn lines_lead_to_their_sentences() {
        let found = ask("strike", LineSort::After, &[]);
        let after: Vec<&str> = found.lines.iter().map(|line| line.right.as_str()).collect();
        assert_eq!((found.total, found.articles, found.heads.len()), (3, 2, 2));
        assert!(after[0].trim_start().starts_with("began"), "{after:?}");
        let line = found.lines.iter().find(|line| line.right.contains("ended")).unwrap();
        assert_eq!(line.sentence, "The strike ended early.");
        // UTF-16: the curly marks before it count one each.
        assert_eq!(line.at, [8, 31]);
    }

    #[test]
    fn a_source_is_set_apart_without_words() {
        let mut engine = Engine::default();
        for number in 0..24 {
            let (source, word) = if number % 2 == 0 { ("Post", "harvest") } else { ("Ledger", "parade") };
            let line = format!(
                r#"{{"headline":"Report {number}","source":"{source}","articleBody":"The {word} began."}}"#
            );
            engine.add("a.jsonl", line.as_bytes());
        }
        let question = Question { source: vec!["Post".to_owned()], ..Question::default() };
        let Ok(Response::Words(found)) =
            engine.request(&Request::Words { question, sort: LineSort::Text, limit: 9 })
        else {
            panic!()
        };
        assert_eq!(found.total, 0);
        let words: Vec<(&str, u32, u32)> =
            found.apart.iter().map(|a| (a.word.as_str(), a.inside, a.outside)).collect();
        assert_eq!(words, [("harvest", 12, 0)], "words that are everywhere set nothing apart");
    }
}
