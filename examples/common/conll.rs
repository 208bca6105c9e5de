//! Reads name data: `token TAB label` lines, an empty line after a sentence, `-DOCSTART-` before an article,
//! then a comment line with `source=...`.

use dateline::model::{Article, Paragraph, ParagraphKind, Span};
use dateline::text::{Tokenized, tokenize};

/// A name: bytes of the text, and kind (1 person, 2 organization, 3 place).
pub(crate) type Name = (usize, usize, u8);

/// An article put together from its tokens, with its names.
pub(crate) struct Doc {
    pub(crate) source: String,
    pub(crate) article: Article,
    pub(crate) cut: Tokenized,
    pub(crate) names: Vec<Name>,
}

#[derive(Default)]
struct Builder {
    source: String,
    article: Article,
    names: Vec<Name>,
    start: usize,
    open: Option<(usize, u8)>,
    initial: bool,
}

impl Builder {
    /// Tokens are joined by spaces; what belongs to the word before ("n't", "'s") touches it.
    fn token(&mut self, token: &str, label: &str) {
        let text = &mut self.article.text;
        let clitic =
            token.starts_with('\'') && token.len() > 1 || token == "n't" || token == "’s" || token == "n’t";
        // "U . S ." was one token: initials and their periods touch.
        let initial = token.len() == 1 && token.bytes().all(|b| b.is_ascii_uppercase());
        let dotted = self.initial && (token == "." || initial && text.ends_with('.'));
        self.initial = initial || dotted;
        if text.len() > self.start && !clitic && !dotted {
            text.push(' ');
        }
        let at = text.len();
        let kind = match label.get(2..) {
            Some("PER") => 1,
            Some("ORG") => 2,
            Some("LOC") => 3,
            _ => 0,
        };
        let goes_on = label.starts_with("I-") && self.open.is_some_and(|o| o.1 == kind);
        if !goes_on {
            self.close(at);
            self.open = (kind > 0).then_some((at, kind));
        }
        self.article.text.push_str(token);
    }

    fn close(&mut self, end: usize) {
        if let Some((start, kind)) = self.open.take() {
            let end = self.article.text[..end].trim_end().len();
            self.names.push((start, end, kind));
        }
    }

    fn sentence(&mut self) {
        self.close(self.article.text.len());
        if self.article.text.len() > self.start {
            let span = Span::new(self.start, self.article.text.len());
            self.article.paragraphs.push(Paragraph { span, kind: ParagraphKind::Body });
            self.article.text.push_str("\n\n");
            self.start = self.article.text.len();
        }
    }

    fn finish(mut self) -> Option<Doc> {
        self.sentence();
        self.article.language = "en".to_owned();
        let cut = tokenize(&self.article.text, &self.article.paragraphs);
        let doc = Doc { source: self.source, article: self.article, cut, names: self.names };
        (!doc.article.text.is_empty()).then_some(doc)
    }
}

/// The articles of a file.
pub(crate) fn read(text: &str) -> Vec<Doc> {
    let mut docs = Vec::new();
    let mut doc = Builder::default();
    for line in text.lines() {
        match line.split_once('\t') {
            Some(("-DOCSTART-", _)) => docs.extend(std::mem::take(&mut doc).finish()),
            Some((token, label)) => doc.token(token, label),
            None if line.starts_with("# ") => {
                let field = line.split(' ').find_map(|f| f.strip_prefix("source="));
                doc.source = field.unwrap_or("").to_owned();
            }
            None => doc.sentence(),
        }
    }
    docs.extend(doc.finish());
    docs
}
