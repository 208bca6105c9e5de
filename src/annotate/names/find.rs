//! Names by lists, shapes and the words around them: what runs alone where no name model is loaded.
//!
//! Runs of capitalized words are cut from the left: a title, a nationality or a day is passed over, and what
//! follows is named by the strongest evidence it has. A run without evidence is left alone: wrong is worse
//! than missing.

use super::Found;
use super::gazetteer::{self as lists, Classes, Gazetteer};
use crate::annotate::words::Words;
use crate::model::EntityKind::{self, Organization, Person, Place};

/// Verbs of saying that mark the words beside them as a person.
const SAID: [&str; 10] =
    ["said", "says", "told", "added", "warned", "insisted", "argued", "replied", "noted", "wrote"];

/// Lower-case words that stand inside names of persons and places.
const PARTICLES: [&str; 17] = [
    "al", "el", "bin", "ibn", "ben", "abu", "de", "da", "del", "della", "di", "dos", "du", "la", "van",
    "von", "der",
];

/// Organization heads that take a nationality before them into the name ("Syrian Army").
const WITH_NATION: [&str; 12] = [
    "Army",
    "Navy",
    "Party",
    "University",
    "League",
    "Authority",
    "Union",
    "Congress",
    "Airlines",
    "Airways",
    "Jihad",
    "Brotherhood",
];

/// Finds the names of one article, in order, not overlapping.
pub(super) fn find(words: &Words<'_>) -> Vec<Found> {
    let finder = Finder { words, lists: Gazetteer::get() };
    let mut found = Vec::new();
    for sentence in words.sentences {
        let tokens = sentence.tokens();
        let mut at = tokens.start;
        while at < tokens.end {
            at = finder.step(at, tokens.start, tokens.end, &mut found);
        }
    }
    found
}

struct Finder<'a> {
    words: &'a Words<'a>,
    lists: &'static Gazetteer,
}

impl Finder<'_> {
    /// Looks at the token `at` of a sentence `first..end`; returns where to look next, always further on.
    fn step(&self, at: usize, first: usize, end: usize, found: &mut Vec<Found>) -> usize {
        if !self.starts_name(at, end) {
            return at + 1;
        }
        if let Some(m) = self.lists.longest(self.words, at, end, lists::NAMES | lists::DEMONYM)
            && let Some(next) = self.listed(at, end, m, found)
        {
            return next;
        }
        let class = self.lists.word(self.words.at(at));
        if self.words.is(at, &["the", "a", "an"]) {
            return at + 1;
        }
        if class & lists::CALENDAR != 0 || self.is_title(at) && self.after_title(at) < end {
            return self.after_title(at).max(at + 1);
        }
        let run = self.run(at, end);
        if class & lists::DEMONYM != 0 && !self.takes_nation(at, run) {
            return at + 1;
        }
        let (found_here, next) = self.classify(at, run, first, end);
        found.extend(found_here);
        next.max(at + 1)
    }

    /// A capitalized word, or "al"/"el" joined to one.
    fn starts_name(&self, at: usize, end: usize) -> bool {
        let joined = at + 2 < end && self.words.at(at + 1) == "-" && self.words.is_capital(at + 2);
        self.words.is_capital(at) || joined && self.words.is(at, &["al", "el", "ad", "an", "ar", "as"])
    }

    /// A listed name. Given way to a longer run that has a head or a given name of its own.
    fn listed(&self, at: usize, end: usize, m: lists::Match, found: &mut Vec<Found>) -> Option<usize> {
        if m.classes & lists::NAMES == 0 {
            return None;
        }
        let last = self.words.at(m.end - 1);
        if last.chars().next().is_some_and(char::is_lowercase) {
            return None;
        }
        let run = self.run(at, end);
        if run > m.end && m.end - at == 1 && self.longer_wins(at, m, run) {
            return None;
        }
        // "May", "Nice": a word of the language at the start of a sentence is not enough.
        if m.classes & (lists::COMMON | lists::CALENDAR) != 0 && m.end - at == 1 {
            return Some(m.end);
        }
        let kind = if m.classes & (lists::ORG | lists::OUTLET) != 0 { Organization } else { Place };
        let person = m.classes & (lists::GIVEN | lists::SURNAME) != 0 && m.end - at == 1;
        if person && self.titled(at) {
            return None;
        }
        let confidence = if person { 55 } else { 90 };
        found.push(Found { first: at, end: m.end, kind, confidence });
        Some(m.end)
    }

    /// The run goes on after a listed word so that it names something else: a head ("Bethlehem University")
    /// or a person ("Paris Hilton", "Jordan Peters").
    fn longer_wins(&self, at: usize, m: lists::Match, run: usize) -> bool {
        let last = self.lists.word(self.words.at(run - 1));
        let head = last & (lists::ORG_HEAD | lists::PLACE_HEAD) != 0;
        let next = self.lists.word(self.words.at(at + 1));
        let plain = next & (lists::NAMES | lists::DEMONYM | lists::CALENDAR | lists::TITLE) == 0;
        let touching = self.words.at(m.end) == "-";
        !touching && (head && m.classes & lists::COUNTRY == 0 || m.classes & lists::GIVEN != 0 && plain)
    }

    /// One past the last token of the run of capitalized words from `at`, with particles, initials and
    /// hyphens inside.
    fn run(&self, at: usize, end: usize) -> usize {
        let mut stop = at + 1;
        loop {
            let next = self.run_step(stop, end);
            if next == stop {
                return stop;
            }
            stop = next;
        }
    }

    /// One step of a run: the end of the next part of the name that follows token `stop`, or `stop`.
    fn run_step(&self, stop: usize, end: usize) -> usize {
        let w = self.words;
        if stop >= end {
            return stop;
        }
        let joined = |i: usize| i < end && self.is_name_word(i);
        if joined(stop) {
            return stop + 1;
        }
        match w.at(stop) {
            "-" if w.touches_next(stop) && w.touches_next(stop - 1) && joined(stop + 1) => stop + 2,
            "-" if w.touches_next(stop) && w.is(stop + 1, &PARTICLES) && joined(stop + 3) => stop + 4,
            "." if w.touches_next(stop - 1) && is_initial(w.at(stop - 1)) && joined(stop + 1) => stop + 2,
            "&" if joined(stop + 1) => stop + 2,
            "'" | "’" if w.touches_next(stop - 1) && self.is_head(stop + 1) => stop + 2,
            word if PARTICLES.contains(&word) => self.after_particles(stop, end),
            _ => stop,
        }
    }

    /// After one or two particles and a capitalized word ("van der Berg", "al-Masri"), else `stop`.
    fn after_particles(&self, stop: usize, end: usize) -> usize {
        let mut at = stop;
        while at < end && at < stop + 4 && (self.words.is(at, &PARTICLES) || self.words.at(at) == "-") {
            at += 1;
        }
        if at < end && self.is_name_word(at) { at + 1 } else { stop }
    }

    /// Capitalized, and neither a day nor a month.
    fn is_name_word(&self, at: usize) -> bool {
        self.words.is_capital(at) && self.lists.word(self.words.at(at)) & lists::CALENDAR == 0
    }

    fn is_head(&self, at: usize) -> bool {
        self.words.is_capital(at) && self.lists.word(self.words.at(at)) & lists::ORG_HEAD != 0
    }

    fn is_title(&self, at: usize) -> bool {
        self.lists.word(self.words.at(at)) & lists::TITLE != 0
    }

    /// One past the title at `at` with its period, or `at`.
    fn after_title(&self, at: usize) -> usize {
        match self.lists.longest(self.words, at, at + 4, lists::TITLE) {
            Some(m) if self.words.at(m.end) == "." && self.words.touches_next(m.end - 1) => m.end + 1,
            Some(m) => m.end,
            None => at,
        }
    }

    /// A title stands right before `at`.
    fn titled(&self, at: usize) -> bool {
        let back = if self.words.before(at, 1) == "." { 2 } else { 1 };
        at >= back && self.is_title(at - back)
    }

    fn takes_nation(&self, at: usize, run: usize) -> bool {
        (at + 1..run).any(|i| self.words.is(i, &WITH_NATION))
    }

    /// Names the run `at..run`; returns what it found and where to go on.
    fn classify(&self, at: usize, run: usize, first: usize, end: usize) -> (Option<Found>, usize) {
        let class = self.lists.word(self.words.at(at));
        let opens = at == first && class & lists::COMMON != 0;
        if opens && class & lists::GIVEN == 0 {
            return (None, at + 1);
        }
        if let Some((stop, kind)) = self.headed(at, run, end) {
            return (Some(Found { first: at, end: stop, kind, confidence: 75 }), stop);
        }
        let stop = self.person_end(at, run);
        let confidence = self.person_score(at, stop, end);
        if confidence > 0 {
            return (Some(Found { first: at, end: stop, kind: Person, confidence }), stop);
        }
        if run - at == 1 && at > first && self.words.is(at - 1, &["in", "near"]) && class == 0 {
            return (Some(Found { first: at, end: run, kind: Place, confidence: 50 }), run);
        }
        (None, at + 1)
    }

    /// A run with an organization or place head at its end, or "Head of X".
    fn headed(&self, at: usize, run: usize, end: usize) -> Option<(usize, EntityKind)> {
        let class_of = |i: usize| self.lists.word(self.words.at(i));
        let of = self.words.is(run, &["of", "for"]) && self.words.is_capital(run + 1) && run + 1 < end;
        let last = class_of(run - 1);
        if last & lists::ORG_HEAD != 0 && of {
            return Some((self.run(run + 1, end), Organization));
        }
        if run - at < 2 {
            return None;
        }
        let mount = self.words.is(at, &["Mount", "Lake", "Cape", "Fort", "Port", "Camp"]);
        match last {
            c if c & lists::ORG_HEAD != 0 => Some((run, Organization)),
            c if c & lists::PLACE_HEAD != 0 || mount => Some((run, Place)),
            _ => None,
        }
    }

    /// Where a name of a person that starts at `at` ends: before a title, a listed place, a nationality.
    fn person_end(&self, at: usize, run: usize) -> usize {
        let breaks = lists::COUNTRY | lists::DEMONYM | lists::TITLE | lists::ORG_HEAD;
        let is_break = |&i: &usize| {
            let class = self.lists.word(self.words.at(i));
            // "Mohammed Hindi,": at the end of a run that a sign closes, a nationality is a family name.
            let closes = class & lists::DEMONYM != 0 && i + 1 == run && !self.words.is_word(run);
            class & breaks != 0 && class & (lists::GIVEN | lists::SURNAME) == 0 && !closes
        };
        (at + 1..run).find(is_break).unwrap_or(run)
    }

    /// 0-100: how much speaks for a person.
    fn person_score(&self, at: usize, stop: usize, end: usize) -> u8 {
        let class = self.lists.word(self.words.at(at));
        let last: Classes = self.lists.word(self.words.at(stop - 1));
        let count = stop - at;
        let given = class & lists::GIVEN != 0;
        let surname = last & lists::SURNAME != 0;
        match () {
            () if self.titled(at) && class & lists::COMMON == 0 => 90,
            () if given && count > 1 => 88,
            () if surname && count > 1 => 75,
            () if self.aged(stop, end) => 80,
            () if count < 4 && self.in_apposition(stop, end) => 75,
            () if self.speaks(at, stop) && class & lists::COMMON == 0 => 70,
            () if surname && class & lists::COMMON == 0 => 60,
            () if count == 2 && class | last == 0 && self.is_plain(at) && self.is_plain(stop - 1) => 45,
            () => 0,
        }
    }

    /// A word of three or more letters that is not all capitals and does not open its sentence.
    fn is_plain(&self, at: usize) -> bool {
        let word = self.words.at(at);
        let opens = self.words.sentence_of(at).is_some_and(|s| s.first as usize == at);
        let article = at > 0 && self.words.is(at - 1, &["the", "a", "an"]);
        !opens && !article && word.len() > 2 && word.chars().any(char::is_lowercase)
    }

    /// A comma and an age follow: ", 54,".
    fn aged(&self, stop: usize, end: usize) -> bool {
        let age = self.words.at(stop + 1).parse::<u32>();
        stop + 2 < end
            && self.words.at(stop) == ","
            && age.is_ok_and(|n| (5..110).contains(&n))
            && self.words.at(stop + 2) == ","
    }

    /// A verb of saying stands beside the name.
    fn speaks(&self, at: usize, stop: usize) -> bool {
        self.words.is(stop, &SAID)
            || self.words.is(stop, &["who"])
            || at > 0 && self.words.is(at - 1, &SAID[..2])
            || at > 1 && self.words.is(at - 1, &["to"]) && self.words.is(at - 2, &["according"])
    }

    /// A comma, an article and a title soon after: ", a spokeswoman for".
    fn in_apposition(&self, stop: usize, end: usize) -> bool {
        let article = self.words.at(stop) == "," && self.words.is(stop + 1, &["a", "an", "the"]);
        let limit = end.min(stop + 8);
        let mut after =
            (stop + 2..limit).take_while(|&i| self.words.is_word(i) && !self.words.is(i, &["of"]));
        article && after.any(|i| self.is_title(i))
    }
}

/// A single capital letter.
fn is_initial(word: &str) -> bool {
    word.len() == 1 && word.bytes().all(|b| b.is_ascii_uppercase())
}
