//! A small table from words to values, looked up by the hash that every scanned word carries.

use crate::text;

/// Words and what each means. Open addressing over a power of two, at most half full: one probe for nearly every word.
#[derive(Debug, Clone)]
pub(crate) struct WordTable<V> {
    slots: Vec<Option<(u64, V)>>,
}

impl<V: Copy> WordTable<V> {
    /// The table of `entries`. Of two entries for one word the first one stays; the words that came twice are given back.
    pub(crate) fn new<'a>(entries: &[(&'a str, V)]) -> (Self, Vec<&'a str>) {
        let mut table = Self { slots: vec![None; (entries.len() * 2 + 1).next_power_of_two()] };
        let again =
            entries.iter().filter(|&&(word, value)| !table.insert(text::hash(word), value)).map(|&(word, _)| word);
        let again = again.collect();
        (table, again)
    }

    /// The table of `entries`, each under its word's hash. Of two entries with one hash the first one stays.
    pub(crate) fn from_hashes(entries: Vec<(u64, V)>) -> Self {
        let mut table = Self { slots: vec![None; (entries.len() * 2 + 1).next_power_of_two()] };
        for (hash, value) in entries {
            table.insert(hash, value);
        }
        table
    }

    /// What the word with this hash means.
    pub(crate) fn get(&self, hash: u64) -> Option<V> {
        let mut at = self.home(hash);
        while let Some(&Some((key, value))) = self.slots.get(at) {
            if key == hash {
                return Some(value);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
        None
    }

    fn insert(&mut self, hash: u64, value: V) -> bool {
        let mut at = self.home(hash);
        while let Some((key, _)) = self.slots[at] {
            if key == hash {
                return false;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
        self.slots[at] = Some((hash, value));
        true
    }

    /// Where the word stands if no other word stands there.
    fn home(&self, hash: u64) -> usize {
        (hash ^ (hash >> 17)) as usize & (self.slots.len() - 1)
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
