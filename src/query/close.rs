//! Among the best articles, those in which the words of the query stand close together come first.
//!
//! A share of the score is added that falls with the length of the shortest stretch that holds a place of every
//! word (Büttcher, Clarke and Lushman, "Term proximity scoring for ad-hoc retrieval", SIGIR 2006, weigh every
//! pair instead; one stretch can be told to a reader). Positions are read for few articles only.

use super::answer::{Hit, How, Reason};
use super::language::{Node, Scope, What};
use super::places::{Finder, Place, Reader, lengths};
use super::question::Order;
use super::{Search, matching::Scored};
use crate::error::Error;
use crate::segment::Lengths;
use crate::sort::Sorting;

/// The best articles are looked at up to this place. Others are behind them with or without a bonus.
pub(super) const AMONG: usize = 50;

/// Words side by side add this part of the score.
const MOST_ADDED: u64 = 4;

/// Words further apart than this do not stand together.
const FARTHEST: u32 = 12;

/// More words than this are a text, not a question: their closeness says little and costs much.
const MOST_WORDS: usize = 6;

/// The parts whose closeness counts: words that must all be there, where hits are sorted by score.
pub(super) fn words(search: &Search<'_>, order: Order) -> Vec<usize> {
    let (Node::And(nodes), Order::Relevance) = (&search.query.root, order) else { return Vec::new() };
    let is_word = |part: &usize| {
        let part = search.query.parts.get(*part);
        part.is_some_and(|part| matches!(part.what, What::Text(Scope::Anywhere, _)))
    };
    let parts = nodes.iter().filter_map(|node| if let Node::Part(part) = node { Some(*part) } else { None });
    let parts: Vec<usize> = parts.filter(is_word).collect();
    if (2..=MOST_WORDS).contains(&parts.len()) { parts } else { Vec::new() }
}

/// Adds to the scores of the first [`AMONG`] of `best` and sorts them again.
pub(super) fn prefer(search: &Search<'_>, parts: &[usize], best: &mut [Scored]) -> Result<(), Error> {
    if parts.is_empty() || best.len() < 2 {
        return Ok(());
    }
    let count = best.len().min(AMONG);
    let Some(best) = best.get_mut(..count) else { return Ok(()) };
    // Articles are asked for in ascending order.
    best.order_by_key(|&(doc, _)| doc);
    let mut rest = best.iter_mut().peekable();
    let mut places: Vec<Vec<Place>> = vec![Vec::new(); parts.len()];
    for (reader, matchers) in search.segments() {
        let end = reader.first + reader.segment.len();
        if rest.peek().is_none_or(|(doc, _)| *doc >= end) {
            continue;
        }
        let matchers = parts.iter().filter_map(|&part| matchers.get(part));
        let mut finders = matchers.map(|m| Finder::new(*reader, m)).collect::<Result<Vec<_>, _>>()?;
        while let Some((doc, score)) = rest.next_if(|(doc, _)| *doc < end) {
            let local = *doc - reader.first;
            for (finder, places) in finders.iter_mut().zip(&mut places) {
                finder.places(local, places)?;
            }
            *score = score.saturating_add(bonus(reader, local, &places, *score));
        }
    }
    best.order_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    Ok(())
}

/// What the shortest stretch with all words adds to a score.
fn bonus(reader: &Reader<'_>, doc: u32, places: &[Vec<Place>], score: u32) -> u32 {
    let words = places.len() as u64;
    let length = shortest(places, lengths(reader.segment, doc)).filter(|&length| length <= FARTHEST);
    let Some(length) = length else { return 0 };
    (u64::from(score) * words / (MOST_ADDED * u64::from(length).max(words))) as u32 // at most a quarter of a u32
}

/// Words in the shortest stretch of one part of the article that holds a place of each; the places are sorted.
fn shortest(places: &[Vec<Place>], lengths: Lengths) -> Option<u32> {
    let part = |at: u32| (at < lengths.deck_start(), at < lengths.body_start());
    let mut next = vec![0usize; places.len()];
    let mut least = None;
    loop {
        // One place of each word; the stretch can only become shorter by moving the first of them.
        let here = next.iter().zip(places).map(|(&n, list)| list.get(n).map(|place| place.start));
        let Some(here) = here.collect::<Option<Vec<u32>>>() else { return least };
        let (Some(&low), Some(&high)) = (here.iter().min(), here.iter().max()) else { return least };
        if part(low) == part(high) {
            let length = high - low + 1;
            least = Some(least.map_or(length, |least: u32| least.min(length)));
        }
        for (n, &at) in next.iter_mut().zip(&here) {
            *n += usize::from(at == low);
        }
    }
}

/// The part of a score that words add to no list of reasons by themselves: their closeness.
pub(super) fn reason(hit: &Hit) -> Option<Reason> {
    let words: u32 = hit.reasons.iter().map(|reason| reason.weight).sum();
    let weight = hit.score.checked_sub(words).filter(|&weight| weight > 0)?;
    Some(Reason { how: How::Close, weight, ..Reason::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortest_stretch_lies_in_one_part() {
        let at = |list: &[u32]| {
            list.iter().map(|&start| Place { start, end: start + 1, form: None }).collect::<Vec<_>>()
        };
        let lengths = Lengths { headline: 5, deck: 0, body: 100 };
        for (words, expected) in [
            (vec![at(&[10, 40]), at(&[12, 90])], Some(3)),
            (vec![at(&[12]), at(&[10, 11]), at(&[30])], Some(20)),
            // The last word of the headline and the first of the body are no neighbors.
            (vec![at(&[4]), at(&[7])], None),
            (vec![at(&[4, 60]), at(&[7])], Some(54)),
            (vec![at(&[4]), at(&[])], None),
        ] {
            assert_eq!(shortest(&words, lengths), expected);
        }
    }
}
