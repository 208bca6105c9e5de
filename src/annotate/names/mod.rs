//! Names of people, organizations and places: found, made consistent in the article, folded into entities.
//!
//! 1. [`tag`]: names by the trained [`Model`] over [`features`]; where none is loaded, [`find`]: names by
//!    lists, shapes and neighboring words.
//! 2. [`consistent`]: a name found once is found everywhere in the article, as the same kind.
//! 3. [`fold`]: mentions become entities, each link with its reason.
//! 4. [`role`]: the words that state a role beside a name.
//!
//! [`import`] brings names that were found elsewhere in place of the first two.

mod consistent;
mod features;
mod find;
mod fold;
pub(crate) mod gazetteer;
mod gender;
mod import;
mod index;
mod lattice;
mod model;
mod prepared;
mod role;
mod spelling;
mod tag;
pub mod training;

use crate::annotate::words::Words;
use crate::model::{Annotations, EntityKind, Mention};
pub(crate) use gender::{Pronoun, pronoun};
pub use import::Imported;
pub use model::Model;
pub(crate) use role::is_title;
pub(crate) use spelling::part as name_word;

/// A name by its tokens, before it has an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Its first token.
    first: usize,
    /// One past its last token.
    end: usize,
    /// What it names.
    kind: EntityKind,
    /// 0-100.
    confidence: u8,
}

/// Adds the mentions and entities of the article to `into`. `given` are its names where they were found
/// elsewhere.
pub(super) fn pass(
    words: &Words<'_>,
    model: Option<&Model>,
    given: Option<Vec<Found>>,
    into: &mut Annotations,
) {
    let found = given.unwrap_or_else(|| {
        let first = match model {
            Some(model) => tag::find(words, model),
            None => find::find(words),
        };
        consistent::everywhere(words, first)
    });
    let folded = fold::fold(words, &found);
    into.mentions = found
        .iter()
        .zip(folded.links)
        .map(|(name, (entity, why))| Mention {
            span: words.span(name.first, name.end),
            kind: name.kind,
            entity,
            confidence: name.confidence,
            role: role::beside(words, &found, name),
            why,
        })
        .collect();
    into.entities = folded.entities;
}
