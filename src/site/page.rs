//! The page's HTML, made of the committed one: title, description, language, the list for browsers without
//! scripts, and for the single file everything else inside.

use sha2::{Digest as _, Sha256};

use super::{GENERATOR, Published, escape, plain, social};

/// The page as written; its script and style lie in `../pkg/`.
const PAGE: &str = include_str!("../../www/index.html");

/// Gives the text of a file by its name.
pub(super) type Lookup<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Articles that the list without scripts names.
const LISTED: usize = 200;

/// `index.html` of a site.
pub(super) fn index(published: &Published) -> String {
    let page = head(published).replace("\"../pkg/", "\"pkg/");
    between(&page, "<noscript>", "</noscript>", &noscript(published))
}

/// The whole site as one file: style, engine, corpus and script inside, each allowed by its hash and nothing else.
///
/// `pkg` gives the text of a file beside the page's script, where there is one.
pub(super) fn single(published: &Published, payload: &str, pkg: Lookup<'_>) -> String {
    let text = |name: &str| pkg(name).unwrap_or_default();
    let style = text("dateline.css").replace("\r\n", "\n").replace("</style", "<\\/style");
    // The payloads first: the script looks for them when it starts.
    let mut scripts = vec![text("engine.js"), text("data.js"), text("reader.js"), payload.to_owned()];
    scripts.extend(words(&published.about.language, pkg));
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
fn words(language: &str, pkg: Lookup<'_>) -> Option<String> {
    let tag = language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    pkg(&format!("lang/{tag}.js"))
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
    let articles: String = published.articles.iter().map(|a| plain::one(a, published.about.text)).collect();
    format!("\n<h1>{}</h1>\n{articles}", escape::html(&published.about.title))
}

/// The committed page with the corpus's title, description and language.
fn head(published: &Published) -> String {
    let language = escape::html(&published.about.language);
    let page = PAGE.replacen("<html lang=\"en\"", &format!("<html lang=\"{language}\""), 1);
    let page = without(&page, "<meta name=\"description\"", ">");
    let description = escape::html(&published.about.description);
    let head = format!(
        "{}</title>\n    <meta name=\"description\" content=\"{description}\">\n    {GENERATOR}{}",
        escape::html(&published.about.title),
        social::tags(&published.about)
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
    let mut html = format!("\n      <h1>{}</h1>\n", escape::html(&published.about.title));
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
    use super::super::About;
    use super::*;

    fn published(language: &str) -> Published {
        let title = "Rivers & <Roads>".to_owned();
        Published::new(About { title, language: language.to_owned(), ..About::default() }, &[], Vec::new())
    }

    #[test]
    fn the_committed_page_has_every_mark() {
        let page = index(&published("de"));
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

    /// Every file holds its own name.
    fn pkg(name: &str) -> Option<String> {
        (name != "lang/en.js").then(|| format!("'{name}'"))
    }

    #[test]
    fn a_single_file_asks_for_nothing() {
        let page = single(&published("en"), "payload('</x>')", &pkg);
        for part in ["<script src=", "rel=\"stylesheet\"", "../pkg/", "script-src 'self'"] {
            assert!(!page.contains(part), "{part} is left");
        }
        assert_eq!(page.matches("<script>").count(), 5);
        assert_eq!(page.matches("</script>").count(), 5);
        assert_eq!(page.matches("'sha256-").count(), 6);
    }

    #[test]
    fn a_single_file_speaks_the_language_of_its_corpus() {
        let page = single(&published("de-AT"), "payload()", &pkg);
        assert!(page.contains("<script>'lang/de.js'</script>"));
        assert_eq!(page.matches("<script>").count(), 6);
        assert_eq!(page.matches("'sha256-").count(), 7);
    }
}
