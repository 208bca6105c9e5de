//! The page's HTML, made of the committed one: title, description, language, the list for browsers without
//! scripts, and for the single file everything else inside.

use sha2::{Digest as _, Sha256};

use super::super::escape;
use super::{GENERATOR, Published, bundled, plain};

/// Articles that the list without scripts names.
const LISTED: usize = 200;

/// `index.html` of a site.
pub(super) fn index(published: &Published) -> String {
    let page = head(published).replace("\"../pkg/", "\"pkg/");
    between(&page, "<noscript>", "</noscript>", &noscript(published))
}

/// The whole site as one file: style, engine, corpus and script inside, each allowed by its hash and nothing else.
pub(super) fn single(published: &Published, payload: &str) -> String {
    let text = |name: &str| String::from_utf8_lossy(bundled::pkg(name)).into_owned();
    let style = text("dateline.css").replace("\r\n", "\n").replace("</style", "<\\/style");
    // The payloads first: the script looks for them when it starts.
    let mut scripts = vec![text("engine.js"), text("data.js"), text("reader.js"), payload.to_owned()];
    scripts.extend(words(&published.language).map(|name| text(&name)));
    scripts.push(text("dateline.js"));
    let scripts: Vec<String> = scripts.iter().map(|script| inline(script)).collect();
    let hashes: Vec<String> = scripts.iter().map(|script| hash(script)).collect();
    let policy = format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; worker-src blob:; img-src data: blob:; \
         base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types lit-html dateline",
        hashes.join(" "),
        hash(&style)
    );
    let page = without(&head(published), "<!--", "-->");
    let page = without(&page, "<script src=", "</script>");
    let page = without(&page, "<link rel=\"stylesheet\"", ">");
    let page = between(&page, "<meta http-equiv=\"Content-Security-Policy\" content=\"", "\"", &policy);
    let page = between(&page, "<noscript>", "</noscript>", &whole_articles(published));
    let inside: String = scripts.iter().map(|script| format!("<script>{script}</script>\n")).collect();
    page.replacen("</head>", &format!("<style>{style}</style>\n{inside}</head>"), 1)
}

/// The file with the page's own sentences in the corpus's language; none for English, which the script has.
fn words(language: &str) -> Option<String> {
    let tag = language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let name = format!("lang/{tag}.js");
    bundled::PKG.iter().any(|(known, _)| *known == name).then_some(name)
}

/// A source of a policy that allows exactly this text.
fn hash(text: &str) -> String {
    format!("'sha256-{}'", escape::base64(&Sha256::digest(text)))
}

/// A script that can stand inside HTML: in what a bundler writes, `</script` and `<!--` occur in strings,
/// templates and patterns only, where a backslash changes nothing.
fn inline(script: &str) -> String {
    script.replace("\r\n", "\n").replace("</script", "<\\/script").replace("<!--", "\\x3c!--")
}

/// `page` without the first stretch from one mark to the other, marks included.
fn without(page: &str, from: &str, to: &str) -> String {
    let Some((before, rest)) = page.split_once(from) else { return page.to_owned() };
    let Some((_, after)) = rest.split_once(to) else { return page.to_owned() };
    format!("{}{}", before.trim_end(), after)
}

/// The articles themselves, for a single file that is opened where no scripts run.
fn whole_articles(published: &Published) -> String {
    let articles: String = published.articles.iter().map(|a| plain::one(a, published.text)).collect();
    format!("\n<h1>{}</h1>\n{articles}", escape::html(&published.title))
}

/// The committed page with the corpus's title, description and language.
fn head(published: &Published) -> String {
    let language = escape::html(&published.language);
    let page = bundled::PAGE.replacen("<html lang=\"en\"", &format!("<html lang=\"{language}\""), 1);
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

    #[test]
    fn a_single_file_asks_for_nothing() {
        let page = single(&Published::new(&Folder::default(), "name", Text::Full), "payload('</x>')");
        for part in ["<script src=", "rel=\"stylesheet\"", "../pkg/", "script-src 'self'"] {
            assert!(!page.contains(part), "{part} is left");
        }
        assert_eq!(page.matches("<script>").count(), 5);
        assert_eq!(page.matches("</script>").count(), 5);
        assert_eq!(page.matches("'sha256-").count(), 6);
    }

    #[test]
    fn a_single_file_speaks_the_language_of_its_corpus() {
        let mut folder = Folder::default();
        folder.about.language = Some("de-AT".to_owned());
        let page = single(&Published::new(&folder, "name", Text::Full), "payload()");
        assert_eq!(page.matches("<script>").count(), 6);
        assert_eq!(page.matches("'sha256-").count(), 7);
    }
}
