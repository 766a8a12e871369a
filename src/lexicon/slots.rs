//! A small table for words of which a class says already that they are in it.

/// Values of words, each beside a part of the word's hash, so that one look into a few kilobytes of memory finds both.
///
/// The top bits of the hash are the number of a bucket, the lower half tells words apart. All words of a bucket are compared at once: a
/// search that stops at the word would take as many steps as the text happens to ask, which no processor foresees. There is no filter in
/// front: whoever asks has seen the class of the words of the table.
#[derive(Debug, Clone)]
pub(super) struct Slots<V> {
    buckets: Vec<[Slot<V>; WAYS]>,
    /// How far a hash is shifted down to be the number of a bucket.
    shift: u32,
}

/// A part of a hash and the value of the word that has it; no value where no word is.
type Slot<V> = (u32, Option<V>);

/// How many words have room in a bucket.
const WAYS: usize = 4;

impl<V: Copy> Slots<V> {
    /// The table of `entries`; of two entries for one word the first one stays.
    pub(super) fn new(entries: Vec<(u64, V)>) -> Self {
        let mut size = (entries.len() + 2).next_power_of_two();
        loop {
            if let Some(table) = Self::of_size(size, &entries) {
                return table;
            }
            size *= 2;
        }
    }

    /// The table with so many buckets, if none has more words than it has room for.
    fn of_size(size: usize, entries: &[(u64, V)]) -> Option<Self> {
        let mut table = Self { buckets: vec![[(0, None); WAYS]; size], shift: u64::BITS - size.trailing_zeros() };
        for &(hash, value) in entries {
            if table.get(hash).is_none() {
                let bucket = &mut table.buckets[(hash >> table.shift) as usize];
                *bucket.iter_mut().find(|(_, value)| value.is_none())? = (hash as u32, Some(value));
            }
        }
        Some(table)
    }

    /// What the word with this hash means.
    #[inline]
    pub(super) fn get(&self, hash: u64) -> Option<V> {
        // From the last to the first: what is free stands behind all words.
        let slots = self.buckets[(hash >> self.shift) as usize].iter().rev();
        slots.fold(None, |found, &(part, value)| std::hint::select_unpredictable(part == hash as u32, value, found))
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
