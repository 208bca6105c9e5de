//! Who a cue belongs to: the name, description or pronoun beside it.

use super::cue::{Cue, CueKind};
use crate::annotate::names;
use crate::annotate::words::{Words, among};
use crate::model::{Annotations, EntityKind, Speaker};

/// What stands beside a cue, in tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// The mention with this index.
    Name(usize),
    /// A pronoun.
    Pronoun(usize),
    /// A description `first..end`.
    Description(usize, usize),
}

/// The names of an article by token, for rules that walk over tokens.
pub(super) struct Names<'a> {
    words: &'a Words<'a>,
    found: &'a Annotations,
    /// First token and one past the last token of each mention.
    tokens: Vec<(usize, usize)>,
    /// Which tokens stand inside quotation marks.
    masked: &'a [bool],
}

/// Where a cue's subject may stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// The first token of the sentence.
    pub(super) sentence: usize,
    /// The first token of the cue's own stretch: after the quoted words before it.
    pub(super) clause: usize,
    /// One past the last token to look at after the cue.
    pub(super) end: usize,
    /// The subject may follow the cue ("said X").
    pub(super) inverted: bool,
}

const PRONOUNS: &str = "he she they it i we";
const DETERMINERS: &str = "a an the one another some several many other two three four both most his her their its our my these \
    those";
const PREPOSITIONS: &str = "of for from in at with on to by near inside within through about against over under \
    during between among into like without";
const AUXILIARIES: &str = "has have had also then later earlier once still now even n't not did does do would will could can \
    may might should must just never often further previously again";
const DAYS: &str = "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow";
/// Nouns for those who speak, beside the titles of the lexicon.
const SPEAKERS: &str = "agency analysts army attorneys authorities campaign company committee court critics diplomats \
    documents experts father friends government group he husband investigators letter man military \
    ministry mother movement neighbors newspaper office parents party people police report residents \
    sources source statement study woman";
const LONGEST_DESCRIPTION: usize = 16;

impl<'a> Names<'a> {
    /// The mentions of `found` placed on the tokens of `words`.
    pub(super) fn new(words: &'a Words<'a>, found: &'a Annotations, masked: &'a [bool]) -> Self {
        let place = |m: &crate::model::Mention| (words.token_at(m.span.start), words.token_at(m.span.end));
        Names { words, found, tokens: found.mentions.iter().map(place).collect(), masked }
    }

    /// The speaker of a mention.
    pub(super) fn speaker(&self, mention: usize) -> Speaker {
        self.found
            .mentions
            .get(mention)
            .map_or(Speaker::Unattributed, |m| Speaker::Entity { entity: m.entity, span: m.span })
    }

    /// The entity of a mention.
    pub(super) fn entity(&self, mention: usize) -> Option<u32> {
        self.found.mentions.get(mention).map(|m| m.entity)
    }

    /// The kind of a mention.
    pub(super) fn kind(&self, mention: usize) -> Option<EntityKind> {
        self.found.mentions.get(mention).map(|m| m.kind)
    }

    /// The mention that ends right before token `at`.
    fn ending(&self, at: usize) -> Option<usize> {
        let index = self.tokens.partition_point(|t| t.1 < at);
        self.tokens.get(index).is_some_and(|t| t.1 == at).then_some(index)
    }

    /// The mention that starts at token `at`.
    pub(super) fn starting(&self, at: usize) -> Option<usize> {
        self.tokens.binary_search_by_key(&at, |t| t.0).ok()
    }

    /// The first token of a mention.
    pub(super) fn first(&self, mention: usize) -> usize {
        self.tokens.get(mention).map_or(0, |t| t.0)
    }

    /// One past the last token of a mention.
    pub(super) fn end(&self, mention: usize) -> usize {
        self.tokens.get(mention).map_or(0, |t| t.1)
    }

    /// The subject opens the clause that starts at `start`.
    pub(super) fn opens(&self, subject: Subject, start: usize) -> bool {
        let start = if among(self.words.at(start), "and but or") { start + 1 } else { start };
        match subject {
            Subject::Name(mention) => {
                let first = self.first(mention);
                (start..first)
                    .all(|i| self.loose(i) || self.words.is_capital(i) || names::is_title(self.words, i))
            }
            Subject::Pronoun(at) => at == start,
            Subject::Description(first, _) => first == start,
        }
    }

    /// The mention can be the subject of the sentence that starts at `start`: it is no possessor, and only
    /// titles, names and nationalities stand before it.
    pub(super) fn is_subject(&self, mention: usize, start: usize) -> bool {
        let Some(&(first, end)) = self.tokens.get(mention) else { return false };
        let clear = (start..first).all(|i| {
            let capital = i > start && self.words.is_capital(i);
            !self.words.is_word(i) || self.loose(i) || names::is_title(self.words, i) || capital
        });
        clear && !self.is_possessor(end)
    }

    /// The name that is the subject of the sentence that starts at `start`, of whatever kind: "Israel rejected the
    /// offer, saying".
    pub(super) fn subject_of_sentence(&self, start: usize, end: usize) -> Option<Subject> {
        let mention = self.between(start, end).next().filter(|&m| self.first(m) <= start + 4)?;
        self.is_subject(mention, start).then_some(Subject::Name(mention))
    }

    /// The mentions between two tokens.
    pub(super) fn between(&self, first: usize, end: usize) -> std::ops::Range<usize> {
        let low = self.tokens.partition_point(|t| t.0 < first);
        let high = self.tokens.partition_point(|t| t.0 < end);
        low..high.max(low)
    }

    /// The subject of a cue.
    pub(super) fn subject(&self, cue: Cue, place: Place) -> Option<Subject> {
        match cue.kind {
            CueKind::According => self.after(cue.end, place.end),
            // "footage of X saying": the name right before speaks; after a comma the clause's subject does.
            // "some chanting"
            CueKind::Saying
                if self.words.is(cue.at.wrapping_sub(1), &["some", "many", "others", "several"]) =>
            {
                Some(Subject::Description(cue.at - 1, cue.at))
            }
            CueKind::Saying => match self.ending(cue.at) {
                Some(name) if self.kind(name) == Some(EntityKind::Person) => Some(Subject::Name(name)),
                _ => self.opening(place.sentence, cue.at),
            },
            CueKind::Say | CueKind::Judge if place.inverted => {
                // "X, a spokesman, said the talks": after an apposition nothing is inverted.
                let passed = self.apposed(cue.at, place.clause);
                passed.or_else(|| self.after(cue.end, place.end)).or_else(|| self.before(cue.at, place))
            }
            CueKind::Say | CueKind::Judge => self.before(cue.at, place),
        }
    }

    /// The subject before an apposition that ends right before the cue.
    pub(super) fn apposed(&self, at: usize, floor: usize) -> Option<Subject> {
        let comma = at.checked_sub(1).filter(|&i| i > floor && self.words.at(i) == ",")?;
        self.before_comma(comma, floor)
    }

    /// The noun phrase that ends right before token `at`, auxiliaries and days passed over.
    fn before(&self, at: usize, place: Place) -> Option<Subject> {
        let floor = place.clause;
        let end = self.pass_back(at, floor);
        if end <= floor {
            return None;
        }
        let last = end - 1;
        match self.words.at(last) {
            "," => self.before_comma(last, floor),
            word if is_one_of(word, &["and", "but", "or"]) => self.opening(place.sentence, last),
            word if is_one_of(word, &["who", "which", "that"]) => self.antecedent(last, floor),
            word if among(word, PRONOUNS) => Some(Subject::Pronoun(last)),
            _ => self.phrase_ending(end, floor),
        }
    }

    fn pass_back(&self, at: usize, floor: usize) -> usize {
        let mut end = at;
        while end > floor {
            let word = self.words.at(end - 1);
            // "John Mica (R-Fla.) said"
            if word == ")" {
                let low = floor.max(end.saturating_sub(10));
                match (low..end).rev().find(|&i| self.words.at(i) == "(") {
                    Some(open) => end = open,
                    None => break,
                }
                continue;
            }
            let day = among(word, DAYS);
            let adverb = word.len() > 4 && word.ends_with("ly") && self.ending(end).is_none();
            if !(day || adverb || among(word, AUXILIARIES)) {
                break;
            }
            end -= 1;
            if day && end > floor && self.words.is(end - 1, &["on", "late", "early"]) {
                end -= 1;
            }
        }
        end
    }

    /// "X, a spokesman for Y, said": the apposition is passed over, or is itself the end of a description.
    fn before_comma(&self, comma: usize, floor: usize) -> Option<Subject> {
        let low = floor.max(comma.saturating_sub(LONGEST_DESCRIPTION + 8));
        let opens = (low..comma).rev().find(|&i| self.words.at(i) == ",")?;
        // "The minister's spokeswoman, X, said": the name between the commas speaks.
        if let Some(name) = self.starting(opens + 1)
            && self.kind(name) == Some(EntityKind::Person)
            && self.ending(comma) == Some(name)
        {
            return Some(Subject::Name(name));
        }
        let subject = self.phrase_ending(opens, floor)?;
        let next = self.words.at(opens + 1);
        let number = next.bytes().all(|b| b.is_ascii_digit());
        let apposition = number
            || among(next, DETERMINERS)
            || is_one_of(
                next,
                &[
                    "who",
                    "however",
                    "meanwhile",
                    "though",
                    "speaking",
                    "in",
                    "at",
                    "on",
                    "during",
                    "after",
                    "also",
                    "whose",
                ],
            )
            || self.role_like(opens + 1, comma);
        apposition.then_some(subject)
    }

    fn role_like(&self, first: usize, end: usize) -> bool {
        (first..end.min(first + 6)).any(|i| names::is_title(self.words, i))
    }

    /// "X, who said": the phrase before the relative pronoun.
    fn antecedent(&self, at: usize, floor: usize) -> Option<Subject> {
        let end = if at > floor && self.words.at(at - 1) == "," { at - 1 } else { at };
        let person = self.words.is(at, &["who"]);
        self.phrase_ending(end, floor).filter(|_| person)
    }

    /// A name, or a noun phrase, that ends right before `end`.
    fn phrase_ending(&self, end: usize, floor: usize) -> Option<Subject> {
        if let Some(mention) = self.ending(end) {
            let first = self.tokens.get(mention)?.0;
            return match self.governed(first, end, floor) {
                Some(outer) => outer,
                None => Some(Subject::Name(mention)),
            };
        }
        let first = self.phrase_start(end, floor);
        if first >= end || !self.words.is_word(end - 1) {
            return None;
        }
        match self.governed(first, end, floor) {
            Some(outer) => outer,
            None => self.described(first, end),
        }
    }

    /// Where a name or phrase `first..end` hangs on a preposition: the larger phrase of someone who speaks
    /// ("a spokesman for X"), `Some(None)` where what it hangs on is unclear, none where it stands free.
    fn governed(&self, first: usize, end: usize, floor: usize) -> Option<Option<Subject>> {
        let mut start = first;
        while start > floor && self.loose(start - 1) {
            start -= 1;
        }
        if start <= floor || !among(self.words.at(start - 1), PREPOSITIONS) {
            return None;
        }
        let preposition = start - 1;
        if preposition == floor || self.words.at(preposition - 1) == "," {
            return Some(None);
        }
        let head = preposition;
        if let Some(mention) = self.ending(head) {
            // "Smith of the police said": the name before the preposition speaks.
            let start = self.first(mention);
            return match self.kind(mention) {
                Some(EntityKind::Person) => Some(Some(Subject::Name(mention))),
                _ => self.governed(start, end, floor).or(Some(None)),
            };
        }
        if !self.speaks(head - 1) {
            let outer = self.phrase_start(head, floor);
            return match self.governed(outer, end, floor) {
                Some(found) if outer < head => Some(found),
                _ => Some(None),
            };
        }
        let start = self.phrase_start(head, floor);
        Some(self.described(start, end))
    }

    /// Determiners, titles and adjectives that may stand between a preposition and its name.
    fn loose(&self, at: usize) -> bool {
        let word = self.words.at(at);
        self.words.is_word(at)
            && !among(word, PREPOSITIONS)
            && (among(word, DETERMINERS) || names::is_title(self.words, at) || self.words.is(at, &["'s"]))
    }

    /// A noun for someone who can speak.
    fn speaks(&self, at: usize) -> bool {
        names::is_title(self.words, at) || among(self.words.at(at), SPEAKERS)
    }

    /// Where the noun phrase that ends right before `end` starts: back over words up to a determiner.
    fn phrase_start(&self, end: usize, floor: usize) -> usize {
        let low = floor.max(end.saturating_sub(8));
        let mut first = end;
        while first > low {
            let at = first - 1;
            let word = self.words.at(at);
            if let Some(mention) = self.ending(first) {
                first = self.tokens.get(mention).map_or(at, |t| t.0.max(low));
                continue;
            }
            let joins = word == "-" || matches!(word, "'s" | "’s" | "'" | "’");
            if !joins && !self.words.is_word(at)
                || ends_phrase(word)
                || super::cue::at(self.words, at).is_some()
            {
                break;
            }
            first = at;
            if among(word, DETERMINERS) {
                break;
            }
        }
        first
    }

    /// A description, if its words can be one: someone who speaks, at most so many words.
    fn described(&self, first: usize, end: usize) -> Option<Subject> {
        let person = self.between(first, end).rev().find(|&m| self.kind(m) == Some(EntityKind::Person));
        if let Some(mention) = person
            && self.tokens.get(mention).is_some_and(|t| t.1 == end)
        {
            return Some(Subject::Name(mention));
        }
        let known = self.words.is(first, &["a", "an", "the"]) || (first..end).any(|i| self.speaks(i));
        (known && end - first <= LONGEST_DESCRIPTION).then_some(Subject::Description(first, end))
    }

    /// The phrase that starts right at `at`: "said X", "according to a spokeswoman in London".
    fn after(&self, at: usize, end: usize) -> Option<Subject> {
        // In "said it was" the pronoun opens what is said.
        if among(self.words.at(at), PRONOUNS) {
            if self.words.is_word(at + 1) && at + 1 < end {
                return None;
            }
            return Some(Subject::Pronoun(at));
        }
        let (mut stop, mut name, mut noun) = (at, None, false);
        while stop < end {
            if let Some(mention) = self.starting(stop) {
                name = Some(mention);
                stop = self.tokens.get(mention).map_or(stop + 1, |t| t.1);
                if self.kind(mention) == Some(EntityKind::Person) && !self.is_possessor(stop) {
                    return Some(Subject::Name(mention));
                }
                noun = false;
                continue;
            }
            let word = self.words.at(stop);
            let joins = matches!(word, "-" | "'s" | "’s" | "'" | "’")
                || word == "." && self.words.touches_next(stop - 1) && names::is_title(self.words, stop - 1);
            if !joins && (!self.words.is_word(stop) || self.ends_inverted(stop)) {
                break;
            }
            if !joins
                && stop > at
                && ends_phrase(word)
                && !(among(word, PREPOSITIONS) && self.speaks(stop - 1))
            {
                break;
            }
            noun = noun || self.speaks(stop);
            stop += 1;
            if stop - at > LONGEST_DESCRIPTION {
                return None;
            }
        }
        match name {
            Some(mention) if self.tokens.get(mention)?.1 == stop && self.tokens.get(mention)?.0 == at => {
                Some(Subject::Name(mention))
            }
            _ if stop > at => self.described(at, stop).filter(|_| noun || name.is_some()),
            _ => None,
        }
    }

    fn is_possessor(&self, at: usize) -> bool {
        self.words.is(at, &["'s", "’s", "'", "’"]) || names::is_title(self.words, at)
    }

    fn ends_inverted(&self, at: usize) -> bool {
        among(self.words.at(at), DAYS) || super::cue::at(self.words, at).is_some()
    }

    /// The subject of the clause that opens the stretch `first..end`: its first name or phrase before a verb.
    fn opening(&self, first: usize, end: usize) -> Option<Subject> {
        let mut at = first;
        while at < end && !self.words.is_word(at) {
            at += 1;
        }
        // A cue in the stretch has this subject already: "X said ... and added".
        let clear = |i: &usize| !self.masked.get(*i).copied().unwrap_or(true);
        let earlier = (at..end).rev().filter(clear).find_map(|i| super::cue::at(self.words, i));
        if let Some(cue) = earlier.filter(|c| c.kind == CueKind::Say) {
            let clause = (first..cue.at).rev().find(|i| !clear(i)).map_or(first, |i| i + 1);
            let inverted = cue.at > clause && self.words.at(cue.at - 1) == ",";
            let place = Place { sentence: first, clause, end, inverted };
            if let Some(subject) = self.subject(cue, place) {
                return Some(subject);
            }
        }
        if among(self.words.at(at), PRONOUNS) {
            return Some(Subject::Pronoun(at));
        }
        let limit = end.min(at + 8);
        (at..limit)
            .find_map(|i| self.starting(i).filter(|&m| self.kind(m) == Some(EntityKind::Person)))
            .filter(|&m| self.tokens.get(m).is_some_and(|t| !self.is_possessor(t.1)))
            .filter(|&m| {
                self.tokens.get(m).is_some_and(|t| (at..t.0).all(|i| self.loose(i) || self.is_modifier(i)))
            })
            .map(Subject::Name)
    }

    fn is_modifier(&self, at: usize) -> bool {
        self.words.is_capital(at) || names::is_title(self.words, at) || self.words.is(at, &["former", "but"])
    }
}

fn is_one_of(word: &str, list: &[&str]) -> bool {
    list.iter().any(|w| w.eq_ignore_ascii_case(word))
}

/// Words that end a noun phrase to the left: conjunctions, prepositions, verbs that are no cues.
fn ends_phrase(word: &str) -> bool {
    const ENDS: &str = "and but or as when while because if that which who after before since than is are was were be \
        been has have had would will could so though although where what";
    among(word, ENDS) || among(word, PREPOSITIONS)
}
