//! The articles of one segment that match a query, ascending, with their scores.
//!
//! Each part gives a sorted list; lists are intersected, merged and subtracted. Positions are looked at last
//! and only in articles that all other parts left over.

use super::language::Node;
use super::places::{Finder, Reader, lengths, strength};
use super::plan::{Form, Matcher, Within};
use crate::error::Error;
use crate::segment::postings::Postings;
use crate::segment::terms::Info;
use crate::segment::{LocalDoc, broken};
use crate::sort::Sorting;

/// An article and its score.
pub(super) type Scored = (LocalDoc, u32);

/// Evaluates a query in one segment.
pub(super) struct Evaluator<'a> {
    reader: Reader<'a>,
    /// One matcher per part.
    matchers: &'a [Matcher],
    /// Room for a score per article; 0 between uses.
    scores: Vec<u32>,
}

impl<'a> Evaluator<'a> {
    pub(super) fn new(reader: Reader<'a>, matchers: &'a [Matcher]) -> Evaluator<'a> {
        Evaluator { reader, matchers, scores: Vec::new() }
    }

    /// The articles that match `node`, ascending.
    pub(super) fn eval(&mut self, node: &Node) -> Result<Vec<Scored>, Error> {
        self.inside(node, None)
    }

    /// As [`Self::eval`], but only those that are in `among`, where it is given. Their scores there do not
    /// matter.
    fn inside(&mut self, node: &Node, among: Option<&[Scored]>) -> Result<Vec<Scored>, Error> {
        match node {
            Node::All => Ok((0..self.reader.segment.len()).map(|doc| (doc, 0)).collect()),
            Node::Part(part) => match self.matchers.get(*part) {
                Some(matcher) => self.part(matcher, among),
                None => Ok(Vec::new()),
            },
            Node::And(nodes) => self.all(nodes, among),
            Node::Or(nodes) => {
                let mut found = Vec::new();
                for node in nodes {
                    found = union(found, self.inside(node, among)?, u32::saturating_add);
                }
                Ok(found)
            }
            Node::Not(node) => {
                let found = self.inside(node, among)?;
                let all = self.inside(&Node::All, None)?;
                Ok(without(all, &found))
            }
        }
    }

    fn all(&mut self, nodes: &[Node], among: Option<&[Scored]>) -> Result<Vec<Scored>, Error> {
        let mut wanted: Vec<&Node> = nodes.iter().filter(|node| !matches!(node, Node::Not(_))).collect();
        wanted.order_by_key(|node| self.cost(node));
        let mut found: Option<Vec<Scored>> = None;
        for node in wanted {
            if *node == Node::All && nodes.len() > 1 && found.is_some() {
                continue;
            }
            let more = self.inside(node, found.as_deref().or(among))?;
            found = Some(match found {
                Some(found) => intersect(found, &more),
                None => more,
            });
        }
        let mut found = match found {
            Some(found) => found,
            None => self.inside(&Node::All, None)?,
        };
        for node in nodes {
            if let Node::Not(unwanted) = node {
                let unwanted = self.inside(unwanted, Some(&found))?;
                found = without(found, &unwanted);
            }
        }
        Ok(found)
    }

    /// Cheap nodes first: lists of articles, then words by number of articles, then what needs positions.
    fn cost(&self, node: &Node) -> (u8, u64) {
        let part = |matcher: &Matcher| match matcher {
            Matcher::Docs(docs) => (0, docs.len() as u64),
            Matcher::Forms(Within::Anywhere, forms) => (0, total(forms)),
            Matcher::Forms(_, forms) => (2, total(forms)),
            Matcher::Phrase(_, phrase) => {
                (2, phrase.words.iter().map(|info| u64::from(info.df)).min().unwrap_or(0))
            }
            Matcher::Any(_) => (3, 0),
        };
        match node {
            Node::Part(index) => self.matchers.get(*index).map_or((0, 0), part),
            Node::And(nodes) => nodes.iter().map(|node| self.cost(node)).min().unwrap_or((1, 0)),
            Node::Or(nodes) => nodes.iter().map(|node| self.cost(node)).max().unwrap_or((1, 0)),
            Node::All | Node::Not(_) => (4, 0),
        }
    }

    fn part(&mut self, matcher: &'a Matcher, among: Option<&[Scored]>) -> Result<Vec<Scored>, Error> {
        match matcher {
            Matcher::Docs(docs) => Ok(docs.iter().map(|&doc| (doc, 0)).collect()),
            Matcher::Forms(Within::Anywhere, forms) => self.forms(forms),
            Matcher::Forms(_, forms) => {
                let factor = forms.iter().map(|form| form.factor).max().unwrap_or(0);
                let candidates = match among {
                    Some(among) => docs_of(among),
                    None => docs_of(&self.forms(forms)?),
                };
                self.by_places(matcher, &candidates, factor)
            }
            Matcher::Phrase(_, phrase) => {
                let rarest = phrase.words.iter().min_by_key(|info| info.df);
                let Some(rarest) = rarest else { return Ok(Vec::new()) };
                let candidates = match among {
                    Some(among) if among.len() < rarest.df as usize => docs_of(among),
                    _ => self.docs(rarest)?,
                };
                self.by_places(matcher, &candidates, phrase.factor)
            }
            Matcher::Any(any) => {
                let mut found = Vec::new();
                for matcher in any {
                    found = union(found, self.part(matcher, among)?, u32::max);
                }
                Ok(found)
            }
        }
    }

    fn postings(&self, info: &Info) -> Result<Postings<'a>, Error> {
        self.reader.segment.postings(info)
    }

    fn docs(&self, info: &Info) -> Result<Vec<LocalDoc>, Error> {
        let mut docs = Vec::with_capacity(info.df as usize);
        self.postings(info)?.each(|doc, _| docs.push(doc)).map_err(|_| broken("the postings"))?;
        Ok(docs)
    }

    /// The articles that hold any of the forms; the score is that of the heaviest.
    fn forms(&mut self, forms: &[Form]) -> Result<Vec<Scored>, Error> {
        if let [form] = forms {
            let mut found = Vec::with_capacity(form.info.df as usize);
            let score = |doc, impact: u8| found.push((doc, form.factor * u32::from(impact)));
            self.postings(&form.info)?.each(score).map_err(|_| broken("the postings"))?;
            return Ok(found);
        }
        // Few postings are sorted, many are dropped into a table of all articles.
        let few = total(forms) * 8 < u64::from(self.reader.segment.len());
        let mut found = Vec::new();
        self.scores.resize(self.reader.segment.len() as usize, 0);
        for form in forms {
            let postings = self.postings(&form.info)?;
            if few {
                postings.each(|doc, impact| found.push((doc, form.factor * u32::from(impact))))
            } else {
                let scores = &mut self.scores;
                postings.each(|doc, impact| {
                    if let Some(score) = scores.get_mut(doc as usize) {
                        *score = (*score).max(form.factor * u32::from(impact));
                    }
                })
            }
            .map_err(|_| broken("the postings"))?;
        }
        if few {
            // The heaviest first among equals, so that it is the one that stays.
            found.order_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
            found.dedup_by_key(|&mut (doc, _)| doc);
            return Ok(found);
        }
        // Written always and counted only where there is a score: a branch per article would be guessed wrong
        // every few articles.
        found.resize(self.scores.len() + 1, (0, 0));
        let mut count = 0;
        for (doc, score) in (0..).zip(&mut self.scores) {
            found[count] = (doc, *score); // at most one per article, and there is room for one more
            count += usize::from(*score > 0);
            *score = 0;
        }
        found.truncate(count);
        Ok(found)
    }

    /// Those of the candidates where the matcher has places, scored by them.
    fn by_places(
        &self,
        matcher: &'a Matcher,
        candidates: &[LocalDoc],
        factor: u32,
    ) -> Result<Vec<Scored>, Error> {
        let mut finder = Finder::new(self.reader, matcher)?;
        let (mut found, mut places) = (Vec::new(), Vec::new());
        for &doc in candidates {
            finder.places(doc, &mut places)?;
            if !places.is_empty() {
                found.push((doc, factor * strength(&places, lengths(self.reader.segment, doc))));
            }
        }
        Ok(found)
    }
}

fn total(forms: &[Form]) -> u64 {
    forms.iter().map(|form| u64::from(form.info.df)).sum()
}

fn docs_of(list: &[Scored]) -> Vec<LocalDoc> {
    list.iter().map(|&(doc, _)| doc).collect()
}

/// What is in both, with the sum of the scores.
fn intersect(mut a: Vec<Scored>, b: &[Scored]) -> Vec<Scored> {
    let mut rest = b;
    a.retain_mut(|(doc, score)| {
        while let [(other, _), after @ ..] = rest
            && other < doc
        {
            rest = after;
        }
        match rest.first() {
            Some((other, more)) if other == doc => {
                *score = score.saturating_add(*more);
                true
            }
            _ => false,
        }
    });
    a
}

/// What is in either; scores of what is in both are combined.
fn union(a: Vec<Scored>, b: Vec<Scored>, combine: impl Fn(u32, u32) -> u32) -> Vec<Scored> {
    if a.is_empty() {
        return b;
    }
    let mut out = Vec::with_capacity(a.len() + b.len());
    let (mut a, mut b) = (a.into_iter().peekable(), b.into_iter().peekable());
    loop {
        let next = match (a.peek(), b.peek()) {
            (Some(x), Some(y)) if x.0 == y.0 => {
                let both = (x.0, combine(x.1, y.1));
                a.next();
                b.next();
                Some(both)
            }
            (Some(x), Some(y)) if x.0 < y.0 => a.next(),
            (_, Some(_)) => b.next(),
            (_, None) => a.next(),
        };
        match next {
            Some(next) => out.push(next),
            None => return out,
        }
    }
}

/// What is in the first and not in the second.
fn without(mut a: Vec<Scored>, b: &[Scored]) -> Vec<Scored> {
    let mut rest = b;
    a.retain(|(doc, _)| {
        while let [(other, _), after @ ..] = rest
            && other < doc
        {
            rest = after;
        }
        rest.first().is_none_or(|(other, _)| other != doc)
    });
    a
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn lists_behave_as_sets(
            a in prop::collection::btree_map(0..60u32, 1..9u32, 0..40),
            b in prop::collection::btree_map(0..60u32, 1..9u32, 0..40),
        ) {
            let list = |m: &BTreeMap<u32, u32>| m.iter().map(|(d, s)| (*d, *s)).collect::<Vec<_>>();
            let both: Vec<Scored> =
                a.iter().filter_map(|(d, s)| b.get(d).map(|t| (*d, s + t))).collect();
            prop_assert_eq!(intersect(list(&a), &list(&b)), both);
            let only: Vec<Scored> = list(&a).into_iter().filter(|(d, _)| !b.contains_key(d)).collect();
            prop_assert_eq!(without(list(&a), &list(&b)), only);
            let mut either = a.clone();
            for (d, s) in &b {
                *either.entry(*d).or_default() += s;
            }
            prop_assert_eq!(union(list(&a), list(&b), u32::saturating_add), list(&either));
        }
    }
}
