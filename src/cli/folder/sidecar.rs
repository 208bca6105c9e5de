//! The files that may lie at the top of a corpus folder beside the articles.

use std::fs;
use std::io;
use std::path::Path;

use dateline::model::Problem;
use serde::Deserialize;

use super::super::args::Text;
use super::super::fail::{Failure, Outcome};

/// Title, description, rights, how much text is published.
pub(crate) const ABOUT: &str = "corpus.toml";
/// Dated facts.
pub(crate) const CHRONOLOGY: &str = "chronology.jsonl";
/// Merges, renames, fixed dates.
pub(crate) const CORRECTIONS: &str = "corrections.toml";

/// Names found elsewhere.
pub(crate) const ANNOTATIONS: &str = "annotations.jsonl";

/// What `corpus.toml` says.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct About {
    pub(crate) title: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) rights: Option<String>,
    pub(crate) about: Option<String>,
    /// Where the site will lie, for previews of links and for oEmbed.
    pub(crate) url: Option<String>,
    /// How much of each article may be published.
    #[serde(deserialize_with = "text", default)]
    pub(crate) text: Option<Text>,
}

fn text<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Text>, D::Error> {
    let said = String::deserialize(deserializer)?;
    let known = <Text as clap::ValueEnum>::from_str(&said, false);
    known.map(Some).map_err(|_| serde::de::Error::custom("text is \"full\", \"excerpt\" or \"none\""))
}

/// The text of a file; none where there is no such file.
fn optional(folder: &Path, name: &str) -> Outcome<Option<String>> {
    let path = folder.join(name);
    match fs::read_to_string(&path) {
        Ok(text) => Ok(Some(text.trim_start_matches('\u{FEFF}').to_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => {
            Err(Failure::failed(format!("“{}” is not UTF-8 text. Save it as UTF-8.", path.display())))
        }
        Err(error) => Err(Failure::unreadable(&path, &error)),
    }
}

/// Reads `corpus.toml`. A broken one is a failure, not a problem: it holds the choice of how much text is
/// published, and guessing that could publish what must not be.
pub(crate) fn about(folder: &Path) -> Outcome<Option<About>> {
    let Some(text) = optional(folder, ABOUT)? else { return Ok(None) };
    toml::from_str(&text).map(Some).map_err(|error| {
        let line = error.span().map(|span| text.get(..span.start).unwrap_or("").matches('\n').count() + 1);
        let place = line.map(|line| format!(":{line}")).unwrap_or_default();
        let path = folder.join(ABOUT);
        let message = error.message().trim_end_matches('.');
        Failure::failed(format!("{}{place}: {message}. Correct it and run again.", path.display()))
    })
}

/// The chronology's text.
pub(crate) fn chronology(folder: &Path) -> Outcome<Option<String>> {
    optional(folder, CHRONOLOGY)
}

/// The text of the names found elsewhere.
pub(crate) fn annotations(folder: &Path) -> Outcome<Option<String>> {
    optional(folder, ANNOTATIONS)
}

/// The corrections as the JSON that [`dateline::corpus::Corrections::parse`] reads. A file that is no TOML
/// corrects nothing and is a problem.
pub(crate) fn corrections(folder: &Path) -> Outcome<Option<(String, Vec<Problem>)>> {
    let Some(text) = optional(folder, CORRECTIONS)? else { return Ok(None) };
    Ok(Some(match text.parse::<toml::Table>() {
        Ok(table) => (json(toml::Value::Table(table)).to_string(), Vec::new()),
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            let line = text.get(..at).unwrap_or("").matches('\n').count() + 1;
            let problem = Problem {
                what: format!("This is not TOML: {}.", error.message().trim_end_matches('.')),
                file: CORRECTIONS.to_owned(),
                line: u32::try_from(line).ok(),
                handled: "Nothing was corrected.".to_owned(),
                lost: false,
            };
            ("{}".to_owned(), vec![problem])
        }
    }))
}

/// TOML as JSON. Dates become text: the JSON has no type for them.
fn json(value: toml::Value) -> serde_json::Value {
    match value {
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(truth) => truth.into(),
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(items) => items.into_iter().map(json).collect(),
        toml::Value::Table(fields) => fields.into_iter().map(|(key, value)| (key, json(value))).collect(),
    }
}
