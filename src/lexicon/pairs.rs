//! [`Pairs`]: all values of a key, where a key may have several.

use crate::image::{Rows, stored};

/// Keys with their values, sorted.
#[derive(Clone, Debug, Default)]
pub(super) struct Pairs {
    rows: Rows<[u64; 2]>,
}
stored!(Pairs { rows });

impl Pairs {
    /// These pairs, each once.
    pub(super) fn new(pairs: impl IntoIterator<Item = [u64; 2]>) -> Self {
        let mut pairs: Vec<_> = pairs.into_iter().collect();
        pairs.sort();
        pairs.dedup();
        Self { rows: Rows::new(pairs) }
    }

    /// All pairs.
    pub(super) fn iter(&self) -> impl Iterator<Item = [u64; 2]> + '_ {
        self.rows.iter()
    }

    /// The values of a key. Takes time in proportion to the logarithm of the number of pairs.
    pub(super) fn of(&self, key: u64) -> impl Iterator<Item = u64> + Clone + '_ {
        let first = self.rows.all().partition_point(|[other, _]| other < key);
        let same = self.rows.part(first..self.rows.len()).iter().take_while(move |&[other, _]| other == key);
        same.map(|[_, value]| value)
    }
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
