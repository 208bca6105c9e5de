//! The engine behind the page and the command line: reads files, keeps the corpus, answers requests.
//!
//! Files may arrive in any number of calls; the corpus is brought up to date when the next request comes, so
//! that ten files dropped together are derived once. Articles read live are kept, because data that arrives
//! later (a chronology, a name model, corrections) changes what is found in them.

use super::open::{self, Card};
use super::types::{Added, Request, Response};
use super::{
    article, comparison, corrections, entity, explore, head, in_context, overview, sliced, statements,
};
use crate::corpus::{self, Corpus, Corrections};
use std::sync::Arc;

use crate::error::Error;
use crate::model::{Analysed, Article, Problem};
use crate::pipeline::{self, Imported, Model, RawFile, Settings};
use crate::segment::slices::Slices;
use crate::segment::{self, Segment};
use crate::sort::Sorting;

/// Reads files and answers requests.
///
/// ```
/// use dateline::protocol::{Engine, Request, Response};
/// let mut engine = Engine::default();
/// engine.add("one.txt", b"Talks resume\n\nNegotiators met again Friday, officials said.");
/// let Ok(Response::Overview(overview)) = engine.request(&Request::Overview {}) else { panic!() };
/// assert_eq!(overview.articles, 1);
/// ```
#[derive(Debug, Default)]
pub struct Engine {
    settings: Settings,
    /// Those that the corpus brought along, and the reader's.
    corrections: Corrections,
    mine: Corrections,
    /// Articles read live, with the ids their files propose.
    live: Vec<Article>,
    /// Those that are analysed, with their final ids, and those that wait for it, the next one last.
    analysed: Vec<Analysed>,
    waiting: Vec<Article>,
    /// Ids of live articles that are left out of the corpus, sorted. They stay analysed, so that taking one back
    /// costs nothing.
    removed: Vec<String>,
    /// Whether `live` has articles that are in neither.
    unsorted: bool,
    /// What they became, written at the last refresh.
    live_segment: Vec<u8>,
    /// Segments built ahead.
    built: Vec<Vec<u8>>,
    /// Problems of reading, of giving ids, and of the last derivation.
    read_problems: Vec<Problem>,
    id_problems: Vec<Problem>,
    derived_problems: Vec<Problem>,
    corpus: Corpus,
    /// A corpus that lies in slices. Articles that a reader adds take its place.
    slices: Option<Slices>,
    /// One per article of `corpus`.
    cards: Vec<Card>,
    shares: article::Shares,
    stale: bool,
}

impl Engine {
    /// Takes a file of a site by its kind: `articles`, `reading` (what the fuller reader handed over), `removed`
    /// (the ids of live articles to leave out, one per line, instead of those given before), or the name of a layer.
    ///
    /// # Errors
    /// When there is no such kind, or a layer cannot be used. The corpus stays as it was.
    pub fn take(&mut self, kind: &str, name: &str, bytes: &[u8]) -> Result<Added, Error> {
        match kind {
            "articles" => return Ok(self.add(name, bytes)),
            "slice" => {
                self.slice(name, bytes)?;
                return Ok(Added { articles: 0, problems: Vec::new(), unfit: false });
            }
            "reading" => return Ok(self.keep(pipeline::take_over(bytes))),
            "removed" => return Ok(self.remove(bytes)),
            _ => {}
        }
        let known = self.read_problems.len();
        self.load(kind, bytes)?;
        let problems = self.read_problems.iter().skip(known).map(head::problem).collect();
        Ok(Added { articles: 0, problems, unfit: false })
    }

    /// Takes a slice of a corpus that lies in slices; the first is its `head`.
    fn slice(&mut self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        match &mut self.slices {
            Some(slices) if name != "head" => slices.give(name, bytes),
            slices => {
                *slices = Some(Slices::open(bytes)?);
                Ok(())
            }
        }
    }

    /// Reads one file's bytes. `path` is relative to the corpus folder and only a hint for the format. A file that
    /// this build is unfit to read is left alone and said to be so.
    pub fn add(&mut self, path: &str, bytes: &[u8]) -> Added {
        let reading = pipeline::read(RawFile { path, bytes });
        if reading.unfit {
            return Added { articles: 0, problems: Vec::new(), unfit: true };
        }
        self.keep(reading)
    }

    fn remove(&mut self, ids: &[u8]) -> Added {
        self.removed = String::from_utf8_lossy(ids).lines().map(str::to_owned).collect();
        self.removed.order();
        self.stale = true;
        Added { articles: 0, problems: Vec::new(), unfit: false }
    }

    fn keep(&mut self, reading: pipeline::Reading) -> Added {
        let problems = reading.problems.iter().map(head::problem).collect();
        let added = Added { articles: reading.articles.len() as u32, problems, unfit: false };
        self.live.extend(reading.articles);
        self.read_problems.extend(reading.problems);
        self.unsorted = true;
        self.stale = true;
        added
    }

    /// Opens a segment that was built ahead.
    ///
    /// # Errors
    /// When the bytes are no segment this version can read.
    pub fn open(&mut self, bytes: &[u8]) -> Result<u32, Error> {
        let articles = Segment::open(bytes.to_vec())?.len();
        self.built.push(bytes.to_vec());
        self.stale = true;
        Ok(articles)
    }

    /// Takes a data file: `chronology` (JSON Lines of facts), `names` (the name model), `corrections` (TOML or JSON),
    /// `annotations` (JSON Lines of names found elsewhere).
    ///
    /// # Errors
    /// When there is no such kind of data, or the file cannot be used. The corpus stays as it was.
    pub fn load(&mut self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        match name {
            "chronology" => {
                let text = std::str::from_utf8(bytes).map_err(|_| Error::data("it is not UTF-8"))?;
                self.read_problems.extend(self.settings.chronology.add_jsonl(text)?);
            }
            "corrections" => {
                let text = std::str::from_utf8(bytes).map_err(|_| Error::data("it is not UTF-8"))?;
                let (corrections, problems) = corrections::parse(text, "corrections");
                self.corrections.extend(&corrections);
                self.read_problems.extend(problems);
                // They lie over the articles; none is read anew.
                self.stale = true;
                return Ok(());
            }
            "annotations" => {
                let text = std::str::from_utf8(bytes).map_err(|_| Error::data("it is not UTF-8"))?;
                let (imported, problems) = Imported::read(text, "annotations.jsonl");
                self.settings.imported.extend(imported);
                self.read_problems.extend(problems);
            }
            "names" => self.settings.names = Some(Arc::new(Model::open(bytes)?)),
            _ => return Err(Error::data(format!("there is no kind of data called “{name}”"))),
        }
        self.analysed.clear();
        self.unsorted = true;
        self.stale = true;
        Ok(())
    }

    /// Analyses up to `limit` of the articles that wait for it and gives how many still do. A request does
    /// what is left; this lets a caller show progress, stop, and leave time for other work in between.
    pub fn prepare(&mut self, limit: u32) -> u32 {
        self.sort_live();
        for _ in 0..limit {
            let Some(article) = self.waiting.pop() else { break };
            self.analysed.push(pipeline::analyse(article, &self.settings));
        }
        u32::try_from(self.waiting.len()).unwrap_or(u32::MAX)
    }

    /// Gives ids to all live articles. What was analysed under the id it keeps need not be analysed again.
    fn sort_live(&mut self) {
        if !self.unsorted {
            return;
        }
        let mut articles = self.live.clone();
        self.id_problems = pipeline::assign_ids(&mut articles);
        let unfit = |a: &Article| self.settings.imported.problems(&a.id, &a.text);
        let unfit: Vec<Problem> = articles.iter().flat_map(unfit).collect();
        self.id_problems.extend(unfit);
        let kept = self.analysed.iter().zip(&articles).take_while(|(done, a)| done.article == **a).count();
        self.analysed.truncate(kept);
        self.waiting = articles.into_iter().skip(kept).rev().collect();
        self.unsorted = false;
    }

    /// Answers a request, after bringing the corpus up to date.
    ///
    /// # Errors
    /// When the request names an article or entity that is not there, or a segment is broken.
    pub fn request(&mut self, request: &Request) -> Result<Response, Error> {
        if let (Some(slices), true) = (&self.slices, self.live.is_empty()) {
            return sliced::request(slices, request, &self.problems());
        }
        let late = match request {
            Request::Correct { corrections } => self.correct(corrections),
            _ => Vec::new(),
        };
        self.refresh()?;
        let corpus = &self.corpus;
        Ok(match request {
            Request::Correct { .. } => {
                let problems = self.derived_problems.iter().chain(&late);
                Response::Correct(corrections::corrected(&self.mine, problems))
            }
            Request::ReadCorrections { text } => Response::ReadCorrections(corrections::read(text)),
            Request::Overview {} => Response::Overview(overview::overview(corpus, &self.problems())?),
            Request::Explore { question, sort, offset, limit } => Response::Explore(explore::explore(
                corpus,
                &self.cards,
                &mut self.shares,
                question,
                *sort,
                *offset,
                *limit,
            )?),
            Request::Article { id, q } => {
                Response::Article(Box::new(article::article(corpus, &self.cards, &mut self.shares, id, q)?))
            }
            Request::Compare { ids, typography } => {
                let shares = &mut self.shares;
                Response::Compare(Box::new(comparison::comparison(corpus, shares, ids, *typography)?))
            }
            Request::Matrix { ids } => {
                Response::Matrix(comparison::matrix(corpus, &self.cards, &mut self.shares, ids)?)
            }
            Request::Entity { key } => Response::Entity(entity::entity(corpus, key)?),
            Request::Statements { question, figures, offset, limit } => {
                Response::Statements(statements::statements(corpus, question, *figures, *offset, *limit)?)
            }
            Request::Words { question, sort, limit } => {
                Response::Words(in_context::in_context(corpus, &self.cards, question, *sort, *limit)?)
            }
            Request::Imported { file } => {
                Response::Imported { articles: overview::imported(corpus, &self.cards, file)? }
            }
            Request::Names { typed, kind, limit } => {
                Response::Names { names: entity::names(corpus, typed, *kind, *limit) }
            }
        })
    }

    /// Takes the reader's corrections in place of earlier ones; gives what could not be understood.
    fn correct(&mut self, list: &[super::types::Correction]) -> Vec<Problem> {
        let (mine, problems) = corrections::core(list);
        self.stale |= mine != self.mine;
        self.mine = mine;
        problems
    }

    /// The corpus, brought up to date.
    ///
    /// # Errors
    /// When a segment is broken.
    pub fn corpus(&mut self) -> Result<&Corpus, Error> {
        self.refresh()?;
        Ok(&self.corpus)
    }

    /// Everything read live as one segment, for storage; segments built ahead are not in it.
    ///
    /// # Errors
    /// When a segment is broken.
    pub fn segment(&mut self) -> Result<Vec<u8>, Error> {
        self.refresh()?;
        Ok(self.live_segment.clone())
    }

    /// All problems so far.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let lists = [&self.read_problems, &self.id_problems, &self.derived_problems];
        lists.into_iter().flatten().cloned().collect()
    }

    /// The live articles that are not removed, as a segment.
    fn write_live(&self) -> Vec<u8> {
        if self.removed.is_empty() {
            return segment::write(&self.analysed);
        }
        let kept = self.analysed.iter().filter(|a| self.removed.binary_search(&a.article.id).is_err());
        segment::write(&kept.cloned().collect::<Vec<_>>())
    }

    fn refresh(&mut self) -> Result<(), Error> {
        if !self.stale {
            return Ok(());
        }
        self.prepare(u32::MAX);
        let mut corpus = Corpus::default();
        for bytes in &self.built {
            corpus.add(Segment::open(bytes.clone())?);
        }
        self.live_segment = self.write_live();
        corpus.add(Segment::open(self.live_segment.clone())?);
        let mut corrections = self.corrections.clone();
        corrections.extend(&self.mine);
        corpus.set_settings(corpus::Settings { corrections, ..corpus::Settings::default() });
        corpus.derive()?;
        self.cards = open::cards(&corpus)?;
        self.shares = article::Shares::default();
        self.derived_problems = corpus.layer().problems().to_vec();
        self.corpus = corpus;
        self.stale = false;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Engine, Request, Response};
    use crate::protocol::Correction;

    const ARTICLES: &str = r#"{"headline":"Bridge reopens","articleBody":"The bridge reopened on Tuesday."}
{"headline":"Harbor festival","articleBody":"More than 4,000 people came on Saturday."}
{"headline":"Harbor festival","articleBody":"The festival ended on Sunday."}
"#;
    const FACTS: &str =
        r#"{"id":"reopening","kind":"event","subject":"Bridge","start":"2003-06-03","end":"2003-06-03"}"#;

    #[test]
    fn what_is_removed_comes_back_unchanged() {
        let mut engine = Engine::default();
        engine.add("a.jsonl", ARTICLES.as_bytes());
        let whole = engine.segment().unwrap();
        let imported = |engine: &mut Engine| {
            let request = Request::Imported { file: "a.jsonl".to_owned() };
            let Ok(Response::Imported { articles }) = engine.request(&request) else { panic!() };
            articles.into_iter().map(|article| article.head.id).collect::<Vec<_>>()
        };
        let ids = imported(&mut engine);
        assert_eq!(ids.len(), 3);
        engine.take("removed", "", ids[1].as_bytes()).unwrap();
        assert_eq!(imported(&mut engine), [ids[0].clone(), ids[2].clone()]);
        engine.take("removed", "", b"").unwrap();
        assert_eq!(engine.segment().unwrap(), whole);
    }

    /// However the work is cut, the same articles give the same bytes.
    #[test]
    fn steps_and_late_layers_change_nothing() {
        let mut at_once = Engine::default();
        at_once.load("chronology", FACTS.as_bytes()).unwrap();
        at_once.add("a.jsonl", ARTICLES.as_bytes());
        let expected = at_once.segment().unwrap();

        let mut in_steps = Engine::default();
        for (number, line) in ARTICLES.lines().enumerate() {
            in_steps.add("a.jsonl", format!("{}{line}\n", "\n".repeat(number)).as_bytes());
            in_steps.prepare(1);
        }
        in_steps.load("chronology", FACTS.as_bytes()).unwrap();
        while in_steps.prepare(1) > 0 {}
        assert_eq!(in_steps.segment().unwrap(), expected);
    }

    /// What the reader corrects lies over the corpus until it is taken back; the keys of addresses stay.
    #[test]
    fn corrections_lie_over_the_corpus() {
        let mut engine = Engine::default();
        engine.add(
            "one.txt",
            b"+++\ninLanguage = \"en\"\n+++\nTalks\n\nHelena Marsh met John Alder in Vienna.",
        );
        engine
            .add("two.txt", b"+++\ninLanguage = \"en\"\n+++\nTalks\n\nEllen Marsh met John Alder in Vienna.");
        let shown =
            |engine: &mut Engine, key: &str| match engine.request(&Request::Entity { key: key.to_owned() }) {
                Ok(Response::Entity(view)) => format!("{} {}", view.key, view.articles.len()),
                _ => "none".to_owned(),
            };
        let word = str::to_owned;
        let merge = Correction::Merge { into: word("helena-marsh"), from: vec![word("ellen-marsh")] };
        let reject = Correction::Reject { entity: word("vienna"), article: None };
        let nobody = Correction::Rename { entity: word("nobody"), name: word("Somebody") };
        let day = Correction::Date { article: word("one"), date: word("soon") };
        let corrections = vec![merge, reject, nobody, day];
        let Ok(Response::Correct(answer)) = engine.request(&Request::Correct { corrections }) else {
            panic!()
        };
        assert_eq!(answer.problems.len(), 2, "{:?}", answer.problems);
        assert!(answer.toml.contains("[[merge]]\ninto = \"helena-marsh\""), "{}", answer.toml);
        assert_eq!(shown(&mut engine, "ellen-marsh"), "helena-marsh 2");
        assert_eq!(shown(&mut engine, "vienna"), "none");
        engine.request(&Request::Correct { corrections: Vec::new() }).unwrap();
        assert_eq!(shown(&mut engine, "ellen-marsh"), "ellen-marsh 1");
        assert_eq!(shown(&mut engine, "vienna"), "vienna 2");
    }

    /// Names found elsewhere take the place of our own, and what does not fit is told.
    #[test]
    fn names_found_elsewhere() {
        let mut engine = Engine::default();
        let names = r#"{"id": "one", "entities": [
            {"start": 8, "end": 12, "text": "Zora", "type": "ORG"},
            {"start": 0, "end": 4, "text": "Oslo", "type": "LOC"}]}"#;
        engine.load("annotations", names.replace('\n', " ").as_bytes()).unwrap();
        engine.add("one.json", br#"{"identifier": "one", "inLanguage": "en", "headline": "Ships", "articleBody": "The tug Zora waits."}"#);
        let found = |engine: &mut Engine| match engine.request(&Request::Names {
            typed: String::new(),
            kind: None,
            limit: 9,
        }) {
            Ok(Response::Names { names }) => names.into_iter().map(|n| n.name).collect(),
            _ => Vec::new(),
        };
        assert_eq!(found(&mut engine), ["Zora"], "{:?}", engine.problems());
        assert!(engine.problems().iter().any(|p| p.what.contains("Oslo")), "{:?}", engine.problems());
    }
}
