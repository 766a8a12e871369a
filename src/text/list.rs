//! [`List`]: what is wanted of many, written down without a branch for each.

use std::ops::{Deref, DerefMut};

/// A list to which items are added on a condition that no processor could foresee: each item is written at the end, and stays there
/// only if it is wanted.
#[derive(Debug)]
pub(crate) struct List<T> {
    /// The list, and room behind it.
    places: Vec<T>,
    len: usize,
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self { places: Vec::new(), len: 0 }
    }
}

impl<T: Copy> List<T> {
    /// Forgets all items.
    pub(crate) fn clear(&mut self) {
        self.len = 0;
    }

    /// Adds `item` if it is `wanted`. Where the most is known, [`adding`](Self::adding) is faster.
    #[inline(always)]
    pub(crate) fn push_if(&mut self, wanted: bool, item: T) {
        // First the room: an item that is handed on here and kept is not put together in memory, to be read back at once.
        if self.len == self.places.len() {
            self.grow(item);
        }
        if let Some(place) = self.places.get_mut(self.len) {
            *place = item;
        }
        self.len += usize::from(wanted);
    }

    /// Adds an item.
    #[inline(always)]
    pub(crate) fn push(&mut self, item: T) {
        self.push_if(true, item);
    }

    /// Makes room for twice as many items, and fills it with `item`.
    #[cold]
    #[inline(never)]
    fn grow(&mut self, item: T) {
        self.places.resize(2 * self.len + 64, item);
    }

    /// Forgets the first items.
    pub(crate) fn forget(&mut self, count: usize) {
        self.places.copy_within(count..self.len, 0);
        self.len -= count;
    }

    fn reserve(&mut self, more: usize, blank: T) {
        if self.places.len() < self.len + more {
            self.places.resize(self.len + more, blank);
        }
    }

    /// Adds so many items and gives them to be written; what is new of the room for them is filled with `blank`.
    #[inline(always)]
    pub(crate) fn push_all(&mut self, count: usize, blank: T) -> &mut [T] {
        self.reserve(count, blank);
        self.len += count;
        self.places.get_mut(self.len - count..self.len).unwrap_or_default()
    }

    /// Begins to add items, of which there are at most `most`; what is new of the room for them is filled with `blank`.
    #[inline(always)]
    pub(crate) fn adding(&mut self, most: usize, blank: T) -> Adding<'_, T> {
        self.reserve(most, blank);
        Adding { places: self.places.get_mut(self.len..).unwrap_or_default(), list: &mut self.len, len: 0 }
    }
}

/// For each byte the numbers of its bits; behind them zeros.
static BITS_OF: [[u32; 8]; 256] = {
    let mut bits_of = [[0; 8]; 256];
    let mut byte = 0;
    while byte < 256 {
        let (mut bit, mut count) = (0, 0);
        while bit < 8 {
            if byte >> bit & 1 != 0 {
                bits_of[byte][count] = bit;
                count += 1;
            }
            bit += 1;
        }
        byte += 1;
    }
    bits_of
};

/// How many bits are set in each byte.
pub(super) static ONES_OF: [u8; 256] = {
    let mut ones = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        ones[byte] = (byte as u8).count_ones() as u8;
        byte += 1;
    }
    ones
};

impl List<u32> {
    /// Adds the numbers of the bits of `bits`, of which the lowest has the number `first`. Takes the same time however many there are.
    #[inline(always)]
    pub(crate) fn push_many_bits(&mut self, first: u32, bits: u64) {
        // Behind the last bit of each byte as much is written as if it had eight.
        const MOST: usize = 64 + 8;
        self.reserve(MOST, 0);
        let Some(room) = self.places[self.len..].first_chunk_mut::<MOST>() else { return };
        let mut len = 0;
        for (byte, first) in bits.to_le_bytes().into_iter().zip((first..).step_by(8)) {
            let numbers = BITS_OF[usize::from(byte)].map(|bit| first + bit);
            room[len & 63..][..8].copy_from_slice(&numbers);
            len += usize::from(ONES_OF[usize::from(byte)]);
        }
        self.len += len;
    }

    /// Adds the numbers of the bits of `bits`, of which the lowest has the number `first`. Nearly always there are at most `FEW`:
    /// so many items are written whether they are there or not.
    #[inline(always)]
    pub(crate) fn push_bits<const FEW: usize>(&mut self, first: u32, mut bits: u64) {
        self.reserve(64, 0);
        let count = bits.count_ones() as usize;
        let Some((few, rest)) = self.places[self.len..].split_first_chunk_mut::<FEW>() else { return };
        for place in few {
            *place = first + lowest_bit(bits);
            bits &= bits.wrapping_sub(1);
        }
        if bits != 0 {
            write_bits(rest, first, bits);
        }
        self.len += count;
    }
}

#[cold]
#[inline(never)]
fn write_bits(places: &mut [u32], first: u32, mut bits: u64) {
    for place in places {
        *place = first + lowest_bit(bits);
        bits &= bits.wrapping_sub(1);
        if bits == 0 {
            break;
        }
    }
}

/// The number of the lowest bit; if none is set, the last, so that the processor need not be asked whether one is.
#[inline(always)]
fn lowest_bit(bits: u64) -> u32 {
    (bits | 1 << 63).trailing_zeros()
}

/// Adds items to a [`List`]. It counts them for itself, so that the count need not go through memory.
pub(crate) struct Adding<'a, T> {
    places: &'a mut [T],
    len: usize,
    /// The length of the list, which learns of the items at the end.
    list: &'a mut usize,
}

impl<T: Copy> Adding<'_, T> {
    /// Adds `item` if it is `wanted`.
    #[inline(always)]
    pub(crate) fn push_if(&mut self, wanted: bool, item: T) {
        if let Some(place) = self.places.get_mut(self.len) {
            *place = item;
            self.len += usize::from(wanted);
        }
    }
}

impl<T> Drop for Adding<'_, T> {
    fn drop(&mut self) {
        *self.list += self.len;
    }
}

impl<T> List<T> {
    /// The items.
    #[inline]
    pub(crate) fn as_slice(&self) -> &[T] {
        self.places.get(..self.len).unwrap_or_default()
    }

    /// The items, to be changed.
    #[inline]
    pub(crate) fn as_mut_slice(&mut self) -> &mut [T] {
        self.places.get_mut(..self.len).unwrap_or_default()
    }
}

impl<T> Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.as_slice()
    }
}

impl<T> DerefMut for List<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        self.as_mut_slice()
    }
}

#[cfg(test)]
mod tests {
    use super::List;

    #[test]
    fn keeps_what_is_wanted() {
        let mut list = List::default();
        for round in 1..4 {
            list.clear();
            (0..1000).for_each(|number| list.push_if(number % 7 == 0, number * round));
            list.push(1);
            assert!(list.iter().copied().eq((0..1000).step_by(7).map(|number| number * round).chain([1])));
        }
    }

    #[test]
    fn lists_bits() {
        let (mut list, mut many) = (List::default(), List::default());
        for (first, bits) in [(0, 0b101), (64, 0), (128, u64::MAX), (192, 1 << 63)] {
            list.push_bits::<2>(first, bits);
            many.push_many_bits(first, bits);
        }
        assert!(list.iter().copied().eq([0, 2].into_iter().chain(128..192).chain([255])));
        assert_eq!(*list, *many);
    }
}
