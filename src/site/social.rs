//! What other pages show of a site before anyone opens it: the tags that make a preview of a link, and one oEmbed
//! document for the site's first view. Both name the site by its whole address, which only `corpus.toml` can tell.

use serde_json::json;

use super::{About, escape};

/// The compact layout, in pixels.
const FRAME: (u32, u32) = (640, 480);
/// The document's name in the site.
pub(super) const OEMBED: &str = "oembed.json";
/// The picture beside the page, and its size in pixels.
const PICTURE: (&str, u32, u32) = ("card.png", 1200, 630);

/// The site's address with a slash at its end; none where `corpus.toml` gives none that starts with `http`.
fn address(about: &About) -> Option<String> {
    let url = about.url.as_deref()?.trim();
    let known = url.starts_with("https://") || url.starts_with("http://");
    known.then(|| format!("{}/", url.trim_end_matches('/')))
}

/// Tags for the page's head.
pub(super) fn tags(about: &About) -> String {
    let mut pairs = vec![
        ("og:type", "website".to_owned()),
        ("og:title", about.title.clone()),
        ("og:description", about.description.clone()),
        ("og:locale", about.language.replace('-', "_")),
        ("twitter:card", "summary_large_image".to_owned()),
    ];
    let mut links = String::new();
    if let Some(url) = address(about) {
        let (name, width, height) = PICTURE;
        pairs.push(("og:image", format!("{url}{name}")));
        pairs.push(("og:image:width", width.to_string()));
        pairs.push(("og:image:height", height.to_string()));
        links = format!(
            "\n    <link rel=\"canonical\" href=\"{0}\">\n    <link rel=\"alternate\" type=\"application/json+oembed\" \
             href=\"{0}{OEMBED}\" title=\"{1}\">",
            escape::html(&url),
            escape::html(&about.title)
        );
        pairs.push(("og:url", url));
    }
    let tag = |(name, value): (&str, String)| {
        let kind = if name.starts_with("og:") { "property" } else { "name" };
        format!("\n    <meta {kind}=\"{name}\" content=\"{}\">", escape::html(&value))
    };
    let said = pairs.into_iter().filter(|(_, value)| !value.is_empty());
    said.map(tag).collect::<String>() + &links
}

/// The oEmbed document (type `rich`), where the site's address is known.
pub(super) fn oembed(about: &About) -> Option<String> {
    let url = address(about)?;
    let (width, height) = FRAME;
    let html = format!(
        "<iframe src=\"{}?embed=1\" title=\"{}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" \
         style=\"border:0;width:100%\"></iframe>",
        escape::html(&url),
        escape::html(&about.title)
    );
    let document = json!({
        "version": "1.0",
        "type": "rich",
        "provider_name": "Dateline",
        "provider_url": url,
        "title": about.title,
        "width": width,
        "height": height,
        "html": html,
    });
    Some(document.to_string() + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn about(url: Option<&str>) -> About {
        About {
            title: "Rivers & \"Roads\"".to_owned(),
            language: "en".to_owned(),
            url: url.map(str::to_owned),
            ..About::default()
        }
    }

    #[test]
    fn without_an_address_nothing_needs_one() {
        let tags = tags(&about(None));
        assert!(tags.contains("<meta property=\"og:title\" content=\"Rivers &amp; &quot;Roads&quot;\">"));
        assert!(!tags.contains("og:image") && !tags.contains("oembed") && !tags.contains("og:description"));
        assert_eq!(oembed(&about(None)), None);
        assert_eq!(oembed(&about(Some("javascript:alert(1)"))), None);
    }

    #[test]
    fn the_frame_of_the_document_is_the_site() {
        let document = oembed(&about(Some("https://example.org/talks"))).unwrap();
        let value: serde_json::Value = serde_json::from_str(&document).unwrap();
        assert_eq!(value["type"], "rich");
        let html = value["html"].as_str().unwrap();
        assert!(html.starts_with("<iframe src=\"https://example.org/talks/?embed=1\""), "{html}");
        let tags = tags(&about(Some("https://example.org/talks/")));
        assert!(tags.contains("href=\"https://example.org/talks/oembed.json\""));
        assert!(tags.contains("content=\"https://example.org/talks/card.png\""));
    }
}
