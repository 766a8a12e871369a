//! [`FirstWords`]: which words phrases begin with.

use super::alone::Alone;
use super::find::Begun;
use super::homes::Homes;
use crate::image::row;
use crate::text::{Gap, Word};

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
        let longer = (self.seconds >> (next >> 59) & 1 != 0) & !word.after.has(Gap::PARAGRAPH);
        Begun { word: number, alone: self.alone.written(word.shape), longer }
    }
}

/// The first words of the phrases that may begin in small letters, or of those that may begin with a capital.
#[derive(Debug, Clone)]
pub(super) struct FirstWords {
    filter: BitSet,
    homes: Homes,
    /// Hashes and what is known of them.
    slots: Vec<(u64, First)>,
}

impl FirstWords {
    /// The words whose hashes are given, each once.
    pub(super) fn new(words: &[(u64, First)]) -> Self {
        let filter = BitSet::new(words.iter().map(|&(hash, _)| hash));
        let homes = Homes::new(words.iter().map(|&(hash, _)| hash).collect());
        let mut slots = vec![(0, First::default()); homes.size()];
        for &(hash, first) in words {
            slots[homes.of(hash)] = (hash, first);
        }
        Self { filter, homes, slots }
    }

    /// What is known of the word with this hash.
    pub(super) fn get(&self, hash: u64) -> First {
        if !self.filter.has(hash) {
            return First::default();
        }
        let (own, first) = self.slots[self.homes.of(hash)];
        if own == hash { first } else { First::default() }
    }

    /// All words.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u64, First)> + '_ {
        self.slots.iter().copied().filter(|(_, first)| !first.is_none())
    }

    pub(super) fn memory_usage(&self) -> usize {
        self.filter.memory_usage() + self.homes.memory_usage() + self.slots.capacity() * size_of::<(u64, First)>()
    }
}

/// A set of keys that says "perhaps" for one key in 16 that it does not hold.
#[derive(Debug, Clone)]
struct BitSet {
    bits: Vec<u64>,
    /// How far a spread key is shifted down to be the number of a bit.
    shift: u32,
}

impl BitSet {
    /// About 16 to 32 bits a key, but at most two million.
    fn new(keys: impl ExactSizeIterator<Item = u64>) -> Self {
        let bits = (keys.len() * 16).next_power_of_two().clamp(1 << 12, 1 << 21);
        let mut set = Self { bits: vec![0; bits / 64], shift: 64 - bits.trailing_zeros() };
        for key in keys {
            let bit = set.bit(key);
            set.bits[bit / 64] |= 1 << (bit % 64);
        }
        set
    }

    fn bit(&self, key: u64) -> usize {
        (key.wrapping_mul(0xD6E8_FEB8_6659_FD93) >> self.shift) as usize
    }

    fn has(&self, key: u64) -> bool {
        let bit = self.bit(key);
        self.bits[bit / 64] >> (bit % 64) & 1 != 0
    }

    fn memory_usage(&self) -> usize {
        self.bits.capacity() * size_of::<u64>()
    }
}
