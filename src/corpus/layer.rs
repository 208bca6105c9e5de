//! What is known only across articles. Plain tables, filled by `derive`, read by `query`.

use std::collections::BTreeMap;

use super::Doc;
use crate::model::{Analysed, DateEstimate, EntityKind};

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

/// Articles that carry the same wire copy.
#[derive(Clone, Debug, PartialEq)]
pub struct VersionGroup {
    /// The articles, ascending. At least two.
    pub docs: Vec<Doc>,
}

/// The derived layer.
#[derive(Clone, Debug, Default)]
pub struct Layer {
    entities: Vec<Entity>,
    /// For each article, the corpus entity of each of its local entities.
    local: Vec<Vec<EntityIndex>>,
    /// For each article, its entities, ascending, without duplicates.
    by_doc: Vec<Vec<EntityIndex>>,
    groups: Vec<VersionGroup>,
    group_of: Vec<Option<u32>>,
    dates: Vec<DateEstimate>,
    ids: BTreeMap<String, Doc>,
}

impl Layer {
    /// Derives the layer from all articles, in corpus order.
    #[must_use]
    pub fn derive(articles: &[Analysed]) -> Layer {
        let ids = articles.iter().zip(0..).map(|(a, doc)| (a.article.id.clone(), doc)).collect();
        let dates = articles.iter().map(|a| a.date.clone()).collect();
        let none = vec![Vec::new(); articles.len()];
        Layer {
            entities: Vec::new(),
            local: none.clone(),
            by_doc: none,
            groups: Vec::new(),
            group_of: vec![None; articles.len()],
            dates,
            ids,
        }
    }

    /// All entities; the position is the [`EntityIndex`].
    #[must_use]
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// The entity with this key.
    #[must_use]
    pub fn entity(&self, key: &str) -> Option<(EntityIndex, &Entity)> {
        (0..).zip(&self.entities).find(|(_, e)| e.key == key)
    }

    /// The corpus entity behind a local entity of an article.
    #[must_use]
    pub fn linked(&self, doc: Doc, local: u32) -> Option<EntityIndex> {
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
