//! A small table for words of which a class says already that they are in it.

/// Values of words, each beside a part of the word's hash, so that one look into a few kilobytes of memory finds both.
///
/// The top bits of the hash are the number of the slot, the lower half tells words apart. Open addressing, at most a quarter full, so that
/// nearly every word stands in its own slot. There is no filter in front: whoever asks has seen the class of the words of the table.
#[derive(Debug, Clone)]
pub(super) struct Slots<V> {
    slots: Vec<(u32, Option<V>)>,
    /// How far a hash is shifted down to be the number of a slot.
    shift: u32,
}

impl<V: Copy> Slots<V> {
    /// The table of `entries`; of two entries for one word the first one stays.
    pub(super) fn new(entries: Vec<(u64, V)>) -> Self {
        let size = (entries.len() * 4 + 2).next_power_of_two();
        let mut table = Self { slots: vec![(0, None); size], shift: u64::BITS - size.trailing_zeros() };
        for (hash, value) in entries {
            let slot = table.slot_of(hash);
            if table.slots[slot].1.is_none() {
                table.slots[slot] = (hash as u32, Some(value));
            }
        }
        table
    }

    /// What the word with this hash means.
    #[inline]
    pub(super) fn get(&self, hash: u64) -> Option<V> {
        self.slots[self.slot_of(hash)].1
    }

    /// The slot of a word, or the free one where it belongs.
    #[inline]
    fn slot_of(&self, hash: u64) -> usize {
        let mut slot = (hash >> self.shift) as usize;
        while self.slots[slot].1.is_some() && self.slots[slot].0 != hash as u32 {
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        slot
    }
}

#[cfg(test)]
mod tests {
    use super::Slots;
    use crate::text::hash;

    #[test]
    fn finds_what_was_put_in() {
        let words: Vec<String> = (0..500).map(|n| format!("word{n}")).collect();
        let table = Slots::new(words.iter().enumerate().map(|(n, word)| (hash(word), n)).collect());
        for (n, word) in words.iter().enumerate() {
            assert_eq!(table.get(hash(word)), Some(n));
        }
        assert_eq!(table.get(hash("other")), None);
    }

    #[test]
    fn the_first_entry_stays_and_an_empty_table_has_nothing() {
        let table = Slots::new(vec![(7, 1), (7, 2), (0, 3)]);
        assert_eq!((table.get(7), table.get(0), table.get(8)), (Some(1), Some(3), None));
        assert_eq!(Slots::<u8>::new(Vec::new()).get(7), None);
    }
}
