//! Clean articles as JSON Lines: what a built site ships and what the page's engine reads, without loss.
//!
//! One object per line with `"clean": 1`, the version of this shape (`schemas/articles.schema.json`). The
//! field names are those of the exported records; offsets are Unicode code points into `text`, end-exclusive.
//! Writer and reader stand side by side so that neither learns something the other does not know. A line is
//! checked as if a stranger had written it: after reading, every span lies in the text and in order.

use serde::{Deserialize, Serialize};

use super::Reading;
use crate::model::{
    Article, BasedOn, DayRange, Dropped, Paragraph, ParagraphKind, Problem, Span, StatedDate, StatedPlace,
    StatedRole,
};

/// Version of the shape.
const CLEAN: u32 = 1;

/// The shape of a line.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Line {
    clean: u32,
    id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    headline: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    deck: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    agency: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    byline: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    dateline: Option<[u32; 2]>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    is_based_on: Option<Retold>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    language: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    stated: Vec<Stated>,
    text: String,
    paragraphs: Vec<(u32, u32, String)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    dropped: Vec<Removed>,
}

#[derive(Serialize, Deserialize)]
struct Retold {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    agency: Option<String>,
}

/// A stated date; exactly one of `field`, `at` and `dropped` says where.
#[derive(Serialize, Deserialize)]
struct Stated {
    edtf: String,
    role: String,
    text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    at: Option<[u32; 2]>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    dropped: Option<u32>,
}

#[derive(Serialize, Deserialize)]
struct Removed {
    text: String,
    reason: String,
}

/// Writes an article as one line of JSON, without the line end.
///
/// ```
/// use dateline::extract::stored_line;
/// use dateline::model::Article;
/// let article = Article { id: "bridge".into(), headline: "Bridge open".into(), ..Article::default() };
/// let line = stored_line(&article);
/// assert!(line.starts_with(r#"{"clean":1,"id":"bridge","#));
/// ```
#[must_use]
pub fn stored_line(article: &Article) -> String {
    let points = Points::of(&article.text);
    let line = Line {
        clean: CLEAN,
        id: article.id.clone(),
        file: article.file.clone(),
        headline: article.headline.clone(),
        deck: article.deck.clone(),
        source: article.source.clone(),
        agency: article.agency.clone(),
        byline: article.byline.clone(),
        dateline: article.dateline.map(|span| points.pair(span)),
        is_based_on: article
            .based_on
            .as_ref()
            .map(|b| Retold { source: b.source.clone(), agency: b.agency.clone() }),
        url: article.url.clone(),
        language: article.language.clone(),
        stated: article.stated.iter().map(|s| stated_out(s, &points)).collect(),
        text: article.text.clone(),
        paragraphs: article.paragraphs.iter().map(|p| paragraph_out(*p, &points)).collect(),
        dropped: article
            .dropped
            .iter()
            .map(|d| Removed { text: d.text.clone(), reason: d.reason.clone() })
            .collect(),
    };
    // Strings, numbers and lists of them always have a form in JSON.
    serde_json::to_string(&line).unwrap_or_default()
}

/// A problem as a line beside articles: what one module hands to another.
#[derive(Serialize, Deserialize)]
struct Found {
    problem: String,
    file: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    handled: String,
    #[serde(default)]
    lost: bool,
}

/// What was read, as lines that [`take_over`] reads without loss: articles, then problems.
#[must_use]
pub fn hand_over(reading: &Reading) -> String {
    let articles = reading.articles.iter().map(stored_line);
    let problems = reading.problems.iter().map(|p| {
        let (problem, file, handled) = (p.what.clone(), p.file.clone(), p.handled.clone());
        serde_json::to_string(&Found { problem, file, line: p.line, handled, lost: p.lost })
            .unwrap_or_default()
    });
    articles.chain(problems).fold(String::new(), |text, line| text + &line + "\n")
}

/// Reads what [`hand_over`] wrote. A line that is neither article nor problem is a problem.
///
/// ```
/// use dateline::extract::{RawFile, hand_over, read, take_over};
/// let reading = read(RawFile { path: "a.txt", bytes: b"Talks resume\n\nTalks resumed on Friday." });
/// let again = take_over(hand_over(&reading).as_bytes());
/// assert_eq!((again.articles, again.problems), (reading.articles, reading.problems));
/// ```
#[must_use]
pub fn take_over(bytes: &[u8]) -> Reading {
    let mut reading = Reading::default();
    for line in String::from_utf8_lossy(bytes).lines().filter(|line| !line.is_empty()) {
        if let Some(article) = clean_article(line) {
            reading.articles.push(article);
            continue;
        }
        reading.problems.push(match serde_json::from_str::<Found>(line) {
            Ok(found) => Problem {
                what: found.problem,
                file: found.file,
                line: found.line,
                handled: found.handled,
                lost: found.lost,
            },
            Err(_) => Problem {
                what: "An article could not be handed over.".to_owned(),
                file: String::new(),
                line: None,
                handled: "It was skipped.".to_owned(),
                lost: true,
            },
        });
    }
    reading
}

/// Reads a file that holds clean articles and nothing else, as a site ships them. None for any other file and for one
/// with a damaged line: the readers of formats say what is wrong there.
///
/// ```
/// use dateline::extract::{read_clean, stored_line};
/// use dateline::model::Article;
/// assert_eq!(read_clean(stored_line(&Article::default()).as_bytes()).map(|a| a.len()), Some(1));
/// assert!(read_clean(b"Talks resume\n\nTalks resumed on Friday.").is_none());
/// ```
#[must_use]
pub fn read_clean(bytes: &[u8]) -> Option<Vec<Article>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let articles = lines.map(clean_article).collect::<Option<Vec<_>>>()?;
    (!articles.is_empty()).then_some(articles)
}

fn clean_article(line: &str) -> Option<Article> {
    let line: Line = serde_json::from_str(line).ok()?;
    (line.clean <= CLEAN).then(|| article(line).ok()).flatten()
}

/// Reads a line that [`stored_line`] wrote; none where the object does not claim to be one.
///
/// # Errors
/// The end of a sentence that says what is wrong with the line.
pub(super) fn read_stored(value: &serde_json::Value) -> Option<Result<Article, String>> {
    let version = value.get("clean")?.as_u64()?;
    if version > u64::from(CLEAN) {
        return Some(Err(format!("was written by a newer version (shape {version}, this reads {CLEAN})")));
    }
    let line = Line::deserialize(value).map_err(|error| format!("is no clean article: {error}"));
    Some(line.and_then(article))
}

fn article(line: Line) -> Result<Article, String> {
    let points = Points::of(&line.text);
    let span = |pair| points.span(pair).ok_or_else(|| format!("has a place outside its text: {pair:?}"));
    let paragraphs =
        line.paragraphs.iter().map(|p| paragraph_in(p, &points)).collect::<Result<Vec<_>, _>>()?;
    if !paragraphs.is_sorted_by(|a, b| a.span.end <= b.span.start) {
        return Err("has paragraphs out of order".to_owned());
    }
    let removed = line.dropped.len();
    let stated = line.stated.into_iter().map(|s| stated_in(s, &points, removed)).collect::<Result<_, _>>()?;
    Ok(Article {
        id: line.id,
        file: line.file,
        headline: line.headline,
        deck: line.deck,
        source: line.source,
        agency: line.agency,
        byline: line.byline,
        dateline: line.dateline.map(span).transpose()?,
        based_on: line.is_based_on.map(|b| BasedOn { source: b.source, agency: b.agency }),
        url: line.url,
        language: line.language,
        stated,
        paragraphs,
        dropped: line.dropped.into_iter().map(|d| Dropped { text: d.text, reason: d.reason }).collect(),
        text: line.text,
    })
}

/// The names of paragraph kinds. One table for both directions.
const KINDS: &[(ParagraphKind, &str)] = &[
    (ParagraphKind::Body, "body"),
    (ParagraphKind::Subhead, "subhead"),
    (ParagraphKind::Quotation, "quotation"),
];

fn paragraph_out(paragraph: Paragraph, points: &Points) -> (u32, u32, String) {
    let [start, end] = points.pair(paragraph.span);
    let name = KINDS.iter().find(|(kind, _)| *kind == paragraph.kind).map_or("body", |(_, name)| name);
    (start, end, name.to_owned())
}

fn paragraph_in((start, end, name): &(u32, u32, String), points: &Points) -> Result<Paragraph, String> {
    let kind = KINDS.iter().find(|(_, known)| known == name).map(|(kind, _)| *kind);
    match (points.span([*start, *end]), kind) {
        (Some(span), Some(kind)) => Ok(Paragraph { span, kind }),
        (None, _) => Err(format!("has a paragraph outside its text: {start} to {end}")),
        (_, None) => Err(format!("has a paragraph of an unknown kind: “{name}”")),
    }
}

fn stated_out(stated: &StatedDate, points: &Points) -> Stated {
    let role = match stated.role {
        StatedRole::Published => "published",
        StatedRole::Updated => "updated",
    };
    let (field, at, dropped) = match &stated.place {
        StatedPlace::Metadata(field) => (Some(field.clone()), None, None),
        StatedPlace::Text(span) => (None, Some(points.pair(*span)), None),
        StatedPlace::Dropped(index) => (None, None, Some(*index)),
    };
    let edtf = stated.range.edtf();
    Stated { edtf, role: role.to_owned(), text: stated.text.clone(), field, at, dropped }
}

fn stated_in(stated: Stated, points: &Points, removed: usize) -> Result<StatedDate, String> {
    let range = DayRange::parse_edtf(&stated.edtf)
        .ok_or_else(|| format!("states a day that cannot be read: “{}”", stated.edtf))?;
    let role = match stated.role.as_str() {
        "published" => StatedRole::Published,
        "updated" => StatedRole::Updated,
        other => return Err(format!("states a day in an unknown role: “{other}”")),
    };
    let place = match (stated.field, stated.at, stated.dropped) {
        (Some(field), None, None) => Some(StatedPlace::Metadata(field)),
        (None, Some(at), None) => points.span(at).map(StatedPlace::Text),
        (None, None, Some(index)) if (index as usize) < removed => Some(StatedPlace::Dropped(index)),
        _ => None,
    };
    let place = place.ok_or_else(|| format!("states “{}” in a place it does not have", stated.text))?;
    Ok(StatedDate { range, role, text: stated.text, place })
}

/// Where each character of a text begins, in bytes, and the end: between bytes and code points.
struct Points(Vec<u32>);

impl Points {
    fn of(text: &str) -> Points {
        // Articles are far below 4 GiB, see `Span::new`.
        Points(text.char_indices().map(|(at, _)| at as u32).chain([text.len() as u32]).collect())
    }

    fn pair(&self, span: Span) -> [u32; 2] {
        [span.start, span.end].map(|byte| self.0.partition_point(|&at| at < byte) as u32)
    }

    fn span(&self, [start, end]: [u32; 2]) -> Option<Span> {
        let (first, last) = (self.0.get(start as usize)?, self.0.get(end as usize)?);
        (first <= last).then(|| Span::new(*first as usize, *last as usize))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Day;
    use proptest::prelude::*;
    use serde_json::json;

    fn round(article: &Article) -> Article {
        read_stored(&serde_json::from_str(&stored_line(article)).unwrap()).unwrap().unwrap()
    }

    proptest! {
        #[test]
        fn nothing_is_lost(
            parts in prop::collection::vec("[a-z é“\u{1F54A}]{1,12}", 1..5),
            words in prop::collection::vec(prop::option::of("[a-zé\"\\\\<]{0,5}"), 6),
            removed in prop::collection::vec("[a-z]{1,5}", 0..3),
            kind in 0..3usize,
        ) {
            let text = parts.join("\n\n");
            let mut at = 0;
            let paragraphs: Vec<Paragraph> = parts.iter().map(|part| {
                let span = Span::new(at, at + part.len());
                at += part.len() + 2;
                Paragraph { span, kind: KINDS[kind].0 }
            }).collect();
            let first = paragraphs[0].span;
            let day = DayRange::exact(Day::from_ymd(2003, 6, 7).unwrap());
            let stated = |role, place| StatedDate { range: day, role, text: "June 7".into(), place };
            let mut article = Article {
                id: "a".into(), file: words[0].clone(), headline: parts[0].clone(), deck: words[1].clone(),
                source: words[2].clone(), agency: words[3].clone(), byline: words[4].clone(),
                dateline: words[5].as_ref().map(|_| first),
                based_on: words[0].as_ref().map(|w| BasedOn { source: Some(w.clone()), agency: words[1].clone() }),
                url: words[5].clone(), language: "en".into(),
                stated: vec![
                    stated(StatedRole::Published, StatedPlace::Metadata("datePublished".into())),
                    stated(StatedRole::Updated, StatedPlace::Text(first)),
                ],
                text, paragraphs,
                dropped: removed.iter().map(|t| Dropped { text: t.clone(), reason: "page links".into() }).collect(),
            };
            if !removed.is_empty() {
                article.stated.push(stated(StatedRole::Published, StatedPlace::Dropped(0)));
            }
            prop_assert_eq!(round(&article), article);
        }
    }

    #[test]
    fn a_strangers_line_is_checked() {
        let fine = json!({"clean": 1, "id": "a", "headline": "", "language": "en", "text": "é b", "paragraphs": [[0, 3, "body"]]});
        assert!(read_stored(&fine).unwrap().is_ok());
        assert!(read_stored(&json!({"id": "a", "text": "b"})).is_none());
        for (field, value, says) in [
            ("clean", json!(2), "newer version"),
            ("text", json!(7), "no clean article"),
            ("paragraphs", json!([[0, 4, "body"]]), "outside its text"),
            ("paragraphs", json!([[2, 1, "body"]]), "outside its text"),
            ("paragraphs", json!([[0, 2, "body"], [1, 3, "body"]]), "out of order"),
            ("paragraphs", json!([[0, 3, "poem"]]), "unknown kind"),
            ("dateline", json!([0, 9]), "outside its text"),
            (
                "stated",
                json!([{"edtf": "June", "role": "published", "text": "", "field": "date"}]),
                "cannot be read",
            ),
            (
                "stated",
                json!([{"edtf": "2003", "role": "published", "text": "", "dropped": 0}]),
                "does not have",
            ),
        ] {
            let mut line = fine.clone();
            line[field] = value;
            let error = read_stored(&line).unwrap().unwrap_err();
            assert!(error.contains(says), "{error}");
        }
    }
}
