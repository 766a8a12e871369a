//! The JSON Schema of an article.

/// The JSON Schema (draft 2020-12) of an [`Article`](crate::Article), generated from the Rust types.
///
/// ```
/// let schema = newswire::export::schema::article();
/// assert_eq!(schema.get("title").and_then(|title| title.as_str()), Some("Article"));
/// ```
#[must_use]
pub fn article() -> schemars::Schema {
    schemars::schema_for!(crate::Article)
}
