//! [`Turns`]: the places where words begin and end.

use super::masks::BLOCK;

/// How many blocks are masked before their words are taken.
pub(super) const BLOCKS: usize = 32;

/// So many words begin or end in nearly every block, or fewer.
const MOST: usize = 14;

/// Room for all words of so many blocks, for one that is left from before, and for what is written too much.
const ROOM: usize = BLOCKS * BLOCK / 2 + MOST + 2;

/// The places where words begin and end.
#[derive(Debug)]
pub(super) struct Turns {
    begins: Places,
    ends: Places,
}

impl Default for Turns {
    fn default() -> Self {
        Self { begins: Places::new(), ends: Places::new() }
    }
}

impl Turns {
    /// Adds the places of the bits of `begins` and `ends`, which are about the block at `base`.
    #[inline(always)]
    pub(super) fn push(&mut self, base: usize, begins: u64, ends: u64) {
        self.begins.push(base as u32, begins);
        self.ends.push(base as u32, ends);
    }

    /// Adds the end of the text, where the gap behind the last word ends.
    pub(super) fn end(&mut self, end: usize) {
        self.begins.places[self.begins.len] = end as u32;
        self.begins.len += 1;
    }

    /// Forgets all places.
    pub(super) fn clear(&mut self) {
        (self.begins.len, self.ends.len) = (0, 0);
    }

    /// Where words begin.
    pub(super) fn begun(&self) -> &[u32] {
        &self.begins.places[..self.begins.len]
    }

    /// Where the words end for which it is known where the next one begins, ...
    pub(super) fn ended(&self) -> &[u32] {
        &self.ends.places[..self.begins.len.saturating_sub(1)]
    }

    /// ... which are now forgotten.
    pub(super) fn forget_ended(&mut self) {
        let known = self.ended().len();
        self.begins.forget(known);
        self.ends.forget(known);
    }
}

/// Some places in text order.
#[derive(Debug)]
struct Places {
    places: [u32; ROOM],
    len: usize,
}

impl Places {
    fn new() -> Self {
        Self { places: [0; ROOM], len: 0 }
    }

    /// Always writes the same number of places, and counts those that are there.
    #[inline(always)]
    fn push(&mut self, base: u32, mut bits: u64) {
        let count = bits.count_ones() as usize;
        if let Some(room) = self.places[self.len..].first_chunk_mut::<MOST>() {
            for place in room {
                *place = base + first_bit(bits);
                bits &= bits.wrapping_sub(1);
            }
        }
        if count > MOST {
            self.push_rest(base, bits, count);
        }
        self.len += count;
    }

    #[cold]
    #[inline(never)]
    fn push_rest(&mut self, base: u32, mut bits: u64, count: usize) {
        for place in &mut self.places[self.len + MOST..self.len + count] {
            *place = base + first_bit(bits);
            bits &= bits.wrapping_sub(1);
        }
    }

    /// Forgets so many places, after which at most one is left.
    fn forget(&mut self, known: usize) {
        self.places[0] = self.places[known];
        self.len -= known;
    }
}

/// The number of the lowest bit; anything if there is none.
///
/// The processor need not be asked whether there is one.
#[inline(always)]
fn first_bit(bits: u64) -> u32 {
    (bits | 1 << 63).trailing_zeros()
}
