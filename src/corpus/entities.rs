//! Names of articles become entities of the corpus.
//!
//! Never confidently wrong: two articles name the same person only where both have the full name, a
//! spelling or fuller form of it that no one else fits, or an alias that some article states. A bare surname
//! stays with its article, except inside a version group, where the same words mean the same. Every link
//! keeps its rule and the name of the other article it rests on.

use std::collections::{BTreeMap, BTreeSet};

use super::forest::Forest;
use super::layer::{CorpusLink, Entity, EntityIndex, LinkReason, VersionGroup};
use super::name::{self, Spellings};
use super::words::Lookup;
use super::{Doc, KnownAlias};
use crate::model::{Analysed, EntityKind, LinkRule};
use crate::sort::Sorting;

/// People of one surname and given name are compared with each other up to this many forms; beyond it the
/// name says too little anyway.
const MOST_FORMS: usize = 24;

/// A local entity of an article.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) doc: Doc,
    pub(super) local: u32,
    pub(super) kind: EntityKind,
    pub(super) name: String,
    aliases: Vec<String>,
    parts: Vec<String>,
    /// Forms that the article itself says stand for the name.
    stated: Vec<Vec<String>>,
    /// The name alone does not say who is meant.
    bare: bool,
    pub(super) mentions: u32,
}

/// What is taken from an article for linking.
pub(super) fn nodes(doc: Doc, analysed: &Analysed) -> Vec<Node> {
    let found = &analysed.annotations;
    let mut nodes: Vec<Node> = (0..)
        .zip(&found.entities)
        .map(|(local, entity)| {
            let parts = name::parts(&entity.name);
            let bare = entity.ambiguous || name::is_bare(entity.kind, &parts);
            let (name, aliases) = (entity.name.clone(), entity.aliases.clone());
            Node {
                doc,
                local,
                kind: entity.kind,
                name,
                aliases,
                parts,
                stated: Vec::new(),
                bare,
                mentions: 0,
            }
        })
        .collect();
    for mention in &found.mentions {
        let Some(node) = nodes.get_mut(mention.entity as usize) else { continue };
        node.mentions += 1;
        if matches!(mention.why.rule, LinkRule::StatedAlias | LinkRule::Acronym) {
            let form = name::parts(mention.span.of(&analysed.article.text));
            if form != node.parts && !node.stated.contains(&form) {
                node.stated.push(form);
            }
        }
    }
    nodes
}

/// Entities of the corpus before corrections.
#[derive(Debug, Default)]
pub(super) struct Linked {
    pub(super) entities: Vec<Entity>,
    /// Per article and local entity.
    pub(super) local: Vec<Vec<CorpusLink>>,
}

/// Links the nodes of all articles, which come in corpus order. `ids` are the articles' ids.
pub(super) fn link(
    nodes: Vec<Node>,
    ids: &[String],
    groups: &[VersionGroup],
    known: &[KnownAlias],
) -> Linked {
    let mut linker = Linker::new(nodes, ids.len());
    linker.same_names();
    linker.variants();
    linker.aliases(known);
    groups.iter().for_each(|group| linker.version_group(&group.docs));
    linker.finish(ids)
}

struct Linker {
    nodes: Vec<Node>,
    forest: Forest,
    /// Why a node was joined to an earlier one, and which.
    why: Vec<Option<(LinkReason, usize)>>,
    /// First node of each identifying name.
    named: Lookup<(u8, String), usize>,
    /// First node of each article, and the number of nodes at the end.
    starts: Vec<usize>,
}

/// Kinds as numbers, for hashing.
fn class(kind: EntityKind) -> u8 {
    match kind {
        EntityKind::Person => 0,
        EntityKind::Organization => 1,
        EntityKind::Place => 2,
    }
}

impl Linker {
    fn new(nodes: Vec<Node>, docs: usize) -> Linker {
        let starts = (0..=docs).map(|doc| nodes.partition_point(|n| (n.doc as usize) < doc)).collect();
        let (forest, why) = (Forest::new(nodes.len()), vec![None; nodes.len()]);
        Linker { nodes, forest, why, named: Lookup::default(), starts }
    }

    /// Joins `node` to what `with` stands for. The first reason stays.
    fn join(&mut self, node: usize, with: usize, reason: LinkReason) {
        if self.forest.root(node) != self.forest.root(with) {
            self.forest.join(node, with);
            self.why[node].get_or_insert((reason, with));
        }
    }

    fn key(&self, node: usize) -> (u8, String) {
        (class(self.nodes[node].kind), self.nodes[node].parts.join(" "))
    }

    /// The same identifying name is the same entity.
    fn same_names(&mut self) {
        for node in (0..self.nodes.len()).filter(|&n| !self.nodes[n].bare).collect::<Vec<_>>() {
            let first = *self.named.entry(self.key(node)).or_insert(node);
            self.join(node, first, LinkReason::SameName);
        }
    }

    /// People whose names differ by transliteration or middle names, where no third form contradicts.
    fn variants(&mut self) {
        let spellings = Spellings::new();
        let mut buckets: BTreeMap<(String, String), BTreeMap<Vec<String>, usize>> = BTreeMap::new();
        for (at, node) in self.nodes.iter().enumerate() {
            if let (EntityKind::Person, false, [first, middle @ .., last]) =
                (node.kind, node.bare, &node.parts[..])
                && first.len() > 1
            {
                let key = (last.clone(), spellings.one(first).to_owned());
                let mut form = vec![key.1.clone()];
                form.extend(middle.iter().map(|m| spellings.one(m).to_owned()));
                form.push(last.clone());
                buckets.entry(key).or_default().entry(form).or_insert(at);
            }
        }
        // The same form under other spellings shares an entry already, but not yet a tree.
        for node in (0..self.nodes.len()).collect::<Vec<_>>() {
            if let Some(first) = first_of_form(&buckets, &spellings, &self.nodes[node]) {
                self.join(node, first, LinkReason::Variant);
            }
        }
        for forms in buckets.values().filter(|forms| (2..=MOST_FORMS).contains(&forms.len())) {
            let forms: Vec<(&Vec<String>, usize)> = forms.iter().map(|(form, &node)| (form, node)).collect();
            self.compatible_forms(&forms);
        }
    }

    /// Joins forms that fit each other. A form that fits two which contradict each other ("George Bush" beside
    /// "George W." and "George H. W.") is joined with neither.
    fn compatible_forms(&mut self, forms: &[(&Vec<String>, usize)]) {
        let fits =
            |form: &[String]| forms.iter().filter(|(other, _)| name::compatible(form, other)).collect();
        let sets: Vec<Vec<&(&Vec<String>, usize)>> = forms.iter().map(|(form, _)| fits(form)).collect();
        let agreed = |set: &Vec<&(&Vec<String>, usize)>| {
            set.iter().all(|(a, _)| set.iter().all(|(b, _)| name::compatible(a, b)))
        };
        let clear: Vec<usize> =
            forms.iter().zip(&sets).filter(|(_, set)| agreed(set)).map(|((_, node), _)| *node).collect();
        for ((_, node), set) in forms.iter().zip(&sets).filter(|((_, node), _)| clear.contains(node)) {
            for (_, other) in set.iter().filter(|(_, other)| other != node && clear.contains(other)) {
                self.join((*node).max(*other), (*node).min(*other), LinkReason::Variant);
            }
        }
    }

    /// A name that some article, or the chronology, states as an alias of exactly one entity.
    fn aliases(&mut self, known: &[KnownAlias]) {
        let mut owners: BTreeMap<(u8, String), BTreeSet<usize>> = BTreeMap::new();
        for node in 0..self.nodes.len() {
            for form in &self.nodes[node].stated {
                owners.entry((class(self.nodes[node].kind), form.join(" "))).or_default().insert(node);
            }
        }
        for alias in known {
            let name = (class(alias.kind), name::parts(&alias.name).join(" "));
            let form = (class(alias.kind), name::parts(&alias.alias).join(" "));
            if let Some(&node) = self.named.get(&name) {
                owners.entry(form).or_default().insert(node);
            }
        }
        for (form, owners) in owners {
            let roots: BTreeSet<usize> = owners.iter().map(|&owner| self.forest.root(owner)).collect();
            let named = self.named.get(&form).copied();
            if let (Some(named), Some(&owner), 1) = (named, owners.first(), roots.len()) {
                let everyone = (0..self.nodes.len()).filter(|&n| !self.nodes[n].bare && self.key(n) == form);
                for node in everyone.collect::<Vec<_>>() {
                    // They were one tree under their own name; the alias says whose.
                    self.why[node] = Some((LinkReason::Alias, owner));
                }
                self.forest.join(named, owner);
            }
        }
    }

    /// Bare names in versions of one text: whoever the other version names in full, else each other.
    fn version_group(&mut self, docs: &[Doc]) {
        let members: Vec<usize> = docs.iter().flat_map(|&doc| self.of_doc(doc)).collect();
        let mut bearers: BTreeMap<(u8, String), BTreeMap<usize, usize>> = BTreeMap::new();
        for &node in members.iter().filter(|&&n| !self.nodes[n].bare) {
            let root = self.forest.root(node);
            let short = self.nodes[node].aliases.iter().map(|a| name::parts(a)).filter(|p| p.len() == 1);
            let last = self.nodes[node].parts.last().cloned();
            for form in short.flatten().chain(last) {
                let key = (class(self.nodes[node].kind), form);
                bearers.entry(key).or_default().entry(root).or_insert(node);
            }
        }
        let mut first_bare: BTreeMap<(u8, String), usize> = BTreeMap::new();
        for node in members.into_iter().filter(|&n| self.nodes[n].bare).collect::<Vec<_>>() {
            let key = self.key(node);
            match bearers.get(&key).map(|found| (found.len(), found.values().next())) {
                Some((1, Some(&bearer))) => self.join(node, bearer, LinkReason::VersionGroup),
                Some(_) => {}
                None => {
                    let first = *first_bare.entry(key).or_insert(node);
                    self.join(node, first, LinkReason::VersionGroup);
                }
            }
        }
    }

    fn of_doc(&self, doc: Doc) -> std::ops::Range<usize> {
        let at = |doc: usize| self.starts.get(doc).copied().unwrap_or(self.nodes.len());
        at(doc as usize)..at(doc as usize + 1)
    }

    fn finish(mut self, ids: &[String]) -> Linked {
        let trees = self.forest.trees();
        let mut entities: Vec<(Entity, bool)> = trees.iter().map(|tree| self.entity(tree)).collect();
        assign_keys(&mut entities, ids);
        let mut local = vec![Vec::new(); ids.len()];
        let mut of_node: Vec<EntityIndex> = vec![0; self.nodes.len()];
        for (index, tree) in (0..).zip(&trees) {
            tree.iter().for_each(|&node| of_node[node] = index);
        }
        let reasons = self.reasons(&trees);
        for ((node, entity), (reason, with)) in self.nodes.iter().zip(of_node).zip(reasons) {
            local[node.doc as usize].push(CorpusLink { entity: Some(entity), reason, with });
        }
        Linked { entities: entities.into_iter().map(|(entity, _)| entity).collect(), local }
    }

    /// For each node its reason and the local entity it rests on.
    fn reasons(&self, trees: &[Vec<usize>]) -> Vec<(LinkReason, Option<(Doc, u32)>)> {
        let place = |node: usize| (self.nodes[node].doc, self.nodes[node].local);
        let mut out = vec![(LinkReason::Alone, None); self.nodes.len()];
        for tree in trees {
            // The first two articles of each form, so that each node finds another one.
            let mut forms: BTreeMap<&[String], [Option<usize>; 2]> = BTreeMap::new();
            for &node in tree {
                let seen = forms.entry(&self.nodes[node].parts).or_default();
                match seen {
                    [None, _] => seen[0] = Some(node),
                    [Some(first), None] if self.nodes[*first].doc != self.nodes[node].doc => {
                        seen[1] = Some(node)
                    }
                    _ => {}
                }
            }
            for &node in tree {
                let stated = self.why[node].filter(|(reason, _)| *reason != LinkReason::SameName);
                let same = forms.get(&self.nodes[node].parts[..]).into_iter().flatten().flatten();
                let other = same.copied().find(|&other| self.nodes[other].doc != self.nodes[node].doc);
                out[node] = match (stated, other) {
                    (Some((reason, with)), _) => (reason, Some(place(with))),
                    (None, Some(other)) => (LinkReason::SameName, Some(place(other))),
                    (None, None) => (LinkReason::Alone, None),
                };
            }
        }
        out
    }

    /// The entity of a tree and whether its name alone says too little.
    fn entity(&self, tree: &[usize]) -> (Entity, bool) {
        let mut names: BTreeMap<&str, (bool, usize)> = BTreeMap::new();
        let mut aliases: BTreeSet<String> = BTreeSet::new();
        let mut docs: Vec<(Doc, u32)> = Vec::new();
        for &at in tree {
            let node = &self.nodes[at];
            let proper = !node.bare && !matches!(self.why[at], Some((LinkReason::Alias, _)));
            let seen = names.entry(&node.name).or_default();
            *seen = (seen.0 || proper, seen.1 + 1);
            aliases.extend(node.aliases.iter().chain([&node.name]).map(|name| name::display(name)));
            match docs.last_mut() {
                Some((doc, count)) if *doc == node.doc => *count += node.mentions,
                _ => docs.push((node.doc, node.mentions)),
            }
        }
        // Most articles, then longest; of equals the last in the alphabet, which is the lower-case one.
        let best = names.iter().max_by_key(|(name, (proper, count))| (*proper, *count, name.len(), **name));
        let name = best.map(|(name, _)| name::display(name)).unwrap_or_default();
        aliases.remove(&name);
        let kind = tree.first().map_or(EntityKind::Person, |&at| self.nodes[at].kind);
        let bare = tree.iter().all(|&at| self.nodes[at].bare);
        let aliases = aliases.into_iter().collect();
        (Entity { key: String::new(), name, kind, aliases, docs }, bare)
    }
}

/// The first node whose name has the same form as this one's once spellings are made one.
fn first_of_form(
    buckets: &BTreeMap<(String, String), BTreeMap<Vec<String>, usize>>,
    spellings: &Spellings,
    node: &Node,
) -> Option<usize> {
    let [first, .., last] = &node.parts[..] else { return None };
    if node.kind != EntityKind::Person || node.bare {
        return None;
    }
    let (end, rest) = node.parts.split_last()?;
    let mut form: Vec<String> = rest.iter().map(|p| spellings.one(p).to_owned()).collect();
    form.push(end.clone());
    buckets.get(&(last.clone(), spellings.one(first).to_owned()))?.get(&form).copied()
}

/// Gives every entity its key: the slug of its name; with the kind where two kinds share it; with an
/// article's id where the name alone says too little. Nothing in it depends on the order of the articles.
fn assign_keys(entities: &mut [(Entity, bool)], ids: &[String]) {
    let mut kinds: BTreeMap<String, BTreeSet<EntityKind>> = BTreeMap::new();
    for (entity, bare) in entities.iter() {
        if !bare {
            kinds.entry(name::slug(&entity.name)).or_default().insert(entity.kind);
        }
    }
    let mut taken: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, (entity, bare)) in entities.iter_mut().enumerate() {
        let slug = name::slug(&entity.name);
        let shared = kinds.get(&slug).is_some_and(|kinds| kinds.len() > 1);
        let home = entity.docs.iter().filter_map(|(doc, _)| ids.get(*doc as usize)).min();
        entity.key = match (*bare, home) {
            (true, Some(id)) => format!("{slug}.{id}"),
            _ if shared => format!("{slug}-{}", kind_name(entity.kind)),
            _ => slug,
        };
        taken.entry(entity.key.clone()).or_default().push(at);
    }
    for same in taken.values().filter(|same| same.len() > 1) {
        let mut same = same.clone();
        same.order_by(|&a, &b| entities[a].0.name.cmp(&entities[b].0.name));
        for (number, at) in (2..).zip(same.into_iter().skip(1)) {
            entities[at].0.key += &format!("-{number}");
        }
    }
}

fn kind_name(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Organization => "organization",
        EntityKind::Place => "place",
    }
}
