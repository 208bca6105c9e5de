//! What a page says about its article, in the order in which it can be trusted: JSON-LD, then meta tags,
//! then microdata, then `time` and `title`. Each field is taken from the first that has it.

use super::super::value::{Fields, Value, find};
use super::super::when;
use super::dates;
use super::tree::{Id, Tree};

/// schema.org types of things that are articles.
const TYPES: &[&str] = &[
    "article",
    "newsarticle",
    "reportagenewsarticle",
    "analysisnewsarticle",
    "backgroundnewsarticle",
    "opinionnewsarticle",
    "blogposting",
    "liveblogposting",
    "socialmediaposting",
    "report",
    "webpage",
];

/// Fields in the names of NewsArticle.
pub(super) fn read(tree: &Tree<'_>, off: &[Option<&'static str>]) -> Fields {
    let mut fields = Fields::new();
    let blocks = json_ld(tree);
    // An article before a page that holds it.
    for page in [false, true] {
        for block in &blocks {
            if is_page(block) == page {
                take_json_ld(block, &mut fields);
            }
        }
    }
    let metas = metas(tree);
    for (key, names) in META {
        let value = names.iter().find_map(|name| metas.iter().find(|(known, _)| known == name));
        if let Some((_, value)) = value {
            put(&mut fields, key, Value::Text(value.clone()));
        }
    }
    general(&metas, &mut fields);
    microdata(tree, &mut fields);
    links_and_title(tree, &mut fields);
    trim_headline(tree, &mut fields);
    dates::add(tree, off, &mut fields);
    fields
}

/// Names that are in no list but say what they are: "hill-post-publish-time".
fn general(metas: &[(String, String)], fields: &mut Fields) {
    for (name, value) in metas {
        let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
        let says = |words: &[&str]| words.iter().any(|word| plain.contains(word));
        if says(&["modif", "updat", "revis"]) {
            put(fields, "dateModified", Value::Text(value.clone()));
        } else if says(&[
            "publishdate",
            "publishtime",
            "publishedtime",
            "publisheddate",
            "publishedat",
            "datepublish",
        ]) || says(&[
            "pubdate",
            "publicationdate",
            "dateissued",
            "postdate",
            "dateposted",
            "datecreated",
            "createdate",
        ]) || says(&["releasedate", "articledate", "firstpublished"])
        {
            put(fields, "datePublished", Value::Text(value.clone()));
        }
    }
}

/// Sets a field that is not set yet. A date that cannot be read does not count.
pub(super) fn put(fields: &mut Fields, key: &str, value: Value) {
    let Some(text) = value.name() else { return };
    let date = matches!(key, "datePublished" | "dateModified");
    if (!date || when::parse(text).is_ok()) && !fields.iter().any(|(known, _)| known == key) {
        fields.push((key.to_owned(), value));
    }
}

/// Names of meta tags for each field, best first.
const META: &[(&str, &[&str])] = &[
    ("headline", &["og:title", "twitter:title", "sailthru.title", "parsely-title", "dc.title", "headline"]),
    (
        "author",
        &[
            "author",
            "article:author_name",
            "parsely-author",
            "sailthru.author",
            "byl",
            "dc.creator",
            "dcterms.creator",
        ],
    ),
    ("publisher", &["og:site_name", "application-name", "dc.publisher", "twitter:site_name", "cre"]),
    ("url", &["og:url", "twitter:url"]),
    ("inLanguage", &["og:locale", "language", "content-language", "dc.language"]),
    (
        "datePublished",
        &[
            "article:published_time",
            "og:article:published_time",
            "datepublished",
            "date.published",
            "publish-date",
            "publish_date",
            "pubdate",
            "publication_date",
            "published-date",
            "publisheddate",
            "parsely-pub-date",
            "sailthru.date",
            "dc.date.issued",
            "dcterms.created",
            "dcterms.date",
            "dc.date",
            "dcterms.issued",
            "cxenseparse:recs:publishtime",
            "article.published",
            "article.created",
            "originalpublicationdate",
            "og:pubdate",
            "rnews:datepublished",
            "bt:pubdate",
            "ptime",
            "timestamp",
            "displaydate",
            "date",
            "article_date_original",
            "citation_publication_date",
            "shareaholic:article_published_time",
        ],
    ),
    (
        "dateModified",
        &[
            "article:modified_time",
            "og:updated_time",
            "datemodified",
            "last-modified",
            "lastmod",
            "dcterms.modified",
            "revision_date",
        ],
    ),
];

/// Meta tags by name or property in lower case.
fn metas(tree: &Tree<'_>) -> Vec<(String, String)> {
    let metas =
        tree.nodes.iter().filter(|node| node.name == "meta" && !node.attribute("content").trim().is_empty());
    metas
        .flat_map(|node| {
            let content = node.attribute("content").trim();
            ["property", "name", "itemprop"]
                .map(|key| (node.attribute(key).trim().to_lowercase(), content.to_owned()))
        })
        .filter(|(name, _)| !name.is_empty())
        .collect()
}

/// The objects of all JSON-LD scripts, with those inside `@graph` and `mainEntity`.
fn json_ld(tree: &Tree<'_>) -> Vec<Fields> {
    let mut found = Vec::new();
    let scripts = tree.nodes.iter().filter(|n| n.name == "script" && n.attribute("type").contains("ld+json"));
    for script in scripts {
        let raw: String =
            script.children.iter().filter_map(|id| tree.nodes.get(*id)).map(|n| n.text.as_ref()).collect();
        let raw = raw.trim().trim_start_matches("<!--").trim_end_matches("-->");
        // Raw line ends inside strings are frequent and forbidden; blanks there mean the same.
        let raw = raw.replace(['\n', '\r', '\t'], " ");
        match serde_json::from_str::<serde_json::Value>(raw.trim().trim_end_matches(';')) {
            Ok(json) => collect(json.into(), 0, &mut found),
            Err(_) => found.extend(salvaged(&raw)),
        }
    }
    found
}

/// What broken JSON-LD still states in plain strings: a missing comma or quotation mark does not make a date wrong.
fn salvaged(raw: &str) -> Option<Fields> {
    let value = |key: &str| {
        let (_, rest) = raw.split_once(&format!("\"{key}\""))?;
        let rest = rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
        let (value, _) = rest.split_once('"')?;
        (value.len() < 300 && !value.contains('\\')).then(|| (key.to_owned(), Value::Text(value.to_owned())))
    };
    let kind = ("@type".to_owned(), Value::Text("Article".to_owned()));
    let article = ["headline", "datePublished", "dateModified"].into_iter().filter_map(value);
    let fields: Fields = std::iter::once(kind).chain(article).collect();
    (fields.len() > 1 && raw.contains("Article")).then_some(fields)
}

fn collect(value: Value, depth: usize, found: &mut Vec<Fields>) {
    match value {
        Value::List(items) if depth < 4 => items.into_iter().for_each(|item| collect(item, depth + 1, found)),
        Value::Map(fields) if depth < 4 => {
            for (key, inner) in &fields {
                if matches!(key.as_str(), "@graph" | "mainEntity" | "mainEntityOfPage") {
                    collect(inner.clone(), depth + 1, found);
                }
            }
            if types(&fields).any(|t| TYPES.contains(&t.as_str())) {
                found.push(fields);
            }
        }
        _ => {}
    }
}

fn types(fields: &Fields) -> impl Iterator<Item = String> {
    let names = find(fields, &["@type"]).map(|(_, value)| value.names()).unwrap_or_default();
    names.into_iter().map(str::to_lowercase).collect::<Vec<_>>().into_iter()
}

fn is_page(fields: &Fields) -> bool {
    types(fields).all(|t| t == "webpage")
}

fn take_json_ld(block: &Fields, fields: &mut Fields) {
    let keys =
        ["headline", "author", "publisher", "datePublished", "dateModified", "inLanguage", "creditText"];
    for key in keys {
        if let Some((_, value)) = find(block, &[key.to_lowercase().as_str()]) {
            put(fields, key, decode_all(value));
        }
    }
}

/// JSON-LD often holds references of HTML.
fn decode_all(value: &Value) -> Value {
    match value {
        Value::Text(text) => Value::Text(super::token::decoded(text).into_owned()),
        Value::List(items) => Value::List(items.iter().map(decode_all).collect()),
        Value::Map(fields) => Value::Map(fields.iter().map(|(k, v)| (k.clone(), decode_all(v))).collect()),
    }
}

/// `itemprop` attributes on visible elements.
fn microdata(tree: &Tree<'_>, fields: &mut Fields) {
    for (id, node) in tree.nodes.iter().enumerate().filter(|(_, node)| node.has("itemprop")) {
        let key = match node.attribute("itemprop") {
            "datePublished" => "datePublished",
            "dateModified" => "dateModified",
            "headline" => "headline",
            "author" | "creator" => "author",
            _ => continue,
        };
        let date = key.starts_with("date");
        let titles = [node.attribute("content"), node.attribute("datetime"), node.attribute("title")];
        let value = titles.into_iter().take(if date { 3 } else { 2 }).find(|v| !v.trim().is_empty());
        let value = value.map_or_else(|| one_line(&tree.text_of(id)), str::to_owned);
        if value.len() < 300 {
            put(fields, key, Value::Text(value));
        }
    }
}

fn links_and_title(tree: &Tree<'_>, fields: &mut Fields) {
    for node in tree.nodes.iter().filter(|node| node.name == "link" && node.attribute("rel") == "canonical") {
        put(fields, "url", Value::Text(node.attribute("href").to_owned()));
    }
    let first = |name: &str| tree.nodes.iter().position(|node| node.name == name);
    if let Some(lang) = first("html").and_then(|id| tree.nodes.get(id)).map(|node| node.attribute("lang")) {
        put(fields, "inLanguage", Value::Text(lang.to_owned()));
    }
    let headings: Vec<Id> =
        (0..tree.nodes.len()).filter(|id| tree.nodes.get(*id).is_some_and(|n| n.name == "h1")).collect();
    let title = first("title").map(|id| one_line(&tree.text_of(id))).unwrap_or_default();
    let heading = headings
        .iter()
        .map(|id| one_line(&tree.text_of(*id)))
        .find(|h| !h.is_empty() && title.contains(h.as_str()));
    put(fields, "headline", Value::Text(heading.unwrap_or_else(|| without_site(&title).to_owned())));
}

/// Takes the outlet's name off the end of the headline, where a heading of the page shows that it ends there.
fn trim_headline(tree: &Tree<'_>, fields: &mut Fields) {
    let Some((_, Value::Text(stated))) = fields.iter_mut().find(|(key, _)| key == "headline") else { return };
    let headings = tree.nodes.iter().enumerate().filter(|(_, node)| node.name == "h1").take(4);
    let headings: Vec<String> = headings.map(|(id, _)| one_line(&tree.text_of(id))).collect();
    *stated = without_outlet(stated, &headings).to_owned();
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A title without the outlet behind it, where a heading of the page shows that the title ends there.
fn without_outlet<'t>(title: &'t str, headings: &[String]) -> &'t str {
    let marks = [" | ", " — ", " – ", " - ", " :: ", " » "];
    let ends = marks.iter().flat_map(|mark| title.match_indices(mark)).filter_map(|(at, _)| title.get(..at));
    let mut ends = ends.filter(|head| headings.iter().any(|heading| letters(heading) == letters(head)));
    ends.next().unwrap_or(title)
}

/// "Talks resume | The Herald" and "Talks resume - The Herald" without the outlet.
fn without_site(title: &str) -> &str {
    let cut = [" | ", " — ", " – ", " - ", " :: ", " » "].iter().filter_map(|mark| title.rfind(mark)).max();
    match cut.and_then(|at| title.get(..at)) {
        Some(head) if head.split(' ').count() >= 3 => head,
        _ => title,
    }
}

pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
