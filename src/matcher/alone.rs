//! [`Alone`]: the phrases that are a single word. Most of them are told by hash and shape, without a look at their text.

use super::{CaseRule, PhraseId};
use crate::text::{Shape, Word};

/// The phrases that are a certain word and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Alone {
    #[default]
    Nothing,
    /// An ASCII word whose letters are all small, all capitals, or all small after a first capital.
    Sole {
        /// In which of these ways a text may write it, a bit for each.
        allowed: u8,
        /// Bits of the hash, for callers who found the word by the others.
        check: u16,
        number: u32,
    },
    /// One to be compared letter by letter: its place in the pool.
    Place(u32),
    /// Several: where they stand in the list of ends.
    Several(u32),
}

/// Whether a word of a text is a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    Yes(PhraseId),
    No,
    /// The letters must be compared.
    Unsure,
}

const SMALL: u8 = 1;
const CAPITAL: u8 = 1 << 1;
const CAPITALS: u8 = 1 << 2;

/// How a word is written, if its shape and its letters in lower case tell all about it.
fn way(shape: Shape) -> Option<u8> {
    if !shape.is_ascii() {
        None
    } else if shape.is_lower() {
        Some(SMALL)
    } else if shape.is_upper() {
        Some(CAPITALS)
    } else {
        shape.is_title().then_some(CAPITAL)
    }
}

impl Alone {
    /// Phrase `number` at `place`, which is just `word`.
    pub(super) fn new(number: u32, place: u32, word: &Word, rule: CaseRule) -> Self {
        let Some(own) = way(word.shape) else { return Self::Place(place) };
        let allowed = match rule {
            CaseRule::Exact => own,
            CaseRule::Capitalised => own | CAPITALS,
            CaseRule::Any => SMALL | CAPITAL | CAPITALS,
        };
        Self::Sole { allowed, check: check(word), number }
    }

    /// Whether `word`, which was found by its hash, is a phrase.
    pub(super) fn is(self, word: &Word) -> Answer {
        match self {
            Self::Nothing => Answer::No,
            Self::Place(_) | Self::Several(_) => Answer::Unsure,
            Self::Sole { check: other, .. } if other != check(word) => Answer::No,
            Self::Sole { allowed, number, .. } => match way(word.shape) {
                None => Answer::Unsure,
                Some(way) if allowed & way != 0 => Answer::Yes(PhraseId::new(number)),
                Some(_) => Answer::No,
            },
        }
    }
}

/// The bits of the hash between those by which tables find and recognise words.
fn check(word: &Word) -> u16 {
    (word.hash >> 32) as u16
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
            let alone = Alone::new(3, 40, &scan.words()[0], rule);
            scan.read("reading Reading READING ReaDing Reäding");
            [0, 1, 2, 3].map(|word| match alone.is(&scan.words()[word]) {
                Answer::Yes(_) => 'y',
                Answer::No => 'n',
                Answer::Unsure => '?',
            })
        };
        assert_eq!(answers("Reading", CaseRule::Exact), ['n', 'y', 'n', '?']);
        assert_eq!(answers("Reading", CaseRule::Capitalised), ['n', 'y', 'y', '?']);
        assert_eq!(answers("reading", CaseRule::Any), ['y', 'y', 'y', '?']);
        assert_eq!(answers("ReadIng", CaseRule::Any), ['?'; 4]);
        assert_eq!(answers("Reäding", CaseRule::Any), ['?'; 4]);
        assert_eq!(answers("Rowing", CaseRule::Any), ['n'; 4]);
    }
}
