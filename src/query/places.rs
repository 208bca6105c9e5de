//! Where in an article a part of the query stands: positions of its words, inside its scope, near each other
//! where it is a phrase.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::plan::{Form, Matcher, Phrase, Within};
use crate::corpus::{Doc, EntityIndex, Layer};
use crate::error::Error;
use crate::segment::postings::{Counts, Places, Postings, impact, positions};
use crate::segment::terms::Info;
use crate::segment::{Broken, Lengths, LocalDoc, Segment, broken};
use crate::sort::Sorting;

/// A segment with what is known about its articles.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reader<'a> {
    pub(super) segment: &'a Segment,
    /// Number in the corpus of its first article.
    pub(super) first: Doc,
    pub(super) layer: &'a Layer,
}

/// Words of an article that match: positions, the end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) start: u32,
    pub(super) end: u32,
    /// Index of the form that stands there; none for a phrase.
    pub(super) form: Option<u32>,
}

/// Finds the places of one matcher in ascending articles.
pub(super) enum Finder<'a> {
    Forms(Scoped<'a>, Vec<Places<'a>>),
    Phrase(Scoped<'a>, PhraseFinder<'a>),
    Any(Vec<Finder<'a>>),
    Nowhere,
}

/// A scope in a segment.
#[derive(Clone, Copy)]
pub(super) struct Scoped<'a> {
    reader: Reader<'a>,
    within: &'a Within,
}

pub(super) struct PhraseFinder<'a> {
    words: Vec<Places<'a>>,
    slop: Option<u32>,
    /// Positions of each word in one article.
    lists: Vec<Vec<u32>>,
}

impl<'a> Finder<'a> {
    pub(super) fn new(reader: Reader<'a>, matcher: &'a Matcher) -> Result<Finder<'a>, Error> {
        let places = |info: &Info| reader.segment.postings(info).map(Postings::places);
        Ok(match matcher {
            Matcher::Forms(within, forms) => {
                let places = forms.iter().map(|form| places(&form.info)).collect::<Result<_, _>>()?;
                Finder::Forms(Scoped { reader, within }, places)
            }
            Matcher::Phrase(within, Phrase { words, slop, .. }) => {
                let words = words.iter().map(places).collect::<Result<Vec<_>, _>>()?;
                let lists = vec![Vec::new(); words.len()];
                Finder::Phrase(Scoped { reader, within }, PhraseFinder { words, slop: *slop, lists })
            }
            Matcher::Any(any) => {
                Finder::Any(any.iter().map(|m| Finder::new(reader, m)).collect::<Result<_, _>>()?)
            }
            Matcher::Docs(_) => Finder::Nowhere,
        })
    }

    /// Replaces `found` by the places in `doc`, which is not below the one asked for before, sorted.
    pub(super) fn places(&mut self, doc: LocalDoc, found: &mut Vec<Place>) -> Result<(), Error> {
        found.clear();
        self.add(doc, found)?;
        // Longer ones first where two start together, so that what lies inside another is dropped.
        found.order_by_key(|place| (place.start, Reverse(place.end), place.form));
        if matches!(self, Finder::Any(_)) {
            let mut end = 0;
            found.retain(|place| {
                let inside = place.end <= end;
                end = end.max(place.end);
                !inside
            });
        }
        found.dedup();
        Ok(())
    }

    fn add(&mut self, doc: LocalDoc, found: &mut Vec<Place>) -> Result<(), Error> {
        let start = found.len();
        let scope = match self {
            Finder::Forms(scope, forms) => {
                add_forms(forms, doc, found).map_err(|_| broken("the postings"))?;
                *scope
            }
            Finder::Phrase(scope, phrase) => {
                phrase.add(doc, found).map_err(|_| broken("the postings"))?;
                *scope
            }
            Finder::Any(any) => return any.iter_mut().try_for_each(|finder| finder.add(doc, found)),
            Finder::Nowhere => return Ok(()),
        };
        scope.keep(doc, start, found)
    }
}

fn add_forms(forms: &mut [Places<'_>], doc: LocalDoc, found: &mut Vec<Place>) -> Result<(), Broken> {
    let mut list = Vec::new();
    for (form, places) in (0..).zip(forms) {
        if let Some((_, steps)) = places.seek(doc)? {
            positions(steps, &mut list)?;
            found.extend(list.iter().map(|&at| Place {
                start: at,
                end: at.saturating_add(1),
                form: Some(form),
            }));
        }
    }
    Ok(())
}

impl Scoped<'_> {
    /// Drops the places from index `start` on that are outside the scope.
    fn keep(&self, doc: LocalDoc, start: usize, found: &mut Vec<Place>) -> Result<(), Error> {
        if found.len() == start || *self.within == Within::Anywhere {
            return Ok(());
        }
        let body = lengths(self.reader.segment, doc).body_start();
        let kept = match self.within {
            Within::Anywhere => return Ok(()),
            Within::Title => vec![(0, body)],
            Within::Said(speakers) => self.quotations(doc, body, speakers.as_ref())?,
        };
        let mut index = 0;
        found.retain(|place| {
            index += 1;
            index <= start || kept.iter().any(|&(from, to)| from <= place.start && place.end <= to)
        });
        Ok(())
    }

    /// Positions of the quotations of an article, of certain speakers where they are given.
    fn quotations(
        &self,
        doc: LocalDoc,
        body: u32,
        speakers: Option<&BTreeSet<EntityIndex>>,
    ) -> Result<Vec<(u32, u32)>, Error> {
        let Reader { segment, first, layer } = self.reader;
        let is_one_of = |speakers: &BTreeSet<EntityIndex>, local: Option<u32>| {
            local.and_then(|local| layer.linked(first + doc, local)).is_some_and(|e| speakers.contains(&e))
        };
        let quotes = segment.quotes(doc)?.into_iter();
        Ok(quotes
            .filter(|quote| quote.marked() && speakers.is_none_or(|s| is_one_of(s, quote.speaker)))
            .map(|quote| (body.saturating_add(quote.first), body.saturating_add(quote.end)))
            .collect())
    }
}

impl PhraseFinder<'_> {
    fn add(&mut self, doc: LocalDoc, found: &mut Vec<Place>) -> Result<(), Broken> {
        if self.words.is_empty() {
            return Ok(());
        }
        for (places, list) in self.words.iter_mut().zip(&mut self.lists) {
            let Some((_, steps)) = places.seek(doc)? else { return Ok(()) };
            positions(steps, list)?;
        }
        match self.slop {
            None => self.adjacent(found),
            Some(slop) => self.close(slop, found),
        }
        Ok(())
    }

    /// All words in order, without others between.
    fn adjacent(&self, found: &mut Vec<Place>) {
        let Some((first, others)) = self.lists.split_first() else { return };
        for &start in first {
            let follows = |(step, list): (u32, &Vec<u32>)| {
                start.checked_add(step).is_some_and(|at| list.binary_search(&at).is_ok())
            };
            if (1..).zip(others).all(follows) {
                let length = self.lists.len() as u32; // at most as many as a query has words
                found.push(Place { start, end: start.saturating_add(length), form: None });
            }
        }
    }

    /// All words in any order with at most `slop` others between them: every stretch that is shortest for
    /// its first word, each word a place of its own.
    fn close(&self, slop: u32, found: &mut Vec<Place>) {
        let mut next = vec![0; self.lists.len()];
        loop {
            let Some(at) = next
                .iter()
                .zip(&self.lists)
                .map(|(&n, list)| list.get(n).copied())
                .collect::<Option<Vec<u32>>>()
            else {
                return;
            };
            let (Some(&low), Some(&high)) = (at.iter().min(), at.iter().max()) else { return };
            let mut distinct = at.clone();
            distinct.order();
            distinct.dedup();
            let others = u64::from(high - low) + 1 - distinct.len() as u64; // all lie from low to high
            if distinct.len() == at.len() && others <= u64::from(slop) {
                found.extend(at.iter().map(|&p| Place { start: p, end: p.saturating_add(1), form: None }));
            }
            // The stretch can only become shorter by moving its first word.
            for (n, &position) in next.iter_mut().zip(&at) {
                if position == low {
                    *n += 1;
                }
            }
        }
    }
}

/// The lengths of an article's parts.
pub(super) fn lengths(segment: &Segment, doc: LocalDoc) -> Lengths {
    segment.row(doc).map(|row| row.lengths()).unwrap_or_default()
}

/// How often places stand in headline, deck and body.
pub(super) fn count(places: &[Place], lengths: Lengths) -> Counts {
    let mut counts = Counts::default();
    for place in places {
        if place.start < lengths.deck_start() {
            counts.headline += 1;
        } else if place.start < lengths.body_start() {
            counts.deck += 1;
        } else {
            counts.body += 1;
        }
    }
    counts
}

/// What places add to an article's score before rarity is weighed in.
pub(super) fn strength(places: &[Place], lengths: Lengths) -> u32 {
    u32::from(impact(count(places, lengths), lengths.body))
}

/// The forms of a matcher that may be missing.
pub(super) fn forms_of(matcher: Option<&Matcher>) -> &[Form] {
    matcher.map(forms).unwrap_or_default()
}

/// The forms of a matcher, where it has any.
pub(super) fn forms(matcher: &Matcher) -> &[Form] {
    match matcher {
        Matcher::Forms(_, forms) => forms,
        _ => &[],
    }
}
