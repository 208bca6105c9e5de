//! Words by which a line of a news site is known: the list in `lexicon/site_lines.txt`, made searchable once.

use std::collections::BTreeMap;
use std::sync::OnceLock;

type Reason = &'static str;

/// The list, by how its entries are compared.
#[derive(Default)]
struct Lists {
    whole: BTreeMap<&'static str, Reason>,
    /// By first word, without a colon.
    starts: BTreeMap<&'static str, Vec<(&'static str, Reason)>>,
    /// By longest word: a sentence is searched only for phrases one of whose words it holds.
    notices: BTreeMap<&'static str, Vec<(&'static str, Reason)>>,
}

fn lists() -> &'static Lists {
    static LISTS: OnceLock<Lists> = OnceLock::new();
    LISTS.get_or_init(|| parse(include_str!("lexicon/site_lines.txt")))
}

fn parse(text: &'static str) -> Lists {
    let mut lists = Lists::default();
    let (mut kind, mut reason) = ("", "");
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some((name, rest)) = line.strip_prefix('[').and_then(|line| line.split_once("] ")) {
            (kind, reason) = (name, rest);
        } else if kind == "whole" {
            lists.whole.insert(line, reason);
        } else if kind == "start" {
            lists.starts.entry(first_word(line)).or_default().push((line, reason));
        } else {
            let key = words(line).max_by_key(|word| word.len()).unwrap_or(line);
            lists.notices.entry(key).or_default().push((line, reason));
        }
    }
    lists
}

fn first_word(line: &str) -> &str {
    words(line).next().unwrap_or(line)
}

/// Words without signs around them.
fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(' ')
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
}

/// Why a whole line, in plain form, is left out.
pub(super) fn whole(plain: &str) -> Option<Reason> {
    lists().whole.get(plain).copied()
}

/// The entry that a line begins with, and its reason. An entry that ends in `:` needs the colon.
pub(super) fn start(plain: &str) -> Option<(&'static str, Reason)> {
    let entries = lists().starts.get(first_word(plain))?;
    let begins =
        |entry: &str| plain.strip_prefix(entry).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    entries.iter().find(|(entry, _)| begins(entry)).copied()
}

/// Why a sentence, in plain form, is a notice of the site.
pub(super) fn notice(sentence: &str) -> Option<Reason> {
    words(sentence).find_map(|word| {
        let phrases = lists().notices.get(word)?;
        phrases.iter().find(|(phrase, _)| sentence.contains(phrase)).map(|(_, reason)| *reason)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn list_is_in_plain_form() {
        let lists = lists();
        assert!(lists.whole.len() > 100 && lists.starts.len() > 20 && lists.notices.len() > 20);
        for entry in lists.whole.keys() {
            assert_eq!(super::super::chrome::plain_form(entry), *entry);
        }
        for (entry, _) in lists.starts.values().chain(lists.notices.values()).flatten() {
            assert_eq!(entry.to_lowercase(), *entry);
        }
    }
}
