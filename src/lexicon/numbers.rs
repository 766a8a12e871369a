//! [`Numbers`]: finds things of a list again by what they are called.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{BuildHasherDefault, Hasher};

/// Numbers by hashes; where two things have one hash, the later one has the next free key.
#[derive(Clone, Default)]
pub(super) struct Numbers(HashMap<u64, u32, BuildHasherDefault<Hashed>>);

impl Numbers {
    /// Makes room for so many more.
    pub(super) fn reserve(&mut self, more: usize) {
        self.0.reserve(more);
    }

    /// The number with this hash for which `is_it` holds; if there is none, `next` is entered.
    pub(super) fn get_or_insert(&mut self, mut hash: u64, next: usize, is_it: impl Fn(usize) -> bool) -> usize {
        loop {
            match self.0.entry(hash) {
                Entry::Vacant(slot) => return *slot.insert(next as u32) as usize,
                Entry::Occupied(slot) if is_it(*slot.get() as usize) => return *slot.get() as usize,
                Entry::Occupied(_) => hash = hash.wrapping_add(1),
            }
        }
    }

    /// The number with this hash for which `is_it` holds.
    pub(super) fn get(&self, mut hash: u64, is_it: impl Fn(usize) -> bool) -> Option<usize> {
        loop {
            match self.0.get(&hash) {
                Some(&number) if !is_it(number as usize) => hash = hash.wrapping_add(1),
                found => return found.map(|&number| number as usize),
            }
        }
    }
}

/// Takes keys that are hashes already as they are; their upper half may be the better one.
#[derive(Clone, Default)]
struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.0 = self.0.rotate_left(8) ^ u64::from(byte));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

#[cfg(test)]
mod tests {
    use super::Numbers;

    #[test]
    fn things_of_one_hash_are_told_apart() {
        let names = ["a", "b", "c"];
        let mut numbers = Numbers::default();
        for (number, name) in names.iter().enumerate() {
            assert_eq!(numbers.get(7, |found| names[found] == *name), None);
            assert_eq!(numbers.get_or_insert(7, number, |found| names[found] == *name), number);
            assert_eq!(numbers.get_or_insert(7, 9, |found| names[found] == *name), number);
            assert_eq!(numbers.get(7, |found| names[found] == *name), Some(number));
        }
    }
}
