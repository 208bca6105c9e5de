//! What each block of a file is: headline, deck, byline, caption, text, or something to leave out.
//!
//! Only the first few blocks need thought. They are judged by form and order: a headline has no full stop,
//! credits hold nothing else, a caption shows what is seen, and what stands before a place line is not yet
//! the report.

use std::collections::BTreeSet;

use super::blocks::{Block, Layout};
use super::chrome;
use super::credits::{self, Credits};
use super::{caption, dateline};

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Running text.
    Body,
    /// The paragraph that begins with a place line, or with what is left of one.
    Lead,
    /// A heading between paragraphs.
    Subhead,
    /// A quotation set apart.
    Quotation,
    /// The headline.
    Headline,
    /// The line under the headline.
    Deck,
    /// A byline, credit or date line.
    Credits(Credits),
    /// Left out, with the reason.
    Drop(&'static str),
}

/// How many blocks from the top may come before the text.
const OPENING: usize = 12;

/// How many blocks that are neither credits nor chrome may stand before a place line that tells where the
/// text begins: headline, deck, caption, and one more.
const BEFORE_DATELINE: usize = 4;

/// Decides on every block. `headline` is the one that metadata gave, or empty.
pub(super) fn roles(blocks: &[Block], headline: &str) -> Vec<Role> {
    let mut roles: Vec<Option<Role>> = blocks.iter().map(layout_role).collect();
    drop_links(blocks, &mut roles);
    let lead = find_lead(blocks, &roles);
    mark_opening(blocks, &mut roles, headline, lead);
    if let Some(lead) = lead {
        set(&mut roles, lead, Role::Lead);
    }
    mark_closing(blocks, &mut roles);
    mark_subheads(blocks, &mut roles);
    roles.into_iter().map(|role| role.unwrap_or(Role::Body)).collect()
}

/// What layout and the form of one block alone say.
fn layout_role(block: &Block) -> Option<Role> {
    match block.layout {
        Layout::Aside(reason) => Some(Role::Drop(reason)),
        Layout::Quotation => Some(Role::Quotation),
        Layout::Plain | Layout::Heading(_) => chrome::reason(&block.text).map(Role::Drop),
    }
}

/// Titles below a line that announces other reports go with it.
fn drop_links(blocks: &[Block], roles: &mut [Option<Role>]) {
    let mut linking = false;
    for (block, role) in blocks.iter().zip(roles) {
        match role {
            Some(Role::Drop(reason)) => linking = linking || chrome::heads_links(reason, &block.text),
            None if linking && is_title(&block.text) => *role = Some(Role::Drop("related stories")),
            _ => linking = false,
        }
    }
}

/// A short line that does not end a sentence.
fn is_title(text: &str) -> bool {
    let words = text.split(' ').count();
    (2..=18).contains(&words) && !ends_sentence(text) && !text.ends_with([',', ';', ':'])
}

fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '”', '’', '\'', ')', ']']);
    // "in U.S." ends a headline as well as a sentence.
    let acronym = text.rsplit(' ').next().is_some_and(|word| {
        word.matches('.').count() >= 2 && word.chars().all(|c| c == '.' || c.is_uppercase())
    });
    text.ends_with(['.', '!', '?', '…', '。']) && !acronym && !text.ends_with("...")
}

/// The block that begins with a place line, or with what is left of one, near the top.
fn find_lead(blocks: &[Block], roles: &[Option<Role>]) -> Option<usize> {
    let mut seen = 0;
    for (at, block) in blocks.iter().enumerate().take(OPENING).filter(|(at, _)| roles.get(*at) == Some(&None))
    {
        // Two in a row are a list.
        let marked =
            |at: usize| blocks.get(at).is_some_and(|block| dateline::leftover(&block.text).is_some());
        let leftover = marked(at) && !marked(at + 1) && !marked(at.wrapping_sub(1));
        if leftover || dateline::find(&block.text).is_some() {
            return Some(at);
        }
        seen += usize::from(credits::parse(&block.text).is_none());
        if seen > BEFORE_DATELINE {
            return None;
        }
    }
    None
}

/// Marks headline, deck, credits and captions before the text.
fn mark_opening(blocks: &[Block], roles: &mut [Option<Role>], headline: &str, lead: Option<usize>) {
    let mut has_headline = !headline.is_empty();
    let mut under_headline = None;
    let mut at = 0;
    while let Some(block) = blocks.get(at).filter(|_| at < OPENING && lead.is_none_or(|lead| at < lead)) {
        let here = at;
        at += 1;
        if roles.get(here) != Some(&None) {
            continue;
        }
        if !headline.is_empty() && same_words(&block.text, headline) {
            set(roles, here, Role::Drop("headline repeated"));
        } else if let Some(found) = credits_at(blocks, here) {
            set(roles, here, Role::Credits(found));
        } else if is_caption(block, lead.is_some()) {
            set(roles, here, Role::Drop("caption"));
        } else if !has_headline && is_section(blocks, roles, here) {
            set(roles, here, Role::Drop("section name"));
        } else if !has_headline && is_headline(blocks, roles, here) {
            has_headline = true;
            under_headline = Some(here);
            set(roles, here, Role::Headline);
        } else if let Some(above) = under_headline.take()
            && is_deck(blocks, roles, above, here, lead)
        {
            set(roles, here, Role::Deck);
        } else if lead.is_none() {
            return;
        }
    }
}

fn set(roles: &mut [Option<Role>], at: usize, role: Role) {
    if let Some(place) = roles.get_mut(at) {
        *place = Some(role);
    }
}

fn credits_at(blocks: &[Block], at: usize) -> Option<Credits> {
    let line = &blocks.get(at)?.text;
    credits::parse(line).or_else(|| credits::lone_name(line, &blocks.get(at + 1)?.text))
}

/// Before a place line a description of a picture is a caption; elsewhere it must also carry its credit.
fn is_caption(block: &Block, before_dateline: bool) -> bool {
    let describes = caption::describes_picture(&block.text);
    caption::ends_in_credit(&block.text) || (before_dateline && describes)
}

/// One to three words in capitals right above a line that is a headline itself and not in capitals.
fn is_section(blocks: &[Block], roles: &[Option<Role>], at: usize) -> bool {
    let Some(block) = blocks.get(at) else { return false };
    let capitals = |text: &str| text.contains(char::is_alphabetic) && !text.contains(char::is_lowercase);
    let next = free_after(roles, at).next();
    let headline = |next: usize| {
        blocks.get(next).is_some_and(|b| !capitals(&b.text) && b.text.split(' ').count() >= 4)
            && is_headline(blocks, roles, next)
    };
    capitals(&block.text)
        && block.layout == Layout::Plain
        && block.text.split(' ').count() <= 3
        && next.is_some_and(headline)
}

/// The first free line, short, without full stop, with something longer below it.
fn is_headline(blocks: &[Block], roles: &[Option<Role>], at: usize) -> bool {
    let Some(block) = blocks.get(at) else { return false };
    let text = &block.text;
    if matches!(block.layout, Layout::Heading(_)) {
        return true;
    }
    let words = text.split(' ').count();
    let form = (2..=30).contains(&words)
        && text.len() <= 220
        && text.contains(char::is_alphabetic)
        && !text.starts_with(char::is_lowercase)
        && !text.ends_with([',', ';', ':'])
        && (!ends_sentence(text) || text.ends_with('?'));
    form && free_after(roles, at)
        .any(|below| blocks.get(below).is_some_and(|b| b.text.len() > text.len() || ends_sentence(&b.text)))
}

/// Blocks of text after `at`, as far as is decided.
fn free_after(roles: &[Option<Role>], at: usize) -> impl Iterator<Item = usize> {
    roles.iter().enumerate().skip(at + 1).filter(|(_, role)| role.is_none()).map(|(at, _)| at).take(OPENING)
}

/// A line right under the headline is its deck where it has no full stop, where a place line or credits
/// come between it and the text, or where the text after an advertisement says the same again.
fn is_deck(blocks: &[Block], roles: &[Option<Role>], above: usize, at: usize, lead: Option<usize>) -> bool {
    let Some(block) = blocks.get(at) else { return false };
    let adjacent = roles.get(above + 1..at).is_some_and(|between| between.iter().all(|role| role.is_some()));
    // Credits below it are no text: a report of one paragraph has no deck.
    let is_text = |below: usize| blocks.get(below).is_some_and(|block| credits::parse(&block.text).is_none());
    let followed = free_after(roles, at).any(is_text);
    if !adjacent || !followed || block.text.len() > 320 || sentences(&block.text) > 2 {
        return false;
    }
    if !ends_sentence(&block.text) {
        return block.text.split(' ').count() >= 4 && !matches!(block.layout, Layout::Heading(_));
    }
    let next_is_credits = blocks.get(at + 1).is_some_and(|next| credits::parse(&next.text).is_some());
    let next_is_chrome = matches!(roles.get(at + 1), Some(Some(Role::Drop(_))));
    lead.is_some() || next_is_credits || (next_is_chrome && is_told_again(blocks, roles, at))
}

/// A rough count: stops followed by a blank.
fn sentences(text: &str) -> usize {
    text.matches(". ").count() + text.matches("? ").count() + 1
}

/// The three blocks after `at` tell it again: they repeat three words in a row and hold half of its longer
/// words. What follows a first paragraph adds to it and rarely does both.
fn is_told_again(blocks: &[Block], roles: &[Option<Role>], at: usize) -> bool {
    let plain = |at: usize| blocks.get(at).map(|block| chrome::plain_form(&block.text)).unwrap_or_default();
    let own = plain(at);
    let below: Vec<String> = free_after(roles, at).take(3).map(plain).collect();
    let below: Vec<&str> = below.iter().flat_map(|text| word_list(text)).take(600).collect();
    let own = word_list(&own);
    let repeats = own.windows(3).any(|run| below.windows(3).any(|other| other == run));
    // Five letters stand for the word in all its forms.
    let stem = |word: &str| word.chars().take(5).collect::<String>();
    let held: BTreeSet<String> = below.iter().map(|word| stem(word)).collect();
    let long: Vec<&&str> = own.iter().filter(|word| word.len() > 3).collect();
    let again = long.iter().filter(|word| held.contains(&stem(word))).count();
    repeats && again * 2 >= long.len()
}

fn word_list(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

/// Equal but for case, signs and blanks.
pub(super) fn same_words(a: &str, b: &str) -> bool {
    let words = |text: &str| {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
    };
    words(a) == words(b)
}

/// How many blocks at the end may be credits.
const CLOSING: usize = 4;

/// Credits and labelled dates at the end ("-- AP", "Last updated: ...").
fn mark_closing(blocks: &[Block], roles: &mut [Option<Role>]) {
    let has_text = roles.iter().filter(|role| role.is_none()).count() > 1;
    for (block, role) in blocks.iter().zip(roles).rev().filter(|(_, role)| role.is_none()).take(CLOSING) {
        match credits::parse(&block.text) {
            Some(found) if has_text && (found.byline.is_none() || block.text.starts_with('(')) => {
                *role = Some(Role::Credits(found))
            }
            _ => return,
        }
    }
}

/// Longest subhead, in words.
const SUBHEAD: usize = 9;

/// A marked heading, or a short line without a stop between two paragraphs.
fn mark_subheads(blocks: &[Block], roles: &mut [Option<Role>]) {
    let text = |at: &usize| matches!(roles.get(*at), Some(None | Some(Role::Lead)));
    let free: Vec<usize> = (0..blocks.len()).filter(text).collect();
    for (index, at) in free.iter().enumerate() {
        let Some(block) = blocks.get(*at) else { continue };
        let inside = index > 0 && index + 1 < free.len();
        let text = &block.text;
        let words = text.split(' ').count();
        let form = words <= SUBHEAD
            && text.trim_start_matches(['\'', '‘']).starts_with(|c: char| c.is_uppercase() || c.is_numeric())
            && !text.ends_with(['.', ',', ';', ':', '!', '"', '”', '…', ')'])
            && !text.contains(['"', '“'])
            && text.contains(char::is_alphabetic);
        let below = free.get(index + 1).and_then(|below| blocks.get(*below));
        let opens = below.is_some_and(|below| ends_sentence(&below.text));
        let decided = roles.get(*at) != Some(&None);
        if !decided && (matches!(block.layout, Layout::Heading(_)) || (inside && form && opens)) {
            set(roles, *at, Role::Subhead);
        }
    }
}
