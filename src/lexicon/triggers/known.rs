//! [`Known`]: what the event tables know of a written word, in eight bytes.

use super::trie::Symbol;
use super::{Forms, Part, Prepositions};
use crate::text::Ending;

/// A written word as the event tables know it: its number there, and what rules ask of nearly every word. Small and `Copy`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Known {
    /// The number of the word in the tables, 0 for none.
    pub(super) number: u16,
    /// The forms that it may be as a verb, in the low five bits; its ending above.
    verb: u8,
    /// One more than the number of the preposition, in the low five bits; whether it begins a pattern, whether it begins a cue, and
    /// whether its ending is known above.
    bits: u8,
    /// A [bit](super::bits::Bits) for each symbol that it may be.
    pub(super) symbols: u32,
}

impl Known {
    const PREPOSITION: u8 = 0x1F;
    const STARTS: u8 = 0x20;
    const STARTS_CUE: u8 = 0x40;
    const SPELLED: u8 = 0x80;
    /// The forms of verbs.
    const VERB: u8 = 0x1F;

    /// The word of this number. `preposition` is the number of the preposition that it is.
    pub(super) fn new(number: u16, verb: Forms, preposition: Option<usize>, starts: bool, starts_cue: bool) -> Self {
        let mut bits = preposition.map_or(0, |preposition| preposition as u8 + 1) & Self::PREPOSITION;
        bits |= if starts { Self::STARTS } else { 0 };
        bits |= if starts_cue { Self::STARTS_CUE } else { 0 };
        Self { number, verb: verb.bits() & Self::VERB, bits, symbols: 0 }
    }

    /// The same word with its ending.
    pub(crate) const fn spelled(self, ending: Ending) -> Self {
        Self { verb: self.verb & Self::VERB | ending.bits() << 5, bits: self.bits | Self::SPELLED, ..self }
    }

    /// Whether the ending of the word is known.
    pub(crate) const fn is_spelled(self) -> bool {
        self.bits & Self::SPELLED != 0
    }

    /// Whether the event tables have the word.
    pub(crate) const fn is_known(self) -> bool {
        self.number != 0
    }

    /// Whether a trigger begins with the word.
    #[must_use]
    pub const fn starts_trigger(self) -> bool {
        self.bits & Self::STARTS != 0
    }

    /// Whether a cue of realis begins with the word.
    #[must_use]
    pub const fn starts_cue(self) -> bool {
        self.bits & Self::STARTS_CUE != 0
    }

    /// What most rules ask, in ten bits: the five forms of a verb, the three endings, whether a trigger begins with it, and a cue.
    pub(crate) const fn glance(self) -> u32 {
        self.verb as u32 | ((self.bits & (Self::STARTS | Self::STARTS_CUE)) as u32) << 3
    }

    /// The forms that the word may be as a verb; none if it is no verb of the tables.
    #[must_use]
    pub const fn verb_forms(self) -> Forms {
        Forms(self.verb & Self::VERB)
    }

    /// The preposition that the word is, as a set of one or none.
    #[must_use]
    pub const fn preposition(self) -> Prepositions {
        match self.bits & Self::PREPOSITION {
            0 => Prepositions(0),
            number => Prepositions(1 << (number - 1)),
        }
    }
}

/// One meaning of a written word: a symbol of the patterns in certain forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sense {
    pub(super) symbol: Symbol,
    /// The part of speech of the symbol.
    pub(super) part: Part,
    /// The forms that the word may be.
    pub(super) forms: Forms,
}

/// The meanings of all words, one word after another, by the number of the word.
#[derive(Debug, Clone, Default)]
pub(super) struct Senses {
    /// Where the senses of each word begin; those of the next word begin where they end.
    first: Vec<u16>,
    all: Vec<Sense>,
}

impl Senses {
    /// Adds the senses of the next word. `None` if there are too many of them.
    pub(super) fn push(&mut self, senses: &[Sense]) -> Option<()> {
        if self.first.is_empty() {
            self.first.push(0);
        }
        self.all.extend_from_slice(senses);
        self.first.push(u16::try_from(self.all.len()).ok()?);
        Some(())
    }

    /// The senses of a word.
    pub(super) fn of(&self, number: u16) -> &[Sense] {
        let at = usize::from(number);
        match self.first.get(at..at + 2) {
            Some(&[from, to]) => self.all.get(usize::from(from)..usize::from(to)).unwrap_or_default(),
            _ => &[],
        }
    }

    /// The number of words.
    pub(super) fn len(&self) -> usize {
        self.first.len().saturating_sub(1)
    }
}
