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
    number: u32,
    /// The keys of the first word in [`WordIndex::may_begin`], for each case that the text may have.
    first: [u64; 2],
    /// Where its prefixes end.
    end: usize,
}

impl Keys {
    /// Adds a phrase: `first` are the [`first_key`]s of its first word in each case that a text may have.
    pub(super) fn push(&mut self, number: u32, first: [u64; 2], prefixes: impl IntoIterator<Item = u64>) {
        self.prefixes.extend(prefixes);
        self.phrases.push(PhraseKeys { number, first, end: self.prefixes.len() });
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
    /// Open addressing with linear probing; half of the slots or more are free.
    slots: Vec<Slot>,
    /// The phrases of the entries that end more than one phrase, in the order they were added.
    ends: Vec<u32>,
}

/// A slot of the hash table; free if the key is 0.
#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    key: u64,
    /// The only phrase that ends here, or where the phrases that end here begin in `ends`.
    at: u32,
    /// How many phrases end here, times two, plus one if longer phrases go on from here.
    count: u32,
}

/// The phrases that have the words of one beginning.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    at: u32,
    count: u32,
}

impl Entry {
    /// Whether longer phrases begin with the same words.
    pub(super) fn goes_on(self) -> bool {
        self.count & 1 != 0
    }
}

impl WordIndex {
    pub(super) fn new(keys: &Keys) -> Self {
        let first_words = BitSet::new(keys.phrases.iter().flat_map(|phrase| phrase.first), 1 << 21);
        let openings = BitSet::new(keys.prefixes().filter_map(opening), 1 << 22);
        let entries: usize = keys.prefixes().map(|prefixes| entered(prefixes).len()).sum();
        let slots = vec![Slot::default(); entries * 2 + 1];
        let mut index = Self { first_words, openings, slots, ends: Vec::new() };
        let last_slots: Vec<usize> = keys.prefixes().map(|prefixes| index.insert(prefixes)).collect();
        index.make_room_for_ends();
        for (phrase, slot) in keys.phrases.iter().zip(last_slots).rev() {
            index.end_at(slot, phrase.number);
        }
        index
    }

    /// Enters the beginnings of a phrase, and counts it where it ends. Gives the slot of its end.
    fn insert(&mut self, prefixes: &[u64]) -> usize {
        let mut slot = 0;
        let mut left = entered(prefixes);
        while let [key, rest @ ..] = left {
            slot = self.slot_of(*key);
            self.slots[slot].key = (*key).max(1);
            self.slots[slot].count |= u32::from(!rest.is_empty());
            left = rest;
        }
        self.slots[slot].count += 2;
        slot
    }

    /// Sets [`Slot::at`] of the slots where several phrases end to the end of their part of `ends`.
    fn make_room_for_ends(&mut self) {
        let mut room = 0;
        for slot in self.slots.iter_mut().filter(|slot| slot.count >> 1 > 1) {
            room += slot.count >> 1;
            slot.at = room;
        }
        self.ends = vec![0; room as usize];
    }

    /// Writes phrase `number` to the slot of its end. The last phrase comes first: the parts of `ends` are filled from behind.
    fn end_at(&mut self, slot: usize, number: u32) {
        let slot = &mut self.slots[slot];
        if slot.count >> 1 == 1 {
            slot.at = number;
        } else {
            slot.at -= 1;
            self.ends[slot.at as usize] = number;
        }
    }

    /// The slot that holds `key`, or the free one where it belongs.
    fn slot_of(&self, key: u64) -> usize {
        let key = key.max(1);
        let spread = u128::from(key.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let mut slot = ((spread * self.slots.len() as u128) >> 64) as usize;
        while self.slots[slot].key != key && self.slots[slot].key != 0 {
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

    /// The phrases that have the words of `key` or begin with them.
    pub(super) fn get(&self, key: u64) -> Option<Entry> {
        let slot = self.slots[self.slot_of(key)];
        (slot.key != 0).then_some(Entry { at: slot.at, count: slot.count })
    }

    /// The phrases that end at `entry`, in the order they were added.
    pub(super) fn ending_at<'a>(&'a self, entry: &'a Entry) -> &'a [u32] {
        match (entry.count >> 1) as usize {
            0 => &[],
            1 => std::slice::from_ref(&entry.at),
            count => self.ends.get(entry.at as usize..entry.at as usize + count).unwrap_or_default(),
        }
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
