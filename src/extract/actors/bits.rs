//! [`Bits`]: a bit for each word of an article, small enough to stay in the nearest cache.

/// A set of words.
#[derive(Debug, Default)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    /// Makes it the set of those of `len` words that `is_in` tells.
    pub(super) fn fill<W>(&mut self, words: &[W], is_in: impl Fn(&W) -> bool) {
        let word_of_bits = |words: &[W]| {
            words.iter().enumerate().fold(0, |bits, (index, word)| bits | u64::from(is_in(word)) << (index % 64))
        };
        self.0.clear();
        self.0.extend(words.chunks(64).map(word_of_bits));
    }

    /// Makes it the set of `members`, all below `len`.
    pub(super) fn set(&mut self, len: usize, members: impl Iterator<Item = u32>) {
        self.0.clear();
        self.0.resize(len.div_ceil(64), 0);
        for member in members {
            if let Some(bits) = self.0.get_mut(member as usize / 64) {
                *bits |= 1 << (member % 64);
            }
        }
    }

    pub(super) fn has(&self, word: u32) -> bool {
        self.0.get(word as usize / 64).is_some_and(|bits| bits >> (word % 64) & 1 != 0)
    }

    /// How many words of the set stand between `from` and `end`, which are at most 64 words apart.
    pub(super) fn count(&self, from: u32, end: u32) -> u32 {
        let part = |at: u32| self.0.get(at as usize).copied().unwrap_or(0);
        let (at, shift) = (from / 64, from % 64);
        let bits = u128::from(part(at)) | u128::from(part(at + 1)) << 64;
        ((bits >> shift) as u64 & !(u64::MAX.checked_shl(end - from).unwrap_or(0))).count_ones()
    }

    /// The first word of the set between `from` and `end`.
    pub(super) fn first(&self, from: u32, end: u32) -> Option<u32> {
        let mut at = from / 64;
        let mut bits = self.0.get(at as usize)? & u64::MAX << (from % 64);
        while bits == 0 {
            at += 1;
            if at * 64 >= end {
                return None;
            }
            bits = *self.0.get(at as usize)?;
        }
        Some(at * 64 + bits.trailing_zeros()).filter(|&word| word < end)
    }
}

#[cfg(test)]
mod tests {
    use super::Bits;

    #[test]
    fn finds_the_next_member() {
        let members = [0, 5, 63, 64, 200];
        let (mut set, mut filled) = (Bits::default(), Bits::default());
        set.set(300, members.into_iter());
        let numbers: Vec<u32> = (0..300).collect();
        filled.fill(&numbers, |number| members.contains(number));
        for bits in [&set, &filled] {
            assert!(numbers.iter().all(|number| bits.has(*number) == members.contains(number)));
            for from in 0..310 {
                let count = |end| members.iter().filter(|member| (from..end).contains(*member)).count() as u32;
                assert!([from, from + 3, from + 64].into_iter().all(|end| bits.count(from, end) == count(end)));
                for end in [0, 64, 65, 128, 200, 201, 310] {
                    let next = members.into_iter().find(|&member| (from..end).contains(&member));
                    assert_eq!(bits.first(from, end), next, "{from} {end}");
                }
            }
        }
    }
}
