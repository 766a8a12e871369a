//! Filled articles in the formats that other programs read.

#[cfg(feature = "json")]
pub mod json;
