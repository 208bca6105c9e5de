//! What a reader types becomes a tree of parts. Nothing is refused: what cannot be read as it seems meant is
//! read literally, and a note says so.
//!
//! ```text
//! query   := item*                              neighbors must all match; OR binds looser than that
//! item    := sign? field? atom | AND | OR | NOT item
//! sign    := + | - | !                          of the whole group it stands in: must match, must not match
//! field   := title: | person: | org: | place: | speaker: | source: | said: | date:
//! atom    := word | word* | word~n | "words" | "words"~n | ( query )
//! ```
//!
//! - `"a b"~5` holds the words in any order with at most five others between them.
//! - `title:` looks into headline and deck, `said:` between quotation marks. Beside `speaker:` in one group,
//!   `said:` looks only into what that speaker says.
//! - `source:` looks at outlet, retold outlet and wire service; `date:` takes a day, month, year or a range
//!   of them, `2003-06..2003-12`, open at either end.

use std::iter::Peekable;
use std::str::CharIndices;

use super::answer::Note;
use crate::model::DayRange;
use crate::segment::words::{term, words};

/// A query as it was read.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Query {
    /// How the parts are combined.
    pub(crate) root: Node,
    /// The parts in reading order.
    pub(crate) parts: Vec<Part>,
    /// What the reader should know.
    pub(crate) notes: Vec<Note>,
}

/// A combination of parts.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node {
    /// Every article.
    All,
    /// Index into [`Query::parts`].
    Part(usize),
    And(Vec<Node>),
    Or(Vec<Node>),
    Not(Box<Node>),
}

/// A word, phrase, name or date of the query.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Part {
    /// As typed, without sign and field.
    pub(crate) asked: String,
    /// What it asks for.
    pub(crate) what: What,
    /// True for the last word of a query that is still being typed.
    pub(crate) unfinished: bool,
}

/// What a part asks for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum What {
    /// Words of the article.
    Text(Scope, Pattern),
    /// An entity or outlet whose name holds these words in this order.
    Name(Role, Vec<String>),
    /// Publication days that share a day with this range.
    Days(DayRange),
}

/// Where words are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    Anywhere,
    /// Headline and deck.
    Title,
    /// Between quotation marks.
    Said,
}

/// What a name has to do with the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Person,
    Organization,
    Place,
    Speaker,
    Source,
}

/// Words to look for, as indexed terms.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Pattern {
    Word(String),
    Prefix(String),
    /// At most so many edits away; none lets the length decide.
    Near(String, Option<u32>),
    /// All words, in order and adjacent; with a number in any order with at most so many others between.
    Phrase(Vec<String>, Option<u32>),
    /// Any of these.
    Any(Vec<Pattern>),
}

/// Parts beyond this number are left out: no question needs them, and each costs time.
const MOST_PARTS: usize = 64;

/// Parentheses deeper than this are left out.
const DEEPEST: usize = 24;

/// More edits than this find anything.
const MOST_EDITS: u32 = 2;

/// Reads a query. `typing` says that its last word may be unfinished.
pub(crate) fn parse(text: &str, typing: bool) -> Query {
    let mut parser =
        Parser { text, chars: text.char_indices().peekable(), parts: Vec::new(), notes: Vec::new() };
    let root = parser.group(Field::Text(Scope::Anywhere), 0);
    let Parser { mut parts, notes, .. } = parser;
    if let Some(last) = parts.last_mut() {
        last.unfinished = typing
            && text.ends_with(char::is_alphanumeric)
            && matches!(last.what, What::Text(_, Pattern::Word(_)));
    }
    Query { root, parts, notes }
}

/// What the words of an item are.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Field {
    Text(Scope),
    Name(Role),
    Date,
}

impl Field {
    fn named(name: &str) -> Option<Field> {
        Some(match name {
            "title" => Field::Text(Scope::Title),
            "said" => Field::Text(Scope::Said),
            "person" => Field::Name(Role::Person),
            "org" => Field::Name(Role::Organization),
            "place" => Field::Name(Role::Place),
            "speaker" => Field::Name(Role::Speaker),
            "source" => Field::Name(Role::Source),
            "date" => Field::Date,
            _ => return None,
        })
    }
}

/// What an item does to the group it stands in.
#[derive(Clone, Copy, PartialEq)]
enum Sign {
    Plain,
    Must,
    MustNot,
}

struct Parser<'a> {
    text: &'a str,
    chars: Peekable<CharIndices<'a>>,
    parts: Vec<Part>,
    notes: Vec<Note>,
}

/// The items of a group while it is read.
#[derive(Default)]
struct Group {
    /// Alternatives, each a list of nodes that must all match.
    any: Vec<Vec<Node>>,
    must: Vec<Node>,
    not: Vec<Node>,
}

impl Group {
    fn plain(&mut self, node: Node) {
        match self.any.last_mut() {
            Some(all) => all.push(node),
            None => self.any.push(vec![node]),
        }
    }

    fn finish(self) -> Node {
        let mut any: Vec<Node> = self.any.into_iter().filter(|all| !all.is_empty()).map(and).collect();
        let mut all = self.must;
        match any.len() {
            0 => {}
            1 => all.extend(any.pop()),
            _ => all.push(Node::Or(any)),
        }
        if all.is_empty() && !self.not.is_empty() {
            all.push(Node::All);
        }
        all.extend(self.not.into_iter().map(|node| Node::Not(Box::new(node))));
        and(all)
    }
}

fn and(mut all: Vec<Node>) -> Node {
    match all.len() {
        0 => Node::All,
        1 => all.remove(0),
        _ => Node::And(all),
    }
}

impl<'a> Parser<'a> {
    fn at(&mut self) -> usize {
        self.chars.peek().map_or(self.text.len(), |&(at, _)| at)
    }

    fn peek(&mut self) -> Option<char> {
        self.chars.peek().map(|&(_, c)| c)
    }

    fn eat(&mut self, wanted: impl Fn(char) -> bool) -> bool {
        self.chars.next_if(|&(_, c)| wanted(c)).is_some()
    }

    fn skip(&mut self, wanted: impl Fn(char) -> bool) {
        while self.eat(&wanted) {}
    }

    fn literal(&mut self, part: &str, why: &'static str) {
        self.notes.push(Note::Literal { part: part.to_owned(), why });
    }

    /// Reads items up to the end of the group or of the query.
    fn group(&mut self, field: Field, depth: usize) -> Node {
        let mut group = Group::default();
        loop {
            self.skip(char::is_whitespace);
            match self.peek() {
                None if depth > 0 => {
                    self.literal("(", "it is not closed");
                    break;
                }
                None => break,
                Some(')') => {
                    self.chars.next();
                    if depth > 0 {
                        break;
                    }
                    self.literal(")", "nothing opens it");
                }
                Some(_) => self.item(&mut group, field, depth),
            }
        }
        group.finish()
    }

    fn item(&mut self, group: &mut Group, field: Field, depth: usize) {
        let start = self.at();
        match self.operator() {
            Some("AND") if !group.any.is_empty() && self.continues() => return,
            Some("OR") if group.any.last().is_some_and(|all| !all.is_empty()) && self.continues() => {
                group.any.push(Vec::new());
                return;
            }
            Some("NOT") if self.continues() => {
                self.skip(char::is_whitespace);
                if let Some(node) = self.signed(field, depth).1 {
                    group.plain(Node::Not(Box::new(node)));
                }
                return;
            }
            Some(_) => {
                let word = self.text.get(start..self.at()).unwrap_or("").trim().to_owned();
                self.literal(&word, "there is nothing for it to connect");
                if let Some(node) = self.words(&word, field) {
                    group.plain(node);
                }
                return;
            }
            None => {}
        }
        match self.signed(field, depth) {
            (_, None) => {}
            (Sign::Plain, Some(node)) => group.plain(node),
            (Sign::Must, Some(node)) => group.must.push(node),
            (Sign::MustNot, Some(node)) => group.not.push(node),
        }
    }

    /// Eats an operator that stands here as a word of its own.
    fn operator(&mut self) -> Option<&'static str> {
        let rest = self.text.get(self.at()..)?;
        let word = rest.split(|c: char| c.is_whitespace() || c == '(' || c == ')').next()?;
        let operator = match word {
            "AND" | "&&" => "AND",
            "OR" | "||" => "OR",
            "NOT" | "!" => "NOT",
            _ => return None,
        };
        for _ in 0..word.len() {
            self.chars.next();
        }
        Some(operator)
    }

    /// True where something other than a closing parenthesis or another operator follows.
    fn continues(&mut self) -> bool {
        let rest = self.text.get(self.at()..).unwrap_or("").trim_start();
        let word = rest.split_whitespace().next().unwrap_or("");
        !(rest.is_empty() || rest.starts_with(')') || matches!(word, "AND" | "&&" | "OR" | "||"))
    }

    fn signed(&mut self, field: Field, depth: usize) -> (Sign, Option<Node>) {
        let sign = match self.peek() {
            Some('+') => Sign::Must,
            Some('-' | '−' | '!') => Sign::MustNot,
            _ => Sign::Plain,
        };
        if sign != Sign::Plain {
            self.chars.next();
            if self.peek().is_none_or(char::is_whitespace) {
                return (Sign::Plain, None);
            }
        }
        let field = self.field().unwrap_or(field);
        (sign, self.atom(field, depth))
    }

    /// Eats the name of a field with its colon, where something follows it.
    fn field(&mut self) -> Option<Field> {
        let rest = self.text.get(self.at()..)?;
        let name = rest.split(|c: char| !c.is_ascii_alphabetic()).next()?;
        let after = rest.get(name.len()..)?.strip_prefix(':')?;
        if name.is_empty() || after.is_empty() || after.starts_with(char::is_whitespace) {
            return None;
        }
        let Some(field) = Field::named(&name.to_ascii_lowercase()) else {
            if !after.starts_with('/') {
                self.literal(&format!("{name}:"), "there is no such field");
            }
            return None;
        };
        for _ in 0..=name.len() {
            self.chars.next();
        }
        Some(field)
    }

    fn atom(&mut self, field: Field, depth: usize) -> Option<Node> {
        match self.peek()? {
            '(' => {
                self.chars.next();
                if depth < DEEPEST {
                    return Some(self.group(field, depth + 1)).filter(|node| *node != Node::All);
                }
                self.literal("(", "parentheses are nested too deep");
                None
            }
            c if is_quote(c) => self.quoted(field),
            _ => {
                let start = self.at();
                self.skip(|c| !c.is_whitespace() && c != '(' && c != ')' && !is_quote(c));
                let word = self.text.get(start..self.at()).unwrap_or("");
                self.words(word, field)
            }
        }
    }

    fn quoted(&mut self, field: Field) -> Option<Node> {
        self.chars.next();
        let start = self.at();
        self.skip(|c| !is_quote(c));
        let inside = self.text.get(start..self.at()).unwrap_or("");
        if !self.eat(is_quote) {
            self.literal("\"", "the quotation mark is not closed");
        }
        let slop = if self.eat(|c| c == '~') { Some(self.number().unwrap_or(0)) } else { None };
        match field {
            Field::Text(scope) => {
                let pattern = phrase(inside, slop);
                self.text_part(inside, scope, pattern)
            }
            _ => self.words(inside, field),
        }
    }

    fn number(&mut self) -> Option<u32> {
        let start = self.at();
        self.skip(|c| c.is_ascii_digit());
        self.text.get(start..self.at())?.parse().ok()
    }

    /// A run of characters without white space, or the inside of quotation marks after a field of names.
    fn words(&mut self, raw: &str, field: Field) -> Option<Node> {
        match field {
            Field::Text(scope) => {
                let pattern = self.pattern(raw);
                self.text_part(raw, scope, pattern)
            }
            Field::Name(role) => {
                let (words, _) = terms(raw);
                if words.is_empty() { self.empty(raw) } else { self.part(raw, What::Name(role, words)) }
            }
            Field::Date => match days(raw) {
                Some(range) => self.part(raw, What::Days(range)),
                None => {
                    self.literal(raw, "it is no date");
                    plain(raw).and_then(|pattern| self.part(raw, What::Text(Scope::Anywhere, pattern)))
                }
            },
        }
    }

    fn text_part(&mut self, raw: &str, scope: Scope, pattern: Option<Pattern>) -> Option<Node> {
        match pattern {
            Some(pattern) => self.part(raw, What::Text(scope, pattern)),
            None => self.empty(raw),
        }
    }

    fn empty(&mut self, raw: &str) -> Option<Node> {
        self.literal(raw, "there is no word in it");
        None
    }

    fn part(&mut self, asked: &str, what: What) -> Option<Node> {
        if self.parts.len() == MOST_PARTS {
            self.literal(asked, "a query has at most 64 words, so it was left out");
            return None;
        }
        self.parts.push(Part { asked: asked.to_owned(), what, unfinished: false });
        Some(Node::Part(self.parts.len() - 1))
    }

    /// What an unquoted run of characters looks for.
    fn pattern(&mut self, raw: &str) -> Option<Pattern> {
        if let Some(stem) = raw.strip_suffix('*') {
            match one_word(stem) {
                Some(word) => return Some(Pattern::Prefix(word)),
                None => self.literal(raw, "a star stands behind one word"),
            }
        } else if let Some((word, edits)) = raw.rsplit_once('~') {
            let count = if edits.is_empty() { Some(None) } else { edits.parse::<u32>().ok().map(Some) };
            match (one_word(word), count) {
                (Some(word), Some(count)) => {
                    if count.is_some_and(|n| n > MOST_EDITS) {
                        self.literal(raw, "at most two letters may differ");
                    }
                    return Some(Pattern::Near(word, count.map(|n| n.min(MOST_EDITS))));
                }
                _ => self.literal(raw, "a tilde stands between one word and a number of letters"),
            }
        }
        plain(raw)
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

/// The terms of a text in order, and the joined words among them with the number of their parts.
pub(super) fn terms(text: &str) -> (Vec<String>, Vec<String>) {
    let (mut plain, mut joined) = (Vec::new(), Vec::new());
    words(text, &mut Vec::new(), |word| {
        let mut form = String::new();
        term(word.span.of(text), &mut form);
        if form.is_empty() {
            return;
        }
        if word.joined { joined.push(form) } else { plain.push(form) }
    });
    (plain, joined)
}

fn one_word(text: &str) -> Option<String> {
    let (mut words, _) = terms(text);
    if words.len() == 1 { words.pop() } else { None }
}

/// Words that stand together without white space: one word, or a phrase that hyphens may also join.
fn plain(raw: &str) -> Option<Pattern> {
    let (mut words, mut joined) = terms(raw);
    match (words.len(), joined.len()) {
        (0, _) => None,
        (1, _) => words.pop().map(Pattern::Word),
        (_, 1) if joined.concat() == words.concat() => {
            Some(Pattern::Any(vec![Pattern::Phrase(words, None), Pattern::Word(joined.remove(0))]))
        }
        _ => Some(Pattern::Phrase(words, None)),
    }
}

/// Words between quotation marks: exact forms, also where it is only one.
fn phrase(inside: &str, slop: Option<u32>) -> Option<Pattern> {
    let (words, _) = terms(inside);
    if words.is_empty() { None } else { Some(Pattern::Phrase(words, slop)) }
}

/// A day, month or year, or a range of them with `..`, open at either end.
fn days(raw: &str) -> Option<DayRange> {
    let Some((first, last)) = raw.split_once("..") else { return DayRange::parse_edtf(raw) };
    let end = |text: &str| if text.is_empty() { Some(DayRange::ANY) } else { DayRange::parse_edtf(text) };
    let range = DayRange::new(end(first)?.first(), end(last)?.last())?;
    (!range.is_any()).then_some(range)
}

impl Query {
    /// The query as it was read, in one line, for tests and for readers who wonder.
    pub(crate) fn show(&self) -> String {
        self.show_node(&self.root)
    }

    fn show_node(&self, node: &Node) -> String {
        let list = |nodes: &[Node]| nodes.iter().map(|n| self.show_node(n)).collect::<Vec<_>>();
        match node {
            Node::All => "everything".to_owned(),
            Node::Part(index) => self.parts.get(*index).map(show_part).unwrap_or_default(),
            Node::And(all) => format!("({})", list(all).join(" AND ")),
            Node::Or(any) => format!("({})", list(any).join(" OR ")),
            Node::Not(node) => format!("NOT {}", self.show_node(node)),
        }
    }
}

fn show_part(part: &Part) -> String {
    let shown = match &part.what {
        What::Text(scope, pattern) => match scope {
            Scope::Anywhere => show_pattern(pattern),
            Scope::Title => format!("title:{}", show_pattern(pattern)),
            Scope::Said => format!("said:{}", show_pattern(pattern)),
        },
        What::Name(role, words) => format!("{role:?}:{}", words.join(" ")).to_lowercase(),
        What::Days(range) => format!("date:{}", range.edtf()),
    };
    if part.unfinished { shown + "…" } else { shown }
}

fn show_pattern(pattern: &Pattern) -> String {
    match pattern {
        Pattern::Word(word) => word.clone(),
        Pattern::Prefix(word) => format!("{word}*"),
        Pattern::Near(word, None) => format!("{word}~"),
        Pattern::Near(word, Some(edits)) => format!("{word}~{edits}"),
        Pattern::Phrase(words, None) => format!("“{}”", words.join(" ")),
        Pattern::Phrase(words, Some(slop)) => format!("“{}”~{slop}", words.join(" ")),
        Pattern::Any(any) => format!("({})", any.iter().map(show_pattern).collect::<Vec<_>>().join(" OR ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_text_is_a_query(text in "[a-c \"“”()+*~:.0-9-]{0,40}", typing in any::<bool>()) {
            let query = parse(&text, typing);
            prop_assert!(query.parts.len() <= MOST_PARTS);
            query.show();
        }

        #[test]
        fn words_and_operators_mix(items in prop::collection::vec(
            prop::sample::select(vec!["AND", "OR", "NOT", "a", "(", ")", "\"", "date:", "said:", "-", "+b"]), 0..20,
        )) {
            parse(&items.join(" "), false).show();
        }
    }

    #[test]
    fn depth_and_length_are_bounded() {
        let query = parse(&"(".repeat(100_000), false);
        assert_eq!(query.show(), "everything");
        assert_eq!(parse(&"a ".repeat(1_000), false).parts.len(), MOST_PARTS);
    }

    #[test]
    fn only_a_last_word_is_unfinished() {
        assert!(parse("old tru", true).parts[1].unfinished);
        assert!(!parse("old tru", true).parts[0].unfinished);
        for done in ["old tru ", "\"old tru\"", "tru*", "person:tru"] {
            assert!(parse(done, true).parts.iter().all(|part| !part.unfinished), "{done}");
        }
    }
}
