//! Mentions become entities of this article, each link with its rule and the words it rests on.
//!
//! Forms are folded, not mentions: all mentions with the same folded words are one form, and forms are
//! united where a rule says so. A short form that fits two names is left by itself and marked ambiguous.

use super::index::Index;
use super::spelling::{self, Speller};
use super::{Found, gazetteer};
use crate::annotate::words::Words;
use crate::model::{EntityKind, LinkRule, LocalEntity, Span, Why};
use crate::sort::Sorting;

/// The entities of an article and, for each name found, its entity and the reason.
pub(super) struct Folded {
    pub(super) entities: Vec<LocalEntity>,
    pub(super) links: Vec<(u32, Why)>,
}

/// All mentions of one kind with the same folded words.
struct Form {
    kind: EntityKind,
    parts: Vec<String>,
    /// Index of its first mention.
    first: usize,
    /// The form it is united with, itself for a root.
    parent: usize,
    rule: LinkRule,
    evidence: Option<Span>,
    /// More than one name fits.
    torn: bool,
}

/// The rules below compare every form with every other. A text with more different names than this is a list
/// rather than a report, and its short forms are left by themselves.
const MOST_FORMS: usize = 2000;

/// Folds the names of an article.
pub(super) fn fold(words: &Words<'_>, found: &[Found]) -> Folded {
    let (mut forms, form_of) = collect(words, found);
    unite_aliases(words, found, &form_of, &mut forms);
    if forms.len() > MOST_FORMS {
        return finish(words, found, &forms, &form_of);
    }
    unite_variants(words, found, &mut forms);
    unite_acronyms(words, found, &mut forms);
    unite_short(words, found, &mut forms);
    finish(words, found, &forms, &form_of)
}

fn collect(words: &Words<'_>, found: &[Found]) -> (Vec<Form>, Vec<usize>) {
    let (mut index, mut speller) = (Index::with_room(found.len()), Speller::default());
    let mut forms = Vec::new();
    let mut form_of = Vec::with_capacity(found.len());
    for (mention, name) in found.iter().enumerate() {
        let key = speller.key(words, name.first, name.end);
        // The kind tells apart forms of the same words.
        let at = index.number(key.rotate_left(2) ^ name.kind as u64) as usize;
        if at == forms.len() {
            forms.push(Form {
                kind: name.kind,
                parts: spelling::parts(words, name.first, name.end),
                first: mention,
                parent: at,
                rule: LinkRule::First,
                evidence: None,
                torn: false,
            });
        }
        form_of.push(at);
    }
    (forms, form_of)
}

fn root(forms: &[Form], mut at: usize) -> usize {
    // Parents only ever point to roots of other sets, so the walk ends.
    while let Some(form) = forms.get(at).filter(|f| f.parent != at) {
        at = form.parent;
    }
    at
}

/// Puts form `short` under form `full`, with the rule and the words that say so.
fn unite(forms: &mut [Form], short: usize, full: usize, rule: LinkRule, evidence: Span) {
    let (from, to) = (root(forms, short), root(forms, full));
    if from == to {
        return;
    }
    if let Some(form) = forms.get_mut(from) {
        form.parent = to;
    }
    if let Some(form) = forms.get_mut(short).filter(|f| f.rule == LinkRule::First) {
        form.rule = rule;
        form.evidence = Some(evidence);
    }
}

/// "X, also known as Y": two neighboring mentions with words of naming between them.
fn unite_aliases(words: &Words<'_>, found: &[Found], form_of: &[usize], forms: &mut [Form]) {
    for (at, pair) in found.windows(2).enumerate() {
        let [a, b] = pair else { continue };
        if a.kind != b.kind || b.first < a.end || b.first - a.end > 6 {
            continue;
        }
        if states_alias(words, a.end, b.first)
            && let (Some(&full), Some(&alias)) = (form_of.get(at), form_of.get(at + 1))
        {
            unite(forms, alias, full, LinkRule::StatedAlias, words.span(a.first, b.end));
        }
    }
}

/// Words of naming, without commas and brackets.
const NAMING: [&[&str]; 15] = [
    &["also", "known", "as"],
    &["better", "known", "as"],
    &["popularly", "known", "as"],
    &["commonly", "known", "as"],
    &["widely", "known", "as"],
    &["formerly", "known", "as"],
    &["known", "as"],
    &["who", "is", "also", "known", "as"],
    &["also", "called"],
    &["aka"],
    &["a.k.a."],
    &["a.k.a"],
    &["alias"],
    &["nicknamed"],
    &["formerly"],
];

/// The tokens `first..end` are words of naming.
fn states_alias(words: &Words<'_>, first: usize, end: usize) -> bool {
    let said = |&at: &usize| !matches!(words.at(at), "," | "(");
    NAMING.iter().any(|naming| {
        let mut tokens = (first..end).filter(said);
        naming.iter().all(|word| tokens.next().is_some_and(|at| words.is(at, &[word])))
            && tokens.next().is_none()
    }) || (first..end).filter(said).count() == 1
        && (first..end).find(said).is_some_and(|at| matches!(words.at(at), "né" | "née"))
}

/// Spellings and fuller forms of one person's name: the same last word, the others equal, initials of each
/// other, or left out.
fn unite_variants(words: &Words<'_>, found: &[Found], forms: &mut [Form]) {
    for later in 1..forms.len() {
        let fits = |earlier: &usize| match (forms.get(*earlier), forms.get(later)) {
            (Some(a), Some(b)) => {
                a.kind == b.kind && a.kind == EntityKind::Person && same_person(&a.parts, &b.parts)
            }
            _ => false,
        };
        if let Some(earlier) = (0..later).find(fits) {
            let evidence = first_span(words, found, forms, earlier);
            unite(forms, later, earlier, LinkRule::Variant, evidence);
        }
    }
}

fn same_person(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let ([first_short, middle_short @ .., last_short], [first_long, middle_long @ .., last_long]) =
        (short, long)
    else {
        return false;
    };
    last_short == last_long
        && fits_name(first_short, first_long)
        && middle_short.iter().all(|m| middle_long.iter().any(|l| fits_name(m, l)))
}

fn fits_name(a: &str, b: &str) -> bool {
    a == b || (a.len() == 1 || b.len() == 1) && a.chars().next() == b.chars().next() || same_sound(a, b)
}

/// The same consonants between the same first and last letter: "khaled" and "khalid", not "carla" and "carlo".
fn same_sound(a: &str, b: &str) -> bool {
    let ends = |s: &str| (s.chars().next(), s.chars().next_back());
    let consonants = |s: &str| s.chars().filter(|c| !"aeiou".contains(*c)).collect::<String>();
    ends(a) == ends(b) && consonants(a) == consonants(b) && consonants(a).len() > 2
}

/// "AP" under "Associated Press", where the long form stands in the article.
fn unite_acronyms(words: &Words<'_>, found: &[Found], forms: &mut [Form]) {
    for short in 0..forms.len() {
        let Some(Form { kind, parts, first, .. }) = forms.get(short) else { continue };
        let Some(name) = found.get(*first) else { continue };
        let written = words.span(name.first, name.end).of(words.text);
        if parts.len() != 1 || !gazetteer::is_acronym(written) || *kind == EntityKind::Person {
            continue;
        }
        let letters = written.replace('.', "");
        let fits = |i: &usize| {
            forms
                .get(*i)
                .filter(|f| f.kind == *kind)
                .and_then(|f| found.get(f.first))
                .is_some_and(|full| spells(words, full, &letters))
        };
        if let Some(full) = (0..forms.len()).find(fits) {
            let evidence = first_span(words, found, forms, full);
            unite(forms, short, full, LinkRule::Acronym, evidence);
        }
    }
}

/// The capitals of a name of two or more words spell `letters`.
pub(super) fn spells(words: &Words<'_>, full: &Found, letters: &str) -> bool {
    let capitals = (full.first..full.end).filter(|&i| words.is_capital(i));
    let initials: String = capitals.filter_map(|i| words.at(i).chars().next()).collect();
    full.end - full.first > 1 && initials == letters
}

/// A short form under the only name it can be short for: a surname, or the first words of an organization.
fn unite_short(words: &Words<'_>, found: &[Found], forms: &mut [Form]) {
    for short in 0..forms.len() {
        let mut bearers: Vec<(usize, usize)> = (0..forms.len())
            .filter(|&full| full != short && is_short_for(forms, short, full))
            .map(|full| (root(forms, full), full))
            .collect();
        bearers.order();
        bearers.dedup_by_key(|b| b.0);
        match bearers.as_slice() {
            [] => {}
            [(_, full)] => {
                let rule = match forms.get(short).map(|f| f.kind) {
                    Some(EntityKind::Person) => LinkRule::Surname,
                    _ => LinkRule::Variant,
                };
                let evidence = first_span(words, found, forms, *full);
                unite(forms, short, *full, rule, evidence);
            }
            _ => {
                if let Some(form) = forms.get_mut(short) {
                    form.torn = true;
                }
            }
        }
    }
}

fn is_short_for(forms: &[Form], short: usize, full: usize) -> bool {
    let (Some(a), Some(b)) = (forms.get(short), forms.get(full)) else { return false };
    let shorter = a.kind == b.kind && a.parts.len() < b.parts.len();
    shorter
        && match a.kind {
            EntityKind::Person => b.parts.ends_with(&a.parts),
            EntityKind::Organization => {
                b.parts.starts_with(&a.parts) || a.parts.len() > 1 && b.parts.ends_with(&a.parts)
            }
            // "Gaza" and "Gaza City" are two places.
            EntityKind::Place => false,
        }
}

fn first_span(words: &Words<'_>, found: &[Found], forms: &[Form], form: usize) -> Span {
    let name = forms.get(form).and_then(|f| found.get(f.first));
    name.map_or_else(Span::default, |n| words.span(n.first, n.end))
}

/// Numbers the entities by first mention and writes the reasons.
fn finish(words: &Words<'_>, found: &[Found], forms: &[Form], form_of: &[usize]) -> Folded {
    let mut number: Vec<Option<u32>> = vec![None; forms.len()];
    let mut surfaces: Vec<(u32, &str)> = Vec::with_capacity(found.len());
    let mut entities: Vec<LocalEntity> = Vec::new();
    let mut links = Vec::with_capacity(found.len());
    for (mention, (name, &form)) in found.iter().zip(form_of).enumerate() {
        let top = root(forms, form);
        // A root is a position in `forms`.
        let Some(slot) = number.get_mut(top) else { continue };
        let entity = *slot.get_or_insert_with(|| {
            let ambiguous = forms.get(top).is_some_and(|f| f.torn);
            entities.push(LocalEntity {
                kind: name.kind,
                name: String::new(),
                aliases: Vec::new(),
                ambiguous,
            });
            // An article has fewer names than bytes, and fewer bytes than 4 Gi.
            u32::try_from(entities.len() - 1).unwrap_or(u32::MAX)
        });
        surfaces.push((entity, words.span(name.first, name.end).of(words.text)));
        links.push((entity, why(forms, form, mention)));
    }
    surfaces.order();
    for (number, seen) in (0..).zip(surfaces.chunk_by(|a, b| a.0 == b.0)) {
        // Every entity has a mention, so that the chunks are the entities in order.
        let Some(entity) = entities.get_mut(number) else { continue };
        name_entity(entity, seen);
        entity.ambiguous |= entity.kind == EntityKind::Person && !entity.name.contains(' ');
    }
    Folded { entities, links }
}

fn why(forms: &[Form], form: usize, mention: usize) -> Why {
    match forms.get(form) {
        Some(f) if f.rule != LinkRule::First => Why { rule: f.rule, evidence: f.evidence },
        Some(f) if f.first == mention => Why { rule: LinkRule::First, evidence: None },
        _ => Why { rule: LinkRule::SameName, evidence: None },
    }
}

/// The fullest form is the one with the most words, then the most letters, then the most mentions. `seen` are
/// the mentions, sorted.
fn name_entity(entity: &mut LocalEntity, seen: &[(u32, &str)]) {
    let rank =
        |surface: &str, count: usize| (surface.split([' ', '-']).count(), surface.chars().count(), count);
    let mut best = ((0, 0, 0), "");
    let mut forms: Vec<&str> = Vec::new();
    for same in seen.chunk_by(|a, b| a.1 == b.1) {
        let Some(&(_, surface)) = same.first() else { continue };
        best = best.max((rank(surface, same.len()), surface));
        forms.push(surface);
    }
    entity.name = best.1.to_owned();
    entity.aliases = forms.into_iter().filter(|form| *form != best.1).map(str::to_owned).collect();
}
