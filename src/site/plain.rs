//! The articles as plain pages, for browsers without scripts and for whoever just wants to read.

use sha2::{Digest as _, Sha256};

use super::{GENERATOR, Mode, Published, escape};
use crate::model::{Article, ParagraphKind};

/// Articles per page: a page of a few hundred kilobytes.
const PER_PAGE: usize = 200;

const STYLE: &str = "body{max-width:40rem;margin:2rem auto;padding:0 1rem;font:1.1rem/1.5 Georgia,serif}";

/// All pages by name.
pub(super) fn pages(published: &Published) -> Vec<(String, String)> {
    let count = published.articles.len().div_ceil(PER_PAGE).max(1);
    (0..count).map(|page| (name(page), html(published, page, count))).collect()
}

fn name(page: usize) -> String {
    if page == 0 { "articles.html".to_owned() } else { format!("articles-{}.html", page + 1) }
}

/// Where the article with this index stands.
pub(super) fn link(index: usize, article: &Article) -> String {
    format!("{}#{}", name(index / PER_PAGE), escape::address(&article.id))
}

fn html(published: &Published, page: usize, count: usize) -> String {
    let title = escape::html(&published.about.title);
    let language = escape::html(&published.about.language);
    let hash = escape::base64(&Sha256::digest(STYLE));
    let mut html = format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{hash}'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n{GENERATOR}\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n\
         <p><a href=\"index.html\">Search, timeline and comparison</a></p>\n"
    );
    let start = page * PER_PAGE;
    for article in published.articles.iter().skip(start).take(PER_PAGE) {
        html.push_str(&one(article, published.about.text));
    }
    if page + 1 < count {
        html.push_str(&format!("<p><a href=\"{}\">More articles</a></p>\n", name(page + 1)));
    }
    html + "</body>\n</html>\n"
}

/// One article as an element whose id a link can name.
pub(super) fn one(article: &Article, mode: Mode) -> String {
    let mut html =
        format!("<article id=\"{}\">\n<h2>{}</h2>\n", escape::html(&article.id), headline(article));
    let credits = credits(article);
    if !credits.is_empty() {
        html.push_str(&format!("<p><small>{credits}</small></p>\n"));
    }
    for paragraph in &article.paragraphs {
        let words = escape::html(paragraph.span.of(&article.text));
        html.push_str(&match paragraph.kind {
            ParagraphKind::Body => format!("<p>{words}</p>\n"),
            ParagraphKind::Subhead => format!("<h3>{words}</h3>\n"),
            ParagraphKind::Quotation => format!("<blockquote><p>{words}</p></blockquote>\n"),
        });
    }
    match mode {
        Mode::Full => {}
        Mode::Excerpt => html.push_str("<p><small>The rest of the text is not published here.</small></p>\n"),
        Mode::None => html.push_str("<p><small>The text is not published here.</small></p>\n"),
    }
    html + "</article>\n"
}

/// Headline, linked to `link`, and source.
pub(super) fn named(article: &Article, link: Option<&str>) -> String {
    let headline = headline(article);
    let headline = match link {
        Some(link) => format!("<a href=\"{}\">{headline}</a>", escape::html(link)),
        None => headline,
    };
    match credits(article) {
        credits if credits.is_empty() => headline,
        credits => format!("{headline} ({credits})"),
    }
}

fn headline(article: &Article) -> String {
    if article.headline.is_empty() { "Untitled".to_owned() } else { escape::html(&article.headline) }
}

/// Who published and wrote it, or what it retells; with the address of the original where that is a web page.
fn credits(article: &Article) -> String {
    let names = |source: &Option<String>, agency: &Option<String>| {
        let both: Vec<&str> = [source, agency].into_iter().flatten().map(String::as_str).collect();
        escape::html(&both.join(", "))
    };
    let own = names(&article.source, &article.agency);
    let retold = article.based_on.as_ref().map(|b| names(&b.source, &b.agency)).filter(|n| !n.is_empty());
    let retold = retold.map(|names| format!("retold from {names}"));
    let web = article.url.as_ref().filter(|u| u.starts_with("https://") || u.starts_with("http://"));
    let link = web.map(|url| format!("<a href=\"{}\" rel=\"noreferrer\">original</a>", escape::html(url)));
    let parts = [Some(own).filter(|own| !own.is_empty()), retold, link];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
