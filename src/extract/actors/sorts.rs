//! [`Sorts`]: the names of an article by what is asked of them, so that no step tests them all again.

use super::evidence::Verdict;
use super::memory::Guess;
use super::name::{Name, Source};
use crate::extract::bits::Bits;
use crate::extract::board::BLOCK;

/// Sets of names by their indexes.
#[derive(Debug, Default)]
pub(super) struct Sorts {
    /// Names of people.
    pub(super) people: Bits,
    pub(super) titles: Bits,
    /// Names of states, organisations, places and things.
    pub(super) others: Bits,
}

impl Sorts {
    /// Sorts the names of an article.
    pub(super) fn read(&mut self, names: &[Name], guesses: &[Guess]) {
        let blocks = names.len().div_ceil(BLOCK);
        let Self { people, titles, others } = self;
        [&mut *people, &mut *titles, &mut *others].into_iter().for_each(|set| set.restart(blocks));
        for (names, guesses) in names.chunks(BLOCK).zip(guesses.chunks(BLOCK)) {
            let (mut are_people, mut are_titles) = (0, 0);
            for (at, (name, guess)) in names.iter().zip(guesses).enumerate() {
                are_people |= u64::from(guess.verdict == Verdict::Person) << at;
                are_titles |= u64::from(matches!(name.source, Source::Title(..))) << at;
            }
            people.push(are_people);
            titles.push(are_titles);
            others.push(!(are_people | are_titles) & u64::MAX >> (BLOCK - names.len()));
        }
    }
}
