//! Metadata fields of any format become the fields of an Article: schema.org NewsArticle names first, then
//! the names that trafilatura, news-please, passim and ninjs use for the same things.

use super::value::{Fields, Value, find, key_form};
use super::{agency, language, when};
use crate::model::{Article, BasedOn, DayRange, StatedDate, StatedPlace, StatedRole};

const ID: &[&str] = &["identifier", "id", "uid", "guid", "uri"];
const HEADLINE: &[&str] = &["headline", "headlines", "title", "name"];
const DECK: &[&str] = &["alternativeheadline", "deck", "dek", "subtitle", "subheadline", "standfirst"];
const AUTHOR: &[&str] = &["author", "authors", "byline", "creator", "by"];
const SOURCE: &[&str] = &[
    "publisher",
    "source",
    "outlet",
    "sitename",
    "og:sitename",
    "publication",
    "newspaper",
    "site",
    "sourcename",
    "provider",
    "series",
    "sourcedomain",
    "sourcehostname",
    "hostname",
];
const AGENCY: &[&str] = &["credittext", "agency", "newsagency", "wire", "creditline"];
const URL: &[&str] = &["url", "link", "canonicalurl", "canonical", "permalink", "mainentityofpage", "source"];
const LANGUAGE: &[&str] = &["inlanguage", "language", "lang"];
const BASED_ON: &[&str] = &["isbasedon", "basedon", "isbasedonurl"];
const PUBLISHED: &[&str] = &[
    "datepublished",
    "article:publishedtime",
    "published",
    "publishedat",
    "publisheddate",
    "datepublish",
    "publicationdate",
    "publishdate",
    "pubdate",
    "date",
    "dct",
    "firstcreated",
    "issued",
    "versioncreated",
];
const UPDATED: &[&str] = &[
    "datemodified",
    "article:modifiedtime",
    "modified",
    "updated",
    "updatedat",
    "dateupdated",
    "datemodify",
    "lastmodified",
    "lastmod",
];

/// Names under which a body comes in structured files, in order of preference.
pub(super) const BODY: &[&str] = &[
    "articlebody",
    "text",
    "body",
    "bodytext",
    "maintext",
    "content",
    "contenttext",
    "fulltext",
    "rawtext",
    "articletext",
];

/// Names under which a body comes as markup.
pub(super) const MARKUP: &[&str] = &["bodyhtml", "bodyxhtml", "contenthtml", "bodies", "html"];

/// Fills an article's fields from metadata; sentences about values that could not be used are returned.
pub(super) fn apply(fields: &Fields, article: &mut Article) -> Vec<String> {
    let text = |keys| find(fields, keys).and_then(|(_, value)| value.name()).map(one_line);
    article.id = text(ID).unwrap_or_default();
    article.headline = text(HEADLINE).unwrap_or_default();
    article.deck = text(DECK);
    article.byline = find(fields, AUTHOR).map(|(_, value)| byline(value)).filter(|name| !name.is_empty());
    article.url = URL.iter().filter_map(|key| find(fields, &[*key])).find_map(|(_, value)| address(value));
    article.source = source(fields);
    article.agency = text(AGENCY).map(|credit| agency::canonical(&credit).map_or(credit, str::to_owned));
    article.language = text(LANGUAGE).map(|code| language_tag(&code)).unwrap_or_default();
    article.based_on = find(fields, BASED_ON).and_then(|(_, value)| based_on(value));
    stated_dates(fields, &mut article.stated)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// "By Ann Poe" without the By; several authors joined by commas.
fn byline(value: &Value) -> String {
    let names = value.names().into_iter().map(|name| {
        let name = one_line(name);
        let cut = name.get(..3).is_some_and(|by| by.eq_ignore_ascii_case("by "));
        if cut { name.get(3..).unwrap_or("").to_owned() } else { name }
    });
    names.collect::<Vec<_>>().join(", ")
}

/// The value as a web address, where it is one.
fn address(value: &Value) -> Option<String> {
    let text = match value {
        Value::Map(fields) => find(fields, &["@id", "url"])?.1.name()?,
        _ => value.name()?,
    };
    let scheme = text.starts_with("http://") || text.starts_with("https://");
    (scheme && !text.contains(char::is_whitespace)).then(|| text.to_owned())
}

/// The outlet: its name, else the host it published at. trafilatura writes the address into `source`.
fn source(fields: &Fields) -> Option<String> {
    let named = SOURCE
        .iter()
        .filter_map(|key| find(fields, &[*key]))
        .find_map(|(_, value)| value.name().filter(|name| !name.contains("://")).map(one_line));
    let host = || URL.iter().filter_map(|key| find(fields, &[*key])).find_map(|(_, v)| host(&address(v)?));
    named.or_else(host)
}

/// The host of an address, without `www.`. Archives and aggregators are no outlets.
fn host(address: &str) -> Option<String> {
    let (_, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#', ':']).next()?.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let aggregator = ["archive.", "news.google.", "news.yahoo.", "msn.com"];
    let outlet = host.contains('.') && !aggregator.iter().any(|name| host.contains(name));
    outlet.then(|| host.to_owned())
}

/// `en_US` and `English` as `en`; what names no language is dropped, detection follows.
fn language_tag(code: &str) -> String {
    let lower = code.trim().to_lowercase();
    if let Some(known) = language::by_name(&lower) {
        return known.to_owned();
    }
    let primary = lower.split(['-', '_']).next().unwrap_or("");
    let tag = (2..=3).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_lowercase());
    if tag { primary.to_owned() } else { String::new() }
}

fn based_on(value: &Value) -> Option<BasedOn> {
    let Value::Map(fields) = value.items().first()? else {
        return value
            .name()
            .filter(|name| !name.contains("://"))
            .map(|name| BasedOn { source: Some(one_line(name)), agency: None });
    };
    let text = |keys| find(fields, keys).and_then(|(_, value)| value.name()).map(one_line);
    let based = BasedOn { source: text(SOURCE), agency: text(AGENCY) };
    (based != BasedOn::default()).then_some(based)
}

/// Reads the dates under all known keys; equal ones once.
fn stated_dates(fields: &Fields, stated: &mut Vec<StatedDate>) -> Vec<String> {
    let mut problems = Vec::new();
    for (role, keys) in [(StatedRole::Published, PUBLISHED), (StatedRole::Updated, UPDATED)] {
        for (key, value) in fields.iter().filter(|(key, _)| keys.contains(&key_form(key).as_str())) {
            let Some(text) = value.name() else { continue };
            match when::parse(text) {
                Ok(range) => push(stated, range, role, key, text),
                Err(why) => {
                    let shown: String = text.chars().take(60).collect();
                    problems.push(format!("The {key} \"{shown}\" {}.", why.reason()));
                }
            }
        }
    }
    problems
}

fn push(stated: &mut Vec<StatedDate>, range: DayRange, role: StatedRole, key: &str, text: &str) {
    if !stated.iter().any(|date| date.role == role && date.range == range) {
        let place = StatedPlace::Metadata(key.to_owned());
        stated.push(StatedDate { range, role, text: text.to_owned(), place });
    }
}
