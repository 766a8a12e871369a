//! [`Sorts`]: the names of an article by what is asked of them, so that no step tests them all again.

use super::evidence::Verdict;
use super::memory::Guess;
use super::name::{Name, Traits};
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
                are_titles |= u64::from(name.traits.any(Traits::TITLE)) << at;
            }
            people.push(are_people);
            titles.push(are_titles);
            others.push(!(are_people | are_titles) & u64::MAX >> (BLOCK - names.len()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Sorts;
    use crate::extract::actors::{Buffers, Reader};
    use crate::extract::{Document, Scratch};
    use crate::lexicon::Lexicon;

    #[test]
    fn every_name_is_of_one_sort() {
        let lexicon = Lexicon::english().unwrap();
        let mut scratch = Scratch::new();
        let text = "Norway thanked Prime Minister Anna Karlsen, and soldiers left. ".repeat(30);
        let document: Document<'_> = scratch.read(&text, None, &lexicon);
        let Buffers { mut marks, mut items, mut names, mut memory, .. } = Buffers::default();
        let reader = Reader::new(&document, &mut marks);
        items.read(&reader);
        names.read(&reader, &items.list);
        memory.read(&reader, &names);
        let mut sorts = Sorts::default();
        sorts.read(&names.list, &memory.guesses);
        let sets = [&sorts.people, &sorts.titles, &sorts.others];
        for index in 0..names.list.len() as u32 {
            assert_eq!(sets.iter().filter(|set| set.has(index)).count(), 1, "{index}");
        }
        assert!(sets.iter().all(|set| set.iter().count() >= 30));
        assert_eq!(sets.iter().map(|set| set.iter().count()).sum::<usize>(), names.list.len());
    }
}
