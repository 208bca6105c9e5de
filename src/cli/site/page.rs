//! The page's HTML, made of the committed one: title, description, language, the list for browsers without
//! scripts, and for the single file everything else inside.

use super::super::escape;
use super::{GENERATOR, Published, plain};

/// Articles that the list without scripts names.
const LISTED: usize = 200;

/// `index.html` of a site.
pub(super) fn index(published: &Published) -> String {
    let page = head(published).replace("\"../pkg/", "\"pkg/");
    between(&page, "<noscript>", "</noscript>", &noscript(published))
}

/// The committed page with the corpus's title, description and language.
fn head(published: &Published) -> String {
    let language = escape::html(&published.language);
    let page = super::bundled::PAGE.replacen("<html lang=\"en\"", &format!("<html lang=\"{language}\""), 1);
    let description = escape::html(&published.description);
    let head = format!(
        "{}</title>\n    <meta name=\"description\" content=\"{description}\">\n    {GENERATOR}",
        escape::html(&published.title)
    );
    page_title(&page, &head)
}

fn page_title(page: &str, head: &str) -> String {
    let page = between(page, "<title>", "</title>", "");
    page.replacen("</title>", head, 1)
}

/// `page` with `new` in place of what stands between two marks; unchanged where they are missing.
fn between(page: &str, from: &str, to: &str, new: &str) -> String {
    let Some((before, rest)) = page.split_once(from) else { return page.to_owned() };
    let Some((_, after)) = rest.split_once(to) else { return page.to_owned() };
    format!("{before}{from}{new}{to}{after}")
}

fn noscript(published: &Published) -> String {
    let articles = &published.articles;
    let mut html = format!("\n      <h1>{}</h1>\n", escape::html(&published.title));
    html.push_str(
        "      <p>This page searches, filters and compares the articles in your own browser and needs JavaScript \
         to do so. Nothing is sent anywhere. Without it, here are the articles.</p>\n      <ul>\n",
    );
    for (index, article) in articles.iter().enumerate().take(LISTED) {
        let link = plain::link(index, article);
        html.push_str(&format!("        <li>{}</li>\n", plain::named(article, Some(&link))));
    }
    html.push_str("      </ul>\n");
    if articles.len() > LISTED {
        let all = articles.len();
        html.push_str(&format!("      <p><a href=\"articles.html\">All {all} articles</a></p>\n"));
    }
    html + "    "
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::Text;
    use crate::cli::folder::Folder;

    #[test]
    fn the_committed_page_has_every_mark() {
        let mut folder = Folder::default();
        folder.about.title = Some("Rivers & <Roads>".to_owned());
        folder.about.language = Some("de".to_owned());
        let page = index(&Published::new(&folder, "name", Text::Full));
        for part in [
            "<html lang=\"de\"",
            "<title>Rivers &amp; &lt;Roads&gt;</title>",
            GENERATOR,
            "src=\"pkg/dateline.js\"",
            "href=\"pkg/dateline.css\"",
            "here are the articles",
        ] {
            assert!(page.contains(part), "{part} is missing");
        }
        assert!(!page.contains("../pkg/"));
    }
}
