//! [`Index`]: from the hash of a key to the member it belongs to.

use std::hint::select_unpredictable;

use super::cast::MemberId;

/// Buckets over a power of two, at most half full.
///
/// A bucket is searched all at once: how many steps a search from slot to slot would take can hardly be foreseen.
#[derive(Debug, Default)]
pub(super) struct Index {
    buckets: Vec<Bucket>,
    used: usize,
}

/// How many hashes stand side by side.
const SLOTS: usize = 2;
/// Buckets of the smallest index.
const FEWEST_BUCKETS: usize = 32;

/// Hashes with their members, those in use first; the hash 0 stands for a free slot.
#[derive(Clone, Copy, Debug, Default)]
struct Bucket {
    hashes: [u64; SLOTS],
    members: [MemberId; SLOTS],
}

/// Where a hash is, or belongs.
#[derive(Clone, Copy)]
struct Place {
    bucket: usize,
    slot: usize,
    found: bool,
}

impl Index {
    /// Empties the index and makes room for that many hashes.
    pub(super) fn clear(&mut self, hashes: usize) {
        let buckets = (hashes * 2 / SLOTS).next_power_of_two().max(FEWEST_BUCKETS);
        self.buckets.clear();
        self.buckets.resize(buckets, Bucket::default());
        self.used = 0;
    }

    pub(super) fn get(&self, hash: u64) -> Option<MemberId> {
        let place = self.place(hash)?;
        place.found.then(|| self.buckets[place.bucket].members[place.slot])
    }

    /// The member under `hash`, or `other` if nobody is there; which of the two need not be foreseen.
    #[inline]
    pub(super) fn get_or(&self, hash: u64, other: MemberId) -> MemberId {
        let Some(place) = self.place(hash) else { return other };
        select_unpredictable(place.found, self.buckets[place.bucket].members[place.slot], other)
    }

    /// The member under `hash`, or `new`, which then is.
    #[inline]
    pub(super) fn get_or_insert(&mut self, hash: u64, new: MemberId) -> MemberId {
        self.put(hash, |found, before| select_unpredictable(found, before, new))
    }

    /// Puts `member` under `hash`, whoever was there.
    #[inline]
    pub(super) fn insert(&mut self, hash: u64, member: MemberId) {
        self.put(hash, |_, _| member);
    }

    /// Puts under `hash` whom `member` tells, by whether somebody is there and who.
    #[inline]
    fn put(&mut self, hash: u64, member: impl FnOnce(bool, MemberId) -> MemberId) -> MemberId {
        if self.used * 2 >= self.buckets.len() * SLOTS {
            self.grow();
        }
        let Some(Place { bucket, slot, found }) = self.place(hash) else { return member(false, 0) };
        let bucket = &mut self.buckets[bucket];
        let member = member(found, bucket.members[slot]);
        (bucket.hashes[slot], bucket.members[slot]) = (hash.max(1), member);
        self.used += usize::from(!found);
        member
    }

    /// Puts `member` under `hash` if nobody is there.
    #[inline]
    pub(super) fn insert_new(&mut self, hash: u64, member: MemberId) {
        self.get_or_insert(hash, member);
    }

    #[cold]
    fn grow(&mut self) {
        let room = (self.buckets.len() * 2).max(FEWEST_BUCKETS);
        let old = std::mem::replace(&mut self.buckets, vec![Bucket::default(); room]);
        self.used = 0;
        for Bucket { hashes, members } in old {
            hashes
                .into_iter()
                .zip(members)
                .filter(|&(hash, _)| hash != 0)
                .for_each(|(hash, member)| self.insert(hash, member));
        }
    }

    /// The slot that holds the hash, or the free one where it belongs.
    #[inline]
    fn place(&self, hash: u64) -> Option<Place> {
        let last = self.buckets.len().checked_sub(1)?;
        let hash = hash.max(1);
        let mut bucket = (hash ^ hash >> 32) as usize & last;
        loop {
            let hashes = &self.buckets[bucket].hashes;
            // Free slots stand behind those in use.
            let ends = |at: usize| u32::from((hashes[at] == hash) | (hashes[at] == 0));
            let ends = (0..SLOTS).fold(0, |all, at| all | ends(at) << at);
            if ends != 0 {
                let slot = ends.trailing_zeros() as usize % SLOTS;
                return Some(Place { bucket, slot, found: hashes[slot] == hash });
            }
            bucket = (bucket + 1) & last;
        }
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
        assert_eq!([0x9E37_79B9_7F4A_7C15, 3].map(|hash| index.get_or(hash, 8)), [5, 8]);
    }
}
