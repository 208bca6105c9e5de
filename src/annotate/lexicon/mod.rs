//! Word lists. Data only; the passes hold the logic.

pub(crate) mod quantity;
