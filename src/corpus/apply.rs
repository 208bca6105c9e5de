//! Corrections laid over the linked entities, in a fixed order: reject, split, merge, rename, retype.
//!
//! A key that an address may hold stays valid: keys of merged entities lead to the one they were merged
//! into, and a rename keeps the key. A correction that names what is not there is a problem, not an error.

use std::collections::BTreeMap;

use super::corrections::{Corrections, Merge, Reject, Rename, Retype, Split};
use super::entities::Linked;
use super::layer::{CorpusLink, Entity, EntityIndex, LinkReason};
use super::{Doc, name};
use crate::model::Problem;

/// What corrections work on.
pub(super) struct Correcting<'i> {
    pub(super) linked: Linked,
    /// Keys that corrections made lead elsewhere, and all current ones.
    pub(super) keys: BTreeMap<String, EntityIndex>,
    pub(super) problems: Vec<Problem>,
    ids: &'i BTreeMap<String, Doc>,
}

impl<'i> Correcting<'i> {
    pub(super) fn new(linked: Linked, ids: &'i BTreeMap<String, Doc>) -> Correcting<'i> {
        let keys = (0..).zip(&linked.entities).map(|(index, entity)| (entity.key.clone(), index)).collect();
        Correcting { linked, keys, problems: Vec::new(), ids }
    }

    /// Applies all corrections to entities.
    pub(super) fn apply(&mut self, corrections: &Corrections) {
        corrections.reject.iter().for_each(|c| self.reject(c));
        corrections.split.iter().for_each(|c| self.split(c));
        corrections.merge.iter().for_each(|c| self.merge(c));
        corrections.rename.iter().for_each(|c| self.rename(c));
        corrections.retype.iter().for_each(|c| self.retype(c));
    }

    fn find(&mut self, key: &str) -> Option<EntityIndex> {
        let found = self.keys.get(key).copied();
        if found.is_none() {
            self.unknown(format!("A correction names the entity \"{key}\", which is not in this corpus."));
        }
        found
    }

    fn doc(&mut self, id: &str) -> Option<Doc> {
        let found = self.ids.get(id).copied();
        if found.is_none() {
            self.unknown(format!("A correction names the article \"{id}\", which is not in this corpus."));
        }
        found
    }

    fn unknown(&mut self, what: String) {
        self.problems.push(unknown(what));
    }

    fn entity(&mut self, index: EntityIndex) -> Option<&mut Entity> {
        self.linked.entities.get_mut(index as usize)
    }

    /// Moves the links of an entity, in one article or all, to another entity or to none.
    fn relink(&mut self, from: EntityIndex, only: Option<Doc>, to: Option<EntityIndex>) {
        let Some(entity) = self.linked.entities.get_mut(from as usize) else { return };
        let (moved, kept): (Vec<_>, Vec<_>) =
            entity.docs.iter().partition(|(doc, _)| only.is_none_or(|only| only == *doc));
        entity.docs = kept;
        for (doc, _) in &moved {
            let links = self.linked.local.get_mut(*doc as usize).into_iter().flatten();
            for link in links.filter(|link| link.entity == Some(from)) {
                *link = CorpusLink { entity: to, reason: LinkReason::Corrected, with: None };
            }
        }
        if let Some(target) = to.and_then(|to| self.linked.entities.get_mut(to as usize)) {
            target.docs = sum(&target.docs, &moved);
        }
    }

    fn reject(&mut self, Reject { entity, article }: &Reject) {
        let only = match article {
            None => None,
            Some(id) => match self.doc(id) {
                Some(doc) => Some(doc),
                None => return,
            },
        };
        if let Some(index) = self.find(entity) {
            self.relink(index, only, None);
        }
    }

    fn split(&mut self, Split { entity, article, name }: &Split) {
        let (Some(from), Some(doc)) = (self.find(entity), self.doc(article)) else { return };
        let Some(kind) = self.entity(from).map(|e| e.kind) else { return };
        let wanted = name::parts(name);
        let same = |e: &Entity| e.kind == kind && name::parts(&e.name) == wanted;
        let known = (0..).zip(&self.linked.entities).find(|(index, e)| *index != from && same(e));
        let to = known.map(|(index, _)| index).unwrap_or_else(|| self.add(name, kind));
        self.relink(from, Some(doc), Some(to));
    }

    /// Adds an entity without articles under a free key.
    fn add(&mut self, name: &str, kind: crate::model::EntityKind) -> EntityIndex {
        let slug = name::slug(name);
        let free = |key: &String| !self.keys.contains_key(key);
        let numbered = (2..).map(|n: u32| format!("{slug}-{n}"));
        // There are fewer keys than numbers, so one is free.
        let key = [slug.clone()].into_iter().chain(numbered).find(free).unwrap_or(slug.clone());
        let index = self.linked.entities.len() as EntityIndex;
        self.keys.insert(key.clone(), index);
        let (aliases, docs) = (Vec::new(), Vec::new());
        self.linked.entities.push(Entity { key, name: name.to_owned(), kind, aliases, docs });
        index
    }

    fn merge(&mut self, Merge { into, from }: &Merge) {
        let Some(target) = self.find(into) else { return };
        for key in from {
            let Some(index) = self.find(key).filter(|&index| index != target) else { continue };
            self.relink(index, None, Some(target));
            let names =
                self.entity(index).map(|e| [std::mem::take(&mut e.aliases), vec![e.name.clone()]].concat());
            if let Some(entity) = self.entity(target) {
                names.into_iter().flatten().for_each(|name| add_alias(entity, name));
            }
            self.keys.values_mut().filter(|at| **at == index).for_each(|at| *at = target);
        }
    }

    fn rename(&mut self, Rename { entity, name }: &Rename) {
        if let Some(entity) = self.find(entity).and_then(|index| self.entity(index)) {
            let old = std::mem::replace(&mut entity.name, name.clone());
            entity.aliases.retain(|alias| alias != name);
            add_alias(entity, old);
        }
    }

    fn retype(&mut self, Retype { entity, kind }: &Retype) {
        if let Some(entity) = self.find(entity).and_then(|index| self.entity(index)) {
            entity.kind = *kind;
        }
    }
}

/// A correction that names what is not there.
pub(super) fn unknown(what: String) -> Problem {
    Problem { what, file: String::new(), line: None, handled: "It was left out.".to_owned(), lost: false }
}

fn add_alias(entity: &mut Entity, name: String) {
    if name != entity.name
        && let Err(place) = entity.aliases.binary_search(&name)
    {
        entity.aliases.insert(place, name);
    }
}

/// Two ascending lists of articles with counts as one.
fn sum(a: &[(Doc, u32)], b: &[(Doc, u32)]) -> Vec<(Doc, u32)> {
    let mut counts: BTreeMap<Doc, u32> = a.iter().copied().collect();
    for &(doc, count) in b {
        *counts.entry(doc).or_default() += count;
    }
    counts.into_iter().collect()
}
