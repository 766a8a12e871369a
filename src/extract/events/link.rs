//! [`Link`]: how a name hangs on the words before it, and [`Way`]: which links lead to a side.

use super::reading::Reading;
use crate::lexicon::triggers::Prepositions;
use crate::text::word;

/// How a name hangs on what stands before it; on a preposition that the event tables lack if nothing is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Link {
    /// On no preposition.
    pub(super) direct: bool,
    /// Only on "of": a part of what stands before.
    of: bool,
    /// On a preposition of the event tables.
    known: Prepositions,
}

/// How many words before a name are looked at.
const REACH: usize = 5;

impl Link {
    const DIRECT: Self = Self { direct: true, of: false, known: Prepositions::NONE };

    /// How the name that begins at the word `first` hangs on the words before it, not beyond `from`.
    pub(super) fn of(reading: &Reading<'_>, first: usize, from: usize) -> Self {
        let (sets, before) = (reading.sets, first as u32);
        let (leaders, mut ends) = (sets.leaders.behind(before), sets.link_ends.behind(before));
        // The words that are looked at, the one right before the name highest.
        let mut near = !(u64::MAX >> first.saturating_sub(from).min(REACH));
        let mut link = Self::DIRECT;
        loop {
            let back = (ends & near).leading_zeros();
            let nearest = (1u64 << 63).checked_shr(back).unwrap_or(0);
            if nearest & leaders == 0 {
                return link;
            }
            let at = first - 1 - back as usize;
            let known = reading.known_at(at).preposition();
            if !reading.is(at, word!("of")) {
                return Self { direct: false, of: false, known };
            }
            // "of" joins a part to a whole, and the whole hangs on the preposition before the part.
            link = Self { direct: false, of: true, known };
            near &= nearest - 1;
            ends |= reading.names.covered().behind(before);
        }
    }
}

/// Which of the words from `from` on, that of `from` lowest, have a preposition before them that leads to a name there, none before
/// `from`.
pub(super) fn led(reading: &Reading<'_>, from: u32) -> u64 {
    let sets = reading.sets;
    let (leaders, goes_on) = (sets.leaders.ahead(from), !sets.link_ends.ahead(from));
    (1..REACH).fold(leaders << 1, |led, _| led | (led & goes_on) << 1)
}

/// Which links lead from a trigger to one of its sides.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Way {
    /// Names with no preposition.
    pub(super) direct: bool,
    /// Whole things of which a part has no preposition.
    pub(super) of: bool,
    /// Names with one of these.
    pub(super) prepositions: Prepositions,
    /// Names with one of these are out.
    pub(super) except: Prepositions,
}

impl Way {
    /// Names with one of the prepositions.
    pub(super) fn by(prepositions: Prepositions) -> Self {
        Self { prepositions, ..Self::default() }
    }

    /// Whether the link leads to the side.
    pub(super) fn takes(self, link: Link) -> bool {
        let known = link.known.meets(self.prepositions) & !link.known.meets(self.except);
        (link.direct & self.direct) | (link.of & self.of) | known
    }
}
