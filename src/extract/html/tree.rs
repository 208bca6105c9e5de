//! The page as a tree in one list: parents stand before their children, so a pass over the list backwards
//! sums up every subtree without recursion.

use super::token::{Token, Tokens, decoded};

/// Index of a node.
pub(super) type Id = usize;

/// A page.
pub(super) struct Tree<'a> {
    /// The root is the first.
    pub(super) nodes: Vec<Node<'a>>,
}

/// An element or a text.
pub(super) struct Node<'a> {
    pub(super) parent: Id,
    pub(super) children: Vec<Id>,
    /// Lower-case name of a known element, `""` for others and for texts.
    pub(super) name: &'static str,
    /// The attributes that reading uses.
    pub(super) attributes: Vec<(&'static str, String)>,
    /// Text, with character references replaced; empty for elements.
    pub(super) text: std::borrow::Cow<'a, str>,
}

impl Node<'_> {
    /// The value of an attribute, or the empty string.
    pub(super) fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.attributes.iter().any(|(key, _)| *key == name)
    }
}

/// Elements that mean something for reading. Sorted.
const NAMES: &[&str] = &[
    "a",
    "abbr",
    "address",
    "amp-ad",
    "article",
    "aside",
    "audio",
    "b",
    "base",
    "blockquote",
    "body",
    "br",
    "button",
    "canvas",
    "caption",
    "cite",
    "code",
    "dd",
    "del",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "label",
    "li",
    "link",
    "main",
    "menu",
    "meta",
    "nav",
    "noscript",
    "object",
    "ol",
    "option",
    "p",
    "picture",
    "pre",
    "q",
    "s",
    "script",
    "section",
    "select",
    "small",
    "source",
    "span",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "u",
    "ul",
    "video",
];

/// Elements without content.
const VOID: &[&str] = &["base", "br", "embed", "hr", "img", "input", "link", "meta", "source"];

/// Attributes that reading uses.
const ATTRIBUTES: &[&str] = &[
    "aria-hidden",
    "class",
    "content",
    "datetime",
    "hidden",
    "href",
    "id",
    "itemprop",
    "itemtype",
    "lang",
    "name",
    "property",
    "pubdate",
    "rel",
    "role",
    "style",
    "title",
    "type",
    "data-testid",
    "data-component",
];

/// Elements that running text flows through.
pub(super) fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "" | "a"
            | "abbr"
            | "b"
            | "cite"
            | "code"
            | "del"
            | "em"
            | "i"
            | "label"
            | "q"
            | "s"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "u"
    )
}

/// Deeper markup is read as if it were not nested: no page needs it, and hostile ones live on it.
const DEEPEST: usize = 300;

fn known(name: &str, list: &[&'static str]) -> Option<&'static str> {
    list.iter().find(|known| known.eq_ignore_ascii_case(name)).copied()
}

impl<'a> Tree<'a> {
    /// Builds the tree of a page. Never fails.
    pub(super) fn parse(html: &'a str) -> Tree<'a> {
        let root =
            Node { parent: 0, children: Vec::new(), name: "", attributes: Vec::new(), text: "".into() };
        let mut builder = Builder { tree: Tree { nodes: vec![root] }, open: vec![0] };
        for token in Tokens::new(html) {
            match token {
                Token::Start { name, attributes, closed } => builder.start(name, &attributes, closed),
                Token::End(name) => builder.end(name),
                Token::Text(text) => builder.text(text),
            }
        }
        builder.tree
    }

    /// All text under a node, in order, with a space where a block ends.
    pub(super) fn text_of(&self, id: Id) -> String {
        let mut out = String::new();
        let mut stack = vec![id];
        while let Some(at) = stack.pop() {
            let Some(node) = self.nodes.get(at) else { continue };
            out.push_str(&node.text);
            if !is_inline(node.name) {
                out.push(' ');
            }
            stack.extend(node.children.iter().rev());
        }
        out
    }
}

struct Builder<'a> {
    tree: Tree<'a>,
    /// Open elements, the root first.
    open: Vec<Id>,
}

impl<'a> Builder<'a> {
    fn top(&self) -> Id {
        // The root stays open.
        self.open.last().copied().unwrap_or(0)
    }

    fn name(&self, id: Id) -> &'static str {
        self.tree.nodes.get(id).map_or("", |node| node.name)
    }

    fn add(&mut self, node: Node<'a>) -> Id {
        let id = self.tree.nodes.len();
        let parent = node.parent;
        self.tree.nodes.push(node);
        if let Some(parent) = self.tree.nodes.get_mut(parent) {
            parent.children.push(id);
        }
        id
    }

    fn text(&mut self, text: &'a str) {
        let parent = self.top();
        let verbatim = matches!(self.name(parent), "script" | "style");
        let text = if verbatim { text.into() } else { decoded(text) };
        self.add(Node { parent, children: Vec::new(), name: "", attributes: Vec::new(), text });
    }

    fn start(&mut self, name: &str, attributes: &[(&str, &str)], closed: bool) {
        let name = known(name, NAMES).unwrap_or("");
        self.close_implied(name);
        let kept = attributes
            .iter()
            .filter_map(|(key, value)| Some((known(key, ATTRIBUTES)?, decoded(value).into_owned())))
            .collect();
        let id = self.add(Node {
            parent: self.top(),
            children: Vec::new(),
            name,
            attributes: kept,
            text: "".into(),
        });
        // A slash closes elements of other vocabularies only; `<div/>` is open in HTML.
        let childless = VOID.contains(&name) || (closed && name.is_empty());
        if !childless && self.open.len() < DEEPEST {
            self.open.push(id);
        }
    }

    /// Start tags that end an element before them (HTML Standard, optional tags).
    fn close_implied(&mut self, name: &str) {
        let ends: &[&str] = match name {
            "li" => &["li"],
            "dt" | "dd" => &["dt", "dd"],
            "tr" => &["tr", "td", "th"],
            "td" | "th" => &["td", "th"],
            "option" => &["option"],
            "body" => &["head"],
            _ if !is_inline(name)
                && !VOID.contains(&name)
                && !matches!(
                    name,
                    "script"
                        | "style"
                        | "svg"
                        | "noscript"
                        | "button"
                        | "img"
                        | "video"
                        | "audio"
                        | "iframe"
                        | "picture"
                        | "object"
                        | "canvas"
                        | "select"
                        | "template"
                        | "textarea"
                ) =>
            {
                &["p"]
            }
            _ => return,
        };
        let stops: &[&str] = match name {
            "li" => &["ul", "ol", "menu"],
            "tr" | "td" | "th" => &["table"],
            "dt" | "dd" => &["dl"],
            // A paragraph inside a button or cell is not the one around it.
            _ => &[
                "div",
                "section",
                "article",
                "td",
                "th",
                "li",
                "blockquote",
                "button",
                "figure",
                "aside",
                "main",
                "body",
            ],
        };
        let mut at = self.open.len();
        while at > 1 {
            at -= 1;
            let open = self.open.get(at).map_or("", |id| self.name(*id));
            if ends.contains(&open) {
                self.open.truncate(at);
                // A row ends its cell and the row before.
                if name != "tr" {
                    return;
                }
            } else if stops.contains(&open) {
                return;
            }
        }
    }

    /// Closes the nearest open element of that name. An inline end tag does not reach over a block.
    fn end(&mut self, name: &str) {
        let Some(name) = known(name, NAMES) else { return };
        let inline = is_inline(name);
        for at in (1..self.open.len()).rev() {
            let open = self.open.get(at).map_or("", |id| self.name(*id));
            if open == name {
                self.open.truncate(at);
                return;
            }
            let wall = matches!(open, "td" | "th" | "table" | "article" | "main" | "body");
            if (inline && !is_inline(open)) || (wall && matches!(name, "p" | "div" | "span" | "li")) {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(tree: &Tree<'_>, id: Id) -> String {
        let node = &tree.nodes[id];
        let inner: Vec<String> = node.children.iter().map(|child| show(tree, *child)).collect();
        if node.text.is_empty() {
            format!("{}({})", node.name, inner.join(" "))
        } else {
            node.text.to_string()
        }
    }

    #[test]
    fn trees() {
        for (html, expected) in [
            ("<p>a<p>b", "(p(a) p(b))"),
            ("<ul><li>a<li>b</ul>c", "(ul(li(a) li(b)) c)"),
            ("<div><p>a <b>b</div>c", "(div(p(a  b(b))) c)"),
            ("<table><tr><td>a<td>b<tr><td>c</table>", "(table(tr(td(a) td(b)) tr(td(c))))"),
            ("a<br>b</nope></p>", "(a br() b)"),
            ("<p>a<div>b</div>", "(p(a) div(b))"),
        ] {
            assert_eq!(show(&Tree::parse(html), 0), expected, "{html}");
        }
    }
}
