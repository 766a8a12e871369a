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

/// In which set a name stands.
#[derive(Clone, Copy)]
enum Sort {
    Person,
    Title,
    State,
    Known,
    Body,
    Seat,
    Other,
}

impl Sort {
    /// That of all names by their [kind](Traits::kind) and what they are taken for.
    const OF: [[Self; Verdict::COUNT]; Traits::KINDS] = {
        let mut sorts = [[Self::Other; Verdict::COUNT]; Traits::KINDS];
        let mut at = 0;
        while at < Traits::KINDS * Verdict::COUNT {
            let (kind, verdict) = (at / Verdict::COUNT, Verdict::ALL[at % Verdict::COUNT]);
            sorts[kind][verdict as usize] = Self::of(Traits::of_kind(kind), verdict);
            at += 1;
        }
        sorts
    };

    const fn of(traits: Traits, verdict: Verdict) -> Self {
        match verdict {
            Verdict::Person => Self::Person,
            _ if traits.any(Traits::TITLE) => Self::Title,
            _ if traits.any(Traits::STATE.or(Traits::NATIONALITY)) => Self::State,
            _ if traits.any(Traits::ORGANIZATION) => Self::Known,
            _ if traits.any(Traits::GOVERNMENT) => Self::Seat,
            Verdict::Place if traits.any(Traits::PLACE) => Self::Seat,
            Verdict::Organization => Self::Body,
            Verdict::Place | Verdict::Nothing => Self::Other,
        }
    }
}

impl Sorts {
    /// Sorts the names of an article.
    pub(super) fn read(&mut self, names: &[Name], guesses: &[Guess]) {
        let blocks = names.len().div_ceil(BLOCK);
        let Self { people, titles, states, known, bodies, seats } = self;
        let mut sets = [people, titles, states, known, bodies, seats];
        sets.iter_mut().for_each(|set| set.restart(blocks));
        for (names, guesses) in names.chunks(BLOCK).zip(guesses.chunks(BLOCK)) {
            let mut found = [0; 1 + Sort::Other as usize];
            for (at, (name, guess)) in names.iter().zip(guesses).enumerate() {
                found[Sort::OF[name.traits.kind()][guess.verdict as usize] as usize] |= 1 << at;
            }
            sets.iter_mut().zip(found).for_each(|(set, found)| set.push(found));
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
