//! What the texts state, in words: in all of them, in some, and where they differ.

use dateline::query::compare::{Comparison, Conflict, Fact};

use super::letter;

/// A heading and its lines.
pub(super) type Section = (String, Vec<String>);

/// Conflicts first, then per kind what only some articles state. What all state is counted.
pub(super) fn sections(found: &Comparison) -> Vec<Section> {
    let mut sections = Vec::new();
    let conflicts: Vec<String> = found.facts.conflicts.iter().map(conflict).collect();
    if !conflicts.is_empty() {
        sections.push(("Said differently".to_owned(), conflicts));
    }
    let facts = &found.facts;
    for (title, list) in [
        ("Names", &facts.entities),
        ("Quotes", &facts.quotes),
        ("Figures", &facts.figures),
        ("Days", &facts.days),
    ] {
        if list.is_empty() {
            continue;
        }
        let (everywhere, somewhere): (Vec<&Fact>, Vec<&Fact>) =
            list.iter().partition(|fact| fact.places.iter().all(|places| !places.is_empty()));
        let lines = somewhere.into_iter().map(partial).collect();
        sections.push((format!("{title}: {} in all", everywhere.len()), lines));
    }
    sections
}

/// "only A, C: 4,000 people"
fn partial(fact: &Fact) -> String {
    let has = (0..).zip(&fact.places).filter(|(_, places)| !places.is_empty());
    let letters: Vec<String> = has.map(|(index, _)| letter(index)).collect();
    format!("only {}: {}", letters.join(", "), fact.text)
}

/// "killed: A says “11”, B says “at least 10”"
fn conflict(conflict: &Conflict) -> String {
    let sides: Vec<String> =
        conflict.sides.iter().map(|side| format!("{} says “{}”", letter(side.article), side.says)).collect();
    format!("{} ({}): {}", conflict.about, conflict.kind.name(), sides.join(", "))
}
