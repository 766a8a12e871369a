//! [`Turns`]: the places where words begin and end.

use super::list::List;

/// The places where words begin and end.
#[derive(Debug, Default)]
pub(super) struct Turns {
    begun: List<u32>,
    ended: List<u32>,
}

/// Where a word begins and ends, and where the next begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Turn {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) next: u32,
}

impl Turns {
    /// Forgets all places.
    pub(super) fn clear(&mut self) {
        self.begun.clear();
        self.ended.clear();
    }

    /// Adds the places of the bits of `begins` and `ends`, which are about the block at `base`.
    #[inline(always)]
    pub(super) fn push(&mut self, base: usize, begins: u64, ends: u64) {
        self.begun.push_bits(base as u32, begins);
        self.ended.push_bits(base as u32, ends);
    }

    /// Adds the end of the text, where the gap behind the last word ends.
    pub(super) fn end(&mut self, end: usize) {
        self.begun.push_all(1, 0).fill(end as u32);
    }

    /// How many words have begun.
    pub(super) fn begun(&self) -> usize {
        self.begun.len()
    }

    /// Where the first word begins.
    pub(super) fn first(&self) -> Option<u32> {
        self.begun.first().copied()
    }

    /// The words of which it is known where the next one begins, ...
    pub(super) fn known(&self) -> impl ExactSizeIterator<Item = Turn> {
        let next = self.begun.get(1..).unwrap_or_default();
        let turns = self.begun.iter().zip(&*self.ended).zip(next);
        turns.map(|((&start, &end), &next)| Turn { start, end, next })
    }

    /// ... which are now forgotten.
    pub(super) fn forget_known(&mut self) {
        let known = self.known().len();
        self.begun.forget(known);
        self.ended.forget(known);
    }
}
