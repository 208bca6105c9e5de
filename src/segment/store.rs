//! The articles themselves. Each can be opened alone, and only as far as it is needed: a list wants the
//! card, a snippet the text and its sentences, a reading view everything.
//!
//! ```text
//! store   := rows, one per article
//! row     := varint length of card, card, varint length of text, text, varint length of layout, layout, rest
//! layout  := list of paragraphs, list of sentence spans
//! rest    := stated dates, dropped lines, annotations, date estimate, resolved times
//! ```

use super::bytes::{Broken, Cursor, Wire, put_size, put_sized, record};
use super::rows::{Rows, RowsWriter};
use crate::model::{
    Analysed, Annotations, Article, BasedOn, DateEstimate, Dropped, Paragraph, ResolvedTime, Span, StatedDate,
};

/// What a list says of an article, without its text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Card {
    /// See [`Article::id`].
    pub id: String,
    /// See [`Article::headline`].
    pub headline: String,
    /// See [`Article::deck`].
    pub deck: Option<String>,
    /// See [`Article::source`].
    pub source: Option<String>,
    /// See [`Article::agency`].
    pub agency: Option<String>,
    /// See [`Article::byline`].
    pub byline: Option<String>,
    /// See [`Article::based_on`].
    pub based_on: Option<BasedOn>,
    /// See [`Article::dateline`].
    pub dateline: Option<Span>,
    /// See [`Article::url`].
    pub url: Option<String>,
    /// See [`Article::file`].
    pub file: Option<String>,
    /// See [`Article::language`].
    pub language: String,
}

record!(Card { id, headline, deck, source, agency, byline, based_on, dateline, url, file, language });

/// Where an article's paragraphs and sentences stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// See [`Article::paragraphs`].
    pub paragraphs: Vec<Paragraph>,
    /// See [`Analysed::sentences`].
    pub sentences: Vec<Span>,
}

record!(Layout { paragraphs, sentences });

/// Everything else.
struct Rest {
    stated: Vec<StatedDate>,
    dropped: Vec<Dropped>,
    annotations: Annotations,
    date: DateEstimate,
    resolved: Vec<ResolvedTime>,
}

record!(Rest { stated, dropped, annotations, date, resolved });

/// Writes the card of an article: the fields of [`Card`], in their order.
fn put_card(article: &Article, out: &mut Vec<u8>) {
    article.id.put(out);
    article.headline.put(out);
    article.deck.put(out);
    article.source.put(out);
    article.agency.put(out);
    article.byline.put(out);
    article.based_on.put(out);
    article.dateline.put(out);
    article.url.put(out);
    article.file.put(out);
    article.language.put(out);
}

/// Adds the row of an article.
pub(super) fn push(analysed: &Analysed, rows: &mut RowsWriter) {
    let Analysed { article, sentences, annotations, date, resolved } = analysed;
    rows.push(|row| {
        put_sized(row, |out| put_card(article, out));
        put_size(row, article.text.len());
        row.extend_from_slice(article.text.as_bytes());
        put_sized(row, |out| {
            // The fields of [`Layout`].
            article.paragraphs.put(out);
            sentences.put(out);
        });
        article.stated.put(row);
        article.dropped.put(row);
        annotations.put(row);
        date.put(row);
        resolved.put(row);
    });
}

/// One article, opened in place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stored<'a> {
    card: &'a [u8],
    text: &'a str,
    layout: &'a [u8],
    rest: &'a [u8],
}

impl<'a> Stored<'a> {
    pub(super) fn open(rows: Rows<'a>, doc: u32) -> Result<Stored<'a>, Broken> {
        let mut cursor = Cursor::new(rows.get(doc)?);
        let mut next = || {
            let length = cursor.size()?;
            cursor.take(length)
        };
        let (card, text, layout) = (next()?, next()?, next()?);
        let text = std::str::from_utf8(text).map_err(|_| Broken)?;
        Ok(Stored { card, text, layout, rest: cursor.rest() })
    }

    pub(super) fn text(self) -> &'a str {
        self.text
    }

    pub(super) fn card(self) -> Result<Card, Broken> {
        Card::take(&mut Cursor::new(self.card))
    }

    pub(super) fn layout(self) -> Result<Layout, Broken> {
        Layout::take(&mut Cursor::new(self.layout))
    }

    pub(super) fn analysed(self) -> Result<Analysed, Broken> {
        let Card { id, headline, deck, source, agency, byline, based_on, dateline, url, file, language } =
            self.card()?;
        let Layout { paragraphs, sentences } = self.layout()?;
        let Rest { stated, dropped, annotations, date, resolved } = Rest::take(&mut Cursor::new(self.rest))?;
        let text = self.text.to_owned();
        let article = Article {
            id,
            file,
            headline,
            deck,
            source,
            agency,
            byline,
            dateline,
            based_on,
            url,
            language,
            stated,
            text,
            paragraphs,
            dropped,
        };
        Ok(Analysed { article, sentences, annotations, date, resolved })
    }
}
