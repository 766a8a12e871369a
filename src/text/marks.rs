//! Quote marks.

use crate::Span;

/// A quote mark. An apostrophe inside a word is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Where it stands: one character, or two for the LaTeX kinds.
    pub span: Span,
    /// Which mark it is.
    pub kind: MarkKind,
}

/// The kinds of quote marks, by how they look: what they do is for the reader to find out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MarkKind {
    /// `“` (or `‟`, `「`, `『`).
    DoubleOpen,
    /// `”` (or `」`, `』`).
    DoubleClose,
    /// `"`.
    DoubleStraight,
    /// `„`.
    DoubleLow,
    /// `«`.
    GuillemetOpen,
    /// `»`.
    GuillemetClose,
    /// `‘` (or `‹`, or one backtick).
    SingleOpen,
    /// `’` (or `›`), unless a word goes on behind it.
    SingleClose,
    /// `'`, unless a word goes on behind it.
    SingleStraight,
    /// Two backticks.
    LatexOpen,
    /// Two straight apostrophes.
    LatexClose,
}

impl MarkKind {
    /// The kind of the mark `c`, or of two of them.
    pub(super) const fn of(c: char, twice: bool) -> Option<Self> {
        Some(match c {
            '`' if twice => Self::LatexOpen,
            '\'' if twice => Self::LatexClose,
            '“' | '‟' | '「' | '『' => Self::DoubleOpen,
            '”' | '」' | '』' => Self::DoubleClose,
            '"' | '＂' => Self::DoubleStraight,
            '„' => Self::DoubleLow,
            '«' => Self::GuillemetOpen,
            '»' => Self::GuillemetClose,
            '‘' | '‛' | '‹' | '`' => Self::SingleOpen,
            '’' | '›' => Self::SingleClose,
            '\'' => Self::SingleStraight,
            _ => return None,
        })
    }
}
