//! Evidence becomes intervals, intervals become a publication day, and times are resolved against it.
//!
//! Every date keeps its words and its reason. The days that most evidence allows are the answer; what contradicts
//! it is set aside with a reason, never silently. No evidence gives an honest open range.

mod calendar;
mod chronology;
mod estimate;
mod evidence;
mod reading;
mod resolve;
mod sequence;

pub use chronology::Chronology;
pub use estimate::estimate;
pub use resolve::resolve;
