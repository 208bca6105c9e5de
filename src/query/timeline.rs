//! Where matches lie in time: bins of days and single articles.

use super::answer::{TimeBin, TimePoint, Timeline};
use super::filter::{Dimension, Fails};
use super::question::Bin;
use crate::corpus::{Corpus, Doc};
use crate::model::{DateEstimate, Day, DayRange, YEARS, days_in_month};

/// More bins than this are not made: a chart cannot show them.
const MOST_BINS: usize = 40_000;

impl Bin {
    /// The days of the bin that holds `day`.
    fn around(self, day: Day) -> (Day, Day) {
        let (year, month, _) = day.ymd();
        let days = |from: (u32, u32), to: (u32, u32)| {
            (
                Day::from_ymd(year, from.0, from.1).unwrap_or(day),
                Day::from_ymd(year, to.0, to.1).unwrap_or(day),
            )
        };
        match self {
            Bin::Day => (day, day),
            Bin::Week => {
                let first = day.plus(-i32::from(day.weekday().index()));
                (first, first.plus(6))
            }
            Bin::Month => days((month, 1), (month, days_in_month(year, month).unwrap_or(28))),
            Bin::Year => days((1, 1), (12, 31)),
        }
    }
}

/// The day an article is counted under: its best day, else the middle of its range; none where an end of it
/// is open.
pub(super) fn place(date: &DateEstimate) -> Option<Day> {
    date.best.or_else(|| {
        let (first, last) = (date.range.first()?, date.range.last()?);
        Some(first.plus((last.number() - first.number()) / 2))
    })
}

/// Counts matches as they come by.
pub(super) struct TimelineCounter<'a> {
    corpus: &'a Corpus,
    bin: Bin,
    most: usize,
    timeline: Timeline,
}

impl<'a> TimelineCounter<'a> {
    pub(super) fn new(corpus: &'a Corpus, bin: Bin, most: usize) -> TimelineCounter<'a> {
        let mut timeline = Timeline { bins: bins(corpus, bin), ..Timeline::default() };
        for doc in 0..corpus.len() {
            if let Some(found) = place(corpus.date(doc)).and_then(|day| find(&mut timeline.bins, day)) {
                found.all += 1;
            }
        }
        TimelineCounter { corpus, bin, most, timeline }
    }

    /// Counts an article that matches the words.
    pub(super) fn add(&mut self, doc: Doc, fails: Fails) {
        if !fails.none_but(Dimension::Days) {
            return;
        }
        let date = self.corpus.date(doc);
        let bin = place(date).map(|day| (self.bin.around(day), find(&mut self.timeline.bins, day)));
        match bin {
            Some(((first, last), Some(bin))) => {
                let inside = DayRange::between(first, last).intersect(date.range) == Some(date.range);
                let count = match (inside, date.stated) {
                    (false, _) => &mut bin.wide,
                    (true, true) => &mut bin.stated,
                    (true, false) => &mut bin.inferred,
                };
                *count += 1;
            }
            _ if date.range.is_any() => self.timeline.undated += 1,
            _ => self.timeline.open += 1,
        }
        if self.timeline.points.len() < self.most {
            let DateEstimate { range, best, stated, .. } = *date;
            self.timeline.points.push(TimePoint { doc, range, best, stated, inside: fails.none() });
        } else {
            self.timeline.more = true;
        }
    }

    pub(super) fn finish(self) -> Timeline {
        self.timeline
    }
}

/// The bins from the first to the last that an article of the corpus is counted under.
fn bins(corpus: &Corpus, bin: Bin) -> Vec<TimeBin> {
    let days = || (0..corpus.len()).filter_map(|doc| place(corpus.date(doc)));
    let (Some(first), Some(last)) = (days().min(), days().max()) else { return Vec::new() };
    let mut bins = Vec::new();
    let mut day = first;
    while day <= last && bins.len() < MOST_BINS {
        let (first, last) = bin.around(day);
        bins.push(TimeBin { first, last, stated: 0, inferred: 0, wide: 0, all: 0 });
        if last == Day::MAX || *YEARS.end() < last.ymd().0 {
            break;
        }
        day = last.plus(1);
    }
    bins
}

fn find(bins: &mut [TimeBin], day: Day) -> Option<&mut TimeBin> {
    let index = bins.partition_point(|bin| bin.last < day);
    bins.get_mut(index).filter(|bin| bin.first <= day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bins_hold_whole_units() {
        let day = Day::from_ymd(2004, 2, 11).unwrap();
        let show = |bin: Bin| {
            let (first, last) = bin.around(day);
            format!("{first} {last}")
        };
        assert_eq!(show(Bin::Day), "2004-02-11 2004-02-11");
        assert_eq!(show(Bin::Week), "2004-02-09 2004-02-15");
        assert_eq!(show(Bin::Month), "2004-02-01 2004-02-29");
        assert_eq!(show(Bin::Year), "2004-01-01 2004-12-31");
    }
}
