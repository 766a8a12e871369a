//! [`Index`]: from the hash of a key to the member it belongs to.

use super::cast::MemberId;

/// Open addressing over a power of two, at most half full.
#[derive(Debug, Default)]
pub(super) struct Index {
    slots: Vec<Slot>,
    used: usize,
}

/// A hash with its member; the hash 0 stands for a free slot.
type Slot = (u64, MemberId);

/// Slots of the smallest index.
const FEWEST_SLOTS: usize = 64;

impl Index {
    /// Empties the index and makes room for that many hashes.
    pub(super) fn clear(&mut self, hashes: usize) {
        self.slots.clear();
        self.slots.resize((hashes * 2).next_power_of_two().max(FEWEST_SLOTS), (0, 0));
        self.used = 0;
    }

    pub(super) fn get(&self, hash: u64) -> Option<MemberId> {
        let slot = self.slots.get(self.slot(hash))?;
        (slot.0 != 0).then_some(slot.1)
    }

    /// The member under `hash`, or `new`, which then is.
    pub(super) fn get_or_insert(&mut self, hash: u64, new: MemberId) -> MemberId {
        self.make_room();
        let at = self.slot(hash);
        let Some(slot) = self.slots.get_mut(at) else { return new };
        if slot.0 == 0 {
            *slot = (hash.max(1), new);
            self.used += 1;
        }
        slot.1
    }

    /// Puts `member` under `hash`, whoever was there.
    pub(super) fn insert(&mut self, hash: u64, member: MemberId) {
        self.make_room();
        let at = self.slot(hash);
        let Some(slot) = self.slots.get_mut(at) else { return };
        self.used += usize::from(slot.0 == 0);
        *slot = (hash.max(1), member);
    }

    /// Puts `member` under `hash` if nobody is there.
    pub(super) fn insert_new(&mut self, hash: u64, member: MemberId) {
        self.get_or_insert(hash, member);
    }

    fn make_room(&mut self) {
        if self.used * 2 >= self.slots.len() {
            self.grow();
        }
    }

    #[cold]
    fn grow(&mut self) {
        let room = (self.slots.len() * 2).max(FEWEST_SLOTS);
        let old = std::mem::replace(&mut self.slots, vec![(0, 0); room]);
        for slot in old.into_iter().filter(|slot| slot.0 != 0) {
            let at = self.slot(slot.0);
            self.slots[at] = slot;
        }
    }

    /// The slot that holds the hash, or the free one where it belongs.
    fn slot(&self, hash: u64) -> usize {
        let Some(last) = self.slots.len().checked_sub(1) else { return 0 };
        let hash = hash.max(1);
        let mut at = (hash ^ hash >> 32) as usize & last;
        // Both tests as one: which of the two ends the search can hardly be foreseen, but that it ends can.
        while (self.slots[at].0 != hash) & (self.slots[at].0 != 0) {
            at = (at + 1) & last;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::Index;

    #[test]
    fn finds_what_was_put_in_and_keeps_the_first_unless_told() {
        let mut index = Index::default();
        assert_eq!(index.get(7), None);
        (0..1000u32).for_each(|n| index.insert(u64::from(n).wrapping_mul(0x9E37_79B9_7F4A_7C15), n));
        assert!((1..1000u32).all(|n| index.get(u64::from(n).wrapping_mul(0x9E37_79B9_7F4A_7C15)) == Some(n)));
        index.insert_new(0x9E37_79B9_7F4A_7C15, 5);
        assert_eq!(index.get(0x9E37_79B9_7F4A_7C15), Some(1));
        index.insert(0x9E37_79B9_7F4A_7C15, 5);
        assert_eq!(index.get(0x9E37_79B9_7F4A_7C15), Some(5));
    }
}
