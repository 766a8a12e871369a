//! A small map from word hashes to values, built once from a data file.

use std::collections::HashMap;

/// A table in which each hash has just one place where it may stand, so that one look tells, without a branch.
///
/// The hashes fall into groups. When the table is built each group gets the first number that leads its hashes to free places.
#[derive(Debug)]
pub(super) struct WordTable<V> {
    /// The number of each group.
    leads: Vec<u16>,
    /// At most half of the places are taken; the others have the hash 0.
    places: Vec<(u64, V)>,
    shift: u32,
}

impl<V: Copy + Default> WordTable<V> {
    /// The table of `entries`; of two with the same hash the later one counts.
    pub(super) fn new(entries: impl IntoIterator<Item = (u64, V)>) -> Self {
        let entries: HashMap<u64, V> = entries.into_iter().filter(|&(hash, _)| hash != 0).collect();
        let size = (entries.len() * 2 + 4).next_power_of_two();
        let mut table =
            Self { leads: vec![0; size / 4], places: vec![(0, V::default()); size], shift: 64 - size.trailing_zeros() };
        let mut groups = vec![Vec::new(); table.leads.len()];
        for &hash in entries.keys() {
            groups[table.group(hash)].push(hash);
        }
        groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
        for group in groups.iter().filter(|group| !group.is_empty()) {
            let number = table.group(group[0]);
            while !table.leads_to_free_places(group) {
                table.leads[number] += 1;
            }
            for &hash in group {
                let place = table.place(hash);
                table.places[place] = (hash, entries[&hash]);
            }
        }
        table
    }

    /// The value of the word with this hash, or the default.
    #[inline]
    pub(super) fn get(&self, hash: u64) -> V {
        let (found, value) = self.places[self.place(hash)];
        core::hint::select_unpredictable(found == hash, value, V::default())
    }

    /// All hashes with their values.
    pub(super) fn entries(&self) -> impl Iterator<Item = &(u64, V)> {
        self.places.iter().filter(|(hash, _)| *hash != 0)
    }

    #[inline]
    fn group(&self, hash: u64) -> usize {
        hash as usize & (self.places.len() / 4 - 1)
    }

    /// Where the hash stands, if it does.
    #[inline]
    fn place(&self, hash: u64) -> usize {
        let lead = u64::from(self.leads[self.group(hash)]);
        ((hash ^ lead).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> self.shift) as usize & (self.places.len() - 1)
    }

    /// Whether the hashes of a group now stand in different places, all free.
    fn leads_to_free_places(&self, group: &[u64]) -> bool {
        let places: Vec<_> = group.iter().map(|&hash| self.place(hash)).collect();
        (0..places.len()).all(|index| self.places[places[index]].0 == 0 && !places[..index].contains(&places[index]))
    }
}

/// The entry lines of a table in our format: no comments, no header line, cells split at tabs.
pub(super) fn entries(data: &str) -> impl Iterator<Item = (&str, &str)> {
    data.lines().filter(|line| !line.starts_with('#')).skip(1).filter_map(|line| line.split_once('\t'))
}
