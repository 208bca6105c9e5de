//! What articles say, as rows of a table: the quotes or the figures of those that answer a question.
//!
//! The page asks for some articles at a time and keeps the rows, so that sorting and searching in them needs no
//! engine and an export holds all of them.

use super::article::Open;
use super::entity::by_day;
use super::explore::matching;
use super::head;
use super::types::{Question, Statement, Statements};
use crate::corpus::{Corpus, Doc};
use crate::error::Error;
use crate::model::{Analysed, Span};

/// The rows of up to `limit` articles after the first `offset`, earliest first.
pub(super) fn statements(
    corpus: &Corpus,
    asked: &Question,
    figures: bool,
    offset: u32,
    limit: u32,
) -> Result<Statements, Error> {
    let docs = by_day(corpus, matching(corpus, asked)?.into_iter());
    let mut answer = Statements { articles: docs.len() as u32, heads: Vec::new(), rows: Vec::new() };
    for &doc in docs.iter().skip(offset as usize).take(limit as usize) {
        let analysed = corpus.article(doc)?;
        let known = answer.rows.len();
        rows(corpus, doc, &analysed, figures, &mut answer);
        if answer.rows.len() > known {
            answer.heads.push(head::head(corpus, doc, &analysed.article));
        }
    }
    Ok(answer)
}

fn rows(corpus: &Corpus, doc: Doc, analysed: &Analysed, figures: bool, answer: &mut Statements) {
    let open = Open::new(corpus, doc, analysed);
    let text = &analysed.article.text;
    let (of, hash) = (answer.heads.len() as u32, hash(text));
    let found = &analysed.annotations;
    let row = |span: Span| {
        let sentence = sentence(analysed, span);
        Statement {
            of,
            text: span.of(text).to_owned(),
            sentence: sentence.of(text).to_owned(),
            at: open.offsets.pair(sentence),
            hash: hash.clone(),
            quote: None,
            figure: None,
        }
    };
    if figures {
        let of_figure =
            found.figures.iter().map(|f| Statement { figure: Some(open.figure(f)), ..row(f.span) });
        answer.rows.extend(of_figure);
    } else {
        let of_quote = found.quotes.iter().map(|q| Statement { quote: Some(open.quote(q)), ..row(q.span) });
        answer.rows.extend(of_quote);
    }
}

/// From the start of the first sentence that the span touches to the end of the last one.
pub(super) fn sentence(analysed: &Analysed, span: Span) -> Span {
    let first = analysed.sentences.partition_point(|s| s.end <= span.start);
    let touched = analysed.sentences.iter().skip(first).take_while(|s| s.start < span.end);
    touched.copied().reduce(Span::join).unwrap_or(span)
}

/// FNV-1a (Fowler, Noll, Vo) over UTF-16 units, as `passage.js` takes it of the text that it links to.
pub(super) fn hash(text: &str) -> String {
    let hash = text
        .encode_utf16()
        .fold(0x811c_9dc5_u32, |hash, unit| (hash ^ u32::from(unit)).wrapping_mul(0x0100_0193));
    format!("{hash:08x}")
}

#[cfg(test)]
mod tests {
    use super::super::{Engine, Question, Request, Response};

    const ARTICLES: &str = r#"{"headline":"Strike ends","datePublished":"2003-06-04","articleBody":"The strike ended. \"We are glad,\" Mayor Nadim Haddad said. About 250 workers came back."}
{"headline":"Strike begins","datePublished":"2003-06-01","articleBody":"More than 4,000 people stayed at home on Sunday."}
"#;

    fn ask(engine: &mut Engine, figures: bool, offset: u32, q: &str) -> super::Statements {
        let question = Question { q: q.to_owned(), ..Question::default() };
        match engine.request(&Request::Statements { question, figures, offset, limit: 1 }) {
            Ok(Response::Statements(found)) => found,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn figures_come_from_the_earliest_article_on() {
        let mut engine = Engine::default();
        engine.add("a.jsonl", ARTICLES.as_bytes());
        let first = ask(&mut engine, true, 0, "");
        assert_eq!((first.articles, first.heads.len(), first.rows.len()), (2, 1, 1));
        assert_eq!(first.rows[0].sentence, "More than 4,000 people stayed at home on Sunday.");
        assert_eq!(first.rows[0].figure.as_ref().and_then(|f| f.value), Some(4000.0));
        let second = ask(&mut engine, true, 1, "");
        assert_eq!(second.heads[0].headline, "Strike ends");
        assert_eq!(second.rows[0].sentence, "About 250 workers came back.");
        assert!(ask(&mut engine, true, 2, "").rows.is_empty());
    }

    #[test]
    fn quotes_follow_the_question() {
        let mut engine = Engine::default();
        engine.add("a.jsonl", ARTICLES.as_bytes());
        let found = ask(&mut engine, false, 0, "glad");
        assert_eq!(found.articles, 1);
        let row = &found.rows[0];
        assert_eq!(row.text, "We are glad");
        assert!(row.sentence.contains(&row.text), "{}", row.sentence);
        assert_eq!(row.quote.as_ref().and_then(|q| q.speaker.as_deref()), Some("Nadim Haddad"));
    }

    #[test]
    fn the_hash_is_the_published_one() {
        assert_eq!(super::hash(""), "811c9dc5");
        assert_eq!(super::hash("foobar"), "bf9cf968");
    }
}
