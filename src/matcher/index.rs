//! [`WordIndex`]: which phrases begin and end at which words. For each first word it holds a [`First`], for longer beginnings a hash
//! table.
//!
//! Everything is found by hash, so the index may name a phrase that is not there; the caller compares the texts. It never misses one.

use std::collections::HashMap;
use std::hint::select_unpredictable;

use super::alone::Alone;
use super::first::{AllFirstWords, First, FirstWords};
use super::key_set::{AllKeys, KeySet};
use super::openings::{AllOpenings, Openings};
use crate::image::{Addresses, Homes, Part, Rows, row, stored};
use crate::text::Shape;

/// How the index sees phrases: by the hashes of their words and of what stands between them.
#[derive(Debug, Default)]
pub(super) struct Keys {
    /// The first words that may stand in small letters, then those that may have capitals.
    firsts: [FirstKeys; 2],
    /// For each way in which a text may write a first word.
    openings: Vec<u64>,
    /// The [keys](pair_key) of the first two words of phrases.
    pairs: Vec<u64>,
    /// For each word of each phrase but its first: the key of the phrase from its first word to this one.
    longer: Vec<u64>,
    phrases: Vec<PhraseKeys>,
}

/// The first words of phrases, and the number of each.
#[derive(Debug, Default)]
struct FirstKeys {
    numbers: HashMap<u64, usize>,
    words: Vec<(u64, First)>,
}

#[derive(Debug)]
struct PhraseKeys {
    place: u32,
    /// What is known of it if it has one word.
    alone: Alone,
    /// The number of its first word where that may stand in small letters, and where it may have capitals.
    firsts: [Option<usize>; 2],
    /// The hash of its second word, if it has one.
    second: Option<u64>,
    /// Where its keys end in `longer`.
    end: usize,
}

impl FirstKeys {
    /// The number of the word with this hash.
    fn number(&mut self, hash: u64) -> usize {
        let number = *self.numbers.entry(hash).or_insert(self.words.len());
        if number == self.words.len() {
            self.words.push((hash, First::default()));
        }
        number
    }
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
        let [lower, other] = &mut self.firsts;
        let firsts = [cases[0].then(|| lower.number(first)), cases[1].then(|| other.number(first))];
        self.pairs.extend(second.map(|second| pair_key(first, second)));
        self.longer.extend(longer);
        self.phrases.push(PhraseKeys { place, alone, firsts, second, end: self.longer.len() });
    }

    /// Adds the [keys](super::openings::opening_keys) of the first word of a phrase.
    pub(super) fn open(&mut self, keys: impl Iterator<Item = u64>) {
        self.openings.extend(keys);
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

/// The key of the first two words of a phrase, whatever stands between them; of the 64 bits the highest are mixed best.
#[inline(always)]
fn pair_key(first: u64, second: u64) -> u64 {
    (first.rotate_left(29) ^ second).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// Beginnings of phrases.
#[derive(Debug, Clone)]
pub(super) struct WordIndex {
    openings: Openings,
    /// What begins with words in small letters, and with words that have capitals.
    firsts: [FirstWords; 2],
    /// Which two words phrases begin with.
    pairs: KeySet,
    homes: Homes,
    /// What is known of beginnings of two words and more, each in its home.
    slots: Rows<Slot>,
    /// For each slot where several phrases end: how many, and which, in the order they were added.
    ends: Rows<u32>,
    /// How many words the longest phrase has.
    longest: usize,
}
stored!(WordIndex { openings, firsts, pairs, homes, slots, ends, longest });

/// A [`WordIndex`] to be asked for many words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Index<'a> {
    firsts: &'a [FirstWords; 2],
    pairs: AllKeys<'a>,
    homes: Addresses<'a>,
    slots: Part<'a, Slot>,
    ends: Part<'a, u32>,
}

/// A [`WordIndex`] that is being made.
struct Entries {
    homes: Homes,
    slots: Vec<Slot>,
    ends: Vec<u32>,
}

/// What is known of two or more words: a slot of the hash table; 0 if it is free.
///
/// From the top: 30 bits of the key, never 0 in the table; whether longer phrases go on from here; whether several phrases end
/// here; where: the only phrase that ends here, or [`Slot::NOWHERE`], or where in [`WordIndex::ends`] the several stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Slot(u64);
row!(Slot: u64);

impl Slot {
    const LONGER: u64 = 1 << 33;
    const SEVERAL: u64 = 1 << 32;
    const NOWHERE: u64 = 0xFFFF_FFFF;

    /// A slot for `key` where nothing ends.
    fn of(key: u64) -> Self {
        Self((key << 34).max(1 << 34) | Self::NOWHERE)
    }

    /// The slot if it is that of `key`, else a free one; without a branch.
    #[inline(always)]
    fn with_tag_of(self, key: u64) -> Self {
        Self(select_unpredictable((self.0 ^ Self::of(key).0) >> 34 == 0, self.0, 0))
    }

    #[inline(always)]
    pub(super) fn is_free(self) -> bool {
        self.0 == 0
    }

    /// Whether longer phrases begin with the same words.
    pub(super) fn goes_on(self) -> bool {
        self.0 & Self::LONGER != 0
    }

    /// Whether phrases end here.
    pub(super) fn ends(self) -> bool {
        self.0 & Self::NOWHERE != Self::NOWHERE
    }

    /// The place of the phrase that ends here if it is the only one, else none that the pool has.
    #[inline(always)]
    pub(super) fn only_end(self) -> u32 {
        select_unpredictable(self.0 & Self::SEVERAL != 0, Self::NOWHERE as u32, self.at())
    }

    fn at(self) -> u32 {
        self.0 as u32
    }

    fn set_at(&mut self, at: u32) {
        self.0 = self.0 & !Self::NOWHERE | u64::from(at);
    }
}

impl WordIndex {
    pub(super) fn new(keys: Keys) -> Self {
        let homes = Homes::new(keys.longer.clone());
        let mut entries = Entries { slots: vec![Slot::default(); homes.size()], homes, ends: Vec::new() };
        let slots: Vec<usize> = keys.phrases().map(|(_, longer)| entries.insert(longer)).collect();
        let longer = || keys.phrases.iter().zip(&slots).filter(|(phrase, _)| phrase.second.is_some());
        let mut here = vec![0; entries.slots.len()];
        longer().for_each(|(_, &slot)| here[slot] += 1);
        longer().for_each(|(phrase, &slot)| entries.end_longer(slot, phrase.place, here[slot]));
        let longest = keys.phrases().map(|(_, longer)| longer.len() + 1).max().unwrap_or(0);
        let Keys { firsts: [lower, other], openings, pairs, phrases, .. } = keys;
        let firsts = [entries.open(&phrases, 0, lower.words), entries.open(&phrases, 1, other.words)];
        let Entries { homes, slots, ends } = entries;
        let (openings, pairs) = (Openings::new(openings), KeySet::new(pairs.into_iter()));
        let (slots, ends) = (Rows::new(slots), Rows::new(ends));
        Self { openings, firsts, pairs, homes, slots, ends, longest }
    }

    /// All of it: to be taken once before a loop over many words.
    #[inline(always)]
    pub(super) fn all(&self) -> Index<'_> {
        let Self { firsts, pairs, homes, slots, ends, .. } = self;
        Index { firsts, pairs: pairs.all(), homes: homes.addresses(), slots: slots.all(), ends: ends.all() }
    }

    /// The hash of each word with which a phrase may begin in small letters, and of each with which one may begin with a capital.
    pub(super) fn first_words(&self) -> [impl Iterator<Item = (u64, First)> + '_; 2] {
        self.firsts.each_ref().map(FirstWords::iter)
    }

    /// What begins with words in small letters, and with words that have capitals.
    #[inline(always)]
    pub(super) fn firsts(&self) -> [AllFirstWords<'_>; 2] {
        self.firsts.each_ref().map(FirstWords::all)
    }

    /// By which a glance tells the words that begin no phrase.
    pub(super) fn openings(&self) -> AllOpenings<'_> {
        self.openings.all()
    }

    /// How many words the longest phrase has.
    pub(super) fn longest(&self) -> usize {
        self.longest
    }

    pub(super) fn memory_usage(&self) -> usize {
        let firsts: usize = self.firsts.iter().map(FirstWords::memory_usage).sum();
        self.openings.memory_usage()
            + firsts
            + self.pairs.memory_usage()
            + self.homes.memory_usage()
            + self.slots.memory_usage()
            + self.ends.memory_usage()
    }
}

impl Entries {
    /// The first words with what begins with them; `case` is the place of their numbers in those of a phrase.
    fn open(&mut self, phrases: &[PhraseKeys], case: usize, mut words: Vec<(u64, First)>) -> FirstWords {
        let begun = || phrases.iter().filter_map(|phrase| Some((phrase, phrase.firsts[case]?)));
        let mut alone = vec![0; words.len()];
        begun().filter(|(phrase, _)| phrase.second.is_none()).for_each(|(_, number)| alone[number] += 1);
        for (phrase, number) in begun() {
            let first = &mut words[number].1;
            match phrase.second {
                Some(second) => first.go_on(second),
                None => self.end_alone(&mut first.alone, phrase, alone[number]),
            }
        }
        FirstWords::new(&words)
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

    /// Writes a phrase of one word beside the others that are the same word, `count` in all.
    fn end_alone(&mut self, alone: &mut Alone, phrase: &PhraseKeys, count: usize) {
        match alone.list() {
            Some(at) => add_to_list(&mut self.ends, at, phrase.place),
            None if count > 1 => *alone = Alone::several(begin_list(&mut self.ends, count, phrase.place)),
            None => *alone = phrase.alone,
        }
    }

    /// Enters the beginnings of a phrase, and gives the slot of its end.
    fn insert(&mut self, longer: &[u64]) -> usize {
        let mut slot = 0;
        let mut left = longer;
        while let [key, rest @ ..] = left {
            slot = self.homes.of(*key);
            if self.slots[slot].is_free() {
                self.slots[slot] = Slot::of(*key);
            }
            self.slots[slot].0 |= if rest.is_empty() { 0 } else { Slot::LONGER };
            left = rest;
        }
        slot
    }
}

impl<'a> Index<'a> {
    /// What begins with the word, as far as it is written so that a phrase may begin with it.
    pub(super) fn first(self, hash: u64, shape: Shape) -> First {
        self.firsts[usize::from(!shape.is_lower())].get(hash)
    }

    /// What begins with the word in small letters, and with a capital.
    pub(super) fn firsts(self, hash: u64) -> [First; 2] {
        self.firsts.each_ref().map(|words| words.get(hash))
    }

    /// Whether a phrase may begin with the words of these hashes.
    #[inline(always)]
    pub(super) fn may_begin(self, [first, second]: [u64; 2]) -> bool {
        self.pairs.may_have(pair_key(first, second))
    }

    /// What is known of the words of `key`, of which there are two or more; a free slot if nothing is.
    #[inline(always)]
    pub(super) fn get(self, key: u64) -> Slot {
        self.at(self.place(key), key)
    }

    /// Where the slot of `key` is; for those who fetch many.
    #[inline(always)]
    pub(super) fn place(self, key: u64) -> usize {
        self.homes.of(key)
    }

    /// The same as [`get`](Self::get) for those who know the place of `key`.
    #[inline(always)]
    pub(super) fn at(self, place: usize, key: u64) -> Slot {
        self.slots.at(place).with_tag_of(key)
    }

    /// The places of the phrases that end at a slot, in the order they were added.
    pub(super) fn ending_at(self, slot: Slot) -> impl Iterator<Item = u32> + use<'a> {
        let several = slot.0 & Slot::SEVERAL != 0;
        let list = if several { self.list(slot.at()) } else { Part::default() };
        (slot.ends() & !several).then(|| slot.at()).into_iter().chain(list.iter())
    }

    /// The list of places that begins at `at`.
    pub(super) fn list(self, at: u32) -> Part<'a, u32> {
        let start = at as usize + 1;
        let count = self.ends.get(at as usize).unwrap_or_default();
        self.ends.part(start..start + count as usize)
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
