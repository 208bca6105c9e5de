//! What matched in one article: marks on its words, and the parts of its score.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::answer::{Field, How, Mark, Reason};
use super::language::{Node, Query};
use super::places::{Finder, Place, Reader, count, forms, lengths, strength};
use super::plan::{Form, Matcher, Within};
use crate::error::Error;
use crate::model::Span;
use crate::segment::postings::Counts;
use crate::segment::words::{Word, term, words};
use crate::segment::{LocalDoc, broken};
use crate::sort::Sorting;

/// The parts that may add to a match: those not under a NOT.
pub(super) fn positive_parts(query: &Query) -> BTreeSet<usize> {
    fn visit(node: &Node, found: &mut BTreeSet<usize>) {
        match node {
            Node::Part(part) => {
                found.insert(*part);
            }
            Node::And(nodes) | Node::Or(nodes) => nodes.iter().for_each(|node| visit(node, found)),
            Node::All | Node::Not(_) => {}
        }
    }
    let mut found = BTreeSet::new();
    visit(&query.root, &mut found);
    found
}

/// What matched in one article.
#[derive(Debug, Default)]
pub(super) struct Details {
    pub(super) marks: Vec<Mark>,
    pub(super) reasons: Vec<Reason>,
}

/// A place to mark: which part, and which terms may stand there where it is a single word.
struct Wanted {
    place: Place,
    part: u32,
    term: Option<String>,
}

/// What is the same for all hits of a segment.
#[derive(Clone, Copy)]
pub(super) struct Explainer<'a> {
    pub(super) reader: Reader<'a>,
    pub(super) query: &'a Query,
    /// One per part.
    pub(super) matchers: &'a [Matcher],
    /// Articles of the corpus that each part matches, for parts that are no single word.
    pub(super) articles: &'a [u32],
}

impl Explainer<'_> {
    /// Finds what matched in `doc`.
    pub(super) fn details(&self, doc: LocalDoc) -> Result<Details, Error> {
        let (mut wanted, mut reasons) = (Vec::new(), Vec::new());
        for part in positive_parts(self.query) {
            let (Some(asked), Some(matcher)) = (self.query.parts.get(part), self.matchers.get(part)) else {
                continue;
            };
            let articles = self.articles.get(part).copied().unwrap_or(0);
            let asked = asked.asked.as_str();
            if let Matcher::Docs(docs) = matcher {
                if docs.binary_search(&doc).is_ok() {
                    let (found, how) = (asked.to_owned(), How::Name);
                    reasons.push(Reason {
                        asked: asked.to_owned(),
                        found,
                        how,
                        articles,
                        ..Reason::default()
                    });
                }
                continue;
            }
            let mut best: Option<Reason> = None;
            for matcher in alternatives(matcher) {
                let mut places = Vec::new();
                Finder::new(self.reader, matcher)?.places(doc, &mut places)?;
                let reason = self.reason(asked, articles, matcher, &places, doc)?;
                // The heaviest alternative is the one that counts.
                best = [best, reason].into_iter().flatten().max_by_key(|reason| reason.weight);
                self.want(part, matcher, &places, &mut wanted)?;
            }
            reasons.extend(best);
        }
        reasons.order_by(|a, b| b.weight.cmp(&a.weight).then_with(|| a.asked.cmp(&b.asked)));
        Ok(Details { marks: self.marks(doc, &wanted)?, reasons })
    }

    fn want(
        &self,
        part: usize,
        matcher: &Matcher,
        places: &[Place],
        wanted: &mut Vec<Wanted>,
    ) -> Result<(), Error> {
        for &place in places {
            let form = place.form.and_then(|form| forms(matcher).get(form as usize));
            let term = form.map(|form| self.spelled(form)).transpose()?;
            wanted.push(Wanted { place, part: part as u32, term });
        }
        Ok(())
    }

    fn spelled(&self, form: &Form) -> Result<String, Error> {
        self.reader.segment.terms()?.get(form.term).map_err(|_| broken("the dictionary"))
    }

    /// What a part adds to the score: the heaviest of its forms, or the phrase.
    fn reason(
        &self,
        asked: &str,
        articles: u32,
        matcher: &Matcher,
        places: &[Place],
        doc: LocalDoc,
    ) -> Result<Option<Reason>, Error> {
        if places.is_empty() {
            return Ok(None);
        }
        let sizes = lengths(self.reader.segment, doc);
        let reason = |found: String, how, counts: Counts, weight, articles| Reason {
            asked: asked.to_owned(),
            found,
            how,
            in_headline: counts.headline + counts.deck,
            in_body: counts.body,
            weight,
            articles,
        };
        if let Matcher::Phrase(_, phrase) = matcher {
            let weight = phrase.factor * strength(places, sizes);
            return Ok(Some(reason(asked.to_owned(), How::Phrase, count(places, sizes), weight, articles)));
        }
        let Matcher::Forms(within, forms) = matcher else { return Ok(None) };
        let present: BTreeSet<u32> = places.iter().filter_map(|place| place.form).collect();
        let mut best: Option<(u32, &Form, Counts)> = None;
        for index in present {
            let Some(form) = forms.get(index as usize) else { continue };
            let here: Vec<Place> = places.iter().filter(|p| p.form == Some(index)).copied().collect();
            let impact =
                if *within == Within::Anywhere { self.impact(form, doc)? } else { strength(&here, sizes) };
            let weight = form.factor * impact;
            if best.as_ref().is_none_or(|(most, ..)| weight > *most) {
                best = Some((weight, form, count(&here, sizes)));
            }
        }
        let Some((weight, form, counts)) = best else { return Ok(None) };
        Ok(Some(reason(self.spelled(form)?, form.how, counts, weight, form.df)))
    }

    fn impact(&self, form: &Form, doc: LocalDoc) -> Result<u32, Error> {
        let mut places = self.reader.segment.postings(&form.info)?.places();
        let found = places.seek(doc).map_err(|_| broken("the postings"))?;
        Ok(found.map_or(0, |(impact, _)| u32::from(impact)))
    }

    /// Places as spans of headline, deck and body, sorted.
    fn marks(&self, doc: LocalDoc, wanted: &[Wanted]) -> Result<Vec<Mark>, Error> {
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        let sizes = lengths(self.reader.segment, doc);
        let card = self.reader.segment.card(doc)?;
        let (deck_start, body_start) = (sizes.deck_start(), sizes.body_start());
        let mut marks = Vec::new();
        mark(Field::Headline, &card.headline, 0..deck_start, wanted, &mut marks);
        mark(Field::Deck, card.deck.as_deref().unwrap_or(""), deck_start..body_start, wanted, &mut marks);
        mark(Field::Body, self.reader.segment.text(doc)?, body_start..u32::MAX, wanted, &mut marks);
        marks.order();
        marks.dedup();
        Ok(marks)
    }
}

/// The matchers that stand for one part.
fn alternatives(matcher: &Matcher) -> &[Matcher] {
    match matcher {
        Matcher::Any(any) => any,
        one => std::slice::from_ref(one),
    }
}

/// Marks the places in one text, whose words have the positions `range`.
fn mark(field: Field, text: &str, range: Range<u32>, wanted: &[Wanted], marks: &mut Vec<Mark>) {
    let here: Vec<&Wanted> = wanted.iter().filter(|wanted| range.contains(&wanted.place.start)).collect();
    if here.is_empty() {
        return;
    }
    let mut plain: Vec<Span> = Vec::new();
    let mut joined: BTreeMap<u32, Span> = BTreeMap::new();
    words(text, &mut Vec::new(), |Word { position, span, joined: is_joined }| {
        if is_joined {
            joined.insert(position, span);
        } else {
            plain.push(span);
        }
    });
    let span_at = |position: u32| plain.get(position as usize).copied();
    for Wanted { place, part, term: wanted } in here {
        let (start, end) = (place.start - range.start, place.end - range.start); // `start` is in range
        let mut span = span_at(start).zip(span_at(end.saturating_sub(1))).map(|(a, b)| a.join(b));
        if let (Some(wanted), Some(one)) = (wanted, span) {
            let mut form = String::new();
            term(one.of(text), &mut form);
            if form != *wanted {
                span = joined.get(&start).copied();
            }
        }
        marks.extend(span.map(|span| Mark { field, span, part: *part }));
    }
}
