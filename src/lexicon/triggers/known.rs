//! [`Known`]: what the event tables know of a written word, in eight bytes.

use super::trie::Symbol;
use super::{Forms, Part, Prepositions};
use crate::image::row;

/// A written word as the event tables know it: its number there, and what rules ask of nearly every word. Small and `Copy`.
///
/// From the lowest bit: its number, 16 bits, 0 for none; the five forms that it may be as a verb; three free bits; whether a trigger
/// begins with it; whether a cue begins with it; another free bit; one more than the number of the preposition that it is, 5 bits; a
/// bit for each symbol that it may be, 32 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Known(u64);
row!(Known: u64);

/// Where the parts begin.
const FORMS: u32 = 16;
const STARTS: u32 = 24;
const STARTS_CUE: u32 = 25;
const PREPOSITION: u32 = 27;
const SYMBOLS: u32 = 32;

impl Known {
    /// The word of this number. `preposition` is the number of the preposition that it is.
    pub(super) fn new(number: u16, verb: Forms, preposition: Option<usize>, starts: bool, starts_cue: bool) -> Self {
        let preposition = preposition.map_or(0, |preposition| preposition as u64 + 1) & 0x1F;
        let starts = u64::from(starts) << STARTS | u64::from(starts_cue) << STARTS_CUE;
        let forms = u64::from(verb.bits() & 0x1F) << FORMS;
        Self(u64::from(number) | forms | starts | preposition << PREPOSITION)
    }

    /// The same word with the symbols that it may be.
    pub(super) const fn with_symbols(self, symbols: u32) -> Self {
        Self(self.0 | (symbols as u64) << SYMBOLS)
    }

    /// Whether the event tables have the word.
    pub(crate) const fn is_known(self) -> bool {
        self.number() != 0
    }

    /// What most rules ask, in the ten highest bits: forms of a verb, three free bits, whether a trigger begins with the word, and a cue.
    pub(crate) const fn glance(self) -> u32 {
        ((self.0 >> FORMS) as u32) << 22
    }

    /// The number of the word in the tables, 0 for none.
    pub(super) const fn number(self) -> u16 {
        self.0 as u16
    }

    /// A bit for each symbol that it may be.
    pub(super) const fn symbols(self) -> u32 {
        (self.0 >> SYMBOLS) as u32
    }

    /// A bit for each symbol that any of the words may be.
    #[inline(always)]
    pub(super) fn any_symbols<const N: usize>(words: &[Known; N]) -> u32 {
        (words.iter().fold(0, |any, word| any | word.0) >> SYMBOLS) as u32
    }

    /// Whether a trigger begins with the word.
    #[must_use]
    pub const fn starts_trigger(self) -> bool {
        self.0 & (1 << STARTS) != 0
    }

    /// Whether a cue of realis begins with the word.
    #[must_use]
    pub const fn starts_cue(self) -> bool {
        self.0 & (1 << STARTS_CUE) != 0
    }

    /// The forms that the word may be as a verb; none if it is no verb of the tables.
    #[must_use]
    pub const fn verb_forms(self) -> Forms {
        Forms((self.0 >> FORMS) as u8 & 0x1F)
    }

    /// The preposition that the word is, as a set of one or none.
    #[must_use]
    pub const fn preposition(self) -> Prepositions {
        match self.0 >> PREPOSITION & 0x1F {
            0 => Prepositions(0),
            number => Prepositions(1 << (number - 1)),
        }
    }
}

/// One meaning of a written word: a symbol of the patterns in certain forms. Four bytes.
///
/// From the lowest bit: the symbol, 16 bits; the forms that the word may be, 8; the part of speech of the symbol, 2; five free bits;
/// whether the word has more meanings than the [two](NextSenses) that stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sense(u32);
row!(Sense: u32);

impl Sense {
    const MORE: u32 = 1 << 31;

    pub(super) const fn new(symbol: Symbol, part: Part, forms: Forms) -> Self {
        Self(symbol as u32 | (forms.bits() as u32) << 16 | (part as u32) << 24)
    }

    #[inline(always)]
    pub(super) const fn symbol(self) -> Symbol {
        self.0 as Symbol
    }

    #[inline(always)]
    pub(super) const fn forms(self) -> Forms {
        Forms((self.0 >> 16) as u8)
    }

    #[inline(always)]
    pub(super) const fn part(self) -> Part {
        Part::with_number(self.0 >> 24 & 3)
    }

    #[inline(always)]
    pub(super) const fn is_verb(self) -> bool {
        self.0 & 3 << 24 == (Part::Verb as u32) << 24
    }

    /// The same symbol in more forms.
    pub(super) const fn or(self, forms: Forms) -> Self {
        Self(self.0 | (forms.bits() as u32) << 16)
    }
}

/// The first two meanings with which a word goes on with a pattern.
#[derive(Debug, Clone, Copy)]
pub(super) struct NextSenses {
    pub(super) one: Sense,
    pub(super) other: Sense,
}
row!(NextSenses { one: Sense, other: Sense });

impl NextSenses {
    /// Those of `senses`; `none`, a symbol that no pattern has, in place of what is not there.
    pub(super) fn new(senses: &[Sense], none: Symbol) -> Self {
        let [one, other] = [0, 1].map(|at| senses.get(at).copied().unwrap_or(Sense(none.into())));
        let more = if senses.len() > 2 { Sense::MORE } else { 0 };
        Self { one: Sense(one.0 | more), other }
    }

    /// Whether the word has more than two.
    #[inline(always)]
    pub(super) const fn has_more(self) -> bool {
        self.one.0 & Sense::MORE != 0
    }
}
