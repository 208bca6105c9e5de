//! Pronouns: "he said" stands for the last fitting speaker, or for nobody.

use super::speaker::{Names, Subject};
use super::{Context, Governed};
use crate::annotate::names::{Pronoun, pronoun};
use crate::annotate::words::Words;
use crate::model::{EntityKind, Span, Speaker};

/// How many sentences back a pronoun may reach.
const REACH: usize = 4;

/// A speaker that was read from the text: where, and who.
#[derive(Clone, Copy)]
struct Heard {
    cue: usize,
    paragraph: usize,
    speaker: Speaker,
    person: bool,
    plural: bool,
}

/// The speakers of the article so far.
pub(super) struct Speakers<'a> {
    words: &'a Words<'a>,
    names: &'a Names<'a>,
    context: &'a Context<'a>,
    heard: Vec<Heard>,
    /// By entity: the pronoun it takes, where its names or titles say so and agree.
    pronouns: Vec<Option<Pronoun>>,
}

impl<'a> Speakers<'a> {
    pub(super) fn new(words: &'a Words<'a>, names: &'a Names<'a>, context: &'a Context<'a>) -> Self {
        let mut said: Vec<[bool; 2]> = Vec::new();
        for mention in names.between(0, words.tokens.len()) {
            let entity = names.entity(mention).map_or(0, |entity| entity as usize);
            said.resize(said.len().max(entity + 1), [false; 2]);
            if let (Some(said), Some(which)) =
                (said.get_mut(entity), pronoun(words, names.first(mention), names.end(mention)))
            {
                said[usize::from(which == Pronoun::She)] = true;
            }
        }
        let agreed = |said: [bool; 2]| match said {
            [true, false] => Some(Pronoun::He),
            [false, true] => Some(Pronoun::She),
            _ => None,
        };
        let pronouns = said.into_iter().map(agreed).collect();
        Speakers { words, names, context, heard: Vec::new(), pronouns }
    }

    /// The pronoun at token `at` may stand for this entity.
    fn fits(&self, entity: u32, at: usize) -> bool {
        let wanted = if self.words.is(at, &["she"]) { Pronoun::She } else { Pronoun::He };
        self.pronouns.get(entity as usize).copied().flatten().is_none_or(|known| known == wanted)
    }

    /// The speaker of a governed quote, remembered for the pronouns that follow.
    pub(super) fn speaker(&mut self, governed: Governed, paragraph: usize) -> Speaker {
        let (speaker, person, plural) = match governed.subject {
            None => (Speaker::Unattributed, false, false),
            Some(Subject::Name(mention)) => {
                let person = self.names.kind(mention) == Some(EntityKind::Person);
                (self.names.speaker(mention), person, false)
            }
            Some(Subject::Description(first, end)) => {
                let speaker = Speaker::Description { span: self.words.span(first, end) };
                (speaker, false, self.words.at(end - 1).ends_with('s'))
            }
            Some(Subject::Pronoun(at)) => return self.pronoun(at, governed, paragraph),
        };
        if speaker != Speaker::Unattributed {
            self.heard.push(Heard { cue: governed.cue.at, paragraph, speaker, person, plural });
        }
        speaker
    }

    fn pronoun(&mut self, at: usize, governed: Governed, paragraph: usize) -> Speaker {
        let span = self.words.span(at, at + 1);
        let found = match self.words.at(at).to_ascii_lowercase().as_str() {
            "he" | "she" => self.person(at, span, paragraph),
            "they" => self.last(paragraph).filter(|h| h.plural).map(|h| h.speaker),
            "it" => self.thing(span, paragraph),
            _ => None,
        };
        let speaker = found.unwrap_or(Speaker::Unattributed);
        if let Some(last) = self.heard.last().copied().filter(|_| found.is_some()) {
            self.heard.push(Heard { cue: governed.cue.at, paragraph, speaker, ..last });
        }
        speaker
    }

    /// The last speaker, if heard in this paragraph or the one before.
    fn last(&self, paragraph: usize) -> Option<&Heard> {
        self.heard.last().filter(|h| h.paragraph + 1 >= paragraph)
    }

    /// The organization or country that spoke last.
    fn thing(&self, span: Span, paragraph: usize) -> Option<Speaker> {
        match self.last(paragraph).filter(|h| !h.person)?.speaker {
            Speaker::Entity { entity, .. } => Some(Speaker::Entity { entity, span }),
            Speaker::Description { .. } | Speaker::Unattributed => None,
        }
    }

    /// The person a "he" or "she" at token `at` stands for: sentence by sentence backwards, the one who was
    /// heard there, or the one whose name opens it. A person named elsewhere in between makes it unclear.
    fn person(&self, at: usize, span: Span, paragraph: usize) -> Option<Speaker> {
        let own = self.words.sentences.partition_point(|s| (s.first as usize) <= at).checked_sub(1)?;
        // In "..., he said" the names of the sentence are spoken of, not speaking.
        let aside = at > 0 && (self.words.at(at - 1) == "," || self.context.is_masked(at - 1));
        for back in 0..REACH.min(own + 1) {
            let sentence = self.words.sentences.get(own - back)?.tokens();
            let end = sentence.end.min(at);
            let able = |h: &&Heard| match h.speaker {
                Speaker::Entity { entity, .. } => self.fits(entity, at),
                Speaker::Description { .. } | Speaker::Unattributed => true,
            };
            let here = |h: &&Heard| h.person && sentence.contains(&h.cue) && h.cue < at;
            let heard = self.heard.iter().rev().filter(here).find(able);
            if let Some(Heard { speaker: Speaker::Entity { entity, .. }, paragraph: there, .. }) = heard
                && there + 2 > paragraph
            {
                return Some(Speaker::Entity { entity: *entity, span });
            }
            if back == 0 && aside {
                continue;
            }
            let able = |&m: &usize| self.names.entity(m).is_none_or(|entity| self.fits(entity, at));
            let mut people = self.people(sentence.start, end).filter(able);
            if let Some(first) = people.next() {
                let same = |m: usize| self.names.entity(m) == self.names.entity(first);
                let opens = self.opens(first, sentence.start) || back > 0 && people.all(same);
                return match self.names.speaker(first) {
                    Speaker::Entity { entity, .. } if opens => Some(Speaker::Entity { entity, span }),
                    _ => None,
                };
            }
        }
        None
    }

    /// The mentions of people outside quotation marks between two tokens.
    fn people(&self, first: usize, end: usize) -> impl Iterator<Item = usize> + '_ {
        self.names.between(first, end).filter(|&m| {
            self.names.kind(m) == Some(EntityKind::Person) && !self.context.is_masked(self.names.first(m))
        })
    }

    /// The mention opens its sentence: nothing but titles and small words before it, and it is no possessor.
    fn opens(&self, mention: usize, start: usize) -> bool {
        let first = self.names.first(mention);
        first - start <= 6 && self.names.is_subject(mention, start)
    }
}
