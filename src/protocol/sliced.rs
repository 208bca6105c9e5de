//! The engine's answers where the corpus lies in slices: those of an ordinary corpus, or which slices to fetch first.
//!
//! Searching, reading and comparing work as always. What needs every article at once (names across articles, tables
//! of quotes and figures, words in context) is not offered, and the answer says so.

use super::explore::{facets, filter, on_axis, order, view};
use super::open;
use super::types::{Counted, Explored, Overview, Question, Request, Response, Sort, Timeline};
use super::{article, comparison, head};
use crate::corpus::Corpus;
use crate::error::Error;
use crate::model::Problem;
use crate::query::sliced::{self, Sliced};
use crate::query::{self, Answer, Want};
use crate::segment::slices::Slices;

const TOO_LARGE: &str = "This corpus is too large to be read whole in the page, which this view needs. Search it, or \
                         use the command line.";

/// Values per facet.
const VALUES: usize = 50;

/// Answers a request, or names the slices that are lacking.
pub(super) fn request(slices: &Slices, request: &Request, problems: &[Problem]) -> Result<Response, Error> {
    match request {
        Request::Overview {} => Ok(Response::Overview(overview(slices, problems))),
        Request::Explore { question, sort, offset, limit } => {
            explore(slices, question, *sort, *offset, *limit)
        }
        Request::Article { id, q } => opened(sliced::open(slices, &[id.as_str()], q)?, |corpus| {
            let view = article::article(corpus, &[], &mut Default::default(), id, q)?;
            Ok(Response::Article(Box::new(view)))
        }),
        Request::Compare { ids, typography } => {
            let all: Vec<&str> = ids.iter().map(String::as_str).collect();
            opened(sliced::open(slices, &all, "")?, |corpus| {
                let shares = &mut Default::default();
                Ok(Response::Compare(Box::new(comparison::comparison(corpus, shares, ids, *typography)?)))
            })
        }
        Request::Names { .. } => Ok(Response::Names { names: Vec::new() }),
        _ => Err(Error::request(TOO_LARGE)),
    }
}

fn opened(found: Sliced, answer: impl FnOnce(&Corpus) -> Result<Response, Error>) -> Result<Response, Error> {
    match found {
        Sliced::Lacks(names) => Ok(Response::Lacks { names: names.into_iter().collect() }),
        Sliced::Answer(found) => answer(&found.1),
    }
}

fn overview(slices: &Slices, problems: &[Problem]) -> Overview {
    let facts = slices.facts();
    let dated = |index: usize| facts.dated.get(index).copied().unwrap_or(0);
    let counted = |(label, count): &(String, u32)| Counted { label: label.clone(), count: *count };
    Overview {
        articles: slices.len(),
        stories: slices.len(),
        outlets: facts.outlets,
        stated: dated(0),
        inferred: dated(1),
        unknown: dated(2),
        first: facts.days.first().map(|day| day.to_string()),
        last: facts.days.last().map(|day| day.to_string()),
        languages: facts.languages.iter().map(counted).collect(),
        problems: problems.iter().map(head::problem).collect(),
    }
}

fn explore(
    slices: &Slices,
    asked: &Question,
    sort: Sort,
    offset: u32,
    limit: u32,
) -> Result<Response, Error> {
    let (filter, mut notes) = filter(&Corpus::default(), asked);
    let want = Want {
        skip: offset as usize,
        hits: limit as usize,
        facets: VALUES,
        timeline: None,
        points: 0,
        docs: false,
        ..Want::default()
    };
    let question = query::Question { text: asked.q.clone(), typing: true, filter, order: order(sort), want };
    let (answer, corpus) = match sliced::run(slices, &question)? {
        Sliced::Lacks(names) => return Ok(Response::Lacks { names: names.into_iter().collect() }),
        Sliced::Answer(found) => *found,
    };
    notes.extend(answer.notes.iter().map(ToString::to_string));
    Ok(Response::Explore(explored(&corpus, &answer, notes)?))
}

fn explored(corpus: &Corpus, answer: &Answer, notes: Vec<String>) -> Result<Explored, Error> {
    let (mut hits, mut articles) = (Vec::new(), Vec::new());
    for hit in &answer.hits {
        let card = open::card(corpus, hit.doc)?;
        articles.push(on_axis(&card, true));
        hits.push(view(corpus, &card, Vec::new(), hit));
    }
    Ok(Explored {
        total: answer.total,
        all: answer.all,
        stories: answer.stories,
        matches: answer.matches,
        hits,
        facets: facets(answer),
        timeline: Timeline { articles, events: Vec::new() },
        notes,
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Engine, Question, Request, Response, Sort};
    use crate::query::sliced;
    use crate::segment::Segment;

    const ARTICLES: &str = r#"{"id":"end","headline":"Strike ends","datePublished":"2003-06-04","articleBody":"The strike ended. Workers came back to the harbor."}
{"id":"begin","headline":"Strike begins","datePublished":"2003-06-01","articleBody":"More than 4,000 people stayed at home on Sunday."}
"#;

    /// What an engine answers that is given every slice it lacks.
    fn ask(engine: &mut Engine, files: &[(String, Vec<u8>)], request: &Request) -> Response {
        loop {
            match engine.request(request).unwrap() {
                Response::Lacks { names } => {
                    for (name, bytes) in files.iter().filter(|(name, _)| names.contains(name)) {
                        engine.take("slice", name, bytes).unwrap();
                    }
                }
                answer => return answer,
            }
        }
    }

    #[test]
    fn slices_answer_as_articles_do() {
        let mut whole = Engine::default();
        whole.add("a.jsonl", ARTICLES.as_bytes());
        let files = sliced::cut(Segment::open(whole.segment().unwrap()).unwrap()).unwrap();
        let mut engine = Engine::default();
        let head = files.iter().find(|(name, _)| name == "head").unwrap();
        engine.take("slice", "head", &head.1).unwrap();
        for q in ["strike harbor", "peopel", "", "nothing"] {
            let question = Question { q: q.to_owned(), ..Question::default() };
            let request = Request::Explore { question, sort: Sort::Relevance, offset: 0, limit: 5 };
            let (Response::Explore(found), Ok(Response::Explore(expected))) =
                (ask(&mut engine, &files, &request), whole.request(&request))
            else {
                panic!()
            };
            assert_eq!((found.total, &found.notes), (expected.total, &expected.notes), "{q}");
            let heads = |hits: &[super::super::Hit]| {
                hits.iter().map(|hit| (hit.head.clone(), hit.why.clone())).collect::<Vec<_>>()
            };
            assert_eq!(heads(&found.hits), heads(&expected.hits), "{q}");
        }
        let request = Request::Article { id: "begin".to_owned(), q: "people".to_owned() };
        let Response::Article(article) = ask(&mut engine, &files, &request) else { panic!() };
        assert_eq!(
            (article.text.as_str(), article.matches.len()),
            ("More than 4,000 people stayed at home on Sunday.", 1)
        );
        let Response::Overview(overview) = ask(&mut engine, &files, &Request::Overview {}) else { panic!() };
        assert_eq!((overview.articles, overview.stated), (2, 2));
    }
}
