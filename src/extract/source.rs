//! One file on its way through the room: collects articles and problems, names the place of each.

use super::blocks::{self, Layout};
use super::format::{Format, detect};
#[cfg(feature = "html")]
use super::html;
use super::{Reading, bundle, clean, csv, decode, front_matter, ids, json, language, markdown, meta, outlet};
use crate::model::{Article, Dropped, Paragraph, ParagraphKind, Problem, Span};

/// Whether texts are cleaned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cleaning {
    /// Headline, credits and lines of the site are taken out of the text.
    Clean,
    /// The text stays as it is.
    AsIs,
}

/// The largest text of one article, in bytes. Spans are 32-bit, and a report has some thousand bytes.
const LARGEST: usize = 64 << 20;

/// How a zip archive begins.
pub(super) const ZIP: &[u8] = b"PK\x03\x04";

/// Fewer words than this are hardly a report.
const FEW_WORDS: usize = 20;

/// A file that is being read.
pub(super) struct Source<'a> {
    path: &'a str,
    pub(super) cleaning: Cleaning,
    pub(super) reading: Reading,
}

impl<'a> Source<'a> {
    pub(super) fn new(path: &'a str, cleaning: Cleaning) -> Source<'a> {
        Source { path, cleaning, reading: Reading::default() }
    }

    pub(super) fn read(mut self, bytes: &[u8]) -> Reading {
        if bytes.starts_with(ZIP) {
            return self.read_archive(bytes);
        }
        match decode::decode(bytes) {
            Err(kind) => self.lose(&format!("The file is {kind}, not text."), None),
            Ok(decoded) => {
                if let Some(note) = decoded.note {
                    self.note(&note, None, "It was read so; check accents and quotation marks.");
                }
                self.reading.unfit |= decoded.unsure;
                self.read_text(&decoded.text);
            }
        }
        // No reader may leave a file without a word.
        if self.reading.articles.is_empty() && self.reading.problems.is_empty() {
            self.lose("No article was found in the file.", None);
        }
        self.reading
    }

    #[cfg(feature = "zip")]
    fn read_archive(self, bytes: &[u8]) -> Reading {
        let mut reading = self.reading;
        for piece in super::archive::Archive::open(self.path, bytes, self.cleaning) {
            reading.extend(piece);
        }
        reading
    }

    #[cfg(not(feature = "zip"))]
    fn read_archive(mut self, _bytes: &[u8]) -> Reading {
        self.reading.unfit = true;
        self.lose("The file is a zip archive; this build reads none.", None);
        self.reading
    }

    fn read_text(&mut self, text: &str) {
        if text.trim().is_empty() {
            return self.note("The file is empty.", None, "It was skipped.");
        }
        if self.cleaning == Cleaning::Clean
            && let Some(parts) = bundle::split(text)
        {
            return self.read_bundle(parts);
        }
        if self.cleaning == Cleaning::Clean
            && let Some(front) = front_matter::split(text)
        {
            return self.read_with_front_matter(&front);
        }
        match detect(text, self.path) {
            Format::Csv(delimiter) => csv::read(text, delimiter, self),
            Format::Json => json::read(text, self),
            Format::JsonLines => json::read_lines(text, self),
            Format::Html => self.read_html(text),
            Format::Plain | Format::Markdown if self.cleaning == Cleaning::AsIs => {
                self.finish_as_is(Article::default(), text, false);
            }
            Format::Plain => self.finish_plain(Article::default(), text, 1, false, None),
            Format::Markdown => self.finish_markdown(Article::default(), text, 1),
        }
    }

    /// Reads a page.
    fn read_html(&mut self, text: &str) {
        #[cfg(feature = "html")]
        {
            let page = html::read(text);
            let mut article = Article::default();
            for what in meta::apply(&page.fields, &mut article) {
                self.note(&what, None, "The value was left out.");
            }
            self.finish_page(article, &page, false, None);
        }
        #[cfg(not(feature = "html"))]
        self.finish_markup(Article::default(), text, false, None);
    }

    /// Takes a body that is a piece of a page; what it says about itself is known already.
    pub(super) fn finish_markup(&mut self, article: Article, text: &str, many: bool, line: Option<u32>) {
        #[cfg(feature = "html")]
        self.finish_page(article, &html::read(text), many, line);
        #[cfg(not(feature = "html"))]
        {
            let _ = (article, text, many);
            self.reading.unfit = true;
            self.lose("The text is a web page; this build reads no web pages.", line);
        }
    }

    /// A page without a report is no article.
    #[cfg(feature = "html")]
    fn finish_page(&mut self, mut article: Article, page: &html::Page, many: bool, line: Option<u32>) {
        let size = page.blocks.iter().map(|block| block.text.len()).sum::<usize>();
        if page.blocks.is_empty() {
            self.lose("No report was found on the page.", line);
        } else if size > LARGEST {
            self.lose("The text is too large for one article.", line);
        } else {
            let dropped =
                |(text, reason): &html::Aside| Dropped { text: text.clone(), reason: (*reason).to_owned() };
            article.dropped.extend(page.before.iter().map(dropped));
            let known = self.reading.articles.len();
            self.finish(article, &page.blocks, many, line);
            if let Some(article) = self.reading.articles.get_mut(known) {
                article.dropped.extend(page.behind.iter().map(dropped));
            }
        }
    }

    fn read_bundle(&mut self, parts: Vec<bundle::Part<'_>>) {
        for part in parts {
            let mut article = Article::default();
            for what in meta::apply(&part.fields, &mut article) {
                self.note(&what, Some(part.line), "The value was left out.");
            }
            let dropped = part.dropped.into_iter();
            article
                .dropped
                .extend(dropped.map(|(text, reason)| Dropped { text: text.into(), reason: reason.into() }));
            self.finish_plain(article, &part.body, part.line, true, Some(part.line));
        }
    }

    fn read_with_front_matter(&mut self, front: &front_matter::FrontMatter<'_>) {
        let mut article = Article::default();
        for (line, what) in &front.unread {
            self.note(&format!("In the front matter, {what}."), Some(*line), "The line was left out.");
        }
        for what in meta::apply(&front.fields, &mut article) {
            self.note(&what, None, "The value was left out.");
        }
        if front.body.trim().is_empty() {
            return self.lose("There is front matter but no text below it.", None);
        }
        match detect(front.body, self.path) {
            Format::Markdown => self.finish_markdown(article, front.body, front.lines + 1),
            _ => self.finish_plain(article, front.body, front.lines + 1, false, None),
        }
    }

    /// Cleans a plain body. `first` is the line number of its first line; `line`, where given, stands for
    /// the place of everything in it.
    pub(super) fn finish_plain(
        &mut self,
        article: Article,
        body: &str,
        first: u32,
        many: bool,
        line: Option<u32>,
    ) {
        if self.fits(body, line) {
            self.finish(article, &blocks::group(body, first), many, line);
        }
    }

    fn finish_markdown(&mut self, article: Article, body: &str, first: u32) {
        if self.fits(body, None) {
            self.finish(article, &markdown::read(body, first), false, None);
        }
    }

    fn fits(&mut self, body: &str, line: Option<u32>) -> bool {
        let fits = body.len() <= LARGEST;
        if !fits {
            let size = LARGEST >> 20;
            self.lose(&format!("The text is larger than {size} MB, too large for one article."), line);
        }
        fits
    }

    fn finish(&mut self, mut article: Article, blocks: &[blocks::Block], many: bool, line: Option<u32>) {
        for (number, what) in clean::clean(blocks, &mut article) {
            self.note(&what, line.or(Some(number)), "The date was left out.");
        }
        if article.source.is_none()
            && let Some(name) = outlet::guess(&article.dropped)
        {
            self.note(
                &format!("No outlet is stated; lines of its site name {name}."),
                line,
                "It was taken as the outlet.",
            );
            article.source = Some(name);
        }
        let words = article.text.split_whitespace().count();
        if words == 0 {
            return self.lose("Nothing was left as text of an article.", line);
        }
        if words < FEW_WORDS {
            self.note(&format!("The article has only {words} words."), line, "It was kept.");
        } else if !is_running_text(&article.text) {
            self.note(
                "The text does not look like a report: it is mostly signs or numbers.",
                line,
                "It was kept.",
            );
        }
        self.add(article, many);
    }

    /// Takes a body unchanged.
    pub(super) fn finish_as_is(&mut self, mut article: Article, body: &str, many: bool) {
        if self.fits(body, None) {
            keep_as_is(&mut article, body);
            self.add(article, many);
        }
    }

    fn add(&mut self, mut article: Article, many: bool) {
        article.file = Some(self.path.to_owned()).filter(|path| !path.is_empty());
        ids::propose(&mut article, self.path, many);
        self.reading.articles.push(article);
    }

    /// Reports something that was handled.
    pub(super) fn note(&mut self, what: &str, line: Option<u32>, handled: &str) {
        self.problem(what, line, handled, false);
    }

    /// Reports an article that could not be kept.
    pub(super) fn lose(&mut self, what: &str, line: Option<u32>) {
        self.problem(what, line, "It was skipped.", true);
    }

    fn problem(&mut self, what: &str, line: Option<u32>, handled: &str, lost: bool) {
        let (what, handled) = (what.to_owned(), handled.to_owned());
        self.reading.problems.push(Problem { what, file: self.path.to_owned(), line, handled, lost });
    }
}

/// Puts `text` into the article unchanged, finds its paragraphs and language.
pub(super) fn keep_as_is(article: &mut Article, text: &str) {
    let kind =
        |layout| if layout == Layout::Quotation { ParagraphKind::Quotation } else { ParagraphKind::Body };
    let blocks = blocks::group(text, 1);
    let paragraph = |b: &blocks::Block| Paragraph { span: Span::new(b.start, b.end), kind: kind(b.layout) };
    article.paragraphs = blocks.iter().map(paragraph).collect();
    text.clone_into(&mut article.text);
    if article.language.is_empty() {
        article.language = language::detect(text).to_owned();
    }
}

/// At least six in ten of the visible characters are letters.
fn is_running_text(text: &str) -> bool {
    let sample = || text.chars().take(20_000).filter(|c| !c.is_whitespace());
    let letters = sample().filter(|c| c.is_alphabetic()).count();
    letters * 10 >= sample().count() * 6
}
