//! What readers and publishers corrected: it lies over the derived layer and never touches a text.
//!
//! A corrections file is JSON with one list per kind of correction (`corrections.toml` holds the same
//! tables). Entities are named by their keys, which corrections never change.

use std::fmt::Write as _;

use serde_json::{Map, Value};

use crate::model::{DayRange, EntityKind, Problem};

/// Corrections, in the order in which they are applied: reject, split, merge, rename, retype, dates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections {
    /// Entities that are one.
    pub merge: Vec<Merge>,
    /// Mentions in one article that stand for somebody else.
    pub split: Vec<Split>,
    /// Other canonical names.
    pub rename: Vec<Rename>,
    /// Other kinds.
    pub retype: Vec<Retype>,
    /// Names that are none.
    pub reject: Vec<Reject>,
    /// Publication days.
    pub dates: Vec<FixDate>,
}

/// `{"into": KEY, "from": [KEY, ...]}`: the keys in `from` then lead to `into`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    /// The key that stays.
    pub into: String,
    /// The keys that are folded into it.
    pub from: Vec<String>,
}

/// `{"entity": KEY, "article": ID, "name": NAME}`: in that article the entity is somebody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// The entity as it was linked.
    pub entity: String,
    /// The article in which it is meant differently.
    pub article: String,
    /// The name of who is meant there: an existing entity of that name, or a new one.
    pub name: String,
}

/// `{"entity": KEY, "name": NAME}`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rename {
    /// The entity.
    pub entity: String,
    /// Its canonical name from now on; the old one becomes an alias.
    pub name: String,
}

/// `{"entity": KEY, "type": "PER"|"ORG"|"LOC"}`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retype {
    /// The entity.
    pub entity: String,
    /// What it is.
    pub kind: EntityKind,
}

/// `{"entity": KEY, "article"?: ID}`: no name at all, there or everywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reject {
    /// The entity.
    pub entity: String,
    /// The only article it is rejected in; everywhere where none.
    pub article: Option<String>,
}

/// `{"article": ID, "date": EDTF}`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FixDate {
    /// The article.
    pub article: String,
    /// When it was published.
    pub range: DayRange,
}

impl Corrections {
    /// Reads a corrections file. Entries that cannot be read are left out with a problem each; `file` names
    /// the file in them.
    ///
    /// ```
    /// use dateline::corpus::Corrections;
    /// let json = r#"{"merge": [{"into": "jane-doe", "from": ["j-doe"]}], "reject": [{"entity": 7}]}"#;
    /// let (corrections, problems) = Corrections::parse(json, "corrections.json");
    /// assert_eq!(corrections.merge[0].into, "jane-doe");
    /// assert_eq!(problems.len(), 1);
    /// ```
    #[must_use]
    pub fn parse(json: &str, file: &str) -> (Corrections, Vec<Problem>) {
        let mut reader = Reader { file, problems: Vec::new() };
        let found = match serde_json::from_str::<Value>(json) {
            Ok(Value::Object(tables)) => reader.tables(&tables),
            Ok(_) => reader.broken("The corrections are no table of lists."),
            Err(error) => reader.broken(&format!("The corrections are not JSON: {error}.")),
        };
        (found, reader.problems)
    }

    /// As [`Corrections::parse`], of tables that are read already.
    #[must_use]
    pub fn read(tables: &Map<String, Value>, file: &str) -> (Corrections, Vec<Problem>) {
        let mut reader = Reader { file, problems: Vec::new() };
        let found = reader.tables(tables);
        (found, reader.problems)
    }

    /// Adds `later` after what is there: where two rename the same entity, the later one holds.
    pub fn extend(&mut self, later: &Corrections) {
        self.merge.extend_from_slice(&later.merge);
        self.split.extend_from_slice(&later.split);
        self.rename.extend_from_slice(&later.rename);
        self.retype.extend_from_slice(&later.retype);
        self.reject.extend_from_slice(&later.reject);
        self.dates.extend_from_slice(&later.dates);
    }

    /// The corrections as the text of a `corrections.toml`, in the order in which they are applied. What
    /// [`Corrections::parse`] makes of its tables is the same again.
    ///
    /// ```
    /// use dateline::corpus::{Corrections, corrections::Rename};
    /// let rename = Rename { entity: "j-doe".to_owned(), name: "Jane \"JD\" Doe".to_owned() };
    /// let corrections = Corrections { rename: vec![rename], ..Corrections::default() };
    /// assert_eq!(corrections.to_toml(), "[[rename]]\nentity = \"j-doe\"\nname = \"Jane \\\"JD\\\" Doe\"\n");
    /// ```
    #[must_use]
    pub fn to_toml(&self) -> String {
        let mut toml = Toml::default();
        for Reject { entity, article } in &self.reject {
            toml.table("reject").field("entity", entity);
            if let Some(article) = article {
                toml.field("article", article);
            }
        }
        for Split { entity, article, name } in &self.split {
            toml.table("split").field("entity", entity).field("article", article).field("name", name);
        }
        for Merge { into, from } in &self.merge {
            toml.table("merge").field("into", into).list("from", from);
        }
        for Rename { entity, name } in &self.rename {
            toml.table("rename").field("entity", entity).field("name", name);
        }
        for Retype { entity, kind } in &self.retype {
            toml.table("retype").field("entity", entity).field("type", code(*kind));
        }
        for FixDate { article, range } in &self.dates {
            toml.table("date").field("article", article).field("date", &range.edtf());
        }
        toml.0
    }

    /// True where nothing is corrected.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Corrections::default()
    }
}

/// TOML in the making.
#[derive(Default)]
struct Toml(String);

impl Toml {
    fn table(&mut self, name: &str) -> &mut Toml {
        let before = if self.0.is_empty() { "" } else { "\n" };
        // Writing to a string cannot fail.
        let _ = writeln!(self.0, "{before}[[{name}]]");
        self
    }

    fn field(&mut self, key: &str, value: &str) -> &mut Toml {
        let _ = writeln!(self.0, "{key} = {}", quoted(value));
        self
    }

    fn list(&mut self, key: &str, values: &[String]) -> &mut Toml {
        let values: Vec<String> = values.iter().map(|value| quoted(value)).collect();
        let _ = writeln!(self.0, "{key} = [{}]", values.join(", "));
        self
    }
}

/// A basic string of TOML.
fn quoted(value: &str) -> String {
    let mut out = String::from("\"");
    for c in value.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn code(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "PER",
        EntityKind::Organization => "ORG",
        EntityKind::Place => "LOC",
    }
}

struct Reader<'f> {
    file: &'f str,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn problem(&mut self, what: String) {
        let handled = "It was left out.".to_owned();
        self.problems.push(Problem { what, file: self.file.to_owned(), line: None, handled, lost: false });
    }

    fn broken(&mut self, what: &str) -> Corrections {
        self.problem(what.to_owned());
        Corrections::default()
    }

    fn tables(&mut self, tables: &Map<String, Value>) -> Corrections {
        let known = ["merge", "split", "rename", "retype", "reject", "date"];
        for name in tables.keys().filter(|name| !known.contains(&name.as_str())) {
            self.problem(format!("There is no kind of correction called \"{name}\"."));
        }
        Corrections {
            merge: self
                .list(tables, "merge", |e| Some(Merge { into: word(e, "into")?, from: words(e, "from")? })),
            split: self.list(tables, "split", |e| {
                let (entity, article) = (word(e, "entity")?, word(e, "article")?);
                Some(Split { entity, article, name: word(e, "name")? })
            }),
            rename: self.list(tables, "rename", |e| {
                Some(Rename { entity: word(e, "entity")?, name: word(e, "name")? })
            }),
            retype: self.list(tables, "retype", |e| {
                Some(Retype { entity: word(e, "entity")?, kind: kind(&word(e, "type")?)? })
            }),
            reject: self.list(tables, "reject", |e| {
                let article = e.get("article").map(|_| word(e, "article"));
                Some(Reject {
                    entity: word(e, "entity")?,
                    article: article.map_or(Some(None), |a| a.map(Some))?,
                })
            }),
            dates: self.list(tables, "date", |e| {
                let range = DayRange::parse_edtf(&word(e, "date")?)?;
                Some(FixDate { article: word(e, "article")?, range })
            }),
        }
    }

    fn list<T>(&mut self, tables: &Map<String, Value>, name: &str, read: fn(&Value) -> Option<T>) -> Vec<T> {
        let entries = match tables.get(name) {
            None => return Vec::new(),
            Some(Value::Array(entries)) => entries,
            Some(_) => {
                self.problem(format!("The corrections under \"{name}\" are no list."));
                return Vec::new();
            }
        };
        let mut out = Vec::with_capacity(entries.len());
        for (number, entry) in (1..).zip(entries) {
            match read(entry) {
                Some(entry) => out.push(entry),
                None => self
                    .problem(format!("Correction {number} under \"{name}\" lacks a field or misstates one.")),
            }
        }
        out
    }
}

fn word(entry: &Value, field: &str) -> Option<String> {
    entry.get(field)?.as_str().map(str::trim).filter(|s| !s.is_empty()).map(str::to_owned)
}

fn words(entry: &Value, field: &str) -> Option<Vec<String>> {
    let all = entry.get(field)?.as_array()?;
    all.iter().map(|value| value.as_str().map(str::to_owned)).collect()
}

fn kind(name: &str) -> Option<EntityKind> {
    match name {
        "PER" => Some(EntityKind::Person),
        "ORG" => Some(EntityKind::Organization),
        "LOC" => Some(EntityKind::Place),
        _ => None,
    }
}
