//! [`Index`]: from the hash of a key to the member it belongs to.

use super::cast::MemberId;

/// Open addressing over a power of two, at most half full. It is emptied for each article without a touch of its slots.
#[derive(Debug, Default)]
pub(super) struct Index {
    slots: Vec<Slot>,
    /// How many slots are in use now, less one; the others wait for longer articles.
    last: usize,
    /// The number of the article: a slot from another article is free.
    article: u32,
    used: usize,
}

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    hash: u64,
    member: MemberId,
    article: u32,
}

/// Slots of the smallest index.
const FEWEST_SLOTS: usize = 64;

impl Index {
    /// Empties the index and makes room for that many hashes.
    pub(super) fn clear(&mut self, hashes: usize) {
        self.make_room((hashes * 2).next_power_of_two());
        self.used = 0;
        self.article = self.article.wrapping_add(1);
        if self.article == 0 {
            self.slots.fill(Slot::default());
            self.article = 1;
        }
    }

    pub(super) fn get(&self, hash: u64) -> Option<MemberId> {
        let slot = self.slots.get(self.slot(hash))?;
        (slot.article == self.article).then_some(slot.member)
    }

    /// Puts `member` under `hash`, whoever was there.
    pub(super) fn insert(&mut self, hash: u64, member: MemberId) {
        self.put(hash, member, true);
    }

    /// Puts `member` under `hash` if nobody is there.
    pub(super) fn insert_new(&mut self, hash: u64, member: MemberId) {
        self.put(hash, member, false);
    }

    fn put(&mut self, hash: u64, member: MemberId, again: bool) {
        if self.used * 2 >= self.last {
            self.grow();
        }
        let (at, article) = (self.slot(hash), self.article);
        let Some(slot) = self.slots.get_mut(at) else { return };
        if slot.article != article {
            *slot = Slot { hash, member, article };
            self.used += 1;
        } else if again {
            slot.member = member;
        }
    }

    fn make_room(&mut self, slots: usize) {
        let slots = slots.max(FEWEST_SLOTS);
        self.last = slots - 1;
        if self.slots.len() < slots {
            self.slots.resize(slots, Slot::default());
        }
    }

    fn grow(&mut self) {
        let old = std::mem::take(&mut self.slots);
        self.article = self.article.max(1);
        self.make_room((self.last + 1) * 2);
        for slot in old.into_iter().filter(|slot| slot.article == self.article) {
            let at = self.slot(slot.hash);
            self.slots[at] = slot;
        }
    }

    /// The slot that holds the hash, or the free one where it belongs.
    fn slot(&self, hash: u64) -> usize {
        let mut at = (hash ^ hash >> 32) as usize & self.last;
        while self.slots.get(at).is_some_and(|slot| slot.article == self.article && slot.hash != hash) {
            at = (at + 1) & self.last;
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

    #[test]
    fn forgets_what_was_there_before_it_was_cleared() {
        let mut index = Index::default();
        for article in 0..5 {
            index.clear(3);
            assert!((0..100).all(|hash| index.get(hash).is_none()));
            (0..100).for_each(|hash| index.insert(hash, article));
            assert!((0..100).all(|hash| index.get(hash) == Some(article)));
        }
    }
}
