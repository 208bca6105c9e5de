//! Where sentences end, decided on tokens.
//!
//! A sentence ends at a period, question mark, exclamation mark or ellipsis, together with the closing
//! quotation marks and brackets that touch it, unless what follows says otherwise. Where both readings are
//! possible the sentence goes on: a sentence that is too long still holds its facts, one that is cut loses
//! who said them.

use super::abbreviation::{Stop, follows_hour, is_month, is_speech_verb, opens_sentence, stop_after};
use super::{Sentence, Token, TokenKind};

/// How many words may stand between a quoted question and the verb that reports it.
const NAME_LENGTH: usize = 4;

/// Appends the sentences of one paragraph: the tokens from `first` on.
pub(super) fn split(text: &str, tokens: &[Token], first: usize, sentences: &mut Vec<Sentence>) {
    let mut view = View { text, tokens, first, start: first, open_quote: false };
    let mut at = first;
    while at < tokens.len() {
        let end = match view.terminator(at) {
            Some(mark) => {
                let stop = view.stop(at, mark);
                if view.ends(at, mark, &stop) {
                    view.push(stop.end, sentences);
                }
                stop.end
            }
            None => at + 1,
        };
        view.count_quotes(at, end);
        at = end;
    }
    view.push(tokens.len(), sentences);
}

/// What ends a sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Period,
    /// A period that belongs to an acronym token.
    Acronym,
    Question,
    Ellipsis,
    /// The full stop of another script, which ends without conditions.
    Foreign,
}

/// A terminator with what belongs to it.
struct Stopping {
    /// One past the last token that belongs to the sentence.
    end: usize,
    /// A closing mark stands after the terminator.
    closed: bool,
    /// The kind after looking at all terminators in the run.
    mark: Mark,
}

struct View<'a> {
    text: &'a str,
    tokens: &'a [Token],
    /// First token of the paragraph.
    first: usize,
    /// First token of the current sentence.
    start: usize,
    /// A straight double quotation mark is open.
    open_quote: bool,
}

impl View<'_> {
    fn word(&self, at: usize) -> &str {
        // The scanner makes spans of this text only.
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// The token at `at` stands right after the one before it.
    fn touches(&self, at: usize) -> bool {
        match (self.tokens.get(at.wrapping_sub(1)), self.tokens.get(at)) {
            (Some(before), Some(token)) => at > self.first && before.span.end == token.span.start,
            _ => false,
        }
    }

    fn push(&mut self, end: usize, sentences: &mut Vec<Sentence>) {
        let part = self.tokens.get(self.start..end).unwrap_or_default();
        if let (Some(first), Some(last)) = (part.first(), part.last()) {
            let (start, stop) = (self.start as u32, end as u32);
            sentences.push(Sentence { span: first.span.join(last.span), first: start, end: stop });
        }
        self.start = end;
    }

    fn count_quotes(&mut self, from: usize, to: usize) {
        let marks = (from..to).filter(|&at| self.word(at) == "\"").count();
        self.open_quote ^= marks % 2 == 1;
    }

    fn terminator(&self, at: usize) -> Option<Mark> {
        let token = self.tokens.get(at)?;
        let bytes = self.text.as_bytes();
        if token.kind == TokenKind::Word {
            let last = bytes.get(token.span.end as usize - 1);
            return (last == Some(&b'.')).then_some(Mark::Acronym);
        }
        if token.kind == TokenKind::Number {
            return None;
        }
        match bytes.get(token.span.start as usize)? {
            b'.' => Some(Mark::Period),
            b'?' | b'!' => Some(Mark::Question),
            0..=127 => None,
            _ => match self.word(at) {
                "…" => Some(Mark::Ellipsis),
                "‼" | "⁇" | "⁈" | "⁉" => Some(Mark::Question),
                "。" | "！" | "？" | "؟" | "۔" | "।" | "॥" | "։" | "።" => Some(Mark::Foreign),
                _ => None,
            },
        }
    }

    /// Takes the run of terminators from `at` and the closing marks that touch it.
    fn stop(&self, at: usize, mark: Mark) -> Stopping {
        let mut end = at + 1;
        let (mut periods, mut mark) = (usize::from(mark == Mark::Period), mark);
        while self.touches(end)
            && let Some(next) = self.terminator(end)
            && next != Mark::Acronym
        {
            periods += usize::from(next == Mark::Period);
            if mark != Mark::Foreign && next != Mark::Period {
                mark = next;
            }
            end += 1;
        }
        if mark == Mark::Period && periods > 1 {
            mark = Mark::Ellipsis;
        }
        let terminators = end;
        let mut open = self.open_quote;
        while self.touches(end) && self.closes(end, &mut open) {
            end += 1;
        }
        Stopping { end, closed: end > terminators, mark }
    }

    /// The sign at `at`, which touches a terminator, closes something. A straight mark closes where one is
    /// open or where no letter follows it.
    fn closes(&self, at: usize, open: &mut bool) -> bool {
        match self.word(at) {
            "”" | "’" | "»" | ")" | "]" | "}" | "」" | "』" | "›" | "）" => true,
            "\"" => {
                let closes = *open || !self.touches(at + 1) || self.kind(at + 1) == Some(TokenKind::Sign);
                *open = false;
                closes
            }
            "'" => !self.touches(at + 1) || self.kind(at + 1) == Some(TokenKind::Sign),
            _ => false,
        }
    }

    /// True where the sentence ends at the terminator `at`.
    fn ends(&self, at: usize, mark: Mark, stop: &Stopping) -> bool {
        let next = stop.end;
        if next >= self.tokens.len() || stop.mark == Mark::Foreign {
            return true;
        }
        if self.touches(next) {
            return self.lost_space(at, next);
        }
        if !self.may_open(next) {
            return false;
        }
        match stop.mark {
            Mark::Question => !stop.closed || !self.is_reported(next),
            Mark::Ellipsis => self.after_ellipsis(at, next),
            Mark::Period if stop.closed => self.stop_class(at) == Stop::Plain || self.opens(next),
            Mark::Period | Mark::Acronym | Mark::Foreign => self.after_period(at, mark, next),
        }
    }

    /// "…talks.The army": a plain word of three letters or more, a stop, and a capitalized word.
    fn lost_space(&self, at: usize, next: usize) -> bool {
        let before = self.word(at.wrapping_sub(1));
        let plain = at > self.start
            && before.len() > 2
            && before.chars().all(char::is_lowercase)
            && stop_after(before) == Stop::Plain;
        let after = self.word(next);
        plain
            && self.kind(next) == Some(TokenKind::Word)
            && after.chars().count() > 1
            && after.starts_with(char::is_uppercase)
    }

    /// A sentence can begin with the token at `at`.
    fn may_open(&self, at: usize) -> bool {
        match self.kind(at) {
            Some(TokenKind::Word) => !self.word(at).starts_with(char::is_lowercase),
            Some(TokenKind::Number) => true,
            Some(TokenKind::Sign) => !matches!(
                self.word(at),
                "," | ";" | ":" | ")" | "]" | "%" | "/" | "&" | "”" | "»" | "." | "?" | "!" | "…"
            ),
            None => true,
        }
    }

    /// The word at `at`, or the one behind an opening mark there, opens sentences.
    fn opens(&self, at: usize) -> bool {
        let skip = usize::from(matches!(self.word(at), "\"" | "“" | "'" | "‘" | "(" | "["));
        let word = self.word(at + skip);
        word.starts_with(char::is_uppercase) && opens_sentence(word)
    }

    /// What follows a quoted question reports it: "he said", "Brown asked", "the Israeli minister asked".
    fn is_reported(&self, next: usize) -> bool {
        (next..next + NAME_LENGTH + 1)
            .take_while(|&at| self.kind(at) == Some(TokenKind::Word))
            .take_while(|&at| self.is_part_of_name(at) || is_speech_verb(self.word(at)))
            .any(|at| is_speech_verb(self.word(at)))
    }

    fn is_part_of_name(&self, at: usize) -> bool {
        let word = self.word(at);
        word.starts_with(char::is_uppercase) || matches!(word, "al" | "bin" | "de" | "van" | "von" | "el")
    }

    /// An ellipsis set off by spaces marks an omission; one that touches its word may end the sentence.
    fn after_ellipsis(&self, at: usize, next: usize) -> bool {
        if self.touches(at) {
            self.word(next).starts_with(|c: char| !c.is_alphabetic() || c.is_uppercase())
        } else {
            self.opens(next)
        }
    }

    /// How the word before the terminator at `at` reads with a period. An acronym holds its own.
    fn stop_class(&self, at: usize) -> Stop {
        if self.kind(at) == Some(TokenKind::Word) {
            let word = self.word(at).trim_end_matches('.');
            let class = stop_after(word);
            return if class == Stop::Plain { Stop::Either } else { class };
        }
        if !self.touches(at) {
            return Stop::Plain;
        }
        stop_after(self.word(at - 1))
    }

    fn after_period(&self, at: usize, mark: Mark, next: usize) -> bool {
        let numeric = self.kind(next) == Some(TokenKind::Number);
        let class = self.stop_class(at);
        if mark == Mark::Period && class == Stop::Plain && self.touches(at) {
            if self.is_initial(at - 1) {
                return self.opens(next);
            }
            // "1. Open the crossings": the number of a list entry opens its sentence.
            if at - 1 == self.start && self.kind(at - 1) == Some(TokenKind::Number) {
                return false;
            }
        }
        match class {
            Stop::Plain => true,
            Stop::BeforeName => false,
            Stop::Month | Stop::BeforeNumber => !numeric,
            Stop::Weekday => !numeric && !is_month(self.word(next)),
            Stop::Hour => {
                !numeric && self.kind(next) == Some(TokenKind::Word) && !follows_hour(self.word(next))
            }
            Stop::Either => self.opens(next),
        }
    }

    /// One capital letter before a period, after a name or another initial, or at a sentence's start.
    fn is_initial(&self, at: usize) -> bool {
        let word = self.word(at);
        let mut chars = word.chars();
        let single = chars.next().is_some_and(char::is_uppercase) && chars.next().is_none();
        // "better than I." is the pronoun.
        single && !(word == "I" && at > self.start && self.word(at - 1).starts_with(char::is_lowercase))
    }
}
