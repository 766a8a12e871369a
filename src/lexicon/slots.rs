//! A small table for words of which a class says already that they are in it.

use std::hint::select_unpredictable;
use std::marker::PhantomData;

use crate::Result;
use crate::image::{Homes, Reader, Row, Rows, Stored, Writer};

/// Values of four bytes, each beside the lower half of the hash of its word, so that one look into a few kilobytes of memory finds
/// both. A value of zeros is that of all other words.
///
/// Each word has a home of its own: a search would take as many steps as the text happens to ask, which no processor foresees. There is
/// no filter in front: whoever asks has seen the class of the words of the table.
#[derive(Debug, Clone)]
pub(super) struct Slots<V> {
    homes: Homes,
    /// Parts of hashes and values; zeros where no word is.
    slots: Rows<[u32; 2]>,
    values: PhantomData<fn() -> V>,
}

impl<V: Row<Raw = [u8; 4]>> Slots<V> {
    /// The table of `entries`; of two entries for one word the later one counts.
    pub(super) fn new(entries: impl IntoIterator<Item = (u64, V)>) -> Self {
        let entries: Vec<(u64, V)> = entries.into_iter().collect();
        let homes = Homes::new(entries.iter().map(|&(hash, _)| hash).collect());
        let mut slots = vec![[0; 2]; homes.size()];
        for (hash, value) in entries {
            let mut bytes = Vec::with_capacity(V::SIZE);
            value.write(&mut bytes);
            slots[homes.of(hash)] = [hash as u32, u32::take(&mut &bytes[..])];
        }
        Self { homes, slots: Rows::new(slots), values: PhantomData }
    }

    /// The value of the word with this hash.
    #[inline]
    pub(super) fn get(&self, hash: u64) -> V {
        let [part, value] = self.slots.at(self.homes.of(hash));
        V::read(&select_unpredictable(part == hash as u32, value, 0).to_le_bytes())
    }
}

impl<V> Stored for Slots<V> {
    fn store(&self, to: &mut Writer) {
        self.homes.store(to);
        self.slots.store(to);
    }

    fn load(from: &mut Reader) -> Result<Self> {
        Ok(Self { homes: Homes::load(from)?, slots: Rows::load(from)?, values: PhantomData })
    }
}

#[cfg(test)]
mod tests {
    use super::Slots;
    use crate::text::hash;

    #[test]
    fn finds_what_was_put_in() {
        let words: Vec<String> = (0..500).map(|n| format!("word{n}")).collect();
        let table = Slots::new(words.iter().zip(1..).map(|(word, n)| (hash(word), n)));
        for (word, n) in words.iter().zip(1_u32..) {
            assert_eq!(table.get(hash(word)), n);
        }
        assert_eq!(table.get(hash("other")), 0);
    }

    #[test]
    fn the_later_entry_counts_and_an_empty_table_has_nothing() {
        let table = Slots::<u32>::new([(7, 2), (7, 1), (0, 3)]);
        assert_eq!((table.get(7), table.get(0), table.get(8)), (1, 3, 0));
        assert_eq!(Slots::<u32>::new([]).get(7), 0);
    }
}
