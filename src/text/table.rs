//! A small map from word hashes to values, built once from a data file.

use core::hint::select_unpredictable;

use crate::image::Homes;

/// A table in which each hash has just one place where it may stand, so that one look tells, without a branch.
#[derive(Debug)]
pub(super) struct WordTable<V> {
    homes: Homes,
    /// Hashes and their values; the hash 0 where none is.
    places: Vec<(u64, V)>,
}

impl<V: Copy + Default> WordTable<V> {
    /// The table of `entries`; of two with the same hash the later one counts.
    pub(super) fn new(entries: impl IntoIterator<Item = (u64, V)>) -> Self {
        let entries: Vec<(u64, V)> = entries.into_iter().collect();
        let homes = Homes::new(entries.iter().map(|&(hash, _)| hash).collect());
        let mut places = vec![(0, V::default()); homes.size()];
        entries.into_iter().for_each(|entry| places[homes.of(entry.0)] = entry);
        Self { homes, places }
    }

    /// The value of the word with this hash, or the default.
    #[inline]
    pub(super) fn get(&self, hash: u64) -> V {
        let (found, value) = self.places[self.homes.of(hash)];
        select_unpredictable(found == hash, value, V::default())
    }

    /// All hashes with their values.
    pub(super) fn entries(&self) -> impl Iterator<Item = &(u64, V)> {
        self.places.iter().filter(|(hash, _)| *hash != 0)
    }
}

/// The entry lines of a table in our format: no comments, no header line, cells split at tabs.
pub(super) fn entries(data: &str) -> impl Iterator<Item = (&str, &str)> {
    data.lines().filter(|line| !line.starts_with('#')).skip(1).filter_map(|line| line.split_once('\t'))
}
