//! Blocks become the text of an article: roles are decided, labels cut, paragraphs joined, and what is left
//! out is kept with its reason.

use super::blocks::Block;
use super::credits::Credits;
use super::opening::{Role, roles};
use super::{dateline, language, residue};
use crate::model::{Article, Dropped, Paragraph, ParagraphKind, Span, StatedDate, StatedPlace};

/// Fills `article` from the blocks of its file. What metadata has set already stays. Returns sentences
/// about dates that could not be read, with their lines.
pub(super) fn clean(blocks: &[Block], article: &mut Article) -> Vec<(u32, String)> {
    let mut builder = Builder { article, unread: Vec::new() };
    let roles = roles(blocks, &builder.article.headline);
    for (block, role) in blocks.iter().zip(roles) {
        builder.take(block, role);
    }
    let unread = std::mem::take(&mut builder.unread);
    if article.language.is_empty() {
        article.language = language::detect(&article.text).to_owned();
    }
    unread
}

struct Builder<'a> {
    article: &'a mut Article,
    unread: Vec<(u32, String)>,
}

impl Builder<'_> {
    fn take(&mut self, block: &Block, role: Role) {
        match role {
            Role::Body => drop(self.paragraph(&block.text, ParagraphKind::Body)),
            Role::Lead => self.lead(&block.text),
            Role::Subhead => drop(self.paragraph(&block.text, ParagraphKind::Subhead)),
            Role::Quotation => drop(self.paragraph(&block.text, ParagraphKind::Quotation)),
            Role::Headline => self.article.headline.clone_from(&block.text),
            // A file may repeat a deck that its metadata states in other words.
            Role::Deck if self.article.deck.is_some() => self.drop(&block.text, "deck"),
            Role::Deck => self.article.deck = Some(block.text.clone()),
            Role::Credits(credits) => self.credits(block, credits),
            Role::Drop(reason) => self.drop(&block.text, reason),
        }
    }

    fn drop(&mut self, text: &str, reason: &str) {
        self.article.dropped.push(Dropped { text: text.to_owned(), reason: reason.to_owned() });
    }

    fn credits(&mut self, block: &Block, credits: Credits) {
        let place = StatedPlace::Dropped(self.article.dropped.len() as u32);
        self.drop(&block.text, credits.reason());
        for (role, range, text) in credits.dates {
            self.article.stated.push(StatedDate { range, role, text, place: place.clone() });
        }
        if let Some(why) = credits.unread {
            self.unread.push((block.line, why));
        }
        if self.article.byline.is_none() {
            self.article.byline = credits.byline;
        }
        self.agency(credits.agency);
    }

    fn agency(&mut self, agency: Option<&str>) {
        if self.article.agency.is_none() {
            self.article.agency = agency.map(str::to_owned);
        }
    }

    fn lead(&mut self, text: &str) {
        let text = self.without_leftover(text);
        let start = self.paragraph(text, ParagraphKind::Body);
        if let Some(found) = self.article.text.get(start..).and_then(dateline::find) {
            self.article.dateline = Some(Span::new(start, start + found.place_end));
            self.agency(found.agency);
        }
    }

    /// Adds a paragraph without link labels. Where it begins in the text.
    fn paragraph(&mut self, text: &str, kind: ParagraphKind) -> usize {
        let (text, fragments) = residue::strip(text);
        for fragment in &fragments {
            self.drop(fragment, "link label");
        }
        let text = text.trim();
        let start = self.article.text.len() + if self.article.text.is_empty() { 0 } else { 2 };
        if text.is_empty() {
            return start;
        }
        if start > 0 {
            self.article.text.push_str("\n\n");
        }
        self.article.text.push_str(text);
        let span = Span::new(start, self.article.text.len());
        self.article.paragraphs.push(Paragraph { span, kind });
        start
    }

    /// Cuts what is left of a place line.
    fn without_leftover<'t>(&mut self, text: &'t str) -> &'t str {
        let cut = dateline::leftover(text)
            .and_then(|(length, agency)| Some((text.split_at_checked(length)?, agency)));
        let Some(((mark, rest), agency)) = cut else { return text };
        self.agency(agency);
        self.drop(mark.trim_end(), "rest of a place line");
        rest
    }
}
