//! Corrections between the page and the corpus: what the reader corrects, and the file it is kept in.

use super::head;
use super::types::{Corrected, Correction, ReadCorrections};
use crate::corpus::Corrections;
use crate::corpus::corrections::{FixDate, Merge, Reject, Rename, Retype, Split};
use crate::extract;
use crate::model::{DayRange, Problem};

/// The page's list as the corpus applies it. A date that is none is a problem.
pub(super) fn core(list: &[Correction]) -> (Corrections, Vec<Problem>) {
    let (mut all, mut problems) = (Corrections::default(), Vec::new());
    for correction in list.iter().cloned() {
        match correction {
            Correction::Merge { into, from } => all.merge.push(Merge { into, from }),
            Correction::Split { entity, article, name } => all.split.push(Split { entity, article, name }),
            Correction::Rename { entity, name } => all.rename.push(Rename { entity, name }),
            Correction::Retype { entity, to } => {
                all.retype.push(Retype { entity, kind: head::core_kind(to) });
            }
            Correction::Reject { entity, article } => all.reject.push(Reject { entity, article }),
            Correction::Date { article, date } => match DayRange::parse_edtf(&date) {
                Some(range) => all.dates.push(FixDate { article, range }),
                None => problems.push(problem(format!("“{date}” is no date that is read here."), None)),
            },
        }
    }
    (all, problems)
}

/// The page's list of what a file holds, in the order in which it is applied.
fn list(all: Corrections) -> Vec<Correction> {
    let mut list = Vec::new();
    let Corrections { merge, split, rename, retype, reject, dates } = all;
    list.extend(reject.into_iter().map(|Reject { entity, article }| Correction::Reject { entity, article }));
    list.extend(split.into_iter().map(|Split { entity, article, name }| Correction::Split {
        entity,
        article,
        name,
    }));
    list.extend(merge.into_iter().map(|Merge { into, from }| Correction::Merge { into, from }));
    list.extend(rename.into_iter().map(|Rename { entity, name }| Correction::Rename { entity, name }));
    list.extend(
        retype.into_iter().map(|Retype { entity, kind }| Correction::Retype { entity, to: head::kind(kind) }),
    );
    list.extend(
        dates.into_iter().map(|FixDate { article, range }| Correction::Date { article, date: range.edtf() }),
    );
    list
}

/// Reads a corrections file, TOML or JSON.
pub(super) fn parse(text: &str, file: &str) -> (Corrections, Vec<Problem>) {
    if text.trim_start().starts_with('{') {
        return Corrections::parse(text, file);
    }
    let (tables, unread) = extract::toml_lists(text.trim_start_matches('\u{FEFF}'));
    let (found, mut problems) = Corrections::read(&tables, file);
    problems.extend(unread.into_iter().map(|(line, why)| problem(format!("{why}."), Some(line))));
    (found, problems)
}

/// What the file with this text corrects.
pub(super) fn read(text: &str) -> ReadCorrections {
    let (found, problems) = parse(text, "corrections.toml");
    ReadCorrections { corrections: list(found), problems: problems.iter().map(head::problem).collect() }
}

/// The answer once `mine` lies over the corpus: what did not fit, and the file to keep it in.
pub(super) fn corrected<'p>(mine: &Corrections, problems: impl Iterator<Item = &'p Problem>) -> Corrected {
    Corrected { problems: problems.map(head::problem).collect(), toml: mine.to_toml() }
}

fn problem(what: String, line: Option<u32>) -> Problem {
    let (file, handled) = ("corrections.toml".to_owned(), "It was left out.".to_owned());
    Problem { what, file, line, handled, lost: false }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::types::Kind;

    fn all() -> Vec<Correction> {
        let word = str::to_owned;
        vec![
            Correction::Reject { entity: word("monday"), article: None },
            Correction::Reject { entity: word("may"), article: Some(word("one")) },
            Correction::Split { entity: word("j-doe"), article: word("one"), name: word("John \"J\" Doe\\") },
            Correction::Merge { into: word("jane-doe"), from: vec![word("j-doe"), word("doe")] },
            Correction::Rename { entity: word("jane-doe"), name: word("Jané Doe\n") },
            Correction::Retype { entity: word("oslo"), to: Kind::Organization },
            Correction::Date { article: word("one"), date: word("2003-06-06/2003-06-08") },
        ]
    }

    #[test]
    fn what_is_kept_comes_back() {
        let (core, problems) = core(&all());
        assert_eq!(problems, []);
        let back = read(&core.to_toml());
        assert_eq!(back.problems, []);
        // A name's outer white space is cut when it is read.
        let mut expected = all();
        expected[4] = Correction::Rename { entity: "jane-doe".to_owned(), name: "Jané Doe".to_owned() };
        assert_eq!(back.corrections, expected);
    }

    #[test]
    fn what_does_not_fit_is_told() {
        let soon = Correction::Date { article: "one".to_owned(), date: "soon".to_owned() };
        assert_eq!(core(&[soon]).1.len(), 1);
        let read = read("[[merge]]\ninto = \"a\"\n\n[[marge]]\nwhat is this\n");
        assert_eq!(read.corrections, []);
        assert_eq!(read.problems.len(), 3, "{:?}", read.problems);
    }
}
