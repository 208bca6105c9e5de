//! Articles cut to what their publisher lets be published.
//!
//! Places in the unpublished text are not shipped: with its paragraphs, dates or removed lines one could
//! learn what stands there. What remains is a smaller article, honest in itself.

use super::Mode;
use crate::model::{Article, Paragraph, Span, StatedPlace};
use crate::text;

/// An excerpt ends with the sentence that reaches this many words.
const EXCERPT_WORDS: usize = 40;

/// The published part of an article.
pub(super) fn shorten(article: &Article, mode: Mode) -> Article {
    match mode {
        Mode::Full => article.clone(),
        Mode::Excerpt => cut(article, excerpt_end(article)),
        Mode::None => cut(article, 0),
    }
}

/// Where the excerpt ends, in bytes: after a sentence, or inside one that is longer than the whole excerpt.
fn excerpt_end(article: &Article) -> usize {
    let cut = text::tokenize(&article.text, &article.paragraphs);
    let mut words = 0;
    let mut end = 0;
    for sentence in &cut.sentences {
        let own = sentence.span.of(&article.text);
        words += own.split_whitespace().count();
        if words > 2 * EXCERPT_WORDS {
            let first = end == 0;
            return if first { after_words(&article.text, sentence.span, EXCERPT_WORDS) } else { end };
        }
        end = sentence.span.end as usize;
        if words >= EXCERPT_WORDS {
            break;
        }
    }
    end
}

/// Where `count` words of a stretch end.
fn after_words(text: &str, span: Span, count: usize) -> usize {
    let own = span.of(text);
    let last = own.split_whitespace().nth(count.saturating_sub(1)).unwrap_or(own);
    // Both point into the same text.
    span.start as usize + (last.as_ptr() as usize - own.as_ptr() as usize) + last.len()
}

/// The article up to `end`, a character boundary of its text.
fn cut(article: &Article, end: usize) -> Article {
    let inside = |span: Span| (span.end as usize) <= end;
    let starts = article.paragraphs.iter().filter(|p| (p.span.start as usize) < end);
    let paragraphs = starts
        .map(|p| Paragraph { span: Span::new(p.span.start as usize, (p.span.end as usize).min(end)), ..*p })
        .collect();
    let mut stated = article.stated.clone();
    for date in &mut stated {
        let hidden = match &date.place {
            StatedPlace::Metadata(_) => false,
            StatedPlace::Text(span) => !inside(*span),
            StatedPlace::Dropped(_) => true,
        };
        // The day itself is a fact about the article; only the place goes.
        if hidden {
            date.place = StatedPlace::Metadata("text that is not published".to_owned());
        }
    }
    Article {
        text: article.text.get(..end).unwrap_or_default().to_owned(),
        dateline: article.dateline.filter(|span| inside(*span)),
        paragraphs,
        stated,
        dropped: Vec::new(),
        deck: article.deck.clone().filter(|_| end > 0),
        ..article.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DayRange, ParagraphKind, StatedDate, StatedRole};

    fn article(text: &str) -> Article {
        let mut at = 0;
        let paragraphs = text
            .split("\n\n")
            .map(|part| {
                let span = Span::new(at, at + part.len());
                at += part.len() + 2;
                Paragraph { span, kind: ParagraphKind::Body }
            })
            .collect();
        Article { text: text.to_owned(), paragraphs, ..Article::default() }
    }

    #[test]
    fn excerpts_end_with_a_sentence() {
        let sentence = "Ten words stand in this sentence of the small test. ".repeat(10);
        let short = shorten(&article(sentence.trim()), Mode::Excerpt);
        assert_eq!(short.text.split_whitespace().count(), 40);
        assert!(short.text.ends_with("test."));
        assert_eq!(short.paragraphs[0].span.end as usize, short.text.len());
    }

    #[test]
    fn one_endless_sentence_is_cut_inside() {
        let short = shorten(&article(&"and ".repeat(500)), Mode::Excerpt);
        assert_eq!(short.text.split_whitespace().count(), 40);
    }

    #[test]
    fn nothing_points_into_what_is_not_published() {
        let mut whole = article("Talks resumed.\n\nJune 7, 2003");
        let span = Span::new(16, 28);
        whole.dateline = Some(span);
        whole.stated = vec![StatedDate {
            range: DayRange::ANY,
            role: StatedRole::Published,
            text: "June 7, 2003".to_owned(),
            place: StatedPlace::Text(span),
        }];
        let none = shorten(&whole, Mode::None);
        assert_eq!((none.text.as_str(), none.paragraphs.len(), none.dateline), ("", 0, None));
        assert!(matches!(none.stated[0].place, StatedPlace::Metadata(_)));
    }
}
