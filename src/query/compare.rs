//! Articles side by side: which sentences are the same, edited, moved, or only in one, and which facts the
//! texts share, leave out, or state differently.
//!
//! The units of comparison are sentences. One article is the base; every other is aligned with it, and what
//! the others have beyond the base is aligned among them, so that any number of articles gives one list of
//! rows. No verdict is drawn: a conflict names both places and what each says.

mod align;
mod changes;
mod conflicts;
mod exact;
mod facts;
mod moves;
mod relation;
mod rows;
mod score;
mod units;

use crate::corpus::words::Lexicon;
use crate::corpus::{Doc, Layer};
use crate::error::Error;
use crate::model::{Analysed, EntityKind, Span};
use facts::Compared;
use units::Cut;

/// One text with its units, usually sentences. Spans are bytes of `text`, in order, not overlapping.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The whole text.
    pub text: &'a str,
    /// Its units.
    pub units: &'a [Span],
}

/// Articles laid side by side. Lists "per article" follow the order in which the articles were given; lists
/// "per other article" leave the base out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// Index of the base.
    pub base: usize,
    /// Per other article, how much of the shorter of the two stands in the other.
    pub similarity: Vec<Similarity>,
    /// Per other article, what it is to the base.
    pub relation: Vec<Relation>,
    /// The rows, in reading order of the base; rows without the base stand where their own article has them.
    pub rows: Vec<Row>,
    /// What the texts state. Empty when only texts were compared.
    pub facts: Facts,
}

impl Comparison {
    /// The units of an article that no other article has: what it says and the others leave out.
    #[must_use]
    pub fn only_in(&self, article: usize) -> Vec<u32> {
        let alone =
            |row: &&Row| row.of.iter().enumerate().all(|(at, units)| at == article || units.is_empty());
        self.rows.iter().filter(alone).filter_map(|row| row.of.get(article)).flatten().copied().collect()
    }
}

/// Share of the words of the shorter article that stand in sentences aligned with the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Similarity {
    /// Index of the shorter article, the one whose words are counted.
    pub of: usize,
    /// Index of the article it is compared with.
    pub within: usize,
    /// Its words that stand in aligned sentences.
    pub shared: u32,
    /// All its words.
    pub words: u32,
}

impl Similarity {
    /// The share, 0 to 1; 0 for an article without words.
    #[must_use]
    pub fn share(self) -> f64 {
        if self.words == 0 { 0.0 } else { f64::from(self.shared) / f64::from(self.words) }
    }
}

/// What two articles are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// They carry the same wire copy: long runs of words stand in both.
    SameWireStory,
    /// Independent reports of one event.
    SameEvent,
    /// They share names or rare words.
    Related,
    /// Nothing found that ties them.
    Unrelated,
}

impl Relation {
    /// The name in files and on the page.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Relation::SameWireStory => "same wire story",
            Relation::SameEvent => "same event",
            Relation::Related => "related",
            Relation::Unrelated => "unrelated",
        }
    }
}

/// Sentences that say the same thing in different articles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Per article, the indices of its units in this row, ascending. Empty where it has none.
    pub of: Vec<Vec<u32>>,
    /// Per other article, how its words compare with the base.
    pub labels: Vec<Label>,
    /// Per article, true where its units stand in another order than in the base.
    pub moved: Vec<bool>,
    /// Per article, the words that changed; empty unless some label is [`Label::Edited`].
    pub changes: Vec<Vec<Change>>,
}

/// How one article's part of a row compares with the base.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Label {
    /// The same words; quotation marks, dashes and spaces may differ.
    Same,
    /// Words were changed.
    Edited,
    /// Not in both.
    Only,
}

impl Label {
    /// The name in files and on the page.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Label::Same => "same",
            Label::Edited => "edited",
            Label::Only => "only",
        }
    }
}

/// A run of words that stands in one article only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// Where it stands, in bytes of that article's text.
    pub span: Span,
    /// Of the base: words that at least one aligned article lacks. Of another: words the base lacks.
    pub op: Op,
}

/// What happened to the words of a [`Change`], seen from the base.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Op {
    /// In the base, not in the other.
    Delete,
    /// In the other, not in the base.
    Insert,
}

/// What the texts state, and where they differ.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// People, organizations and places named.
    pub entities: Vec<Fact>,
    /// Quoted words.
    pub quotes: Vec<Fact>,
    /// Numbers and what they count.
    pub figures: Vec<Fact>,
    /// Days that words of the text mean.
    pub days: Vec<Fact>,
    /// The same thing said differently.
    pub conflicts: Vec<Conflict>,
}

/// One thing stated, with every place that states it. It is in both where no article's list is empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// What it is called: a name, the quoted words, the figure with what it counts, a day.
    pub text: String,
    /// The key of the corpus entity, for entities that have one.
    pub key: Option<String>,
    /// What kind of name, for entities.
    pub kind: Option<EntityKind>,
    /// Per article, where it is stated.
    pub places: Vec<Vec<Place>>,
}

/// Where something is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Index of the sentence in its article.
    pub sentence: u32,
    /// The words, in bytes of the article's text.
    pub span: Span,
}

/// Two or more articles that say the same thing differently. Who is right is not said.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// What kind of difference.
    pub kind: ConflictKind,
    /// What the statements are about ("killed", "Friday's talks"): words of the base where it has some.
    pub about: String,
    /// What each article says, by article; at least two.
    pub sides: Vec<ConflictSide>,
}

/// What one article says in a [`Conflict`].
#[derive(Clone, Debug, PartialEq)]
pub struct ConflictSide {
    /// Index of the article.
    pub article: usize,
    /// Where it says so.
    pub place: Place,
    /// Its words, or the name of the speaker.
    pub says: String,
}

/// The kinds of [`Conflict`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ConflictKind {
    /// The same thing counted differently.
    Figure,
    /// One quotation in different words.
    Wording,
    /// One quotation from different speakers.
    Speaker,
    /// Different days for the same thing.
    Day,
}

impl ConflictKind {
    /// The name in files and on the page.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            ConflictKind::Figure => "figure",
            ConflictKind::Wording => "wording",
            ConflictKind::Speaker => "speaker",
            ConflictKind::Day => "day",
        }
    }
}

/// How articles are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Index of the base.
    pub base: usize,
    /// True where another kind of quotation mark or dash is a difference too.
    pub typography: bool,
}

/// Compares articles of a corpus: sentences, facts, and what they are to each other.
///
/// `docs` are the articles' numbers in the layer, in the order of `articles`.
///
/// # Errors
/// With fewer than two articles, or a base that is none of them.
pub fn compare(
    articles: &[Analysed],
    docs: &[Doc],
    layer: &Layer,
    options: Options,
) -> Result<Comparison, Error> {
    let sides: Vec<Side<'_>> =
        articles.iter().map(|a| Side { text: &a.article.text, units: &a.sentences }).collect();
    let mut found = compare_units(&sides, options)?;
    relation::refine(&mut found, docs, layer);
    found.facts = facts::collect(&Compared::new(articles, docs, layer, options.base, &found.rows));
    Ok(found)
}

/// Compares bare texts cut into units; kinds of quotation marks and dashes are no difference.
///
/// # Errors
/// With fewer than two texts, or a base that is none of them.
///
/// ```
/// use dateline::model::Span;
/// use dateline::query::compare::{Label, Side, compare_texts};
/// let (a, b) = ("Talks resumed on Monday.", "Talks resumed on Tuesday.");
/// let (ua, ub) = ([Span::new(0, a.len())], [Span::new(0, b.len())]);
/// let found = compare_texts(&[Side { text: a, units: &ua }, Side { text: b, units: &ub }], 0)?;
/// assert_eq!(found.rows[0].labels, [Label::Edited]);
/// assert_eq!(found.rows[0].changes[1][0].span.of(b), "Tuesday");
/// # Ok::<(), dateline::error::Error>(())
/// ```
pub fn compare_texts(sides: &[Side<'_>], base: usize) -> Result<Comparison, Error> {
    compare_units(sides, Options { base, ..Options::default() })
}

fn compare_units(sides: &[Side<'_>], Options { base, typography }: Options) -> Result<Comparison, Error> {
    if sides.len() < 2 {
        return Err(Error::request("Comparing needs at least two articles."));
    }
    if base >= sides.len() {
        return Err(Error::request(format!("There is no article number {base} to compare with.")));
    }
    let mut lexicon = Lexicon::new(typography);
    let cuts: Vec<Cut> = sides.iter().map(|side| Cut::new(&mut lexicon, side)).collect();
    let aligned = rows::lay_out(&cuts, base, lexicon.stems());
    Ok(Comparison {
        base,
        relation: relation::of_texts(&cuts, &aligned.similarity),
        similarity: aligned.similarity,
        rows: aligned.rows,
        facts: Facts::default(),
    })
}
