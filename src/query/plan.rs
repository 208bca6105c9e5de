//! Parts of a query become lists of terms of each segment, weighed over the whole corpus.
//!
//! A word stands for its exact form and, with less weight, for other forms with the same stem. Only a word
//! that no article has becomes something else: what it may be the beginning of while it is typed, or its
//! nearest spellings, and the answer says so.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::answer::{How, Note};
use super::language::{Node, Part, Pattern, Query, Role, Scope, What};
use super::names;
use super::near::{First, near, usual_edits};
use super::score::{ONE, rarity};
use crate::corpus::{Corpus, Doc, EntityIndex};
use crate::error::Error;
use crate::segment::terms::{Info, Terms};
use crate::segment::{Broken, LocalDoc, broken};
use crate::sort::Sorting;
use crate::text;

/// A term that a word of the query stands for, in one segment.
#[derive(Clone, Debug)]
pub(super) struct Form {
    /// Number in the dictionary of the segment.
    pub(super) term: u32,
    pub(super) info: Info,
    pub(super) how: How,
    /// Articles of the corpus that hold the word in this way.
    pub(super) df: u32,
    /// Weight of an impact of 1.
    pub(super) factor: u32,
}

/// What a part looks for in one segment.
#[derive(Clone, Debug)]
pub(super) enum Matcher {
    /// Any of these terms.
    Forms(Within, Vec<Form>),
    /// All of these terms near each other; empty where one of them is not in the segment.
    Phrase(Within, Phrase),
    /// Any of these.
    Any(Vec<Matcher>),
    /// These articles, ascending, by a name or a date.
    Docs(Vec<LocalDoc>),
}

/// Words that stand together.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// One term per word, in order.
    pub(super) words: Vec<Info>,
    /// None for adjacent words in order, else how many others may stand between them.
    pub(super) slop: Option<u32>,
    /// Weight of an impact of 1.
    pub(super) factor: u32,
}

/// Where in an article the words must stand.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Within {
    Anywhere,
    Title,
    /// Inside quotation marks; with speakers, only inside theirs.
    Said(Option<BTreeSet<EntityIndex>>),
}

/// Weights of the ways a word can be found, in 1/256 of the exact form.
fn weight(how: How, distance: u32) -> u32 {
    match (how, distance) {
        (How::Exact | How::Phrase | How::Name | How::Close, _) => ONE,
        // Low enough that a headline full of other forms hardly outweighs the word itself.
        (How::Form, _) => ONE / 4,
        (How::Prefix, _) => ONE / 2,
        (How::Near, 0 | 1) => ONE / 2,
        (How::Near, _) => ONE / 4,
    }
}

/// What each part looks for in each segment: one list per segment, one matcher per part.
pub(super) fn plan(
    corpus: &Corpus,
    query: &Query,
    notes: &mut Vec<Note>,
) -> Result<Vec<Vec<Matcher>>, Error> {
    let mut planner = Planner { corpus, terms: Vec::new(), notes };
    for (_, segment) in corpus.segments() {
        planner.terms.push(segment.terms()?);
    }
    let mut by_segment: Vec<Vec<Matcher>> = vec![Vec::new(); planner.terms.len()];
    let speakers = speakers_beside(query);
    for (index, part) in query.parts.iter().enumerate() {
        let beside = speakers.get(&index).map(Vec::as_slice).unwrap_or_default();
        for (list, matcher) in by_segment.iter_mut().zip(planner.part(query, part, beside)?) {
            list.push(matcher);
        }
    }
    Ok(by_segment)
}

/// Gives words that stand in no article as they were typed, only in other forms, their nearest spellings as well:
/// for queries that nothing matches. True where a word has any, which a note then says.
pub(super) fn loosen(
    corpus: &Corpus,
    query: &Query,
    matchers: &mut [Vec<Matcher>],
    notes: &mut Vec<Note>,
) -> Result<bool, Error> {
    let terms = corpus.segments().map(|(_, segment)| segment.terms()).collect::<Result<_, _>>()?;
    let mut planner = Planner { corpus, terms, notes };
    let mut loosened = false;
    for (index, part) in query.parts.iter().enumerate() {
        let What::Text(_, Pattern::Word(word)) = &part.what else { continue };
        let is_other = |list: &Vec<Matcher>| {
            let form = |form: &Form| form.how == How::Form;
            matches!(list.get(index), Some(Matcher::Forms(_, forms)) if forms.iter().all(form))
        };
        let has_any = matchers.iter().any(|list| !super::places::forms_of(list.get(index)).is_empty());
        if has_any && matchers.iter().all(is_other) {
            loosened |= planner.add_near(index, part, word, matchers)?;
        }
    }
    Ok(loosened)
}

/// For each `said:` part, the `speaker:` parts of the same conjunction.
fn speakers_beside(query: &Query) -> BTreeMap<usize, Vec<usize>> {
    fn visit(query: &Query, node: &Node, found: &mut BTreeMap<usize, Vec<usize>>) {
        let nodes = match node {
            Node::And(nodes) => {
                let parts = nodes.iter().filter_map(|n| if let Node::Part(p) = n { Some(*p) } else { None });
                let is = |p: &usize, wanted: fn(&What) -> bool| {
                    query.parts.get(*p).is_some_and(|p| wanted(&p.what))
                };
                let speakers: Vec<usize> =
                    parts.clone().filter(|p| is(p, |w| matches!(w, What::Name(Role::Speaker, _)))).collect();
                for part in parts.filter(|p| is(p, |w| matches!(w, What::Text(Scope::Said, _)))) {
                    found.insert(part, speakers.clone());
                }
                nodes.as_slice()
            }
            Node::Or(nodes) => nodes,
            Node::Not(node) => std::slice::from_ref(node.as_ref()),
            Node::All | Node::Part(_) => &[],
        };
        nodes.iter().for_each(|node| visit(query, node, found));
    }
    let mut found = BTreeMap::new();
    visit(query, &query.root, &mut found);
    found
}

/// A term of one segment before it is weighed.
struct Found {
    term: u32,
    info: Info,
    how: How,
    distance: u32,
}

struct Planner<'a, 'n> {
    corpus: &'a Corpus,
    terms: Vec<Terms<'a>>,
    notes: &'n mut Vec<Note>,
}

impl Planner<'_, '_> {
    fn part(&mut self, query: &Query, part: &Part, beside: &[usize]) -> Result<Vec<Matcher>, Error> {
        match &part.what {
            What::Text(scope, pattern) => {
                let within = match scope {
                    Scope::Anywhere => Within::Anywhere,
                    Scope::Title => Within::Title,
                    Scope::Said if beside.is_empty() => Within::Said(None),
                    Scope::Said => Within::Said(Some(self.speakers(query, beside))),
                };
                self.pattern(part, pattern, &within)
            }
            What::Name(role, words) => {
                let docs = names::docs(self.corpus, *role, words)?;
                if docs.is_empty() {
                    self.notes.push(Note::Unknown { asked: part.asked.clone() });
                }
                Ok(self.split(&docs))
            }
            What::Days(range) => {
                let docs: Vec<Doc> = (0..self.corpus.len())
                    .filter(|&doc| super::filter::in_window(self.corpus, doc, *range))
                    .collect();
                Ok(self.split(&docs))
            }
        }
    }

    fn speakers(&self, query: &Query, parts: &[usize]) -> BTreeSet<EntityIndex> {
        let words = |&part: &usize| match &query.parts.get(part)?.what {
            What::Name(_, words) => Some(words.clone()),
            _ => None,
        };
        let mut all =
            parts.iter().filter_map(words).map(|words| names::entities(self.corpus, Role::Speaker, &words));
        let first = all.next().unwrap_or_default();
        all.fold(first, |kept, more| kept.intersection(&more).copied().collect())
    }

    /// Articles of the corpus as articles of each segment.
    fn split(&self, docs: &[Doc]) -> Vec<Matcher> {
        let mut rest = docs;
        let cut = |(first, segment): (Doc, &crate::segment::Segment)| {
            let end = rest.partition_point(|&doc| doc < first + segment.len());
            let (here, after) = rest.split_at(end); // a partition point is inside
            rest = after;
            Matcher::Docs(here.iter().map(|doc| doc - first).collect())
        };
        self.corpus.segments().map(cut).collect()
    }

    fn pattern(&mut self, part: &Part, pattern: &Pattern, within: &Within) -> Result<Vec<Matcher>, Error> {
        let found = match pattern {
            Pattern::Word(word) => self.word(part, word)?,
            Pattern::Prefix(prefix) => self.prefix(prefix)?,
            Pattern::Near(word, edits) => {
                self.near(word, edits.unwrap_or_else(|| usual_edits(word)), First::Any)?
            }
            Pattern::Phrase(words, slop) => return self.phrase(words, *slop, within),
            Pattern::Any(patterns) => {
                let mut any: Vec<Vec<Matcher>> = vec![Vec::new(); self.terms.len()];
                for pattern in patterns {
                    // Only the pattern as a whole may be unknown, not one of its spellings.
                    for (list, matcher) in any.iter_mut().zip(self.quietly(part, pattern, within)?) {
                        list.push(matcher);
                    }
                }
                return Ok(any.into_iter().map(Matcher::Any).collect());
            }
        };
        let forms = self.weigh(found);
        Ok(forms.into_iter().map(|forms| Matcher::Forms(within.clone(), forms)).collect())
    }

    fn quietly(&mut self, part: &Part, pattern: &Pattern, within: &Within) -> Result<Vec<Matcher>, Error> {
        match pattern {
            Pattern::Word(word) => {
                let found = self.exact_and_forms(word)?;
                let forms = self.weigh(found);
                Ok(forms.into_iter().map(|forms| Matcher::Forms(within.clone(), forms)).collect())
            }
            other => self.pattern(part, other, within),
        }
    }

    /// The word itself and its other forms; where there are none, what it may become or its near spellings.
    fn word(&mut self, part: &Part, word: &str) -> Result<Vec<Vec<Found>>, Error> {
        let found = self.exact_and_forms(word)?;
        if found.iter().any(|found| !found.is_empty()) {
            return Ok(found);
        }
        if part.unfinished {
            let found = self.prefix(word)?;
            if found.iter().any(|found| !found.is_empty()) {
                return Ok(found);
            }
        }
        self.nearest(part, word)
    }

    fn exact_and_forms(&self, word: &str) -> Result<Vec<Vec<Found>>, Error> {
        let stem = text::stem(word);
        let other = other_spelling(word);
        let one = |terms: &Terms<'_>| {
            let mut list = Vec::new();
            let exact = terms.find(word)?;
            let mut forms = terms.forms(&stem)?;
            if forms.is_empty() && stem != word && text::stem(&stem) == stem {
                forms.extend(terms.find(&stem)?);
            }
            if let Some(other) = &other {
                forms.extend(terms.find(other)?);
            }
            for (term, how) in
                exact.map(|e| (e, How::Exact)).into_iter().chain(forms.into_iter().map(|f| (f, How::Form)))
            {
                if how == How::Exact || Some(term) != exact {
                    list.push(Found { term, info: terms.info(term)?, how, distance: 0 });
                }
            }
            Ok(list)
        };
        self.terms.iter().map(one).collect::<Result<_, _>>().map_err(|_: Broken| broken("the dictionary"))
    }

    fn prefix(&self, prefix: &str) -> Result<Vec<Vec<Found>>, Error> {
        let one = |terms: &Terms<'_>| {
            let range = terms.prefix(prefix)?;
            let exact = terms.find(prefix)?;
            let how = |term| if Some(term) == exact { How::Exact } else { How::Prefix };
            range
                .clone()
                .zip(terms.infos(range)?)
                .map(|(term, info)| Ok(Found { term, info: info?, how: how(term), distance: 0 }))
                .collect()
        };
        self.terms.iter().map(one).collect::<Result<_, _>>().map_err(|_: Broken| broken("the dictionary"))
    }

    /// Terms at most `edits` away.
    fn near(&self, word: &str, edits: u32, first: First) -> Result<Vec<Vec<Found>>, Error> {
        let one = |terms: &Terms<'_>| {
            near(terms.strings(), word, edits, first)?
                .into_iter()
                .map(|(term, distance)| {
                    let how = if distance == 0 { How::Exact } else { How::Near };
                    Ok(Found { term, info: terms.info(term)?, how, distance })
                })
                .collect()
        };
        self.terms.iter().map(one).collect::<Result<_, _>>().map_err(|_: Broken| broken("the dictionary"))
    }

    /// The spellings nearest to a word that no article has, with a note.
    fn nearest(&mut self, part: &Part, word: &str) -> Result<Vec<Vec<Found>>, Error> {
        let (found, used) = self.spellings(word)?;
        let asked = part.asked.clone();
        self.notes.push(if used.is_empty() { Note::Unknown { asked } } else { Note::Near { asked, used } });
        Ok(found)
    }

    /// The spellings nearest to a word, and which they are.
    fn spellings(&self, word: &str) -> Result<(Vec<Vec<Found>>, Vec<String>), Error> {
        let mut found = Vec::new();
        for (edits, first) in tries(word) {
            found = self.near(word, edits, first)?;
            if found.iter().any(|list| !list.is_empty()) {
                break;
            }
        }
        let mut spelled: BTreeMap<String, (u32, u32)> = BTreeMap::new();
        let mut names = Vec::new();
        for (list, terms) in found.iter().zip(&self.terms) {
            for one in list {
                let name = terms.get(one.term).map_err(|_| broken("the dictionary"))?;
                spelled.entry(name.clone()).or_insert((one.distance, 0)).1 += one.info.df;
                names.push(name);
            }
        }
        let used = nearest_of(spelled);
        let mut names = names.into_iter();
        for list in &mut found {
            list.retain(|_| names.next().is_some_and(|name| used.contains(&name)));
        }
        found.resize_with(self.terms.len(), Vec::new);
        Ok((found, used))
    }

    /// Adds the nearest spellings of a word to its other forms.
    fn add_near(
        &mut self,
        index: usize,
        part: &Part,
        word: &str,
        matchers: &mut [Vec<Matcher>],
    ) -> Result<bool, Error> {
        let (mut found, used) = self.spellings(word)?;
        if used.is_empty() {
            return Ok(false);
        }
        for (list, forms) in found.iter_mut().zip(self.exact_and_forms(word)?) {
            let near = std::mem::replace(list, forms);
            for one in near {
                if list.iter().all(|known| known.term != one.term) {
                    list.push(one);
                }
            }
        }
        self.notes.push(Note::Near { asked: part.asked.clone(), used });
        for (list, weighed) in matchers.iter_mut().zip(self.weigh(found)) {
            if let Some(Matcher::Forms(_, forms)) = list.get_mut(index) {
                *forms = weighed;
            }
        }
        Ok(true)
    }

    /// Gives every form its weight: the rarity, over the whole corpus, of all forms found in the same way.
    fn weigh(&self, found: Vec<Vec<Found>>) -> Vec<Vec<Form>> {
        let all = self.corpus.len();
        let sum = |wanted: fn(How) -> bool| {
            let list = found.iter().flatten().filter(|one| wanted(one.how));
            list.fold(0u32, |sum, one| sum.saturating_add(one.info.df)).min(all)
        };
        let exact = sum(|how| how == How::Exact);
        let any = sum(|_| true);
        let form = |one: Found| {
            let df = if one.how == How::Exact { exact } else { any };
            let factor = (rarity(df, all) * weight(one.how, one.distance) / ONE).max(1);
            Form { term: one.term, info: one.info, how: one.how, df, factor }
        };
        found.into_iter().map(|list| list.into_iter().map(form).collect()).collect()
    }

    fn phrase(
        &mut self,
        words: &[String],
        slop: Option<u32>,
        within: &Within,
    ) -> Result<Vec<Matcher>, Error> {
        let all = self.corpus.len();
        let mut lists: Vec<Vec<Info>> = vec![Vec::new(); self.terms.len()];
        let mut factor = 0;
        for word in words {
            let mut df = 0u32;
            for (list, terms) in lists.iter_mut().zip(&self.terms) {
                let info = terms.find(word).and_then(|term| term.map(|t| terms.info(t)).transpose());
                if let Some(info) = info.map_err(|_| broken("the dictionary"))? {
                    df = df.saturating_add(info.df);
                    list.push(info);
                }
            }
            if df == 0 {
                self.notes.push(Note::Unknown { asked: word.clone() });
            }
            factor += rarity(df, all);
        }
        let complete = |list: Vec<Info>| if list.len() == words.len() { list } else { Vec::new() };
        Ok(lists
            .into_iter()
            .map(|list| Matcher::Phrase(within.clone(), Phrase { words: complete(list), slop, factor }))
            .collect())
    }
}

/// How near spellings are looked for, until there are some.
pub(super) fn tries(word: &str) -> impl Iterator<Item = (u32, First)> + use<> {
    (1..=usual_edits(word)).flat_map(|edits| [(edits, First::Same), (edits, First::Any)])
}

/// Near spellings that stand in for a word at the most.
const MOST_SPELLINGS: usize = 20;

/// The spellings with the least distance, frequent ones first. `spelled` has distance and number of articles.
fn nearest_of(spelled: BTreeMap<String, (u32, u32)>) -> Vec<String> {
    let least = spelled.values().map(|&(distance, _)| distance).min();
    let mut list: Vec<(Reverse<u32>, String)> = spelled
        .into_iter()
        .filter(|(_, (distance, _))| Some(*distance) == least)
        .map(|(name, (_, df))| (Reverse(df), name))
        .collect();
    list.order();
    list.into_iter().take(MOST_SPELLINGS).map(|(_, name)| name).collect()
}

/// Verbs whose negation is often typed without its apostrophe or end: "doesnt", "doesn". What they become is no
/// other word.
const NEGATED: [&str; 15] = [
    "are", "could", "did", "does", "had", "has", "have", "is", "might", "must", "need", "should", "was",
    "were", "would",
];

/// `u.n` for `un` and the other way round, where the letters without periods are no common word; `didn't` for
/// `didnt` and `didn`.
pub(super) fn other_spelling(word: &str) -> Option<String> {
    let verb = word.strip_suffix("nt").or_else(|| word.strip_suffix('n'));
    if let Some(verb) = verb.filter(|verb| NEGATED.contains(verb)) {
        return Some(format!("{verb}n't"));
    }
    const WORDS: [&str; 24] = [
        "us", "it", "am", "pm", "me", "in", "is", "as", "at", "or", "so", "no", "go", "do", "he", "we", "my",
        "by", "an", "if", "of", "on", "to", "up",
    ];
    if word.contains('.') {
        let bare: String = word.chars().filter(|&c| c != '.').collect();
        let initials = word.split('.').all(|piece| piece.chars().count() == 1);
        return (initials && !WORDS.contains(&bare.as_str())).then_some(bare);
    }
    let short = (2..=4).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_lowercase());
    (short && !WORDS.contains(&word)).then(|| {
        let mut dotted = String::new();
        for c in word.chars() {
            if !dotted.is_empty() {
                dotted.push('.');
            }
            dotted.push(c);
        }
        dotted
    })
}
