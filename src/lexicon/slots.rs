//! A small table for words of which a class says already that they are in it.

use std::hint::select_unpredictable;

use crate::image::Homes;

/// Values of words, each beside the lower half of the word's hash, so that one look into a few kilobytes of memory finds both.
///
/// Each word has a home of its own: a search would take as many steps as the text happens to ask, which no processor foresees. There is
/// no filter in front: whoever asks has seen the class of the words of the table.
#[derive(Debug, Clone)]
pub(super) struct Slots<V> {
    homes: Homes,
    slots: Vec<Slot<V>>,
}

/// A part of a hash and the value of the word that has it; no value where no word is.
type Slot<V> = (u32, Option<V>);

impl<V: Copy> Slots<V> {
    /// The table of `entries`; of two entries for one word the first one stays.
    pub(super) fn new(entries: Vec<(u64, V)>) -> Self {
        let homes = Homes::new(entries.iter().map(|&(hash, _)| hash).collect());
        let mut slots = vec![(0, None); homes.size()];
        for (hash, value) in entries.into_iter().rev() {
            slots[homes.of(hash)] = (hash as u32, Some(value));
        }
        Self { homes, slots }
    }

    /// What the word with this hash means.
    #[inline]
    pub(super) fn get(&self, hash: u64) -> Option<V> {
        let (part, value) = self.slots[self.homes.of(hash)];
        select_unpredictable(part == hash as u32, value, None)
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
