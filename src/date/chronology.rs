//! The chronology: facts with dates, indexed by the names and words that a report would use for them.
//!
//! It holds facts, never an article's wording. Lines are JSON objects: `id`, `kind` (office, spokesperson,
//! group leader, event, alias, calibration), `subject`, `role`, `body`, `start`, `end`, `precision`, `statement`,
//! `certainty`, `aliases`, `note`; unknown fields are left alone, so that files with more can be read.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::reading::{self, stem};
use crate::error::Error;
use crate::model::{Day, DayRange, Problem, Strength};

/// Dated facts: who held an office when, what happened when.
///
/// ```
/// use dateline::date::Chronology;
/// let mut chronology = Chronology::default();
/// let line = r#"{"id":"ev-1","kind":"event","statement":"Summit at Aqaba.","start":"2003-06-04","end":"2003-06-04","certainty":1.0}"#;
/// assert!(chronology.add_jsonl(line).unwrap().is_empty());
/// assert_eq!(chronology.len(), 1);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Chronology {
    pub(super) offices: Vec<Office>,
    pub(super) events: Vec<Event>,
    pub(super) deaths: Vec<Death>,
    /// Last word of a form -> offices and forms to check there.
    pub(super) by_name: BTreeMap<String, Vec<(usize, usize)>>,
    pub(super) deaths_by_name: BTreeMap<String, Vec<usize>>,
    /// Sorted stems with the events whose statement holds them.
    pub(super) stems: Vec<(String, Vec<Posting>)>,
    /// Where a fact stands in `facts`, by its id.
    ids: BTreeMap<String, usize>,
    /// Canonical name -> other forms.
    forms: BTreeMap<String, Vec<String>>,
    facts: Vec<Fact>,
}

/// One line of the file.
#[derive(Clone, Debug, Deserialize)]
struct Fact {
    id: String,
    kind: String,
    #[serde(default)]
    subject: String,
    #[serde(default)]
    role: String,
    #[serde(default)]
    body: String,
    start: Option<String>,
    end: Option<String>,
    #[serde(default)]
    precision: Option<String>,
    #[serde(default)]
    statement: String,
    #[serde(default = "sure")]
    certainty: f64,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    note: String,
    #[serde(default)]
    canonical: String,
    #[serde(default)]
    forms: Vec<String>,
}

fn sure() -> f64 {
    1.0
}

/// Who held an office when.
#[derive(Clone, Debug)]
pub(super) struct Office {
    pub(super) id: String,
    /// Names, each as folded words; the first is the subject.
    pub(super) forms: Vec<Vec<String>>,
    /// Ways to state the role, each as folded words.
    pub(super) roles: Vec<Vec<String>>,
    /// Words that name the body or its people.
    pub(super) body: Vec<String>,
    pub(super) range: DayRange,
    pub(super) strength: Strength,
}

/// A stem in the statement of an event.
#[derive(Clone, Copy, Debug)]
pub(super) struct Posting {
    /// Index of the event.
    pub(super) event: usize,
    /// Rarer stems weigh more. A count that agrees tells one event of a kind from the next and weighs double;
    /// one that differs may be an early count.
    pub(super) weight: u32,
    /// The statement writes it with a capital.
    pub(super) name: bool,
}

/// What happened when.
#[derive(Clone, Debug)]
pub(super) struct Event {
    pub(super) id: String,
    pub(super) first: Day,
    pub(super) last: Day,
    /// Stems of the statement.
    words: Vec<String>,
    /// Stems that the statement writes with a capital.
    names: BTreeSet<String>,
    /// Sum of the weights.
    pub(super) total: u32,
    /// Sum of the weights of the words that are no names.
    pub(super) said: u32,
    /// The root of what happened.
    pub(super) predicate: Option<String>,
    /// It tells that somebody died.
    pub(super) is_death: bool,
    /// Stems for what has lasted since ("fighting"), where the fact anchors lengths.
    pub(super) anchors: BTreeSet<String>,
}

/// The day a person died.
#[derive(Clone, Debug)]
pub(super) struct Death {
    pub(super) id: String,
    pub(super) forms: Vec<Vec<String>>,
    pub(super) day: Day,
}

impl Chronology {
    /// Reads JSON Lines of facts and adds them. Lines that cannot be read are named in the problems; a fact whose
    /// id is there already is replaced by the later one.
    ///
    /// # Errors
    /// When no line at all is a fact.
    pub fn add_jsonl(&mut self, jsonl: &str) -> Result<Vec<Problem>, Error> {
        let mut problems = Vec::new();
        let mut read = 0;
        for (n, line) in jsonl.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
            match serde_json::from_str::<Fact>(line) {
                Ok(fact) => {
                    read += 1;
                    self.add(fact);
                }
                Err(e) => problems.push(problem(n, &e.to_string())),
            }
        }
        if read == 0 && !problems.is_empty() {
            return Err(Error::data("no line of the chronology is a fact"));
        }
        self.index();
        Ok(problems)
    }

    /// How many facts it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.facts.len()
    }

    /// True where it holds no fact.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }

    fn add(&mut self, fact: Fact) {
        let at = *self.ids.entry(fact.id.clone()).or_insert(self.facts.len());
        match self.facts.get_mut(at) {
            Some(known) => *known = fact,
            None => self.facts.push(fact),
        }
    }

    /// Builds everything derived from the facts. Facts are few and files are added rarely: built anew each time.
    fn index(&mut self) {
        self.forms = BTreeMap::new();
        for fact in self.facts.iter().filter(|f| f.kind == "alias") {
            self.forms.entry(fact.canonical.clone()).or_default().extend(fact.forms.iter().cloned());
        }
        self.offices = self.facts.iter().filter_map(|f| self.office(f)).collect();
        self.deaths = self.facts.iter().filter_map(|f| self.death(f)).collect();
        self.events = self.facts.iter().flat_map(events).collect();
        self.weigh();
        self.by_name = BTreeMap::new();
        for (o, office) in self.offices.iter().enumerate() {
            for (f, form) in office.forms.iter().enumerate() {
                if let Some(last) = form.last() {
                    self.by_name.entry(last.clone()).or_default().push((o, f));
                }
            }
        }
        self.deaths_by_name = BTreeMap::new();
        for (d, death) in self.deaths.iter().enumerate() {
            let lasts: BTreeSet<&String> = death.forms.iter().filter_map(|f| f.last()).collect();
            for last in lasts {
                self.deaths_by_name.entry(last.clone()).or_default().push(d);
            }
        }
    }

    fn names_of(&self, fact: &Fact, subject: &str) -> Vec<Vec<String>> {
        let more = self.forms.get(subject).into_iter().flatten();
        let all = std::iter::once(subject)
            .chain(fact.aliases.iter().map(String::as_str))
            .chain(more.map(String::as_str));
        let mut forms: Vec<Vec<String>> = Vec::new();
        for form in all.map(reading::words_of).filter(|f| !f.is_empty()) {
            if !forms.contains(&form) {
                forms.push(form);
            }
        }
        forms
    }

    fn office(&self, fact: &Fact) -> Option<Office> {
        let dated = matches!(fact.kind.as_str(), "office" | "spokesperson" | "group leader");
        // Some facts are kept for the record and say themselves that they date nothing.
        let usable =
            fact.certainty >= 0.6 && !fact.note.contains("dating") && !fact.note.contains("laceholder");
        if !dated || !usable || fact.subject.is_empty() {
            return None;
        }
        let strength = if fact.certainty >= 0.9 && fact.precision() == "day" {
            Strength::Strong
        } else {
            Strength::Fair
        };
        Some(Office {
            id: fact.id.clone(),
            forms: self.names_of(fact, &fact.subject),
            roles: reading::roles_of(&fact.role),
            body: reading::body_words(&fact.body),
            range: fact.range()?,
            strength,
        })
    }

    /// A death from a statement "X dies", "X killed", "... kills X", or from a leader's note "Killed <day>".
    fn death(&self, fact: &Fact) -> Option<Death> {
        if fact.certainty < 0.9 {
            return None;
        }
        let (name, day) = match fact.kind.as_str() {
            "event" => (dead_of(&fact.statement)?, fact.day()?),
            "group leader" if fact.note.starts_with("Killed ") => {
                (fact.subject.clone(), Day::parse_iso(fact.end.as_deref()?)?)
            }
            _ => return None,
        };
        Some(Death { id: fact.id.clone(), forms: self.names_of(fact, &name), day })
    }

    /// Numbers the stems and weighs each by how many statements hold it. The steps are absolute, so that adding
    /// facts about another subject changes nothing for this one.
    fn weigh(&mut self) {
        let mut by_stem: BTreeMap<&String, Vec<(usize, bool)>> = BTreeMap::new();
        for (e, event) in self.events.iter().enumerate() {
            for word in &event.words {
                by_stem.entry(word).or_default().push((e, event.names.contains(word)));
            }
        }
        let posting = |word: &str, holders: &[(usize, bool)]| -> Vec<Posting> {
            let weight = match holders.len() {
                0..=5 => 3,
                6..=14 => 2,
                _ => 1,
            };
            let weight = if reading::is_count(word) { weight * 2 } else { weight };
            holders.iter().map(|(event, name)| Posting { event: *event, weight, name: *name }).collect()
        };
        self.stems = by_stem.into_iter().map(|(word, h)| (word.clone(), posting(word, &h))).collect();
        for (word, postings) in &self.stems {
            // A count is worth one stem in the sum: met, it gives more than its share.
            let halve = if reading::is_count(word) { 2 } else { 1 };
            for p in postings {
                if let Some(event) = self.events.get_mut(p.event) {
                    event.total += p.weight / halve;
                    event.said += if p.name { 0 } else { p.weight / halve };
                }
            }
        }
    }

    /// The number of a stem, `u32::MAX` where no event has it.
    pub(super) fn stem(&self, stem: &str) -> u32 {
        // Statements keep no words of one or two letters.
        if stem.len() < 3 && !stem.bytes().any(|b| b.is_ascii_digit()) {
            return u32::MAX;
        }
        self.stems.binary_search_by(|s| s.0.as_str().cmp(stem)).map_or(u32::MAX, |at| at as u32)
    }

    /// The events that hold a stem, by its number.
    pub(super) fn postings(&self, stem: u32) -> &[Posting] {
        self.stems.get(stem as usize).map_or(&[], |s| &s.1)
    }
}

fn problem(n: usize, why: &str) -> Problem {
    Problem {
        what: format!("A line of the chronology is no fact ({why})."),
        file: "chronology".into(),
        line: u32::try_from(n + 1).ok(),
        handled: "The line was left out.".into(),
        lost: false,
    }
}

impl Fact {
    fn precision(&self) -> &str {
        self.precision.as_deref().unwrap_or("day")
    }

    fn day(&self) -> Option<Day> {
        (self.precision() == "day").then(|| Day::parse_iso(self.start.as_deref()?)).flatten()
    }

    /// The days the fact covers, widened to what its precision can vouch for.
    fn range(&self) -> Option<DayRange> {
        let bound = |text: &Option<String>, last: bool| {
            let day = Day::parse_iso(text.as_deref()?)?;
            let (y, m, _) = day.ymd();
            let wide = match self.precision() {
                "month" => DayRange::of_month(y, Some(m))?,
                "year" => DayRange::of_month(y, None)?,
                _ => DayRange::exact(day),
            };
            if last { wide.last() } else { wide.first() }
        };
        let first = bound(&self.start, false)?;
        DayRange::new(Some(first), bound(&self.end, true))
    }
}

/// The events of a fact: its whole statement, and each of its clauses that says enough by itself.
fn events(fact: &Fact) -> Vec<Event> {
    if fact.kind != "event" || fact.certainty < 0.8 {
        return Vec::new();
    }
    let Some(first) = fact.day() else { return Vec::new() };
    let last = fact.end.as_deref().and_then(Day::parse_iso).unwrap_or(first).max(first);
    let clauses: Vec<&str> = fact.statement.split(';').collect();
    let parts = if clauses.len() > 1 { clauses } else { Vec::new() };
    std::iter::once(fact.statement.as_str())
        .chain(parts)
        .enumerate()
        .map(|(n, statement)| {
            let (words, names) = reading::statement(statement);
            Event {
                id: fact.id.clone(),
                first,
                last,
                total: 0,
                said: 0,
                predicate: reading::predicate(statement),
                is_death: words.iter().any(|w| w == "kill"),
                words,
                names,
                anchors: if n == 0 { anchors(&fact.note) } else { BTreeSet::new() },
            }
        })
        .filter(|e| e.words.len() >= 3 || !e.anchors.is_empty())
        .collect()
}

/// What lengths may be counted from an event, where its note says so: "Anchor of 'months of fighting'", "Years of
/// violence are counted from here".
fn anchors(note: &str) -> BTreeSet<String> {
    let told = note.split('.').find(|s| s.contains("Anchor of ") || s.contains("counted from here"));
    let skip = [
        "anchor", "months", "years", "month", "year", "n", "of", "and", "or", "are", "counted", "from",
        "here",
    ];
    let words = reading::words_of(told.unwrap_or_default());
    words.iter().filter(|w| !skip.contains(&w.as_str())).map(|w| stem(w).to_owned()).collect()
}

/// The person whose death a statement tells.
fn dead_of(statement: &str) -> Option<String> {
    let clause = statement.split(['.', ';', ',']).next()?;
    let words: Vec<&str> = clause.split_whitespace().collect();
    let at =
        words.iter().position(|w| matches!(*w, "dies" | "killed" | "executed" | "kills" | "assassinated"))?;
    let capital = |w: &&&str| w.chars().next().is_some_and(char::is_uppercase);
    let name: Vec<&str> = if words.get(at) == Some(&"kills") {
        let from = words.iter().skip(at + 1).position(|w| capital(&w))? + at + 1;
        // "kills Hamas leader Ahmed Yassin": the last run of capitals before a small word.
        let tail: Vec<&str> = words.get(from..)?.to_vec();
        last_name(&tail)
    } else {
        let head: Vec<&str> = words.get(..at)?.to_vec();
        head.iter().rev().take_while(|w| capital(w)).copied().collect::<Vec<_>>().into_iter().rev().collect()
    };
    let known = name.len() >= 2 && name.iter().all(|w| !w.chars().any(|c| c.is_ascii_digit()));
    known.then(|| name.join(" ").trim_end_matches("'s").to_owned())
}

/// The longest run of at least two capitalized words.
fn last_name<'a>(words: &[&'a str]) -> Vec<&'a str> {
    let mut best: Vec<&str> = Vec::new();
    let mut run: Vec<&str> = Vec::new();
    for word in words {
        if word.chars().next().is_some_and(char::is_uppercase) {
            run.push(word);
        } else {
            run.clear();
        }
        if run.len() >= 2 && run.len() > best.len() {
            best = run.clone();
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deaths_in_statements() {
        assert_eq!(dead_of("Yasser Arafat dies near Paris.").as_deref(), Some("Yasser Arafat"));
        assert_eq!(
            dead_of("Israel kills Hamas leader Ismail Abu Shanab in Gaza City.").as_deref(),
            Some("Ismail Abu Shanab")
        );
        assert_eq!(dead_of("Explosion on a Gaza beach kills civilians."), None);
        assert_eq!(dead_of("Summit at Aqaba, Jordan."), None);
    }

    #[test]
    fn broken_lines_are_named() {
        let mut chronology = Chronology::default();
        let problems = chronology.add_jsonl("{\"id\":\"a\",\"kind\":\"event\"}\nnonsense\n").unwrap();
        assert_eq!((chronology.len(), problems.len()), (1, 1));
        assert_eq!(problems[0].line, Some(2));
        assert!(Chronology::default().add_jsonl("nonsense").is_err());
    }
}
