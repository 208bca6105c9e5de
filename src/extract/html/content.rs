//! Where the report stands on the page.
//!
//! Every piece of running text speaks for the elements around it, the less the farther away they are; short
//! and linked pieces speak against them. The element with most in its favor holds the report. This is the
//! idea of Readability (Arc90, 2009) with lengths in place of commas, and of boilerplate detection by link
//! and text density (Kohlschütter et al., WSDM 2010), summed over the tree in one pass.

use super::super::blocks::{Block, Layout};
use super::super::{chrome, credits};
use super::Aside;
use super::page::{Piece, pieces};
use super::tree::{Id, Node, Tree};

/// Per mille of a piece's weight that reaches the next element outward.
const DECAY: i64 = 850;

/// What stands where on the page.
#[derive(Default)]
pub(super) struct Content {
    /// The report's blocks, with credits from above it and asides from inside it.
    pub(super) blocks: Vec<Block>,
    /// The rest of what the page shows, before the report and behind it.
    pub(super) before: Vec<Aside>,
    pub(super) behind: Vec<Aside>,
    /// Why each node and all in it is no part of a report.
    pub(super) off: Vec<Option<&'static str>>,
}

/// Finds the report; a page without one has no blocks.
pub(super) fn read(tree: &Tree<'_>) -> Content {
    let pieces = pieces(tree);
    let running = sums(tree, &pieces, |piece| if piece.is_running() { piece.length as i64 } else { 0 });
    let named = aside(tree, &running, reason);
    // Where class names leave no report, they are misleading: only elements are asked.
    find(tree, &pieces, named.clone())
        .or_else(|| find(tree, &pieces, aside(tree, &running, element_reason)))
        .unwrap_or(Content { off: named, ..Content::default() })
}

fn find(tree: &Tree<'_>, pieces: &[Piece], off: Vec<Option<&'static str>>) -> Option<Content> {
    let container = container(tree, pieces, &off)?;
    let inside = membership(tree, container, pieces, &off);
    let (first, last) = extent(pieces, &inside, &off)?;
    let blocks = select(pieces, &inside, &off, first, last);
    let outside = |from: usize, to: usize| {
        let reason = |piece: &Piece| {
            let known = off.get(piece.node).copied().flatten().or_else(|| stray(piece));
            known.unwrap_or("outside the report")
        };
        let rest = pieces.iter().enumerate().take(to).skip(from);
        // Credits right above the report are taken with it.
        let kept = |at: usize, piece: &Piece| at < first && at + CREDITS_ABOVE >= first && is_credit(piece);
        super::outside::runs(rest.filter(|(at, p)| !kept(*at, p)).map(|(_, piece)| (piece, reason(piece))))
    };
    let (before, behind) = (outside(0, first), outside(last + 1, pieces.len()));
    Some(Content { blocks, before, behind, off })
}

/// The first and the last running piece of the report.
fn extent(pieces: &[Piece], inside: &[bool], off: &[Option<&'static str>]) -> Option<(usize, usize)> {
    let running = |at: &usize| {
        let free = |piece: &Piece| piece.is_running() && off.get(piece.node) == Some(&None);
        inside.get(*at) == Some(&true) && pieces.get(*at).is_some_and(free)
    };
    Some(((0..pieces.len()).find(running)?, (0..pieces.len()).rfind(running)?))
}

/// A short piece made of credits alone, which a report takes from above it.
fn is_credit(piece: &Piece) -> bool {
    piece.text.len() < 160 && piece.text.lines().all(|line| credits::parse(line).is_some())
}

/// The sum of `weigh` over the pieces inside each node.
fn sums(tree: &Tree<'_>, pieces: &[Piece], weigh: impl Fn(&Piece) -> i64) -> Vec<i64> {
    let mut sums = vec![0; tree.nodes.len()];
    for piece in pieces {
        if let Some(sum) = sums.get_mut(piece.node) {
            *sum += weigh(piece);
        }
    }
    // Children stand behind their parents.
    for (id, node) in tree.nodes.iter().enumerate().skip(1).rev() {
        let own = sums.get(id).copied().unwrap_or(0);
        if let Some(sum) = sums.get_mut(node.parent) {
            *sum += own;
        }
    }
    sums
}

/// Why a node and all in it is no part of a report.
fn aside(
    tree: &Tree<'_>,
    running: &[i64],
    reason: fn(&Node<'_>) -> Option<&'static str>,
) -> Vec<Option<&'static str>> {
    let total = running.first().copied().unwrap_or(0);
    let mut off: Vec<Option<&'static str>> = vec![None; tree.nodes.len()];
    for (id, node) in tree.nodes.iter().enumerate().skip(1) {
        let own = reason(node);
        // Marks on a wrapper around most of the text say nothing about the text.
        let most = running.get(id).is_some_and(|sum| sum * 5 > total * 2);
        let inherited = off.get(node.parent).copied().flatten();
        if let Some(place) = off.get_mut(id) {
            *place = inherited.or(own.filter(|_| !most));
        }
    }
    off
}

/// What a single element says about itself, by its kind or its names.
fn reason(node: &Node<'_>) -> Option<&'static str> {
    element_reason(node).or_else(|| {
        let names =
            [node.attribute("class"), node.attribute("id"), node.attribute("data-component")].join(" ");
        let container = matches!(node.name, "" | "body" | "html" | "main");
        (!container && (3..=600).contains(&names.len())).then(|| named_reason(&names.to_lowercase()))?
    })
}

/// What a single element says about itself by its kind.
fn element_reason(node: &Node<'_>) -> Option<&'static str> {
    match node.name {
        "" => return None,
        "nav" | "menu" => return Some("site link"),
        "aside" | "footer" | "dialog" => return Some("page part"),
        "header" => return Some("page head"),
        "form" | "fieldset" => return Some("form"),
        "figure" | "figcaption" | "caption" | "picture" => return Some("caption"),
        _ => {}
    }
    let style = node.attribute("style").replace(' ', "");
    if node.has("hidden") || node.attribute("aria-hidden") == "true" || style.contains("display:none") {
        return Some("hidden");
    }
    let part = ["navigation", "complementary", "banner", "contentinfo", "dialog", "search", "menu"];
    part.contains(&node.attribute("role")).then_some("page part")
}

/// Words in class names and ids, by reason: parts of names, then whole names.
const PARTS: &[(&str, &str)] = &[
    ("comment section", "comment disqus livefyre respond"),
    ("share line", "share sharing social addthis sharedaddy follow-us followus"),
    (
        "related stories",
        "related recommend recirc outbrain taboola most-read mostread most-popular mostpopular trending popular \
      more-stories morestories more-on moreon readmore read-more read-next readnext see-also up-next teaser latest-news \
      also-read alsoread jp-relatedposts yarpp zergnet also-like",
    ),
    ("subscription line", "newsletter subscri signup sign-up donat membership"),
    (
        "advertisement",
        "advert sponsor promo dfp- adslot ad-slot ad-container google-ad googlead adsense ad-unit ad-wrap native-ad",
    ),
    ("caption", "caption photo-credit image-credit gallery slideshow carousel lightbox"),
    (
        "site link",
        "breadcrumb navbar navigation pagination pager toolbar topbar skip-link site-header site-footer masthead",
    ),
    (
        "page part",
        "sidebar side-bar widget popup modal overlay cookie gdpr consent infobox factbox disclaimer copyright feedback \
      author-bio author-box authorbox about-author about-the-author author-info authorinfo bio-box correction",
    ),
    ("hidden", "screen-reader sr-only visually-hidden visuallyhidden is-hidden"),
    (
        "page line",
        "byline by-line post-meta entry-meta article-meta article__meta story-meta timestamp post-date \
      tag-list taglist tags-list post-tags entry-tags article-tags topic-list reading-time kicker eyebrow",
    ),
];

const NAMES: &[(&str, &str)] = &[
    ("advertisement", "ad ads adv banner"),
    ("site link", "nav menu tags topics"),
    ("page part", "bio tools aside footer rail"),
    ("page line", "meta author date published dateline-date"),
];

fn named_reason(names: &str) -> Option<&'static str> {
    let part = PARTS.iter().find(|(_, parts)| parts.split_whitespace().any(|part| names.contains(part)));
    let whole = || {
        NAMES
            .iter()
            .find(|(_, list)| list.split(' ').any(|name| names.split_whitespace().any(|own| own == name)))
    };
    part.or_else(whole).map(|(reason, _)| *reason)
}

/// The element with most in its favor.
fn container(tree: &Tree<'_>, pieces: &[Piece], off: &[Option<&'static str>]) -> Option<Id> {
    let mut scores = vec![0i64; tree.nodes.len()];
    for piece in pieces.iter().filter(|piece| off.get(piece.node) == Some(&None)) {
        let weight = weight(piece) * 1_000;
        // The paragraph itself holds one piece; what holds paragraphs is looked for.
        let start =
            tree.nodes.get(piece.node).filter(|node| node.name == "p").map_or(piece.node, |node| node.parent);
        spread(tree, &mut scores, start, weight);
    }
    let scored = scores.iter().enumerate().map(|(id, score)| (score * favor(tree, id) / 100, id));
    let best = scored.max_by_key(|(score, id)| (*score, std::cmp::Reverse(*id)))?;
    (best.0 > 0).then_some(best.1)
}

/// Adds a weight to a node and, less and less, to those around it.
fn spread(tree: &Tree<'_>, scores: &mut [i64], start: Id, weight: i64) {
    let (mut at, mut weight) = (start, weight);
    while weight.abs() > 1_000 {
        let Some(score) = scores.get_mut(at) else { return };
        *score += weight;
        let parent = tree.nodes.get(at).map_or(0, |node| node.parent);
        if parent == at {
            return;
        }
        at = parent;
        weight = weight * DECAY / 1_000;
    }
}

/// What a piece says for the elements around it.
fn weight(piece: &Piece) -> i64 {
    let length = piece.length.min(1_000) as i64;
    match (piece.is_running(), piece.linked * 2 > piece.length) {
        (true, _) => length,
        (false, true) => -length,
        (false, false) if piece.kind.starts_with('h') => 0,
        (false, false) => -length / 2,
    }
}

/// What an element's own name says for it, in per cent.
fn favor(tree: &Tree<'_>, id: Id) -> i64 {
    let Some(node) = tree.nodes.get(id) else { return 100 };
    if node.attribute("itemprop").contains("articleBody") {
        return 150;
    }
    let names = format!("{} {}", node.attribute("class"), node.attribute("id")).to_lowercase();
    let body = [
        "article-body",
        "articlebody",
        "article__body",
        "story-body",
        "storybody",
        "article-content",
        "entry-content",
        "post-content",
        "article-text",
        "story-content",
        "body-content",
        "article_body",
        "article-copy",
        "bodytext",
        "content-body",
    ];
    match node.name {
        _ if body.iter().any(|name| names.contains(name)) => 130,
        "article" | "main" => 115,
        "li" | "ul" | "ol" | "td" | "blockquote" => 80,
        _ => 100,
    }
}

/// For each piece: it lies in the container, or right beside it as part of the same text.
fn membership(tree: &Tree<'_>, container: Id, pieces: &[Piece], off: &[Option<&'static str>]) -> Vec<bool> {
    let mut inside = vec![false; tree.nodes.len()];
    if let Some(place) = inside.get_mut(container) {
        *place = true;
    }
    let parent = tree.nodes.get(container).map_or(0, |node| node.parent);
    let class = tree.nodes.get(container).map_or("", |node| node.attribute("class"));
    let weigh = |piece: &Piece| if piece.is_running() { piece.length as i64 } else { -(piece.linked as i64) };
    let running = sums(tree, pieces, weigh);
    for (id, node) in tree.nodes.iter().enumerate().filter(|(id, _)| off.get(*id) == Some(&None)) {
        // Some sites cut a report into several elements of one class, wherever they put an advertisement.
        let alike = !class.is_empty() && node.attribute("class") == class;
        let beside = node.parent == parent && node.name == "p";
        if (alike || beside)
            && running.get(id).is_some_and(|text| *text > 80)
            && let Some(place) = inside.get_mut(id)
        {
            *place = true;
        }
    }
    for (id, node) in tree.nodes.iter().enumerate().skip(1) {
        if inside.get(node.parent) == Some(&true)
            && let Some(place) = inside.get_mut(id)
        {
            *place = true;
        }
    }
    pieces.iter().map(|piece| inside.get(piece.node) == Some(&true)).collect()
}

/// How many pieces above the report may be its credits.
const CREDITS_ABOVE: usize = 12;

/// The blocks from the first to the last running piece of the report, and credits from above it.
fn select(
    pieces: &[Piece],
    inside: &[bool],
    off: &[Option<&'static str>],
    first: usize,
    last: usize,
) -> Vec<Block> {
    let above = pieces.get(first.saturating_sub(CREDITS_ABOVE)..first).unwrap_or_default().iter();
    let mut blocks: Vec<Block> = above
        .filter(|piece| piece.text.len() < 160)
        .flat_map(|piece| piece.text.lines())
        .filter(|line| credits::parse(line).is_some())
        .map(|line| block(line, Layout::Plain))
        .collect();
    for at in first..=last {
        let Some(piece) = pieces.get(at) else { continue };
        let own = inside.get(at) == Some(&true);
        let reason = off.get(piece.node).copied().flatten().or_else(|| stray(piece));
        let reason = if own { reason } else { reason.or(Some("outside the report")) };
        blocks.push(block(&piece.text, reason.map_or_else(|| layout(piece), Layout::Aside)));
    }
    blocks
}

/// A piece inside the report that is no text of it.
fn stray(piece: &Piece) -> Option<&'static str> {
    if piece.linked * 10 > piece.length * 7 && !piece.kind.starts_with('h') {
        return Some("link");
    }
    chrome::reason(&piece.text)
}

fn layout(piece: &Piece) -> Layout {
    match piece.kind {
        "blockquote" => Layout::Quotation,
        kind => match kind.strip_prefix('h').and_then(|level| level.parse().ok()) {
            Some(level) => Layout::Heading(level),
            None => Layout::Plain,
        },
    }
}

fn block(text: &str, layout: Layout) -> Block {
    Block { text: super::super::blocks::visible(text), layout, line: 1, start: 0, end: 0 }
}
