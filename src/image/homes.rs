//! [`Homes`]: a place of its own for each of a set of keys, so that a table is asked without a search.

use std::cmp::Reverse;

use super::rows::{Part, Rows};
use super::stored::stored;

/// A number for each of some keys, no two the same and none much greater than there are keys.
///
/// The top bits of a key choose a seed, and key and seed make the number; the seeds are tried out when the keys are known. Who
/// looks a key up reads one place and compares once, whatever the key: there is nothing for the processor to guess. A key that was
/// not among them has the number of another.
#[derive(Clone, Debug)]
pub(crate) struct Homes {
    seeds: Rows<u8>,
    /// How far a key is shifted down to be the number of its seed.
    shift: u32,
    size: usize,
}
stored!(Homes { seeds, shift, size });

/// [`Homes`] at hand for a loop over many keys.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Addresses<'a> {
    seeds: Part<'a, u8>,
    shift: u32,
    size: usize,
}

impl Homes {
    /// Homes for `keys`, of which the same may come several times. Takes time in proportion to them.
    pub(crate) fn new(mut keys: Vec<u64>) -> Self {
        keys.sort_unstable();
        keys.dedup();
        let count = (keys.len() / 3).next_power_of_two().max(2);
        let shift = u64::BITS - count.trailing_zeros();
        // Keys with one seed find places together; the more they are, the more free places they need.
        let mut groups: Vec<&[u64]> = keys.chunk_by(|one, other| one >> shift == other >> shift).collect();
        groups.sort_by_key(|group| Reverse(group.len()));
        let mut size = keys.len() + keys.len() / 6 + 1;
        // A second try is hardly ever needed.
        loop {
            match settle(&groups, count, size) {
                Some(seeds) => return Self { seeds: Rows::new(seeds), shift, size },
                None => size += size / 16 + 1,
            }
        }
    }

    /// How many places there are; every number is smaller.
    pub(crate) fn size(&self) -> usize {
        self.size
    }

    /// The number of a key.
    #[inline(always)]
    pub(crate) fn of(&self, key: u64) -> usize {
        self.addresses().of(key)
    }

    /// To be taken once before a loop over many keys.
    #[inline(always)]
    pub(crate) fn addresses(&self) -> Addresses<'_> {
        Addresses { seeds: self.seeds.all(), shift: self.shift, size: self.size }
    }

    /// The bytes that they hold on the heap.
    pub(crate) fn memory_usage(&self) -> usize {
        self.seeds.memory_usage()
    }
}

impl Addresses<'_> {
    /// The number of a key.
    #[inline(always)]
    pub(crate) fn of(self, key: u64) -> usize {
        place(key, self.seeds.at((key >> self.shift) as usize), self.size)
    }
}

/// The number of a key with this seed, among so many.
#[inline(always)]
fn place(key: u64, seed: u8, size: usize) -> usize {
    let spread = key.wrapping_mul((2 * u64::from(seed) + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    ((u128::from(spread) * size as u128) >> 64) as usize
}

/// Finds a seed for each of `count` groups so that all keys have homes of their own among `size`, if that goes well.
fn settle(groups: &[&[u64]], count: usize, size: usize) -> Option<Vec<u8>> {
    let shift = u64::BITS - count.trailing_zeros();
    let (mut seeds, mut taken) = (vec![0; count], vec![false; size]);
    for group in groups {
        let seed = (0..=u8::MAX).find(|&seed| take(group, seed, &mut taken))?;
        let at = group.first().map_or(0, |key| key >> shift) as usize;
        seeds[at] = seed;
    }
    Some(seeds)
}

/// Takes the homes that the keys of a group have with this seed, if all are free.
fn take(group: &[u64], seed: u8, taken: &mut [bool]) -> bool {
    let size = taken.len();
    let free = group.iter().take_while(|&&key| !std::mem::replace(&mut taken[place(key, seed, size)], true)).count();
    if free < group.len() {
        group[..free].iter().for_each(|&key| taken[place(key, seed, size)] = false);
    }
    free == group.len()
}

#[cfg(test)]
mod tests {
    use super::Homes;

    /// A word, so to speak: numbers in disorder.
    fn key(number: u64) -> u64 {
        let mixed = (number + 1).wrapping_mul(0xD6E8_FEB8_6659_FD93);
        (mixed ^ mixed >> 32).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }

    #[test]
    fn every_key_has_its_own() {
        for count in [0, 1, 2, 7, 500, 20_000] {
            let mut keys: Vec<u64> = (0..count as u64).map(key).collect();
            keys.extend_from_within(..count / 2);
            let homes = Homes::new(keys.clone());
            assert!(homes.size() <= count + count / 6 + 1);
            keys.dedup();
            let mut taken: Vec<usize> = keys[..count].iter().map(|&key| homes.of(key)).collect();
            taken.sort_unstable();
            assert!(taken.windows(2).all(|pair| pair[0] < pair[1]));
            assert!(homes.of(key(1 << 40)) < homes.size());
        }
    }

    #[test]
    fn keys_that_are_hardly_different_find_homes_too() {
        let homes = Homes::new((0..64).collect());
        let mut taken: Vec<usize> = (0..64).map(|key| homes.of(key)).collect();
        taken.sort_unstable();
        taken.dedup();
        assert_eq!(taken.len(), 64);
    }
}
