//! [`FirstWords`]: which words phrases begin with.

use std::hint::select_unpredictable;

use super::alone::Alone;
use crate::image::{Addresses, Homes, Part, Rows, row, stored};
use crate::text::{Gap, Shape, Word};

/// What begins with a word that is written in small letters, or with one that is not: enough to pass most words of a text at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct First {
    /// The phrases that are the word alone.
    pub(super) alone: Alone,
    /// A bit for the second word of each longer phrase.
    seconds: u32,
}
row!(First { alone: Alone, seconds: u32 });

impl First {
    /// Adds phrases that go on with the word of the hash `second`.
    pub(super) fn go_on(&mut self, second: u64) {
        self.seconds |= 1 << (second >> 59);
    }

    /// Whether nothing begins with the word.
    #[inline(always)]
    pub(crate) fn is_none(self) -> bool {
        (self.alone.is_nothing()) & (self.seconds == 0)
    }

    /// What may begin with the word number `number`, before the word with the hash `next`; without branches.
    #[inline(always)]
    pub(crate) fn at(self, number: u32, word: &Word, next: u64) -> Begun {
        let begun = self.written(number, word.shape, next);
        Begun { longer: begun.longer & !word.after.has(Gap::PARAGRAPH), ..begun }
    }

    /// The same for a word of this shape, wherever paragraphs end.
    #[inline(always)]
    pub(super) fn written(self, number: u32, shape: Shape, next: u64) -> Begun {
        Begun { word: number, alone: self.alone.written(shape), longer: self.seconds >> (next >> 59) & 1 != 0 }
    }
}

/// A word with which phrases may begin, and how.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Begun {
    /// The number of the word.
    pub(crate) word: u32,
    /// The phrases that are the word alone.
    pub(super) alone: Alone,
    /// Whether a longer one may begin with it.
    pub(super) longer: bool,
}

impl Begun {
    /// Whether any phrase may begin with the word.
    #[inline(always)]
    pub(crate) fn is_any(self) -> bool {
        !self.alone.is_nothing() | self.longer
    }
}

/// The first words of the phrases that may begin in small letters, or of those that may begin with a capital.
#[derive(Debug, Clone)]
pub(super) struct FirstWords {
    homes: Homes,
    slots: Rows<Slot>,
}
stored!(FirstWords { homes, slots });

/// [`FirstWords`] to be asked for many words.
#[derive(Debug, Clone, Copy)]
pub(super) struct AllFirstWords<'a> {
    homes: Addresses<'a>,
    slots: Part<'a, Slot>,
}

/// A word and what is known of it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Slot {
    hash: u64,
    first: First,
}
row!(Slot { hash: u64, first: First });

impl FirstWords {
    /// The words whose hashes are given, each once.
    pub(super) fn new(words: &[(u64, First)]) -> Self {
        let homes = Homes::new(words.iter().map(|&(hash, _)| hash).collect());
        let mut slots = vec![Slot::default(); homes.size()];
        for &(hash, first) in words {
            slots[homes.of(hash)] = Slot { hash, first };
        }
        Self { homes, slots: Rows::new(slots) }
    }

    /// What is known of the word with this hash.
    pub(super) fn get(&self, hash: u64) -> First {
        let all = self.all();
        all.at(all.place(hash)).of(hash)
    }

    /// All words: to be taken once before a loop over many.
    #[inline(always)]
    pub(super) fn all(&self) -> AllFirstWords<'_> {
        AllFirstWords { homes: self.homes.addresses(), slots: self.slots.all() }
    }

    /// All words.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u64, First)> + '_ {
        self.slots.iter().map(|slot| (slot.hash, slot.first)).filter(|(_, first)| !first.is_none())
    }

    pub(super) fn memory_usage(&self) -> usize {
        self.homes.memory_usage() + self.slots.memory_usage()
    }
}

impl AllFirstWords<'_> {
    /// Where the slot of the word with this hash is; for those who fetch many.
    #[inline(always)]
    pub(super) fn place(self, hash: u64) -> usize {
        self.homes.of(hash)
    }

    /// The slot at this place.
    #[inline(always)]
    pub(super) fn at(self, place: usize) -> Slot {
        self.slots.at(place)
    }
}

impl Slot {
    /// What is known of the word with this hash, whose slot this is if there is one; without a branch.
    #[inline(always)]
    pub(super) fn of(self, hash: u64) -> First {
        let Self { hash: own, first: First { alone, seconds } } = self;
        let is_known = own == hash;
        First { alone: alone.if_known(is_known), seconds: select_unpredictable(is_known, seconds, 0) }
    }
}
