//! Where the compared texts say the same thing differently.
//!
//! A conflict needs sentences that are aligned and one statement of a kind left on each side once the equal
//! ones are taken away; anything less is two statements, not a contradiction. Who is right is not asked.

use std::collections::BTreeMap;

use super::facts::{Compared, Counted, day, is_marked, quoted_words, words_of};
use super::{Conflict, ConflictKind, ConflictSide, Place};
use crate::model::{EntityKind, Figure, FigureStatus, Quote, Speaker};

/// All conflicts, by kind and then in the order of the rows.
pub(super) fn find(compared: &Compared<'_>) -> Vec<Conflict> {
    let mut out = figures(compared);
    out.extend(quotes(compared));
    out.extend(days(compared));
    out
}

/// What the articles say about one thing in one row, by article.
type Statements<T> = BTreeMap<usize, Vec<T>>;

/// Keeps what is said once on a side and not word for word on another, where at least two sides are left.
fn left<T: Clone>(said: &Statements<T>, equal: impl Fn(&T, &T) -> bool) -> Vec<(usize, T)> {
    let elsewhere = |article: usize, one: &T| {
        said.iter().any(|(&other, list)| other != article && list.iter().any(|two| equal(one, two)))
    };
    let mut out = Vec::new();
    for (&article, list) in said {
        let mut open = list.iter().filter(|one| !elsewhere(article, one));
        if let (Some(one), None) = (open.next(), open.next()) {
            out.push((article, one.clone()));
        }
    }
    if out.len() < 2 { Vec::new() } else { out }
}

/// Most statements of one kind in one row that are looked at; a row with more is a list, not a statement.
const MOST: usize = 12;

fn collect<K: Ord, T>(found: impl Iterator<Item = (K, usize, T)>) -> BTreeMap<K, Statements<T>> {
    let mut out: BTreeMap<K, Statements<T>> = BTreeMap::new();
    for (key, article, said) in found {
        out.entry(key).or_default().entry(article).or_default().push(said);
    }
    out.retain(|_, said| said.len() > 1 && said.values().all(|list| list.len() <= MOST));
    out
}

/// A figure in a row.
#[derive(Clone, Copy)]
struct Amount<'a> {
    figure: &'a Figure,
    place: Place,
    /// Said with "about" or the like.
    rough: bool,
}

fn figures(compared: &Compared<'_>) -> Vec<Conflict> {
    let found = (0..compared.articles.len()).flat_map(|article| {
        let (text, figures) = (compared.text(article), &compared.articles[article].annotations.figures);
        figures.iter().filter_map(move |figure| {
            let counted = Counted::of(figure, text);
            let named = counted.head.is_some() || counted.unit.is_some() || counted.currency.is_some();
            let place = compared.place(article, figure.span);
            let row = compared.row(article, place).filter(|_| named)?;
            let rough = is_rough(figure.span.of(text));
            Some(((row, counted), article, Amount { figure, place, rough }))
        })
    });
    let mut out = Vec::new();
    for ((_, counted), said) in collect(found) {
        let sides = left(&said, agree);
        let Some((article, first)) = sides.first() else { continue };
        let words = first.figure.counts.map(|span| span.of(compared.text(*article)).to_owned());
        let about = words.or(counted.unit).or(counted.currency).unwrap_or_default();
        let side = |(article, amount): &(usize, Amount<'_>)| ConflictSide {
            article: *article,
            place: amount.place,
            says: words_of(amount.figure, compared.text(*article)),
        };
        out.push(Conflict { kind: ConflictKind::Figure, about, sides: sides.iter().map(side).collect() });
    }
    out
}

/// Words that make a number rough.
const ROUGH: [&str; 10] = [
    "about",
    "around",
    "nearly",
    "almost",
    "roughly",
    "some",
    "approximately",
    "an estimated",
    "up to",
    "close to",
];

fn is_rough(words: &str) -> bool {
    let words = words.to_lowercase();
    ROUGH.iter().any(|rough| words.starts_with(rough))
}

/// True where both figures can be true of the same thing, or are about different things.
fn agree(a: &Amount<'_>, b: &Amount<'_>) -> bool {
    let differ = |a: Option<FigureStatus>, b: Option<FigureStatus>| a.is_some() && b.is_some() && a != b;
    let slack = if a.rough || b.rough { 0.1 } else { 0.0 };
    match (bounds(a.figure, slack), bounds(b.figure, slack)) {
        _ if differ(a.figure.status, b.figure.status) => true,
        (Some((a_low, a_high)), Some((b_low, b_high))) => a_low <= b_high && b_low <= a_high,
        _ => true,
    }
}

/// The smallest and the largest amount a figure allows; none where it says none.
fn bounds(figure: &Figure, slack: f64) -> Option<(f64, f64)> {
    match (figure.low, figure.high, figure.value) {
        (None, None, None) => None,
        (None, None, Some(value)) => Some((value - value.abs() * slack, value + value.abs() * slack)),
        (low, high, _) => Some((low.unwrap_or(f64::MIN), high.unwrap_or(f64::MAX))),
    }
}

/// Fewest words of a quotation that can be recognized in another wording, and how many of the shorter one's
/// words must stand in the longer in the same order, in percent.
const QUOTED: usize = 4;
const ALIKE: usize = 60;

fn quotes(compared: &Compared<'_>) -> Vec<Conflict> {
    let found = (0..compared.articles.len()).flat_map(|article| {
        let quotes = compared.articles[article].annotations.quotes.iter().filter(|q| is_marked(q));
        quotes.filter_map(move |quote| {
            let place = compared.place(article, quote.span);
            let words = quoted_words(quote, compared.text(article));
            Some((compared.row(article, place)?, article, Said { quote, place, words }))
        })
    });
    let mut out = Vec::new();
    for said in collect(found).values() {
        out.extend(wordings(compared, said));
        out.extend(speakers(compared, said));
    }
    out
}

/// A quotation in a row.
struct Said<'a> {
    quote: &'a Quote,
    place: Place,
    words: Vec<String>,
}

/// Every pair of quotations of two articles in a row.
fn pairs<'s, 'a>(
    said: &'s Statements<Said<'a>>,
) -> impl Iterator<Item = ((usize, &'s Said<'a>), (usize, &'s Said<'a>))> {
    said.iter().flat_map(move |(&one, first)| {
        let others = said.range(one + 1..);
        others.flat_map(move |(&other, second)| {
            first.iter().flat_map(move |a| second.iter().map(move |b| ((one, a), (other, b))))
        })
    })
}

fn wordings(compared: &Compared<'_>, said: &Statements<Said<'_>>) -> Vec<Conflict> {
    let differ = |((_, a), (_, b)): &((usize, &Said<'_>), (usize, &Said<'_>))| reworded(&a.words, &b.words);
    pairs(said)
        .filter(differ)
        .map(|(a, b)| {
            let about = speaker(compared, a).or_else(|| speaker(compared, b)).map(|(_, name)| name);
            Conflict {
                kind: ConflictKind::Wording,
                about: about.unwrap_or_default(),
                sides: [a, b].map(|side| side_of(side, side.1.quote.span.of(compared.text(side.0)))).into(),
            }
        })
        .collect()
}

fn side_of((article, said): (usize, &Said<'_>), says: &str) -> ConflictSide {
    ConflictSide { article, place: said.place, says: says.to_owned() }
}

/// The same quotation, neither word for word nor one a piece of the other.
fn reworded(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.len() < QUOTED || is_piece(short, long) {
        return false;
    }
    in_order(short, long) * 100 >= short.len() * ALIKE
}

fn is_piece(short: &[String], long: &[String]) -> bool {
    !short.is_empty() && long.windows(short.len()).any(|run| run == short)
}

/// Most words of a quotation that are compared in order.
const LONGEST: usize = 120;

/// Length of the longest common subsequence.
fn in_order(a: &[String], b: &[String]) -> usize {
    let (a, b) = (&a[..a.len().min(LONGEST)], &b[..b.len().min(LONGEST)]);
    let mut row = vec![0; b.len() + 1];
    for x in a {
        let mut diagonal = 0;
        for (j, y) in b.iter().enumerate() {
            // `row` has one entry more than `b`.
            let above = row[j + 1];
            row[j + 1] = if x == y { diagonal + 1 } else { above.max(row[j]) };
            diagonal = above;
        }
    }
    row.last().copied().unwrap_or(0)
}

fn speakers(compared: &Compared<'_>, said: &Statements<Said<'_>>) -> Vec<Conflict> {
    let mut out = Vec::new();
    for (a, b) in pairs(said) {
        let same = a.1.words == b.1.words && a.1.words.len() >= 2
            || a.1.words.len().min(b.1.words.len()) >= QUOTED
                && (is_piece(&a.1.words, &b.1.words) || is_piece(&b.1.words, &a.1.words));
        if let (true, Some((first, name)), Some((second, other))) =
            (same, speaker(compared, a), speaker(compared, b))
            && first != second
            && !one_name(&name, &other)
        {
            let sides = vec![side_of(a, &name), side_of(b, &other)];
            let about = a.1.quote.span.of(compared.text(a.0)).to_owned();
            out.push(Conflict { kind: ConflictKind::Speaker, about, sides });
        }
    }
    out
}

/// The person who is named beside the quotation: the entity and the name. None where the text has a
/// pronoun, whose meaning is a guess, or an organization, which speaks through people.
fn speaker(compared: &Compared<'_>, (article, said): (usize, &Said<'_>)) -> Option<(Option<u32>, String)> {
    let Speaker::Entity { entity, span } = said.quote.speaker else { return None };
    let annotations = &compared.articles[article].annotations;
    let local = annotations.entities.get(entity as usize).filter(|e| e.kind == EntityKind::Person)?;
    let named = annotations.mentions.iter().any(|m| m.entity == entity && m.span.overlaps(span));
    named.then(|| (compared.linked(article, entity), local.name.clone()))
}

/// True where one name is the last words of the other: a surname and a full name.
fn one_name(a: &str, b: &str) -> bool {
    let words = |name: &str| name.split_whitespace().map(crate::text::fold).collect::<Vec<_>>();
    let (a, b) = (words(a), words(b));
    a.ends_with(&b) || b.ends_with(&a)
}

fn days(compared: &Compared<'_>) -> Vec<Conflict> {
    let found = (0..compared.articles.len()).flat_map(|article| {
        let analysed = &compared.articles[article];
        analysed.annotations.times.iter().zip(&analysed.resolved).filter_map(move |(mention, resolved)| {
            let place = compared.place(article, mention.span);
            let words = mention.span.of(compared.text(article)).to_lowercase();
            Some((compared.row(article, place)?, article, (place, words, day(mention, resolved)?)))
        })
    });
    let mut out = Vec::new();
    for said in collect(found).values() {
        // The same words mean the same day, whatever each article's own date makes of them.
        let sides = left(said, |(_, words, day), (_, others, other)| {
            words == others
                || day == other
                || day.starts_with(char::is_alphabetic) != other.starts_with(char::is_alphabetic)
        });
        let Some((article, (place, ..))) = sides.first() else { continue };
        let sentence = compared.articles[*article].sentences.get(place.sentence as usize);
        let about = sentence.map_or("", |span| span.of(compared.text(*article))).to_owned();
        let side = |(article, (place, ..)): &(usize, (Place, String, String))| ConflictSide {
            article: *article,
            place: *place,
            says: place.span.of(compared.text(*article)).to_owned(),
        };
        out.push(Conflict { kind: ConflictKind::Day, about, sides: sides.iter().map(side).collect() });
    }
    out
}
