//! [`Word`], its [`Shape`], and the [`Gap`] that follows it.

use std::fmt;
use std::ops::{BitOr, BitOrAssign};

use crate::Span;

/// A run of letters, digits and `_`: `Trump's` is the two words `Trump` and `s`, `U.S.` is `U` and `S`.
///
/// A combining mark belongs to the letter before it, and an invisible character between two letters (a soft hyphen, a zero-width
/// space) does not end the word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Where the word stands.
    pub span: Span,
    /// [`hash`](super::hash) of the word: equal for words that differ in case only.
    pub hash: u64,
    /// How it is written.
    pub shape: Shape,
    /// What stands between it and the next word, or the end of the text.
    pub after: Gap,
}

/// How a word is written: upper or lower case, digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Shape(pub(super) u8);

impl Shape {
    pub(super) const FIRST_UPPER: u8 = 1;
    pub(super) const UPPER: u8 = 2;
    pub(super) const LOWER: u8 = 4;
    pub(super) const DIGIT: u8 = 8;
    /// A letter without case, `_`, or a combining mark.
    pub(super) const CASELESS: u8 = 16;
    pub(super) const NON_ASCII: u8 = 32;
    /// An upper-case letter that is not the first character; told of ASCII words only.
    pub(super) const INNER_UPPER: u8 = 64;

    /// Whether the first character is an upper-case letter: `Paris`, `NATO`, `A`.
    #[must_use]
    pub const fn is_capitalised(self) -> bool {
        self.0 & Self::FIRST_UPPER != 0
    }

    /// Whether there are letters and all of them are upper case: `NATO`, `G7`, `A`.
    #[must_use]
    pub const fn is_upper(self) -> bool {
        self.0 & (Self::UPPER | Self::LOWER) == Self::UPPER
    }

    /// Whether no letter is upper case: `house`, `18th`, `18`.
    #[must_use]
    pub const fn is_lower(self) -> bool {
        self.0 & Self::UPPER == 0
    }

    /// Whether the first letter of an ASCII word, and no other, is upper case.
    pub(crate) const fn is_title(self) -> bool {
        self.0 & (Self::FIRST_UPPER | Self::INNER_UPPER | Self::NON_ASCII) == Self::FIRST_UPPER
    }

    /// Whether there are only digits.
    #[must_use]
    pub const fn is_number(self) -> bool {
        self.0 & (Self::DIGIT | Self::UPPER | Self::LOWER | Self::CASELESS) == Self::DIGIT
    }

    /// The shape with these [bits](Self::bits).
    pub(crate) const fn from_bits(bits: u8) -> Self {
        Self(bits)
    }

    /// From the lowest: first letter upper case, some upper case, some lower case, some digit, some caseless, some not ASCII, upper
    /// case within.
    pub(crate) const fn bits(self) -> u8 {
        self.0
    }

    /// Whether there is a digit.
    #[must_use]
    pub const fn has_digit(self) -> bool {
        self.0 & Self::DIGIT != 0
    }

    /// Whether all characters are ASCII.
    #[must_use]
    pub const fn is_ascii(self) -> bool {
        self.0 & Self::NON_ASCII == 0
    }
}

impl fmt::Debug for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = ["first upper", "upper", "lower", "digit", "caseless", "non-ASCII", "inner upper"];
        f.debug_list()
            .entries(names.iter().enumerate().filter(|(bit, _)| self.0 >> bit & 1 != 0).map(|(_, name)| name))
            .finish()
    }
}

/// What stands between a word and the next: a set of the kinds of characters that occur there.
///
/// Characters that show nothing (a byte order mark, direction marks) leave no trace, so a gap may be empty.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Gap(pub(super) u16);

impl Gap {
    /// Nothing.
    pub const NONE: Gap = Gap(0);
    /// White space within a line.
    pub const SPACE: Gap = Gap(1);
    /// `'`, `’`, `‘` and the backtick, apostrophe or single quote mark.
    pub const APOSTROPHE: Gap = Gap(1 << 1);
    /// One hyphen.
    pub const HYPHEN: Gap = Gap(1 << 2);
    /// A full stop or an ellipsis.
    pub const STOP: Gap = Gap(1 << 3);
    /// A question or exclamation mark.
    pub const QUESTION: Gap = Gap(1 << 4);
    /// A comma.
    pub const COMMA: Gap = Gap(1 << 5);
    /// A semicolon.
    pub const SEMICOLON: Gap = Gap(1 << 6);
    /// A colon.
    pub const COLON: Gap = Gap(1 << 7);
    /// An en dash, an em dash, or `--`.
    pub const DASH: Gap = Gap(1 << 8);
    /// An opening bracket.
    pub const OPEN: Gap = Gap(1 << 9);
    /// A closing bracket.
    pub const CLOSE: Gap = Gap(1 << 10);
    /// A double quote mark or a guillemet, or two backticks or straight apostrophes side by side.
    pub const QUOTE: Gap = Gap(1 << 11);
    /// The end of a line.
    pub const NEWLINE: Gap = Gap(1 << 12);
    /// The end of a paragraph, as [`Paragraph`](super::Paragraph)s are cut.
    pub const PARAGRAPH: Gap = Gap(1 << 13);
    /// Anything else: `%`, `$`, `/`, symbols.
    pub const OTHER: Gap = Gap(1 << 14);

    /// The gap with these [bits](Self::bits).
    pub(crate) const fn from_bits(bits: u16) -> Self {
        Self(bits)
    }

    /// The kinds as the constants number them.
    pub(crate) const fn bits(self) -> u16 {
        self.0
    }

    /// Both sets together; the operator `|` for constants.
    #[must_use]
    pub const fn or(self, other: Gap) -> Gap {
        Gap(self.0 | other.0)
    }

    /// Whether any of the kinds in `kinds` occurs.
    #[must_use]
    pub const fn has(self, kinds: Gap) -> bool {
        self.0 & kinds.0 != 0
    }

    /// Whether nothing occurs but the kinds in `kinds`.
    #[must_use]
    pub const fn only(self, kinds: Gap) -> bool {
        self.0 & !kinds.0 == 0
    }

    /// Whether nothing visible stands there, not even white space.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether it is white space and nothing else, and no paragraph ends there. A line end inside a paragraph is white space.
    #[must_use]
    pub const fn is_space(self) -> bool {
        self.0 != 0 && self.only(Gap(Gap::SPACE.0 | Gap::NEWLINE.0))
    }
}

impl BitOr for Gap {
    type Output = Gap;

    fn bitor(self, other: Gap) -> Gap {
        Gap(self.0 | other.0)
    }
}

impl BitOrAssign for Gap {
    fn bitor_assign(&mut self, other: Gap) {
        self.0 |= other.0;
    }
}

impl fmt::Debug for Gap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = [
            "SPACE",
            "APOSTROPHE",
            "HYPHEN",
            "STOP",
            "QUESTION",
            "COMMA",
            "SEMICOLON",
            "COLON",
            "DASH",
            "OPEN",
            "CLOSE",
            "QUOTE",
            "NEWLINE",
            "PARAGRAPH",
            "OTHER",
        ];
        f.debug_list()
            .entries(names.iter().enumerate().filter(|(bit, _)| self.0 >> bit & 1 != 0).map(|(_, name)| name))
            .finish()
    }
}
