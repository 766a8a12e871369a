//! [`Sides`]: what stands to the left and to the right of a quote mark.

use crate::Span;

/// The characters beside a mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sides {
    pub(super) before: Option<char>,
    pub(super) after: Option<char>,
}

impl Sides {
    pub(super) fn of(text: &str, mark: Span) -> Self {
        let before = text.get(..mark.start() as usize).and_then(|head| head.chars().next_back());
        let after = text.get(mark.end() as usize..).and_then(|tail| tail.chars().next());
        Self { before, after }
    }

    pub(super) fn space_before(self) -> bool {
        self.before.is_none_or(char::is_whitespace)
    }

    pub(super) fn space_after(self) -> bool {
        self.after.is_none_or(char::is_whitespace)
    }

    /// Free on the left, text on the right: where a mark opens.
    pub(super) fn looks_opening(self) -> bool {
        let free =
            self.before.is_none_or(|c| matches!(c, '(' | '[' | '{' | '-' | '–' | '—' | '―' | '/') || c.is_whitespace());
        free && self.after.is_some_and(|c| !c.is_whitespace() && !is_closing_mark(c))
    }

    /// Text on the left, free on the right: where a mark closes.
    pub(super) fn looks_closing(self) -> bool {
        let free = self
            .after
            .is_none_or(|c| c.is_whitespace() || is_closing_mark(c) || matches!(c, '-' | '–' | '—' | '―' | '/'));
        free && !self.space_before() && !matches!(self.before, Some('(' | '[' | '{'))
    }

    pub(super) fn digit_before(self) -> bool {
        self.before.is_some_and(|c| c.is_ascii_digit())
    }

    /// As in '70s.
    pub(super) fn digit_after(self) -> bool {
        self.after.is_some_and(|c| c.is_ascii_digit())
    }

    pub(super) fn letter_before(self) -> bool {
        self.before.is_some_and(char::is_alphanumeric)
    }

    pub(super) fn letter_after(self) -> bool {
        self.after.is_some_and(char::is_alphanumeric)
    }
}

/// A mark that no text opens with.
fn is_closing_mark(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}')
}
