//! [`Side`]: the actors of one side of an event, in one number.

use crate::model::{ActorId, Few};

/// Up to eight actors. What does not fit is left out: a list of more is told as a list, not as doers.
///
/// Sixteen bits for each actor, the first one lowest: its number, which is one more than its index; 0 where there is none. So a side
/// goes from rule to rule in two registers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Side(u128);

/// How many bits an actor takes.
const WIDTH: u32 = u16::BITS;

/// The lowest bit of each actor, ...
const LOWEST: u128 = u128::MAX / 0xFFFF;

/// ... and the highest.
const HIGHEST: u128 = LOWEST << (WIDTH - 1);

impl Side {
    /// How many actors one side may hold.
    pub(super) const MOST: usize = 8;

    /// Nobody.
    pub(super) const NONE: Self = Self(0);

    /// The actor of this number, which is one more than its index; nobody where it is 0, or beyond what a side can tell.
    pub(super) const fn numbered(number: u32) -> Self {
        Self(if number <= u16::MAX as u32 { number as u128 } else { 0 })
    }

    pub(super) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether nobody is among these or the others.
    pub(super) const fn both_empty(self, others: Self) -> bool {
        self.0 | others.0 == 0
    }

    pub(super) const fn len(self) -> usize {
        (u128::BITS - self.0.leading_zeros()).div_ceil(WIDTH) as usize
    }

    pub(super) fn iter(self) -> impl Iterator<Item = ActorId> {
        self.each().map(|actor| ActorId::new(actor.number() - 1))
    }

    /// Each actor as a side of its own.
    fn each(self) -> impl Iterator<Item = Self> {
        let rest = std::iter::successors(Some(self), |rest| Some(Self(rest.0 >> WIDTH)));
        rest.take_while(|rest| !rest.is_empty()).map(Self::alone)
    }

    /// The number of the first actor.
    const fn number(self) -> usize {
        self.0 as u16 as usize
    }

    /// The first actor alone.
    const fn alone(self) -> Self {
        Self(self.0 as u16 as u128)
    }

    pub(super) fn first(self) -> Option<ActorId> {
        self.number().checked_sub(1).map(ActorId::new)
    }

    /// Adds those of `others` who are not among them yet.
    pub(super) fn add(&mut self, others: Self) {
        if self.is_empty() {
            *self = others;
        } else {
            others.each().for_each(|actor| self.add_one(actor));
        }
    }

    fn add_one(&mut self, actor: Self) {
        let len = self.len();
        if len < Self::MOST && !self.has(actor) {
            self.0 |= actor.0 << (len as u32 * WIDTH);
        }
    }

    /// Whether the actor, who is somebody, is among them: a place becomes 0 where it is taken away.
    const fn has(self, actor: Self) -> bool {
        let differ = self.0 ^ (actor.0 * LOWEST);
        differ.wrapping_sub(LOWEST) & !differ & HIGHEST != 0
    }

    /// Whether somebody is among both.
    pub(super) fn meets(self, others: Self) -> bool {
        // Most are alone, or nobody is there.
        if (self.0 | others.0) >> WIDTH == 0 { (self == others) & !self.is_empty() } else { self.shares(others) }
    }

    #[inline(never)]
    fn shares(self, others: Self) -> bool {
        self.each().any(|actor| others.has(actor))
    }

    /// Those who are not among `others`.
    pub(super) fn without(self, others: Self) -> Self {
        if self.meets(others) { self.minus(others) } else { self }
    }

    #[inline(never)]
    fn minus(self, others: Self) -> Self {
        let mut rest = Self::NONE;
        self.each().filter(|&actor| !others.has(actor)).for_each(|actor| rest.add_one(actor));
        rest
    }

    /// All of them as an event holds them.
    pub(super) fn to_list(self) -> Few<ActorId> {
        match self.len() {
            0 => Few::new(),
            1 => ActorId::new(self.number() - 1).into(),
            _ => self.many(),
        }
    }

    #[inline(never)]
    fn many(self) -> Few<ActorId> {
        let mut actors = Few::with_capacity(self.len());
        actors.extend(self.iter());
        actors
    }
}

impl From<ActorId> for Side {
    fn from(actor: ActorId) -> Self {
        Self::numbered((actor.index() as u32).saturating_add(1))
    }
}

impl From<Option<ActorId>> for Side {
    fn from(actor: Option<ActorId>) -> Self {
        actor.map_or(Self::NONE, Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::{ActorId, Side};

    fn side(actors: impl IntoIterator<Item = usize>) -> Side {
        let mut side = Side::NONE;
        actors.into_iter().for_each(|actor| side.add(ActorId::new(actor).into()));
        side
    }

    #[test]
    fn holds_eight_and_no_more_each_once() {
        assert_eq!(*side([3, 3, 67]).to_list(), [3, 67].map(ActorId::new));
        assert_eq!(side(0..9), side(0..8));
        assert_eq!(side(0..9).len(), 8);
        assert!(side([1 << 16, 1 << 20, u32::MAX as usize]).is_empty());
        assert_eq!(*side([(1 << 16) - 2]).to_list(), [ActorId::new((1 << 16) - 2)]);
    }

    #[test]
    fn tells_actors_apart() {
        let (one, other) = (side([3, 5, 192]), side([66, 192]));
        assert!(one.meets(other) && !one.meets(side([66, 68])) && !one.meets(Side::NONE));
        assert!(one.meets(side([3])) && !side([3]).meets(side([2])) && !Side::NONE.meets(Side::NONE));
        assert_eq!(one.without(other), side([3, 5]));
        assert_eq!(one.without(side([66])), one);
        for at in 0..9 {
            assert_eq!(side(0..8).meets(side([at])), at < 8, "{at}");
        }
    }

    #[test]
    fn takes_in_others_behind_its_own() {
        let (mut one, mut nobody) = (side([7, 2]), Side::NONE);
        one.add(side([2, 9]));
        nobody.add(one);
        assert_eq!(*one.to_list(), [7, 2, 9].map(ActorId::new));
        assert_eq!((nobody, nobody.first()), (one, Some(ActorId::new(7))));
    }
}
