//! Lines between headline and report: byline, agency credit, date.

use super::{agency, when};
use crate::model::{DayRange, StatedRole};

/// What such a line says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Credits {
    /// Who is named as author.
    pub(super) byline: Option<String>,
    /// The wire service.
    pub(super) agency: Option<&'static str>,
    /// Dates with the words they were read from.
    pub(super) dates: Vec<(StatedRole, DayRange, String)>,
    /// Words that look like a date and could not be read, with the reason.
    pub(super) unread: Option<String>,
}

impl Credits {
    /// What kind of line it was, for the list of dropped lines.
    pub(super) fn reason(&self) -> &'static str {
        match (&self.byline, self.agency, self.dates.is_empty()) {
            (Some(_), _, _) => "byline",
            (None, Some(_), _) => "agency credit",
            (None, None, false) => "date line",
            (None, None, true) if self.unread.is_some() => "date line",
            (None, None, true) => "byline",
        }
    }
}

/// Longest line looked at, in bytes.
const LONGEST: usize = 160;

/// Reads a line that holds nothing but credits; its parts may be separated by bars and dots.
pub(super) fn parse(line: &str) -> Option<Credits> {
    if line.len() > LONGEST {
        return None;
    }
    let mut credits = Credits::default();
    let parts = line.split(['|', '•', '·', '●']).flat_map(at_inner_label);
    for part in parts.map(str::trim).filter(|part| !part.is_empty()) {
        let found = parse_part(part)?;
        credits.byline = credits.byline.or(found.byline);
        credits.agency = credits.agency.or(found.agency);
        credits.dates.extend(found.dates);
        credits.unread = credits.unread.or(found.unread);
    }
    Some(credits)
}

fn parse_part(part: &str) -> Option<Credits> {
    date(part)
        .or_else(|| credit(part))
        .or_else(|| byline(part))
        .or_else(|| role(part))
        .or_else(|| hour_of_update(part))
        .or_else(|| reporting(part))
}

/// "June 6, 2003 Last updated at 14:05 GMT" as its two halves.
fn at_inner_label(part: &str) -> Vec<&str> {
    let lower = part.to_ascii_lowercase();
    let at = UPDATED.iter().filter_map(|label| lower.find(&format!(" {label}"))).min();
    match at.and_then(|at| part.split_at_checked(at)) {
        // Behind a date only: "was last updated" belongs to one label.
        Some((head, rest)) if date(head.trim()).is_some() => vec![head, rest],
        _ => vec![part],
    }
}

/// "Updated: 6:12 pm", "Last updated at 14:05 GMT": the hour of an update behind a day.
fn hour_of_update(part: &str) -> Option<Credits> {
    let lower = part.to_ascii_lowercase();
    let rest = UPDATED.iter().find_map(|label| lower.strip_prefix(label))?;
    let hour = rest.contains(|c: char| c.is_ascii_digit()) && when::is_hour(rest);
    hour.then(Credits::default)
}

/// "(Reporting by Ann Poe; Editing by Max Vale)": how wire services close a report. Editors are no authors.
fn reporting(part: &str) -> Option<Credits> {
    let inner = part.trim_end_matches('.').strip_prefix('(')?.strip_suffix(')')?;
    let roles = ["Reporting", "Additional reporting", "Writing", "Editing", "Compiled", "Written"];
    let mut people = Vec::new();
    for clause in inner.split(';').map(str::trim) {
        let (what, names) = clause.split_once(" by ")?;
        let goes_on = |rest: &str| {
            rest.is_empty() || [" and ", " in ", " for "].iter().any(|word| rest.starts_with(word))
        };
        let known = roles.iter().any(|role| what.strip_prefix(role).is_some_and(goes_on));
        if !known {
            return None;
        }
        if matches!(what, "Reporting" | "Writing" | "Reporting and writing" | "Written") {
            let each = names.split(',').flat_map(|part| split_names(part).0);
            people.extend(each.filter_map(person));
        }
    }
    let byline = Some(people.join(", ")).filter(|names| !names.is_empty());
    Some(Credits { byline, ..Credits::default() })
}

/// Words before a date that say it is the report's own.
const PUBLISHED: &[&str] = &[
    "published on",
    "published",
    "first published",
    "posted on",
    "posted",
    "date",
    "created",
    "filed",
    "issued",
];
const UPDATED: &[&str] =
    &["last updated on", "last updated", "updated on", "updated", "last modified", "modified", "edited"];

/// A line that is a date and nothing else, or a labelled one.
fn date(part: &str) -> Option<Credits> {
    let lower = part.to_lowercase();
    let label = |labels: &[&str]| {
        let label = labels.iter().find(|label| lower.starts_with(*label))?;
        // ASCII labels: their length is the same in either case.
        Some(part.get(label.len()..)?.trim_start_matches([':', ' ', '-', ',']))
    };
    let filed =
        || lower.starts_with("posted in ").then(|| part.rsplit_once(" on ").map(|(_, words)| words))?;
    let (role, words, labelled) = match (label(UPDATED), filed().or_else(|| label(PUBLISHED))) {
        (Some(words), _) => (StatedRole::Updated, words, true),
        (None, Some(words)) => (StatedRole::Published, words, true),
        (None, None) => (StatedRole::Published, part, false),
    };
    match when::parse(words.trim_end_matches('.')) {
        // A lone year or number is a heading or a page number as well.
        Ok(range) if labelled || range.days().is_some_and(|days| days <= 31) && words.len() > 7 => {
            Some(Credits { dates: vec![(role, range, part.to_owned())], ..Credits::default() })
        }
        Err(why @ (when::Unread::WrongWeekday | when::Unread::Ambiguous)) => Some(Credits {
            unread: Some(format!("The date \"{part}\" {}.", why.reason())),
            ..Credits::default()
        }),
        _ => None,
    }
}

/// "(AP)", "The Associated Press", "Source: Reuters".
fn credit(part: &str) -> Option<Credits> {
    let rest =
        ["Source:", "From", "By", "BY", "--", "—", "–"].iter().find_map(|start| part.strip_prefix(start));
    let rest = rest.unwrap_or(part).trim().trim_end_matches('.');
    let agency = agency::canonical(rest)?;
    Some(Credits { agency: Some(agency), ..Credits::default() })
}

/// "By Ann Poe", "By Ann Poe and Max Vale, Associated Press Writers", "BY ANN POE in Oslo".
fn byline(part: &str) -> Option<Credits> {
    let rest = ["By ", "BY ", "by ", "By: "].iter().find_map(|start| part.strip_prefix(start))?.trim();
    let mut segments = rest.split(',').map(str::trim);
    let (names, inline) = split_names(segments.next()?);
    let mut people: Vec<String> = names.iter().filter_map(|name| person(name)).collect();
    if people.len() != names.len() || people.is_empty() {
        return None;
    }
    let mut agency = inline.and_then(find_agency);
    for segment in segments.filter(|segment| !segment.is_empty()) {
        let (more, _) = split_names(segment.strip_prefix("and ").unwrap_or(segment));
        let named: Vec<String> = more.iter().filter_map(|name| person(name)).collect();
        if is_role(segment) {
            agency = agency.or_else(|| find_agency(segment));
        } else if named.len() == more.len() {
            people.extend(named);
        } else {
            return None;
        }
    }
    Some(Credits { byline: Some(people.join(", ")), agency, ..Credits::default() })
}

/// "Ann Poe and Max Vale in Oslo" as names and what follows them.
fn split_names(text: &str) -> (Vec<&str>, Option<&str>) {
    let after = [" in ", " of ", " for ", " at ", "/", " - ", " – ", " — ", " The Associated Press"];
    let cut = after.iter().filter_map(|mark| text.find(mark)).min();
    let (names, rest) = match cut.and_then(|at| text.split_at_checked(at)) {
        Some((names, rest)) => (names, Some(rest)),
        None => (text, None),
    };
    (names.split(" and ").flat_map(|part| part.split(" & ")).map(str::trim).collect(), rest)
}

/// A person's name: two to five capitalized words, besides particles. In capitals as well.
fn person(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let particle = |w: &str| {
        matches!(w, "de" | "van" | "von" | "der" | "den" | "bin" | "al" | "el" | "da" | "la" | "ibn" | "di")
    };
    let word = |w: &&str| {
        particle(w)
            || w.starts_with("al-")
            || (w.starts_with(char::is_uppercase)
                && w.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-')))
    };
    let ends_plain = !name.ends_with('.') || words.last().is_some_and(|w| matches!(*w, "Jr." | "Sr."));
    ((2..=5).contains(&words.len()) && words.iter().all(word) && ends_plain).then(|| words.join(" "))
}

/// Words for what an author is.
const ROLES: &[&str] = &[
    "writer",
    "writers",
    "reporter",
    "reporters",
    "correspondent",
    "correspondents",
    "editor",
    "editors",
    "staff",
    "bureau",
    "columnist",
    "contributor",
    "chief",
    "agencies",
    "journalist",
    "producer",
    "news",
    "times",
    "post",
    "press",
    "newspapers",
    "service",
    "analyst",
    "freelance",
];

fn is_role(segment: &str) -> bool {
    let words: Vec<String> = segment.split_whitespace().map(str::to_lowercase).collect();
    words.len() <= 8
        && !segment.ends_with('.')
        && (words.iter().any(|word| ROLES.contains(&word.as_str())) || find_agency(segment).is_some())
}

fn find_agency(text: &str) -> Option<&'static str> {
    let mut rest = text;
    loop {
        if let Some((name, _)) = agency::leading(rest) {
            return Some(name);
        }
        let word = rest.find([' ', '/']).map(|at| at + 1)?;
        rest = rest.get(word..)?;
    }
}

/// "Associated Press Writer", "Special to The Herald", "Staff Writer": a line below a name.
fn role(part: &str) -> Option<Credits> {
    let words = part.split_whitespace().count();
    let capitals = part.split_whitespace().all(|w| {
        w.starts_with(char::is_uppercase) || matches!(w, "of" | "to" | "the" | "and" | "in" | "for")
    });
    let known = part.starts_with("Special to ")
        || part.split_whitespace().last().is_some_and(|last| {
            matches!(
                last.to_lowercase().as_str(),
                "writer" | "writers" | "reporter" | "correspondent" | "staff" | "agencies" | "editor"
            )
        })
        || part.ends_with(" News Service") && find_agency(part).is_some();
    let fits = (2..=7).contains(&words) && capitals && known && !part.ends_with('.');
    fits.then(|| Credits { agency: find_agency(part), ..Credits::default() })
}

/// A name alone on a line ("ANN POE"), above a line that says what she is.
pub(super) fn lone_name(line: &str, next: &str) -> Option<Credits> {
    let below = parse(next).filter(|credits| credits.byline.is_none() && credits.dates.is_empty())?;
    let byline = person(line).filter(|name| name.split(' ').count() <= 4)?;
    Some(Credits { byline: Some(byline), agency: below.agency, ..Credits::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, byline: Option<&str>, agency: Option<&str>, date: Option<&str>) {
        let credits = parse(line).unwrap_or_else(|| panic!("no credits: {line}"));
        assert_eq!(credits.byline.as_deref(), byline, "{line}");
        assert_eq!(credits.agency, agency, "{line}");
        assert_eq!(credits.dates.first().map(|d| d.1.edtf()).as_deref(), date, "{line}");
    }

    #[test]
    fn credits() {
        let ap = Some("Associated Press");
        check("By Ann Poe", Some("Ann Poe"), None, None);
        check(
            "By ANN POE and Max van Vale, Associated Press Writers",
            Some("ANN POE, Max van Vale"),
            ap,
            None,
        );
        check("By Ann Poe, Max Vale and Ida Stone", Some("Ann Poe, Max Vale, Ida Stone"), None, None);
        check("By Ann Poe in Oslo | June 7, 2003", Some("Ann Poe"), None, Some("2003-06-07"));
        check("By The Associated Press", None, ap, None);
        check("(AP)", None, ap, None);
        check("Published: June 7, 2003 10:15 a.m. EDT", None, None, Some("2003-06-07"));
        check("Saturday, June 7, 2003", None, None, Some("2003-06-07"));
        check("Associated Press Writer", None, ap, None);
        check("Special to The Valley Herald", None, None, None);
        assert_eq!(parse("Last updated: June 8, 2003").unwrap().dates[0].0, StatedRole::Updated);
        assert!(parse("Friday, June 7, 2003").unwrap().unread.is_some());
        assert!(parse("Date: 06/05/03").unwrap().unread.is_some());
        check("7 June 2003 Last updated at 14:05 GMT", None, None, Some("2003-06-07"));
        check(
            "Posted in Local on Saturday, June 7, 2003 12:00 am Updated: 6:12 pm.",
            None,
            None,
            Some("2003-06-07"),
        );
        check(
            "(Reporting by Ann Poe and Max Vale; Editing by Ida Stone)",
            Some("Ann Poe, Max Vale"),
            None,
            None,
        );
        check("Reuters News Service", None, Some("Reuters"), None);
    }

    #[test]
    fn no_credits() {
        for line in [
            "By Friday the talks had ended.",
            "By the river",
            "2003",
            "Ann Poe said so.",
            "By Ann Poe's own account it was over.",
            "June 7",
            "The army",
            "(Reporting was hard by night)",
            "Updated: the list of the missing",
        ] {
            assert_eq!(parse(line), None, "{line}");
        }
    }
}
