//! Which events of the chronology an article tells around a sentence, and how fully.
//!
//! A statement and a report meet in stems. Every stem of the article is looked up once; from then on all is
//! counting over numbers.

use crate::date::chronology::{Chronology, Event, Posting};
use crate::date::reading::{Item, Reading, root, stem};
use crate::sort::Sorting;

/// Least share of an event's weight that must be met, in percent.
const SHARE: u32 = 38;
/// The same for an event told fully.
const FULL: u32 = 60;
/// Sentences at the start of an article that tell its news; what is told later may be long past.
pub(super) const LEAD: usize = 4;
/// No stem of the chronology.
const NONE: u32 = u32::MAX;
/// Not looked up yet.
const UNREAD: u32 = u32::MAX - 1;

/// An event told around a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    /// Its index in the chronology.
    pub(super) event: usize,
    /// The share of its weight that is met, in percent.
    pub(super) share: u32,
    /// The sentence stands at the start, says itself what happened and names most of the names.
    pub(super) fully: bool,
}

/// The article's stems as the chronology numbers them.
pub(super) struct Telling<'a> {
    reading: &'a Reading<'a>,
    chronology: &'a Chronology,
    /// For every item its stem, [`NONE`] or [`UNREAD`]: most words of a long report are never asked for.
    stems: Vec<u32>,
    headline: Vec<u32>,
    /// For every event the weight of its names that the article writes with a capital anywhere.
    names: Vec<u32>,
    /// For every stem the last window that holds it, and the last sentence.
    seen: Vec<(u32, u32)>,
    window: u32,
    met: Vec<Met>,
    /// The sentence looked at last, and what it tells.
    last: Option<usize>,
    told: Vec<Told>,
}

/// How much of an event's statement is met around one sentence.
#[derive(Clone, Copy, Default)]
struct Met {
    /// Weight of the words met in the sentence and its neighbors.
    near: u32,
    /// Of these, the weight met in the sentence itself.
    own: u32,
    names: u32,
    words: u32,
    /// Weight of the words met that are no names, and of these in the sentence itself.
    said: u32,
    own_said: u32,
    /// Weight of the names met, and of these in the sentence itself.
    named: u32,
    own_named: u32,
}

impl<'a> Telling<'a> {
    pub(super) fn new(reading: &'a Reading<'a>, chronology: &'a Chronology) -> Self {
        let look = |(i, item): (usize, &Item)| {
            if item.capital { chronology.stem(stem(reading.word(i))) } else { UNREAD }
        };
        let stems: Vec<u32> = reading.items.iter().enumerate().map(look).collect();
        let mut names = vec![0; chronology.events.len()];
        let mut seen = vec![(0, 0); chronology.stems.len()];
        for (item, id) in reading.items.iter().zip(&stems).filter(|(item, _)| item.capital) {
            // Marks the stem as counted; windows start at one.
            let Some(mark) = seen.get_mut(*id as usize).filter(|m| m.0 == 0 && item.capital) else {
                continue;
            };
            mark.0 = NONE;
            for p in chronology.postings(*id).iter().filter(|p| p.name) {
                if let Some(weight) = names.get_mut(p.event) {
                    *weight += p.weight;
                }
            }
        }
        let headline = reading.headline.iter().map(|w| chronology.stem(w)).filter(|id| *id != NONE).collect();
        let met = vec![Met::default(); chronology.events.len()];
        Telling {
            reading,
            chronology,
            stems,
            headline,
            names,
            seen,
            window: 0,
            met,
            last: None,
            told: Vec::new(),
        }
    }

    /// True where the article names one of the event's names at all.
    pub(super) fn names(&self, event: usize) -> bool {
        self.names.get(event).is_some_and(|n| *n > 0)
    }

    /// Events told around a sentence.
    pub(super) fn events(&mut self, sentence: usize) -> &[Told] {
        if self.last != Some(sentence) {
            self.last = Some(sentence);
            self.told = self.read(sentence);
        }
        &self.told
    }

    fn read(&mut self, sentence: usize) -> Vec<Told> {
        self.window += 1;
        let window = self.window;
        let mut events = Vec::new();
        let around = self.reading.sentences_around(sentence);
        for (id, i) in self.stems.get_mut(around.clone()).unwrap_or_default().iter_mut().zip(around.clone()) {
            if *id == UNREAD {
                *id = self.chronology.stem(stem(self.reading.word(i)));
            }
        }
        for i in self.reading.sentence(sentence) {
            let id = self.stems.get(i).copied().unwrap_or(NONE);
            if let Some(mark) = self.seen.get_mut(id as usize) {
                mark.1 = window;
            }
        }
        let ids = self.stems.get(around).unwrap_or_default().iter();
        let headline = self.headline.iter().filter(|_| sentence < 2);
        for id in ids.chain(headline) {
            let Some(mark) = self.seen.get_mut(*id as usize).filter(|m| m.0 != window) else { continue };
            mark.0 = window;
            let here = mark.1 == window;
            for p in self.chronology.postings(*id) {
                let Some(met) = self.met.get_mut(p.event) else { continue };
                if met.near == 0 {
                    events.push(p.event);
                }
                met.add(p, here);
            }
        }
        events.order();
        events.into_iter().filter_map(|e| self.judge(e, sentence)).collect()
    }

    /// What is told of an event whose words were met; clears the count.
    fn judge(&mut self, event: usize, sentence: usize) -> Option<Told> {
        let met = std::mem::take(self.met.get_mut(event)?);
        let fact = self.chronology.events.get(event)?;
        let share = met.share(fact, self.names.get(event).copied().unwrap_or_default())?;
        let named = met.named.min(met.own_named) * 2 >= fact.total.saturating_sub(fact.said);
        let happened = match &fact.predicate {
            Some(root) => {
                // Announcing and its like happen daily: nearly all of what is announced must be told.
                let common = matches!(root.as_str(), "announc" | "declar" | "nam" | "sign" | "vote" | "hold");
                let enough =
                    if common { met.own_said * 4 >= fact.said * 3 } else { met.own_said * 2 >= fact.said };
                enough && self.happens(root, sentence)
            }
            None => met.own_said * 5 >= fact.said * 4,
        };
        let fully = sentence < LEAD && share >= FULL && named && happened;
        (fully || met.words >= 2 || met.names >= 3).then_some(Told { event, share, fully })
    }

    /// The sentence says that it happened, not that it may, should or did not happen.
    fn happens(&self, predicate: &str, sentence: usize) -> bool {
        const UNREAL: [&str; 19] = [
            "may",
            "might",
            "can",
            "could",
            "would",
            "should",
            "will",
            "shall",
            "must",
            "to",
            "not",
            "if",
            "no",
            "never",
            "whether",
            "before",
            "against",
            "potential",
            "possible",
        ];
        let unreal = |k: usize| UNREAL.contains(&self.reading.word(k));
        self.reading.sentence(sentence).any(|i| {
            let word = self.reading.word(i);
            let next = self.reading.word(i + 1);
            let planned = matches!(next, "will" | "may" | "might" | "could" | "would") || word == "leaving";
            root(word) == predicate && !planned && !(i.saturating_sub(2)..i).any(unreal)
        })
    }
}

impl Met {
    fn add(&mut self, p: &Posting, here: bool) {
        let own = if here { p.weight } else { 0 };
        self.near += p.weight;
        self.own += own;
        if p.name {
            self.names += 1;
            self.named += p.weight;
            self.own_named += own;
        } else {
            self.words += 1;
            self.said += p.weight;
            self.own_said += own;
        }
    }

    /// The share of an event that is met, in percent, where it is enough. A name met only elsewhere (`all` is the
    /// weight of its names anywhere) counts half.
    ///
    /// Names alone are no event: two fifths of what the statement says besides its names must be met, by two words
    /// or more, or by one beside two of its names; the caller asks for three where little else is met.
    fn share(self, event: &Event, all: u32) -> Option<u32> {
        let far = all.saturating_sub(self.named);
        let share = (self.near + far / 2) * 100 / event.total.max(1);
        let told = self.names >= 1 && (self.words >= 2 || (self.words >= 1 && self.names >= 2));
        let said = self.said * 5 >= event.said * 2;
        (told && said && share >= SHARE && self.own * 3 >= self.near).then_some(share.min(100))
    }
}
