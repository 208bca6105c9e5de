//! Integration tests.

mod golden;
mod text;
