//! [`Error`]: what can go wrong, and where.

use std::fmt;

/// Result of a fallible call of this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// The one error type of this crate: what is wrong, and where (source, line, column) as far as it is known.
///
/// [`Error::kind`] tells the classes apart; the message is for people and names the value and the limit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Error {
    kind: ErrorKind,
    message: String,
    place: Place,
}

/// Where an error lies. Lines and columns count from 1; 0 means not known. Columns count bytes in JSON and cells in tables.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Place {
    source: Option<String>,
    line: usize,
    column: usize,
}

/// The classes of [`Error`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// JSON that is not an article: bad syntax, a missing text, a value of the wrong type or out of range.
    Json,
    /// A span or an id that does not fit the article it stands in.
    Reference,
    /// A value that its type cannot hold: an impossible date, an unknown code.
    Value,
    /// A dictionary line that cannot be read.
    Lexicon,
    /// A phrase that the matcher cannot hold, or too many of them.
    Pattern,
    /// Bytes that are not UTF-8 text.
    Encoding,
}

impl Error {
    /// An error of `kind` with a message for people.
    #[must_use]
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), place: Place::default() }
    }

    /// The same error with the name of the file or table it lies in.
    #[must_use]
    pub fn in_source(mut self, source: impl Into<String>) -> Self {
        self.place.source = Some(source.into());
        self
    }

    /// The same error with line and column, counted from 1 (0: not known).
    #[must_use]
    pub fn at(mut self, line: usize, column: usize) -> Self {
        (self.place.line, self.place.column) = (line, column);
        self
    }

    /// The class of the error.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// What is wrong, without the place.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The line, counted from 1, where it is known.
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        (self.place.line > 0).then_some(self.place.line)
    }

    /// The column, counted from 1, where it is known: bytes in JSON, cells in tables.
    #[must_use]
    pub fn column(&self) -> Option<usize> {
        (self.place.column > 0).then_some(self.place.column)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Place { source, line, column } = &self.place;
        if let Some(source) = source {
            write!(f, "{source}: ")?;
        }
        match (line, column) {
            (0, 0) => {}
            (line, 0) => write!(f, "line {line}: ")?,
            (0, column) => write!(f, "column {column}: ")?,
            (line, column) => write!(f, "line {line}, column {column}: ")?,
        }
        f.write_str(&self.message)
    }
}
