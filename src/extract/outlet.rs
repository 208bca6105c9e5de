//! The outlet, where a text names it nowhere but in the lines of its site: a rights notice, a newsroom's invitation,
//! a policy. A guess, and told as one; lines that name two outlets name none.

use super::agency;
use crate::model::Dropped;

/// The only outlet that the removed lines name.
pub(super) fn guess(dropped: &[Dropped]) -> Option<String> {
    let mut found: Option<String> = None;
    for name in dropped.iter().filter_map(|line| in_line(&line.text)) {
        match &found {
            Some(known) if bare(known) != bare(name) => return None,
            Some(_) => {}
            None => found = Some(name.to_owned()),
        }
    }
    found
}

fn bare(name: &str) -> &str {
    name.strip_prefix("The ").unwrap_or(name)
}

/// The outlet that a line of the site names.
fn in_line(line: &str) -> Option<&str> {
    rights_holder(line)
        .or_else(|| before(line, " Newsroom"))
        .or_else(|| ["’s", "'s"].iter().find_map(|s| policy_owner(line, s)))
        .filter(|name| agency::canonical(name).is_none())
}

/// "© 2009 The Herald", "Copyright 2003 The Valley Herald. All rights reserved."
fn rights_holder(line: &str) -> Option<&str> {
    let line = line.trim();
    let rest = ["©", "Copyright", "COPYRIGHT", "(c)"].iter().find_map(|mark| line.strip_prefix(mark))?;
    let rest = rest.trim_start_matches(|c: char| !c.is_alphabetic());
    let end = rest.find(['.', ',', '|', '/', '(']).unwrap_or(rest.len());
    let name = rest.get(..end)?;
    let name = name.split(" All ").next().unwrap_or(name).trim_end_matches(|c: char| !c.is_alphabetic());
    is_name(name).then_some(name)
}

/// "Connect with the Valley Herald Newsroom": the name between a small word and the mark.
fn before<'l>(line: &'l str, mark: &str) -> Option<&'l str> {
    let head = line.get(..line.find(mark)?)?;
    let start = head.rfind(|c: char| c.is_whitespace()).map(|_| name_start(head))?;
    head.get(start..).filter(|name| is_name(name) && start > 0)
}

/// "the Valley Herald’s AI Policy".
fn policy_owner<'l>(line: &'l str, possessive: &str) -> Option<&'l str> {
    let policy = line.find("Policy").or_else(|| line.find("policy"))?;
    let head = line.get(..policy)?;
    let head = head.get(..head.rfind(possessive)?)?;
    let start = name_start(head);
    head.get(start..).filter(|name| is_name(name) && start > 0)
}

/// Where the capitalized words at the end of `head` begin.
fn name_start(head: &str) -> usize {
    let mut start = head.len();
    for word in head.rsplit(' ') {
        if !word.starts_with(char::is_uppercase) {
            break;
        }
        start = start.saturating_sub(word.len() + 1);
    }
    // Behind the blank that stands before the first of them.
    (start + 1).min(head.len())
}

/// One to five capitalized words, besides small ones between them; one alone has to stand behind an article.
fn is_name(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    let small = |word: &&str| matches!(*word, "of" | "the" | "and" | "&" | "de" | "la" | "for");
    let fits = |word: &&str| word.starts_with(char::is_uppercase) || small(word);
    (2..=6).contains(&words.len())
        && words.iter().all(fits)
        && words.iter().filter(|w| !small(w)).count() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(lines: &[&str], expected: Option<&str>) {
        let line = |text: &&str| Dropped { text: (*text).to_owned(), reason: String::new() };
        let dropped: Vec<Dropped> = lines.iter().map(line).collect();
        assert_eq!(guess(&dropped).as_deref(), expected, "{lines:?}");
    }

    #[test]
    fn site_lines_name_the_outlet() {
        check(&["Connect with the Valley Herald Newsroom:"], Some("Valley Herald"));
        check(&["To learn about the Valley Herald’s AI Policy, click here."], Some("Valley Herald"));
        check(&["© 2009 The Valley Herald. All rights reserved."], Some("The Valley Herald"));
        check(&["Copyright 2003 Bergen Daily Post"], Some("Bergen Daily Post"));
        check(
            &["© 2009 The Valley Herald", "Connect with the Valley Herald Newsroom:"],
            Some("The Valley Herald"),
        );
    }

    #[test]
    fn others_name_none() {
        check(&["Share this story", "Follow us on Twitter", "Our privacy policy"], None);
        check(&["Copyright 2003 The Associated Press. All rights reserved."], None);
        check(&["© 2009 The Valley Herald", "© 2009 Bergen Daily Post"], None);
        check(&["© 2009", "Copyright law was changed", "Newsroom"], None);
        check(&["Google’s Privacy Policy applies"], None);
    }
}
