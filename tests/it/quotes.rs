//! Quotes: golden cases, and a floor against the gold of the bundled articles.

use std::fmt::Write as _;

use dateline::model::{Annotations, Article, Quote, QuoteKind, Speaker};

use crate::names::annotated;
use crate::{gold, golden};

fn speaker(article: &Article, found: &Annotations, quote: &Quote) -> String {
    match quote.speaker {
        Speaker::Entity { entity, span } => {
            let name = &found.entities[entity as usize].name;
            let words = span.of(&article.text);
            if name == words { name.clone() } else { format!("{name} ({words})") }
        }
        Speaker::Description { span } => format!("\"{}\"", span.of(&article.text)),
        Speaker::Unattributed => "nobody".to_owned(),
    }
}

/// One line per quote: kind, speaker, cue, words.
fn listed(input: &str) -> String {
    let (article, found) = annotated(input.lines());
    let mut out = String::new();
    for quote in &found.quotes {
        let kind = match quote.kind {
            QuoteKind::Full => "full",
            QuoteKind::Fragment => "fragment",
            QuoteKind::Block => "block",
            QuoteKind::Indirect => "indirect",
        };
        let cue = quote.cue.map_or("", |cue| cue.of(&article.text));
        let who = speaker(&article, &found, quote);
        let _ = writeln!(out, "{kind} | {who} | {cue} | {}", quote.span.of(&article.text));
    }
    if out.is_empty() { "none".to_owned() } else { out }
}

#[test]
fn quoted_words_have_speakers() {
    golden::check("quotes/direct.txt", listed);
}

#[test]
fn terms_are_no_quotes() {
    golden::check("quotes/terms.txt", listed);
}

#[test]
fn reported_words_have_speakers() {
    golden::check("quotes/indirect.txt", listed);
}

#[test]
fn pronouns_stand_for_the_last_fitting_speaker_or_nobody() {
    golden::check("quotes/pronouns.txt", listed);
}

/// Whether a quote's speaker is the one of gold: right, wrong, or not given.
fn judge(found: &Annotations, gold: &gold::Gold, quote: &Quote, wanted: Option<&String>) -> Option<bool> {
    match quote.speaker {
        Speaker::Unattributed => None,
        Speaker::Description { .. } => Some(wanted.is_none()),
        Speaker::Entity { entity, .. } => {
            let entity = &found.entities[entity as usize];
            let mut forms = std::iter::once(&entity.name).chain(&entity.aliases);
            Some(wanted.is_some_and(|wanted| {
                forms.any(|form| gold.names.iter().any(|n| &n.text == form && &n.entity == wanted))
            }))
        }
    }
}

/// A quote of gold is found where a quote holds its words. Terms that nobody speaks must not be quotes. The
/// floors say what holds today; a wrong speaker is not allowed.
#[test]
fn quotes_of_the_bundled_articles_reach_the_floor() {
    let (mut right, mut wrong, mut wanted, mut terms) = (0, Vec::new(), 0, 0);
    for identifier in gold::published().keys() {
        let gold = gold::load(identifier);
        let paragraphs = gold.paragraphs(identifier);
        let (article, found) = annotated(paragraphs.iter().map(String::as_str));
        for mark in &gold.quotes {
            let start = gold::offset(&article.text, &mark.text, mark.place.as_deref());
            let direct = |q: &&Quote| {
                let held = q.span.range().contains(&start) && q.span.end as usize >= start + mark.text.len();
                held && q.kind != QuoteKind::Indirect
            };
            let quote = found.quotes.iter().find(direct);
            if mark.term {
                terms += usize::from(quote.is_some());
                continue;
            }
            wanted += 1;
            match quote.and_then(|q| judge(&found, &gold, q, mark.speaker.as_ref())) {
                Some(true) => right += 1,
                Some(false) => wrong.push(format!("{identifier}: {}", mark.text)),
                None => {}
            }
        }
    }
    assert!(wrong.is_empty(), "wrong speakers: {wrong:?}");
    assert_eq!(terms, 0, "terms taken for quotes");
    assert!(right * 100 >= wanted * 85, "{right} of {wanted} speakers");
}
