//! What is known only across articles. Plain tables, filled by `derive`, read by `query`.

use std::collections::BTreeMap;

use super::apply::Correcting;
use super::dating::{self, Dated};
use super::forest::Forest;
use super::words::Lexicon;
use super::{Corrections, Doc, copies, entities, name, threads};
use crate::model::{Analysed, DateEstimate, DayRange, EntityKind, Problem, Span};
use crate::sort::Sorting;

/// Index into [`Layer::entities`].
pub type EntityIndex = u32;

/// A person, organization or place across the corpus.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// Stable key for addresses: a slug of the canonical name, with the kind where two kinds share a name.
    /// Corrections never change the key that an address already uses.
    pub key: String,
    /// The canonical name.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// Other forms, sorted.
    pub aliases: Vec<String>,
    /// The articles that mention it, ascending, with the number of mentions.
    pub docs: Vec<(Doc, u32)>,
}

/// Why a local entity stands for its corpus entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CorpusLink {
    /// The corpus entity; none where a correction rejected the name.
    pub entity: Option<EntityIndex>,
    /// The rule that linked it.
    pub reason: LinkReason,
    /// The local entity of another article it was linked with, where the rule rests on one.
    pub with: Option<(Doc, u32)>,
}

/// The rules that link a local entity to an entity of the corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkReason {
    /// No other article names it.
    Alone,
    /// The same full name.
    SameName,
    /// An alias that an article states or the settings know.
    Alias,
    /// A spelling variant of the same full name.
    Variant,
    /// The same words in another version of the same wire copy.
    VersionGroup,
    /// A reader's or publisher's correction.
    Corrected,
}

/// Articles that carry the same wire copy.
#[derive(Clone, Debug, PartialEq)]
pub struct VersionGroup {
    /// The articles, ascending. At least two.
    pub docs: Vec<Doc>,
    /// The pairs the group rests on, each with how much of one stands in the other.
    pub copies: Vec<Copied>,
}

/// How much of one article's wording stands in another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Copied {
    /// The article of which the larger share stands in the other: the cut one.
    pub part: Doc,
    /// The article that holds more.
    pub whole: Doc,
    /// Of `part`, how much stands in `whole`, per mille.
    pub of_part: u16,
    /// Of `whole`, how much stands in `part`, per mille.
    pub of_whole: u16,
    /// How close they are on the scale of [`Settings::copies`]: at a higher setting the pair does not count.
    pub closeness: u16,
}

/// Articles about one unfolding event or story line. Those about one event within it are in
/// [`Layer::event_of`].
#[derive(Clone, Debug, PartialEq)]
pub struct Thread {
    /// The articles, ascending. At least two.
    pub docs: Vec<Doc>,
    /// The pairs the thread rests on, each with its reasons.
    pub links: Vec<ThreadLink>,
}

/// Why two articles are in one thread.
#[derive(Clone, Debug, PartialEq)]
pub struct ThreadLink {
    /// The two articles, the smaller number first.
    pub docs: (Doc, Doc),
    /// How close they are, per mille.
    pub score: u16,
    /// True where they report one event: their days are near, or they are too alike for anything else.
    pub one_event: bool,
    /// The rare words they share, strongest first.
    pub words: Vec<String>,
    /// The entities they share, strongest first.
    pub entities: Vec<EntityIndex>,
}

/// What the layer is derived with.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Corrections to lie over it.
    pub corrections: Corrections,
    /// Other names of people, organizations and places that are known from outside the articles.
    pub aliases: Vec<KnownAlias>,
    /// How close two articles must be to be versions of one, in thousandths; none finds no version groups.
    pub copies: Option<u16>,
    /// True to find threads and likeness.
    pub threads: bool,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            corrections: Corrections::default(),
            aliases: Vec::new(),
            copies: Some(copies::THRESHOLD),
            threads: true,
        }
    }
}

/// Another name of somebody or something, known from a chronology.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownAlias {
    /// What it is.
    pub kind: EntityKind,
    /// The full name.
    pub name: String,
    /// The other name, of at least two words for a person.
    pub alias: String,
}

/// Reasons of each kind kept per link of a thread.
const REASONS: usize = 5;

/// The derived layer.
#[derive(Clone, Debug, Default)]
pub struct Layer {
    entities: Vec<Entity>,
    /// All keys that lead to an entity.
    keys: BTreeMap<String, EntityIndex>,
    /// For each article, the corpus entity of each of its local entities.
    local: Vec<Vec<CorpusLink>>,
    /// For each article, its entities, ascending, without duplicates.
    by_doc: Vec<Vec<EntityIndex>>,
    groups: Vec<VersionGroup>,
    group_of: Vec<Option<u32>>,
    threads: Vec<Thread>,
    thread_of: Vec<Option<u32>>,
    event_of: Vec<Option<u32>>,
    similar: Vec<Vec<(Doc, u16)>>,
    problems: Vec<Problem>,
    dates: Vec<DateEstimate>,
    ids: BTreeMap<String, Doc>,
}

impl Layer {
    /// Derives the layer from all articles, in corpus order.
    #[must_use]
    pub fn derive(articles: &[Analysed], settings: &Settings) -> Layer {
        let mut lexicon = Lexicon::default();
        let words: Vec<Vec<u32>> = articles.iter().map(|a| words(&mut lexicon, a)).collect();
        let copies = settings.copies.map(|threshold| copies::find(&words, threshold)).unwrap_or_default();
        let groups = copies::group(copies, articles.len());
        let nodes = (0..).zip(articles).flat_map(|(doc, a)| entities::nodes(doc, a)).collect();
        let names: Vec<String> = articles.iter().map(|a| a.article.id.clone()).collect();
        let linked = entities::link(nodes, &names, &groups, &settings.aliases);
        let dated: Vec<Dated> = articles.iter().map(Dated::new).collect();
        let dates = dating::by_copies(&dated, &groups);
        let layer = Layer {
            group_of: places(groups.iter().map(|g| g.docs.as_slice()), articles.len()),
            groups,
            dates,
            ids: (0..).zip(names).map(|(doc, id)| (id, doc)).collect(),
            ..Layer::default()
        };
        let layer = layer.corrected(linked, &settings.corrections);
        if settings.threads { layer.threaded(articles, &words, lexicon) } else { layer }
    }

    /// A layer that knows nothing across articles: their own dates, and the ids of some.
    pub(crate) fn plain(dates: Vec<DateEstimate>, ids: BTreeMap<String, Doc>) -> Layer {
        Layer { dates, ids, ..Layer::default() }
    }

    /// Finds threads, with the corrected dates and entities.
    fn threaded<'t>(
        mut self,
        articles: &'t [Analysed],
        words: &[Vec<u32>],
        mut lexicon: Lexicon<'t>,
    ) -> Layer {
        let with_headline = |(analysed, body): (&'t Analysed, &Vec<u32>)| {
            let headline = &analysed.article.headline;
            let mut all = Vec::new();
            lexicon.read(headline, Span::new(0, headline.len()), &mut all);
            all.extend(body);
            all
        };
        let words: Vec<Vec<u32>> = articles.iter().zip(words).map(with_headline).collect();
        let days: Vec<DayRange> =
            self.dates.iter().map(|date| date.best.map_or(date.range, DayRange::exact)).collect();
        let found = threads::find(&words, &days, &lexicon);
        let link = |&(a, b, score): &(Doc, Doc, u16)| {
            let words = found
                .shared_words(a, b, &lexicon, REASONS)
                .into_iter()
                .map(|stem| lexicon.spelling(stem).to_owned());
            ThreadLink {
                docs: (a, b),
                score,
                one_event: one_event(&days, a, b, score),
                words: words.collect(),
                entities: self.shared_entities(a, b),
            }
        };
        self.threads = found
            .clusters
            .iter()
            .map(|cluster| Thread {
                docs: cluster.docs.clone(),
                links: cluster.links.iter().map(link).collect(),
            })
            .collect();
        self.thread_of = places(self.threads.iter().map(|t| t.docs.as_slice()), articles.len());
        self.event_of = self.events(articles.len());
        self.similar = found.similar;
        self
    }

    /// For each article the event it reports, numbered in the order of their first articles: articles tied by
    /// links that mean one event, and versions of one story.
    fn events(&self, docs: usize) -> Vec<Option<u32>> {
        let mut forest = Forest::new(docs);
        let links = self.threads.iter().flat_map(|thread| &thread.links).filter(|link| link.one_event);
        let copies = self.groups.iter().flat_map(|group| &group.copies).map(|copy| (copy.part, copy.whole));
        for (a, b) in links.map(|link| link.docs).chain(copies) {
            forest.join(a as usize, b as usize);
        }
        let mut of = vec![None; docs];
        for (number, tree) in (0..).zip(forest.trees().into_iter().filter(|tree| tree.len() > 1)) {
            tree.into_iter().for_each(|doc| of[doc] = Some(number));
        }
        of
    }

    /// The entities that two articles share, those that fewest articles name first.
    fn shared_entities(&self, a: Doc, b: Doc) -> Vec<EntityIndex> {
        let theirs = self.entities_of(b);
        let rare = |&entity: &EntityIndex| self.entities.get(entity as usize).map_or(0, |e| e.docs.len());
        let both = self.entities_of(a).iter().filter(|entity| theirs.binary_search(entity).is_ok());
        let mut both: Vec<EntityIndex> = both.copied().collect();
        both.order_by_key(|entity| (rare(entity), *entity));
        both.truncate(REASONS);
        both
    }

    /// Lays the corrections over the linked entities and the dates and takes both in.
    fn corrected(mut self, linked: entities::Linked, corrections: &Corrections) -> Layer {
        let mut correcting = Correcting::new(linked, &self.ids);
        correcting.apply(corrections);
        let Correcting { mut linked, mut keys, mut problems, .. } = correcting;
        drop_empty(&mut linked, &mut keys);
        problems.extend(dating::correct(&mut self.dates, &corrections.dates, |id| self.ids.get(id).copied()));
        self.problems = problems;
        self.keys = keys;
        self.entities = linked.entities;
        self.local = linked.local;
        self.by_doc = self.local.iter().map(|links| distinct(links)).collect();
        self.add_short_keys();
        self
    }

    /// Addresses written by hand or before a name was known in full: the slug of a name or an alias leads to
    /// its entity where no key is the same; of several, to the one that most articles name.
    fn add_short_keys(&mut self) {
        let mut short: BTreeMap<String, (usize, EntityIndex)> = BTreeMap::new();
        for (index, entity) in (0..).zip(&self.entities) {
            let slug = name::slug(&entity.name);
            let best = short.entry(slug).or_insert((entity.docs.len(), index));
            if entity.docs.len() > best.0 {
                *best = (entity.docs.len(), index);
            }
        }
        for (slug, (_, index)) in short {
            self.keys.entry(slug).or_insert(index);
        }
    }

    /// All entities; the position is the [`EntityIndex`].
    #[must_use]
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// The entity with this key, a key it had before a correction, or its name as a key.
    #[must_use]
    pub fn entity(&self, key: &str) -> Option<(EntityIndex, &Entity)> {
        let index = *self.keys.get(key)?;
        Some((index, self.entities.get(index as usize)?))
    }

    /// The corpus entity behind a local entity of an article.
    #[must_use]
    pub fn linked(&self, doc: Doc, local: u32) -> Option<EntityIndex> {
        self.link(doc, local)?.entity
    }

    /// Why a local entity of an article stands for its corpus entity.
    #[must_use]
    pub fn link(&self, doc: Doc, local: u32) -> Option<CorpusLink> {
        self.local.get(doc as usize)?.get(local as usize).copied()
    }

    /// The entities of an article, ascending.
    #[must_use]
    pub fn entities_of(&self, doc: Doc) -> &[EntityIndex] {
        self.by_doc.get(doc as usize).map_or(&[], Vec::as_slice)
    }

    /// All version groups.
    #[must_use]
    pub fn groups(&self) -> &[VersionGroup] {
        &self.groups
    }

    /// The version group of an article, as an index into [`Layer::groups`].
    #[must_use]
    pub fn group_of(&self, doc: Doc) -> Option<u32> {
        self.group_of.get(doc as usize).copied().flatten()
    }

    /// All threads.
    #[must_use]
    pub fn threads(&self) -> &[Thread] {
        &self.threads
    }

    /// The thread of an article, as an index into [`Layer::threads`].
    #[must_use]
    pub fn thread_of(&self, doc: Doc) -> Option<u32> {
        self.thread_of.get(doc as usize).copied().flatten()
    }

    /// The event that an article reports together with others; none where no other article does. Events are
    /// parts of threads, or whole ones.
    #[must_use]
    pub fn event_of(&self, doc: Doc) -> Option<u32> {
        self.event_of.get(doc as usize).copied().flatten()
    }

    /// The other articles of the same event, ascending.
    #[must_use]
    pub fn same_event(&self, doc: Doc) -> Vec<Doc> {
        let event = self.event_of(doc);
        let others = (0..).zip(&self.event_of).filter(|(other, of)| *other != doc && **of == event);
        if event.is_none() { Vec::new() } else { others.map(|(other, _)| other).collect() }
    }

    /// The articles most like this one, best first, with their likeness in thousandths.
    #[must_use]
    pub fn similar(&self, doc: Doc) -> &[(Doc, u16)] {
        self.similar.get(doc as usize).map_or(&[], Vec::as_slice)
    }

    /// Corrections that could not be applied.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The article with this id.
    #[must_use]
    pub fn doc(&self, id: &str) -> Option<Doc> {
        self.ids.get(id).copied()
    }

    /// The article's date estimate after corpus dating. An article that is not in the corpus has none.
    #[must_use]
    pub fn date(&self, doc: Doc) -> &DateEstimate {
        const NONE: &DateEstimate = &DateEstimate {
            range: crate::model::DayRange::ANY,
            best: None,
            stated: false,
            evidence: Vec::new(),
        };
        self.dates.get(doc as usize).unwrap_or(NONE)
    }
}

/// Days within which reports of one event appear, and the likeness, per mille, from which two reports whose
/// days are not known are of one event: in a corpus on one subject, articles years apart reach 270.
const EVENT_DAYS: i32 = 3;
const EVENT_SCORE: u16 = 350;

/// True where two articles of a thread report one event.
fn one_event(days: &[DayRange], a: Doc, b: Doc, score: u16) -> bool {
    let ends = |doc: Doc| days.get(doc as usize).and_then(|range| range.first().zip(range.last()));
    match (ends(a), ends(b)) {
        (Some((a1, a2)), Some((b1, b2))) => {
            // All days they may stem from lie near each other, or those they may share are enough.
            let apart = (b2.number() - a1.number()).max(a2.number() - b1.number());
            let gap = (b1.number() - a2.number()).max(a1.number() - b2.number());
            apart <= EVENT_DAYS || gap <= EVENT_DAYS && (apart <= WEEKS || score >= EVENT_SCORE)
        }
        _ => score >= EVENT_SCORE,
    }
}

/// Days that two articles may lie apart at most to be of one event by their days alone.
const WEEKS: i32 = 14;

/// The words of an article's body, by number.
fn words<'t>(lexicon: &mut Lexicon<'t>, analysed: &'t Analysed) -> Vec<u32> {
    let mut out = Vec::new();
    for paragraph in &analysed.article.paragraphs {
        lexicon.read(&analysed.article.text, paragraph.span, &mut out);
    }
    out
}

/// Leaves out the entities that corrections emptied, and the keys that lead to them.
fn drop_empty(linked: &mut entities::Linked, keys: &mut BTreeMap<String, EntityIndex>) {
    let mut place = vec![None; linked.entities.len()];
    let full = linked.entities.iter().enumerate().filter(|(_, entity)| !entity.docs.is_empty());
    for (to, (from, _)) in (0..).zip(full) {
        place[from] = Some(to);
    }
    linked.entities.retain(|entity| !entity.docs.is_empty());
    let moved = |index: EntityIndex| place.get(index as usize).copied().flatten();
    keys.retain(|_, index| moved(*index).inspect(|&at| *index = at).is_some());
    for link in linked.local.iter_mut().flatten() {
        link.entity = link.entity.and_then(moved);
    }
}

/// The entities of links, ascending, once each.
fn distinct(links: &[CorpusLink]) -> Vec<EntityIndex> {
    let mut all: Vec<EntityIndex> = links.iter().filter_map(|link| link.entity).collect();
    all.order();
    all.dedup();
    all
}

/// For each article, the set it is in.
fn places<'g>(sets: impl Iterator<Item = &'g [Doc]>, docs: usize) -> Vec<Option<u32>> {
    let mut of = vec![None; docs];
    for (number, set) in (0..).zip(sets) {
        for &doc in set {
            if let Some(slot) = of.get_mut(doc as usize) {
                *slot = Some(number);
            }
        }
    }
    of
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Day;

    #[test]
    fn a_story_line_is_not_an_event() {
        let day = |text: &str| Day::parse_iso(text).unwrap();
        let between = |a: &str, b: &str| DayRange::new(Some(day(a)), Some(day(b))).unwrap();
        let days = [
            DayRange::exact(day("2003-06-10")),
            DayRange::exact(day("2003-06-12")),
            DayRange::exact(day("2004-04-17")),
            between("2003-06-07", "2003-06-14"),
            between("2001-01-01", "2006-12-31"),
            DayRange::ANY,
        ];
        let one = |a, b, score| one_event(&days, a, b, score);
        assert!(one(0, 1, 200) && one(0, 3, 200), "near days");
        assert!(!one(0, 2, 900), "months apart, however alike");
        assert!(!one(0, 4, 300) && one(0, 4, 400), "days that say little need likeness");
        assert!(!one(0, 5, 300) && one(5, 4, 400), "so do days that say nothing");
    }
}
