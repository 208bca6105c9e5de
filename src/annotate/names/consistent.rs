//! One sense per article: a name found once is found everywhere, as the same kind.
//!
//! News names a thing in full once, where the words around it tell what it is, and in short afterwards. The
//! kind with the most confidence behind it wins for all mentions of the same words.

use std::collections::BTreeMap;

use super::gazetteer::{self as lists, Gazetteer};
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

/// A name has at most this many tokens that are looked for elsewhere.
const LONGEST: usize = 6;
/// What a mention found only because of another is worth, against that other's confidence.
const LOSS: u8 = 10;

/// Adds the mentions that the forms in `found` have elsewhere and gives all mentions of a form one kind.
pub(super) fn everywhere(words: &Words<'_>, mut found: Vec<Found>) -> Vec<Found> {
    add_bracketed(words, &mut found);
    let forms = collect(words, &found);
    for name in &mut found {
        if let Some(votes) = forms.get(&fold::key(words, name.first, name.end)) {
            name.kind = winner(votes);
        }
    }
    let more = uncovered(words, &found, &forms);
    found.extend(more);
    found.order_by_key(|name| name.first);
    found
}

/// "Harbor Workers Union (HWU)": an acronym in brackets that the name before it spells out.
fn add_bracketed(words: &Words<'_>, found: &mut Vec<Found>) {
    let mut more = Vec::new();
    for name in found.iter() {
        let at = name.end + 1;
        let letters = words.at(at).replace('.', "");
        let bracketed = words.at(name.end) == "(" && words.at(at + 1) == ")";
        if bracketed && gazetteer::is_acronym(words.at(at)) && fold::spells(words, name, &letters) {
            more.push(Found { first: at, end: at + 1, ..*name });
        }
    }
    found.retain(|name| more.iter().all(|m| name.end <= m.first || m.end <= name.first));
    found.extend(more);
    found.order_by_key(|name| name.first);
}

/// The forms of the names found: the whole, the last part of a person's name, an organization's
/// name without its head.
fn collect(words: &Words<'_>, found: &[Found]) -> BTreeMap<String, Votes> {
    let mut forms: BTreeMap<String, Votes> = BTreeMap::new();
    let mut add = |key: String, kind: EntityKind, confidence: u8| {
        let votes = forms.entry(key).or_default();
        // `kind as usize` is below 3, the number of kinds.
        votes.kinds[kind as usize] += u32::from(confidence);
        votes.best = votes.best.max(confidence);
    };
    for name in found {
        add(fold::key(words, name.first, name.end), name.kind, name.confidence);
        if name.kind == EntityKind::Person
            && let Some(first) = surname(words, name)
        {
            add(fold::key(words, first, name.end), name.kind, name.confidence);
        }
        let bare = without_head(words, name);
        if name.kind == EntityKind::Organization && bare - name.first > 1 && bare < name.end {
            add(fold::key(words, name.first, bare), name.kind, name.confidence);
        }
    }
    forms
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
fn uncovered(words: &Words<'_>, found: &[Found], forms: &BTreeMap<String, Votes>) -> Vec<Found> {
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
fn longest(words: &Words<'_>, forms: &BTreeMap<String, Votes>, at: usize, free: usize) -> Option<Found> {
    if !words.is_capital(at) {
        return None;
    }
    let sentence_end = words.sentence_of(at).map_or(free, |s| s.end as usize);
    let limit = free.min(sentence_end).min(at + LONGEST);
    (at + 1..=limit).rev().find_map(|end| {
        let votes = forms.get(&fold::key(words, at, end))?;
        let ordinary = end - at == 1 && is_ordinary(words, at);
        (votes.best >= 50 && !ordinary && words.is_word(end - 1)).then(|| Found {
            first: at,
            end,
            kind: winner(votes),
            confidence: votes.best.saturating_sub(LOSS),
        })
    })
}

/// A word of the language or calendar at the start of its sentence.
fn is_ordinary(words: &Words<'_>, at: usize) -> bool {
    let class = Gazetteer::get().word(words.at(at));
    class & (lists::COMMON | lists::CALENDAR | lists::DEMONYM | lists::TITLE) != 0
}
