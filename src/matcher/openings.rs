//! [`Openings`]: a first glance at a word tells for nearly all that no phrase begins with them.

use super::CaseRule;
use super::key_set::{AllKeys, KeySet};
use crate::image::stored;
use crate::text::{Glance, is_invisible};

/// How the first words of phrases begin and how long they are, as a set that says "perhaps" also for a few others.
#[derive(Debug, Clone)]
pub(super) struct Openings {
    keys: KeySet,
}
stored!(Openings { keys });

/// [`Openings`] to be asked for many words.
#[derive(Debug, Clone, Copy)]
pub(super) struct AllOpenings<'a> {
    keys: AllKeys<'a>,
}

impl Openings {
    /// From the [keys](opening_keys) of first words.
    pub(super) fn new(mut keys: Vec<u64>) -> Self {
        keys.push(Glance::default().key);
        keys.sort_unstable();
        keys.dedup();
        Self { keys: KeySet::new(keys.into_iter()) }
    }

    #[inline(always)]
    pub(super) fn all(&self) -> AllOpenings<'_> {
        AllOpenings { keys: self.keys.all() }
    }

    pub(super) fn memory_usage(&self) -> usize {
        self.keys.memory_usage()
    }
}

impl AllOpenings<'_> {
    /// Whether a phrase may begin with the word.
    #[inline(always)]
    pub(super) fn may_have(self, word: Glance) -> bool {
        self.keys.may_have(word.key)
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
