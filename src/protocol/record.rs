//! The annotate record: one JSON object per article, the exported form of everything the core found.
//!
//! Offsets are Unicode code points into `text`, end-exclusive. The shape is a contract: it changes only with
//! [`SCHEMA`], and `schemas/annotate.schema.json` describes it.

use serde::Serialize;

use super::offsets::{Offsets, Unit};
use super::words;
use crate::model::{
    Analysed, Evidence, Figure, Mention, Problem, Quote, ResolvedTime, Span, Speaker, TimeMention,
};

/// Version of the exported shapes.
pub const SCHEMA: u32 = 1;

/// One annotated article.
#[derive(Debug, Serialize)]
#[allow(missing_docs)] // the fields are the contract, described in the schema
pub struct Record {
    pub schema: u32,
    pub id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    pub headline: String,
    pub source: Option<String>,
    pub agency: Option<String>,
    pub byline: Option<String>,
    pub dateline: Option<String>,
    pub language: String,
    pub published: PublishedRecord,
    pub text: String,
    pub paragraphs: Vec<[u32; 2]>,
    pub sentences: Vec<[u32; 2]>,
    pub entities: Vec<EntityRecord>,
    pub quotes: Vec<QuoteRecord>,
    pub times: Vec<TimeRecord>,
    pub figures: Vec<FigureRecord>,
    pub dropped: Vec<DroppedRecord>,
    pub problems: Vec<ProblemRecord>,
}

/// The article's date.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct PublishedRecord {
    pub edtf: String,
    pub first: Option<String>,
    pub last: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub best: Option<String>,
    pub stated: bool,
    pub evidence: Vec<EvidenceRecord>,
}

/// One reason for the date.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct EvidenceRecord {
    pub kind: &'static str,
    pub text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<u32>,
    pub rule: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fact: Option<String>,
    pub strength: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub set_aside: Option<String>,
}

/// A name.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct EntityRecord {
    pub start: u32,
    pub end: u32,
    pub text: String,
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub entity: String,
    pub confidence: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    pub why: String,
}

/// A quote.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct QuoteRecord {
    pub start: u32,
    pub end: u32,
    pub text: String,
    pub kind: &'static str,
    pub speaker: Option<SpeakerRecord>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cue: Option<TextAt>,
}

/// Who says it.
#[derive(Debug, Default, Serialize)]
#[allow(missing_docs)]
pub struct SpeakerRecord {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<u32>,
}

/// Words and where they stand.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct TextAt {
    pub start: u32,
    pub end: u32,
    pub text: String,
}

/// Words about time.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct TimeRecord {
    pub start: u32,
    pub end: u32,
    pub text: String,
    #[serde(rename = "type")]
    pub kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<String>,
}

/// A number.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct FigureRecord {
    pub start: u32,
    pub end: u32,
    pub text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counts: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
}

/// A number written without `.0` where it is whole.
#[derive(Debug, Serialize)]
#[serde(untagged)]
#[allow(missing_docs)]
pub enum Number {
    Whole(i64),
    Real(f64),
}

impl From<f64> for Number {
    fn from(value: f64) -> Number {
        // Whole numbers are exact in f64 up to 2^53.
        if value.fract() == 0.0 && value.abs() < 9e15 {
            Number::Whole(value as i64)
        } else {
            Number::Real(value)
        }
    }
}

/// A removed line.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct DroppedRecord {
    pub text: String,
    pub reason: String,
}

/// A problem.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct ProblemRecord {
    pub what: String,
    #[serde(rename = "where")]
    pub place: String,
    pub handled: String,
}

impl From<&Problem> for ProblemRecord {
    fn from(problem: &Problem) -> ProblemRecord {
        ProblemRecord { what: problem.what.clone(), place: place(problem), handled: problem.handled.clone() }
    }
}

/// `file:line`, `file`, or the empty string.
#[must_use]
pub fn place(problem: &Problem) -> String {
    match problem.line {
        Some(line) => format!("{}:{line}", problem.file),
        None => problem.file.clone(),
    }
}

/// Makes the record of an article. `problems` are those of its file.
#[must_use]
pub fn record(analysed: &Analysed, problems: &[Problem]) -> Record {
    let edge = Edge { all: analysed, offsets: Offsets::new(&analysed.article.text, Unit::CodePoint) };
    let article = &analysed.article;
    let found = &analysed.annotations;
    let spans: Vec<Span> = article.paragraphs.iter().map(|p| p.span).collect();
    Record {
        schema: SCHEMA,
        id: article.id.clone(),
        file: article.file.clone(),
        headline: article.headline.clone(),
        source: article.source.clone(),
        agency: article.agency.clone(),
        byline: article.byline.clone(),
        dateline: article.dateline.map(|span| span.of(&article.text).to_owned()),
        language: article.language.clone(),
        published: edge.published(),
        text: article.text.clone(),
        paragraphs: edge.offsets.pairs(&spans),
        sentences: edge.offsets.pairs(&analysed.sentences),
        entities: found.mentions.iter().map(|m| edge.entity(m)).collect(),
        quotes: found.quotes.iter().map(|q| edge.quote(q)).collect(),
        times: found.times.iter().zip(&analysed.resolved).map(|(t, r)| edge.time(t, r)).collect(),
        figures: found.figures.iter().map(|f| edge.figure(f)).collect(),
        dropped: article
            .dropped
            .iter()
            .map(|d| DroppedRecord { text: d.text.clone(), reason: d.reason.clone() })
            .collect(),
        problems: problems.iter().map(ProblemRecord::from).collect(),
    }
}

/// An article at the edge: its values with the offsets that go out.
struct Edge<'a> {
    all: &'a Analysed,
    offsets: Offsets,
}

impl Edge<'_> {
    fn words(&self, span: Span) -> String {
        span.of(&self.all.article.text).to_owned()
    }

    fn name(&self, entity: u32) -> String {
        self.all.annotations.entities.get(entity as usize).map(|e| e.name.clone()).unwrap_or_default()
    }

    fn published(&self) -> PublishedRecord {
        let date = &self.all.date;
        let (first, last) = words::ends(date.range);
        PublishedRecord {
            edtf: date.range.edtf(),
            first,
            last,
            best: date.best.map(|d| d.to_string()),
            stated: date.stated,
            evidence: date.evidence.iter().map(|e| self.evidence(e)).collect(),
        }
    }

    fn evidence(&self, evidence: &Evidence) -> EvidenceRecord {
        let (first, last) = words::ends(evidence.range);
        let at = evidence.span.map(|span| self.offsets.pair(span));
        EvidenceRecord {
            kind: words::evidence_kind(evidence.kind),
            text: evidence.text.clone(),
            start: at.map(|[start, _]| start),
            end: at.map(|[_, end]| end),
            rule: evidence.rule.clone(),
            first,
            last,
            fact: evidence.fact.clone(),
            strength: words::strength(evidence.strength),
            set_aside: evidence.set_aside.clone(),
        }
    }

    fn entity(&self, mention: &Mention) -> EntityRecord {
        let [start, end] = self.offsets.pair(mention.span);
        let name = self.name(mention.entity);
        EntityRecord {
            start,
            end,
            text: self.words(mention.span),
            kind: words::entity_type(mention.kind),
            confidence: f64::from(mention.confidence) / 100.0,
            role: mention.role.map(|span| self.words(span)),
            why: words::link_reason(mention, &name, &self.all.article.text),
            entity: name,
        }
    }

    fn quote(&self, quote: &Quote) -> QuoteRecord {
        let [start, end] = self.offsets.pair(quote.span);
        QuoteRecord {
            start,
            end,
            text: self.words(quote.span),
            kind: words::quote_kind(quote.kind),
            speaker: self.speaker(quote.speaker),
            cue: quote.cue.map(|span| {
                let [start, end] = self.offsets.pair(span);
                TextAt { start, end, text: self.words(span) }
            }),
        }
    }

    fn speaker(&self, speaker: Speaker) -> Option<SpeakerRecord> {
        let (name, description, span) = match speaker {
            Speaker::Unattributed => return None,
            Speaker::Entity { entity, span } => (Some(self.name(entity)), None, span),
            Speaker::Description { span } => (None, Some(self.words(span)), span),
        };
        let [start, end] = self.offsets.pair(span);
        Some(SpeakerRecord { entity: name.clone(), name, description, start: Some(start), end: Some(end) })
    }

    fn time(&self, time: &TimeMention, resolved: &ResolvedTime) -> TimeRecord {
        let [start, end] = self.offsets.pair(time.span);
        let (first, last) = words::ends(resolved.range);
        TimeRecord {
            start,
            end,
            text: self.words(time.span),
            kind: words::time_type(time.kind),
            value: resolved.value.clone(),
            first,
            last,
        }
    }

    fn figure(&self, figure: &Figure) -> FigureRecord {
        let [start, end] = self.offsets.pair(figure.span);
        FigureRecord {
            start,
            end,
            text: self.words(figure.span),
            value: figure.value.map(Number::from),
            low: figure.low.map(Number::from),
            high: figure.high.map(Number::from),
            unit: figure.unit.clone(),
            currency: figure.currency.clone(),
            counts: figure.counts.map(|span| self.words(span)),
            status: figure.status.map(words::figure_status),
            of: figure.of.map(|span| self.words(span)),
        }
    }
}
