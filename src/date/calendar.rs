//! Calendar arithmetic on days: units that hold a day, moved by whole units, and their TIMEX3 values.

use crate::model::{Day, DayRange, Season, TimeUnit, YearPlace, days_in_month};

/// ISO 8601 week of a day: the week's year and its number, 1-53.
pub(crate) fn iso_week(day: Day) -> (i32, u32) {
    // The week belongs to the year of its Thursday.
    let thursday = day.plus(3 - i32::from(day.weekday().index()));
    let (year, ..) = thursday.ymd();
    let first = Day::from_ymd(year, 1, 1).map_or(thursday.number(), Day::number);
    (year, ((thursday.number() - first) / 7 + 1) as u32)
}

/// The same day of the month, `months` later; the last day of that month where it is shorter.
pub(crate) fn plus_months(day: Day, months: i32) -> Day {
    let (year, month, dom) = day.ymd();
    let index = i64::from(year) * 12 + i64::from(month) - 1 + i64::from(months);
    let (y, m) = (index.div_euclid(12), index.rem_euclid(12) as u32 + 1);
    let Ok(y) = i32::try_from(y) else { return if months < 0 { Day::MIN } else { Day::MAX } };
    let last = days_in_month(y, m).unwrap_or(28);
    let fallback = if months < 0 { Day::MIN } else { Day::MAX };
    Day::from_ymd(y, m, dom.min(last)).unwrap_or(fallback)
}

/// The day `n` units later (earlier where negative).
pub(crate) fn plus(day: Day, unit: TimeUnit, n: i32) -> Day {
    match unit {
        TimeUnit::Second | TimeUnit::Minute => day,
        TimeUnit::Hour => day.plus(n / 24),
        TimeUnit::Day => day.plus(n),
        TimeUnit::Week | TimeUnit::Weekend => day.plus(n.saturating_mul(7)),
        TimeUnit::Month => plus_months(day, n),
        TimeUnit::Quarter => plus_months(day, n.saturating_mul(3)),
        TimeUnit::Year => plus_months(day, n.saturating_mul(12)),
        TimeUnit::Decade => plus_months(day, n.saturating_mul(120)),
        TimeUnit::Century => plus_months(day, n.saturating_mul(1200)),
    }
}

/// The calendar unit that holds a day: its days and its TIMEX3 value.
pub(crate) fn unit_of(day: Day, unit: TimeUnit) -> (DayRange, String) {
    let (year, month, _) = day.ymd();
    let monday = day.plus(-i32::from(day.weekday().index()));
    let years = |first: i32, count: i32| years(first, count);
    match unit {
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour | TimeUnit::Day => {
            (DayRange::exact(day), day.to_string())
        }
        TimeUnit::Week => {
            let (y, w) = iso_week(day);
            (DayRange::between(monday, monday.plus(6)), format!("{y:04}-W{w:02}"))
        }
        TimeUnit::Weekend => {
            let (y, w) = iso_week(day);
            (DayRange::between(monday.plus(5), monday.plus(6)), format!("{y:04}-W{w:02}-WE"))
        }
        TimeUnit::Month => place(year, YearPlace::Month(month)).unwrap_or_default(),
        TimeUnit::Quarter => place(year, YearPlace::Quarter((month - 1) / 3 + 1)).unwrap_or_default(),
        TimeUnit::Year => place(year, YearPlace::Whole).unwrap_or_default(),
        TimeUnit::Decade => years(year - year.rem_euclid(10), 10),
        TimeUnit::Century => years(year - year.rem_euclid(100), 100),
    }
}

/// A run of `count` (10 or 100) years: its days and its TIMEX3 value, "199" or "19".
pub(crate) fn years(first: i32, count: i32) -> (DayRange, String) {
    let range = span(first, 1, first + count - 1, 12);
    let value = match (first < 0, count) {
        (true, _) => format!("BC{:02}", (-first - 1) / 100),
        (false, 10) => format!("{:03}", first / 10),
        (false, _) => format!("{:02}", first / 100),
    };
    (range, value)
}

/// Whole months of years; years outside four digits leave the range open.
fn span(from: i32, first_month: u32, to: i32, last_month: u32) -> DayRange {
    let first = Day::from_ymd(from, first_month, 1);
    let last = days_in_month(to, last_month).and_then(|d| Day::from_ymd(to, last_month, d));
    match (first, last) {
        (Some(a), Some(b)) => DayRange::between(a, b),
        _ => DayRange::ANY,
    }
}

/// The months a season covers in its year; winter runs from December of `year` into the next one.
fn season_months(season: Season) -> (u32, u32, &'static str) {
    match season {
        Season::Spring => (3, 5, "SP"),
        Season::Summer => (6, 8, "SU"),
        Season::Fall => (9, 11, "FA"),
        Season::Winter => (12, 2, "WI"),
    }
}

/// A place in a year: its days and its TIMEX3 value; none for a day the calendar does not have.
pub(crate) fn place(year: i32, place: YearPlace) -> Option<(DayRange, String)> {
    let name = if year < 0 { format!("BC{:04}", -year) } else { format!("{year:04}") };
    let months = |a, b| if year < 0 { DayRange::ANY } else { span(year, a, year, b) };
    Some(match place {
        YearPlace::Whole => (months(1, 12), name),
        YearPlace::Month(m) => (months(m, m), format!("{name}-{m:02}")),
        YearPlace::Quarter(q) => (months(q * 3 - 2, q * 3), format!("{name}-Q{q}")),
        YearPlace::Half(h) => (months(h * 6 - 5, h * 6), format!("{name}-H{h}")),
        YearPlace::Season(season) => {
            let (a, b, code) = season_months(season);
            let range = if year < 0 { DayRange::ANY } else { span(year, a, year + i32::from(b < a), b) };
            (range, format!("{name}-{code}"))
        }
        YearPlace::Day(m, d) if year < 0 => (DayRange::ANY, format!("{name}-{m:02}-{d:02}")),
        YearPlace::Day(m, d) => {
            let day = Day::from_ymd(year, m, d)?;
            (DayRange::exact(day), day.to_string())
        }
        YearPlace::Nth(m, weekday, n) => {
            let first = Day::from_ymd(year, m, 1)?;
            let ahead = (7 + i32::from(weekday.index()) - i32::from(first.weekday().index())) % 7;
            let day = first.plus(ahead + 7 * (n as i32 - 1));
            (DayRange::exact(day), day.to_string())
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Weekday;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).unwrap()
    }

    #[test]
    fn weeks_of_the_turn_of_the_year() {
        assert_eq!(iso_week(day("2005-01-01")), (2004, 53));
        assert_eq!(iso_week(day("2007-01-01")), (2007, 1));
        assert_eq!(iso_week(day("2003-06-07")), (2003, 23));
    }

    #[test]
    fn months_keep_the_day_where_they_can() {
        assert_eq!(plus_months(day("2006-11-24"), -5), day("2006-06-24"));
        assert_eq!(plus_months(day("2003-03-31"), -1), day("2003-02-28"));
        assert_eq!(plus_months(day("2003-12-15"), 1), day("2004-01-15"));
    }

    #[test]
    fn thanksgiving() {
        let place = place(1999, YearPlace::Nth(11, Weekday::Thursday, 4)).unwrap();
        assert_eq!(place.1, "1999-11-25");
    }
}
