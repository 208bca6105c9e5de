//! Dates as files state them: ISO 8601, RFC 2822, and the ways English newspapers write a day.
//!
//! The day is kept as it was stated, in its own time zone: "2003-06-07T23:30-04:00" is June 7.

use crate::model::{Day, DayRange, MONTH_NAMES, WEEKDAY_NAMES, Weekday};

/// Why a value is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unread {
    /// It has no form we know, or names a day the calendar lacks.
    NotADate,
    /// "06/07/2003": day and month could be either.
    Ambiguous,
    /// "Friday, June 7, 2003" where that day was a Saturday.
    WrongWeekday,
}

impl Unread {
    /// The reason as the end of a sentence.
    pub(super) fn reason(self) -> &'static str {
        match self {
            Unread::NotADate => "is not a date that can be read",
            Unread::Ambiguous => "could be read with day and month either way",
            Unread::WrongWeekday => "names a weekday that this day was not",
        }
    }
}

/// Longest value looked at: a date with weekday, time and zone is far shorter.
const LONGEST: usize = 100;

/// Reads a metadata value or a line that holds nothing but a date, with or without a time of day.
pub(super) fn parse(value: &str) -> Result<DayRange, Unread> {
    let value = value.trim();
    if value.len() > LONGEST {
        return Err(Unread::NotADate);
    }
    if let Some(range) = DayRange::parse_edtf(value).filter(|range| !range.is_any()) {
        return Ok(range);
    }
    if let Some(range) = parse_iso(value).or_else(|| parse_epoch(value)) {
        return Ok(range);
    }
    parse_words(value)
}

/// `YYYY-MM-DD` with a time behind it, `YYYYMMDD`, `YYYY/MM/DD`.
fn parse_iso(value: &str) -> Option<DayRange> {
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();
    let (head, rest) = match digits {
        8 => value.split_at_checked(8)?,
        14 => return day(value.get(..4)?, value.get(4..6)?, value.get(6..8)?),
        4 => value.split_at_checked(10)?,
        _ => return None,
    };
    // What follows the day is a time of day and begins so.
    if !rest.is_empty() && !rest.starts_with(['T', 't', ' ', 'Z', '+']) {
        return None;
    }
    if digits == 8 {
        return day(head.get(..4)?, head.get(4..6)?, head.get(6..8)?);
    }
    let separator = *head.as_bytes().get(4)?;
    if !matches!(separator, b'-' | b'/' | b'.') || head.as_bytes().get(7) != Some(&separator) {
        return None;
    }
    day(head.get(..4)?, head.get(5..7)?, head.get(8..10)?)
}

fn day(year: &str, month: &str, day: &str) -> Option<DayRange> {
    let number = |s: &str| s.bytes().all(|b| b.is_ascii_digit()).then(|| s.parse::<u32>().ok()).flatten();
    Day::from_ymd(number(year)? as i32, number(month)?, number(day)?).map(DayRange::exact)
}

/// Seconds or milliseconds since 1970, as feeds write them. The day in UTC.
fn parse_epoch(value: &str) -> Option<DayRange> {
    let number: i64 = value.parse().ok()?;
    let seconds = match value.len() {
        9 | 10 => number,
        12 | 13 => number / 1000,
        _ => return None,
    };
    Some(DayRange::exact(Day::from_number(i32::try_from(seconds.div_euclid(86_400)).ok()?)))
}

/// The index of the name that `word` is, or abbreviates with three letters or more ("sept", "tues").
fn named(names: &[&str], word: &str) -> Option<usize> {
    (word.len() >= 3).then(|| names.iter().position(|name| name.starts_with(word)))?
}

/// 1-12 for the name of a month or its abbreviation, in any case.
pub(super) fn month_number(word: &str) -> Option<u32> {
    named(&MONTH_NAMES, &word.trim_end_matches('.').to_lowercase()).map(|index| index as u32 + 1)
}

/// What the words of a date say, gathered left to right.
#[derive(Default)]
struct Parts {
    weekday: Option<Weekday>,
    month: Option<u32>,
    numbers: Vec<u32>,
    year: Option<i32>,
}

/// "June 7, 2003", "7 June 2003", "Sat, 07 Jun 2003 10:15:00 +0200", "7/6/2003", "June 2003".
fn parse_words(value: &str) -> Result<DayRange, Unread> {
    if let Some(numeric) = parse_numeric(value) {
        return numeric;
    }
    let mut parts = Parts::default();
    for word in
        value.split(|c: char| c.is_whitespace() || matches!(c, ',' | '-' | '|' | '(' | ')' | '•' | '·'))
    {
        let word = word.trim_matches(|c| c == '.' || c == ':');
        if !word.is_empty() && !parts.take(word) {
            return Err(Unread::NotADate);
        }
    }
    parts.range()
}

impl Parts {
    /// Takes one word; false where it belongs to no date.
    fn take(&mut self, word: &str) -> bool {
        let lower = word.to_lowercase();
        let plain = lower.trim_end_matches("st").trim_end_matches("nd");
        let plain = plain.trim_end_matches("rd").trim_end_matches("th");
        if let Ok(number) = plain.parse::<u32>() {
            return self.take_number(word, number);
        }
        if self.month.is_none()
            && let Some(index) = named(&MONTH_NAMES, &lower)
        {
            self.month = Some(index as u32 + 1);
            return true;
        }
        if let Some(index) = named(&WEEKDAY_NAMES, &lower) {
            self.weekday = Some(Weekday::from_index(index as u8));
            return true;
        }
        is_time_word(&lower)
    }

    fn take_number(&mut self, word: &str, number: u32) -> bool {
        let signed = word.starts_with('+');
        if word.len() == 4 && !signed && self.year.is_none() && (1000..=2999).contains(&number) {
            self.year = Some(number as i32);
        } else if self.year.is_none() && !signed {
            self.numbers.push(number);
        }
        // After the year come times and zones.
        self.numbers.len() <= 2
    }

    fn range(&self) -> Result<DayRange, Unread> {
        let (Some(year), Some(month)) = (self.year, self.month) else { return Err(Unread::NotADate) };
        let Some(&number) = self.numbers.first() else {
            return DayRange::of_month(year, Some(month)).ok_or(Unread::NotADate);
        };
        let day = Day::from_ymd(year, month, number).ok_or(Unread::NotADate)?;
        if self.weekday.is_some_and(|stated| stated != day.weekday()) {
            return Err(Unread::WrongWeekday);
        }
        Ok(DayRange::exact(day))
    }
}

/// True where a text holds nothing but an hour of the day and words around it: " at 14:05 GMT".
pub(super) fn is_hour(text: &str) -> bool {
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')'));
    let mut words = words.map(|word| word.trim_matches(['.', ':'])).filter(|word| !word.is_empty());
    text.len() <= 40 && words.all(is_time_word)
}

/// A clock time, a zone, or a word that stands between a day and a time.
fn is_time_word(lower: &str) -> bool {
    let clock = |s: &str| {
        let s = s.trim_end_matches("am").trim_end_matches("pm").trim_end_matches('h');
        !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.'))
    };
    clock(lower)
        || matches!(
            lower,
            "at" | "of"
                | "on"
                | "the"
                | "am"
                | "pm"
                | "a.m"
                | "p.m"
                | "gmt"
                | "utc"
                | "est"
                | "edt"
                | "et"
                | "cst"
                | "cdt"
                | "ct"
                | "mst"
                | "mdt"
                | "mt"
                | "pst"
                | "pdt"
                | "pt"
                | "bst"
                | "cet"
                | "cest"
                | "eet"
                | "ist"
                | "idt"
                | "z"
                | "local"
                | "time"
                | "eastern"
                | "pacific"
                | "central"
        )
        || (lower.starts_with(['+', '-']) && lower.len() <= 6)
}

/// "06/07/2003", "7.6.2003", with a time behind it or not. None where the value has another form.
fn parse_numeric(value: &str) -> Option<Result<DayRange, Unread>> {
    let word = value.split([' ', ',', 'T']).next()?;
    let separator = ['/', '.'].into_iter().find(|&s| word.matches(s).count() == 2)?;
    let numbers: Vec<u32> = word.split(separator).map_while(|part| part.parse().ok()).collect();
    let &[a, b, year] = numbers.as_slice() else { return None };
    let year = i32::try_from(year).ok()?;
    let year = match word.rsplit(separator).next().map_or(0, str::len) {
        4 if (1000..=2999).contains(&year) => year,
        // Two digits are of the last hundred years as the web has known them.
        2 if year >= 70 => year + 1900,
        2 => year + 2000,
        _ => return None,
    };
    let exact = |month, day| Day::from_ymd(year, month, day).map(DayRange::exact).ok_or(Unread::NotADate);
    // With dots the day comes first everywhere; with slashes only a number above twelve tells.
    Some(match separator {
        '.' => exact(b, a),
        _ if a > 12 || a == b => exact(b, a),
        _ if b > 12 => exact(a, b),
        _ => Err(Unread::Ambiguous),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms() {
        for value in [
            "2003-06-07",
            "2003-06-07T23:30:00-04:00",
            "2003-06-07 10:15",
            "20030607",
            "20030607T101500Z",
            "20030607101500",
            "2003/06/07",
            "June 7, 2003",
            "Jun. 7, 2003",
            "JUNE 7TH, 2003",
            "7 June 2003",
            "7th of June 2003",
            "Saturday, June 7, 2003",
            "Saturday June 7, 2003 10:15 AM EDT",
            "June 7, 2003 at 10:15 a.m. ET",
            "Sat, 07 Jun 2003 10:15:00 +0200",
            "Sat, 7 Jun 2003 10:15:00 GMT",
            "7-Jun-2003",
            "13/6/2003",
            "6/13/2003",
            "7.6.2003",
            "13/6/03",
            "1054944000",
            "1054944000000",
        ] {
            let expected = match value {
                "13/6/2003" | "6/13/2003" | "13/6/03" => "2003-06-13",
                _ => "2003-06-07",
            };
            assert_eq!(parse(value).map(DayRange::edtf).as_deref(), Ok(expected), "{value}");
        }
        assert_eq!(parse("June 2003").map(DayRange::edtf).as_deref(), Ok("2003-06"));
        assert_eq!(parse("2003-06").map(DayRange::edtf).as_deref(), Ok("2003-06"));
        assert_eq!(
            parse("2003-06-05/2003-06-07").map(DayRange::edtf).as_deref(),
            Ok("2003-06-05/2003-06-07")
        );
    }

    #[test]
    fn not_dates() {
        for value in
            ["", "yesterday", "June 7", "31 June 2003", "2003-02-30", "12:30", "10 of 2003 people", "May"]
        {
            assert_eq!(parse(value), Err(Unread::NotADate), "{value}");
        }
        assert_eq!(parse("06/07/2003"), Err(Unread::Ambiguous));
        assert_eq!(parse("Friday, June 7, 2003"), Err(Unread::WrongWeekday));
    }
}
