//! [`Few`]: the actors of one side, in place.

use std::ops::Deref;

use crate::model::ActorId;

/// Up to eight actors. What does not fit is left out: a list of more is told as a list, not as doers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Few {
    /// A bit for each actor, by its number modulo 64: who has no bit here is not among them.
    bits: u64,
    actors: [ActorId; Self::MOST],
    len: u8,
}

impl Few {
    /// How many actors one side may hold.
    pub(super) const MOST: usize = 8;

    /// Nobody.
    pub(super) const NONE: Self = Self { bits: 0, actors: [ActorId::new(0); Self::MOST], len: 0 };

    /// One actor.
    pub(super) const fn one(actor: ActorId) -> Self {
        let mut actors = [ActorId::new(0); Self::MOST];
        actors[0] = actor;
        Self { bits: bit(actor), actors, len: 1 }
    }

    /// Adds an actor who is not among them yet.
    pub(super) fn add(&mut self, actor: ActorId) {
        if self.contains(actor) {
            return;
        }
        if let Some(place) = self.actors.get_mut(usize::from(self.len)) {
            *place = actor;
            self.len += 1;
            self.bits |= bit(actor);
        }
    }

    /// Adds those of `others` who are not among them yet.
    pub(super) fn add_all(&mut self, others: &Self) {
        others.iter().for_each(|&actor| self.add(actor));
    }

    /// Whether the actor is among them.
    pub(super) fn contains(&self, actor: ActorId) -> bool {
        self.bits & bit(actor) != 0 && self.deref().contains(&actor)
    }

    /// Whether somebody is among both.
    pub(super) fn meets(&self, others: &Self) -> bool {
        self.bits & others.bits != 0 && self.iter().any(|&actor| others.contains(actor))
    }

    /// Those who are not among `others`.
    pub(super) fn without(&self, others: &Self) -> Self {
        if !self.meets(others) {
            return *self;
        }
        let mut rest = Self::NONE;
        self.iter().filter(|&&actor| !others.contains(actor)).for_each(|&actor| rest.add(actor));
        rest
    }
}

/// The bit of an actor.
const fn bit(actor: ActorId) -> u64 {
    1 << (actor.index() % 64)
}

impl Default for Few {
    fn default() -> Self {
        Self::NONE
    }
}

impl Deref for Few {
    type Target = [ActorId];

    fn deref(&self) -> &[ActorId] {
        &self.actors[..usize::from(self.len)]
    }
}

impl From<Option<ActorId>> for Few {
    fn from(actor: Option<ActorId>) -> Self {
        actor.map_or(Self::NONE, Self::one)
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
        assert_eq!(*few([3, 3, 67]), [3, 67].map(ActorId::new));
        assert_eq!(*few(0..9), *few(0..8));
    }

    #[test]
    fn tells_actors_of_the_same_bit_apart() {
        let (one, other) = (few([3, 5, 200]), few([67, 200]));
        assert!(one.contains(ActorId::new(3)) && !one.contains(ActorId::new(67)));
        assert!(one.meets(&other) && !one.meets(&few([67, 69])));
        assert_eq!(*one.without(&other), *few([3, 5]));
        assert_eq!(*one.without(&few([67])), *one);
    }
}
