//! The articles that answer a question: hits, facets and timeline of one pass, in the page's words.

use std::collections::BTreeMap;

use super::article::{Shares, versions};
use super::entity::runs;
use super::head::{core_kind, named};
use super::open::Card;
use super::overview::stories;
use super::types::{
    Dated, Explored, Facet, FacetField, FacetState, FacetValue, Hit, Named, Question, Related, Run, Sort,
    Timeline, TimelineArticle, TimelineEvent,
};
use crate::corpus::{Corpus, Doc};
use crate::error::Error;
use crate::model::{Day, DayRange, EntityKind, Span};
use crate::query::{self, Answer, Exclude, Field, Filter, How, Order, Reason, Snippet, Want};
use crate::sort::Sorting;

/// Entities named on a card.
const CHIPS: usize = 6;
/// Values per facet.
const VALUES: usize = 200;
/// Told events on the timeline.
const EVENTS: usize = 60;

/// Answers a question about the open corpus; `cards` has one card per article, `shares` what is known of pairs.
pub(super) fn explore(
    corpus: &Corpus,
    cards: &[Card],
    shares: &mut Shares,
    asked: &Question,
    sort: Sort,
    offset: u32,
    limit: u32,
) -> Result<Explored, Error> {
    let (filter, mut notes) = filter(corpus, asked);
    let question = query::Question {
        text: asked.q.clone(),
        typing: true,
        filter,
        order: order(sort),
        want: want(corpus, offset, limit),
    };
    let answer = query::run(corpus, &question)?;
    notes.extend(answer.notes.iter().map(ToString::to_string));
    let found = found(&answer);
    Ok(Explored {
        total: answer.total,
        all: answer.all,
        stories: stories(corpus, found.iter().copied()),
        matches: answer.matches,
        hits: answer.hits.iter().map(|h| hit(corpus, cards, shares, h)).collect::<Result<_, _>>()?,
        facets: facets(&answer),
        timeline: Timeline { articles: axis(corpus, cards, &found), events: events(cards, &found) },
        notes,
    })
}

/// The articles that answer a question, ascending; none of it is drawn.
pub(super) fn matching(corpus: &Corpus, asked: &Question) -> Result<Vec<Doc>, Error> {
    let question = query::Question {
        text: asked.q.clone(),
        typing: true,
        filter: filter(corpus, asked).0,
        want: Want { hits: 0, facets: 0, points: corpus.len() as usize, ..Want::default() },
        ..query::Question::default()
    };
    Ok(found(&query::run(corpus, &question)?))
}

pub(super) fn order(sort: Sort) -> Order {
    match sort {
        Sort::Relevance => Order::Relevance,
        Sort::Newest => Order::Newest,
        Sort::Oldest => Order::Oldest,
    }
}

fn want(corpus: &Corpus, offset: u32, limit: u32) -> Want {
    Want {
        skip: offset as usize,
        hits: limit as usize,
        facets: VALUES,
        points: corpus.len() as usize,
        ..Want::default()
    }
}

/// The page's question as the query's filter, with notes on what could not be used.
pub(super) fn filter(corpus: &Corpus, asked: &Question) -> (Filter, Vec<String>) {
    let mut notes = Vec::new();
    let mut filter = Filter {
        sources: asked.source.clone(),
        agencies: asked.agency.clone(),
        retold: asked.retold.clone(),
        dated: asked.dated.iter().map(|&d| core_dated(d)).collect(),
        not: Exclude {
            entities: asked.not_who.clone(),
            sources: asked.not_source.clone(),
            agencies: asked.not_agency.clone(),
            retold: asked.not_retold.clone(),
            dated: asked.not_dated.iter().map(|&d| core_dated(d)).collect(),
            ..Exclude::default()
        },
        days: window(asked, &mut notes),
        ..Filter::default()
    };
    for key in &asked.who {
        match corpus.layer().entity(key).map(|(_, e)| e.kind) {
            Some(EntityKind::Person) => filter.people.push(key.clone()),
            Some(EntityKind::Organization) => filter.orgs.push(key.clone()),
            Some(EntityKind::Place) => filter.places.push(key.clone()),
            None => notes.push(format!("No article names “{key}”; that filter was left out.")),
        }
    }
    (filter, notes)
}

fn core_dated(dated: Dated) -> query::Dated {
    match dated {
        Dated::Stated => query::Dated::Stated,
        Dated::Inferred => query::Dated::Inferred,
        Dated::Unknown => query::Dated::Unknown,
    }
}

/// The window of days; an end that is no date, or a window that ends before it starts, is left out.
fn window(asked: &Question, notes: &mut Vec<String>) -> DayRange {
    let mut end = |text: &str, pick: fn(DayRange) -> Option<Day>| -> Option<Day> {
        if text.trim().is_empty() {
            return None;
        }
        let day = DayRange::parse_edtf(text).and_then(pick);
        if day.is_none() {
            notes.push(format!("“{text}” is no date like 2003, 2003-06 or 2003-06-07; it was left out."));
        }
        day
    };
    let from = end(&asked.from, DayRange::first);
    let to = end(&asked.to, DayRange::last);
    DayRange::new(from, to).unwrap_or_else(|| {
        notes.push("The window ends before it starts; it was left out.".to_owned());
        DayRange::ANY
    })
}

/// The matching articles, ascending.
fn found(answer: &Answer) -> Vec<Doc> {
    let points = answer.timeline.as_ref().map_or(&[][..], |t| &t.points);
    points.iter().filter(|p| p.inside).map(|p| p.doc).collect()
}

fn hit(corpus: &Corpus, cards: &[Card], shares: &mut Shares, hit: &query::Hit) -> Result<Hit, Error> {
    let versions = versions(corpus, cards, shares, hit.doc)?;
    Ok(view(corpus, card(cards, hit.doc)?, versions, hit))
}

/// A hit in the page's words.
pub(super) fn view(corpus: &Corpus, card: &Card, versions: Vec<Related>, hit: &query::Hit) -> Hit {
    Hit {
        head: card.head.clone(),
        words: card.words,
        snippet: hit.snippets.iter().flat_map(snippet).collect(),
        matches: hit.marks.iter().filter(|m| m.field == Field::Body || m.field == Field::Headline).count()
            as u32,
        entities: chips(corpus, hit.doc),
        versions,
        why: hit.reasons.iter().map(why).collect(),
    }
}

pub(super) fn card(cards: &[Card], doc: Doc) -> Result<&Card, Error> {
    cards.get(doc as usize).ok_or_else(|| Error::request(format!("There is no article number {doc}.")))
}

fn snippet(snippet: &Snippet) -> Vec<Run> {
    let ellipsis = |shown: bool, text: &str| shown.then(|| Run { text: text.to_owned(), hit: false });
    let whole = Span::new(0, snippet.text.len());
    let mut out: Vec<Run> = ellipsis(snippet.cut_before, "… ").into_iter().collect();
    out.extend(runs(&snippet.text, whole, &snippet.marks));
    out.push(Run { text: if snippet.cut_after { " … ".to_owned() } else { " ".to_owned() }, hit: false });
    out
}

/// The entities with the most mentions in the article, persons first among equals.
fn chips(corpus: &Corpus, doc: Doc) -> Vec<Named> {
    let count = |index: u32| {
        let docs = corpus.layer().entities().get(index as usize).map_or(&[][..], |e| &e.docs);
        docs.binary_search_by_key(&doc, |&(d, _)| d).ok().and_then(|i| docs.get(i)).map_or(0, |&(_, n)| n)
    };
    let mut list: Vec<Named> = corpus
        .layer()
        .entities_of(doc)
        .iter()
        .filter_map(|&index| named(corpus, index, count(index)))
        .collect();
    list.order_by_key(|n| (std::cmp::Reverse(n.count), core_kind(n.kind)));
    list.truncate(CHIPS);
    list
}

/// One reason in words: what was found how often, and where.
fn why(reason: &Reason) -> String {
    let how = match reason.how {
        How::Exact => format!("“{}”", reason.found),
        How::Form => format!("“{}”, a form of “{}”", reason.found, reason.asked),
        How::Prefix => format!("“{}”, which begins with “{}”", reason.found, reason.asked),
        How::Near => format!("“{}”, spelled like “{}”", reason.found, reason.asked),
        How::Phrase => format!("the phrase “{}”", reason.asked),
        How::Name => return format!("has “{}”", reason.found),
        How::Close => return "the words stand close together".to_owned(),
    };
    let mut places = Vec::new();
    if reason.in_headline > 0 {
        places.push("in the headline".to_owned());
    }
    if reason.in_body > 0 {
        let times = if reason.in_body == 1 { "once".to_owned() } else { format!("{} times", reason.in_body) };
        places.push(format!("{times} in the text"));
    }
    let rarity = match reason.articles {
        1 => "only here".to_owned(),
        n => format!("in {n} articles"),
    };
    format!("{how} {} ({rarity})", places.join(" and "))
}

pub(super) fn facets(answer: &Answer) -> Vec<Facet> {
    let all = &answer.facets;
    [
        (FacetField::People, &all.people),
        (FacetField::Organizations, &all.orgs),
        (FacetField::Places, &all.places),
        (FacetField::Sources, &all.sources),
        (FacetField::Retold, &all.retold),
        (FacetField::Agencies, &all.agencies),
        (FacetField::Dated, &all.dated),
    ]
    .into_iter()
    .filter(|(_, facet)| facet.distinct > 0)
    .map(|(field, facet)| Facet {
        field,
        total: facet.distinct,
        values: facet.values.iter().map(value).collect(),
    })
    .collect()
}

fn value(value: &query::FacetValue) -> FacetValue {
    FacetValue {
        key: value.key.clone(),
        label: value.name.clone(),
        count: value.results,
        all: value.all,
        state: match (value.chosen, value.excluded) {
            (_, true) => FacetState::Not,
            (true, false) => FacetState::On,
            (false, false) => FacetState::Off,
        },
    }
}

/// Every article of the corpus, earliest possible day first, undated ones last.
pub(super) fn by_day(corpus: &Corpus) -> Vec<Doc> {
    let mut docs: Vec<Doc> = (0..corpus.len()).collect();
    docs.order_by_key(|&doc| {
        let range = corpus.date(doc).range;
        (range.first().or(range.last()).unwrap_or(Day::MAX), doc)
    });
    docs
}

fn axis(corpus: &Corpus, cards: &[Card], found: &[Doc]) -> Vec<TimelineArticle> {
    let item = |doc: Doc| Some(on_axis(cards.get(doc as usize)?, found.binary_search(&doc).is_ok()));
    by_day(corpus).into_iter().filter_map(item).collect()
}

/// An article as the timeline shows it.
pub(super) fn on_axis(card: &Card, found: bool) -> TimelineArticle {
    let head = &card.head;
    let retold = head.retold.as_ref().and_then(|r| r.source.clone());
    TimelineArticle {
        id: head.id.clone(),
        headline: head.headline.clone(),
        source: head.source.clone().or(retold).unwrap_or_default(),
        published: head.published.clone(),
        found,
    }
}

/// What the matching articles say happened: one event per stretch of days, those told by most articles
/// kept, in order of time.
fn events(cards: &[Card], found: &[Doc]) -> Vec<TimelineEvent> {
    let mut told: BTreeMap<(Day, Day), TimelineEvent> = BTreeMap::new();
    for card in found.iter().filter_map(|&doc| cards.get(doc as usize)) {
        for one in &card.told {
            let (Some(first), Some(last)) = (one.days.first(), one.days.last()) else { continue };
            let event = told.entry((first, last)).or_insert_with(|| TimelineEvent {
                first: first.to_string(),
                last: last.to_string(),
                text: one.sentence.clone(),
                ids: Vec::new(),
            });
            if event.ids.last() != Some(&card.head.id) {
                event.ids.push(card.head.id.clone());
            }
        }
    }
    let mut list: Vec<TimelineEvent> = told.into_values().collect();
    list.order_by(|a, b| b.ids.len().cmp(&a.ids.len()));
    list.truncate(EVENTS);
    list.order_by(|a, b| (&a.first, &a.last).cmp(&(&b.first, &b.last)));
    list
}
