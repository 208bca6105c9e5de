//! Time mentions become days, as far as the article's own day is known.
//!
//! With an exact day every mention is resolved. With an interval a mention is resolved on its first and on
//! its last day: the rules move forward with the day, so what lies between lies between the two answers, and
//! only what both share is said. Text that tells history ("narrative") counts from the date spoken of last
//! instead of the day it was written.

use super::calendar;
use crate::model::{
    Annotations, Article, Clock, Day, DayPart, DayRange, ResolvedTime, Tense, TimeAnchor, TimeKind,
    TimeMeaning, TimeMention, TimeModifier, TimeUnit, Weekday, YearPlace, YearWord,
};
use crate::text::Tokenized;

/// Ranges wider than this are not worth a place on a timeline.
const WIDEST: u32 = 366;

/// Resolves every time mention against the days the article may have been published on.
///
/// One entry per mention, in order. `day` exact gives full values; an interval gives what holds for every day
/// of it; an open one leaves all but absolute dates and lengths unresolved.
#[must_use]
pub fn resolve(
    article: &Article,
    _text: &Tokenized,
    found: &Annotations,
    day: DayRange,
) -> Vec<ResolvedTime> {
    let times = &found.times;
    let walk = |anchor| Walk::new(&article.text, anchor, is_narrative(times, anchor)).all(times);
    match (day.first(), day.last()) {
        (Some(first), Some(last)) if first == last => walk(Some(first)),
        (Some(first), Some(last)) => {
            let (early, late) = (walk(Some(first)), walk(Some(last)));
            early.into_iter().zip(late).map(|(a, b)| common(a, b)).collect()
        }
        _ => walk(None),
    }
}

/// What holds for both answers.
fn common(a: ResolvedTime, b: ResolvedTime) -> ResolvedTime {
    if a == b {
        return a;
    }
    let range = match (a.range.first(), b.range.first(), a.range.last(), b.range.last()) {
        (Some(f1), Some(f2), Some(l1), Some(l2)) => DayRange::between(f1.min(f2), l1.max(l2)),
        _ => DayRange::ANY,
    };
    let range = if range.days().is_some_and(|d| d <= WIDEST) { range } else { DayRange::ANY };
    let value = match (a.value, b.value) {
        (Some(x), Some(y)) if x == y => Some(x),
        (Some(x), Some(y)) => shared_prefix(&x, &y),
        _ => None,
    };
    ResolvedTime { value, range }
}

/// The month or year that two dates share.
fn shared_prefix(a: &str, b: &str) -> Option<String> {
    [7, 4].into_iter().find_map(|len| {
        let (x, y) = (a.get(..len)?, b.get(..len)?);
        let dated = x.bytes().enumerate().all(|(i, c)| if i == 4 { c == b'-' } else { c.is_ascii_digit() });
        (x == y && dated).then(|| x.to_owned())
    })
}

/// True for text that tells of past years: many full dates far from the article's day, few words that point
/// from it.
fn is_narrative(times: &[TimeMention], anchor: Option<Day>) -> bool {
    let year = anchor.map(|d| d.ymd().0);
    let (mut distant, mut pointing) = (0_u32, 0_u32);
    for time in times {
        match time.meaning {
            TimeMeaning::Calendar { year: YearWord::Said(y), .. } => {
                distant += u32::from(year.is_none_or(|now| now - y > 1));
            }
            TimeMeaning::Weekday { .. } => pointing += 1,
            TimeMeaning::Unit { anchor: TimeAnchor::Article, .. } => pointing += 1,
            TimeMeaning::Count { anchor: TimeAnchor::Article, .. } => pointing += 1,
            _ => {}
        }
    }
    distant >= 5 && distant > 3 * pointing
}

/// A resolved mention: its value and days.
type Point = Option<(DayRange, String)>;

/// Goes through an article's mentions in order and remembers the date spoken of last.
struct Walk<'a> {
    text: &'a str,
    anchor: Option<Day>,
    narrative: bool,
    /// The day the report was written: a paper prints on the day after the last weekday it names.
    writing: Option<Day>,
    /// The date spoken of last.
    spoken: Option<Spoken>,
    /// The mention behind the one at hand, and the words between them.
    next: Option<(&'a TimeMention, &'a str)>,
}

/// A date spoken of: its year (negative before the common era), its first day, its finest unit.
#[derive(Clone, Copy)]
struct Spoken {
    year: i32,
    month: Option<u32>,
    day: Option<Day>,
    grain: TimeUnit,
}

impl<'a> Walk<'a> {
    fn new(text: &'a str, anchor: Option<Day>, narrative: bool) -> Self {
        Walk { text, anchor, narrative, writing: anchor, spoken: None, next: None }
    }

    fn all(mut self, times: &'a [TimeMention]) -> Vec<ResolvedTime> {
        self.writing = self.writing_day(times);
        let mut out = Vec::with_capacity(times.len());
        for (n, time) in times.iter().enumerate() {
            self.next = times.get(n + 1).and_then(|t| {
                let between = self.text.get(time.span.end as usize..t.span.start as usize)?;
                Some((t, between.trim()))
            });
            out.push(self.one(time));
        }
        out
    }

    /// The latest weekday told in the past, where it is the article's day or the day before it.
    fn writing_day(&self, times: &[TimeMention]) -> Option<Day> {
        let day = self.anchor?;
        let told = times.iter().filter_map(|t| match t.meaning {
            TimeMeaning::Weekday { weekday, tense: tense @ (Tense::Past | Tense::Open) } => {
                self.weekday(weekday, tense, t)
            }
            _ => None,
        });
        Some(told.max().filter(|d| day.number() - d.number() == 1).unwrap_or(day))
    }

    fn one(&mut self, time: &TimeMention) -> ResolvedTime {
        match &time.meaning {
            TimeMeaning::Value(v) => return ResolvedTime { value: Some(v.clone()), range: DayRange::ANY },
            TimeMeaning::Reference(tense) => {
                let value = reference_name(*tense).map(str::to_owned);
                return ResolvedTime { value, range: DayRange::ANY };
            }
            _ => {}
        }
        let Some((range, value)) = self.point(time) else {
            return ResolvedTime { value: time.clock.map(clock_value), range: DayRange::ANY };
        };
        if time.kind != TimeKind::Set && !value.ends_with("_REF") {
            self.speak(time, range, &value);
        }
        let value = match time.clock {
            Some(clock) if value.len() == 10 => format!("{value}{}", clock_value(clock)),
            _ => value,
        };
        ResolvedTime { value: Some(value), range }
    }

    /// Remembers a date for what counts from it. Plans name a time that a story has not reached.
    fn speak(&mut self, time: &TimeMention, range: DayRange, value: &str) {
        // "a year earlier" compares and tells nothing of its own time.
        if matches!(
            time.meaning,
            TimeMeaning::Count { unit: TimeUnit::Year, anchor: TimeAnchor::Article, .. }
        ) {
            return;
        }
        let ahead = matches!(time.meaning, TimeMeaning::Calendar { tense: Tense::Future, .. });
        // "the quarter ended Sept. 30" still speaks of the quarter.
        let before = self.text.get(..time.span.start as usize).unwrap_or_default().trim_end();
        let closes = before.ends_with("ended") || before.ends_with("ending");
        if closes && self.spoken.is_some_and(|s| s.grain == TimeUnit::Quarter) {
            return;
        }
        let Some(grain) = grain(value).filter(|_| !(ahead && self.narrative)) else { return };
        let first = range.first();
        let year = match (first, value.strip_prefix("BC")) {
            (Some(day), _) => day.ymd().0,
            (None, Some(year)) => -year.get(..4).and_then(|y| y.parse::<i32>().ok()).unwrap_or(0),
            (None, None) => return,
        };
        let month = first.map(|d| d.ymd().1).filter(|_| grain <= TimeUnit::Month);
        self.spoken = Some(Spoken { year, month, day: first, grain });
    }

    fn point(&self, time: &TimeMention) -> Point {
        match time.meaning {
            TimeMeaning::Calendar { year, place, tense } => self.calendar(year, place, tense, time),
            TimeMeaning::Years { first, count } => Some(calendar::years(first, count)),
            TimeMeaning::DayOfMonth(d) => {
                let (year, month, _) = self.base(TimeAnchor::Reference)?.ymd();
                calendar::place(year, YearPlace::Day(month, d))
            }
            TimeMeaning::Weekday { weekday, tense } => {
                Some(calendar::unit_of(self.weekday(weekday, tense, time)?, TimeUnit::Day))
            }
            TimeMeaning::Unit { unit, shift, anchor } => {
                let (range, value) = self.unit(unit, shift, anchor)?;
                // "earlier this week" ends on the article's day.
                let so_far = DayRange::new(None, self.anchor).and_then(|r| r.intersect(range));
                let cut =
                    time.modifier == Some(TimeModifier::Start) && shift == 0 && anchor == TimeAnchor::Article;
                Some((so_far.filter(|_| cut).unwrap_or(range), value))
            }
            TimeMeaning::Count { unit: TimeUnit::Year, low: -1, .. }
                if says_quarter(time.span.of(self.text)) =>
            {
                let spoken = self.spoken.filter(|s| s.grain == TimeUnit::Quarter).map(|s| s.year);
                let last = self.anchor.map(|d| calendar::plus_months(d, -3).ymd().0);
                self.quarter_of(spoken.or(last)? - 1, time)
            }
            TimeMeaning::Count { unit, low, high, anchor } => self.count(unit, low, high, anchor),
            TimeMeaning::Value(_) | TimeMeaning::Reference(_) | TimeMeaning::Vague => None,
        }
    }

    /// The day to count from.
    fn base(&self, anchor: TimeAnchor) -> Option<Day> {
        let spoken = self.spoken.and_then(|s| s.day);
        match anchor {
            TimeAnchor::Article if self.narrative => spoken,
            TimeAnchor::Article => self.anchor,
            TimeAnchor::Reference => spoken.or(self.anchor),
        }
    }

    fn says_last(&self, time: &TimeMention) -> bool {
        let words = time.span.of(self.text);
        words.get(..4).is_some_and(|w| w.eq_ignore_ascii_case("last"))
    }

    /// The quarter that a year with "quarter" or "period" means: the one spoken of, else the last full one. A
    /// period may be nine months, so that without a quarter spoken of it is the year.
    fn quarter_of(&self, year: i32, time: &TimeMention) -> Point {
        let spoken = self.spoken.filter(|s| s.grain == TimeUnit::Quarter).and_then(|s| s.day);
        if spoken.is_none() && !time.span.of(self.text).contains("quarter") {
            return calendar::place(year, YearPlace::Whole);
        }
        let day = spoken.or_else(|| self.anchor.map(|d| calendar::plus_months(d, -3)))?;
        calendar::place(year, YearPlace::Quarter((day.ymd().1 - 1) / 3 + 1))
    }

    /// "August and September 1914", "between March and April 1918": the year said with the second.
    fn shared_year(&self, place: YearPlace) -> Option<i32> {
        let (next, between) = self.next?;
        let month = |place| match place {
            YearPlace::Month(m) | YearPlace::Day(m, _) => Some(m),
            _ => None,
        };
        let TimeMeaning::Calendar { year: YearWord::Said(year), place: other, .. } = next.meaning else {
            return None;
        };
        let joined = matches!(between, "and" | "or" | "to" | "through" | "until" | "-" | "–" | "—" | "&");
        let (first, second) = (month(place)?, month(other)?);
        joined.then_some(if first > second { year - 1 } else { year })
    }

    fn calendar(&self, year: YearWord, place: YearPlace, tense: Tense, time: &TimeMention) -> Point {
        let shared = (year == YearWord::Open).then(|| self.shared_year(place)).flatten();
        let year = match shared.map_or(year, YearWord::Said) {
            YearWord::Said(y) => y,
            YearWord::Shifted(n) => self.base(TimeAnchor::Article)?.ymd().0 + n,
            YearWord::Reference => self.spoken.map(|s| s.year).or(self.anchor.map(|d| d.ymd().0))?,
            YearWord::Open if self.narrative => self.told_year(place)?,
            YearWord::Open => self.open_year(place, tense, time)?,
        };
        if place == YearPlace::Whole && says_quarter(time.span.of(self.text)) {
            return self.quarter_of(year, time);
        }
        calendar::place(year, place)
    }

    /// The year of a date without one in a story: the year told last, or the next where winter has turned.
    fn told_year(&self, place: YearPlace) -> Option<i32> {
        let spoken = self.spoken?;
        let month = match place {
            YearPlace::Month(m) | YearPlace::Day(m, _) => m,
            _ => return Some(spoken.year),
        };
        let turned = spoken.month.is_some_and(|m| m >= 10 && month <= 3);
        Some(spoken.year + i32::from(turned))
    }

    /// The year a date without one means in the news.
    fn open_year(&self, place: YearPlace, tense: Tense, time: &TimeMention) -> Option<i32> {
        let day = self.anchor?;
        let (now, ..) = day.ymd();
        let held = |y| calendar::place(y, place).map(|(r, _)| r);
        if let Some(weekday) = weekday_name(time.span.of(self.text)) {
            // "Saturday, April 25": the weekday chooses the year.
            let fits = |y: &i32| held(*y).and_then(DayRange::day).is_some_and(|d| d.weekday() == weekday);
            if let Some(year) = [now, now - 1, now + 1].into_iter().find(fits) {
                return Some(year);
            }
        }
        let last = self.says_last(time);
        let back = (now - 1..=now).rev().find(|y| match held(*y) {
            Some(range) if last => range.last().is_some_and(|l| l < day),
            Some(range) => range.first().is_some_and(|f| f <= day),
            None => false,
        });
        let ahead = (now..=now + 1).find(|y| held(*y).and_then(DayRange::last).is_some_and(|l| l >= day));
        let far = |y: i32| {
            held(y).and_then(DayRange::first).map_or(i32::MAX, |f| (f.number() - day.number()).abs())
        };
        match (tense, back, ahead) {
            (Tense::Present, ..) => Some(now),
            (Tense::Open, Some(b), _) if matches!(place, YearPlace::Quarter(_)) => Some(b),
            // "will release third-quarter results": the results are of the past.
            (Tense::Future, Some(b), _)
                if matches!(place, YearPlace::Quarter(_)) && time.span.of(self.text).contains('-') =>
            {
                Some(b)
            }
            (Tense::Future, b, a) => a.or(b),
            // "extended the offer to Nov. 20": a day some weeks ahead is meant, not one eleven months ago.
            (Tense::Past, Some(b), Some(a)) if a != b && !last => {
                Some(if far(b) > 300 && far(a) < 65 { a } else { b })
            }
            // News prefers the past: the future must be twice as near.
            (Tense::Open, Some(b), Some(a)) if a != b => Some(if far(a) * 2 < far(b) { a } else { b }),
            (_, b, a) => b.or(a),
        }
    }

    fn weekday(&self, weekday: Weekday, tense: Tense, time: &TimeMention) -> Option<Day> {
        let day = self.base(TimeAnchor::Article)?;
        let back = (7 + i32::from(day.weekday().index()) - i32::from(weekday.index())) % 7;
        let ahead = (7 - back) % 7;
        let words = time.span.of(self.text).as_bytes();
        let pointed = words.first().is_some_and(|b| !b.is_ascii_uppercase())
            || words.starts_with(b"Last")
            || words.starts_with(b"Next");
        Some(match tense {
            Tense::Future => day.plus(if pointed && ahead == 0 { 7 } else { ahead }),
            Tense::Past if pointed => day.plus(-if back == 0 { 7 } else { back }),
            Tense::Past | Tense::Open => day.plus(-back),
            Tense::Present => day.plus(ahead),
        })
    }

    /// "a year earlier" beside a quarter is that quarter of the year before; years also count from years before
    /// the common era, which have no days here.
    fn year_from_spoken(&self, unit: TimeUnit, low: i32, high: i32, anchor: TimeAnchor) -> Point {
        let spoken = self.spoken?;
        if unit != TimeUnit::Year || low != high {
            return None;
        }
        if spoken.grain == TimeUnit::Quarter && low == -1 {
            let (_, month, _) = spoken.day?.ymd();
            return calendar::place(spoken.year - 1, YearPlace::Quarter((month - 1) / 3 + 1));
        }
        let ancient = spoken.day.is_none() && (anchor == TimeAnchor::Reference || self.narrative);
        ancient.then(|| calendar::place(spoken.year + low, YearPlace::Whole)).flatten()
    }

    /// The day behind "ended" or "ending".
    fn closing_day(&self) -> Option<Day> {
        let (next, _) = self.next.filter(|(_, between)| matches!(*between, "ended" | "ending"))?;
        let TimeMeaning::Calendar { year, place: place @ YearPlace::Day(..), tense } = next.meaning else {
            return None;
        };
        let year = match year {
            YearWord::Said(y) => y,
            _ => self.open_year(place, tense, next)?,
        };
        calendar::place(year, place)?.0.day()
    }

    fn unit(&self, unit: TimeUnit, shift: i32, anchor: TimeAnchor) -> Point {
        let day = self.base(anchor)?;
        if unit == TimeUnit::Weekend && shift <= 0 && day.weekday().index() < 5 {
            // In the working week "the weekend" and "last weekend" are the one before.
            return Some(calendar::unit_of(day.plus(-7), unit));
        }
        if let (TimeUnit::Quarter, TimeAnchor::Reference, Some(day)) = (unit, anchor, self.closing_day()) {
            // The quarter that a day closes holds the weeks before it.
            return Some(calendar::unit_of(day.plus(-45), unit));
        }
        let known = self.spoken.is_some_and(|s| s.grain == TimeUnit::Quarter);
        // Results are told of the last full quarter.
        let shift =
            if unit == TimeUnit::Quarter && anchor == TimeAnchor::Reference && !known { -1 } else { shift };
        let day =
            if shift == -1 && !known && unit == TimeUnit::Quarter { self.anchor.unwrap_or(day) } else { day };
        let unit_of = calendar::unit_of(calendar::plus(day, unit, shift), unit);
        match (anchor, self.spoken) {
            // Nothing finer than what was spoken of can be told from it.
            (TimeAnchor::Reference, Some(s)) if s.grain > unit && unit < TimeUnit::Quarter => None,
            _ => Some(unit_of),
        }
    }

    fn count(&self, unit: TimeUnit, low: i32, high: i32, anchor: TimeAnchor) -> Point {
        if let Some(point) = self.year_from_spoken(unit, low, high, anchor) {
            return Some(point);
        }
        let day = self.base(anchor)?;
        let grain = match self.spoken {
            Some(s) if anchor == TimeAnchor::Reference || self.narrative => s.grain,
            _ => TimeUnit::Day,
        };
        let slack = slack(unit);
        let (a, b) =
            (calendar::plus(day, unit, low).plus(-slack), calendar::plus(day, unit, high).plus(slack));
        let range = DayRange::between(a, b);
        if (unit, low, high) == (TimeUnit::Day, -1, 0) {
            // "overnight": the night before the day of writing.
            let last =
                self.writing.filter(|_| anchor == TimeAnchor::Article && !self.narrative).unwrap_or(day);
            return Some((DayRange::between(last.plus(-1), last), last.plus(-1).to_string()));
        }
        if low != high {
            let value = if high <= 0 { "PAST_REF" } else { "FUTURE_REF" };
            let range = if range.days().is_some_and(|d| d <= WIDEST) { range } else { DayRange::ANY };
            return Some((range, value.to_owned()));
        }
        let said = match unit {
            TimeUnit::Decade | TimeUnit::Century => TimeUnit::Year,
            TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => TimeUnit::Day,
            other => other,
        };
        if grain > said {
            return None;
        }
        let (held, value) = calendar::unit_of(calendar::plus(day, unit, low), said);
        Some((if said == TimeUnit::Day { held } else { range }, value))
    }
}

/// True for words of a year that mean one of its quarters ("the year-ago period").
fn says_quarter(words: &str) -> bool {
    words.contains("quarter") || words.contains("period")
}

/// The weekday a mention begins with ("Saturday, April 25").
fn weekday_name(words: &str) -> Option<Weekday> {
    const NAMES: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let at = NAMES.iter().position(|n| words.starts_with(n))?;
    Some(Weekday::from_index(at as u8))
}

/// How far a counted distance is rounded, in days to each side: "five months ago" was 4 months and 27 days
/// before in one checked case, so half a unit.
fn slack(unit: TimeUnit) -> i32 {
    match unit {
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour | TimeUnit::Day => 0,
        TimeUnit::Week | TimeUnit::Weekend => 3,
        TimeUnit::Month => 15,
        TimeUnit::Quarter => 45,
        TimeUnit::Year => 183,
        TimeUnit::Decade => 5 * 365,
        TimeUnit::Century => 50 * 365,
    }
}

fn reference_name(tense: Tense) -> Option<&'static str> {
    match tense {
        Tense::Past => Some("PAST_REF"),
        Tense::Present => Some("PRESENT_REF"),
        Tense::Future => Some("FUTURE_REF"),
        Tense::Open => None,
    }
}

/// The finest unit of a value.
fn grain(value: &str) -> Option<TimeUnit> {
    match value.len() {
        _ if value.starts_with("BC") => Some(TimeUnit::Year),
        10 if value.as_bytes().get(5).is_some_and(u8::is_ascii_digit) => Some(TimeUnit::Day),
        7 if value.contains("-Q") => Some(TimeUnit::Quarter),
        7 | 8 | 11 if value.contains('W') => Some(TimeUnit::Week),
        7 if value.as_bytes().get(5).is_some_and(u8::is_ascii_digit) => Some(TimeUnit::Month),
        7 => Some(TimeUnit::Quarter),
        4 => Some(TimeUnit::Year),
        _ => None,
    }
}

/// "TNI", "T18:30".
fn clock_value(clock: Clock) -> String {
    match clock {
        Clock::Part(part) => format!("T{}", part_code(part)),
        Clock::Hour(hour) => format!("T{hour:02}:00"),
        Clock::Minute(minute) => format!("T{:02}:{:02}", minute / 60, minute % 60),
    }
}

fn part_code(part: DayPart) -> &'static str {
    crate::annotate::timex_part(part)
}
