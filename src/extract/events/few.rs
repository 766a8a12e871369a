//! [`Few`]: the actors of one side, in place.

use std::ops::Deref;

use crate::model::ActorId;

/// Up to eight actors. What does not fit is left out: a list of more is told as a list, not as doers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Few {
    actors: [ActorId; Self::MOST],
    len: u8,
}

impl Few {
    /// How many actors one side may hold.
    pub(super) const MOST: usize = 8;

    /// Nobody.
    pub(super) const NONE: Self = Self { actors: [ActorId::new(0); Self::MOST], len: 0 };

    pub(super) fn push(&mut self, actor: ActorId) {
        if let Some(place) = self.actors.get_mut(usize::from(self.len)) {
            *place = actor;
            self.len += 1;
        }
    }

    pub(super) fn retain(&mut self, keep: impl Fn(&ActorId) -> bool) {
        *self = self.iter().copied().filter(keep).collect();
    }

    pub(super) fn clear(&mut self) {
        self.len = 0;
    }
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
        actor.into_iter().collect()
    }
}

impl Extend<ActorId> for Few {
    fn extend<I: IntoIterator<Item = ActorId>>(&mut self, actors: I) {
        actors.into_iter().for_each(|actor| self.push(actor));
    }
}

impl FromIterator<ActorId> for Few {
    fn from_iter<I: IntoIterator<Item = ActorId>>(actors: I) -> Self {
        let mut few = Self::NONE;
        few.extend(actors);
        few
    }
}

#[cfg(test)]
mod tests {
    use super::{ActorId, Few};

    #[test]
    fn holds_eight_and_no_more() {
        let mut few: Few = (0..9).map(ActorId::new).collect();
        assert_eq!(few.len(), 8);
        few.retain(|actor| actor.index() % 2 == 0);
        assert_eq!(*few, [0, 2, 4, 6].map(ActorId::new));
    }
}
