//! The words that introduce speech.

use std::sync::LazyLock;

use crate::annotate::words::Words;
use crate::sort::Sorting;

/// What kind of speech a cue introduces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CueKind {
    /// "said": takes a whole quotation, a fragment, and reported speech.
    Say,
    /// "called": takes a fragment only.
    Judge,
    /// "saying": a participle, whose subject is that of the clause before.
    Saying,
    /// "according to": the speaker stands after it.
    According,
}

/// A cue in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cue {
    /// Its first token.
    pub(super) at: usize,
    /// One past its last token.
    pub(super) end: usize,
    /// Its kind.
    pub(super) kind: CueKind,
}

/// No cue is longer than "acknowledged".
const LONGEST: usize = 12;

/// The verbs of the lexicon with their kinds, sorted.
static VERBS: LazyLock<Vec<(&str, CueKind)>> = LazyLock::new(|| {
    let lists = [
        (CueKind::Say, include_str!("../lexicon/cue_say.txt")),
        (CueKind::Judge, include_str!("../lexicon/cue_judge.txt")),
        (CueKind::Saying, include_str!("../lexicon/cue_saying.txt")),
    ];
    let mut verbs: Vec<(&str, CueKind)> = lists
        .into_iter()
        .flat_map(|(kind, list)| list.lines().skip(1).flat_map(|l| l.split(", ")).map(move |v| (v, kind)))
        .collect();
    verbs.order_by_key(|verb| verb.0);
    verbs
});

/// The cue at token `at`, if one stands there.
pub(super) fn at(words: &Words<'_>, at: usize) -> Option<Cue> {
    let word = words.at(at);
    if !(3..=LONGEST).contains(&word.len()) || !word.is_ascii() {
        return None;
    }
    // "the United States": a capital inside a sentence is a name.
    if words.is_capital(at) && words.is_word(at.wrapping_sub(1)) {
        return None;
    }
    // Every word of an article comes here: its lower case is made on the stack.
    let mut lower = [0_u8; LONGEST];
    for (to, from) in lower.iter_mut().zip(word.bytes()) {
        *to = from.to_ascii_lowercase();
    }
    let lower = lower.get(..word.len())?;
    if lower == b"according" && words.is(at + 1, &["to"]) {
        return Some(Cue { at, end: at + 2, kind: CueKind::According });
    }
    let found = VERBS.binary_search_by(|verb| verb.0.as_bytes().cmp(lower)).ok()?;
    let kind = VERBS.get(found)?.1;
    // "was called", "the reports": passive voice and nouns introduce nothing.
    let noun =
        words.is(at.wrapping_sub(1), &["the", "a", "an", "this", "that", "his", "her", "their", "its"]);
    let noun = noun || words.is(at.wrapping_sub(1), &["of", "in", "for", "no", "any", "some"]);
    ((!noun || kind == CueKind::Saying) && !is_passive(words, at)).then_some(Cue { at, end: at + 1, kind })
}

/// A form of "be" right before, adverbs aside: "was told". "is said" states no speaker either.
fn is_passive(words: &Words<'_>, at: usize) -> bool {
    const BE: [&str; 9] = ["is", "are", "was", "were", "be", "been", "being", "'s", "’s"];
    let mut back = at;
    while back > 0 && words.at(back - 1).ends_with("ly") {
        back -= 1;
    }
    back > 0 && words.is(back - 1, &BE) && !words.at(at).ends_with("ing")
}
