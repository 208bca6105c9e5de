//! What two articles are to each other.

use super::units::Cut;
use super::{Comparison, Relation, Similarity};
use crate::corpus::{Doc, Layer, copies};

/// Share of the shorter article in aligned sentences from which bare texts count as related.
const RELATED: f64 = 0.1;

/// By the words alone: the same copy, related, or not. Whether two texts report one event needs a corpus to
/// tell rare words from common ones.
pub(super) fn of_texts(cuts: &[Cut], similarity: &[Similarity]) -> Vec<Relation> {
    let relation = |s: &Similarity| {
        let copied = copies::copied(cuts[s.of].stems().collect(), cuts[s.within].stems().collect());
        match copied {
            Some(_) => Relation::SameWireStory,
            None if s.share() >= RELATED => Relation::Related,
            None => Relation::Unrelated,
        }
    };
    similarity.iter().map(relation).collect()
}

/// What the corpus knows goes before what two texts show: its version groups, events and threads, and the
/// entities that both articles name. A thread alone is a story line: months may lie between its articles.
pub(super) fn refine(found: &mut Comparison, docs: &[Doc], layer: &Layer) {
    let Some(&base) = docs.get(found.base) else { return };
    let others = docs.iter().enumerate().filter(|(at, _)| *at != found.base).map(|(_, &doc)| doc);
    for (other, relation) in others.zip(&mut found.relation) {
        let same = |of: &dyn Fn(Doc) -> Option<u32>| of(base).is_some() && of(base) == of(other);
        if same(&|doc| layer.group_of(doc)) {
            *relation = Relation::SameWireStory;
        } else if *relation != Relation::SameWireStory && same(&|doc| layer.event_of(doc)) {
            *relation = Relation::SameEvent;
        } else if *relation == Relation::Unrelated
            && (same(&|doc| layer.thread_of(doc)) || shared_entities(layer, base, other) >= SHARED)
        {
            *relation = Relation::Related;
        }
    }
}

/// Entities that two articles must share to be related.
const SHARED: usize = 2;

fn shared_entities(layer: &Layer, a: Doc, b: Doc) -> usize {
    let theirs = layer.entities_of(b);
    layer.entities_of(a).iter().filter(|entity| theirs.binary_search(entity).is_ok()).count()
}
