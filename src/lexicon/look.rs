//! [`Look`]: how a word looks where it stands, in four bytes.

use super::triggers::{Forms, Known};
use crate::text::{Gap, Shape, Word};

/// What stands before a word, how it is written, and what the event tables say of it at a glance: a set of traits.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Look(u32);

/// Where the parts begin.
const SHAPE: u32 = 15;
const FORMS: u32 = 22;
const ENDING: u32 = 27;

impl Look {
    /// Its first character is an upper-case letter.
    pub(crate) const CAPITALISED: Look = Look(1 << SHAPE);
    /// It has an upper-case letter; a word without is in lower case.
    pub(crate) const UPPER: Look = Look(1 << (SHAPE + 1));
    /// It has a letter that is none, or a digit, or an upper-case letter behind its first character.
    pub(crate) const LONGER_THAN_A_CAPITAL: Look = Look((1 << 2 | 1 << 3 | 1 << 6) << SHAPE);
    /// It has a letter, `_` or a combining mark; a word with digits alone has none.
    pub(crate) const LETTER: Look = Look((1 << 1 | 1 << 2 | 1 << 4) << SHAPE);
    /// It has a digit.
    pub(crate) const DIGIT: Look = Look(1 << (SHAPE + 3));
    /// It is in lower case and ends in `-ed`.
    pub(crate) const ED: Look = Look(1 << ENDING);
    /// It is in lower case and ends in `-ly`.
    pub(crate) const LY: Look = Look(1 << (ENDING + 1));
    /// It is in lower case and ends in `-ing`.
    pub(crate) const ING: Look = Look(1 << (ENDING + 2));
    /// A pattern of the events may begin with it.
    pub(crate) const STARTS_TRIGGER: Look = Look(1 << 30);
    /// A cue of realis may begin with it.
    pub(crate) const STARTS_CUE: Look = Look(1 << 31);

    const ENDINGS: u32 = Self::ED.0 | Self::LY.0 | Self::ING.0;

    /// All that the event tables say of a word, in whatever case.
    pub(crate) const EVENTS: Look = Look(u32::MAX << FORMS & !Self::ENDINGS);

    /// How many traits there are.
    pub(crate) const COUNT: usize = 32;

    /// The look of a word that the event tables know so, after what stands before it, but for its ending.
    #[inline(always)]
    pub(super) fn new(before: Gap, word: &Word, known: Known) -> Self {
        Look(u32::from(before.bits()) | u32::from(word.shape.bits()) << SHAPE | known.glance())
    }

    /// The ending of a word, whose last bytes are the last, highest ones of `tail`. A letter right before the last ones is always of the
    /// same word. Without branches, as any word may have any ending.
    #[inline(always)]
    pub(super) fn ending(tail: u32) -> Self {
        const ED: u32 = u32::from_le_bytes(*b"\0\0ed") >> 16;
        const LY: u32 = u32::from_le_bytes(*b"\0\0ly") >> 16;
        const ING: u32 = u32::from_le_bytes(*b"\0ing") >> 8;
        let if_any = |is_it: bool, ending: Look| if is_it { ending.0 } else { 0 };
        Look(
            if_any(tail >> 16 == ED, Self::ED)
                | if_any(tail >> 16 == LY, Self::LY)
                | if_any(tail >> 8 == ING, Self::ING),
        )
    }

    /// A gap before the word that has any of the kinds in `kinds`.
    pub(crate) const fn after(kinds: Gap) -> Look {
        Look(kinds.bits() as u32)
    }

    /// A gap before the word that has any kind but those in `kinds`.
    pub(crate) const fn after_other_than(kinds: Gap) -> Look {
        Look(!kinds.bits() as u32 & 0x7FFF)
    }

    /// A verb of the event tables in any of `forms`, of which those of nouns do not count.
    pub(crate) const fn verb(forms: Forms) -> Look {
        Look((forms.bits() as u32 & 0x1F) << FORMS)
    }

    /// What stands before the word.
    pub(crate) const fn gap(self) -> Gap {
        Gap::from_bits(self.0 as u16 & 0x7FFF)
    }

    /// How it is written.
    pub(crate) const fn shape(self) -> Shape {
        Shape::from_bits((self.0 >> SHAPE) as u8 & 0x7F)
    }

    /// Both sets together.
    pub(crate) const fn or(self, other: Look) -> Look {
        Look(self.0 | other.0)
    }

    /// The set without `other`.
    pub(crate) const fn without(self, other: Look) -> Look {
        Look(self.0 & !other.0)
    }

    /// Whether it has any of the traits in `traits`.
    pub(crate) const fn any(self, traits: Look) -> bool {
        self.0 & traits.0 != 0
    }

    /// A bit for each trait.
    pub(crate) const fn bits(self) -> u32 {
        self.0
    }
}

impl std::fmt::Debug for Look {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Look({:?}, {:?}, {:x})", self.gap(), self.shape(), self.0 >> FORMS)
    }
}

#[cfg(test)]
mod tests {
    use super::Look;
    use crate::text::Gap;

    #[test]
    fn a_gap_has_one_kind_or_another() {
        let others = Look::after_other_than(Gap::COMMA);
        assert!(
            !others.any(Look::after(Gap::COMMA).or(Look::CAPITALISED))
                && others.any(Look::after(Gap::SPACE))
                && others.any(Look::after(Gap::OTHER))
        );
        assert_eq!(others.or(Look::ED).without(Look::ED), others);
    }
}
