//! Under which keys actors are found again.

use super::fold::name_key;
use super::name::Name;
use super::reader::Reader;
use crate::CountryCode;
use crate::lexicon::{KnownActorId, PlaceId, TitleId};

/// What makes two mentions one actor, as a number: no two keys of one article are expected to share one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Key(pub(super) u64);

/// People or bodies by their noun.
#[derive(Clone, Copy, Debug)]
pub(super) struct Nominal {
    pub(super) title: TitleId,
    pub(super) country: Option<CountryCode>,
    pub(super) plural: bool,
    /// Which of several groups under one noun; 0: the one without a number.
    pub(super) group: u64,
}

impl Key {
    const fn new(kind: u64, one: u64, other: u64) -> Self {
        Self(mix(mix(kind, one), other))
    }

    pub(super) fn known(id: KnownActorId) -> Self {
        Self::new(1, id.index() as u64, 0)
    }

    /// The one of a country, of an organisation that many countries have.
    pub(super) fn branch(id: KnownActorId, country: CountryCode) -> Self {
        Self::new(2, id.index() as u64, u64::from(country.number()))
    }

    pub(super) fn state(id: PlaceId) -> Self {
        Self::new(3, id.index() as u64, 0)
    }

    /// The government of a country under the name of its seat.
    pub(super) fn government(country: CountryCode) -> Self {
        Self::new(4, u64::from(country.number()), 0)
    }

    /// An organisation, by its words.
    pub(super) const fn organization(words: u64) -> Self {
        Self::new(5, words, 0)
    }

    /// The organisation that these words meant last.
    pub(super) const fn latest(words: u64) -> Self {
        Self::new(6, words, 0)
    }

    /// A person, by surname and one given name (0: by surname alone).
    pub(super) const fn person(surname: u64, given: u64) -> Self {
        Self::new(7, surname, given)
    }

    /// A person, by surname and a name that the given name may be short for.
    pub(super) const fn namesake(surname: u64, name: u64) -> Self {
        Self::new(9, surname, name)
    }

    pub(super) fn nominal(Nominal { title, country, plural, group }: Nominal) -> Self {
        let country = country.map_or(0, |code| u64::from(code.number()));
        Self::new(8, title.index() as u64, mix(group, country << 1 | u64::from(plural)))
    }
}

/// One key for all words of a name; small words count too.
pub(super) fn whole(reader: &Reader<'_, '_>, name: &Name) -> u64 {
    (name.first..name.end).fold(0, |key, word| mix(key, name_key(reader, word)))
}

/// Joins two keys.
pub(super) const fn mix(one: u64, other: u64) -> u64 {
    (one.rotate_left(23) ^ other).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}
