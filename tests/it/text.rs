//! The text room: sentences, tokens, folding and stemming.

use crate::golden;
use dateline::model::{Paragraph, ParagraphKind, Span};
use dateline::text::{TokenKind, Tokenized, fold, stem, tokenize};
use proptest::prelude::*;

/// Paragraphs are separated by empty lines, as in an article.
fn paragraphs(text: &str) -> Vec<Paragraph> {
    let mut found = Vec::new();
    let mut start = 0;
    for part in text.split("\n\n") {
        found.push(Paragraph { span: Span::new(start, start + part.len()), kind: ParagraphKind::Body });
        start += part.len() + 2;
    }
    found
}

fn cut(text: &str) -> Tokenized {
    tokenize(text, &paragraphs(text))
}

/// One sentence per line.
fn sentences(text: &str) -> String {
    let lines: Vec<&str> = cut(text).sentences.iter().map(|s| s.span.of(text)).collect();
    lines.join("\n")
}

/// One sentence per line, tokens separated by spaces, numbers marked `#` and signs `·`.
fn tokens(text: &str) -> String {
    let cut = cut(text);
    let line = |range: std::ops::Range<usize>| {
        let shown = cut.tokens[range].iter().map(|token| {
            let mark = match token.kind {
                TokenKind::Word => "",
                TokenKind::Number => "#",
                TokenKind::Sign => "·",
            };
            format!("{mark}{}", token.span.of(text))
        });
        shown.collect::<Vec<_>>().join(" ")
    };
    cut.sentences.iter().map(|s| line(s.tokens())).collect::<Vec<_>>().join("\n")
}

#[test]
fn sentences_of_news() {
    golden::check("text/sentences.txt", sentences);
}

#[test]
fn tokens_of_news() {
    golden::check("text/tokens.txt", tokens);
}

#[test]
fn folds_and_stems() {
    golden::check("text/folding.txt", |input| {
        input.lines().map(|w| format!("{} {}", fold(w), stem(&fold(w)))).collect::<Vec<_>>().join("\n")
    });
}

/// What must hold for any text: spans in order, inside their paragraph, on boundaries; tokens cover all that
/// is not blank; sentences cover all tokens and overlap nowhere.
fn assert_sound(text: &str) {
    let paragraphs = paragraphs(text);
    let cut = tokenize(text, &paragraphs);
    let mut at = 0;
    for token in &cut.tokens {
        let range = token.span.range();
        assert!(range.start >= at && !range.is_empty(), "out of order: {token:?}");
        assert!(text.get(range.clone()).is_some(), "not on boundaries: {token:?}");
        assert!(paragraphs.iter().any(|p| p.span.contains(token.span)), "outside: {token:?}");
        assert!(text[at..range.start].chars().all(blank), "lost: {:?}", &text[at..range.start]);
        at = range.end;
    }
    assert!(text[at..].chars().all(blank), "lost: {:?}", &text[at..]);
    let mut token = 0;
    for sentence in &cut.sentences {
        assert_eq!(sentence.first, token);
        assert!(sentence.end > token);
        token = sentence.end;
        let own = &cut.tokens[sentence.tokens()];
        assert_eq!(sentence.span, own[0].span.join(own[own.len() - 1].span));
        assert!(paragraphs.iter().any(|p| p.span.contains(sentence.span)));
    }
    assert_eq!(token as usize, cut.tokens.len());
}

/// White space, control and invisible format characters.
fn blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c as u32, 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0xFEFF)
}

/// Pieces that meet in news, glued together in every order.
fn newsish() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "Gen", "Mr", "U.S", "a.m", "No", "Jan", "W", "I", "said", "The", "Hamas", "10", "4,000", "1.5", "9",
        ".", ".", "?", "!", "...", "…", "\"", "”", "“", "'", "’", "s", "(", ")", "--", "—", ",", " ", " ",
        " ", "\n", "\n\n", "é", "\u{301}", "平", "和", "。", "\u{200D}", "👩", "\u{200B}", "\u{AD}", "_",
        "-",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(golden::fixed_seed())]

    #[test]
    fn sound_on_news_like_text(text in newsish()) {
        assert_sound(&text);
    }

    #[test]
    fn sound_on_any_text(text in "\\PC{0,80}") {
        assert_sound(&text);
    }

    #[test]
    fn folding_is_idempotent(word in "\\PC{0,12}") {
        let once = fold(&word);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn stemming_takes_anything(word in "\\PC{0,12}") {
        let _ = stem(&word);
    }
}

#[test]
fn every_character_folds_once() {
    for c in '\0'..=char::MAX {
        let once = fold(&format!("x{c}"));
        assert_eq!(fold(&once), once, "{c:?}");
    }
}

/// Long runs of one thing: quadratic code would not come back.
#[test]
fn hostile_runs_are_linear() {
    for piece in ["a.", "'", "\"", ".", "a'", "1,", "e\u{301}", "\u{200D}", "A. ", "?\" ", "_a", "1.", "平"]
    {
        let text = piece.repeat(1 << 20 >> piece.len().ilog2());
        assert_sound(&text);
    }
}
