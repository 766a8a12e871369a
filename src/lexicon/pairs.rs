//! [`Pairs`]: all values of a key, where a key may have several.

use crate::image::{Rows, stored};

/// So many pairs share 64 bits of the filter: few enough to tell most keys, and as many as keep it near the processor.
const PAIRS_FOR_WORD: usize = 8;

/// Keys with their values, sorted, and a bit for each key, so that nearly all that have no value are told at once.
#[derive(Clone, Debug, Default)]
pub(super) struct Pairs {
    rows: Rows<[u64; 2]>,
    filter: Rows<u64>,
}
stored!(Pairs { rows, filter });

impl Pairs {
    /// These pairs, each once.
    pub(super) fn new(pairs: impl IntoIterator<Item = [u64; 2]>) -> Self {
        let mut pairs: Vec<_> = pairs.into_iter().collect();
        pairs.sort();
        pairs.dedup();
        let mut filter = vec![0; pairs.len().div_ceil(PAIRS_FOR_WORD)];
        for &[key, _] in &pairs {
            let (word, bit) = place(key, filter.len());
            filter[word] |= bit;
        }
        Self { rows: Rows::new(pairs), filter: Rows::new(filter) }
    }

    /// All pairs.
    pub(super) fn iter(&self) -> impl Iterator<Item = [u64; 2]> + '_ {
        self.rows.iter()
    }

    /// The values of a key. Takes time in proportion to the logarithm of the number of pairs if it has any.
    pub(super) fn of(&self, key: u64) -> impl Iterator<Item = u64> + Clone + '_ {
        let (word, bit) = place(key, self.filter.len());
        let has_values = self.filter.get(word).is_some_and(|bits| bits & bit != 0);
        let first = match has_values {
            true => self.rows.all().partition_point(|[other, _]| other < key),
            false => self.rows.len(),
        };
        let same = self.rows.part(first..self.rows.len()).iter().take_while(move |&[other, _]| other == key);
        same.map(|[_, value]| value)
    }
}

/// Of so many words of the filter the one that holds the bit of a key, and the bit. Keys are hashes, spread evenly over all numbers.
fn place(key: u64, words: usize) -> (usize, u64) {
    let bit = ((u128::from(key) * (words as u128 * 64)) >> 64) as u64;
    ((bit / 64) as usize, 1 << (bit % 64))
}

#[cfg(test)]
mod tests {
    use super::Pairs;

    #[test]
    fn a_key_has_all_its_values_once() {
        let pairs = Pairs::new([[7, 2], [3, 1], [7, 1], [7, 2], [u64::MAX, 0]]);
        let of = |key| pairs.of(key).collect::<Vec<_>>();
        assert_eq!([of(7), of(3), of(u64::MAX), of(4), of(0)], [vec![1, 2], vec![1], vec![0], vec![], vec![]]);
        assert_eq!(Pairs::default().of(7).count(), 0);
    }
}
