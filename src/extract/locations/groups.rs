//! [`Groups`]: names that have one sense in the document.

use super::toponym::{Toponym, Toponyms};
use super::weights::choice;
use crate::lexicon::PlaceId;

/// The same phrase in the same form, wherever it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group {
    /// Its members in [`Groups::members`].
    first: u32,
    end: u32,
    /// The likeliest place before anything else in the text is looked at, and its lead.
    pub(super) place: PlaceId,
    pub(super) lead: f32,
    /// The phrase stands for one place only.
    pub(super) is_single: bool,
    /// Some of its places are small enough for nearness to matter.
    pub(super) has_small: bool,
}

/// All groups of a text, ordered by their phrases; the members of each in text order.
#[derive(Debug, Default)]
pub(super) struct Groups {
    pub(super) list: Vec<Group>,
    /// For each toponym what makes it a member of its group, and below that its index, in one number.
    order: Vec<u64>,
}

impl Groups {
    pub(super) fn read(&mut self, toponyms: &Toponyms) {
        self.list.clear();
        self.order.clear();
        self.order.extend(toponyms.list.iter().zip(0..).map(|(toponym, index)| key(toponym) << INDEX_BITS | index));
        self.order.sort_unstable();
        let mut end = 0;
        for members in self.order.chunk_by(|a, b| a >> INDEX_BITS == b >> INDEX_BITS) {
            let first = end;
            end += members.len() as u32;
            let candidates = toponyms.candidates_of(&toponyms.list[index_of(members[0])]);
            let scored = candidates.iter().map(|candidate| (candidate.place, candidate.prior));
            let Some((place, lead)) = best_two(scored) else { continue };
            let has_small = candidates.iter().any(|candidate| candidate.prior < choice::NEAR_BELOW);
            self.list.push(Group { first, end, place, lead, is_single: candidates.len() == 1, has_small });
        }
    }

    /// Indexes of the members of a group.
    pub(super) fn members(&self, group: &Group) -> impl Iterator<Item = usize> + Clone + '_ {
        self.order[group.first as usize..group.end as usize].iter().map(|&member| index_of(member))
    }
}

/// How many bits of a number in [`Groups::order`] are the index; no text has more toponyms than that, see [`Toponyms::MOST`].
const INDEX_BITS: u32 = Toponyms::MOST.ilog2();

fn index_of(member: u64) -> usize {
    (member & ((1 << INDEX_BITS) - 1)) as usize
}

/// Phrase, form, and whether it is called a division: 35 bits.
fn key(toponym: &Toponym) -> u64 {
    (toponym.phrase.index() as u64) << 3 | (toponym.form as u64) << 1 | u64::from(toponym.called_division)
}

/// The place with the highest score, and its lead over the next; of equals the first.
pub(super) fn best_two(scored: impl Iterator<Item = (PlaceId, f32)>) -> Option<(PlaceId, f32)> {
    let mut best: Option<(PlaceId, f32)> = None;
    let mut second = 0.0f32;
    for (place, score) in scored {
        match best {
            Some((_, most)) if score <= most => second = second.max(score),
            _ => {
                second = best.map_or(second, |(_, most)| most);
                best = Some((place, score));
            }
        }
    }
    best.map(|(place, most)| (place, most - second))
}
