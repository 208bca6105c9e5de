//! The words that set some articles apart from the others: an outlet, a period, the matches of a query.
//!
//! Log odds of holding the word, inside and outside, with the whole corpus as prior and divided by their
//! deviation (Monroe, Colaresi and Quinn, "Fightin' Words", Political Analysis 2008). The prior keeps words
//! of one or two articles from the top; articles are counted, not places, so that one long report that
//! repeats a word counts once.

use std::collections::BTreeMap;

use super::filter::Verdicts;
use super::question::Filter;
use super::score::{ONE, log2};
use super::{Search, language};
use crate::corpus::{Corpus, Doc};
use crate::error::Error;
use crate::segment::{Segment, broken};
use crate::sort::Sorting;

/// How much the whole corpus counts against what is compared: as this many articles.
const PRIOR: u64 = 10;

/// A word that sets articles apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Apart {
    /// The word, folded.
    pub word: String,
    /// Articles inside that hold it.
    pub inside: u32,
    /// Articles outside that hold it.
    pub outside: u32,
    /// How far its odds differ, in hundredths of their deviation: 196 is rarely chance.
    pub strength: i32,
}

/// The `most` words that the articles matching `text` and `filter` hold more often than all others,
/// strongest first. Empty where none or all match.
///
/// # Errors
/// When the bytes of a segment are broken.
pub fn contrast(corpus: &Corpus, text: &str, filter: &Filter, most: usize) -> Result<Vec<Apart>, Error> {
    let search = Search::new(corpus, language::parse(text, false))?;
    let verdicts = Verdicts::new(corpus, filter)?;
    let mut chosen = vec![false; corpus.len() as usize];
    for (reader, list) in search.readers.iter().zip(search.matches()?) {
        for doc in list.into_iter().map(|(local, _)| reader.first + local) {
            if let Some(is) = chosen.get_mut(doc as usize) {
                *is = verdicts.of(doc).none();
            }
        }
    }
    let inside = chosen.iter().filter(|&&is| is).count() as u64;
    let outside = chosen.len() as u64 - inside;
    let mut counts: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for (first, segment) in corpus.segments() {
        count(segment, first, &chosen, &mut counts)?;
    }
    let mut found: Vec<Apart> = counts
        .into_iter()
        .map(|(word, (a, b))| Apart {
            strength: strength((a, inside), (b, outside)),
            word,
            inside: a,
            outside: b,
        })
        .filter(|word| word.strength > 0)
        .collect();
    found.order_by(|a, b| b.strength.cmp(&a.strength).then_with(|| a.word.cmp(&b.word)));
    found.truncate(most);
    Ok(found)
}

/// Adds the articles inside and outside that hold each term of a segment.
fn count(
    segment: &Segment,
    first: Doc,
    chosen: &[bool],
    counts: &mut BTreeMap<String, (u32, u32)>,
) -> Result<(), Error> {
    let terms = segment.terms()?;
    let infos = terms.infos(0..terms.len()).map_err(|_| broken("the dictionary"))?;
    for (term, info) in (0..).zip(infos) {
        let info = info.map_err(|_| broken("the dictionary"))?;
        let (mut inside, mut outside) = (0, 0);
        segment
            .postings(&info)?
            .each(|doc, _| {
                let is = chosen.get((first + doc) as usize).copied().unwrap_or(false);
                *(if is { &mut inside } else { &mut outside }) += 1;
            })
            .map_err(|_| broken("the postings"))?;
        let word = terms.get(term).map_err(|_| broken("the dictionary"))?;
        let entry = counts.entry(word).or_default();
        entry.0 += inside;
        entry.1 += outside;
    }
    Ok(())
}

/// The difference of the log odds in hundredths of its deviation.
fn strength((a, inside): (u32, u64), (b, outside): (u32, u64)) -> i32 {
    if inside == 0 || outside == 0 || a == 0 {
        return 0;
    }
    // Everything in 1024ths of an article; the prior is shared out as the word is in the whole corpus.
    let (a, b) = (u64::from(a) << 10, u64::from(b) << 10);
    let (inside, outside, prior) = (inside << 10, outside << 10, PRIOR << 10);
    let share = (prior as u128 * u128::from(a + b) / u128::from(inside + outside)) as u64;
    let odds = |with: u64, all: u64| {
        let with = with + share.max(1);
        let without = (all + prior).saturating_sub(with).max(1);
        i64::from(log2(with)) - i64::from(log2(without))
    };
    let difference = odds(a, inside) - odds(b, outside);
    let variance = 1024.0 / (a + share.max(1)) as f64 + 1024.0 / (b + share.max(1)) as f64;
    // From base 2 in parts of ONE to natural units, in hundredths.
    (difference as f64 * std::f64::consts::LN_2 * 100.0 / f64::from(ONE) / variance.sqrt()) as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strength_grows_with_difference_and_evidence() {
        let words = [(1, 1), (5, 5), (5, 1), (20, 4), (40, 8)];
        let all: Vec<i32> = words.iter().map(|&(a, b)| strength((a, 100), (b, 100))).collect();
        assert_eq!((all[0], all[1]), (0, 0));
        assert!(all[2] > 0 && all[2] < 196, "{all:?}");
        assert!(all[2] < all[3] && all[3] < all[4], "{all:?}");
        assert_eq!(strength((0, 100), (50, 100)), 0);
        assert_eq!(strength((5, 5), (0, 0)), 0);
    }
}
