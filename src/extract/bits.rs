//! [`Bits`]: a bit for each word of an article, small enough to stay in the nearest cache.

use std::hint::select_unpredictable;

use super::board::BLOCK;
use crate::text::List;

/// A set of words: before the first block of them an empty one, which is read wherever there is none. News is short: what lies before
/// its first words and behind its last is asked for so often that no processor foresees it.
#[derive(Debug, Default)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    /// Makes it the set of those words that `members` tells, [`BLOCK`] words at a time, of so many `blocks`.
    pub(super) fn fill(&mut self, blocks: usize, members: impl Fn(usize) -> u64) {
        self.restart(blocks);
        self.0.extend((0..blocks).map(members));
    }

    /// Puts in place of the members of each block those that `members` tells of them.
    pub(super) fn change(&mut self, members: impl Fn(usize, u64) -> u64) {
        self.blocks_mut().iter_mut().enumerate().for_each(|(block, bits)| *bits = members(block, *bits));
    }

    /// Makes it the empty set of words below `len`.
    pub(super) fn clear(&mut self, len: usize) {
        self.0.clear();
        self.0.resize(1 + len.div_ceil(BLOCK), 0);
    }

    fn blocks(&self) -> &[u64] {
        self.0.get(1..).unwrap_or_default()
    }

    fn blocks_mut(&mut self) -> &mut [u64] {
        self.0.get_mut(1..).unwrap_or_default()
    }

    /// The members in the block before this one, without a branch; none where there is no such block.
    #[inline]
    fn block_before(&self, block: usize) -> u64 {
        let place = select_unpredictable(block < self.0.len(), block, 0);
        self.0.get(place).copied().unwrap_or(0)
    }

    /// Adds a word; one past the end of the text is left out.
    #[inline]
    pub(super) fn insert(&mut self, word: u32) {
        if let Some(bits) = self.0.get_mut(1 + word as usize / BLOCK) {
            *bits |= 1 << (word % 64);
        }
    }

    /// Adds a word if it is a member, without a branch; one past the end of the text is left out.
    #[inline]
    pub(super) fn insert_if(&mut self, word: u32, is_member: bool) {
        if let Some(bits) = self.0.get_mut(1 + word as usize / BLOCK) {
            *bits |= u64::from(is_member) << (word % 64);
        }
    }

    /// Adds the words `first..end`; those past the end of the text are left out.
    pub(super) fn insert_run(&mut self, first: u32, end: u32) {
        let mut from = first;
        while from < end {
            let behind = end.min((from / 64 + 1) * 64);
            if let Some(bits) = self.0.get_mut(1 + from as usize / BLOCK) {
                *bits |= u64::MAX >> (64 - (behind - from)) << (from % 64);
            }
            from = behind;
        }
    }

    /// Makes it the set of `members`, all below `len`.
    pub(super) fn set(&mut self, len: usize, members: impl Iterator<Item = u32>) {
        self.clear(len);
        members.for_each(|member| self.insert(member));
    }

    /// Makes room for the members of so many blocks, which [`push`](Self::push) adds: for several sets made in one pass.
    pub(super) fn restart(&mut self, blocks: usize) {
        self.0.clear();
        self.0.reserve(1 + blocks);
        self.0.push(0);
    }

    /// Adds the members in the next block.
    #[inline]
    pub(super) fn push(&mut self, members: u64) {
        self.0.push(members);
    }

    /// The members in a block of words.
    #[inline]
    pub(super) fn block(&self, block: usize) -> u64 {
        self.block_before(block + 1)
    }

    #[inline]
    pub(super) fn has(&self, word: u32) -> bool {
        self.block(word as usize / BLOCK) >> (word % 64) & 1 != 0
    }

    /// The members among the word `from` and the 63 after it, that of `from` lowest.
    #[inline]
    pub(super) fn ahead(&self, from: u32) -> u64 {
        let (at, shift) = (from as usize / BLOCK, from % 64);
        // Shifted twice, so that by 64 nothing is left.
        self.block(at) >> shift | self.block(at + 1) << 1 << (63 - shift)
    }

    /// The members among the 64 words before `end`, that of the word right before it highest.
    #[inline]
    pub(super) fn behind(&self, end: u32) -> u64 {
        let (at, shift) = (end as usize / BLOCK, end % 64);
        self.block_before(at) >> shift | self.block(at) << 1 << (63 - shift)
    }

    /// The members between `from` and `end`, which are at most 64 words apart; that of `from` lowest.
    #[inline]
    pub(super) fn between(&self, from: u32, end: u32) -> u64 {
        self.ahead(from) & !(u64::MAX.checked_shl(end - from).unwrap_or(0))
    }

    /// The first word of the set between `from` and `end`.
    #[inline]
    pub(super) fn first(&self, from: u32, end: u32) -> Option<u32> {
        let mut at = from / 64;
        let blocks = self.blocks();
        let mut bits = blocks.get(at as usize)? & u64::MAX << (from % 64);
        while bits == 0 {
            at += 1;
            if at * 64 >= end {
                return None;
            }
            bits = *blocks.get(at as usize)?;
        }
        Some(at * 64 + bits.trailing_zeros()).filter(|&word| word < end)
    }

    /// Whether a word of the set stands between `from` and `end`.
    #[inline]
    pub(super) fn any(&self, from: u32, end: u32) -> bool {
        match end.saturating_sub(from) {
            // One test for all: `from` lies before `end`, or no bit is left.
            words @ 0..=64 => self.ahead(from) & !u64::MAX.checked_shl(words).unwrap_or(0) != 0,
            _ => self.first(from, end).is_some(),
        }
    }

    /// The words of the set between `from` and `end`.
    pub(super) fn within(&self, from: u32, end: u32) -> impl Iterator<Item = u32> + '_ {
        std::iter::successors(self.first(from, end), move |&word| self.first(word + 1, end))
    }

    /// Makes `list` the words of the set, in order. A block hardly ever has more than `FEW` of them: so many are written whether they
    /// are there or not, since a loop that ends with the last one ends elsewhere in each block, which no processor foresees.
    pub(super) fn write_to<const FEW: usize>(&self, list: &mut List<u32>) {
        list.clear();
        self.blocks().iter().enumerate().for_each(|(block, &bits)| list.push_bits::<FEW>((block * BLOCK) as u32, bits));
    }

    /// All words of the set.
    pub(super) fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.blocks().iter().enumerate().flat_map(|(block, &bits)| members(block, bits))
    }
}

/// The words of a block whose bits are set.
#[inline]
pub(super) fn members(block: usize, bits: u64) -> impl Iterator<Item = u32> {
    members_from((block * BLOCK) as u32, bits)
}

/// The words whose bits are set, the lowest bit that of the word `base`.
#[inline]
pub(super) fn members_from(base: u32, mut bits: u64) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let next = (bits != 0).then(|| base + bits.trailing_zeros())?;
        bits &= bits - 1;
        Some(next)
    })
}

#[cfg(test)]
mod tests {
    use super::Bits;
    use crate::text::List;

    #[test]
    fn takes_runs_of_words() {
        let mut bits = Bits::default();
        bits.clear(200);
        for (first, end) in [(3, 5), (9, 9), (60, 70), (100, 192), (199, 300)] {
            bits.insert_run(first, end);
        }
        bits.insert_if(9, false);
        assert!(bits.iter().eq((3..5).chain(60..70).chain(100..192).chain(199..256)));
        bits.change(|block, members| if block == 0 { members >> 3 } else { 0 });
        assert!(bits.iter().eq((0..2).chain(57..61)));
        bits.clear(10);
        assert_eq!(bits.iter().next(), None);
    }

    #[test]
    fn finds_the_next_member() {
        let members = [0, 5, 63, 64, 200];
        let (mut set, mut filled) = (Bits::default(), Bits::default());
        set.set(300, members.into_iter());
        filled.fill(5, |block| {
            (0..64).filter(|at| members.contains(&(block as u32 * 64 + at))).fold(0, |bits, at| bits | 1 << at)
        });
        for bits in [&set, &filled] {
            assert!((0..300).all(|number| bits.has(number) == members.contains(&number)));
            assert!(bits.iter().eq(members));
            let mut list = List::default();
            bits.write_to::<1>(&mut list);
            assert_eq!(*list, members);
            bits.write_to::<4>(&mut list);
            assert_eq!(*list, members);
            for from in 0..330 {
                let count = |end| members.iter().filter(|member| (from..end).contains(*member)).count() as u32;
                assert!(
                    [from, from + 3, from + 64]
                        .into_iter()
                        .all(|end| bits.between(from, end).count_ones() == count(end))
                );
                assert!((0..64).all(|at| bits.ahead(from) >> at & 1 == u64::from(members.contains(&(from + at)))));
                let is_behind = |at: u32| from.checked_sub(at + 1).is_some_and(|word| members.contains(&word));
                assert!((0..64).all(|at| bits.behind(from) >> (63 - at) & 1 == u64::from(is_behind(at))));
                for end in [0, 64, 65, 128, 200, 201, 310] {
                    let next = members.into_iter().find(|&member| (from..end).contains(&member));
                    assert_eq!(bits.first(from, end), next, "{from} {end}");
                    assert_eq!(bits.any(from, end), next.is_some());
                    let within = members.into_iter().filter(|member| (from..end).contains(member));
                    assert!(bits.within(from, end).eq(within));
                }
            }
        }
    }
}
