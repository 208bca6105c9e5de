//! The nouns that cross rooms.
//!
//! Types here hold data and their own invariants, no algorithms: a room may be rewritten without touching
//! its neighbors as long as it takes and returns these. None of them knows how it is serialized; the
//! segment and the protocol each have their own forms.

mod annotation;
mod article;
mod day;
mod estimate;
mod problem;
mod span;

pub use annotation::*;
pub use article::*;
pub use day::*;
pub use estimate::*;
pub use problem::*;
pub use span::*;
