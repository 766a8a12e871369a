//! Under which keys actors are found again.

use super::fold::name_key;
use super::name::Name;
use super::reader::Reader;
use crate::CountryCode;
use crate::lexicon::{KnownActorId, PlaceId, TitleId};

/// What makes two mentions one actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    Known(KnownActorId),
    /// The one of a country, of an organisation that many countries have.
    Branch(KnownActorId, CountryCode),
    State(PlaceId),
    /// The government of a country under the name of its seat.
    Government(CountryCode),
    /// An organisation, by its words.
    Organization(u64),
    /// The organisation that these words meant last.
    Latest(u64),
    /// A person, by surname and one given name (0: by surname alone).
    Person {
        surname: u64,
        given: u64,
    },
    /// A person, by surname and a name that the given name may be short for.
    Namesake {
        surname: u64,
        name: u64,
    },
    /// People or bodies by their noun.
    Nominal {
        title: TitleId,
        country: Option<CountryCode>,
        plural: bool,
        /// Which of several groups under one noun; 0: the one without a number.
        group: u64,
    },
}

impl Key {
    /// A number that stands for the key: no two keys of one article are expected to share one.
    pub(super) fn hash(self) -> u64 {
        let country = |code: Option<CountryCode>| code.map_or(0, |code| u64::from(code.number()));
        let (kind, one, other) = match self {
            Self::Known(id) => (1, id.index() as u64, 0),
            Self::Branch(id, code) => (2, id.index() as u64, country(Some(code))),
            Self::State(id) => (3, id.index() as u64, 0),
            Self::Government(code) => (4, country(Some(code)), 0),
            Self::Organization(words) => (5, words, 0),
            Self::Latest(words) => (6, words, 0),
            Self::Person { surname, given } => (7, surname, given),
            Self::Namesake { surname, name } => (9, surname, name),
            Self::Nominal { title, country: of, plural, group } => {
                (8, title.index() as u64, mix(group, country(of) << 1 | u64::from(plural)))
            }
        };
        mix(mix(kind, one), other)
    }
}

/// One key for all words of a name; small words count too.
pub(super) fn whole(reader: &Reader<'_, '_>, name: &Name) -> u64 {
    (name.first..name.end).fold(0, |key, word| mix(key, name_key(reader, word)))
}

/// Joins two keys.
pub(super) fn mix(one: u64, other: u64) -> u64 {
    (one.rotate_left(23) ^ other).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}
