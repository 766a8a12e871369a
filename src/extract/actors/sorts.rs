//! [`Sorts`]: the names of an article by what is asked of them, so that no step tests them all again.

use super::evidence::Verdict;
use super::memory::Guess;
use super::name::{Name, Traits};
use crate::text::List;

/// The indexes of names, in text order.
#[derive(Debug, Default)]
pub(super) struct Sorts {
    /// Names of people.
    pub(super) people: List<u32>,
    pub(super) titles: List<u32>,
    /// States by name and by adjective.
    pub(super) states: List<u32>,
    /// Organisations that the dictionaries know.
    pub(super) known: List<u32>,
    /// Other organisations.
    pub(super) bodies: List<u32>,
    /// Seats of governments, and places that may stand for them.
    pub(super) seats: List<u32>,
    others: List<u32>,
}

/// In which list a name stands.
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
        let Self { people, titles, states, known, bodies, seats, others } = self;
        let mut lists = [people, titles, states, known, bodies, seats, others];
        lists.iter_mut().for_each(|list| list.clear());
        for (index, (name, guess)) in (0..).zip(names.iter().zip(guesses)) {
            lists[Sort::OF[name.traits.kind()][guess.verdict as usize] as usize].push(index);
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
    fn each_name_is_of_one_sort() {
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
        let Sorts { people, titles, states, known, bodies, seats, others } = sorts;
        let mut all: Vec<u32> = [&people, &titles, &states, &known, &bodies, &seats, &others]
            .iter()
            .flat_map(|list| list.iter().copied())
            .collect();
        all.sort_unstable();
        assert!(all.into_iter().eq(0..names.list.len() as u32));
        assert!([people, titles, states].iter().all(|list| list.len() >= 30));
    }
}
