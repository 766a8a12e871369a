//! [`Few`]: the actors of one side, in place.

use std::hint::select_unpredictable;

use crate::model::{ActorId, Few as List};

/// Up to eight actors in 24 bytes. What does not fit is left out: a list of more is told as a list, not as doers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Few {
    /// A bit for each actor, by its number modulo 63: who has no bit here is not among them; and [`LARGE`].
    bits: u64,
    /// The number of each actor, which is one more than its index; 0 where there is none.
    actors: [u16; Self::MOST],
}

impl Few {
    /// How many actors one side may hold.
    pub(super) const MOST: usize = 8;

    /// Nobody.
    pub(super) const NONE: Self = Self { bits: 0, actors: [0; Self::MOST] };

    pub(super) const fn is_empty(&self) -> bool {
        self.bits == 0
    }

    /// Whether nobody is among these or the others.
    pub(super) const fn both_empty(&self, others: &Self) -> bool {
        self.bits | others.bits == 0
    }

    pub(super) fn len(&self) -> usize {
        self.actors.iter().map(|&number| usize::from(number != 0)).sum()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = ActorId> {
        let numbers = self.actors.into_iter().take_while(|&number| number != 0);
        numbers.map(|number| ActorId::new(usize::from(number) - 1))
    }

    pub(super) fn first(&self) -> Option<ActorId> {
        self.iter().next()
    }

    /// Adds an actor who is not among them yet.
    pub(super) fn add(&mut self, actor: ActorId) {
        let number = number(actor);
        if number == 0 || self.has(number) {
            return;
        }
        let len = self.len();
        if let Some(place) = self.actors.get_mut(len) {
            *place = number;
            self.bits |= bit(number);
        }
    }

    /// Adds those of `others` who are not among them yet.
    pub(super) fn add_all(&mut self, others: &Self) {
        if self.is_empty() {
            *self = *others;
        } else {
            others.iter().for_each(|actor| self.add(actor));
        }
    }

    /// Whether the actor is among them.
    pub(super) fn contains(&self, actor: ActorId) -> bool {
        self.has(number(actor))
    }

    fn has(&self, number: u16) -> bool {
        let bit = bit(number);
        match (self.bits | bit) & LARGE {
            0 => self.bits & bit != 0,
            _ => self.actors.iter().fold(false, |has, &own| has | (own == number)),
        }
    }

    /// Whether somebody is among both.
    pub(super) fn meets(&self, others: &Self) -> bool {
        let common = self.bits & others.bits;
        match (self.bits | others.bits) & LARGE {
            0 => common != 0,
            _ => common != 0 && self.shares(others),
        }
    }

    #[inline(never)]
    fn shares(&self, others: &Self) -> bool {
        self.iter().any(|actor| others.contains(actor))
    }

    /// Those who are not among `others`.
    pub(super) fn without(self, others: &Self) -> Self {
        if self.bits & others.bits == 0 { self } else { self.minus(others) }
    }

    #[inline(never)]
    fn minus(&self, others: &Self) -> Self {
        let mut rest = Self::NONE;
        self.iter().filter(|&actor| !others.contains(actor)).for_each(|actor| rest.add(actor));
        rest
    }

    /// All of them as an event holds them.
    pub(super) fn to_list(self) -> List<ActorId> {
        let [first, second, ..] = self.actors;
        if second != 0 {
            return self.many();
        }
        // Most are alone; whether there is one nobody can guess.
        let actor = ActorId::new(usize::from(first).wrapping_sub(1));
        select_unpredictable(first != 0, actor.into(), List::new())
    }

    #[inline(never)]
    fn many(&self) -> List<ActorId> {
        let mut actors = List::with_capacity(self.len());
        actors.extend(self.iter());
        actors
    }
}

/// The number of an actor, 0 for those beyond what a number holds.
fn number(actor: ActorId) -> u16 {
    u16::try_from(actor.index() + 1).unwrap_or(0)
}

/// Set where numbers are too large for a bit of their own.
const LARGE: u64 = 1 << 63;

/// The bit of a number, with [`LARGE`] if other numbers have it too.
const fn bit(number: u16) -> u64 {
    (1 << (number % 63)) | (LARGE * (number > 62) as u64)
}

impl From<ActorId> for Few {
    fn from(actor: ActorId) -> Self {
        match number(actor) {
            0 => Self::NONE,
            number => Self { bits: bit(number), actors: [number, 0, 0, 0, 0, 0, 0, 0] },
        }
    }
}

impl From<Option<ActorId>> for Few {
    fn from(actor: Option<ActorId>) -> Self {
        actor.map_or(Self::NONE, Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::{ActorId, Few};

    fn few(actors: impl IntoIterator<Item = usize>) -> Few {
        let mut few = Few::NONE;
        actors.into_iter().for_each(|actor| few.add(ActorId::new(actor)));
        few
    }

    #[test]
    fn holds_eight_and_no_more_each_once() {
        assert_eq!(*few([3, 3, 67]).to_list(), [3, 67].map(ActorId::new));
        assert_eq!(few(0..9), few(0..8));
        assert_eq!(few(0..9).len(), 8);
        assert!(few([1 << 16, 1 << 20]).is_empty());
    }

    #[test]
    fn tells_actors_of_the_same_bit_apart() {
        let (one, other) = (few([3, 5, 192]), few([66, 192]));
        assert!(one.contains(ActorId::new(3)) && !one.contains(ActorId::new(66)));
        assert!(one.meets(&other) && !one.meets(&few([66, 68])));
        assert_eq!(one.without(&other), few([3, 5]));
        assert_eq!(one.without(&few([66])), one);
    }

    #[test]
    fn takes_in_others_behind_its_own() {
        let (mut one, mut nobody) = (few([7, 2]), Few::NONE);
        one.add_all(&few([2, 9]));
        nobody.add_all(&one);
        assert_eq!(*one.to_list(), [7, 2, 9].map(ActorId::new));
        assert_eq!((nobody, nobody.first()), (one, Some(ActorId::new(7))));
    }
}
