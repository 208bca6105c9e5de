//! The page as a list of pieces of running text, each with what its place in the markup says about it.

use super::metadata::one_line;
use super::tree::{Id, Tree, is_inline};

/// Text between two block boundaries.
#[derive(Debug)]
pub(super) struct Piece {
    /// The block element around it.
    pub(super) node: Id,
    /// Single spaces, and a line feed where a line breaks.
    pub(super) text: String,
    /// Characters that are not blank.
    pub(super) length: usize,
    /// Those of them inside links.
    pub(super) linked: usize,
    /// The element that decides what it is: a heading, list entry, quotation, caption, paragraph, or none.
    pub(super) kind: &'static str,
}

impl Piece {
    /// Reads as running text: long or a sentence, and mostly no link.
    pub(super) fn is_running(&self) -> bool {
        let sentence = self.text.ends_with(['.', '!', '?', '"', '”', '’', '…', ':', '。']);
        let plain = self.linked * 3 < self.length;
        plain && !self.kind.starts_with('h') && (self.length >= 80 || (self.length >= 25 && sentence))
    }
}

/// Elements whose content is never read.
fn is_silent(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "svg"
            | "noscript"
            | "iframe"
            | "select"
            | "button"
            | "template"
            | "head"
            | "textarea"
            | "video"
            | "audio"
            | "object"
            | "canvas"
            | "amp-ad"
            | "option"
            | "label"
            | "input"
    )
}

/// Elements that say what the text in them is.
fn is_kind(name: &str) -> bool {
    matches!(
        name,
        "h1" | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "p"
            | "li"
            | "blockquote"
            | "figcaption"
            | "pre"
            | "td"
            | "th"
            | "dd"
            | "dt"
    )
}

/// All pieces of the page in order.
pub(super) fn pieces(tree: &Tree<'_>) -> Vec<Piece> {
    let mut walk = Walk {
        tree,
        pieces: Vec::new(),
        text: String::new(),
        linked: 0,
        links: 0,
        breaks: 0,
        path: Vec::new(),
    };
    // Entering a node pushes its leaving below its children: no recursion.
    let mut stack = vec![(0, true)];
    while let Some((id, entering)) = stack.pop() {
        let Some(node) = tree.nodes.get(id) else { continue };
        if !entering {
            walk.leave(id, node.name);
        } else if !is_silent(node.name) {
            walk.enter(id);
            stack.push((id, false));
            stack.extend(node.children.iter().rev().map(|child| (*child, true)));
        }
    }
    walk.flush();
    walk.pieces
}

struct Walk<'t, 'a> {
    tree: &'t Tree<'a>,
    pieces: Vec<Piece>,
    text: String,
    linked: usize,
    /// Open links.
    links: usize,
    /// Line breaks in a row.
    breaks: usize,
    /// Open block elements.
    path: Vec<Id>,
}

impl Walk<'_, '_> {
    fn enter(&mut self, id: Id) {
        let Some(node) = self.tree.nodes.get(id) else { return };
        if !node.text.is_empty() {
            return self.add(&node.text);
        }
        match node.name {
            "br" => {
                self.breaks += 1;
                self.text.push('\u{2028}');
                // Two breaks in a row stand for a paragraph.
                if self.breaks == 2 {
                    self.flush();
                }
            }
            "a" => self.links += 1,
            name if is_inline(name) => {}
            _ => {
                self.flush();
                self.path.push(id);
            }
        }
    }

    fn leave(&mut self, id: Id, name: &str) {
        match name {
            "a" => self.links = self.links.saturating_sub(1),
            "br" => {}
            _ if is_inline(name) => {}
            _ => {
                self.flush();
                if self.path.last() == Some(&id) {
                    self.path.pop();
                }
            }
        }
    }

    fn add(&mut self, text: &str) {
        let visible = text.chars().filter(|c| !c.is_whitespace()).count();
        if visible > 0 {
            self.breaks = 0;
        }
        self.linked += if self.links > 0 { visible } else { 0 };
        self.text.push_str(text);
    }

    fn flush(&mut self) {
        self.breaks = 0;
        let linked = std::mem::take(&mut self.linked);
        let raw = std::mem::take(&mut self.text);
        let lines: Vec<String> =
            raw.split('\u{2028}').map(one_line).filter(|line| !line.is_empty()).collect();
        if lines.is_empty() {
            return;
        }
        let text = lines.join("\n");
        let node = self.path.last().copied().unwrap_or(0);
        let name = |id: &Id| self.tree.nodes.get(*id).map_or("", |node| node.name);
        // A paragraph inside a list entry or quotation is what surrounds it.
        let kinds = || self.path.iter().rev().take(4).map(name).filter(|name| is_kind(name));
        let kind = kinds().find(|name| *name != "p").or_else(|| kinds().next()).unwrap_or("");
        let length = text.chars().filter(|c| !c.is_whitespace()).count();
        self.pieces.push(Piece { node, text, length, linked, kind });
    }
}
