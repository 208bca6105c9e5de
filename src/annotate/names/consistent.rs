//! One sense per article: a name found once is found everywhere, as the same kind.
//!
//! News names a thing in full once, where the words around it tell what it is, and in short afterwards. The
//! kind with the most confidence behind it wins for all mentions of the same words.

use super::gazetteer::{self as lists, Gazetteer};
use super::index::Index;
use super::spelling::{Key, Speller};
use super::{Found, fold, gazetteer};
use crate::annotate::words::Words;
use crate::model::EntityKind;
use crate::sort::Sorting;

/// What is known about a form of a name: votes per kind, and the best single confidence.
#[derive(Clone, Copy, Default)]
struct Votes {
    kinds: [u32; 3],
    best: u8,
}

/// The forms of the names found, by their keys.
struct Forms {
    index: Index,
    votes: Vec<Votes>,
    speller: Speller,
}

/// A name has at most this many tokens that are looked for elsewhere.
const LONGEST: usize = 6;
/// What a mention found only because of another is worth, against that other's confidence.
const LOSS: u8 = 10;

/// Adds the mentions that the forms in `found` have elsewhere and gives all mentions of a form one kind.
pub(super) fn everywhere(words: &Words<'_>, mut found: Vec<Found>) -> Vec<Found> {
    add_bracketed(words, &mut found);
    let mut forms = Forms::collect(words, &found);
    for name in &mut found {
        let key = forms.speller.key(words, name.first, name.end);
        if let Some(votes) = forms.get(key) {
            name.kind = winner(votes);
        }
    }
    let more = uncovered(words, &found, &mut forms);
    found.extend(more);
    found.order_by_key(|name| name.first);
    found
}

/// "Harbor Workers Union (HWU)": an acronym in brackets that the name before it spells out.
fn add_bracketed(words: &Words<'_>, found: &mut Vec<Found>) {
    let mut more: Vec<Found> = Vec::new();
    for name in found.iter() {
        let at = name.end + 1;
        let bracketed = words.at(name.end) == "(" && words.at(at + 1) == ")";
        if bracketed
            && gazetteer::is_acronym(words.at(at))
            && fold::spells(words, name, &words.at(at).replace('.', ""))
        {
            more.push(Found { first: at, end: at + 1, ..*name });
        }
    }
    if more.is_empty() {
        return;
    }
    // Both lists are sorted, and the new names do not overlap each other.
    found.retain(|name| {
        let next = more.partition_point(|m| m.end <= name.first);
        more.get(next).is_none_or(|m| name.end <= m.first)
    });
    found.extend(more);
    found.order_by_key(|name| name.first);
}

impl Forms {
    /// The forms of the names found: the whole, the last part of a person's name, an organization's
    /// name without its head.
    fn collect(words: &Words<'_>, found: &[Found]) -> Forms {
        let index = Index::with_room(2 * found.len());
        let mut forms = Forms { index, votes: Vec::new(), speller: Speller::default() };
        for name in found {
            forms.add(words, name.first, name.end, name);
            if name.kind == EntityKind::Person
                && let Some(first) = surname(words, name)
            {
                forms.add(words, first, name.end, name);
            }
            let bare = without_head(words, name);
            if name.kind == EntityKind::Organization && bare - name.first > 1 && bare < name.end {
                forms.add(words, name.first, bare, name);
            }
        }
        forms
    }

    /// The tokens `first..end` are a form of `name`.
    fn add(&mut self, words: &Words<'_>, first: usize, end: usize, name: &Found) {
        let key = self.speller.key(words, first, end);
        let number = self.index.number(key) as usize;
        if number == self.votes.len() {
            self.votes.push(Votes::default());
        }
        if let Some(votes) = self.votes.get_mut(number) {
            // `kind as usize` is below 3, the number of kinds.
            votes.kinds[name.kind as usize] += u32::from(name.confidence);
            votes.best = votes.best.max(name.confidence);
        }
    }

    fn get(&self, key: u64) -> Option<&Votes> {
        self.votes.get(self.index.get(key)? as usize)
    }
}

/// Where the family name of a full name starts: its last word with particles before it.
fn surname(words: &Words<'_>, name: &Found) -> Option<usize> {
    let mut first = name.end.checked_sub(1)?;
    while first > name.first + 1 && is_particle(words, first - 1) {
        first -= 1;
    }
    (first > name.first).then_some(first)
}

/// Where an organization's name ends without the heads at its end: "Al Noor" of "Al Noor Foundation".
fn without_head(words: &Words<'_>, name: &Found) -> usize {
    let is_head = |at: usize| Gazetteer::get().word(words.at(at)) & lists::ORG_HEAD != 0;
    let heads = (name.first..name.end).rev().take_while(|&at| is_head(at)).count();
    name.end - heads
}

fn is_particle(words: &Words<'_>, at: usize) -> bool {
    words.at(at) == "-" || words.is(at, &["al", "el", "abu", "bin", "van", "von", "de", "der", "den", "ibn"])
}

fn winner(votes: &Votes) -> EntityKind {
    let [person, organization, place] = votes.kinds;
    if person >= organization && person >= place {
        EntityKind::Person
    } else if organization >= place {
        EntityKind::Organization
    } else {
        EntityKind::Place
    }
}

/// Mentions of known forms that no found name covers.
fn uncovered(words: &Words<'_>, found: &[Found], forms: &mut Forms) -> Vec<Found> {
    let mut more = Vec::new();
    let mut covered = found.iter().peekable();
    let mut at = 0;
    while at < words.tokens.len() {
        while covered.next_if(|name| name.end <= at).is_some() {}
        let free = covered.peek().map_or(words.tokens.len(), |name| name.first);
        if free <= at {
            at = covered.peek().map_or(at + 1, |name| name.end);
            continue;
        }
        match longest(words, forms, at, free) {
            Some(name) => {
                at = name.end;
                more.push(name);
            }
            None => at += 1,
        }
    }
    more
}

/// The longest known form that starts at `at` and ends by `free`.
fn longest(words: &Words<'_>, forms: &mut Forms, at: usize, free: usize) -> Option<Found> {
    if !words.is_capital(at) {
        return None;
    }
    let sentence_end = words.sentence_of(at).map_or(free, |s| s.end as usize);
    let limit = free.min(sentence_end).min(at + LONGEST);
    let (mut key, mut best) = (Key::default(), None);
    for end in at + 1..=limit {
        key = forms.speller.extend(key, words, end - 1);
        let known = forms.get(key.get()).filter(|votes| votes.best >= 50);
        let ordinary = end - at == 1 && is_ordinary(words, at);
        if let Some(votes) = known.filter(|_| !ordinary && words.is_word(end - 1)) {
            let confidence = votes.best.saturating_sub(LOSS);
            best = Some(Found { first: at, end, kind: winner(votes), confidence });
        }
    }
    best
}

/// A word of the language or calendar at the start of its sentence.
fn is_ordinary(words: &Words<'_>, at: usize) -> bool {
    let class = Gazetteer::get().word(words.at(at));
    class & (lists::COMMON | lists::CALENDAR | lists::DEMONYM | lists::TITLE) != 0
}
