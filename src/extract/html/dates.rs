//! The days a page shows its readers, for pages whose metadata state none: marked `time` elements, dates beside
//! the headline, and the day in the page's address.
//!
//! What counts is where a date stands. A date beside the headline is the report's; one in a head, a footer, a list
//! of other reports or a comment is not, and a copyright year is no day at all.

use super::super::value::{Fields, Value, find};
use super::super::when;
use super::metadata::{one_line, put};
use super::tree::{Id, Tree};
use crate::model::{Day, DayRange};
use crate::sort::Sorting;

/// Adds the first day found, best sources first, to fields that state none.
pub(super) fn add(tree: &Tree<'_>, off: &[Option<&'static str>], fields: &mut Fields) {
    let page = Visible::new(tree, off, day_first(tree));
    put_day(fields, page.marked_time());
    for found in page.shown() {
        put_day(fields, Some(found));
    }
    let address = in_address(fields);
    if let Some((value, day)) = address.as_ref().and_then(|value| Some((value, Day::parse_iso(value)?))) {
        prefer_local(fields, value, day);
        put(fields, "datePublished", Value::Text(value.clone()));
    }
    put_day(fields, page.near_time());
    if find(fields, &["datepublished", "datemodified"]).is_none() {
        put_day(fields, page.updated());
    }
    // A month in an address is vague, but it is stated.
    if let Some(month) = address {
        put(fields, "datePublished", Value::Text(month));
    }
}

/// A day and whether it is said to be that of an update.
type Shown = (String, bool);

fn put_day(fields: &mut Fields, shown: Option<Shown>) {
    if let Some((value, updated)) = shown {
        put(fields, if updated { "dateModified" } else { "datePublished" }, Value::Text(value));
    }
}

/// Sites write times in UTC, but put the day of their own clocks into the address: of two neighboring days
/// the one in the address is the day of publication.
fn prefer_local(fields: &mut Fields, value: &str, day: Day) {
    let Some((_, Value::Text(stated))) = fields.iter_mut().find(|(key, _)| key == "datePublished") else {
        return;
    };
    let utc = stated.ends_with(['Z', 'z']) || stated.ends_with("+00:00") || stated.ends_with("+0000");
    let near = when::parse(stated)
        .ok()
        .and_then(DayRange::day)
        .is_some_and(|own| own.number().abs_diff(day.number()) == 1);
    if utc && near {
        value.clone_into(stated);
    }
}

/// The day, else the month, in the page's address: "/2019/11/19/", "/20191119/", "/2019-11-19-", "/2019/11/".
fn in_address(fields: &Fields) -> Option<String> {
    let (_, value) = find(fields, &["url"])?;
    let (_, rest) = value.name()?.split_once("://")?;
    let path = rest.split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).skip(1).collect();
    let number = |text: &str, low: u32, high: u32| {
        let digits = text.bytes().all(|b| b.is_ascii_digit()) && (1..=4).contains(&text.len());
        text.parse::<u32>().ok().filter(|n| digits && (low..=high).contains(n))
    };
    let iso = |y: u32, m: u32, d: u32| Day::from_ymd(y as i32, m, d).map(|day| day.to_string());
    let whole = parts.iter().filter(|part| part.len() == 8).find_map(|part| {
        let piece = |from, to| part.get(from..to);
        iso(number(piece(0, 4)?, 1990, 2099)?, number(piece(4, 6)?, 1, 12)?, number(piece(6, 8)?, 1, 31)?)
    });
    let triple = || {
        parts.windows(3).find_map(|w| match w {
            [y, m, d] => {
                let month = number(m, 1, 12).or_else(|| month_number(m))?;
                iso(number(y, 1990, 2099)?, month, number(d, 1, 31)?)
            }
            _ => None,
        })
    };
    let month = || {
        parts.windows(3).find_map(|w| match w {
            // Two digits, and a name of the report behind them.
            [y, m, name] if m.len() == 2 && name.len() > 2 => {
                Some(format!("{}-{:02}", number(y, 1990, 2099)?, number(m, 1, 12)?))
            }
            _ => None,
        })
    };
    whole.or_else(triple).or_else(month)
}

/// Whether "03/04/2019" on this page begins with the day; none where its language leaves it open.
fn day_first(tree: &Tree<'_>) -> Option<bool> {
    let lang = tree.nodes.iter().find(|node| node.name == "html")?.attribute("lang").to_lowercase();
    match lang.as_str() {
        "" | "en" | "fil" | "en-ca" => None,
        "en-us" => Some(false),
        _ => Some(true),
    }
}

/// What a reader sees of the page before and beside its report.
struct Visible<'t, 'a> {
    tree: &'t Tree<'a>,
    off: &'t [Option<&'static str>],
    day_first: Option<bool>,
    /// Where the text of each node begins and ends, counted in bytes of text from the top.
    places: Vec<(usize, usize)>,
    /// Where the headline begins.
    headline: Option<usize>,
}

/// A date this far from the headline, in bytes of text, is beside it.
const BESIDE: usize = 300;

/// An element that shows a date and nothing else may stand this far below: under a deck.
const ALONE: usize = 800;

/// A date that is marked as one may stand this far below the headline: under a deck, a picture, a summary.
const BELOW: usize = 2_000;

/// An element that shows a date shows little else.
const LONGEST: usize = 90;

impl<'t, 'a> Visible<'t, 'a> {
    fn new(tree: &'t Tree<'a>, off: &'t [Option<&'static str>], day_first: Option<bool>) -> Visible<'t, 'a> {
        let places = places(tree);
        let heading = |name: &str| {
            let own = |(id, node): (Id, &super::tree::Node<'_>)| {
                let shown =
                    off.get(id).copied().flatten().is_none_or(|why| matches!(why, "page head" | "page line"));
                (node.name == name && shown).then_some(id)
            };
            tree.nodes.iter().enumerate().find_map(own)
        };
        let headline =
            heading("h1").or_else(|| heading("h2")).and_then(|id| places.get(id)).map(|place| place.0);
        Visible { tree, off, day_first, places, headline }
    }

    /// The first `time` that is marked as the date of publication.
    fn marked_time(&self) -> Option<Shown> {
        let marked = |id: &Id| {
            self.tree.nodes.get(*id).is_some_and(|node| {
                let class = node.attribute("class");
                node.has("pubdate") || class.contains("publish") || class.contains("entry-date")
            })
        };
        self.times().find(marked).and_then(|id| self.time(id))
    }

    /// The first `time` in the article or its head.
    fn near_time(&self) -> Option<Shown> {
        let near = |id: &Id| {
            let around = || ancestors(self.tree, *id);
            around().any(|name| matches!(name, "article" | "header" | "main"))
                && !around().any(|name| matches!(name, "aside" | "nav" | "footer" | "li"))
        };
        self.times().find(near).and_then(|id| self.time(id))
    }

    fn times(&self) -> impl Iterator<Item = Id> {
        let time = |(id, node): (Id, &super::tree::Node<'_>)| (node.name == "time").then_some(id);
        self.tree.nodes.iter().enumerate().filter_map(time).filter(|id| self.time(*id).is_some())
    }

    fn time(&self, id: Id) -> Option<Shown> {
        let node = self.tree.nodes.get(id)?;
        let stated = node.attribute("datetime");
        if when::parse(stated).is_ok() {
            return Some((stated.to_owned(), false));
        }
        self.day_in(&one_line(&self.tree.text_of(id)))
    }

    /// Days in elements that are marked as dates below the headline, then in any beside it, the nearest first.
    fn shown(&self) -> Vec<Shown> {
        let Some(headline) = self.headline else { return Vec::new() };
        let mut found: Vec<(usize, Shown)> = Vec::new();
        for (id, node) in self.tree.nodes.iter().enumerate().skip(1) {
            let Some((start, end)) = self.places.get(id).copied() else { continue };
            let length = end.saturating_sub(start);
            if node.name.is_empty() && node.text.is_empty() || !(6..=LONGEST).contains(&length) {
                continue;
            }
            let below = start >= headline;
            let distance = start.abs_diff(headline);
            if distance > if below { BELOW } else { BESIDE } || self.is_elsewhere(id, below) {
                continue;
            }
            let marked = is_marked(node);
            let text = one_line(&self.tree.text_of(id));
            let limit = match (below, marked) {
                (true, true) => BELOW,
                (true, false) if when::parse(&in_english(&text)).is_ok() => ALONE,
                _ => BESIDE,
            };
            if let Some(shown) = self.day_in(&text).filter(|_| distance <= limit) {
                // Marked ones come before all others, and a date below the headline before one above it.
                let above = usize::from(!below) * BESIDE;
                found.push((distance + above + usize::from(!marked) * BELOW, shown));
            }
        }
        found.order_by(|a, b| a.0.cmp(&b.0));
        found.into_iter().map(|(_, shown)| shown).collect()
    }

    /// In a part of the page that is not the report's own: a list of others, a comment, the site's head or foot.
    /// Below the headline a head is the report's, and buttons to share it stand beside its date.
    fn is_elsewhere(&self, id: Id, below: bool) -> bool {
        let reason = self.off.get(id).copied().flatten();
        reason.is_some_and(|why| why != "page line" && !(below && matches!(why, "page head" | "share line")))
    }

    /// The day of a line that holds nothing else than that the page was last updated then, wherever it stands.
    fn updated(&self) -> Option<Shown> {
        let lines = self.tree.nodes.iter().enumerate().filter(|(id, node)| {
            let length = self.places.get(*id).map_or(0, |(start, end)| end.saturating_sub(*start));
            !node.name.is_empty() && (14..=LONGEST).contains(&length)
        });
        lines
            .filter_map(|(id, _)| {
                let text = one_line(&self.tree.text_of(id)).replace(['$'], " ").replace(" Date: ", " ");
                let found = super::super::credits::parse(&one_line(&text))?;
                let (role, range, _) = found.dates.into_iter().next()?;
                let updated = role == crate::model::StatedRole::Updated;
                range.day().filter(|_| updated).map(|day| (day.to_string(), true))
            })
            .next()
    }

    /// The only day in a short text.
    fn day_in(&self, text: &str) -> Option<Shown> {
        if !text.bytes().any(|b| b.is_ascii_digit()) || text.len() > LONGEST || text.contains('©') {
            return None;
        }
        let plain = in_english(text);
        let words: Vec<&str> = plain.split_whitespace().collect();
        let mut days: Vec<Day> = Vec::new();
        for start in 0..words.len() {
            // The longest run that is a date, so that a weekday in front is checked.
            let day = (1..=5).rev().find_map(|length| self.day(&words.get(start..start + length)?.join(" ")));
            if let Some(day) = day.filter(|day| !days.contains(day)) {
                days.push(day);
            }
        }
        let lower = text.to_lowercase();
        let updated = ["updated", "modified", "aktualisiert", "mis à jour", "actualizado"];
        match days.as_slice() {
            [day] => Some((day.to_string(), updated.iter().any(|word| lower.contains(word)))),
            _ => None,
        }
    }

    fn day(&self, words: &str) -> Option<Day> {
        let words = words.trim_matches(|c: char| !c.is_alphanumeric());
        match when::parse(words) {
            Ok(range) => range.day().filter(|_| words.len() >= 8),
            Err(when::Unread::Ambiguous) => slashed(words, self.day_first?),
            Err(_) => None,
        }
    }
}

/// "03/04/2019" where the order is known.
fn slashed(words: &str, day_first: bool) -> Option<Day> {
    let numbers: Vec<u32> = words.split('/').map_while(|part| part.parse().ok()).collect();
    match numbers.as_slice() {
        [a, b, year] if day_first => Day::from_ymd(*year as i32, *b, *a),
        [a, b, year] => Day::from_ymd(*year as i32, *a, *b),
        _ => None,
    }
}

/// The element says by its class or id that it holds a date.
fn is_marked(node: &super::tree::Node<'_>) -> bool {
    let names = format!("{} {}", node.attribute("class"), node.attribute("id")).to_lowercase();
    ["date", "time", "publish", "posted", "byline", "meta"].iter().any(|mark| names.contains(mark))
}

/// Where the text of each node lies.
fn places(tree: &Tree<'_>) -> Vec<(usize, usize)> {
    let mut places = vec![(0, 0); tree.nodes.len()];
    let mut at = 0;
    let mut stack = vec![(0, true)];
    while let Some((id, entering)) = stack.pop() {
        let (Some(node), Some(place)) = (tree.nodes.get(id), places.get_mut(id)) else { continue };
        if !entering {
            place.1 = at;
            continue;
        }
        place.0 = at;
        if matches!(node.name, "script" | "style" | "head" | "svg" | "noscript" | "template") {
            place.1 = at;
            continue;
        }
        at += node.text.trim().len();
        stack.push((id, false));
        stack.extend(node.children.iter().rev().map(|child| (*child, true)));
    }
    places
}

pub(super) fn ancestors<'t>(tree: &'t Tree<'_>, mut id: Id) -> impl Iterator<Item = &'static str> + use<'t> {
    let nodes = &tree.nodes;
    let mut done = false;
    std::iter::from_fn(move || {
        let node = nodes.get(id).filter(|_| !done)?;
        done = node.parent == id;
        id = node.parent;
        Some(node.name)
    })
}

/// Names of the months, January first, in the languages whose pages are met most besides English.
const MONTHS: [&str; 12] = [
    "januar jänner janvier janv enero ene gennaio gen janeiro januari stycznia января ocak",
    "februar février fevrier févr febrero febbraio fevereiro februari lutego февраля şubat",
    "märz maerz mär mrz mars marzo março maart mrt marts marca марта mart",
    "april avril avr abril abr aprile kwietnia апреля nisan",
    "mai mayo maggio mag maio mei maj maja мая mayıs",
    "juni juin junio giugno giu junho czerwca июня haziran",
    "juli juillet juil julio luglio lug julho lipca июля temmuz",
    "august août aout agosto ago augustus augusti sierpnia августа ağustos",
    "september septembre septiembre setiembre settembre setembro września сентября eylül",
    "oktober okt octobre octubre ottobre ott outubro października октября ekim",
    "november novembre noviembre novembro listopada ноября kasım",
    "dezember dez décembre decembre déc diciembre dic dicembre dezembro grudnia декабря aralık",
];

fn month_number(word: &str) -> Option<u32> {
    when::month_number(word).or_else(|| {
        let at = MONTHS.iter().position(|names| names.split(' ').any(|name| name == word))?;
        Some(at as u32 + 1)
    })
}

/// A date in another language in the words of English: months by their numbers' names, no small words.
fn in_english(text: &str) -> String {
    let mut out = String::new();
    let text = from_signs(text).unwrap_or_else(|| text.replace("$Date:", " "));
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '•' | '·')) {
        let plain =
            word.trim_matches(|c: char| matches!(c, '.' | ':' | ';' | '(' | ')' | '$')).to_lowercase();
        let at = MONTHS.iter().position(|names| names.split(' ').any(|name| name == plain));
        let small = matches!(plain.as_str(), "de" | "del" | "den" | "le" | "van" | "г");
        let plain = plain.strip_suffix("er").filter(|day| *day == "1").unwrap_or(&plain);
        if !plain.is_empty() && !small {
            out.push_str(at.and_then(|at| ENGLISH.get(at)).copied().unwrap_or(plain));
            out.push(' ');
        }
    }
    out
}

/// "2003年5月6日" as an ISO day.
fn from_signs(text: &str) -> Option<String> {
    let (before, rest) = text.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let (day, rest) = rest.split_once('日')?;
    let year = before.get(before.len().checked_sub(4)?..)?;
    let number = |text: &str| text.trim().parse::<u32>().ok();
    Some(format!("{:04}-{:02}-{:02} {rest}", number(year)?, number(month)?, number(day)?))
}

const ENGLISH: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    /// The day that a page states, by its head and body.
    fn day(html: &str) -> Option<String> {
        let page = read(html);
        page.fields
            .iter()
            .find(|(key, _)| key == "datePublished")
            .and_then(|(_, v)| v.name())
            .map(str::to_owned)
    }

    #[track_caller]
    fn check(html: &str, expected: Option<&str>) {
        let found = day(html).and_then(|value| when::parse(&value).ok()).map(DayRange::edtf);
        assert_eq!(found.as_deref(), expected, "{html}");
    }

    const TEXT: &str =
        "<p>The bridge over the river reopened after nine months of repairs, the city said.</p>";

    #[test]
    fn beside_the_headline() {
        for line in [
            "<span class=d>May 6, 2003</span>",
            "<div>Posted on May 6, 2003 by Ann Poe</div>",
            "<h5>06.05.2003</h5>",
            "<i>Tuesday, 6 May 2003</i> <a>4 comments</a>",
            "<span class=date>6. Mai 2003</span>",
            "<span>le 6 mai 2003 à 10:15</span>",
            "<b>6 de mayo de 2003</b>",
            "<em>2003年5月6日</em>",
        ] {
            check(&format!("<article><h1>Bridge reopens</h1>{line}{TEXT}</article>"), Some("2003-05-06"));
        }
        let far = TEXT.repeat(40);
        check(&format!("<h1>Bridge reopens</h1>{far}<p>May 6, 2003</p>"), None);
        check(&format!("<h1>Bridge reopens</h1>{TEXT}<footer>May 6, 2003</footer>"), None);
        check(&format!("<h1>Bridge reopens</h1><p>© May 6, 2003</p>{TEXT}"), None);
        check(&format!("<h1>Bridge reopens</h1><p>Open from May 6, 2003 to June 7, 2003</p>{TEXT}"), None);
        check(&format!("<nav>Monday, May 5, 2003</nav><h1>Bridge reopens</h1>{TEXT}"), None);
    }

    #[test]
    fn order_of_numbers_by_language() {
        let page = |lang: &str| format!("<html lang={lang}><body><h1>Bridge</h1><i>06/05/2003</i>{TEXT}");
        check(&page("de"), Some("2003-05-06"));
        check(&page("en-US"), Some("2003-06-05"));
        check(&page("en"), None);
    }

    #[test]
    fn addresses() {
        let page = |path: &str| {
            format!("<link rel=canonical href=https://hill.example/{path}><h1>Bridge</h1>{TEXT}")
        };
        check(&page("2003/05/06/bridge"), Some("2003-05-06"));
        check(&page("news/20030506/bridge"), Some("2003-05-06"));
        check(&page("2003/may/06/bridge"), Some("2003-05-06"));
        check(&page("2003/05/bridge"), Some("2003-05"));
        check(&page("2003/bridge-12-34"), None);
        let stated = |time: &str| {
            format!("<meta property=article:published_time content={time}>{}", page("2003/05/06/bridge"))
        };
        check(&stated("2003-05-07T01:10:00Z"), Some("2003-05-06"));
        check(&stated("2003-05-07T01:10:00-04:00"), Some("2003-05-07"));
        check(&stated("2003-05-09T01:10:00Z"), Some("2003-05-09"));
    }
}
