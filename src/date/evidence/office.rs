//! Office holders called by their office, and the living.
//!
//! "Prime Minister X" is written while X holds the office. The name alone says nothing, and neither does
//! "former Prime Minister X". Who speaks in a report was alive shortly before it.

use std::collections::BTreeMap;

use super::Clue;
use crate::date::chronology::{Chronology, Office};
use crate::date::reading::{Gap, Reading, is_joint, names_body, same_role};
use crate::model::{Annotations, DayRange, EvidenceKind, Span, Strength, TimeMeaning, YearWord};
use crate::sort::Sorting;

/// Words looked at before a name.
const BEFORE: usize = 7;
/// Words looked at in an apposition behind a name.
const AFTER: usize = 10;
/// Reports call people by an office some days before they take it and after they leave it.
const PAD: i32 = 3;

/// One clue per holder and office stated, and per speaker whose death is known.
pub(super) fn clues(reading: &Reading<'_>, found: &Annotations, chronology: &Chronology) -> Vec<Clue> {
    let full = full_names(reading, chronology);
    // Key: subject and first fact, so that many mentions of one holder give one clue.
    let mut clues: BTreeMap<Vec<String>, Clue> = BTreeMap::new();
    for i in 0..reading.items.len() {
        let Some(item) = reading.items.get(i).filter(|it| it.capital) else { continue };
        let word = reading.word(i);
        if let Some(offices) = chronology.by_name.get(word)
            && !historic(found, reading, item.sentence as usize)
            && let Some(clue) = holder(reading, chronology, offices, i, &full)
        {
            clues.entry(clue.facts.clone()).or_insert(clue);
        }
        if let Some(clue) = alive(reading, chronology, i) {
            clues.entry(clue.facts.clone()).or_insert(clue);
        }
    }
    clues.into_values().collect()
}

/// Offices whose holder the article names in full somewhere, by index.
fn full_names(reading: &Reading<'_>, chronology: &Chronology) -> Vec<bool> {
    let mut full = vec![false; chronology.offices.len()];
    for i in 0..reading.items.len() {
        for (o, f) in chronology.by_name.get(reading.word(i)).into_iter().flatten() {
            let form = chronology.offices.get(*o).and_then(|office| office.forms.get(*f));
            if form.is_some_and(|f| f.len() > 1 && reading.ends_with(i, f).is_some()) {
                full[*o] = true;
            }
        }
    }
    full
}

/// The terms of office that fit the name at item `i` and the role stated beside it.
fn holder(
    reading: &Reading<'_>,
    chronology: &Chronology,
    offices: &[(usize, usize)],
    i: usize,
    full: &[bool],
) -> Option<Clue> {
    let mut fits: Vec<(&Office, Span)> = Vec::new();
    for (o, f) in offices {
        let Some(office) = chronology.offices.get(*o) else { continue };
        let Some(form) = office.forms.get(*f) else { continue };
        let whole = reading.ends_with(i, form);
        let first = whole.unwrap_or(i);
        // The surname alone stands for the holder where the article names them in full, or the body beside it.
        let known = (whole.is_some() && form.len() > 1) || full.get(*o).copied().unwrap_or(false);
        let Some(stated) = role_beside(reading, office, first, i + 1) else { continue };
        if !known && !body_near(reading, office, first) {
            continue;
        }
        if !fits.iter().any(|(seen, _)| seen.id == office.id) {
            let span = Span::new(stated.start as usize, stated.end as usize);
            fits.push((office, span));
        }
    }
    // The fullest fit wins: "Hillary Clinton" is no "President Clinton".
    let span = fits.first()?.1;
    let mut terms: Vec<(DayRange, String)> =
        fits.iter().filter_map(|(o, _)| Some((padded(o.range)?, o.id.clone()))).collect();
    terms.order_by_key(|t| t.0.first().map(|d| d.number()));
    let strong = fits.iter().all(|(o, _)| o.strength == Strength::Strong);
    Some(Clue {
        kind: EvidenceKind::Fact,
        text: span.of(reading.text).to_owned(),
        span: Some(span),
        rule: "office-holder",
        ranges: terms.iter().map(|t| t.0).collect(),
        facts: terms.into_iter().map(|t| t.1).collect(),
        strength: if strong { Strength::Strong } else { Strength::Fair },
    })
}

fn padded(range: DayRange) -> Option<DayRange> {
    DayRange::new(range.first().map(|d| d.plus(-PAD)), range.last().map(|d| d.plus(PAD)))
}

/// The role of the office stated before the item `first` or in the apposition from item `end`: its span with the name.
fn role_beside(reading: &Reading<'_>, office: &Office, first: usize, end: usize) -> Option<Span> {
    let name = reading.items.get(first)?.span.join(reading.items.get(end.checked_sub(1)?)?.span);
    office.roles.iter().find_map(|role| {
        let at = before(reading, role, first).or_else(|| after(reading, role, first, end))?;
        Some(at.join(name))
    })
}

/// "Israeli Prime Minister X", "Olmert's spokeswoman, X".
fn before(reading: &Reading<'_>, role: &[String], first: usize) -> Option<Span> {
    let sentence = reading.items.get(first)?.sentence;
    let reach = role.len() + 2;
    let mut window = Vec::new();
    let mut at = first;
    for step in 0..BEFORE.min(first) {
        let gap = reading.items.get(at)?.gap;
        let crossable = gap == Gap::Near || (step == 0 && gap == Gap::Comma);
        if !crossable || reading.items.get(at - 1)?.sentence != sentence {
            break;
        }
        at -= 1;
        window.push(at);
    }
    let near = |w: &&usize| first - **w <= reach;
    let hits: Vec<usize> = role
        .iter()
        .map_while(|r| window.iter().filter(near).find(|w| same_role(reading.word(**w), r)).copied())
        .collect();
    let (low, high) = (*hits.iter().min()?, *hits.iter().max()?);
    // The role ends right before the name, or before the first names of a surname match.
    let named = |k: usize| reading.items.get(k).is_some_and(|it| it.capital);
    let beside = first - high <= 3 && (high + 1..first).all(named);
    let whole = hits.len() == role.len();
    (whole && beside && !guarded(reading, &window, low, role))
        .then_some(())
        .and_then(|()| Some(reading.items.get(low)?.span.join(reading.items.get(high)?.span)))
}

/// "X, the Palestinian prime minister, ...".
fn after(reading: &Reading<'_>, role: &[String], first: usize, end: usize) -> Option<Span> {
    let start = reading.items.get(end)?;
    if start.gap != Gap::Comma {
        return None;
    }
    let ahead: Vec<usize> = (first.saturating_sub(2)..first).collect();
    if guarded(reading, &ahead, first, role) {
        return None;
    }
    let mut window = Vec::new();
    for k in end..end + AFTER {
        let Some(item) = reading.items.get(k).filter(|it| it.sentence == start.sentence) else { break };
        if k > end && item.gap != Gap::Near {
            break;
        }
        if matches!(reading.word(k), "said" | "says" | "told" | "who" | "was" | "has" | "had" | "is" | "will")
        {
            break;
        }
        window.push(k);
    }
    let hits: Vec<usize> =
        role.iter().map_while(|r| window.iter().find(|w| same_role(reading.word(**w), r)).copied()).collect();
    let (low, high) = (*hits.iter().min()?, *hits.iter().max()?);
    let whole = hits.len() == role.len() && high - low <= role.len() + 1;
    (whole && !guarded(reading, &window, low, role))
        .then_some(())
        .and_then(|()| Some(reading.items.get(low)?.span.join(reading.items.get(high)?.span)))
}

/// True where a word before the role says that it is not held, or by another ("former", "vice", "wife of").
fn guarded(reading: &Reading<'_>, window: &[usize], role: usize, said: &[String]) -> bool {
    let guard = |w: &str| {
        matches!(
            w,
            "former"
                | "formerly"
                | "once"
                | "ex"
                | "late"
                | "then"
                | "deposed"
                | "ousted"
                | "onetime"
                | "vice"
                | "deputy"
                | "assistant"
                | "shadow"
                | "wife"
                | "widow"
                | "son"
                | "daughter"
                | "brother"
                | "sister"
                | "husband"
                | "successor"
                | "predecessor"
                | "incoming"
                | "elect"
                | "designate"
                | "future"
                | "candidate"
                | "outgoing"
                | "past"
                | "succeeded"
                | "replaced"
                | "under"
                | "interim"
        )
    };
    let behind = reading.word(role + 1);
    window
        .iter()
        .filter(|w| **w <= role + 2)
        .map(|w| reading.word(*w))
        // "vice" is part of the office of a vice president.
        .any(|w| guard(w) && !said.iter().any(|r| r == w))
        || matches!(behind, "elect" | "designate")
}

fn body_near(reading: &Reading<'_>, office: &Office, first: usize) -> bool {
    (first.saturating_sub(BEFORE)..first).any(|k| names_body(reading.word(k), &office.body))
}

/// A sentence that speaks of a named year may speak of an office held then.
fn historic(found: &Annotations, reading: &Reading<'_>, sentence: usize) -> bool {
    let items = reading.sentence(sentence);
    let (Some(a), Some(b)) =
        (reading.items.get(items.start), items.end.checked_sub(1).and_then(|e| reading.items.get(e)))
    else {
        return false;
    };
    let span = a.span.join(b.span);
    let from = found.times.partition_point(|t| t.span.end <= span.start);
    found.times.iter().skip(from).take_while(|t| t.span.start < span.end).any(|t| {
        matches!(t.meaning, TimeMeaning::Calendar { year: YearWord::Said(_), .. } | TimeMeaning::Years { .. })
    })
}

/// A person who speaks in the report had not long been dead.
fn alive(reading: &Reading<'_>, chronology: &Chronology, i: usize) -> Option<Clue> {
    let item = reading.items.get(i)?;
    let deaths = chronology.deaths_by_name.get(reading.word(i))?;
    let says =
        |k: usize| matches!(reading.word(k), "said" | "says" | "told" | "warned" | "added" | "insisted");
    let next = reading.items.get(i + 1).filter(|n| n.sentence == item.sentence);
    let speaks = next.is_some() && says(i + 1);
    for death in deaths.iter().filter_map(|d| chronology.deaths.get(*d)) {
        let Some(first) =
            death.forms.iter().find_map(|f| (f.len() > 1).then(|| reading.ends_with(i, f)).flatten())
        else {
            continue;
        };
        let spoken = speaks || (first > 0 && says(first - 1)) || apposed_speech(reading, i);
        if !spoken || item.quoted {
            continue;
        }
        let span = reading.items.get(first)?.span.join(item.span);
        return Some(Clue {
            kind: EvidenceKind::Fact,
            text: span.of(reading.text).to_owned(),
            span: Some(span),
            rule: "alive",
            ranges: vec![DayRange::new(None, Some(death.day.plus(1)))?],
            facts: vec![death.id.clone()],
            strength: Strength::Fair,
        });
    }
    None
}

/// "X, a Hamas official, said".
fn apposed_speech(reading: &Reading<'_>, i: usize) -> bool {
    let Some(item) = reading.items.get(i) else { return false };
    let close = (i + 2..i + 9).find(|k| reading.items.get(*k).is_some_and(|it| it.gap == Gap::Comma));
    let opened = reading.items.get(i + 1).is_some_and(|n| n.gap == Gap::Comma && n.sentence == item.sentence);
    opened
        && close.is_some_and(|k| matches!(reading.word(k), "said" | "says" | "told"))
        && !is_joint(reading.word(i))
}
