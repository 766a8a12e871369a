//! [`FirstWords`]: which words phrases begin with.

use super::index::BitSet;

/// That phrases begin with a word: the number of its [`Opening`](super::index::Opening), and enough to pass most words of a text
/// without a look at that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct First {
    /// Counted from 1; 0 for a word that begins nothing.
    number: u32,
    /// A bit for the second word of each longer phrase.
    seconds: u16,
    /// How the word may be written where it begins a phrase: four bits, see [`First::allow`].
    cases: u8,
}

impl First {
    /// The word with this number.
    pub(super) fn new(number: usize) -> Self {
        Self { number: number as u32, ..Self::default() }
    }

    pub(super) fn number(self) -> usize {
        self.number as usize
    }

    pub(super) fn is_none(self) -> bool {
        self.number == 0
    }

    /// Adds a phrase: it is the word alone, or goes on with the word of the hash `second`; the word may be written in small letters
    /// (`[true, _]`) or with a capital (`[_, true]`).
    pub(super) fn allow(&mut self, second: Option<u64>, [lower, other]: [bool; 2]) {
        let cases = u8::from(lower) | u8::from(other) << 1;
        match second {
            None => self.cases |= cases,
            Some(second) => {
                self.cases |= cases << 2;
                self.seconds |= 1 << (second >> 60);
            }
        }
    }

    /// Whether a phrase may begin with the word where it is written in small letters.
    pub(crate) fn may_be_lower(self) -> bool {
        self.cases & 0b101 != 0
    }

    /// Whether a phrase may begin with the word where it is written so and the word with the hash `next` follows. Few phrases begin
    /// in lower case, most words of a text do.
    #[inline]
    pub(crate) fn may_begin(self, lower: bool, next: u64) -> bool {
        let cases = self.cases >> u8::from(!lower);
        let longer = cases >> 2 & (self.seconds >> (next >> 60)) as u8;
        (cases | longer) & 1 != 0
    }
}

/// The first words of all phrases.
#[derive(Debug, Clone)]
pub(super) struct FirstWords {
    filter: BitSet,
    /// Hashes and what is known of them: open addressing, at most half full.
    slots: Vec<(u64, First)>,
}

impl FirstWords {
    /// The words whose hashes are given, in the order of their numbers, each once.
    pub(super) fn new(words: &[(u64, First)]) -> Self {
        let size = (words.len() * 2 + 1).next_power_of_two();
        let filter = BitSet::new(words.iter().map(|&(hash, _)| hash));
        let mut table = Self { filter, slots: vec![(0, First::default()); size] };
        for &(hash, first) in words {
            let slot = table.slot_of(hash);
            table.slots[slot] = (hash, first);
        }
        table
    }

    /// What is known of the word with this hash.
    pub(super) fn get(&self, hash: u64) -> First {
        if self.filter.has(hash) { self.slots[self.slot_of(hash)].1 } else { First::default() }
    }

    /// All words.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u64, First)> + '_ {
        self.slots.iter().copied().filter(|(_, first)| !first.is_none())
    }

    /// The slot that holds the word, or the free one where it belongs.
    fn slot_of(&self, hash: u64) -> usize {
        let last = self.slots.len() - 1;
        let mut slot = hash as usize & last;
        while !self.slots[slot].1.is_none() && self.slots[slot].0 != hash {
            slot = (slot + 1) & last;
        }
        slot
    }

    pub(super) fn memory_usage(&self) -> usize {
        self.filter.memory_usage() + self.slots.capacity() * size_of::<(u64, First)>()
    }
}
