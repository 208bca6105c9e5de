//! Dates that the article or its file states for itself.

use super::Clue;
use crate::model::{Article, DayRange, EvidenceKind, StatedPlace, StatedRole, Strength};

/// One clue per stated date. The date of an update only bounds the first publication from above.
pub(super) fn clues(article: &Article) -> Vec<Clue> {
    article
        .stated
        .iter()
        .filter_map(|date| {
            let (rule, range) = match date.role {
                StatedRole::Published => ("stated", date.range),
                StatedRole::Updated => ("stated-update", DayRange::new(None, date.range.last())?),
            };
            if range.is_any() {
                return None;
            }
            let (kind, span) = match date.place {
                StatedPlace::Metadata(_) => (EvidenceKind::Metadata, None),
                StatedPlace::Text(span) => (EvidenceKind::Text, Some(span)),
                StatedPlace::Dropped(_) => (EvidenceKind::Dropped, None),
            };
            Some(Clue {
                kind,
                text: date.text.clone(),
                span,
                rule,
                ranges: vec![range],
                facts: Vec::new(),
                strength: Strength::Strong,
            })
        })
        .collect()
}
