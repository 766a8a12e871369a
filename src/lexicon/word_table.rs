//! A small table from words to values, looked up by the hash that every scanned word carries.

use crate::text;

/// Words and what each means.
///
/// Most words of a text are in none of a stage's tables, so a bit set small enough for the nearest cache turns them away first.
/// Behind it lies open addressing over a power of two, at most half full.
#[derive(Debug, Clone)]
pub(crate) struct WordTable<V> {
    /// A bit for the top bits of each word's hash, sixteen times as many as words.
    filter: Vec<u64>,
    /// How far a hash is shifted down to be the number of a bit.
    shift: u32,
    /// The hashes of the words, 0 = free.
    keys: Vec<u64>,
    values: Vec<Option<V>>,
}

impl<V: Copy> WordTable<V> {
    /// The table of `entries`. Of two entries for one word the first one stays; the words that came twice are given back.
    pub(crate) fn new<'a>(entries: &[(&'a str, V)]) -> (Self, Vec<&'a str>) {
        let mut table = Self::with_room_for(entries.len());
        let again =
            entries.iter().filter(|&&(word, value)| !table.insert(text::hash(word), value)).map(|&(word, _)| word);
        let again = again.collect();
        (table, again)
    }

    /// The table of `entries`, each under its word's hash. Of two entries with one hash the first one stays.
    pub(crate) fn from_hashes(entries: Vec<(u64, V)>) -> Self {
        let mut table = Self::with_room_for(entries.len());
        for (hash, value) in entries {
            table.insert(hash, value);
        }
        table
    }

    fn with_room_for(entries: usize) -> Self {
        let slots = (entries * 2 + 1).next_power_of_two();
        let bits = (entries * 16).next_power_of_two().max(64);
        Self {
            filter: vec![0; bits / 64],
            shift: 64 - bits.trailing_zeros(),
            keys: vec![0; slots],
            values: vec![None; slots],
        }
    }

    /// The hashes of all words.
    pub(crate) fn hashes(&self) -> impl Iterator<Item = u64> + '_ {
        self.keys.iter().copied().filter(|&hash| hash != 0)
    }

    /// What the word with this hash means.
    #[inline]
    pub(crate) fn get(&self, hash: u64) -> Option<V> {
        let bit = hash >> self.shift;
        if self.filter[(bit / 64) as usize] >> (bit % 64) & 1 == 0 {
            return None;
        }
        self.values[self.slot_of(hash)]
    }

    fn insert(&mut self, hash: u64, value: V) -> bool {
        let slot = self.slot_of(hash);
        if self.keys[slot] != 0 {
            return false;
        }
        let bit = hash >> self.shift;
        self.filter[(bit / 64) as usize] |= 1 << (bit % 64);
        self.keys[slot] = hash.max(1);
        self.values[slot] = Some(value);
        true
    }

    /// The slot that holds the word, or the free one where it belongs.
    fn slot_of(&self, hash: u64) -> usize {
        let key = hash.max(1);
        let last = self.keys.len() - 1;
        let mut slot = (hash ^ (hash >> 17)) as usize & last;
        while self.keys[slot] != key && self.keys[slot] != 0 {
            slot = (slot + 1) & last;
        }
        slot
    }
}

#[cfg(test)]
mod tests {
    use super::WordTable;
    use crate::text::hash;

    #[test]
    fn finds_what_was_put_in() {
        let words: Vec<String> = (0..500).map(|n| format!("word{n}")).collect();
        let entries: Vec<(&str, usize)> = words.iter().enumerate().map(|(n, word)| (word.as_str(), n)).collect();
        let (table, again) = WordTable::new(&entries);
        assert!(again.is_empty());
        for (n, word) in words.iter().enumerate() {
            assert_eq!(table.get(hash(word)), Some(n));
        }
        assert_eq!(table.get(hash("other")), None);
    }

    #[test]
    fn an_empty_table_has_nothing() {
        assert_eq!(WordTable::<u8>::new(&[]).0.get(hash("word")), None);
    }

    #[test]
    fn names_words_that_come_twice() {
        let (table, again) = WordTable::new(&[("May", 1), ("may", 2)]);
        assert_eq!((table.get(hash("MAY")), again), (Some(1), vec!["may"]));
    }
}
