//! What a page has open, read once more so that it can be published.
//!
//! The page hands over the very files it gave to its engine, by the same kinds. Reading them again here keeps the
//! engine free of everything that writes articles, and gives what the command line reads from the same files.

use std::collections::BTreeSet;

use super::{About, Layer, Published};
use crate::model::Article;
use crate::pipeline::{self, RawFile};

/// Articles and layers on their way into a site.
#[derive(Debug, Default)]
pub struct Gathered {
    articles: Vec<Article>,
    layers: Vec<Layer>,
    removed: BTreeSet<String>,
}

impl Gathered {
    /// Takes a file by its kind: `articles` or any file with articles in it, `reading` (what the fuller reader handed
    /// over), `removed` (ids, one per line, instead of those given before), or the name of a layer. Layers with the same path become one; other kinds are not
    /// published.
    ///
    /// ```
    /// use dateline::site::{About, Gathered};
    /// let mut open = Gathered::default();
    /// open.take("articles", "a.txt", b"Bridge reopens\n\nThe bridge reopened on Tuesday.");
    /// let files = open.publish(About::default()).files();
    /// assert!(String::from_utf8_lossy(&files["corpus/articles.jsonl"]).contains("Bridge reopens"));
    /// ```
    pub fn take(&mut self, kind: &str, name: &str, bytes: &[u8]) {
        match kind {
            "articles" => self.articles.extend(pipeline::read(RawFile { path: name, bytes }).articles),
            "reading" => self.articles.extend(pipeline::take_over(bytes).articles),
            "removed" => self.removed = String::from_utf8_lossy(bytes).lines().map(str::to_owned).collect(),
            "chronology" | "corrections" => {
                self.layer(kind, name, String::from_utf8_lossy(bytes).into_owned())
            }
            _ => {}
        }
    }

    /// Facts add up; of corrections the last ones hold.
    fn layer(&mut self, kind: &str, path: &str, text: String) {
        match self.layers.iter_mut().find(|layer| layer.path == path) {
            Some(known) if kind == "chronology" => {
                if !known.text.is_empty() && !known.text.ends_with('\n') {
                    known.text.push('\n');
                }
                known.text.push_str(&text);
            }
            Some(known) => known.text = text,
            None => self.layers.push(Layer { name: kind.to_owned(), path: path.to_owned(), text }),
        }
    }

    /// Articles that were taken and not removed.
    #[must_use]
    pub fn publish(mut self, about: About) -> Published {
        // Ids are settled before anything is left out, as the engine does it: removing one renames no other.
        _ = pipeline::assign_ids(&mut self.articles);
        self.articles.retain(|article| !self.removed.contains(&article.id));
        Published::new(about, &self.articles, self.layers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn published(open: Gathered) -> String {
        let files = open.publish(About::default()).files();
        String::from_utf8(files["corpus/articles.jsonl"].clone()).unwrap()
    }

    #[test]
    fn what_is_removed_renames_nothing() {
        let mut open = Gathered::default();
        open.take("articles", "a/note.txt", b"One\n\nThe bridge reopened on Tuesday.");
        open.take("articles", "a-note.txt", b"Two\n\nThe festival ended on Sunday.");
        let ids = |lines: &str| -> Vec<String> {
            let value = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap();
            lines.lines().map(|line| value(line)["id"].as_str().unwrap().to_owned()).collect()
        };
        let mut again = Gathered { articles: open.articles.clone(), ..Gathered::default() };
        let all = ids(&published(open));
        again.take("removed", "", all[0].as_bytes());
        assert_eq!(ids(&published(again)), all[1..]);
    }

    #[test]
    fn facts_add_up_and_corrections_are_replaced() {
        let mut open = Gathered::default();
        open.take("chronology", "chronology.jsonl", b"{\"id\":\"a\"}");
        open.take("chronology", "chronology.jsonl", b"{\"id\":\"b\"}\n");
        open.take("corrections", "corrections.json", b"{}");
        open.take("corrections", "corrections.json", b"{\"dates\":[]}");
        open.take("names", "names.bin", b"model");
        let files = open.publish(About::default()).files();
        assert_eq!(files["corpus/chronology.jsonl"], b"{\"id\":\"a\"}\n{\"id\":\"b\"}\n");
        assert_eq!(files["corpus/corrections.json"], b"{\"dates\":[]}");
    }
}
