//! [`Alone`]: the phrases that are a single word. Most of them are told by hash and shape, without a look at their text.

use std::hint::select_unpredictable;

use super::{CaseRule, PhraseId};
use crate::image::row;
use crate::text::Shape;

/// The phrases that are a certain word and nothing else: 0 if there are none.
///
/// From the lowest bit: whether a text may write the word in small letters, with one capital in front, in capitals alone; whether
/// the letters must be compared; whether there are several. Above that the number of the phrase, or where in the list of ends the
/// several stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Alone(u32);
row!(Alone: u32);

const SMALL: u32 = 1;
const CAPITAL: u32 = 1 << 1;
const CAPITALS: u32 = 1 << 2;
const COMPARED: u32 = 1 << 3;
const SEVERAL: u32 = 1 << 4;
const NUMBER: u32 = 5;

/// How a word is written, if its shape and its letters in lower case tell all about it.
const fn way(shape: Shape) -> Option<u32> {
    if !shape.is_ascii() {
        None
    } else if shape.is_lower() {
        Some(SMALL)
    } else if shape.is_upper() {
        Some(CAPITALS)
    } else if shape.is_title() {
        Some(CAPITAL)
    } else {
        None
    }
}

/// For each shape which bits speak for the word, and which are added then. A table, as texts write words now so, now so.
const WAYS: [(u8, u8); 128] = {
    let mut ways = [(0, 0); 128];
    let mut bits = 0;
    while bits < 128 {
        ways[bits] = match way(Shape::from_bits(bits as u8)) {
            Some(way) => ((way | COMPARED) as u8, 0),
            None => ((SMALL | CAPITAL | CAPITALS | COMPARED) as u8, COMPARED as u8),
        };
        bits += 1;
    }
    ways
};

impl Alone {
    /// Phrase `number`, which is just a word of this shape.
    pub(super) fn new(number: u32, shape: Shape, rule: CaseRule) -> Self {
        let Some(own) = way(shape) else { return Self::compared(number) };
        let allowed = match rule {
            CaseRule::Exact => own,
            CaseRule::Capitalised => own | CAPITALS,
            CaseRule::Any => SMALL | CAPITAL | CAPITALS,
        };
        Self(allowed | number << NUMBER)
    }

    /// Phrase `number`, which is to be compared letter by letter.
    pub(super) fn compared(number: u32) -> Self {
        Self(COMPARED | number << NUMBER)
    }

    /// The phrases in the list of ends from `at` on.
    pub(super) fn several(at: u32) -> Self {
        Self(COMPARED | SEVERAL | at << NUMBER)
    }

    /// What is left of it where the word is written so.
    #[inline(always)]
    pub(super) fn written(self, shape: Shape) -> Self {
        let (speaking, added) = WAYS[usize::from(shape.bits() & 0x7F)];
        let is_one = self.0 & u32::from(speaking) != 0;
        Self(select_unpredictable(is_one, self.0 | u32::from(added), 0))
    }

    /// Nothing unless `is_known`; without a branch.
    #[inline(always)]
    pub(super) fn if_known(self, is_known: bool) -> Self {
        Self(select_unpredictable(is_known, self.0, 0))
    }

    #[inline(always)]
    pub(super) fn is_nothing(self) -> bool {
        self.0 == 0
    }

    /// Whether the letters must be compared; else a word that is [written](Self::written) so is the phrase.
    #[inline(always)]
    pub(super) fn is_compared(self) -> bool {
        self.0 & COMPARED != 0
    }

    /// Where in the list of ends the phrases stand, if they are several.
    pub(super) fn list(self) -> Option<u32> {
        (self.0 & SEVERAL != 0).then_some(self.0 >> NUMBER)
    }

    /// The phrase, if it is only one.
    #[inline(always)]
    pub(super) fn phrase(self) -> PhraseId {
        PhraseId::new(self.0 >> NUMBER)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Scan;

    #[test]
    fn shapes_tell_what_rules_allow() {
        let answers = |phrase: &str, rule| {
            let mut scan = Scan::new();
            scan.read(phrase);
            let alone = Alone::new(3, scan.words()[0].shape, rule);
            scan.read("reading Reading READING ReaDing Reäding");
            [0, 1, 2, 3].map(|word| match alone.written(scan.words()[word].shape) {
                nothing if nothing.is_nothing() => 'n',
                alone if alone.is_compared() => '?',
                alone => {
                    assert_eq!(alone.phrase(), PhraseId::new(3));
                    'y'
                }
            })
        };
        assert_eq!(answers("Reading", CaseRule::Exact), ['n', 'y', 'n', '?']);
        assert_eq!(answers("Reading", CaseRule::Capitalised), ['n', 'y', 'y', '?']);
        assert_eq!(answers("reading", CaseRule::Any), ['y', 'y', 'y', '?']);
        assert_eq!(answers("ReadIng", CaseRule::Any), ['?'; 4]);
        assert_eq!(answers("Reäding", CaseRule::Any), ['?'; 4]);
    }
}
