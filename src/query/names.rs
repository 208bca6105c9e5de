//! Names in a query: which entities, outlets and wire services they may mean, and the articles that have them.

use std::collections::BTreeSet;

use super::language::{Role, terms};
use crate::corpus::{Corpus, Doc, EntityIndex};
use crate::error::Error;
use crate::model::EntityKind;
use crate::segment::Names;

/// The entities one of whose names holds `words` in this order, next to each other.
pub(super) fn entities(corpus: &Corpus, role: Role, words: &[String]) -> BTreeSet<EntityIndex> {
    let kind = match role {
        Role::Person => Some(EntityKind::Person),
        Role::Organization => Some(EntityKind::Organization),
        Role::Place => Some(EntityKind::Place),
        Role::Speaker => None,
        Role::Source => return BTreeSet::new(),
    };
    (0..)
        .zip(corpus.layer().entities())
        .filter(|(_, entity)| kind.is_none_or(|kind| kind == entity.kind))
        .filter(|(_, entity)| {
            std::iter::once(&entity.name).chain(&entity.aliases).any(|name| holds(name, words))
        })
        .map(|(index, _)| index)
        .collect()
}

fn holds(name: &str, words: &[String]) -> bool {
    let (name, _) = terms(name);
    name.windows(words.len()).any(|window| window == words)
}

/// The articles that have such a name in the given role, ascending.
pub(super) fn docs(corpus: &Corpus, role: Role, words: &[String]) -> Result<Vec<Doc>, Error> {
    if role == Role::Source {
        return Ok(published_by(corpus, words));
    }
    let entities = entities(corpus, role, words);
    let docs = mentioning(corpus, &entities);
    if role == Role::Speaker { speaking(corpus, &docs, &entities) } else { Ok(docs) }
}

/// The articles that mention one of the entities, ascending.
pub(super) fn mentioning(corpus: &Corpus, entities: &BTreeSet<EntityIndex>) -> Vec<Doc> {
    let lists = entities.iter().filter_map(|&index| corpus.layer().entities().get(index as usize));
    let docs: BTreeSet<Doc> = lists.flat_map(|entity| entity.docs.iter().map(|&(doc, _)| doc)).collect();
    docs.into_iter().collect()
}

/// Those of `docs` that hold quoted or reported words of one of the entities.
pub(super) fn speaking(
    corpus: &Corpus,
    docs: &[Doc],
    entities: &BTreeSet<EntityIndex>,
) -> Result<Vec<Doc>, Error> {
    let mut found = Vec::new();
    for &doc in docs {
        let (segment, local) = corpus.locate(doc)?;
        let said = |speaker: u32| corpus.layer().linked(doc, speaker).is_some_and(|e| entities.contains(&e));
        if segment.quotes(local)?.iter().any(|quote| quote.speaker.is_some_and(said)) {
            found.push(doc);
        }
    }
    Ok(found)
}

/// The articles whose outlet, retold outlet or wire service has such a name.
fn published_by(corpus: &Corpus, words: &[String]) -> Vec<Doc> {
    let mut docs = Vec::new();
    for (first, segment) in corpus.segments() {
        let columns = [Names::Sources, Names::Retold, Names::Agencies].map(|column| {
            (column, segment.names(column).iter().map(|name| holds(name, words)).collect::<Vec<_>>())
        });
        let is = |row: &crate::segment::Row<'_>| {
            columns.iter().any(|(column, wanted)| {
                row.name(*column).and_then(|name| wanted.get(name as usize)) == Some(&true)
            })
        };
        docs.extend(
            (0..segment.len()).filter(|&doc| segment.row(doc).as_ref().is_some_and(is)).map(|d| first + d),
        );
    }
    docs
}
