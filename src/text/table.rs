//! A small map from word hashes to values, built once from a data file.

/// An open-addressed table, at most half full. Hash 0 means an empty place.
#[derive(Debug)]
pub(super) struct WordTable<V> {
    /// 4,096 bits that turn most words away before the table is touched.
    filter: [u64; 64],
    places: Vec<(u64, V)>,
    shift: u32,
}

impl<V: Copy + Default> WordTable<V> {
    /// The table of `entries`; of two with the same hash the later one counts.
    pub(super) fn new(entries: impl IntoIterator<Item = (u64, V)>) -> Self {
        let entries: Vec<_> = entries.into_iter().collect();
        let size = (entries.len() * 2 + 2).next_power_of_two();
        let places = vec![(0, V::default()); size];
        let mut table = Self { filter: [0; 64], places, shift: 64 - size.trailing_zeros() };
        for entry in entries {
            let (number, bit) = filter_bit(entry.0);
            table.filter[number] |= bit;
            let place = table.place(entry.0);
            table.places[place] = entry;
        }
        table
    }

    /// The value of the word with this hash.
    #[inline]
    pub(super) fn get(&self, hash: u64) -> Option<V> {
        let (number, bit) = filter_bit(hash);
        if self.filter[number] & bit == 0 { None } else { self.find(hash) }
    }

    fn find(&self, hash: u64) -> Option<V> {
        let (found, value) = self.places[self.place(hash)];
        (found == hash && hash != 0).then_some(value)
    }

    /// All hashes with their values.
    pub(super) fn entries(&self) -> impl Iterator<Item = &(u64, V)> {
        self.places.iter().filter(|(hash, _)| *hash != 0)
    }

    /// Where the hash stands, or would stand.
    fn place(&self, hash: u64) -> usize {
        let last = self.places.len() - 1;
        let mut place = (hash >> self.shift) as usize & last;
        while self.places[place].0 != 0 && self.places[place].0 != hash {
            place = (place + 1) & last;
        }
        place
    }
}

/// Where a hash stands in the filter.
#[inline]
fn filter_bit(hash: u64) -> (usize, u64) {
    ((hash >> 58) as usize, 1 << (hash >> 52 & 63))
}

/// The entry lines of a table in our format: no comments, no header line, cells split at tabs.
pub(super) fn entries(data: &str) -> impl Iterator<Item = (&str, &str)> {
    data.lines().filter(|line| !line.starts_with('#')).skip(1).filter_map(|line| line.split_once('\t'))
}
