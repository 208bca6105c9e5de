//! One article, opened: its text with every annotation, how it was dated, what is near it.

use super::head::{self, find};
use super::offsets::{Offsets, Unit};
use super::open::Card;
use super::types::{
    ArticleView, DroppedView, EvidenceView, FigureView, MentionView, ParagraphView, QuoteView, Related,
    TimeView,
};
use super::words;
use crate::corpus::{Corpus, Doc};
use crate::error::Error;
use crate::model::{
    Analysed, DateEstimate, Evidence, Figure, Mention, Quote, ResolvedTime, Speaker, TimeMention,
};
use crate::query::Field;
use crate::query::compare::{self, Side};
use crate::sort::Sorting;

/// How many similar articles are named.
const SIMILAR: usize = 6;

/// Opens the article `id`, with the matches of `q` marked.
pub(super) fn article(
    corpus: &Corpus,
    cards: &[Card],
    shares: &mut Shares,
    id: &str,
    q: &str,
) -> Result<ArticleView, Error> {
    let (doc, analysed) = find(corpus, id)?;
    let open = Open::new(corpus, doc, &analysed);
    let article = &analysed.article;
    let found = &analysed.annotations;
    let event: Vec<Doc> = corpus.layer().same_event(doc).into_iter().take(REPORTS).collect();
    Ok(ArticleView {
        head: head::head(corpus, doc, article),
        deck: article.deck.clone(),
        byline: article.byline.clone(),
        url: article.url.clone(),
        file: article.file.clone(),
        words: head::word_count(article),
        text: article.text.clone(),
        paragraphs: open.paragraphs(),
        sentences: open.offsets.pairs(&analysed.sentences),
        dateline: article.dateline.map(|span| open.offsets.pair(span)),
        mentions: found.mentions.iter().map(|m| open.mention(m)).collect(),
        quotes: found.quotes.iter().map(|q| open.quote(q)).collect(),
        times: found.times.iter().zip(&analysed.resolved).map(|(t, r)| open.time(t, r)).collect(),
        figures: found.figures.iter().map(|f| open.figure(f)).collect(),
        matches: open.matches(q)?,
        evidence: open.evidence(corpus.date(doc)),
        dropped: article
            .dropped
            .iter()
            .map(|d| DroppedView { text: d.text.clone(), reason: d.reason.clone() })
            .collect(),
        versions: versions(corpus, cards, shares, doc)?,
        similar: similar(corpus, cards, shares, doc)?,
        event: event.iter().filter_map(|&other| Some(cards.get(other as usize)?.head.id.clone())).collect(),
        only_here: only_here(corpus, &analysed, &event)?,
    })
}

/// Other reports of an event that are read for what they leave out, at the most.
const REPORTS: usize = 12;

/// The sentences of an article that no other report of its event has.
fn only_here(corpus: &Corpus, analysed: &Analysed, event: &[Doc]) -> Result<Vec<u32>, Error> {
    let mut alone = vec![true; analysed.sentences.len()];
    for &other in event {
        let other = corpus.article(other)?;
        let sides = [analysed, &other].map(|a| Side { text: &a.article.text, units: &a.sentences });
        for row in
            compare::compare_texts(&sides, 0)?.rows.iter().filter(|row| row.of.iter().all(|u| !u.is_empty()))
        {
            for unit in row.of.first().into_iter().flatten() {
                alone.get_mut(*unit as usize).into_iter().for_each(|slot| *slot = false);
            }
        }
    }
    Ok((0..).zip(alone).filter(|(_, alone)| *alone).map(|(unit, _)| unit).collect())
}

/// How much of one article stands in another, in percent, by pair: aligned when first asked for, since every
/// list asks again and a corpus has far more pairs than are ever shown.
#[derive(Debug, Default)]
pub(super) struct Shares {
    /// Sorted by pair, the smaller number first.
    known: Vec<((Doc, Doc), u32)>,
}

impl Shares {
    /// Share of the words of the shorter article that stand in sentences aligned with the other, 0-100.
    pub(super) fn of(&mut self, corpus: &Corpus, a: Doc, b: Doc) -> Result<u32, Error> {
        let pair = (a.min(b), a.max(b));
        let at = self.known.partition_point(|(known, _)| *known < pair);
        if let Some((_, share)) = self.known.get(at).filter(|(known, _)| *known == pair) {
            return Ok(*share);
        }
        let articles = [corpus.article(pair.0)?, corpus.article(pair.1)?];
        let sides = articles.each_ref().map(|a| Side { text: &a.article.text, units: &a.sentences });
        let found = compare::compare_texts(&sides, 0)?;
        let share = found.similarity.first().map_or(0, |s| percent(*s));
        self.known.insert(at, (pair, share));
        Ok(share)
    }
}

/// The other articles of the version group, with their similarity, closest first.
pub(super) fn versions(
    corpus: &Corpus,
    cards: &[Card],
    shares: &mut Shares,
    doc: Doc,
) -> Result<Vec<Related>, Error> {
    let layer = corpus.layer();
    let group = layer.group_of(doc).and_then(|g| layer.groups().get(g as usize));
    let others = group.map_or(&[][..], |group| &group.docs).iter().copied().filter(|&other| other != doc);
    related(corpus, cards, shares, doc, others)
}

/// Other articles with their similarity, closest first.
fn related(
    corpus: &Corpus,
    cards: &[Card],
    shares: &mut Shares,
    doc: Doc,
    others: impl Iterator<Item = Doc>,
) -> Result<Vec<Related>, Error> {
    let mut list = Vec::new();
    for (other, card) in others.filter_map(|other| Some((other, cards.get(other as usize)?))) {
        list.push(Related { head: card.head.clone(), similarity: shares.of(corpus, doc, other)? });
    }
    list.order_by_key(|r| std::cmp::Reverse(r.similarity));
    Ok(list)
}

/// A similarity in percent, rounded down so that only a whole is 100.
pub(super) fn percent(similarity: compare::Similarity) -> u32 {
    (similarity.share() * 100.0) as u32
}

/// Articles of the same thread that are no versions of this one, closest first.
fn similar(corpus: &Corpus, cards: &[Card], shares: &mut Shares, doc: Doc) -> Result<Vec<Related>, Error> {
    let layer = corpus.layer();
    let thread = layer.thread_of(doc).and_then(|t| layer.threads().get(t as usize));
    let group = layer.group_of(doc);
    let others = thread.map_or(&[][..], |thread| &thread.docs).iter().copied();
    let others = others.filter(|&d| d != doc && (group.is_none() || layer.group_of(d) != group));
    related(corpus, cards, shares, doc, others.take(SIMILAR))
}

/// An article with what its annotations need to be told in the page's words.
pub(super) struct Open<'a> {
    corpus: &'a Corpus,
    doc: Doc,
    all: &'a Analysed,
    pub(super) offsets: Offsets,
}

impl<'a> Open<'a> {
    pub(super) fn new(corpus: &'a Corpus, doc: Doc, all: &'a Analysed) -> Open<'a> {
        Open { corpus, doc, all, offsets: Offsets::new(&all.article.text, Unit::Utf16) }
    }

    fn text(&self) -> &str {
        &self.all.article.text
    }

    fn paragraphs(&self) -> Vec<ParagraphView> {
        let view = |p: &crate::model::Paragraph| {
            let [start, end] = self.offsets.pair(p.span);
            ParagraphView { start, end, kind: words::paragraph_kind(p.kind).to_owned() }
        };
        self.all.article.paragraphs.iter().map(view).collect()
    }

    /// Key and name of the corpus entity behind a local one; the local name where corrections reject it.
    fn entity(&self, local: u32) -> (String, String) {
        let linked = self.corpus.layer().linked(self.doc, local);
        let entity = linked.and_then(|i| self.corpus.layer().entities().get(i as usize));
        let name =
            self.all.annotations.entities.get(local as usize).map(|e| e.name.clone()).unwrap_or_default();
        entity.map_or((String::new(), name), |e| (e.key.clone(), e.name.clone()))
    }

    fn mention(&self, mention: &Mention) -> MentionView {
        let [start, end] = self.offsets.pair(mention.span);
        let (key, name) = self.entity(mention.entity);
        MentionView {
            start,
            end,
            kind: head::kind(mention.kind),
            role: mention.role.map(|span| span.of(self.text()).to_owned()),
            confidence: u32::from(mention.confidence),
            why: words::link_reason(mention, &name, self.text()),
            key,
            name,
        }
    }

    pub(super) fn quote(&self, quote: &Quote) -> QuoteView {
        let [start, end] = self.offsets.pair(quote.span);
        let (speaker, key, at) = match quote.speaker {
            Speaker::Unattributed => (None, None, None),
            Speaker::Description { span } => (Some(span.of(self.text()).to_owned()), None, Some(span)),
            Speaker::Entity { entity, span } => {
                let (key, name) = self.entity(entity);
                (Some(name), Some(key).filter(|k| !k.is_empty()), Some(span))
            }
        };
        let speaker_at = at.map(|span| self.offsets.pair(span));
        QuoteView { start, end, kind: words::quote_kind(quote.kind).to_owned(), speaker, key, speaker_at }
    }

    fn time(&self, time: &TimeMention, resolved: &ResolvedTime) -> TimeView {
        let [start, end] = self.offsets.pair(time.span);
        let (first, last) = words::ends(resolved.range);
        let kind = words::time_type(time.kind).to_lowercase();
        TimeView { start, end, kind, value: resolved.value.clone(), first, last }
    }

    pub(super) fn figure(&self, figure: &Figure) -> FigureView {
        let [start, end] = self.offsets.pair(figure.span);
        FigureView {
            start,
            end,
            value: figure.value,
            low: figure.low,
            high: figure.high,
            unit: figure.unit.clone(),
            currency: figure.currency.clone(),
            counts: figure.counts.map(|span| span.of(self.text()).to_owned()),
            status: figure.status.map(|s| words::figure_status(s).to_owned()),
            of: figure.of.map(|span| span.of(self.text()).to_owned()),
        }
    }

    fn matches(&self, q: &str) -> Result<Vec<[u32; 2]>, Error> {
        let marks = crate::query::marks(self.corpus, self.doc, q)?;
        Ok(marks.iter().filter(|m| m.field == Field::Body).map(|m| self.offsets.pair(m.span)).collect())
    }

    fn evidence(&self, date: &DateEstimate) -> Vec<EvidenceView> {
        date.evidence.iter().map(|e| self.reason(e)).collect()
    }

    fn reason(&self, evidence: &Evidence) -> EvidenceView {
        let (first, last) = words::ends(evidence.range);
        EvidenceView {
            kind: words::evidence_kind(evidence.kind).to_owned(),
            text: evidence.text.clone(),
            at: evidence.span.map(|span| self.offsets.pair(span)),
            rule: evidence.rule.clone(),
            says: words::rule_says(&evidence.rule).to_owned(),
            first,
            last,
            strong: evidence.strength == crate::model::Strength::Strong,
            set_aside: evidence.set_aside.clone(),
        }
    }
}
