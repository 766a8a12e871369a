//! News text in, typed facts out.

mod error;
mod span;

pub use error::{Error, ErrorKind, Result};
pub use span::Span;
