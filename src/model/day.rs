//! Civil days and intervals of days, proleptic Gregorian, without time zones.
//!
//! News is dated by the day. A day is a number of days since 1970-01-01, so that comparing and counting are
//! integer operations; the conversion follows Howard Hinnant's `days_from_civil` (public domain paper
//! "chrono-Compatible Low-Level Date Algorithms"). A calendar crate would cost some 50 kB in the page.

use std::fmt;

/// A civil day.
///
/// ```
/// use dateline::model::{Day, Weekday};
/// let day = Day::from_ymd(2003, 6, 7).unwrap();
/// assert_eq!(day.weekday(), Weekday::Saturday);
/// assert_eq!(day.to_string(), "2003-06-07");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day(i32);

/// Days of the week, Monday first as in ISO 8601.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

/// The years a [`Day`] may have: what ISO 8601 writes with four digits.
pub const YEARS: std::ops::RangeInclusive<i32> = 0..=9999;

impl Day {
    /// The first and last day that can be written with a four-digit year.
    pub const MIN: Day = Day(-719_528);
    /// See [`Day::MIN`].
    pub const MAX: Day = Day(2_932_896);

    /// The day of a year, month (1-12) and day of month, or none where the calendar has no such day.
    #[must_use]
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Day> {
        if !YEARS.contains(&year) || day == 0 || day > days_in_month(year, month)? {
            return None;
        }
        Some(Day(days_from_civil(year, month, day)))
    }

    /// The day `number` days after 1970-01-01, clamped to four-digit years.
    #[must_use]
    pub fn from_number(number: i32) -> Day {
        Day(number).clamp(Day::MIN, Day::MAX)
    }

    /// Days since 1970-01-01.
    #[must_use]
    pub fn number(self) -> i32 {
        self.0
    }

    /// Year, month (1-12), day of month.
    #[must_use]
    pub fn ymd(self) -> (i32, u32, u32) {
        civil_from_days(self.0)
    }

    /// The day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        // 1970-01-01 was a Thursday, index 3 from Monday.
        Weekday::from_index((self.0 + 3).rem_euclid(7) as u8)
    }

    /// The day `days` later (earlier where negative), clamped to four-digit years.
    #[must_use]
    pub fn plus(self, days: i32) -> Day {
        Day::from_number(self.0.saturating_add(days))
    }

    /// Reads `YYYY-MM-DD`, nothing else.
    #[must_use]
    pub fn parse_iso(text: &str) -> Option<Day> {
        let mut parts = text.splitn(3, '-');
        let (y, m, d) = (parts.next()?, parts.next()?, parts.next()?);
        if y.len() != 4 || m.len() != 2 || d.len() != 2 {
            return None;
        }
        let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit()).then(|| s.parse::<u32>().ok()).flatten();
        Day::from_ymd(digits(y)? as i32, digits(m)?, digits(d)?)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (y, m, d) = self.ymd();
        write!(f, "{y:04}-{m:02}-{d:02}")
    }
}

impl Weekday {
    /// 0 is Monday; taken modulo seven.
    #[must_use]
    pub fn from_index(index: u8) -> Weekday {
        use Weekday::*;
        [Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday][(index % 7) as usize]
    }

    /// 0 is Monday, 6 Sunday.
    #[must_use]
    pub fn index(self) -> u8 {
        self as u8
    }
}

/// The English names of the days of the week in lower case, Monday first.
pub const WEEKDAY_NAMES: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The English names of the months in lower case, January first. All forms in which English texts shorten them are
/// their first three letters, and "sept".
pub const MONTH_NAMES: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Days in a month (1-12) of a year, or none where there is no such month.
#[must_use]
pub fn days_in_month(year: i32, month: u32) -> Option<u32> {
    Some(match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => return None,
    })
}

fn days_from_civil(year: i32, month: u32, day: u32) -> i32 {
    let y = if month <= 2 { year - 1 } else { year };
    let era = y.div_euclid(400);
    let yoe = y.rem_euclid(400);
    let mp = (month as i32 + 9) % 12;
    let doy = (153 * mp + 2) / 5 + day as i32 - 1;
    let doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    era * 146_097 + doe - 719_468
}

fn civil_from_days(days: i32) -> (i32, u32, u32) {
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1_460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let day = (doy - (153 * mp + 2) / 5 + 1) as u32;
    let month = if mp < 10 { mp + 3 } else { mp - 9 } as u32;
    let year = yoe + era * 400 + i32::from(month <= 2);
    (year, month, day)
}

/// An interval of days, both ends included; an open end is none.
///
/// Exact when both ends are the same day. The interval is never empty: `first <= last` where both are given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct DayRange {
    first: Option<Day>,
    last: Option<Day>,
}

impl DayRange {
    /// No bound on either side.
    pub const ANY: DayRange = DayRange { first: None, last: None };

    /// From `first` to `last`; none where `first` lies after `last`.
    #[must_use]
    pub fn new(first: Option<Day>, last: Option<Day>) -> Option<DayRange> {
        match (first, last) {
            (Some(a), Some(b)) if a > b => None,
            _ => Some(DayRange { first, last }),
        }
    }

    /// One day.
    #[must_use]
    pub fn exact(day: Day) -> DayRange {
        DayRange { first: Some(day), last: Some(day) }
    }

    /// Two days in either order.
    #[must_use]
    pub fn between(a: Day, b: Day) -> DayRange {
        DayRange { first: Some(a.min(b)), last: Some(a.max(b)) }
    }

    /// A whole month (1-12), or a whole year where `month` is none; none where there is no such month.
    #[must_use]
    pub fn of_month(year: i32, month: Option<u32>) -> Option<DayRange> {
        let (from, to) = month.map_or((1, 12), |m| (m, m));
        let first = Day::from_ymd(year, from, 1)?;
        let last = Day::from_ymd(year, to, days_in_month(year, to)?)?;
        Some(DayRange::between(first, last))
    }

    /// The first day, none where open.
    #[must_use]
    pub fn first(self) -> Option<Day> {
        self.first
    }

    /// The last day, none where open.
    #[must_use]
    pub fn last(self) -> Option<Day> {
        self.last
    }

    /// The day, where the range is exactly one.
    #[must_use]
    pub fn day(self) -> Option<Day> {
        self.first.filter(|_| self.first == self.last)
    }

    /// True where neither end is bound.
    #[must_use]
    pub fn is_any(self) -> bool {
        self.first.is_none() && self.last.is_none()
    }

    /// Number of days inside, none where an end is open.
    #[must_use]
    pub fn days(self) -> Option<u32> {
        Some((self.last?.number() - self.first?.number()) as u32 + 1)
    }

    /// What lies in both, none where nothing does.
    #[must_use]
    pub fn intersect(self, other: DayRange) -> Option<DayRange> {
        let first = match (self.first, other.first) {
            (Some(a), Some(b)) => Some(a.max(b)),
            (a, b) => a.or(b),
        };
        let last = match (self.last, other.last) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        DayRange::new(first, last)
    }

    /// True where the day lies inside.
    #[must_use]
    pub fn contains(self, day: Day) -> bool {
        self.first.is_none_or(|f| f <= day) && self.last.is_none_or(|l| day <= l)
    }

    /// True where the two share a day.
    #[must_use]
    pub fn overlaps(self, other: DayRange) -> bool {
        self.intersect(other).is_some()
    }

    /// Extended Date/Time Format (ISO 8601-2): `2003-06-07`, `2003-06`, `2003`, `2003-06-05/2003-06-07`,
    /// `2003-06-05/..`, `../2004-01-01`, or the empty string where nothing is known.
    #[must_use]
    pub fn edtf(self) -> String {
        match (self.first, self.last) {
            (None, None) => String::new(),
            (Some(a), None) => format!("{a}/.."),
            (None, Some(b)) => format!("../{b}"),
            (Some(a), Some(b)) if a == b => a.to_string(),
            (Some(a), Some(b)) => {
                let (y, m, _) = a.ymd();
                if DayRange::of_month(y, Some(m)) == Some(self) {
                    format!("{y:04}-{m:02}")
                } else if DayRange::of_month(y, None) == Some(self) {
                    format!("{y:04}")
                } else {
                    format!("{a}/{b}")
                }
            }
        }
    }

    /// Reads what [`DayRange::edtf`] writes.
    #[must_use]
    pub fn parse_edtf(text: &str) -> Option<DayRange> {
        let text = text.trim();
        if let Some((a, b)) = text.split_once('/') {
            let first = if a == ".." || a.is_empty() { None } else { Some(parse_level0(a)?.first?) };
            let last = if b == ".." || b.is_empty() { None } else { Some(parse_level0(b)?.last?) };
            return DayRange::new(first, last);
        }
        parse_level0(text)
    }
}

fn parse_level0(text: &str) -> Option<DayRange> {
    if let Some(day) = Day::parse_iso(text) {
        return Some(DayRange::exact(day));
    }
    if !text.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
        return None;
    }
    match text.len() {
        4 => DayRange::of_month(text.parse().ok()?, None),
        7 => {
            let (y, m) = text.split_once('-')?;
            if y.len() != 4 {
                return None;
            }
            DayRange::of_month(y.parse().ok()?, Some(m.parse().ok()?))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_days() {
        for (y, m, d, number, weekday) in [
            (1970, 1, 1, 0, Weekday::Thursday),
            (2000, 2, 29, 11_016, Weekday::Tuesday),
            (2003, 6, 7, 12_210, Weekday::Saturday),
        ] {
            let day = Day::from_ymd(y, m, d).unwrap();
            assert_eq!((day.number(), day.weekday()), (number, weekday));
        }
        assert_eq!(Day::from_ymd(2003, 2, 29), None);
        assert_eq!(Day::MIN.to_string(), "0000-01-01");
        assert_eq!(Day::MAX.to_string(), "9999-12-31");
    }

    proptest! {
        #[test]
        fn civil_round_trip(n in Day::MIN.number()..=Day::MAX.number()) {
            let day = Day::from_number(n);
            let (y, m, d) = day.ymd();
            prop_assert_eq!(Day::from_ymd(y, m, d), Some(day));
            prop_assert_eq!(Day::parse_iso(&day.to_string()), Some(day));
        }

        #[test]
        fn edtf_round_trip(a in 0..20_000, len in 0..800, open in 0..3) {
            let (first, last) = (Day::from_number(a), Day::from_number(a + len));
            let range = match open {
                0 => DayRange::between(first, last),
                1 => DayRange::new(Some(first), None).unwrap(),
                _ => DayRange::new(None, Some(last)).unwrap(),
            };
            prop_assert_eq!(DayRange::parse_edtf(&range.edtf()), Some(range));
        }
    }
}
