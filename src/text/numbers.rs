//! Numbers in digits and in words.

use std::ops::Range;

use crate::Span;

/// A number in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    /// Indexes of its words.
    pub words: Range<u32>,
    /// Where it stands, with `$` and `%`.
    pub span: Span,
    /// How much it is.
    pub value: NumberValue,
    /// What sort of number it is.
    pub kind: NumberKind,
}

/// How much a number is. An exact number has the same value three times; `dozens` is at least 24 and has neither best nor high.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NumberValue {
    /// At least this.
    pub low: f64,
    /// The number itself, or the best guess.
    pub best: Option<f64>,
    /// At most this, where there is a limit.
    pub high: Option<f64>,
}

impl NumberValue {
    /// Just `value`.
    #[must_use]
    pub const fn exact(value: f64) -> Self {
        Self { low: value, best: Some(value), high: Some(value) }
    }

    /// `low` or more.
    #[must_use]
    pub const fn at_least(low: f64) -> Self {
        Self { low, best: None, high: None }
    }
}

/// The sorts of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NumberKind {
    /// How many: `12`, `1.2 million`, `dozens`.
    Cardinal,
    /// Which one: `third`, `21st`.
    Ordinal,
    /// `5%`, `5 percent`.
    Percent,
    /// `$5 million`, `5 euros`.
    Money,
    /// Four digits without a separator from 1500 to 2099: a year, unless the context says otherwise.
    YearLike,
}
