//! [`Link`]: how a name hangs on the words before it.

use super::reading::Reading;
use super::sets::JOINS;
use crate::lexicon::triggers::Prepositions;
use crate::text::word;

/// How a name hangs on what stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    /// No preposition.
    Direct,
    /// Only "of": a part of what stands before.
    Of(Prepositions),
    /// A preposition of the event tables.
    Preposition(Prepositions),
    /// Another preposition.
    Other,
}

/// How many words before a name are looked at.
const REACH: usize = 5;

impl Link {
    /// How the name that begins at the word `first` hangs on the words before it, not beyond `from`.
    pub(super) fn of(reading: &Reading<'_>, first: usize, from: usize) -> Self {
        let sets = reading.sets;
        let reach = first.saturating_sub(from).min(REACH);
        let mut near = !(u64::MAX >> reach);
        let mut ends = sets.link_ends.behind(first as u32) & near;
        let mut link = Self::Direct;
        while ends != 0 {
            let back = ends.leading_zeros();
            near &= u64::MAX >> back >> 1;
            let at = first - 1 - back as usize;
            let is_preposition = sets.prepositions.has(at as u32) && !reading.names.covers(at);
            if sets.commas.has(at as u32 + 1) || !is_preposition {
                return link;
            }
            if is_quantity(reading, at + 1) {
                if reading.may_be_verb(at) || reading.class(at).any(JOINS) {
                    return link;
                }
                ends &= near;
                continue;
            }
            let known = reading.known_at(at).preposition();
            if !reading.is(at, word!("of")) {
                return if known.is_empty() { Self::Other } else { Self::Preposition(known) };
            }
            // "of" joins a part to a whole, and the whole hangs on the preposition before the part.
            link = Self::Of(known);
            ends = (ends | reading.names.covered().behind(first as u32)) & near;
        }
        link
    }

    /// Whether one of the prepositions leads to the name.
    pub(super) fn leads_to(self, prepositions: Prepositions) -> bool {
        matches!(self, Self::Preposition(preposition) | Self::Of(preposition) if preposition.meets(prepositions))
    }
}

/// "at least", "at most": no preposition of what follows.
fn is_quantity(reading: &Reading<'_>, at: usize) -> bool {
    reading.is(at, word!("least")) || reading.is(at, word!("most"))
}
