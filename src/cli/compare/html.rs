//! A comparison as one HTML file that needs nothing: a column per article, a table row per row.

use dateline::model::Analysed;
use dateline::query::compare::{Comparison, Row};
use sha2::{Digest as _, Sha256};

use super::super::escape::{base64, html};
use super::{cells, facts, heading, letter, relations};

const STYLE: &str = "\
:root{color-scheme:light dark}body{font:1rem/1.5 Georgia,serif;margin:2rem auto;max-width:90rem;padding:0 1rem}\
table{border-collapse:collapse;table-layout:fixed;width:100%}td,th{padding:.4rem .6rem;text-align:left;vertical-align:top}\
tr+tr>*{border-top:1px solid #8886}small{opacity:.75}del{background:#c002;text-decoration:line-through}\
ins{background:#0802;text-decoration:underline}";

/// The page.
pub(super) fn page(articles: &[Analysed], found: &Comparison) -> String {
    let titles: Vec<&str> = articles.iter().map(|a| a.article.id.as_str()).collect();
    let title = html(&titles.join(" and "));
    let heads: String = (0..)
        .zip(articles)
        .map(|(index, a)| format!("<th scope=\"col\">{} {}</th>", letter(index), html(&heading(a))))
        .collect();
    let rows: String = found.rows.iter().map(|row| table_row(articles, found.base, row)).collect();
    let notes: String = relations(found).iter().map(|note| format!("<p>{}</p>\n", html(note))).collect();
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{}'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n{notes}\
         <table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n{}</body>\n</html>\n",
        base64(&Sha256::digest(STYLE)),
        lists(found)
    )
}

fn table_row(articles: &[Analysed], base: usize, row: &Row) -> String {
    let mut labels = row.labels.iter();
    let mut text = String::from("<tr>");
    for (index, analysed) in articles.iter().enumerate() {
        let own = cells(analysed, row, index);
        let label = if index == base { None } else { labels.next() };
        let moved = row.moved.get(index).is_some_and(|moved| *moved);
        text.push_str("<td>");
        if !own.is_empty() {
            let words: Vec<&str> =
                label.map(|l| l.name()).into_iter().chain(moved.then_some("moved")).collect();
            let mark = if index == base { "del" } else { "ins" };
            text.push_str(&own.iter().map(|cell| sentence(cell, mark)).collect::<String>());
            if !words.is_empty() {
                text.push_str(&format!("<small>{}</small>", words.join(", ")));
            }
        }
        text.push_str("</td>");
    }
    text + "</tr>\n"
}

fn sentence(cell: &super::Cell<'_>, mark: &str) -> String {
    let piece = |(words, changed): (&str, bool)| {
        let words = html(words);
        if changed { format!("<{mark}>{words}</{mark}>") } else { words }
    };
    let text: String = cell.pieces().into_iter().map(piece).collect();
    format!("<p>{text}</p>")
}

fn lists(found: &Comparison) -> String {
    let section = |(title, lines): facts::Section| {
        let items: String = lines.iter().map(|line| format!("<li>{}</li>\n", html(line))).collect();
        format!("<h2>{}</h2>\n<ul>\n{items}</ul>\n", html(&title))
    };
    facts::sections(found).into_iter().map(section).collect()
}
