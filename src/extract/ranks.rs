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

    /// Adds a word if it is a member, without a branch. Ranks are wrong until [`count`](Self::count) is called.
    #[inline]
    pub(super) fn insert_if(&mut self, word: u32, is_member: bool) {
        self.members.insert_if(word, is_member);
    }

    /// The members among the word `from` and the 63 after it, that of `from` lowest.
    #[inline]
    pub(super) fn ahead(&self, from: u32) -> u64 {
        self.members.ahead(from)
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

    /// Makes it empty, for blocks of members to be [pushed](Self::push).
    pub(super) fn restart(&mut self) {
        self.members.restart(0);
        self.before.clear();
        self.before.push(0);
    }

    /// Adds the members in the next block. Their ranks are right at once.
    #[inline]
    pub(super) fn push(&mut self, members: u64) {
        let before = self.before.last().copied().unwrap_or(0);
        self.members.push(members);
        self.before.push(before + members.count_ones());
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
