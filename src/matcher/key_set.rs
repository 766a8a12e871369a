//! [`KeySet`]: keys in a few bits each.

use crate::image::{Part, Rows, stored};

/// A set of keys that says "perhaps" also for a few others. Of a key the highest bits count, which must be well mixed.
#[derive(Debug, Clone)]
pub(super) struct KeySet {
    bits: Rows<u64>,
    /// How far a key is shifted down to be the number of its bit.
    shift: u32,
}
stored!(KeySet { bits, shift });

/// A [`KeySet`] to be asked for many keys.
#[derive(Debug, Clone, Copy)]
pub(super) struct AllKeys<'a> {
    bits: Part<'a, u64>,
    shift: u32,
}

impl KeySet {
    /// About 16 to 32 bits a key, but at most two million, which a processor has at hand.
    pub(super) fn new(keys: impl ExactSizeIterator<Item = u64>) -> Self {
        let size = (keys.len() * 16).next_power_of_two().clamp(1 << 12, 1 << 21);
        let shift = u64::BITS - size.trailing_zeros();
        let mut bits = vec![0; size / 64];
        for key in keys {
            let bit = key >> shift;
            bits[bit as usize / 64] |= 1 << (bit % 64);
        }
        Self { bits: Rows::new(bits), shift }
    }

    #[inline(always)]
    pub(super) fn all(&self) -> AllKeys<'_> {
        AllKeys { bits: self.bits.all(), shift: self.shift }
    }

    pub(super) fn memory_usage(&self) -> usize {
        self.bits.memory_usage()
    }
}

impl AllKeys<'_> {
    /// Whether the key may be in the set; it is not if not.
    #[inline(always)]
    pub(super) fn may_have(self, key: u64) -> bool {
        let bit = key >> self.shift;
        self.bits.at(bit as usize / 64) >> (bit % 64) & 1 != 0
    }
}
