//! An article's words folded once, for looking up names, roles and events.

use std::collections::BTreeSet;

use crate::model::{Article, MONTH_NAMES, Paragraph, ParagraphKind, Span, WEEKDAY_NAMES};
use crate::text::{TokenKind, Tokenized, fold, tokenize};

/// A word or number of the article.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub(super) span: Span,
    /// Where its folded form stands in [`Reading::folded`].
    start: u32,
    end: u32,
    /// Index of its sentence.
    pub(super) sentence: u32,
    /// What stands between it and the word before.
    pub(super) gap: Gap,
    pub(super) capital: bool,
    /// True inside quotation marks.
    pub(super) quoted: bool,
}

/// What stands between two words of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing, or a hyphen.
    Near,
    /// A comma.
    Comma,
    /// Any other sign, or the start of a sentence.
    Far,
}

/// The article's words, folded.
pub(super) struct Reading<'a> {
    pub(super) text: &'a str,
    folded: String,
    pub(super) items: Vec<Item>,
    /// For every sentence, its first item; one more for the end.
    pub(super) sentences: Vec<usize>,
    /// Stems of the headline.
    pub(super) headline: BTreeSet<String>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(article: &'a Article, cut: &Tokenized) -> Self {
        let mut reading = Reading {
            text: &article.text,
            folded: String::with_capacity(article.text.len()),
            items: Vec::with_capacity(cut.tokens.len()),
            sentences: Vec::with_capacity(cut.sentences.len() + 1),
            headline: words_of(&article.headline).iter().map(|w| stem(w).to_owned()).collect(),
        };
        let mut quoted = false;
        let mut paragraphs = article.paragraphs.iter().peekable();
        for (n, sentence) in cut.sentences.iter().enumerate() {
            while paragraphs.peek().is_some_and(|p| p.span.start <= sentence.span.start) {
                // An unclosed mark ends with its paragraph.
                quoted = false;
                paragraphs.next();
            }
            reading.sentences.push(reading.items.len());
            let mut gap = Gap::Far;
            for token in cut.tokens.get(sentence.tokens()).unwrap_or_default() {
                let word = token.span.of(&article.text);
                if token.kind == TokenKind::Sign {
                    (gap, quoted) = sign(word, gap, quoted);
                    continue;
                }
                if matches!(word, "'s" | "’s" | "'" | "’") {
                    continue;
                }
                reading.push(word, token.span, n as u32, gap, quoted);
                gap = Gap::Near;
            }
        }
        reading.sentences.push(reading.items.len());
        reading
    }

    fn push(&mut self, word: &str, span: Span, sentence: u32, gap: Gap, quoted: bool) {
        let start = self.folded.len() as u32;
        if word.is_ascii() {
            self.folded.extend(word.bytes().map(|b| char::from(b.to_ascii_lowercase())));
        } else {
            self.folded.push_str(&fold(word));
        }
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        self.items.push(Item { span, start, end: self.folded.len() as u32, sentence, gap, capital, quoted });
    }

    /// The folded word at `i`, empty outside.
    pub(super) fn word(&self, i: usize) -> &str {
        self.items.get(i).and_then(|it| self.folded.get(it.start as usize..it.end as usize)).unwrap_or("")
    }

    /// The items of a sentence.
    pub(super) fn sentence(&self, n: usize) -> std::ops::Range<usize> {
        let first = self.sentences.get(n).copied().unwrap_or(self.items.len());
        first..self.sentences.get(n + 1).copied().unwrap_or(first)
    }

    /// The items of a sentence and of its neighbors.
    pub(super) fn sentences_around(&self, n: usize) -> std::ops::Range<usize> {
        let next = self.sentence(n + 1);
        let own = self.sentence(n);
        self.sentence(n.saturating_sub(1)).start.min(own.start)..next.end.max(own.end)
    }

    /// The first item at or behind a byte of the text.
    pub(super) fn item_at(&self, byte: u32) -> usize {
        self.items.partition_point(|it| it.span.start < byte)
    }

    /// True where the words of `form` end at item `i`; gives its first item.
    pub(super) fn ends_with(&self, i: usize, form: &[String]) -> Option<usize> {
        let first = (i + 1).checked_sub(form.len())?;
        let same = form.iter().enumerate().all(|(k, w)| self.word(first + k) == w);
        let joined = (first + 1..=i).all(|k| self.items.get(k).is_some_and(|it| it.gap == Gap::Near));
        (same && joined && self.items.get(first).is_some_and(|it| it.capital)).then_some(first)
    }
}

fn sign(word: &str, gap: Gap, quoted: bool) -> (Gap, bool) {
    match word {
        "-" | "\u{2010}" | "\u{2011}" | "." => (gap, quoted),
        "," => (if gap == Gap::Far { Gap::Far } else { Gap::Comma }, quoted),
        "\"" => (Gap::Far, !quoted),
        "\u{201C}" | "«" => (Gap::Far, true),
        "\u{201D}" | "»" => (Gap::Far, false),
        _ => (Gap::Far, quoted),
    }
}

/// The folded words of a short text, without signs.
pub(super) fn words_of(text: &str) -> Vec<String> {
    let whole = [Paragraph { span: Span::new(0, text.len()), kind: ParagraphKind::Body }];
    let cut = tokenize(text, &whole);
    let words = cut.tokens.iter().filter(|t| t.kind != TokenKind::Sign).map(|t| t.span.of(text));
    words.filter(|w| !matches!(*w, "'s" | "’s" | "'" | "’")).map(fold).filter(|w| !w.is_empty()).collect()
}

/// Words that say nothing about an event.
const STOP: [&str; 46] = [
    "the", "and", "for", "with", "from", "that", "this", "his", "her", "its", "their", "was", "were", "are",
    "has", "have", "had", "who", "which", "into", "near", "over", "under", "after", "before", "without",
    "about", "than", "more", "one", "two", "three", "first", "second", "all", "any", "not", "but", "they",
    "them", "next", "day", "days", "week", "month", "year",
];

/// True for a number in digits or as a word.
pub(super) fn is_count(stem: &str) -> bool {
    stem.bytes().any(|b| b.is_ascii_digit())
        || matches!(
            stem,
            "four"
                | "five"
                | "six"
                | "seven"
                | "eight"
                | "nine"
                | "ten"
                | "eleven"
                | "twelv"
                | "twenty"
                | "dozen"
        )
}

/// Dates inside statements repeat the fact's own day. "May" and "mar" are words as well.
fn is_month(folded: &str) -> bool {
    let short = folded.len() == 3 && !matches!(folded, "mar" | "jun" | "jul" | "sep") || folded == "sept";
    folded != "may" && MONTH_NAMES.iter().any(|name| *name == folded || short && name.starts_with(folded))
}

fn is_weekday(folded: &str) -> bool {
    WEEKDAY_NAMES.iter().any(|name| *name == folded || folded.len() == 3 && name.starts_with(folded))
}

/// A statement's stems in order without repetition, and those it writes with a capital.
pub(super) fn statement(text: &str) -> (Vec<String>, BTreeSet<String>) {
    let (mut words, mut names) = (Vec::new(), BTreeSet::new());
    let whole = [Paragraph { span: Span::new(0, text.len()), kind: ParagraphKind::Body }];
    let cut = tokenize(text, &whole);
    for sentence in &cut.sentences {
        for (n, token) in cut.tokens.get(sentence.tokens()).unwrap_or_default().iter().enumerate() {
            let word = token.span.of(text);
            let folded = fold(word);
            let number = token.kind == TokenKind::Number;
            let short = folded.len() < 3 && !number;
            let dated = is_month(&folded) || (number && folded.len() == 4);
            if token.kind == TokenKind::Sign
                || short
                || dated
                || STOP.contains(&folded.as_str())
                || is_weekday(&folded)
            {
                continue;
            }
            let key = stem(&folded).to_owned();
            if word.chars().next().is_some_and(char::is_uppercase) && (n > 0 || is_name(&folded)) {
                names.insert(key.clone());
            }
            if !words.contains(&key) {
                words.push(key);
            }
        }
    }
    (words, names)
}

/// A sentence's first word is a name where it is no common opener of statements.
fn is_name(folded: &str) -> bool {
    !matches!(
        folded,
        "summit"
            | "suicide"
            | "rocket"
            | "attacks"
            | "attack"
            | "bombings"
            | "bombing"
            | "train"
            | "agreement"
            | "launch"
            | "explosion"
            | "cross"
            | "war"
            | "operation"
            | "emergency"
            | "talks"
            | "election"
            | "launches"
            | "conference"
            | "earthquake"
            | "protests"
            | "fire"
            | "large"
            | "armed"
            | "cease"
            | "peace"
    )
}

/// Folds inflection and near-synonyms so that a statement and a report can meet: "launched a campaign" and
/// "launches Operation". Cruder than Snowball and without allocation per suffix; both sides use it.
pub(super) fn stem(word: &str) -> &str {
    let base = base(word);
    class(base).unwrap_or(base)
}

/// The word without inflection.
fn base(word: &str) -> &str {
    let cut = ["ings", "ing", "ied", "ies", "ed", "es", "er", "ers", "s"].iter().find_map(|suffix| {
        let head = word.strip_suffix(suffix)?;
        (head.len() >= 4 && !word.ends_with("ss")).then_some(head)
    });
    let base = cut.unwrap_or(word);
    base.strip_suffix('e').filter(|b| b.len() >= 4).unwrap_or(base)
}

/// What a word says that happened: finer than [`stem`], so that leaving is not suspending.
pub(super) fn root(word: &str) -> &str {
    match base(word) {
        "kill" | "dead" | "die" | "dies" | "died" | "dying" | "slain" | "death" => "kill",
        "win" | "wins" | "won" | "winn" | "elect" | "reelect" | "victory" => "win",
        "leav" | "left" | "quit" | "quits" => "leav",
        "begin" | "began" | "begun" | "beginn" | "start" | "launch" => "begin",
        "meet" | "met" | "summit" => "meet",
        "take" | "took" | "taken" | "takes" | "seiz" => "take",
        "strik" | "struck" | "strike" | "attack" | "raid" | "hit" | "bombard" => "strike",
        "bomb" | "bombing" | "explosion" | "explod" | "blast" => "bomb",
        "shot" | "shoot" | "shooting" | "gunman" | "gunmen" => "shoot",
        "quak" | "earthquak" | "quake" => "earthquake",
        "end" | "ends" | "suspend" | "drop" | "halt" => "end",
        "fire" | "fir" | "burn" | "blaz" | "blaze" => "fire",
        "becom" | "became" | "sworn" => "becom",
        "beat" | "beaten" | "defeat" => "beat",
        "overturn" | "overturns" => "overturn",
        base => base,
    }
}

/// The root of what a statement says that happened: its first word for a thing that happens.
pub(super) fn predicate(statement: &str) -> Option<String> {
    const ROOTS: &str = "abdicat abduct accept acquit adopt agre annex announc appoint arrest ban beat becom begin birth \
        blow block bomb captur charg clash clos collaps collid confirm convict coup crash crown crush damag debat \
        declar derail destroy detain disappear dismiss divert earthquake eclips end erupt execut fighting flood free \
        freed guilty hack hand hold impeach impos indict introduc invad join kill land leak leav lockdown lose marri \
        marry meet meteor mov nam nominat occupi open oust overthrow overthrown overturn plead poison postpon present \
        proclaim protest publish recogniz reject releas remov repeal rescu resign return revok riot rul sanction sentenc \
        shell shoot shutdown sign sink splash stab stampede step storm strike suffer surviv swear take test testifi topple \
        touch tsunami uphold vote win withdraw withdrew wound";
    let found = words_of(statement).into_iter().find(|w| ROOTS.split_whitespace().any(|r| r == root(w)))?;
    Some(root(&found).to_owned())
}

/// One name for words that news uses for one another.
fn class(stem: &str) -> Option<&'static str> {
    Some(match stem {
        "truc" | "truce" | "ceasefir" | "ceas" | "hudna" | "tahdiya" | "tahdia" | "lull" | "calm"
        | "cease" => "truce",
        "kill" | "dead" | "die" | "dies" | "died" | "slain" | "death" | "kills" => "kill",
        "launch" | "begin" | "began" | "begun" | "start" | "begins" => "begin",
        "campaign" | "operat" | "operation" | "offensiv" | "incursion" | "invasion" | "invad" => "operation",
        "raid" | "strik" | "attack" | "assault" | "airstrik" | "bombard" | "strike" => "strike",
        "propos" | "offer" | "rais" | "proposal" => "offer",
        "meet" | "met" | "conferenc" | "summit" => "summit",
        "palestin" | "palestinian" => "palestinian",
        "israel" | "israeli" => "israel",
        "egypt" | "egyptian" => "egypt",
        "take" | "took" | "taken" | "takes" | "seiz" | "gain" | "gains" => "take",
        "takeov" | "control" | "overrun" => "control",
        "halt" | "stop" | "suspend" | "suspension" | "end" | "ends" | "quit" | "leav" | "left" | "break"
        | "broke" | "walk" | "breakdown" | "collaps" | "fail" => "end",
        "elect" | "election" | "win" | "wins" | "won" => "election",
        "resign" | "quits" => "resign",
        "missil" | "rocket" => "rocket",
        "fight" | "violenc" | "uprising" | "upris" | "intifada" | "intefada" | "intefadeh" => "fighting",
        _ => return None,
    })
}

/// Ways to state a role: alternatives by "/" and parentheses, cut before "of", "for" and "to".
pub(super) fn roles_of(role: &str) -> Vec<Vec<String>> {
    let mut roles: Vec<Vec<String>> = Vec::new();
    for part in role.split(['/', '(', ')', ';', ',', '\'', '"']) {
        let words = words_of(part);
        let whole: Vec<String> = words.iter().filter(|w| !is_joint(w)).cloned().collect();
        let head: Vec<String> = words.iter().take_while(|w| !is_joint(w)).cloned().collect();
        // "secretary" alone is too little of "secretary of state"; "spokesman" is all there is of "spokesman for X".
        let head =
            if head.len() == 1 && whole.len() > 1 && !stands_alone(&head[..]) { Vec::new() } else { head };
        for form in [head, whole] {
            if !form.is_empty() && !roles.contains(&form) && form.iter().any(|w| is_office(w)) {
                roles.push(form);
            }
        }
    }
    roles
}

fn stands_alone(head: &[String]) -> bool {
    head.iter().all(|w| {
        matches!(w.as_str(), "spokesman" | "spokeswoman" | "spokesperson" | "envoy" | "leader" | "commander")
    })
}

pub(super) fn is_joint(word: &str) -> bool {
    matches!(word, "of" | "for" | "to" | "the" | "in" | "and" | "then" | "without" | "at")
}

/// Nouns that make a phrase a role, so that a body in parentheses is none.
fn is_office(word: &str) -> bool {
    matches!(
        word,
        "president"
            | "minister"
            | "premier"
            | "chancellor"
            | "king"
            | "queen"
            | "pope"
            | "secretary"
            | "spokesman"
            | "spokeswoman"
            | "spokesperson"
            | "chief"
            | "envoy"
            | "adviser"
            | "advisor"
            | "leader"
            | "commander"
            | "chairman"
            | "director"
            | "governor"
            | "mayor"
            | "speaker"
            | "general"
            | "representative"
            | "emperor"
            | "taoiseach"
            | "ayatollah"
            | "commissioner"
            | "prince"
            | "justice"
            | "senator"
            | "chairwoman"
            | "chair"
            | "head"
            | "administrator"
    )
}

/// Two words that state the same office.
pub(super) fn same_role(a: &str, b: &str) -> bool {
    let class = |w: &str| -> Option<u8> {
        Some(match w {
            "spokesman" | "spokeswoman" | "spokesperson" => 1,
            "defense" | "defence" => 2,
            "adviser" | "advisor" => 3,
            "transportation" | "transport" => 4,
            "chairman" | "chairwoman" | "chair" => 5,
            _ => return None,
        })
    };
    a == b || class(a).is_some_and(|c| class(b) == Some(c))
}

/// Words for a body and its people: the name's own words, and irregular adjectives.
pub(super) fn body_words(body: &str) -> Vec<String> {
    let mut words: Vec<String> = words_of(body).into_iter().filter(|w| w.len() > 3 && !is_joint(w)).collect();
    let more: &[&str] = match body {
        "United States" => &["american", "u.s", "us", "u.s.", "white", "washington"],
        "United Kingdom" => &["british", "britain", "uk", "u.k.", "u.k"],
        "France" => &["french"],
        "Netherlands" => &["dutch"],
        "United Nations" => &["un", "u.n.", "u.n"],
        "European Union" => &["eu", "european"],
        "Spain" => &["spanish"],
        "Poland" => &["polish"],
        "Ireland" => &["irish"],
        "Greece" => &["greek"],
        "Turkey" => &["turkish"],
        "Denmark" => &["danish"],
        "Sweden" => &["swedish"],
        "Philippines" => &["philippine", "filipino"],
        "Holy See" => &["vatican", "catholic"],
        _ => &[],
    };
    words.extend(more.iter().map(|w| (*w).to_owned()));
    words
}

/// True where a word of the text names the body or its people: equal, or a derived form ("Egyptian").
pub(super) fn names_body(word: &str, body: &[String]) -> bool {
    body.iter().any(|b| {
        let stem = b.get(..b.len().saturating_sub(1).max(4)).unwrap_or(b);
        word == b || (b.len() >= 4 && word.len() >= b.len() && word.starts_with(stem))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles() {
        let show = |r: &str| roles_of(r).iter().map(|w| w.join(" ")).collect::<Vec<_>>().join(" | ");
        assert_eq!(show("Prime Minister (Palestinian Authority)"), "prime minister");
        assert_eq!(
            show("minister without portfolio (cabinet minister)"),
            "minister portfolio | cabinet minister"
        );
        assert_eq!(show("Secretary of State"), "secretary state");
    }

    #[test]
    fn stems_meet() {
        for (a, b) in
            [("launches", "began"), ("bombing", "bombings"), ("killed", "kills"), ("cease", "truce")]
        {
            assert_eq!(stem(a), stem(b), "{a} {b}");
        }
        assert!(names_body("egyptian", &body_words("Egypt")));
        assert!(names_body("germany's", &body_words("Germany")));
    }
}
