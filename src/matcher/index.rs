//! [`WordIndex`]: which phrases begin and end at which words. For each first word it holds an [`Opening`], for longer beginnings a
//! hash table.
//!
//! Everything is found by hash, so the index may name a phrase that is not there; the caller compares the texts. It never misses one.

use std::collections::HashMap;

use super::alone::Alone;
use super::first::{First, FirstWords};

/// How the index sees phrases: by the hashes of their words and of what stands between them.
#[derive(Debug, Default)]
pub(super) struct Keys {
    /// The first words of all phrases, in the order of their numbers, and the number of each.
    firsts: Vec<(u64, First)>,
    numbers: HashMap<u64, u32>,
    /// For each word of each phrase but its first: the key of the phrase from its first word to this one.
    longer: Vec<u64>,
    phrases: Vec<PhraseKeys>,
}

#[derive(Debug)]
struct PhraseKeys {
    place: u32,
    /// What is known of it if it has one word.
    alone: Alone,
    /// The number of its first word.
    first: usize,
    /// The hash of its second word, if it has one.
    second: Option<u64>,
    /// Where its keys end in `longer`.
    end: usize,
}

impl Keys {
    /// Adds a phrase that lies at `place`; later phrases have greater places. `first` and `second` are the hashes of its first
    /// words, `cases` says whether the first may stand in small letters and whether it may have capitals, and `longer` are the keys
    /// of its beginnings of two words and more.
    pub(super) fn push(
        &mut self,
        (place, alone): (u32, Alone),
        (first, second): (u64, Option<u64>),
        cases: [bool; 2],
        longer: impl IntoIterator<Item = u64>,
    ) {
        let number = *self.numbers.entry(first).or_insert(self.firsts.len() as u32 + 1) as usize;
        if number > self.firsts.len() {
            self.firsts.push((first, First::new(number)));
        }
        self.firsts[number - 1].1.allow(second, cases);
        self.longer.extend(longer);
        self.phrases.push(PhraseKeys { place, alone, first: number, second, end: self.longer.len() });
    }

    /// Each phrase with its keys.
    fn phrases(&self) -> impl Iterator<Item = (&PhraseKeys, &[u64])> {
        let starts = std::iter::once(0).chain(self.phrases.iter().map(|phrase| phrase.end));
        self.phrases.iter().zip(starts).map(|(phrase, start)| (phrase, &self.longer[start..phrase.end]))
    }
}

/// The key of the words so far and one more word after a gap.
pub(super) fn extend(key: u64, gap: u64, word: u64) -> u64 {
    let mixed = (key ^ gap).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    (mixed ^ mixed >> 32).wrapping_add(word).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// Beginnings of phrases.
#[derive(Debug, Clone)]
pub(super) struct WordIndex {
    firsts: FirstWords,
    /// What begins with each first word, by the number of the word.
    openings: Vec<Opening>,
    /// A hash table with open addressing and linear probing; a third of the slots are free.
    slots: Vec<Slot>,
    /// For each slot where several phrases end: how many, and which, in the order they were added.
    ends: Vec<u32>,
}

/// What begins with a word.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Opening {
    /// The phrases that are the word alone.
    pub(super) alone: Alone,
    /// A bit for the second word of each longer phrase.
    seconds: u64,
}

impl Opening {
    /// Whether a longer phrase may go on with the word of this hash.
    pub(super) fn may_go_on(&self, second: u64) -> bool {
        self.seconds & Self::bit(second) != 0
    }

    fn bit(second: u64) -> u64 {
        1 << (second >> 58)
    }
}

/// What is known of one or more words: a slot of the hash table; 0 if it is free. Beginnings whose slot and tag happen to be equal
/// share a slot.
///
/// From the top: 30 bits of the key, never 0 in the table; whether longer phrases go on from here; whether several phrases end
/// here; where: the only phrase that ends here, or [`Slot::NOWHERE`], or where in [`WordIndex::ends`] the several stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Slot(u64);

impl Slot {
    const LONGER: u64 = 1 << 33;
    const SEVERAL: u64 = 1 << 32;
    const NOWHERE: u64 = 0xFFFF_FFFF;

    /// A slot for `key` where nothing ends.
    fn of(key: u64) -> Self {
        Self((key << 34).max(1 << 34) | Self::NOWHERE)
    }

    fn has_tag_of(self, other: Self) -> bool {
        (self.0 ^ other.0) >> 34 == 0
    }

    fn is_free(self) -> bool {
        self.0 == 0
    }

    /// Whether longer phrases begin with the same words.
    pub(super) fn goes_on(self) -> bool {
        self.0 & Self::LONGER != 0
    }

    /// Whether phrases end here.
    fn ends(self) -> bool {
        self.0 & Self::NOWHERE != Self::NOWHERE
    }

    fn at(self) -> u32 {
        self.0 as u32
    }

    fn set_at(&mut self, at: u32) {
        self.0 = self.0 & !Self::NOWHERE | u64::from(at);
    }
}

impl WordIndex {
    pub(super) fn new(keys: &Keys) -> Self {
        let slots = vec![Slot::default(); keys.longer.len() + keys.longer.len() / 2 + 1];
        let openings = vec![Opening::default(); keys.firsts.len() + 1];
        let mut index = Self { firsts: FirstWords::new(&keys.firsts), openings, slots, ends: Vec::new() };
        let ends: Vec<usize> = keys.phrases().map(|(_, longer)| index.insert(longer)).collect();
        let (mut here, mut alone) = (vec![0; index.slots.len()], vec![0; index.openings.len()]);
        for (phrase, &slot) in keys.phrases.iter().zip(&ends) {
            let count = if phrase.second.is_some() { &mut here[slot] } else { &mut alone[phrase.first] };
            *count += 1;
        }
        for (phrase, slot) in keys.phrases.iter().zip(ends) {
            if let Some(second) = phrase.second {
                index.openings[phrase.first].seconds |= Opening::bit(second);
                index.end_longer(slot, phrase.place, here[slot]);
            } else {
                index.end_alone(phrase, alone[phrase.first]);
            }
        }
        index
    }

    /// Writes a phrase to the slot of its end, which is that of `count` phrases.
    fn end_longer(&mut self, slot: usize, place: u32, count: usize) {
        let slot = &mut self.slots[slot];
        if count == 1 {
            slot.set_at(place);
        } else if slot.0 & Slot::SEVERAL == 0 {
            slot.0 |= Slot::SEVERAL;
            slot.set_at(begin_list(&mut self.ends, count, place));
        } else {
            add_to_list(&mut self.ends, slot.at(), place);
        }
    }

    /// Writes a phrase of one word to the opening of the word, which is that of `count` such phrases.
    fn end_alone(&mut self, phrase: &PhraseKeys, count: usize) {
        let alone = &mut self.openings[phrase.first].alone;
        match *alone {
            Alone::Several(at) => add_to_list(&mut self.ends, at, phrase.place),
            _ if count > 1 => *alone = Alone::Several(begin_list(&mut self.ends, count, phrase.place)),
            _ => *alone = phrase.alone,
        }
    }

    /// Enters the beginnings of a phrase, and gives the slot of its end.
    fn insert(&mut self, longer: &[u64]) -> usize {
        let mut slot = 0;
        let mut left = longer;
        while let [key, rest @ ..] = left {
            slot = self.slot_of(*key);
            if self.slots[slot].is_free() {
                self.slots[slot] = Slot::of(*key);
            }
            self.slots[slot].0 |= if rest.is_empty() { 0 } else { Slot::LONGER };
            left = rest;
        }
        slot
    }

    /// The slot where the search for `key` begins.
    fn home(&self, key: u64) -> usize {
        let spread = u128::from(key.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        ((spread * self.slots.len() as u128) >> 64) as usize
    }

    /// The slot that holds `key`, or the free one where it belongs.
    fn slot_of(&self, key: u64) -> usize {
        let wanted = Slot::of(key);
        let mut slot = self.home(key);
        while !self.slots[slot].is_free() && !self.slots[slot].has_tag_of(wanted) {
            slot += 1;
            if slot == self.slots.len() {
                slot = 0;
            }
        }
        slot
    }

    /// What is known of the word of this hash as the first of a phrase.
    pub(super) fn first(&self, hash: u64) -> First {
        self.firsts.get(hash)
    }

    /// The hash of each word with which a phrase begins.
    pub(super) fn first_words(&self) -> impl Iterator<Item = (u64, First)> + '_ {
        self.firsts.iter()
    }

    /// What begins with a word.
    pub(super) fn opening(&self, first: First) -> Opening {
        self.openings.get(first.number()).copied().unwrap_or_default()
    }

    /// What is known of the words of `key`, of which there are two or more.
    pub(super) fn get(&self, key: u64) -> Option<Slot> {
        Some(self.slots[self.slot_of(key)]).filter(|slot| !slot.is_free())
    }

    /// The places of the phrases that end at a slot, in the order they were added. `only` is room for one.
    pub(super) fn ending_at<'a>(&'a self, slot: Slot, only: &'a mut u32) -> &'a [u32] {
        if slot.0 & Slot::SEVERAL != 0 {
            return self.list(slot.at());
        }
        *only = slot.at();
        &std::slice::from_ref(only)[..usize::from(slot.ends())]
    }

    /// The list of places that begins at `at`.
    pub(super) fn list(&self, at: u32) -> &[u32] {
        let ends = self.ends.get(at as usize..).unwrap_or_default();
        ends.split_first().and_then(|(&count, rest)| rest.get(..count as usize)).unwrap_or_default()
    }

    pub(super) fn memory_usage(&self) -> usize {
        let slots = self.slots.capacity() * size_of::<Slot>() + self.openings.capacity() * size_of::<Opening>();
        slots + self.ends.capacity() * size_of::<u32>() + self.firsts.memory_usage()
    }
}

/// Makes room in `ends` for a list of `count` places and its length, writes the first, and says where the list begins.
fn begin_list(ends: &mut Vec<u32>, count: usize, place: u32) -> u32 {
    let at = ends.len();
    ends.resize(at + 1 + count, 0);
    (ends[at], ends[at + 1]) = (1, place);
    at as u32
}

/// Adds a place to the list that begins at `at`.
fn add_to_list(ends: &mut [u32], at: u32, place: u32) {
    let list = &mut ends[at as usize..];
    list[0] += 1;
    list[list[0] as usize] = place;
}

/// A set of keys that says "perhaps" for one key in 16 that it does not hold.
#[derive(Debug, Clone)]
pub(super) struct BitSet {
    bits: Vec<u64>,
    /// How far a spread key is shifted down to be the number of a bit.
    shift: u32,
}

impl BitSet {
    /// About 16 to 32 bits a key, but at most two million.
    pub(super) fn new(keys: impl ExactSizeIterator<Item = u64>) -> Self {
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

    pub(super) fn has(&self, key: u64) -> bool {
        let bit = self.bit(key);
        self.bits[bit / 64] >> (bit % 64) & 1 != 0
    }

    pub(super) fn memory_usage(&self) -> usize {
        self.bits.capacity() * size_of::<u64>()
    }
}
