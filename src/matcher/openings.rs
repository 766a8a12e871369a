//! [`Openings`]: a first glance at a word tells for nearly all that no phrase begins with them.

use super::CaseRule;
use crate::image::{Part, Rows, stored};
use crate::text::{Glance, is_invisible};

/// How the first words of phrases begin and how long they are, as a set that says "perhaps" also for a few others.
#[derive(Debug, Clone)]
pub(super) struct Openings {
    bits: Rows<u64>,
    /// How far a key is shifted down to be the number of its bit.
    shift: u32,
}
stored!(Openings { bits, shift });

/// [`Openings`] to be asked for many words.
#[derive(Debug, Clone, Copy)]
pub(super) struct AllOpenings<'a> {
    bits: Part<'a, u64>,
    shift: u32,
}

impl Openings {
    /// From the [keys](opening_keys) of first words. About 16 to 32 bits a key, but at most two million.
    pub(super) fn new(mut keys: Vec<u64>) -> Self {
        keys.sort_unstable();
        keys.dedup();
        let size = (keys.len() * 16).next_power_of_two().clamp(1 << 12, 1 << 21);
        let shift = 64 - size.trailing_zeros();
        let mut bits = vec![0; size / 64];
        for key in keys {
            let bit = key >> shift;
            bits[bit as usize / 64] |= 1 << (bit % 64);
        }
        Self { bits: Rows::new(bits), shift }
    }

    #[inline(always)]
    pub(super) fn all(&self) -> AllOpenings<'_> {
        AllOpenings { bits: self.bits.all(), shift: self.shift }
    }

    pub(super) fn memory_usage(&self) -> usize {
        self.bits.memory_usage()
    }
}

impl AllOpenings<'_> {
    /// Whether a phrase may begin with the word.
    #[inline(always)]
    pub(super) fn may_have(self, word: Glance) -> bool {
        let bit = word.key >> self.shift;
        (self.bits.at(bit as usize / 64) >> (bit % 64) & 1 != 0) | !word.is_ascii
    }
}

/// The keys of the ways in which a text may write the first word of a phrase, as far as they begin in ASCII.
pub(super) fn opening_keys(word: &str, rule: CaseRule) -> impl Iterator<Item = u64> {
    let folded: String = word.chars().filter(|&c| !is_invisible(c)).flat_map(char::to_lowercase).collect();
    // Capital letters have a bit less than small ones; digits have it always.
    let own = word.as_bytes().first().is_none_or(|byte| byte & 0x20 == 0);
    let is_ascii = word.is_ascii();
    let ways = [true, false].into_iter().filter(move |&is_capital| match rule {
        _ if !is_ascii => true,
        CaseRule::Exact => is_capital == own,
        CaseRule::Capitalised => is_capital || !own,
        CaseRule::Any => true,
    });
    ways.map(move |is_capital| Glance::expected(folded.as_bytes(), is_capital).key)
}
