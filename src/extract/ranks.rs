//! [`Ranks`]: a set of words that tells how many of its members stand before a word.

use super::bits::Bits;
use super::board::BLOCK;

/// A set of words, and before each block of words how many there are.
#[derive(Debug, Default)]
pub(super) struct Ranks {
    members: Bits,
    /// One more than there are blocks: the last is the number of all members.
    before: Vec<u32>,
}

impl Ranks {
    /// Makes it the empty set of words below `len`.
    pub(super) fn clear(&mut self, len: usize) {
        self.members.clear(len);
        self.before.clear();
        self.before.resize(len.div_ceil(BLOCK) + 1, 0);
    }

    /// Adds a word. Ranks are wrong until [`count`](Self::count) is called.
    pub(super) fn insert(&mut self, word: u32) {
        self.members.insert(word);
    }

    /// The members alone.
    pub(super) fn members(&self) -> &Bits {
        &self.members
    }

    /// Counts the members, once all are there.
    pub(super) fn count(&mut self) {
        let mut count = 0;
        for (block, before) in self.before.iter_mut().enumerate() {
            *before = count;
            count += self.members.block(block).count_ones();
        }
    }

    /// The members in a block of words.
    #[inline]
    pub(super) fn block(&self, block: usize) -> u64 {
        self.members.block(block)
    }

    /// Whether a member stands between `from` and `end`.
    #[inline]
    pub(super) fn any(&self, from: u32, end: u32) -> bool {
        self.members.any(from, end)
    }

    /// How many members stand before the word.
    #[inline]
    pub(super) fn below(&self, word: u32) -> usize {
        let block = word as usize / BLOCK;
        let Some(before) = self.before.get(block).or(self.before.last()) else { return 0 };
        let here = self.members.block(block) & !(u64::MAX << (word % 64));
        (before + here.count_ones()) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::Ranks;

    #[test]
    fn counts_the_members_before_a_word() {
        let members = [0, 5, 63, 64, 200, 299];
        let mut ranks = Ranks::default();
        assert_eq!(ranks.below(7), 0);
        for len in [300, 320] {
            ranks.clear(len);
            members.into_iter().for_each(|member| ranks.insert(member));
            ranks.count();
            for word in 0..400 {
                assert_eq!(ranks.below(word), members.iter().filter(|&&member| member < word).count(), "{word}");
            }
        }
    }
}
