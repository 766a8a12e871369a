//! Filled articles in the forms that people and other programs read.

#[cfg(feature = "json")]
pub mod geojson;
#[cfg(feature = "json")]
pub mod json;
#[cfg(feature = "schema")]
pub mod schema;
pub mod terminal;
