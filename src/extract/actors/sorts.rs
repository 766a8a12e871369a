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
    /// States by name and by adjective.
    pub(super) states: Bits,
    /// Organisations that the dictionaries know.
    pub(super) known: Bits,
    /// Other organisations.
    pub(super) bodies: Bits,
    /// Seats of governments, and places that may stand for them.
    pub(super) seats: Bits,
}

impl Sorts {
    /// Sorts the names of an article.
    pub(super) fn read(&mut self, names: &[Name], guesses: &[Guess]) {
        const STATE: Traits = Traits::STATE.or(Traits::NATIONALITY);
        let blocks = names.len().div_ceil(BLOCK);
        let Self { people, titles, states, known, bodies, seats } = self;
        let sets = [&mut *people, &mut *titles, &mut *states, &mut *known, &mut *bodies, &mut *seats];
        sets.into_iter().for_each(|set| set.restart(blocks));
        for (names, guesses) in names.chunks(BLOCK).zip(guesses.chunks(BLOCK)) {
            let [mut person, mut organization, mut location] = [0; 3];
            let [mut title, mut state, mut in_dictionary, mut government, mut place] = [0; 5];
            for (at, (name, guess)) in names.iter().zip(guesses).enumerate() {
                let is = |set: &mut u64, so: bool| *set |= u64::from(so) << at;
                is(&mut person, guess.verdict == Verdict::Person);
                is(&mut organization, guess.verdict == Verdict::Organization);
                is(&mut location, guess.verdict == Verdict::Place);
                is(&mut title, name.traits.any(Traits::TITLE));
                is(&mut state, name.traits.any(STATE));
                is(&mut in_dictionary, name.traits.any(Traits::ORGANIZATION));
                is(&mut government, name.traits.any(Traits::GOVERNMENT));
                is(&mut place, name.traits.any(Traits::PLACE));
            }
            let others = !(person | title);
            people.push(person);
            titles.push(title);
            states.push(others & state);
            known.push(others & in_dictionary);
            bodies.push(others & organization & !(state | in_dictionary | government));
            seats.push(others & (government | place & location));
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
    fn no_name_is_of_two_sorts() {
        let lexicon = Lexicon::english().unwrap();
        let mut scratch = Scratch::new();
        let text = "Norway thanked Prime Minister Anna Karlsen, and soldiers of the United Nations left. ".repeat(30);
        let document: Document<'_> = scratch.read(&text, None, &lexicon);
        let Buffers { mut marks, mut items, mut names, mut memory, .. } = Buffers::default();
        let reader = Reader::new(&document, &mut marks);
        items.read(&reader);
        names.read(&reader, &items.list);
        memory.read(&reader, &names);
        let mut sorts = Sorts::default();
        sorts.read(&names.list, &memory.guesses);
        let sets = [&sorts.people, &sorts.titles, &sorts.states, &sorts.known, &sorts.bodies, &sorts.seats];
        for index in 0..names.list.len() as u32 {
            assert!(sets.iter().filter(|set| set.has(index)).count() <= 1, "{index}");
        }
        let found = [&sorts.people, &sorts.titles, &sorts.states];
        assert!(found.iter().all(|set| set.iter().count() >= 30));
    }
}
