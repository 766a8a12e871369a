//! [`WordIndex`]: which phrases may begin and end at which words. Two bit sets turn most words away; a hash table holds the
//! beginnings of all phrases, word by word.
//!
//! Everything is found by hash, so the index may name a phrase that is not there; the caller compares the texts. It never misses one.

/// How the index sees phrases: by the hashes of their words and of what stands between them.
#[derive(Debug, Default)]
pub(super) struct Keys {
    /// For each word of each phrase: the key of the phrase from its first word to this one.
    prefixes: Vec<u64>,
    phrases: Vec<PhraseKeys>,
}

#[derive(Debug)]
struct PhraseKeys {
    place: u32,
    /// The keys of the first word in [`WordIndex::may_begin`], for each case that the text may have.
    first: [u64; 2],
    /// Where its prefixes end.
    end: usize,
}

impl Keys {
    /// Adds a phrase that the caller knows by `place`; later phrases have greater ones. `first` are the [`first_key`]s of its first word in each case that a text may have.
    pub(super) fn push(&mut self, place: u32, first: [u64; 2], prefixes: impl IntoIterator<Item = u64>) {
        self.prefixes.extend(prefixes);
        self.phrases.push(PhraseKeys { place, first, end: self.prefixes.len() });
    }

    /// The prefixes of each phrase.
    fn prefixes(&self) -> impl Iterator<Item = &[u64]> {
        let starts = std::iter::once(0).chain(self.phrases.iter().map(|phrase| phrase.end));
        starts.zip(&self.phrases).map(|(start, phrase)| &self.prefixes[start..phrase.end])
    }
}

/// The key of a first word, which tells lower case from the rest: few phrases begin in lower case, most words of a text do.
pub(super) fn first_key(hash: u64, lower: bool) -> u64 {
    hash.wrapping_add(u64::from(lower))
}

/// The key of the words so far and one more word after a gap.
pub(super) fn extend(key: u64, gap: u64, word: u64) -> u64 {
    let mixed = (key ^ gap).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    (mixed ^ mixed >> 32).wrapping_add(word).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// Beginnings of phrases, by key.
#[derive(Debug, Clone)]
pub(super) struct WordIndex {
    first_words: BitSet,
    openings: BitSet,
    /// A hash table with open addressing and linear probing; a third of the slots are free.
    slots: Vec<Slot>,
    /// For each slot where several phrases end: how many, and which, in the order they were added.
    ends: Vec<u32>,
}

/// A slot of the hash table; 0 if it is free. Beginnings whose slot and tag happen to be equal share a slot.
///
/// From the top: 30 bits of the key, never 0; whether longer phrases go on from here; whether several phrases end here; where:
/// the only phrase that ends here, or [`Slot::NOWHERE`], or where in [`WordIndex::ends`] the several stand.
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

    /// Whether longer phrases begin with the same words.
    pub(super) fn goes_on(self) -> bool {
        self.0 & Self::LONGER != 0
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
        let first_words = BitSet::new(keys.phrases.iter().flat_map(|phrase| phrase.first), 1 << 21);
        let openings = BitSet::new(keys.prefixes().filter_map(opening), 1 << 22);
        let entries: usize = keys.prefixes().map(|prefixes| entered(prefixes).len()).sum();
        let slots = vec![Slot::default(); entries + entries / 2 + 1];
        let mut index = Self { first_words, openings, slots, ends: Vec::new() };
        let last_slots: Vec<usize> = keys.prefixes().map(|prefixes| index.insert(prefixes)).collect();
        let mut counts = vec![0; index.slots.len()];
        last_slots.iter().for_each(|&slot| counts[slot] += 1);
        for (phrase, slot) in keys.phrases.iter().zip(last_slots) {
            index.end_at(slot, phrase.place, counts[slot]);
        }
        index
    }

    /// Enters the beginnings of a phrase, and gives the slot of its end.
    fn insert(&mut self, prefixes: &[u64]) -> usize {
        let mut slot = 0;
        let mut left = entered(prefixes);
        while let [key, rest @ ..] = left {
            slot = self.slot_of(*key);
            if self.slots[slot] == Slot::default() {
                self.slots[slot] = Slot::of(*key);
            }
            self.slots[slot].0 |= if rest.is_empty() { 0 } else { Slot::LONGER };
            left = rest;
        }
        slot
    }

    /// Writes a phrase to the slot of its end, which is that of `count` phrases.
    fn end_at(&mut self, slot: usize, place: u32, count: usize) {
        let slot = &mut self.slots[slot];
        if count == 1 {
            slot.set_at(place);
            return;
        }
        if slot.0 & Slot::SEVERAL == 0 {
            slot.0 |= Slot::SEVERAL;
            slot.set_at(self.ends.len() as u32);
            self.ends.resize(self.ends.len() + 1 + count, 0);
        }
        let ends = &mut self.ends[slot.at() as usize..];
        ends[0] += 1;
        ends[ends[0] as usize] = place;
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
        while self.slots[slot] != Slot::default() && !self.slots[slot].has_tag_of(wanted) {
            slot += 1;
            if slot == self.slots.len() {
                slot = 0;
            }
        }
        slot
    }

    /// Whether a phrase may begin with the word of this [`first_key`].
    pub(super) fn may_begin(&self, first_key: u64) -> bool {
        self.first_words.has(first_key)
    }

    /// Whether a phrase may be the one word, or begin with the two words, of this key.
    pub(super) fn may_open(&self, key: u64) -> bool {
        self.openings.has(key)
    }

    /// Whether the table may hold `key`: one look without a search.
    pub(super) fn may_hold(&self, key: u64) -> bool {
        self.slots[self.home(key)] != Slot::default()
    }

    /// What is known of the words of `key`.
    pub(super) fn get(&self, key: u64) -> Option<Slot> {
        let slot = self.slots[self.slot_of(key)];
        (slot != Slot::default()).then_some(slot)
    }

    /// The phrases that end at a slot, in the order they were added. `only` is room for one.
    pub(super) fn ending_at<'a>(&'a self, slot: Slot, only: &'a mut u32) -> &'a [u32] {
        if slot.0 & Slot::SEVERAL == 0 {
            *only = slot.at();
            let phrases = usize::from(u64::from(*only) != Slot::NOWHERE);
            return &std::slice::from_ref(only)[..phrases];
        }
        let ends = self.ends.get(slot.at() as usize..).unwrap_or_default();
        ends.split_first().and_then(|(&count, rest)| rest.get(..count as usize)).unwrap_or_default()
    }

    pub(super) fn memory_usage(&self) -> usize {
        let slots = self.slots.capacity() * size_of::<Slot>();
        slots + self.ends.capacity() * size_of::<u32>() + self.first_words.memory_usage() + self.openings.memory_usage()
    }
}

/// The beginnings of a phrase that are entered in the table: all but the first word, if there are more.
fn entered(prefixes: &[u64]) -> &[u64] {
    &prefixes[usize::from(prefixes.len() > 1)..]
}

/// The key by which a phrase is let through to the table: of its one word, or of its first two.
fn opening(prefixes: &[u64]) -> Option<u64> {
    entered(prefixes).first().copied()
}

/// A set of keys that says "perhaps" for one key in 24 that it does not hold.
#[derive(Debug, Clone)]
struct BitSet {
    bits: Vec<u64>,
    /// How far a spread key is shifted down to be the number of a bit.
    shift: u32,
}

impl BitSet {
    /// About 24 bits a distinct key, but at most `limit` bits.
    fn new(keys: impl Iterator<Item = u64>, limit: usize) -> Self {
        let mut keys: Vec<u64> = keys.collect();
        keys.sort_unstable();
        keys.dedup();
        let bits = (keys.len() * 24).next_power_of_two().clamp(1 << 15, limit);
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
