//! [`Link`]: how a name hangs on the words before it, and [`Way`]: which links lead to a side.

use super::reading::Reading;
use super::sets::JOINS;
use crate::lexicon::Class;
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
        match link {
            Link::Direct => self.direct,
            Link::Of(_) if self.of => true,
            Link::Of(known) | Link::Preposition(known) => known.meets(self.prepositions) && !known.meets(self.except),
            Link::Other => false,
        }
    }
}

/// "at least", "at most": no preposition of what follows.
fn is_quantity(reading: &Reading<'_>, at: usize) -> bool {
    reading.class(at).has(Class::QUANTIFIER) && (reading.is(at, word!("least")) || reading.is(at, word!("most")))
}
