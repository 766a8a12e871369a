//! [`Link`]: how a name hangs on the words before it, and [`Way`]: which links lead to a side.

use super::reading::Reading;
use super::sets::JOINS;
use crate::lexicon::Class;
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
        let before = Before::new(reading, first);
        let mut near = near(first, from);
        let mut ends = before.ends & near;
        let mut link = Self::DIRECT;
        while before.leads(ends) {
            let back = ends.leading_zeros();
            near &= u64::MAX >> back >> 1;
            let at = first - 1 - back as usize;
            if is_quantity(reading, at + 1) {
                if reading.may_be_verb(at) || reading.class(at).any(JOINS) {
                    return link;
                }
                ends &= near;
                continue;
            }
            let known = reading.known_at(at).preposition();
            if !reading.is(at, word!("of")) {
                return Self { direct: false, of: false, known };
            }
            // "of" joins a part to a whole, and the whole hangs on the preposition before the part.
            link = Self { direct: false, of: true, known };
            ends = (ends | before.covered) & near;
        }
        link
    }
}

/// Whether the name that begins at the word `first` hangs on no preposition between it and `from`. Asked of every name, and so
/// without a branch that the text decides.
pub(super) fn is_direct(reading: &Reading<'_>, first: usize, from: usize) -> bool {
    let before = Before::new(reading, first);
    let ends = before.ends & near(first, from);
    let leads = before.leads(ends);
    let at = first.wrapping_sub(ends.leading_zeros() as usize);
    if leads & reading.class(at).has(Class::QUANTIFIER) {
        return Link::of(reading, first, from).direct;
    }
    !leads
}

/// The words before `first` that are looked at, not beyond `from`; the one right before it highest.
fn near(first: usize, from: usize) -> u64 {
    !(u64::MAX >> first.saturating_sub(from).min(REACH))
}

/// What stands before a name, the word right before it highest.
struct Before {
    /// Words beyond which nothing leads to the name.
    ends: u64,
    /// Prepositions that may: in no name, and with no comma behind them.
    prepositions: u64,
    covered: u64,
}

impl Before {
    fn new(reading: &Reading<'_>, first: usize) -> Self {
        let (sets, first) = (reading.sets, first as u32);
        let covered = reading.names.covered().behind(first);
        let before_comma = sets.commas.behind(first + 1);
        let prepositions = sets.prepositions.behind(first) & !covered & !before_comma;
        Self { ends: sets.link_ends.behind(first), prepositions, covered }
    }

    /// Whether the nearest of `ends` is a preposition that leads to the name.
    fn leads(&self, ends: u64) -> bool {
        let nearest = (1u64 << 63).checked_shr(ends.leading_zeros()).unwrap_or(0);
        nearest & self.prepositions != 0
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
        let known = link.known.meets(self.prepositions) & !link.known.meets(self.except);
        (link.direct & self.direct) | (link.of & self.of) | known
    }
}

/// "at least", "at most": no preposition of what follows.
fn is_quantity(reading: &Reading<'_>, at: usize) -> bool {
    reading.class(at).has(Class::QUANTIFIER) && (reading.is(at, word!("least")) || reading.is(at, word!("most")))
}
