//! What a phrase of the lexicon stands for.

use std::num::NonZeroU32;
use std::ops::{BitOr, BitOrAssign};

use crate::LocationKind;
use crate::image::{code_row, row};

/// Declares an index into one of the lexicon's arrays.
macro_rules! entry_ids {
    ($( $(#[$meta:meta])* $name:ident, )+) => { $(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(NonZeroU32);

        impl $name {
            /// Counts from 1, so that an option of it is no larger.
            pub(super) const fn new(index: usize) -> Self {
                Self::of_number((index as u32).wrapping_add(1))
            }

            /// The id of this number, counted from 1.
            pub(super) const fn of_number(number: u32) -> Self {
                match NonZeroU32::new(number) {
                    Some(number) => Self(number),
                    None => Self(NonZeroU32::MAX),
                }
            }

            /// Its number, counted from 1.
            pub(super) const fn number(self) -> u32 {
                self.0.get()
            }

            /// The index in the lexicon's array.
            #[must_use]
            pub const fn index(self) -> usize {
                self.0.get() as usize - 1
            }
        }

        row!($name where u32: |number| Self::of_number(number), |id| id.number());
        row!(Option<$name> where u32: |number| NonZeroU32::new(number).map($name), |id| id.map_or(0, $name::number));
    )+ };
}

entry_ids! {
    /// A [`KnownActor`](super::KnownActor).
    KnownActorId,
    /// A [`Place`](super::Place).
    PlaceId,
    /// A [`Title`](super::Title).
    TitleId,
}

/// What a phrase stands for. One phrase may stand for several things: `Georgia` is a country and a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Entry {
    /// A name of a person or an organisation.
    Actor(KnownActorId),
    /// A name of a place, or a word made from it.
    Place(PlaceId, PlaceForm),
    /// A title, an office, a noun for people or a body.
    Title {
        /// Which one.
        title: TitleId,
        /// Whether the phrase is its plural.
        plural: bool,
    },
    /// Something capitalised that is neither actor nor place: an award, a holiday, a law.
    NonName,
}

/// What a phrase stands for as a number: in the lowest bits what it is and in which form, above that the number of its id, which no
/// lexicon that memory can hold makes greater than 28 bits.
impl Entry {
    const CODE_BITS: u32 = 4;

    /// The entry that has these [`bits`](Self::bits). All ids are made of the same number before the code is looked at: so there is
    /// nothing but constants to choose from, which takes no branch.
    #[inline(always)]
    pub(super) fn of_bits(bits: u32) -> Self {
        let number = bits >> Self::CODE_BITS;
        let (actor, place, title) =
            (KnownActorId::of_number(number), PlaceId::of_number(number), TitleId::of_number(number));
        match bits & ((1 << Self::CODE_BITS) - 1) {
            0 => Self::Actor(actor),
            1 => Self::Place(place, PlaceForm::Name),
            2 => Self::Place(place, PlaceForm::Adjective),
            3 => Self::Place(place, PlaceForm::Demonym),
            4 => Self::Place(place, PlaceForm::Government),
            5 => Self::Place(place, PlaceForm::Abbreviation),
            6 => Self::Title { title, plural: false },
            7 => Self::Title { title, plural: true },
            _ => Self::NonName,
        }
    }

    /// All of it as a number.
    pub(super) fn bits(self) -> u32 {
        let (number, code) = match self {
            Self::Actor(id) => (id.number(), 0),
            Self::Place(id, form) => (id.number(), 1 + form as u32),
            Self::Title { title, plural } => (title.number(), 6 + u32::from(plural)),
            Self::NonName => (0, 8),
        };
        number << Self::CODE_BITS | code
    }
}
row!(Entry where u32: |bits| Self::of_bits(bits), |entry| entry.bits());

/// How a phrase is made from the name of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PlaceForm {
    /// The name itself or another name for it: `Russia`.
    Name,
    /// The adjective: `Russian`.
    Adjective,
    /// A noun for its people, singular or plural: `Russians`.
    Demonym,
    /// A seat or a word that stands for its government: `Kremlin`.
    Government,
    /// A short form that counts only after a comma: `Calif.`
    Abbreviation,
}
code_row!(PlaceForm, [Name, Adjective, Demonym, Government, Abbreviation]);

/// Of which kinds the entries of a phrase are: a set, so that one test tells what a hit cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct Kinds(u16);
row!(Kinds: u16);

impl Kinds {
    /// An actor that is a person.
    pub(crate) const PERSON: Kinds = Kinds(1);
    /// Any other actor.
    pub(crate) const ORGANIZATION: Kinds = Kinds(1 << 1);
    /// A place of kind country, in any form.
    pub(crate) const COUNTRY: Kinds = Kinds(1 << 2);
    /// A place that is neither a country nor a city, in any form.
    pub(crate) const AREA: Kinds = Kinds(1 << 3);
    /// A place, in the form [`PlaceForm::Name`].
    pub(crate) const PLACE_NAME: Kinds = Kinds(1 << 4);
    /// A place, in the form [`PlaceForm::Adjective`] or [`PlaceForm::Demonym`].
    pub(crate) const NATIONALITY: Kinds = Kinds(1 << 5);
    /// A place, in the form [`PlaceForm::Government`].
    pub(crate) const GOVERNMENT: Kinds = Kinds(1 << 6);
    /// A place, in the form [`PlaceForm::Abbreviation`].
    pub(crate) const ABBREVIATION: Kinds = Kinds(1 << 7);
    /// A title.
    pub(crate) const TITLE: Kinds = Kinds(1 << 8);
    /// [`Entry::NonName`].
    pub(crate) const NON_NAME: Kinds = Kinds(1 << 9);
    /// A place of kind city, in any form.
    pub(crate) const CITY: Kinds = Kinds(1 << 10);
    /// A title that may stand before a name.
    pub(crate) const PREFIX: Kinds = Kinds(1 << 11);
    /// A place whose name is first of all something else; of no other kind.
    pub(crate) const HOMONYM: Kinds = Kinds(1 << 12);
    /// Of a phrase for an organisation and no place: a well-known place is named in it, or that is not known.
    pub(crate) const HOLDS_PLACE: Kinds = Kinds(1 << 13);
    /// Of a phrase: its entries hold for different spellings.
    pub(super) const SEVERAL_SPELLINGS: Kinds = Kinds(1 << 15);

    /// Any actor.
    pub(crate) const ACTOR: Kinds = Self::PERSON.or(Self::ORGANIZATION);
    /// Any place but a country, in any form.
    pub(crate) const OTHER_PLACE: Kinds = Self::CITY.or(Self::AREA);
    /// Any place, in any form.
    pub(crate) const PLACE: Kinds = Self::COUNTRY.or(Self::OTHER_PLACE);

    /// Whether at least one of `kinds` is in it.
    pub(crate) const fn any(self, kinds: Kinds) -> bool {
        self.0 & kinds.0 != 0
    }

    /// Whether a phrase of these kinds stands for cities alone.
    pub(crate) const fn is_city(self) -> bool {
        const FORMS: Kinds = Kinds::PLACE_NAME.or(Kinds::NATIONALITY).or(Kinds::GOVERNMENT).or(Kinds::ABBREVIATION);
        self.any(Self::CITY) && self.only(Self::CITY.or(Self::HOMONYM).or(FORMS))
    }

    /// What is in one of them or in both.
    pub(crate) const fn or(self, kinds: Kinds) -> Kinds {
        Kinds(self.0 | kinds.0)
    }

    /// What is in both.
    pub(super) const fn and(self, kinds: Kinds) -> Kinds {
        Kinds(self.0 & kinds.0)
    }

    /// Whether nothing is in it but `kinds`.
    pub(crate) const fn only(self, kinds: Kinds) -> bool {
        self.0 & !kinds.0 == 0
    }
}

impl BitOr for Kinds {
    type Output = Kinds;

    fn bitor(self, other: Kinds) -> Kinds {
        self.or(other)
    }
}

impl BitOrAssign for Kinds {
    fn bitor_assign(&mut self, other: Kinds) {
        self.0 |= other.0;
    }
}

impl From<LocationKind> for Kinds {
    fn from(kind: LocationKind) -> Kinds {
        match kind {
            LocationKind::Country => Kinds::COUNTRY,
            LocationKind::City => Kinds::CITY,
            _ => Kinds::AREA,
        }
    }
}

impl From<PlaceForm> for Kinds {
    fn from(form: PlaceForm) -> Kinds {
        match form {
            PlaceForm::Name => Kinds::PLACE_NAME,
            PlaceForm::Adjective | PlaceForm::Demonym => Kinds::NATIONALITY,
            PlaceForm::Government => Kinds::GOVERNMENT,
            PlaceForm::Abbreviation => Kinds::ABBREVIATION,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::image::Rows;

    #[test]
    fn entries_are_read_again_as_rows() {
        use PlaceForm::*;
        let place = |form| Entry::Place(PlaceId::new(70_000), form);
        let title = |plural| Entry::Title { title: TitleId::new(0), plural };
        let mut entries = vec![Entry::Actor(KnownActorId::new(3)), title(false), title(true), Entry::NonName];
        entries.extend([Name, Adjective, Demonym, Government, Abbreviation].map(place));
        assert!(Rows::new(entries.clone()).iter().eq(entries));
    }
}
